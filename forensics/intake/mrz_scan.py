"""Only the machine-readable zones of a picture, quickly: no other line of the page is read."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.intake import mrz_zone, ppocr
from forensics.intake.lines import Picture, Quad
from forensics.intake.mrz_read import ReadZone

_LEVEL = 3.0  # degrees of lean that finding lines does not mind

Zones = tuple[tuple[ReadZone, tuple[Quad, ...]], ...]
"""Each zone with the quads of its lines."""


class MrzScanner:
    """Keeps the models loaded. Raises ``DependencyError`` where rapidocr is missing."""

    def __init__(self, threads: int = 1) -> None:
        self._find = ppocr.Finder(threads)
        self._read = ppocr.Reader(threads)

    def scan(self, picture: Picture) -> Zones:
        """Each zone with the quads of its lines; RGB picture, any way up; ``()`` if none.

        Where the first look does not give a clean zone, the picture is levelled by its lines
        and, if it is large, looked at in parts; a clean zone found so replaces the first look.
        """
        quads = self._find(picture)
        found = mrz_zone.find_in_picture(picture, quads, self._read)
        if found and all(_clean(zone) for zone, _ in found):
            return found
        # Lines that lie on their side are found badly.
        found = _better(found, self._turned(picture, 90.0))
        if found and all(_clean(zone) for zone, _ in found):
            return found
        tilt = _tilt(quads)
        if abs(tilt) > _LEVEL:
            found = _better(found, self._turned(picture, tilt))
        if max(picture.shape[:2]) > ppocr.FIND_SIDE and not found:
            found = _better(found, self._parts(picture))
        return found

    def _turned(self, picture: Picture, degrees: float) -> Zones:
        """What is found with the picture turned, in places of the picture as it is."""
        other, back = _turned(picture, degrees)
        found = mrz_zone.find_in_picture(other, self._find(other), self._read)
        return tuple((zone, tuple(_mapped(back, q) for q in quads)) for zone, quads in found)

    def _parts(self, picture: Picture) -> Zones:
        """A small document in a large picture: four overlapping parts."""
        high, wide = picture.shape[:2]
        quads = []
        for top in (0, high // 3):
            for left in (0, wide // 3):
                part = picture[top : top + 2 * high // 3, left : left + 2 * wide // 3]
                shift = np.array([left, top], np.float32)
                quads += [q + shift for q in self._find(np.ascontiguousarray(part))]
        return mrz_zone.find_in_picture(picture, _distinct(quads), self._read)


def _clean(zone: ReadZone) -> bool:
    return not zone.failed and zone.sure >= 0.9


def _better(first: Zones, second: Zones) -> Zones:
    """The look with more clean zones; the first if they are alike."""
    return max((first, second), key=lambda zs: (sum(_clean(z) for z, _ in zs), len(zs) > 0))


def _tilt(quads: list[Quad]) -> float:
    """Degrees clockwise by which long lines lean, modulo a quarter turn; 0 without lines."""
    lean, length = [], []
    for quad in quads:
        x, y = quad[1] - quad[0]
        if abs(x) + abs(y) < 4 * float(np.linalg.norm(quad[3] - quad[0])):
            continue
        lean.append((math.degrees(math.atan2(float(y), float(x))) + 45) % 90 - 45)
        length.append(math.hypot(float(x), float(y)))
    if not lean:
        return 0.0
    order = np.argsort(lean)
    running = np.cumsum(np.array(length)[order])
    return float(lean[order[int(np.searchsorted(running, running[-1] / 2))]])


def _turned(picture: Picture, degrees: float) -> tuple[Picture, NDArray[np.float64]]:
    """The picture turned counter-clockwise, nothing cut off, and the way back."""
    high, wide = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    new = (int(high * sin + wide * cos), int(high * cos + wide * sin))
    matrix[:, 2] += (new[0] - wide) / 2, (new[1] - high) / 2
    out = cv2.warpAffine(picture, matrix, new, flags=cv2.INTER_CUBIC, borderValue=(128, 128, 128))
    return np.asarray(out, np.uint8), np.asarray(cv2.invertAffineTransform(matrix), np.float64)


def _mapped(matrix: NDArray[np.float64], quad: Quad) -> Quad:
    return np.asarray(quad @ matrix[:, :2].T + matrix[:, 2], np.float32)


def _distinct(quads: list[Quad]) -> list[Quad]:
    """Of quads found twice in overlapping parts, the longer."""
    kept: list[Quad] = []
    for quad in sorted(quads, key=lambda q: -float(np.linalg.norm(q[1] - q[0]))):
        middle = quad.mean(axis=0)
        high = float(np.linalg.norm(quad[3] - quad[0]))
        if all(np.linalg.norm(middle - k.mean(axis=0)) > 0.6 * high for k in kept):
            kept.append(quad)
    return kept
