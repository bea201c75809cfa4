"""One page of a PDF as pdfium draws it: its letters, its objects, and what each of them paints.

Places are shares of the page as a person sees it (crop box and rotation applied): 0.0 to 1.0
from the left and from the top; what lies off the page is below 0 or above 1.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Quads = NDArray[np.float64]
"""(n, 4): left, top, right, bottom, as shares of the page."""

MOST_CHARS = 60_000
"""Letters of a page that are looked at; an honest page has a tenth of that."""
_MOST_OBJECTS = 40_000
_LARGE = 1_000_000
_PIXELS = 12_000_000


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that paints: ``kind`` is pdfium's ``FPDF_PAGEOBJ_*``, ``order`` grows from
    the bottom to the top of the page."""

    pointer: Any
    address: int
    kind: int
    order: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Chars:
    """The letters of a page in the order of its text. ``owner`` is the order of the text
    object a letter belongs to (-1: not known); ``solid``: a letter or figure."""

    text: str
    boxes: Quads
    owner: NDArray[np.int64]
    solid: NDArray[np.bool_]

    def line_around(self, start: int, end: int) -> str:
        """The line of text that holds these letters."""
        head = max(self.text.rfind("\n", 0, start), self.text.rfind("\r", 0, start)) + 1
        tails = [t for t in (self.text.find("\r", end), self.text.find("\n", end)) if t >= 0]
        return self.text[head : min(tails, default=len(self.text))].strip()


