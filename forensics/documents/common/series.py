"""Dates of one hand share the order of day and month: one that can be read one way only
settles it for the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

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


def narrowed(value: UncertainDate, orders: dict[str, str]) -> UncertainDate:
    """Without the readings that take a settled order another way; itself if none is dropped."""
    kept = tuple(
        r
        for r in value.readings
        if all(orders.get(p.choice, p.option) == p.option for p in r.assumes)
    )
    return UncertainDate(kept) if kept and len(kept) < len(value.readings) else value
