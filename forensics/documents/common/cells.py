"""The page as cells: pieces of text that stand apart, with their place, read upright.

A cell is a piece of a text line between gaps of two spaces or more. Its place is in an upright,
level frame (x to the right, y down) whatever way the page lies: pixels where the page has boxes;
for a text without picture, ten units a column and twenty a line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from forensics.records import Box, Document, Page, Provenance, Span

_LEVEL = 1.5
"""Degrees below which boxes of neighbouring lines keep apart."""
_CELL = re.compile(r"\S+(?:[^\S\n]\S+)*")


@dataclass(frozen=True, slots=True)
class Cell:
    """``page.text[start:end] == text``; ``row`` is the index of its text line."""

    text: str
    start: int
    end: int
    row: int
    box: Box

    @property
    def height(self) -> int:
        return self.box.bottom - self.box.top


def cells(page: Page, end: int | None = None) -> tuple[Cell, ...]:
    """The cells of ``page.text[:end]``, in reading order."""
    stop = page.main_end if end is None else end
    frame = Frame(page)
    return tuple(
        Cell(text, lo, hi, row, frame.place(lo, hi)) for row, text, lo, hi in _pieces(page, stop)
    )


def _pieces(page: Page, stop: int) -> Iterator[tuple[int, str, int, int]]:
    """(row, text, start, end) of each cell."""
    start = 0
    for row, line in enumerate(re.split(r"[\n\f]", page.text[:stop])):
        for match in _CELL.finditer(line):
            yield row, match.group(), start + match.start(), start + match.end()
        start += len(line) + 1


class Frame:
    """Places of a page in the upright frame, levelled where its lines lean.

    A photograph is kept as it came, so that boxes of slanted lines lie over each other: what
    stands below what is seen only with the lines level.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.lean = _lean(page)
        """Degrees clockwise; 0 for a page that is nearly level."""

    def place(self, start: int, end: int) -> Box:
        """Where ``page.text[start:end]`` stands."""
        page = self._page
        box: Box | None = None
        for part in _boxes(page, start, end):
            part = upright(page, part)
            part = self._level(part) if self.lean else part
            box = part if box is None else box.union(part)
        if box is not None:
            return box
        line = page.text.count("\n", 0, start) + page.text.count("\f", 0, start)
        begin = max(page.text.rfind("\n", 0, start), page.text.rfind("\f", 0, start)) + 1
        left = 10 * (start - begin)
        return Box(left, 20 * line, left + 10 * max(1, end - start), 20 * line + 16)

    def _level(self, box: Box) -> Box:
        """The box moved to where its middle lies when the page is turned level."""
        angle = math.radians(self.lean)
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        to_x = x * math.cos(angle) + y * math.sin(angle)
        to_y = y * math.cos(angle) - x * math.sin(angle)
        right, down = round(to_x - x), round(to_y - y)
        return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


def _lean(page: Page) -> float:
    """By how much long lines lean: the median by length, 0 below ``_LEVEL``."""
    found: list[tuple[float, float]] = []
    for _, _, start, end in _pieces(page, page.main_end):
        boxes = [upright(page, box) for box in _boxes(page, start, end)]
        if len(boxes) < 2:
            continue
        first, last = boxes[0], boxes[-1]
        right = (last.left + last.right - first.left - first.right) / 2
        down = (last.top + last.bottom - first.top - first.bottom) / 2
        if right > 6 * (first.bottom - first.top):
            found.append((math.degrees(math.atan2(down, right)), right))
    found.sort()
    half, seen = sum(length for _, length in found) / 2, 0.0
    for lean, length in found:
        seen += length
        if seen >= half:
            return lean if abs(lean) >= _LEVEL else 0.0
    return 0.0


def _boxes(page: Page, start: int, end: int) -> Iterator[Box]:
    for word in page.words:
        lo, hi = max(start, word.start), min(end, word.start + len(word.text))
        if lo >= hi:
            continue
        if len(word.chars) == len(word.text):
            yield from (c.box for c in word.chars[lo - word.start : hi - word.start])
        else:
            yield word.box


def upright(page: Page, box: Box) -> Box:
    """A box of the page image in the frame in which the page stands upright."""
    wide, high = page.width, page.height
    if page.turn == 90:
        return Box(high - box.bottom, box.left, high - box.top, box.right)
    if page.turn == 180:
        return Box(wide - box.right, high - box.bottom, wide - box.left, high - box.top)
    if page.turn == 270:
        return Box(box.top, wide - box.right, box.bottom, wide - box.left)
    return box


def cite(document: Document, page: Page, start: int, end: int, reader: str) -> Provenance:
    """Short for ``document.cite``."""
    return document.cite(Span(page.number, start, end), reader)
