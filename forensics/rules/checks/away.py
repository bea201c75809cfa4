"""Days away between two neighbouring stamps of one state, for checks that add them up.

A record that the border keeps may show a crossing that a stamp shows too: it is one crossing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from forensics.rules.items import Item, by_day
from forensics.rules.unsaid import LONGEST_STAY, gate_between


def away(stamps: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Neighbouring exit and entry of one state: away on the days between them.

    A stay abroad is broken by any stamp of another state on a day inside it. Between two stamps
    of home those abroad count already, where there are any.
    """
    by_state: defaultdict[str, list[Item]] = defaultdict(list)
    for stamp in stamps:
        if stamp.place is not None and not again(stamp, by_state[stamp.place.country]):
            by_state[stamp.place.country].append(stamp)
    found = []
    for state, own in by_state.items():
        home = state == "CN"
        others = [s for s in stamps if s.place is not None and s.place.country != state]
        for one, two in pairwise(own):
            ways = (one.detail("direction"), two.detail("direction"))
            if ways != (("exit", "entry") if home else ("entry", "exit")):
                continue
            start, end = one.bounds("start")[1], two.bounds("start")[0]
            inside = (start, end) if home else (start + 1, end - 1)
            if not any(_may_lie(s, inside) for s in others):
                found.append((one, two))
    return sorted(found, key=lambda pair: by_day(pair[0]))


def again(stamp: Item, before: Sequence[Item]) -> bool:
    """Is it the crossing just before it once more: a record of the border has it too?"""
    low, high = stamp.bounds("start")
    return (
        bool(before) and low == high and before[-1].bounds("start") == (low, high)
        and before[-1].detail("direction") == stamp.detail("direction")
    )  # fmt: skip


def _may_lie(stamp: Item, days: tuple[int, int]) -> bool:
    low, high = stamp.bounds("start")
    return low <= days[1] and days[0] <= high


def stamped_throughout(one: Item, two: Item) -> bool:
    """Would a return between the two have left a stamp, as far as the tables know?"""
    days = two.bounds("start")[1] - one.bounds("start")[0] + 1
    return days <= LONGEST_STAY and not gate_between(one, two)
