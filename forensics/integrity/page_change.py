"""One page before and after: which words changed, where the picture differs, what is covered."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.integrity.seen import Share, crop
from forensics.integrity.sheet import Chars, Picture, Sheet
from forensics.text.dates import DateContext, find_dates

_DPI = 100
_APART = 40
"""Steps of 255 by which a pixel must differ; the same words set anew differ less."""
_LEAST = 4
_MOST_HUNKS = 25
_MOST_PLACES = 12
_ICONS = {"/Text", "/Popup", "/Link", "/FileAttachment", "/Sound", "/Highlight", "/Underline"}
"""Notes that mark a place and do not hide it."""
_SIGNATURE = ("/Widget", "/Sig")
_WHOLE = (0.0, 0.0, 1.0, 1.0)

Note = tuple[str, tuple[float, ...], str]
"""Subtype, rectangle in the page's coordinates, words."""


@dataclass(frozen=True, slots=True)
class Change:
    words: str
    notable: bool
    before: str = ""
    after: str = ""
    shares: tuple[Share, ...] = ()
    crops: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    share: Share


def changes(old: Sheet, new: Sheet, added: Sequence[Note]) -> Iterator[Change]:
    """Of a page whose objects differ; nothing where words and picture are the same.

    ``added``: the annotations that were not there before.
    """
    if old.turn != new.turn:
        yield Change("this page was turned", False)
        new.turn_to(old.turn)
        yield from (replace(c, shares=()) for c in changes(old, new, added))
        return
    was, now = old.draw(_DPI, annotations=False), new.draw(_DPI, annotations=False)
    if was.shape != now.shape:
        yield Change("the edges of this page were moved", True, crops=_both(was, now, _WHOLE))
    places = _apart(was, now)
    hunks = list(_hunks(old.chars(), new.chars()))
    if hunks and not places and was.shape == now.shape and not old.chars().solid.any():
        yield Change("a hidden text layer was added", False)
        hunks = []
    for before, after, shares in hunks[:_MOST_HUNKS]:
        before = before or covered(old.chars(), shares)
        yield _words((before, after, shares), was, now)
    rest = [p for p in places if not any(_meet(p, s) for h in hunks for s in h[2])]
    if rest:
        yield Change(
            "the picture of this page changed",
            True,
            before=_under(old, rest),
            after=_under(new, rest),
            shares=tuple(rest[:_MOST_PLACES]),
            crops=_both(was, now, _union(rest)),
        )
    if was.shape == now.shape:
        yield from _notes(old, new, added)


def _apart(was: Picture, now: Picture) -> list[Share]:
    """Where two pictures of one size differ, places near each other as one."""
    if was.shape != now.shape:
        return []
    mask = (np.abs(was.astype(np.int16) - now.astype(np.int16)).max(axis=2) > _APART).astype(
        np.uint8
    )
    return _places(mask)


