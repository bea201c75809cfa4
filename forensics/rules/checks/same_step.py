"""One step, of which two papers give different days: a detention in a judgment and in the ruling
on the appeal, in a notice and in the certificate of release.

What one paper leaves out is no contradiction: only a day that the other does not know, against a
day of the other that this one does not know, is. ``measures`` holds decisions against judgments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forensics.rules.candidate import Candidate
from forensics.rules.checks.measures import (
    SERVED_WITHIN,
    STRENGTH,
    charge_of,
    held_to_judgments,
)
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item, by_day
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Rule
from forensics.rules.predicates import attribute
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.relations import Formula
from forensics.temporal.verdict import Answer, Decision, Problem, decide

ONE_STEP = 31
"""Days. Steps further apart may be two, unless the papers agree on the step beside them: bail is
granted anew by each office, and a detention may be followed by another."""

ONE_CASE = 366
"""Days. Steps further apart are of two cases; a slip by one year is not."""

_PAPERS = frozenset(
    {
        "criminal_judgment", "bail_decision", "bail_release", "surveillance_decision",
        "custody_notice", "custody_record", "release_certificate", "indictment", "case_dropped",
        "police_notice",
    }
)  # fmt: skip
_HELD = ("detention", "arrest")
_GENERIC = re.compile(r"^(?:本|该|我|上述)")


def check(rule: Rule, view: View) -> Iterator[Result]:
    kinds = rule.role("a").kinds
    for person in view.persons_with(kinds):
        told_of = (i for k in kinds for i in view.by_kind.get(k, {}).get(person, ()))
        if len({id(i.extraction) for i in told_of}) < 2:
            continue
        by_paper: dict[int, list[Item]] = {}
        for item in view.items(kinds, person):
            if _counts(item):
                by_paper.setdefault(id(item.extraction), []).append(item)
        papers = list(by_paper.values())
        for kind in kinds:
            told = [[i for i in paper if i.kind == kind] for paper in papers]
            for one, two in _near(told):
                yield from _compared(told[one], told[two], (papers[one], papers[two]), view)


def _near(told: Sequence[Sequence[Item]]) -> Iterator[tuple[int, int]]:
    """The papers, two and two, whose steps lie within a year of each other; in their order."""
    spans = [
        (min(i.bounds("start")[0] for i in steps), max(i.bounds("start")[1] for i in steps), at)
        for at, steps in enumerate(told)
        if steps
    ]
    spans.sort()
    found = []
    for n, (_, last, one) in enumerate(spans):
        for first, _, two in spans[n + 1 :]:
            if first > last + ONE_CASE:
                break
            found.append((min(one, two), max(one, two)))
    yield from sorted(found)


def _counts(item: Item) -> bool:
    """A step of the paper's own matter on a day that it prints, and that was carried out."""
    return (
        item.extraction.kind in _PAPERS and item.matter == "this" and item.start is not None
        and item.start.earliest is not None and item.start.latest is not None
        and item.detail("carried_out") != "no" and law_of(item) == CHINA
        and not item.inferred.startswith(("day taken from", "the paper gives no date"))
    )  # fmt: skip


Papers = tuple[Sequence[Item], Sequence[Item]]
"""All steps of the one paper and of the other."""


def _compared(
    one: Sequence[Item], two: Sequence[Item], papers: Papers, view: View
) -> Iterator[Result]:
    """The steps of one kind; the nearest two of which neither paper knows the other's."""
    pairs = [
        (a, b) for a in one for b in two if _gap(a, b) <= ONE_CASE and not _of_another_rule(a, b)
    ]
    if not pairs:
        return
    judged = {(id(a), id(b)): _answer(a, b, rel.YES, view) for a, b in pairs}
    met = {x for (a, b), d in judged.items() if d.answer is Answer.NONE for x in (a, b)}
    found: list[tuple[int, int, Candidate]] = []
    for a, b in pairs:
        if id(a) in met or id(b) in met:
            continue
        clash = _one_step(a, b, papers)
        if clash is None:
            continue
        decision = _answer(a, b, clash, view)
        missing = rel.open_points(clash) if decision.answer is Answer.PRECISION else ()
        candidate = Candidate({"a": (a,), "b": (b,)}, decision, missing=missing)
        found.append((-STRENGTH.index(decision.answer), _gap(a, b), candidate))
    if found:
        yield min(found, key=lambda f: f[:2])[2]
        return
    same = next((p for p in pairs if judged[id(p[0]), id(p[1])].answer is Answer.NONE), None)
    if same is not None:
        yield Candidate({"a": (same[0],), "b": (same[1],)}, Decision(Answer.NONE, ()))


