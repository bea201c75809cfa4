"""Where each mark of the timeline and its label go, so that nothing overlaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forensics.escape import visible
from forensics.reports.measure import fit, text_width
from forensics.reports.scale import Scale
from forensics.reports.timeline import Item, Lane, Stretch

BADGE = 22.0
"""Room of one finding's number before a label."""
MOST_BADGES = 3
"""Numbers before a label; how many more there are is said in the label."""


@dataclass(frozen=True, slots=True)
class Placed:
    """``label_at`` is ``in`` the bar, ``right`` or ``left`` of the mark, or ``under`` it.

    ``x`` is where number and label begin (for ``left``: end); ``row`` counts from the top.
    """

    item: Item
    label: str
    badges: tuple[int, ...]
    label_at: str
    x: float
    row: int


def pack(lane: Lane, scale: Scale) -> tuple[tuple[Placed, ...], int]:
    """The marks of a lane in rows, first come first served, and how many rows there are."""
    ends: list[float] = []
    placed = []
    seen = [(e, i) for i in lane.items if (e := extent(i, scale))]
    for (a, b), item in sorted(seen, key=lambda pair: pair[0]):
        numbers = item.findings[:MOST_BADGES]
        badges = BADGE * len(numbers)
        more = len(item.findings) - len(numbers)
        label = f"+{more} {visible(item.label)}" if more else visible(item.label)
        label = fit(label, scale.right - scale.left - 30 - badges)
        width = text_width(label) + badges + 6
        tall = 1
        if item.shape in ("bar", "stay") and b - a > width + 16:
            at, x, lo, hi = "in", a + 10, a, b
        elif b + 6 + width <= scale.right + 10:
            at, x, lo, hi = "right", b + 6, a, b + 6 + width
        elif a - 6 - width >= scale.left - 10:
            at, x, lo, hi = "left", a - 6, a - 6 - width, b
        else:
            x = max(scale.left, min(a, scale.right - width))
            at, lo, hi, tall = "under", min(a, x), max(b, x + width), 2
        row = _free(ends, lo, tall)
        ends.extend([0.0] * (row + tall - len(ends)))
        ends[row : row + tall] = [hi] * tall
        placed.append(Placed(item, label, numbers, at, x, row))
    return tuple(placed), len(ends)


def _free(ends: list[float], lo: float, tall: int) -> int:
    """The first row that is free from ``lo`` on, with those below it that are needed."""
    row = 0
    while any(end + 8 > lo for end in ends[row : row + tall]):
        row += 1
    return row


def extent(item: Item, scale: Scale) -> tuple[float, float] | None:
    """Left and right of all its stretches; ``None`` if nothing of it is in the picture."""
    spans = [edges(s, scale) for s in item.stretches if in_sight(s, scale)]
    if not spans:
        return None
    days = [
        (a, b) if not s.is_day else ((a + b) / 2 - 7, (a + b) / 2 + 7)
        for s, (a, b) in zip((s for s in item.stretches if in_sight(s, scale)), spans, strict=True)
    ]
    return min(a for a, _ in days), max(max(b, a + 8) for a, b in days)


def in_sight(stretch: Stretch, scale: Scale) -> bool:
    """Does any day of it lie in the picture? A stretch open on both sides has no place."""
    if stretch.first is None and stretch.last is None:
        return False
    first = stretch.first or date.min
    last = stretch.last or date.max
    return first <= scale.last and last >= scale.first


def edges(stretch: Stretch, scale: Scale) -> tuple[float, float]:
    """Left and right in the picture; an open side runs on for a while, to fade out."""
    soft = max((scale.right - scale.left) / 9, 50.0)
    if stretch.first is not None and stretch.last is not None:
        return scale.span(stretch.first, stretch.last)
    if stretch.first is not None:
        sure = stretch.sure_to or stretch.first
        return scale.x(stretch.first), min(scale.span(sure, sure)[1] + soft, scale.right)
    last = stretch.last or date.max
    return max(scale.x(stretch.sure_from or last) - soft, scale.left), scale.span(last, last)[1]
