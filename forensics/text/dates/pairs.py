"""Two dates that belong together, resolved: what one side lacks comes from the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from forensics.temporal.readings import Interval, Pick, Reading, UncertainDate, end_of
from forensics.text.dates.atoms import Atom, Readings, Ref, dated, merged, tidy
from forensics.text.dates.cascade import Built, Hit, atom_of
from forensics.text.dates.tokens import Token
from forensics.text.dates.years import BUDDHIST_YEARS, full_years, num, values


@dataclass(frozen=True, slots=True)
class Pair:
    """``all``: every day from left to right; ``one``: one unknown day between them."""

    left: Atom | None
    right: Atom | None
    kind: Literal["all", "one"]
    unread: str = ""

    @property
    def family(self) -> str:
        side = self.left or self.right
        return side.family if side else ""

    @property
    def doubt(self) -> str:
        return (
            self.unread
            or (self.left and self.left.doubt)
            or (self.right and self.right.doubt)
            or ""
        )

    def resolve(self, ref: Ref) -> tuple[UncertainDate | Interval | None, Readings, str]:
        """The value, the readings later words hang on, and a doubt. ``None``: unresolvable."""
        low, high, doubt = self._sides(ref)
        if (self.left and not low) or (self.right and not high):
            return None, (), ""
        if self.kind == "all":
            value: UncertainDate | Interval = Interval(
                UncertainDate(low) if low else None, UncertainDate(high) if high else None
            )
            return value, high or low, doubt
        return self._between(low, high, doubt)

    def _between(
        self, low: Readings, high: Readings, doubt: str
    ) -> tuple[UncertainDate | Interval | None, Readings, str]:
        if not low:
            one = tuple(Reading(None, r.latest, r.assumes) for r in high)
            return UncertainDate(tidy(one)), high, doubt
        if not high:
            one = tuple(Reading(r.earliest, None, r.assumes) for r in low)
            return UncertainDate(tidy(one)), low, doubt
        both = []
        for a in low:
            for b in high:
                picks = merged(a.assumes, b.assumes)
                if picks is None or (a.earliest and b.latest and a.earliest > b.latest):
                    continue
                both.append(Reading(a.earliest, b.latest, picks))
        if not both:
            # Printed backwards: the days between them, whichever way.
            ends = [d for r in (*low, *high) for d in (r.earliest, r.latest) if d]
            both = [Reading(min(ends), max(ends))]
            doubt = doubt or "backwards"
        readings = tidy(both)
        return UncertainDate(readings), readings, doubt

    def _sides(self, ref: Ref) -> tuple[Readings, Readings, str]:
        left, right = self.left, self.right
        if left is None or right is None:
            one = left or right
            found = one.expand(ref) if one else ()
            return (found, (), "") if left else ((), found, "")
        if left.needs in (1, 2) and right.needs == 0:
            high = right.expand(ref)
            low = left.expand(Ref(high, ref.written))
            if left.needs == 1 and (not low or _backwards(low, high)):
                # December 20 to January 5, 2017.
                low = left.expand(Ref(_years_on(high, -1), ref.written))
            return low, high, ""
        if left.needs == 2 and right.needs == 1 and left.family == "western":
            # From 3 to 9 September: the month behind is that of both; a year is printed for none.
            high = right.expand(ref)
            return left.expand(Ref(high, ref.written)), high, ""
        low = left.expand(ref)
        high = right.expand(Ref(low, ref.written) if right.needs else ref)
        if right.needs == 1 and low and (not high or _backwards(low, high)):
            # 2016年11月至3月: the year has turned.
            high = right.expand(Ref(_years_on(low, 1), ref.written))
        elif right.needs == 0 and low and high and _backwards(low, high):
            return low, high, "backwards"
        return low, high, ""


def or_next_year(
    pair: Pair, value: UncertainDate | Interval, ref: Ref, name: str
) -> UncertainDate | Interval:
    """The period, told without a year after the dates of ``ref``, of their year or of the next
    one where it lies before them. ``name`` is the choice on which both ends of it rest."""
    again = Ref(_years_on(ref.readings, 1), ref.written)
    later = pair.resolve(again)[0]
    firsts = [r.earliest for r in ref.readings if r.earliest]
    last = end_of(value)
    if not firsts or last is None or last.latest is None or last.latest >= min(firsts):
        return value
    if isinstance(value, UncertainDate) and isinstance(later, UncertainDate):
        return UncertainDate(tidy((*value.readings, *later.readings)))
    if not isinstance(value, Interval) or not isinstance(later, Interval):
        return value
    sides = ((value.start, later.start), (value.end, later.end))
    start, end = (_either(one, two, name) for one, two in sides)
    return Interval(start, end) if start and end else value


def _either(
    this: UncertainDate | None, following: UncertainDate | None, name: str
) -> UncertainDate | None:
    if this is None or following is None:
        return None
    return UncertainDate(
        tuple(
            replace(r, assumes=(*r.assumes, Pick(name, option)))
            for option, date in (("that year", this), ("the next year", following))
            for r in date.readings
        )
    )


def _backwards(low: Readings, high: Readings) -> bool:
    return all(a.earliest and b.latest and b.latest < a.earliest for a in low for b in high)


def _years_on(readings: Readings, years: int) -> Readings:
    return tuple(
        Reading(
            r.earliest
            and r.earliest.replace(year=r.earliest.year + years, day=min(r.earliest.day, 28)),
            r.latest and r.latest.replace(year=r.latest.year + years, day=min(r.latest.day, 28)),
            r.assumes,
        )
        for r in readings
    )


def side_of(hit: Hit, name: str) -> Atom | None:
    """A side of a range: a date, a bare number (day or year), or the name of a month."""
    tok = hit.get(name)
    if tok is None:
        return None
    if tok.cls in "2o":
        return dated(None, None, values(tok), "western", "damaged" if num(tok).damaged else "")
    if tok.cls in "Mm":
        return dated(None, values(tok), None, "western")
    if tok.cls == "4":
        if not all(1800 <= v <= 2100 or v in BUDDHIST_YEARS for v, _ in num(tok).values):
            return None
        return dated(full_years(tok), None, None, "western")
    return atom_of(tok)


def pair_of(hit: Hit, left: Atom | None, right: Atom | None, kind: Literal["all", "one"]) -> Built:
    return Token("⑦", hit.start, hit.end, Pair(left, right, kind))
