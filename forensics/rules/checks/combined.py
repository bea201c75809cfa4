"""Several terms put together: the one to be served lies between the longest and the sum.

Criminal Law art. 69. Of a term of an earlier judgment a paper may print the whole or what is left
(art. 70, 71), so that only terms of the judgment itself count as the longest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from forensics.rules.calendar import Term, term
from forensics.rules.candidate import Candidate, Facts
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Quiet, Result, View
from forensics.temporal.verdict import Answer, Decision, Status


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    length: Term
    prior: bool


def check(rule: Rule, view: View) -> Iterator[Result]:
    for sentence in view.items(("sentence",)):
        whole = term(sentence.detail("term"))
        parts = _parts(sentence.detail("parts"))
        if whole is None or len(parts) < 2 or law_of(sentence) != CHINA:
            continue
        own = [p.length for p in parts if p.kind == sentence.detail("kind") and not p.prior]
        longest, total = max(own, key=_size, default=None), _total(parts)
        wrong = ""
        missing: tuple[str, ...] = ()
        if longest is not None and _longer(longest, whole):
            wrong = say("it is shorter than the longest of them, {term}", term=longest.words)
        elif _longer(whole, total):
            wrong = say("it is longer than all of them together, {term}", term=total.words)
            if len(parts) < _charges(sentence):
                missing = (say("the term for each of the charges: fewer were read than charges"),)
        if not wrong:
            yield Quiet(partial(_told_of, sentence))
            continue
        doubts = doubts_of((sentence,))
        answer = Answer.READING if doubts else Answer.CERTAIN
        decision = Decision(answer, (((), Status.CLASH),), doubts)
        if missing:
            decision = Decision(Answer.PRECISION, (((), Status.OPEN),))
        listed = say("; ").join(p.length.words for p in parts)
        words = {"term": whole.words, "why": wrong, "parts": listed}
        yield Candidate({"t": (sentence,)}, decision, missing=missing, words=words)


def _parts(told: str) -> Sequence[_Part]:
    found = []
    for one in told.split():
        kind, length, *prior = one.split(":")
        if (read := term(length)) is None:
            return ()
        found.append(_Part(kind, read, bool(prior)))
    return found


def _charges(sentence: Item) -> int:
    """How many charges this judgment names; 、 also stands inside the name of one."""
    return len([c for c in sentence.detail("charge").split("罪") if c])


def _size(length: Term) -> int:
    """Days, all months taken for thirty: terms are compared as the months they are."""
    return 30 * length.months + length.days


def _longer(one: Term, two: Term) -> bool:
    """Days beside months leave a day or two to how long the months are."""
    slack = 3 if one.days or two.days else 0
    return _size(one) > _size(two) + slack


def _total(parts: Sequence[_Part]) -> Term:
    return Term(sum(p.length.months for p in parts), sum(p.length.days for p in parts))


def _told_of(sentence: Item) -> Facts:
    return {"t": (sentence,)}
