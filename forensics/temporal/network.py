"""A simple temporal network: days and limits between them, and why they cannot all hold.

A limit says ``left - right <= days``. The origin, written ``""``, is the day with ordinal 0,
so bounds of a day are limits too. Limits that cannot all hold contain a negative cycle; the
labels on that cycle are the smallest explanation along it ("detained 1 March, at most 37
days, bailed 20 April").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

ORIGIN = ""
Bounds = Mapping[str, tuple[int | None, int | None]]
"""Day variable -> first and last ordinal it may take; ``None`` is open."""


@dataclass(frozen=True, slots=True, order=True)
class Limit:
    """``left - right <= days``; ``label`` names whose word or which law it is."""

    left: str
    right: str
    days: int
    label: str = ""

    def negated(self) -> Limit:
        """The opposite over whole days: ``left - right >= days + 1``."""
        return Limit(self.right, self.left, -self.days - 1, self.label)


def not_before(day: str, ordinal: int, label: str = "") -> Limit:
    return Limit(ORIGIN, day, -ordinal, label)


def not_after(day: str, ordinal: int, label: str = "") -> Limit:
    return Limit(day, ORIGIN, ordinal, label)


def bounds_as_limits(bounds: Bounds) -> list[Limit]:
    """Every bound of every day as a limit, labelled with the day's name."""
    limits = []
    for name, (first, last) in bounds.items():
        if first is not None:
            limits.append(not_before(name, first, name))
        if last is not None:
            limits.append(not_after(name, last, name))
    return limits


def consistent(limits: Sequence[Limit], bounds: Bounds) -> bool:
    """Can whole days be found inside the bounds that keep all limits?"""
    # Most questions are about days known exactly: then each limit is one comparison.
    open_limits = []
    for limit in limits:
        high_right = 0 if limit.right == ORIGIN else bounds[limit.right][1]
        low_left = 0 if limit.left == ORIGIN else bounds[limit.left][0]
        if low_left is not None and high_right is not None and low_left - high_right > limit.days:
            return False
        low_right = 0 if limit.right == ORIGIN else bounds[limit.right][0]
        high_left = 0 if limit.left == ORIGIN else bounds[limit.left][1]
        if high_left is None or low_right is None or high_left - low_right > limit.days:
            open_limits.append(limit)
    if len(open_limits) <= 1:
        return True
    used = {n for x in open_limits for n in (x.left, x.right) if n != ORIGIN}
    inner = bounds_as_limits({n: bounds[n] for n in used})
    return negative_cycle([*open_limits, *inner]) is None


def negative_cycle(limits: Iterable[Limit]) -> tuple[Limit, ...] | None:
    """``None`` if the limits can all hold, else limits that form a negative cycle.

    Bellman-Ford from a source joined to every day. The cycle starts at its smallest limit,
    so that the order of the input does not show.
    """
    edges = sorted(set(limits))
    distance = {n: 0 for x in edges for n in (x.left, x.right)}
    came_by: dict[str, Limit] = {}
    last = ""
    for _ in range(len(distance) + 1):
        moved = False
        for edge in edges:
            # left <= right + days: an edge right -> left of length days
            reach = distance[edge.right] + edge.days
            if reach < distance[edge.left]:
                distance[edge.left] = reach
                came_by[edge.left] = edge
                last, moved = edge.left, True
        if not moved:
            return None
    for _ in range(len(distance)):
        last = came_by[last].right
    cycle = [came_by[last]]
    while cycle[-1].right != last:
        cycle.append(came_by[cycle[-1].right])
    at = cycle.index(min(cycle))
    return tuple(cycle[at:] + cycle[:at])


def span(left: str, right: str, limits: Iterable[Limit]) -> tuple[int | None, int | None]:
    """Least and greatest ``left - right`` the limits allow; ``None`` is unbounded.

    Raises ``ValueError`` if the limits cannot all hold.
    """
    edges = sorted(set(limits))
    if negative_cycle(edges) is not None:
        raise ValueError("the limits cannot all hold")
    most = _shortest(right, left, edges)
    least = _shortest(left, right, edges)
    return (None if least is None else -least, most)


def _shortest(source: str, target: str, edges: Sequence[Limit]) -> int | None:
    distance: dict[str, int] = {source: 0}
    for _ in range(len(edges) + 1):
        moved = False
        for edge in edges:
            if edge.right in distance:
                reach = distance[edge.right] + edge.days
                if reach < distance.get(edge.left, reach + 1):
                    distance[edge.left] = reach
                    moved = True
        if not moved:
            break
    return distance.get(target)
