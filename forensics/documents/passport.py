"""Data page of a passport or other travel document: machine-readable and visual zone.

The two zones are kept apart (``Fact.zone`` ``mrz`` and ``viz``) so that they can be compared.
States are given as ISO 3166-1 alpha-2 where the code has one. Events: BIRTH, ISSUE, EXPIRY,
asserted by the issuing state; border stamps on the same page are border crossings. Visas are
another kind.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import doubts
from forensics.documents.common.cells import Cell, Frame, cells
from forensics.documents.common.crossings import has_stamps, read_crossings
from forensics.documents.common.mrz_facts import ZoneFacts, read_zone, unread, zones_of
from forensics.documents.common.viz_facts import VizFacts, chars_of, labels_of, read_viz
from forensics.documents.common.viz_settle import settle_dates
from forensics.events import Event, EventKind, Extraction, Person
from forensics.places import Place
from forensics.records import (
    DateMention,
    Document,
    Fact,
    Page,
    ReadingWarning,
    Span,
)
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, find_dates
from forensics.text.mrz import FoundZone

TITLE = "Passport or travel document, data page"
READER = "documents.passport"

_WORD = re.compile(r"passport|passeport|pasaporte|reisepass|paspoort|passaporto|护照|護照", re.I)
_CHINA = re.compile(
    r"中华人民共和国|公安部出入境管理局|国家移民管理局|People['’]?s\s+Republic\s+of\s+China"
    r"|MPS\s+Exit",
    re.I,
)
_REGIONS = re.compile(r"香港|澳[门門]|Hong\s*Kong|Maca[ou]", re.I)
_CORE = frozenset({"surname", "given", "name", "number", "birth", "expiry", "issue", "nationality"})


def identify(document: Document) -> Claim | None:
    """Pages with a zone that is no visa's, or with the labels of a data page.

    A zone alone is 3 (nothing else prints one); the word passport with five kinds of core
    labels is 2; labels without the word are no claim.
    """
    strong: list[int] = []
    weak: list[int] = []
    because: list[Span] = []
    for page in document.pages:
        every = zones_of(page)
        zones = [z for z in every if not z.zone.is_visa]
        word = None if every else _WORD.search(page.text)
        if zones:
            strong.append(page.number)
            because += [Span(page.number, *z.whole) for z in zones]
        elif word:
            labels = labels_of(page, cells(page))
            if len({x.field for x in labels} & _CORE) >= 5:
                weak.append(page.number)
                because.append(Span(page.number, *word.span()))
    if not strong and not weak:
        return None
    return Claim(tuple(sorted(strong + weak)), 3 if strong else 2, tuple(because))


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    """What the claimed data pages say."""
    collected = _Collected(document, context)
    pages = [document.page(number) for number in claim.pages]
    for page in pages:
        collected.page(page)
    stamped = [p for p in pages if has_stamps(p)]
    got = read_crossings(document, stamped, context.order, context.asserted_by, READER)
    collected.events += got.events
    collected.warnings += got.warnings
    return collected.extraction()


class _Collected:
    def __init__(self, document: Document, context: Context) -> None:
        self.document, self.context = document, context
        self.persons: list[Person] = []
        self.facts: list[Fact] = []
        self.events: list[Event] = []
        self.dates: list[DateMention] = []
        self.warnings: list[ReadingWarning] = []
        self.issuer = context.asserted_by

    def page(self, page: Page) -> None:
        """One data page; two passports in one picture give two holders."""
        found = tuple(z for z in zones_of(page) if not z.zone.is_visa)
        everything = tuple(c for c in cells(page) if not any(_inside(c, *z.whole) for z in found))
        self.warnings += unread(self.document, page, READER)
        if not found:
            viz = read_viz(self.document, page, everything, self.context.order, None, READER)
            self._holder(page, None, viz)
            if not any(w.code == "mrz-unread" for w in self.warnings):
                self._no_zone(page)
        for i, zone in enumerate(found):
            mine = everything if len(found) == 1 else _share(page, everything, found, i)
            order = self.context.order
            viz = read_viz(self.document, page, mine, order, zone.zone.name, READER)
            issue = viz.fact("issue_date")
            lived = issue.value.latest if issue and isinstance(issue.value, UncertainDate) else None
            self._holder(page, read_zone(self.document, page, zone, READER, lived), viz)
        self._mentions(page)

    def _no_zone(self, page: Page) -> None:
        place = self.document.cite(Span(page.number, 0, 0), READER)
        message = "a data page without a machine-readable zone that could be read"
        self.warnings.append(ReadingWarning("mrz-missing", message, place))

    def _holder(self, page: Page, zone: ZoneFacts | None, viz: VizFacts) -> None:
        viz, notes = settle_dates(zone, viz)
        key = "holder" if not self.persons else f"holder{len(self.persons) + 1}"
        facts = (*(zone.holder if zone else ()), *viz.holder)
        self.persons.append(Person(key, "holder", facts))
        self.facts += [*(zone.paper if zone else ()), *viz.paper]
        self.warnings += zone.warnings if zone else ()
        printed = None if zone else self._printed_issuer(page)
        self.facts += [printed] if printed else []
        issuer = self.context.asserted_by or (zone.issuer if zone else "CN" if printed else "")
        self.issuer = self.issuer or issuer
        number = _text(zone.value("number") if zone else None) or _text(_value(viz, "number"))
        details: tuple[tuple[str, str], ...] = (("paper", "passport"),)
        if number:
            details = (*details, ("number", number))
        rows: tuple[tuple[EventKind, str, tuple[tuple[str, str], ...]], ...] = (
            (EventKind.BIRTH, "birth_date", ()),
            (EventKind.ISSUE, "issue_date", details),
            (EventKind.EXPIRY, "expiry_date", details),
        )
        for kind, name, more in rows:
            both = [f for f in (viz.fact(name), zone.fact(name) if zone else None) if f]
            if not both:
                continue
            best = _best(both)
            where = _birth_place(viz) if kind is EventKind.BIRTH else None
            cited = tuple(f.provenance for f in sorted(both, key=lambda f: f is not best))
            note = notes.get(name, "") if best.zone == "viz" else ""
            assert isinstance(best.value, UncertainDate)
            self.events.append(
                Event(kind, best.value, cited, key, where, issuer, inferred=note, details=more)
            )

    def _printed_issuer(self, page: Page) -> Fact | None:
        """China, where the page names it or its office, and neither of its two regions."""
        m = _CHINA.search(page.main_text)
        if m is None or _REGIONS.search(page.main_text):
            return None
        return Fact("issuer", "CN", self.document.cite(Span(page.number, *m.span()), READER), "viz")

    def _mentions(self, page: Page) -> None:
        context = DateContext(
            series=f"{self.document.name}:viz", scope=f"{self.document.name}:p{page.number}"
        )
        chars = chars_of(page, 0, page.main_end)
        for found in find_dates(page.main_text, context, chars):
            place = self.document.cite(Span(page.number, found.start, found.end), READER)
            self.dates.append(DateMention(found.value, place))
            self.warnings += doubts(found, place)

    def extraction(self) -> Extraction:
        return Extraction(
            self.document.name,
            self.document.sha256,
            "passport",
            "",
            self.issuer,
            tuple(self.persons),
            tuple(self.facts),
            tuple(self.events),
            tuple(self.dates),
            tuple(self.warnings),
        )


def _inside(cell: Cell, start: int, end: int) -> bool:
    return cell.start < end and cell.end > start


def _share(
    page: Page, everything: tuple[Cell, ...], found: tuple[FoundZone, ...], index: int
) -> tuple[Cell, ...]:
    """The cells that belong to one of several zones: the nearest zone not above them."""
    frame = Frame(page)
    boxes = [frame.place(*z.whole) for z in found]

    def far(cell: Cell, i: int) -> tuple[bool, int]:
        box = boxes[i]
        across = max(0, box.left - cell.box.right, cell.box.left - box.right)
        down = box.top - cell.box.bottom
        return (down < -cell.height, across * 4 + abs(down))

    return tuple(c for c in everything if min(range(len(boxes)), key=lambda i: far(c, i)) == index)


def _value(viz: VizFacts, name: str) -> object:
    fact = viz.fact(name)
    return fact.value if fact else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _birth_place(viz: VizFacts) -> Place | None:
    value = _value(viz, "birth_place")
    return Place(value) if isinstance(value, str) else None


def _best(facts: list[Fact]) -> Fact:
    """The fact an event is built on: the first that is one day, else the one least open.

    The visual zone comes first: it prints the century.
    """

    def open_by(fact: Fact) -> int:
        value = fact.value
        if not isinstance(value, UncertainDate):
            return 99
        return 0 if value.is_certain else len(value.readings)

    return min(facts, key=open_by)
