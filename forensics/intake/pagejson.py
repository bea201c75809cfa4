"""A page as one line of compact JSON, for the cache, recordings and the way from a worker.

Characters go by their word: ``[confidence, left, top, right, bottom, alternatives?]``. A page
so written knows neither its document's name nor what number it has in another file: both are
filled in when it is read back.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from forensics.records import (
    Box,
    Char,
    Page,
    Provenance,
    ReadingWarning,
    Region,
    Span,
    Word,
)

FORMAT = 1


def dumps(page: Page) -> str:
    return json.dumps(to_json(page), ensure_ascii=False, separators=(",", ":"))


def to_json(page: Page) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "number": page.number,
        "size": [page.width, page.height, page.dpi, page.turn],
        "reader": page.reader,
        "text": page.text,
        "main_end": page.main_end,
        "words": [
            [w.start, len(w.text), w.confidence, _box(w.box), [_char(c) for c in w.chars]]
            for w in page.words
        ],
        "regions": [
            [r.kind, _box(r.box), r.start, r.end, r.shape, r.colour, r.angle] for r in page.regions
        ],
        "warnings": [warning_to_json(w) for w in page.warnings],
    }


def from_json(data: dict[str, Any], document: str, number: int | None = None) -> Page:
    """Raises ``ValueError`` if it is not a page in this format."""
    try:
        if data["format"] != FORMAT:
            raise ValueError(f"page format {data['format']}, not {FORMAT}")
        page = number or data["number"]
        width, height, dpi, turn = data["size"]
        text: str = data["text"]
        return Page(
            page,
            width,
            height,
            dpi,
            data["reader"],
            text,
            tuple(_word(w, text) for w in data["words"]),
            data["main_end"],
            tuple(
                Region(kind, Box(*box), start, end, shape, colour, angle)
                for kind, box, start, end, shape, colour, angle in data["regions"]
            ),
            turn,
            tuple(warning_from_json(w, document, page) for w in data["warnings"]),
        )
    except (KeyError, TypeError, IndexError) as problem:
        raise ValueError(f"not a page: {problem!r}") from problem


def warning_to_json(warning: ReadingWarning) -> list[Any]:
    where = warning.provenance
    if where is None:
        return [warning.code, warning.message]
    boxes = [_box(b) for b in where.boxes]
    span = [where.span.start, where.span.end]
    place = [span, boxes, where.quote, where.confidence, where.reader]
    return [warning.code, warning.message, place]


def warning_from_json(data: list[Any], document: str, page: int) -> ReadingWarning:
    if len(data) == 2:
        return ReadingWarning(data[0], data[1])
    (start, end), boxes, quote, confidence, reader = data[2]
    span = Span(page, start, end)
    placed = tuple(Box(*b) for b in boxes)
    return ReadingWarning(
        data[0],
        data[1],
        Provenance(document, page, span, placed, quote, confidence, reader),
    )


def named(warning: ReadingWarning, document: str) -> ReadingWarning:
    if warning.provenance is None:
        return warning
    return replace(warning, provenance=replace(warning.provenance, document=document))


def _box(box: Box) -> list[int]:
    return [box.left, box.top, box.right, box.bottom]


def _char(char: Char) -> list[Any]:
    known = [char.confidence, *_box(char.box)]
    return [*known, [list(a) for a in char.alternatives]] if char.alternatives else known


def _word(data: list[Any], text: str) -> Word:
    start, length, confidence, box, chars = data
    word = text[start : start + length]
    if chars and len(chars) != length:
        raise ValueError(f"{len(chars)} boxes for the {length} characters of {word!r}")
    return Word(
        word,
        Box(*box),
        confidence,
        start,
        tuple(
            Char(c, Box(*d[1:5]), d[0], tuple((a, s) for a, s in d[5]) if len(d) > 5 else ())
            for c, d in zip(word, chars, strict=False)
        ),
    )
