"""Pale ink over a printed ground: what stands out from the pattern, one picture an ink.

The pattern repeats all over the page, so its densities in the three colour channels have a
spread that can be measured. Seen through the inverse of that spread (a matched filter, as for a
known spectrum in clutter: Reed and Yu 1990) pale ink of another colour stands out, even where
lines of the pattern cross it.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.intake.inks import WIDTH, Ink, hue_name, hue_of, paper_of, peaks
from forensics.intake.lines import Picture

_GROUND = 88  # per cent of the pixels that are taken for ground
_OUT = 5.0  # spreads from which a pixel is no ground
_ALIKE = 0.93  # cosine of two inks, so seen, that are one


def inks_over_ground(picture: Picture) -> tuple[Ink, ...]:
    """The inks that stand out from the ground, the strongest first; at most four."""
    dense = -np.log((picture.astype(np.float32) + 1) / (paper_of(picture) + 1))
    dense = cv2.GaussianBlur(dense, (0, 0), 0.8)
    flat = dense.reshape(-1, 3)
    top = flat.max(axis=1)
    ground = flat[top < np.percentile(top, _GROUND)]
    if len(ground) < 1000:
        return ()
    middle = ground.mean(axis=0)
    spread = np.cov((ground - middle).T) + 1e-5 * np.eye(3)
    whiten = np.linalg.cholesky(np.linalg.inv(spread)).astype(np.float32)
    seen = (flat - middle) @ whiten
    far = np.linalg.norm(seen, axis=1).reshape(dense.shape[:2])
    out = (far > _OUT) & (dense.min(axis=2) > -0.05)
    if not out.any():
        return ()
    hue = hue_of(np.clip(dense, 0, None))
    weight = np.where(out, far, 0.0)
    found: list[tuple[float, Ink]] = []
    ways: list[NDArray[np.float32]] = []
    for centre in peaks(hue[out], weight[out], float(weight.sum())):
        own = out & (np.abs((hue - centre + 180) % 360 - 180) < WIDTH)
        way = np.median(seen[own.reshape(-1)], axis=0)
        way /= max(1e-6, float(np.linalg.norm(way)))
        if any(float(way @ other) > _ALIKE for other in ways):
            continue
        ways.append(way)
        layer = np.asarray((seen @ way).reshape(hue.shape), np.float32)
        floor = 0.45 * float(np.percentile(layer[own], 70))
        found.append((float(weight[own].sum()), Ink(hue_name(centre), layer, floor)))
    return tuple(ink for _, ink in sorted(found, key=lambda f: -f[0]))
