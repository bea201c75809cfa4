"""What a piece of text stands for before it is known what it hangs on.

An ``Atom`` turns a reference (the date before it) into readings. A full date ignores the
reference; ``6月3日`` takes the year from it, ``次日`` moves on from it.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from forensics.temporal.readings import Pick, Reading, consistent

Readings = tuple[Reading, ...]
Values = tuple[tuple[int, tuple[Pick, ...]], ...]
"""Options of one printed number: the value, and the picks it assumes."""

ONE_DAY = timedelta(days=1)
MANY = 64
"""More readings than this say less than one wide one."""


@dataclass(frozen=True, slots=True)
class Ref:
    """What a date hangs on: readings of the date before it, and the day of writing.

    ``forward``: an elided year may also be the next one (Western narrative); Chinese legal
    texts always mean the year of the date before.
    """

    readings: Readings = ()
    written: date | None = None
    forward: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """``needs``: 0 nothing, 1 a year, 2 a year and a month, 3 the date before it.

    ``expand`` gives no readings where there is no such day. ``grain`` is ``day``, ``month``,
    ``year`` or ``""`` (anything else). ``anchors``: later relative words may hang on it.
    """

    expand: Callable[[Ref], Readings]
    needs: int
    grain: str
    family: str
    doubt: str = ""
    weekday: int | None = None
    forward: bool = False


def fixed(readings: Iterable[Reading], grain: str, family: str, doubt: str = "") -> Atom | None:
    """An atom that needs nothing; ``None`` without readings."""
    kept = tidy(readings)
    return Atom(lambda _: kept, 0, grain, family, doubt) if kept else None


def tidy(readings: Iterable[Reading]) -> Readings:
    """Sorted, without doubles; one wide reading in place of too many."""
    kept: dict[tuple[date | None, date | None], Reading] = {}
    for reading in readings:
        key = (reading.earliest, reading.latest)
        # Reached on two ways: what both assume is all that it rests on.
        if key in kept:
            shared = tuple(p for p in kept[key].assumes if p in reading.assumes)
            reading = Reading(*key, shared)
        kept[key] = reading
    out = sorted(kept.values(), key=lambda r: (r.earliest or date.min, r.latest or date.max))
    if len(out) > MANY:
        return (hull(out),)
    return tuple(out)


def hull(readings: Iterable[Reading]) -> Reading:
    """One reading that covers them all."""
    some = list(readings)
    starts = [r.earliest for r in some]
    ends = [r.latest for r in some]
    return Reading(
        None if None in starts else min(d for d in starts if d),
        None if None in ends else max(d for d in ends if d),
    )


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def merged(*picks: tuple[Pick, ...]) -> tuple[Pick, ...] | None:
    """All picks together, or ``None`` where they exclude each other."""
    every = tuple(sorted({p for some in picks for p in some}))
    return every if consistent(every) else None


def solar(year: int, month: int | None, day: int | None, picks: tuple[Pick, ...]) -> Reading | None:
    """The day, month or year in the Gregorian calendar; ``None`` if there is no such one."""
    try:
        if month is None:
            return Reading(date(year, 1, 1), date(year, 12, 31), picks)
        if day is None:
            return Reading(date(year, month, 1), month_end(year, month), picks)
        return Reading(date(year, month, day), date(year, month, day), picks)
    except (ValueError, IndexError):
        return None


def every(years: Values, months: Values | None, days: Values | None) -> Iterator[Reading]:
    """All existing combinations of the options of the printed numbers."""
    none: Values = ((-1, ()),)
    for (y, py), (m, pm), (d, pd) in product(years, months or none, days or none):
        picks = merged(py, pm, pd) if py or pm or pd else ()
        if picks is None:
            continue
        reading = solar(y, None if months is None else m, None if days is None else d, picks)
        if reading is not None:
            yield reading


def dated(
    years: Values | None, months: Values | None, days: Values | None, family: str, doubt: str = ""
) -> Atom | None:
    """An atom from printed numbers; what is ``None`` in front is elided, behind it imprecise."""
    grain = "day" if days else "month" if months else "year"
    if years is not None:
        return fixed(every(years, months, days), grain, family, doubt)
    if months is not None:
        probe = tuple(every(((2000, ()),), months, days))
        if not probe:
            return None
        return Atom(lambda ref: _with_year(ref, months, days), 1, grain, family, doubt)
    if days is None or not any(1 <= d <= 31 for d, _ in days):
        return None
    return Atom(lambda ref: _with_month(ref, days), 2, grain, family, doubt)


def _with_year(ref: Ref, months: Values, days: Values | None) -> Readings:
    out: list[Reading] = []
    for base in ref.readings:
        if base.earliest is None or base.latest is None:
            continue
        span = range(base.earliest.year, min(base.latest.year, base.earliest.year + 20) + 1)
        for year in span:
            out.extend(every(((year, base.assumes),), months, days))
        if ref.forward:
            later = every(((base.latest.year + 1, base.assumes),), months, days)
            first = [r for r in out if r.earliest and r.earliest.year == base.latest.year]
            if first and all(r.latest and r.latest < base.earliest for r in first):
                out.extend(later)
    if not ref.readings and ref.written is not None:
        # Nothing but the day of writing: whatever lies within a year of it.
        for year in range(ref.written.year - 1, ref.written.year + 2):
            out.extend(
                r
                for r in every(((year, ()),), months, days)
                if r.latest
                and r.earliest
                and r.latest >= ref.written - timedelta(days=365)
                and r.earliest <= ref.written + timedelta(days=365)
            )
    return tidy(out)


def _with_month(ref: Ref, days: Values) -> Readings:
    out: list[Reading] = []
    for base in ref.readings:
        if base.earliest is None or base.latest is None:
            continue
        months = (base.latest.year - base.earliest.year) * 12
        months += base.latest.month - base.earliest.month
        if months > 24:
            continue
        if months > 0:
            # The month is not known: any day from the first such day to the last.
            span = [
                r
                for i in range(months + 1)
                for r in every(
                    ((add_months(base.earliest.replace(day=1), i).year, base.assumes),),
                    ((add_months(base.earliest.replace(day=1), i).month, ()),),
                    days,
                )
            ]
            if span:
                wide = hull(span)
                out.append(Reading(wide.earliest, wide.latest, base.assumes))
            continue
        out.extend(every(((base.earliest.year, base.assumes),), ((base.earliest.month, ()),), days))
    return tidy(out)


def relative(field: str, shift: int, on: str, family: str) -> Atom:
    """同月, 次年, 昨天: the year, month or day of the reference, moved on by ``shift``."""

    def expand(ref: Ref) -> Readings:
        base = ref.readings
        if on == "written":
            base = (Reading(ref.written, ref.written),) if ref.written else ()
        return tidy(moved(r, field, shift) for r in base)

    return Atom(expand, 3, field, family)


def moved(reading: Reading, field: str, shift: int) -> Reading:
    """The reading widened to its year or month (``field``) and moved."""
    low, high = reading.earliest, reading.latest
    if field == "day":
        step = timedelta(days=shift)
        return Reading(low and low + step, high and high + step, reading.assumes)
    if field == "month":
        low = low and add_months(low.replace(day=1), shift)
        high = high and add_months(high.replace(day=1), shift)
        return Reading(low, high and month_end(high.year, high.month), reading.assumes)
    return Reading(
        low and date(low.year + shift, 1, 1),
        high and date(high.year + shift, 12, 31),
        reading.assumes,
    )


def within(base: Atom, months: Values | None, days: Values | None, family: str) -> Atom:
    """同年6月, 同月15日: month and day inside what another atom gives."""

    def expand(ref: Ref) -> Readings:
        inner = Ref(base.expand(ref), ref.written)
        if months is not None:
            return _with_year(inner, months, days)
        return _with_month(inner, days or ())

    return replace(base, expand=expand, family=family, grain="day" if days else "month")


def narrowed(base: Atom, change: Callable[[Reading], Iterable[Reading]], grain: str = "") -> Atom:
    """Each reading of an atom replaced by what ``change`` makes of it."""

    def expand(ref: Ref) -> Readings:
        return tidy(r for reading in base.expand(ref) for r in change(reading))

    return replace(base, expand=expand, grain=grain)
