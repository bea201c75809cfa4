"""Round seals without colour: photocopied, faxed. What lies under them cannot be cleaned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from forensics.intake.lines import Picture, Quad, rectangle
from forensics.intake.scan import shrunk

_LONG = 600
_RADII = (0.045, 0.11)
"""Of an office seal (38 to 60 mm across), as shares of the long side of an A4 page."""
_GRAY = 30
"""Colour channels of a gray ring differ by less."""
_CLOSED = 0.62
"""Share of its circle that must be drawn."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Middle and radius in pixels of the upright picture."""

    x: float
    y: float
    radius: float

    @property
    def quad(self) -> Quad:
        r = self.radius
        return rectangle(self.x - r, self.y - r, self.x + r, self.y + r)

    def covers(self, quad: Quad) -> bool:
        """Does any of the piece of line lie inside?"""
        steps = np.linspace(0, 1, 9)[:, None]
        left, right = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
        points = left + steps * (right - left)
        far = np.hypot(points[:, 0] - self.x, points[:, 1] - self.y)
        return bool((far < self.radius * 1.03).any())


def find_rings(picture: Picture) -> tuple[Ring, ...]:
    """Circles drawn on the page, of the size of a seal. A page has none, one or two."""
    scale = _LONG / max(picture.shape[:2])
    if scale >= 1:
        return ()
    small = shrunk(picture, _LONG)
    gray = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    low, high = (round(_LONG * r) for r in _RADII)
    soft = cv2.GaussianBlur(gray, (0, 0), 1.0)
    found = cv2.HoughCircles(
        soft, cv2.HOUGH_GRADIENT, 1.5, low, param1=80, param2=48, minRadius=low, maxRadius=high
    )
    if found is None:
        return ()
    circles: Sequence[Sequence[float]] = np.asarray(found, np.float32).reshape(-1, 3)[:8].tolist()
    rings = [
        r
        for c in circles
        if (r := _drawn(np.asarray(soft, np.uint8), *c)) is not None and not _coloured(small, r)
    ]
    return tuple(Ring(r.x / scale, r.y / scale, r.radius / scale) for r in rings[:3])


def hides(picture: Picture, ring: Ring, quads: Sequence[Quad]) -> bool:
    """Is there ink inside, dark as print, that no line read accounts for?"""
    left, top = (max(0, int(v - ring.radius)) for v in (ring.x, ring.y))
    area = picture[top : int(ring.y + ring.radius), left : int(ring.x + ring.radius)]
    if not area.size:
        return False
    gray = np.asarray(cv2.cvtColor(area, cv2.COLOR_RGB2GRAY), np.uint8)
    inside = np.zeros(gray.shape, np.uint8)
    middle = (round(ring.x - left), round(ring.y - top))
    cv2.circle(inside, middle, round(ring.radius * 0.93), 255, -1)
    for quad in quads:
        cv2.fillPoly(inside, [np.round(quad - [left, top]).astype(np.int32)], 0)
    paper = float(np.percentile(gray, 90))
    dark = (gray < 0.4 * paper) & (inside > 0)
    return float(dark.sum()) > 0.004 * float(np.pi * ring.radius**2)


def _coloured(small: Picture, ring: Ring) -> bool:
    """Ink of a stamp: what is printed inside belongs to it and can be read."""
    turn = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    columns = np.round(ring.x + ring.radius * np.cos(turn)).astype(int)
    rows = np.round(ring.y + ring.radius * np.sin(turn)).astype(int)
    inside = (columns >= 0) & (columns < small.shape[1]) & (rows >= 0) & (rows < small.shape[0])
    pixels = small[rows[inside], columns[inside]].astype(int)
    return bool(np.median(pixels.max(axis=1) - pixels.min(axis=1)) > _GRAY)


def _drawn(gray: Picture, x: float, y: float, radius: float) -> Ring | None:
    """The circle if most of it is darker than what lies just inside and outside of it."""
    height, width = gray.shape
    turn = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    radii = np.arange(round(radius) - 11, round(radius) + 12)
    columns = np.clip(np.round(x + radii[:, None] * np.cos(turn)), 0, width - 1).astype(int)
    rows = np.clip(np.round(y + radii[:, None] * np.sin(turn)), 0, height - 1).astype(int)
    level = gray[rows, columns].astype(np.float32)
    line = np.minimum(np.minimum(level[:-2], level[1:-1]), level[2:])  # radii 1 .. n-2
    on, inside, outside = line[5:-5], line[:-10], line[10:]
    shares = (np.minimum(inside, outside) - on > 14).mean(axis=1)
    best = int(shares.argmax())
    return Ring(x, y, float(radii[best + 6])) if shares[best] >= _CLOSED else None
