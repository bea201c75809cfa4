"""Passport pages with border stamps: every stamp a border crossing, or a warning.

A stamp says on which day its state let the holder in or out. A day until which somebody may
stay is no travel day; cancelled stamps and refusals are no crossings. A missing stamp says
nothing: many states and automatic gates do not stamp (see ``data/stamps``).
"""

from __future__ import annotations

from forensics.documents import Claim, Context
from forensics.documents.common.crossings import Stamp, read_crossings, span_of
from forensics.documents.common.mrz_facts import zones_of
from forensics.events import Extraction, Person
from forensics.records import Document

TITLE = "Passport pages with border stamps"
READER = "documents.passport_stamps"

_CLEAR = 0.9


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
    return Extraction(
        document.name,
        document.sha256,
        "passport_stamps",
        "",
        context.asserted_by,
        (Person("holder", "holder"),),
        (),
        got.events,
        got.mentions,
        got.warnings,
    )
