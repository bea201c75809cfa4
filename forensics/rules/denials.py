"""What a denial is held against: is it of the same other one, and of all that it may be of?"""

from __future__ import annotations

from forensics.rules.model import Ref
from forensics.rules.names import are_two_names, is_one_name
from forensics.rules.scene import Argument, Scene
from forensics.rules.speech import say
from forensics.temporal import relations as rel
from forensics.temporal.relations import Formula


def _told(scene: Scene, argument: Argument) -> str:
    item = scene.item(argument) if isinstance(argument, Ref) else None
    return item.detail(argument.attribute) if item and isinstance(argument, Ref) else ""


def same_other(scene: Scene, whom: Argument, to: Argument) -> Formula:
    """Is the one whom a denial names the one to whom it was written? A denial that names nobody
    speaks of all (but see ``denies_all``). Open where nobody knows to whom it was written, as in
    a group, and where one name may be the other: Mr Li beside Li Ming."""
    one, two = _told(scene, whom), _told(scene, to)
    if not one:
        return rel.YES
    if not two:
        return rel.Open(say("to whom the message was written"))
    if are_two_names(one, two):
        return rel.NO
    why = say("whether {one} is {two}", one=one, two=two)
    return rel.constant(True if is_one_name(one, two) else None, why)


def denies_all(scene: Scene, part: Argument) -> Formula:
    """Is all of it denied, contact by message too? Open where only meeting or talking is, where
    words of the denial may narrow it (on business, of fraud), or where it names nobody and does
    not say that it is of anybody: "no contact", "with him"."""
    told = _told(scene, part)
    if told == "meeting":
        return rel.Open(say("whether more than a meeting face to face is denied"))
    if told == "speech":
        return rel.Open(say("whether more than talking is denied"))
    if told == "unnamed":
        return rel.Open(say("with whom contact is denied, for nobody is named"))
    if told == "narrowed":
        return rel.Open(say("whether the denial, which has words that may narrow it, is of any"))
    return rel.YES


def enters(scene: Scene, stamp: Argument, denied: Argument) -> Formula:
    """Is the stamp of the state that a denial says was not entered? One that names no state is of
    none: what it means no stamp can show."""
    items = [scene.item(a) if isinstance(a, Ref) else None for a in (stamp, denied)]
    if None in items:
        return rel.YES
    one, two = (i.place.country if i is not None and i.place else "" for i in items)
    if not two:
        return rel.NO
    if not one:
        return rel.Open(say("which state the stamp is of"))
    return rel.constant(one == two)
