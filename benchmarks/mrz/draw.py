"""Draw documents with machine-readable zones, all invented, as scans and photos.

A page of the size of the format (ICAO Doc 9303), guilloche ground, a grey portrait box, printed
labels, the zone in OCR-B at its lawful size; then a scene: flat scan, small on an A4 scan, or
photographed at an angle; then low resolution, blur, glare, JPEG. Every page says SPECIMEN.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from forensics.text.mrz import check_digit

OCRB = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
TEXT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
_MM = 9  # pixels a millimetre while drawing
_SIZES = {
    "TD1": (85.6, 54),
    "TD2": (105, 74),
    "TD3": (125, 88),
    "MRVA": (120, 80),
    "MRVB": (105, 74),
}
_SURNAMES = [
    "MUSTER",
    "EXAMPLE",
    "OKONKWO",
    "SPECIMEN",
    "BEISPIEL",
    "LIN",
    "OBRAZEC",
    "QUISPE",
    "KIMBLE",
    "IBORI",
]
_GIVEN = [
    "ANNA",
    "MARIA",
    "BO",
    "XIAOMING",
    "JOSE",
    "ILSE",
    "QUENTIN",
    "OLOLADE",
    "ZOE",
    "DIDIER",
    "LI",
    "KOBI",
]
_STATES = [
    "UTO",
    "CHN",
    "GBR",
    "USA",
    "TWN",
    "HKG",
    "AUS",
    "NZL",
    "FRA",
    "ESP",
    "JPN",
    "D",
    "KOR",
    "THA",
    "VNM",
    "MYS",
    "SGP",
]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture (RGB) and the truth."""

    name: str
    kind: str
    lines: tuple[str, ...]
    picture: np.ndarray


def zone(rng: np.random.Generator, kind: str) -> tuple[str, ...]:
    """A zone with right check digits."""

    def digits(n: int) -> str:
        return "".join(str(d) for d in rng.integers(0, 10, n))

    def day(first: int, last: int) -> str:
        year, month, date = rng.integers((first, 1, 1), (last, 13, 29))
        return f"{year % 100:02d}{month:02d}{date:02d}"

    state = str(rng.choice(_STATES)).ljust(3, "<")
    letters = "".join(str(c) for c in rng.choice(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 2))
    number = str(
        rng.choice([letters + digits(7), letters[0] + digits(8), digits(9), letters + digits(5)])
    )
    number = number.ljust(9, "<")
    name = str(rng.choice(_SURNAMES)) + "<<" + "<".join(rng.choice(_GIVEN, rng.integers(1, 4)))
    birth, expiry = day(1945, 2010), day(2012, 2034)
    sex = str(rng.choice(list("MF<")))
    first = {"TD3": "P<", "MRVA": "V<", "MRVB": "V<", "TD2": "I<", "TD1": "I<"}[kind]
    dates = birth + check_digit(birth) + sex + expiry + check_digit(expiry)
    if kind == "TD1":
        one = (first + state + number + check_digit(number) + "<" * 15)[:30]
        two = dates + state + "<" * 11
        whole = one[5:30] + two[0:7] + two[8:15] + two[18:29]
        return one, two + check_digit(whole), name.ljust(30, "<")[:30]
    wide = 44 if kind in ("TD3", "MRVA") else 36
    one = (first + state + name).ljust(wide, "<")[:wide]
    two = number + check_digit(number) + state + dates
    if kind == "TD3":
        extra = str(rng.choice(["", digits(14), letters + digits(6)])).ljust(14, "<")
        two += extra + check_digit(extra)
        return one, two + check_digit(two[0:10] + two[13:20] + two[21:43])
    if kind == "TD2":
        two += str(rng.choice(["", digits(5)])).ljust(7, "<")
        return one, two + check_digit(two[0:10] + two[13:20] + two[21:35])
    return one, two.ljust(wide, "<")


