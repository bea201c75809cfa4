"""The border stamps in order, and the stays that two stamps in a row imply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from forensics.events import Event, EventKind, Extraction
from forensics.temporal.readings import UncertainDate


@dataclass(frozen=True, slots=True)
class Crossing:
    """One stamp or slip. ``direction`` is ``entry``, ``exit`` or ``unknown``."""

    document: str
    event: Event
    direction: str
    country: str
    port: str

    @property
    def when(self) -> UncertainDate | None:
        return self.event.when if isinstance(self.event.when, UncertainDate) else None


@dataclass(frozen=True, slots=True)
class Stay:
    """An entry and the next stamp, an exit of the same state. Inferred, and said so.

    ``days`` counts both days, ``None`` where it depends on the reading.
    """

    entry: Crossing
    exit: Crossing
    days: int | None

    @property
    def country(self) -> str:
        return self.entry.country


def crossings(extractions: tuple[Extraction, ...]) -> tuple[Crossing, ...]:
    """Every border crossing, sorted by its earliest day; undated ones last."""
    found = []
    for extraction in extractions:
        for event in extraction.events:
            if event.kind is EventKind.BORDER_CROSSING:
                where = event.where
                found.append(
                    Crossing(
                        extraction.document,
                        event,
                        event.detail("direction") or "unknown",
                        (where.country or where.name) if where else "",
                        event.detail("port"),
                    )
                )
    return tuple(sorted(found, key=_order))


def _order(crossing: Crossing) -> tuple[date, date, str, int, int]:
    when = crossing.when
    span = crossing.event.provenance[0].span
    first = (when.earliest if when else None) or date.max
    last = (when.latest if when else None) or date.max
    return first, last, crossing.document, span.page, span.start


def stays(found: tuple[Crossing, ...]) -> tuple[Stay, ...]:
    """Entry and exit of one state with no other stamp between, whose order no reading turns."""
    pairs = []
    for one, two in pairwise(found):
        if not (one.direction == "entry" and two.direction == "exit"):
            continue
        if not one.country or one.country != two.country or not one.when or not two.when:
            continue
        start, end = one.when.latest, two.when.earliest
        if start is None or end is None or start > end:
            continue
        sure = one.when.only_day and two.when.only_day
        pairs.append(Stay(one, two, (end - start).days + 1 if sure else None))
    return tuple(pairs)
