"""The provenance card of a picture: camera, software and dates as EXIF has them, the tables of
the JPEG, and whether the small preview inside shows the same picture."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import ExifTags, Image, ImageOps

from forensics.errors import ForensicsError
from forensics.intake import image
from forensics.intake.guard import Limits
from forensics.integrity.seen import Seen

CHECK = "card"
_TAGS = (
    ("Make", "camera maker"), ("Model", "camera"), ("Software", "software"),
    ("DateTime", "changed (EXIF)"), ("Artist", "author"),
)  # fmt: skip
_TAKEN = (("DateTimeOriginal", "taken (EXIF)"), ("DateTimeDigitized", "digitised (EXIF)"))
_ALIKE = 0.9
_ENDS = {"image/jpeg": b"\xff\xd9", "image/png": b"IEND\xaeB`\x82"}
RATE = (
    "made pictures: a line blanked or a photo pasted told in 24 of 24, one figure in 1 of 24; "
    "saved again or resized 0 of 24, brightness changed 1 of 24, cropped or turned 24 of 24"
)
# ISO/IEC 10918-1, table K.1: the tables of most programs are multiples of it.
_LUMINANCE = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69,
    56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104,
    113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip


def card(path: Path, media_type: str, limits: Limits) -> Iterator[tuple[str, str]]:
    """(name, value) of each line that the file has something for."""
    with image.opened(path, media_type, limits) as picture:
        yield "picture", f"{picture.format}, {picture.width} x {picture.height}, {picture.mode}"
        exif = picture.getexif()
        for tag, name in _TAGS:
            if value := _text(exif.get(ExifTags.Base[tag])):
                yield name, value
        more = exif.get_ifd(ExifTags.IFD.Exif)
        for tag, name in _TAKEN:
            if value := _text(more.get(ExifTags.Base[tag])):
                yield name, value
        if exif.get_ifd(ExifTags.IFD.GPSInfo):
            yield "place (EXIF)", "coordinates are in the file"
        for key in ("Software", "software", "comment", "Comment"):
            if value := _text(picture.info.get(key)):
                yield f"{key.lower()} (in the picture)", value
        tables = getattr(picture, "quantization", None)
        if tables:
            yield "JPEG tables", quality(tables)


def observations(path: Path, media_type: str, limits: Limits) -> Iterator[Seen]:
    """A preview that shows something else, and bytes after the end of the picture."""
    with image.opened(path, media_type, limits) as picture:
        picture.load()
        preview = _preview(picture)
        if preview is not None and (why := _differs(picture, preview)):
            yield Seen(
                CHECK, "hint", 1, f"The preview inside the file {why}: the picture was cropped, "
                "turned or edited after the preview was made", "exiftool -b -ThumbnailImage FILE",
                ("photo programs crop and turn pictures and leave the old preview",),
                error_rate=RATE,
            )  # fmt: skip
    data = path.read_bytes()
    end = _ENDS.get(media_type)
    at = data.rfind(end) if end else -1
    tail = data[at + len(end) :].strip(b"\0\r\n ") if end and at >= 0 else b""
    if tail:
        yield Seen(
            CHECK, "fact", 0, f"{len(tail)} bytes stand after the end of the picture",
            "tail -c 4096 FILE", ("cameras and phones add such data (depth, sound, video)",),
            notable=False,
        )  # fmt: skip


def quality(tables: Any) -> str:
    """``as quality 85 of the standard tables``, or that they are a program's own."""
    found = np.array([int(v) for v in tables[min(tables)]], float)
    # Pillow gives them in the order of the standard's zigzag in some versions, sorted it is one.
    base = np.sort(np.array(_LUMINANCE, float))
    best, least = 0, 1e9
    for q in range(1, 101):
        scale = 5000 / q if q < 50 else 200 - 2 * q
        made = np.clip(np.floor((base * scale + 50) / 100), 1, 255)
        apart = float(np.abs(np.sort(made) - np.sort(found)).max())
        if apart < least:
            best, least = q, apart
    return f"as quality {best} of the standard tables" if least <= 1 else "a program's own"


def _preview(picture: Image.Image) -> Image.Image | None:
    """The preview of the EXIF block, upright as the picture says; ``None`` if there is none."""
    block = picture.info.get("exif", b"")
    first = picture.getexif().get_ifd(ExifTags.IFD.IFD1)
    start, size = first.get(513), first.get(514)
    if not block or not isinstance(start, int) or not isinstance(size, int):
        return None
    head = 6 if block.startswith(b"Exif\0\0") else 0
    data = block[head + start : head + start + size]
    try:
        made = Image.open(io.BytesIO(data), formats=("JPEG",))
        if made.width * made.height > 4_000_000:
            return None
        made.load()
    except (OSError, SyntaxError, ValueError, ForensicsError):
        return None
    return made


def _differs(picture: Image.Image, preview: Image.Image) -> str:
    """How the preview differs; ``""`` if it shows the same."""
    shape, small = picture.width / picture.height, preview.width / preview.height
    one = np.asarray(ImageOps.grayscale(picture))
    other = np.asarray(ImageOps.grayscale(preview))
    if abs(shape / small - 1) > 0.04:
        trimmed = _untrimmed(other, shape)
        if trimmed is None:
            return "has other proportions"
        other = trimmed
    sized = cv2.resize(one, other.shape[::-1], interpolation=cv2.INTER_AREA)
    a, b = (cv2.GaussianBlur(x.astype(np.float32), (0, 0), 1.0) for x in (sized, other))
    if a.std() < 2 or b.std() < 2:
        return ""
    whole = float(np.corrcoef(a.ravel(), b.ravel())[0, 1])
    if whole < _ALIKE:
        return "shows another picture"
    # Light and contrast may have been changed as a whole.
    slope, shift = np.polyfit(b.ravel(), a.ravel(), 1)
    apart = cv2.GaussianBlur(np.abs(a - (slope * b + shift)), (0, 0), 1.5)
    return "shows something else in one place" if float(apart.max()) > 40 else ""


def _untrimmed(preview: np.ndarray[Any, Any], shape: float) -> np.ndarray[Any, Any] | None:
    """Without the black bars that cameras add; ``None`` if the rest has another shape too."""
    rows = np.flatnonzero(preview.max(axis=1) > 24)
    columns = np.flatnonzero(preview.max(axis=0) > 24)
    if not rows.size or not columns.size:
        return None
    part = preview[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return part if abs(part.shape[1] / part.shape[0] / shape - 1) < 0.04 else None


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return str(value).strip("\0 ")[:300] if isinstance(value, str) else ""
