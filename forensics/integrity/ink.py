"""Whether letters are seen: pictures with and without them, compared in their places."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from forensics.integrity.seen import Share
from forensics.integrity.sheet import Picture, Quads, inside, integral

DPI = 110
SEEN = 10
"""Steps of 255 by which a pixel must change to be seen: grey of 96 % on white is not."""


def changed(a: Picture, b: Picture, boxes: Quads) -> NDArray[np.bool_]:
    """Does the place of each letter look different in the two pictures?"""
    apart = np.abs(a.astype(np.int16) - b.astype(np.int16)).max(axis=2) > SEEN
    # A neighbour's stroke at the edge must not count for this letter.
    inner = boxes.copy()
    narrow = 0.12 * (boxes[:, 2] - boxes[:, 0])
    inner[:, 0] += narrow
    inner[:, 2] -= narrow
    return np.asarray(inside(integral(apart), inner) > 0, np.bool_)


def overlap(one: NDArray[np.float64], others: Quads) -> NDArray[np.float64]:
    """How much of one box lies under each of the others."""
    wide = np.minimum(one[2], others[:, 2]) - np.maximum(one[0], others[:, 0])
    high = np.minimum(one[3], others[:, 3]) - np.maximum(one[1], others[:, 1])
    area = max(1e-12, (one[2] - one[0]) * (one[3] - one[1]))
    return np.asarray(np.clip(wide, 0, None) * np.clip(high, 0, None) / area, np.float64)


def around(boxes: Quads) -> Share:
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
