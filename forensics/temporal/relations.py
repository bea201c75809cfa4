"""What can be said of days: comparisons that are true, false or open, put together.

A formula is built from limits between day variables (see ``network``), from what is not known
at all (``Open``) and from "all of" and "one of". Whole days are compared; what the hour of a
day would decide is ``Open`` at that day. Two questions are asked of a formula: *can it hold*
for some days inside their bounds, and *can it fail*. The first takes ``Open`` as true, the
second as false, so a claim rests on nothing unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from forensics.temporal.network import ORIGIN, Bounds, Limit, consistent


class Truth(Enum):
    """Kleene's three values."""

    NO = 0
    OPEN = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Open:
    """Not known, and no reading of a date can decide it; ``why`` says what is missing."""

    why: str


@dataclass(frozen=True, slots=True)
class All:
    """Holds if all parts hold. Without parts: true."""

    parts: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class OneOf:
    """Holds if one part holds. Without parts: false."""

    parts: tuple[Formula, ...] = ()


Formula = Limit | Open | All | OneOf
YES = All()
NO = OneOf()


def constant(value: bool | None, why: str = "") -> Formula:
    """A fact that no date decides; ``None`` is not known."""
    if value is None:
        return Open(why)
    return YES if value else NO


def both(*parts: Formula) -> Formula:
    flat: list[Formula] = []
    for part in parts:
        if part == NO:
            return NO
        flat.extend(part.parts if isinstance(part, All) else (part,))
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def either(*parts: Formula) -> Formula:
    flat: list[Formula] = []
    for part in parts:
        if part == YES:
            return YES
        flat.extend(part.parts if isinstance(part, OneOf) else (part,))
    return flat[0] if len(flat) == 1 else OneOf(tuple(flat))


def negated(formula: Formula) -> Formula:
    """The opposite. What is open stays open."""
    if isinstance(formula, Limit):
        return formula.negated()
    if isinstance(formula, All):
        return either(*(negated(p) for p in formula.parts))
    if isinstance(formula, OneOf):
        return both(*(negated(p) for p in formula.parts))
    return formula


def before(a: str, b: str, days: int = 1) -> Formula:
    """``a`` lies at least ``days`` days before ``b``."""
    return Limit(a, b, -days)


def not_after(a: str, b: str) -> Formula:
    """``a`` is the same day as ``b`` or an earlier one."""
    return Limit(a, b, 0)


def same_day(a: str, b: str) -> Formula:
    return both(Limit(a, b, 0), Limit(b, a, 0))


def inside(a: str, start: str, end: str) -> Formula:
    """Day ``a`` is a day of the period, its first and last day included."""
    return both(Limit(start, a, 0), Limit(a, end, 0))


def inside_hours(a: str, start: str, end: str, why: str = "the hour of the day") -> Formula:
    """As ``inside``, but on the first and the last day only the hour would tell."""
    strict = both(before(start, a), before(a, end))
    return both(inside(a, start, end), either(strict, Open(why)))


def overlap(a: str, b: str, c: str, d: str) -> Formula:
    """The periods ``a``..``b`` and ``c``..``d`` have a day in common."""
    return both(Limit(a, d, 0), Limit(c, b, 0))


def apart(a: str, b: str, days: int) -> Formula:
    """More than ``days`` days lie between ``a`` and ``b``, whichever is first."""
    return either(before(a, b, days + 1), before(b, a, days + 1))


def variables(formula: Formula) -> frozenset[str]:
    """The day variables it speaks of."""
    if isinstance(formula, Limit):
        return frozenset({formula.left, formula.right} - {ORIGIN})
    if isinstance(formula, Open):
        return frozenset()
    return frozenset().union(*(variables(p) for p in formula.parts))


def open_points(formula: Formula) -> tuple[str, ...]:
    """What is missing, for every ``Open`` in it, in order, each once."""
    if isinstance(formula, Open):
        return (formula.why,)
    if isinstance(formula, Limit):
        return ()
    return tuple(dict.fromkeys(w for p in formula.parts for w in open_points(p)))


def settled(formula: Formula, to: Formula) -> Formula:
    """The formula with everything open taken as ``to``: what is left is for dates to decide."""
    if isinstance(formula, Open):
        return to
    if isinstance(formula, All):
        return both(*(settled(p, to) for p in formula.parts))
    if isinstance(formula, OneOf):
        return either(*(settled(p, to) for p in formula.parts))
    return formula


def ways(formula: Formula) -> tuple[tuple[Limit, ...], ...]:
    """The ways to make it true, each a set of limits that must all hold; open is true."""
    return tuple(_branches(formula))


def can_hold(formula: Formula, bounds: Bounds, own: Sequence[Limit] = ()) -> bool:
    """Is there a choice of days inside ``bounds`` that keeps ``own`` and makes it true?"""
    return any(consistent([*own, *branch], bounds) for branch in _branches(formula))


def can_fail(formula: Formula, bounds: Bounds, own: Sequence[Limit] = ()) -> bool:
    """Is there a choice of days inside ``bounds`` that keeps ``own`` and makes it false?"""
    opposite = negated(formula)
    return any(consistent([*own, *branch], bounds) for branch in _branches(opposite))


def truth(formula: Formula, bounds: Bounds, own: Sequence[Limit] = ()) -> Truth:
    """YES if it holds for all days inside the bounds, NO if for none, else OPEN."""
    if not can_hold(formula, bounds, own):
        return Truth.NO
    return Truth.OPEN if can_fail(formula, bounds, own) else Truth.YES


def _branches(formula: Formula) -> Iterator[tuple[Limit, ...]]:
    if isinstance(formula, Limit):
        yield (formula,)
    elif isinstance(formula, Open):
        yield ()
    elif isinstance(formula, OneOf):
        for part in formula.parts:
            yield from _branches(part)
    else:
        yield from _product(formula.parts)


def _product(parts: Sequence[Formula]) -> Iterator[tuple[Limit, ...]]:
    if not parts:
        yield ()
        return
    for head in _branches(parts[0]):
        for tail in _product(parts[1:]):
            yield head + tail
