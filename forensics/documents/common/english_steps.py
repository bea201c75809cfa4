"""Steps of criminal proceedings in English: what happened, to whom, and on which day.

In each piece of the text the steps and the days are laid side by side; a step without a day of its
own is none. What is wanted, refused, planned or told of somebody else is no step.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.english_credit import credit_days
from forensics.documents.common.english_days import Day, days
from forensics.documents.common.english_matching import Mark, marks_of, matched
from forensics.documents.common.english_orders import add_orders
from forensics.documents.common.english_punished import punished_by
from forensics.documents.common.english_speaking import Speaking
from forensics.documents.common.english_units import Unit, units
from forensics.documents.common.english_whose import whose
from forensics.events import EventKind as K
from forensics.temporal.readings import Interval, UncertainDate, When
from forensics.text.dates import FoundDate

_THERE = re.compile(
    r"\s?(?:(?:The (?:learned |presiding |district )?(?:magistrates?|judge|court|justices?|sheriff"
    r"|bench)"
    r"|He|She|They|You|Each|Both|The (?:defendant|accused|applicant|appellant)s?|M(?:r|s"
    r"|rs)\.? [A-Z][a-z]+)\b"
    r"(?: (?:then|both|each|there|was|were))* ?)?",
    re.I,
)
_BETWEEN = re.compile(r"between\b", re.I)
_SINCE = re.compile(
    r"\b(?:ha(?:s|ve)|(?:he|she|you|they)['’](?:s|ve)|remains?|is|are)\b(?: [\w-]+){0,6}? since\b"
    r"(?!.*\b(?:until|till|to|up to)\b)",
    re.I | re.S,
)


def add_steps(
    builder: Builder, speaking: Speaking, labelled: Sequence[FoundDate], spoken: FoundDate | None
) -> None:
    """Add the dated steps of the text. ``labelled`` dates are no day of a step in a sentence;
    ``spoken`` is the day of the paper."""
    pieces = list(units(builder.joined, builder.dates()))
    every = days(builder, pieces, labelled, spoken)
    starts = [d.start for d in every]
    heard: Day | None = None
    for unit in pieces:
        if not unit.unticked:
            marks = marks_of(builder.text, unit)
            some = every[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
            inside = [d for d in some if d.end <= unit.end]
            found = list(matched(builder.text, unit, marks, inside))
            if heard is not None and not inside and _goes_on(builder.text, unit, marks):
                found = [(marks[0], heard)]
            for mark, day in found:
                for one in (day, *day.also):
                    _add(builder, unit, mark, one, speaking, spoken)
            last = found[-1] if found and found[-1][0] == marks[-1] and not unit.row else None
            heard = _told(last[1]) if last and last[0].kind is K.HEARING else None
            if (at := spoken or (labelled[0] if len(labelled) == 1 else None)) is not None:
                add_orders(builder, unit, at, speaking, heard=spoken is None)
        speaking.passed(builder.text[unit.start : unit.end])


def _told(day: Day) -> Day:
    """The day of a hearing, for what the next sentence says was ordered there."""
    last = day.also[-1] if day.also else day
    return Day(last.start, last.end, last.value, last.found, "the hearing told just before")


def _goes_on(text: str, unit: Unit, marks: Sequence[Mark]) -> bool:
    """Does the sentence only say what was ordered at the hearing told before it?"""
    if not marks or marks[0].denied or marks[0].kind not in (K.BAIL, K.CUSTODY):
        return False
    return bool(_THERE.fullmatch(text, unit.start, marks[0].start))


def _all_of(value: UncertainDate) -> When:
    """Heard "between 3 and 7 May": from the first to the last, not on one of them."""
    (one, *more) = value.readings
    if more or one.earliest is None or one.latest is None:
        return value
    return Interval(UncertainDate.day(one.earliest), UncertainDate.day(one.latest))


def _until_now(
    told: str, kind: K, since: UncertainDate, spoken: UncertainDate | None
) -> UncertainDate | None:
    """The day of the paper or later, where it says "has been in custody since"."""
    paper, begun = spoken.only_day if spoken else None, since.latest
    if kind is not K.CUSTODY or paper is None or begun is None or begun > paper:
        return None
    return UncertainDate.between(paper, None) if _SINCE.search(told) else None


def _add(
    builder: Builder, unit: Unit, mark: Mark, day: Day, speaking: Speaking,
    spoken: FoundDate | None,
) -> None:  # fmt: skip
    text = builder.text
    persons = whose(text, unit, mark.start, mark.end, day.start, speaking)
    if persons is None:
        return
    kind = mark.kind
    when: When | None = day.value
    if kind is K.HEARING and isinstance(when, UncertainDate) and _BETWEEN.match(text, day.start):
        when = _all_of(when)
    inferred = day.how
    if kind in (K.BAIL, K.CUSTODY) and isinstance(when, UncertainDate):
        still = _until_now(text[unit.start : day.end], kind, when, one_day(spoken))
        how = "end not printed: still held on the day of the paper" if still else "end not printed"
        when = Interval(when, still)
        inferred = f"{day.how}; {how}" if day.how else how
    low, high = min(mark.start, day.start), max(mark.end, day.end)
    places = [(low, high)]
    if day.how:
        places.append((day.found.start, day.found.end))
    details = {"authority": builder.issuer if kind is K.BAIL else ""}
    if kind is K.SENTENCE:
        details["credit_days"] = credit_days(text[unit.start : unit.end])
        details["punishment"] = punished_by(text[unit.start : unit.end])
    for person in persons:
        builder.event(kind, when, *places, person=person, inferred=inferred, details=details)
