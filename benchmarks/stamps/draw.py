"""Draw visa pages with border stamps, all invented: the truth is known for every stamp.

Layouts after published descriptions (shape, wording, order of lines; see
``forensics/data/stamps``), nobody's artwork. Varied: state, direction, ink, angle (any, also
90 and 180 degrees), strength, overlap with the stamp before, guilloche ground, resolution,
blur, noise, JPEG. A share of the pages is *faint*. Every page says SPECIMEN.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.stamps.designs import INKS, PLAIN, Design, written

CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
DPI = 200


@dataclass(frozen=True, slots=True)
class Truth:
    """One stamp as drawn; ``box`` is left, top, right, bottom in pixels."""

    state: str
    direction: str
    day: date
    port: str
    box: tuple[int, int, int, int]
    angle: float
    faint: bool


def _stamp(rng: np.random.Generator, design: Design, day: date, port: str) -> np.ndarray:
    """Ink 0..1, upright."""
    _, _, shape, _, lines, form, _ = design
    mm = DPI / 25.4
    wide, high = {
        "rectangle": (44, 30), "rounded": (44, 30), "oval": (48, 31), "circle": (38, 38),
        "octagon": (38, 38), "triangle": (54, 45),
    }[shape]  # fmt: skip
    image = Image.new("L", (round((wide + 2) * mm), round((high + 2) * mm)), 0)
    draw = ImageDraw.Draw(image)
    box = (mm, mm, (wide + 1) * mm, (high + 1) * mm)
    line = round(0.55 * mm)
    cx, cy = image.width / 2, image.height / 2
    if shape == "rectangle":
        draw.rectangle(box, outline=255, width=line)
    elif shape == "rounded":
        draw.rounded_rectangle(box, radius=5 * mm, outline=255, width=line)
    elif shape in ("circle", "oval"):
        draw.ellipse(box, outline=255, width=line)
    else:
        n = 8 if shape == "octagon" else 3
        turn = np.pi / 8 if n == 8 else -np.pi / 2
        at = [turn + k * 2 * np.pi / n for k in range(n)]
        radius = 19 if n == 8 else 0
        points = [(cx + radius * mm * np.cos(a), cy + radius * mm * np.sin(a)) for a in at]
        if n == 3:
            points = [(cx, box[1]), (box[2], box[3]), (box[0], box[3])]
        draw.polygon(points, outline=255, width=line)
    until = written(day + timedelta(days=29), "D MON Y" if "MON" in form else form)
    texts = [t.format(d=written(day, form), p=port, u=until) for t in lines]
    sizes = [4.2 if "{d}" in t else 2.7 for t in lines]
    room = (wide if shape in ("rectangle", "rounded") else wide * 0.62) - 3
    y = (high + 2 - sum(sizes) - 1.2 * (len(sizes) - 1)) / 2 + (5 if shape == "triangle" else 0)
    for text, size in zip(texts, sizes, strict=True):
        font = ImageFont.truetype(CJK, round(size * mm), index=0)
        if font.getlength(text) > room * mm:
            font = ImageFont.truetype(CJK, round(size * mm * room * mm / font.getlength(text)))
        draw.text((cx, (y + size / 2) * mm), text, font=font, fill=255, anchor="mm")
        y += size + 1.2
    return np.asarray(image, np.float32) / 255


def _paper(rng: np.random.Generator, wide: int, high: int, strength: float) -> np.ndarray:
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    paper = np.full((high, wide, 3), 1.0, np.float32) * rng.uniform(0.88, 0.98)
    paper *= np.array([1.0, rng.uniform(0.96, 1), rng.uniform(0.92, 1)], np.float32)
    for _ in range(5):
        swing = rng.uniform(4, 25) * np.sin(y / rng.uniform(25, 90) + rng.uniform(0, 6))
        wave = np.abs(np.sin((x + swing) / rng.uniform(4, 13)))
        tint = rng.uniform(0.2, 1, 3).astype(np.float32)
        paper -= strength * rng.uniform(0.02, 0.09) * (wave > 0.9)[..., None] * tint
    return paper


def page(rng: np.random.Generator, faint: bool) -> tuple[np.ndarray, list[Truth]]:
    """One page with one to four stamps."""
    wide, high = round(88 * DPI / 25.4), round(125 * DPI / 25.4)
    paper = _paper(rng, wide, high, 1.6 if faint else 1.0)
    truths: list[Truth] = []
    spots = rng.permutation([(0.3, 0.2), (0.68, 0.42), (0.32, 0.62), (0.66, 0.84)])
    for spot in spots[: rng.integers(1, 5)]:
        design = PLAIN[int(rng.integers(0, len(PLAIN)))]
        day = date(2005, 1, 1) + timedelta(days=int(rng.integers(0, 6500)))
        port = str(rng.choice(design[6]))
        ink = _stamp(rng, design, day, port)
        kind = rng.random()
        angle = float(rng.normal(0, 9) if kind < 0.6 else rng.uniform(-180, 180))
        if kind > 0.9:
            angle = float(rng.choice([90, 180, -90])) + float(rng.normal(0, 3))
        turned = Image.fromarray((ink * 255).astype(np.uint8)).rotate(
            -angle, Image.Resampling.BICUBIC, expand=True
        )
        mask = np.asarray(turned, np.float32) / 255
        patch = cv2.resize(rng.uniform(0.5, 1.2, (6, 6)).astype(np.float32), mask.shape[::-1])
        alpha = rng.uniform(0.28, 0.5) if faint else rng.uniform(0.55, 0.9)
        mask = np.clip(mask * patch, 0, 1) * alpha
        left = int(np.clip(spot[0] * wide - mask.shape[1] / 2, 2, wide - mask.shape[1] - 2))
        top = int(np.clip(spot[1] * high - mask.shape[0] / 2, 2, high - mask.shape[0] - 2))
        box = (left, top, left + mask.shape[1], top + mask.shape[0])
        colour = np.array(INKS[design[3]], np.float32) / 255
        part = paper[box[1] : box[3], box[0] : box[2]]
        part *= 1 - mask[..., None] * (1 - colour)
        truths.append(Truth(design[0], design[1], day, port, box, angle, faint))
    picture = Image.fromarray((np.clip(paper, 0, 1) * 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(CJK, 20)
    draw.text((wide / 2, 14), "VISAS 签证", font=font, fill=(120, 120, 130), anchor="mm")
    draw.text((wide - 70, high - 14), "SPECIMEN", font=font, fill=(170, 170, 170), anchor="mm")
    out = np.asarray(picture).astype(np.float32)
    if faint:
        out = cv2.GaussianBlur(out, (0, 0), 0.9)
    out += rng.normal(0, 5 if faint else 3, out.shape)
    packed = np.clip(out, 0, 255).astype(np.uint8)
    quality = 45 if faint else 85
    ok = cv2.imencode(".jpg", packed[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.ascontiguousarray(cv2.imdecode(ok, cv2.IMREAD_COLOR)[..., ::-1]), truths
