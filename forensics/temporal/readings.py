"""What a printed date can mean.

Three kinds of not-knowing are kept apart:

* *reading*: which date is printed (a doubtful digit, day/month order, a century): the
  several ``Reading`` of one ``UncertainDate``, each resting on the picks it assumes;
* *precision*: the printed date covers several days ("2016-10"): ``earliest < latest``
  inside one reading, meaning one unknown day between the two;
* *extent*: something lasted, without saying where ("most of 2016"): ``Extent``.

Days are ``datetime.date``, closed on both sides. ``None`` is an open side: nothing is known,
not "for ever".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["", "day-first", "month-first"]
"""The day/month order of dates in figures; ``""`` where it is not known."""


@dataclass(frozen=True, slots=True, order=True)
class Pick:
    """One option taken for one named doubt, e.g. ``order:passport.pdf:TH`` = ``day-first``.

    Two dates that share a choice name are read the same way, whatever document they are in.
    """

    choice: str
    option: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a date: some day from ``earliest`` to ``latest``, both included.

    ``assumes`` is sorted by choice name. ``None`` on a side means unbounded there.
    """

    earliest: date | None
    latest: date | None
    assumes: tuple[Pick, ...] = ()

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"reading ends before it starts: {self.earliest} > {self.latest}")
        if len(self.assumes) > 1 and list(self.assumes) != sorted(self.assumes):
            object.__setattr__(self, "assumes", tuple(sorted(self.assumes)))

    @property
    def is_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """One day, known through one or more readings. Never empty: no reading is no date."""

    readings: tuple[Reading, ...]

    def __post_init__(self) -> None:
        if not self.readings:
            raise ValueError("a date without any reading is not a date")

    @classmethod
    def day(cls, day: date) -> UncertainDate:
        return cls((Reading(day, day),))

    @classmethod
    def between(cls, earliest: date | None, latest: date | None) -> UncertainDate:
        """One unknown day from ``earliest`` to ``latest``."""
        return cls((Reading(earliest, latest),))

    @property
    def is_certain(self) -> bool:
        """True if there is one reading, and it is one day."""
        return len(self.readings) == 1 and self.readings[0].is_day

    @property
    def only_day(self) -> date | None:
        """The day, where there is exactly one; otherwise ``None``."""
        return self.readings[0].earliest if self.is_certain else None

    @property
    def earliest(self) -> date | None:
        """The first day of any reading; ``None`` if one of them is open to the left."""
        if len(self.readings) == 1:
            return self.readings[0].earliest
        days = [r.earliest for r in self.readings]
        return None if None in days else min(d for d in days if d)

    @property
    def latest(self) -> date | None:
        """The last day of any reading; ``None`` if one of them is open to the right."""
        if len(self.readings) == 1:
            return self.readings[0].latest
        days = [r.latest for r in self.readings]
        return None if None in days else max(d for d in days if d)

    @property
    def choices(self) -> frozenset[str]:
        return frozenset(p.choice for r in self.readings for p in r.assumes)


@dataclass(frozen=True, slots=True)
class Interval:
    """All days from ``start`` to ``end``, both included. ``None`` is an open end: not printed.

    An end that is unknown but bounded by the papers is an ``UncertainDate`` with a wide
    reading, not ``None``.
    """

    start: UncertainDate | None
    end: UncertainDate | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """One way to take a vague extent: at least ``min_days`` days, in one piece or added up."""

    option: str
    min_days: int
    continuous: bool


@dataclass(frozen=True, slots=True)
class Extent:
    """Something lasted for some part of ``within``, not said which ("for most of 2016").

    ``choice`` names the doubt, ``meanings`` its options with stated bounds.
    """

    within: Interval
    words: str
    choice: str
    meanings: tuple[Meaning, ...]


When = UncertainDate | Interval | Extent
"""When something was: one day, all days of an interval, or an unplaced part of one."""


def start_of(when: When | None) -> UncertainDate | None:
    """The first day of ``when``, as far as it is known."""
    if isinstance(when, UncertainDate):
        return when
    if isinstance(when, Interval):
        return when.start
    return None


def end_of(when: When | None) -> UncertainDate | None:
    """The last day of ``when``, as far as it is known."""
    if isinstance(when, UncertainDate):
        return when
    if isinstance(when, Interval):
        return when.end
    return None


def dates_of(when: When | None) -> Iterator[UncertainDate]:
    """Every uncertain date inside ``when``."""
    if isinstance(when, UncertainDate):
        yield when
    elif isinstance(when, Interval):
        yield from (d for d in (when.start, when.end) if d is not None)
    elif isinstance(when, Extent):
        yield from dates_of(when.within)


def consistent(picks: Iterable[Pick]) -> bool:
    """True if no choice is taken two ways."""
    seen: dict[str, str] = {}
    return all(seen.setdefault(p.choice, p.option) == p.option for p in picks)
