"""The small, named, three-valued vocabulary of the rule pages.

Every predicate takes references to facts of the rule (``s.date``, ``r.period``, ``r.place``)
or constants, and gives a formula: of days, where days decide; otherwise true, false or open.
What a paper does not say is open, never false.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from forensics import places
from forensics.places import Place
from forensics.rules.items import Item
from forensics.rules.model import Call, Combination, Expression, Ref
from forensics.temporal import relations as rel
from forensics.temporal.network import Limit
from forensics.temporal.readings import UncertainDate
from forensics.temporal.relations import Formula

SIDES = {"date": "start", "start": "start", "issue": "start", "end": "end", "expiry": "end"}
"""What a page may call the first and the last day of a fact."""


class Scene(Protocol):
    """What predicates are asked about: the days of the facts, and the facts themselves."""

    def day(self, ref: Ref) -> str: ...

    def period(self, ref: Ref) -> tuple[str, str]: ...

    def item(self, ref: Ref) -> Item | None: ...


@dataclass(slots=True)
class Bound:
    """A scene with an item for every letter; collects the dates that are spoken of."""

    items: Mapping[str, Item]
    dates: dict[str, UncertainDate | None] = field(default_factory=dict)
    own: list[Limit] = field(default_factory=list)

    def day(self, ref: Ref) -> str:
        item = self.items[ref.role]
        side = SIDES[ref.attribute or "date"]
        if item.is_day:
            return self._known(f"{ref.role}.date", item.start)
        if side == "start":
            name = self._known(f"{ref.role}.start", item.start)
        else:
            name = self._known(f"{ref.role}.end", item.end)
        self._keep_order(ref.role, item)
        return name

    def period(self, ref: Ref) -> tuple[str, str]:
        item = self.items[ref.role]
        if item.is_day:
            name = self._known(f"{ref.role}.date", item.start)
            return name, name
        self._keep_order(ref.role, item)
        return f"{ref.role}.start", f"{ref.role}.end"

    def item(self, ref: Ref) -> Item | None:
        return self.items[ref.role]

    def _known(self, name: str, when: UncertainDate | None) -> str:
        self.dates.setdefault(name, when)
        return name

    def _keep_order(self, role: str, item: Item) -> None:
        """A paper's own rule: a period starts before it ends."""
        limit = Limit(f"{role}.start", f"{role}.end", 0, "own")
        if limit not in self.own:
            self._known(f"{role}.start", item.start)
            self._known(f"{role}.end", item.end)
            self.own.append(limit)


class Symbolic:
    """A scene without items: shows which limits a page sets between its facts."""

    def day(self, ref: Ref) -> str:
        return f"{ref.role}.{SIDES[ref.attribute or 'date']}"

    def period(self, ref: Ref) -> tuple[str, str]:
        return f"{ref.role}.start", f"{ref.role}.end"

    def item(self, ref: Ref) -> Item | None:
        return None


def formula(expression: Expression, scene: Scene) -> Formula:
    """The formula of an expression in a scene."""
    if isinstance(expression, Call):
        return PREDICATES[expression.name](scene, *expression.arguments)
    parts = [formula(p, scene) for p in expression.parts]
    if expression.how == "not":
        return rel.negated(parts[0])
    return rel.both(*parts) if expression.how == "and" else rel.either(*parts)


Argument = Ref | str | int


def _ref(argument: Argument) -> Ref:
    if not isinstance(argument, Ref):
        raise TypeError(f"{argument!r} stands where a fact of the rule is wanted")
    return argument


def _days(argument: Argument) -> int:
    if not isinstance(argument, int):
        raise TypeError(f"{argument!r} stands where a number of days is wanted")
    return argument


def _before(scene: Scene, a: Argument, b: Argument, days: Argument = 1) -> Formula:
    return rel.before(scene.day(_ref(a)), scene.day(_ref(b)), _days(days))


def _after(scene: Scene, a: Argument, b: Argument, days: Argument = 1) -> Formula:
    return _before(scene, b, a, days)


def _not_after(scene: Scene, a: Argument, b: Argument) -> Formula:
    return rel.not_after(scene.day(_ref(a)), scene.day(_ref(b)))


def _same_day(scene: Scene, a: Argument, b: Argument) -> Formula:
    return rel.same_day(scene.day(_ref(a)), scene.day(_ref(b)))


def _apart(scene: Scene, a: Argument, b: Argument, days: Argument) -> Formula:
    return rel.apart(scene.day(_ref(a)), scene.day(_ref(b)), _days(days))


def _during(scene: Scene, a: Argument, period: Argument) -> Formula:
    return rel.inside(scene.day(_ref(a)), *scene.period(_ref(period)))


def _during_hours(scene: Scene, a: Argument, period: Argument) -> Formula:
    why = "the hour of that day: it is the first or the last day of the period"
    return rel.inside_hours(scene.day(_ref(a)), *scene.period(_ref(period)), why)


def _overlaps(scene: Scene, a: Argument, b: Argument) -> Formula:
    return rel.overlap(*scene.period(_ref(a)), *scene.period(_ref(b)))


def _longer(scene: Scene, period: Argument, days: Argument) -> Formula:
    """More than ``days`` days, the first and the last counted."""
    start, end = scene.period(_ref(period))
    return rel.before(start, end, _days(days))


def _shorter(scene: Scene, period: Argument, days: Argument) -> Formula:
    return rel.negated(_longer(scene, period, _days(days) - 1))


def _value(scene: Scene, argument: Argument) -> str | None:
    """A word of a fact; ``None`` if the paper does not say (or the scene has no facts)."""
    if not isinstance(argument, Ref):
        return str(argument)
    item = scene.item(argument)
    if item is None:
        return None
    return attribute(item, argument.attribute) or None


