"""A file becomes a ``Document``: pages with text, words, boxes, confidence and warnings.

* ``read``: one file; ``read_many``: many, page by page in worker processes;
* ``page_image``: the picture of a page in the pixel grid of its boxes.

Files are taken for what their bytes say. What cannot be read is a typed error for that file
(or a ``page-unreadable`` warning for that page); everything else goes on.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from forensics.intake import guard
from forensics.intake.desk import Desk
from forensics.intake.options import ReadOptions
from forensics.records import Document, Page, ReadingWarning

__all__ = ["ReadOptions", "page_image", "read"]

_desk: list[Desk] = []


def _own() -> Desk:
    if not _desk:
        _desk.append(Desk(2))
    return _desk[0]


def read(path: Path, name: str, options: ReadOptions | None = None) -> Document:
    options = options or ReadOptions()
    desk = _own()
    opened = desk.open(path, options)
    pages = [
        desk.page(path, opened.media_type, n, options) for n in range(1, opened.pages + 1)
    ]
    return Document(name, guard.sha256(path), opened.media_type,
                    tuple(_named(p, name) for p in pages), opened.warnings)


def _named(page: Page, name: str) -> Page:
    return replace(page, warnings=tuple(
        ReadingWarning(w.code, w.message,
                       replace(w.provenance, document=name) if w.provenance else None)
        for w in page.warnings))


def page_image(path: Path, page_number: int, options: ReadOptions | None = None) -> Image.Image:
    options = options or ReadOptions()
    media = guard.media_type(path)
    return Image.fromarray(_own().picture(path, media, page_number, options))
