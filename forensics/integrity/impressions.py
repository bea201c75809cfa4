"""Impressions of seals and stamps on a page: red or blue ink, cut out without the print under it.

Black print takes away as much of every colour, coloured ink does not: what is left of their
difference is the ink of the impression alone (optical density, as in ``intake.inks``).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.integrity.seen import Share
from forensics.integrity.sheet import Picture

SIDE = 256
"""Pixels of the longer side of an impression that is kept."""
UNDER = 255
"""Where black print hides how the ink lies."""
_INK = 0.12
_FULL = 1.2
"""Density that is stored as ``UNDER - 1``."""
_MOST = 12
_FIRST = 620
"""Pixels across the page at which impressions are looked for."""
_SMALL, _LARGE = 0.035, 0.5
"""Of the width of the page: what is smaller is a dot, what is larger no impression."""
_THUMB = (48, 64)

Grey = NDArray[np.uint8]
Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Impression:
    """``ink`` is the density of the impression, 0 to 254 or ``UNDER``, its longer side ``SIDE``
    pixels; ``thumb`` the page it is on, small and grey."""

    document: str
    page: int
    share: Share
    colour: str
    ink: Grey
    thumb: Grey


def find(picture: Picture) -> Iterator[tuple[Share, str, Grey]]:
    """(place, colour, ink) of each impression of a page; nothing on a page without colour."""
    if not coloured(picture):
        return
    paper = np.percentile(picture[::7, ::7].reshape(-1, 3), 90, axis=0).astype(np.float32)
    factor = min(1.0, _FIRST / min(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    high, wide = picture.shape[:2]
    for index, (colour, rough, _) in enumerate(_inks(np.asarray(small, np.uint8), paper)):
        for box in _blobs(rough):
            left, top = (max(0, int(v / factor) - 1) for v in box[:2])
            right, bottom = (int(v / factor) + 1 for v in box[2:])
            _, ink, dark = list(_inks(picture[top:bottom, left:right], paper))[index]
            part, under = _fine(ink, dark)
            scale = SIDE / max(part.shape)
            how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
            sized = cv2.resize(part, None, fx=scale, fy=scale, interpolation=how)
            kept = np.clip(sized * (UNDER / _FULL), 0, UNDER - 1).astype(np.uint8)
            mask = cv2.resize(under, kept.shape[::-1], interpolation=cv2.INTER_LINEAR)
            kept[mask > 0.2] = UNDER
            share = (left / wide, top / high, right / wide, bottom / high)
            yield share, colour, kept


def thumb(picture: Picture) -> Grey:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.resize(grey, _THUMB, interpolation=cv2.INTER_AREA), np.uint8)


def packed(grey: Grey) -> list[object]:
    """As JSON: [height, width, base64]."""
    return [*grey.shape, base64.b64encode(grey.tobytes()).decode("ascii")]


def unpacked(data: list[object]) -> Grey:
    high, wide, text = data
    pixels = np.frombuffer(base64.b64decode(str(text)), np.uint8)
    return pixels.reshape(int(str(high)), int(str(wide)))


def coloured(picture: Picture) -> bool:
    """Quick, on a small copy."""
    factor = min(1.0, 500 / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    spread = small.max(axis=2).astype(np.int16) - small.min(axis=2)
    return bool((spread > 45).sum() > 40)


def _fine(ink: Plane, dark: Plane) -> tuple[Plane, Plane]:
    """The ink as finely as the picture has it (JPEG keeps colour at half the size, and light
    at full), and where black print lies over or under it."""
    full = cv2.dilate((ink > _INK).astype(np.float32), np.ones((3, 3), np.uint8))
    inked = ink > _INK
    ratio = float(np.median(dark[inked] / ink[inked])) if inked.any() else 1.0
    print_ = (dark > 1.5 * ratio * ink + 0.3).astype(np.float32)
    under = cv2.dilate(print_, np.ones((3, 3), np.uint8)) * full
    return np.asarray(dark * full, np.float32), np.asarray(under, np.float32)


def _inks(picture: Picture, paper: Plane) -> Iterator[tuple[str, Plane, Plane]]:
    """(colour, its density, density of the light) for each ink that is looked for."""
    light = (picture.astype(np.float32) + 1) / (np.maximum(paper, 60) + 1)
    red, green, blue = cv2.split(-np.log(np.clip(light, 0.03, 1.0)))
    grey = light @ np.array([0.299, 0.587, 0.114], np.float32)
    dark = np.asarray(-np.log(np.clip(grey, 0.03, 1.0)), np.float32)
    yield "red", np.clip(np.minimum(green, blue) - red, 0, _FULL), dark
    yield "blue", np.clip(red - np.maximum(blue, green * 0.8), 0, _FULL), dark


def _blobs(ink: Plane) -> list[tuple[int, int, int, int]]:
    high, wide = ink.shape
    width = min(high, wide)
    mask = (ink > _INK).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))  # type: ignore[assignment]
    reach = max(3, width // 50) | 1
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for i in range(1, count):
        x, y, w, h = (int(v) for v in stats[i, :4])
        short, long = min(w, h), max(w, h)
        if not (_SMALL * width < short and long < _LARGE * width and long < 3.5 * short):
            continue
        within = labels[y : y + h, x : x + w] == i
        filled = mask[y : y + h, x : x + w][within].sum()
        if filled > 0.04 * w * h:
            found.append((int(filled), (x, y, x + w, y + h)))
    boxes = [box for _, box in sorted(found, reverse=True)]
    outer = [b for b in boxes if not any(o != b and _within(b, o) for o in boxes)]
    return outer[:_MOST]


def _within(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]
