"""A small passport on a large sheet: its print is read again from nearer.

The line finder sees a whole page at one size, at which the labels of a data page on an A4 scan
are a few pixels high. Where a machine-readable line shows such a document, the part of the page
above it is read by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from forensics.intake.engines import OcrEngine
from forensics.intake.lines import Line, Picture
from forensics.intake.page import in_order

_SMALL = 0.7  # of the page's long side: a zone that is longer was seen near enough
_LARGE = 1300  # pixels: smaller pages are seen whole
_TALL = 0.82  # height of a data page above its zone, in lengths of the zone


def closer(lines: Sequence[Line], picture: Picture, engine: OcrEngine) -> list[Line]:
    """The lines, those of a small document as they read from nearer, in reading order."""
    high, wide = picture.shape[:2]
    zone = [ln for ln in lines if ln.text.replace(" ", "").count("<") >= 5]
    level = [ln for ln in zone if np.ptp(ln.quad[:, 0]) > 6 * np.ptp(ln.quad[:, 1])]
    if not level or max(high, wide) < _LARGE:
        return list(lines)
    points = np.concatenate([ln.quad for ln in level])
    left, right = float(points[:, 0].min()), float(points[:, 0].max())
    top, bottom = float(points[:, 1].min()), float(points[:, 1].max())
    long = right - left
    if long > _SMALL * max(high, wide) or bottom - top > 0.3 * long:
        return list(lines)
    x0, x1 = max(0, int(left - 0.05 * long)), min(wide, int(right + 0.05 * long))
    y0, y1 = max(0, int(top - _TALL * long)), int(top)
    if y1 - y0 < 0.2 * long:
        return list(lines)
    near = [
        replace(ln, quad=ln.quad + np.array([x0, y0], np.float32))
        for ln in engine.read_block(np.ascontiguousarray(picture[y0:y1, x0:x1]))
    ]
    kept = [ln for ln in lines if not _within(ln, x0, y0, x1, y1)]
    if len(near) < len(lines) - len(kept):
        return list(lines)  # less was seen from near
    return [line for row in in_order([*kept, *near]) for line in row]


def _within(line: Line, left: int, top: int, right: int, bottom: int) -> bool:
    x, y = (float(v) for v in line.quad.mean(axis=0))
    return left < x < right and top < y < bottom
