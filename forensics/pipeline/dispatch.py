"""Which kind of paper stands on which page, and what it says."""

from __future__ import annotations

import dataclasses
import difflib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forensics.case import CaseDocument
from forensics.documents import Claim, Context, Kind, kinds
from forensics.documents.common.said_twice import said_twice
from forensics.errors import CaseError, ForensicsError
from forensics.events import Extraction
from forensics.records import DateMention, Document, Page, ReadingWarning, Span
from forensics.temporal.readings import Order
from forensics.text.dates import DateContext, FoundDate, find_dates

READER = "pipeline.dates"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who got which pages. ``rest`` are the pages nobody got, ``warnings`` say why not."""

    claims: Mapping[str, Claim]
    rest: tuple[int, ...]
    warnings: tuple[ReadingWarning, ...] = ()


def check_kinds(names: Iterable[str]) -> None:
    """Raises ``CaseError`` for a kind there is not, naming the nearest."""
    known = kinds()
    for name in names:
        if name and name not in known:
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
            advice = f"did you mean {close[0]}?" if close else f"there are: {', '.join(known)}"
            raise CaseError(f"no kind of paper is called {name!r}", advice=advice)


def extract(
    document: Document, told: CaseDocument
) -> tuple[tuple[Extraction, ...], tuple[ForensicsError, ...]]:
    """What the paper says: one extraction for each kind in it, and one of kind ``""`` with
    the dates of the pages no kind claims. A kind that fails is an error, not the end."""
    known = kinds()
    errors: list[ForensicsError] = []
    claimed = identify(document, told.kind, known, errors)
    context = Context(order=told.order, asserted_by=told.asserted_by)
    extractions: list[Extraction] = []
    rest = set(claimed.rest)
    for name, claim in claimed.claims.items():
        try:
            extraction = known[name].extract(document, claim, context)
            extractions.append(_warned(extraction, document, claim.pages))
        except Exception as error:
            errors.append(_bug(error, document, name))
            rest.update(claim.pages)
    if rest or not extractions:
        loose = _dates_only(document, sorted(rest), told, claimed.warnings, errors)
        extractions.append(_warned(loose, document, sorted(rest)))
    return tuple(extractions), tuple(errors)


def identify(
    document: Document, told: str, known: Mapping[str, Kind], errors: list[ForensicsError]
) -> Claimed:
    """The pages of each kind: the strongest claim on a page wins, a draw is nobody's.

    A kind the case names has every page it claims, or all of them if it claims none.
    """
    pages = tuple(page.number for page in document.pages)
    if told:
        claim = _ask(known[told], told, document, errors) or Claim(pages, 3, ())
        return Claimed({told: claim}, tuple(p for p in pages if p not in claim.pages))
    claims = {name: _ask(kind, name, document, errors) for name, kind in known.items()}
    won: dict[str, list[int]] = {}
    rest: list[int] = []
    drawn: dict[tuple[str, ...], list[int]] = {}
    for number in pages:
        here = {n: c.strength for n, c in claims.items() if c and number in c.pages}
        best = tuple(n for n, strength in here.items() if strength == max(here.values()))
        if len(best) == 1:
            won.setdefault(best[0], []).append(number)
        else:
            rest.append(number)
            if best:
                drawn.setdefault(best, []).append(number)
    got = {
        name: dataclasses.replace(claim, pages=tuple(won[name]))
        for name, claim in claims.items()
        if claim and name in won
    }
    return Claimed(got, tuple(rest), tuple(_draw(n, p) for n, p in drawn.items()))


def _warned(extraction: Extraction, document: Document, pages: Iterable[int]) -> Extraction:
    """With what the reader of the pages doubted: rules must not be surer than the reader."""
    doubts = (w for n in pages for w in document.page(n).warnings)
    warnings = dict.fromkeys((*extraction.warnings, *doubts))
    return dataclasses.replace(extraction, warnings=tuple(warnings))


def _ask(kind: Kind, name: str, document: Document, errors: list[ForensicsError]) -> Claim | None:
    try:
        return kind.identify(document)
    except Exception as error:
        errors.append(_bug(error, document, name))
        return None


def _bug(error: Exception, document: Document, kind: str) -> ForensicsError:
    """A mistake of ours in one kind: told as such, and the other papers go on."""
    if os.environ.get("FORENSICS_DEBUG"):
        raise error
    return ForensicsError(
        f"internal error while reading it as {kind}: {type(error).__name__}: {error}",
        place=document.name,
        advice="please report it; FORENSICS_DEBUG=1 shows where",
    )


def _draw(names: tuple[str, ...], pages: list[int]) -> ReadingWarning:
    numbers = ", ".join(str(p) for p in pages)
    return ReadingWarning(
        "kind-ambiguous",
        f"page {numbers}: could be {' or '.join(names)}; name its kind in case.toml",
    )


def _dates_only(
    document: Document,
    pages: list[int],
    told: CaseDocument,
    warnings: tuple[ReadingWarning, ...],
    errors: list[ForensicsError],
) -> Extraction:
    """A paper no kind claims still gives its dates."""
    dates: list[DateMention] = []
    differ: list[ReadingWarning] = []
    for number in pages:
        page = document.page(number)
        try:
            found = _dates_of(document, page, told.order)
            dates += [
                DateMention(d.value, document.cite(Span(number, d.start, d.end), READER))
                for d in found
            ]
            differ += said_twice(document, page, page.text, found, READER)
        except Exception as error:
            errors.append(_bug(error, document, "a page of dates"))
    return Extraction(
        document=document.name,
        sha256=document.sha256,
        kind="",
        language=told.lang,
        asserted_by=told.asserted_by,
        dates=tuple(dates),
        warnings=(*warnings, *differ),
    )


def _dates_of(document: Document, page: Page, order: Order) -> tuple[FoundDate, ...]:
    context = DateContext(order=order, scope=f"{document.name}:p{page.number}")
    return find_dates(page.text, context)
