"""Why hidden text is not seen, in words and with its innocent explanations."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from forensics.integrity.ink import DPI, SEEN, around, changed
from forensics.integrity.sheet import Chars, Picture, Quads, Sheet, Thing

_SCAN = 0.1
"""Share of the page that pictures cover from which hidden text on them may be their layer."""
_FULL = 0.8
REPEAT = (
    "open the PDF, select all (Ctrl+A), copy, and paste into a text editor: the words are there; "
    "then look at the place on the page"
)
INNOCENT = {
    "off": (
        "printers put job names and crop marks outside the sheet",
        "the page was cropped to hide a margin, as many do before sending",
    ),
    "invisible": (
        "a scanner program writes what it read behind the picture; the picture may have been "
        "taken out since",
        "programs add such text for people who cannot see (alternative text, formulas, bar codes)",
    ),
    "colour": (
        "templates hide field names, and signing services their anchor marks, in white",
        "a dark ground may have been lost when the file was converted",
    ),
    "covered": (
        "somebody blacked it out and does not know that the text stayed",
        "a form or a later text was laid over a template",
    ),
    "cut": (
        "a table cell or a text box was too small for what was typed into it",
        "a layer (another language, a draft mark) is switched off",
    ),
    "tiny": ("micro-print of a security form, or marks of a program", "a page scaled down"),
    "redact": ("the person who marked it has not applied the redaction yet",),
}
WORDS = {
    "off": "lies outside the page that is shown",
    "invisible": "is drawn in the invisible mode, with no scan under it",
    "colour": "has the colour of its ground",
    "covered": "is covered by what was drawn over it",
    "cut": "is cut away or lies in a layer that is switched off",
    "tiny": "is too small to be read",
    "redact": "is marked for redaction, and still there",
}


def freed(sheet: Sheet, texts: Sequence[Thing], boxes: Quads) -> NDArray[np.bool_]:
    """Which letters would be seen if the page had nothing but its text?"""
    with sheet.without([t for t in sheet.things() if t.kind != raw.FPDF_PAGEOBJ_TEXT]):
        there = sheet.draw(DPI, annotations=False)
        with sheet.without(texts):
            gone = sheet.draw(DPI, annotations=False)
    return changed(there, gone, boxes)


def reason(
    sheet: Sheet,
    chars: Chars,
    members: NDArray[np.int64],
    bare: Picture,
    bared: NDArray[np.bool_],
) -> str:
    """The key of ``WORDS`` for a run of hidden letters; ``bared`` is what ``freed`` says."""
    boxes = chars.boxes[members]
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    off = ((middle < 0) | (middle > 1)).any(axis=1)
    if off.mean() > 0.5:
        return "off"
    owners = {int(o) for o in chars.owner[members]}
    things = [t for t in sheet.things() if t.order in owners]
    modes = {raw.FPDFTextObj_GetTextRenderMode(t.pointer) for t in things}
    if modes and modes <= {raw.FPDF_TEXTRENDERMODE_INVISIBLE}:
        return "invisible"
    if bared[members].mean() > 0.5 and _has_over(sheet, things, boxes):
        return "covered"
    return "colour" if things and _like_ground(things[0], boxes, bare) else "cut"


def _has_over(sheet: Sheet, things: Sequence[Thing], boxes: Quads) -> bool:
    """Does anything but text that was drawn later touch the letters?"""
    first = min((t.order for t in things), default=0)
    whole = around(boxes)
    later = [t.box for t in sheet.things() if t.order > first and t.kind != raw.FPDF_PAGEOBJ_TEXT]
    notes = []
    for _, box, handle in sheet.annotations():
        raw.FPDFPage_CloseAnnot(handle)
        notes.append(box)
    return any(_touch(box, whole) for box in (*later, *notes))


def _touch(a: Sequence[float], b: Sequence[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _like_ground(thing: Thing, boxes: Quads, bare: Picture) -> bool:
    if _clear(thing):
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(thing.pointer, red, green, blue, alpha)
    high, wide = bare.shape[:2]
    x = np.clip(((boxes[:, 0] + boxes[:, 2]) / 2 * wide).astype(int), 0, wide - 1)
    y = np.clip(((boxes[:, 1] + boxes[:, 3]) / 2 * high).astype(int), 0, high - 1)
    ink = np.array([red.value, green.value, blue.value])
    return bool((np.abs(bare[y, x].astype(int) - ink).max(axis=1) <= 2 * SEEN).mean() > 0.5)


def _clear(thing: Thing) -> bool:
    """Is it filled with nothing (alpha 0)?"""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(thing.pointer, red, green, blue, alpha)
    return bool(known) and alpha.value == 0


def of_a_scan(sheet: Sheet, chars: Chars, members: NDArray[np.int64], why: str) -> bool:
    """Is it the layer of a scan: invisible on a picture, or under one that fills the page?"""
    if why == "invisible":
        cover = scanned(sheet, 0.0)
        if cover.mean() < _SCAN:
            return False
        high, wide = cover.shape
        boxes = chars.boxes[members]
        x = np.clip(((boxes[:, 0] + boxes[:, 2]) / 2 * wide).astype(int), 0, wide - 1)
        y = np.clip(((boxes[:, 1] + boxes[:, 3]) / 2 * high).astype(int), 0, high - 1)
        return bool(cover[y, x].mean() > 0.5)
    return why in ("covered", "colour") and bool(scanned(sheet, _FULL).any())


def scanned(sheet: Sheet, least: float) -> NDArray[np.bool_]:
    """Where pictures lie (100 by 100 squares), if one picture or its strips fill ``least``."""
    cover = np.zeros((100, 100), np.bool_)
    for thing in sheet.things():
        if thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = (round(v * 100) for v in thing.box)
            cover[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = True
    return cover if cover.mean() >= least else np.zeros_like(cover)
