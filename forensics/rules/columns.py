"""The facts of a letter as columns: whose they are, and their days, as arrays over all groups.

A *group* is what a rule lays side by side: one person, one paper, or the whole case, by number.
Columns are built once and shared by all rules that ask for the same kinds, so that a rule costs
next to nothing where no two facts can meet: only those that can become objects again.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from forensics.places import Place
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


class Unmade(Sequence[Item]):
    """Items of one kind that are made when they are first asked for.

    What a join looks at is known before: their days and where they were.
    """

    kind: str

    @abstractmethod
    def days(self, side: str) -> tuple[Ints, Ints]:
        """First and last ordinal of every ``start`` or ``end``, as ``Item.bounds``."""

    @abstractmethod
    def standing(self) -> Ints:
        """Numbers in the order in which the items stand, as ``Item.sort_key``."""

    @abstractmethod
    def places(self) -> list[Place | None]:
        """Where each item was."""


def places_of(items: Sequence[Item]) -> list[Place | None]:
    """Where each item was; none is made for it."""
    return items.places() if isinstance(items, Unmade) else [i.place for i in items]


def kinds_of(items: Sequence[Item]) -> list[str]:
    """The kind of each item; none is made for it."""
    return [items.kind] * len(items) if isinstance(items, Unmade) else [i.kind for i in items]


@dataclass(slots=True)
class Column:
    """Items sorted by group. ``group`` has the number of each item's group.

    ``parts`` and ``at`` say of which columns it was put together, and from which of their
    items: what is worked out for those is not worked out again, and none is listed before
    somebody asks for ``items``.
    """

    group: Ints
    listed: Sequence[Item] | None = None
    parts: tuple[Column, ...] = ()
    at: Ints | None = None
    _days: dict[str, tuple[Ints, Ints]] = field(default_factory=dict)
    _codes: dict[Reads, Ints] = field(default_factory=dict)
    _standing: Ints | None = None
    _leaf_kinds: frozenset[str] | None = None

    @classmethod
    def of(cls, items: Sequence[Item], groups: Sequence[int]) -> Column:
        """Items and the numbers of their groups, in any order; equals stay as they are."""
        numbers = np.array(groups, np.int64)
        if len(numbers) > 1 and (numbers[1:] < numbers[:-1]).any():
            order = np.argsort(numbers, kind="stable")
            return cls(numbers[order], [items[at] for at in order.tolist()])
        return cls(numbers, items)

    @classmethod
    def joined(cls, parts: Sequence[Column]) -> Column:
        """The items of several columns in one."""
        if len(parts) == 1:
            return parts[0]
        numbers = np.concatenate([part.group for part in parts])
        order = np.argsort(numbers, kind="stable")
        return cls(numbers[order], None, tuple(parts), order)

    def take(self, kept: Flags) -> Column:
        """The items that are kept."""
        if kept.all():
            return self
        at = np.flatnonzero(kept)
        return Column(self.group[at], None, (self,), at)

    def __len__(self) -> int:
        return len(self.group)

    def item(self, position: int) -> Item:
        """The item at a position; no other is looked up."""
        if self.listed is not None:
            return self.listed[position]
        assert self.at is not None, "a column without a list is put together from others"
        place = int(self.at[position])
        for part in self.parts:
            if place < len(part):
                return part.item(place)
            place -= len(part)
        raise IndexError(position)

    @property
    def items(self) -> Sequence[Item]:
        """Every item."""
        if self.listed is None:
            assert self.at is not None, "a column without a list is put together from others"
            every = [i for part in self.parts for i in part.items]
            self.listed = [every[at] for at in self.at.tolist()]
        return self.listed

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
            elif isinstance(self.listed, Unmade):
                low, high = self.listed.days(side)
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

    @property
    def standing(self) -> Ints:
        """Numbers in the order in which the items stand; see ``Item.sort_key``."""
        if len(self.parts) == 1:
            return self.parts[0].standing[self.at]
        if isinstance(self.listed, Unmade):
            return self.listed.standing()
        if self._standing is None:
            items = self.items
            marks = [i.provenance[0] for i in items]
            keys = (
                _ranks([i.person for i in items]), _ranks([i.kind for i in items]),
                *np.array(
                    [(m.span.end, m.span.start, m.page) for m in marks], np.int64
                ).reshape(-1, 3).T,
                _ranks([m.document for m in marks]),
            )  # fmt: skip
            ranks = np.empty(len(items), np.int64)
            ranks[np.lexsort(keys)] = np.arange(len(items))
            self._standing = ranks
        return self._standing

    def within(self, group: int, most: int | None = None) -> list[Item]:
        """The items of one group, or the first of them, in the order in which they stand."""
        at = np.arange(*np.searchsorted(self.group, (group, group + 1)))
        if most is None:
            return sorted((self.item(n) for n in at.tolist()), key=lambda i: i.sort_key)
        return nsmallest(most, self._foremost(at, most), key=lambda i: i.sort_key)

    def _foremost(self, at: Ints, most: int) -> list[Item]:
        """Those of ``at`` among which the first ``most`` are: so many of each part."""
        if self.listed is not None:
            if len(at) > most:
                at = at[np.argsort(self.standing[at], kind="stable")[:most]]
            return [self.listed[n] for n in at.tolist()]
        assert self.at is not None, "a column without a list is put together from others"
        found: list[Item] = []
        places = self.at[at]
        for part in self.parts:
            found += part._foremost(places[(places >= 0) & (places < len(part))], most)
            places = places - len(part)
        return found

    @property
    def leaf_kinds(self) -> frozenset[str]:
        """The kinds of printed facts that these items are or rest on."""
        if self._leaf_kinds is None:
            kinds = {i.kind for i in self.items if not i.parts}
            parts = {id(p): p for i in self.items for p in i.parts}
            kinds |= {leaf.kind for p in parts.values() for leaf in p.leaves}
            self._leaf_kinds = frozenset(kinds)
        return self._leaf_kinds


def _ranks(words: Sequence[str]) -> Ints:
    """The rank of each word among them."""
    places = {word: at for at, word in enumerate(sorted(set(words)))}
    return np.array([places[word] for word in words], np.int64)


def spread(begin: Ints, count: Ints, at: Ints, most: int) -> Iterator[tuple[Ints, Ints]]:
    """Each row once for every partner in its stretch of ``at``, some rows at a time.

    Row ``n`` goes with ``at[begin[n]]`` and the ``count[n] - 1`` after it. About ``most`` pairs
    are given at a time.
    """
    reach = np.cumsum(count)
    first = 0
    while first < len(count):
        done = int(reach[first - 1]) if first else 0
        last = max(int(np.searchsorted(reach, done + most, "right")), first + 1)
        some = count[first:last]
        total = int(some.sum())
        if total:
            rows = np.repeat(np.arange(first, last), some)
            ends = np.cumsum(some)
            within = np.arange(total) - np.repeat(ends - some, some)
            yield rows, at[np.repeat(begin[first:last], some) + within]
        first = last
