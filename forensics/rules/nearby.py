"""Facts of one person sorted by their days, for checks that look for the nearest ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from forensics.rules.items import FAR, Item

FEW = 16
"""Fewer facts than this are looked at one by one: sorting them first costs more."""


class Side:
    """The items sorted by the earliest day of one side of theirs, when first asked."""

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
