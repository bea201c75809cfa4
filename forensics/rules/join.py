"""Which facts are looked at together: an interval join with bounds taken from the predicates.

From the page's predicates come limits such as ``r.start <= s.date``. They are checked on the
widest bounds of every date, so that nothing that could clash in any reading is skipped, and
the facts of a letter are kept sorted, so that most are never touched.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from forensics.rules.items import Item
from forensics.temporal.network import Limit
from forensics.temporal.readings import UncertainDate

FAR = 10**9
"""Stands for "no bound": farther than any day."""


class Side:
    """The items of one letter sorted by the earliest day of one side of theirs."""

    def __init__(self, items: Sequence[Item], side: str) -> None:
        rows = sorted(
            ((*bounds(item.start if side == "start" else item.end), at)
             for at, item in enumerate(items)),
        )  # fmt: skip
        self.low = [r[0] for r in rows]
        self.at = [r[2] for r in rows]
        closed = [r[1] - r[0] for r in rows if r[0] > -FAR and r[1] < FAR]
        # Dates open on a side are few; they are looked at always.
        self.open = [r[2] for r in rows if r[0] == -FAR or r[1] == FAR]
        self.width = max(closed, default=0)

    def near(self, low: int, high: int) -> list[int]:
        """Positions of items that may have their day from ``low`` to ``high``, in order."""
        first = bisect_left(self.low, low - self.width)
        last = bisect_right(self.low, high)
        found = self.at[first:last]
        if self.open:
            found = list(set(found) | set(self.open))
        return sorted(found)


def bounds(when: UncertainDate | None) -> tuple[int, int]:
    """First and last ordinal over all readings; ``FAR`` where open."""
    if when is None:
        return -FAR, FAR
    readings = when.readings
    if len(readings) == 1:
        one = readings[0]
        return (
            one.earliest.toordinal() if one.earliest else -FAR,
            one.latest.toordinal() if one.latest else FAR,
        )
    first, last = when.earliest, when.latest
    return first.toordinal() if first else -FAR, last.toordinal() if last else FAR


def join(
    lists: Mapping[str, Sequence[Item]], limits: Sequence[Limit]
) -> Iterator[dict[str, Item]]:
    """Every binding of one item a letter that the limits do not rule out, in a stable order.

    A printed item never stands for two letters at once.
    """
    letters = sorted(lists, key=lambda x: (len(lists[x]), x))
    usable = [x for x in limits if x.left and x.right and x.left[0] != x.right[0]]
    sides: dict[tuple[str, str], Side] = {}
    yield from _extend(letters, 0, {}, lists, usable, sides)


def _extend(
    letters: Sequence[str],
    at: int,
    taken: dict[str, Item],
    lists: Mapping[str, Sequence[Item]],
    limits: Sequence[Limit],
    sides: dict[tuple[str, str], Side],
) -> Iterator[dict[str, Item]]:
    if at == len(letters):
        yield dict(taken)
        return
    letter = letters[at]
    items = lists[letter]
    for position in _candidates(letter, taken, items, limits, sides):
        item = items[position]
        if not _possible(letter, item, taken, limits) or _shared(item, taken):
            continue
        taken[letter] = item
        yield from _extend(letters, at + 1, taken, lists, limits, sides)
        del taken[letter]


def _shared(item: Item, taken: Mapping[str, Item]) -> bool:
    if not taken:
        return False
    leaves = item.leaves
    return any(leaf is other for t in taken.values() for other in t.leaves for leaf in leaves)


def _candidates(
    letter: str,
    taken: Mapping[str, Item],
    items: Sequence[Item],
    limits: Sequence[Limit],
    sides: dict[tuple[str, str], Side],
) -> Sequence[int]:
    windows: dict[str, tuple[int, int]] = {}
    for limit in limits:
        left, right = limit.left.split("."), limit.right.split(".")
        if left[0] == letter and right[0] in taken:
            # left - right <= days: the day is at most the other's latest plus days
            low, high = windows.get(left[1], (-FAR, FAR))
            other = _bound(taken[right[0]], right[1])[1]
            windows[left[1]] = (low, min(high, other + limit.days))
        elif right[0] == letter and left[0] in taken:
            low, high = windows.get(right[1], (-FAR, FAR))
            other = _bound(taken[left[0]], left[1])[0]
            windows[right[1]] = (max(low, other - limit.days), high)
    if not windows or len(items) < 8:
        return range(len(items))
    side = min(windows, key=lambda s: windows[s][1] - windows[s][0])
    index = sides.get((letter, side))
    if index is None:
        index = sides[letter, side] = Side(items, side)
    return index.near(*windows[side])


def _bound(item: Item, side: str) -> tuple[int, int]:
    return bounds(item.start if side in ("start", "date") else item.end)


def _possible(
    letter: str, item: Item, taken: Mapping[str, Item], limits: Sequence[Limit]
) -> bool:
    for limit in limits:
        left, right = limit.left.split("."), limit.right.split(".")
        if left[0] == letter and right[0] in taken:
            one, two = item, taken[right[0]]
        elif right[0] == letter and left[0] in taken:
            one, two = taken[left[0]], item
        else:
            continue
        if _bound(one, left[1])[0] - _bound(two, right[1])[1] > limit.days:
            return False
    return True
