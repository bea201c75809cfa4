"""A page's own table of tests, run through the engine itself.

An item of a test is a table, or the short form ``["2016-03-01/2016-10-31", "CN-350723"]``.
Keys of the table: ``when`` (ISO dates of any precision, ``|`` between readings, ``/`` between
start and end, ``..`` for an open end; ``2016-06-07=order:day-first`` names the choice of a
reading), ``place`` (``TH``, ``CN-350723``), ``kind``, ``doc``, ``person``, ``value``,
``zone``, ``confidence``, ``warning``, ``inferred``; any other key is a detail of the event
(``detail.kind`` for one that has a name from this list). Items of one
``doc`` come from one paper; where none is named, each item has a paper of its own.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from forensics.case import Case, Subject
from forensics.events import Event, EventKind, Extraction, Person
from forensics.findings import Nature, Outcome
from forensics.places import Place
from forensics.records import Fact, FactValue, Provenance, ReadingWarning, Span
from forensics.rules.engine import crosscheck
from forensics.rules.model import PageTest, Rule
from forensics.temporal.readings import (
    Extent,
    Interval,
    Meaning,
    Pick,
    Reading,
    UncertainDate,
    When,
)

_DATED = ("date", "_date")
_OWN = frozenset(
    {
        "when", "place", "kind", "doc", "person", "value", "zone", "confidence", "warning",
        "paper_kind", "extent", "role", "matter", "quote", "inferred",
    }
)  # fmt: skip


_PLAIN = {"bound": "bail", "held": "custody", "effective_conviction": "conviction"}
"""The event that stands for a derived kind where a test names none."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row: what it expected and what came."""

    rule: str
    number: int
    why: str
    expected: str
    got: str

    @property
    def passed(self) -> bool:
        return self.expected == self.got


class PageTestError(ValueError):
    """A row that cannot be understood; the message says what is wrong with it."""


def run_page_tests(rule: Rule) -> tuple[RowResult, ...]:
    """Every row of the page's table."""
    return tuple(_run(rule, test) for test in rule.tests)


def _run(rule: Rule, test: PageTest) -> RowResult:
    try:
        outcome = crosscheck(CASE, papers(rule, test), [rule])
        got = verdict_of(rule, outcome)
    except PageTestError as error:
        got = f"error: {error}"
    return RowResult(rule.id, test.number, test.why, test.expect, got)


CASE = Case("page test", Path(), Subject(("张三", "ZHANG SAN"), (), None, ()))
"""The case that page tests are about; items without a person are the subject's."""


def verdict_of(rule: Rule, outcome: Outcome) -> str:
    """The strongest verdict in an outcome, in the words of the tests."""
    if rule.nature is Nature.GUARD:
        return "GUARD" if any(a.kind == "guard" for a in outcome.agreements) else "NONE"
    if rule.nature is Nature.LEAD:
        return "LEAD" if outcome.findings else "NONE"
    found = {f.verdict.value for f in outcome.findings}
    return next((v for v in ("certain", "reading", "precision") if v in found), "none").upper()


