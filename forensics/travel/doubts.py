"""What is in doubt about the crossings of one person, and every way to take it together.

Dates of one series share their day/month order. One that can be read one way only settles it
for the others, and they say so; where two of them differ, nothing is shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from math import prod

from forensics.histories import Crossing, Doubt
from forensics.temporal.readings import Pick, Reading, UncertainDate, consistent
from forensics.travel.course import Loose, Span, Step

MOST_COURSES = 4096
"""More ways to take the doubts together than this are not laid out one by one."""


def settled(crossings: Sequence[Crossing]) -> list[Crossing]:
    """Day/month orders that one crossing shows settle the others of its series."""
    shown: defaultdict[str, dict[str, Crossing]] = defaultdict(dict)
    # What was settled by another stamp already is no witness of its own.
    for crossing in sorted(crossings, key=lambda c: bool(c.inferred)):
        for choice, options in _only(crossing).items():
            if choice.startswith("order:") and len(options) == 1:
                shown[choice].setdefault(next(iter(options)), crossing)
    taken = {c: next(iter(by.items())) for c, by in shown.items() if len(by) == 1}
    return [_narrowed(c, taken) for c in crossings]


def _narrowed(crossing: Crossing, taken: dict[str, tuple[str, Crossing]]) -> Crossing:
    if crossing.when is None:
        return crossing
    why: dict[str, None] = {}
    kept = []
    for reading in crossing.when.readings:
        other = [p for p in reading.assumes if taken.get(p.choice, (p.option,))[0] != p.option]
        for pick in other:
            option, witness = taken[pick.choice]
            place = witness.places[0]
            why[
                f"{option}, as the stamp of the same series in {place.document}, page "
                f"{place.page}, shows: {place.quote}"
            ] = None
        if not other:
            kept.append(reading)
    if not why or not kept:
        return crossing
    told = "; ".join(w for w in (crossing.inferred, *why) if w)
    return replace(crossing, when=UncertainDate(tuple(kept)), inferred=told)


def _only(crossing: Crossing) -> dict[str, set[str]]:
    """Choices on which every reading of the date rests, with the options that are left."""
    readings = crossing.when.readings if crossing.when else ()
    options: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for pick in reading.assumes:
            options[pick.choice].add(pick.option)
    return {
        choice: found
        for choice, found in options.items()
        if all(any(p.choice == choice for p in r.assumes) for r in readings)
    }


def unshared(crossings: Sequence[Crossing], everything: bool = False) -> list[Crossing]:
    """Choices that no option settles for all: each crossing then makes its own.

    ``everything``: all choices.
    """
    left: dict[str, set[str]] = {}
    for crossing in crossings:
        for choice, options in _only(crossing).items():
            left[choice] = left.get(choice, options) & options
    torn = {choice for choice, options in left.items() if not options}
    out = []
    for number, crossing in enumerate(crossings):
        when = crossing.when
        if when and (everything or when.choices & torn):
            readings = []
            for reading in when.readings:
                picks = tuple(
                    Pick(f"{p.choice}@{number}", p.option) if everything or p.choice in torn else p
                    for p in reading.assumes
                )
                readings.append(replace(reading, assumes=picks))
            crossing = replace(crossing, when=UncertainDate(tuple(readings)))
        out.append(crossing)
    return out


def in_doubt(crossings: Sequence[Crossing]) -> Iterator[Doubt]:
    """What keeps each crossing out of the order, ``""`` if nothing does."""
    options: defaultdict[str, set[str]] = defaultdict(set)
    for number, crossing in enumerate(crossings):
        when = crossing.when
        doubt: Doubt = ""
        if when is None or any(r.earliest is None or r.latest is None for r in when.readings):
            doubt = "no-date"
        elif not crossing.area:
            doubt = "no-state"
        elif any(not r.is_day and _rivals(r, crossing, crossings) for r in when.readings):
            doubt = "wide"
        else:
            more = {c: set(o) for c, o in options.items()}
            for choice, option in _open(number, crossing):
                more.setdefault(choice, set()).add(option)
            if prod(map(len, more.values())) > MOST_COURSES:
                doubt = "many"
            else:
                options = defaultdict(set, more)
        yield doubt


def _rivals(reading: Reading, crossing: Crossing, crossings: Sequence[Crossing]) -> bool:
    first, last = reading.earliest, reading.latest
    return any(
        other is not crossing
        and other.when is not None
        and any(
            r.earliest and r.latest and first and last and r.earliest <= last and first <= r.latest
            for r in other.when.readings
        )
        for other in crossings
    )


def courses(crossings: Sequence[Crossing]) -> Iterator[list[Step]]:
    """The crossings under every way to take the doubts of those that have a place in the order.

    Ways under which one of them could not have a date at all are none.
    """
    options: defaultdict[str, set[str]] = defaultdict(set)
    for number, crossing in enumerate(crossings):
        for choice, option in () if crossing.doubt else _open(number, crossing):
            options[choice].add(option)
    names = sorted(options)
    seen: set[tuple[tuple[int, bool, Span], ...]] = set()
    for values in product(*(sorted(options[name]) for name in names)):
        steps = _steps(crossings, dict(zip(names, values, strict=True)))
        key = None if steps is None else tuple((s.key, s.entering, s.days) for s in steps)
        if steps is not None and key not in seen:
            seen.add(key or ())
            yield steps


def _steps(crossings: Sequence[Crossing], taken: dict[str, str]) -> list[Step] | None:
    steps = []
    for number, crossing in enumerate(crossings):
        if crossing.doubt:
            continue
        days = _days(number, crossing, taken)
        if days is None:
            return None
        way = taken.get(_way(number), crossing.direction)
        steps.append(Step(number, crossing.area, way == "entry", days))
    return steps


def _open(number: int, crossing: Crossing) -> Iterator[tuple[str, str]]:
    """(choice, option) of everything in doubt about one crossing."""
    readings = crossing.when.readings if crossing.when else ()
    for reading in readings:
        yield from ((pick.choice, pick.option) for pick in reading.assumes)
    if crossing.direction == "unknown":
        yield from ((_way(number), way) for way in ("entry", "exit"))
    if _by_place(readings):
        yield from ((_nth(number), str(i)) for i in range(len(readings)))


def _by_place(readings: Sequence[Reading]) -> bool:
    """Can two readings hold under the same picks? Then they are told apart by their place."""
    return any(consistent((*a.assumes, *b.assumes)) for a, b in combinations(readings, 2))


def _days(number: int, crossing: Crossing, taken: dict[str, str]) -> Span | None:
    """First and last day of the reading that goes with what is taken."""
    readings: Sequence[Reading] = crossing.when.readings if crossing.when else ()
    if _nth(number) in taken:
        readings = (readings[int(taken[_nth(number)])],)
    for reading in readings:
        if all(taken[p.choice] == p.option for p in reading.assumes):
            first, last = reading.earliest, reading.latest
            return (first.toordinal(), last.toordinal()) if first and last else None
    return None


def _way(number: int) -> str:
    return f"direction:{number}"


def _nth(number: int) -> str:
    return f"reading:{number}"


def loose_days(crossing: Crossing) -> Loose:
    """All days on which a crossing can have been; open where no date was read."""
    when = crossing.when
    if when is None:
        return None, None
    return _ordinal(when.earliest), _ordinal(when.latest)


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
