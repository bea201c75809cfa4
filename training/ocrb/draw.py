"""Draw damaged machine-readable lines in OCR-B, as many as wanted, all invented.

``line(rng)`` gives ``(picture, text)``: a grey ``uint8`` array 32 pixels high and of any width,
and the 37-character text on it. The damage is what passports meet: low resolution, blur,
JPEG, guilloche ground, shadow, glare, overprint, tilt, a neighbour line cut through, thin and
heavy ink, an unsharp mask. Fonts: Debian's ``fonts-ocr-b`` (public domain); one line in
sixteen is set in another monospaced face, because some papers are printed so.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HEIGHT = 32
OCRB = [Path("/usr/share/fonts/opentype/ocr-b") / n for n in ("OCRB.otf", "OCRBS.otf")]
OTHER = [
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"),
    Path("/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf"),
    Path("/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf"),
]
_SIZE = 56
LETTERS = ALPHABET[11:]
DIGITS = ALPHABET[1:11]
HARD = "O0OQD0I1LB8S5Z2G6CUVEFKX<"


@lru_cache(maxsize=8)
def _font(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, _SIZE)


@lru_cache(maxsize=512)
def _glyph(path: str, char: str) -> np.ndarray:
    """The glyph as ink 0..1 on a cell of fixed size; baseline and cell as the font has them."""
    font = _font(path)
    cell = round(font.getlength("0"))
    image = Image.new("L", (cell, _SIZE + 8), 0)
    ImageDraw.Draw(image).text((0, 0), char, font=font, fill=255)
    return np.asarray(image, np.float32) / 255.0


def _pick(rng: np.random.Generator, pool: str, n: int) -> str:
    return "".join(pool[i] for i in rng.integers(0, len(pool), n))


def text(rng: np.random.Generator) -> str:
    """Half shaped like real lines, half without any grammar, so that none is learnt by heart."""
    kind = rng.random()
    size = int(rng.choice([30, 36, 44]))
    if kind < 0.3:
        out = _pick(rng, "PPPVIAC", 1) + _pick(rng, "<" + LETTERS, 1) + _pick(rng, LETTERS, 3)
        names = [_pick(rng, LETTERS, int(rng.integers(2, 11))) for _ in range(rng.integers(1, 5))]
        out += names[0] + "<<" + "<".join(names[1:])
        out = (out + "<" * size)[:size]
    elif kind < 0.6:
        pool = DIGITS + (LETTERS if rng.random() < 0.5 else "")
        out = _pick(rng, pool, 9) + _pick(rng, DIGITS, 1) + _pick(rng, LETTERS, 3)
        out += _pick(rng, DIGITS, 7) + _pick(rng, "MF<", 1) + _pick(rng, DIGITS, 7)
        out += _pick(rng, pool, int(rng.integers(0, 15)))
        out = (out + "<" * size)[: size - 2] + _pick(rng, "<" + DIGITS, 1) + _pick(rng, DIGITS, 1)
    else:
        pool = (LETTERS, DIGITS, ALPHABET, HARD, LETTERS + DIGITS)[int(rng.integers(0, 5))]
        size = size if rng.random() < 0.3 else int(rng.integers(8, 30))
        parts: list[str] = []
        while sum(map(len, parts)) < size:
            parts.append(_pick(rng, pool, int(rng.integers(1, 12))))
            if rng.random() < 0.4:
                parts.append("<" * int(rng.integers(1, 9)))
        out = "".join(parts)[:size]
    if rng.random() < 0.35:  # shorter strips cost less and teach the same
        start = int(rng.integers(0, max(1, len(out) - 12)))
        out = out[start : start + int(rng.integers(10, 24))]
    return out


def _ink(rng: np.random.Generator, string: str) -> tuple[np.ndarray, float, float]:
    """Ink 0..1 of one line at high resolution; its pitch and cap height in pixels."""
    path = str(rng.choice(OCRB, p=[0.7, 0.3]) if rng.random() < 0.94 else rng.choice(OTHER))
    cells = [_glyph(path, c) for c in string]
    gap = int(rng.integers(-3, 8)) if rng.random() < 0.5 else 0
    cell = cells[0].shape[1]
    pitch = cell + gap
    high = cells[0].shape[0]
    out = np.zeros((high, pitch * len(cells) + 8), np.float32)
    for i, glyph in enumerate(cells):
        dy = int(rng.integers(-1, 2)) if rng.random() < 0.1 else 0
        x = max(0, i * pitch + (gap // 2))
        part = np.roll(glyph, dy, axis=0)[:, : out.shape[1] - x]
        out[:, x : x + part.shape[1]] = np.maximum(out[:, x : x + part.shape[1]], part)
    weight = rng.random()
    if weight < 0.25:
        out = cv2.dilate(out, np.ones((int(rng.integers(2, 4)), int(rng.integers(2, 4)))))
    elif weight < 0.4:
        out = cv2.erode(out, np.ones((2, int(rng.integers(1, 3)))))
    rows = np.nonzero(out.max(axis=1) > 0.5)[0]
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    cap = _SIZE * 0.72
    middle = (top + bottom) / 2 if bottom - top > cap * 0.6 else _SIZE * 0.61
    half = round(cap / 2 + 4)
    lo = max(0, round(middle) - half)
    return out[lo : lo + 2 * half], float(pitch), cap


def _ground(rng: np.random.Generator, high: int, wide: int) -> np.ndarray:
    """Paper 0..1: level, slope, guilloche waves, big soft blobs."""
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    paper = np.full((high, wide), rng.uniform(0.5, 1.0), np.float32)
    paper += rng.uniform(-0.25, 0.25) * (x / wide - 0.5) + rng.uniform(-0.15, 0.15) * (y / high)
    for _ in range(int(rng.integers(0, 4))):
        amp = rng.uniform(0.01, 0.12)
        bend = rng.uniform(0, 6) * np.sin(x / rng.uniform(15, 90) + rng.uniform(0, 6))
        angle = rng.uniform(0, np.pi)
        wave = (x * np.cos(angle) + (y + bend) * np.sin(angle)) / rng.uniform(1.2, 9)
        paper -= amp * (0.5 + 0.5 * np.sin(wave)) ** rng.choice([1, 4])
    if rng.random() < 0.3:
        blob = cv2.resize(rng.normal(0, 1, (3, 12)).astype(np.float32), (wide, high))
        paper += rng.uniform(0.02, 0.12) * blob
    return paper


def line(rng: np.random.Generator) -> tuple[np.ndarray, str]:
    """One damaged line, 32 pixels high, and its text."""
    string = text(rng)
    ink, pitch, cap = _ink(rng, string)
    high, wide = ink.shape
    top, bottom = (rng.uniform(0.02, 0.45) * cap for _ in range(2))
    left, right = (rng.uniform(0.05, 1.6) * pitch for _ in range(2))
    canvas = np.zeros((round(high + top + bottom), round(wide + left + right)), np.float32)
    canvas[round(top) : round(top) + high, round(left) : round(left) + wide] = ink
    _neighbours(rng, canvas, string, top, cap)
    canvas = _warp(rng, canvas)
    small = rng.uniform(4.6, 9) if rng.random() < 0.55 else rng.uniform(8, 28)
    factor = min(1.0, small / pitch)
    stretch = rng.uniform(0.85, 1.18)
    wide, high = canvas.shape[1] * factor * stretch, canvas.shape[0] * factor
    size = (max(8, round(wide)), max(7, round(high)))
    canvas = cv2.resize(canvas, size, interpolation=cv2.INTER_AREA)
    paper = _ground(rng, size[1], size[0])
    dark = rng.uniform(0.0, 0.35)
    strength = rng.uniform(0.55, 1.0)
    picture = paper * (1 - strength * canvas) + dark * strength * canvas * paper
    picture = _damage(rng, picture)
    if rng.random() < 0.4:
        picture = _turned_back(rng, picture)
    scale = HEIGHT / picture.shape[0]
    way = cv2.INTER_AREA if scale < 1 else int(rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
    width = int(np.clip(round(picture.shape[1] * scale), 16 + 8 * len(string), 1400))
    return cv2.resize(picture, (width, HEIGHT), interpolation=way), string


def _neighbours(
    rng: np.random.Generator, canvas: np.ndarray, string: str, top: float, cap: float
) -> None:
    """Parts of the line above or below that the crop caught."""
    for side in (-1, 1):
        if rng.random() > 0.2:
            continue
        other = "".join(rng.permutation(list(string)))
        ink, _, _ = _ink(rng, other)
        shift = round(top + side * cap * rng.uniform(1.45, 2.2))
        lo, hi = max(0, shift), min(canvas.shape[0], shift + ink.shape[0])
        wide = min(canvas.shape[1], ink.shape[1])
        if hi > lo:
            part = ink[lo - shift : hi - shift, :wide]
            canvas[lo:hi, :wide] = np.maximum(canvas[lo:hi, :wide], part)


def _warp(rng: np.random.Generator, canvas: np.ndarray) -> np.ndarray:
    """Tilt, shear and a slight bow, small: the crop was straightened before."""
    high, wide = canvas.shape
    if rng.random() < 0.5:
        rise = rng.uniform(-0.16, 0.16) * high
        shear = rng.uniform(-0.2, 0.2)
        matrix = np.array(
            [[1, shear, -shear * high / 2], [rise / wide, 1, -rise / 2]], np.float32
        )
        canvas = cv2.warpAffine(canvas, matrix, (wide, high))
    if rng.random() < 0.2:
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
        bow = rng.uniform(-0.1, 0.1) * high
        canvas = cv2.remap(canvas, x, y + bow * np.sin(np.pi * x / wide), cv2.INTER_LINEAR)
    return canvas


def _turned_back(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """Turned by some angle and back, as a crop of a page that lay askew: two resamplings more."""
    high, wide = picture.shape
    zoom = float(rng.choice([1.0, 1.5, 2.0])) if wide < 400 else 1.0
    side = round((np.hypot(high, wide) + 4) * zoom)
    there = cv2.getRotationMatrix2D((wide / 2, high / 2), rng.uniform(-45, 45), zoom)
    there[:, 2] += (side - wide) / 2, (side - high) / 2
    back = cv2.invertAffineTransform(there)
    way = int(rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
    edge = cv2.BORDER_REPLICATE
    turned = cv2.warpAffine(picture, there, (side, side), flags=way, borderMode=edge)
    if rng.random() < 0.3:
        turned = _packed(rng, turned, 40)
    return cv2.warpAffine(turned, back, (wide, high), flags=way, borderMode=edge)


def _packed(rng: np.random.Generator, picture: np.ndarray, worst: int) -> np.ndarray:
    """Through JPEG of a quality from ``worst`` to 95."""
    quality = int(rng.integers(worst, 95))
    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 0)


def _damage(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    high, wide = picture.shape
    if rng.random() < 0.15:  # glare: the light adds, the ink fades
        centre, spread = rng.uniform(0, wide), rng.uniform(0.03, 0.25) * wide
        x = np.arange(wide, dtype=np.float32)[None, :]
        light = rng.uniform(0.2, 0.75) * np.exp(-(((x - centre) / spread) ** 2))
        picture = picture * (1 - light) + 1.1 * light
    for _ in range(int(rng.integers(1, 4)) if rng.random() < 0.12 else 0):  # overprint, scratch
        ends = [(int(rng.integers(-9, wide)), int(rng.integers(-9, high + 9))) for _ in range(2)]
        veil = np.zeros_like(picture)
        cv2.line(veil, *ends, 1.0, int(rng.integers(1, max(2, high // 6) + 1)), cv2.LINE_AA)
        picture = picture * (1 - rng.uniform(0.1, 0.5) * veil)
    if rng.random() < 0.6:
        blur = rng.uniform(0.3, 1.1) * max(0.5, high / 24)
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    if rng.random() < 0.15:
        length = int(rng.integers(2, max(3, high // 7) + 1))
        kernel = np.full((1, length) if rng.random() < 0.5 else (length, 1), 1 / length, np.float32)
        picture = cv2.filter2D(picture, -1, kernel)
    if rng.random() < 0.25:
        soft = cv2.GaussianBlur(picture, (0, 0), 1.2)
        picture = picture + rng.uniform(0.4, 1.6) * (picture - soft)
    picture = picture + rng.normal(0, rng.choice([0.005, 0.02, 0.05]), picture.shape)
    if rng.random() < 0.05:
        picture = (picture > np.median(picture) * rng.uniform(0.6, 0.8)) * 0.9
    gain, lift = rng.uniform(0.6, 1.05), rng.uniform(0, 0.15)
    out = np.clip((picture * gain + lift) * 255, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        out = _packed(rng, out, 22)
    return out
