"""Other words in the text of a page, and everything that has an offset moved along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forensics.case.boxes import around
from forensics.records import Box, Page, ReadingWarning, Span, Word


def spliced(page: Page, start: int, end: int, new: str, words: Sequence[Word]) -> Page:
    """The page with ``text[start:end]`` replaced, and all that has an offset moved along."""
    grown = len(new) - (end - start)
    kept: list[Word] = []
    for word in page.words:
        stop = word.start + len(word.text)
        if stop <= start:
            kept.append(word)
        elif word.start >= end:
            kept.append(replace(word, start=word.start + grown))
        else:
            if word.start < start:
                kept.append(_part(word, 0, start - word.start, word.start))
            if stop > end:
                kept.append(_part(word, end - word.start, len(word.text), end + grown))
    text = page.text[:start] + new + page.text[end:]

    def low(at: int) -> int:
        return at if at < start or (at == start and end > start) else max(at + grown, start)

    def high(at: int) -> int:
        return at if at <= start else max(at + grown, start + len(new))

    def moved(warning: ReadingWarning) -> ReadingWarning | None:
        place = warning.provenance
        if place is None or place.page != page.number:
            return warning
        span = place.span
        if start <= span.start < span.end <= end:
            return None
        lo = low(span.start)
        hi = lo if span.start == span.end else high(span.end)
        return replace(
            warning, provenance=replace(place, span=Span(page.number, lo, hi), quote=text[lo:hi])
        )

    warnings = tuple(w for w in map(moved, page.warnings) if w)
    regions = tuple(
        replace(r, start=low(r.start), end=low(r.start) if r.start == r.end else high(r.end))
        for r in page.regions
    )
    return replace(
        page, text=text, words=tuple(sorted((*kept, *words), key=lambda w: w.start)),
        main_end=page.main_end + (grown if start <= page.main_end else 0),
        regions=regions, warnings=warnings,
    )  # fmt: skip


def _part(word: Word, low: int, high: int, start: int) -> Word:
    chars = word.chars[low:high] if len(word.chars) == len(word.text) else ()
    return replace(word, text=word.text[low:high], box=cut(word, low, high), start=start,
                   chars=chars)  # fmt: skip


def cut(word: Word, low: int, high: int) -> Box:
    """The box of some characters of a word, as exactly as it is known."""
    chars = word.chars[low:high]
    return around([c.box for c in chars]) if len(word.chars) == len(word.text) else word.box
