"""Times away from a state and stays in one, between neighbouring stamps of one person."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from forensics.rules.describe import place_in_words
from forensics.rules.items import FAR, Item, Standing, put
from forensics.rules.speech import say

MOST_RIVALS = 5
"""More stamps than this that may lie between two of them, and nothing is concluded."""


class _Ordered:
    """Crossings by their earliest day; ``wide`` are those that may be on several days."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        bounds = [i.bounds("start") for i in items]
        self.days = [low for low, _ in bounds]
        self.wide = [i for i, (low, high) in zip(items, bounds, strict=True) if low != high]
        self.wide_days = [i.bounds("start")[0] for i in self.wide]
        # The latest day any of the first n of them can mean: where a search may stop.
        self.wide_reach = list(accumulate((i.bounds("start")[1] for i in self.wide), max))


_PAIRS = {("exit", "entry"): "away", ("entry", "exit"): "stay"}


def travels(passed: Sequence[Item]) -> Iterator[Item]:
    """``away`` and ``stay`` items from the crossings of one person."""
    in_order = sorted(passed, key=_day)
    by_state: defaultdict[str, list[Item]] = defaultdict(list)
    for item in in_order:
        by_state[item.place.country if item.place else ""].append(item)
    everything = _Ordered(in_order)
    for state in sorted(by_state):
        if not state:
            continue
        ordered = _Ordered(by_state[state])
        ways = [i.detail("direction") for i in ordered.items]
        for at, first in enumerate(ordered.items):
            for after in range(at + 1, min(at + 3, len(ways))):
                kind = _PAIRS.get((ways[at], ways[after]))
                if kind is None:
                    continue
                # Stamps of other states fit a time away; any stamp breaks a stay.
                others = ordered if kind == "away" else everything
                rivals = _inside(first, ordered.items[after], others)
                if rivals is not None:
                    yield _between(kind, first, ordered.items[after], rivals)


def _day(item: Item) -> tuple[int, Standing]:
    low = item.bounds("start")[0]
    return (low if low > -FAR else FAR), item.sort_key


def _between(kind: str, first: Item, second: Item, rivals: tuple[Item, ...]) -> Item:
    state = place_in_words(first.place) if first.place else ""
    how = (
        say("away from {state} between two stamps; no other stamp in evidence lies between them",
            state=state)
        if kind == "away"
        else say("in {state} between two stamps; no other stamp in evidence lies between them",
                 state=state)
    )  # fmt: skip
    item = put(kind, [first, second], first.start, second.start, how, first.place)
    item.rivals = rivals
    item.known_days(first.bounds("start"), second.bounds("start"))
    item.open_because = _unread(first) or _unread(second)
    if kind == "away" and not item.open_because:
        # A state's own residents pass automatic gates, which leave no stamp.
        item.open_because = say(
            "whether {state} was entered and left again without a stamp between", state=state
        )
    return item


def _unread(stamp: Item) -> str:
    for warning in stamp.extraction.warnings:
        if "stamp" in warning.code and "unread" in warning.code:
            return say(
                "a stamp in {paper} could not be read and may lie between the two",
                paper=stamp.document,
            )
    return ""


def _inside(first: Item, second: Item, others: _Ordered) -> tuple[Item, ...] | None:
    """Other crossings that may lie between the two; ``None`` if surely one does, or too many."""
    start, sure_start = first.bounds("start")
    sure_end, end = second.bounds("start")
    found: list[Item] = []
    # Dates read in several ways may begin before and still lie inside.
    upto = bisect_left(others.wide_days, start)
    early: list[Item] = []
    while upto > 0 and others.wide_reach[upto - 1] >= start:
        upto -= 1
        if others.wide[upto].bounds("start")[1] >= start:
            early.append(others.wide[upto])
        if len(early) > MOST_RIVALS + 2:
            return None
    at = bisect_left(others.days, start)
    for other in (*early, *_from(others, at, end)):
        if other is first or other is second:
            continue
        low, high = other.bounds("start")
        if sure_start < low and high < sure_end:
            return None
        found.append(other)
        if len(found) > MOST_RIVALS:
            return None
    return tuple(found)


def _from(others: _Ordered, at: int, end: int) -> Iterator[Item]:
    while at < len(others.items) and others.days[at] <= end:
        yield others.items[at]
        at += 1
