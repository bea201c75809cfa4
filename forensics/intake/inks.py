"""A page taken apart by ink: one picture for each colour, the paper and its pattern gone.

Optical density (minus the logarithm of light against the paper around) adds up where strokes
cross, so a pixel under two inks keeps its share in both layers. Inks are told apart by hue;
what has no hue is black.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.intake.lines import Picture

_INK = 0.16  # density from which a pixel is ink where stamps are strong …
_FAINT = 0.075  # … and where even the strongest strokes are pale
_GREY = 0.28  # chroma (0 to 1) under which an ink is black
_SHARE = 0.06  # of all inked pixels that a hue needs to be an ink of its own
WIDTH = 28.0  # degrees of hue one ink may spread to each side


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """``density`` (height, width) float32, 0 where another ink or none stands; ``name`` is a
    plain colour word."""

    name: str
    density: NDArray[np.float32]
    floor: float = _INK

    @property
    def mask(self) -> NDArray[np.uint8]:
        return np.asarray(self.density > self.floor, np.uint8)

    def picture(self) -> Picture:
        """Dark on white, as a reader likes it; contrast set by the ink's own strength."""
        inked = self.density[self.density > self.floor]
        full = float(np.percentile(inked, 85)) if inked.size else 1.0
        share = np.clip((self.density - 0.4 * self.floor) / max(0.7 * self.floor, full), 0, 1)
        grey = (255 * (1 - 0.9 * share)).astype(np.uint8)
        return np.repeat(grey[..., None], 3, axis=2)


def density(picture: Picture) -> NDArray[np.float32]:
    """Optical density of each channel against the paper around (median of the surroundings)."""
    light = (picture.astype(np.float32) + 1) / (paper_of(picture) + 1)
    out = -np.log(np.clip(light, 0.02, 1.0))
    return np.asarray(out, np.float32)


def paper_of(picture: Picture) -> NDArray[np.float32]:
    """The page without what is written on it: the median of the surroundings."""
    high, wide = picture.shape[:2]
    factor = 240 / max(high, wide)
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    paper = cv2.resize(cv2.medianBlur(small, 31), (wide, high), interpolation=cv2.INTER_LINEAR)
    return np.asarray(paper, np.float32)


def coloured(picture: Picture) -> float:
    """Share of pixels of coloured ink; quick, on a small copy."""
    factor = min(1.0, 500 / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    dense = density(np.asarray(small, np.uint8))
    strong = dense.max(axis=2) > 0.25
    return float((strong & (_chroma(dense) > _GREY)).mean())


def inks(picture: Picture) -> tuple[Ink, ...]:
    """The inks of a page, the strongest first; none on a blank page."""
    dense = density(picture)
    total = dense.max(axis=2)
    chroma = _chroma(dense)
    floor = float(np.clip(0.45 * np.percentile(total, 99), _FAINT, _INK))
    inked = total > floor
    if not inked.any():
        return ()
    hue = hue_of(dense)
    bright = inked & (chroma > _GREY)
    out: list[tuple[float, Ink]] = []
    left = np.where(bright, total, 0.0)
    whole = float(np.where(inked, total, 0.0).sum())
    for centre in peaks(hue[bright], left[bright], whole):
        near = np.abs((hue - centre + 180) % 360 - 180)
        soft = np.clip(1.6 - near / WIDTH, 0, 1)
        # A crossing of two inks has neither's hue: there every ink keeps its share.
        mixed = (chroma <= _GREY) & (total > 0.5)
        layer = np.where(mixed, total * 0.8, total * soft * (chroma > 0.15))
        layer = np.asarray(_near_own(layer, bright & (near < WIDTH)), np.float32)
        out.append((float(layer.sum()), Ink(hue_name(centre), layer, floor)))
    black = np.where(inked & (chroma <= _GREY), total, 0.0).astype(np.float32)
    if float(black.sum()) > _SHARE * whole:
        out.append((float(black.sum()), Ink("black", black, floor)))
    return tuple(ink for _, ink in sorted(out, key=lambda o: -o[0]))


def _near_own(layer: NDArray[np.float32], own: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Keep mixed pixels only beside the ink's own."""
    near = cv2.dilate(own.astype(np.uint8), np.ones((5, 5), np.uint8))
    return np.where(near > 0, layer, 0.0)


def _chroma(dense: NDArray[np.float32]) -> NDArray[np.float32]:
    """0 for grey ink, 1 for an ink that takes away one primary alone."""
    top, low = dense.max(axis=2), dense.min(axis=2)
    return np.asarray((top - low) / np.maximum(top, 0.05), np.float32)


def hue_of(dense: NDArray[np.float32]) -> NDArray[np.float32]:
    """Hue of the ink in degrees, red 0, green 120, blue 240: the complement of what it takes."""
    shade = np.clip(np.exp(-dense), 0, 1).astype(np.float32)
    return np.asarray(cv2.cvtColor(shade, cv2.COLOR_RGB2HSV)[..., 0], np.float32)


def peaks(hue: NDArray[np.float32], weight: NDArray[np.float32], whole: float) -> list[float]:
    """Hues at which ink piles up, strongest first, at most four, well apart."""
    counts, _ = np.histogram(hue, bins=72, range=(0, 360), weights=weight)
    ring = np.concatenate([counts[-4:], counts, counts[:4]])
    smooth = np.convolve(ring, np.array([1, 2, 3, 2, 1]) / 9, mode="same")[4:-4]
    found: list[float] = []
    for index in np.argsort(-smooth):
        centre = float(index * 5 + 2.5)
        around = [smooth[(index + k) % 72] for k in range(-5, 6)]
        if sum(around) < _SHARE * whole or len(found) == 4:
            break
        if all(abs((centre - f + 180) % 360 - 180) > 1.5 * WIDTH for f in found):
            found.append(centre)
    return found


def hue_name(hue: float) -> str:
    """Red, green, blue or purple: the words ``records.Region`` knows."""
    if hue < 25 or hue >= 345:
        return "red"
    if hue < 70:
        return "red" if hue < 40 else ""
    if hue < 165:
        return "green"
    if hue < 260:
        return "blue"
    return "purple"
