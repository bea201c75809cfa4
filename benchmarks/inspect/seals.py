"""Pages with seals: the same impression pasted twice, and one seal stamped twice."""

from __future__ import annotations

import io
import math
import random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.inspect.makers import FONTS, text_of

_SIDE = 640


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(f"{FONTS}/DejaVuSans-Bold.ttf", size)


def design(rng: random.Random) -> np.ndarray:
    """The rubber of a seal, 1 where it carries ink: round, oval or square, with letters."""
    page = Image.new("L", (_SIDE, _SIDE), 0)
    pen = ImageDraw.Draw(page)
    shape = rng.choice(("round", "round", "oval", "square"))
    m = 40
    box = (m, m, _SIDE - m, _SIDE - m) if shape != "oval" else (m, 150, _SIDE - m, _SIDE - 150)
    width = rng.randrange(12, 24)
    (pen.rectangle if shape == "square" else pen.ellipse)(box, outline=255, width=width)
    words = "".join(rng.choice("ABCDEFGHKLMNOPRSTUVWZ") for _ in range(rng.randrange(10, 18)))
    if shape == "round":
        for i, c in enumerate(words):
            angle = -210 + 240 * i / len(words)
            tile = Image.new("L", (90, 90), 0)
            ImageDraw.Draw(tile).text((45, 45), c, font=_font(58), fill=255, anchor="mm")
            tile = tile.rotate(-angle - 90)
            x = _SIDE / 2 + 215 * math.cos(math.radians(angle)) - 45
            y = _SIDE / 2 + 215 * math.sin(math.radians(angle)) - 45
            page.paste(tile, (round(x), round(y)), tile)
        points = []
        for i in range(10):
            r = 95 if i % 2 == 0 else 40
            a = math.radians(-90 + 36 * i)
            points.append((_SIDE / 2 + r * math.cos(a), _SIDE / 2 + r * math.sin(a)))
        pen.polygon(points, fill=255)
    else:
        for row in range(3):
            pen.text((_SIDE / 2, 230 + 90 * row), words[row * 4 : row * 4 + 6], font=_font(64),
                     fill=255, anchor="mm")  # fmt: skip
    pen.text((_SIDE / 2, _SIDE / 2 + 140), str(rng.randrange(100, 9999)), font=_font(44), fill=255,
             anchor="mm")  # fmt: skip
    return np.asarray(page, np.float32) / 255


def stamped(rubber: np.ndarray, noise: np.random.Generator) -> np.ndarray:
    """One impression: ink that lies unevenly, pressure from a side, edges that run."""
    shape = rubber.shape
    grain = np.zeros(shape, np.float32)
    for sigma, weight in ((2, 0.25), (5, 0.35), (14, 0.3)):
        layer = cv2.GaussianBlur(noise.normal(0, 1, shape).astype(np.float32), (0, 0), sigma)
        grain += weight * layer / layer.std()
    slope = np.linspace(-1, 1, shape[0])[:, None] * noise.uniform(-0.2, 0.2)
    slope = slope + np.linspace(-1, 1, shape[1])[None] * noise.uniform(-0.2, 0.2)
    swell = cv2.GaussianBlur(rubber, (0, 0), float(noise.uniform(1, 3)))
    edge = swell + 0.1 * cv2.GaussianBlur(noise.normal(0, 1, shape).astype(np.float32), (0, 0), 2)
    ink = np.clip(0.75 + float(noise.uniform(0.2, 0.4)) * grain * 0.7 + slope, 0, 1)
    return np.asarray(np.clip((edge - 0.45) * 5, 0, 1) * ink, np.float32)


def page(
    rng: random.Random, impression: np.ndarray, *, turn: float, size: int, electronic: bool = False
) -> bytes:
    """A page of text with the impression on it, as a JPEG at 200 dpi."""
    lines, _ = text_of(rng)
    paper = Image.new("RGB", (1240, 1754), (250, 249, 246))
    pen = ImageDraw.Draw(paper)
    font = ImageFont.truetype(f"{FONTS}/DejaVuSerif.ttf", 22)
    for i, line in enumerate(lines):
        pen.text((110, 120 + 46 * i), line, font=font, fill=(30, 30, 30))
    ink = Image.fromarray((impression * 255).astype(np.uint8)).rotate(
        turn, resample=Image.BICUBIC, expand=True
    )
    scale = size / _SIDE
    ink = ink.resize((round(ink.width * scale), round(ink.height * scale)), Image.LANCZOS)
    cover = np.asarray(ink, np.float32)[..., None] / 255
    x, y = rng.randrange(500, 1240 - ink.width - 20), rng.randrange(500, 1100)
    pixels = np.array(paper, np.float32)
    spot = pixels[y : y + ink.height, x : x + ink.width]
    colour = np.array((0.82, 0.12, 0.14) if rng.random() < 0.99 else (0.15, 0.2, 0.7))
    pixels[y : y + ink.height, x : x + ink.width] = spot * (1 - cover * (1 - colour) * 0.92)
    noise = np.random.default_rng(rng.randrange(1 << 30))
    if not electronic:
        pixels += noise.normal(0, 2.5, pixels.shape)
    out = io.BytesIO()
    done = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    done.save(out, "JPEG", quality=rng.choice((85, 70, 60)))
    return out.getvalue()


def _noise(rng: random.Random) -> np.random.Generator:
    return np.random.default_rng(rng.randrange(1 << 30))


def reused(rng: random.Random) -> tuple[bytes, bytes]:
    """One impression on two pages, turned and scaled a little."""
    impression = stamped(design(rng), _noise(rng))
    size = rng.choice((160, 220, 300))
    return (
        page(rng, impression, turn=rng.uniform(-10, 10), size=size),
        page(rng, impression, turn=rng.uniform(-10, 10), size=round(size * rng.uniform(0.9, 1.1))),
    )


def stamped_twice(rng: random.Random) -> tuple[bytes, bytes]:
    """One seal, two impressions."""
    rubber = design(rng)
    size = rng.choice((160, 220, 300))
    return (
        page(rng, stamped(rubber, _noise(rng)), turn=rng.uniform(-10, 10), size=size),
        page(rng, stamped(rubber, _noise(rng)), turn=rng.uniform(-10, 10), size=size),
    )


def two_seals(rng: random.Random) -> tuple[bytes, bytes]:
    """Two seals of the same size."""
    size = rng.choice((160, 220, 300))
    return (
        page(rng, stamped(design(rng), _noise(rng)), turn=0, size=size),
        page(rng, stamped(design(rng), _noise(rng)), turn=0, size=size),
    )


ALTERED = (reused,)
HONEST = (stamped_twice, two_seals)
