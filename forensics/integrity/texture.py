"""Is it the same impression? Two prints of one seal have one shape and two textures of ink.

The two are laid over each other (turned, scaled, shifted); then only the texture inside the
strokes is compared: the shape, the edges and the pressure from side to side are taken out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.integrity.impressions import UNDER, Grey

_COARSE = 64
_STEP = 4
_TRIES = 3
_AFAR = 0.75
"""Correlation of small copies from which it can be the same seal; the same one: .85 and more."""
_SHAPE = 0.45
"""Correlation of shapes from which it can be the same seal."""
_EVEN = 0.5
"""Evenness of ink from which it was drawn by a program, not stamped: .47 and more measured for
drawn seals, .42 and less for stamped ones."""
_LEAST_PIXELS = 500

Plane = NDArray[np.float32]
"""Ink, in a square of ``_SIDE`` pixels."""
_SIDE = 288


@dataclass(frozen=True, slots=True, eq=False)
class _Print:
    """``ink`` with what lies under black print filled in from around; ``known``: 1 elsewhere."""

    ink: Plane
    known: Plane


@dataclass(frozen=True, slots=True)
class Likeness:
    """Correlations from -1 to 1. ``flat``: the ink has no texture; it was drawn, not stamped."""

    shape: float
    texture: float
    flat: bool


def compare(a: Grey, b: Grey) -> Likeness:
    """The best over the ways of laying one over the other."""
    first, second = _centred(a), _centred(b)
    flat = min(evenness(a), evenness(b)) > _EVEN
    best = Likeness(0.0, 0.0, flat)
    for angle in _angles(first.ink, second.ink):
        laid = _laid(first, second, angle)
        if laid is None:
            continue
        shape = _correlation(_soft(first.ink, 3), _soft(laid.ink, 3))
        texture = _texture(first, laid) if shape >= _SHAPE else 0.0
        best = max(best, Likeness(shape, texture, flat), key=lambda x: (x.texture, x.shape))
    return best


def profile(ink: Grey) -> NDArray[np.float64]:
    """Ink by distance from the middle, the same however it is turned."""
    plane = _centred(ink).ink
    y, x = np.indices(plane.shape)
    middle = (plane.shape[0] - 1) / 2
    rings = (np.hypot(x - middle, y - middle) / middle * 20).astype(int).ravel()
    sums = np.bincount(rings, plane.ravel(), 30)[:20]
    counts = np.bincount(rings, minlength=30)[:20]
    means = sums / np.maximum(1, counts)
    return np.asarray(means / max(1e-9, float(np.linalg.norm(means))), np.float64)


def _centred(ink: Grey) -> _Print:
    """In the middle of the square, its spread always the same."""
    known = (ink != UNDER).astype(np.float32)
    plane = ink.astype(np.float32) * known
    around = _soft(plane, 4) / np.maximum(0.05, _soft(known, 4))
    plane = np.where(known > 0, plane, around)
    total = max(1.0, float(plane.sum()))
    y, x = np.indices(plane.shape)
    cx, cy = float((x * plane).sum()) / total, float((y * plane).sum()) / total
    spread = float(np.sqrt((((x - cx) ** 2 + (y - cy) ** 2) * plane).sum() / total))
    factor, middle = 88 / max(1.0, spread), _SIDE / 2
    move = np.array(
        [[factor, 0, middle - factor * cx], [0, factor, middle - factor * cy]], np.float32
    )
    size = (_SIDE, _SIDE)
    moved = cv2.warpAffine(plane, move, size, flags=cv2.INTER_CUBIC)
    seen = cv2.warpAffine(known, move, size, borderValue=1.0)
    return _Print(np.asarray(moved, np.float32), np.asarray(seen, np.float32))


def _angles(a: Plane, b: Plane) -> list[int]:
    """The turns of ``b`` that look best from afar; none if it looks like another seal."""
    small_a = cv2.resize(_soft(a, 2), (_COARSE, _COARSE), interpolation=cv2.INTER_AREA)
    small_b = cv2.resize(_soft(b, 2), (_COARSE, _COARSE), interpolation=cv2.INTER_AREA)
    middle = ((_COARSE - 1) / 2, (_COARSE - 1) / 2)
    rated = []
    for angle in range(0, 360, _STEP):
        turn = cv2.getRotationMatrix2D(middle, angle, 1.0)
        turned = cv2.warpAffine(small_b, turn, (_COARSE, _COARSE))
        rated.append((_correlation(small_a, turned), angle))
    rated.sort(reverse=True)
    if rated[0][0] < _AFAR:
        return []
    chosen: list[int] = []
    for _, angle in rated:
        if all(min(abs(angle - c), 360 - abs(angle - c)) > 2 * _STEP for c in chosen):
            chosen.append(angle)
        if len(chosen) == _TRIES:
            break
    return chosen


def _laid(a: _Print, b: _Print, angle: int) -> _Print | None:
    """``b`` turned and fitted onto ``a``; ``None`` if no fit is found."""
    middle = (_SIDE - 1) / 2
    matrix = cv2.getRotationMatrix2D((middle, middle), angle, 1.0)
    warp: Any = cv2.invertAffineTransform(matrix).astype(np.float32)
    whole = np.ones((_SIDE, _SIDE), np.uint8)
    for blur in (5.0, 1.5):
        end = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 60, 1e-5)
        try:
            _, warp = cv2.findTransformECC(
                _soft(a.ink, blur), _soft(b.ink, blur), warp, cv2.MOTION_AFFINE, end, whole, 1
            )
        except cv2.error:
            return None
    if not 0.75 < float(np.sqrt(abs(np.linalg.det(warp[:, :2])))) < 1.33:
        return None
    size, back = (_SIDE, _SIDE), cv2.WARP_INVERSE_MAP
    ink = cv2.warpAffine(b.ink, warp, size, flags=cv2.INTER_CUBIC | back)
    known = cv2.warpAffine(b.known, warp, size, flags=cv2.INTER_LINEAR | back, borderValue=1.0)
    return _Print(np.asarray(ink, np.float32), np.asarray(known, np.float32))


def _soft(plane: Plane, sigma: float) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), np.float32)


def _texture(a: _Print, b: _Print) -> float:
    """Correlation of the ink inside the strokes."""
    inked = ((_soft(a.ink, 1) > 40) | (_soft(b.ink, 1) > 40)).astype(np.uint8)
    shape = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    depth = cv2.distanceTransform(shape, cv2.DIST_L2, 3)
    core = (depth > 2.4) & (a.known > 0.95) & (b.known > 0.95)
    if core.sum() < _LEAST_PIXELS:
        return 0.0
    form = _form(shape.astype(np.float32), depth.astype(np.float32))[:, core]
    planes = [_grain(p.ink, shape.astype(np.float32), core, form) for p in (a, b)]
    return _correlation(planes[0], planes[1])


def evenness(ink: Grey) -> float:
    """Share (0 to 1) of the strong ink that is as strong as most of it, give or take a tenth."""
    known = ink[ink != UNDER].astype(np.float64)
    known = known[known > 20]
    strong = known[known > 0.55 * np.percentile(known, 95)] if known.size else known
    if strong.size < _LEAST_PIXELS:
        return 0.0
    counts, edges = np.histogram(strong, 40)
    middle = edges[int(np.convolve(counts, np.ones(5), "same").argmax())]
    return float((np.abs(strong - middle) < 0.1 * middle).mean())


def _form(shape: Plane, depth: Plane) -> Plane:
    """What can be told of the ink from the form alone: near an edge, in a thin stroke, …"""
    soft = [_soft(shape, sigma) for sigma in (1, 2, 4, 8, 14)]
    soft += [s * s for s in soft[1:]]
    steps = [(depth >= d).astype(np.float32) for d in (2.5, 3.5, 5, 7)]
    return np.stack([np.ones_like(shape), *soft, *steps, depth])


def _grain(plane: Plane, shape: Plane, core: NDArray[np.bool_], form: Plane) -> Plane:
    """The ink inside the strokes, less the pressure around it and what the form explains."""
    fine = _soft(plane * shape, 1.0) / np.maximum(0.05, _soft(shape, 1.0))
    wide = _soft(plane * shape, 7.0) / np.maximum(0.05, _soft(shape, 7.0))
    grain = (fine - wide)[core]
    weights, *_ = np.linalg.lstsq(form.T, grain, rcond=None)
    return np.asarray(grain - form.T @ weights, np.float32)


def _correlation(a: NDArray[Any], b: NDArray[Any]) -> float:
    x, y = a.ravel() - a.mean(), b.ravel() - b.mean()
    size = float(np.linalg.norm(x)) * float(np.linalg.norm(y))
    return float(x @ y) / size if size > 1e-6 else 0.0
