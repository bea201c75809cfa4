"""Lines of print as a stamp has them: where they lie, and which stand together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.intake.lines import Line, Quad

BORDER = re.compile(
    r"\b(?:immigration|imigresen|immigra\w*|entry|exit|admitted|departed|departure|arrival|"
    r"arrived|permitted|landed|landing|ENTR[EÉ]E|SORTIE|border|frontier|checkpoint|"
    r"nh[aậ]p c[aả]nh|xu[aấ]t c[aả]nh)\b|"
    r"入\s?境|出\s?境|边\s?检|邊\s?檢|上陸|出国|帰国|입국|출국|移民",
    re.I,
)
_STAY = re.compile(r"until|till|remain|stay|valid|expir|至|停留", re.I)
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|[5S]EP|[0OQ]CT|N[0OQ]V|DEC)[A-Za-z]*"
DATE = re.compile(
    r"\d{1,4}\s?[.\-/ 年]\s?(?:\d{1,2}|[A-Za-z]{3,9})\s?[.\-/ 月]\s?\d{1,4}"
    rf"|(?<!\d)\d{{1,2}}\W?\s?{_MONTH}\W?\s?\d{{2,4}}|{_MONTH}\W?\s?\d{{1,2}}\W{{1,2}}\d{{2,4}}",
    re.I,
)


def scaled(lines: Sequence[Line], factor: float) -> list[Line]:
    return [replace(ln, quad=np.asarray(ln.quad * factor, np.float32)) for ln in lines]


def long_side(line: Line) -> tuple[float, float, float]:
    """Angle in degrees, length, height: of the long side, whatever way the quad begins."""
    x, y = line.quad[1] - line.quad[0]
    u, v = line.quad[3] - line.quad[0]
    wide, high = float(np.hypot(x, y)), float(np.hypot(u, v))
    if high > wide:
        return float(np.degrees(np.arctan2(v, u))), high, wide
    return float(np.degrees(np.arctan2(y, x))), wide, high


def apart(a: float, b: float) -> float:
    """Degrees between two directions that have no sense."""
    return abs((a - b + 90) % 180 - 90)


def gather(lines: Sequence[Line], strokes: NDArray[np.uint8]) -> list[list[Line]]:
    """Lines that stand together, in one direction, with no frame between them."""
    parent = list(range(len(lines)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, a in enumerate(lines):
        for j in range(i):
            if _linked(a, lines[j], strokes):
                parent[root(i)] = root(j)
    groups: dict[int, list[Line]] = {}
    for i, line in enumerate(lines):
        groups.setdefault(root(i), []).append(line)
    return [part for group in groups.values() for part in _parted(group)]


def _parted(group: list[Line]) -> list[list[Line]]:
    """Two stamps one below the other: cut in the widest gap between their dates."""
    turn = np.deg2rad(angle_of(group))
    down = np.array([-np.sin(turn), np.cos(turn)])
    rows = sorted(((float(ln.quad.mean(axis=0) @ down), ln) for ln in group), key=lambda r: r[0])
    dated = [i for i, (_, ln) in enumerate(rows) if DATE.search(ln.text)]
    for first, last in itertools.pairwise(dated):
        between = range(first, last)
        if any(_STAY.search(ln.text) for _, ln in rows[first : last + 1]):
            continue  # a stamp may say until when somebody may stay
        gaps = [rows[i + 1][0] - rows[i][0] for i in between]
        if min(gaps) < 0.3 * height_of(group):
            continue  # the same date twice, or one beside the other
        at = first + 1 + int(np.argmax(gaps))
        upper, lower = ([ln for _, ln in part] for part in (rows[:at], rows[at:]))
        return [*_parted(upper), *_parted(lower)]
    return [group]


def _linked(a: Line, b: Line, strokes: NDArray[np.uint8]) -> bool:
    angle_a, long_a, high_a = long_side(a)
    angle_b, long_b, high_b = long_side(b)
    high = (high_a + high_b) / 2
    lead, other = (angle_a, angle_b) if long_a >= long_b else (angle_b, angle_a)
    firm = min(long_a / high_a, long_b / high_b) > 3
    if apart(lead, other) > (9 if firm else 40):
        return False
    turn = np.deg2rad(lead)
    step = b.quad.mean(axis=0) - a.quad.mean(axis=0)
    along = abs(float(step[0] * np.cos(turn) + step[1] * np.sin(turn)))
    across = abs(float(-step[0] * np.sin(turn) + step[1] * np.cos(turn)))
    if across > 2.3 * high or along > (long_a + long_b) / 2 + 1.2 * high:
        return False
    if across > 0.6 * high and along > 0.62 * max(long_a, long_b):
        return False
    crossed = _crossed(a.quad.mean(axis=0), b.quad.mean(axis=0), strokes)
    return not crossed or (across < 1.7 * high and apart(lead, other) < 4 and firm)


def _crossed(a: NDArray[np.float32], b: NDArray[np.float32], strokes: NDArray[np.uint8]) -> bool:
    """Does a long stroke lie between two points? Looked for on three parallel ways."""
    steps = max(2, int(np.hypot(*(b - a))))
    across = np.array([-(b - a)[1], (b - a)[0]]) / max(1.0, float(np.hypot(*(b - a))))
    hits = 0
    for shift in (-6, 0, 6):
        at = np.linspace(a, b, steps) + across * shift
        x = np.rint(at[:, 0]).astype(int).clip(0, strokes.shape[1] - 1)
        y = np.rint(at[:, 1]).astype(int).clip(0, strokes.shape[0] - 1)
        hits += bool(strokes[y, x].any())
    return hits == 3


def angle_of(lines: Sequence[Line]) -> float:
    """The direction of a group, by its long lines; -90 to 90."""
    longest = max(lines, key=lambda ln: long_side(ln)[1])
    base = long_side(longest)[0]
    near = []
    for line in lines:
        angle, long, high = long_side(line)
        if long > 2.5 * high:
            near.append(((angle - base + 90) % 180 - 90, long))
    if not near:
        return (base + 90) % 180 - 90
    mean = sum(a * w for a, w in near) / sum(w for _, w in near)
    return (base + mean + 90) % 180 - 90


def height_of(lines: Sequence[Line]) -> float:
    return float(np.median([long_side(ln)[2] for ln in lines]))


def hull_of(quads: Sequence[Quad], angle: float, margin: float = 0.0) -> Quad:
    """The smallest rectangle in direction ``angle`` around quads, corners tl, tr, br, bl."""
    turn = np.deg2rad(angle)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    points = np.concatenate(quads) @ axes.T
    low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
    box = np.array([low, [high[0], low[1]], high, [low[0], high[1]]])
    return np.asarray(box @ axes, np.float32)


def inside(quad: Quad, point: NDArray[np.float32]) -> bool:
    return (
        cv2.pointPolygonTest(quad.astype(np.float32), (float(point[0]), float(point[1])), False) > 0
    )
