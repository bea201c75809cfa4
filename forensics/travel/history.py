"""All courses of one person put together: what holds in each, and the bounds over all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from math import prod

from forensics.data.stamp_layouts import layouts, stamping
from forensics.histories import (
    AreaDays,
    Bounds,
    Crossing,
    Days,
    Doubt,
    Gap,
    Stay,
    TravelHistory,
)
from forensics.temporal.readings import Reading
from forensics.travel import course
from forensics.travel.course import Blank, Leg, Span, Step
from forensics.travel.crossings import Bearer

MOST_COURSES = 4096
"""More ways to take the doubts together than this are not laid out one by one."""


def history(bearer: Bearer, first: date | None = None, last: date | None = None) -> TravelHistory:
    """The travel history of one person; ``first`` and ``last`` cut the counts of days."""
    crossings = tuple(_in_doubt(bearer.crossings))
    options = _options(crossings)
    widened = any(c.doubt == "many" for c in crossings)
    window = (first.toordinal() if first else None), (last.toordinal() if last else None)
    merged = _Merged(window)
    loose = _loose(crossings)
    for steps in _courses(crossings, options):
        merged.add(steps, loose)
    names = {c.area: c.state for c in reversed(crossings)}
    names |= {x.state: x.name for x in layouts() if x.state in names}
    notes = list(_gates(crossings))
    if bearer.others:
        others = ", ".join(sorted(bearer.others))
        notes.append(f"kept apart from a person of the same name in {others}: marks differ")
    return TravelHistory(
        person=bearer.name,
        papers=tuple(bearer.papers),
        crossings=crossings,
        stays=tuple(merged.stays(names)),
        gaps=tuple(merged.gaps()),
        areas=tuple(merged.areas(names)),
        courses=merged.courses,
        widened=widened,
        unread=tuple(bearer.unread),
        notes=tuple(notes),
    )


def _gates(crossings: Sequence[Crossing]) -> Iterator[str]:
    """Of the states in the history: who passes their borders without a stamp."""
    for area in sorted({c.area for c in crossings}):
        days = [
            day
            for c in crossings
            if c.area == area and c.when
            for day in (c.when.earliest, c.when.latest)
            if day
        ]
        for practice in stamping(area, min(days), max(days)) if days else ():
            if practice.gates:
                yield f"{practice.note} ({practice.source})"


def _in_doubt(crossings: Sequence[Crossing]) -> Iterator[Crossing]:
    """Each crossing with what keeps it out of the order, if anything does."""
    options: defaultdict[str, set[str]] = defaultdict(set)
    for number, crossing in enumerate(crossings):
        when = crossing.when
        doubt: Doubt = ""
        if when is None or when.earliest is None or when.latest is None:
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
        yield replace(crossing, doubt=doubt)


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


def _options(crossings: Sequence[Crossing]) -> dict[str, list[str]]:
    """Choice → its options, of the crossings that have a place in the order."""
    options: defaultdict[str, set[str]] = defaultdict(set)
    for number, crossing in enumerate(crossings):
        for choice, option in () if crossing.doubt else _open(number, crossing):
            options[choice].add(option)
    return {choice: sorted(options[choice]) for choice in sorted(options)}


def _open(number: int, crossing: Crossing) -> Iterator[tuple[str, str]]:
    """(choice, option) of everything in doubt about one crossing."""
    for reading in crossing.when.readings if crossing.when else ():
        yield from ((pick.choice, pick.option) for pick in reading.assumes)
    if crossing.direction == "unknown":
        yield from ((_way(number), way) for way in ("entry", "exit"))
    plain = _unassumed(crossing)
    if len(plain) > 1:
        yield from ((_nth(number), str(i)) for i in range(len(plain)))


def _loose(crossings: Sequence[Crossing]) -> dict[int, Span]:
    """Days of the crossings that have no place in the order, but a date."""
    ends = {
        number: (crossing.when.earliest, crossing.when.latest)
        for number, crossing in enumerate(crossings)
        if crossing.doubt and crossing.when
    }
    return {n: (a.toordinal(), b.toordinal()) for n, (a, b) in ends.items() if a and b}


def _way(number: int) -> str:
    return f"direction:{number}"


def _nth(number: int) -> str:
    return f"reading:{number}"


def _unassumed(crossing: Crossing) -> list[Reading]:
    """Readings that rest on no named choice: told apart by their place in the list."""
    return [r for r in crossing.when.readings if not r.assumes] if crossing.when else []


def _courses(crossings: Sequence[Crossing], options: dict[str, list[str]]) -> Iterator[list[Step]]:
    names = list(options)
    seen: set[tuple[tuple[int, bool, Span], ...]] = set()
    for values in product(*options.values()):
        taken = dict(zip(names, values, strict=True))
        steps = []
        for number, crossing in enumerate(crossings):
            days = None if crossing.doubt else _days(number, crossing, taken)
            if days:
                way = taken.get(_way(number), crossing.direction)
                steps.append(Step(number, crossing.area, way == "entry", days))
        key = tuple((s.key, s.entering, s.days) for s in steps)
        if key not in seen:
            seen.add(key)
            yield course.in_order(steps)


def _days(number: int, crossing: Crossing, taken: dict[str, str]) -> Span | None:
    """First and last day of the readings that go with what is taken."""
    fit = [
        r
        for r in (crossing.when.readings if crossing.when else ())
        if all(taken.get(p.choice, p.option) == p.option for p in r.assumes)
    ]
    plain = _unassumed(crossing)
    if _nth(number) in taken:
        fit = [r for r in fit if r.assumes or r is plain[int(taken[_nth(number)])]]
    ends = [(r.earliest, r.latest) for r in fit if r.earliest and r.latest]
    if not ends:
        return None
    return min(a for a, _ in ends).toordinal(), max(b for _, b in ends).toordinal()


@dataclass(slots=True)
class _Seen:
    """A stay or gap over the courses in which it occurs."""

    spans: list[tuple[tuple[int | None, int], tuple[int, int | None]]] = field(default_factory=list)
    lengths: list[Days] = field(default_factory=list)
    by: tuple[int | None, int | None] = (None, None)
    area: str = ""
    loose: set[int] = field(default_factory=set)


class _Merged:
    """Collects courses."""

    def __init__(self, window: tuple[int | None, int | None]) -> None:
        self.courses = 0
        self._window = window
        self._stays: dict[tuple[int | None, int | None, int | None, int | None], _Seen] = {}
        self._gaps: dict[tuple[int, int], _Seen] = {}
        self._totals: defaultdict[str, list[Days]] = defaultdict(list)

    def add(self, steps: Sequence[Step], loose: Mapping[int, Span]) -> None:
        self.courses += 1
        by_area: defaultdict[str, list[Leg]] = defaultdict(list)
        for leg in course.legs(steps, loose):
            if isinstance(leg, Blank):
                seen = self._gaps.setdefault((leg.after.key, leg.before.key), _Seen())
                seen.spans.append((leg.after.days, leg.before.days))
            else:
                key = tuple(s.key if s else None for s in _sides(leg))
                seen = self._stays.setdefault(key, _Seen(area=leg.area, by=key[2:]))  # type: ignore[arg-type]
                seen.spans.append((leg.start, leg.end))
                by_area[leg.area].append(leg)
            seen.lengths.append(leg.length)
            seen.loose |= set(leg.loose)
        for area, stays in by_area.items():
            self._totals[area].append(course.total(stays, self._window))

    def stays(self, names: dict[str, str]) -> Iterator[Stay]:
        def order(item: tuple[tuple[int | None, ...], _Seen]) -> tuple[int, int, int]:
            (entry, leaving, *_), seen = item
            return (
                min(start[1] for start, _ in seen.spans),
                -1 if entry is None else entry,
                -1 if leaving is None else leaving,
            )

        for (entry, leaving, start_by, end_by), seen in sorted(self._stays.items(), key=order):
            yield Stay(
                area=seen.area,
                state=names.get(seen.area, seen.area),
                entry=entry,
                exit=leaving,
                start=_bounds(s for s, _ in seen.spans),
                end=_bounds(e for _, e in seen.spans),
                days=_widest(seen.lengths),
                courses=len(seen.lengths),
                start_by=start_by,
                end_by=end_by,
                may_hold=tuple(sorted(seen.loose)),
                practice=_practice(seen, entry is None, leaving is None),
            )

    def gaps(self) -> Iterator[Gap]:
        for (after, before), seen in sorted(self._gaps.items()):
            days = _widest(seen.lengths)
            if days.most == 0:
                continue
            first = min(a[0] for a, _ in seen.spans if a[0] is not None)
            last = max(b[1] for _, b in seen.spans if b[1] is not None)
            ends = date.fromordinal(first), date.fromordinal(last)
            names = tuple(x.name for x in layouts() if _none(x.state, *ends))
            yield Gap(after, before, days, len(seen.lengths), tuple(sorted(seen.loose)), names)

    def areas(self, names: dict[str, str]) -> Iterator[AreaDays]:
        for area, totals in sorted(self._totals.items()):
            missing = len(totals) < self.courses  # some course has no stay there at all
            days = _widest(totals)
            yield AreaDays(
                area, names.get(area, area), Days(0 if missing else days.least, days.most)
            )


def _sides(leg: Leg) -> tuple[Step | None, Step | None, Step | None, Step | None]:
    return leg.entry, leg.exit, leg.after, leg.before


def _bounds(spans: Iterable[tuple[int | None, int | None]]) -> Bounds:
    ends = list(spans)
    firsts = [a for a, _ in ends]
    lasts = [b for _, b in ends]
    first = None if None in firsts else min(a for a in firsts if a is not None)
    last = None if None in lasts else max(b for b in lasts if b is not None)
    return Bounds(
        date.fromordinal(first) if first is not None else None,
        date.fromordinal(last) if last is not None else None,
    )


def _widest(lengths: Sequence[Days]) -> Days:
    mosts = [d.most for d in lengths]
    most = None if None in mosts else max(m for m in mosts if m is not None)
    return Days(min(d.least for d in lengths), most)


def _none(state: str, first: date, last: date) -> bool:
    """Did a journey there leave no stamp at all, or perhaps none, at some time between?"""
    return any(
        "usual" not in (practice.entry, practice.exit) for practice in stamping(state, first, last)
    )


def _practice(seen: _Seen, no_entry: bool, no_exit: bool) -> tuple[str, ...]:
    """How the state stamps on the sides without a stamp, where that is not "usual"."""
    days = [d for start, end in seen.spans for d in (*start, *end) if d is not None]
    ends = date.fromordinal(min(days)), date.fromordinal(max(days))
    found = stamping(seen.area, *ends)
    words = [f"entry: {p.entry}" for p in found if no_entry and p.entry != "usual"]
    words += [f"exit: {p.exit}" for p in found if no_exit and p.exit != "usual"]
    return tuple(dict.fromkeys(words))
