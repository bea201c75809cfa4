"""Dates of one hand share the order of day and month: one that can be read one way only
settles it for the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate


def settle(found: Sequence[Sequence[FoundDate]]) -> list[tuple[FoundDate, ...]]:
    """The dates of several texts of one hand, with the orders that are settled among them."""
    values = [v for page in found for d in page for v in _dates(d)]
    orders = settled_orders(values)
    return [tuple(_settled(d, orders) for d in page) for page in found]


def _dates(found: FoundDate) -> list[UncertainDate]:
    if isinstance(found.value, UncertainDate):
        return [found.value]
    return [side for side in (found.value.start, found.value.end) if side is not None]


def _settled(found: FoundDate, orders: dict[str, str]) -> FoundDate:
    if isinstance(found.value, UncertainDate):
        return replace(found, value=narrowed(found.value, orders))
    start, end = (s and narrowed(s, orders) for s in (found.value.start, found.value.end))
    return replace(found, value=Interval(start, end))


def settled_orders(values: Iterable[UncertainDate]) -> dict[str, str]:
    """Choice name ``order:…`` -> the option that dates with one order only take.

    Where two of them take different options nothing is settled.
    """
    taken: dict[str, set[str]] = {}
    for value in values:
        options: dict[str, set[str]] = {}
        for reading in value.readings:
            for pick in reading.assumes:
                if pick.choice.startswith("order:"):
                    options.setdefault(pick.choice, set()).add(pick.option)
        for choice, found in options.items():
            rests = all(any(p.choice == choice for p in r.assumes) for r in value.readings)
            if rests and len(found) == 1:
                taken.setdefault(choice, set()).update(found)
    return {choice: next(iter(found)) for choice, found in taken.items() if len(found) == 1}


FORWARD, BACK = 1, 7
"""Days: what a log may step back (a message that came late), and what shows a wrong order."""


def order_in_time(values: Sequence[UncertainDate], choice: str) -> dict[str, str]:
    """The option of ``choice`` under which these dates, in the order of the paper, run forward.

    Nothing, unless there are three days and under every other option they step back far.
    """
    each = [{p.option for r in v.readings for p in r.assumes if p.choice == choice} for v in values]
    options = set.intersection(*(e for e in each if e)) if any(each) else set()
    steps = {o: _steps_back([narrowed(v, {choice: o}) for v in values]) for o in options}
    if None in steps.values():
        return {}
    forward = [o for o, back in steps.items() if back is not None and back <= FORWARD]
    others = [back for o, back in steps.items() if o not in forward and back is not None]
    if len(forward) == 1 and others and min(others) > BACK:
        return {choice: forward[0]}
    return {}


def _steps_back(values: Sequence[UncertainDate]) -> int | None:
    """The most days that one date lies before the one above it; ``None`` without three days."""
    days = [v.only_day for v in values if v.only_day is not None]
    if len(days) < len(values) or len(set(days)) < _FEWEST_DAYS:
        return None
    return max((a - b).days for a, b in pairwise(days))


_FEWEST_DAYS = 3


def narrowed(value: UncertainDate, orders: dict[str, str]) -> UncertainDate:
    """Without the readings that take a settled order another way; itself if none is dropped."""
    kept = tuple(
        r
        for r in value.readings
        if all(orders.get(p.choice, p.option) == p.option for p in r.assumes)
    )
    return UncertainDate(kept) if kept and len(kept) < len(value.readings) else value
