"""The facts of a letter as columns: whose they are, and their days, as arrays over all groups.

A *group* is what a rule lays side by side: one person, one paper, or the whole case, by number.
Columns are built once and shared by all rules that ask for the same kinds, so that a rule costs
next to nothing where no two facts can meet: only those that can become objects again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from forensics.rules.items import Item

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

UNSAID = 0
"""The code of a value that a paper does not say."""


@dataclass(slots=True)
class Codes:
    """Numbers for values, so that columns can be compared: equal values have equal numbers."""

    numbers: dict[Hashable, int] = field(default_factory=lambda: {None: UNSAID})

    def of(self, values: Sequence[Hashable]) -> Ints:
        numbers = self.numbers
        return np.fromiter(
            (numbers.setdefault(v, len(numbers)) for v in values), np.int64, len(values)
        )


Reads = tuple[str, str]
"""What a predicate reads of a fact: ``("value", "direction")``, ``("place", "")`` …"""


@dataclass(slots=True)
class Column:
    """Items sorted by group. ``group`` has the number of each item's group."""

    items: Sequence[Item]
    group: Ints
    _days: dict[str, tuple[Ints, Ints]] = field(default_factory=dict)
    _codes: dict[Reads, Ints] = field(default_factory=dict)
    _leaf_kinds: frozenset[str] | None = None

    @classmethod
    def of(cls, items: Sequence[Item], groups: Sequence[int]) -> Column:
        """Items and the numbers of their groups, in any order; equals stay as they are."""
        numbers = np.array(groups, np.int64)
        if len(numbers) > 1 and (numbers[1:] < numbers[:-1]).any():
            order = np.argsort(numbers, kind="stable")
            return cls([items[at] for at in order.tolist()], numbers[order])
        return cls(items, numbers)

    def __len__(self) -> int:
        return len(self.items)

    def days(self, side: str) -> tuple[Ints, Ints]:
        """First and last ordinal of ``start`` or ``end`` over all readings; see ``bounds``."""
        found = self._days.get(side)
        if found is None:
            bounds = [i.bounds(side) for i in self.items]
            both = np.array(bounds, np.int64).reshape(-1, 2)
            found = self._days[side] = (both[:, 0].copy(), both[:, 1].copy())
        return found

    def codes(self, reads: Reads, read: Callable[[Item], Hashable], book: Codes) -> Ints:
        """The number of what ``read`` finds in each item; ``book`` gives the numbers."""
        found = self._codes.get(reads)
        if found is None:
            found = self._codes[reads] = book.of([read(i) for i in self.items])
        return found

    def take(self, kept: Flags) -> Column:
        """The items that are kept, with what is known of them."""
        if kept.all():
            return self
        at = np.flatnonzero(kept)
        items = self.items
        return Column(
            [items[n] for n in at.tolist()],
            self.group[at],
            {side: (low[at], high[at]) for side, (low, high) in self._days.items()},
            {reads: codes[at] for reads, codes in self._codes.items()},
        )

    def within(self, group: int) -> list[Item]:
        """The items of one group, in the order in which they stand."""
        first, last = np.searchsorted(self.group, (group, group + 1)).tolist()
        return sorted(self.items[first:last], key=lambda i: i.sort_key)

    @property
    def leaf_kinds(self) -> frozenset[str]:
        """The kinds of printed facts that these items are or rest on."""
        if self._leaf_kinds is None:
            kinds = {i.kind for i in self.items if not i.parts}
            parts = {id(p): p for i in self.items for p in i.parts}
            kinds |= {leaf.kind for p in parts.values() for leaf in p.leaves}
            self._leaf_kinds = frozenset(kinds)
        return self._leaf_kinds
