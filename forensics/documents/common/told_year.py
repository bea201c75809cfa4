"""Days told without a year: whose year they take, and where a later clause tells it.

"On 3 September I flew to Japan; that was in 2018" speaks of 2018, whatever was told before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from forensics.temporal.readings import Interval, Reading, UncertainDate
from forensics.text.dates import BEFORE, WRITTEN, FoundDate

BEHIND = "behind"
NOTES = {
    BEFORE: "no year printed: taken from the date before",
    WRITTEN: "no year printed: within a year of the signing",
    BEHIND: "no year printed beside it: told behind, “that was in …”",
}
"""What ``FoundDate.borrowed`` says -> what an event says of it."""

_THAT_WAS = re.compile(
    r"\b(?:that|this|it|which)(?: all)? (?:was|happened|took place)(?: back)?(?: in)?"
    r"(?: the year)?\s*$"
    r"|(?:那|这|此|当时|时间)(?:件事|事|次)?(?:都|就)?(?:是|为|发生)?(?:在|于)?\s*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r",?\s?(?:of |in )?(?:the )?|\s?[(（]\s?(?:in )?\s*", re.IGNORECASE)
# It was in 2018 that I moved: of another day.
_CLEFT = re.compile(r",? (?:that|when|before|after)\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[。！？!?]|\.(?=\s)")


def with_told_years(text: str, found: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """The dates of a text; one without a year has that which its own sentence tells behind it.

    Right behind it ("3 September of that year", 9月3日（2018年）) the two are one date.
    """
    every: list[FoundDate] = []
    for day in found:
        before = every[-1] if every else None
        year = _whole_year(day)
        moved = _in_year(before.value, year) if before and before.borrowed and year else None
        if before is None or moved is None:
            every.append(day)
            continue
        between = text[before.end : day.start]
        if _BESIDE.fullmatch(between):
            every[-1] = replace(before, value=moved, end=day.end, borrowed="")
            continue
        if _tells_when(between, text[day.end : day.end + 12]):
            every[-1] = replace(before, value=moved, borrowed=BEHIND)
        every.append(day)
    return tuple(every)


def _tells_when(between: str, behind: str) -> bool:
    """Is the year told of the day, in its sentence or in one of its own: "That was in 2018."?"""
    told = _THAT_WAS.search(between)
    if told is None or _CLEFT.match(behind):
        return False
    ends = list(_SENTENCE_ENDS.finditer(between))
    return not ends or (len(ends) == 1 and not between[ends[0].end() : told.start()].strip())


def _whole_year(day: FoundDate) -> int | None:
    """The year, where it is a date of nothing else."""
    if not isinstance(day.value, UncertainDate):
        return None
    first, last = day.value.earliest, day.value.latest
    if first is None or last is None:
        return None
    whole = first == date(first.year, 1, 1) and last == date(first.year, 12, 31)
    return first.year if whole else None


def _in_year(value: UncertainDate | Interval, year: int) -> UncertainDate | None:
    """The same day of another year; ``None`` where it has no such day or it is no one day."""
    if isinstance(value, Interval):
        return None
    days = {(r.earliest.month, r.earliest.day) for r in value.readings if r.is_day and r.earliest}
    if len(days) != 1 or not all(r.is_day for r in value.readings):
        return None
    ((month, day),) = days
    try:
        moved = date(year, month, day)
    except ValueError:
        return None
    return UncertainDate((Reading(moved, moved),))


def done_by(day: FoundDate, signed: date | None) -> UncertainDate | Interval:
    """Of what was done before it was told, no year that was not printed lies after the signing,
    and "after the Mid-Autumn of 2016" ends with it."""
    value = day.value
    if signed is None:
        return value
    if isinstance(value, UncertainDate):
        return _ended(_until(value, signed) if day.borrowed else value, signed)
    if not day.borrowed:
        return value
    if value.start is None or value.end is None or len(value.start.readings) == 1:
        return value
    start = _until(value.start, signed)
    picks = {p for r in start.readings for p in r.assumes}
    end = tuple(r for r in value.end.readings if picks.issuperset(r.assumes))
    return Interval(start, UncertainDate(end)) if end else value


def _ended(value: UncertainDate, signed: date) -> UncertainDate:
    (one, *more) = value.readings
    if more or one.latest is not None or one.earliest is None or one.earliest > signed:
        return value
    return UncertainDate.between(one.earliest, signed)


def _until(value: UncertainDate, signed: date) -> UncertainDate:
    past = tuple(r for r in value.readings if r.earliest is None or r.earliest <= signed)
    return UncertainDate(past) if past else value
