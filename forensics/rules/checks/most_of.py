"""Restricted "for most of" a period, against all stamps of the person together.

No single stamp breaks such a claim. What it means is a reading (one piece of so many days, or
days added up), taken from the paper's own ``Extent``; where the days lay is existential: the
claim stands in a world if some placement of them avoids every day on which a stamp shows the
person elsewhere. Journeys for which the papers hold a leave do not speak against it, and where a
crossing may have left no stamp, nothing certain rests on the days between two stamps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from forensics.rules.candidate import Candidate
from forensics.rules.checks.away import away, stamped_throughout
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item, by_day
from forensics.rules.model import Ref, Rule
from forensics.rules.scene import Bound
from forensics.rules.speech import named, say
from forensics.rules.view import Missing, Result, View
from forensics.rules.whereabouts import outside
from forensics.temporal import relations as rel
from forensics.temporal.explain import minimal_sets
from forensics.temporal.readings import Meaning, UncertainDate
from forensics.temporal.verdict import (
    Answer,
    Decision,
    Problem,
    Status,
    TooManyReadings,
    World,
    decide,
)

Days = tuple[int, int]


def check(rule: Rule, view: View) -> Iterator[Result]:
    for person in view.persons_with(rule.role("r").kinds):
        claims = [c for c in view.items(rule.role("r").kinds, person) if c.extent is not None]
        leaves = view.items(("travel_permitted",), person)
        crossed = [s for s in view.items(rule.role("s").kinds, person) if s.start is not None]
        # Pages are stamped in any order: the days settle who was away between which stamps.
        stamps = sorted((s for s in crossed if not _on_leave(s, leaves)), key=by_day)
        for claim in claims:
            yield from _claim(rule, view, claim, stamps)


def _on_leave(stamp: Item, leaves: Sequence[Item]) -> bool:
    """Does a leave to travel hold every day that the stamp can mean?"""
    first, last = stamp.bounds("start")
    return any(x.bounds("start")[1] <= first and last <= x.bounds("end")[0] for x in leaves)


def _claim(rule: Rule, view: View, claim: Item, stamps: Sequence[Item]) -> Iterator[Result]:
    window = _window(claim)
    if window is None:
        yield Missing(say("the period of the claim is open"), say("its first and last day"))
        return
    used = [s for s in stamps if _meets(s, window) and _elsewhere(claim, s)]
    if not used:
        if stamps:
            yield Candidate({"r": (claim,), "s": tuple(stamps)}, Decision(Answer.NONE, ()))
        return
    try:
        # Who is away between which stamps is settled by all of them: leaving some out must not
        # turn two journeys into one long absence.
        pairs = away(stamps)
        whole = _decide(claim, used, window, view, pairs)
    except TooManyReadings as error:
        open_at_once = say("too many readings are open at once")
        yield Missing(open_at_once, ", ".join(error.choices[:8]), True)
        return
    if whole.answer is Answer.NONE:
        yield Candidate({"r": (claim,), "s": tuple(used)}, whole)
        return
    smallest = _smallest(claim, used, window, view, pairs, whole)
    decision = _decide(claim, smallest, window, view, pairs)
    candidate = Candidate({"r": (claim,), "s": tuple(smallest)}, decision)
    extent = claim.extent
    assert extent is not None
    candidate.words = {
        "words": extent.words,
        "count": str(len(smallest)),
        "most": _most(window, smallest),
    }
    candidate.missing = tuple(
        say("“{words}” can also mean {option}", words=extent.words, option=named(m.option))
        for m in extent.meanings
    )
    yield candidate


def _window(claim: Item) -> Days | None:
    extent = claim.extent
    assert extent is not None
    start, end = extent.within.start, extent.within.end
    first = start.earliest if start else None
    last = end.latest if end else None
    return (first.toordinal(), last.toordinal()) if first and last else None


def _meets(stamp: Item, window: Days) -> bool:
    first, last = _hull(stamp.start)
    return first <= window[1] and last >= window[0]


def _hull(when: UncertainDate | None) -> Days:
    first = when.earliest if when else None
    last = when.latest if when else None
    return (first or date.min).toordinal(), (last or date.max).toordinal()


def _elsewhere(claim: Item, stamp: Item) -> bool:
    """Does the stamp show the person outside the place of the claim, without doubt?"""
    scene = Bound({"s": stamp, "r": claim})
    place = claim.place
    if place is None:
        # Which place is not printed; a stamp of the state's own border is outside any of it.
        return stamp.place is not None and bool(stamp.place.country)
    return outside(scene, Ref("s", "place"), Ref("r", "place")) == rel.YES


def _smallest(
    claim: Item,
    stamps: Sequence[Item],
    window: Days,
    view: View,
    pairs: Sequence[tuple[Item, Item]],
    whole: Decision,
) -> list[Item]:
    """The fewest stamps with which the verdict is the same; of equals, the first."""
    by_name = {str(n): s for n, s in enumerate(stamps)}
    strength = (Answer.CERTAIN, Answer.READING, Answer.PRECISION)
    answer = whole.answer

    def still(names: Sequence[str]) -> bool:
        if not names:
            return False
        decision = _decide(claim, [by_name[n] for n in names], window, view, pairs)
        return decision.answer in strength[: strength.index(answer) + 1]

    found = minimal_sets(sorted(by_name, key=int), still)
    return [by_name[n] for n in found[0]]


def _decide(
    claim: Item,
    stamps: Sequence[Item],
    window: Days,
    view: View,
    told: Sequence[tuple[Item, Item]],
) -> Decision:
    extent = claim.extent
    assert extent is not None
    names = [f"s{n}.date" for n in range(len(stamps))]
    meanings = {m.option: m for m in extent.meanings}
    place = {id(s): n for n, s in enumerate(stamps)}
    pairs = [
        (place[id(one)], place[id(two)])
        for one, two in told
        if id(one) in place and id(two) in place
    ]

    sure = [p for p in pairs if stamped_throughout(stamps[p[0]], stamps[p[1]])]

    def judge(world: World) -> Status:
        meaning = meanings[world.option(extent.choice)]
        spans = [_closed(world.bounds[n]) for n in names]
        if not _room(meaning, window, spans, sure, loose=True):
            return Status.CLASH
        leaves_room = _room(meaning, window, spans, pairs, loose=False)
        return Status.CLEAR if leaves_room else Status.OPEN

    items = (claim, *stamps)
    return decide(
        Problem(
            {n: s.start for n, s in zip(names, stamps, strict=True)},
            judge=judge,
            choices={extent.choice: tuple(meanings)},
            doubts=(*doubts_of(items), *view.identity.doubts(items)),
        )
    )


def _closed(bounds: tuple[int | None, int | None]) -> Days:
    first, last = bounds
    return (
        first if first is not None else date.min.toordinal(),
        last if last is not None else date.max.toordinal(),
    )


def _room(
    meaning: Meaning,
    window: Days,
    spans: Sequence[Days],
    pairs: Sequence[tuple[int, int]],
    *,
    loose: bool,
) -> bool:
    """Is there room for the claim? ``loose``: each stamp on the day that suits it best."""
    if meaning.continuous:
        return _one_piece(meaning.min_days, window, spans, pairs, loose)
    # Days added up: only days surely spent away between two stamps are lost. The days of the
    # stamps themselves may have been spent in both places.
    lost = 0
    for one, two in pairs:
        start = spans[one][1] if loose else spans[one][0]
        end = spans[two][0] if loose else spans[two][1]
        lost += max(0, min(end - 1, window[1]) - max(start + 1, window[0]) + 1)
    return window[1] - window[0] + 1 - lost >= meaning.min_days


def _one_piece(
    days: int,
    window: Days,
    spans: Sequence[Days],
    pairs: Sequence[tuple[int, int]],
    loose: bool,
) -> bool:
    for first in range(window[0], window[1] - days + 2):
        last = first + days - 1
        if not all(_clear(span, first, last, loose) for span in spans):
            continue
        if all(_not_over(spans[a], spans[b], first, last, loose) for a, b in pairs):
            return True
    return False


def _clear(span: Days, first: int, last: int, loose: bool) -> bool:
    """Can (or, not loose, must) this stamp lie outside the stretch?"""
    if loose:
        return span[0] < first or span[1] > last
    return span[1] < first or span[0] > last


def _not_over(start: Days, end: Days, first: int, last: int, loose: bool) -> bool:
    """Can (must) a time away not enclose the whole stretch?"""
    if loose:
        return not (start[1] < first and end[0] > last)
    return not (start[0] < first and end[1] > last)


def _most(window: Days, stamps: Sequence[Item]) -> str:
    """The longest stretch of the window without a stamp, when every date is one day."""
    days = sorted(
        s.start.readings[0].earliest.toordinal()
        for s in stamps
        if s.start and s.start.is_certain and s.start.readings[0].earliest
    )
    if len(days) < len(stamps):
        return say("not one figure, for a date is open")
    edges = [window[0] - 1, *days, window[1] + 1]
    return say("{count} days", count=max(b - a - 1 for a, b in pairwise(edges)))
