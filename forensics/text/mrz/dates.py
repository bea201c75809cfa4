"""Dates of the machine-readable zone: six digits, no century.

Which century is decided by logic alone, never by a clock. Machine-readable travel documents
exist since 1980 (ICAO Doc 9303, first edition), so an expiry date lies from 1980 to 2079, which
leaves one year for two digits. A birth lies before the expiry, and nobody is known to have
been older than 122 years; a holder with a document valid for up to ten years was therefore
born at most 132 years before its expiry. Where 19yy and 20yy both pass, both are readings.
"""

from __future__ import annotations

import calendar
from datetime import date

from forensics.temporal.readings import Pick, Reading, UncertainDate

_FIRST = 1980
_OLDEST = 132


def expiry_date(raw: str) -> UncertainDate | None:
    """The expiry date of ``YYMMDD``; ``None`` where it is no date (or all fillers)."""
    if len(raw) != 6 or not raw[:2].isdigit():
        return None
    year = int(raw[:2])
    days = _days(year + (1900 if year >= _FIRST - 1900 else 2000), raw[2:4], raw[4:6])
    return UncertainDate((Reading(*days),)) if days else None


def birth_date(raw: str, latest: date | None, choice: str) -> UncertainDate | None:
    """The birth date of ``YYMMDD`` under the limit that it is not after ``latest``.

    ``latest`` is the expiry date or any other day on which the holder lived; ``choice`` names
    the doubt about the century where one stays. Unknown parts are fillers (9303 part 3, 4.8)
    or, in some states, zeros: the date then covers the month or year. ``None`` if nothing
    is known, or where it is no date.
    """
    if len(raw) != 6 or not raw[:2].isdigit():
        return None
    readings = []
    for century in (1900, 2000):
        days = _days(century + int(raw[:2]), raw[2:4], raw[4:6])
        if days is None or (latest and days[0] > latest):
            continue
        if latest and days[1].year < latest.year - _OLDEST:
            continue
        if latest and days[1] > latest:
            days = (days[0], latest)
        readings.append((str(century), days))
    if not readings:
        return None
    if len(readings) == 1:
        return UncertainDate((Reading(*readings[0][1]),))
    return UncertainDate(
        tuple(Reading(*days, assumes=(Pick(choice, name),)) for name, days in readings)
    )


def _days(year: int, month: str, day: str) -> tuple[date, date] | None:
    """First and last day; unknown month or day (fillers, zeros) widen it."""
    if month in ("<<", "00"):
        return (date(year, 1, 1), date(year, 12, 31)) if day in ("<<", "00") else None
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return None
    last = calendar.monthrange(year, int(month))[1]
    if day in ("<<", "00"):
        return date(year, int(month), 1), date(year, int(month), last)
    if not day.isdigit() or not 1 <= int(day) <= last:
        return None
    there = date(year, int(month), int(day))
    return there, there
