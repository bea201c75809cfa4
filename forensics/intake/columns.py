"""Running text in two columns: which rows of a page are two lines that belong to two texts.

Tables, forms and label-value layouts stay rows. Columns are taken for such only where nothing
crosses the gutter over several lines and both sides are running text: lines of many letters
that, but for the last of a paragraph, fill their column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINES = 5
"""Fewest lines of running text on each side."""
_FULL, _MOSTLY = 0.85, 0.6
"""A line is full from this share of its column; this share of the lines must be."""
_LETTERS = 14.0
"""Fewest letters of an average line, a CJK character counting as two."""
_GUTTER = 0.7
"""Narrowest gutter, in heights of a line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text box of a levelled page: ``left`` and ``right`` in pixels, ``size`` in letters."""

    left: float
    right: float
    height: float
    size: float
    key: int


Row = Sequence[Piece]


def unfold(rows: Sequence[Row]) -> list[list[Piece]]:
    """The rows in reading order: where there are two columns, the left one whole, then the right.

    ``rows`` run from top to bottom, the pieces of each from left to right.
    """
    out: list[list[Piece]] = []
    at = 0
    while at < len(rows):
        end, gutter = _block(rows, at)
        if end == at:
            out.append(list(rows[at]))
            at += 1
            continue
        for side in (0, 1):
            parts = (_split(row, gutter)[side] for row in rows[at:end])
            out += [part for part in parts if part]
        at = end
    return out


def _block(rows: Sequence[Row], at: int) -> tuple[int, float]:
    """Where the columns that begin with row ``at`` end, and their gutter; ``at`` if none do."""
    for low, high in _gutters(rows[at], rows[at + 1] if at + 1 < len(rows) else ()):
        end = at
        for row in rows[at:]:
            shared = ((max(low, a), min(high, b)) for a, b in _gaps(row))
            left, right = max(shared, key=lambda gap: gap[1] - gap[0])
            if right - left < _GUTTER * max(p.height for p in row):
                break
            low, high = left, right
            end += 1
        if _running(rows[at:end], (low + high) / 2):
            return end, (low + high) / 2
    return at, 0.0


def _gutters(row: Row, below: Row) -> list[tuple[float, float]]:
    """The gaps in a row; between it and the next if each has one column (lines not level)."""
    inner = _gaps(row)[1:-1]
    if inner or not below:
        return inner
    sides = (row[0].right, below[0].left), (below[-1].right, row[-1].left)
    return [(low, high) for low, high in sides if low < high]


def _gaps(row: Row) -> list[tuple[float, float]]:
    """What no piece covers, from left to right; the first and the last are the margins."""
    edges = [float("-inf")]
    for piece in row:
        edges += [piece.left, piece.right]
    edges.append(float("inf"))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _split(row: Row, gutter: float) -> tuple[list[Piece], list[Piece]]:
    return [p for p in row if p.right <= gutter], [p for p in row if p.left >= gutter]


def _running(rows: Sequence[Row], gutter: float) -> bool:
    for side in (0, 1):
        lines = [part for row in rows if (part := _split(row, gutter)[side])]
        if len(lines) < _LINES:
            return False
        left = min(line[0].left for line in lines)
        width = max(line[-1].right for line in lines) - left
        full = sum(_covered(line) >= _FULL * width for line in lines)
        letters = sum(p.size for line in lines for p in line) / len(lines)
        if full < _MOSTLY * len(lines) or letters < _LETTERS:
            return False
    return True


def _covered(line: Sequence[Piece]) -> float:
    """Width of the text, blanks of up to a letter's height included: no cell far from the next."""
    width = sum(p.right - p.left for p in line)
    for one, two in pairwise(line):
        gap = two.left - one.right
        width += gap if gap < one.height else 0.0
    return width
