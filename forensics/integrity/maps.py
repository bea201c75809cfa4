"""Pictures for the eye alone: error levels, noise, repeated shapes. No yes or no is drawn from
them: on scans and pictures saved again they fail more often than they find.

Each has its measured error rates under it. The rates are of 72 drawn pages with one figure of a
date copied, retyped, or set in another font, and of 20 real scans.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.integrity.sheet import Picture

_QUALITY = 90
_GAIN = 12
_GLYPH = (6, 80)
"""Pixels of the sides of a shape that may be a letter."""
_SAME = 3.0
"""Mean difference of two shapes, in steps of 255, up to which they are drawn as one."""
_MOST = 20_000

ELA = (
    "Error levels: saved again as JPEG 90, the difference 12 times as strong.",
    "One altered figure: told on .83-.89 of lossless pictures, .70-.81 at JPEG 90, 0-.29 at 70,",
    "0-.43 after a second scan; on 3-11 of 100 honest pages it shows as much. It names no cause.",
)
NOISE = (
    "Noise: how much each place differs from its own median, bright is more.",
    "A retyped figure: .92-.96 lossless, .69-.76 at JPEG 90, .19-.22 at 70, .06 after a second",
    "scan; a copied one never; on 6-14 of 100 honest pages it shows as much.",
)
REPEATS = (
    "Repeats: shapes of letter size that are the same nearly pixel for pixel, boxed.",
    "A copied figure: .94 lossless, .83 at JPEG 90, .54 at 70, .13 after a second scan; fired on 5",
    "of 14 real black and white scans: their coding repeats shapes, and print does too.",
)


def draw(picture: Picture) -> dict[str, str]:
    """Name → PNG in base64 of each picture, its caption under it."""
    made: dict[str, tuple[Callable[[Picture], Picture], tuple[str, ...]]] = {
        "error-levels": (error_levels, ELA),
        "noise": (noise, NOISE),
        "repeats": (repeats, REPEATS),
    }
    return {name: _png(_captioned(make(picture), words)) for name, (make, words) in made.items()}


def error_levels(picture: Picture) -> Picture:
    """The difference to the same picture saved as JPEG 90."""
    done, data = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not done:
        return np.zeros_like(picture)
    again = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.int16)[..., ::-1]
    apart = np.abs(picture.astype(np.int16) - again) * _GAIN
    return np.asarray(np.clip(apart, 0, 255), np.uint8)


def noise(picture: Picture) -> Picture:
    """Local strength of what a median filter takes away."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    rest = np.abs(grey.astype(np.float32) - cv2.medianBlur(grey, 3))
    spread = cv2.blur(rest, (9, 9))
    top = max(1.0, float(np.percentile(spread, 99.5)))
    level = np.clip(spread * (255 / top), 0, 255).astype(np.uint8)
    return np.repeat(level[..., None], 3, axis=2)


def repeats(picture: Picture) -> Picture:
    """Shapes that are drawn twice the same, in one colour each."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    low, high = _GLYPH
    sizes: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for x, y, w, h, _ in stats[1 : _MOST + 1].tolist():
        if low <= h <= high and 2 <= w <= high:
            sizes[w, h].append((x, y))
    out = np.array(255 - (255 - picture) // 3, np.uint8)
    for (w, h), places in sizes.items():
        for group in _groups(grey, w, h, places):
            shade = (37 * (group[0][0] + group[0][1])) % 180
            colour = cv2.cvtColor(np.array([[[shade, 255, 200]]], np.uint8), cv2.COLOR_HSV2RGB)
            for x, y in group:
                ink_colour = tuple(int(v) for v in colour[0, 0])
                cv2.rectangle(out, (x - 1, y - 1), (x + w, y + h), ink_colour, 1)
    return out


def _groups(
    grey: NDArray[np.uint8] | np.ndarray, w: int, h: int, places: list[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """Places whose shapes are one; each shape is compared with the first of each group."""
    groups: list[tuple[np.ndarray, list[tuple[int, int]]]] = []
    for x, y in places[:600]:
        part = grey[y : y + h, x : x + w].astype(np.int16)
        for first, members in groups:
            if float(np.abs(first - part).mean()) <= _SAME:
                members.append((x, y))
                break
        else:
            groups.append((part, [(x, y)]))
    return [members for _, members in groups if len(members) > 1]


def _captioned(picture: Picture, words: tuple[str, ...]) -> Picture:
    wide = picture.shape[1]
    size = max(0.3, wide / 2400)
    step = round(40 * size)
    strip = np.full((step * (len(words) + 1), wide, 3), 255, np.uint8)
    for i, line in enumerate(words):
        place = (8, step * (i + 1))
        cv2.putText(strip, line, place, cv2.FONT_HERSHEY_SIMPLEX, size, (0, 0, 0), 1, cv2.LINE_AA)
    return np.concatenate([picture, strip])


def _png(picture: Picture) -> str:
    _, data = cv2.imencode(".png", picture[..., ::-1])
    return base64.b64encode(data.tobytes()).decode("ascii")
