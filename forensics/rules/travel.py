"""Times away from a state and stays in one, between neighbouring stamps of one person."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from forensics.rules.items import Item, by_day, put

MOST_RIVALS = 5
"""More stamps than this that may lie between two of them, and nothing is concluded."""


class _Ordered:
    """Crossings by their earliest day."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = sorted(items, key=by_day)
        self.days = [by_day(i)[0] for i in self.items]


def travels(passed: Sequence[Item]) -> Iterator[Item]:
    """``away`` and ``stay`` items from the crossings of one person."""
    by_state: defaultdict[str, list[Item]] = defaultdict(list)
    for item in passed:
        by_state[item.place.country if item.place else ""].append(item)
    everything = _Ordered(passed)
    for state in sorted(by_state):
        if not state:
            continue
        ordered = _Ordered(by_state[state])
        for at, first in enumerate(ordered.items):
            for second in ordered.items[at + 1 : at + 3]:
                kind = {("exit", "entry"): "away", ("entry", "exit"): "stay"}.get(
                    (first.detail("direction"), second.detail("direction"))
                )
                if kind is None:
                    continue
                # Stamps of other states fit a time away; any stamp breaks a stay.
                found = _between(kind, first, second, ordered if kind == "away" else everything)
                if found is not None:
                    yield found


def _between(kind: str, first: Item, second: Item, others: _Ordered) -> Item | None:
    rivals = _inside(first, second, others)
    if rivals is None:
        return None
    word = "away from" if kind == "away" else "in"
    state = (first.place.name or first.place.country) if first.place else ""
    how = f"{word} {state} between two stamps; no other stamp in evidence lies between them"
    item = put(kind, [first, second], first.start, second.start, how, first.place)
    item.rivals = rivals
    item.open_because = _unread(item)
    return item


def _unread(item: Item) -> str:
    for leaf in item.leaves:
        for warning in leaf.extraction.warnings:
            if "stamp" in warning.code and "unread" in warning.code:
                return f"a stamp in {leaf.document} could not be read and may lie between the two"
    return ""


def _inside(first: Item, second: Item, others: _Ordered) -> tuple[Item, ...] | None:
    """Other crossings that may lie between the two; ``None`` if surely one does, or too many."""
    start, end = _hull(first)[0], _hull(second)[1]
    sure_start, sure_end = _hull(first)[1], _hull(second)[0]
    found: list[Item] = []
    at = bisect_left(others.days, start)
    # Dates read in several ways may begin before and still lie inside.
    early = (o for o in others.items[max(0, at - 50) : at] if _hull(o)[1] >= start)
    for other in (*early, *_from(others, at, end)):
        if other is first or other is second:
            continue
        low, high = _hull(other)
        if sure_start < low and high < sure_end:
            return None
        found.append(other)
        if len(found) > MOST_RIVALS:
            return None
    return tuple(found)


def _from(others: _Ordered, at: int, end: date) -> Iterator[Item]:
    while at < len(others.items) and others.days[at] <= end:
        yield others.items[at]
        at += 1


def _hull(item: Item) -> tuple[date, date]:
    when = item.start
    if when is None:
        return date.min, date.max
    return when.earliest or date.min, when.latest or date.max
