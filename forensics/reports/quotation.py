"""One quotation as it is shown: the words, what stands around them, how surely they were read."""

from __future__ import annotations

from dataclasses import dataclass

from forensics.records import Document, Page, Provenance
from forensics.reports.catalogue import Texts
from forensics.reports.wording import box_words, confidence_words, language_of, place_words


@dataclass(frozen=True, slots=True)
class MarkView:
    """One quotation: where it stands and how surely it was read."""

    provenance: Provenance
    place: str
    boxes: str
    before: str
    quote: str
    after: str
    language: str
    confidence: str
    alternatives: tuple[str, ...]


def mark_view(
    provenance: Provenance, document: Document | None, texts: Texts, language: str = ""
) -> MarkView:
    before, after = _context(provenance, document)
    return MarkView(
        provenance,
        place_words(provenance, document, texts),
        texts("place.box", boxes=box_words(provenance.boxes)) if provenance.boxes else "",
        before,
        provenance.quote,
        after,
        language_of(provenance.quote, language),
        confidence_words(provenance, texts),
        _alternatives(provenance, document),
    )


def _context(provenance: Provenance, document: Document | None, most: int = 48) -> tuple[str, str]:
    """The rest of the lines the quotation stands on, cut at ``most`` characters a side."""
    page = _page_of(provenance, document)
    if page is None or not provenance.quote:
        return "", ""
    text, span = page.text, provenance.span
    start = max(text.rfind("\n", 0, span.start), text.rfind("\f", 0, span.start)) + 1
    ends = [i for i in (text.find("\n", span.end), text.find("\f", span.end)) if i >= 0]
    end = min(ends, default=len(text))
    before, after = text[start : span.start], text[span.end : end]
    if len(before) > most:
        before = "…" + before[-most:]
    if len(after) > most:
        after = after[:most] + "…"
    return before, after


def _page_of(provenance: Provenance, document: Document | None) -> Page | None:
    if document is None:
        return None
    return next((p for p in document.pages if p.number == provenance.page), None)


def _alternatives(provenance: Provenance, document: Document | None) -> tuple[str, ...]:
    """``6 or 5 (31 %)`` for each character of the quotation that has a second reading."""
    page = _page_of(provenance, document)
    if page is None:
        return ()
    found = []
    for word in page.words:
        for index, char in enumerate(word.chars):
            inside = provenance.span.start <= word.start + index < provenance.span.end
            if inside and char.alternatives:
                others = ", ".join(f"{t} ({int(c * 100)} %)" for t, c in char.alternatives[:3])
                found.append(f"{char.text} → {others}")
    return tuple(found)
