"""What one paper says of a measure against the list of measures in the judgment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forensics.rules.candidate import Candidate
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.relations import Formula
from forensics.temporal.verdict import Answer, Decision, Problem, decide

SERVED_WITHIN = 2
"""Days in which an order is usually served or carried out."""
STRENGTH = (Answer.NONE, Answer.PRECISION, Answer.READING, Answer.CERTAIN)


def not_in_judgment(rule: Rule, view: View) -> Iterator[Result]:
    """A decision of bail or detention whose day none of the judgment's measures has.

    The nearest day of the judgment is shown. Only measures of the judgment's own matter, and
    only decisions from a year before its first measure to the judgment itself, are compared.
    """
    for person in view.persons_with(rule.role("a").kinds):
        told = view.items(rule.role("a").kinds, person)
        for decision in (i for i in told if "judgment" not in i.extraction.kind):
            listed = [
                i
                for i in told
                if "judgment" in i.extraction.kind and i.kind == decision.kind
                and i.matter == "this" and i.start is not None and law_of(i) == CHINA
            ]  # fmt: skip
            if decision.start is None or not held_to_judgments(decision) or not listed:
                continue
            if not _of_that_time(decision, listed) or _of_another_charge(decision, listed):
                continue
            yield _nearest(decision, listed, view)


_DECISIONS = ("bail_decision", "surveillance_decision", "custody_notice")
_TELLING = ("release_certificate", "custody_record", "indictment")
"""Papers that order nothing and tell what was done: held to it for detention and arrest alone,
which a judgment does not leave out as it may a bail that another office renewed."""


def held_to_judgments(decision: Item) -> bool:
    kind = decision.extraction.kind
    return kind in _DECISIONS or (kind in _TELLING and decision.kind in ("detention", "arrest"))


def _of_another_charge(decision: Item, listed: Sequence[Item]) -> bool:
    """A detention for theft and a judgment for fraud: two cases, of which each lists its own."""
    own = charge_of(decision)
    others = {charge_of(i) for i in listed}
    return bool(own) and "" not in others and own not in others


def charge_of(item: Item) -> str:
    told = item.detail("cause")
    return re.sub(r"^因?(?:涉嫌)?犯?|罪$", "", told) if "涉嫌" in told else ""


def _of_that_time(decision: Item, listed: Sequence[Item]) -> bool:
    low, high = decision.bounds("start")
    first = min(i.bounds("start")[0] for i in listed)
    last = max(i.bounds("start")[1] for i in listed)
    return high >= first - 366 and low <= last + 366


def _nearest(decision: Item, listed: Sequence[Item], view: View) -> Candidate:
    """It clashes only as surely as it clashes with every day of the list."""
    found: list[tuple[int, int, Item, Decision, Formula]] = []
    for item in listed:
        clash = rel.both(_clash(), _one_case(decision, item))
        told = (decision, item)
        doubts = (*doubts_of(told), *view.identity.doubts(told))
        answer = decide(Problem({"a": decision.start, "b": item.start}, clash, doubts=doubts))
        gap = abs(decision.bounds("start")[0] - item.bounds("start")[0])
        found.append((STRENGTH.index(answer.answer), gap, item, answer, clash))
    found.sort(key=lambda f: (f[0], f[1], f[2].sort_key))
    _, _, item, answer, clash = found[0]
    missing = rel.open_points(clash) if answer.answer is Answer.PRECISION else ()
    return Candidate({"a": (decision,), "b": (item,)}, answer, missing=missing)


def _one_case(decision: Item, item: Item) -> Formula:
    """Open where the decision names another charge than the judgment: it may be of another case,
    or the charge was changed on the way."""
    charge = decision.detail("charge")
    told = [e.detail("charge") for e in item.extraction.events]
    told.append(item.detail("cause"))
    if not charge or not any(told) or any(charge in t or (t and t in charge) for t in told):
        return rel.YES
    return rel.Open(say("whether the two papers are of one case: their charges differ"))


def _clash() -> Formula:
    """Another day; one that lies near is as likely that of service as of the decision."""
    why = say("whether one paper gives the day of the decision, the other that of its service")
    far = (rel.before("a", "b", SERVED_WITHIN + 1), rel.before("b", "a", SERVED_WITHIN + 1))
    return rel.both(rel.negated(rel.same_day("a", "b")), rel.either(*far, rel.Open(why)))
