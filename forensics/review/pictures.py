"""Crops and whole pages of the papers under review, upright, as WebP."""

from __future__ import annotations

import io
from collections import OrderedDict

from PIL import Image

from forensics.pipeline import CaseRun
from forensics.records import Box, Page, Provenance
from forensics.reports import crops

LONGEST = 1700
"""Pixels of the longer side of a page as it is shown."""
LARGER = 2.0
"""How much larger than in a report a place is cut."""
KEPT = 3
"""Pages kept decoded: who looks at one place often looks at the next on the same page."""
_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


class Pictures:
    """Pictures of the pages of one run. Not for several threads at once."""

    def __init__(self, run: CaseRun) -> None:
        self._run = run
        self._pages: OrderedDict[tuple[str, int], Image.Image] = OrderedDict()

    def crop(self, place: Provenance, page: Page) -> bytes | None:
        """The place with its surroundings, its words boxed."""
        image = self._image(place.document, page.number)
        made = crops.cut(image, page, place, scale=LARGER) if image else None
        return made.data if made else None

    def page(self, name: str, page: Page) -> bytes | None:
        """The whole page, made smaller."""
        image = self._image(name, page.number)
        if image is None:
            return None
        whole = image.convert("RGB")
        whole.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        if page.turn in _TURNS:
            whole = whole.transpose(_TURNS[page.turn])
        out = io.BytesIO()
        whole.save(out, "WEBP", quality=75, method=2)
        return out.getvalue()

    def _image(self, name: str, number: int) -> Image.Image | None:
        key = (name, number)
        image = self._pages.get(key) or self._run.page_image(name, number)
        if image is None:
            return None  # not kept: a reader that was stopped may answer the next time
        self._pages[key] = image
        self._pages.move_to_end(key)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return image


def on_page(share: tuple[float, float, float, float], page: Page) -> Box:
    """The box on the page of one drawn on its upright picture, in shares of width and height.

    Raises ``ValueError`` for a box that is empty or leaves the page.
    """
    left, top, right, bottom = share
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise ValueError("the box is empty or leaves the page")
    across = page.turn in (90, 270)
    wide, high = (page.height, page.width) if across else (page.width, page.height)
    upright = Box(
        int(left * wide), int(top * high),
        max(int(left * wide) + 1, round(right * wide)),
        max(int(top * high) + 1, round(bottom * high)),
    )  # fmt: skip
    return upright.turned(wide, high, -page.turn % 360)
