"""Passport pages with border stamps: every stamp a border crossing, or a warning.

A stamp says on which day its state let the holder in or out. A day until which somebody may
stay is no travel day; cancelled stamps and refusals are no crossings. A missing stamp says
nothing: many states and automatic gates do not stamp (see ``data/stamps``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from forensics.documents import Claim, Context
from forensics.documents.common.crossings import Stamp, read_crossings, span_of
from forensics.documents.common.mrz_facts import zones_of
from forensics.events import Event, Extraction, Person
from forensics.records import Document, Fact, Page, Span

TITLE = "Passport pages with border stamps"
READER = "documents.passport_stamps"

_CLEAR = 0.9
_NUMBER = re.compile(
    r"(?:护照|護照|(?i:passport))[^\n\d]{0,60}?(?<![A-Z0-9])(?P<v>(?=[A-Z0-9]*\d{5})[A-Z0-9]{7,9})(?![A-Z0-9])"
)
_BEARER = re.compile(
    r"(?:持照人|持证人|持有人|姓\s?名|(?i:holder|bearer|name))\s?[:：]?\s?(?P<v>[\u4e00-\u9fff·]{2,12}(?![\u4e00-\u9fff])|[A-Z][A-Z'-]+(?:,?\s[A-Z][A-Z'-]+){1,4})"
    r"|(?i:passport of)\s(?P<w>[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){1,4})"
)


def identify(document: Document) -> Claim | None:
    """Pages on which a stamp names a state and a direction, or shows a date in its frame.

    3: a stamp with state, direction and date; 2: with two of them; 1: stamps seen, none read.
    A stamp that is clearly read and says none of the three (a souvenir) claims nothing.
    """
    pages: list[int] = []
    because = []
    strength = 0
    for page in document.pages:
        if zones_of(page):
            continue  # a data page or visa; those kinds read the stamps on their pages too
        stamps = read_crossings(document, [page], "", "", READER).stamps
        here = max((_weight(s) for s in stamps), default=0)
        if here:
            pages.append(page.number)
            because += [span_of(s) for s in stamps if s.end > s.start]
            strength = max(strength, here)
    return Claim(tuple(pages), strength, tuple(because)) if pages else None


def _weight(stamp: Stamp) -> int:
    text = stamp.text
    signs = (text.where is not None) + (text.direction != "unknown") + bool(stamp.dates)
    if stamp.region is None:
        return 3 if signs == 3 else 0
    if not signs and _clear(stamp):
        return 0
    return 3 if signs == 3 else 2 if signs == 2 else 1


def _clear(stamp: Stamp) -> bool:
    """Everything in it was read without doubt."""
    words = [w for w in stamp.page.words if stamp.start <= w.start < stamp.end]
    return bool(words) and all(w.confidence >= _CLEAR for w in words)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    """The crossings of the claimed pages, and what of them could not be read."""
    pages = [document.page(n) for n in claim.pages]
    got = read_crossings(document, pages, context.order, context.asserted_by, READER)
    told = [(p.number, fact) for p in pages for fact in _told(document, p, got.stamps)]
    return Extraction(
        document.name,
        document.sha256,
        "passport_stamps",
        "",
        context.asserted_by,
        (Person("holder", "holder", _of_one(told)),),
        (),
        tuple(_numbered(e, told) for e in got.events),
        got.mentions,
        got.warnings,
    )


def _told(document: Document, page: Page, stamps: tuple[Stamp, ...]) -> Iterator[Fact]:
    """Number and holder of the book as a transcript of the page heads it.

    Only on pages of text: on a picture the number beside a label is a visa's, which may have been
    issued for another book.
    """
    if page.regions or page.width:
        return
    taken = [(s.start, s.end) for s in stamps if s.page.number == page.number]
    for name, pattern in (("passport_number", _NUMBER), ("name", _BEARER)):
        for m in pattern.finditer(page.main_text):
            start, end = m.span(m.lastgroup or "v")
            if not any(lo <= start < hi for lo, hi in taken):
                cited = document.cite(Span(page.number, start, end), READER)
                yield Fact(name, m[m.lastgroup or "v"], cited)
                break


def _of_one(told: list[tuple[int, Fact]]) -> tuple[Fact, ...]:
    """What the pages say of their holder, where they all say the same.

    A number without a name names nobody: the book may be an older one of the person of the case.
    """
    if not any(fact.name == "name" for _, fact in told):
        return ()
    kept: dict[str, Fact] = {}
    for name in ("passport_number", "name"):
        facts = [fact for _, fact in told if fact.name == name]
        if len({fact.value for fact in facts}) == 1:
            kept[name] = facts[0]
    return tuple(kept.values())


def _numbered(event: Event, told: list[tuple[int, Fact]]) -> Event:
    """The crossing with the number of the book whose page it stands on."""
    page = event.provenance[0].page
    for number, fact in told:
        if number == page and fact.name == "passport_number" and isinstance(fact.value, str):
            return replace(event, details=(*event.details, ("passport_number", fact.value)))
    return event
