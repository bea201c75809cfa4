"""The number of the mainland identity card against itself and against its paper.

GB 11643-1999: six digits of area, eight of birth, three of serial (odd for men), one check
digit by ISO 7064 MOD 11-2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from forensics.events import Person
from forensics.records import Fact
from forensics.rules.candidate import Candidate
from forensics.rules.checks.values import LOOK_ALIKES, births_differ
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item, item_of_fact
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal.readings import Pick, UncertainDate
from forensics.temporal.verdict import Answer, Decision, Doubt, Status
from forensics.text.identifiers import IdNumber, id_number

NONE = Decision(Answer.NONE, ())


def check_digit(rule: Rule, view: View) -> Iterator[Result]:
    for item, number, _ in _numbers(view):
        if number.check is None:
            continue
        if number.check:
            yield Candidate({"n": (item,)}, NONE)
        else:
            words = {"fits": _fits(number.text)}
            yield Candidate({"n": (item,)}, _as_read(item, number), words=words)


def birth(rule: Rule, view: View) -> Iterator[Result]:
    for item, number, person in _numbers(view):
        if number.birth is None:
            continue
        for fact in _facts(person, "birth_date"):
            other = item_of_fact("fact:", fact, item.extraction, item.person, item.component)
            yield Candidate({"n": (item,), "b": (other,)}, _births(item, number.birth, other))


def _births(item: Item, inside: date, other: Item) -> Decision:
    """The birth date in a number against one that is printed."""
    if other.start is not None and other.start.only_day == inside:
        return NONE
    fact = item.fact
    assert fact is not None
    told = item_of_fact("fact:", fact, item.extraction, item.person, item.component)
    told.start = told.end = UncertainDate.day(inside)
    return births_differ(told, other)


def sex(rule: Rule, view: View) -> Iterator[Result]:
    for item, number, person in _numbers(view):
        for fact in _facts(person, "sex"):
            if number.sex not in ("M", "F") or fact.value not in ("M", "F"):
                continue
            other = item_of_fact("fact:", fact, item.extraction, item.person, item.component)
            same = number.sex == fact.value
            words = {"sex": say("a man") if number.sex == "M" else say("a woman")}
            decision = NONE if same else _clash(doubts_of((item, other)))
            yield Candidate({"n": (item,), "x": (other,)}, decision, words=words)


def _numbers(view: View) -> Sequence[tuple[Item, IdNumber, Person]]:
    """Every identity number of the case, each once a person of a paper."""
    if "id numbers" not in view.kept:
        view.kept["id numbers"] = list(_found(view))
    return view.kept["id numbers"]


def _found(view: View) -> Iterator[tuple[Item, IdNumber, Person]]:
    for index, extraction in enumerate(view.extractions):
        for person in extraction.persons:
            seen: set[str] = set()
            for fact in person.values("id_number"):
                text = str(fact.value)
                if text in seen or len(text) not in (15, 18):
                    continue
                seen.add(text)
                who, component = view.identity.of(index, person.key)
                item = item_of_fact("fact:", fact, extraction, who, component)
                yield item, id_number(text), person


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
