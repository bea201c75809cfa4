"""What a file itself says: what ``forensics inspect`` saw in its bytes and pages.

No observation says that a paper is false or genuine. It says what is there, where, how anybody
can see it again, and which innocent explanations there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forensics.records import Box

Trust = Literal["fact", "measured", "hint"]
"""``fact``: repeatable from the bytes; ``measured``: a comparison with a known error rate;
``hint``: something that often has a plain reason."""


@dataclass(frozen=True, slots=True)
class Superseded:
    """A date that an earlier state of the paper printed and the present one does not.

    ``quote`` as printed then, ``edtf`` all its readings, ``revision`` the last that had it,
    ``instead`` the EDTF of the date that took its place, ``""`` where that is not plain.
    ``effects``: in words, which findings of a crosscheck would come or go with it. Never a fact
    of the paper as it is.
    """

    quote: str
    edtf: str
    page: int
    revision: int
    instead: str = ""
    effects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing seen in a file. ``id`` is stable: the check and a hash of what was seen.

    ``page`` is 0 where it is about the whole file; ``boxes`` are pixels of the page image.
    ``before`` and ``after`` are the two texts of something that changed or differs (what the
    layer and the picture say). ``notable``: worth a look; the rest is context, which honest
    software leaves often. ``error_rate`` is ``""`` for a fact, else what was measured and on
    what. ``crops``: PNG pictures in base64, (what it shows, data), made where the page of today
    does not show it.
    """

    id: str
    check: str
    trust: Trust
    notable: bool
    document: str
    page: int
    seen: str
    repeat: str
    innocent: tuple[str, ...]
    boxes: tuple[Box, ...] = ()
    before: str = ""
    after: str = ""
    error_rate: str = ""
    superseded: tuple[Superseded, ...] = ()
    others: tuple[str, ...] = ()
    crops: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the provenance card: what the file says about its making."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class NotInspected:
    """A check that could not be made, on which page (0: the file), why and what would help."""

    check: str
    page: int
    why: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything seen in one file. ``pages`` is 0 where it could not be opened at all."""

    document: str
    sha256: str
    media_type: str
    pages: int
    card: tuple[CardLine, ...] = ()
    observations: tuple[Observation, ...] = ()
    not_inspected: tuple[NotInspected, ...] = ()