def attribute(item: Item, name: str) -> str:
    """What a page calls by this name, in one string; ``""`` if the paper does not say."""
    if name == "kind":
        return item.kind
    if name == "paper":
        return item.detail("paper") or item.extraction.kind
    if name == "document":
        return item.document
    if name == "papers":
        return item.extraction.kind
    if name == "by":
        return item.asserted_by
    if name == "matter":
        return item.matter
    if name in ("value", ""):
        return str(item.value) if isinstance(item.value, str | int) else ""
    found = item.detail(name)
    if not found:
        fact = next((f for f in item.extraction.values(name) if isinstance(f.value, str)), None)
        found = str(fact.value) if fact else ""
    return found


def _equals(scene: Scene, a: Argument, b: Argument) -> Formula:
    one, two = _value(scene, a), _value(scene, b)
    if one is None or two is None:
        return rel.Open(_missing(a if one is None else b))
    return rel.constant(one.casefold() == two.casefold())


def _one_of(scene: Scene, a: Argument, *others: Argument) -> Formula:
    one = _value(scene, a)
    if one is None:
        return rel.Open(_missing(a))
    return rel.constant(one.casefold() in {str(o).casefold() for o in others})


def _known(scene: Scene, a: Argument) -> Formula:
    return rel.constant(_value(scene, a) is not None)


def _says(scene: Scene, a: Argument, b: Argument) -> Formula:
    """The paper says just this; silence is a no, not an open question."""
    return rel.constant((_value(scene, a) or "").casefold() == str(b).casefold())


def _missing(argument: Argument) -> str:
    if isinstance(argument, Ref):
        return f"what the paper says of {argument.attribute.replace('_', ' ') or 'it'}"
    return "a value"


def _place(scene: Scene, argument: Argument) -> tuple[Item | None, Place | None]:
    if isinstance(argument, Ref):
        item = scene.item(argument)
        return item, item.place if item else None
    return None, places.Place("", str(argument))


def _outside(scene: Scene, a: Argument, b: Argument) -> Formula:
    """Was what ``a`` says somewhere with no point in common with the place of ``b``?

    Who crosses a border was outside every place that lies within that border.
    """
    item, one = _place(scene, a)
    _, two = _place(scene, b)
    if one is None:
        return rel.Open("where it was")
    if two is None:
        return rel.Open("which place the restriction binds to")
    if item is not None and item.kind in ("border_crossing", "stay"):
        if not one.country:
            return rel.Open("which state the stamp is of")
        if one.country == two.country:
            return rel.YES
    return rel.constant(places.outside(one, two), "whether one place lies outside the other")


def _in_state(scene: Scene, a: Argument, code: Argument) -> Formula:
    _, place = _place(scene, a)
    if place is None or not place.country:
        return rel.Open("which state it was in")
    return rel.constant(place.country == code)


def _within(scene: Scene, a: Argument, b: Argument) -> Formula:
    _, one = _place(scene, a)
    _, two = _place(scene, b)
    if one is None or two is None:
        return rel.Open("where it was")
    return rel.constant(places.within(one, two), "whether one place lies within the other")


def _same_area(scene: Scene, a: Argument, b: Argument) -> Formula:
    """One of the two places is the other or lies in it."""
    _, one = _place(scene, a)
    _, two = _place(scene, b)
    if one is None or two is None:
        return rel.Open("where it was")
    apart = places.outside(one, two)
    if apart is None:
        return rel.Open("whether the two places are one area")
    if apart:
        return rel.NO
    # Two names of one area, or a county and a town of it: but a country as a whole says nothing.
    return rel.YES if one.code and two.code else rel.Open("which area it was")


Predicate = Callable[..., Formula]
PREDICATES: Mapping[str, Predicate] = {
    "before": _before,
    "after": _after,
    "not_after": _not_after,
    "same_day": _same_day,
    "apart": _apart,
    "during": _during,
    "during_hours": _during_hours,
    "overlaps": _overlaps,
    "longer": _longer,
    "shorter": _shorter,
    "equals": _equals,
    "one_of": _one_of,
    "known": _known,
    "says": _says,
    "outside": _outside,
    "within": _within,
    "same_area": _same_area,
    "in_state": _in_state,
}
ARGUMENTS: Mapping[str, tuple[int, int]] = {
    "before": (2, 3),
    "after": (2, 3),
    "not_after": (2, 2),
    "same_day": (2, 2),
    "apart": (3, 3),
    "during": (2, 2),
    "during_hours": (2, 2),
    "overlaps": (2, 2),
    "longer": (2, 2),
    "shorter": (2, 2),
    "equals": (2, 2),
    "one_of": (2, 12),
    "known": (1, 1),
    "says": (2, 2),
    "outside": (2, 2),
    "within": (2, 2),
    "same_area": (2, 2),
    "in_state": (2, 2),
}
"""Predicate -> least and greatest number of arguments."""


def limits_of(expressions: tuple[Expression, ...]) -> tuple[Limit, ...]:
    """Limits that hold wherever all expressions hold: what a join may use to skip pairs."""
    found: list[Limit] = []
    for expression in expressions:
        _collect(expression, found)
    return tuple(found)


def _collect(expression: Expression, found: list[Limit]) -> None:
    if isinstance(expression, Combination):
        if expression.how == "and":
            for part in expression.parts:
                _collect(part, found)
        return
    whole = formula(expression, Symbolic())
    parts = whole.parts if isinstance(whole, rel.All) else (whole,)
    found.extend(p for p in parts if isinstance(p, Limit))
