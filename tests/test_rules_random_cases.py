"""Random cases of all kinds of event: the join against every combination tried one by one, and
nothing that papers can say stops the engine or makes the order of papers matter."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from forensics.case import Case, Subject
from forensics.events import Event, EventKind, Extraction, Person
from forensics.places import Place
from forensics.records import Fact, Provenance, ReadingWarning, Span
from forensics.rules.candidate import judged
from forensics.rules.engine import crosscheck
from forensics.rules.join import shared
from forensics.rules.loader import load_rules
from forensics.rules.scopes import scope_of
from forensics.rules.view import view_of
from forensics.temporal.readings import Interval, Pick, Reading, UncertainDate, When
from forensics.temporal.verdict import TooManyReadings

RULES = load_rules()
CASE = Case("random", Path(), Subject(("张三",)))
PLACES = (
    None, Place("光泽县", "CN", "350723"), Place("CN", "CN"), Place("TH", "TH"), Place("HK", "HK"),
    Place("", "CN", "440305"), Place("FR", "FR"), Place("DE", "DE"), Place("somewhere", ""),
)  # fmt: skip
DETAILS = {
    "direction": ("entry", "exit", "unknown"), "paper": ("passport", "visa", "leave to travel"),
    "number": ("E12345678", "G1"), "result": ("hit", "no-hit", "upheld", "set_aside"),
    "attended": ("yes", "no"), "about": ("departure", "custody", "contact", "receipt"),
    "polarity": ("denied", "said"), "query": ("one", "two"), "place_name": ("here", "there"),
    "term": ("P1Y", "P6M"), "probation": ("P18M",), "effective_from": ("2016-11-01", "bad"),
    "scope_from": ("2010",), "scope_to": ("2018-12-31",), "passport_surrendered": ("yes",),
    "passport_number": ("E12345678",), "case_number": ("7", "8"), "until": ("2016-11-08",),
}  # fmt: skip
KINDS = ("passport", "criminal_judgment", "bail_decision", "visa", "statement", "sentence_change")


class Drawer:
    """Draws a case; every fact has a place of its own."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.at = 0

    def case(self) -> list[Extraction]:
        kinds = self.rng.sample(list(EventKind), self.rng.randint(3, len(EventKind)))
        kinds += [EventKind.BORDER_CROSSING, EventKind.BAIL, EventKind.CONVICTION] * 6
        return [self.paper(f"{n}.pdf", kinds) for n in range(self.rng.randint(1, 6))]

    def paper(self, name: str, kinds: list[EventKind]) -> Extraction:
        rng = self.rng
        born = Fact("birth_date", self.day(name), self.mark(name))
        printed = Fact("name", rng.choice(("张三", "张三", "李建国")), self.mark(name))
        who = Person("p", "subject", (printed, born) if rng.random() < 0.3 else (printed,))
        issued = Fact("issue_date", self.day(name), self.mark(name))
        events = [self.event(name, rng.choice(kinds)) for _ in range(rng.randint(0, 10))]
        unread = ReadingWarning("stamp-unread", "a stamp not read", self.mark(name))
        warnings = (unread,) if rng.random() < 0.1 else ()
        return Extraction(
            name, "0" * 64, rng.choice(KINDS), "zh", "", (who,), (issued,), tuple(events), (),
            warnings,
        )  # fmt: skip

    def event(self, name: str, kind: EventKind) -> Event:
        rng = self.rng
        details = {k: rng.choice(v) for k, v in DETAILS.items() if rng.random() < 0.4}
        return Event(
            kind, self.when(name), (self.mark(name),), rng.choice(("", "p", "p")),
            rng.choice(PLACES), matter=rng.choice(("this", "this", "prior")),
            details=tuple(details.items()),
        )  # fmt: skip

    def when(self, name: str) -> When | None:
        if self.rng.random() < 0.7:
            return self.day(name)
        if self.rng.random() < 0.1:
            return None
        start, end = self.day(name), self.day(name)
        return Interval(start if self.rng.random() < 0.9 else None, end)

    def day(self, name: str) -> UncertainDate:
        rng = self.rng
        first = date(2016, 1, 1) + timedelta(days=rng.randint(0, 500))
        other = date(2016, 1, 1) + timedelta(days=rng.randint(0, 500))
        how = rng.random()
        if how < 0.65:
            return UncertainDate.day(first)
        if how < 0.75:
            return UncertainDate.between(first, first + timedelta(days=rng.choice((4, 30, 200))))
        if how < 0.85:
            return UncertainDate.between(*rng.choice(((None, first), (first, None))))
        choice = f"order:{rng.choice((name, 'all'))}:TH"
        return UncertainDate(
            (
                Reading(first, first, (Pick(choice, "day-first"),)),
                Reading(other, other, (Pick(choice, "month-first"),)),
            )
        )

    def mark(self, name: str) -> Provenance:
        self.at += 10
        confidence = 0.5 if self.rng.random() < 0.05 else 0.99
        return Provenance(name, 1, Span(1, self.at, self.at + 5), (), "words", confidence, "test")


@pytest.mark.parametrize("seed", range(60))
def test_the_join_finds_what_every_combination_finds(seed: int) -> None:
    """Both go through the same verdict: what the join leaves out must be no clash."""
    view = view_of(CASE, Drawer(seed).case())
    for rule in RULES:
        if rule.python:
            continue
        scope = scope_of(rule, view)

        def verdict(facts: dict[str, object], rule: object = rule) -> object:
            try:
                found = judged(rule, facts, view.identity, view.companions, {})  # type: ignore[arg-type]
            except TooManyReadings:
                return "too many"
            return found and found.answer

        expected = {}
        for group in scope.groups.tolist():
            lists = scope.lists(group)
            for items in itertools.product(*lists.values()):
                facts = dict(zip(lists, items, strict=True))
                answer = None if shared(facts) else verdict(facts)
                if answer is not None:
                    expected[frozenset((x, id(i)) for x, i in facts.items())] = answer
        told = {}
        for _, _, facts in scope.bindings():
            answer = verdict(facts)
            if answer is not None:
                told[frozenset((x, id(i)) for x, i in facts.items())] = answer
        assert told == expected, rule.id


@pytest.mark.parametrize("seed", range(60, 120))
def test_the_order_of_papers_changes_nothing(seed: int) -> None:
    papers = Drawer(seed).case()
    first = crosscheck(CASE, papers, RULES)
    random.Random(seed).shuffle(papers)
    assert crosscheck(CASE, papers, RULES) == first
