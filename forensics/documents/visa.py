"""Visas: machine-readable zone (MRV-A, MRV-B), validity, entries, duration of stay, number.

Facts of the paper: ``number``, ``passport_number`` (the passport it was put in, where printed),
``issue_date``, ``expiry_date``, ``entries`` (``single``, ``double``, ``multiple`` or a figure),
``duration_days``, ``visa_type``, ``issuer``. Events ISSUE and EXPIRY with details
``paper`` = visa and ``book``, the passport that this visa names: the day from which it may be used
and the last day of entry. Border stamps on the same page are border crossings.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.cells import Cell, cells, cite
from forensics.documents.common.crossings import has_stamps, read_crossings
from forensics.documents.common.labels import Label, Piece, find_labels
from forensics.documents.common.mrz_facts import ZoneFacts, read_zone, zones_of
from forensics.documents.common.viz_facts import chars_of, known_order
from forensics.events import Event, EventKind, Extraction, Person
from forensics.records import Document, Fact, FactValue, Page, ReadingWarning, Span
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, find_dates

TITLE = "Visa"
READER = "documents.visa"

_WORD = re.compile(r"\bvisa\b|\bvisum\b|签证|簽證", re.I)
_SCHENGEN = re.compile(r"schengen|申根", re.I)
_CORE = frozenset({"valid_from", "valid_until", "entries", "duration", "number", "type"})
_NUMBER = re.compile(r"(?<![A-Z0-9])(?=(?:[A-Z]*\d){4})[A-Z0-9]{6,12}(?![A-Z0-9])")
_ENTRIES = {
    "MULT": "multiple", "MULTIPLE": "multiple", "M": "multiple", "多次": "multiple",
    "ONE": "single", "SINGLE": "single", "S": "single", "1": "single", "01": "single",
    "一次": "single", "TWO": "double", "DOUBLE": "double", "2": "double", "02": "double",
    "两次": "double", "二次": "double",
}  # fmt: skip


def identify(document: Document) -> Claim | None:
    """Pages with a visa's zone (3), or the word visa and four core labels (2)."""
    strong: list[int] = []
    weak: list[int] = []
    because: list[Span] = []
    for page in document.pages:
        zones = [z for z in zones_of(page) if z.zone.is_visa]
        word = _WORD.search(page.text)
        if zones:
            strong.append(page.number)
            because += [Span(page.number, *z.whole) for z in zones]
        elif word and not zones_of(page):
            labels = find_labels(page, cells(page), "visa_labels")
            if len({label.field for label in labels} & _CORE) >= 4:
                weak.append(page.number)
                because.append(Span(page.number, *word.span()))
    if not strong and not weak:
        return None
    return Claim(tuple(sorted(strong + weak)), 3 if strong else 2, tuple(because))


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    """What the visas say; one person, the holder, for each."""
    persons: list[Person] = []
    facts: list[Fact] = []
    events: list[Event] = []
    warnings: list[ReadingWarning] = []
    issuer = context.asserted_by
    for number in claim.pages:
        page = document.page(number)
        zones = [z for z in zones_of(page) if z.zone.is_visa]
        read: list[ZoneFacts | None] = [read_zone(document, page, z, READER) for z in zones]
        for zone in read or [None]:
            visa = _Visa(document, page, zone, context)
            key = "holder" if not persons else f"holder{len(persons) + 1}"
            persons.append(Person(key, "holder", zone.holder if zone else ()))
            here = visa.facts()
            facts += [*(zone.paper if zone else ()), *here]
            asserted = context.asserted_by or (zone.issuer if zone else "")
            issuer = issuer or asserted
            events += visa.events(here, key, asserted)
            warnings += zone.warnings if zone else ()
    stamped = [p for p in map(document.page, claim.pages) if has_stamps(p)]
    got = read_crossings(document, stamped, context.order, context.asserted_by, READER)
    return Extraction(
        document.name, document.sha256, "visa", "", issuer,
        tuple(persons), tuple(facts), (*events, *got.events), got.mentions,
        (*warnings, *got.warnings),
    )  # fmt: skip


