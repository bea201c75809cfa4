"""Doubtful dates: found by form and confidence, read again in variants, never guessed.

What goes wrong in practice is the zero of Chinese-numeral years and a seal without colour over
the date. A date whose form is broken, or with a doubtful character, is cut out and read again
squeezed, padded and blurred. Where the readings differ, the other readings become alternatives
of the characters, and the line gets a note ``date-damaged``. A date under a seal without
colour that is not read clearly and alike each time is taken out of the text (□ for each
doubtful character, the readings as its alternatives), with a note ``unreadable``. On a page of
black and white only, a stroke of small print is there or gone, and every engine agrees on what is
left: such dates get a note ``small-print-doubt`` however sure the readings are.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import numpy as np

from forensics.intake.dategrammar import DateShape, continued, counts_by_republic, shapes
from forensics.intake.lines import Line, LineChar, Note, Picture, between, cut
from forensics.intake.rings import Ring

_CLEAR = 0.9
"""A date whose characters all have at least this is read once only."""
BLANK = "□"
_SMALL = 18
"""Height of a line as found, in pixels of the page (letters of about 14): below, black and white
loses whole strokes. On 840 drawn dates with letters of 9 to 24 pixels, one that was read wrong
had no other sign of doubt; its letters had 11.
"""


def settle(
    lines: Sequence[Line],
    picture: Picture,
    read_line: Callable[[Picture], Line],
    rings: Sequence[Ring] = (),
) -> list[Line]:
    """The lines with their doubtful dates read again; ``picture`` is what they were read from."""
    out = []
    before = ""
    roc = any(counts_by_republic(line.text) for line in lines)
    for line in lines:
        found = _doubtful(line, before, rings, roc)
        out.append(_settled(line, found, picture, read_line, rings, roc) if found else line)
        before = line.text
    return out


def is_bilevel(picture: Picture) -> bool:
    """Whether the picture is of black and white only, as a fax is."""
    level = np.asarray(picture[..., 1])
    ink = np.count_nonzero(level < 208)
    return bool(np.count_nonzero((level > 48) & (level < 208)) < 0.05 * ink)


def small_print(line: Line, height: float) -> Line:
    """The line with its dates in doubt if it is small; ``height`` in pixels of the page."""
    if height >= _SMALL or len(line.text) != len(line.chars):
        return line
    for shape in shapes(line.text):
        date = line.text[shape.start : shape.end]
        message = f"date “{date}” is in small print of black and white only: strokes may be lost"
        line = _noted(line, shape, "small-print-doubt", message)
    return line


def _doubtful(line: Line, before: str, rings: Sequence[Ring], roc: bool) -> list[DateShape]:
    """``before`` is the line before: a date may begin there."""

    def under(s: DateShape) -> bool:
        return any(ring.covers(line.part(s.start, s.end)) for ring in rings)

    if len(line.text) != len(line.chars):
        return []
    found = [
        s
        for s in continued(before, line.text, roc)
        if s.broken or under(s) or min(c.confidence for c in line.chars[s.start : s.end]) < _CLEAR
    ]
    if not found and line.confidence < _CLEAR and re.search(r"[年月日]", line.text):
        found = [DateShape(0, len(line.text), "no date can be made out")]
    return found


def _settled(
    line: Line,
    found: list[DateShape],
    picture: Picture,
    read_line: Callable[[Picture], Line],
    rings: Sequence[Ring],
    roc: bool,
) -> Line:
    for shape in reversed(found):  # from behind: offsets before stay true
        under = any(ring.covers(line.part(shape.start, shape.end)) for ring in rings)
        if shape.broken == "no date can be made out" and not under:
            continue
        others = _again(line, shape, picture, read_line, under)
        line = _judged(line, shape, others, under, roc)
    return line


def _again(
    line: Line,
    shape: DateShape,
    picture: Picture,
    read_line: Callable[[Picture], Line],
    under: bool,
) -> list[Line]:
    """The date and a little around it, read in three variants; in two if they agree."""
    first = max(0, shape.start - 1)
    last = min(len(line.chars), shape.end + 1)
    crop = cut(picture, between(line.quad, line.chars[first].start, line.chars[last - 1].end))
    height, width = crop.shape[:2]
    squeezed = cv2.resize(crop, (max(1, round(width * 0.85)), height), interpolation=cv2.INTER_AREA)
    rim = max(2, height // 8)
    padded = cv2.copyMakeBorder(crop, rim, rim, 2 * rim, 2 * rim, cv2.BORDER_REPLICATE)
    blurred = cv2.GaussianBlur(crop, (0, 0), max(0.6, height / 60))
    out: list[Line] = []
    for variant in (squeezed, padded, blurred):
        out.append(read_line(np.asarray(variant, np.uint8)))
        first_two_agree = len(out) == 2 and not shape.broken and not under
        if first_two_agree and all(line.text[shape.start : shape.end] in o.text for o in out):
            break
    return out


def _judged(
    line: Line, shape: DateShape, others: list[Line], under: bool, roc: bool = False
) -> Line:
    first = line.text[shape.start : shape.end]
    readings = []
    for other in others:
        found = _same_date(first, other)
        if found is not None:
            readings.append(found)
    whole = [_text(r) for r in readings if not shape_broken(_text(r), roc)]
    # Blanks are the finder's, not the paper's: "01 JUL2017" is no other date.
    differ = sorted({t for t in whole if _bare(t) != _bare(first)})
    doubtful = bool(shape.broken) or bool(differ)
    if under:
        clear = not doubtful and len(whole) == len(others)
        clear = clear and all(c.confidence >= 0.8 for c in line.chars[shape.start : shape.end])
        if clear:
            return _noted(line, shape, "under-seal", "date under a seal without colour")
        return _blanked(line, shape, readings)
    if not doubtful:
        return line
    if shape.broken and len(differ) == 1 and Counter(whole)[differ[0]] >= 2:
        better = next(r for r in readings if _text(r) == differ[0])
        message = f"first read “{first}” ({shape.broken}), “{differ[0]}” when read again"
        return _replaced(line, shape, better, message)
    line = _with_alternatives(line, shape, readings)
    why = shape.broken or "it reads differently when read again"
    also = f"; also read: {', '.join(differ)}" if differ else ""
    return _noted(line, shape, "date-damaged", f"date “{first}” is damaged: {why}{also}")


def shape_broken(text: str, roc: bool = False) -> bool:
    found = shapes(text, roc)
    return not found or bool(found[0].broken)


def _same_date(first: str, other: Line) -> tuple[LineChar, ...] | None:
    """The characters of the date in another reading; the one most like the first reading."""
    if len(other.text) != len(other.chars):
        return None
    found = [other.chars[s.start : s.end] for s in shapes(other.text)]
    alike = difflib.SequenceMatcher(None, first, "", autojunk=False)

    def likeness(chars: tuple[LineChar, ...]) -> float:
        alike.set_seq2(_text(chars))
        return alike.ratio()

    return max(found, key=likeness, default=None)


def _text(chars: Sequence[LineChar]) -> str:
    return "".join(c.text for c in chars)


def _bare(text: str) -> str:
    return "".join(text.split())


def _noted(line: Line, shape: DateShape, code: str, message: str) -> Line:
    note = Note(code, message, shape.start, shape.end)
    return replace(line, notes=(note, *line.notes))


def _replaced(line: Line, shape: DateShape, better: tuple[LineChar, ...], message: str) -> Line:
    """The other reading in place of the first, spread over its place; the first as alternative."""
    old = line.chars[shape.start : shape.end]
    low, high = old[0].start, old[-1].end
    begin, wide = better[0].start, max(1e-6, better[-1].end - better[0].start)
    moved = [
        LineChar(
            c.text,
            low + (c.start - begin) / wide * (high - low),
            low + (c.end - begin) / wide * (high - low),
            min(c.confidence, 0.5),
            c.alternatives,
        )
        for c in better
    ]
    new = _alternatives(moved, [old])
    shift = len(new) - len(old)
    notes = tuple(
        replace(n, start=n.start + shift, end=n.end + shift) if n.start >= shape.end else n
        for n in line.notes
    )
    chars = (*line.chars[: shape.start], *new, *line.chars[shape.end :])
    moved_shape = DateShape(shape.start, shape.end + shift, shape.broken)
    return _noted(replace(line, chars=chars, notes=notes), moved_shape, "date-damaged", message)


def _with_alternatives(
    line: Line, shape: DateShape, readings: Sequence[tuple[LineChar, ...]]
) -> Line:
    new = _alternatives(line.chars[shape.start : shape.end], readings)
    return replace(line, chars=(*line.chars[: shape.start], *new, *line.chars[shape.end :]))


def _blanked(line: Line, shape: DateShape, readings: Sequence[tuple[LineChar, ...]]) -> Line:
    """□ for every figure that is not read clearly and alike each time."""
    chars = _alternatives(line.chars[shape.start : shape.end], readings)
    enough = len(readings) >= 2
    new = [
        replace(c, text=BLANK, confidence=0.0, alternatives=((c.text, c.confidence),
                                                             *c.alternatives))
        if c.text not in "年月日" and (not enough or c.alternatives or c.confidence < 0.95)
        else c
        for c in chars
    ]  # fmt: skip
    if not any(c.text == BLANK for c in new):  # the form is broken, but no figure stands out
        new = [
            replace(c, text=BLANK, confidence=0.0, alternatives=((c.text, c.confidence),))
            if c.text not in "年月日"
            else c
            for c in chars
        ]
    line = replace(line, chars=(*line.chars[: shape.start], *new, *line.chars[shape.end :]))
    message = "a date under a seal without colour cannot be read for certain"
    return _noted(line, shape, "unreadable", message)


def _alternatives(
    chars: Sequence[LineChar], readings: Sequence[Sequence[LineChar]]
) -> list[LineChar]:
    """Each character with what other readings have in its place."""
    extra: list[dict[str, float]] = [dict(c.alternatives) for c in chars]

    def add(at: int, text: str, sure: float) -> None:
        if text != chars[at].text:
            extra[at][text] = max(extra[at].get(text, 0.0), round(sure, 4))

    for reading in readings:
        match = difflib.SequenceMatcher(None, _text(chars), _text(reading), autojunk=False)
        for kind, a, b, c, d in match.get_opcodes():
            sure = min((x.confidence for x in reading[c:d]), default=0.5)
            if kind == "replace" and b - a == d - c:
                for k in range(b - a):
                    add(a + k, reading[c + k].text, reading[c + k].confidence)
            elif kind == "replace":
                add(a, _text(reading[c:d]), sure)
                for k in range(a + 1, b):
                    add(k, "", sure)
            elif kind == "delete":
                for k in range(a, b):
                    add(k, "", sure)
            elif kind == "insert" and chars:
                at = min(max(a - 1, 0), len(chars) - 1)
                text = chars[at].text
                add(at, (text + _text(reading[c:d])) if a else _text(reading[c:d]) + text, sure)
    return [
        replace(c, alternatives=tuple(sorted(e.items(), key=lambda item: (-item[1], item[0]))))
        for c, e in zip(chars, extra, strict=True)
    ]
