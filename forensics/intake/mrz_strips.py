"""Long thin lines that may belong to a machine-readable zone, and how they belong together.

Our OCR-B network tells quickly which lines hold OCR-B, and which way up. Parallel neighbours of
one length make a zone; a neighbour the line finder lost is looked for where it must be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from forensics.intake import ocrb
from forensics.intake.lines import Line, Picture, Quad, cut
from forensics.text.mrz import clean

_SLENDER = 9.0  # a zone's line is at least this much longer than high
_PAIR = 17.0  # one line of a long zone is longer than this, two taken for one are shorter
_SHORTEST = 22  # characters, of 30 in the shortest lawful line
LIKELY = 0.80
HOLDS = 0.55
_PLAIN, _CLEAR = 0.9, 0.97
_FITS = ((0.0, 0.0), (0.12, 0.12), (-0.12, -0.12), (0.12, -0.12), (0.25, 0.0), (0.0, -0.25))
"""By how much of its height the top and bottom of a strip are moved, to see what fits better."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A line that may belong to a zone, turned the right way up. ``index``: of the page line."""

    quad: Quad
    text: str
    sure: float
    index: int
    second: Line | None

    @property
    def start(self) -> NDArray[np.float32]:
        return np.asarray((self.quad[0] + self.quad[3]) / 2, np.float32)

    @property
    def end(self) -> NDArray[np.float32]:
        return np.asarray((self.quad[1] + self.quad[2]) / 2, np.float32)

    @property
    def length(self) -> float:
        return float(np.linalg.norm(self.end - self.start))

    @property
    def height(self) -> float:
        return float(np.linalg.norm(self.quad[3] - self.quad[0]))

    @property
    def along(self) -> NDArray[np.float32]:
        return np.asarray((self.end - self.start) / max(1e-6, self.length), np.float32)

    @property
    def down(self) -> NDArray[np.float32]:
        x, y = self.along
        return np.array([-y, x], np.float32)

    @property
    def middle(self) -> NDArray[np.float32]:
        return np.asarray(self.quad.mean(axis=0), np.float32)


def strips_of(picture: Picture, lines: Sequence[Line]) -> list[Strip]:
    out = []
    for index, line in enumerate(lines):
        ways = _ways(line)
        read = [_strip(picture, quad, index, line) for quad in ways]
        best = max((s for s in read if s), key=lambda s: s.sure, default=None)
        found = [best] if best is not None else []
        if best is None or best.sure < LIKELY:
            found = _two_in_one(picture, ways, index, line) or found
        out += [s if s.sure >= _PLAIN else _fitted(picture, s) for s in found]
    return out


def _fitted(picture: Picture, strip: Strip) -> Strip:
    """The strip with its quad moved, narrowed or leant a little, if it is read better so."""
    best = strip
    down = strip.quad[3] - strip.quad[0], strip.quad[2] - strip.quad[1]
    for top, bottom in _FITS:
        for lean in (-0.12, 0.0, 0.12):
            quad = strip.quad.copy()
            quad[0] += (top - lean) * down[0]
            quad[3] += (bottom - lean) * down[0]
            quad[1] += (top + lean) * down[1]
            quad[2] += (bottom + lean) * down[1]
            text, sure = ocrb.greedy(ocrb.look(cut(picture, quad)))
            if sure > best.sure and len(text) >= _SHORTEST:
                best = replace(strip, quad=quad, text=text, sure=sure)
                if sure >= _CLEAR:
                    return best
    return best


def _two_in_one(
    picture: Picture, ways: Sequence[Quad], index: int, line: Line
) -> list[Strip]:
    """Two lines of a zone that the line finder took for one, as happens where they lie askew."""
    for quad in ways:
        if np.linalg.norm(quad[1] - quad[0]) > _PAIR * np.linalg.norm(quad[3] - quad[0]):
            continue
        left, right = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
        halves = (
            np.array([quad[0], quad[1], right, left], np.float32),
            np.array([left, right, quad[2], quad[3]], np.float32),
        )
        read = [_strip(picture, half, index, line) for half in halves]
        if any(s is not None and s.sure >= LIKELY for s in read):
            return [s for s in read if s is not None]
    return []


def _ways(line: Line) -> list[Quad]:
    """The ways up a long line may be read; lines read well the way they lie keep it."""
    quad = line.quad
    wide = float(np.linalg.norm(quad[1] - quad[0]))
    high = float(np.linalg.norm(quad[3] - quad[0]))
    if wide < high:
        wide, high = high, wide
        ways = [np.roll(quad, 1, axis=0), np.roll(quad, 3, axis=0)]
    else:
        ways = [quad, np.roll(quad, 2, axis=0)]
    if wide < _SLENDER * max(1.0, high):
        return []
    if line.chars and _plainly_other(line):
        return []
    if line.chars and line.confidence >= 0.9:
        return ways[:1]
    return ways


def _plainly_other(line: Line) -> bool:
    """Read well, and not in the alphabet of the zone: ordinary text."""
    text = line.text.replace(" ", "")
    odd = sum(clean(c) is None for c in text)
    return line.confidence >= 0.85 and odd > 0.25 * len(text)


