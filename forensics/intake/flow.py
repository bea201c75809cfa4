"""A picture becomes a ``Page``: prepare, read, doubt, find regions, write.

The chain of transforms (straightening, turning) is kept, so that every box lies in pixels of
the page image as it came.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from forensics.intake import doubts, mrz_zone, page, scan, stamps
from forensics.intake.closer import closer
from forensics.intake.engines import OcrEngine
from forensics.intake.lines import Picture, Quad
from forensics.intake.regions import Canvas, Doubt, Found
from forensics.intake.rings import Ring, find_rings, hides
from forensics.intake.second import confirm
from forensics.records import Page, ReadingWarning

_LEAST = 12
"""Pixels on a side; smaller pictures hold no letter, and resizing them can leave nothing."""
_LONG = 200
"""Times its width; a saved conversation of a whole day has some thirty."""
_HIDDEN = "print under a seal without colour could not be read, a date perhaps"


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A page read but not yet written. ``hidden`` are seals that hide print."""

    canvas: Canvas
    turn: int
    reader: str
    hidden: tuple[Ring, ...] = ()


def lay(picture: Picture, engine: OcrEngine, dpi: int = 0, second: OcrEngine | None = None) -> Laid:
    """Prepares and reads: what region finders are given, and how far the page was turned."""
    ready = scan.prepare(picture)
    colour, to_page, sealed = ready.colour, ready.to_page, ready.plain is not ready.colour
    reading = engine.read(ready.plain)
    del ready  # a large page is half a gigabyte, and not kept twice
    height, width = colour.shape[:2]
    matrix = to_page @ scan.unturn(reading.turn, width, height)
    lines = [line for row in page.in_order(reading.lines) for line in row]
    lines = closer(lines, reading.picture, engine)
    rings = find_rings(reading.picture)
    lines = doubts.settle(lines, reading.picture, engine.read_line, rings)
    if doubts.is_bilevel(picture):
        lines = [doubts.small_print(one, _height(scan.mapped(matrix, one.quad))) for one in lines]
    reader = engine.version
    if second is not None:
        lines, how = confirm(lines, reading.picture, second)
        reader = f"{reader} + {how}"
    colour = scan.turned(colour, reading.turn) if sealed else reading.picture
    canvas = Canvas(
        colour, tuple(lines), dpi, engine.read_line, engine.read_block, partial(scan.mapped, matrix)
    )
    quads = [line.quad for line in lines]
    return Laid(
        canvas, reading.turn, reader, tuple(r for r in rings if hides(reading.picture, r, quads))
    )


def _height(quad: Quad) -> float:
    return float(np.linalg.norm(quad[3] - quad[0]))


def read_picture(
    picture: Picture,
    engine: OcrEngine,
    *,
    second: OcrEngine | None = None,
    number: int = 1,
    dpi: int = 0,
    regions: bool = True,
) -> Page:
    """One page from its picture (RGB, as a person sees it when opening the file)."""
    height, width = picture.shape[:2]
    small, narrow = min(height, width) < _LEAST, max(height, width) > _LONG * min(height, width)
    if small or narrow:
        why = "too few for any letter" if small else "too narrow for a page"
        message = f"the picture has {width} x {height} pixels, {why}"
        empty = Page(number, width, height, dpi, engine.version, "", (), 0)
        return replace(empty, warnings=(page.warning(empty, "too-small", message, 0, 0),))
    laid = lay(picture, engine, dpi, second)
    canvas = laid.canvas
    found, failed = _regions(canvas) if regions else ((), "")
    taken = {i for region in found for i in region.takes}
    writer = page.Writer(width, height, canvas.to_page)
    main = [line for i, line in enumerate(canvas.lines) if i not in taken]
    for i, row in enumerate(page.in_order(main)):
        if i:
            writer.put("\n")
        writer.row(row)
    main_end = writer.length
    places = []
    told: list[tuple[Doubt, int, int]] = []
    for one in found:
        before = len(writer.placed)
        lines = one.lines or tuple(canvas.lines[i] for i in one.takes)
        filled = Found(one.kind, one.quad, lines, (), one.shape, one.colour, one.angle)
        place = page.region(writer, filled)
        places.append(place)
        for doubt in one.doubts:
            start, end = place.start, place.end
            for placed in writer.placed[before:]:
                if 0 <= doubt.line < len(lines) and placed.line is lines[doubt.line]:
                    start, end = placed.start, placed.start + len(placed.line.text)
            told.append((doubt, start, end))
    result = Page(
        number,
        width,
        height,
        dpi,
        laid.reader,
        writer.text,
        tuple(writer.words),
        main_end,
        tuple(places),
        laid.turn,
    )
    warnings = [
        page.warning(result, d.code, d.message, start, end, (writer.place(d.quad),))
        for d, start, end in told
    ]
    warnings += [
        page.warning(result, "unreadable", _HIDDEN, 0, 0, (writer.place(ring.quad),))
        for ring in laid.hidden
        if not any(_holds(one.quad, ring) for one in found)
    ]
    if failed:
        warnings.append(page.warning(result, "regions-unread", failed, 0, 0))
    warnings += _line_warnings(result, writer)
    return replace(result, warnings=tuple(warnings))


def _line_warnings(result: Page, writer: page.Writer) -> list[ReadingWarning]:
    warnings = []
    for placed in writer.placed:
        text = placed.line.text
        end = placed.start + len(text)
        if text.strip() and placed.line.confidence < page.UNCERTAIN:
            message = f"line read with confidence {placed.line.confidence:.2f}"
            warnings.append(page.warning(result, "line-uncertain", message, placed.start, end))
        for note in placed.line.notes:
            warnings.append(
                page.warning(
                    result,
                    note.code,
                    note.message,
                    placed.start + note.start,
                    placed.start + note.end,
                )
            )
    return warnings


def _holds(quad: Quad, ring: Ring) -> bool:
    """Was this ring read as a region of its own?"""
    left, top = quad.min(axis=0)
    right, bottom = quad.max(axis=0)
    return bool(left < ring.x < right and top < ring.y < bottom)


def _regions(canvas: Canvas) -> tuple[tuple[Found, ...], str]:
    """The regions; if a finder breaks, none and why: its fault must not cost the page."""
    try:
        return find_regions(canvas), ""
    except Exception as bug:
        if os.environ.get("FORENSICS_DEBUG"):
            raise
        return (), f"looking for stamps and machine-readable zones failed: {bug!r}"[:300]


def find_regions(canvas: Canvas) -> tuple[Found, ...]:
    """Machine-readable zones first, then stamps and seals, from top to bottom."""
    found = [*mrz_zone.find_mrz(canvas), *stamps.find_stamps(canvas)]
    return tuple(sorted(found, key=lambda f: (f.kind != "mrz", *f.quad.min(axis=0)[::-1])))
