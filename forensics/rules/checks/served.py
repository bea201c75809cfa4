"""A certificate of release against itself: the term, its first and last day, the day of release.

Earlier ends are usual: custody before the judgment is credited and prisons rarely tell of it. A
later end may be pushed by days on bail, which they do not tell of either, up to the longest that
three offices can grant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from forensics.rules.calendar import Term, add_months, last_day_of_term, term
from forensics.rules.candidate import Candidate
from forensics.rules.checks.term import SLACK, off_by
from forensics.rules.describe import day_in_words
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.model import Rule
from forensics.rules.predicates import attribute
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal.verdict import Answer, Problem, Status, World, decide

OFFICES = 3
"""Police, procuratorate and court, each of which may grant bail for twelve months."""


def check(rule: Rule, view: View) -> Iterator[Result]:
    for end in view.items(("sentence_end",)):
        if end.extraction.kind != "release_certificate" or end.start is None:
            continue
        own = {
            kind: [i for i in view.items((kind,), end.person) if i.extraction is end.extraction]
            for kind in ("sentence_start", "sentence_end", "release", "conviction")
        }
        if any(len(found) > 1 for found in own.values()):
            continue
        release = next(iter(own["release"]), None)
        if release is not None and _on_its_day(release):
            yield _released(release, end)
        start = next(iter(own["sentence_start"]), None)
        judged = next(iter(own["conviction"]), None)
        length = term(judged.detail("term")) if judged else None
        if start is not None and start.start is not None and judged and length:
            yield _ends(start, end, judged, length)


def _on_its_day(release: Item) -> bool:
    """Is the day printed, and was it that of the end of the term by the paper's own words?"""
    served = attribute(release, "released_because") == "term served"
    return served and release.start is not None and not release.inferred


def _released(release: Item, end: Item) -> Candidate:
    """Let go because the term was served, on another day than its last."""
    told = attribute(release, "reductions")
    cuts = [term(c) for c in told.split() if c != "none"]
    known = [c for c in cuts if c is not None]
    unread = len(known) < len(cuts)
    def judge(world: World) -> Status:
        last, day = _day(world, "b.date"), _day(world, "r.date")
        if last is None or day is None:
            return Status.OPEN
        if any(abs((day - due).days) <= SLACK for due in _due(last, known)):
            return Status.CLEAR
        early = day < last
        return Status.OPEN if early and (unread or not told) else Status.CLASH

    assert release.start is not None
    assert end.start is not None
    dates = {"b.date": end.start, "r.date": release.start}
    decision = decide(Problem(dates, judge=judge, doubts=doubts_of((release, end))))
    words = {"why": ""}
    last, day = end.start.only_day, release.start.only_day
    if last and day:
        due = min(_due(last, known), key=lambda d: abs((day - d).days))
        words["why"] = say(
            "the release on {day} is {difference} than the last day of the term, {due}",
            day=day_in_words(day), difference=off_by((day - due).days), due=day_in_words(due),
        )  # fmt: skip
    open_point = say("whether the term was reduced: the certificate does not say by how much")
    missing = (open_point,) if decision.answer is Answer.PRECISION else ()
    return Candidate({"r": (release,), "b": (end,)}, decision, missing=missing, words=words)


def _due(last: date, cuts: Sequence[Term]) -> Iterator[date]:
    """The printed end, which may be that after the reductions or the first one."""
    for size in range(len(cuts) + 1):
        for some in combinations(cuts, size):
            months = sum(c.months for c in some)
            days = timedelta(sum(c.days for c in some))
            yield add_months(last, -months) - days
            yield add_months(last + timedelta(1), -months) - timedelta(1) - days


def _ends(start: Item, end: Item, judged: Item, length: Term) -> Candidate:
    """The end printed, against the start and the length."""

    def judge(world: World) -> Status:
        first, last = _day(world, "a.date"), _day(world, "b.date")
        if first is None or last is None:
            return Status.OPEN
        due = last_day_of_term(first, length)
        if last <= due + timedelta(SLACK):
            return Status.CLEAR
        return Status.OPEN if last <= add_months(due, 12 * OFFICES) else Status.CLASH

    assert start.start is not None
    assert end.start is not None
    dates = {"a.date": start.start, "b.date": end.start}
    items = (start, end, judged)
    decision = decide(Problem(dates, judge=judge, doubts=doubts_of(items)))
    words = {"why": ""}
    first, last = start.start.only_day, end.start.only_day
    if first and last:
        due = last_day_of_term(first, length)
        words["why"] = say(
            "the term ends {difference} than its start and length make it, {due}",
            difference=off_by((last - due).days), due=day_in_words(due),
        )  # fmt: skip
    open_point = say("whether days on bail lie between the start and the end")
    missing = (open_point,) if decision.answer is Answer.PRECISION else ()
    facts = {"a": (start,), "b": (end,), "t": (judged,)}
    return Candidate(facts, decision, missing=missing, words=words)


def _day(world: World, name: str) -> date | None:
    low, high = world.bounds[name]
    return date.fromordinal(low) if low is not None and low == high else None
