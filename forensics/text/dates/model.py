"""What the date finder is told and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forensics.temporal.readings import Interval, Order, UncertainDate


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known before the text is read.

    ``anchor``: what relative words (同年, 次日) resolve against at the beginning of the text;
    inside the text the finder moves it along from date to date.
    ``written``: date of the document or message ("this month", window of two-digit years).
    ``order``: the day/month order where it is known.
    ``series``: name of the stamp or date series that shares its order: its dates carry the
    choice ``order:<series>``, also where only one order is possible, so that one clear date
    settles the others.
    ``calendar``: ``roc`` in a paper that counts all its years by the Republic of China: its
    97年 is 2008 and nothing else.
    ``scope``: makes other choice names unique, e.g. ``passport.pdf:p3``.
    ``narrated``: somebody tells what happened, one thing after another: a day without a year
    that lies earlier in the year than the one before it may be of the next year.
    """

    anchor: date | Interval | None = None
    written: date | None = None
    order: Order = ""
    series: str = ""
    calendar: str = ""
    scope: str = ""
    narrated: bool = False


BEFORE, WRITTEN = "before", "written"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``text[start:end]`` of the text given.

    ``value`` is an ``Interval`` for "from … to …" (all days), else one unknown day.
    ``family`` says which calendar or form it was read as. ``doubt`` is empty or a short code:
    ``damaged`` (look-alike or unread marks inside), ``weekday-mismatch`` (no reading agrees
    with the weekday printed beside it), ``calendars-differ`` (a second calendar printed in
    brackets names another day), ``unanchored`` (nothing to resolve it against: open on
    both sides), ``backwards`` (the end is printed before the start), ``impossible`` (no such
    day: open on both sides).
    """

    start: int
    end: int
    value: UncertainDate | Interval
    family: str
    doubt: str = ""
    borrowed: str = ""
