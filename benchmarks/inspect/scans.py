"""Scans with a hidden text layer: honest, and with a figure changed in one of the two."""

from __future__ import annotations

import functools
import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pikepdf
import pytesseract
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from benchmarks.inspect.makers import FONTS, text_of
from benchmarks.inspect.revise import other_day
from forensics.intake.engines import open_engine

_FACES = (
    "DejaVuSans", "DejaVuSerif", "DejaVuSansMono", "DejaVuSansCondensed", "DejaVuSerif-Bold",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scan:
    """A clean picture of a page with its lines, the dates in them, and how it was scanned."""

    lines: tuple[str, ...]
    days: tuple[str, ...]
    face: str
    size: int
    dpi: int
    seed: int
    quality: int


def scan(rng: random.Random) -> Scan:
    lines, days = text_of(rng)
    dpi = rng.choice((150, 200, 300))
    return Scan(lines, days, rng.choice(_FACES), round(rng.choice((10, 11, 12)) * dpi / 72), dpi,
                rng.randrange(1 << 30), rng.choice((50, 70, 85)))  # fmt: skip


def drawn(made: Scan, lines: tuple[str, ...]) -> Image.Image:
    """As scanned: skewed a little, blurred, with grain; the same for the same scan."""
    wide, high = round(8.27 * made.dpi), round(11.69 * made.dpi)
    page = Image.new("L", (wide, high), 255)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(f"{FONTS}/{made.face}.ttf", made.size)
    for i, line in enumerate(lines):
        pen.text((wide // 10, high // 12 + i * round(made.size * 1.8)), line, font=font, fill=25)
    noise = np.random.default_rng(made.seed)
    page = page.rotate(float(noise.uniform(-0.6, 0.6)), fillcolor=255, resample=Image.BICUBIC)
    pixels = cv2.GaussianBlur(np.asarray(page, np.float32), (0, 0), float(noise.uniform(0.4, 1.0)))
    pixels += noise.normal(0, float(noise.uniform(2, 9)), pixels.shape)
    return Image.fromarray(np.clip(pixels * 0.93 + 12, 0, 255).astype(np.uint8))


def layered(picture: Image.Image, shown: Image.Image, quality: int, dpi: int) -> bytes:
    """A PDF of ``shown`` with the layer tesseract makes of ``picture``."""
    layer = pytesseract.image_to_pdf_or_hocr(picture, extension="pdf", config=f"--dpi {dpi}")
    pdf = pikepdf.open(io.BytesIO(layer))
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=quality)
    for image in pdf.pages[0].get_images().values():
        image.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
        image.Width, image.Height = shown.size
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        for key in ("/DecodeParms", "/SMask"):
            if key in image:
                del image[key]
    done = io.BytesIO()
    pdf.save(done, linearize=quality == 70)
    return done.getvalue()


def by_lines(picture: Image.Image, shown: Image.Image, quality: int, dpi: int) -> bytes:
    """The same with a layer of whole lines, as other programs write it: read by rapidocr,
    stretched to the width of the line, over the picture or under it."""
    from reportlab.pdfgen import canvas

    scale = 72 / dpi
    wide, high = shown.width * scale, shown.height * scale
    data = io.BytesIO()
    shown.save(data, "JPEG", quality=quality)
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(wide, high))
    under = quality == 50
    if not under:
        page.drawImage(ImageReader(data), 0, 0, wide, high)
    pixels = np.asarray(picture.convert("RGB"))
    for line in _engine().read(pixels).lines:
        (x0, y0), (x1, y1) = line.quad.min(axis=0) * scale, line.quad.max(axis=0) * scale
        size = max(2.0, (y1 - y0) * 0.8)
        text = page.beginText(x0, high - y1 + 0.2 * size)
        text.setFont("Helvetica", size)
        width = page.stringWidth(line.text, "Helvetica", size)
        text.setHorizScale(100 * (x1 - x0) / max(1.0, width))
        text.setTextRenderMode(0 if under else 3)
        text.textOut(line.text)
        page.drawText(text)
    if under:
        page.drawImage(ImageReader(data), 0, 0, wide, high)
    page.showPage()
    page.save()
    return out.getvalue()


@functools.cache
def _engine() -> Any:
    return open_engine("rapidocr")


def honest_by_lines(rng: random.Random) -> bytes:
    made = scan(rng)
    picture = drawn(made, made.lines)
    return by_lines(picture, picture, made.quality, made.dpi)


def picture_retyped_by_lines(rng: random.Random) -> bytes:
    made = scan(rng)
    before, after = drawn(made, made.lines), drawn(made, _changed(made, rng))
    return by_lines(before, after, made.quality, made.dpi)


def turned(rng: random.Random) -> bytes:
    """An honest scan that lies on its side and is shown upright."""
    pdf = pikepdf.open(io.BytesIO(honest(rng)))
    pdf.pages[0].rotate(rng.choice((90, 180, 270)), relative=True)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def honest(rng: random.Random) -> bytes:
    made = scan(rng)
    picture = drawn(made, made.lines)
    return layered(picture, picture, made.quality, made.dpi)


def _changed(made: Scan, rng: random.Random) -> tuple[str, ...]:
    """The lines with one figure of a date changed, wherever that date stands once."""
    day = rng.choice(made.days)
    new = other_day(day, rng)
    at = rng.choice([i for i, line in enumerate(made.lines) if day in line])
    return tuple(ln.replace(day, new) if i == at else ln for i, ln in enumerate(made.lines))


def picture_retyped(rng: random.Random) -> bytes:
    """Another figure in the picture, set in the same type; the layer as it was."""
    made = scan(rng)
    before, after = drawn(made, made.lines), drawn(made, _changed(made, rng))
    return layered(before, after, made.quality, made.dpi)


def layer_changed(rng: random.Random) -> bytes:
    """Another figure in the layer; the picture as it was."""
    made = scan(rng)
    before, after = drawn(made, made.lines), drawn(made, _changed(made, rng))
    return layered(after, before, made.quality, made.dpi)


def picture_pasted(rng: random.Random) -> bytes:
    """Another figure cut from elsewhere on the page and pasted over one of a date."""
    made = scan(rng)
    picture = drawn(made, made.lines)
    boxes = pytesseract.image_to_boxes(picture, output_type=pytesseract.Output.DICT)
    high = picture.height
    places = [
        (c, (left, high - top, right, high - bottom))
        for c, left, bottom, right, top in zip(
            boxes["char"], boxes["left"], boxes["bottom"], boxes["right"], boxes["top"],
            strict=True,
        )
        if c.isdigit()
    ]  # fmt: skip
    text = "".join(c for c, _ in places)
    figures = "".join(c for c in made.days[0] if c.isdigit())
    at = text.find(figures)
    if at < 0:
        return picture_retyped(rng)
    at += rng.randrange(len(figures))
    source = rng.choice([b for c, b in places if c != places[at][0]])
    shown = picture.copy()
    target = places[at][1]
    part = picture.crop(source).resize((target[2] - target[0], target[3] - target[1]))
    shown.paste(part, target[:2])
    return layered(picture, shown, made.quality, made.dpi)


Draw = Callable[[random.Random], bytes]
ALTERED = (picture_retyped, layer_changed, picture_pasted, picture_retyped_by_lines)
HONEST = (honest, honest_by_lines, turned)
