"""A court paper as a list of results has it, against the paper of that number in the case.

Two records that differ, not one that is missing: what a list leaves out is never held against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from forensics.places import outside, resolve
from forensics.rules.candidate import Candidate, judge_formula
from forensics.rules.items import Item
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Ref, Rule
from forensics.rules.predicates import attribute
from forensics.rules.scene import Bound
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.relations import Formula
from forensics.temporal.verdict import Answer, Decision


def check(rule: Rule, view: View) -> Iterator[Result]:
    listed: defaultdict[str, list[Item]] = defaultdict(list)
    for item in view.items(rule.role("h").kinds):
        if item.detail("what") == "listed paper":
            listed[item.detail("case_number")].append(item)
    if not listed:
        return
    for paper in view.items(rule.role("j").kinds):
        number = attribute(paper, "case_number")
        if law_of(paper) != CHINA or attribute(paper, "correcting") == "yes":
            continue
        hits = listed.get(number, [])
        if any(_agrees(h, paper) for h in hits):
            # A list may hold the ruling that corrects the paper under the same number.
            yield Candidate({"h": (hits[0],), "j": (paper,)}, Decision(Answer.NONE, ()))
            continue
        for hit in hits:
            yield from _compared(rule, view, hit, paper)


def _agrees(hit: Item, paper: Item) -> bool:
    return (
        hit.start is not None and hit.bounds("start") == paper.bounds("start")
        and not _other_court(hit, paper)
    )  # fmt: skip


def _compared(rule: Rule, view: View, hit: Item, paper: Item) -> Iterator[Result]:
    bound = Bound({"h": hit, "j": paper})
    facts = {"h": (hit,), "j": (paper,)}
    clash: Formula = rel.NO
    differ = []
    if _other_court(hit, paper):
        clash = rel.YES
        courts = (hit.detail("court"), attribute(paper, "court"))
        differ.append(say("the court is {one} there and {two} here", one=courts[0], two=courts[1]))
    if hit.start is not None and clash == rel.NO:
        clash = rel.negated(rel.same_day(bound.day(Ref("h", "date")), bound.day(Ref("j", "date"))))
        differ.append(say("the day of decision differs"))
    candidate = judge_formula(rule, facts, clash, bound, view.identity, view.companions)
    if candidate is not None:
        candidate.words = {"why": say("; ").join(differ)}
        yield candidate


def _other_court(hit: Item, paper: Item) -> bool:
    """Surely another court: the name of neither holds the other's, and their areas are apart."""
    one, two = hit.detail("court"), attribute(paper, "court")
    if not one or not two or one in two or two in one:
        return False
    places = resolve(one), resolve(two)
    return all(p.code for p in places) and outside(*places) is True
