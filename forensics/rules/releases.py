"""What ends being a suspect, custody and a sentence before the day that another paper prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from forensics.rules.appeals import is_of
from forensics.rules.items import Item, ordinals
from forensics.rules.speech import say
from forensics.temporal.readings import UncertainDate


def end_with_release(found: Sequence[Item], items: Sequence[Item]) -> None:
    """Cut the times as a suspect that rest on measures alone, in place.

    A case given up ends them on that day. A release from bail leaves open when they ended:
    a measure can be lifted while the case goes on. What a judgment ended is not touched.
    """
    ends: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind in ("case_closed", "bail_released") and item.start is not None:
            ends[item.person].append(item)
    for item in found:
        if item.kind != "suspect" or any(p.kind == "conviction" for p in item.leaves):
            continue
        for end in sorted(ends.get(item.person, ()), key=lambda e: e.bounds("start")):
            if not _cuts(end, item):
                continue
            if end.start is not None and item.end is not None:
                if end.kind == "case_closed":
                    item.end = end.start
                    item.inferred += say("; until the case was given up")
                else:
                    item.end = UncertainDate.between(end.start.earliest, item.end.latest)
                    item.inferred += say(
                        "; bail was lifted before, and how long the case went on is not printed"
                    )
            break


def end_with_change(found: Sequence[Item], items: Sequence[Item]) -> None:
    """Cut custody and sentences short, in place, where a higher court changed the judgment, or a
    later ruling reduced the sentence or let the prisoner go on parole before the end it prints."""
    _end_with_appeal(found, items)
    changed: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.extraction.kind == "sentence_change" or item.kind == "parole":
            changed[item.person].append(item)
    for item in found:
        if item.kind not in ("held", "serving") or item.end is None:
            continue
        for change in changed.get(item.person, ()):
            until = _let_go(change)
            if until is None or item.start is None:
                continue
            if ordinals(item.start)[1] <= ordinals(until)[0] < ordinals(item.end)[1]:
                if ordinals(until)[0] > ordinals(item.end)[0]:
                    until = UncertainDate.between(item.end.earliest, until.latest)
                item.end = until
                short = say("cut short by a later ruling")
                item.inferred = "; ".join(x for x in (item.inferred, short) if x)


def _end_with_appeal(found: Sequence[Item], items: Sequence[Item]) -> None:
    """Cut the sentence that a judgment prints, in place, where a higher court changed it or set it
    aside: an acquittal ends it on that day, else what became of it is open."""
    convictions = {(id(i.extraction), i.person): i for i in items if i.kind == "conviction"}
    reviews: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind == "appeal_decided" and item.detail("result") != "upheld":
            reviews[item.person].append(item)
    for item in found:
        first = item.parts[0] if item.parts else item
        if first.kind not in ("imprisonment", "sentence_start") or item.end is None:
            continue
        conviction = convictions.get((id(first.extraction), first.person))
        for review in reviews.get(item.person, ()):
            if conviction is None or not is_of(review, conviction) or not _cuts(review, item):
                continue
            assert review.start is not None
            if review.detail("result") == "acquitted":
                item.end = review.start
            else:
                item.end = UncertainDate.between(review.start.earliest, item.end.latest)
            short = say("a higher court changed the judgment or set it aside")
            item.inferred = "; ".join(x for x in (item.inferred, short) if x)


def _let_go(change: Item) -> UncertainDate | None:
    """The last day in prison that a ruling leaves: the new end, or the day of parole.

    The day of parole is not printed: it lies at the ruling or later, and counts as open.
    """
    if change.kind == "parole":
        return change.start
    return change.end if change.kind in ("imprisonment", "sentence_end") else None


def _cuts(end: Item, item: Item) -> bool:
    """Does it fall after the beginning and, as far as is known, before the end?"""
    if item.start is None or item.end is None:
        return False
    # Not ``bounds``: they are kept, and the end is about to change.
    return ordinals(item.start)[1] <= ordinals(end.start)[0] < ordinals(item.end)[1]
