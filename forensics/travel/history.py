"""All courses of one person put together: what holds in each, and the bounds over all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from forensics.data.stamp_layouts import layouts, stamping
from forensics.histories import AreaDays, Bounds, Crossing, Days, Gap, Stay, TravelHistory
from forensics.travel import course, doubts
from forensics.travel.course import Blank, Leg, Loose, Step
from forensics.travel.crossings import Bearer
from forensics.travel.order import orders


def history(bearer: Bearer, first: date | None = None, last: date | None = None) -> TravelHistory:
    """The travel history of one person; ``first`` and ``last`` cut the counts of days."""
    window = (first.toordinal() if first else None), (last.toordinal() if last else None)
    told, merged = _laid_out(doubts.settled(bearer.crossings), window)
    names = {c.area: c.state for c in reversed(told)}
    names |= {x.state: x.name for x in layouts() if x.state in names}
    return TravelHistory(
        person=bearer.name,
        papers=tuple(bearer.papers),
        crossings=told,
        stays=tuple(merged.stays(names)),
        gaps=tuple(merged.gaps()),
        areas=tuple(merged.areas(names)),
        courses=merged.courses,
        widened=merged.widened,
        unread=tuple(bearer.unread),
        unnamed=tuple(bearer.unnamed),
        others=tuple(sorted(bearer.others)),
        notes=tuple(_gates(told)),
    )


def _laid_out(
    crossings: Sequence[Crossing], window: tuple[int | None, int | None]
) -> tuple[tuple[Crossing, ...], _Merged]:
    """The crossings with their doubts, and all their courses."""
    for everything in (False, True):
        apart = doubts.unshared(crossings, everything)
        marks = tuple(doubts.in_doubt(apart))
        placed = [replace(c, doubt=mark) for c, mark in zip(apart, marks, strict=True)]
        merged = _Merged(window, placed)
        for steps in doubts.courses(placed):
            merged.add(steps)
        if merged.courses:
            break
    return tuple(replace(c, doubt=m) for c, m in zip(crossings, marks, strict=True)), merged


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

    def __init__(self, window: tuple[int | None, int | None], crossings: Sequence[Crossing]):
        self.courses = 0
        self.widened = any(c.doubt == "many" for c in crossings)
        self._window = window
        self._areas = [c.area for c in crossings]
        self._ways = [c.direction for c in crossings]
        self._loose = {n: doubts.loose_days(c) for n, c in enumerate(crossings) if c.doubt}
        self._stays: dict[tuple[int | None, int | None, int | None, int | None], _Seen] = {}
        self._gaps: dict[tuple[int, int], _Seen] = {}
        self._totals: defaultdict[str, list[Days]] = defaultdict(list)

    def add(self, steps: Sequence[Step]) -> None:
        """One way to take the doubts, in every order its days allow."""
        found, unplaced = orders(steps, self._loose.values())
        self.widened = self.widened or bool(unplaced)
        for inside in found:
            self._add(inside, {**self._loose, **{s.key: s.days for s in unplaced}})

    def _add(self, steps: Sequence[Step], loose: Mapping[int, Loose]) -> None:
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
        for area in set(self._areas) - {""}:
            # One whose state was not read may be of any state of the history.
            mine = [n for n in loose if self._areas[n] in ("", area)]
            reach = [course.reach(steps, loose[n], self._ways[n]) for n in mine]
            there = any(self._areas[n] and self._inside(loose[n]) for n in mine)
            self._totals[area].append(course.total(by_area[area], self._window, reach, there))

    def _inside(self, days: Loose) -> bool:
        """Does it surely lie in the window?"""
        (low, high), (first, last) = self._window, days
        return (low is None or (first is not None and low <= first)) and (
            high is None or (last is not None and last <= high)
        )

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
            start, end = _bounds(a for a, _ in seen.spans), _bounds(b for _, b in seen.spans)
            ends = start.first or date.min, end.last or date.max
            none = {x.name for x in layouts() if _none(x.state, *ends)}
            gated = {x.name for x in layouts() if any(p.gates for p in stamping(x.state, *ends))}
            yield Gap(
                after, before, start, end, days, len(seen.lengths), tuple(sorted(seen.loose)),
                tuple(sorted(none)), tuple(sorted(gated - none)),
            )  # fmt: skip

    def areas(self, names: dict[str, str]) -> Iterator[AreaDays]:
        for area, totals in sorted(self._totals.items()):
            yield AreaDays(area, names.get(area, area), _widest(totals))


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
    """How the state stamps on the sides without a stamp, where one need not be there."""
    days = [d for start, end in seen.spans for d in (*start, *end) if d is not None]
    ends = date.fromordinal(min(days)), date.fromordinal(max(days))
    if not (no_entry or no_exit):
        return ()
    found = stamping(seen.area, *ends)
    words = [] if found else ["not in the tables"]
    for practice in found:
        for way, missing in (("entry", no_entry), ("exit", no_exit)):
            does = practice.entry if way == "entry" else practice.exit
            gates = "automatic gates" if practice.gates and does != "none" else ""
            told = [does if does != "usual" else "", gates]
            words += [f"{way}: {', '.join(filter(None, told))}"] if missing and any(told) else []
    return tuple(dict.fromkeys(words))
