"""The travel history of one person: what border stamps say, and what lies between them.

Days are closed on both sides, and the day of a crossing counts for the state entered and for
the state left. A *course* is one way to take all doubts together: one reading of every date,
one direction of every stamp whose direction was not read, one order of the stamps of one day
where several need as few stamps to be missing. What holds in every course and what only in some
is told apart; nothing is picked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from forensics.records import Provenance, ReadingWarning
from forensics.temporal.readings import UncertainDate

Direction = Literal["entry", "exit", "unknown"]
Doubt = Literal["", "no-date", "no-state", "wide", "many"]
"""What keeps a crossing out of the order: no date or no state was read; its date is so wide that
another crossing may lie on either side; there are too many doubts to lay out each. Where it may
have been, the days in each state allow for it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Some day from ``first`` to ``last``; ``None`` is an open side: the papers do not say."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Days:
    """How many days, both ends counted; ``most`` is ``None`` where the papers set no limit."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Crossing:
    """One stamp or slip, with every place it was read (a stamp scanned twice is one crossing).

    ``area`` is the state that stamped, alpha-2, or the union whose outer border it guards;
    ``state`` its name as read. ``doubt`` says what keeps it out of the order, ``inferred`` how
    the date was settled where that is not printed.
    """

    places: tuple[Provenance, ...]
    direction: Direction
    area: str
    state: str
    port: str
    when: UncertainDate | None
    doubt: Doubt = ""
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """Time in one state. ``entry`` and ``exit`` are indices of crossings, ``None``: no stamp.

    ``start`` and ``end`` bound the first and the last day over the courses in which it occurs;
    ``courses`` is in how many. ``end_by`` (or ``start_by``) is the crossing that bounds a side
    without a stamp: the person was elsewhere by then, or still was. ``may_hold`` are crossings
    without a place in the order that may lie in it: then only the days of its own stamps are
    sure. ``practice`` says how the state stamps on a side without a stamp, if not as usual.
    """

    area: str
    state: str
    entry: int | None
    exit: int | None
    start: Bounds
    end: Bounds
    days: Days
    courses: int
    start_by: int | None = None
    end_by: int | None = None
    may_hold: tuple[int, ...] = ()
    practice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Full days between an exit and the next entry: no stamp says in which state.

    ``start`` and ``end`` bound the days of the two over the courses in which it occurs.
    ``unstamped`` names states where a journey may have left no stamp at that time, ``gated`` those
    whose automatic gates give none, by the tables of stamping practice.
    """

    after: int
    before: int
    start: Bounds
    end: Bounds
    days: Days
    courses: int
    may_hold: tuple[int, ...] = ()
    unstamped: tuple[str, ...] = ()
    gated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaDays:
    """Days in one state over all stays and all courses, by the crossings that were read: a stamp
    that was not read can change them."""

    area: str
    state: str
    days: Days


@dataclass(frozen=True, slots=True)
class TravelHistory:
    """Everything about one person. ``courses`` is how many were laid out; ``widened`` says that
    there were too many doubts to do so one by one: bounds are then wider than need be.

    ``unread`` are stamps seen and not wholly read, cancelled ones and refusals. Those without a
    date, or of which nothing was read, may lie anywhere, and no bound allows for them.

    ``unnamed`` are papers that name nobody and are taken for this person's: an assumption.
    ``others`` are papers of persons of the same name whose marks differ: kept apart. ``notes``
    say how states of the history stamp.
    """

    person: str
    papers: tuple[str, ...]
    crossings: tuple[Crossing, ...]
    stays: tuple[Stay, ...]
    gaps: tuple[Gap, ...]
    areas: tuple[AreaDays, ...]
    courses: int
    widened: bool = False
    unread: tuple[ReadingWarning, ...] = ()
    unnamed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
