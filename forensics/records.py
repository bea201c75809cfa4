"""What a file says, with its place on the page.

Units, once for all: boxes are pixels of the *page image as a person sees it when opening the
file* (EXIF orientation applied, embedded picture of a PDF page or its rendering), origin top
left, half open. A page lying on its side keeps its own pixel grid; ``Page.turn`` says how far
it must be turned clockwise to stand upright. Confidence is 0.0 to 1.0. Offsets count Python
characters of ``Page.text``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from forensics.places import Place
from forensics.temporal.readings import Extent, Interval, UncertainDate


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """``left <= x < right``, ``top <= y < bottom`` in pixels of the page image."""

    left: int
    top: int
    right: int
    bottom: int

    def union(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def turned(self, width: int, height: int, turn: int) -> Box:
        """The same place after a picture of this size was turned clockwise by ``turn``."""
        if turn == 90:
            return Box(height - self.bottom, self.left, height - self.top, self.right)
        if turn == 180:
            return Box(
                width - self.right, height - self.bottom, width - self.left, height - self.top
            )
        if turn == 270:
            return Box(self.top, width - self.right, self.bottom, width - self.left)
        return self


@dataclass(frozen=True, slots=True)
class Char:
    """One character of a word. ``alternatives`` are (text, confidence), best first."""

    text: str
    box: Box
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text on one line: a Latin word, or a run of Han characters.

    ``start`` is its offset in ``Page.text``; ``text == page.text[start:start+len(text)]``.
    ``chars`` is empty, or one a character, where the engine gives them. ``corrected`` is the
    ``Correction.id`` where a person read it, not the machine.
    """

    text: str
    box: Box
    confidence: float
    start: int
    chars: tuple[Char, ...] = ()
    corrected: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded) of the text of page ``page``."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page seen as one thing: a stamp, a seal, a machine-readable zone, a photo.

    ``page.text[start:end]`` is what was read in it: text of a region that was read apart is
    appended to the page text after a form feed, so it has a place like any other. Equal
    ``start`` and ``end`` mean: seen, not read. ``shape`` and ``colour`` are plain words
    (``rectangle``, ``rounded``, ``circle``, ``oval``, ``triangle``, ``octagon``, ``hexagon``;
    ``red``, ``blue``, ``black``, ``green``, ``purple``), ``""`` if not established; ``angle``
    is degrees clockwise.
    """

    kind: Literal["stamp", "seal", "mrz", "photo"]
    box: Box
    start: int
    end: int
    shape: str = ""
    colour: str = ""
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value stands: the text as printed, its boxes, and which code read it.

    ``quote == page.text[span.start:span.end]``. ``boxes`` has one box a line touched; it is
    empty for text that has no picture (a text file). ``confidence`` is the lowest of its
    characters. ``reader`` names the code that read it, e.g. ``documents.bail_decision``.
    ``corrected`` names the corrections (``Correction.id``, with commas) that its words rest on.
    """

    document: str
    page: int
    span: Span
    boxes: tuple[Box, ...]
    quote: str
    confidence: float
    reader: str
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person read where the machine read something else (``old``), or nothing.

    ``new == old`` says that the machine read it right. ``added`` is empty, or what was not
    found at all: a ``stamp``, or ``text`` of the page; ``old`` is then empty. ``document`` is
    the name the file had: for people, ``sha256`` is what counts. ``provenance`` is where it
    stands on the page as corrected; ``None`` as long as it was not applied.
    """

    sha256: str
    page: int
    box: Box
    old: str
    new: str
    who: str
    when: date
    why: str
    added: Literal["", "stamp", "text"] = ""
    document: str = ""
    provenance: Provenance | None = None

    @property
    def id(self) -> str:
        """Twelve hex digits of its place: a place is corrected once."""
        box = self.box
        place = f"{self.sha256} {self.page} {box.left} {box.top} {box.right} {box.bottom}"
        return hashlib.sha256(place.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something that could not be read or is doubtful, with its place. Data, not a log line.

    ``code`` is a short stable word (``stamp-unread``, ``date-damaged``, ``layer-mismatch``).
    """

    code: str
    message: str
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read. ``number`` counts from 1; ``dpi`` is 0 where unknown.

    ``reader`` says how: ``pdfplumber 0.11.10 text layer``, ``rapidocr 3.10.0 PP-OCRv6``.
    ``main_end`` is where the running text ends; behind it lie the regions read apart.
    ``turn`` is 0, 90, 180 or 270: degrees clockwise that make the page upright.
    """

    number: int
    width: int
    height: int
    dpi: int
    reader: str
    text: str
    words: tuple[Word, ...]
    main_end: int
    regions: tuple[Region, ...] = ()
    turn: int = 0
    warnings: tuple[ReadingWarning, ...] = ()

    @property
    def main_text(self) -> str:
        """The running text without the regions read apart."""
        return self.text[: self.main_end]


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. ``name`` is its path relative to the case folder, with ``/``."""

    name: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    warnings: tuple[ReadingWarning, ...] = ()

    def page(self, number: int) -> Page:
        """The page with this number. Raises ``KeyError`` if it was not read."""
        for page in self.pages:
            if page.number == number:
                return page
        raise KeyError(number)

    def cite(self, span: Span, reader: str) -> Provenance:
        """The only place where a span becomes boxes and a confidence.

        Raises ``ValueError`` for a span outside the page text.
        """
        page = self.page(span.page)
        if not 0 <= span.start <= span.end <= len(page.text):
            raise ValueError(f"span {span} outside the text of page {page.number}")
        boxes: list[Box] = []
        confidence = 1.0
        corrected: dict[str, None] = {}
        for word in page.words:
            lo = max(span.start, word.start)
            hi = min(span.end, word.start + len(word.text))
            if lo >= hi:
                continue
            part, sure = _part(word, lo - word.start, hi - word.start)
            confidence = min(confidence, sure)
            if word.corrected:
                corrected[word.corrected] = None
            if boxes and _same_line(boxes[-1], part, page.turn):
                boxes[-1] = boxes[-1].union(part)
            else:
                boxes.append(part)
        quote = page.text[span.start : span.end]
        ids = ",".join(corrected)
        return Provenance(
            self.name, page.number, span, tuple(boxes), quote, confidence, reader, ids
        )


