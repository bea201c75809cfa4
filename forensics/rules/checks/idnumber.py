"""The number of the mainland identity card against itself and against its paper.

GB 11643-1999: six digits of area, eight of birth, three of serial (odd for men), one check
digit by ISO 7064 MOD 11-2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from forensics.events import Extraction, Person
from forensics.records import Fact
from forensics.rules.candidate import Candidate, Facts
from forensics.rules.checks.values import LOOK_ALIKES, births_differ
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item, item_of_fact
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Quiet, Result, View
from forensics.temporal.readings import Pick, UncertainDate
from forensics.temporal.verdict import Answer, Decision, Doubt, Status
from forensics.text.identifiers import IdNumber, id_number

NONE = Decision(Answer.NONE, ())


def check_digit(rule: Rule, view: View) -> Iterator[Result]:
    for printed in _numbers(view):
        number = printed.number
        if number.check is None:
            continue
        if number.check:
            yield Quiet(partial(_alone, printed))
        else:
            item = printed.item()
            words = {"fits": _fits(number.text)}
            yield Candidate({"n": (item,)}, _as_read(item, number), words=words)


def birth(rule: Rule, view: View) -> Iterator[Result]:
    for printed in _numbers(view):
        inside = printed.number.birth
        if inside is None:
            continue
        for fact in _facts(printed.person, "birth_date"):
            if isinstance(fact.value, UncertainDate) and fact.value.only_day == inside:
                yield Quiet(partial(_with, printed, fact, "b"))
                continue
            told, other = printed.item(), printed.item(fact)
            told.start = told.end = UncertainDate.day(inside)
            yield Candidate(_with(printed, fact, "b"), births_differ(told, other))


def sex(rule: Rule, view: View) -> Iterator[Result]:
    for printed in _numbers(view):
        number = printed.number
        for fact in _facts(printed.person, "sex"):
            if number.sex not in ("M", "F") or fact.value not in ("M", "F"):
                continue
            facts = _with(printed, fact, "x")
            same = number.sex == fact.value
            words = {"sex": say("a man") if number.sex == "M" else say("a woman")}
            decision = NONE if same else _clash(doubts_of((*facts["n"], *facts["x"])))
            yield Candidate(facts, decision, words=words)


@dataclass(frozen=True, slots=True)
class _Printed:
    """An identity number as a paper prints it of a person; items are made where they are shown."""

    number: IdNumber
    fact: Fact
    person: Person
    extraction: Extraction
    member: tuple[str, str]

    def item(self, fact: Fact | None = None) -> Item:
        """The number, or another fact of the same person."""
        return item_of_fact("fact:", fact or self.fact, self.extraction, *self.member)


def _alone(printed: _Printed) -> Facts:
    return {"n": (printed.item(),)}


def _with(printed: _Printed, fact: Fact, letter: str) -> Facts:
    return {"n": (printed.item(),), letter: (printed.item(fact),)}


def _numbers(view: View) -> Sequence[_Printed]:
    """Every identity number of the case, each once a person of a paper."""
    if "id numbers" not in view.kept:
        view.kept["id numbers"] = list(_found(view))
    return view.kept["id numbers"]


def _found(view: View) -> Iterator[_Printed]:
    for index, extraction in enumerate(view.extractions):
        for person in extraction.persons:
            seen: set[str] = set()
            for fact in person.values("id_number"):
                text = str(fact.value)
                if text in seen or len(text) not in (15, 18):
                    continue
                seen.add(text)
                member = view.identity.of(index, person.key)
                yield _Printed(id_number(text), fact, person, extraction, member)


def _facts(person: Person, name: str) -> Iterator[Fact]:
    """One of each value."""
    seen: list[object] = []
    for fact in person.values(name):
        if fact.value not in seen:
            seen.append(fact.value)
            yield fact


def _clash(doubts: tuple[Doubt, ...]) -> Decision:
    return Decision(Answer.READING if doubts else Answer.CERTAIN, (((), Status.CLASH),), doubts)


def _as_read(item: Item, number: IdNumber) -> Decision:
    """A check digit that fails, certain only if no single look-alike would repair it."""
    doubts = doubts_of((item,))
    repairs = _repairs(number.text)
    if repairs:
        mark = item.provenance[0]
        pick = Pick(f"digit:{mark.document}:p{mark.page}:{mark.span.start}", "as read")
        words = say(
            "one character easily taken for another would give {others}",
            others=say(" or ").join(repairs[:3]),
        )
        doubts = (*doubts, Doubt(pick, "another digit", words))
    return _clash(doubts)


def _repairs(text: str) -> list[str]:
    found = []
    for at, mark in enumerate(text):
        for group in LOOK_ALIKES:
            for other in sorted(group & set("0123456789X")):
                changed = text[:at] + other + text[at + 1 :]
                if mark in group and other != mark and id_number(changed).check:
                    found.append(changed)
    return list(dict.fromkeys(found))


def _fits(text: str) -> str:
    """The check digit that the first 17 would give."""
    return next((d for d in "0123456789X" if id_number(text[:17] + d).check), "none")
