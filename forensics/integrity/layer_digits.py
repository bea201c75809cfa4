"""The hidden text of a scan against its picture, on dates and numbers.

Only tokens of four figures or more, and whole dates, are compared: any difference at all is
seen on 58 % of honest scans. A token that reads otherwise is cut out and read again in several
ways by each engine there is. Told is only where no engine can be brought to read what the layer
says, and the new readings agree with each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
import pypdfium2.raw as raw

from forensics.intake.engines import OcrEngine
from forensics.intake.second import read_crops
from forensics.integrity.hidden_why import scanned
from forensics.integrity.ink import around
from forensics.integrity.seen import Seen, Share
from forensics.integrity.sheet import Chars, Picture, Sheet
from forensics.text.dates import DateContext, find_dates

CHECK = "layer"
_SCAN = 0.5
_DPI = 250
_TOKEN = re.compile(r"\d(?:[.,:/\-–]?\d){3,}")
_MOST = 150
"""Tokens of a page that are compared."""
_PALE = 40
"""Steps of 255 between paper and ink under which there is no print."""
RATE = (
    "drawn scans of 150 to 300 dpi, layers of tesseract and of rapidocr: altered pages told 40 of "
    "40 and honest ones 0 of 30 with both engines, and with rapidocr alone; 38 of 40 and 0 of 30 "
    "with tesseract alone; worse scans and other programs' layers differ honestly more often"
)
REPEAT = "open the PDF, search for the words of the layer, and compare with what the picture shows"
INNOCENT = (
    "the scanner program misread a faint or dirty figure",
    "the picture was replaced by a better scan of another copy and the text was kept",
)

Opinion = Literal["agrees", "differs", "unclear"]


@dataclass(frozen=True, slots=True)
class Token:
    """A date or number of the layer: its text, its figures, its place, and how it lies."""

    text: str
    figures: str
    share: Share
    turn: int
    """Quarter turns counter-clockwise that make it readable."""


def has_layer(sheet: Sheet) -> bool:
    """Is it a scan with text that is not drawn, or drawn under the picture?"""
    if not sheet.chars().solid.any() or not scanned(sheet, _SCAN).any():
        return False
    things = sheet.things()
    last = max(t.order for t in things if t.kind == raw.FPDF_PAGEOBJ_IMAGE)
    return any(
        t.order < last
        or raw.FPDFTextObj_GetTextRenderMode(t.pointer) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        for t in things
        if t.kind == raw.FPDF_PAGEOBJ_TEXT
    )


def check(sheet: Sheet, number: int, engines: Sequence[OcrEngine]) -> Iterator[Seen]:
    """What layer and picture do not say alike. ``engines``: the first reads everything."""
    found = tokens(sheet.chars())
    if not found:
        return
    picture = sheet.draw(_DPI)
    for token in found[:_MOST]:
        if _blank(picture, token):
            yield _told(token, "", number)
    shown = [t for t in found[:_MOST] if not _blank(picture, t)]
    first = read_crops([_cut(picture, t, 0.8, 0.25) for t in shown], engines[0])
    for token, text in zip(shown, first, strict=True):
        if token.figures in figures(text):
            continue
        other = _disputed(picture, token, engines)
        if other:
            yield _told(token, other, number)
    if len(found) > _MOST:
        yield Seen(
            CHECK, "measured", number,
            f"Only the first {_MOST} of {len(found)} dates and numbers were compared",
            REPEAT, INNOCENT, notable=False, error_rate=RATE,
        )  # fmt: skip


def tokens(chars: Chars) -> list[Token]:
    """Dates, and numbers of four figures or more that are not part of one."""
    dates = [(d.start, d.end) for d in find_dates(chars.text, DateContext())]
    spans = [(a, b) for a, b in dates if len(figures(chars.text[a:b])) >= 4]
    for match in _TOKEN.finditer(chars.text):
        a, b = match.span()
        if not any(s < b and a < e for s, e in spans):
            spans.append((a, b))
    out = []
    for start, end in sorted(spans):
        text = chars.text[start:end]
        if re.search(r"[\r\n]", text.strip()):
            continue
        at = [i for i in range(start, end) if not chars.text[i].isspace()]
        boxes = chars.boxes[at]
        if len(at) and (boxes[:, 2] > boxes[:, 0]).all():
            out.append(Token(text.strip(), figures(text), around(boxes), _turn(boxes)))
    return out


def figures(text: str) -> str:
    """The figures of a text in a row, as ASCII."""
    return "".join(str(int(c)) for c in text if c.isdecimal())


def _turn(boxes: np.ndarray) -> int:
    """From the way from the first letter to the last."""
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    right, down = middle[-1] - middle[0]
    if abs(right) >= abs(down):
        return 0 if right >= 0 else 2
    return 1 if down > 0 else 3


def _cut(picture: Picture, token: Token, along: float, across: float) -> Picture:
    """The token upright, with a margin in heights of it."""
    high, wide = picture.shape[:2]
    left, right = token.share[0] * wide, token.share[2] * wide
    top, bottom = token.share[1] * high, token.share[3] * high
    size = (bottom - top) if token.turn % 2 == 0 else (right - left)
    mx, my = (along, across) if token.turn % 2 == 0 else (across, along)
    x0, x1 = max(0, int(left - mx * size)), min(wide, int(right + mx * size) + 1)
    y0, y1 = max(0, int(top - my * size)), min(high, int(bottom + my * size) + 1)
    part = picture[y0:y1, x0:x1]
    if part.size == 0:
        return np.full((32, 32, 3), 255, np.uint8)
    return np.ascontiguousarray(np.rot90(part, token.turn))


def _blank(picture: Picture, token: Token) -> bool:
    """Is there no ink at all where the layer has the token?"""
    grey = cv2.cvtColor(_cut(picture, token, 0.1, 0.1), cv2.COLOR_RGB2GRAY)
    smooth = cv2.blur(grey, (3, 3))
    return int(smooth.max()) - int(smooth.min()) < _PALE


def _disputed(picture: Picture, token: Token, engines: Sequence[OcrEngine]) -> str:
    """The figures every engine that has an opinion reads in place of the layer's; else ``""``."""
    crops = list(_variants(picture, token))
    told: Counter[str] = Counter()
    for engine in engines:
        windows = [nearest(token.figures, figures(t)) for t in read_crops(crops, engine)]
        opinion, other = _opinion(token.figures, windows)
        if opinion == "agrees":
            return ""
        if opinion == "differs":
            told[other] += 1
    return told.most_common(1)[0][0] if told else ""


