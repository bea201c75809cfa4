"""The pictures of a folder after what phones and copiers do to them.

``GOLD=FOLDER python -m benchmarks.mrz.worn``: every picture (as ``__main__`` takes them) in each of
the ways below, once, from ``SEED``. ``ONLY=blur`` narrows it, ``SHOW=1`` prints what was missed.
The last line is JSON: for each way the zones exact, those with the data lines exact, and those
valid but wrong.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable

import cv2
import numpy as np
from PIL import Image

from benchmarks.mrz.__main__ import Score, pictures, turned
from forensics.intake.mrz_scan import MrzScanner

Picture = np.ndarray
Way = Callable[[Picture, np.random.Generator], Picture]


def smaller(picture: Picture, share: float) -> Picture:
    return np.asarray(cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA))


def jpeg(picture: Picture, quality: int) -> Picture:
    packed = io.BytesIO()
    Image.fromarray(picture).save(packed, "JPEG", quality=quality)
    return np.asarray(Image.open(packed).convert("RGB"))


def blur(picture: Picture, rng: np.random.Generator) -> Picture:
    """Out of focus by about a thousandth of the width."""
    sigma = picture.shape[1] / 1000 * rng.uniform(0.8, 1.3)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma))


def shaken(picture: Picture, rng: np.random.Generator) -> Picture:
    """Moved while it was taken, along any direction."""
    size = max(3, int(picture.shape[1] / 300) | 1)
    kernel = np.zeros((size, size), np.float32)
    angle = rng.uniform(0, np.pi)
    centre = size // 2
    for step in np.linspace(-centre, centre, 4 * size):
        x, y = round(centre + step * np.cos(angle)), round(centre + step * np.sin(angle))
        kernel[y, x] = 1
    return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()))


def dim(picture: Picture, rng: np.random.Generator) -> Picture:
    """Little light from one side, with the noise that comes with it."""
    high, wide = picture.shape[:2]
    slope = np.linspace(rng.uniform(0.25, 0.5), rng.uniform(0.5, 0.8), wide)
    light = slope[::-1] if rng.random() < 0.5 else slope
    noisy = picture * light[None, :, None] + rng.normal(0, 7, (high, wide, 1))
    return np.clip(noisy, 0, 255).astype(np.uint8)


def aslant(picture: Picture, rng: np.random.Generator) -> Picture:
    """Seen from the side, on a grey table."""
    high, wide = picture.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    moved = corners + rng.uniform(-0.09, 0.09, (4, 2)).astype(np.float32) * [wide, high]
    moved = (moved - moved.min(axis=0)).astype(np.float32) + 0.05 * wide
    size = np.ceil(moved.max(axis=0) + 0.05 * wide).astype(int)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    return np.asarray(
        cv2.warpPerspective(picture, matrix, tuple(size.tolist()), borderValue=(120, 115, 110))
    )


def copied(picture: Picture, rng: np.random.Generator) -> Picture:
    """A photocopy: grey, hard, a little dirty."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    hard = 255 / (1 + np.exp(-(grey - rng.uniform(120, 150)) / 18))
    dirt = rng.random(grey.shape) < 0.002
    hard[dirt] = rng.uniform(0, 120)
    return np.repeat(hard.astype(np.uint8)[..., None], 3, axis=2)


def screen(picture: Picture, rng: np.random.Generator) -> Picture:
    """Sent by a messenger: made small, saved twice."""
    share = min(1.0, rng.uniform(900, 1300) / max(picture.shape[:2]))
    return jpeg(jpeg(smaller(picture, share), 50), 40)


WAYS: dict[str, Way] = {
    "tilted": lambda p, rng: turned(p, int(rng.choice([-25, -17, -9, 7, 15, 28]))),
    "aslant": aslant,
    "small .7": lambda p, rng: smaller(p, 0.7),
    "small .5": lambda p, rng: smaller(p, 0.5),
    "jpeg 20": lambda p, rng: jpeg(p, 20),
    "messenger": screen,
    "blur": blur,
    "shaken": shaken,
    "dim": dim,
    "copied": copied,
}


def main() -> None:
    scanner = MrzScanner()
    scores: dict[str, Score] = {}
    only = os.environ.get("ONLY", "")
    for name, way in WAYS.items():
        if only and name != only:
            continue
        score = scores[name] = Score()
        for number, (file, truth, picture) in enumerate(pictures()):
            rng = np.random.default_rng([int(os.environ.get("SEED") or 7), number])
            found = [zone.texts for zone, _ in scanner.scan(way(picture, rng))]
            score.add(file, truth, found, 0.0)
        if os.environ.get("SHOW"):
            for file, truth, got in score.missed:
                print(name, file, *truth, *(line for lines in got for line in lines), sep="\n  ")
        print(f"{name:10} {score.exact:4} {score.data:4} of {score.n}", flush=True)
    kinds = {
        name: [score.n, score.exact, score.data, score.valid_but_wrong]
        for name, score in scores.items()
    }
    print(json.dumps(kinds))


if __name__ == "__main__":
    main()