def _part(word: Word, lo: int, hi: int) -> tuple[Box, float]:
    if lo == 0 and hi == len(word.text):
        sure = min((c.confidence for c in word.chars), default=word.confidence)
        return word.box, min(sure, word.confidence) if not word.chars else sure
    if len(word.chars) == len(word.text):
        box = word.chars[lo].box
        for char in word.chars[lo + 1 : hi]:
            box = box.union(char.box)
        return box, min(c.confidence for c in word.chars[lo:hi])
    return word.box, word.confidence


def _same_line(a: Box, b: Box, turn: int) -> bool:
    """Do two boxes overlap by half across the direction of writing?"""
    if turn in (90, 270):
        overlap = min(a.right, b.right) - max(a.left, b.left)
        return 2 * overlap > min(a.right - a.left, b.right - b.left)
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    return 2 * overlap > min(a.bottom - a.top, b.bottom - b.top)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. ``Interval`` for "from … to …" (all days), else one unknown day."""

    value: UncertainDate | Interval
    provenance: Provenance


FactValue = str | int | UncertainDate | Interval | Extent | Place


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value with its place. ``alternatives`` are other possible readings of it.

    ``zone`` tells apart the places one paper prints the same thing: ``mrz``, ``viz``,
    ``header``, ``seal``; ``""`` where there is only one.
    """

    name: str
    value: FactValue
    provenance: Provenance
    zone: str = ""
    alternatives: tuple[FactValue, ...] = ()
