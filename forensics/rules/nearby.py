"""Facts of one person sorted by their days, for checks that look for the nearest ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from forensics.rules.items import Item

FEW = 16
"""Fewer facts than this are looked at one by one: sorting them first costs more."""


class Side:
    """The items by one side of theirs. They are sorted when first asked for."""

    def __init__(self, items: Sequence[Item], side: str) -> None:
        self.items = items
        self.bounds = [i.bounds(side) for i in items]
        self._days: list[int] | None = None
        self._narrow: list[int] = []
        self._wide: list[int] = []
        self._wide_days: list[int] = []
        self._reach: list[int] = []

    def _sort(self) -> list[int]:
        bounds = self.bounds
        order = sorted(range(len(bounds)), key=lambda at: bounds[at][0])
        self._narrow = [at for at in order if bounds[at][0] == bounds[at][1]]
        # Dates that can be on several days are few, and lie in wait long before they end.
        self._wide = [at for at in order if bounds[at][0] != bounds[at][1]]
        self._wide_days = [bounds[at][0] for at in self._wide]
        # The latest day any of the first n of them can mean: where a search may stop.
        self._reach = list(accumulate((bounds[at][1] for at in self._wide), max))
        self._days = [bounds[at][0] for at in self._narrow]
        return self._days

    def near(self, low: int, high: int) -> list[int]:
        """Positions of the items that may have their day from ``low`` to ``high``, in order."""
        bounds = self.bounds
        if len(bounds) < FEW:
            return [at for at, b in enumerate(bounds) if b[0] <= high and b[1] >= low]
        days = self._days if self._days is not None else self._sort()
        found = self._narrow[bisect_left(days, low) : bisect_right(days, high)]
        upto = bisect_right(self._wide_days, high)
        while upto > 0 and self._reach[upto - 1] >= low:
            upto -= 1
            if bounds[self._wide[upto]][1] >= low:
                found.append(self._wide[upto])
        found.sort()
        return found