def _places(mask: NDArray[np.uint8]) -> list[Share]:
    high, wide = mask.shape
    grown = cv2.dilate(mask, np.ones((9, 15), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(grown)
    sizes = np.bincount(labels[mask > 0], minlength=count)
    found = []
    for i in range(1, count):
        x, y, w, h = (int(v) for v in stats[i, :4])
        if sizes[i] >= _LEAST:
            found.append((x / wide, y / high, (x + w) / wide, (y + h) / high))
    return found


def lines(chars: Chars) -> list[_Line]:
    """The lines of a page's text, blank ones left out."""
    out = []
    for match in re.finditer(r"[^\r\n]+", chars.text):
        text = re.sub(r"\s+", " ", match[0]).strip()
        boxes = chars.boxes[match.start() : match.end()]
        boxes = boxes[(boxes[:, 2] > boxes[:, 0])]
        if text and len(boxes):
            low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
            out.append(_Line(text, (float(low[0]), float(low[1]), float(high[0]), float(high[1]))))
    return out


_Hunk = tuple[str, str, tuple[Share, ...]]


def _hunks(old: Chars, new: Chars) -> Iterator[_Hunk]:
    """(before, after, places) of each run of lines that is not the same."""
    a, b = lines(old), lines(new)
    bare_a, bare_b = ([_bare(x.text) for x in side] for side in (a, b))
    if sorted(bare_a) == sorted(bare_b):
        return  # the same lines, written in another order
    matcher = difflib.SequenceMatcher(None, bare_a, bare_b, autojunk=False)
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal" or "".join(bare_a[a0:a1]) == "".join(bare_b[b0:b1]):
            continue
        before = " / ".join(x.text for x in a[a0:a1])
        after = " / ".join(x.text for x in b[b0:b1])
        yield before, after, tuple(x.share for x in (*b[b0:b1], *a[a0:a1]))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def covered(chars: Chars, shares: Sequence[Share]) -> str:
    """What stood under text that was put in: whole dates where it stands on one of them."""
    middle = (chars.boxes[:, :2] + chars.boxes[:, 2:]) / 2
    under = np.zeros(len(chars.text), np.bool_)
    for share in shares:
        within = (middle > np.array(share[:2])) & (middle < np.array(share[2:]))
        under |= within.all(axis=1) & chars.solid
    at = np.flatnonzero(under)
    if not at.size:
        return ""
    spans = [d for d in find_dates(chars.text, DateContext()) if under[d.start : d.end].any()]
    start = min([int(at[0]), *(d.start for d in spans)])
    end = max([int(at[-1]) + 1, *(d.end for d in spans)])
    return re.sub(r"\s+", " ", chars.text[start:end]).strip()[:2000]


def _words(hunk: _Hunk, was: Picture, now: Picture) -> Change:
    before, after, shares = hunk
    if before and after:
        said = f"“{_short(before)}” became “{_short(after)}”"
    elif after:
        said = f"“{_short(after)}” was added"
    else:
        said = f"“{_short(before)}” was taken out"
    return Change(said, True, before[:2000], after[:2000], shares[:_MOST_PLACES],
                  _both(was, now, _union(shares)))  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"


def _notes(old: Sheet, new: Sheet, added: Sequence[Note]) -> Iterator[Change]:
    """What annotations changed: notable where they take print away from the eye."""
    was, now = old.draw(_DPI), new.draw(_DPI)
    places = _apart(was, now)
    if not places:
        return
    lost = _places(_lost(was, now))
    covering = [(n, new.shares(*n[1])) for n in added if n[0] not in _ICONS]
    for note, box in covering:
        under = [p for p in lost if _meet(p, (box[0], box[1], box[2], box[3]))]
        if not under or note[0::2] == _SIGNATURE:
            continue
        share = (box[0], box[1], box[2], box[3])
        before = _under(old, under)
        yield Change(
            f"a note of the kind {note[0][1:]} was laid over what was printed"
            + (f": “{_short(before)}”" if before else ""),
            True,
            before,
            note[2][:2000],
            (share,),
            _both(was, now, share),
        )
    yield Change("notes or fields on this page changed", False, shares=tuple(places[:_MOST_PLACES]))


def _lost(was: Picture, now: Picture) -> NDArray[np.uint8]:
    """Ink that is gone: dark before, much lighter or much darker around after."""
    before, after = (cv2.cvtColor(p, cv2.COLOR_RGB2GRAY).astype(np.int16) for p in (was, now))
    lighter = (before < 150) & (after - before > 60)
    # A dark note hides print by making everything around it as dark.
    contrast_was, contrast_now = (_contrast(p) for p in (before, after))
    drowned = (contrast_was > 60) & (contrast_now < 25)
    return np.asarray(lighter | drowned, np.uint8)


def _contrast(grey: NDArray[np.int16]) -> NDArray[np.int16]:
    kernel = np.ones((7, 7), np.uint8)
    light = grey.astype(np.uint8)
    spread = cv2.dilate(light, kernel).astype(np.int16) - cv2.erode(light, kernel)
    return np.asarray(spread, np.int16)


def _under(sheet: Sheet, places: Sequence[Share]) -> str:
    """The lines of text that lie in these places."""
    found = [ln.text for ln in lines(sheet.chars()) if any(_meet(ln.share, p) for p in places)]
    return " / ".join(found)[:2000]


def _meet(a: Share, b: Share) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _union(shares: Sequence[Share]) -> Share:
    return (
        min(s[0] for s in shares), min(s[1] for s in shares),
        max(s[2] for s in shares), max(s[3] for s in shares),
    )  # fmt: skip


def _both(was: Picture, now: Picture, share: Share) -> tuple[tuple[str, str], ...]:
    pairs = (("before", crop(was, share)), ("after", crop(now, share)))
    return tuple((name, data) for name, data in pairs if data)
