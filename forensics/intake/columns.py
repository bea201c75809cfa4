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
    gaps = [_gaps(row) for row in rows]
    while at < len(rows):
        end, gutter = _block(rows, gaps, at)
        if end == at:
            out.append(list(rows[at]))
            at += 1
            continue
        for side in (0, 1):
            parts = (_split(row, gutter)[side] for row in rows[at:end])
            out += [part for part in parts if part]
        at = end
    return out


Gaps = list[tuple[float, float]]


def _block(rows: Sequence[Row], gaps: Sequence[Gaps], at: int) -> tuple[int, float]:
    """Where the columns that begin with row ``at`` end, and their gutter; ``at`` if none do."""
    if len(rows) - at < _LINES:
        return at, 0.0
    for low, high in _gutters(rows[at], rows[at + 1]):
        end = at
        while end < len(rows):
            left, right = _widest(gaps[end], low, high)
            if right - left < _GUTTER * rows[end][0].height:
                break
            low, high = left, right
            end += 1
        if end - at < _LINES:
            continue
        if _running(rows[at:end], (low + high) / 2):
            return end, (low + high) / 2
    return at, 0.0


def _gutters(row: Row, below: Row) -> Gaps:
    """The gaps in a row; between it and the next if each has one column (lines not level)."""
    inner = _gaps(row)[1:-1]
    if inner or not below:
        return inner
    sides = (row[0].right, below[0].left), (below[-1].right, row[-1].left)
    return [(low, high) for low, high in sides if low < high]


def _widest(gaps: Gaps, low: float, high: float) -> tuple[float, float]:
    """The widest part that a gap of the row has in common with ``low`` to ``high``."""
    best = (0.0, 0.0)
    for a, b in gaps:
        left, right = (a if a > low else low), (b if b < high else high)
        if right - left > best[1] - best[0]:
            best = (left, right)
    return best


def _gaps(row: Row) -> Gaps:
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
