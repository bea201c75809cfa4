"""Days to positions along a line, with long empty stretches of time cut short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

LONG_GAP = 240
"""Days without anything beginning or ending before time may be skipped."""
SHARE = 0.14
"""… if they are also at least this share of the whole."""
KEPT = 40
"""Days kept in scale on either side of a cut."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Piecewise linear from ``knots`` (day number, position); ``cuts`` are skipped spans."""

    knots: tuple[tuple[int, float], ...]
    cuts: tuple[tuple[float, float], ...]

    def x(self, day: date) -> float:
        """Position of the morning of ``day``, clamped to the picture."""
        number = day.toordinal()
        if number <= self.knots[0][0]:
            return self.knots[0][1]
        if number >= self.knots[-1][0]:
            return self.knots[-1][1]
        index = bisect_right([n for n, _ in self.knots], number) - 1
        (n0, x0), (n1, x1) = self.knots[index], self.knots[index + 1]
        return x0 + (x1 - x0) * (number - n0) / (n1 - n0)

    def span(self, first: date, last: date) -> tuple[float, float]:
        """Positions of a closed run of days: the whole last day is inside."""
        after = last + timedelta(days=1) if last < date.max else last
        return self.x(first), self.x(after)

    @property
    def left(self) -> float:
        return self.knots[0][1]

    @property
    def right(self) -> float:
        return self.knots[-1][1]

    @property
    def first(self) -> date:
        return date.fromordinal(self.knots[0][0])

    @property
    def last(self) -> date:
        return date.fromordinal(self.knots[-1][0])

    def is_cut(self, x: float) -> bool:
        return any(a < x < b for a, b in self.cuts)


def scale(first: date, last: date, busy: Iterable[date], left: float, right: float) -> Scale:
    """A scale from a little before ``first`` to a little after ``last``.

    ``busy`` are the days on which something begins or ends.
    """
    total = max((last - first).days, 1)
    pad = max(total // 40, 12)
    low = max(first.toordinal() - pad, 1)
    high = min(last.toordinal() + pad, date.max.toordinal())
    days = sorted({low, high, *(d.toordinal() for d in busy if low <= d.toordinal() <= high)})
    gaps = [(a + KEPT, b - KEPT) for a, b in pairwise(days) if b - a > max(LONG_GAP, SHARE * total)]
    cut_width = min(46.0, (right - left) / (4 * max(len(gaps), 1)))
    shown = (high - low) - sum(b - a for a, b in gaps)
    per_day = (right - left - cut_width * len(gaps)) / shown
    knots, cuts, x, at = [(low, left)], [], left, low
    for a, b in gaps:
        x += (a - at) * per_day
        knots.append((a, x))
        cuts.append((x, x + cut_width))
        x += cut_width
        knots.append((b, x))
        at = b
    knots.append((high, right))
    return Scale(tuple(knots), tuple(cuts))
