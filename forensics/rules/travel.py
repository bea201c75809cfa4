"""Times away from a state and stays in one, between neighbouring stamps of one person.

A case may hold tens of thousands of stamps and a few that matter. So journeys are found as
arrays over all persons, and one becomes an item when a rule comes to look at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

import numpy as np

from forensics.places import Place
from forensics.rules.columns import Codes, Column, Flags, Ints, Unmade, spread
from forensics.rules.describe import place_in_words
from forensics.rules.items import FAR, Item, put
from forensics.rules.speech import say

MOST_RIVALS = 5
"""More stamps than this that may lie between two of them, and nothing is concluded."""

ENTRY, EXIT = 1, 2
_WAYS = {"entry": ENTRY, "exit": EXIT}
_NEAR = 2
"""The other end of a journey is the next stamp of the state, or the one after it."""

_SPAN = 1 << 24
"""More than the days of the calendar, so that a group and a day fit in one number."""
_MOST_ROWS = 1 << 17


def ways_of(stamps: Column) -> Ints:
    """``ENTRY``, ``EXIT`` or 0 for each stamp."""

    def read(items: Sequence[Item]) -> Ints:
        return np.array([_WAYS.get(i.detail("direction"), 0) for i in items], np.int64)

    return stamps.codes(("way", ""), read)


def countries_of(stamps: Column, book: Codes) -> Ints:
    """The number in ``book`` of each stamp's state; 0 where it names none."""

    def read(items: Sequence[Item]) -> Ints:
        return book.of([(i.place.country or None) if i.place else None for i in items])

    return stamps.codes(("country", ""), read)


def journeys_of(stamps: Column, book: Codes) -> tuple[Journeys, Journeys]:
    """``away`` and ``stay``: all that two neighbouring stamps of one state can enclose.

    ``stamps``: all stamps, by person. Other states' stamps fit a time away; any stamp breaks
    a stay.
    """
    stamps = stamps.take(np.array([i.start is not None for i in stamps.items], np.bool_))
    low = stamps.days("start")[0]
    state, way, person = countries_of(stamps, book), ways_of(stamps), stamps.group
    series = person * (int(state.max(initial=0)) + 1) + state
    # A stamp without a first day comes last, as in ``by_day``.
    order = np.lexsort((stamps.standing, np.where(low == -FAR, FAR, low), series))
    order = order[state[order] != 0]
    return (
        _between("away", stamps, order, series, way, (EXIT, ENTRY), series),
        _between("stay", stamps, order, series, way, (ENTRY, EXIT), person),
    )


def _between(
    kind: str, stamps: Column, order: Ints, series: Ints, way: Ints, ways: tuple[int, int],
    among: Ints,
) -> Journeys:  # fmt: skip
    """Journeys of one kind. ``among``: whose stamps break one, by number."""
    pairs = [
        (order[:-step], order[step:])
        for step in range(1, _NEAR + 1)
        if len(order) > step
    ]  # fmt: skip
    none = np.zeros(0, np.int64)
    first = np.concatenate([a for a, _ in pairs] or [none])
    second = np.concatenate([b for _, b in pairs] or [none])
    fit = (series[first] == series[second]) & (way[first] == ways[0]) & (way[second] == ways[1])
    first, second = first[fit], second[fit]
    by_person = np.argsort(stamps.group[first], kind="stable")
    first, second = first[by_person], second[by_person]
    kept, pair, rival = _rivals(stamps, among, first, second)
    numbers = np.cumsum(kept) - 1
    begin = np.searchsorted(numbers[pair], np.arange(int(kept.sum()) + 1))
    return Journeys(kind, stamps, first[kept], second[kept], rival, begin)


def _rivals(stamps: Column, among: Ints, first: Ints, second: Ints) -> tuple[Flags, Ints, Ints]:
    """Which pairs of stamps no other surely lies between, nor too many may; and of those, by
    pair, the stamps that may lie between."""
    low, high = stamps.days("start")
    day, until = np.clip(low, 0, _SPAN - 1), np.clip(high, 0, _SPAN - 1)
    group, start, stop = among[first] * _SPAN, day[first], until[second]
    at = np.lexsort((day, among))
    key = (among * _SPAN + day)[at]
    begin = np.searchsorted(key, group + start, "left")
    count = np.maximum(np.searchsorted(key, group + stop, "right") - begin, 0)
    # What may be on several days may begin before the pair and still lie between.
    wide = np.flatnonzero(low != high)
    by_start = np.lexsort((start, group))
    starts = (group + start)[by_start]
    reach = np.stack([
        np.searchsorted(starts, among[wide] * _SPAN + days[wide], "right") for days in (day, until)
    ])  # fmt: skip
    early = np.zeros(len(first), np.int64)
    bins = len(first) + 1
    opened = np.bincount(reach[0], minlength=bins) - np.bincount(reach[1], minlength=bins)
    early[by_start] = np.cumsum(opened)[:-1]
    few = (count <= MOST_RIVALS + 2) & (early <= MOST_RIVALS)
    some = np.flatnonzero(few)
    rows = [(some[row], other) for row, other in spread(begin[some], count[some], at, _MOST_ROWS)]
    passed = np.concatenate(([0], np.cumsum(few[by_start])))[reach]
    reached = spread(passed[0], passed[1] - passed[0], by_start[few[by_start]], _MOST_ROWS)
    rows += [(row, wide[other]) for other, row in reached]
    none = np.zeros(0, np.int64)
    pair = np.concatenate([none, *(p for p, _ in rows)])
    other = np.concatenate([none, *(o for _, o in rows)])
    apart = (other != first[pair]) & (other != second[pair])
    pair, other = pair[apart], other[apart]
    surely = (high[first[pair]] < low[other]) & (high[other] < low[second[pair]])
    broken = np.bincount(pair[surely], minlength=len(first)) > 0
    kept = few & ~broken & (np.bincount(pair, minlength=len(first)) <= MOST_RIVALS)
    pair, other = pair[kept[pair]], other[kept[pair]]
    in_order = np.lexsort((stamps.standing[other], day[other], pair))
    return kept, pair[in_order], other[in_order]


