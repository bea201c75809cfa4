"""Draws the bench's pages: fonts, sizes, seals, and what happens to paper on its way to a file.

Needs the Debian packages fonts-noto-cjk, fonts-arphic-uming and fonts-arphic-ukai.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.ocr import texts
from benchmarks.ocr.texts import Paper

_ROOT = Path("/usr/share/fonts")
FONTS = {
    "song": ("truetype/arphic/uming.ttc", 0),
    "kai": ("truetype/arphic/ukai.ttc", 0),
    "serif": ("opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    "sans": ("opentype/noto/NotoSansCJK-Regular.ttc", 2),
    "ming-tw": ("truetype/arphic/uming.ttc", 2),
}


@dataclass(frozen=True)
class Spec:
    """One page: which paper, how set, and what befalls it. ``seal``: red, gray or none."""

    name: str
    paper: Callable[[], Paper]
    font: str = "song"
    dpi: int = 200
    points: float = 14
    seal: str = ""
    fate: str = "scan"
    turn: int = 0


def specs() -> list[Spec]:
    """The 30 pages."""
    j, t = texts.judgment, texts.taiwan
    return [
        Spec("01-judgment-song-200", lambda: j(1)),
        Spec("02-judgment-serif-150", lambda: j(2), "serif", 150),
        Spec("03-judgment-kai-300", lambda: j(3), "kai", 300),
        Spec("04-judgment-numerals-200", lambda: j(4, True)),
        Spec("05-judgment-numerals-seal-150", lambda: j(5, True), "serif", 150, seal="red"),
        Spec("06-judgment-seal-200", lambda: j(6), "kai", seal="red"),
        Spec("07-judgment-seal-300", lambda: j(7), "song", 300, seal="red"),
        Spec("08-judgment-fax", lambda: j(8), "serif", fate="fax"),
        Spec("09-judgment-phone", lambda: j(9), "serif", fate="phone", seal="red"),
        Spec("10-judgment-skew", lambda: j(10), "song", fate="skew"),
        Spec("11-judgment-turn-90", lambda: j(11), turn=90),
        Spec("12-judgment-turn-180", lambda: j(12), "serif", turn=180, seal="red"),
        Spec("13-judgment-turn-270", lambda: j(13, True), "kai", turn=270),
        Spec("14-judgment-jpeg", lambda: j(14), fate="jpeg"),
        Spec("15-judgment-gray-seal", lambda: j(15), "serif", seal="gray"),
        Spec("16-judgment-small", lambda: j(16), "song", 300, 10.5),
        Spec("17-table-200", lambda: texts.table(17), "song", seal="red"),
        Spec("18-table-150", lambda: texts.table(18), "sans", 150),
        Spec("19-table-fax", lambda: texts.table(19), "song", fate="fax"),
        Spec("20-certificate-200", lambda: texts.certificate(20), "serif", seal="red"),
        Spec("21-certificate-phone", lambda: texts.certificate(21), "sans", fate="phone"),
        Spec("22-certificate-150", lambda: texts.certificate(22), "song", 150, 12, seal="red"),
        Spec("23-certificate-turn-270", lambda: texts.certificate(23), "kai", turn=270),
        Spec("24-order-300", lambda: texts.order(24), "serif", 300),
        Spec("25-order-fax", lambda: texts.order(25), "serif", fate="fax"),
        Spec("26-order-translated", lambda: texts.order(26, True), "sans", 150, fate="skew"),
        Spec("27-order-turn-180", lambda: texts.order(27, True), "serif", turn=180),
        Spec("28-taiwan-200", lambda: t(28), "ming-tw"),
        Spec("29-taiwan-seal-300", lambda: t(29), "ming-tw", 300, seal="red"),
        Spec("30-taiwan-jpeg-150", lambda: t(30), "serif", 150, fate="jpeg"),
    ]


def draw(spec: Spec, paper: Paper) -> bytes:
    """The page as a file (JPEG or PNG bytes)."""
    rng = np.random.default_rng(abs(hash_of(spec.name)))
    page, anchor = _print(spec, paper)
    if spec.seal:
        page = _sealed(page, anchor, spec, rng)
    picture = np.asarray(page, np.uint8)
    picture = _FATES[spec.fate](picture, rng)
    if spec.turn:
        picture = np.rot90(picture, spec.turn // 90)  # must be turned clockwise to stand
    out = io.BytesIO()
    image = Image.fromarray(np.ascontiguousarray(picture))
    if spec.fate == "fax":
        image.convert("1").save(out, "PNG")
    else:
        quality = {"jpeg": 40, "phone": 80}.get(spec.fate, 88)
        image.save(out, "JPEG", quality=quality, dpi=(spec.dpi, spec.dpi))
    return out.getvalue()


def hash_of(name: str) -> int:
    """Stable, unlike ``hash``."""
    return int.from_bytes(name.encode()[-7:], "big")


def _print(spec: Spec, paper: Paper) -> tuple[Image.Image, tuple[int, int]]:
    """The printed page and the middle of its last date (where the seal goes)."""
    width, height = round(8.27 * spec.dpi), round(11.69 * spec.dpi)
    page = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(page)
    size = round(spec.points * spec.dpi / 72)
    file, index = FONTS[spec.font]
    body = ImageFont.truetype(str(_ROOT / file), size, index=index)
    title = ImageFont.truetype(str(_ROOT / file), round(size * 1.5), index=index)
    left, right = round(1.1 * spec.dpi), width - round(1.0 * spec.dpi)
    y, ink = round(1.1 * spec.dpi), (25, 25, 28)
    anchor = (width // 2, height // 2)
    pen.text((left, round(0.5 * spec.dpi)), "SPECIMEN", font=body, fill=(150, 150, 150))
    for part in paper.parts:
        step = round(size * 1.75)
        if part.kind == "title":
            wide = pen.textlength(part.text, font=title)
            pen.text(((width - wide) / 2, y), part.text, font=title, fill=ink)
            y += round(size * 2.4)
        elif part.kind == "right":
            wide = pen.textlength(part.text, font=body)
            pen.text((right - wide, y), part.text, font=body, fill=ink)
            anchor = (round(right - wide / 2), y + size // 2)
            y += step
        elif part.kind == "cells":
            _row(pen, part.cells, body, (left, y, right, y + step), ink)
            y += step
        else:
            indent = 2 * size if part.kind == "body" else 0
            for line in wrap(pen, part.text, body, right - left, indent):
                pen.text((left + indent, y), line, font=body, fill=ink)
                indent = 0
                y += step
    if y > height - size:
        raise ValueError(f"{spec.name}: the text does not fit the page")
    return page, anchor


def wrap(
    pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int, indent: int
) -> list[str]:
    """Lines no wider than ``width``: Han breaks anywhere, Latin words and figures stay whole."""
    lines, line, at = [], "", indent
    words, word = [], ""
    for char in text:
        if char.isascii() and char not in " ":
            word += char
            continue
        words += [word, char] if word else [char]
        word = ""
    words += [word] if word else []
    for word in words:
        wide = pen.textlength(word, font=font)
        if line and at + wide > width and word not in "，。、；：）":
            lines.append(line)
            line, at = "", 0
            if word == " ":
                continue
        line += word
        at += wide
    return [*lines, line] if line else lines


def _row(pen, cells, font, box, ink) -> None:  # type: ignore[no-untyped-def]
    left, top, right, bottom = box
    x = left
    for i, (cell, share) in enumerate(zip(cells, (0.18, 0.4, 0.18, 0.24), strict=True)):
        wide = round((right - left) * share)
        pen.rectangle((x, top, x + wide, bottom), outline=ink, width=2)
        pen.text((x + 8, top + (bottom - top) // 6), cell, font=font, fill=ink)
        x += wide
        del i


def _sealed(page: Image.Image, anchor: tuple[int, int], spec: Spec, rng) -> Image.Image:  # type: ignore[no-untyped-def]
    """A round office seal (42 mm) pressed over the last date; ``gray``: a photocopy of one."""
    size = round(42 / 25.4 * spec.dpi)
    seal = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(seal)
    edge = max(3, size // 40)
    pen.ellipse((edge, edge, size - edge, size - edge), outline=255, width=edge)
    middle, radius = size / 2, size * 0.13
    star = [
        (
            middle + (radius if i % 2 == 0 else radius * 0.38) * math.sin(i * math.pi / 5),
            middle - (radius if i % 2 == 0 else radius * 0.38) * math.cos(i * math.pi / 5),
        )
        for i in range(10)
    ]
    pen.polygon(star, fill=255)
    file, index = FONTS["song"]
    font = ImageFont.truetype(str(_ROOT / file), round(size * 0.13), index=index)
    for i, char in enumerate("样本县样本专用章"):
        angle = -110 + i * 220 / 7
        glyph = Image.new("L", (size, size), 0)
        ImageDraw.Draw(glyph).text((middle, size * 0.13), char, font=font, fill=255, anchor="mm")
        seal.paste(255, mask=glyph.rotate(-angle, resample=Image.Resampling.BICUBIC))
    seal = seal.rotate(float(rng.uniform(-25, 25)), resample=Image.Resampling.BICUBIC)
    wear = cv2.resize(rng.uniform(0.55, 1.0, (12, 12)).astype(np.float32), (size, size))
    strength = np.asarray(seal, np.float32) / 255 * wear * 0.85
    paint = np.array((110, 110, 110) if spec.seal == "gray" else (205, 30, 45), np.float32)
    picture = np.asarray(page, np.float32).copy()
    x, y = anchor[0] - size // 2, anchor[1] - size // 2
    x = min(x, picture.shape[1] - size)
    area = picture[y : y + size, x : x + size]
    part = strength[: area.shape[0], : area.shape[1], None]
    # Ink multiplies: black under red stays black.
    area *= 1 - part + part * paint / 255
    return Image.fromarray(picture.clip(0, 255).astype(np.uint8))


def _scan(picture, rng):  # type: ignore[no-untyped-def]
    soft = cv2.GaussianBlur(picture, (0, 0), 0.6).astype(np.float32)
    grain = rng.normal(0, 5, picture.shape[:2])[..., None]
    return (soft * 0.95 + 8 + grain).clip(0, 255).astype(np.uint8)


def _skew(picture, rng):  # type: ignore[no-untyped-def]
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 3.0, 0.97)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), borderValue=(255, 255, 255), flags=cv2.INTER_CUBIC
    )
    return _scan(turned, rng)


def _fax(picture, rng):  # type: ignore[no-untyped-def]
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    gray = cv2.GaussianBlur(gray, (0, 0), 0.7) + rng.normal(0, 22, gray.shape)
    black = (gray < 150).astype(np.uint8) * 255
    specks = rng.random(gray.shape) < 0.0006
    return np.repeat((255 - (black | specks * np.uint8(255)))[..., None], 3, axis=2)


def _phone(picture, rng):  # type: ignore[no-untyped-def]
    height, width = picture.shape[:2]
    big_w, big_h = round(width * 1.18), round(height * 1.14)
    x, y = (big_w - width) / 2, (big_h - height) / 2
    near = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    shift = rng.uniform(-0.035, 0.035, (4, 2)) * width
    far = (near * [0.97, 0.97] + [x, y] + shift).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(near, far)
    table = np.full((big_h, big_w, 3), (70, 58, 48), np.uint8)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, (big_w, big_h))
    flat = cv2.warpPerspective(picture, matrix, (big_w, big_h), flags=cv2.INTER_CUBIC)
    shot = np.where(mask[..., None] > 127, flat, table).astype(np.float32)
    across = np.linspace(0.62, 1.0, big_w)[None, :] * np.linspace(1.0, 0.8, big_h)[:, None]
    shot = cv2.GaussianBlur(shot * across[..., None], (0, 0), 0.9)
    shot += rng.normal(0, 6, shot.shape)
    return shot.clip(0, 255).astype(np.uint8)


_FATES = {"scan": _scan, "skew": _skew, "fax": _fax, "phone": _phone, "jpeg": _scan}
