"""What one paper says of a matter, held against the papers that know it better.

A judgment ends the time as a suspect that another paper leaves open; what a paper only repeats
counts once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from forensics.rules.items import Item
from forensics.temporal.readings import Reading, UncertainDate


def end_with_judgment(found: Sequence[Item]) -> None:
    """A paper that tells of no judgment leaves open how long somebody was a suspect.

    Another paper's judgment after it ends that at the latest; it never makes it longer, for it
    may belong to another case.
    """
    judged: defaultdict[str, list[Item]] = defaultdict(list)
    for item in found:
        if item.kind == "effective_conviction":
            judged[item.component].append(item)
    for item in found:
        if item.kind != "suspect" or item.end is None or item.start is None:
            continue
        last, first = item.end.latest, item.start.latest
        ends = [
            (e.end.latest, e.start.earliest)
            for e in judged[item.component]
            if e.matter == "this"
            and e.end is not None
            and e.end.latest is not None
            and e.start is not None
            and e.start.earliest is not None
            and first is not None
            and e.start.earliest > first
        ]
        if ends and (last is None or min(ends)[0] < last):
            item.end = _not_after(item.end, *min(ends))


def _not_after(when: UncertainDate, last: date, first: date) -> UncertainDate:
    """The readings cut off at ``last``. One that lies wholly behind it (bail was printed to run
    on) becomes ``first`` to ``last``: the judgment came before the printed end, and counts."""
    return UncertainDate(
        tuple(
            Reading(
                first if r.earliest and r.earliest > last else r.earliest,
                min(r.latest, last) if r.latest else last,
                r.assumes,
            )
            for r in when.readings
        )
    )


def told_once(found: list[Item]) -> list[Item]:
    """A conviction that another paper only repeats counts once: the judgment itself speaks."""
    judged: defaultdict[str, list[Item]] = defaultdict(list)
    suspects: defaultdict[str, list[Item]] = defaultdict(list)
    for item in found:
        if item.kind == "effective_conviction" and _is_judgment(item):
            judged[item.person].append(item)
        elif item.kind == "suspect":
            suspects[item.component].append(item)
    kept = []
    for item in found:
        repeats = item.kind == "effective_conviction" and not _is_judgment(item)
        if repeats and any(
            _may_be_one_day(j.parts[0], item.parts[0]) for j in judged.get(item.person, ())
        ):
            continue
        if item.kind == "suspect" and any(_lies_in(item, o) for o in suspects[item.component]):
            continue
        kept.append(item)
    return kept


def _lies_in(item: Item, other: Item) -> bool:
    """Is this the time as a suspect of which another paper knows beginning and end better?"""
    if other is item or other.kind != "suspect" or other.component != item.component:
        return False
    if not (item.start and item.end and other.start and other.end):
        return False
    begins, begun = item.start.earliest, other.start.latest
    ends, ended = item.end.latest, other.end.latest
    # A part of the time that the judgment leaves open knows its end no better.
    judged = any(_is_judgment(p) and p.kind == "conviction" for p in other.parts)
    if None in (begins, begun, ends, ended) or not judged:
        return False
    return begun <= begins and ends <= ended  # type: ignore[operator]


def _is_judgment(item: Item) -> bool:
    return "judgment" in item.extraction.kind and item.matter == "this"


def _may_be_one_day(a: Item, b: Item) -> bool:
    if a.start is None or b.start is None:
        return False
    return any(
        not (
            (r.latest and t.earliest and r.latest < t.earliest)
            or (t.latest and r.earliest and t.latest < r.earliest)
        )
        for r in a.start.readings
        for t in b.start.readings
    )
