"""Predicates of what papers leave out: a step between two, who ordered, a gate without stamps.

What is left out may be lawful and usual, so nothing certain rests on its absence.
"""

from __future__ import annotations

from datetime import date

from forensics.data.stamp_layouts import border_area, stamping
from forensics.rules.items import FAR, Item
from forensics.rules.model import Ref
from forensics.rules.scene import Argument, Scene
from forensics.rules.speech import say
from forensics.temporal import relations as rel
from forensics.temporal.relations import Formula

LONGEST_STAY = 120
"""Days. Two stamps further apart may well belong to two stays with crossings unstamped."""

_END_TAKEN = "end not printed"
"""How readers of papers begin the note on an end that the next step, or nothing, shows."""

_OF_ONE_ORGAN = frozenset({"bail_decision", "bail_release", "surveillance_decision"})
"""Kinds of paper in which one authority speaks of its own measure."""


def _item(scene: Scene, argument: Argument) -> Item | None:
    return scene.item(argument) if isinstance(argument, Ref) else None


def end_told(scene: Scene, a: Argument) -> Formula:
    """Does the paper print how it ended? An end taken from the next step that is told is open:
    a release in between may have been left out."""
    item = _item(scene, a)
    if item is None:
        return rel.YES
    taken = any(n.startswith(_END_TAKEN) for n in item.inferred.split("; "))
    why = say("when it ended: the paper may leave out a release before the next step it tells of")
    return rel.constant(None if taken else True, why)


def one_authority(scene: Scene, a: Argument) -> Formula:
    """Did one authority order all of it? Sure only where the paper is its order or release."""
    item = _item(scene, a)
    if item is None:
        return rel.YES
    why = say(
        "whether one authority ordered all of it: each of police, procuratorate and court may"
    )
    return rel.constant(True if item.extraction.kind in _OF_ONE_ORGAN else None, why)


def unbroken(scene: Scene, a: Argument) -> Formula:
    """Is a stay between two stamps one stay? Open where they lie far apart, or where that state
    lets travellers pass without a stamp. Whatever is no stay is not asked."""
    item = _item(scene, a)
    if item is None or item.kind != "stay" or not isinstance(a, Ref):
        return rel.YES
    why = gate_between(item, item)
    if why:
        return rel.Open(why)
    start, end = scene.period(a)
    near = rel.negated(rel.before(start, end, LONGEST_STAY + 1))
    return rel.either(near, rel.Open(far_apart()))


def far_apart() -> str:
    """Why two stamps more than ``LONGEST_STAY`` days apart may be of two stays."""
    return say("whether the two stamps are of one stay: they lie more than {days} days apart",
               days=LONGEST_STAY)  # fmt: skip


def gate_between(first: Item, last: Item) -> str:
    """Why a crossing between the two may have left no stamp; ``""`` where stamps are usual."""
    low, high = first.bounds("start")[0], last.bounds("end")[1]
    if first.place is None or abs(low) == FAR or abs(high) == FAR:
        return ""
    begin, end = date.fromordinal(low), date.fromordinal(high)
    known = stamping(border_area(first.place.country, begin), begin, end)
    if any(p.gates or (p.entry, p.exit) != ("usual", "usual") for p in known):
        return say("whether a gate or a port without stamps was passed in between")
    return ""
