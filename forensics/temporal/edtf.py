"""Uncertain dates and intervals as text: a subset of EDTF (ISO 8601-2:2019), both ways.

Written: ``2016-10-31``; ``2016-10`` and ``2016`` for a whole month or year (one unknown day in
it); ``a..b`` inside a set for one unknown day from ``a`` to ``b``: ``[2016-04-07..2016-04-13]``;
``[2016-06-12,2016-12-06]`` for several readings; ``a/b`` for all days of an interval, with
``..`` for an open end; ``[..2016-05-01]`` for one unknown day up to then. A date of which
nothing is known is ``[..]``. The choices behind the readings have no place in EDTF: they are
lost in the text form.

Read besides: ``2016-10-3X``, ``201X-10-31``, ``2016-1X``, masks of up to four figures that are not
the whole year: each admissible day is a reading; a wholly masked day or month (``2016-10-XX``) is
precision.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from itertools import product

from forensics.temporal.readings import Interval, Reading, UncertainDate

_MASKED, _MOST = 4, 10_000
"""Figures masked in one date, and readings of one text: what says less than that says nothing."""
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")


def to_edtf(value: UncertainDate | Interval) -> str:
    """The text form. Readings come in order of time, without doubles."""
    if isinstance(value, Interval):
        return f"{_side(value.start)}/{_side(value.end)}"
    spans = {(r.earliest, r.latest) for r in value.readings}
    parts = sorted(spans, key=lambda s: (s[0] or date.min, s[1] or date.max))
    if len(parts) == 1:
        plain = _plain(*parts[0])
        return plain or f"[{_span(*parts[0])}]"
    return f"[{','.join(_plain(*p) or _span(*p) for p in parts)}]"


def from_edtf(text: str) -> UncertainDate | Interval:
    """The value of an EDTF text. Raises ``ValueError`` for what is not in the subset."""
    text = text.strip()
    depth_free = re.sub(r"\[[^\[\]]*\]", lambda m: m[0].replace("/", "|"), text)
    if "/" in depth_free:
        left, _, right = depth_free.partition("/")
        return Interval(_read_side(left), _read_side(right))
    return _read(text)


def _side(side: UncertainDate | None) -> str:
    return ".." if side is None else to_edtf(side)


def _plain(low: date | None, high: date | None) -> str:
    """The short form of a day, a whole month or a whole year; else ``""``."""
    if low is None or high is None:
        return ""
    if low == high:
        return low.isoformat()
    if low.day == 1 and (low.year, low.month) == (high.year, high.month) and _last(high):
        return low.isoformat()[:7]
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31) and low.year == high.year:
        return low.isoformat()[:4]
    return ""


def _span(low: date | None, high: date | None) -> str:
    return f"{low.isoformat() if low else ''}..{high.isoformat() if high else ''}"


def _last(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _read_side(text: str) -> UncertainDate | None:
    return None if text in ("..", "") else _read(text)


def _read(text: str) -> UncertainDate:
    if text.startswith("[") and text.endswith("]"):
        readings: list[Reading] = []
        for part in text[1:-1].split(","):
            if ".." in part:
                left, _, right = part.strip().partition("..")
                low = _masked(left)[0].earliest if left else None
                high = _masked(right)[-1].latest if right else None
                readings.append(Reading(low, high))
            else:
                readings.extend(_masked(part.strip()))
            if len(readings) > _MOST:
                raise ValueError(f"more than {_MOST} readings")
        return UncertainDate(tuple(readings))
    return UncertainDate(_masked(text))


def _masked(text: str) -> tuple[Reading, ...]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date of the EDTF subset: {text!r}")
    year, month, day = match.groups()
    if day == "XX":
        day = None
    if month == "XX" and day is None:
        month = None
    if year == "XXXX" or f"{year}{month or ''}{day or ''}".count("X") > _MASKED:
        raise ValueError(f"too many readings: {text!r}")
    readings: list[Reading] = []
    for y in _digits(year):
        if month is None:
            if y:
                readings.append(Reading(date(y, 1, 1), date(y, 12, 31)))
            continue
        for m, d in product(_digits(month), _digits(day) if day else (0,)):
            if not y or not 1 <= m <= 12 or d > calendar.monthrange(y, m)[1] or (day and not d):
                continue
            if day:
                readings.append(Reading(date(y, m, d), date(y, m, d)))
            else:
                last = calendar.monthrange(y, m)[1]
                readings.append(Reading(date(y, m, 1), date(y, m, last)))
    if not readings:
        raise ValueError(f"no such day: {text!r}")
    return tuple(readings)


def _digits(mask: str) -> list[int]:
    """Every number a mask such as ``3X`` can stand for."""
    return [int("".join(p)) for p in product(*("0123456789" if c == "X" else c for c in mask))]
