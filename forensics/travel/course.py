"""One course: every doubt taken one way, and the stays and gaps that follow.

A stay runs from an entry to the exit of the same state with nothing of another state between.
A side without a stamp is bounded by the neighbouring crossing, never filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forensics.histories import Days, Direction

Span = tuple[int, int]
"""First and last day (ordinals) on which something can have been."""
Loose = tuple[int | None, int | None]
"""The same; ``None`` is an open side."""


@dataclass(frozen=True, slots=True)
class Step:
    """A crossing in one course: ``days`` is one day, or a few where only they are printed."""

    key: int
    area: str
    entering: bool
    days: Span


@dataclass(frozen=True, slots=True)
class Leg:
    """A stay in one course. A side is a step, or bounded by one (``by``), or open (``None``)."""

    area: str
    entry: Step | None
    exit: Step | None
    after: Step | None = None
    """Where the entry has no stamp: the crossing after which it was."""
    before: Step | None = None
    """Where the exit has no stamp: the crossing before which it was."""
    loose: tuple[int, ...] = ()
    """Keys of crossings that may lie in it, but have no place in the order."""

    @property
    def start(self) -> tuple[int | None, int]:
        if self.entry:
            return self.entry.days
        assert self.exit
        return (self.after.days[0] if self.after else None), self.exit.days[1]

    @property
    def end(self) -> tuple[int, int | None]:
        if self.exit:
            return self.exit.days
        assert self.entry
        return self.entry.days[0], (self.before.days[1] if self.before else None)

    @property
    def sure(self) -> list[Span]:
        """Days that surely belong to it; those of its stamps alone if another may lie in it."""
        spans = [s.days[::-1] for s in (self.entry, self.exit) if s]
        if self.entry and self.exit and not self.loose:
            spans = [(self.entry.days[1], self.exit.days[0])]
        return [(low, high) for low, high in spans if low <= high]

    @property
    def length(self) -> Days:
        first, last = self.start[0], self.end[1]
        least = max(1, _union(self.sure))
        return Days(least, None if first is None or last is None else last - first + 1)


@dataclass(frozen=True, slots=True)
class Blank:
    """From an exit to the next entry."""

    after: Step
    before: Step
    loose: tuple[int, ...] = ()

    @property
    def length(self) -> Days:
        """Full days between."""
        least = self.before.days[0] - self.after.days[1] - 1
        return Days(max(0, least), max(0, self.before.days[1] - self.after.days[0] - 1))


def legs(steps: Sequence[Step], loose: Mapping[int, Loose]) -> Iterator[Leg | Blank]:
    """The stays and blanks of steps in their order (see ``order``).

    ``loose`` are the days of crossings that have no place in the order.
    """
    for part in _parts(steps):
        first, last = (
            (part.after.days[0], part.before.days[1])
            if isinstance(part, Blank)
            else (part.start[0], part.end[1])
        )
        inside = tuple(
            key
            for key, (low, high) in loose.items()
            if (last is None or low is None or low <= last)
            and (first is None or high is None or first <= high)
        )
        yield replace(part, loose=inside) if inside else part


def _parts(steps: Sequence[Step]) -> Iterator[Leg | Blank]:
    before: Step | None = None
    inside: Step | None = None
    for step in steps:
        if step.entering:
            if inside:
                yield Leg(inside.area, inside, None, before=step)
            elif before:
                yield Blank(before, step)
            inside = step
        elif inside and inside.area == step.area:
            yield Leg(step.area, inside, step)
            inside = None
        else:
            if inside:
                yield Leg(inside.area, inside, None, before=step)
            yield Leg(step.area, None, step, after=inside or before)
            inside = None
        before = step
    if inside:
        yield Leg(inside.area, inside, None)


def reach(steps: Sequence[Step], days: Loose, direction: Direction) -> Loose:
    """The longest stay that a crossing without a place in the order can begin or end."""
    low, high = days
    before = [s.days[0] for s in steps if low is not None and s.days[1] < low]
    after = [s.days[1] for s in steps if high is not None and s.days[0] > high]
    first = low if direction == "entry" else max(before, default=None)
    return first, high if direction == "exit" else min(after, default=None)


def total(
    stays: Sequence[Leg],
    window: tuple[int | None, int | None],
    loose: Sequence[Loose] = (),
    seen: bool = False,
) -> Days:
    """Days in one state over its stays: a day of two stays counts once.

    ``window`` cuts off what lies before and after; with both sides there is always a most.
    ``loose`` are spans in which a crossing without a place in the order may add days; ``seen``
    says that one of them surely was a day there within the window.
    """
    low, high = window
    sure = [span for leg in stays for span in leg.sure]
    least = _union([(a, b) for a, b in (_cut(c, low, high) for c in sure) if a <= b])
    if seen or (not sure and stays and low is None and high is None):
        least = max(least, 1)  # the day is not known, but there was one
    spans = []
    for first, last in [*((leg.start[0], leg.end[1]) for leg in stays), *loose]:
        first = low if first is None else first
        last = high if last is None else last
        if first is None or last is None:
            return Days(least, None)
        first, last = _cut((first, last), low, high)
        if first <= last:
            spans.append((first, last))
    return Days(least, _union(spans))


def _cut(span: Span, low: int | None, high: int | None) -> Span:
    return (span[0] if low is None else max(span[0], low)), (
        span[1] if high is None else min(span[1], high)
    )


def _union(spans: Sequence[Span]) -> int:
    count, upto = 0, None
    for first, last in sorted(spans):
        start = first if upto is None else max(first, upto + 1)
        count += max(0, last - start + 1)
        upto = last if upto is None else max(upto, last)
    return count
