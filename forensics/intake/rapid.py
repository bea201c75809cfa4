"""rapidocr's PP-OCRv6 models put together anew: lines, page turn, text.

Measured against the package as it comes: the per-line 0/180 classifier turns good lines on
their head (here it only votes on the page), low scores are dropped silently (here nothing is),
batches change text (here one line a run), and finding lines at 2000 px costs seven times as
much for nothing. One thread a worker; with two threads the reading is the same.
"""

from __future__ import annotations

import cv2
import numpy as np

from forensics.intake import models, ppocr
from forensics.intake.engines import Reading
from forensics.intake.lines import Line, Picture, Quad, cut

_VOTERS = 9


class RapidOcr:
    def __init__(self, threads: int = 1) -> None:
        cv2.setNumThreads(1)
        self._find = ppocr.Finder(threads)
        self._tell = ppocr.TurnTeller(threads)
        self._read = ppocr.Reader(threads)
        self.version = models.versions()

    def read(self, picture: Picture) -> Reading:
        quads = self._find(picture)
        turn = 0
        if _lies_on_its_side(quads):
            turn, picture, quads = 90, *_turned(picture, quads, 90)
        if self._stands_on_its_head(picture, quads):
            turn, (picture, quads) = (turn + 180) % 360, _turned(picture, quads, 180)
        return Reading(picture, turn, tuple(self._line(picture, quad) for quad in quads))

    def read_block(self, picture: Picture) -> tuple[Line, ...]:
        return tuple(self._line(picture, quad) for quad in self._find(picture))

    def read_line(self, crop: Picture) -> Line:
        return self._read(crop)

    def _line(self, picture: Picture, quad: Quad) -> Line:
        width, height = _extent(quad)
        line = self._read(cut(picture, quad))
        best = Line(quad, line.chars, line.confidence)
        if height > 2.5 * width:  # a line on its side: read it both ways up, keep the better
            for shift in (1, 3):
                rolled = np.roll(quad, shift, axis=0)
                other = self._read(cut(picture, rolled))
                if len(other.chars) > 1 and other.confidence > best.confidence:
                    best = Line(rolled, other.chars, other.confidence)
        return best

    def _stands_on_its_head(self, picture: Picture, quads: list[Quad]) -> bool:
        lines = [q for q in quads if _extent(q)[0] >= 2 * _extent(q)[1]]
        lines.sort(key=lambda q: -_extent(q)[0])
        if not lines:
            return False
        # The first four heights of a line are enough, and longer ones would be squeezed.
        crops = [cut(picture, q) for q in lines[:_VOTERS]]
        crops = [c[:, : 4 * c.shape[0]] for c in crops]
        return float(np.mean(self._tell(crops))) > 0.5


def _extent(quad: Quad) -> tuple[float, float]:
    """Width and height along the axes; the order of a skewed quad's corners is no guide."""
    size = quad.max(axis=0) - quad.min(axis=0)
    return float(size[0]), float(size[1])


def _lies_on_its_side(quads: list[Quad]) -> bool:
    wide = tall = 0.0
    for quad in quads:
        width, height = _extent(quad)
        if width > 1.5 * height:
            wide += width
        elif height > 1.5 * width:
            tall += height
    return tall > wide


def _turned(picture: Picture, quads: list[Quad], degrees: int) -> tuple[Picture, list[Quad]]:
    """Picture and quads turned clockwise; corners stay in order tl, tr, br, bl as they lie."""
    height, width = picture.shape[:2]
    for _ in range(degrees // 90):
        quads = [np.roll(np.stack([height - q[:, 1], q[:, 0]], axis=1), 1, axis=0) for q in quads]
        height, width = width, height
    turned = np.ascontiguousarray(np.rot90(picture, -(degrees // 90)))
    return turned, [np.asarray(q, np.float32) for q in quads]
