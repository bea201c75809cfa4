"""The checks of one file, run inside a worker process (see ``intake.jobs``).

A file is asked for in parts, so that what one part dies of costs no other: ``whole`` (how many
pages), ``card`` (provenance and signatures), ``revisions``, ``pages`` and ``marks`` (``first`` to
``last``), ``layer`` (one page, with OCR), ``pictures`` (one page).
Documents have no name here: the parent knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from forensics.errors import DamagedError
from forensics.intake import image
from forensics.intake.engines import OcrEngine, open_engine, tesseract
from forensics.intake.options import ReadOptions
from forensics.intake.pdf import Pdf, mapped
from forensics.integrity import (
    card_image,
    card_pdf,
    date_type,
    hidden,
    impressions,
    layer_digits,
    maps,
    marks,
    revisions,
    signatures,
)
from forensics.integrity.seen import Seen, observation
from forensics.integrity.sheet import Sheet
from forensics.serialize import to_data

PDF = "application/pdf"
_COLOUR_DPI = 50


def run(
    path: Path, media_type: str, arguments: Mapping[str, Any], options: ReadOptions
) -> dict[str, Any]:
    """``{"pages", "card", "seen", …}``, whatever the part has. Raises an ``UnreadableError``."""
    part = arguments["part"]
    try:
        if part == "whole":
            return _whole(path, media_type, options)
        if part == "card":
            return _card(path, media_type, options)
        if part == "pictures":
            return _pictures(path, media_type, arguments["first"], options)
        if part == "size":
            number = arguments["first"]
            return {"size": _sizes([number], path, media_type, options)[number]}
        if part == "marks":
            return _marks(path, media_type, arguments["first"], arguments["last"], options)
        seen = list(_seen(part, path, arguments, options))
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as problem:
        raise DamagedError(f"{part}: {problem}", advice="qpdf FILE COPY may repair it") from problem
    return {"seen": _observations(seen, path, media_type, options)}


def _whole(path: Path, media_type: str, options: ReadOptions) -> dict[str, Any]:
    if media_type == PDF:
        with Pdf(path, options.limits) as opened:
            return {"pages": opened.count()}
    if media_type.startswith("text/"):
        return {"pages": 1}
    return {"pages": image.count_pages(path, media_type, options.limits)}


def _card(path: Path, media_type: str, options: ReadOptions) -> dict[str, Any]:
    """The provenance card with what is worth saying of it, and the signatures."""
    if media_type != PDF:
        lines = list(card_image.card(path, media_type, options.limits))
        seen = list(card_image.observations(path, media_type, options.limits))
        return {"card": lines, "seen": _observations(seen, path, media_type, options)}
    data = path.read_bytes()
    with pikepdf.open(path) as pdf:
        lines = [*card_pdf.card(pdf, data), *signatures.card(pdf)]
        seen = [*card_pdf.observations(pdf, data), *signatures.check(pdf, data)]
    return {"card": lines, "seen": _observations(seen, path, media_type, options)}


def _seen(
    part: str, path: Path, arguments: Mapping[str, Any], options: ReadOptions
) -> Iterator[Seen]:
    if part == "revisions":
        yield from revisions.check(path.read_bytes())
    elif part == "pages":
        with closing(mapped(path)) as document:
            for number in range(arguments["first"], arguments["last"] + 1):
                with closing(Sheet(document, number - 1)) as sheet:
                    yield from hidden.check(sheet, number)
                    yield from date_type.check(sheet, number)
    elif part == "layer":
        engines = _engines(options)
        with (
            closing(mapped(path)) as document,
            closing(Sheet(document, arguments["first"] - 1)) as sheet,
        ):
            yield from layer_digits.check(sheet, arguments["first"], engines)


def _pictures(path: Path, media_type: str, number: int, options: ReadOptions) -> dict[str, Any]:
    if media_type == PDF:
        with Pdf(path, options.limits) as opened:
            return {"pictures": maps.draw(opened.picture(number)[0])}
    return {"pictures": maps.draw(image.load(path, media_type, number, options.limits)[0])}


def _marks(
    path: Path, media_type: str, first: int, last: int, options: ReadOptions
) -> dict[str, Any]:
    """What may be found again elsewhere, and which pages are scans with hidden text."""
    out: dict[str, Any] = {"embedded": [], "printed": [], "layered": []}
    if media_type != PDF:
        for number in range(first, last + 1):
            picture, _ = image.load(path, media_type, number, options.limits)
            out["printed"] += marks.printed(picture, number)
        return out
    with Pdf(path, options.limits) as opened, closing(mapped(path)) as document:
        for number in range(first, last + 1):
            with closing(Sheet(document, number - 1)) as sheet:
                small = sheet.draw(_COLOUR_DPI)
                out["embedded"] += marks.embedded(sheet, number, small)
                if layer_digits.has_layer(sheet):
                    out["layered"].append(number)
            if impressions.coloured(small):
                out["printed"] += marks.printed(opened.picture(number)[0], number)
    return out


@cache
def _engine(name: str, lang: str) -> OcrEngine:
    return open_engine(name, lang)


def _engines(options: ReadOptions) -> list[OcrEngine]:
    """The engine asked for; by default every one that is there, rapidocr first."""
    if options.engine != "auto":
        return [_engine(options.engine, options.lang)]
    names = ["rapidocr", *(["tesseract"] if tesseract.available() else [])]
    return [_engine(name, options.lang) for name in names]


def _observations(
    found: list[Seen], path: Path, media_type: str, options: ReadOptions
) -> list[Any]:
    """With boxes in the pixels of the page images; a page without a place is not drawn."""
    pages = sorted({one.page for one in found if one.shares})
    sizes = _sizes(pages, path, media_type, options)
    return [to_data(observation(one, "", sizes.get(one.page, (1, 1)))) for one in found]


def _sizes(
    pages: list[int], path: Path, media_type: str, options: ReadOptions
) -> dict[int, tuple[int, int]]:
    """Width and height of the page images of these pages."""
    sizes: dict[int, tuple[int, int]] = {}
    if media_type == PDF and pages:
        with Pdf(path, options.limits) as opened:
            for number in pages:
                high, wide = opened.picture(number)[0].shape[:2]
                sizes[number] = wide, high
        return sizes
    for number in pages:
        picture, _ = image.load(path, media_type, number, options.limits)
        sizes[number] = picture.shape[1], picture.shape[0]
    return sizes
