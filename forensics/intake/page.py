"""Lines become the text of a page: reading order, words, exact offsets, boxes on the page.

Text boxes that stand on one height become one line of text: joined by nothing if they touch,
one space across a word's gap, two spaces across a wide gap (cells of a table, a label and its
value). Lines are joined by a line break; regions read apart follow after a form feed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from forensics.intake.columns import Piece, unfold
from forensics.intake.lines import Line, pieces
from forensics.intake.regions import Found
from forensics.records import (
    Box,
    Char,
    Page,
    Provenance,
    ReadingWarning,
    Region,
    Span,
    Word,
)

Mapper = Callable[[NDArray[np.float32]], NDArray[np.float32]]

UNCERTAIN = 0.9
"""A line read with less is kept and marked: of such lines fewer than half were exact."""


def in_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Rows from top to bottom, each from left to right; a skewed page is levelled first.

    Of running text in two columns the left comes whole before the right.
    """
    if not lines:
        return []
    quads = np.array([line.quad for line in lines], np.float64)
    tops = quads[:, 1] - quads[:, 0]
    length = np.hypot(tops[:, 0], tops[:, 1])
    slopes = np.arctan2(tops[:, 1], tops[:, 0])
    flat = np.abs(slopes) < np.pi / 6
    skew = _weighted_median(slopes[flat], length[flat]) if flat.any() else 0.0
    level = np.array([[np.cos(skew), np.sin(skew)], [-np.sin(skew), np.cos(skew)]])
    middles = quads.mean(axis=1) @ level.T
    down, heights = middles[:, 1].tolist(), _heights(quads).tolist()
    sides = list(
        zip(quads[:, :, 0].min(axis=1).tolist(), quads[:, :, 0].max(axis=1).tolist(), strict=True)
    )
    rows: list[list[int]] = []
    for i in np.argsort(middles[:, 1], kind="stable").tolist():
        for row in rows[-3:]:
            other = row[-1]
            near = abs(down[i] - down[other])
            if near < 0.5 * min(heights[i], heights[other]) and not any(
                _overlap(sides[i], sides[j]) for j in row
            ):
                row.append(i)
                break
        else:
            rows.append([i])
    across = (quads @ level.T)[:, :, 0]
    lefts, rights = across.min(axis=1).tolist(), across.max(axis=1).tolist()
    pieces = [
        [
            Piece(lefts[i], rights[i], heights[i], _letters(lines[i].text), i)
            for i in sorted(row, key=lambda i: (middles[i, 0], i))
        ]
        for row in rows
    ]
    return [[lines[piece.key] for piece in row] for row in unfold(pieces)]


def _letters(text: str) -> float:
    return sum([2.0 if _is_wide(c) else 1.0 for c in text])


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values, kind="stable")
    running = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(running, running[-1] / 2)])


def _height(line: Line) -> float:
    return max(1.0, float(np.linalg.norm(line.quad[3] - line.quad[0])))


def _heights(quads: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.maximum(1.0, np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)))


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Do they stand above one another for more than half of the shorter?"""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0.5 * min(a[1] - a[0], b[1] - b[0])


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a line went: ``text[start:start + len(line.text)]``."""

    line: Line
    start: int


class Writer:
    """Puts lines one behind the other and keeps the books on offsets, words and boxes."""

    def __init__(self, width: int, height: int, to_page: Mapper) -> None:
        self._width, self._height, self._to_page = width, height, to_page
        self._parts: list[str] = []
        self.length = 0
        self.words: list[Word] = []
        self.placed: list[Placed] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def row(self, lines: Sequence[Line]) -> None:
        for before, line in zip((None, *lines), lines, strict=False):
            if before is not None:
                gap = float(np.linalg.norm(line.quad[0] - before.quad[1])) / _height(line)
                self.put("" if gap < 0.3 else " " if gap < 1.5 else "  ")
            self._line(line)

    def _line(self, line: Line) -> None:
        start = self.length
        self.placed.append(Placed(line, start))
        self.put(line.text)
        if not line.chars:
            return
        boxes = self._around(self._to_page(pieces(line).reshape(-1, 2)).reshape(-1, 4, 2))
        run: list[int] = []
        offset = run_start = start
        wide = False
        for i, char in enumerate(line.chars):
            text = char.text
            blank = text.isspace()
            if run and (blank or _is_wide(text[0]) != wide):
                self._word(line, run, boxes, run_start)
                run = []
            if not blank:
                if not run:
                    run_start, wide = offset, _is_wide(text[0])
                run.append(i)
            offset += len(text)
        if run:
            self._word(line, run, boxes, run_start)

    def _around(self, quads: NDArray[np.float32]) -> list[list[int]]:
        """The box around each of the quads (n, 4, 2) of page points, inside the page, never
        empty: left, top, right, bottom; all at once, for a page has thousands of letters."""
        size = np.array([self._width, self._height])
        low = np.floor(quads.min(axis=1) + 0.01).astype(np.int64).clip(0, size - 1)
        high = np.ceil(quads.max(axis=1) - 0.01).astype(np.int64)
        high = np.maximum(low + 1, np.minimum(high, size))
        around: list[list[int]] = np.concatenate([low, high], axis=1).tolist()
        return around

    def place(self, quad: NDArray[np.float32]) -> Box:
        """The box on the page of a quad of the upright picture."""
        return Box(*self._around(self._to_page(quad)[None])[0])

    def _word(self, line: Line, run: list[int], boxes: list[list[int]], start: int) -> None:
        chars: list[Char] = []
        for i in run:
            char, box = line.chars[i], Box(*boxes[i])
            text = char.text
            chars.append(Char(text[0], box, char.confidence, char.alternatives))
            chars += [Char(c, box, char.confidence) for c in text[1:]]
        left, top, right, bottom = zip(*[boxes[i] for i in run], strict=True)
        around = Box(min(left), min(top), max(right), max(bottom))
        sure = round(sum([c.confidence for c in chars]) / len(chars), 4)
        self.words.append(
            Word("".join([c.text for c in chars]), around, sure, start, tuple(chars))
        )


@cache
def _is_wide(letter: str) -> bool:
    """True for Han characters and full-width punctuation: what stands without spaces."""
    return unicodedata.east_asian_width(letter) in "WF"


def region(writer: Writer, found: Found) -> Region:
    """Puts a region's own lines behind the text written so far."""
    writer.put("\f")
    start = writer.length
    for i, row in enumerate(
        in_order(found.lines)
        if found.kind != "mrz" and abs(found.angle) < 25  # turned text: the finder ordered it
        else [[line] for line in found.lines]
    ):
        if i:
            writer.put("\n")
        writer.row(row)
    return Region(
        found.kind,
        writer.place(found.quad),
        start,
        writer.length,
        found.shape,
        found.colour,
        found.angle,
    )


def warning(
    page: Page, code: str, message: str, start: int, end: int, boxes: tuple[Box, ...] = ()
) -> ReadingWarning:
    """A warning about ``page.text[start:end]``; boxes are found from its words if not given.

    The document's name is filled in when the file is put together.
    """
    from forensics.records import Document

    cited = Document("", "", "", (page,)).cite(Span(page.number, start, end), "intake")
    if boxes:
        cited = Provenance(
            "", page.number, cited.span, boxes, cited.quote, cited.confidence, "intake"
        )
    return ReadingWarning(code, message, cited)
