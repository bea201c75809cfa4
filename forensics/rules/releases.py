"""Being a suspect ends with the case, and after a release from bail no paper says it went on."""

from __future__ import annotations

from collections.abc import Sequence

from forensics.rules.items import Item, ordinals
from forensics.temporal.readings import UncertainDate


def end_with_release(found: Sequence[Item], items: Sequence[Item]) -> None:
    """Cut the times as a suspect that rest on measures alone, in place.

    A case given up ends them on that day. A release from bail leaves open when they ended:
    a measure can be lifted while the case goes on. What a judgment ended is not touched.
    """
    ends = [i for i in items if i.kind in ("case_closed", "bail_released") and i.start is not None]
    for item in found:
        if item.kind != "suspect" or any(p.kind == "conviction" for p in item.leaves):
            continue
        for end in sorted(ends, key=lambda e: e.bounds("start")):
            if end.person != item.person or not _cuts(end, item):
                continue
            if end.start is not None and item.end is not None:
                if end.kind == "case_closed":
                    item.end = end.start
                    item.inferred += "; until the case was given up"
                else:
                    item.end = UncertainDate.between(end.start.earliest, item.end.latest)
                    item.inferred += (
                        "; bail was lifted before, and how long the case went on is not printed"
                    )
            break


def _cuts(end: Item, item: Item) -> bool:
    """Does it fall after the beginning and, as far as is known, before the end?"""
    if item.start is None or item.end is None:
        return False
    # Not ``bounds``: they are kept, and the end is about to change.
    return ordinals(item.start)[1] <= ordinals(end.start)[0] < ordinals(item.end)[1]