@dataclass(slots=True, eq=False)
class Journeys(Unmade):
    """Times away or stays of all persons, sorted by person.

    ``first`` and ``second`` are the positions of their two stamps; those that may lie between
    the two of journey ``n`` are ``rivals[begin[n]:begin[n + 1]]``.
    """

    kind: str
    stamps: Column
    first: Ints
    second: Ints
    rivals: Ints
    begin: Ints
    _made: dict[int, Item] = field(default_factory=dict)
    _words: dict[Place | None, tuple[str, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.first)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        found = self._made.get(at)
        if found is None:
            found = self._made[at] = self._make(at)
        return found

    def days(self, side: str) -> tuple[Ints, Ints]:
        """First and last ordinal of every ``start`` or ``end``."""
        low, high = self.stamps.days("start")
        stamp = self.first if side == "start" else self.second
        return low[stamp], high[stamp]

    def standing(self) -> Ints:
        """Numbers in the order in which the items stand: that of their first stamps."""
        return self.stamps.standing[self.first]

    def places(self) -> list[Place | None]:
        """The state away from, or in, which the person was, as the first stamp names it."""
        return [self.stamps.item(at).place for at in self.first.tolist()]

    @property
    def groups(self) -> Ints:
        """The number of each journey's person."""
        return self.stamps.group[self.first]

    def begun_with(self, detail: str) -> list[Item]:
        """The journeys whose first stamp tells this, in the order in which they stand."""
        told = [n for n, i in enumerate(self.stamps.items) if i.detail(detail)]
        at = np.flatnonzero(np.isin(self.first, np.array(told, np.int64))).tolist()
        return sorted((self[n] for n in at), key=lambda i: i.sort_key)

    def _make(self, at: int) -> Item:
        one = self.stamps.item(int(self.first[at]))
        two = self.stamps.item(int(self.second[at]))
        if one.place not in self._words:
            self._words[one.place] = _said(self.kind, one.place)
        how, unseen = self._words[one.place]
        item = put(self.kind, (one, two), one.start, two.start, how, one.place)
        between = self.rivals[self.begin[at] : self.begin[at + 1]].tolist()
        item.rivals = tuple(self.stamps.item(n) for n in between)
        item.open_because = _unread(one) or _unread(two) or unseen
        return item


class OfEach(Mapping[str, Sequence[Item]]):
    """Person -> his or her journeys, made when asked for."""

    def __init__(self, journeys: Journeys) -> None:
        self._journeys = journeys
        groups = journeys.groups
        starts = np.flatnonzero(np.diff(groups, prepend=-1)).tolist()
        names = [journeys.stamps.item(int(journeys.first[at])).person for at in starts]
        ends = [*starts[1:], len(journeys)]
        self._stretches = dict(zip(names, zip(starts, ends, strict=True), strict=True))

    def __getitem__(self, person: str) -> Sequence[Item]:
        first, last = self._stretches[person]
        return self._journeys[first:last]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stretches)

    def __len__(self) -> int:
        return len(self._stretches)


def _said(kind: str, place: Place | None) -> tuple[str, str]:
    """How the two stamps are put together, and what stays open even so."""
    state = place_in_words(place) if place else ""
    if kind == "stay":
        return say(
            "in {state} between two stamps; no other stamp in evidence lies between them",
            state=state,
        ), ""
    # A state's own residents pass automatic gates, which leave no stamp.
    return (
        say("away from {state} between two stamps; no other stamp in evidence lies between them",
            state=state),
        say("whether {state} was entered and left again without a stamp between", state=state),
    )  # fmt: skip


def _unread(stamp: Item) -> str:
    for warning in stamp.extraction.warnings:
        if "stamp" in warning.code and "unread" in warning.code:
            return say(
                "a stamp in {paper} could not be read and may lie between the two",
                paper=stamp.document,
            )
    return ""
