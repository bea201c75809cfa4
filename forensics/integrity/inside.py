"""The checks of one file, run inside a worker process (see ``intake.jobs``).

A file is asked for in parts, so that what one part dies of costs no other: ``whole`` (how many
pages, the provenance card), ``revisions``, ``pages`` (``first`` to ``last``), ``layer`` (one
page, with OCR). Documents have no name here: the parent knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from forensics.errors import DamagedError
from forensics.intake import image
from forensics.intake.options import ReadOptions
from forensics.intake.pdf import Pdf
from forensics.integrity import hidden, revisions
from forensics.integrity.seen import Seen, observation
from forensics.integrity.sheet import Sheet
from forensics.serialize import to_data

PDF = "application/pdf"


def run(
    path: Path, media_type: str, arguments: Mapping[str, Any], options: ReadOptions
) -> dict[str, Any]:
    """``{"pages", "card", "seen", …}``, whatever the part has. Raises an ``UnreadableError``."""
    part = arguments["part"]
    try:
        if part == "whole":
            return _whole(path, media_type, options)
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


def _seen(
    part: str, path: Path, arguments: Mapping[str, Any], options: ReadOptions
) -> Iterator[Seen]:
    if part == "revisions":
        yield from revisions.check(path.read_bytes())
    elif part == "pages":
        with closing(pypdfium2.PdfDocument(path)) as document:
            for number in range(arguments["first"], arguments["last"] + 1):
                with closing(Sheet(document, number - 1)) as sheet:
                    yield from hidden.check(sheet, number)


def _observations(
    found: list[Seen], path: Path, media_type: str, options: ReadOptions
) -> list[Any]:
    """With boxes in the pixels of the page images; a page without a place is not drawn."""
    sizes: dict[int, tuple[int, int]] = {}
    pages = sorted({one.page for one in found if one.shares})
    if pages and media_type == PDF:
        with Pdf(path, options.limits) as opened:
            for number in pages:
                high, wide = opened.picture(number)[0].shape[:2]
                sizes[number] = wide, high
    elif pages:
        for number in pages:
            picture, _ = image.load(path, media_type, number, options.limits)
            sizes[number] = picture.shape[1], picture.shape[0]
    return [to_data(observation(one, "", sizes.get(one.page, (1, 1)))) for one in found]
