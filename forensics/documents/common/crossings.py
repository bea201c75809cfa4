"""Border stamps as events: dates with every reading, series that settle each other.

Stamps of one state in one document share their day/month order (choice
``order:<document>:<state>``). One stamp of the series that can be read only one way settles the
others; the events say so in ``inferred``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from forensics.documents.common.cells import cite
from forensics.documents.common.stamp_dates import Dated, dates_of_stamp
from forensics.documents.common.stamp_text import StampLine, StampText, read_stamp, split
from forensics.events import Event, EventKind
from forensics.records import DateMention, Document, Page, Provenance, ReadingWarning, Region, Span
from forensics.temporal.readings import Pick, UncertainDate

_BOOK = 50  # years
# The head of a table (Direction | Date | Port) stands over a register's rows, not in a stamp.
_NO_STAMP = re.compile(
    r"[，。；]|date of birth|\b(?:sur)?name\s*[:：]|出生"
    r"|^[^\n\d]*\b(?:direction|type|movement)\b[^\n\d]*\b(?:date|port|location)\b[^\n\d]*$"
    r"|^[^\n\d]*\b(?:date|port|location)\b[^\n\d]*\b(?:direction|type|movement)\b[^\n\d]*$",
    re.I | re.M,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp with its place, its text taken apart, its dates."""

    page: Page
    region: Region | None
    start: int
    end: int
    text: StampText
    dates: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Crossings:
    """What the stamps of some pages say."""

    events: tuple[Event, ...]
    mentions: tuple[DateMention, ...]
    warnings: tuple[ReadingWarning, ...]
    stamps: tuple[Stamp, ...]


def read_crossings(
    document: Document, pages: Sequence[Page], order: str, asserted_by: str, reader: str
) -> Crossings:
    """Every stamp of the pages. ``order`` is the case's hint, ``asserted_by`` overrides the
    stamping state."""
    stamps = [s for page in pages for s in _stamps(document, page, order)]
    warnings: list[ReadingWarning] = []
    mentions: list[DateMention] = []
    events: list[Event] = []
    settled = _settled(document, stamps)
    days = [d.value.only_day for s in stamps for d in s.dates if d.value.only_day]
    for stamp in stamps:
        place = cite(document, stamp.page, stamp.start, stamp.end, reader)
        place = _boxed(place, stamp)
        for dated in stamp.dates:
            mention = cite(document, stamp.page, dated.start, dated.end, reader)
            mentions.append(DateMention(dated.value, mention))
        event, warning = _event(document, stamp, place, settled, days, asserted_by, reader)
        if event is not None:
            events.append(event)
        warnings += warning
    return Crossings(tuple(events), tuple(mentions), tuple(warnings), tuple(stamps))


def has_stamps(page: Page) -> bool:
    return any(region.kind == "stamp" for region in page.regions)


def _boxed(place: Provenance, stamp: Stamp) -> Provenance:
    """A stamp that was not read still has its box."""
    if place.boxes or stamp.region is None:
        return place
    return replace(place, boxes=(stamp.region.box,))


def _stamps(document: Document, page: Page, order: str) -> list[Stamp]:
    regions = [r for r in page.regions if r.kind == "stamp"]
    out = []
    for region in regions:
        lines = split(page.text[region.start : region.end], region.start)
        out.append(_stamp(document, page, region, region.start, region.end, lines, order))
    if not regions:
        for lines in _plain(page):
            out.append(_stamp(document, page, None, lines[0].start, lines[-1].end, lines, order))
    return out


def _plain(page: Page) -> list[tuple[StampLine, ...]]:
    """Runs of text lines that look like stamps: for pages without picture (text files).

    A run of lines between blank lines that names a direction and holds a date. A sentence (限制
    出境 in a court's paper) is none: no stamp has a Chinese comma or full stop; nor is a form with
    a birth date or a name on it.
    """
    out = []
    start = 0
    for block in re.split(r"(\n\s*\n|\f)", page.text):
        lines = split(block, start)
        start += len(block)
        if not lines or len(lines) > 9 or len(block) > 240 or _NO_STAMP.search(block):
            continue
        text = read_stamp(lines, "")
        if text.direction != "unknown" and text.where is not None and re.search(r"\d", block):
            out.append(lines)
    return out


def _stamp(
    document: Document,
    page: Page,
    region: Region | None,
    start: int,
    end: int,
    lines: tuple[StampLine, ...],
    order: str,
) -> Stamp:
    text = read_stamp(lines, region.shape if region else "")
    return Stamp(page, region, start, end, text, dates_of_stamp(document, page, text, order))


def _settled(document: Document, stamps: Sequence[Stamp]) -> dict[str, tuple[str, Stamp, Dated]]:
    """For each order choice, the option the unambiguous stamps take, and the stamp that shows
    it. Where two of them differ the choice stays open."""
    taken: dict[str, dict[str, tuple[Stamp, Dated]]] = {}
    for stamp in stamps:
        for dated in stamp.dates:
            options: dict[str, set[str]] = {}
            for reading in dated.value.readings:
                for pick in reading.assumes:
                    if pick.choice.startswith("order:"):
                        options.setdefault(pick.choice, set()).add(pick.option)
            for choice, found in options.items():
                sole = len(found) == 1 and all(
                    any(p.choice == choice for p in r.assumes) for r in dated.value.readings
                )
                if sole:
                    taken.setdefault(choice, {}).setdefault(next(iter(found)), (stamp, dated))
    out = {}
    for choice, by_option in taken.items():
        if len(by_option) == 1:
            option, (stamp, dated) = next(iter(by_option.items()))
            out[choice] = (option, stamp, dated)
    return out


