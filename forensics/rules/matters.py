"""Is a case that was given up the one that another paper tells of?

A person may have two cases. A charge may also be named otherwise in the course of one case, and
a case may go to another county: one mark that differs leaves it open, two make two cases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from forensics.places import outside
from forensics.rules.items import Item

_AROUND = re.compile(r"^因?(?:涉嫌)?(?:犯有?)?|(?:罪|一?案)$")
_AND = re.compile(r"[、，,和及]")


def one_matter(given_up: Item, told: Sequence[Item]) -> bool | None:
    """``told`` are the steps of a paper. What neither paper prints differs in nothing."""
    differs = [_other_charge(given_up, told), _other_area(given_up, told)]
    return True if not any(differs) else False if all(differs) else None


def _other_charge(given_up: Item, told: Sequence[Item]) -> bool:
    """Contract fraud is fraud, and one of two charges is enough."""
    ours = charges_of(given_up)
    theirs = {c for step in told for c in charges_of(step)}
    return bool(ours and theirs) and not any(a in b or b in a for a in ours for b in theirs)


def charges_of(item: Item) -> set[str]:
    """The offences that an item names, without the words around them."""
    printed = item.detail("charge") or item.detail("cause")
    return {bare for c in _AND.split(printed) if (bare := _AROUND.sub("", c.strip()))}


def _other_area(given_up: Item, told: Sequence[Item]) -> bool:
    """Given up by an office of an area in which nothing of what is told happened."""
    here = given_up.place
    places = [step.place for step in told if step.place is not None and step.place.code]
    return bool(here and here.code and places) and all(outside(here, p) for p in places if here)
