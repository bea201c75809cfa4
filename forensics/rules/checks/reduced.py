"""Does the new end of a reduced sentence lie before the old one by just the reduction?

The old end is what the ruling itself tells of the sentence, or, where it tells of none, what the
judgment among the papers prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from forensics.rules.calendar import Term, add_months, term
from forensics.rules.candidate import Candidate
from forensics.rules.checks.term import SLACK, off_by
from forensics.rules.describe import day_in_words
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal.verdict import Problem, Status, World, decide

_UNREAD = "?"


def check(rule: Rule, view: View) -> Iterator[Result]:
    for cut in view.items(("sentence",)):
        length = term(cut.detail("reduced_by"))
        if length is None or cut.detail("probation_cut") or law_of(cut) != CHINA:
            continue
        ends = [
            i
            for i in view.items(("sentence_end",), cut.person)
            if i.start is not None and (cut.person or i.extraction is cut.extraction)
        ]
        new = [i for i in ends if i.extraction is cut.extraction]
        if len(new) != 1:
            continue
        told = cut.detail("ends_before").split()
        if told:
            yield _counted(cut, new[0], length, told, None)
            continue
        for old in ends:
            day = old.start.only_day if old.start else None
            if day and old.extraction.kind == "criminal_judgment" and old.matter == cut.matter:
                yield _counted(cut, new[0], length, [day.isoformat()], old)


def _counted(
    cut: Item, new: Item, length: Term, ends: Sequence[str], judged: Item | None
) -> Candidate:
    """``judged``: the end in a judgment of the case, for a ruling that tells of none itself."""
    assert new.start is not None
    before = [term(c) for c in cut.detail("cuts_before").split()]
    known = [c for c in before if c is not None]
    unread = _UNREAD in ends or len(known) < len(before)
    olds = [date.fromisoformat(e) for e in ends if e != _UNREAD]
    every = not unread and len(olds) == len(known) + 1 and olds == sorted(olds, reverse=True)
    if every:
        # It prints the end after each reduction: the last one is what this one is taken from.
        olds, known = olds[-1:], []
    due = {day for old in olds for day in _due(old, length, known)}
    missing: tuple[str, ...] = ()
    if unread:
        missing = (say("an earlier end or reduction that was not read"),)

    def judge(world: World) -> Status:
        low, high = world.bounds["b.date"]
        if low is None or high is None:
            return Status.OPEN
        near = [d for d in due if low - SLACK <= d.toordinal() <= high + SLACK]
        if near:
            return Status.CLEAR if low == high else Status.OPEN
        if judged is not None and high < min(d.toordinal() for d in due):
            # The ruling may not have told of another reduction, or of a milder judgment on appeal.
            return Status.OPEN
        return Status.OPEN if unread else Status.CLASH

    items = (new, cut) if judged is None else (new, cut, judged)
    decision = decide(Problem({"b.date": new.start}, judge=judge, doubts=doubts_of(items)))
    if judged is not None and not missing:
        missing = (say("reductions between the judgment and this ruling"),)
    facts = {"b": (new,), "t": (cut,)} | ({"j": (judged,)} if judged else {})
    printed = new.start.only_day
    words = {"cut": length.words, "old": "", "expected": "", "difference": ""}
    if olds and printed is not None:
        expected = next(_due(olds[-1], length, ()))
        words["old"] = day_in_words(olds[-1])
        words["expected"] = day_in_words(expected)
        words["difference"] = off_by((printed - expected).days)
    return Candidate(facts, decision, missing=missing, words=words)


def _due(old: date, length: Term, before: Sequence[Term]) -> Iterator[date]:
    """The ends that follow: less this reduction, and less any of those before it too."""
    for size in range(len(before) + 1):
        for some in combinations(before, size):
            months = length.months + sum(c.months for c in some)
            days = timedelta(days=length.days + sum(c.days for c in some))
            yield add_months(old, -months) - days
            # A term ends on the day before that of a month: counted from the day after it.
            yield add_months(old + timedelta(1), -months) - timedelta(1) - days
