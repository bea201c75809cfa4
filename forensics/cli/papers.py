"""``forensics extract --format table``: one block a paper, for a person."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from forensics.cli.console import Voice
from forensics.documents import kinds
from forensics.escape import visible
from forensics.events import Event, Extraction
from forensics.pipeline import Paper, warnings_of
from forensics.records import Document, Fact, Provenance
from forensics.reports.console import page
from forensics.reports.run import Options
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Extent, Interval, UncertainDate


def paper_table(papers: Iterator[Paper], voice: Voice) -> Iterator[str]:
    """The text of each block, with colour codes only where ``voice`` wants them."""
    width = shutil.get_terminal_size((100, 24)).columns
    options = Options(width=width, colour=voice.coloured(sys.stdout))
    for paper in papers:
        console, out = page(options)
        _block(paper, console)
        yield out.getvalue()


def _block(paper: Paper, console: Console) -> None:
    if paper.document is None:
        console.print(Text(f"{visible(paper.name)}: not read", style="bold"))
        for error in paper.errors:
            console.print(Text("  " + visible(error.message)))
        console.print()
        return
    for extraction in paper.extractions:
        console.print(Text(_title(paper, extraction), style="bold"))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
        table.add_column(overflow="fold", max_width=24)
        table.add_column(overflow="fold")
        table.add_column(overflow="fold")
        table.add_column(justify="right", no_wrap=True, style="dim")
        for row in _rows(extraction):
            table.add_row(*(Text(visible(cell)) for cell in row))
        if table.row_count:
            console.print(table)
        else:
            console.print(Text(f"  {_nothing(paper.document)}"))
    # The warnings of a page are in those of its extraction too.
    said = (w for e in paper.extractions for w in e.warnings)
    read = (w for _, _, w in warnings_of([paper.document]))
    for warning in dict.fromkeys((*said, *read)):
        page = f"page {warning.provenance.page}: " if warning.provenance else ""
        console.print(Text(f"  ! {page}{visible(warning.message)} [{visible(warning.code)}]"))
    console.print()


def _nothing(document: Document) -> str:
    some = any(page.text.strip() for page in document.pages)
    return "no dates found" if some else "no text found"


def _title(paper: Paper, extraction: Extraction) -> str:
    kind = kinds()[extraction.kind].TITLE if extraction.kind else "of no known kind"
    pages = len(paper.document.pages) if paper.document else 0
    said = f", asserted by {extraction.asserted_by}" if extraction.asserted_by else ""
    return visible(f"{paper.name}: {kind}, {pages} page{'s' * (pages != 1)}{said}")


def _rows(extraction: Extraction) -> Iterator[tuple[str, str, str, str]]:
    """(what, value, words on the paper, where) in the order persons, facts, events, dates."""
    for person in extraction.persons:
        for fact in person.facts:
            yield _fact_row(fact, f"{person.role} {fact.name}")
    for fact in extraction.facts:
        yield _fact_row(fact, fact.name)
    for event in extraction.events:
        yield _event_row(event)
    yield from _loose_dates(extraction)


def _loose_dates(extraction: Extraction) -> Iterator[tuple[str, str, str, str]]:
    """The dates that no fact or event above already shows, each value once a page."""
    facts = [*extraction.facts, *(f for p in extraction.persons for f in p.facts)]
    places = [*(f.provenance for f in facts), *(w for e in extraction.events for w in e.provenance)]
    shown = {place.span for place in places}
    seen = set()
    for mention in extraction.dates:
        where = mention.provenance
        key = (to_edtf(mention.value), where.page)
        if where.span not in shown and key not in seen:
            seen.add(key)
            yield "date", key[0], _quote(where), _place(where)


def _fact_row(fact: Fact, what: str) -> tuple[str, str, str, str]:
    name = f"{what} ({fact.zone})" if fact.zone else what
    where = fact.provenance
    return name.replace("_", " "), value_text(fact), _quote(where), _place(where)


def value_text(fact: Fact) -> str:
    value = fact.value
    if isinstance(value, UncertainDate | Interval):
        return to_edtf(value)
    if isinstance(value, Extent):
        return f"{value.words} {to_edtf(value.within)}"
    return str(value) if isinstance(value, str | int) else value.name


def _event_row(event: Event) -> tuple[str, str, str, str]:
    parts = []
    if isinstance(event.when, Extent):
        parts.append(f"{event.when.words} {to_edtf(event.when.within)}")
    elif event.when is not None:
        parts.append(to_edtf(event.when))
    if event.where:
        parts.append(event.where.name)
    parts += [f"{name} {value}" for name, value in event.details]
    where = event.provenance[0]
    return event.kind.value.replace("_", " "), ", ".join(parts), _quote(where), _place(where)


def _quote(where: Provenance) -> str:
    words = " ".join(where.quote.split())
    return f"“{words[:60]}{'…' * (len(words) > 60)}”" if words else ""


def _place(where: Provenance) -> str:
    return f"p. {where.page}"
