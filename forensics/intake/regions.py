"""Parts of a page that are read apart: stamps, seals, machine-readable zones, photos.

The page flow reads the running text first, then hands a ``Canvas`` to each finder:

* ``forensics.intake.stamps.find_stamps(canvas) -> tuple[Found, ...]``
* ``forensics.intake.mrz_zone.find_mrz(canvas) -> tuple[Found, ...]``

A finder looks cheaply first whether the page needs it at all (an ordinary page should cost it
some 0.05 s), never raises for a page it does not understand (it gives ``()``), and never
guesses: what it sees and cannot read it returns without lines, with a warning.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from forensics.intake.lines import Line, Picture, Quad


@dataclass(frozen=True, slots=True, eq=False)
class Canvas:
    """A page standing upright, with what was read on it.

    ``picture`` is RGB with its colours (seals and stamps are still in it); ``lines`` is the
    running text in reading order, quads in pixels of ``picture``; ``dpi`` is 0 where unknown.
    """

    picture: Picture
    lines: tuple[Line, ...]
    dpi: int
    read_line: Callable[[Picture], Line]
    """Reads one straightened line (any size, RGB). The quad of the answer is the crop's."""
    read_block: Callable[[Picture], tuple[Line, ...]]
    """Finds and reads the lines of a crop that stands upright; quads in pixels of the crop."""
    to_page: Callable[[NDArray[np.float32]], NDArray[np.float32]]
    """Points (n, 2) of ``picture`` to pixels of the page image. The flow maps what finders
    return, so they need this only for messages."""


@dataclass(frozen=True, slots=True, eq=False)
class Doubt:
    """Becomes a ``ReadingWarning``; ``quad`` is its place in ``Canvas.picture``.

    ``line`` is an index into ``Found.lines`` if the doubt is about that text, else -1.
    """

    code: str
    message: str
    quad: Quad
    line: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One region, in pixels of ``Canvas.picture``.

    ``lines`` is what was read in it, in reading order; it is put behind the running text after
    a form feed. Empty lines: seen, not read. ``takes`` are indices into ``Canvas.lines`` of
    lines that belong to the region and not to the running text: they are taken out of it; if
    ``lines`` is empty they become the text of the region, otherwise ``lines`` replaces them.
    ``shape``, ``colour`` and ``angle`` as in ``records.Region``.
    """

    kind: Literal["stamp", "seal", "mrz", "photo"]
    quad: Quad
    lines: tuple[Line, ...] = ()
    takes: tuple[int, ...] = ()
    shape: str = ""
    colour: str = ""
    angle: float = 0.0
    doubts: tuple[Doubt, ...] = ()
