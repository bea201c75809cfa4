"""Pieces of paper: the words boxed, with some surroundings, turned upright.

The pixels outside the frame lines are those of the page; only size and turn change. This is
the one module of the reports that handles pictures.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from forensics.records import Box, Page, Provenance

WIDEST, TALLEST = 940, 640
"""Pixels of a finished crop: twice the width it is shown at."""
LINE, STAMP_LINE = 34, 58
"""Height in pixels that a line of writing, or of a stamp, has in a finished crop, where the
page allows it: a stamp has few and is looked at as a whole."""
FRAME = (17, 79, 138)
"""Blue: black, red and green are what stamps and seals are made of."""
_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Crop:
    """A finished piece: WebP bytes and its size in pixels."""

    data: bytes
    width: int
    height: int

    @property
    def uri(self) -> str:
        return "data:image/webp;base64," + base64.b64encode(self.data).decode("ascii")


def frame_of(provenance: Provenance, page: Page) -> Box | None:
    """The part of the page to cut: the boxes, the region they are in, and some margin.

    ``None`` where the quotation has no picture.
    """
    if not provenance.boxes:
        return None
    core = provenance.boxes[0]
    for box in provenance.boxes[1:]:
        core = core.union(box)
    line = _line_height(provenance.boxes, page.turn)
    # Stamps lie over one another: only the one the words were read in is shown whole.
    for region in page.regions:
        inside = region.start <= provenance.span.start and provenance.span.end <= region.end
        if inside and region.end > region.start and _overlap(region.box, core):
            core = core.union(region.box)
    if not provenance.quote:
        # A thing seen, not a line of writing: its own size says nothing about a margin.
        margin = max(24, (core.right - core.left + core.bottom - core.top) // 8)
        return _clip(_grow(core, margin, margin), page.width, page.height)
    along, across = int(line * 3), int(line * 1.9)
    lying = page.turn in (90, 270)
    dx, dy = (across, along) if lying else (along, across)
    wide, high = (5 * line, 20 * line) if lying else (20 * line, 5 * line)
    box = _grow(core, dx, dy)
    box = _grow(box, max(0, (wide - (box.right - box.left)) // 2),
                max(0, (high - (box.bottom - box.top)) // 2))  # fmt: skip
    return _clip(box, page.width, page.height)


def _in_stamp(provenance: Provenance, page: Page) -> bool:
    return any(
        r.kind == "stamp" and _overlap(r.box, box) for r in page.regions for box in provenance.boxes
    )


def _line_height(boxes: Sequence[Box], turn: int) -> int:
    sizes = sorted((b.right - b.left) if turn in (90, 270) else (b.bottom - b.top) for b in boxes)
    return max(sizes[len(sizes) // 2], 8)


def _overlap(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


def _grow(box: Box, dx: int, dy: int) -> Box:
    return Box(box.left - dx, box.top - dy, box.right + dx, box.bottom + dy)


def _clip(box: Box, width: int, height: int) -> Box | None:
    left, top = max(0, box.left), max(0, box.top)
    right, bottom = min(width, box.right), min(height, box.bottom)
    return Box(left, top, right, bottom) if left < right and top < bottom else None


def cut(
    image: Image.Image,
    page: Page,
    provenance: Provenance,
    *,
    black: Sequence[Box] = (),
    only_words: bool = False,
    scale: float = 1.0,
) -> Crop | None:
    """Cut, box, turn and encode. ``black`` are parts of the page to paint over; ``scale``
    times as large as in a report, where the page has the pixels for it.

    With ``only_words`` everything but the quoted words is greyed out, so that nothing that
    was not read can be seen. Raises nothing for boxes outside the picture; gives ``None``.
    """
    # A picture that does not have the size its boxes were measured in cannot be trusted.
    if image.size != (page.width, page.height):
        return None
    frame = frame_of(provenance, page)
    if frame is None:
        return None
    piece = image.crop((frame.left, frame.top, frame.right, frame.bottom)).convert("RGB")
    boxes = [_shift(b, frame) for b in provenance.boxes]
    if only_words:
        piece = _only(piece, boxes)
    draw = ImageDraw.Draw(piece)
    for box in black:
        inner = _shift(box, frame)
        draw.rectangle(
            (inner.left - 2, inner.top - 2, inner.right + 1, inner.bottom + 1), (0, 0, 0)
        )
    line = _line_height(provenance.boxes, page.turn)
    piece = piece.transpose(_TURNS[page.turn]) if page.turn in _TURNS else piece
    size = (frame.right - frame.left, frame.bottom - frame.top)
    upright = [b.turned(*size, page.turn) for b in boxes]
    wanted = scale * (STAMP_LINE if _in_stamp(provenance, page) else LINE)
    ratio = min(1.0, wanted / line, scale * WIDEST / piece.width, scale * TALLEST / piece.height)
    if line < LINE / 2:
        ratio = min(2.0, WIDEST / piece.width, TALLEST / piece.height)
    if abs(ratio - 1) > 0.02:
        new = (max(1, round(piece.width * ratio)), max(1, round(piece.height * ratio)))
        piece = piece.resize(new, Image.Resampling.LANCZOS)
    _draw_frames(piece, [_scaled(b, ratio) for b in upright])
    out = io.BytesIO()
    piece.save(out, "WEBP", quality=72, method=2)
    return Crop(out.getvalue(), piece.width, piece.height)


def _only(piece: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    blank = Image.new("RGB", piece.size, (226, 226, 224))
    for box in boxes:
        inside = (max(0, box.left - 3), max(0, box.top - 3), box.right + 3, box.bottom + 3)
        part = piece.crop(inside)
        blank.paste(part, inside[:2])
    return blank


def _shift(box: Box, frame: Box) -> Box:
    return Box(
        box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top
    )


def _scaled(box: Box, ratio: float) -> Box:
    return Box(*(round(v * ratio) for v in (box.left, box.top, box.right, box.bottom)))


def _draw_frames(piece: Image.Image, boxes: Sequence[Box]) -> None:
    """A dark line with a light one round it, clear of the words, seen on any ground."""
    draw = ImageDraw.Draw(piece)
    for box in boxes:
        edge = (box.left - 6, box.top - 6, box.right + 5, box.bottom + 5)
        draw.rectangle(
            (edge[0] - 2, edge[1] - 2, edge[2] + 2, edge[3] + 2), outline="white", width=7
        )
        draw.rectangle(edge, outline=FRAME, width=3)
