"""Records to canonical JSON Lines and back, and the JSON Schema of what is written.

One line is one JSON object ``{"record": …, "of": […], "data": {…}}``. A ``document`` line is
followed by its ``page`` lines; an ``extraction`` line by a line for each ``person``, ``fact``,
``event``, ``date`` and ``warning`` in it, an ``outcome`` line by its ``finding``,
``agreement``, ``unchecked`` and ``suppressed`` lines, an ``inspection`` line by its
``observation`` lines: one changed fact is one changed line.
``of`` repeats what a part belongs to (document, or document and kind), so that a line can be
used alone.

``data`` has the fields of the dataclass, those at their default left out. Days are
``2016-10-31``. Small records are arrays in the order of their fields: ``Box`` ``[left, top,
right, bottom]``, ``Span`` ``[page, start, end]``, ``Pick`` ``[choice, option]``, ``Char``.
Where a field may hold several kinds of record the object says which in ``"type"``. Numbers
are written in full, so reading back gives an equal record. A date has ``"edtf"`` beside its
readings: for the eye, not read back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from forensics.events import Event, Extraction, Person
from forensics.findings import Agreement, Finding, Outcome, Suppressed, Unchecked
from forensics.histories import TravelHistory
from forensics.observations import Inspection, Observation
from forensics.records import Correction, DateMention, Document, Fact, Page, ReadingWarning
from forensics.serialize.values import decoder, encoder, fields

SCHEMA = "forensics/1"
"""Name and version of the format; the number grows when a reader of the old one would fail."""


@dataclass(frozen=True, slots=True)
class Header:
    """First line of a file: the format, and the version of this program."""

    schema: str
    version: str


@dataclass(frozen=True, slots=True)
class Engines:
    """Which programs read the papers, (name, version) as they say it; known at the end."""

    engines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that could not be read, or not wholly: what ``ForensicsError`` says, as data."""

    code: str
    place: str
    message: str
    advice: str = ""


Record = (
    Header
    | Engines
    | Document
    | Page
    | Extraction
    | Correction
    | Outcome
    | Inspection
    | TravelHistory
    | Trouble
)
"""What can be written. A ``Page`` alone (``reading``) is a reading kept for later."""

PARTS: dict[type, dict[str, tuple[str, Any]]] = {
    Document: {"page": ("pages", Page), "warning": ("warnings", ReadingWarning)},
    Extraction: {
        "person": ("persons", Person),
        "fact": ("facts", Fact),
        "event": ("events", Event),
        "date": ("dates", DateMention),
        "warning": ("warnings", ReadingWarning),
    },
    Outcome: {
        "finding": ("findings", Finding),
        "agreement": ("agreements", Agreement),
        "unchecked": ("unchecked", Unchecked),
        "suppressed": ("suppressed", Suppressed),
    },
    Inspection: {"observation": ("observations", Observation)},
}
WHOLE: dict[str, Any] = {
    "header": Header,
    "engines": Engines,
    "document": Document,
    "extraction": Extraction,
    "correction": Correction,
    "outcome": Outcome,
    "inspection": Inspection,
    "travel_history": TravelHistory,
    "trouble": Trouble,
    "reading": Page,
}
_NAMES = {cls: name for name, cls in WHOLE.items()}


def to_jsonl(records: Iterable[Record]) -> str:
    """The records as JSON Lines, in the given order, each with its parts after it."""
    return "".join(line + "\n" for record in records for line in _lines(record))


def from_jsonl(text: str) -> tuple[Record, ...]:
    """The records of ``to_jsonl``. Raises ``ValueError`` naming the line that is wrong."""
    records: list[Record] = []
    whole: _Whole | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        with _naming(number):
            row = json.loads(line)
            name, data = row["record"], row["data"]
            if whole is not None and name in whole.known:
                whole.add(name, data)
                continue
        if whole is not None:
            records.append(whole.record())
        with _naming(number):
            whole = _Whole(number, WHOLE[name], data)
    if whole is not None:
        records.append(whole.record())
    return tuple(records)


class _Whole:
    """A record of which parts may still follow on the next lines."""

    def __init__(self, line: int, cls: Any, data: dict[str, Any]) -> None:
        self.line = line
        self.cls = cls
        self.data = data
        self.known = PARTS.get(cls, {})
        self.parts: dict[str, list[Any]] = {field: [] for field, _ in self.known.values()}

    def add(self, name: str, data: Any) -> None:
        field, cls = self.known[name]
        self.parts[field].append(decoder(cls)(data))

    def record(self) -> Any:
        with _naming(self.line):
            if clash := self.parts.keys() & self.data.keys():
                raise ValueError(f"{min(clash)} belongs on lines of its own")
            return self._head() if self.parts else decoder(self.cls)(self.data)

    def _head(self) -> Any:
        known = fields(self.cls)
        if unknown := self.data.keys() - known.keys():
            raise ValueError(f"{self.cls.__name__} has no {min(unknown)}")
        given = {name: decoder(known[name][0])(value) for name, value in self.data.items()}
        return self.cls(**given, **{name: tuple(rows) for name, rows in self.parts.items()})


@contextmanager
def _naming(line: int) -> Iterator[None]:
    """Whatever is wrong with a line becomes one ``ValueError`` that names it."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ValueError(f"line {line}: {type(error).__name__}: {error}") from error


def to_data(record: Any) -> Any:
    """One record with all its parts inside, as JSON-ready dicts and lists."""
    cls: Any = type(record)
    return encoder(cls)(record)


def from_data(cls: Any, data: Any) -> Any:
    """The opposite of ``to_data``. Raises ``ValueError``, ``KeyError`` or ``TypeError``."""
    return decoder(cls)(data)


def dumps(data: Any, indent: int | None = None) -> str:
    """JSON in the one form used everywhere: fields in their order, real characters; what no
    person can see (controls, direction marks, lone surrogates) as ``\\u`` escapes."""
    separators = (",", ": ") if indent else (",", ":")
    text = json.dumps(
        data, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False
    )
    return _UNUSUAL.sub(_escaped, text)


_UNUSUAL = re.compile("[^\n -~\u3000-\u9fff]")


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    return char if char.isprintable() else json.dumps(char)[1:-1]


def _lines(record: Record) -> Iterator[str]:
    parts = PARTS.get(type(record), {})
    data = to_data(record)
    pieces = {name: data.pop(field, []) for name, (field, _) in parts.items()}
    yield dumps({"record": _NAMES[type(record)], "data": data})
    of = []
    if isinstance(record, Document):
        of = [record.name]
    elif isinstance(record, Extraction):
        of = [record.document, record.kind]
    elif isinstance(record, Inspection):
        of = [record.document]
    for name, rows in pieces.items():
        for row in rows:
            yield dumps({"record": name, "of": of, "data": row})
