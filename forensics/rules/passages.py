"""Border stamps of all persons in the order of their days, state by state.

Checks of stamps look at neighbours. As arrays, those few that can clash are found for all
persons at once; only they are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from forensics.rules.columns import Codes, Flags, Ints, among
from forensics.rules.items import FAR, Item, each_reading
from forensics.rules.travel import ENTRY, EXIT, countries_of, ways_of
from forensics.rules.view import View

_SPAN = 1 << 24


@dataclass(slots=True)
class Passages:
    """Stamps with a day, a direction and a state, sorted by person, state and earliest day.

    ``series`` numbers the stamps of one person in one state; ``low`` and ``high`` are the first
    and last ordinal of any reading, ``at`` the position in the column of all stamps.
    """

    items: list[Item]
    at: Ints
    person: Ints
    series: Ints
    way: Ints
    low: Ints
    high: Ints

    @classmethod
    def of(cls, view: View, state_of: Callable[[str], str]) -> Passages:
        column = view.column(("border_crossing",), "person")
        book = view.conditions.books.setdefault("country", Codes())
        country, way = countries_of(column, book), ways_of(column)
        states = [state_of(str(name or "")) for name in book.numbers]
        ranks = {name: at for at, name in enumerate(sorted(set(states)))}
        state = np.array([ranks[s] for s in states], np.int64)[country]
        dated = np.array([i.start is not None for i in column.items], np.bool_)
        kept = dated & (state != ranks[""]) & ((way == ENTRY) | (way == EXIT))
        low, high = column.days("start")
        # Without a first day a stamp comes last, as in ``by_day``.
        first = np.where(low == -FAR, FAR, low)
        order = np.lexsort((column.standing, first, state, column.group))
        order = order[kept[order]]
        person, state = column.group[order], state[order]
        new = np.ones(len(order), np.bool_)
        new[1:] = (person[1:] != person[:-1]) | (state[1:] != state[:-1])
        items = [column.items[at] for at in order.tolist()]
        series = np.cumsum(new) - 1
        return cls(items, order, person, series, way[order], low[order], high[order])

    def of_each_person(self) -> Iterator[range]:
        """The positions of each person's stamps."""
        return _stretches(self.person)

    def as_they_stand(self, positions: range) -> list[Item]:
        """These stamps in the order in which they stand in their papers."""
        first, last = positions[0], positions[-1] + 1
        items = zip(self.items[first:last], self.at[first:last].tolist(), strict=True)
        return [i for i, _ in sorted(items, key=lambda pair: (pair[0].sort_key, pair[1]))]

    def of_each_series(self) -> Iterator[range]:
        """The positions of each person's stamps of one state."""
        return _stretches(self.series)

    def others_between(self, at: Ints, first: Ints, last: Ints) -> Flags:
        """May a stamp of the same person and another state lie on a day in ``first`` … ``last``?

        ``at``: positions of stamps of that person and that state.
        """
        whose: list[int] = []
        days: list[int] = []
        wide: set[int] = set()
        for position in np.flatnonzero(self.low != self.high).tolist():
            for begin, end in each_reading(self.items[position].start):
                if begin == end:
                    whose.append(position)
                    days.append(begin)
                else:
                    wide.add(int(self.person[position]))
        sharp = np.flatnonzero(self.low == self.high)
        rows = np.concatenate((sharp, np.array(whose, np.int64)))
        day = np.concatenate((self.low[sharp], np.array(days, np.int64)))
        anywhere = _count(self.person[rows], day, self.person[at], first, last)
        here = _count(self.series[rows], day, self.series[at], first, last)
        vague = among(self.person[at], np.array(sorted(wide), np.int64))
        return np.asarray((anywhere > here) | vague, np.bool_)


def _stretches(numbers: Ints) -> Iterator[range]:
    ends = np.flatnonzero(np.diff(numbers)) + 1
    bounds = [0, *ends.tolist(), len(numbers)]
    return (range(a, b) for a, b in pairwise(bounds) if b > a)


def _count(group: Ints, day: Ints, of: Ints, first: Ints, last: Ints) -> Ints:
    """How many days of each group ``of`` lie in ``first`` … ``last``."""
    key = np.sort(group * _SPAN + day)
    begin = np.searchsorted(key, of * _SPAN + first, "left")
    return np.asarray(np.searchsorted(key, of * _SPAN + last, "right") - begin, np.int64)
