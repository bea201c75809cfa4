"""The page as cells: pieces of text that stand apart, with their place, read upright.

A cell is a piece of a text line between gaps of two spaces or more. Its place is in an upright
frame (x to the right, y down) whatever way the page lies: pixels where the page has boxes; for
a text without picture, ten units a column and twenty a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forensics.records import Box, Document, Page, Provenance, Span

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
    out = []
    start = 0
    for row, line in enumerate(re.split(r"[\n\f]", page.text[:stop])):
        for match in _CELL.finditer(line):
            lo, hi = start + match.start(), start + match.end()
            out.append(Cell(match.group(), lo, hi, row, place(page, lo, hi)))
        start += len(line) + 1
    return tuple(out)


def place(page: Page, start: int, end: int) -> Box:
    """Where ``page.text[start:end]`` stands, in the upright frame."""
    box: Box | None = None
    for part in _boxes(page, start, end):
        box = part if box is None else box.union(part)
    if box is not None:
        return upright(page, box)
    line = page.text.count("\n", 0, start) + page.text.count("\f", 0, start)
    begin = max(page.text.rfind("\n", 0, start), page.text.rfind("\f", 0, start)) + 1
    left = 10 * (start - begin)
    return Box(left, 20 * line, left + 10 * max(1, end - start), 20 * line + 16)


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
