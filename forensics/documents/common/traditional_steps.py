"""Steps of proceedings in sentences of traditional Chinese: what was done, to whom, on which day.

The words differ from place to place and are handed in. The day of a step is the last date before
it in its sentence; two steps share one date only where a word joins them (並, 及). What is asked
for, refused, undone or ahead is no step.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.traditional import last_day, trad
from forensics.events import Event
from forensics.events import EventKind as K
from forensics.places import Place
from forensics.temporal.readings import Interval, UncertainDate, When, start_of
from forensics.text.dates import FoundDate


@dataclass(frozen=True, slots=True)
class Word:
    """``said``: words that say the step was done; ``unless``: what before them undoes that."""

    kind: K
    said: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Step:
    """A step at ``text[start:end]`` in the sentence ``text[sentence:sentence_end]``.

    ``date`` is ``None`` where the sentence gives none.
    """

    kind: K
    start: int
    end: int
    sentence: int
    sentence_end: int
    date: FoundDate | None


@dataclass(frozen=True, slots=True)
class Accused:
    """A person and the words that mean him or her: the name, 第一被告人."""

    key: str
    words: tuple[str, ...]


_FULL_STOP = re.compile(r"[。；;]|[：:](?!\d)")
_CLAUSE = re.compile(r"[，,、。；;：:]")
_JOINS = trad(r"(?:並|及|且|、|即時|當庭|一直|後即|而)")
_ALL = trad(r"[二三四五六七八九兩]人|被告等|均|各被告|上述被告|全體")
_AHEAD = trad(
    r"(?:押後|改期|延期|延)(?:至|到)[^，。；]{0,4}$|定於[^，。；]{0,2}$|定期[^，。；]{0,2}$"
)
_LONGEST = 1500
_FAR = 60
"""Characters between a day and the step it may be the day of."""
_MEASURES = frozenset(
    {K.CUSTODY, K.BAIL, K.TRAVEL_BAN, K.RESTRICTED_TO_PLACE, K.TRAVEL_PERMITTED}
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each begins and ends; what goes on and on without a full stop is cut."""
    stops = [m.end() for m in _FULL_STOP.finditer(text, start, end)]
    for stop in [*stops, end]:
        while start < stop:
            cut = min(stop, start + _LONGEST)
            yield start, cut
            start = cut


def find_steps(
    text: str,
    words: Sequence[Word],
    dates: Sequence[FoundDate],
    start: int,
    end: int,
    people: Sequence[Accused] = (),
) -> list[Step]:
    """The steps of ``text[start:end]`` in reading order, those without a day among them.

    The names of ``people`` say nothing of what was done: 未 in 章未名 is no "not".
    """
    found: list[Step] = []
    names = [p.key for p in people]
    starts = [d.start for d in dates]
    for begin, stop in sentences(text, start, end):
        near = dates[bisect_left(starts, begin) : bisect_left(starts, stop)]
        here = [d for d in near if d.end <= stop]
        here = [d for d in here if not _AHEAD.search(text[begin : d.start])]
        hits = sorted(
            (
                (m.start(), -m.end(), w.kind)
                for w in words
                for m in w.said.finditer(text, begin, stop)
                if not w.unless.search(_without(text, begin, m.start(), names))
            ),
            key=lambda hit: hit[:2],
        )
        made: list[Step] = []
        for at, minus, kind in hits:
            day = _date_of(text, at, kind, here, made)
            made.append(Step(kind, at, -minus, begin, stop, day))
        found += made
    return found


def _without(text: str, floor: int, at: int, names: Sequence[str]) -> str:
    """The clause before ``at``, the names in it left out."""
    clause = text[_clause(text, floor, at) : at]
    for name in names:
        clause = clause.replace(name, "某")
    return clause


def _clause(text: str, floor: int, at: int) -> int:
    found = [m.end() for m in _CLAUSE.finditer(text, floor, at)]
    return found[-1] if found else floor


def _date_of(
    text: str, at: int, kind: K, dates: Sequence[FoundDate], made: Sequence[Step]
) -> FoundDate | None:
    before = [d for d in dates if d.end <= at and at - d.end <= _FAR]
    if not before:
        return None
    day = before[-1]
    taken = [s for s in made if s.date is day]
    if taken:
        last = taken[-1]
        between = text[last.end : at]
        at_court = last.kind is K.HEARING and kind in (K.BAIL, K.CUSTODY) and len(between) <= 16
        if last.kind is kind or not (at_court or _JOINS.search(between[:8] + between[-8:])):
            return None
    return day


