"""Runs tesseract on pictures we made ourselves, and reads its hOCR back into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree

import cv2
import numpy as np
import pytesseract

from forensics.errors import DependencyError, TooSlowError
from forensics.intake import scan
from forensics.intake.engines import Reading
from forensics.intake.hand import files_allowed
from forensics.intake.lines import Line, LineChar, Picture, rectangle

_SECONDS = 120
_OSD_SIDE = 1800
_Char = tuple[str, float, float, float, float, float]
"""Text, left, top, right, bottom, confidence."""


class Tesseract:
    def __init__(self, version: str, packs: tuple[str, ...], *, turns: bool) -> None:
        self.version = version
        self._lang = "+".join(packs)
        self._turns = turns

    def read(self, picture: Picture) -> Reading:
        turn = self._turn(picture) if self._turns else 0
        upright = scan.turned(picture, turn)
        return Reading(upright, turn, self._lines(upright, 3))

    def read_block(self, picture: Picture) -> tuple[Line, ...]:
        return self._lines(picture, 6)

    def read_line(self, crop: Picture) -> Line:
        height, width = crop.shape[:2]
        rim = max(4, height // 4)
        framed = cv2.copyMakeBorder(crop, rim, rim, rim, rim, cv2.BORDER_REPLICATE)
        chars: list[LineChar] = []
        for line in self._lines(np.asarray(framed, np.uint8), 7):
            left, right = line.quad[0, 0] - rim, line.quad[1, 0] - rim
            for c in line.chars:
                start = (left + c.start * (right - left)) / width
                end = (left + c.end * (right - left)) / width
                chars.append(LineChar(c.text, max(0.0, start), min(1.0, end), c.confidence))
        sure = float(np.mean([c.confidence for c in chars])) if chars else 0.0
        return Line(rectangle(0, 0, width, height), tuple(chars), round(sure, 4))

    def _turn(self, picture: Picture) -> int:
        scale = min(1.0, _OSD_SIDE / max(picture.shape[:2]))
        small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        try:
            with files_allowed():
                told = pytesseract.image_to_osd(np.asarray(small), timeout=_SECONDS)
        except (pytesseract.TesseractError, RuntimeError):
            return 0  # too little text to tell: leave it as it lies
        found = re.search(r"Rotate:\s*(\d+)", told)
        return int(found.group(1)) % 360 if found else 0

    def _lines(self, picture: Picture, mode: int) -> tuple[Line, ...]:
        try:
            with files_allowed():
                raw = pytesseract.image_to_pdf_or_hocr(
                    picture,
                    lang=self._lang,
                    config=f"--psm {mode} -c hocr_char_boxes=1",
                    extension="hocr",
                    timeout=_SECONDS,
                )
        except pytesseract.TesseractNotFoundError as problem:
            raise DependencyError(
                "the program tesseract is not installed", advice="apt-get install tesseract-ocr"
            ) from problem
        except pytesseract.TesseractError as problem:
            raise DependencyError(
                f"tesseract fails: {problem.message}", advice="see tesseract --list-langs"
            ) from problem
        except RuntimeError as problem:
            raise TooSlowError("tesseract took too long", advice="scan at 200 dpi") from problem
        return tuple(_hocr(raw if isinstance(raw, bytes) else raw.encode()))


def _hocr(raw: bytes) -> Iterator[Line]:
    root = ElementTree.fromstring(raw)
    for node in root.iter():
        if node.get("class") in ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            words = [_word(w) for w in node.iter() if w.get("class") == "ocrx_word"]
            line = _line([w for w in words if w])
            if line:
                yield line


def _word(node: ElementTree.Element) -> list[_Char]:
    chars: list[_Char] = []
    for part in node.iter():
        if part.get("class") != "ocrx_cinfo":
            continue
        title = part.get("title", "")
        box = re.search(r"x_bboxes ([\d ]+)", title)
        sure = re.search(r"x_conf ([\d.]+)", title)
        text = "".join(part.itertext())
        if box and text.strip():
            left, top, right, bottom = (float(v) for v in box.group(1).split())
            confidence = float(sure.group(1)) / 100 if sure else 0.0
            chars.append((text, left, top, right, bottom, min(1.0, confidence)))
    return chars


def _line(words: list[list[_Char]]) -> Line | None:
    every = [c for word in words for c in word]
    if not every:
        return None
    left, top = min(c[1] for c in every), min(c[2] for c in every)
    right, bottom = max(c[3] for c in every), max(c[4] for c in every)
    wide, high = max(1.0, right - left), max(1.0, bottom - top)
    chars: list[LineChar] = []
    last: _Char | None = None
    for word in words:
        for i, char in enumerate(word):
            if i == 0 and last is not None and _apart(last, char, high):
                blank = ((last[3] - left) / wide, max(last[3], char[1]) / wide - left / wide)
                chars.append(LineChar(" ", *blank, 1.0))
            place = ((char[1] - left) / wide, (char[3] - left) / wide)
            chars.append(LineChar(char[0], *place, round(char[5], 4)))
            last = char
    sure = float(np.mean([c[5] for c in every]))
    return Line(rectangle(left, top, right, bottom), tuple(chars), round(sure, 4))


def _apart(last: _Char, char: _Char, high: float) -> bool:
    """Tesseract splits Chinese at every character, and at figures in it; only gaps tell."""
    han = sum(unicodedata.east_asian_width(c[0][0]) in "WF" for c in (last, char))
    return char[1] - last[3] > (0.0, 0.4, 0.8)[han] * high