def _variants(picture: Picture, token: Token) -> Iterator[Picture]:
    for along, across, scale in (
        (0.3, 0.2, 1.0), (0.6, 0.3, 1.5), (0.15, 0.1, 1.0), (1.2, 0.35, 0.8), (0.4, 0.15, 1.25),
    ):  # fmt: skip
        crop = _cut(picture, token, along, across)
        how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        yield np.asarray(cv2.resize(crop, None, fx=scale, fy=scale, interpolation=how), np.uint8)


def _opinion(layer: str, windows: Sequence[str]) -> tuple[Opinion, str]:
    same = sum(w == layer for w in windows)
    others = Counter(w for w in windows if w and w != layer).most_common(1)
    if same and (not others or same >= others[0][1]):
        return "agrees", ""
    if others and others[0][1] >= 3:
        return "differs", others[0][0]
    return "unclear", ""


def nearest(layer: str, read: str) -> str:
    """The stretch of what was read that is likest the layer's figures; ``""`` if none is."""
    if layer in read:
        return layer
    best, least = "", len(layer) // 2 + 1
    for size in (len(layer), len(layer) - 1, len(layer) + 1):
        for start in range(len(read) - size + 1):
            part = read[start : start + size]
            if (steps := _steps(layer, part)) < least:
                best, least = part, steps
    return best


def _steps(a: str, b: str) -> int:
    """Figures to change, put in or leave out between the two."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def _told(token: Token, other: str, number: int) -> Seen:
    picture = f"the picture shows the figures “{other}”" if other else "the picture shows no print"
    return Seen(
        CHECK,
        "measured",
        number,
        f"Layer and picture disagree: the hidden text says “{token.text}”, {picture} there",
        REPEAT,
        INNOCENT,
        shares=(token.share,),
        before=token.text,
        after=other,
        error_rate=RATE,
    )
