"""Photos and scans: an image file becomes one picture a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from forensics.errors import DamagedError, TooLargeError
from forensics.intake.guard import Limits
from forensics.intake.lines import Picture

# Pillow reads only what is asked for: never EPS (Ghostscript), PSD, FITS.
_FORMATS = {
    "image/jpeg": ("JPEG",),
    "image/png": ("PNG",),
    "image/tiff": ("TIFF",),
    "image/webp": ("WEBP",),
    "image/heic": ("HEIF",),
}


_STRIP = 512
"""Rows turned into RGB at a time."""


@contextmanager
def opened(path: Path, media_type: str, limits: Limits) -> Iterator[Image.Image]:
    """The image file, checked against the limits. Raises ``DamagedError``, ``TooLargeError``."""
    if media_type == "image/heic":
        import pi_heif

        pi_heif.register_heif_opener()
    # Our own limit comes first and has a better message than Pillow's bomb check.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path, formats=_FORMATS[media_type]) as image:
            yield image
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        TypeError,
        NotImplementedError,
    ) as problem:
        raise DamagedError(
            f"the image cannot be decoded: {_words(problem)}",
            advice="open it in a picture viewer and save or scan it again",
        ) from problem


def count_pages(path: Path, media_type: str, limits: Limits) -> int:
    """Frames of a TIFF; 1 for everything else (also for animations: the first frame)."""
    with opened(path, media_type, limits) as image:
        _check_size(image, limits)
        if media_type != "image/tiff":
            return 1
        return min(int(getattr(image, "n_frames", 1)), limits.pages + 1)


def load(path: Path, media_type: str, number: int, limits: Limits) -> tuple[Picture, int]:
    """Page ``number`` (from 1) as a person sees it, RGB, and its dpi (0 unknown)."""
    with opened(path, media_type, limits) as image:
        if number > 1:
            image.seek(number - 1)
        _check_size(image, limits)
        dpi = _dpi(image)
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        return rgb(image), dpi


def rgb(image: Image.Image) -> Picture:
    """8-bit RGB; what is transparent is paper, 16-bit gray is scaled.

    Strip by strip: Pillow takes four bytes for a pixel and a copy for each step, which together
    were six times the picture.
    """
    width, height = image.size
    out = np.empty((height, width, 3), np.uint8)
    deep = image.mode in ("I;16", "I;16B", "I;16L", "I", "F")
    scale = 255.0 / (65535.0 if deep and _brightest(image) > 255 else 255.0)
    for top in range(0, height, _STRIP):
        strip = image.crop((0, top, width, min(height, top + _STRIP)))
        out[top : top + _STRIP] = _gray(strip, scale) if deep else _colour(strip)
    return out


def _brightest(image: Image.Image) -> float:
    return max(float(v) for v in np.ravel(image.getextrema()))


def _gray(strip: Image.Image, scale: float) -> NDArray[np.uint8]:
    values = np.asarray(strip, dtype=np.float32) * scale
    return values.clip(0, 255).astype(np.uint8)[..., None]


def _colour(strip: Image.Image) -> NDArray[np.uint8]:
    if strip.mode in ("RGBA", "LA", "PA") or "transparency" in strip.info:
        layered = strip.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (255, 255, 255, 255))
        strip = Image.alpha_composite(paper, layered)
    return np.asarray(strip if strip.mode == "RGB" else strip.convert("RGB"), dtype=np.uint8)


def _check_size(image: Image.Image, limits: Limits) -> None:
    width, height = image.size
    if width * height > limits.pixels:
        raise TooLargeError(
            f"the picture has {width} x {height} pixels, the limit is {limits.pixels:,}",
            advice=f"scale it down, or raise the limit with FORENSICS_MAX_PIXELS={width * height}",
        )


def _dpi(image: Image.Image) -> int:
    try:
        dpi = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        return 0
    # 72 and 96 are what programs write that do not know.
    return round(dpi) if 100 <= dpi <= 2400 else 0


def _words(problem: BaseException) -> str:
    if isinstance(problem, UnidentifiedImageError):
        return "it only begins like one"  # Pillow's words are a path of this machine
    return (str(problem) or type(problem).__name__).splitlines()[0][:200]
