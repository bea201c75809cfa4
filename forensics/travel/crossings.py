"""The crossings of each person of a case, a stamp that was scanned twice once only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from forensics.case import Subject
from forensics.data.stamp_layouts import border_area
from forensics.events import Event, EventKind, Extraction
from forensics.histories import Crossing, Direction
from forensics.records import ReadingWarning
from forensics.rules.identity import Identity
from forensics.temporal.readings import UncertainDate

UNREAD = "stamp"
"""Begins the codes of warnings about stamps: not (wholly) read, cancelled, refused."""


@dataclass(slots=True)
class Bearer:
    """One person with the crossings of all papers that speak of them.

    ``name`` as the case file gives it, else as printed; ``""`` if no paper does.
    """

    is_subject: bool
    name: str = ""
    papers: list[str] = field(default_factory=list)
    crossings: list[Crossing] = field(default_factory=list)
    unread: list[ReadingWarning] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
    """Papers of persons of the same name who differ in a mark: kept apart."""
    unnamed: list[str] = field(default_factory=list)
    """Papers with crossings that name nobody, and are taken for this person's."""


def bearers(subject: Subject, extractions: Sequence[Extraction]) -> list[Bearer]:
    """Persons with at least one crossing or unread stamp, the subject of the case first."""
    identity = Identity(subject, extractions)
    found: dict[str, Bearer] = {}
    groups: defaultdict[str, set[str]] = defaultdict(set)
    named = _named(identity, extractions)

    def bearer_of(index: int, key: str) -> Bearer:
        group, person = identity.of(index, key)
        paper = extractions[index].document
        nameless = not _name(extractions[index], key)
        if nameless and len(named[group]) > 1 and paper not in named[group][person]:
            person = ""  # of one of several persons of a name: of which, no paper says
        bearer = found.setdefault(person, Bearer(bool(group) and group == identity.subject))
        groups[group].add(person)
        _note(bearer.papers, paper)
        if nameless and paper not in named[group][person]:
            _note(bearer.unnamed, paper)
        return bearer

    for index, extraction in enumerate(extractions):
        crossed = [e for e in extraction.events if e.kind is EventKind.BORDER_CROSSING]
        told = [w for w in extraction.warnings if w.code.startswith(UNREAD)]
        for event in crossed:
            known = event.person if extraction.person(event.person) else ""
            bearer = bearer_of(index, known)
            bearer.name = bearer.name or _name(extraction, event.person)
            bearer.crossings.append(_crossing(event))
        if told:
            bearer = bearer_of(index, "")
            bearer.name = bearer.name or _name(extraction, "")
            bearer.unread += [w for w in told if w not in bearer.unread]
    for persons in groups.values():
        for person in persons:
            others = (found[other].papers for other in persons if other != person)
            found[person].others |= {paper for papers in others for paper in papers}
    for bearer in found.values():
        bearer.crossings = _once(bearer.crossings)
        if bearer.is_subject and subject.names and (bearer.name or len(found) == 1):
            bearer.name = subject.names[0]
        if not bearer.name:
            bearer.unnamed = []  # taken for nobody's
    return sorted(found.values(), key=lambda b: (not b.is_subject, b.name, b.papers))


def _named(
    identity: Identity, extractions: Sequence[Extraction]
) -> defaultdict[str, defaultdict[str, set[str]]]:
    """Group → person → the papers that name them."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for index, extraction in enumerate(extractions):
        for person in extraction.persons:
            if _name(extraction, person.key):
                group, component = identity.of(index, person.key)
                found[group][component].add(extraction.document)
    return found


def _name(extraction: Extraction, key: str) -> str:
    """How the paper prints the name of the person; of its holder where no key says whom."""
    person = extraction.person(key) or next(iter(extraction.persons), None)
    for name in ("name", "name_han", "name_latin"):
        for fact in person.values(name) if person else ():
            return str(fact.value)
    return ""


def _note(papers: list[str], paper: str) -> None:
    if paper not in papers:
        papers.append(paper)


def _crossing(event: Event) -> Crossing:
    where = event.where
    direction: Direction = "unknown"
    told = "" if event.detail("read_by").startswith("shape") else event.detail("direction")
    if told == "entry":
        direction = "entry"
    elif told == "exit":
        direction = "exit"
    when = event.when if isinstance(event.when, UncertainDate) else None
    # Of a date on either side of the day on which a state joined a union, the earliest counts:
    # two areas are then kept apart that may be one, and nothing is put together.
    day = when.earliest if when else None
    return Crossing(
        places=event.provenance,
        direction=direction,
        area=border_area(where.country, day) if where else "",
        state=(where.name or where.country) if where else "",
        port=event.detail("port"),
        when=when,
        inferred=event.inferred,
    )


def _once(crossings: Sequence[Crossing]) -> list[Crossing]:
    """In order of their earliest day; alike in state, direction, port and date, from two scans:
    one. What was not wholly read may be alike by accident, and stays apart."""
    kept: dict[tuple[object, ...], Crossing] = {}
    for crossing in crossings:
        when = crossing.when
        days = tuple((r.earliest, r.latest) for r in when.readings) if when else ()
        whole = when and crossing.area and crossing.direction != "unknown"
        key = (crossing.direction, crossing.area, crossing.port, days if whole else crossing.places)
        before = kept.get(key)
        pages = {(p.document, p.page) for p in before.places} if before else set()
        if before and not pages & {(p.document, p.page) for p in crossing.places}:
            kept[key] = replace(before, places=(*before.places, *crossing.places))
        else:
            kept[key if not before else (*key, len(kept))] = crossing
    return sorted(kept.values(), key=_first)


def _first(crossing: Crossing) -> tuple[date, date, str, int, int]:
    when, place = crossing.when, crossing.places[0]
    first = (when.earliest if when else None) or date.max
    last = (when.latest if when else None) or date.max
    return first, last, place.document, place.page, place.span.start
