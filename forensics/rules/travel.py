"""Times away from a state and stays in one, between neighbouring stamps of one person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from forensics.places import Place
from forensics.rules.describe import place_in_words
from forensics.rules.items import FAR, Item, Standing, bounds_of, put
from forensics.rules.speech import say

MOST_RIVALS = 5
"""More stamps than this that may lie between two of them, and nothing is concluded."""

_PAIRS = {("exit", "entry"): "away", ("entry", "exit"): "stay"}


class _Ordered:
    """Crossings by their earliest day; ``wide`` are those that may be on several days."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        bounds = bounds_of(items, "start")
        self.days = [low for low, _ in bounds]
        self.wide = [i for i, (low, high) in zip(items, bounds, strict=True) if low != high]
        if self.wide:
            self.wide_days = [i.bounds("start")[0] for i in self.wide]
            # The latest day any of the first n of them can mean: where a search may stop.
            self.wide_reach = list(accumulate((i.bounds("start")[1] for i in self.wide), max))

    def near(self, first: int, last: int) -> Sequence[Item] | None:
        """What may lie on a day from ``first`` to ``last``; ``None`` where that is too much."""
        begin = bisect_left(self.days, first)
        end = bisect_right(self.days, last, begin)
        if end - begin > MOST_RIVALS + 2:
            return None
        near = self.items[begin:end]
        return [*self._early(first), *near] if self.wide else near

    def _early(self, first: int) -> Iterator[Item]:
        """Dates read in several ways may begin before and still lie inside."""
        upto = bisect_left(self.wide_days, first)
        found = 0
        while upto > 0 and self.wide_reach[upto - 1] >= first and found <= MOST_RIVALS:
            upto -= 1
            if self.wide[upto].bounds("start")[1] >= first:
                found += 1
                yield self.wide[upto]


@dataclass(slots=True)
class Travels:
    """Puts the crossings of one person after another together; keeps the words it needs."""

    _words: dict[tuple[str, Place | None], tuple[str, str]] = field(default_factory=dict)

    def of(self, passed: Sequence[Item]) -> Iterator[Item]:
        """``away`` and ``stay`` items from the crossings of one person."""
        in_order = sorted(passed, key=_day)
        by_state: defaultdict[str, list[Item]] = defaultdict(list)
        for item in in_order:
            by_state[item.place.country if item.place else ""].append(item)
        everything = _Ordered(in_order)
        for state in sorted(by_state):
            stamps = by_state[state]
            if not state or len(stamps) < 2:
                continue
            ordered = _Ordered(stamps)
            ways = [i.detail("direction") for i in stamps]
            for at, first in enumerate(stamps):
                for after in range(at + 1, min(at + 3, len(ways))):
                    kind = _PAIRS.get((ways[at], ways[after]))
                    if kind is None:
                        continue
                    # Stamps of other states fit a time away; any stamp breaks a stay.
                    others = ordered if kind == "away" else everything
                    rivals = _inside(first, stamps[after], others)
                    if rivals is not None:
                        yield self._between(kind, first, stamps[after], rivals)

    def _between(self, kind: str, first: Item, second: Item, rivals: tuple[Item, ...]) -> Item:
        key = kind, first.place
        words = self._words.get(key)
        if words is None:
            words = self._words[key] = _said(kind, first.place)
        how, unseen = words
        item = put(kind, (first, second), first.start, second.start, how, first.place)
        item.rivals = rivals
        item.known_days(first.bounds("start"), second.bounds("start"))
        item.open_because = _unread(first) or _unread(second) or unseen
        return item


def _said(kind: str, place: Place | None) -> tuple[str, str]:
    """How the two stamps are put together, and what stays open even so."""
    state = place_in_words(place) if place else ""
    if kind == "stay":
        return say(
            "in {state} between two stamps; no other stamp in evidence lies between them",
            state=state,
        ), ""
    # A state's own residents pass automatic gates, which leave no stamp.
    return (
        say("away from {state} between two stamps; no other stamp in evidence lies between them",
            state=state),
        say("whether {state} was entered and left again without a stamp between", state=state),
    )  # fmt: skip


def _day(item: Item) -> tuple[int, Standing]:
    low = item.bounds("start")[0]
    return (low if low > -FAR else FAR), item.sort_key


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
    near = others.near(start, end)
    if near is None:
        return None
    found: list[Item] = []
    for other in near:
        if other is first or other is second:
            continue
        low, high = other.bounds("start")
        if sure_start < low and high < sure_end:
            return None
        found.append(other)
    return tuple(found) if len(found) <= MOST_RIVALS else None
