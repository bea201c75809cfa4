"""What a person should look at, in the order in which it may change a finding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from forensics.findings import Verdict
from forensics.pipeline import CaseRun
from forensics.records import Document, Page, Provenance, Span
from forensics.reports.catalogue import Texts
from forensics.reports.view import ordered
from forensics.reports.wording import warning_words
from forensics.review import days

READER = "review"
CLEAR = 0.9
"""A quotation whose every character was read with this confidence is not in doubt."""
MOST_READINGS = 5
CHANGES, DOUBT, UNREAD, WARNED, READ = range(5)
"""Ranks: where another reading was tried and would change a finding (see ``impact``), what a
finding rests on that is doubtful or decides it, what stops a check, other warnings, and at last
the words of findings that were read clearly."""


@dataclass(frozen=True, slots=True)
class Item:
    """One place to look at. Without ``quote`` something is seen there that was not read.

    ``readings`` are what it may say, as read first; ``labels`` say in words what is told apart
    in one of them, ``""`` where nothing needs it; ``reasons`` why it is asked.
    """

    rank: int
    place: Provenance
    readings: tuple[str, ...]
    reasons: tuple[str, ...]
    labels: tuple[str, ...] = ()

    def label(self, reading: str) -> str:
        """In words, or as it stands."""
        named = dict(zip(self.readings, self.labels, strict=False))
        return named.get(reading) or reading

    @property
    def id(self) -> str:
        p = self.place
        key = f"{p.document}\0{p.page}\0{p.span.start}\0{p.span.end}\0{p.boxes}"
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(slots=True)
class _Mark:
    rank: int
    start: int
    end: int
    place: Provenance
    reasons: dict[str, None]


def queue(run: CaseRun, texts: Texts) -> tuple[Item, ...]:
    """The places, first those that may change a finding. ``run`` has the words of its pages.

    Words that lie over each other are one place. What rests on a correction is not asked again.
    """
    documents = {d.name: d for d in run.documents}
    by_page: dict[tuple[str, int], list[_Mark]] = {}
    for mark in _marks(run, documents, texts):
        by_page.setdefault((mark.place.document, mark.place.page), []).append(mark)
    items = []
    unsure = days.doubts(run.extractions)
    for (name, number), marks in by_page.items():
        document = documents[name]
        page = document.page(number)
        here = unsure.get((name, number), {})
        asked = [m for m in _merged(marks) if not _by_hand(m, page)]
        items += [_item(m, document, page, here, texts) for m in asked]
    order = {d.name: n for n, d in enumerate(run.documents)}
    items.sort(key=lambda i: (i.rank, order[i.place.document], i.place.page, i.place.span.start))
    return tuple({item.id: item for item in items}.values())


def _marks(run: CaseRun, documents: dict[str, Document], texts: Texts) -> Iterator[_Mark]:
    for number, finding in enumerate(ordered(run.outcome.findings), 1):
        for place in dict.fromkeys(p for e in finding.evidence for p in e.provenance):
            page = _page(place, documents)
            if page:
                doubtful = (
                    finding.verdict is Verdict.READING
                    or place.confidence < CLEAR
                    or len(_readings(page, place.span)) > 1
                )
                why = texts("review.rests", n=number, title=finding.title)
                yield _mark(DOUBT if doubtful else READ, place, why)
    for entry in run.outcome.unchecked:
        for place in entry.provenance if entry.blocking else ():
            if _page(place, documents):
                yield _mark(UNREAD, place, texts("review.stops", title=entry.title))
    warnings = [w for d in run.documents for w in d.warnings]
    warnings += [w for d in run.documents for page in d.pages for w in page.warnings]
    warnings += [w for e in run.extractions for w in e.warnings]
    for warning in dict.fromkeys(warnings):
        if warning.provenance and _page(warning.provenance, documents):
            yield _mark(WARNED, warning.provenance, warning_words(warning, texts))


def _page(place: Provenance, documents: dict[str, Document]) -> Page | None:
    """Its page, if it has a picture."""
    document = documents.get(place.document)
    if document is None or not place.boxes:
        return None
    return next((p for p in document.pages if p.number == place.page), None)


def _mark(rank: int, place: Provenance, why: str) -> _Mark:
    return _Mark(rank, place.span.start, place.span.end, place, {why: None})


def _merged(marks: Iterable[_Mark]) -> list[_Mark]:
    """Marks over common words become one; those without words, if they have the same boxes."""
    merged: list[_Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start == m.end, m.start, m.end, m.place.boxes)):
        last = merged[-1] if merged else None
        if last and (
            mark.start < last.end
            if mark.start < mark.end
            else last.start == last.end and last.place.boxes == mark.place.boxes
        ):
            last.end = max(last.end, mark.end)
            last.rank = min(last.rank, mark.rank)
            last.reasons |= mark.reasons
        else:
            merged.append(mark)
    return merged


def _by_hand(mark: _Mark, page: Page) -> bool:
    return any(
        w.corrected and w.start < mark.end and mark.start < w.start + len(w.text)
        for w in page.words
    )


def _item(
    mark: _Mark,
    document: Document,
    page: Page,
    unsure: dict[Span, tuple[date, ...]],
    texts: Texts,
) -> Item:
    # Blanks at the ends belong to nobody's reading.
    text = page.text[mark.start : mark.end]
    start = mark.start + len(text) - len(text.lstrip())
    span = Span(page.number, start, max(start, mark.end - len(text) + len(text.rstrip())))
    place = document.cite(span, READER) if text.strip() else mark.place
    reasons = tuple(mark.reasons)
    if not text.strip():
        return Item(mark.rank, place, (), reasons)
    first, *others = _readings(page, span)
    told = days.readings(first, span, unsure, texts)
    readings = (first, *(d.text for d in told), *others)[:MOST_READINGS]
    labels = ("", *(d.label for d in told))
    # One of two days is a doubt, however clear its figures are.
    rank = DOUBT if told and mark.rank == READ else mark.rank
    return Item(rank, place, readings, reasons, labels)


def _readings(page: Page, span: Span) -> tuple[str, ...]:
    """As read, then with one character read otherwise, the likeliest first."""
    text = page.text[span.start : span.end]
    others: dict[str, float] = {}
    for word in page.words:
        for index, char in enumerate(word.chars if len(word.chars) == len(word.text) else ()):
            at = word.start + index - span.start
            if 0 <= at < len(text):
                for other, sure in char.alternatives:
                    reading = text[:at] + other + text[at + 1 :]
                    others[reading] = max(sure, others.get(reading, 0.0))
    others.pop(text, None)
    best = sorted(others, key=lambda r: (-others[r], r))
    return (text, *best[: MOST_READINGS - 1])
