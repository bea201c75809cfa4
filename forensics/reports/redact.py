"""A copy of a run to send on: names, numbers, birth dates and faces taken out.

What is taken out is taken out of the records before anything is laid out, so that no part of
a report can forget it; text keeps its length, so that places still fit. Pictures show only the
quoted words (``crops.cut(only_words=True)``), with what is redacted painted over. Where in
doubt too much is blacked out, never too little. Misread names are beyond any list: a redacted
report must still be looked at before it is sent.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from rich.cells import cell_len

from forensics.errors import ForensicsError
from forensics.events import Extraction
from forensics.findings import Outcome
from forensics.histories import TravelHistory
from forensics.observations import Inspection
from forensics.records import Box, Correction, Document, Fact, Page, Provenance, ReadingWarning
from forensics.reports.catalogue import texts
from forensics.reports.run import Run
from forensics.reports.wording import day_words
from forensics.temporal.readings import Reading, UncertainDate

if TYPE_CHECKING:
    from PIL.Image import Image

BLACK = "█"
_NAMES = ("name", "name_latin", "name_han", "alias")
_NUMBERS = ("id_number", "passport_number", "number", "case_number")
_MRZ = r"[A-Z0-9<]*<<[A-Z0-9<]*|[A-Z0-9<]{30,44}"
_ANY_NUMBER = r"(?<!\d)\d{17}[\dXx](?!\d)|(?<![A-Z0-9])[A-Z]{1,2}\d{7,8}(?!\d)"
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Subject:
    names: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    subject: _Subject


@dataclass(frozen=True, slots=True)
class RedactedRun:
    """A ``Run`` that no longer knows what was taken out, but for the pictures it asks for."""

    case: _Case
    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    outcome: Outcome
    errors: tuple[ForensicsError, ...]
    engines: Mapping[str, str]
    corrections: tuple[Correction, ...]
    histories: tuple[TravelHistory, ...]
    inspections: tuple[Inspection, ...]
    source: Run
    names: Mapping[str, str]

    def page_image(self, document: str, page: int) -> Image | None:
        return self.source.page_image(self.names.get(document, document), page)


class Redactor:
    """Knows what to take out of one run. ``what`` are words of ``run.REDACTIONS``."""

    def __init__(self, run: Run, what: frozenset[str]) -> None:
        self.what = what
        self.days = _birth_days(run) if "birth" in what else frozenset()
        self.terms = frozenset(_terms(run, what, self.days))
        patterns = sorted((_pattern(t) for t in self.terms), key=len, reverse=True)
        if what & {"names", "numbers", "birth"}:
            patterns.append(_MRZ)
        if "numbers" in what:
            patterns.append(_ANY_NUMBER)
        self._search = re.compile("|".join(patterns)) if patterns else None

    def text(self, text: str) -> str:
        """The text with every hit blacked out, as long as before."""
        if self._search is None:
            return text
        return self._search.sub(lambda m: re.sub(r"[^\s]", BLACK, m[0]), text)

    def record(self, record: T) -> T:
        """Any record, with all text and all birth days in it taken out."""
        return self._any(record)  # type: ignore[no-any-return]

    def _any(self, value: Any) -> Any:
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, UncertainDate):
            return self._date(value)
        if isinstance(value, ReadingWarning) and value.provenance:
            # What was read with doubt matches no list.
            hidden = BLACK * len(value.provenance.quote)
            value = dataclasses.replace(
                value, provenance=dataclasses.replace(value.provenance, quote=hidden)
            )
        if isinstance(value, Correction):
            value = _hidden(value)
        if isinstance(value, tuple):
            return tuple(self._any(v) for v in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changed = {
                f.name: self._any(getattr(value, f.name))
                for f in dataclasses.fields(value)
                if f.name != "sha256"
            }
            return dataclasses.replace(value, **changed)
        return value

    def _date(self, value: UncertainDate) -> UncertainDate:
        if not any(day in self.days for r in value.readings for day in (r.earliest, r.latest)):
            return value
        return UncertainDate((Reading(None, None),))

    def black(self, place: Provenance, page: Page) -> tuple[Box, ...]:
        """What to paint over in the picture of a quotation that is already redacted."""
        if "faces" in self.what:
            faces = tuple(r.box for r in page.regions if r.kind == "photo")
        else:
            faces = ()
        if BLACK in place.quote or (BLACK in _run_around(place, page) and not _tight(place, page)):
            return (*faces, *place.boxes)
        return faces


def _hidden(entry: Correction) -> Correction:
    """Without its words: what was misread matches no list. Changed stays told from confirmed."""
    same = entry.old == entry.new
    new = BLACK * len(entry.new)
    old = new if same else BLACK * (len(entry.old) + (len(entry.old) == len(entry.new)))
    place = entry.provenance and dataclasses.replace(entry.provenance, quote=new)
    return dataclasses.replace(entry, old=old, new=new, provenance=place)


def redacted(run: Run, redactor: Redactor) -> RedactedRun:
    """The run without what is to be taken out. Documents may change their names with it."""
    names: dict[str, str] = {}
    for document in run.documents:
        name = redactor.text(document.name)
        names[name] = document.name
    subject = run.case.subject
    return RedactedRun(
        _Case(
            redactor.text(run.case.name),
            _Subject(redactor.record(subject.names), redactor.record(subject.aliases)),
        ),
        tuple(redactor.record(dataclasses.replace(d, pages=_wordless(d))) for d in run.documents),
        redactor.record(run.extractions),
        redactor.record(run.outcome),
        tuple(_error(e, redactor) for e in run.errors),
        run.engines,
        redactor.record(run.corrections),
        redactor.record(run.histories),
        (),  # they quote what an editor hid, and show it: no list knows what is in that
        run,
        names,
    )


def check(page: str, redactor: Redactor) -> None:
    """Raise ``ForensicsError`` if a redacted text is still in a finished report."""
    bare = re.sub(r"data:image/webp;base64,[A-Za-z0-9+/=]*", "", page)
    escaped = bare.encode("ascii", "backslashreplace").decode("ascii").lower()
    for term in redactor.terms:
        forms = (term, term.encode("ascii", "backslashreplace").decode("ascii"))
        if len(term) > 2 and any(f.lower() in bare.lower() or f.lower() in escaped for f in forms):
            raise ForensicsError("a redacted text was still in the report", advice="report this")


def _wordless(document: Document) -> tuple[Page, ...]:
    return tuple(dataclasses.replace(page, words=()) for page in document.pages)


def _error(error: ForensicsError, redactor: Redactor) -> ForensicsError:
    return type(error)(
        redactor.text(error.message),
        place=redactor.text(error.place),
        advice=redactor.text(error.advice),
    )


def _facts(run: Run) -> Iterator[Fact]:
    for extraction in run.extractions:
        yield from extraction.facts
        for person in extraction.persons:
            yield from person.facts


def _birth_days(run: Run) -> frozenset[date]:
    values: list[object] = [f.value for f in _facts(run) if f.name == "birth_date"]
    values.append(getattr(run.case.subject, "birth_date", None))
    return frozenset(
        day
        for value in values
        if isinstance(value, UncertainDate)
        for r in value.readings
        for day in (r.earliest, r.latest)
        if day
    )


def _terms(run: Run, what: frozenset[str], days: Iterable[date]) -> Iterator[str]:
    subject = run.case.subject
    wanted: tuple[str, ...] = ()
    if "names" in what:
        wanted += _NAMES
        for name in (*subject.names, *subject.aliases):
            yield from _name_parts(name)
    if "numbers" in what:
        wanted += _NUMBERS
        yield from getattr(subject, "numbers", ())
    if "birth" in what:
        wanted += ("birth_date",)
        for day in days:
            yield from _day_forms(day)
    for fact in _facts(run):
        if fact.name in wanted:
            said = [fact.provenance.quote, *(v for v in (fact.value, *fact.alternatives))]
            for text in said:
                if isinstance(text, str) and text.strip():
                    yield from _name_parts(text) if fact.name in _NAMES else [text.strip()]


def _name_parts(name: str) -> Iterator[str]:
    """The whole name, each part of a Latin one, the given name of a Chinese one."""
    name = name.strip()
    if not name:
        return
    yield name
    if any("\u3400" <= c <= "\u9fff" for c in name):
        han = "".join(c for c in name if "\u3400" <= c <= "\u9fff")
        yield han
        if len(han) > 2:
            yield han[1:]
    yield from (part for part in re.split(r"[^A-Za-z'’]+", name) if len(part) > 1)


def _day_forms(day: date) -> Iterator[str]:
    """The ways a day is written: EDTF, figures, Chinese in both digits, English, six digits."""
    yield from (day.isoformat(), f"{day:%Y%m%d}", f"{day:%y%m%d}")
    for lang in ("en", "zh"):
        yield day_words(day, texts(lang))
    yield f"{day.year}年{day.month:02d}月{day.day:02d}日"
    yield f"{_han_year(day.year)}年{_han(day.month)}月{_han(day.day)}日"
    month = _MONTHS[day.month - 1]
    yield from (f"{day.day:02d} {month} {day.year}", f"{day.day} {month} {day.year}")
    yield from (f"{day.day:02d} {month} {day:%y}", f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}")
    yield from (
        f"{day:%d.%m.%Y}",
        f"{day:%Y.%m.%d}",
        f"{day:%Y/%m/%d}",
        f"{day:%B} {day.day}, {day.year}",
    )


def _han_year(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(year))


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else "一二三四五六七八九"[tens - 1]) + "十" if tens else ""
    return head + ("一二三四五六七八九"[ones - 1] if ones else "")


def _pattern(term: str) -> str:
    """How a term is found: spaces and fillers between its parts may differ, and letter case.

    Short Latin words only as a word with a capital: "AN" and "An", never "an".
    """
    pieces = [re.escape(p) for p in re.split(r"[\s<,·.\-]+", term) if p]
    if not pieces:
        return re.escape(term)
    if len(pieces) == 1 and term.isascii() and term.isalpha() and len(term) < 4:
        return rf"\b(?:{term.upper()}|{term.capitalize()})\b"
    if term.isascii() and term.isalnum() and any(c.isdigit() for c in term):
        return "(?i:" + r"[\s\-]*".join(re.escape(c) for c in term) + ")"
    if any("\u3400" <= c <= "\u9fff" for c in term):
        return r"\s*".join(re.escape(c) for c in term if not c.isspace())
    return r"(?i:" + r"[\s<,·.\-]*".join(pieces) + ")"


def _run_around(place: Provenance, page: Page) -> str:
    """The text without a space that the quotation is part of: what a box may cover."""
    text, start, end = page.text, place.span.start, place.span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _tight(place: Provenance, page: Page) -> bool:
    """Are the boxes no longer than the quotation needs, so that they show nothing else?"""
    lying = page.turn in (90, 270)
    along = across = 0
    for box in place.boxes:
        wide, high = box.right - box.left, box.bottom - box.top
        along += high if lying else wide
        across = max(across, wide if lying else high)
    return along <= 0.5 * cell_len(place.quote) * across * 1.15
