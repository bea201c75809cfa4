"""PDF pages: which picture they are, and whether their text layer can be trusted.

pdfium shows pages and their objects, pdfplumber reads text layers (pdfium where that fails).
A page that is one embedded picture is taken as that picture, in its own pixels; anything else
is rendered at 200 dpi. All of this runs in worker processes: pdfium aborts when memory ends.
"""

from __future__ import annotations

import ctypes
import mmap
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from forensics.errors import DamagedError, EmptyFileError, EncryptedError, TooLargeError
from forensics.intake import layer
from forensics.intake.guard import Limits
from forensics.intake.lines import Picture

DPI = 200
"""Of renderings. Pictures inside PDFs keep their own."""
_FULL = 0.8
"""Share of the page a picture covers from which text on it is a layer over a scan."""


@dataclass(frozen=True, slots=True)
class Make:
    """What a page is made of."""

    cover: float
    """Share of the page under its largest picture."""
    text: int
    """Text objects, and of these the invisible ones (render mode 3)."""
    invisible: int
    other: int
    """Everything else that paints: paths, shadings, further pictures, annotations."""


class Pdf:
    """An open PDF. Use as a context manager; not to be shared between processes."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        self._source: Path | bytes = path
        self.repaired = ""
        """Why the file was read from a copy repaired in memory; ``""`` if it was not."""
        try:
            self._pdf = mapped(path)
        except pypdfium2.PdfiumError as problem:
            if problem.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
                raise _encrypted() from problem
            self._repair(problem)
        self._layers: layer.Layers | None = None
        self._leaf: tuple[int, Any] | None = None
        self.plumber = True
        """False: read text layers with pdfium alone."""

    def __enter__(self) -> Pdf:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._layers:
            self._layers.close()
        self._pdf.close()

    def _repair(self, problem: pypdfium2.PdfiumError) -> None:
        """Goes on with a copy that qpdf has repaired in memory."""
        self._source = _repaired(self._path, problem)
        self._leaf = None
        self._pdf = pypdfium2.PdfDocument(self._source)
        self.repaired = str(problem)
        self._layers = None

    def count(self) -> int:
        pages = len(self._pdf)
        if pages == 0:
            raise EmptyFileError("the PDF has no pages", advice="qpdf FILE COPY may repair it")
        return pages

    def make(self, number: int) -> Make:
        page = self._page(number)
        width, height = page.get_size()
        area = max(1.0, width * height)
        cover, text, invisible, other, images = 0.0, 0, 0, 0, 0
        for thing in page.get_objects(max_depth=4):
            if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
                images += 1
                left, bottom, right, top = thing.get_bounds()
                cover = max(cover, _share(page, left, bottom, right, top, area))
            elif thing.type == raw.FPDF_PAGEOBJ_TEXT:
                text += 1
                mode = raw.FPDFTextObj_GetTextRenderMode(thing)
                invisible += mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            elif thing.type != raw.FPDF_PAGEOBJ_FORM:
                other += 1
            if text + other > 20_000:
                break
        other += max(0, images - 1) + raw.FPDFPage_GetAnnotCount(page)
        return Make(cover, text, invisible, other)

    def picture(self, number: int) -> tuple[Picture, int]:
        """The page image and its dpi: the embedded picture if the page is nothing else."""
        make = self.make(number)
        if make.cover >= 0.95 and make.other == 0 and make.text == make.invisible:
            found = self._embedded(number)
            if found:
                return found
        return self.render(number)

    def size(self, number: int) -> tuple[int, int]:
        """Pixels of the rendering."""
        width, height = self._page(number).get_size()
        return max(1, round(width * DPI / 72)), max(1, round(height * DPI / 72))

    def render(self, number: int) -> tuple[Picture, int]:
        width, height = self.size(number)
        if width * height > self._limits.pixels:
            raise TooLargeError(
                f"the page is {width} x {height} pixels at {DPI} dpi, "
                f"the limit is {self._limits.pixels:,}",
                advice=f"raise the limit with FORENSICS_MAX_PIXELS={width * height}",
            )
        try:
            bitmap = self._page(number).render(scale=DPI / 72, rev_byteorder=True)
        except (pypdfium2.PdfiumError, ValueError) as problem:
            raise DamagedError(f"the page cannot be drawn: {problem}") from problem
        drawn = bitmap.to_numpy()
        picture = np.ascontiguousarray(_three(drawn))
        if picture.shape[:2] != (height, width):
            picture = np.asarray(cv2.resize(picture, (width, height)), np.uint8)
        return picture, DPI

    def text_layer(self, number: int) -> layer.Layer:
        """Characters of the page in pixels of its rendering."""
        if self._layers is None:
            source = self._source if self.plumber else None
            self._layers = layer.Layers(source, len(self._pdf))
        return self._layers.page(number, self._page(number), DPI)

    def _page(self, number: int) -> Any:
        """pdfium's page; the last one is kept, for pdfium parses it anew each time it is opened."""
        if self._leaf and self._leaf[0] == number:
            return self._leaf[1]
        try:
            self._leaf = number, self._pdf[number - 1]
            return self._leaf[1]
        except pypdfium2.PdfiumError as problem:
            if not self.repaired:
                self._repair(problem)
                return self._page(number)
            raise DamagedError(
                f"the page cannot be opened: {problem}", advice="qpdf FILE COPY may repair it"
            ) from problem

    def _embedded(self, number: int) -> tuple[Picture, int] | None:
        """The only picture of the page, cropped and turned as the page shows it."""
        page = self._page(number)
        images = [o for o in page.get_objects(max_depth=4) if o.type == raw.FPDF_PAGEOBJ_IMAGE]
        if len(images) != 1 or images[0].level:
            return None
        a, b, c, d, e, f = images[0].get_matrix().get()
        if abs(b) + abs(c) > 1e-3 * (abs(a) + abs(d)) or a <= 0 or d <= 0:
            return None  # mirrored, turned or slanted: let pdfium draw it
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        raw.FPDFImageObj_GetImagePixelSize(images[0], wide, high)
        if wide.value * high.value > self._limits.pixels or min(wide.value, high.value) < 32:
            return None
        if raw.FPDFPageObj_HasTransparency(images[0]):
            return None
        try:
            pixels = images[0].get_bitmap(render=False)
            picture = _rgb(pixels)
        except (pypdfium2.PdfiumError, ValueError):
            return None
        if picture is None:
            return None
        # What lies outside the crop box is not shown to people, so it is not read.
        left, bottom, right, top = page.get_bbox()
        height, width = picture.shape[:2]
        x0, x1 = (round((v - e) / a * width) for v in (left, right))
        y0, y1 = (round((f + d - v) / d * height) for v in (top, bottom))
        if min(x0, y0) < -0.05 * width or x1 > 1.05 * width or y1 > 1.05 * height:
            return None
        picture = picture[max(0, y0) : min(height, y1), max(0, x0) : min(width, x1)]
        turned = np.rot90(picture, -(page.get_rotation() // 90))
        dpi = round(width / (a / 72))
        return np.ascontiguousarray(turned), dpi if 50 <= dpi <= 2400 else 0


def mapped(path: Path) -> pypdfium2.PdfDocument:
    """The file as pdfium reads it, mapped: given a path, pypdfium2 would look for where it leads,
    and what a worker in a sandbox has in hand leads out of its view. Raises ``PdfiumError``."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    return pypdfium2.PdfDocument((ctypes.c_char * len(data)).from_buffer(data))


def _encrypted() -> EncryptedError:
    return EncryptedError(
        "the PDF needs a password",
        advice="qpdf --password=… --decrypt FILE COPY, and give the copy",
    )


def _repaired(path: Path, problem: pypdfium2.PdfiumError) -> bytes:
    """What qpdf makes of a file that pdfium cannot open. The file itself stays as it is."""
    import pikepdf  # loads slowly, and few files need it

    made = BytesIO()
    try:
        with pikepdf.open(path) as found:
            if not len(found.pages):
                raise pikepdf.PdfError("no pages")
            found.save(made)
        pypdfium2.PdfDocument(made.getvalue()).close()
    except pikepdf.PasswordError as locked:
        raise _encrypted() from locked
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RuntimeError) as worse:
        raise DamagedError(
            f"the PDF cannot be opened: {problem}; qpdf cannot repair it either",
            advice="ask for another copy, or print it to a new PDF where it does open",
        ) from worse
    return made.getvalue()


def _share(page: Any, left: float, bottom: float, right: float, top: float, area: float) -> float:
    low_x, low_y, high_x, high_y = page.get_bbox()
    wide = min(right, high_x) - max(left, low_x)
    high = min(top, high_y) - max(bottom, low_y)
    return float(max(0.0, wide) * max(0.0, high) / area)


def _rgb(bitmap: Any) -> Picture | None:
    """pdfium's bitmap of an image object as RGB; ``None`` for masks and odd formats."""
    pixels = np.asarray(bitmap.to_numpy())
    if bitmap.format == raw.FPDFBitmap_Gray or pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    if bitmap.format in (raw.FPDFBitmap_BGR, raw.FPDFBitmap_BGRx):
        return np.ascontiguousarray(pixels[..., 2::-1])
    return None


def _three(drawn: Any) -> Picture:
    pixels = np.asarray(drawn, np.uint8)
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    return pixels[..., :3]


def is_scan(make: Make) -> bool:
    return make.cover >= _FULL