def whose(text: str, step: Step, people: Sequence[Accused]) -> list[str]:
    """The keys of those the step is of: named last before it in its sentence; all where the words
    say so; the only one there is. Empty where the text does not say."""
    if len(people) == 1:
        return [people[0].key]
    said = text[step.sentence : step.end]
    named = [(said.rfind(w), p.key) for p in people for w in p.words if w in said]
    last = max(named, default=(-1, ""))
    if any(m.start() > last[0] for m in _ALL.finditer(said)):
        return [p.key for p in people]
    if not named:
        return []
    together = [key for at, key in named if last[0] - at < 12 and _listed(said[at : last[0]])]
    return list(dict.fromkeys([*together, last[1]]))


def _listed(between: str) -> bool:
    return bool(re.fullmatch(r"[^，。；於于在]{1,8}(?:、|及|與|与|和)[^，。；]{0,4}", between))


def extent(kind: K, found: FoundDate | None, term: str = "") -> tuple[When | None, str]:
    """When a step was, and in words what of that is not printed.

    A measure begins on its day; its end is the printed one. That of a bar on leaving is counted
    from its printed term; custody is for two months at most, and bail may end it any day.
    """
    if found is None:
        return None, ""
    if kind not in _MEASURES:
        return one_day(found) or found.value, ""
    if isinstance(found.value, Interval) and found.value.end is not None:
        return found.value, ""
    start = one_day(found)
    if start is None:
        return found.value, ""
    end = last_day(start, term) if kind is K.TRAVEL_BAN else None
    return Interval(start, end), "end counted from the printed term" if end else "end not printed"


def add(
    builder: Builder,
    step: Step,
    people: Sequence[str],
    term: str = "",
    where: Place | None = None,
    matter: str = "this",
    details: dict[str, str] | None = None,
) -> None:
    """The step as events, once a person and day; without a day none is made."""
    if step.date is None and step.kind in (K.BAIL, K.RELEASE):
        _let_go(builder, step, people, matter)
        return
    when, inferred = extent(step.kind, step.date, term)
    if step.date is None or when is None:
        return
    low, high = min(step.date.start, step.start), max(step.date.end, step.end)
    told = {"term": term, **(details or {})}
    for person in people or [""]:
        if any(
            e.kind is step.kind and e.person == person and e.when == when for e in builder.events
        ):
            continue
        builder.event(
            step.kind, when, (low, high), person=person, where=where, matter=matter,
            inferred=inferred, details=told,
        )  # fmt: skip


_LATER = trad(r"嗣|旋|迨|(?<![之以最])後")


def _let_go(builder: Builder, step: Step, people: Sequence[str], matter: str) -> None:
    """Bail or release without a day, told after custody (嗣經具保停止羈押): later, on some day."""
    text = builder.text
    if not _LATER.search(text[_clause(text, step.sentence, step.start) : step.start]):
        return
    for person in people:
        held = [e for e in builder.events if e.kind is K.CUSTODY and e.person == person]
        since = start_of(held[-1].when) if held else None
        if since is not None and since.earliest is not None:
            later = UncertainDate.between(since.earliest, None)
            builder.event(
                step.kind, Interval(later, None) if step.kind is K.BAIL else later,
                (step.start, step.end), person=person, matter=matter,
                inferred="no date is given for it",
            )  # fmt: skip


def from_day(day: UncertainDate | None) -> UncertainDate | None:
    """On that day or later: what a paper orders, and what somebody has to do first."""
    return UncertainDate.between(day.earliest, None) if day and day.earliest else None


def tell_courses_apart(builder: Builder) -> None:
    """Charges and acceptances that cannot be of one course with the rest get a matter of their own.

    Such papers join cases, and tell of hearings of the court below: a charge after the first
    hearing, or a case received before the first charge, is of another course, not out of order.
    """
    first = {
        kind: min((d for e in builder.events if e.kind is kind and (d := _day(e))), default=None)
        for kind in (K.HEARING, K.INDICTMENT)
    }
    heard, charged = first[K.HEARING], first[K.INDICTMENT]
    for i, event in enumerate(builder.events):
        day = _day(event)
        if event.kind not in (K.INDICTMENT, K.ACCEPTANCE) or day is None:
            continue
        late = heard is not None and day > heard
        more = event.kind is K.INDICTMENT and day != charged
        early = event.kind is K.ACCEPTANCE and charged is not None and day < charged
        if late or more or early:
            builder.events[i] = replace(event, matter="joined")


def _day(event: Event) -> date | None:
    """The first day on which it can have been."""
    start = start_of(event.when)
    return start.earliest if start else None
