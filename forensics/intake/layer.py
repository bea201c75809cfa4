"""The text layer of a PDF page, and what speaks against believing it.

Statistics alone do not catch a shifted alphabet (2016 becomes 9783 and looks fine), so layers
that look plausible are still compared with the pixels, a few lines a page.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from forensics.intake import letters
from forensics.intake.guard import cpu_limit
from forensics.intake.lines import Line, LineChar, rectangle
from forensics.intake.page import in_order

_PLAUSIBLE = 0.97
_ALIKE = 0.5
"""Mean likeness of spot-checked lines; measured: true layers .62 and more, wrong ones to .36."""
_OPENING, _PAGE = 8.0, 4.0
"""CPU seconds given to pdfplumber; an honest page takes a few hundredths."""
FEW = 20
"""Fewer characters than this are no text layer (a page number, a filing stamp)."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Rows of the layer as lines in pixels of the rendering; ``reader`` says who read it."""

    lines: tuple[Line, ...]
    reader: str
    lost: tuple[str, ...] = ()
    """What one of the two readers of PDFs has lost and the other sees, in words."""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class Layers:
    """Reads layers page by page: pdfplumber first, pdfium where that fails."""

    def __init__(self, source: Path | bytes | None, pages: int) -> None:
        """``pages``: how many pdfium finds."""
        self._plumber: Any = None
        self._lost = ""
        if source is None:
            return
        try:
            with cpu_limit(_OPENING):
                self._plumber = pdfplumber.open(
                    BytesIO(source) if isinstance(source, bytes) else source
                )
                count = len(self._plumber.pages)
                if count != pages:
                    self._lost = f"pdfplumber finds {count} pages, pdfium {pages}"
                    self._plumber = None
        except Exception:  # its failures are of every class, bare TypeErrors among them
            self._plumber = None

    def close(self) -> None:
        if self._plumber is not None:
            try:
                self._plumber.close()
            except Exception:
                self._plumber = None

    def page(self, number: int, leaf: Any, dpi: int) -> Layer:
        """The layer of one page, as the reader that sees more of it reads it; ``leaf`` is pdfium's
        page."""
        lost = [self._lost] if self._lost and number == 1 else []
        words: list[Line] = []
        printed = pictures = 0
        if self._plumber is not None:
            try:
                with cpu_limit(_PAGE):
                    page = self._plumber.pages[number - 1]
                    found, pictures = letters.of_page(page)
                    page.close()
                    words = [_placed(word, dpi / 72) for word in letters.in_words(found)]
                    # Bold by printing twice is one letter to a reader, two to a counter.
                    printed = sum(not c["text"].isspace() for c in found)
            except Exception:
                words = []
        seen = sum(len(word.chars) for word in words)
        text = leaf.get_textpage()
        others = sum(not c.isspace() for c in text.get_text_range())
        if self._plumber is not None and not 0.7 * seen - FEW < others < 1.3 * printed + FEW:
            lost.append(f"pdfplumber finds {printed} characters, pdfium {others}")
        if pictures and not any(True for _ in leaf.get_objects([FPDF_PAGEOBJ_IMAGE], max_depth=9)):
            lost.append(f"pdfplumber finds {pictures} pictures, pdfium none")
        told = tuple(lost)
        if words and printed >= 0.7 * others - FEW:
            return Layer(tuple(_rows(words)), _reader("pdfplumber", "pdfplumber"), told)
        words = _pdfium_words(leaf, text, dpi / 72)
        return Layer(tuple(_rows(words)), _reader("pdfium", "pypdfium2"), told)


@cache
def _reader(name: str, package: str) -> str:
    return f"{name} {version(package)} text layer"


def _placed(word: Sequence[letters.Letter], scale: float) -> Line:
    chars = [(c["text"], c["x0"], c["top"], c["x1"], c["bottom"]) for c in word]
    return _word(chars, scale)


def _pdfium_words(page: Any, text: Any, scale: float) -> list[Line]:
    low_x, _, _, high_y = page.get_bbox()
    words: list[Line] = []
    run: list[tuple[str, float, float, float, float]] = []
    whole = text.get_text_range()
    for i, char in enumerate(whole[: text.count_chars()]):
        left, bottom, right, top = text.get_charbox(i, loose=True)
        box = (char, left - low_x, high_y - top, right - low_x, high_y - bottom)
        apart = run and (
            box[1] - run[-1][3] > 0.3 * (box[4] - box[2]) or abs(box[2] - run[-1][2]) > 2
        )
        if run and (char.isspace() or apart):
            words.append(_word(run, scale))
            run = []
        if not char.isspace() and right > left:
            run.append(box)
    if run:
        words.append(_word(run, scale))
    return words


