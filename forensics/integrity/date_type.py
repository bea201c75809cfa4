"""More than one font or size inside a date, and what was laid over a scan.

Hints: composed type, a form that was filled in, filing marks and signatures do the same.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import pypdfium2.raw as raw

from forensics.integrity.hidden_why import scanned
from forensics.integrity.ink import around
from forensics.integrity.layer_digits import has_layer
from forensics.integrity.seen import Seen, Share
from forensics.integrity.sheet import Chars, Sheet, Thing
from forensics.text.dates import DateContext, find_dates

CHECK = "date-type"
OVERLAY = "overlay"
_APART = 0.3
"""Points by which sizes must differ."""
_FULL = 0.8
_MARGIN = 0.07
"""Share of the page at top and bottom where filing marks stand."""
RATE = {
    "font": "public PDFs: 3 of 62 files with dates in text have one, 26 of 616 dates",
    "size": "public PDFs: 1 of 616 dates",
    "overlay": "not measured: filing marks, page numbers and signatures are laid over many scans",
}
REPEAT = "pdffonts FILE; then mark the date in a PDF editor, figure by figure, and read its font"
REPEAT_OVERLAY = "open the page in a PDF editor and move what lies over the picture aside"
INNOCENT = (
    "a font without all figures, so that the program took some from another",
    "a template with the day or the number filled in by another program",
)
INNOCENT_OVERLAY = (
    "a filing mark, a page number, a signature or a note was put on the scan by whoever keeps it",
    "the scanner program set parts of the page as text over the picture",
)


def check(sheet: Sheet, number: int) -> Iterator[Seen]:
    """What is set otherwise inside a date, and what lies over a scan."""
    yield from _mixed(sheet, number)
    yield from _overlay(sheet, number)


def _mixed(sheet: Sheet, number: int) -> Iterator[Seen]:
    chars = sheet.chars()
    if not any(c.isdigit() for c in chars.text) or has_layer(sheet):
        return  # the layer of a scan has the sizes its program guessed
    things = {t.order: t for t in sheet.things() if t.kind == raw.FPDF_PAGEOBJ_TEXT}

    @cache
    def type_of(owner: int) -> tuple[str, float]:
        return _type(things[owner])

    for date in find_dates(chars.text, DateContext()):
        at = [i for i in range(date.start, date.end) if chars.text[i].isdigit()]
        owners = [int(o) for o in chars.owner[at]]
        if len(set(owners)) < 2 or any(o not in things for o in owners) or len(at) > 12:
            continue
        types = [type_of(o) for o in owners]
        fonts = sorted({name for name, _ in types})
        sizes = sorted({round(size, 1) for _, size in types})
        text = " ".join(chars.text[date.start : date.end].split())
        share = around(chars.boxes[at])
        if len(fonts) > 1:
            words = f"The figures of the date “{text}” are set in {len(fonts)} fonts: " + ", ".join(
                fonts
            )
            yield Seen(CHECK, "hint", number, words, REPEAT, INNOCENT, shares=(share,),
                       before=text, error_rate=RATE["font"])  # fmt: skip
        elif sizes[-1] - sizes[0] > _APART:
            words = f"The figures of the date “{text}” are set in {len(sizes)} sizes: " + ", ".join(
                f"{s} pt" for s in sizes
            )
            yield Seen(CHECK, "hint", number, words, REPEAT, INNOCENT, shares=(share,),
                       before=text, error_rate=RATE["size"])  # fmt: skip


def _type(thing: Thing) -> tuple[str, float]:
    """Name of the font as the file has it, and the size in points as drawn."""
    font = raw.FPDFTextObj_GetFont(thing.pointer)
    buffer = ctypes.create_string_buffer(256)
    if font:
        raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(thing.pointer, size)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing.pointer, matrix)
    scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    return buffer.value.decode("utf-8", "replace"), float(size.value * scale)


def _overlay(sheet: Sheet, number: int) -> Iterator[Seen]:
    """Text, pictures and drawings over a picture that fills the page."""
    if not scanned(sheet, _FULL).any():
        return
    things = sheet.things()
    pictures = [t for t in things if t.kind == raw.FPDF_PAGEOBJ_IMAGE]
    ground = max((t for t in pictures), key=lambda t: _area(t.box))
    if _area(ground.box) < _FULL:
        return  # strips: which of them is laid over which cannot be told
    later = [t for t in things if t.order > ground.order and _area(t.box) < 0.5]
    texts = [t for t in later if t.kind == raw.FPDF_PAGEOBJ_TEXT and _drawn(t)]
    yield from _texts(sheet.chars(), texts, number)
    others = [
        t for t in later if t.kind != raw.FPDF_PAGEOBJ_TEXT and _area(t.box) > 2e-5 and _on(t.box)
    ]
    if others:
        words = f"{len(others)} pictures or drawings lie over the scan of this page"
        yield Seen(OVERLAY, "hint", number, words, REPEAT_OVERLAY, INNOCENT_OVERLAY,
                   notable=False, shares=tuple(_clear(t.box) for t in others[:8]),
                   error_rate=RATE["overlay"])  # fmt: skip


def _texts(chars: Chars, texts: Sequence[Thing], number: int) -> Iterator[Seen]:
    mine = np.isin(chars.owner, [t.order for t in texts]) & chars.solid
    at = np.flatnonzero(mine)
    if not at.size:
        return
    text = " ".join("".join(chars.text[i] for i in range(at[0], at[-1] + 1)).split())
    share = around(chars.boxes[at])
    figures = any(chars.text[i].isdigit() for i in at)
    inner = bool(share[1] < 1 - _MARGIN and share[3] > _MARGIN)
    yield Seen(OVERLAY, "hint", number, f"Text is laid over the scan of this page: “{text[:300]}”",
               REPEAT_OVERLAY, INNOCENT_OVERLAY, notable=figures and inner, shares=(share,),
               after=text[:2000], error_rate=RATE["overlay"])  # fmt: skip


def _drawn(thing: Thing) -> bool:
    mode = raw.FPDFTextObj_GetTextRenderMode(thing.pointer)
    return bool(mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def _area(box: Sequence[float]) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _on(box: Sequence[float]) -> bool:
    return box[0] < 1 and box[1] < 1 and box[2] > 0 and box[3] > 0


def _clear(box: Sequence[float]) -> Share:
    return box[0], box[1], box[2], box[3]
