"""Who says what: rows of facts, columns of papers, cells with the exact words."""

from __future__ import annotations

from dataclasses import dataclass

from forensics.events import EventKind, Extraction
from forensics.records import Provenance
from forensics.reports.catalogue import Texts

COLUMNS = 4
"""Papers side by side in one table; more go into a further table."""
_ROLES = ("holder", "subject", "defendant")
_TELLING = ("fact.name", "fact.birth_date", "fact.id_number", "fact.passport_number")
"""Shown even where one paper alone states it: that the others do not is worth seeing."""
_EVENTS = (
    EventKind.BAIL,
    EventKind.DETENTION,
    EventKind.ARREST,
    EventKind.CUSTODY,
    EventKind.JUDGMENT,
    EventKind.CONVICTION,
    EventKind.SENTENCE,
    EventKind.CLEARANCE,
)


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    cells: tuple[tuple[Provenance, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    papers: tuple[str, ...]
    rows: tuple[Row, ...]


def matrices(extractions: tuple[Extraction, ...], texts: Texts) -> tuple[Matrix, ...]:
    """What at least two papers state, and who somebody is, in tables of ``COLUMNS`` papers."""
    said: dict[str, dict[str, list[Provenance]]] = {}
    for extraction in extractions:
        for name, provenance in _said(extraction):
            said.setdefault(name, {}).setdefault(extraction.document, []).append(provenance)
    shared = {
        name: by
        for name, by in said.items()
        if (len(by) > 1 or name in _TELLING) and _label(name, texts)
    }
    if not any(len(by) > 1 for by in shared.values()):
        return ()
    papers = list(dict.fromkeys(e.document for e in extractions))
    papers = [p for p in papers if any(p in by for by in shared.values())]
    tables = []
    for at in range(0, len(papers), COLUMNS):
        part = tuple(papers[at : at + COLUMNS])
        rows = tuple(
            Row(_label(name, texts), tuple(_cell(by.get(p, [])) for p in part))
            for name, by in shared.items()
            if any(p in by for p in part)
        )
        tables.append(Matrix(part, rows))
    return tuple(tables)


def _said(extraction: Extraction) -> list[tuple[str, Provenance]]:
    found = [
        (f"fact.{fact.name}", fact.provenance)
        for person in extraction.persons
        if person.role in _ROLES
        for fact in person.facts
    ]
    found += [(f"fact.{fact.name}", fact.provenance) for fact in extraction.facts]
    found += [
        (f"event.{event.kind.value}", event.provenance[0])
        for event in extraction.events
        if event.kind in _EVENTS and event.matter == "this"
    ]
    return found


def _label(name: str, texts: Texts) -> str:
    return texts(name) if texts.has(name) else ""


def _cell(places: list[Provenance]) -> tuple[Provenance, ...]:
    """Each wording once, in reading order."""
    return tuple({p.quote: p for p in reversed(places)}.values())[::-1]
