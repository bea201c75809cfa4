"""``forensics travel`` for a person at a terminal, in any width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from forensics.histories import TravelHistory
from forensics.records import Document
from forensics.reports.catalogue import Texts, texts
from forensics.reports.console import page, text
from forensics.reports.run import DEFAULT, Options
from forensics.reports.travel import HistoryView, view

NARROW = 72
"""Terminals of fewer columns get a block a row in place of a table."""


def render(
    histories: Iterable[TravelHistory], documents: Sequence[Document], options: Options = DEFAULT
) -> str:
    """Every history as text, ``options.width`` columns wide."""
    console, out = page(options)
    t = texts(options.lang)
    views = [view(history, documents, t) for history in histories]
    if not views:
        console.print(text(t("travel.none")))
    for one in views:
        _show(one, console, t)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Row:
    """``label`` says which row a note is about."""

    label: str
    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()


def _show(one: HistoryView, console: Console, t: Texts) -> None:
    console.print(text(one.title, "bold"))
    for words in one.lead:
        console.print(text(words, "dim"))
    for number, paper in enumerate(one.papers, 1):
        console.print(text(t("travel.paper", number=number, paper=paper)))
    for title, heads, rows in _parts(one):
        if rows:
            console.print()
            console.print(text(t(title), "bold"))
            lay = _blocks if console.width < NARROW else _table
            lay([t(head) for head in heads], rows, console, t("punctuation.colon"))
    for title, lines in (("travel.unread", one.unread), ("travel.practice_title", one.notes)):
        if lines:
            console.print()
            console.print(text(t(title), "bold"))
            for words in lines:
                console.print(text(f"· {words}"))
    console.print()


def _parts(one: HistoryView) -> Iterator[tuple[str, tuple[str, ...], list[_Row]]]:
    """(title, heads, rows) of each table."""
    heads = ("travel.number", "timeline.when", "travel.direction", "travel.state")
    crossings = [
        _Row(
            f"#{c.number}",
            (f"#{c.number}", c.when, c.direction, c.state, c.port, c.spot),
            c.notes,
        )
        for c in one.crossings
    ]
    yield "travel.crossings", (*heads, "travel.port", "timeline.source"), crossings
    heads = ("travel.state", "travel.first", "travel.last", "travel.days")
    for title, stays in (("travel.stays", one.stays), ("travel.gaps", one.gaps)):
        rows = [
            _Row(f"{s.state} {s.stamps}", (s.state, s.first, s.last, s.days, s.stamps), s.notes)
            for s in stays
        ]
        yield title, (*heads, "travel.stamps"), rows
    areas = [_Row(state, (state, days)) for state, days in one.areas]
    yield "travel.areas", ("travel.state", "travel.days"), areas


def _table(heads: Sequence[str], rows: Sequence[_Row], console: Console, colon: str) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(text(cell) for cell in row.cells))
    console.print(table)
    labels: dict[str, list[str]] = {}
    for row in rows:
        for note in row.notes:
            labels.setdefault(note, []).append(row.label)
    for note, about in labels.items():
        console.print(text(f"! {'; '.join(about)}{colon}{note}", "yellow"))


def _blocks(heads: Sequence[str], rows: Sequence[_Row], console: Console, colon: str) -> None:
    for row in rows:
        for head, cell in zip(heads, row.cells, strict=True):
            if cell:
                console.print(text(f"{head}{colon}{cell}"))
        for note in row.notes:
            console.print(text(f"! {note}", "yellow"))
        console.print()
