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
from forensics.intake.stamp_lines import (
    BORDER,
    DATE,
    angle_of,
    apart,
    gather,
    height_of,
    hull_of,
    inside,
    long_side,
)

_SURE = 0.86
_PLAIN = 0.92
_TWICE = 0.75  # confidence from which another reading of a date counts


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


def is_told(cluster: Cluster) -> bool:
    """Border words and a date, each line read well."""
    words, date = BORDER.search(cluster.text), DATE.search(cluster.text)
    return bool(words and date) and min(ln.confidence for ln in cluster.lines) > _SURE


def as_one_ink(picture: Picture) -> Ink:
    """The page as it is, taken for one ink of no colour: what the page engine read of it."""
    return Ink("", density(picture).max(axis=2))


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
    strokes = without_text(ink.mask, lines)
    out = []
    for group in gather(lines, strokes):
        if other is None and not _promising(group):
            continue
        angle = angle_of(group)
        again = _reread(canvas, shown, group, angle)
        if again is None:
            continue
        members, angle = again
        hull = hull_of([ln.quad for ln in members], angle)
        middle = np.asarray(hull.mean(axis=0), np.float32)
        frame = find_frame(without_text(ink.mask, members), middle, hull, angle)
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
    hull = hull_of([ln.quad for ln in members], angle, 0.5 * height_of(members))
    known = {_figures(ln.text) for ln in members if DATE.search(ln.text)}
    seen = [ln for ln in before if inside(hull, ln.quad.mean(axis=0)) and DATE.search(ln.text)]
    if known and known <= {_figures(ln.text) for ln in seen}:
        return members  # the page as it was read first says the same
    second = _read_turned(canvas, other, hull, angle, height_of(members))
    added = []
    for line in second:
        match = DATE.search(line.text)
        if match and line.confidence >= _TWICE and _figures(line.text) not in known:
            known.add(_figures(line.text))
            added.append(line)
    return (*members, *added)


def _figures(text: str) -> str:
    """A line without its separators, look-alikes of figures as figures."""
    bare = re.sub(r"[^0-9A-Z]", "", text.upper())
    return bare.translate(str.maketrans("OQIL", "0011"))


def without_text(mask: NDArray[np.uint8], lines: Sequence[Line]) -> NDArray[np.uint8]:
    out = mask.copy()
    for line in lines:
        cv2.fillPoly(out, [np.rint(line.quad).astype(np.int32)], 0)
    return out


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
    hull = hull_of([ln.quad for ln in group], angle, 0.9 * height_of(group))
    best: tuple[float, tuple[Line, ...], float] | None = None
    for turn in (angle, angle + 180):
        lines = _read_turned(canvas, shown, hull, turn, height_of(group))
        merit = replace(flat, lines=lines).merit if lines else 0.0
        if best is None or merit > best[0]:
            best = (merit, lines, turn)
        text = "\n".join(ln.text for ln in best[1])
        if BORDER.search(text) and DATE.search(text):
            break  # letters on their head spell no such words; figures may
    if best is None or not best[1]:
        return (tuple(group), angle) if sure > _SURE else None
    return best[1], (best[2] + 180) % 360 - 180


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
        if long_side(line)[1] > 1.6 * long_side(line)[2] and apart(long_side(line)[0], 0) > 25:
            continue  # a piece of the frame, or of a neighbour
        if not line.text.strip():
            continue
        quad = np.asarray(line.quad @ back[:, :2].T + back[:, 2], np.float32)
        out.append(replace(line, quad=quad))
    return tuple(out)


def distinct(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The same stamp seen in two inks: the better reading stays, and dates that only the other
    reads."""
    kept: list[Cluster] = []
    for one in sorted(clusters, key=lambda c: -c.merit):
        middle = one.hull.mean(axis=0)
        if any(inside(k.hull, middle) and _same(one, k) for k in kept):
            continue
        twin = next((i for i, k in enumerate(kept) if _one_place(one, k)), None)
        if twin is None:
            kept.append(one)
        else:
            kept[twin] = _with_dates(kept[twin], one)
    return kept


def _one_place(a: Cluster, b: Cluster) -> bool:
    """Do two texts lie on each other, in one direction?"""
    if abs((a.angle - b.angle + 180) % 360 - 180) > 10:
        return False
    shared, _ = cv2.intersectConvexConvex(a.hull, b.hull)
    least = min(cv2.contourArea(a.hull), cv2.contourArea(b.hull))
    return float(shared) > 0.6 * least


def _with_dates(best: Cluster, other: Cluster) -> Cluster:
    """A date read otherwise in another ink stays as a second line."""
    known = {_figures(ln.text) for ln in best.lines}
    dates = tuple(
        ln
        for ln in other.lines
        if DATE.search(ln.text) and ln.confidence >= _TWICE and _figures(ln.text) not in known
    )
    return replace(best, lines=(*best.lines, *dates))


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
