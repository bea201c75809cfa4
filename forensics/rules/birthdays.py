"""Two birth dates of one person that may both be right: the lunar calendar, a day not known."""

from __future__ import annotations

from datetime import date

from forensics.rules.describe import day_in_words
from forensics.rules.speech import say
from forensics.temporal.readings import Reading
from forensics.text.dates.calendars import lunar_day


def told_otherwise(days: tuple[date, ...]) -> str:
    """Is one of them another in the lunar calendar, or 1 January for an unknown day? In words;
    ``""`` where neither is so."""
    for one in days:
        for two in days:
            solar = lunar_day(one.year, one.month, one.day)
            if one != two and solar and _holds(solar, two):
                return say(
                    "{one} read in the lunar calendar is {two}",
                    one=day_in_words(one), two=day_in_words(two),
                )  # fmt: skip
            if one.year == two.year and (one.month, one.day) == (1, 1) != (two.month, two.day):
                return say("{day} may stand for a day that was not known", day=day_in_words(one))
    return ""


def _holds(reading: Reading, day: date) -> bool:
    first, last = reading.earliest, reading.latest
    return first is not None and last is not None and first <= day <= last
