"""Lines of text that make one stamp: gathered, straightened, read again, dates twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.intake.frames import Frame, find_frame
from forensics.intake.inks import Ink, density
from forensics.intake.lines import Line, Picture, Quad
from forensics.intake.regions import Canvas

BORDER = re.compile(
    r"\b(?:immigration|imigresen|immigra\w*|entry|exit|admitted|departed|departure|arrival|"
    r"arrived|permitted|landed|landing|ENTR[EÉ]E|SORTIE|border|frontier|checkpoint|"
    r"nh[aậ]p c[aả]nh|xu[aấ]t c[aả]nh)\b|"
    r"入\s?境|出\s?境|边\s?检|邊\s?檢|上陸|出国|帰国|입국|출국|移民",
    re.I,
)
DATE = re.compile(r"\d{1,4}\s?[.\-/ 年]\s?(?:\d{1,2}|[A-Za-z]{3,9})\s?[.\-/ 月]\s?\d{1,4}")
# Offices that issue passports have the border in their name.
_OFFICE = re.compile(
    r"出\s?入\s?境\s?管\s?理|exit\s?(?:&|and)?\s?entry\s?admin\w*|immigration\s?department", re.I
)
_SURE = 0.86
_PLAIN = 0.92


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """Lines of one stamp in one ink. Quads in pixels of the page picture."""

    ink: Ink
    lines: tuple[Line, ...]
    angle: float
    frame: Frame | None

    @property
    def hull(self) -> Quad:
        return hull_of([line.quad for line in self.lines], self.angle)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def merit(self) -> float:
        """More well-read characters are better; a date and border words count."""
        told = sum(len(ln.chars) * max(0.0, ln.confidence - 0.5) for ln in self.lines)
        return told + 4 * bool(DATE.search(self.text)) + 4 * bool(BORDER.search(self.text))


def as_one_ink(picture: Picture) -> Ink:
    """The page as it is, taken for one ink of no colour: what the page engine read of it."""
    return Ink("", density(picture).max(axis=2))


def scaled(lines: Sequence[Line], factor: float) -> list[Line]:
    return [replace(ln, quad=np.asarray(ln.quad * factor, np.float32)) for ln in lines]


def clusters_of(
    canvas: Canvas,
    ink: Ink,
    shown: Picture,
    found: Sequence[Line],
    other: Picture | None,
    before: Sequence[Line] = (),
) -> list[Cluster]:
    """Lines found in one ink, gathered, straightened, read again.

    ``other`` is the page itself and ``before`` what the page engine read of it: dates are read
    there a second time, and where the two readings differ both stay, as two lines.
    """
    lines = [ln for ln in found if len(ln.text.strip()) > 1]
    strokes = _without_text(ink.mask, lines)
    out = []
    for group in _gather(lines, strokes):
        if other is None and not _promising(group):
            continue
        angle = _angle(group)
        again = _reread(canvas, shown, group, angle)
        if again is None:
            continue
        members, angle = again
        hull = hull_of([ln.quad for ln in members], angle)
        middle = np.asarray(hull.mean(axis=0), np.float32)
        frame = find_frame(_without_text(ink.mask, members), middle, hull, angle)
        if other is not None:
            members = _twice_dated(canvas, other, before, members, angle)
        out.append(Cluster(ink, members, angle, frame))
    return out


def _promising(group: Sequence[Line]) -> bool:
    text = "\n".join(ln.text for ln in group)
    return bool(DATE.search(text) or BORDER.search(text))


def _twice_dated(
    canvas: Canvas,
    other: Picture,
    before: Sequence[Line],
    members: tuple[Line, ...],
    angle: float,
) -> tuple[Line, ...]:
    """Add dates that the second look reads otherwise, or that only it reads."""
    hull = hull_of([ln.quad for ln in members], angle, 0.5 * _height(members))
    known = {_figures(ln.text) for ln in members if DATE.search(ln.text)}
    seen = [ln for ln in before if inside(hull, ln.quad.mean(axis=0)) and DATE.search(ln.text)]
    if known and known <= {_figures(ln.text) for ln in seen}:
        return members  # the page as it was read first says the same
    second = _read_turned(canvas, other, hull, angle, _height(members))
    added = []
    for line in second:
        match = DATE.search(line.text)
        if match and line.confidence >= 0.75 and _figures(line.text) not in known:
            known.add(_figures(line.text))
            added.append(line)
    return (*members, *added)


def _figures(text: str) -> str:
    """A line without its separators, look-alikes of figures as figures."""
    bare = re.sub(r"[^0-9A-Z]", "", text.upper())
    return bare.translate(str.maketrans("OIL", "011"))


def _without_text(mask: NDArray[np.uint8], lines: Sequence[Line]) -> NDArray[np.uint8]:
    out = mask.copy()
    for line in lines:
        cv2.fillPoly(out, [np.rint(line.quad).astype(np.int32)], 0)
    return out


def long_side(line: Line) -> tuple[float, float, float]:
    """Angle in degrees, length, height: of the long side, whatever way the quad begins."""
    x, y = line.quad[1] - line.quad[0]
    u, v = line.quad[3] - line.quad[0]
    wide, high = float(np.hypot(x, y)), float(np.hypot(u, v))
    if high > wide:
        return float(np.degrees(np.arctan2(v, u))), high, wide
    return float(np.degrees(np.arctan2(y, x))), wide, high


def _apart(a: float, b: float) -> float:
    """Degrees between two directions that have no sense."""
    return abs((a - b + 90) % 180 - 90)


def _gather(lines: Sequence[Line], strokes: NDArray[np.uint8]) -> list[list[Line]]:
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
    return list(groups.values())


def _linked(a: Line, b: Line, strokes: NDArray[np.uint8]) -> bool:
    angle_a, long_a, high_a = long_side(a)
    angle_b, long_b, high_b = long_side(b)
    high = (high_a + high_b) / 2
    lead, other = (angle_a, angle_b) if long_a >= long_b else (angle_b, angle_a)
    firm = min(long_a / high_a, long_b / high_b) > 3
    if _apart(lead, other) > (9 if firm else 40):
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
    return not crossed or (across < 1.7 * high and _apart(lead, other) < 4 and firm)


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


def _angle(lines: Sequence[Line]) -> float:
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


def _reread(
    canvas: Canvas, shown: Picture, group: Sequence[Line], angle: float
) -> tuple[tuple[Line, ...], float] | None:
    """The group read straightened, whichever way up gives more; its lines and angle.

    A group that was read well is kept as it is.
    """
    flat = Cluster(Ink("", np.zeros((1, 1), np.float32)), tuple(group), angle, None)
    sure = min((ln.confidence for ln in group), default=0.0)
    told = bool(DATE.search(flat.text) and BORDER.search(flat.text))
    if told and ((abs(angle) < 2 and sure > _SURE) or sure > _PLAIN):
        return tuple(group), angle  # the finder's quads are straightened one by one already
    hull = hull_of([ln.quad for ln in group], angle, 0.9 * _height(group))
    best: tuple[float, tuple[Line, ...], float] | None = None
    for turn in (angle, angle + 180):
        lines = _read_turned(canvas, shown, hull, turn, _height(group))
        merit = replace(flat, lines=lines).merit if lines else 0.0
        if best is None or merit > best[0]:
            best = (merit, lines, turn)
        text = "\n".join(ln.text for ln in best[1])
        if BORDER.search(text) and DATE.search(text):
            break  # letters on their head spell no such words; figures may
    if best is None or not best[1]:
        return (tuple(group), angle) if sure > _SURE else None
    return best[1], (best[2] + 180) % 360 - 180


def _height(lines: Sequence[Line]) -> float:
    return float(np.median([long_side(ln)[2] for ln in lines]))


def _read_turned(
    canvas: Canvas, shown: Picture, hull: Quad, angle: float, high: float
) -> tuple[Line, ...]:
    """The lines inside ``hull``, read with the picture turned by ``angle``; enlarged if small."""
    middle = hull.mean(axis=0)
    turn = np.deg2rad(angle)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    half = np.abs((hull - middle) @ axes.T).max(axis=0) + 4
    zoom = float(np.clip(26 / max(1.0, high), 1.0, 2.5))
    size = (int(2 * half[0] * zoom) + 1, int(2 * half[1] * zoom) + 1)
    if min(size) < 12 or max(size) > 4000:
        return ()
    forward = np.zeros((2, 3))
    forward[:, :2] = axes * zoom
    forward[:, 2] = half * zoom - forward[:, :2] @ middle
    crop = cv2.warpAffine(shown, forward, size, flags=cv2.INTER_CUBIC, borderValue=(255,) * 3)
    back = cv2.invertAffineTransform(forward)
    out = []
    for line in canvas.read_block(np.asarray(crop, np.uint8)):
        if long_side(line)[1] > 1.6 * long_side(line)[2] and _apart(long_side(line)[0], 0) > 25:
            continue  # a piece of the frame, or of a neighbour
        if not line.text.strip():
            continue
        quad = np.asarray(line.quad @ back[:, :2].T + back[:, 2], np.float32)
        out.append(replace(line, quad=quad))
    return tuple(out)


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


def distinct(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The same stamp seen in two inks: the better reading stays."""
    kept: list[Cluster] = []
    for one in sorted(clusters, key=lambda c: -c.merit):
        middle = one.hull.mean(axis=0)
        if not any(inside(k.hull, middle) and _same(one, k) for k in kept):
            kept.append(one)
    return kept


def _same(a: Cluster, b: Cluster) -> bool:
    """Is the text of ``a`` a paler copy of part of ``b``'s? Two words alike are enough."""
    if a.ink is b.ink:
        return True
    words = set(re.findall(r"\w{2,}", a.text.upper()))
    others = set(re.findall(r"\w{2,}", b.text.upper()))
    return not words or len(words & others) >= max(1, len(words) // 3) or a.merit < 3


def together(clusters: list[Cluster]) -> list[Cluster]:
    """Parts of one stamp in two inks (a red date in a black frame) become one."""
    out: list[Cluster] = []
    for one in sorted(clusters, key=lambda c: c.frame is None):
        for i, whole in enumerate(out):
            around = whole.frame.quad if whole.frame else hull_of([whole.hull], whole.angle, 20)
            alone = bool(DATE.search(one.text)) != bool(DATE.search(whole.text))
            if inside(around, one.hull.mean(axis=0)) and one.frame is None and alone:
                out[i] = replace(whole, lines=(*whole.lines, *one.lines))
                break
        else:
            out.append(one)
    return out
