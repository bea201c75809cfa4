"""What can be found again elsewhere in a case, told by a worker as JSON: the pictures inside a
PDF by the hash of their bytes, and the impressions of seals on its pages."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import pypdfium2.raw as raw

from forensics.integrity import impressions
from forensics.integrity.reuse import Embedded
from forensics.integrity.seen import Share
from forensics.integrity.sheet import Picture, Sheet

_LEAST = 1_500
"""Bytes: smaller pictures (dots, rules) are alike by chance."""
_MOST_BYTES = 64 << 20


def embedded(sheet: Sheet, number: int, shown: Picture) -> Iterator[dict[str, Any]]:
    """The pictures of a page; ``shown`` is the page drawn, in any size."""
    for thing in sheet.things():
        if thing.kind != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        size = raw.FPDFImageObj_GetImageDataRaw(thing.pointer, None, 0)
        if not _LEAST <= size <= _MOST_BYTES:
            continue
        data = (ctypes.c_ubyte * size)()
        raw.FPDFImageObj_GetImageDataRaw(thing.pointer, data, size)
        yield {
            "page": number,
            "share": list(thing.box),
            "sha256": hashlib.sha256(bytes(data)).hexdigest(),
            "size": size,
            "coloured": _coloured(shown, thing.box),
        }


def _coloured(shown: Picture, box: Share) -> float:
    """Share of the place that has colour."""
    high, wide = shown.shape[:2]
    left, top = max(0, int(box[0] * wide)), max(0, int(box[1] * high))
    part = shown[top : int(box[3] * high) + 1, left : int(box[2] * wide) + 1]
    if part.size == 0:
        return 0.0
    spread = part.max(axis=2).astype(int) - part.min(axis=2)
    return round(float((spread > 60).mean()), 4)


def printed(picture: Picture, number: int) -> Iterator[dict[str, Any]]:
    """The impressions of a page in its page image."""
    small = None
    for share, colour, ink in impressions.find(picture):
        small = small if small is not None else impressions.packed(impressions.thumb(picture))
        yield {
            "page": number,
            "share": list(share),
            "colour": colour,
            "ink": impressions.packed(ink),
            "thumb": small,
        }


def embedded_of(data: Mapping[str, Any], document: str) -> Embedded:
    return Embedded(
        document, data["page"], tuple(data["share"]), data["sha256"], data["size"],
        data["coloured"],
    )  # fmt: skip


def impression_of(data: Mapping[str, Any], document: str) -> impressions.Impression:
    return impressions.Impression(
        document, data["page"], tuple(data["share"]), data["colour"],
        impressions.unpacked(data["ink"]), impressions.unpacked(data["thumb"]),
    )  # fmt: skip
