"""The frame of a stamp around its text: rectangle, circle, triangle, …, or none.

Rays go out from the middle of the text; where each first meets a stroke beyond the text is a
point of the frame. A robust fit says which shape the points lie on; strokes of other stamps
that cross the frame are outliers.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.intake.lines import Quad

_RAYS = 180
_REACH = 2.6  # half diagonals of the text hull that a frame may lie away
_TO_CORNER = 0.05  # of the size: the last bit of a side before its corner …
_WIDE = 0.012  # … and how far beside it ink may lie
_RADII = (0.07, 0.22)  # of the size: rounded corners
_CLOSE = 0.045  # of the size: how near a point must lie to count as on the shape


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """``shape`` as in ``records.Region``; ``quad`` encloses it, turned as the text is."""

    shape: str
    quad: Quad


def find_frame(strokes: NDArray[np.uint8], middle: Quad, hull: Quad, angle: float) -> Frame | None:
    """The frame around a text. ``strokes``: 1 where ink of this colour is that is no text.

    ``middle`` (2,) and ``hull`` (the text's quad) in pixels; ``angle`` of the text in degrees.
    """
    turn = np.deg2rad(angle)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    local = (hull - middle) @ axes.T
    half = np.abs(local).max(axis=0) + 1
    reach = _REACH * float(np.linalg.norm(half))
    points = []
    for ray in np.arange(_RAYS) * 2 * np.pi / _RAYS:
        way = np.array([np.cos(ray), np.sin(ray)])
        with np.errstate(divide="ignore"):
            inner = float(np.min(half / np.maximum(1e-9, np.abs(way))))
        steps = np.arange(inner * 0.98, reach, 1.0)
        at = middle + (steps[:, None] * way) @ axes
        x, y = np.rint(at[:, 0]).astype(int), np.rint(at[:, 1]).astype(int)
        inside = (x >= 0) & (y >= 0) & (x < strokes.shape[1]) & (y < strokes.shape[0])
        hit = np.nonzero(
            inside & (strokes[y.clip(0, strokes.shape[0] - 1), x.clip(0, strokes.shape[1] - 1)] > 0)
        )[0]
        if hit.size:
            points.append(way * steps[hit[0]])
    if len(points) < 0.55 * _RAYS:
        return None
    found = _fit(np.array(points))
    if found is None:
        return None
    shape, box = found
    if shape == "rectangle":
        box = _true_sides(np.array(points), box)
        shape = _corners(strokes, box @ axes + middle)
    return Frame(shape, np.asarray(box @ axes + middle, np.float32))


def _fit(points: NDArray[np.float64]) -> tuple[str, NDArray[np.float64]] | None:
    """The shape most points lie on, and its box in the text's own axes."""
    left, right, top, bottom = _sides(points)
    box = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    wide, high = right - left, bottom - top
    size = (wide + high) / 2
    if min(wide, high) < 8 or max(wide, high) > 6 * min(wide, high):
        return None
    scores: list[tuple[float, str, NDArray[np.float64]]] = []
    sides = np.stack(
        [points[:, 0] - left, right - points[:, 0], points[:, 1] - top, bottom - points[:, 1]],
        axis=1,
    )
    on_box = np.abs(sides).min(axis=1) < _CLOSE * size
    inside = sides.min(axis=1) > -_CLOSE * size
    scores.append((float((on_box & inside).mean()), "rectangle", box))
    ellipse = _ellipse(points, size)
    if ellipse is not None:
        scores.append(ellipse)
    triangle = _triangle(points, size)
    if triangle is not None:
        scores.append(triangle)
    share, shape, found = max(scores, key=lambda s: s[0])
    if share < 0.6:
        return None
    return shape, found


def _sides(points: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Left, right, top and bottom from the rays that go that way."""
    ray = np.degrees(np.arctan2(points[:, 1], points[:, 0]))
    out = []
    for centre, axis in ((180, 0), (0, 0), (-90, 1), (90, 1)):
        near = np.abs((ray - centre + 180) % 360 - 180) < 22
        values = points[near, axis] if near.any() else points[:, axis]
        out.append(float(np.median(values)))
    return out[0], out[1], out[2], out[3]


def _ellipse(
    points: NDArray[np.float64], size: float
) -> tuple[float, str, NDArray[np.float64]] | None:
    rng = np.random.default_rng(0)
    best: tuple[float, NDArray[np.float64], tuple[float, ...]] | None = None
    for attempt in range(24):
        some = points if attempt == 0 else points[rng.choice(len(points), 8, replace=False)]
        (cx, cy), (a, b), tilt = cv2.fitEllipse(some.astype(np.float32))
        if not (min(a, b) > 0 and max(a, b) < 4 * size and max(a, b) < 3 * min(a, b)):
            continue
        turn = np.deg2rad(tilt)
        u = (points[:, 0] - cx) * np.cos(turn) + (points[:, 1] - cy) * np.sin(turn)
        v = -(points[:, 0] - cx) * np.sin(turn) + (points[:, 1] - cy) * np.cos(turn)
        away = (np.hypot(u / (a / 2), v / (b / 2)) - 1) * min(a, b) / 2
        near = np.abs(away) < _CLOSE * size
        if best is None or near.mean() > best[0]:
            best = (float(near.mean()), away[near], (cx, cy, a, b, tilt))
    if best is None or not len(best[1]):
        return None
    share, away, (cx, cy, a, b, _) = best
    spread = float(np.sqrt(np.mean(away**2))) / size
    round_ = max(a, b) < 1.15 * min(a, b)
    shape = ("octagon" if spread > 0.0135 else "circle") if round_ else "oval"
    reach = np.abs(points).max(axis=0)
    half = np.minimum(reach, max(a, b) / 2 * 1.02)
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    return share, shape, np.array([cx, cy]) + corners


def _triangle(
    points: NDArray[np.float64], size: float
) -> tuple[float, str, NDArray[np.float64]] | None:
    """Three straight sides found one after another, each by the most points on a line."""
    rng = np.random.default_rng(1)
    left = points
    used = 0
    sides = []
    for _ in range(3):
        if len(left) < 8:
            return None
        best = np.zeros(len(left), bool)
        for _ in range(60):
            a, b = left[rng.choice(len(left), 2, replace=False)]
            way = b - a
            length = float(np.hypot(*way))
            if length < 0.25 * size:
                continue
            away = np.abs((left[:, 0] - a[0]) * way[1] - (left[:, 1] - a[1]) * way[0]) / length
            near = away < 0.6 * _CLOSE * size
            if near.sum() > best.sum():
                best = near
        if best.sum() < 8:
            return None
        vx, vy, _, _ = cv2.fitLine(
            left[best].astype(np.float32), cv2.DIST_L2, 0, 0.01, 0.01
        ).ravel()
        sides.append(float(np.degrees(np.arctan2(vy, vx)) % 180))
        used += int(best.sum())
        left = left[~best]
    gaps = [abs((a - b + 90) % 180 - 90) for i, a in enumerate(sides) for b in sides[:i]]
    if min(gaps) < 30:
        return None  # two sides of a rectangle
    low, high = points.min(axis=0), points.max(axis=0)
    box = np.array([[low[0], low[1]], [high[0], low[1]], [high[0], high[1]], [low[0], high[1]]])
    return used / len(points), "triangle", box


def _true_sides(points: NDArray[np.float64], box: NDArray[np.float64]) -> NDArray[np.float64]:
    """The corners where the four sides would meet, each side fitted by itself: photographed
    frames are no rectangles."""
    (left, top), (right, bottom) = box[0], box[2]
    size = (right - left + bottom - top) / 2
    lines = []
    for axis, at in ((1, top), (0, right), (1, bottom), (0, left)):
        low, high = (left, right) if axis else (top, bottom)
        along = points[:, 1 - axis]
        near = np.abs(points[:, axis] - at) < 2 * _CLOSE * size
        near &= (along > low + 0.18 * (high - low)) & (along < high - 0.18 * (high - low))
        if near.sum() < 6:
            return box
        fit = cv2.fitLine(points[near].astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01)
        vx, vy, x, y = (float(v) for v in fit.ravel())
        lines.append((np.array([-vy, vx]), -vy * x + vx * y))
    out = []
    for (a, c), (b, d) in zip(lines, [lines[-1], *lines[:-1]], strict=True):
        pair = np.array([b, a])
        if abs(float(np.linalg.det(pair))) < 0.5:
            return box
        out.append(np.linalg.solve(pair, np.array([d, c])))
    return np.array(out)


def _corners(strokes: NDArray[np.uint8], quad: NDArray[np.float64]) -> str:
    """``rectangle`` if the sides run on into the corners, ``rounded`` if arcs are drawn there
    instead; ``""`` where neither is plainly seen, because entry or exit may hang on it."""
    size = float(np.hypot(*(quad[1] - quad[0])) + np.hypot(*(quad[3] - quad[0]))) / 2
    thick = max(1, round(_WIDE * size))
    drawn = np.asarray(cv2.dilate(strokes, np.ones((2 * thick + 1,) * 2, np.uint8)), np.uint8)
    near = np.linspace(0, _TO_CORNER * size, 12)[:, None]
    turn = np.deg2rad(np.linspace(15, 75, 13))
    sharp = round_ = 0
    for i, corner in enumerate(quad):
        ways = []
        for other in (quad[i - 1], quad[(i + 1) % 4]):
            ways.append((other - corner) / max(1.0, float(np.hypot(*(other - corner)))))
        u, v = ways
        full = min(_inked(drawn, corner + near * u), _inked(drawn, corner + near * v))
        arcs = [
            _inked(
                drawn,
                corner + r * ((1 - np.cos(turn))[:, None] * u + (1 - np.sin(turn))[:, None] * v),
            )
            for r in np.linspace(*_RADII, 12) * size
        ]
        sharp += full > 0.8
        round_ += full < 0.6 and max(arcs) > 0.8
    if sharp >= 2 and not round_:
        return "rectangle"
    return "rounded" if round_ >= 2 and not sharp else ""


def _inked(drawn: NDArray[np.uint8], at: NDArray[np.float64]) -> float:
    x = np.rint(at[:, 0]).astype(int).clip(0, drawn.shape[1] - 1)
    y = np.rint(at[:, 1]).astype(int).clip(0, drawn.shape[0] - 1)
    return float(drawn[y, x].mean())