@dataclass(slots=True)
class _Paper:
    """A paper of a test while its items are put in; every item gets a place of its own."""

    name: str
    kind: str = ""
    events: list[Event] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    persons: dict[str, list[Fact]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    warnings: list[ReadingWarning] = field(default_factory=list)
    used: int = 0

    def mark(self, quote: str, confidence: float) -> Provenance:
        start = self.used
        self.used += len(quote) + 1
        span = Span(1, start, start + len(quote))
        return Provenance(self.name, 1, span, (), quote, confidence, "page test")

    def extraction(self) -> Extraction:
        persons = tuple(
            Person(key, self.roles.get(key, "subject"), tuple(facts))
            for key, facts in self.persons.items()
        )
        return Extraction(
            self.name, "0" * 64, self.kind, "", "", persons, tuple(self.facts),
            tuple(self.events), (), tuple(self.warnings),
        )  # fmt: skip


def papers(rule: Rule, test: PageTest) -> list[Extraction]:
    """The papers that the items of a test stand on."""
    found: dict[str, _Paper] = {}
    for letter, items in test.items:
        for number, item in enumerate(items):
            table = _table(item)
            name = str(table.get("doc", f"{letter}{number or ''}.pdf"))
            paper = found.setdefault(name, _Paper(name))
            paper.kind = str(table.get("paper_kind", paper.kind))
            kinds = [k for r in rule.roles if r.letter == letter for k in r.kinds]
            first = kinds[0] if kinds else ""
            kind = str(table.get("kind", _PLAIN.get(first, first)))
            _add(paper, kind, table)
    return [p.extraction() for p in found.values()]


def _table(item: object) -> Mapping[str, Any]:
    if isinstance(item, dict):
        return item
    if isinstance(item, list) and item:
        return {"when": item[0], **({"place": item[1]} if len(item) > 1 else {})}
    if isinstance(item, str):
        return {"value": item}
    raise PageTestError(f"{item!r} is not an item")


def _add(paper: _Paper, kind: str, table: Mapping[str, Any]) -> None:
    confidence = float(table.get("confidence", 1.0))
    text = str(table.get("quote", table.get("when", table.get("value", "mark"))))
    mark = paper.mark(text, confidence)
    if "warning" in table:
        paper.warnings.append(ReadingWarning(str(table["warning"]), "as the test says", mark))
        if table.get("only_warning"):
            return
    person = str(table.get("person", "张三"))
    key = person or "p"
    if person and key not in paper.persons and "nobody" not in table:
        paper.persons[key] = [Fact("name", person, mark)]
        paper.roles[key] = str(table.get("role", "subject"))
    choice = f"page-test:{paper.name}:{mark.span.start}"
    if kind.startswith(("fact:", "paper:")):
        name = kind.split(":", 1)[1]
        fact = Fact(name, _value(name, table, choice), mark, str(table.get("zone", "")))
        if kind.startswith("fact:"):
            paper.persons[key].append(fact)
        else:
            paper.facts.append(fact)
        return
    try:
        event_kind = EventKind(kind)
    except ValueError:
        raise PageTestError(f"{kind!r} is derived: give the events it comes from") from None
    details = tuple(
        (str(k).removeprefix("detail."), str(v))
        for k, v in table.items()
        if k not in _OWN and k != "only_warning"
    )
    when = _when(table, choice)
    place = _place(str(table["place"])) if table.get("place") else None
    paper.events.append(
        Event(
            event_kind, when, (mark,), key if person else "", place, "",
            str(table.get("matter", "this")), inferred=str(table.get("inferred", "")),
            details=details,
        )
    )  # fmt: skip


def _value(name: str, table: Mapping[str, Any], choice: str) -> FactValue:
    if "when" in table:
        when = _when(table, choice)
        assert when is not None
        return when
    value = table.get("value", "")
    if name.endswith(_DATED) and isinstance(value, str):
        return parse_date(value, choice)
    return value if isinstance(value, str | int) else str(value)


def _place(text: str) -> Place:
    country, _, code = text.partition("-")
    return Place(text, country, code if code.isdigit() and len(code) == 6 else "")


def _when(table: Mapping[str, Any], choice: str) -> When | None:
    text = str(table.get("when", ""))
    if not text:
        return None
    if "extent" in table:
        within = parse_when(text, choice)
        interval = within if isinstance(within, Interval) else Interval(within, within)
        meanings = tuple(
            Meaning(str(m["option"]), int(m["min_days"]), bool(m["continuous"]))
            for m in table["extent"]
        )
        return Extent(interval, "most of it", "meaning:most of it", meanings)
    return parse_when(text, choice)


def parse_when(text: str, choice: str = "test") -> UncertainDate | Interval:
    """A date, or two with ``/`` between them; ``..`` is an open end."""
    if "/" not in text:
        return parse_date(text, choice)
    start, end = text.split("/", 1)
    return Interval(
        None if start == ".." else parse_date(start, f"{choice}:start"),
        None if end == ".." else parse_date(end, f"{choice}:end"),
    )


def parse_date(text: str, choice: str = "test") -> UncertainDate:
    """``2016``, ``2016-10``, ``2016-10-31``; several readings with ``|``; ``a~b`` a range."""
    readings = []
    options = text.split("|")
    for option in options:
        printed, _, pick = option.strip().partition("=")
        first, last = (_span(x) for x in (printed.split("~") * 2)[:2])
        assumes: tuple[Pick, ...] = ()
        if pick:
            name, _, taken = pick.rpartition(":")
            assumes = (Pick(name, taken),)
        elif len(options) > 1:
            assumes = (Pick(choice, printed),)
        readings.append(Reading(first[0], last[1], assumes))
    return UncertainDate(tuple(readings))


def _span(text: str) -> tuple[date, date]:
    try:
        numbers = [int(x) for x in text.split("-")]
        year = numbers[0]
        if len(numbers) == 1:
            return date(year, 1, 1), date(year, 12, 31)
        month = numbers[1]
        if len(numbers) == 2:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        day = date(year, month, numbers[2])
    except (ValueError, IndexError):
        raise PageTestError(f"{text!r} is not a date") from None
    return day, day
