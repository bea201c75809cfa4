"""Damaged dates in Chinese numerals, made as wide as what is left of them allows.

A seal or a fold often hides 日 and what stands before it: 十月二 may be the 2nd or any of the
twenties. What was read is then one possibility; the longer numerals that begin alike are the
other. And a year that does not end in the numerals printed is no reading of them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from forensics.documents.common.han import number
from forensics.temporal.readings import Pick, Reading, UncertainDate
from forensics.text.dates import FoundDate

_DAY = re.compile(r"(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,2})$")
_YEAR = re.compile(r"(?P<year>[□〇○零一二三四五六七八九]{2,4})年")
# Numerals that may go on, with the first and last day they may become.
_LONGER = {"二": (20, 29), "三": (30, 31), "十": (10, 19), "二十": (20, 29), "三十": (30, 31)}
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def widened(found: FoundDate, text: str, choice: str) -> FoundDate:
    """The date with every reading its remains allow; unchanged if it is not damaged.

    ``choice`` names the doubt. If no reading has the numerals of the year printed, those years
    from 1949 on that have them are the readings; open on both sides if there is none.
    """
    value = found.value
    if not isinstance(value, UncertainDate) or not found.doubt:
        return found
    printed = text[found.start : found.end]
    readings = tuple(r for r in value.readings if _has_year(r, printed))
    if not readings:
        readings = _by_hand(printed, choice) or (Reading(None, None),)
    m = _DAY.search(printed)
    if m and m["day"] in _LONGER and text[found.end : found.end + 1] not in ("日", "曰", "号"):
        readings = tuple(x for r in readings for x in _goes_on(r, m, choice))
    return replace(found, value=UncertainDate(readings))


def _has_year(reading: Reading, printed: str) -> bool:
    m = _YEAR.match(printed)
    if m is None or reading.earliest is None or not reading.is_day:
        return True
    pattern = m["year"].translate(_DIGITS).replace("□", r"\d")
    return bool(re.search(pattern + "$", str(reading.earliest.year)))


_WHOLE = re.compile(
    rf"{_YEAR.pattern}(?P<month>[一二三四五六七八九十]{{1,2}})月(?P<day>[一二三四五六七八九十]{{1,3}})日"
)


def _by_hand(printed: str, choice: str) -> tuple[Reading, ...]:
    """□一八年二月十日: the years that end so, each a reading."""
    m = _WHOLE.fullmatch(printed)
    if m is None:
        return ()
    pattern = re.compile(m["year"].translate(_DIGITS).replace("□", r"\d") + "$")
    years = [y for y in range(1949, 2050) if pattern.search(str(y))]
    made: list[Reading] = []
    for year in years:
        try:
            day = date(year, number(m["month"]) or 0, number(m["day"]) or 0)
        except ValueError:
            continue
        picks = (Pick(choice, str(year)),) if len(years) > 1 else ()
        made.append(Reading(day, day, picks))
    return tuple(made)


def _goes_on(reading: Reading, m: re.Match[str], choice: str) -> tuple[Reading, ...]:
    day = reading.earliest
    if not reading.is_day or day is None:
        return (reading,)
    if (day.month, day.day) != (number(m["month"]), number(m["day"])):
        return (reading,)
    first, last = _LONGER[m["day"]]
    last = min(last, monthrange(day.year, day.month)[1])
    if first > last:
        return (reading,)
    read = replace(reading, assumes=(*reading.assumes, Pick(choice, "complete as read")))
    longer = Reading(
        day.replace(day=first),
        day.replace(day=last),
        (*reading.assumes, Pick(choice, "goes on, cut off")),
    )
    return (read, longer)


def of_years(found: FoundDate, first: int, last: int) -> FoundDate | None:
    """A doubtful date with the readings of these years; ``None`` if it has none of them.

    A date that was read whole and in one way stays, whatever its year: a misprint is kept.
    """
    value = found.value
    if not isinstance(value, UncertainDate):
        return found
    if len(value.readings) == 1 and found.doubt != "damaged":
        return found
    kept = tuple(
        r
        for r in value.readings
        if r.earliest and r.latest and first <= r.earliest.year and r.latest.year <= last
    )
    return replace(found, value=UncertainDate(kept)) if kept else None