def _strip(picture: Picture, quad: Quad, index: int, line: Line) -> Strip | None:
    text, sure = ocrb.greedy(ocrb.look(cut(picture, quad)))
    second = line if line.chars and np.array_equal(quad, line.quad) else None
    told = clean(second.text) if second else None
    filled = text.count("<") >= 2 or (told is not None and told[0].count("<") >= 2)
    digits = sum(c.isdigit() for c in text)
    long = len(text) >= _SHORTEST or (told is not None and len(told[0]) >= _SHORTEST)
    if long and sure >= HOLDS and (filled or digits >= 8):
        return Strip(quad, text, sure, index, second)
    return None


def groups_of(picture: Picture, strips: Sequence[Strip]) -> list[tuple[Strip, ...]]:
    """Two or three parallel lines of one length, from top to bottom; no line in two groups."""
    free = set(range(len(strips)))
    out = []
    for i in sorted(free, key=lambda k: -strips[k].sure):
        if i not in free:
            continue
        group = [i]
        grown = True
        while grown:
            grown = False
            for k in sorted(free - set(group)):
                if any(_neighbours(strips[k], strips[g]) for g in group):
                    group.append(k)
                    grown = True
        free -= set(group)
        first = strips[i]
        ordered = sorted((strips[k] for k in group), key=lambda s: float(s.middle @ first.down))
        out += _lawful(picture, ordered)
    return out


def _neighbours(a: Strip, b: Strip) -> bool:
    if float(a.along @ b.along) < 0.995 or not 0.75 < a.length / b.length < 1.33:
        return False
    high = (a.height + b.height) / 2
    apart = abs(float((b.middle - a.middle) @ a.down))
    shift = abs(float((b.middle - a.middle) @ a.along))
    return 0.55 * high < apart < 3.2 * high and shift < 0.2 * a.length


def _lawful(picture: Picture, ordered: list[Strip]) -> list[tuple[Strip, ...]]:
    """Runs of two or three; a lone line gets the neighbour that was not found, if any."""
    if not all(_worth_probing(s) for s in ordered) and len(ordered) < 3:
        return [tuple(ordered)]
    if len(ordered) == 1:
        partner = _lost_neighbour(picture, ordered[0])
        return [partner] if partner else [tuple(ordered)]
    size = float(np.median([len(s.text) for s in ordered]))
    per = 3 if size <= 32 else 2
    if len(ordered) == 2 and per == 3:
        wider = _third(picture, ordered)
        return [wider] if wider else [tuple(ordered)]
    return _runs(ordered, per)


def _runs(ordered: list[Strip], per: int) -> list[tuple[Strip, ...]]:
    """Runs of so many lines, the surest first; what is left above and below it likewise.

    Print between two documents, or above a zone, may lie and be spaced like a line of it.
    """
    if len(ordered) <= per:
        return [tuple(ordered)] if ordered else []
    starts = range(len(ordered) - per + 1)
    best = max(starts, key=lambda at: sum(s.sure for s in ordered[at : at + per]))
    below = _runs(ordered[best + per :], per)
    return [*_runs(ordered[:best], per), tuple(ordered[best : best + per]), *below]


def _worth_probing(strip: Strip) -> bool:
    marks = strip.text.count("<") >= 3 or sum(c.isdigit() for c in strip.text) >= 12
    return strip.sure >= 0.7 and marks


def _lost_neighbour(picture: Picture, strip: Strip) -> tuple[Strip, ...] | None:
    above, below = (_probe(picture, strip, side) for side in (-1, 1))
    best = max((s for s in (above, below) if s), key=lambda s: s.sure, default=None)
    if best is None:
        return None
    if len(strip.text) <= 32:
        both = tuple(s for s in (above, strip, below) if s)
        if len(both) == 3:
            return both
        return _third(picture, [best, strip] if best is above else [strip, best])
    return (best, strip) if best is above else (strip, best)


def _third(picture: Picture, pair: list[Strip]) -> tuple[Strip, ...] | None:
    above, below = _probe(picture, pair[0], -1), _probe(picture, pair[1], 1)
    best = max((s for s in (above, below) if s), key=lambda s: s.sure, default=None)
    if best is None:
        return None
    return (best, *pair) if best is above else (*pair, best)


def _probe(picture: Picture, strip: Strip, side: int) -> Strip | None:
    """The line next to a line, looked for at the distances zones have."""
    best: Strip | None = None
    for step in np.arange(0.7, 2.6, 0.1):
        shift = strip.down * np.float32(side * step * strip.height)
        quad = np.asarray(strip.quad + shift, np.float32)
        if not _inside(picture, quad):
            continue
        text, sure = ocrb.greedy(ocrb.look(cut(picture, quad)))
        near = abs(len(text) - len(strip.text)) <= 4
        if near and sure >= LIKELY and (best is None or sure > best.sure):
            best = Strip(quad, text, sure, -1, None)
    return best


def _inside(picture: Picture, quad: Quad) -> bool:
    high, wide = picture.shape[:2]
    slack = 0.05 * max(high, wide)
    low, top = quad.min(axis=0), quad.max(axis=0)
    return bool(
        low[0] > -slack and low[1] > -slack and top[0] < wide + slack and top[1] < high + slack
    )
