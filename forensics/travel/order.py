"""The order of crossings in one course, where several fall on one day.

Stamps carry no hour. Of all orders those are kept that need the fewest stamps to be missing;
where several need equally few, none of them is preferred. Where a crossing without a place of
its own may lie between two others, none is held to be missing between these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, permutations

from forensics.travel.course import Loose, Span, Step

MOST_A_DAY = 5
"""More crossings than this on one day are given no order."""
MOST_ORDERS = 16
"""More orders than this of one course, and the days in doubt are given none."""


def orders(
    steps: Sequence[Step], loose: Collection[Loose] = ()
) -> tuple[list[list[Step]], list[Step]]:
    """Every order that needs the fewest missing stamps, and the steps that are given no place.

    ``loose`` are the days of crossings that have no place. Before the first and after the last
    crossing nothing is held to be missing: where the person was is not known.
    """
    by_day = sorted(steps, key=lambda s: (s.days, s.entering, s.area, s.key))
    days = [list(group) for _, group in groupby(by_day, key=lambda s: s.days)]
    crowded = [step for day in days if len(day) > MOST_A_DAY for step in day]
    days = [day for day in days if len(day) <= MOST_A_DAY]
    apart = [*loose, *(step.days for step in crowded)]
    found = list(islice(_fewest(days, apart), MOST_ORDERS + 1))
    if len(found) <= MOST_ORDERS:
        return found, crowded
    doubtful = [step for day in days if len(day) > 1 for step in day]
    sure = [day for day in days if len(day) == 1]
    return list(_fewest(sure, apart)), crowded + doubtful


def missing(before: Step, after: Step) -> int:
    """How many stamps are missing between two crossings that follow each other."""
    if before.entering:
        return int(after.entering) if after.entering or after.area == before.area else 2
    return int(not after.entering)


@dataclass(slots=True)
class _Day:
    """One way to order a day, the fewest missing stamps up to it, and the ways before it."""

    steps: tuple[Step, ...]
    cost: int
    before: list[_Day]


def _fewest(days: Sequence[Sequence[Step]], loose: Collection[Loose]) -> Iterator[list[Step]]:
    last: list[_Day] = []
    for day in days:
        between = last[0].steps[0].days[0] if last else 0, day[0].days[1]
        apart = any(_meet(between, span) for span in loose)
        last = [_reached(steps, last, apart) for steps in _ways(day)]
    least = min((way.cost for way in last), default=0)
    if not last:
        yield []
    for way in last:
        if way.cost == least:
            yield from _back(way, [])


def _meet(one: Span, two: Loose) -> bool:
    low, high = two
    return (low is None or low <= one[1]) and (high is None or one[0] <= high)


def _ways(day: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """Orders of one day; two crossings alike in state and direction are not told apart."""
    seen = set()
    for steps in permutations(day):
        look = tuple((s.area, s.entering) for s in steps)
        if look not in seen:
            seen.add(look)
            yield steps


def _reached(steps: tuple[Step, ...], last: Sequence[_Day], apart: bool) -> _Day:
    inner = sum(missing(a, b) for a, b in pairwise(steps))
    costs = [way.cost + (0 if apart else missing(way.steps[-1], steps[0])) for way in last]
    least = min(costs, default=0)
    before = [way for way, cost in zip(last, costs, strict=True) if cost == least]
    return _Day(steps, least + inner, before)


def _back(way: _Day, tail: list[Step]) -> Iterator[list[Step]]:
    here = [*way.steps, *tail]
    if not way.before:
        yield here
    for before in way.before:
        yield from _back(before, here)