def _narrowed(
    value: UncertainDate, stamp: Stamp, settled: dict[str, tuple[str, Stamp, Dated]]
) -> tuple[UncertainDate, str]:
    kept = []
    why = ""
    for reading in value.readings:
        good = True
        for pick in reading.assumes:
            if pick.choice in settled and settled[pick.choice][0] != pick.option:
                good = False
                option, other, dated = settled[pick.choice]
                quote = other.page.text[dated.start : dated.end]
                why = (
                    f"{option}, as the stamp of the same series on page {other.page.number}"
                    f" shows: {quote}"
                )
        if good:
            kept.append(reading)
    if not kept or len(kept) == len(value.readings):
        return value, ""
    return UncertainDate(tuple(kept)), why


def _in_book(value: UncertainDate, days: Sequence[date]) -> tuple[UncertainDate, str]:
    """The century of a two-digit year, by the other stamps of the book.

    No passport book is in use for fifty years: a reading further than that from a day that
    another stamp shows beyond doubt falls.
    """
    if not days or not any(c.startswith("century:") for c in value.choices):
        return value, ""
    kept = tuple(
        r
        for r in value.readings
        if r.earliest is None or all(abs(r.earliest.year - d.year) < _BOOK for d in days)
    )
    if not kept or len(kept) == len(value.readings):
        return value, ""
    return UncertainDate(kept), "century as of the other stamps of the book"


def _event(
    document: Document,
    stamp: Stamp,
    place: Provenance,
    settled: dict[str, tuple[str, Stamp, Dated]],
    days: Sequence[date],
    asserted_by: str,
    reader: str,
) -> tuple[Event | None, list[ReadingWarning]]:
    """The crossing a stamp shows, or why it shows none."""
    text = stamp.text

    def warn(code: str, message: str) -> list[ReadingWarning]:
        return [ReadingWarning(code, message, place)]

    if not text.lines:
        return None, warn("stamp-unread", "a stamp is seen here and could not be read")
    if text.cancelled:
        return None, warn("stamp-cancelled", "a cancelled stamp is no crossing")
    if text.refused:
        return None, warn("stamp-refused", "a refusal of entry is no crossing")
    travel = [d for d in stamp.dates if not d.until]
    if text.where is None and text.direction == "unknown":
        message = "a stamp that no table knows: a souvenir perhaps; not taken for a crossing"
        return None, warn("stamp-unknown", message)
    if not travel:
        return None, warn("stamp-unread", "a border stamp whose date could not be read")
    warnings: list[ReadingWarning] = []
    if text.where is None:
        warnings += warn("stamp-state-unread", "a border stamp whose state could not be read")
    if text.direction == "unknown":
        warnings += warn("stamp-direction-unread", "entry or exit could not be told")
    if text.by.startswith("shape"):
        message = f"{text.direction} is told by the frame alone ({text.by}): look at the picture"
        warnings += warn("stamp-direction-unsure", message)
    if text.conflict:
        warnings += warn("stamp-direction-conflict", text.conflict)
    value, inferred = _travel_day(document, stamp, travel)
    value, why = _narrowed(value, stamp, settled)
    value, when = _in_book(value, days)
    main = cite(document, stamp.page, travel[0].start, travel[0].end, reader)
    details = [("direction", text.direction), ("port", text.port), ("number", text.number)]
    stays = [d for d in stamp.dates if d.until]
    if stays:
        last = stays[0].value.only_day
        details.append(("until", last.isoformat() if last else ""))
    details.append(("read_by", text.by))
    event = Event(
        EventKind.BORDER_CROSSING,
        value,
        (main, place),
        "holder",
        text.where,
        asserted_by or (text.where.country if text.where else ""),
        inferred="; ".join(w for w in (inferred, why, when) if w),
        details=tuple((k, v) for k, v in details if v),
    )
    return event, warnings


def _travel_day(document: Document, stamp: Stamp, travel: list[Dated]) -> tuple[UncertainDate, str]:
    """The date of a stamp; of several different ones each is a reading."""
    values = list(dict.fromkeys(d.value for d in travel))
    if len(values) == 1:
        return values[0], ""
    choice = f"date:{document.name}:p{stamp.page.number}:{stamp.start}"
    readings = []
    for dated in travel:
        quote = stamp.page.text[dated.start : dated.end]
        for one in dated.value.readings:
            readings.append(replace(one, assumes=(*one.assumes, Pick(choice, quote))))
    return UncertainDate(tuple(dict.fromkeys(readings))), "the stamp shows more than one date"


def span_of(stamp: Stamp) -> Span:
    return Span(stamp.page.number, stamp.start, stamp.end)
