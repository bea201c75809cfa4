"""The small, named, three-valued vocabulary of the rule pages.

Every predicate takes references to facts of the rule (``s.date``, ``r.period``, ``r.place``)
or constants, and gives a formula: of days, where days decide; otherwise true, false or open.
What a paper does not say is open, never false.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from forensics.rules import ages, denials, unsaid, whereabouts
from forensics.rules.calendar import term
from forensics.rules.items import Item
from forensics.rules.jurisdiction import law_of
from forensics.rules.model import Call, Combination, Expression, Ref
from forensics.rules.scene import Argument, Scene, Symbolic
from forensics.rules.speech import named, say
from forensics.temporal import relations as rel
from forensics.temporal.network import ORIGIN, Limit
from forensics.temporal.relations import Formula


def formula(expression: Expression, scene: Scene) -> Formula:
    """The formula of an expression in a scene."""
    if isinstance(expression, Call):
        return PREDICATES[expression.name](scene, *expression.arguments)
    parts = [formula(p, scene) for p in expression.parts]
    if expression.how == "not":
        return rel.negated(parts[0])
    return rel.both(*parts) if expression.how == "and" else rel.either(*parts)


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
    why = say("the hour of that day: it is the first or the last day of the period")
    return rel.inside_hours(scene.day(_ref(a)), *scene.period(_ref(period)), why)


def _overlaps(scene: Scene, a: Argument, b: Argument) -> Formula:
    return rel.overlap(*scene.period(_ref(a)), *scene.period(_ref(b)))


def _longer(scene: Scene, period: Argument, days: Argument) -> Formula:
    """More than ``days`` days, the first and the last counted."""
    start, end = scene.period(_ref(period))
    return rel.before(start, end, _days(days))


def _shorter(scene: Scene, period: Argument, days: Argument) -> Formula:
    return rel.negated(_longer(scene, period, _days(days) - 1))


def _on_or_after(scene: Scene, a: Argument, day: Argument) -> Formula:
    """Not before a fixed day, e.g. the first day of a law."""
    return Limit(ORIGIN, scene.day(_ref(a)), -date.fromisoformat(str(day)).toordinal())


def _value(scene: Scene, argument: Argument) -> str | None:
    """A word of a fact; ``None`` if the paper does not say (or the scene has no facts)."""
    if not isinstance(argument, Ref):
        return str(argument)
    item = scene.item(argument)
    if item is None:
        return None
    return attribute(item, argument.attribute) or None


def _plain_value(item: Item) -> str:
    return str(item.value) if isinstance(item.value, str | int) else ""


_ATTRIBUTES: dict[str, Callable[[Item], str]] = {
    "kind": lambda item: item.kind,
    "paper": lambda item: item.detail("paper") or item.extraction.kind,
    "document": lambda item: item.document,
    "papers": lambda item: item.extraction.kind,
    "by": lambda item: item.asserted_by,
    "matter": lambda item: item.matter,
    "law": law_of,
    "value": _plain_value,
    "": _plain_value,
}
"""What a page calls by a name of its own; any other name is a detail of the fact."""


def attribute(item: Item, name: str) -> str:
    """What a page calls by this name, in one string; ``""`` if the paper does not say."""
    read = _ATTRIBUTES.get(name)
    if read is not None:
        return read(item)
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


def _same_term(scene: Scene, a: Argument, b: Argument) -> Formula:
    """Eighteen months are a year and six months."""
    one, two = (term(_value(scene, x) or "") for x in (a, b))
    if one is None or two is None:
        return rel.Open(_missing(a if one is None else b))
    return rel.constant(one == two)


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


def _same_paper(scene: Scene, a: Argument, b: Argument) -> Formula:
    """Do both stand in one paper (one extraction), about one person of it?"""
    one, two = scene.item(_ref(a)), scene.item(_ref(b))
    if one is None or two is None:
        return rel.Open(say("in which paper it stands"))
    return rel.constant(one.extraction is two.extraction)


def _closed(scene: Scene, a: Argument) -> Formula:
    """Has it a last day, printed or shown by the next step, however coarse?"""
    item = scene.item(_ref(a))
    if item is None:
        return rel.YES
    return rel.constant(item.end is not None and item.end.latest is not None)


def _first_of(scene: Scene, a: Argument, b: Argument) -> Formula:
    """Does ``a`` stand before ``b``, in another paper? So that a pair is taken once."""
    one, two = scene.item(_ref(a)), scene.item(_ref(b))
    if one is None or two is None:
        return rel.Open(say("where it stands"))
    return rel.constant(one.extraction is not two.extraction and one.sort_key < two.sort_key)


_NOTES_OF_PRINTED = ("place ", "end taken from the date of the decision")
"""Notes that leave a period as printed: a decision that ends a measure ends it on its own day."""


def _printed(scene: Scene, a: Argument) -> Formula:
    """Are its first and last day printed? What was inferred, or has an open end, is not."""
    item = scene.item(_ref(a))
    if item is None:
        return rel.YES
    ends = (item.start, item.end)
    notes = [n for n in item.inferred.split("; ") if n and not n.startswith(_NOTES_OF_PRINTED)]
    return rel.constant(not notes and all(d is not None and d.earliest and d.latest for d in ends))


def _missing(argument: Argument) -> str:
    if isinstance(argument, Ref):
        what = argument.attribute.replace("_", " ") or "it"
        return say("what the paper says of {what}", what=named(what))
    return say("a value")


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
    "same_term": _same_term,
    "one_of": _one_of,
    "known": _known,
    "says": _says,
    "same_other": denials.same_other,
    "denies_all": denials.denies_all,
    "enters": denials.enters,
    "on_or_after": _on_or_after,
    "same_paper": _same_paper,
    "printed": _printed,
    "first_of": _first_of,
    "closed": _closed,
    "unstamped": whereabouts.unstamped,
    "outside": whereabouts.outside,
    "abroad": whereabouts.abroad,
    "in_state": whereabouts.in_state,
    "covers": whereabouts.covers,
    "local_to": whereabouts.local_to,
    "reaches": whereabouts.reaches,
    "end_told": unsaid.end_told,
    "one_authority": unsaid.one_authority,
    "unbroken": unsaid.unbroken,
    "sealed": ages.sealed,
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
    "same_term": (2, 2),
    "one_of": (2, 12),
    "known": (1, 1),
    "says": (2, 2),
    "same_other": (2, 2),
    "denies_all": (1, 1),
    "enters": (2, 2),
    "on_or_after": (2, 2),
    "same_paper": (2, 2),
    "printed": (1, 1),
    "first_of": (2, 2),
    "closed": (1, 1),
    "unstamped": (1, 1),
    "outside": (2, 2),
    "abroad": (2, 2),
    "in_state": (2, 2),
    "covers": (2, 2),
    "local_to": (2, 2),
    "reaches": (2, 2),
    "end_told": (1, 1),
    "one_authority": (1, 1),
    "unbroken": (1, 1),
    "sealed": (2, 2),
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
