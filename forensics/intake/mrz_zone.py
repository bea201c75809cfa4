"""Find machine-readable zones on a page and read them again.

Candidates are the long thin lines of the page; our OCR-B network tells quickly which of them
hold OCR-B, and which way up. Parallel neighbours of one length make a zone; a neighbour the
page engine lost is looked for where it must be. Nothing is invented: lines that look like a
zone but do not hold together become a region without lines and a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from forensics.intake.lines import Line, Picture, Quad
from forensics.intake.mrz_read import ReadZone, raw_line, read_zone, with_second
from forensics.intake.mrz_strips import HOLDS, LIKELY, Strip, groups_of, strips_of
from forensics.intake.regions import Canvas, Doubt, Found
from forensics.text.mrz import FORMATS, verify

_WEAK = 0.7
_CLEAR = 0.97
_OPEN = frozenset().union(*(f.first for f in FORMATS))
_PLAIN = 0.85  # a zone whose every character is at least so likely needs no third look


def find_mrz(canvas: Canvas) -> tuple[Found, ...]:
    """Every machine-readable zone of the page, read; see ``regions``."""
    found = _find(canvas)
    if any(f.lines for f in found) or not _smells(canvas.lines):
        return found
    # Lines may have been found while the page lay on its side, and badly: find them again.
    again = _find(replace(canvas, lines=canvas.read_block(canvas.picture)))
    if not any(f.lines for f in again):
        return found
    return tuple(
        replace(f, takes=tuple(sorted(_covered(canvas.lines, f.quad)))) for f in again if f.lines
    )


def _find(canvas: Canvas) -> tuple[Found, ...]:
    groups = groups_of(canvas.picture, strips_of(canvas.picture, canvas.lines))
    found = [f for f in (_read(canvas, group) for group in groups) if f is not None]
    return _one_a_place(found, lambda f: f.quad, _doubtful)


def _doubtful(found: Found) -> tuple[float, ...]:
    """More for what could not be read, then for failed check digits and for weak letters."""
    failed = sum(d.code == "mrz-check" for d in found.doubts)
    return (not found.lines, failed, -sum(line.confidence for line in found.lines))


def _smells(lines: Sequence[Line]) -> bool:
    """Does any line hold a run of fillers, as only these zones have?"""
    return any(line.text.count("<") >= 4 for line in lines)


def find_in_picture(
    picture: Picture, quads: Sequence[Quad], read_line: Callable[[Picture], Line] | None
) -> tuple[tuple[ReadZone, tuple[Quad, ...]], ...]:
    """Zones only, from the quads of a line finder and nothing else of the page read.

    The quick way where only the zone is wanted, whichever way up it lies; ``read_line`` is the
    second reader. Gives each zone with the quads of its lines.
    """
    empty = tuple(Line(q, (), 0.0) for q in quads)
    out = []
    for group in groups_of(picture, strips_of(picture, empty)):
        zone = _twice(picture, group, read_line)
        if zone is not None and _holds(zone):
            out.append((zone, tuple(s.quad for s in group)))
    return _one_a_place(
        out, lambda z: _hull(z[1]), lambda z: (z[0].failed - z[0].passed, -z[0].sure)
    )


Zone = TypeVar("Zone")


def _one_a_place(
    found: Sequence[Zone],
    hull: Callable[[Zone], Quad],
    worse: Callable[[Zone], tuple[float, ...]],
) -> tuple[Zone, ...]:
    """Of zones found twice, from overlapping lines, the one of which more holds."""
    kept: list[Zone] = []
    for one in sorted(found, key=worse):
        middle = hull(one).mean(axis=0)
        if not any(_inside(middle, hull(other)) for other in kept):
            kept.append(one)
    return tuple(one for one in found if any(one is other for other in kept))


def _twice(
    picture: Picture, group: tuple[Strip, ...], read_line: Callable[[Picture], Line] | None
) -> ReadZone | None:
    """Read a zone; if it is not clean, once more with more views of every line."""

    first = [raw_line(picture, s.quad, None, s.second) for s in group]
    alone = read_zone(first)
    if alone is None or (alone.sure < HOLDS and not alone.passed):
        return None  # not worth a second reading
    if read_line is not None:
        first = [with_second(picture, raw, read_line) for raw in first]
    zone = read_zone(first)
    clean = zone is not None and not zone.failed and not zone.changes
    if zone is not None and clean and zone.weakest > _PLAIN:
        return zone
    again = read_zone([raw_line(picture, r.quad, None, r.second, wide=True) for r in first])
    if zone is None or (again is not None and again.failed <= zone.failed):
        return again
    return zone


def _holds(zone: ReadZone) -> bool:
    """Enough like a zone to be given out as one: most checks hold, or it is plainly read."""
    if zone.passed >= 2 and zone.passed >= zone.failed:
        return True
    fillers = sum(text.count("<<<") for text in zone.texts)
    return zone.sure >= 0.9 and fillers > 0


def _read(canvas: Canvas, group: tuple[Strip, ...]) -> Found | None:
    hull = _hull([s.quad for s in group])
    zone = _twice(canvas.picture, group, canvas.read_line) if len(group) > 1 else None
    if zone is None or not _holds(zone):
        return _unread(canvas, group, hull)
    doubts = []
    for line, column, before, after in zone.changes:
        message = (
            f"column {column + 1}: the two readers differ, {before} or {after};"
            f" only {after} satisfies the check digits and was taken"
        )
        quad = zone.lines[line].part(column, column + 1)
        doubts.append(Doubt("mrz-second-reading", message, quad, line))
    for check in verify(zone.shape, zone.texts, repairs=False):
        if check.verdict == "failed":
            message = (
                f"the {check.name} check digit does not hold as read:"
                f" {check.printed} stands there, {check.computed} is computed"
            )
            quad = zone.lines[check.line].part(check.column, check.column + 1)
            doubts.append(Doubt("mrz-check", message, quad, check.line))
    doubts += _weak(zone)
    takes = tuple(sorted(_covered(canvas.lines, hull) | {s.index for s in group if s.index >= 0}))
    angle = float(np.degrees(np.arctan2(group[0].along[1], group[0].along[0])))
    return Found("mrz", hull, zone.lines, takes, "", "", round(angle, 1), tuple(doubts))


def _weak(zone: ReadZone) -> list[Doubt]:
    """Characters that neither reader is sure of, line by line, with what else was read."""
    out = []
    for index, line in enumerate(zone.lines):
        weak = [i for i, c in enumerate(line.chars) if c.confidence < _WEAK]
        if not weak:
            continue
        told = []
        for i in weak:
            char = line.chars[i]
            told.append(f"{i + 1} ({'/'.join([char.text, *(a for a, _ in char.alternatives)])})")
        quad = line.part(weak[0], weak[-1] + 1)
        out.append(Doubt("mrz-uncertain", f"uncertain columns: {', '.join(told)}", quad, index))
    return out


def _unread(canvas: Canvas, group: tuple[Strip, ...], hull: Quad) -> Found | None:
    """Lines that look like a zone and cannot be read as one: the page keeps their text."""
    if len(group) > 1 and all(s.sure > _CLEAR for s in group) and group[0].text[0] not in _OPEN:
        return None  # read well, and no layout opens so: something else in this print
    told = [canvas.lines[s.index].text for s in group if s.index >= 0]
    if not any(t.count("<") >= 4 for t in (*told, *(s.text for s in group if s.sure > LIKELY))):
        return None
    message = "looks like a machine-readable zone, but its lines could not be read to the end"
    takes = tuple(sorted(s.index for s in group if s.index >= 0))
    doubt = Doubt("mrz-unread", message, hull)
    return Found("mrz", hull, (), takes, "", "", 0.0, (doubt,))


def _covered(lines: Sequence[Line], hull: Quad) -> set[int]:
    """Lines whose middle lies inside the zone: fragments of it."""
    return {i for i, line in enumerate(lines) if _inside(line.quad.mean(axis=0), hull)}


def _inside(point: NDArray[np.float32], hull: Quad) -> bool:
    side = []
    for (ax, ay), (bx, by) in zip(hull, np.roll(hull, -1, axis=0), strict=True):
        side.append((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax))
    return all(s > 0 for s in side) or all(s < 0 for s in side)


def _hull(quads: Sequence[Quad]) -> Quad:
    """Top of the first line to the bottom of the last, as one quad."""
    first, last = quads[0], quads[-1]
    return np.array([first[0], first[1], last[2], last[3]], np.float32)
