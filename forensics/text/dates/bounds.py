"""Parts of a year or month, and how far a vague word reaches. Pure: a reading gives readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from forensics.temporal.readings import Reading
from forensics.text.dates.atoms import ONE_DAY, add_months, month_end
from forensics.text.dates.lexicon import Vague, lexicon

Change = Callable[[Reading], Iterable[Reading]]


def whole_unit(reading: Reading) -> str:
    """``year`` or ``month`` if the reading is exactly one, ``day``, else ``""``."""
    low, high = reading.earliest, reading.latest
    if low is None or high is None:
        return ""
    if low == high:
        return "day"
    if low.day == 1 and high == month_end(low.year, low.month):
        return "month"
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31) and low.year == high.year:
        return "year"
    return ""


def vaguely(word: Vague) -> Change:
    """The bounds of a vague word inside a year or month; elsewhere the reading stays wide."""

    def change(r: Reading) -> Iterable[Reading]:
        unit = whole_unit(r)
        low = r.earliest
        if unit == "year" and word.year and low:
            (m1, d1), (m2, d2) = word.year
            yield Reading(date(low.year, m1, d1), date(low.year, m2, d2), r.assumes)
        elif unit == "month" and word.month and low:
            last = month_end(low.year, low.month).day
            first, end = word.month
            yield Reading(low.replace(day=first), low.replace(day=min(end, last)), r.assumes)
        else:
            yield r

    return change


def part(number: int, of: int) -> Change:
    """Quarter or half ``number`` of a year; half of a month."""

    def change(r: Reading) -> Iterable[Reading]:
        unit, low = whole_unit(r), r.earliest
        if low is None:
            return
        if unit == "year":
            first = add_months(low, (number - 1) * 12 // of)
            last = add_months(low, number * 12 // of - 1)
            yield Reading(first, month_end(last.year, last.month), r.assumes)
        elif unit == "month" and of == 2:
            if number == 1:
                yield Reading(low, low.replace(day=16), r.assumes)
            else:
                yield Reading(low.replace(day=15), r.latest, r.assumes)

    return change


def season(bounds: tuple[tuple[int, int], tuple[int, int]]) -> Change:
    """A season of a year; one that runs over New Year may begin or end in that year."""

    def change(r: Reading) -> Iterable[Reading]:
        if whole_unit(r) != "year" or r.earliest is None:
            yield r
            return
        year = r.earliest.year
        (m1, d1), (m2, d2) = bounds
        if m1 <= m2:
            yield Reading(date(year, m1, d1), date(year, m2, d2), r.assumes)
        else:
            yield Reading(date(year - 1, m1, d1), date(year, m2, d2), r.assumes)
            yield Reading(date(year, m1, d1), date(year + 1, m2, d2), r.assumes)

    return change


def week(number: int | None) -> Change:
    """Week ``number`` (``None``: the last) of a year or month, however weeks are counted.

    Readings: weeks from Monday or from Sunday, the first being the one with the first day, the
    first with most of its days inside (ISO 8601 for a year), the first whole one; or plain
    sevens of days.
    """

    def change(r: Reading) -> Iterable[Reading]:
        low, high = r.earliest, r.latest
        if whole_unit(r) not in ("year", "month") or low is None or high is None:
            yield r
            return
        for starts_on in (0, 6):
            if number is None:
                begin = high - timedelta(days=(high.weekday() - starts_on) % 7)
                weeks = [begin, begin - timedelta(days=7)]
            else:
                begin = low - timedelta(days=(low.weekday() - starts_on) % 7)
                weeks = [
                    begin + timedelta(days=7 * (number - 1)),
                    begin + timedelta(days=7 * number),
                ]
            for start in weeks:
                yield Reading(start, start + timedelta(days=6), r.assumes)
        if number is None:
            yield Reading(high - timedelta(days=6), high, r.assumes)
        else:
            plain = low + timedelta(days=7 * (number - 1))
            if plain <= high:
                yield Reading(plain, plain + timedelta(days=6), r.assumes)

    return change


def around(r: Reading) -> Iterable[Reading]:
    """ "On or about": so much to each side as the table says."""
    low, high = r.earliest, r.latest
    unit = whole_unit(r)
    if not unit and low and high:
        # A festival, ten days of a month: its own length to each side.
        step = min(high - low + ONE_DAY, timedelta(days=366))
        yield Reading(low - step, high + step, r.assumes)
        return
    bounds = lexicon().around.get(unit or "month", {"months": 1})
    if "days" in bounds:
        step = timedelta(days=bounds["days"])
        yield Reading(low and low - step, high and high + step, r.assumes)
        return
    months = bounds["months"]
    end = high and add_months(high.replace(day=1), months)
    yield Reading(
        low and add_months(low, -months), end and month_end(end.year, end.month), r.assumes
    )


def counted(unit: str, count: int, last: bool) -> Change:
    """The first or last ``count`` days (``k``), weeks (``w``) or months (``n``)."""

    def change(r: Reading) -> Iterable[Reading]:
        low, high = r.earliest, r.latest
        if low is None or high is None or not 1 <= count <= 366:
            return
        if unit == "n":
            if last:
                yield Reading(add_months(high.replace(day=1), 1 - count), high, r.assumes)
            else:
                end = add_months(low, count - 1)
                yield Reading(low, month_end(end.year, end.month), r.assumes)
            return
        # Weeks may be counted from their first weekday: up to six days further.
        step = timedelta(days=count * 7 + 5 if unit == "w" else count - 1)
        yield (
            Reading(max(low, high - step), high, r.assumes)
            if last
            else Reading(low, min(high, low + step), r.assumes)
        )

    return change
