"""How boxes lie to one another."""

from __future__ import annotations

from collections.abc import Sequence

from forensics.records import Box


def around(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _area(box: Box) -> int:
    return max(0, box.right - box.left) * max(0, box.bottom - box.top)


def _meet(a: Box, b: Box) -> int:
    return _area(
        Box(max(a.left, b.left), max(a.top, b.top), min(a.right, b.right), min(a.bottom, b.bottom))
    )


def shared(a: Box, b: Box) -> float:
    """The common part of the area both cover together, 0 to 1."""
    both = _meet(a, b)
    return both / max(1, _area(a) + _area(b) - both)


def covers(a: Box, b: Box) -> bool:
    """Does one hold half of the other, or more?"""
    return 2 * _meet(a, b) >= max(1, min(_area(a), _area(b)))
