"""FollowTheMoney entities as JSON Lines, for Aleph, OpenAleph and their kin.

People, papers and events; a single stamp is an Event, not a Trip. FollowTheMoney dates are
prefixes of a day: a day, a month or a year is written so; anything else (two readings, a span)
gets startDate and endDate as the bounds, and the words stand in the description.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from forensics.escape import visible
from forensics.events import Person
from forensics.records import Fact
from forensics.reports.catalogue import texts
from forensics.reports.rows import Row, bounds, rows
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.view import Viewer
from forensics.temporal.readings import UncertainDate

NAME = "ftm"
TITLE = "FollowTheMoney entities, JSON Lines"
SUFFIX = ".ftm.json"
_ROLES = ("holder", "subject", "defendant")
_FACTS = {
    "name": "name",
    "name_latin": "name",
    "name_han": "name",
    "alias": "alias",
    "id_number": "idNumber",
    "passport_number": "passportNumber",
    "birth_place": "birthPlace",
}
_SEX = {"M": "male", "F": "female", "男": "male", "女": "female"}
Entity = dict[str, object]


def render(run: Run, options: Options = DEFAULT) -> str:
    viewer = Viewer(run, texts(options.lang))
    return "".join(
        json.dumps(e, ensure_ascii=False, sort_keys=True) + "\n" for e in entities(viewer)
    )


def entities(viewer: Viewer) -> Iterator[Entity]:
    """Documents first, then the people of each paper, then its events."""
    for document in viewer.run.documents:
        yield _entity("Document", _id("document", document.sha256), {
            "fileName": [document.name], "title": [document.name],
            # contentHash is a SHA-1 there, which nothing else here uses
            "notes": [f"SHA-256 {document.sha256}"], "mimeType": [document.media_type],
        })  # fmt: skip
    for extraction in viewer.run.extractions:
        for person in extraction.persons:
            if person.role in _ROLES and _names(person):
                yield _person(person, extraction.sha256, extraction.document)
    for row in rows(viewer):
        yield _event(row)


def _entity(schema: str, key: str, properties: dict[str, list[str]]) -> Entity:
    clean = {
        name: [visible(v) for v in dict.fromkeys(values) if v]
        for name, values in properties.items()
    }
    return {"id": key, "schema": schema, "properties": {n: v for n, v in clean.items() if v}}


def _id(*parts: str) -> str:
    return hashlib.sha1("\n".join(parts).encode(), usedforsecurity=False).hexdigest()


def _names(person: Person) -> list[str]:
    return [f.provenance.quote for f in person.facts if _FACTS.get(f.name) == "name"]


def _person(person: Person, sha256: str, document: str) -> Entity:
    """As one paper has it: whether two papers mean the same person is not decided here."""
    properties: dict[str, list[str]] = {"proof": [_id("document", sha256)]}
    for fact in person.facts:
        if fact.name in _FACTS:
            properties.setdefault(_FACTS[fact.name], []).append(_value(fact))
        elif fact.name == "sex":
            properties.setdefault("gender", []).append(_SEX.get(str(fact.value), ""))
        elif fact.name == "birth_date" and isinstance(fact.value, UncertainDate):
            properties.setdefault("birthDate", []).append(prefix(fact.value))
    properties["notes"] = [f"as printed in {document}"]
    return _entity("Person", _id("person", sha256, person.key), properties)


def _value(fact: Fact) -> str:
    return str(fact.value) if isinstance(fact.value, str) else fact.provenance.quote


def prefix(when: UncertainDate) -> str:
    """The date as a prefix of a day, ``""`` where no prefix says exactly what is known."""
    b = bounds(when)
    if b.from_earliest is None or b.precision not in ("day", "month", "year"):
        return ""
    return b.from_earliest.isoformat()[: {"day": 10, "month": 7, "year": 4}[b.precision]]


def _event(row: Row) -> Entity:
    event, at, b = row.event, row.provenance, row.bounds
    about = f"{row.when} ({row.edtf}); {row.who}; {row.place}; {row.boxes}"
    sha = row.extraction.sha256
    properties = {
        "name": [row.what],
        "summary": [at.quote],
        "description": [f"{about}; {event.inferred}" if event.inferred else about],
        "proof": [_id("document", sha)],
        "involved": [_id("person", sha, event.person)] if _known(row) else [],
        "location": [event.where.name] if event.where else [],
        "country": [event.where.country.lower()] if event.where else [],
    }
    exact = prefix(event.when) if isinstance(event.when, UncertainDate) else ""
    if exact:
        properties["date"] = [exact]
    else:
        properties["startDate"] = [_iso(b.from_earliest)]
        properties["endDate"] = [_iso(b.to_latest)]
    key = _id("event", sha, event.kind.value, str(at.span), at.quote, row.edtf)
    return _entity("Event", key, properties)


def _known(row: Row) -> bool:
    person = row.extraction.person(row.event.person)
    return person is not None and person.role in _ROLES and bool(_names(person))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
