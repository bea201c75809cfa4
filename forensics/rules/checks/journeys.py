"""Stamps of several states that cannot all belong to one traveller, and stays beyond leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial

import numpy as np

from forensics.data.stamp_layouts import border_area
from forensics.data.states import alpha2
from forensics.rules.candidate import Candidate, Facts, judge_formula
from forensics.rules.checks.spans import CHINESE
from forensics.rules.columns import Ints
from forensics.rules.describe import day_in_words
from forensics.rules.items import Item, each_reading
from forensics.rules.model import Ref, Rule
from forensics.rules.nearby import Side
from forensics.rules.passages import Passages
from forensics.rules.scene import Bound
from forensics.rules.travel import ENTRY, EXIT
from forensics.rules.unsaid import LONGEST_STAY, far_apart, gate_between
from forensics.rules.view import Quiet, Result, View
from forensics.temporal import relations as rel
from forensics.temporal.network import ORIGIN, Limit
from forensics.temporal.verdict import Answer, Decision

GRACE = 2
"""Days by which local dates of one crossing may differ, the date line included."""


def elsewhere_during_stay(rule: Rule, view: View) -> Iterator[Result]:
    """A stamp of another state between an entry and the next exit of one state.

    An exit of A dated after the entry into B of the same journey shows in this way. Stays in
    the state that issued the passport are left out: citizens use gates that give no stamp. A
    union with one outer border counts as one state.
    """
    stamps = Passages.of(view, border_area)
    suspects: defaultdict[str, list[int]] = defaultdict(list)
    for at in _between_neighbours(stamps).tolist():
        suspects[stamps.items[at].person].append(at)
    for mine in stamps.of_each_person():
        person = stamps.items[mine[0]].person
        found = False
        if person in suspects:
            homes = _homes(view, person)
            every = Side(stamps.as_they_stand(mine), "start")
            for at in suspects[person]:
                one, two = stamps.items[at : at + 2]
                # A state may have joined the union only after the two.
                if _area(one) == _area(two) and _area(one) not in homes:
                    for candidate in _between(rule, view, one, two, every):
                        found = True
                        yield candidate
        if not found and stamps.series[mine[0]] != stamps.series[mine[-1]]:
            yield Quiet(partial(_all_of, stamps, mine))


def _all_of(stamps: Passages, mine: range) -> Facts:
    return {"s": tuple(stamps.as_they_stand(mine))}


def _between_neighbours(stamps: Passages) -> Ints:
    """Entries followed by the exit of the same stay, between which another stamp may lie."""
    low, high, way = stamps.low, stamps.high, stamps.way
    stay = (stamps.series[1:] == stamps.series[:-1]) & (way[:-1] == ENTRY) & (way[1:] == EXIT)
    at = np.flatnonzero(stay & (low[1:] - high[:-1] <= LONGEST_STAY))
    first, last = low[at] + GRACE, high[at + 1] - GRACE
    at, first, last = (x[first <= last] for x in (at, first, last))
    return at[stamps.others_between(at, first, last)]


def _between(rule: Rule, view: View, one: Item, two: Item, every: Side) -> Iterator[Candidate]:
    """The stamps of other states that may lie between the two, far enough from both."""
    first, last = one.bounds("start")[0] + GRACE, two.bounds("start")[1] - GRACE
    if first > last:
        return
    state = _area(one)
    for position in every.near(first, last):
        other = every.items[position]
        if _area(other) == state or not _may_lie(one, two, other):
            continue
        bound = Bound({"a": one, "b": two, "s": other})
        begin, end, day = (bound.day(Ref(x, "date")) for x in "abs")
        clash = rel.both(
            rel.before(begin, day, GRACE), rel.before(day, end, GRACE),
            Limit(end, begin, LONGEST_STAY),
        )  # fmt: skip
        gate = gate_between(one, two)
        if gate:
            clash = rel.both(clash, rel.Open(gate))
        facts = {"a": (one,), "b": (two,), "s": (other,)}
        candidate = judge_formula(rule, facts, clash, bound, view.identity, view.companions)
        if candidate is not None:
            yield candidate
            if candidate.answer is Answer.CERTAIN:
                return  # one stamp shows that a crossing is missing; more show the same


def _may_lie(one: Item, two: Item, other: Item) -> bool:
    """Does it lie between them in some of their readings, and not only between two of these?"""
    return any(
        begin[0] + GRACE <= day[1]
        and day[0] + GRACE <= end[1]
        and end[0] - begin[1] <= LONGEST_STAY
        for begin in each_reading(one.start)
        for end in each_reading(two.start)
        for day in each_reading(other.start)
    )


def _area(stamp: Item) -> str:
    """The state or union whose border it was on the first day that the stamp can mean."""
    first = stamp.bounds("start")[0]
    day = date.fromordinal(first) if first > 0 else None
    return border_area(stamp.place.country, day) if stamp.place else ""


def _homes(view: View, person: str) -> set[str]:
    """Areas of the states that issued the person's passports; China where there is none."""
    found = {b.detail("issuer") for b in view.items(("passport",), person)} - {""}
    # Books name their state by the three letters of their zone; Hong Kong's name China.
    return {"CN" if x in CHINESE else border_area(alpha2(x) or x) for x in found} or {"CN"}


def overstay(rule: Rule, view: View) -> Iterator[Result]:
    """An exit stamp later than the day that the entry stamp allows."""
    stays = view.journeys.get("stay")
    for stay in stays.begun_with("until") if stays is not None else ():
        entry, leave = stay.parts[0], stay.parts[1]
        told = entry.detail("until")
        try:
            until = date.fromisoformat(told) if told else None
        except ValueError:
            continue
        if until is None or not stay.person:
            continue
        bound = Bound({"a": entry, "b": leave})
        bound.day(Ref("a", "date"))
        clash: rel.Formula = Limit(ORIGIN, bound.day(Ref("b", "date")), -(until.toordinal() + 1))
        # Where a gate gives no stamp, or long after, the exit may be that of another stay.
        far = leave.bounds("start")[0] - entry.bounds("start")[1] > LONGEST_STAY
        why = stay.open_because or gate_between(entry, leave) or (far_apart() if far else "")
        if why:
            clash = rel.both(clash, rel.Open(why))
        facts = {"a": (entry,), "b": (leave,)}
        candidate = judge_formula(rule, facts, clash, bound, view.identity, view.companions)
        if candidate is None:
            candidate = Candidate(facts, Decision(Answer.NONE, ()))
        candidate.words["until"] = day_in_words(until)
        yield candidate