class _Visa:
    """One visa: its zone, if it has one, and the labels of its page."""

    def __init__(
        self, document: Document, page: Page, zone: ZoneFacts | None, context: Context
    ) -> None:
        self.document, self.page, self.zone, self.context = document, page, zone, context
        whole = zone.found.whole if zone else (0, 0)
        mine: tuple[Cell, ...] = tuple(
            c for c in cells(page) if not (c.start < whole[1] and c.end > whole[0])
        )
        self.labels = find_labels(page, mine, "visa_labels")

    def facts(self) -> tuple[Fact, ...]:
        out: list[Fact] = []
        for field, name in (("number", "number"), ("passport", "passport_number")):
            piece = self._first(field, _NUMBER)
            if piece:
                out.append(self._fact(name, piece.text, piece))
        for field, name in (("valid_from", "issue_date"), ("valid_until", "expiry_date")):
            out += self._date(field, name)
        piece = self._first("entries", re.compile("|".join(sorted(_ENTRIES, key=len)[::-1]), re.I))
        if piece:
            out.append(self._fact("entries", _ENTRIES[piece.text.upper()], piece))
        piece = self._first("duration", re.compile(r"\d{1,3}"))
        if piece:
            out.append(self._fact("duration_days", int(piece.text), piece))
        piece = self._first("type", re.compile(r"[A-Z][A-Z0-9/\-]{0,7}|[A-Z]"))
        if piece:
            out.append(self._fact("visa_type", piece.text, piece))
        return tuple(out)

    def events(self, facts: tuple[Fact, ...], person: str, issuer: str) -> list[Event]:
        zone = self.zone.fact("expiry_date") if self.zone else None
        number = next((f.value for f in facts if f.name == "number"), "")
        if not number and self.zone:
            number = self.zone.zone.value("number")
        told = {"paper": "visa", "number": str(number), "book": self._book(facts)}
        details = tuple((k, v) for k, v in told.items() if v)
        out = []
        for kind, name in ((EventKind.ISSUE, "issue_date"), (EventKind.EXPIRY, "expiry_date")):
            both = [f for f in facts if f.name == name]
            both += [zone] if zone is not None and name == "expiry_date" else []
            if not both:
                continue
            best = min(both, key=lambda f: not _sure(f))
            assert isinstance(best.value, UncertainDate)
            cited = tuple(f.provenance for f in sorted(both, key=lambda f: f is not best))
            out.append(Event(kind, best.value, cited, person, None, issuer, details=details))
        return out

    def _book(self, facts: tuple[Fact, ...]) -> str:
        """The passport that this visa names. Labels of a page with several visas, of several
        books perhaps, do not say which of them they belong to."""
        if len([z for z in zones_of(self.page) if z.zone.is_visa]) > 1:
            return ""
        if len(self._of("passport")) > 1:
            return ""
        return next((str(f.value) for f in facts if f.name == "passport_number"), "")

    def _fact(self, name: str, value: FactValue, piece: Piece) -> Fact:
        place = cite(self.document, self.page, piece.start, piece.end, READER)
        return Fact(name, value, place, "viz")

    def _of(self, field: str) -> list[Label]:
        return [label for label in self.labels if label.field == field]

    def _first(self, field: str, pattern: re.Pattern[str]) -> Piece | None:
        for label in self._of(field):
            for piece in label.candidates[:2]:
                match = pattern.search(piece.text)
                if match:
                    start = piece.start + match.start()
                    return Piece(match.group(), start, start + len(match.group()))
        return None

    def _date(self, field: str, name: str) -> list[Fact]:
        # The uniform sticker prints day, month, year (Regulation (EC) 1683/95, annex).
        uniform = "day-first" if _SCHENGEN.search(self.page.text) else ""
        order = known_order(self.context.order or uniform)
        for label in self._of(field):
            for piece in label.candidates[:3]:
                chars = chars_of(self.page, piece.start, piece.end)
                context = DateContext(
                    order=order,
                    series=f"{self.document.name}:visa",
                    # Offsets count from the piece: its place keeps the choices of dates apart.
                    scope=f"{self.document.name}:p{self.page.number}:{piece.start}",
                )
                for found in find_dates(piece.text, context, chars):
                    if isinstance(found.value, UncertainDate):
                        start, end = piece.start + found.start, piece.start + found.end
                        text = self.page.text[start:end]
                        return [self._fact(name, found.value, Piece(text, start, end))]
        return []


def _sure(fact: Fact) -> bool:
    return isinstance(fact.value, UncertainDate) and fact.value.is_certain
