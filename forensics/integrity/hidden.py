"""Text that is there and cannot be seen: covered, off the page, drawn invisibly, in the colour
of its ground, cut away, or too small.

The page is drawn twice, with its text and without: a letter whose place does not change is not
seen. So whatever hides it (a bar, a picture, a note, a clip, a layer switched off) is found
without knowing how. Letters that lie under other letters are taken out alone. The hidden layer
of a scan is what it should be, and is compared with the picture by the check ``layer``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from forensics.integrity.hidden_why import INNOCENT, REPEAT, WORDS, freed, of_a_scan, reason
from forensics.integrity.ink import DPI, around, changed, overlap
from forensics.integrity.seen import Seen, dates_in
from forensics.integrity.sheet import Chars, Picture, Sheet, Thing

CHECK = "hidden-text"
_MOST = 40
"""Pieces of hidden text of a page that are told one by one."""
_TINY = 1.8
"""Points: capitals lower than this (type below 2.5 points) cannot be read on paper."""


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """Hidden letters in a row, ``start`` to ``end`` of the page's text."""

    start: int
    end: int
    members: NDArray[np.int64]
    why: str = ""


def check(sheet: Sheet, number: int) -> Iterator[Seen]:
    """What is hidden on the page, a run of letters each; nothing on a page without text."""
    chars = sheet.chars()
    if sheet.cut:
        yield Seen(
            CHECK, "fact", number, "This page has more letters or drawings than are looked at: "
            "only the first of them were", REPEAT, ("plans and maps have that many",),
            notable=False,
        )  # fmt: skip
    texts = [t for t in sheet.things() if t.kind == raw.FPDF_PAGEOBJ_TEXT]
    if not chars.solid.any():
        return
    shown = sheet.draw(DPI)
    with sheet.without(texts):
        bare = sheet.draw(DPI)
    unseen = chars.solid & ~changed(shown, bare, chars.boxes)
    unseen |= _under_others(sheet, chars, shown, unseen, texts)
    unseen &= ~_clipping(texts, chars)
    unseen &= ~_doubled(chars, unseen)
    if unseen.any():
        bared = freed(sheet, texts, chars.boxes)
        found = []
        for run in _runs(chars, unseen):
            run = replace(run, why=reason(sheet, chars, run.members, bare, bared))
            if not of_a_scan(sheet, chars, run.members, run.why):
                found.append(_told(chars, run, number))
        yield from _few(found)
    yield from _tiny(sheet, chars, unseen, number)
    yield from _marked(sheet, chars, unseen, number)


def _under_others(
    sheet: Sheet, chars: Chars, shown: Picture, unseen: NDArray[np.bool_], texts: Sequence[Thing]
) -> NDArray[np.bool_]:
    """Letters with other letters over them, that change nothing when they alone are gone."""
    under = _whole_words(chars, _overlapped(chars, unseen)) & chars.solid & ~unseen
    out = np.zeros(len(chars.text), np.bool_)
    if not under.any():
        return out
    owners = set(chars.owner[under].tolist())
    with sheet.without([t for t in texts if t.order in owners]):
        alone = sheet.draw(DPI)
    out[under] = ~changed(shown, alone, chars.boxes[under])
    return out