def _of_another_rule(a: Item, b: Item) -> bool:
    """A decision against the list of a judgment is MEAS-01's."""
    for x, y in ((a, b), (b, a)):
        if "judgment" in x.extraction.kind and held_to_judgments(y):
            return True
    return False


def _answer(a: Item, b: Item, also: Formula, view: View) -> Decision:
    """Are they surely of two days?"""
    both = (a, b)
    doubts = (*doubts_of(both), *view.identity.doubts(both))
    clash = rel.both(rel.negated(rel.same_day("a", "b")), also)
    return decide(Problem({"a": a.start, "b": b.start}, clash, doubts=doubts))


def _gap(a: Item, b: Item) -> int:
    return abs(a.bounds("start")[0] - b.bounds("start")[0])


def _one_step(a: Item, b: Item, papers: Papers) -> Formula | None:
    """How surely the two days are of one step; ``None`` where they are of two."""
    beside = _beside(a, papers[0]) & _beside(b, papers[1])
    numbered = _numbered(a, b)
    charges = (charge_of(a) or a.detail("charge"), charge_of(b) or b.detail("charge"))
    alike = all(charges) and (charges[0] in charges[1] or charges[1] in charges[0])
    if all(charges) and not alike and not numbered:
        return None
    held = a.kind in _HELD
    offices = (a.detail("authority"), b.detail("authority"))
    told = all(offices) and not any(_GENERIC.match(o) for o in offices)
    same_office = told and (offices[0] in offices[1] or offices[1] in offices[0])
    far = _gap(a, b) > ONE_STEP and not (held and beside)
    if not held and a.kind != "release" and (far or (told and not same_office)):
        # Each office orders its own bail, and a paper may name one of them only.
        return None
    open_points: list[Formula] = []
    if far:
        open_points.append(rel.Open(say("whether both papers mean one step or two")))
    if told and not same_office:
        open_points.append(rel.Open(say("whether one office or two took the step")))
    if not held and a.kind != "release" and not told:
        open_points.append(rel.Open(say("which office took the step")))
    # The bail that an office ends is the one that it granted within the month.
    if not (numbered or alike or _agree(papers) or (same_office and not held)):
        open_points.append(rel.Open(say("whether the two papers are of one case")))
    (low, high), (first, last) = a.bounds("start"), b.bounds("start")
    if low <= last + SERVED_WITHIN and first <= high + SERVED_WITHIN:
        why = say("whether one paper gives the day of the decision, the other that of its service")
        days = (rel.before("a", "b", SERVED_WITHIN + 1), rel.before("b", "a", SERVED_WITHIN + 1))
        open_points.append(rel.either(*days, rel.Open(why)))
    return rel.both(*open_points)


def _beside(item: Item, paper: Sequence[Item]) -> set[tuple[str, str, int]]:
    """The step before it in its paper and the step after it, where they have one day."""
    ordered = sorted(paper, key=by_day)
    at = next(n for n, i in enumerate(ordered) if i is item)
    found = set()
    for where, n in (("before", at - 1), ("after", at + 1)):
        if 0 <= n < len(ordered):
            low, high = ordered[n].bounds("start")
            if low == high:
                found.add((where, ordered[n].kind, low))
    return found


def _agree(papers: Papers) -> bool:
    """Do the papers have one step of one day in common?"""
    days = [{(i.kind, i.bounds("start")) for i in paper} for paper in papers]
    return bool(days[0] & days[1])


def _numbered(a: Item, b: Item) -> bool:
    """Does one paper name the case number of the other, or bear the same?"""
    for x, y in ((a, b), (b, a)):
        own = attribute(x, "case_number")
        told = [e.detail("numbers").split() for e in y.extraction.events]
        if own and (own == attribute(y, "case_number") or any(own in t for t in told)):
            return True
    return False
