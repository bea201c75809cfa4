"""The facts of a case as rules see them: items by kind and by whom they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from forensics.case import Case
from forensics.events import Extraction
from forensics.records import Provenance
from forensics.rules.candidate import Candidate, Companions
from forensics.rules.derive import MEASURES, derived
from forensics.rules.identity import Identity
from forensics.rules.items import Item, item_of_event, item_of_fact
from forensics.rules.join import Side
from forensics.temporal.readings import UncertainDate

_PAPER_DATES = ("issue_date", "judgment_date", "date")


@dataclass(frozen=True, slots=True)
class Missing:
    """What a check could not do for want of something; see ``findings.Unchecked``."""

    why: str
    missing: str
    blocking: bool = False
    provenance: tuple[Provenance, ...] = ()


Result = Candidate | Missing
"""What a Python check gives. A candidate with the answer NONE is reported as agreeing."""


@dataclass(slots=True)
class View:
    """Items of a case. ``undated`` are events of a kind whose date could not be read.

    ``kept`` and ``sides`` hold lists and their sorted forms from one rule to the next.
    """

    case: Case
    extractions: tuple[Extraction, ...]
    identity: Identity
    companions: Companions
    by_kind: dict[str, dict[str, list[Item]]] = field(default_factory=dict)
    undated: dict[str, list[Item]] = field(default_factory=dict)
    kept: dict[tuple[str, tuple[str, ...], str], list[Item]] = field(default_factory=dict)
    sides: dict[tuple[int, str], Side] = field(default_factory=dict)

    @property
    def persons(self) -> tuple[str, ...]:
        """Every group of persons, by name."""
        return tuple(sorted({p for found in self.by_kind.values() for p in found if p}))

    def items(self, kinds: Sequence[str], person: str | None = None) -> list[Item]:
        """Items of these kinds (of one person), in the order in which they stand."""
        found: list[Item] = []
        for kind in kinds:
            by_person = self.by_kind.get(kind, {})
            if person is None:
                found.extend(i for items in by_person.values() for i in items)
            else:
                found.extend(by_person.get(person, ()))
        if len(kinds) > 1 or person is None:
            found.sort(key=lambda i: i.sort_key)
        return found


def view_of(case: Case, extractions: Sequence[Extraction]) -> View:
    """Everything a case says, as items; in the same order whatever order it came in."""
    ordered = tuple(sorted(extractions, key=_order))
    identity = Identity(case.subject, ordered)
    items: list[Item] = []
    undated: defaultdict[str, list[Item]] = defaultdict(list)
    for index, extraction in enumerate(ordered):
        for event in extraction.events:
            person, component = identity.of(index, event.person)
            item = item_of_event(event, extraction, person, component)
            if item.kind in MEASURES and item.is_day:
                item.end = None
            items.append(item)
            if event.when is None:
                undated[item.kind].append(item)
        for someone in extraction.persons:
            person, component = identity.of(index, someone.key)
            items.extend(
                item_of_fact("fact:", f, extraction, person, component) for f in someone.facts
            )
        if extraction.facts:
            person, component = identity.of(index, "")
            items.extend(
                item_of_fact("paper:", f, extraction, person, component) for f in extraction.facts
            )
        paper = _paper(extraction, *identity.of(index, ""))
        if paper is not None:
            items.append(paper)
    items.extend(derived(items))
    by_kind: defaultdict[str, defaultdict[str, list[Item]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for item in items:
        by_kind[item.kind][item.person].append(item)
    for by_person in by_kind.values():
        for found in by_person.values():
            found.sort(key=lambda i: i.sort_key)
    view = View(case, ordered, identity, Companions.of(items), undated=dict(undated))
    view.by_kind = {k: dict(v) for k, v in by_kind.items()}
    return view


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
