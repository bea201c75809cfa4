"""The facts of a case as rules see them: items by kind and by whom they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from forensics.case import Case
from forensics.events import Extraction
from forensics.records import Provenance
from forensics.rules.candidate import Candidate, Companions, Facts
from forensics.rules.columns import Codes, Column
from forensics.rules.conditions import Conditions
from forensics.rules.derive import MEASURES, derived
from forensics.rules.identity import Identity
from forensics.rules.items import Item, item_of_event, item_of_fact
from forensics.rules.travel import Journeys, OfEach, journeys_of
from forensics.temporal.readings import UncertainDate

_PAPER_DATES = ("issue_date", "judgment_date", "date")
_standing = attrgetter("sort_key")


@dataclass(frozen=True, slots=True)
class Missing:
    """What a check could not do for want of something; see ``findings.Unchecked``."""

    why: str
    missing: str
    blocking: bool = False
    provenance: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiet:
    """Facts that a check compared without a clash; gathered only where they are shown."""

    facts: Callable[[], Facts]


Result = Candidate | Missing | Quiet
"""What a Python check gives. A candidate with the answer NONE is reported as agreeing."""


@dataclass(slots=True)
class View:
    """Items of a case. ``undated`` are events of a kind whose date could not be read.

    ``loose`` are kinds of which some cannot be compared by days. Sorted lists, ``columns``,
    what conditions read and what several checks work out (``kept``) serve the next rule too.
    """

    case: Case
    extractions: tuple[Extraction, ...]
    identity: Identity
    companions: Companions
    by_kind: dict[str, Mapping[str, Sequence[Item]]] = field(default_factory=dict)
    undated: dict[str, list[Item]] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    journeys: dict[str, Journeys] = field(default_factory=dict)
    conditions: Conditions = field(default_factory=Conditions)
    kept: dict[str, Sequence[Any]] = field(default_factory=dict)
    columns: dict[tuple[str, tuple[str, ...], str], Column] = field(default_factory=dict)
    _persons: tuple[str, ...] | None = None
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    _sorted: dict[tuple[tuple[str, ...], str | None], list[Item]] = field(default_factory=dict)

    @property
    def persons(self) -> tuple[str, ...]:
        """Every group of persons, by name."""
        if self._persons is None:
            every = {p for found in self.by_kind.values() for p in found if p}
            self._persons = tuple(sorted(every))
        return self._persons

    def persons_with(self, kinds: Sequence[str]) -> list[str]:
        """The groups of persons of whom there is an item of one of these kinds, by name."""
        return sorted({p for kind in kinds for p in self.by_kind.get(kind, ()) if p})

    def items(self, kinds: Sequence[str], person: str | None = None) -> Sequence[Item]:
        """Items of these kinds (of one person), in the order in which they stand."""
        key = (tuple(kinds), person)
        found = self._sorted.get(key)
        if found is None:
            found = []
            for kind in kinds:
                by_person = self.by_kind.get(kind)
                if by_person is None:
                    continue
                if person is not None:
                    found += by_person.get(person, ())
                else:
                    for items in by_person.values():
                        found += items
            if len(found) > 1:
                found.sort(key=_standing)
            self._sorted[key] = found
        return found

    def column(self, kinds: Sequence[str], by: str) -> Column:
        """What of these kinds has a date or needs none; ``by`` is person, document or case."""
        return Column.joined([self._column(kind, by) for kind in kinds])

    def _column(self, kind: str, by: str) -> Column:
        key = (by, (kind,), "")
        column = self.columns.get(key)
        if column is not None:
            return column
        journeys = self.journeys.get(kind)
        if journeys is not None and by == "person":
            column = self.columns[key] = Column(journeys.groups, journeys)
            return column
        items: list[Item] = []
        groups: list[int] = []
        for person, found in self.by_kind.get(kind, {}).items():
            if by == "person" and not person:
                continue
            if kind in self.loose:
                found = [i for i in found if i.can_be_compared]
            items += found
            if by == "person":
                groups += [self._numbers_of(by)[person]] * len(found)
        if by == "document":
            groups = [self._numbers_of(by)[i.document] for i in items]
        column = self.columns[key] = Column.of(items, groups or [0] * len(items))
        return column

    def _numbers_of(self, by: str) -> dict[str, int]:
        """The numbers of persons or papers: in the order of their names."""
        found = self._numbers.get(by)
        if found is None:
            if by == "person":
                names: Sequence[str] = self.persons
            else:
                names = sorted({e.document for e in self.extractions})
            found = self._numbers[by] = {name: at for at, name in enumerate(names)}
        return found


def view_of(case: Case, extractions: Sequence[Extraction]) -> View:
    """Everything a case says, as items; in the same order whatever order it came in."""
    ordered = tuple(sorted(extractions, key=_order))
    identity = Identity(case.subject, ordered)
    items: list[Item] = []
    for index, extraction in enumerate(ordered):
        items.extend(_printed(extraction, index, identity))
    items.extend(derived(items))
    view = View(case, ordered, identity, Companions.of(items))
    by_kind: defaultdict[str, defaultdict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    undated: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        kind = item.kind
        by_kind[kind][item.person].append(item)
        if item.start is None and not item.can_be_compared:
            view.loose.add(kind)
            if item.extent is None:
                undated[kind].append(item)
    view.by_kind.update((k, dict(v)) for k, v in by_kind.items())
    view.undated = dict(undated)
    if "border_crossing" in by_kind:
        book = view.conditions.books.setdefault("country", Codes())
        for journeys in journeys_of(view.column(("border_crossing",), "person"), book):
            view.journeys[journeys.kind] = journeys
            if len(journeys):
                view.by_kind[journeys.kind] = OfEach(journeys)
    return view


def _printed(extraction: Extraction, index: int, identity: Identity) -> Iterator[Item]:
    """The events and facts of a paper, and the paper itself."""
    members: dict[str, tuple[str, str]] = {}
    for event in extraction.events:
        member = members.get(event.person)
        if member is None:
            member = members[event.person] = identity.of(index, event.person)
        item = item_of_event(event, extraction, *member)
        if item.kind in MEASURES and item.is_day:
            item.end = None
        yield item
    for someone in extraction.persons:
        member = identity.of(index, someone.key)
        for fact in someone.facts:
            yield item_of_fact("fact:", fact, extraction, *member)
    if extraction.facts:
        member = identity.of(index, "")
        for fact in extraction.facts:
            yield item_of_fact("paper:", fact, extraction, *member)
        paper = _paper(extraction, *member)
        if paper is not None:
            yield paper


def _order(extraction: Extraction) -> tuple[str, str, str]:
    first = extraction.events[0].provenance[0] if extraction.events else None
    spot = f"{first.page:06}:{first.span.start:09}" if first else ""
    return extraction.document, extraction.kind, spot


def _paper(extraction: Extraction, person: str, component: str) -> Item | None:
    """The paper itself, dated by its own date fact where it has one."""
    for name in _PAPER_DATES:
        for fact in extraction.values(name):
            if isinstance(fact.value, UncertainDate):
                item = item_of_fact("paper:", fact, extraction, person, component)
                item.kind, item.fact = "document", None
                return item
    return None