class Sheet:
    """Use within the life of its document; ``close`` it before the next."""

    def __init__(self, document: pypdfium2.PdfDocument, index: int) -> None:
        self._page = document[index]
        self.width, self.height = 1.0, 1.0
        """Points, as shown."""
        self._measure()
        self.cut = False
        """Has the page more letters or objects than are looked at?"""
        self._things: tuple[Thing, ...] | None = None
        self._chars: Chars | None = None

    def close(self) -> None:
        self._page.close()

    @property
    def raw(self) -> Any:
        return self._page.raw

    @property
    def turn(self) -> int:
        """Degrees clockwise by which the page is shown turned."""
        return int(self._page.get_rotation())

    def turn_to(self, degrees: int) -> None:
        """From now on the page is shown turned like this; nothing is written."""
        self._page.set_rotation(degrees)
        self._measure()
        self._things = self._chars = None

    def _measure(self) -> None:
        self.width, self.height = (max(1.0, v) for v in self._page.get_size())
        self._matrix = self._to_shares()

    def things(self) -> tuple[Thing, ...]:
        """Everything that paints, from the bottom to the top; forms opened, not listed."""
        if self._things is None:
            self._things = tuple(self._walk())
        return self._things

    def chars(self) -> Chars:
        """The letters, those off the page or drawn invisibly included."""
        if self._chars is None:
            self._chars = self._read_chars()
        return self._chars

    def draw(self, dpi: float, *, annotations: bool = True) -> Picture:
        """RGB on white; less fine where the page is very large."""
        scale = min(dpi / 72, (_PIXELS / (self.width * self.height)) ** 0.5)
        bitmap = self._page.render(
            scale=scale,
            may_draw_forms=False,
            draw_annots=annotations,
            rev_byteorder=True,
            no_smoothtext=False,
        )
        drawn = np.asarray(bitmap.to_numpy(), np.uint8)
        if drawn.ndim == 2 or drawn.shape[2] == 1:
            drawn = np.repeat(drawn.reshape(*drawn.shape[:2], 1), 3, axis=2)
        picture = np.array(drawn[..., :3])
        bitmap.close()
        return picture

    @contextmanager
    def without(self, things: Iterable[Thing]) -> Iterator[None]:
        """Inside, these do not paint."""
        gone = [t.pointer for t in things]
        for one in gone:
            raw.FPDFPageObj_SetIsActive(one, False)
        try:
            yield
        finally:
            for one in gone:
                raw.FPDFPageObj_SetIsActive(one, True)

    def shares(self, left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
        """A rectangle of the page's own coordinates, as shares of the page."""
        return tuple(float(v) for v in self._shares(np.array([[left, bottom, right, top]]))[0])

    def annotations(self) -> list[tuple[int, tuple[float, ...], Any]]:
        """(subtype, box, handle) of each annotation; close the handles."""
        found = []
        for i in range(min(2_000, raw.FPDFPage_GetAnnotCount(self.raw))):
            handle = raw.FPDFPage_GetAnnot(self.raw, i)
            if not handle:
                continue
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(handle, rect)
            box = self.shares(rect.left, rect.bottom, rect.right, rect.top)
            found.append((raw.FPDFAnnot_GetSubtype(handle), box, handle))
        return found

    def _to_shares(self) -> NDArray[np.float64]:
        """The affine map from the page's coordinates to shares, asked of pdfium itself."""
        x, y = ctypes.c_int(), ctypes.c_int()
        out = []
        for px, py in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
            raw.FPDF_PageToDevice(self.raw, 0, 0, _LARGE, _LARGE, 0, px, py, x, y)
            out.append((x.value / _LARGE, y.value / _LARGE))
        (ox, oy), (ax, ay), (bx, by) = out
        return np.array(
            [[(ax - ox) / 1000, (bx - ox) / 1000, ox], [(ay - oy) / 1000, (by - oy) / 1000, oy]]
        )

    def _shares(self, rects: NDArray[np.float64]) -> Quads:
        (a, b, ox), (c, d, oy) = self._matrix
        xs, ys = rects[:, [0, 2]], rects[:, [1, 3]]
        x = a * xs + b * ys + ox
        y = c * xs + d * ys + oy
        return np.stack([x.min(1), y.min(1), x.max(1), y.max(1)], axis=1)

    def _walk(self) -> Iterator[Thing]:
        order = 0
        for one in self._page.get_objects(max_depth=8, textpage=None):
            if one.type == raw.FPDF_PAGEOBJ_FORM:
                continue
            order += 1
            if order > _MOST_OBJECTS:
                self.cut = True
                return
            try:
                # Inside a form pdfium gives the bounds in the form's own coordinates.
                box = _bounds(one)
            except pypdfium2.PdfiumError:
                box = (0.0, 0.0, 0.0, 0.0)
            shares = self.shares(*box)
            yield Thing(one.raw, _address(one.raw), one.type, order, shares)  # type: ignore[arg-type]

    def _read_chars(self) -> Chars:
        page = raw.FPDFText_LoadPage(self.raw)
        if not page:
            return Chars("", np.zeros((0, 4)), np.zeros(0, np.int64), np.zeros(0, np.bool_))
        try:
            return self._chars_of(page)
        finally:
            raw.FPDFText_ClosePage(page)

    def _chars_of(self, page: Any) -> Chars:
        orders = {t.address: t.order for t in self.things()}
        count = max(0, raw.FPDFText_CountChars(page))
        self.cut |= count > MOST_CHARS
        count = min(MOST_CHARS, count)
        rects = np.zeros((count, 4))
        owner = np.full(count, -1, np.int64)
        letters = []
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        loose = raw.FS_RECTF()
        for i in range(count):
            code = raw.FPDFText_GetUnicode(page, i)
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            letters.append(char)
            if char.isspace():
                continue
            raw.FPDFText_GetCharBox(page, i, left, right, bottom, top)
            rect = (left.value, bottom.value, right.value, top.value)
            if rect[2] <= rect[0] or rect[3] <= rect[1]:
                raw.FPDFText_GetLooseCharBox(page, i, loose)
                rect = (loose.left, loose.bottom, loose.right, loose.top)
            rects[i] = rect
            owner[i] = orders.get(_address(raw.FPDFText_GetTextObject(page, i)), -1)
        solid = np.array([c.isalnum() for c in letters], np.bool_)
        return Chars("".join(letters), self._shares(rects), owner, solid)


def _bounds(one: Any) -> tuple[float, float, float, float]:
    """Of the object on the page: through the matrices of the forms it lies in."""
    left, bottom, right, top = one.get_bounds()
    container = one.container
    while container is not None:
        matrix = container.get_matrix()
        corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        container = container.container
    return left, bottom, right, top


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0 if pointer else 0


def integral(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Sums of ``mask``, so that ``inside`` is one subtraction a box."""
    return np.asarray(cv2.integral(mask.astype(np.uint8)), np.int32)


def inside(sums: NDArray[np.int32], boxes: Quads) -> NDArray[np.int64]:
    """How many pixels of the mask lie in each box; boxes are widened to whole pixels."""
    high, wide = sums.shape[0] - 1, sums.shape[1] - 1
    x0 = np.clip(np.floor(boxes[:, 0] * wide), 0, wide).astype(int)
    y0 = np.clip(np.floor(boxes[:, 1] * high), 0, high).astype(int)
    x1 = np.clip(np.ceil(boxes[:, 2] * wide), 0, wide).astype(int)
    y1 = np.clip(np.ceil(boxes[:, 3] * high), 0, high).astype(int)
    found = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    return np.asarray(found, np.int64)
