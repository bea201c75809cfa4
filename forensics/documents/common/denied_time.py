"""For what time a statement denies something: all of a period it names, or a whole life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from forensics.events import Event, EventKind
from forensics.records import Fact
from forensics.temporal.readings import Interval, UncertainDate

WHOLE = "a denial speaks of all of the time it names"
EVER = "never: no day up to the signing"


def whole_time(when: UncertainDate | Interval | None, signed: date | None) -> Interval | None:
    """What was not done in 2016 was done on no day of it, up to the day on which it was said.

    ``None`` for a day, for a date of several readings, for one that is open, and where the day
    of signing is not known.
    """
    if not isinstance(when, UncertainDate) or len(when.readings) > 1 or when.is_certain:
        return None
    first, last = when.earliest, when.latest
    if not (first and last and signed):
        return None
    last = min(last, signed)
    return Interval(UncertainDate.day(first), UncertainDate.day(last)) if first <= last else None


def since_birth(events: Sequence[Event], marks: Sequence[Fact] = ()) -> list[Event]:
    """``EVER`` is a whole life: from the birth on, where the statement tells its day."""
    births: list[object] = [f.value for f in marks if f.name == "birth_date"]
    births = births or [e.when for e in events if e.kind is EventKind.BIRTH]
    if len(births) != 1 or not isinstance(births[0], UncertainDate):
        return list(events)
    begins = UncertainDate.between(None, births[0].latest)
    return [
        replace(e, when=Interval(begins, e.when.end))
        if e.inferred == EVER and isinstance(e.when, Interval)
        else e
        for e in events
    ]
