"""Which facts are looked at together: an interval join with bounds taken from the predicates.

From the page's predicates come limits such as ``r.start <= s.date``. They are checked on the
widest bounds of every date, so that nothing that could clash in any reading is skipped, and
the facts of a letter are kept sorted, so that most are never touched.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from forensics.rules.items import FAR, Item
from forensics.temporal.network import Limit

_Bound = tuple[str, str, str, str, int]
"""Letter and side on the left, letter and side on the right, days: left - right <= days."""


FEW = 16
"""Fewer facts than this are looked at one by one: sorting them first costs more."""


class Side:
    """The items of one letter sorted by the earliest day of one side of theirs, when asked."""

    def __init__(self, items: Sequence[Item], side: str) -> None:
        self.items = items
        self.side = side
        self.low: list[int] | None = None
        self.at: list[int] = []
        self.open: list[int] = []
        self.width = 0

    def _sort(self) -> list[int]:
        rows = sorted((*item.bounds(self.side), at) for at, item in enumerate(self.items))
        self.at = [r[2] for r in rows]
        closed = [r[1] - r[0] for r in rows if r[0] > -FAR and r[1] < FAR]
        # Dates open on a side are few; they are looked at always.
        self.open = [r[2] for r in rows if r[0] == -FAR or r[1] == FAR]
        self.width = max(closed, default=0)
        self.low = [r[0] for r in rows]
        return self.low

    def near(self, low: int, high: int) -> list[int]:
        """Positions of items that may have their day from ``low`` to ``high``, in order."""
        if len(self.items) < FEW:
            return list(range(len(self.items)))
        sorted_days = self.low if self.low is not None else self._sort()
        first = bisect_left(sorted_days, low - self.width)
        last = bisect_right(sorted_days, high)
        found = self.at[first:last]
        if self.open:
            found = list(set(found) | set(self.open))
        return sorted(found)


def join(
    lists: Mapping[str, Sequence[Item]],
    limits: Sequence[Limit],
    sides: dict[tuple[int, str], Side] | None = None,
) -> Iterator[dict[str, Item]]:
    """Every binding of one item a letter that the limits do not rule out, in a stable order.

    A printed item never stands for two letters at once. ``sides`` keeps sorted lists for the
    next rule that joins the same ones.
    """
    letters = sorted(lists, key=lambda x: (len(lists[x]), x))
    usable: list[_Bound] = [
        (x.left[0], x.left[2:], x.right[0], x.right[2:], x.days)
        for x in limits
        if x.left and x.right and x.left[0] != x.right[0]
    ]
    yield from _extend(letters, 0, {}, lists, usable, {} if sides is None else sides)


def _extend(
    letters: Sequence[str],
    at: int,
    taken: dict[str, Item],
    lists: Mapping[str, Sequence[Item]],
    limits: Sequence[_Bound],
    sides: dict[tuple[int, str], Side],
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
    if not item.parts:
        return any(
            item is t or (t.parts and any(item is x for x in t.leaves)) for t in taken.values()
        )
    leaves = item.leaves
    return any(leaf is other for t in taken.values() for other in t.leaves for leaf in leaves)


def _candidates(
    letter: str,
    taken: Mapping[str, Item],
    items: Sequence[Item],
    limits: Sequence[_Bound],
    sides: dict[tuple[int, str], Side],
) -> Sequence[int]:
    windows: dict[str, tuple[int, int]] = {}
    for left, left_side, right, right_side, days in limits:
        if left == letter and right in taken:
            # left - right <= days: the day is at most the other's latest plus days
            low, high = windows.get(left_side, (-FAR, FAR))
            windows[left_side] = (low, min(high, taken[right].bounds(right_side)[1] + days))
        elif right == letter and left in taken:
            low, high = windows.get(right_side, (-FAR, FAR))
            windows[right_side] = (max(low, taken[left].bounds(left_side)[0] - days), high)
    if not windows or len(items) < FEW:
        return range(len(items))
    side = min(windows, key=lambda s: windows[s][1] - windows[s][0])
    index = sides.get((id(items), side))
    if index is None or index.items is not items:
        index = sides[id(items), side] = Side(items, side)
    return index.near(*windows[side])


def _possible(
    letter: str, item: Item, taken: Mapping[str, Item], limits: Sequence[_Bound]
) -> bool:
    for left, left_side, right, right_side, days in limits:
        if left == letter and right in taken:
            one, two = item, taken[right]
        elif right == letter and left in taken:
            one, two = taken[left], item
        else:
            continue
        if one.bounds(left_side)[0] - two.bounds(right_side)[1] > days:
            return False
    return True
