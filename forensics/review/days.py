"""Days that can be read in two ways (day or month first), as things a person can choose.

What is chosen is written out (``05 AUG 2016``), so that it can be read in no other way; the
printed figures stay in the correction as what the machine read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from forensics.events import Extraction
from forensics.records import Provenance, Span
from forensics.reports.catalogue import Texts
from forensics.reports.wording import day_words
from forensics.temporal.readings import UncertainDate

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ORDER = "order:"
"""How the names of the choices begin that mean day or month first."""


@dataclass(frozen=True, slots=True)
class Day:
    """``text`` to be written, and ``label``: the day in words."""

    text: str
    label: str


Doubts = dict[tuple[str, int], dict[Span, tuple[date, ...]]]


def doubts(extractions: Iterable[Extraction]) -> Doubts:
    """(document, page) -> where a date stands -> the days it can be, all of them exact."""
    found: Doubts = {}
    for place, value in _dated(extractions):
        days = tuple(r.earliest for r in value.readings if r.is_day and r.earliest)
        order = any(p.choice.startswith(_ORDER) for r in value.readings for p in r.assumes)
        if order and len(days) == len(value.readings) > 1:
            found.setdefault((place.document, place.page), {})[place.span] = days
    return found


def _dated(extractions: Iterable[Extraction]) -> Iterator[tuple[Provenance, UncertainDate]]:
    for extraction in extractions:
        for mention in extraction.dates:
            if isinstance(mention.value, UncertainDate):
                yield mention.provenance, mention.value


def readings(text: str, span: Span, doubts: dict[Span, tuple[date, ...]], t: Texts) -> list[Day]:
    """The words at ``span`` with the one date in doubt written out, a day each; none if there is
    no such date in them, or more than one."""
    inside = {s: d for s, d in doubts.items() if span.start <= s.start and s.end <= span.end}
    if len(inside) != 1:
        return []
    ((place, days),) = inside.items()
    before, after = text[: place.start - span.start], text[place.end - span.start :]
    return [
        Day(f"{before}{day.day:02d} {_MONTHS[day.month - 1]} {day.year}{after}", day_words(day, t))
        for day in sorted(days)
    ]
