"""The same reading, kind by kind: ``python -m benchmarks.mrz.kinds``.

``N`` pictures a kind, drawn from ``SEED`` (``draw.py``): photographs of each format, flat
pictures of 250 to 340 pixels, a spot of glare on the zone, two documents in one picture (one of
three upside down). The last line is JSON: for each kind the number of zones, those exact, those
with the data lines exact, and those valid but wrong.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.mrz.__main__ import Score
from benchmarks.mrz.draw import damage, page, scene, zone
from forensics.intake.mrz_scan import MrzScanner

FORMATS = ("TD3", "TD1", "TD2", "MRVA", "MRVB")
Lines = tuple[str, ...]
Draw = Callable[[np.random.Generator, int], tuple[list[Lines], np.ndarray]]


def photo(shape: str, rng: np.random.Generator, number: int) -> tuple[list[Lines], np.ndarray]:
    lines = zone(rng, shape)
    picture = scene(rng, page(rng, shape, lines), "photo")
    return [lines], damage(rng, picture, int(rng.integers(600, 1100)))


def small(rng: np.random.Generator, number: int) -> tuple[list[Lines], np.ndarray]:
    shape = FORMATS[number % 5]
    lines = zone(rng, shape)
    return [lines], damage(rng, page(rng, shape, lines), int(rng.integers(250, 340)))


def glare(rng: np.random.Generator, number: int) -> tuple[list[Lines], np.ndarray]:
    shape = FORMATS[number % 5]
    lines = zone(rng, shape)
    flat = page(rng, shape, lines).astype(np.float32)
    high, wide = flat.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    spot = ((x - rng.uniform(0.1, 0.9) * wide) / (0.08 * wide)) ** 2
    spot += ((y - rng.uniform(0.75, 1) * high) / (0.12 * high)) ** 2
    flat += rng.uniform(120, 230) * np.exp(-spot)[..., None]
    picture = scene(rng, np.clip(flat, 0, 255).astype(np.uint8), "photo")
    return [lines], damage(rng, picture, int(rng.integers(900, 1500)))


def two(rng: np.random.Generator, number: int) -> tuple[list[Lines], np.ndarray]:
    shapes = ("TD3", ("TD3", "TD1")[number % 2])
    zones = [zone(rng, shape) for shape in shapes]
    parts = [
        scene(rng, page(rng, shape, lines), "photo")
        for shape, lines in zip(shapes, zones, strict=True)
    ]
    if number % 3 == 0:
        parts[1] = np.rot90(parts[1], 2)
    wide = max(part.shape[1] for part in parts)
    filled = [
        np.pad(p, ((0, 0), (0, wide - p.shape[1]), (0, 0)), constant_values=120) for p in parts
    ]
    return zones, damage(rng, np.vstack(filled), int(rng.integers(1200, 1800)))


KINDS: dict[str, Draw] = {
    **{f"photo {shape}": partial(photo, shape) for shape in FORMATS},
    "small": small,
    "glare": glare,
    "two": two,
}


def main() -> None:
    scanner = MrzScanner()
    result: dict[str, dict[str, int]] = {}
    for kind, draw in KINDS.items():
        rng = np.random.default_rng(int(os.environ.get("SEED", "1")))
        score = Score()
        for number in range(int(os.environ.get("N", "20"))):
            truths, picture = draw(rng, number)
            got = [read.texts for read, _ in scanner.scan(picture)]
            for truth in truths:
                # The zones of the other document of the picture are no wrong readings of this one.
                own = [g for g in got if g == truth or g not in truths]
                score.add(kind, truth, own, 0.0)
        for _, truth, read in score.missed:
            print(kind, truth, "read as", read)
        result[kind] = {
            "n": score.n,
            "exact": score.exact,
            "data": score.data,
            "valid_but_wrong": score.valid_but_wrong,
        }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
