"""A second, independent look at lines with dates and numbers. It confirms, never outvotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from forensics.intake.dategrammar import shapes
from forensics.intake.engines import OcrEngine
from forensics.intake.lines import Line, Note, Picture, cut

_HEIGHT, _GAP, _MOST = 56, 40, 30
_FIGURES = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○◯零", "0")


def confirm(lines: Sequence[Line], picture: Picture, engine: OcrEngine) -> tuple[list[Line], str]:
    """The lines, with a note where the second engine reads other figures; and how it went."""
    out = list(lines)
    asked = [i for i, line in enumerate(lines) if figures(line.text)]
    agreed = 0
    for start in range(0, len(asked), _MOST):
        part = asked[start : start + _MOST]
        crops = [cut(picture, lines[i].quad, 0.1) for i in part]
        for i, other in zip(part, _read(crops, engine), strict=True):
            ours, theirs = figures(lines[i].text), figures(other)
            if ours == theirs:
                agreed += 1
            elif len(theirs) >= len(ours):  # what it did not see at all is no disagreement
                message = f"{engine.version.split()[0]} reads “{other}”"
                note = Note("second-reader-disagrees", message, 0, len(lines[i].text))
                out[i] = replace(lines[i], notes=(*lines[i].notes, note))
    return out, f"{engine.version} (confirms {agreed} of {len(asked)} lines with figures)"


def figures(text: str) -> list[str]:
    """What findings rest on: dates by shape and runs of four figures or more, as ASCII figures."""
    plain = unicodedata.normalize("NFKC", text)
    found = [plain[s.start : s.end] for s in shapes(plain)]
    dates = [re.sub(r"\D", "", "".join(_FIGURES.get(c, c) for c in f)) for f in found]
    return [d for d in dates if d] + re.findall(r"\d{4,}", plain)


def read_crops(crops: Sequence[Picture], engine: OcrEngine) -> list[str]:
    """What the engine reads in each crop of one line, as cheaply as it can."""
    if not engine.version.startswith("tesseract"):
        return [engine.read_line(crop).text for crop in crops]
    parts = (crops[i : i + _MOST] for i in range(0, len(crops), _MOST))
    return [text for part in parts for text in _read(part, engine)]


def _read(crops: Sequence[Picture], engine: OcrEngine) -> list[str]:
    """All crops in one picture, one below the other: starting the program costs most."""
    scaled = []
    for crop in crops:
        width = max(8, round(crop.shape[1] * _HEIGHT / crop.shape[0]))
        scaled.append(cv2.resize(crop, (width, _HEIGHT), interpolation=cv2.INTER_AREA))
    wide = max(s.shape[1] for s in scaled) + 2 * _GAP
    step = _HEIGHT + _GAP
    sheet = np.full((step * len(scaled) + _GAP, wide, 3), 255, np.uint8)
    for i, one in enumerate(scaled):
        top = _GAP + i * step
        sheet[top : top + _HEIGHT, _GAP : _GAP + one.shape[1]] = one
    texts = [""] * len(crops)
    for line in sorted(engine.read_block(sheet), key=lambda ln: float(ln.quad[0, 0])):
        row = int((float(line.quad[:, 1].mean()) - _GAP / 2) // step)
        if 0 <= row < len(texts):
            texts[row] += (" " if texts[row] else "") + line.text
    return texts
