"""The facts of a letter as columns: whose they are, and their days, as arrays over all groups.

A *group* is what a rule lays side by side: one person, one paper, or the whole case, by number.
Columns are built once and shared by all rules that ask for the same kinds, so that a rule costs
next to nothing where no two facts can meet: only those that can become objects again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from forensics.rules.items import Item, bounds_of

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

UNSAID = 0
"""The code of a value that a paper does not say."""


def distinct(values: Ints) -> tuple[Ints, Ints]:
    """Where each different value stands first, and which of them each value is.

    As ``np.unique``, which imports half of numpy when it is first called.
    """
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    new = np.ones(len(values), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    which = np.empty(len(values), np.int64)
    which[order] = np.cumsum(new) - 1
    return order[new], which


def among(values: Ints, known: Ints) -> Flags:
    """Which values are in ``known``, which is sorted."""
    if not len(known):
        return np.zeros(len(values), np.bool_)
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.asarray(known[at] == values, np.bool_)


@dataclass(slots=True)
class Codes:
    """Numbers for values, so that columns can be compared: equal values have equal numbers."""

    numbers: dict[Hashable, int] = field(default_factory=lambda: {None: UNSAID})

    def of(self, values: Sequence[Hashable]) -> Ints:
        numbers = self.numbers
        return np.array([numbers.setdefault(v, len(numbers)) for v in values], np.int64)

    def of_objects(self, objects: Sequence[Hashable]) -> Ints:
        """The same, where one object is likely to come again: each is looked at once."""
        identity = np.fromiter(map(id, objects), np.int64, len(objects))
        first, which = distinct(identity)
        return self.of([objects[at] for at in first.tolist()])[which]


Reads = tuple[str, str]
"""What a predicate reads of a fact: ``("value", "direction")``, ``("place", "")`` …"""


@dataclass(slots=True)
class Column:
    """Items sorted by group. ``group`` has the number of each item's group.

    ``parts`` and ``at`` say of which columns it was put together, and from which of their
    items: what is worked out for those is not worked out again.
    """

    items: Sequence[Item]
    group: Ints
    parts: tuple[Column, ...] = ()
    at: Ints | None = None
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

    @classmethod
    def joined(cls, parts: Sequence[Column]) -> Column:
        """The items of several columns in one."""
        if len(parts) == 1:
            return parts[0]
        items = [i for part in parts for i in part.items]
        numbers = np.concatenate([part.group for part in parts])
        order = np.argsort(numbers, kind="stable")
        return cls([items[at] for at in order.tolist()], numbers[order], tuple(parts), order)

    def take(self, kept: Flags) -> Column:
        """The items that are kept."""
        if kept.all():
            return self
        at = np.flatnonzero(kept)
        items = self.items
        return Column([items[n] for n in at.tolist()], self.group[at], (self,), at)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def groups(self) -> Ints:
        """The number of every group that has an item."""
        new = np.ones(len(self.group), np.bool_)
        new[1:] = self.group[1:] != self.group[:-1]
        return self.group[new]

    def days(self, side: str) -> tuple[Ints, Ints]:
        """First and last ordinal of ``start`` or ``end`` over all readings; see ``bounds``."""
        found = self._days.get(side)
        if found is None:
            if self.parts:
                each = [part.days(side) for part in self.parts]
                low, high = (np.concatenate(days)[self.at] for days in zip(*each, strict=True))
            else:
                bounds = chain.from_iterable(bounds_of(self.items, side))
                low, high = np.fromiter(bounds, np.int64).reshape(-1, 2).T.copy()
            found = self._days[side] = (low, high)
        return found

    def codes(self, reads: Reads, read: Callable[[Sequence[Item]], Ints]) -> Ints:
        """The number of what a predicate reads of each item, by ``read``."""
        found = self._codes.get(reads)
        if found is None:
            if self.parts:
                each = [part.codes(reads, read) for part in self.parts]
                found = np.concatenate(each)[self.at]
            else:
                found = read(self.items)
            self._codes[reads] = found
        return found

    def within(self, group: int, most: int | None = None) -> list[Item]:
        """The items of one group, or the first of them, in the order in which they stand."""
        first, last = np.searchsorted(self.group, (group, group + 1)).tolist()
        items = self.items[first:last]
        if most is not None and len(items) > most:
            return nsmallest(most, items, key=lambda i: i.sort_key)
        return sorted(items, key=lambda i: i.sort_key)

    @property
    def leaf_kinds(self) -> frozenset[str]:
        """The kinds of printed facts that these items are or rest on."""
        if self._leaf_kinds is None:
            kinds = {i.kind for i in self.items if not i.parts}
            parts = {id(p): p for i in self.items for p in i.parts}
            kinds |= {leaf.kind for p in parts.values() for leaf in p.leaves}
            self._leaf_kinds = frozenset(kinds)
        return self._leaf_kinds
