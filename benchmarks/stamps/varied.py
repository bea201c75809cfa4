"""Draw visa pages as people send them: many looks of a stamp, many grounds, scans and photos.

Beyond ``draw.page``: typefaces, sizes, double frames and none, words along the rim of round
stamps, Schengen stamps with stars, arrow and red date, worn rubber, several kinds of ground
print, resolutions from 130 to 300 dpi, pages photographed at an angle with shadows.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.stamps.designs import INKS, SCHENGEN, VARIED, Look, written
from benchmarks.stamps.draw import CJK, DPI, Truth

_TYPE = "/usr/share/fonts/truetype/"
_LATIN = [
    CJK,
    _TYPE + "dejavu/DejaVuSans-Bold.ttf",
    _TYPE + "dejavu/DejaVuSansCondensed-Bold.ttf",
    _TYPE + "dejavu/DejaVuSerif-Bold.ttf",
    _TYPE + "liberation/LiberationSans-Bold.ttf",
    _TYPE + "liberation/LiberationSansNarrow-Bold.ttf",
    _TYPE + "liberation/LiberationMono-Bold.ttf",
    _TYPE + "liberation/LiberationSans-Regular.ttf",
]
_HAN = [CJK, "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"]
_MM = DPI / 25.4


def _font(face: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face if Path(face).exists() else CJK, max(6, round(size)))


def _frame(rng: np.random.Generator, draw: ImageDraw.ImageDraw, shape: str, box, line) -> None:  # type: ignore[no-untyped-def]
    left, top, right, bottom = box
    cx, cy = (left + right) / 2, (top + bottom) / 2
    if shape == "rectangle":
        draw.rectangle(box, outline=255, width=line)
    elif shape == "rounded":
        draw.rounded_rectangle(box, radius=rng.uniform(4, 6) * _MM, outline=255, width=line)
    elif shape in ("circle", "oval"):
        draw.ellipse(box, outline=255, width=line)
    elif shape == "octagon":
        turn = np.pi / 8 + np.arange(8) * np.pi / 4
        radius = (right - left) / 2
        points = [(cx + radius * np.cos(a), cy + radius * np.sin(a)) for a in turn]
        draw.polygon(points, outline=255, width=line)
    elif shape == "triangle":
        draw.polygon([(cx, top), (right, bottom), (left, bottom)], outline=255, width=line)


def _along_rim(image: Image.Image, text: str, face: str, size: float, radius: float) -> None:
    """Letters along the upper rim of a circle in the middle of the image."""
    font = _font(face, size)
    spread = font.getlength(text) * 1.08 / radius
    at = -np.pi / 2 - spread / 2
    for char in text:
        step = font.getlength(char) * 1.08 / radius
        at += step / 2
        piece = Image.new("L", (round(size * 2.4),) * 2, 0)
        ImageDraw.Draw(piece).text((size * 1.2, size * 1.2), char, font=font, fill=255, anchor="mm")
        piece = piece.rotate(-np.degrees(at) - 90, Image.Resampling.BICUBIC)
        x = image.width / 2 + radius * np.cos(at) - size * 1.2
        y = image.height / 2 + radius * np.sin(at) - size * 1.2
        image.paste(255, (round(x), round(y)), piece)
        at += step / 2


def _schengen(rng: np.random.Generator, look: Look, shape: str, day: date, port: str):  # type: ignore[no-untyped-def]
    """(black layer, red layer): stars around letters, arrow and box, date, crossing point."""
    wide, high = 42, 30
    size = (round((wide + 2) * _MM), round((high + 2) * _MM))
    black, red = Image.new("L", size, 0), Image.new("L", size, 0)
    draw, other = ImageDraw.Draw(black), ImageDraw.Draw(red)
    face = str(rng.choice(_LATIN[1:]))
    _frame(rng, draw, shape, (_MM, _MM, (wide + 1) * _MM, (high + 1) * _MM), round(0.5 * _MM))
    letters, _, below = look.wordings[0]
    cx, cy = 7.5 * _MM, 7.5 * _MM
    for k in range(12):
        a = k * np.pi / 6
        x, y = cx + 4.6 * _MM * np.cos(a), cy + 4.6 * _MM * np.sin(a)
        draw.regular_polygon((x, y, 0.55 * _MM), 5, fill=255)
    draw.text((cx, cy), letters, font=_font(face, 4.4 * _MM), fill=255, anchor="mm")
    # The arrow runs into the box (entry) or out of it (exit).
    x, y, arm = 33 * _MM, 7.5 * _MM, 5 * _MM
    draw.line([(x - arm, y), (x + arm * 0.4, y)], fill=255, width=round(0.7 * _MM))
    tip = x + arm * 0.6
    back, half = tip - 2 * _MM, 1.4 * _MM
    draw.polygon([(tip, y), (back, y - half), (back, y + half)], fill=255)
    edge = x + (0 if look.direction == "entry" else -arm)
    box = (edge, y - 2.6 * _MM, edge + 5.2 * _MM, y + 2.6 * _MM)
    draw.rectangle(box, outline=255, width=round(0.4 * _MM))
    shown = written(day, str(rng.choice(look.forms)))
    middle = (wide + 2) / 2 * _MM
    other.text((middle, 17.5 * _MM), shown, font=_font(face, 5 * _MM), fill=255, anchor="mm")
    place, font = below.format(p=port), _font(face, 3.2 * _MM)
    draw.text((middle, 25.5 * _MM), place, font=font, fill=255, anchor="mm")
    return np.asarray(black, np.float32) / 255, np.asarray(red, np.float32) / 255


def _worded(rng: np.random.Generator, look: Look, shape: str, day: date, port: str) -> np.ndarray:
    scale = rng.uniform(0.88, 1.15)
    wide, high = {
        "rectangle": (46, 30), "rounded": (46, 30), "oval": (50, 32), "circle": (39, 39),
        "octagon": (40, 40), "triangle": (56, 46), "": (46, 26),
    }[shape]  # fmt: skip
    wide, high = wide * scale, high * scale
    image = Image.new("L", (round((wide + 2) * _MM), round((high + 2) * _MM)), 0)
    draw = ImageDraw.Draw(image)
    box = (_MM, _MM, (wide + 1) * _MM, (high + 1) * _MM)
    _frame(rng, draw, shape, box, round(rng.uniform(0.35, 0.8) * _MM))
    if shape in ("rectangle", "circle", "oval") and rng.random() < 0.25:
        gap = 1.1 * _MM
        inner = (box[0] + gap, box[1] + gap, box[2] - gap, box[3] - gap)
        _frame(rng, draw, shape, inner, max(1, round(0.25 * _MM)))
    form = str(rng.choice(look.forms))
    until = written(day + timedelta(days=29), form)
    wording = look.wordings[int(rng.integers(len(look.wordings)))]
    texts = [t.format(d=written(day, form), p=port, u=until).strip() for t in wording]
    latin, han, numerals = (str(rng.choice(f)) for f in (_LATIN, _HAN, _LATIN))
    cx = image.width / 2
    if shape == "circle" and texts[0].isascii() and rng.random() < 0.5:
        size = min(3.0, 1.9 * (wide - 9) / (len(texts[0]) * 0.75)) * _MM
        _along_rim(image, texts[0], latin, size, (wide / 2 - 3.2) * _MM)
        texts, wording = texts[1:], wording[1:]
    sizes = [scale * (rng.uniform(3.6, 4.6) if "{d}" in t else 2.8) for t in wording]
    room = (wide if shape in ("rectangle", "rounded", "") else wide * 0.62) - 3
    gap = rng.uniform(0.8, 1.5)
    y = (high + 2 - sum(sizes) - gap * (len(sizes) - 1)) / 2 + (5 if shape == "triangle" else 0)
    for text, size, form_ in zip(texts, sizes, wording, strict=True):
        face = latin if text.isascii() else han
        if "{d}" in form_ and text.isascii():
            face = numerals
        font = _font(face, size * _MM)
        if font.getlength(text) > room * _MM:
            font = _font(face, size * _MM * room * _MM / font.getlength(text))
        draw.text((cx, (y + size / 2) * _MM), text, font=font, fill=255, anchor="mm")
        y += size + gap
    return np.asarray(image, np.float32) / 255


def _ground(rng: np.random.Generator, wide: int, high: int, strength: float) -> np.ndarray:
    """Paper and its print: wavy lines, rosettes, nets; then a faint motif in one colour."""
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    paper = np.full((high, wide, 3), 1.0, np.float32) * rng.uniform(0.86, 0.99)
    paper *= rng.uniform(0.9, 1, 3).astype(np.float32)
    for _ in range(int(rng.integers(2, 7))):
        kind = rng.random()
        if kind < 0.4:
            swing = rng.uniform(4, 25) * np.sin(y / rng.uniform(25, 90) + rng.uniform(0, 6))
            wave = np.abs(np.sin((x + swing) / rng.uniform(3, 14)))
        elif kind < 0.7:
            cx, cy = rng.uniform(0, wide), rng.uniform(0, high)
            turn = np.arctan2(y - cy, x - cx)
            far = np.hypot(x - cx, y - cy) * (1 + 0.12 * np.sin(turn * rng.integers(5, 16)))
            wave = np.abs(np.sin(far / rng.uniform(3, 12)))
        else:
            a = rng.uniform(0, np.pi)
            along = x * np.cos(a) + y * np.sin(a) + 9 * np.sin(x / 40)
            wave = np.abs(np.sin(along / rng.uniform(3, 12)))
        tint = rng.uniform(0.1, 1, 3).astype(np.float32)
        depth = strength * rng.uniform(0.02, 0.09)
        paper -= depth * (wave > rng.uniform(0.8, 0.93))[..., None] * tint
    if rng.random() < 0.4:
        cx, cy = rng.uniform(0.3, 0.7) * wide, rng.uniform(0.3, 0.7) * high
        blot = np.exp(-(((x - cx) / (0.35 * wide)) ** 2 + ((y - cy) / (0.3 * high)) ** 2))
        paper -= strength * 0.07 * blot[..., None] * rng.uniform(0.1, 1, 3).astype(np.float32)
    return paper


def _press(rng: np.random.Generator, part: np.ndarray, mask: np.ndarray, colour: str) -> None:
    """Ink on a part of the paper, in place."""
    tone = np.array(INKS[colour], np.float32) / 255 * rng.uniform(0.85, 1.1)
    part *= 1 - mask[..., None] * (1 - np.clip(tone, 0, 1))


def _turned(ink: np.ndarray, angle: float) -> np.ndarray:
    image = Image.fromarray((ink * 255).astype(np.uint8))
    return np.asarray(image.rotate(-angle, Image.Resampling.BICUBIC, expand=True), np.float32) / 255


def page(rng: np.random.Generator, faint: bool) -> tuple[np.ndarray, list[Truth]]:
    """One page with one to five stamps, some over one another."""
    wide, high = round(88 * _MM), round(125 * _MM)
    paper = _ground(rng, wide, high, 1.6 if faint else 1.0)
    truths: list[Truth] = []
    spots = rng.permutation([(0.3, 0.17), (0.7, 0.38), (0.3, 0.6), (0.68, 0.83), (0.35, 0.88)])
    for spot in spots[: rng.integers(1, 6)]:
        look = VARIED[int(rng.integers(len(VARIED)))]
        day = date(2003, 1, 1) + timedelta(days=int(rng.integers(0, 7500)))
        port, shape = str(rng.choice(look.ports)), str(rng.choice(look.shapes))
        inks = [str(rng.choice(look.inks))]
        if look.state in SCHENGEN:
            layers = list(_schengen(rng, look, shape, day, port))
            inks = ["black", "red"]
        else:
            layers = [_worded(rng, look, shape, day, port)]
        kind = rng.random()
        angle = float(rng.normal(0, 9) if kind < 0.6 else rng.uniform(-180, 180))
        if kind > 0.9:
            angle = float(rng.choice([90, 180, -90])) + float(rng.normal(0, 3))
        layers = [_turned(layer, angle) for layer in layers]
        tall, broad = layers[0].shape
        patch = cv2.resize(rng.uniform(0.55, 1.2, (6, 6)).astype(np.float32), (broad, tall))
        if rng.random() < 0.3:  # worn rubber
            worn = cv2.GaussianBlur(rng.normal(0, 1, (tall, broad)).astype(np.float32), (0, 0), 1.6)
            patch = patch * np.where(worn > 1.6 * worn.std(), 0.25, 1.0)
        alpha = rng.uniform(0.28, 0.5) if faint else rng.uniform(0.55, 0.95)
        left = int(np.clip(spot[0] * wide - broad / 2, 2, max(2, wide - broad - 2)))
        top = int(np.clip(spot[1] * high - tall / 2, 2, max(2, high - tall - 2)))
        if left + broad > wide or top + tall > high:
            continue
        for layer, colour in zip(layers, inks, strict=True):
            part = paper[top : top + tall, left : left + broad]
            _press(rng, part, np.clip(layer * patch, 0, 1) * alpha, colour)
        box = (left, top, left + broad, top + tall)
        truths.append(Truth(look.state, look.direction, day, port, box, angle, faint))
    picture = Image.fromarray((np.clip(paper, 0, 1) * 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    title = str(rng.choice(["VISAS 签证", "VISA", "Visas / Visados", "簽證 VISAS", "- 14 -"]))
    font = _font(CJK, 20)
    draw.text((wide / 2, 14), title, font=font, fill=(120, 120, 130), anchor="mm")
    draw.text((wide - 70, high - 14), "SPECIMEN", font=font, fill=(170, 170, 170), anchor="mm")
    return _sent(rng, np.asarray(picture), truths, faint)


def _sent(
    rng: np.random.Generator, flat: np.ndarray, truths: list[Truth], faint: bool
) -> tuple[np.ndarray, list[Truth]]:
    """Scanned at some resolution, or photographed at an angle; then noise and JPEG."""
    high, wide = flat.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    zoom = rng.uniform(0.7, 1.5)
    if rng.random() < 0.4:
        goal = corners + rng.uniform(-0.06, 0.06, corners.shape).astype(np.float32) * wide
        turn = np.deg2rad(rng.uniform(-10, 10))
        spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        goal = (goal - goal.mean(axis=0)) @ spin.T * max(zoom, 0.9)
        size = np.ptp(goal, axis=0) + rng.uniform(20, 90, 2)
        goal = goal - goal.min(axis=0) + (size - np.ptp(goal, axis=0)) / 2
        table = rng.uniform(40, 190, 3)
        warp = cv2.getPerspectiveTransform(corners, goal.astype(np.float32))
        shape = (int(size[0]), int(size[1]))
        out = cv2.warpPerspective(flat, warp, shape, borderValue=tuple(table), flags=cv2.INTER_AREA)
        y, x = np.mgrid[0 : shape[1], 0 : shape[0]].astype(np.float32)
        light = 1 + rng.uniform(-0.4, 0.1) * x / shape[0] + rng.uniform(-0.3, 0.1) * y / shape[1]
        out = out.astype(np.float32) * light[..., None]
    else:
        warp = np.diag([zoom, zoom, 1.0])
        way = cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC
        out = cv2.resize(flat, None, fx=zoom, fy=zoom, interpolation=way).astype(np.float32)
    moved = []
    for one in truths:
        left, top, right, bottom = one.box
        box = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], np.float32)
        at = cv2.perspectiveTransform(box, warp)[0]
        low, up = at.min(axis=0).astype(int), at.max(axis=0).astype(int)
        place = (int(low[0]), int(low[1]), int(up[0]), int(up[1]))
        moved.append(Truth(one.state, one.direction, one.day, one.port, place, one.angle, faint))
    if faint or rng.random() < 0.4:
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.5, 1.0))
    out += rng.normal(0, rng.uniform(2, 5), out.shape)
    packed = np.clip(out, 0, 255).astype(np.uint8)
    quality = int(rng.integers(40, 60) if faint else rng.integers(60, 92))
    ok = cv2.imencode(".jpg", packed[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.ascontiguousarray(cv2.imdecode(ok, cv2.IMREAD_COLOR)[..., ::-1]), moved