def _word(chars: list[tuple[str, float, float, float, float]], scale: float) -> Line:
    left, right = min(c[1] for c in chars), max(c[3] for c in chars)
    top, bottom = min(c[2] for c in chars), max(c[4] for c in chars)
    wide = max(1e-3, right - left)
    made = tuple(
        LineChar(t, max(0.0, (x0 - left) / wide), min(1.0, (x1 - left) / wide), 1.0)
        for t, x0, _, x1, _ in chars
        if t
    )
    quad = rectangle(left * scale, top * scale, right * scale, bottom * scale)
    return Line(quad, made, 1.0)


def _rows(words: list[Line]) -> list[Line]:
    """Words of one row become one line with spaces, so that a line can be held to the pixels."""
    return [_joined(row) for row in in_order(words)]


def _joined(row: list[Line]) -> Line:
    box = np.concatenate([w.quad for w in row])
    left, top = (float(v) for v in box.min(axis=0))
    right, bottom = (float(v) for v in box.max(axis=0))
    wide = max(1e-3, right - left)
    chars: list[LineChar] = []
    for before, word in zip((None, *row), row, strict=False):
        x0, x1 = float(word.quad[0, 0]), float(word.quad[1, 0])
        if before is not None:
            last = float(before.quad[1, 0])
            gap = (x0 - last) / max(1.0, float(word.quad[3, 1] - word.quad[0, 1]))
            blank = LineChar(" ", (last - left) / wide, max(x0, last) / wide - left / wide, 1.0)
            chars += [blank] * (2 if gap > 1.5 else 1)
        for c in word.chars:
            start = (x0 + c.start * (x1 - x0) - left) / wide
            end = (x0 + c.end * (x1 - x0) - left) / wide
            chars.append(LineChar(c.text, start, end, 1.0))
    return Line(rectangle(left, top, right, bottom), tuple(chars), 1.0)


def implausible(text: str) -> str:
    """Why the characters cannot be the text of a page; ``""`` if they can."""
    solid = [c for c in text if not c.isspace()]
    if not solid:
        return ""
    bad = sum(not _plausible(c) for c in solid) + text.count("(cid:")
    if bad > (1 - _PLAUSIBLE) * len(solid):
        return f"{bad} of {len(solid)} characters cannot be text"
    return ""


def _plausible(char: str) -> bool:
    if char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc", "Cs"):
        return False
    if "\u4e00" <= char <= "\u9fff":
        for encoding in ("gb2312", "big5", "gbk"):
            try:
                char.encode(encoding)
                return True
            except UnicodeEncodeError:
                continue
        return False
    return True


def samples(lines: Sequence[Line], count: int = 4) -> list[Line]:
    """Lines worth holding to the pixels: those with figures first, spread over the page."""
    fit = [ln for ln in lines if 4 <= len(ln.text.strip()) <= 80]
    dated = [ln for ln in fit if re.search(r"\d{4}|[〇○零一二三四五六七八九]{3}", ln.text)]
    rest = [ln for ln in fit if ln not in dated]
    chosen = _spread(dated, count)
    return chosen + _spread(rest, count - len(chosen))


def _spread(lines: list[Line], count: int) -> list[Line]:
    if count <= 0 or not lines:
        return []
    step = max(1.0, len(lines) / count)
    return [lines[int(i * step)] for i in range(min(count, len(lines)))]


def likeness(layer: str, pixels: str) -> float:
    """0..1, blind to spaces and widths."""
    a, b = _bare(layer), _bare(pixels)
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() if a or b else 1.0


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def figures(text: str) -> list[str]:
    """Runs of four figures or more: years, numbers."""
    return re.findall(r"\d{4,}", _bare(text))


def disagrees(pairs: Sequence[tuple[str, str]]) -> str:
    """Why layer and pixels differ, from (layer, pixels) of the lines sampled; ``""`` if not."""
    if not pairs:
        return ""
    mean = sum(likeness(a, b) for a, b in pairs) / len(pairs)
    if mean < _ALIKE:
        return f"text layer and picture agree only to {mean:.0%} on {len(pairs)} lines"
    for layer, pixels in pairs:
        if figures(layer) != figures(pixels) and likeness(layer, pixels) > 0.6:
            return f"text layer says “{layer.strip()}”, the picture “{pixels.strip()}”"
    return ""