def _overlapped(chars: Chars, unseen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Letters of which a third lies under another letter of a later text object."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    boxes = chars.boxes
    middle_x = ((boxes[:, 0] + boxes[:, 2]) * 100).astype(int)
    middle_y = ((boxes[:, 1] + boxes[:, 3]) * 100).astype(int)
    alive = np.flatnonzero(chars.solid & ~unseen & (chars.owner >= 0))
    for i in alive.tolist():
        cells[middle_x[i] // 2, middle_y[i] // 2].append(i)
    out = np.zeros(len(chars.text), np.bool_)
    for (x, y), here in cells.items():
        near = [
            j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in cells.get((x + dx, y + dy), ())
        ]
        if len(near) < 2 or len({int(chars.owner[j]) for j in near}) < 2 or len(near) > 400:
            continue
        rows = np.array(near)
        for i in here:
            later = rows[(chars.owner[rows] > chars.owner[i])]
            if later.size and overlap(boxes[i], boxes[later]).max() > 0.3:
                out[i] = True
    return out


def _clipping(texts: Sequence[Thing], chars: Chars) -> NDArray[np.bool_]:
    """Letters that shape what is drawn after them: they paint nothing themselves."""
    orders = [
        t.order
        for t in texts
        if raw.FPDFTextObj_GetTextRenderMode(t.pointer) == raw.FPDF_TEXTRENDERMODE_CLIP
    ]
    return np.asarray(np.isin(chars.owner, orders), np.bool_)


def _doubled(chars: Chars, unseen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Hidden letters with the same letter seen in the same place: shadows and false bold."""
    seen: dict[str, list[int]] = defaultdict(list)
    for i in np.flatnonzero(chars.solid & ~unseen).tolist():
        seen[chars.text[i]].append(i)
    alone = unseen.copy()
    for i in np.flatnonzero(unseen).tolist():
        same = seen.get(chars.text[i])
        if same and overlap(chars.boxes[i], chars.boxes[same]).max() > 0.4:
            alone[i] = False
    # A date with one figure put over: the word is told, not the one figure.
    return np.asarray(unseen & ~_whole_words(chars, alone), np.bool_)


def _whole_words(chars: Chars, some: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """All letters of the words that have one of these."""
    out = np.zeros(len(chars.text), np.bool_)
    if some.any():
        for word in re.finditer(r"\S+", chars.text):
            out[word.start() : word.end()] = some[word.start() : word.end()].any()
    return out


def _runs(chars: Chars, unseen: NDArray[np.bool_]) -> Iterator[_Run]:
    """Two hidden letters or more with no seen one between, in one line; or one figure."""
    found: list[int] = []
    for i in [*np.flatnonzero(chars.solid).tolist(), -1]:
        joined = found and i >= 0 and _near(chars, found[-1], i)
        if i >= 0 and unseen[i] and (not found or joined):
            found.append(i)
            continue
        if len(found) > 1 or (found and chars.text[found[0]].isdigit()):
            yield _Run(found[0], found[-1] + 1, np.array(found))
        found = [i] if i >= 0 and unseen[i] else []


def _near(chars: Chars, a: int, b: int) -> bool:
    """In one line of the text, and no wider apart than words are?"""
    if re.search(r"[\r\n]", chars.text[a:b]):
        return False
    one, other = chars.boxes[a], chars.boxes[b]
    reach = 3 * max(one[3] - one[1], one[2] - one[0], other[3] - other[1], other[2] - other[0])
    across, down = (max(other[k] - one[k + 2], one[k] - other[k + 2]) for k in (0, 1))
    return bool(across < reach and down < reach)


def _told(chars: Chars, run: _Run, number: int) -> Seen:
    text = _plain(chars.text[run.start : run.end])
    return _seen(text, chars, run.members, run.why, number, notable=_worth(chars, run, text))


def _few(found: Sequence[Seen]) -> Iterator[Seen]:
    """The notable one by one up to ``_MOST``, and what is left as one line of context."""
    notable = [s for s in found if s.notable]
    yield from notable[:_MOST]
    for rest, notes in ((notable[_MOST:], True), ([s for s in found if not s.notable], False)):
        if len(rest) < 3:
            yield from rest
            continue
        texts = " / ".join(s.before for s in rest)
        words = f"{len(rest)} more pieces of text are hidden in like ways: “{texts[:300]}”"
        places = tuple(p for s in rest for p in s.shares)[:_MOST]
        yield replace(rest[0], seen=words, before=texts[:5000], notable=notes, shares=places)


def _worth(chars: Chars, run: _Run, text: str) -> bool:
    """Not: the tail of a line that is seen, running out of its cell, without two figures."""
    if run.why not in ("off", "cut") or sum(c.isdigit() for c in text) > 1:
        return True
    before = run.start - 1
    while before >= 0 and not chars.solid[before] and chars.text[before] not in "\r\n":
        before -= 1
    return not (before >= 0 and chars.solid[before])


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _seen(
    text: str, chars: Chars, members: NDArray[np.int64], why: str, number: int, notable: bool
) -> Seen:
    dates = ", ".join(edtf for _, edtf in dates_in(text))
    dated = f" It holds the date {dates}." if dates else ""
    return Seen(
        check=CHECK,
        trust="fact",
        page=number,
        seen=f"The text “{text if len(text) <= 300 else text[:299] + '…'}” {WORDS[why]}.{dated}",
        repeat=REPEAT,
        innocent=INNOCENT[why],
        notable=notable,
        shares=(around(chars.boxes[members]),),
        before=text[:5000],
    )


def _tiny(sheet: Sheet, chars: Chars, unseen: NDArray[np.bool_], number: int) -> Iterator[Seen]:
    """Text that is drawn, and lower than anybody can read."""
    points = np.maximum(
        (chars.boxes[:, 2] - chars.boxes[:, 0]) * sheet.width,
        (chars.boxes[:, 3] - chars.boxes[:, 1]) * sheet.height,
    )
    small = chars.solid & ~unseen & (points < _TINY)
    for run in _runs(chars, small):
        text = _plain(chars.text[run.start : run.end])
        if len(run.members) >= 3:
            yield _seen(text, chars, run.members, "tiny", number, notable=True)


def _marked(sheet: Sheet, chars: Chars, unseen: NDArray[np.bool_], number: int) -> Iterator[Seen]:
    """Text under a redaction that was marked and never applied."""
    middle = (chars.boxes[:, :2] + chars.boxes[:, 2:]) / 2
    for subtype, box, handle in sheet.annotations():
        raw.FPDFPage_CloseAnnot(handle)
        if subtype != raw.FPDF_ANNOT_REDACT:
            continue
        within = (middle > np.array(box[:2])) & (middle < np.array(box[2:]))
        under = np.flatnonzero(within.all(axis=1) & chars.solid & ~unseen)
        if under.size:
            text = _plain(chars.text[under[0] : under[-1] + 1])
            yield _seen(text, chars, under, "redact", number, notable=True)
