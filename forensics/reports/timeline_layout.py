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
    """``label_at`` is ``in`` the bar, ``right`` or ``left`` of the mark, ``under`` it, or
    ``none``: another mark of the row carries the label.

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
    placed: list[Placed] = []
    seen = [(span, unit) for unit in units(lane.items) if (span := _span(unit, scale))]
    for (a, b), unit in sorted(seen, key=lambda pair: pair[0]):
        found = sorted({n for item in unit for n in item.findings})
        numbers = tuple(found[:MOST_BADGES])
        badges = badge_room(len(numbers))
        more = len(found) - len(numbers)
        label = visible(unit[0].label)
        label = f"+{more} {label}" if more else label
        label = fit(label, scale.right - scale.left - 30 - badges)
        width = text_width(label) + badges + 6
        tall = 1
        if len(unit) == 1 and unit[0].shape == "bar" and b - a > width + 16:
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
        placed.append(Placed(unit[0], label, numbers, at, x, row))
        placed += [Placed(item, "", (), "none", x, row) for item in unit[1:]]
    return tuple(placed), len(ends)


def badge_room(numbers: int) -> float:
    """Pixels that this many numbers take before a label."""
    return BADGE * numbers + 3 if numbers else 0.0


def units(items: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    """What shares a row: a stay with its two stamps, the stay first; everything else alone."""
    together: dict[int, list[Item]] = {}
    for number, item in enumerate(items):
        together.setdefault(item.group or -1 - number, []).append(item)
    return [tuple(sorted(u, key=lambda i: i.shape != "stay")) for u in together.values()]


def _span(unit: tuple[Item, ...], scale: Scale) -> tuple[float, float] | None:
    spans = [span for item in unit if (span := extent(item, scale))]
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


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
