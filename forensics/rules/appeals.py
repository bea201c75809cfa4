"""Convictions of first instance after an appeal or a retrial (CPL 2018 art. 259).

A judgment that was appealed takes effect with the ruling on the appeal, and one that was set
aside never does: then only what the higher paper itself orders counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from forensics.places import Place
from forensics.rules.calendar import days_later, limits, moved
from forensics.rules.items import Item, put
from forensics.rules.speech import say
from forensics.temporal.readings import UncertainDate
from forensics.text.identifiers import court_area, find_case_numbers

_GONE = frozenset({"acquitted", "set_aside"})


def after_appeal(effective: Item, reviews: Sequence[Item]) -> Item | None:
    """The conviction as a review in the case leaves it; ``None`` where it was set aside."""
    conviction = effective.parts[0]
    effective.place = _first_court(conviction, reviews) or effective.place
    found = [r for r in reviews if is_of(r, conviction)]
    if not found:
        return effective
    results = {r.detail("result") for r in found}
    told_anew = any(e.kind.value == "conviction" for r in found for e in r.extraction.events)
    if results & _GONE or (told_anew and "changed" in results):
        return None
    last = max(found, key=lambda r: r.bounds("start")[1])
    if last.start is None:
        begun = conviction.start.earliest if conviction.start else None
        start: UncertainDate | None = UncertainDate.between(begun, None)
        how = say("appealed; the day of the ruling on it was not read")
    else:
        slack = days_later(int(limits()["service"]["days"]))
        start = moved(last.start, lambda day: day, slack)
        how = say("appealed; takes effect with the ruling on the appeal")
    item = put("effective_conviction", [conviction, last], start, start, how)
    item.details = (*effective.details, ("appealed", "yes"))
    return item


def _first_court(conviction: Item, reviews: Sequence[Item]) -> Place | None:
    """The area whose court tried the case, where the conviction stands in a ruling on appeal."""
    own = [r for r in reviews if r.extraction is conviction.extraction]
    numbers = find_case_numbers(" ".join(r.detail("numbers") for r in own))
    areas = {court_area(n.value) for n in numbers if "初" in n.value.type}
    return areas.pop() if len(areas) == 1 else None


def is_of(review: Item, conviction: Item) -> bool:
    """Is this ruling on the judgment that the conviction stands in?"""
    if conviction.kind != "conviction" or review.extraction is conviction.extraction:
        return False
    if not review.person or review.person != conviction.person:
        return False
    printed = [
        f.value for f in conviction.extraction.values("case_number") if isinstance(f.value, str)
    ]
    numbers = review.detail("numbers").split()
    if printed and numbers:
        return any(n in numbers for n in printed)
    if conviction.start is None:
        return False
    return any(
        r.earliest and r.latest and r.earliest.isoformat() <= day <= r.latest.isoformat()
        for day in review.detail("first").split()
        for r in conviction.start.readings
    )