def page(rng: np.random.Generator, kind: str, lines: tuple[str, ...]) -> np.ndarray:
    """The document alone, flat."""
    wide, high = (round(v * _MM) for v in _SIZES[kind])
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    ground = np.full((high, wide, 3), rng.uniform(215, 250), np.float32)
    for _ in range(4):
        wave = np.sin(x / rng.uniform(6, 30) + rng.uniform(2, 20) * np.sin(y / rng.uniform(20, 80)))
        ground -= (rng.uniform(2, 14) * (wave > 0.6))[..., None] * rng.uniform(0.2, 1, 3)
    image = Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    small, text = (ImageFont.truetype(TEXT, round(s * _MM)) for s in (1.5, 2.4))
    draw.rectangle((4 * _MM, 10 * _MM, 32 * _MM, 42 * _MM), fill=(150, 150, 155))
    labels = ("Surname/Nom", "Given names/Prénoms", "Nationality", "Date of birth", "Date of issue")
    rows = labels[: 5 if high > 70 * _MM else 3]
    for i, label in enumerate(rows):
        draw.text((36 * _MM, (8 + 7 * i) * _MM), label, font=small, fill=(90, 90, 120))
        value = ("SPECIMEN", "NOT A DOCUMENT", "UTOPIAN", "01 JAN 1980", "02 FEB 2010")[i]
        draw.text((36 * _MM, (10 + 7 * i) * _MM), value, font=text, fill=(30, 30, 40))
    font = ImageFont.truetype(OCRB, 100)
    font = ImageFont.truetype(OCRB, round(2.54 * _MM / (font.getlength("0") / 100)))
    pitch = wide - 8 * _MM
    step = min(2.54 * _MM, pitch / len(lines[0]))
    top = high - (6.35 if len(lines) == 2 else 5.6) * _MM * len(lines) - 3 * _MM
    ink = tuple(int(v) for v in rng.integers(10, 60, 3))
    for i, line in enumerate(lines):
        for k, char in enumerate(line):
            at = (4 * _MM + k * step, top + i * (6.35 if len(lines) == 2 else 5.6) * _MM)
            draw.text(at, char, font=font, fill=ink)
    return np.asarray(image)


def scene(rng: np.random.Generator, flat: np.ndarray, kind: str) -> np.ndarray:
    """``flat``, ``a4`` (a small document on a sheet) or ``photo``."""
    if kind == "flat":
        return flat
    high, wide = flat.shape[:2]
    room = 1.9 if kind == "a4" else 1.35
    big_w, big_h = round(wide * room), round(high * (room * 1.6 if kind == "a4" else room * 1.15))
    shade = 255 if kind == "a4" else rng.uniform(60, 180)
    canvas = np.full((big_h, big_w, 3), shade, np.uint8)
    left = rng.uniform(0.02, 0.5 if kind == "a4" else 0.12) * (big_w - wide) + wide * 0.03
    top = rng.uniform(0.05, 0.6 if kind == "a4" else 0.5) * (big_h - high)
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    goal = corners + np.array([left, top], np.float32)
    if kind == "photo":
        goal += rng.uniform(-0.05, 0.05, goal.shape).astype(np.float32) * wide
        turn = np.deg2rad(rng.uniform(-14, 14))
        middle = goal.mean(axis=0)
        matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        goal = ((goal - middle) @ matrix.T + np.array([big_w, big_h]) / 2).astype(np.float32)
    warp = cv2.getPerspectiveTransform(corners, goal.astype(np.float32))
    out = cv2.warpPerspective(
        flat, warp, (big_w, big_h), dst=canvas, borderMode=cv2.BORDER_TRANSPARENT
    )
    if kind == "photo":
        y, x = np.mgrid[0:big_h, 0:big_w].astype(np.float32)
        light = (
            1 + rng.uniform(-0.35, 0.2) * (x / big_w - 0.5) + rng.uniform(-0.35, 0.2) * (y / big_h)
        )
        out = np.clip(out * light[..., None], 0, 255).astype(np.uint8)
    return np.asarray(out)


def damage(rng: np.random.Generator, picture: np.ndarray, width: int) -> np.ndarray:
    """Down to a width in pixels; glare, blur, noise, JPEG."""
    scale = width / picture.shape[1]
    out = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(
        np.float32
    )
    high, wide = out.shape[:2]
    if rng.random() < 0.25:
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
        spot = ((x - rng.uniform(0, wide)) / (0.12 * wide)) ** 2
        spot += ((y - rng.uniform(0.5, 1) * high) / (0.12 * high)) ** 2
        out += rng.uniform(40, 120) * np.exp(-spot)[..., None]
    if rng.random() < 0.6:
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.3, 0.9))
    out += rng.normal(0, rng.uniform(1, 7), out.shape)
    packed = np.clip(out, 0, 255).astype(np.uint8)
    quality = int(rng.integers(40, 92))
    ok = cv2.imencode(".jpg", packed, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(ok, cv2.IMREAD_COLOR))


def documents(n: int, seed: int = 5) -> list[Drawn]:
    """``n`` pictures, the same for the same seed."""
    rng = np.random.default_rng(seed)
    out = []
    for i in range(n):
        kind = ("TD3", "TD1", "TD3", "TD2", "MRVA", "TD3", "MRVB")[i % 7]
        lines = zone(rng, kind)
        where = ("flat", "photo", "a4")[i % 3]
        narrow, broad = {"flat": (340, 1100), "photo": (750, 1600), "a4": (900, 2200)}[where]
        if kind in ("TD1", "TD2"):
            narrow = round(narrow * 0.85)
        picture = scene(rng, page(rng, kind, lines), where)
        picture = damage(rng, picture, int(rng.integers(narrow, broad)))
        out.append(Drawn(f"{i:03d}-{kind}-{where}", kind, lines, picture))
    return out
