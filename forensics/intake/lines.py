"""Lines as an engine reads them, before they become the words of a page.

A *picture* is an RGB array, shape (height, width, 3), uint8. A *quad* is a float array of
shape (4, 2): top left, top right, bottom right, bottom left *in the direction of reading*, in
pixels (x right, y down) of the picture the line was read from.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Quad = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LineChar:
    """One character of a line. ``start`` and ``end`` are fractions 0..1 of the line's length.

    ``alternatives`` are (text, confidence), best first, without ``text`` itself. An alternative
    may be ``""`` (nothing stands here) or longer than one character (a neighbour was lost).
    """

    text: str
    start: float
    end: float
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt about ``line.text[start:end]``; becomes a ``ReadingWarning``."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of text: ``text`` is the ``chars`` put together, spaces included."""

    quad: Quad
    chars: tuple[LineChar, ...]
    confidence: float
    notes: tuple[Note, ...] = ()

    @property
    def text(self) -> str:
        return "".join(c.text for c in self.chars)

    def part(self, first: int, last: int) -> Quad:
        """The quad of ``chars[first:last]``."""
        return between(self.quad, self.chars[first].start, self.chars[last - 1].end)


def between(quad: Quad, start: float, end: float) -> Quad:
    """The piece of a quad between two fractions of its length."""
    top, bottom = quad[1] - quad[0], quad[2] - quad[3]
    return np.array(
        [
            quad[0] + start * top,
            quad[0] + end * top,
            quad[3] + end * bottom,
            quad[3] + start * bottom,
        ],
        dtype=np.float32,
    )


def pieces(line: Line) -> NDArray[np.float32]:
    """The quad of each of the chars of a line, shape (chars, 4, 2)."""
    quad = line.quad
    top, bottom = quad[1] - quad[0], quad[2] - quad[3]
    start, end = (
        np.array(ends, np.float32)[:, None]
        for ends in ([c.start for c in line.chars], [c.end for c in line.chars])
    )
    corners = (quad[0] + start * top, quad[0] + end * top, quad[3] + end * bottom,
               quad[3] + start * bottom)  # fmt: skip
    return np.stack(corners, axis=1).astype(np.float32)


def rectangle(left: float, top: float, right: float, bottom: float) -> Quad:
    """An upright quad."""
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)


def cut(picture: Picture, quad: Quad, margin: float = 0.0) -> Picture:
    """The piece of ``picture`` inside ``quad``, straightened; ``margin`` in heights of it.

    Never empty: at least one pixel each way.
    """
    if margin:
        along = (quad[1] - quad[0]) / max(1e-6, float(np.linalg.norm(quad[1] - quad[0])))
        down = (quad[3] - quad[0]) * margin
        step = along * float(np.linalg.norm(down))
        quad = (quad + np.array([-down - step, -down + step, down + step, down - step])).astype(
            np.float32
        )
    width = max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3]))
    height = max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))
    w, h = max(1, int(width)), max(1, int(height))
    # Warping costs by the picture it looks into; hand it only the neighbourhood of the line.
    left, top = np.maximum(np.floor(quad.min(axis=0)).astype(int) - 4, 0)
    right, bottom = np.ceil(quad.max(axis=0)).astype(int) + 4
    near = picture[top:bottom, left:right]
    if not near.size:
        return np.full((h, w, 3), 255, dtype=np.uint8)
    goal = np.array([[0, 0], [w, 0], [w, h], [0, h]], dtype=np.float32)
    offset = np.array([left, top], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform((quad - offset).astype(np.float32), goal)
    out = cv2.warpPerspective(
        near, matrix, (w, h), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(out, dtype=np.uint8)
