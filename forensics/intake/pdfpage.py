"""One PDF page: its text layer where that can be trusted, else what its pixels say.

A layer over a full-page picture is always read again and compared. Any other layer is held to
the pixels on a few lines. Where they disagree, the pixels' reading is used, with a warning
``layer-mismatch`` on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from forensics.intake import layer, page, pdf
from forensics.intake.engines import OcrEngine
from forensics.intake.lines import Picture, cut
from forensics.records import Page

Scan = Callable[[Picture, int, int], Page]
"""(picture, page number, dpi): reads the page from its pixels."""

_ALIKE = 0.5


def read(opened: pdf.Pdf, number: int, engine: OcrEngine, scan: Scan) -> Page:
    found = opened.text_layer(number)
    read = _read(opened, found, number, engine, scan)
    told = [page.warning(read, "readers-differ", words, 0, 0) for words in found.lost]
    if opened.repaired and number == 1:
        words = f"read from a copy repaired by qpdf: the file as it is says “{opened.repaired}”"
        told.append(page.warning(read, "pdf-repaired", words, 0, 0))
    return replace(read, warnings=(*told, *read.warnings)) if told else read


def _read(opened: pdf.Pdf, found: layer.Layer, number: int, engine: OcrEngine, scan: Scan) -> Page:
    make = opened.make(number)
    picture, dpi = opened.picture(number)
    solid = sum(not c.isspace() for c in found.text)
    if pdf.is_scan(make) or not solid or (solid < layer.FEW and make.cover > 0.05):
        seen = scan(picture, number, dpi)
        if not pdf.is_scan(make) or solid < layer.FEW or make.invisible == 0:
            return seen  # no layer, or only a filing stamp printed over the scan
        ratio = layer.likeness(found.text, seen.main_text)
        if ratio < _ALIKE:
            return mismatch(seen, f"hidden text and picture agree only to {ratio:.0%}")
        return replace(seen, reader=f"{seen.reader} + {found.reader} (agrees)")
    why = layer.implausible(found.text)
    if not why and 2 * make.invisible > make.text:
        why = "most of the text layer is invisible"
    if not why:
        why = layer.disagrees(
            [
                (line.text, engine.read_line(cut(picture, line.quad, 0.12)).text)
                for line in layer.samples(found.lines)
            ]
        )
    if why:
        return mismatch(scan(picture, number, dpi), why)
    height, width = picture.shape[:2]
    return written(found, number, (width, height), dpi, engine.version)


def written(
    found: layer.Layer, number: int, size: tuple[int, int], dpi: int, checked: str
) -> Page:
    """The layer as a page of this many pixels; ``checked`` names what it was held to."""
    width, height = size
    writer = page.Writer(width, height, lambda points: points)
    for i, line in enumerate(found.lines):
        writer.put("\n" if i else "")
        writer.row([line])
    reader = f"{found.reader} + {checked} (spot check)"
    text = writer.text
    return Page(number, width, height, dpi, reader, text, tuple(writer.words), len(text))


def mismatch(seen: Page, why: str) -> Page:
    told = page.warning(seen, "layer-mismatch", f"{why}; the picture's reading is used", 0, 0)
    return replace(seen, warnings=(told, *seen.warnings))
