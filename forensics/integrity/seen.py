"""What a check hands back, before it has an id and boxes in the pixels of the page image."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

import cv2

from forensics.integrity.sheet import Picture
from forensics.observations import Observation, Superseded, Trust
from forensics.records import Box
from forensics.temporal.edtf import to_edtf
from forensics.text.dates import DateContext, find_dates

Share = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the page as shown."""

_CROP_WIDTH = 900


@dataclass(frozen=True, slots=True)
class Seen:
    """As ``Observation``; ``shares`` in place of its boxes."""

    check: str
    trust: Trust
    page: int
    seen: str
    repeat: str
    innocent: tuple[str, ...]
    notable: bool = True
    shares: tuple[Share, ...] = ()
    before: str = ""
    after: str = ""
    error_rate: str = ""
    superseded: tuple[Superseded, ...] = ()
    others: tuple[str, ...] = ()
    crops: tuple[tuple[str, str], ...] = ()


def observation(seen: Seen, document: str, size: tuple[int, int]) -> Observation:
    """``size``: width and height of the page image in pixels; unused without ``shares``."""
    wide, high = size
    boxes = tuple(
        Box(
            min(wide, max(0, int(left * wide))),
            min(high, max(0, int(top * high))),
            min(wide, max(0, int(right * wide) + 1)),
            min(high, max(0, int(bottom * high) + 1)),
        )
        for left, top, right, bottom in seen.shares
        if right > 0 and bottom > 0 and left < 1 and top < 1
    )
    told = f"{seen.check}\0{seen.page}\0{seen.seen}\0{seen.before}\0{seen.after}\0{boxes}"
    mark = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Observation(
        f"{seen.check}-{mark}", seen.check, seen.trust, seen.notable, document, seen.page,
        seen.seen, seen.repeat, seen.innocent, boxes, seen.before, seen.after, seen.error_rate,
        seen.superseded, seen.others, seen.crops,
    )  # fmt: skip


def dates_in(text: str) -> tuple[tuple[str, str], ...]:
    """(as printed, EDTF) of each date in a text, each once."""
    found = find_dates(text[:20_000], DateContext())
    return tuple(dict.fromkeys((text[d.start : d.end], to_edtf(d.value)) for d in found))


def crop(picture: Picture, share: Share, margin: float = 0.02) -> str:
    """The place cut out of a picture of the page, as PNG in base64; ``""`` if it is off it."""
    high, wide = picture.shape[:2]
    left, top = max(0, int((share[0] - margin) * wide)), max(0, int((share[1] - margin) * high))
    right, bottom = int((share[2] + margin) * wide) + 1, int((share[3] + margin) * high) + 1
    part = picture[top:bottom, left:right]
    if part.size == 0:
        return ""
    if part.shape[1] > _CROP_WIDTH:
        factor = _CROP_WIDTH / part.shape[1]
        part = cv2.resize(part, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
    made, data = cv2.imencode(".png", part[..., ::-1])
    return base64.b64encode(data.tobytes()).decode("ascii") if made else ""
