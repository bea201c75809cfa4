"""Predicates of places: where somebody was, and how far a certificate reaches."""

from __future__ import annotations

from datetime import date
from functools import cache

from forensics import places
from forensics.data.stamp_layouts import layouts
from forensics.places import SEPARATE, Place
from forensics.rules.items import Item
from forensics.rules.model import Ref
from forensics.rules.scene import Argument, Scene
from forensics.rules.speech import say
from forensics.temporal import relations as rel
from forensics.temporal.edtf import from_edtf
from forensics.temporal.network import ORIGIN, Limit
from forensics.temporal.readings import Interval, UncertainDate
from forensics.temporal.relations import Formula


def _place(scene: Scene, argument: Argument) -> tuple[Item | None, Place | None]:
    if isinstance(argument, Ref):
        item = scene.item(argument)
        return item, item.place if item else None
    return None, Place("", str(argument))


def outside(scene: Scene, a: Argument, b: Argument) -> Formula:
    """Was what ``a`` says somewhere with no point in common with the place of ``b``?

    Who crosses a border, or is away from a state, is outside every place within that border.
    """
    item, one = _place(scene, a)
    _, two = _place(scene, b)
    if one is None or not one.country:
        return rel.Open(say("which state the stamp is of"))
    if two is None:
        return rel.Open(say("which place the restriction binds to"))
    if item is not None and item.kind in ("border_crossing", "away"):
        if one.country == two.country:
            return rel.YES
        if item.kind == "away":
            # Out of one state says nothing on where in another somebody was.
            return rel.NO
    if two.country == "CN" and one.country in SEPARATE:
        # A restriction to a place of the mainland; Hong Kong, Macau and Taiwan lie beyond a
        # border control of their own.
        return rel.YES
    return rel.constant(places.outside(one, two), say("whether one place lies outside the other"))


def abroad(scene: Scene, a: Argument, home: Argument) -> Formula:
    """Was the person beyond the border control of the state ``home``?

    A border stamp of ``home`` itself puts him at its border: not at a hearing inland.
    """
    item, place = _place(scene, a)
    if place is None or not place.country:
        return rel.Open(say("which state the stamp is of"))
    if item is not None and item.kind in ("away", "border_crossing") and place.country == home:
        return rel.YES
    if item is not None and item.kind == "away":
        return rel.NO
    return rel.constant(place.country != home)


def in_state(scene: Scene, a: Argument, code: Argument) -> Formula:
    _, place = _place(scene, a)
    if place is None or not place.country:
        return rel.Open(say("which state it was in"))
    return rel.constant(place.country == code)


@cache
def _unstamped_since() -> dict[str, date]:
    """State → the first day without any stamps, where the tables say that it gives none now."""
    return {
        layout.state: date.fromisoformat(practice.first)
        for layout in layouts()
        for practice in layout.practices
        if practice.first and not practice.last and practice.entry == practice.exit == "none"
    }


def unstamped_since(state: str) -> date | None:
    """The first day on which a place gave no stamps; ``None`` if no source says it does not."""
    return _unstamped_since().get(state)


def unstamped(scene: Scene, a: Argument) -> Formula:
    """A journey to a place that gives no stamps, on or after the day it stopped."""
    _, place = _place(scene, a)
    since = _unstamped_since().get(place.country) if place else None
    if since is None or not isinstance(a, Ref):
        return rel.NO
    return Limit(ORIGIN, scene.day(Ref(a.role, "start")), -since.toordinal())


def local_to(scene: Scene, a: Argument, b: Argument) -> Formula:
    """Is the office of ``a`` of the same county or city as ``b``? A whole state is not local."""
    _, one = _place(scene, a)
    _, two = _place(scene, b)
    if one is None or two is None:
        return rel.Open(say("of which area the papers are"))
    if one.country and two.country and one.country != two.country:
        return rel.NO
    if not one.code or not two.code:
        whole = not one.code and bool(one.country) and not one.name.strip()
        same = bool(one.name) and one.name == two.name
        if same:
            return rel.YES
        if whole or _whole_state(one):
            return rel.NO
        return rel.Open(say("of which area the papers are"))
    inside = places.within(two, one)
    if inside is None:
        inside = places.within(one, two)
    return rel.constant(inside, say("whether the two areas are one"))


def _whole_state(place: Place) -> bool:
    return places.within(place, Place("", place.country)) is True and not place.code


def reaches(scene: Scene, a: Argument, b: Argument) -> Formula:
    """Does a certificate of ``a`` speak of what a court of ``b`` decided?

    A certificate for a whole state does; a local one of elsewhere may not: before December
    2021 China had no national register.
    """
    _, one = _place(scene, a)
    _, two = _place(scene, b)
    if one is None or two is None:
        return rel.Open(say("how far the certificate reaches"))
    if one.country and two.country and one.country != two.country:
        return rel.NO
    if places.within(two, one):
        return rel.YES
    return rel.Open(say("whether a local certificate speaks of judgments of other places"))


def covers(scene: Scene, certificate: Argument, conviction: Argument) -> Formula:
    """Does the period a certificate speaks of hold the conviction, from the judgment until it took
    effect? Open where it holds one of the two days only.

    No period printed: everything up to its date. A period whose words could not be read is
    open; so is one whose first day is not printed, for it may have begun after the conviction.
    """
    item, _ = _place(scene, certificate)
    other, _ = _place(scene, conviction)
    if item is None or other is None:
        return rel.Open(say("the scope of the certificate"))
    if item.detail("scope") == "unread":
        return rel.Open(say("the scope of the certificate, which could not be read"))
    if item.detail("scope") == "from a day that is not printed":
        return rel.Open(say("on which day the time that the certificate speaks of began"))
    if item.detail("scope") == "in the area of one police station":
        return rel.Open(say("whether that police station knew of the conviction"))
    day, effect = (other.parts[0] if other.parts else other).start, other.start
    if day is None or effect is None:
        return rel.Open(say("the day of the conviction"))
    sure = True
    for side in ("scope_from", "scope_to"):
        text = item.detail(side)
        if not text:
            continue
        bound = _date(text)
        if bound is None:
            sure = False
        elif side == "scope_from":
            if _before(effect, bound):
                return rel.NO
            sure = sure and not _before_possible(day, bound)
        else:
            if _before(bound, day):
                return rel.NO
            sure = sure and not _before_possible(bound, effect)
    why = say("whether the certificate's period holds that day")
    return rel.constant(True if sure else None, why)


def _date(text: str) -> UncertainDate | None:
    try:
        value = from_edtf(text)
    except ValueError:
        return None
    return value.start if isinstance(value, Interval) else value


def _before(one: UncertainDate, two: UncertainDate) -> bool:
    """Surely earlier, in every reading."""
    return bool(one.latest and two.earliest and one.latest < two.earliest)


def _before_possible(one: UncertainDate, two: UncertainDate) -> bool:
    return not (one.earliest and two.latest and one.earliest >= two.latest)
