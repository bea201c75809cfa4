"""Corrections put into a document as it was read, before any kind of paper looks at it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from forensics.case.boxes import around, covers, shared
from forensics.case.model import Case
from forensics.case.splice import cut, spliced
from forensics.errors import CaseError
from forensics.records import (
    Box,
    Correction,
    Document,
    Page,
    ReadingWarning,
    Region,
    Span,
    Word,
)

READER = "case.corrections"
SAME = 0.5
"""Two boxes are one place if they share this part of the area they cover together."""


def check_files(case: Case) -> None:
    """Raises ``CaseError`` for a correction of a file that is not in the case, or has changed."""
    if not case.corrections:
        return
    known = set()
    for paper in case.documents:
        try:
            with paper.path.open("rb") as file:
                known.add(hashlib.file_digest(file, "sha256").hexdigest())
        except OSError:
            continue  # reading it says what is wrong with it
    for entry in case.corrections:
        if entry.sha256 not in known:
            there = entry.document and case.document(entry.document) is not None
            what = "has changed since" if there else "is no longer in the case:"
            raise CaseError(
                f"the paper {what} it was corrected by {entry.who} on {entry.when} "
                f"(sha256 {entry.sha256[:12]}…)",
                place=entry.document or "corrections.toml",
                advice="look at the place again, and take the entry out of corrections.toml",
            )


def corrected(
    document: Document, entries: Iterable[Correction]
) -> tuple[Document, tuple[Correction, ...]]:
    """The document as persons corrected it, and the corrections with their place in it.

    Entries of other files are passed over. What warnings said of a corrected place alone is
    settled by it. Raises ``CaseError`` for an entry whose place is gone.
    """
    mine = [e for e in entries if e.sha256 == document.sha256]
    if not mine:
        return document, ()
    numbers = {page.number for page in document.pages}
    for entry in mine:
        if entry.page not in numbers:
            raise _gone(entry, document, f"there is no page {entry.page} that was read")
    pages = tuple(
        _page(document, page, [e for e in mine if e.page == page.number]) for page in document.pages
    )
    result = replace(document, pages=pages)
    return result, tuple(replace(e, provenance=result.cite(_span(result, e), READER)) for e in mine)


def _span(document: Document, entry: Correction) -> Span:
    words = [w for w in document.page(entry.page).words if w.corrected == entry.id]
    return Span(entry.page, words[0].start, max(w.start + len(w.text) for w in words))


def _page(document: Document, page: Page, entries: Sequence[Correction]) -> Page:
    changed = [(*_place(document, page, e), e) for e in entries if not e.added]
    changed.sort(key=lambda c: c[:2])
    for (_, end, _), (start, _, entry) in pairwise(changed):
        if start < end:
            raise CaseError(
                "two corrections lie over each other", place=f"{document.name}, page {page.number}",
                advice=f"take one out of corrections.toml: box {_box_words(entry.box)}",
            )  # fmt: skip
    # From the end, so that places before it stay where they are.
    for start, end, entry in reversed(changed):
        page = spliced(page, start, end, entry.new, _reread(page, start, end, entry))
    for entry in entries:
        if entry.added and not _inside(entry.box, page):
            raise _gone(entry, document, "its box lies outside the page")
        if entry.added == "stamp":
            page = _with_stamp(page, entry)
        elif entry.added:
            page = _with_line(page, entry)
    return page


def _place(document: Document, page: Page, entry: Correction) -> tuple[int, int]:
    """Where the old reading stands at the box of the entry; or the new one, if the machine
    reads it right by now."""
    best, found = 0.0, None
    for text in dict.fromkeys((entry.old, entry.new)):
        at = page.text.find(text)
        while at >= 0:
            boxes = document.cite(Span(page.number, at, at + len(text)), READER).boxes
            if boxes and (share := shared(around(boxes), entry.box)) > best:
                best, found = share, (at, at + len(text))
            at = page.text.find(text, at + 1)
        if found and best >= SAME:
            return found
    raise _gone(entry, document, "no such text is read at its box any more")


def _gone(entry: Correction, document: Document, why: str) -> CaseError:
    return CaseError(
        f"a correction by {entry.who} has lost its place: {why} (box {_box_words(entry.box)})",
        place=f"{document.name}, page {entry.page}",
        advice="look at the place again, and change or remove the entry in corrections.toml",
    )


def _reread(page: Page, start: int, end: int, entry: Correction) -> list[Word]:
    """The new words on the boxes of the old ones, line by line; offsets from ``start``."""
    old = [w for w in page.words if w.start < end and w.start + len(w.text) > start]
    lines = [list(m) for m in _lines(entry.new)]
    rows: list[list[Box]] = []
    for line in re.finditer(r"[^\n]+", page.text[start:end]):
        low, high = start + line.start(), start + line.end()
        here = [w for w in old if w.start < high and w.start + len(w.text) > low]
        if here:
            rows.append([cut(w, max(low - w.start, 0), high - w.start) for w in here])
    words = []
    for number, line_words in enumerate(lines):
        boxes = rows[number] if len(rows) == len(lines) else [b for row in rows for b in row]
        if len(boxes) != len(line_words):
            boxes = [around(boxes)] * len(line_words)
        for (offset, text), box in zip(line_words, boxes, strict=True):
            words.append(Word(text, box, 1.0, start + offset, corrected=entry.id))
    return words


def _lines(text: str) -> list[list[tuple[int, str]]]:
    """(offset, word) of each line that holds any."""
    lines = re.finditer(r"[^\n]+", text)
    found = [
        [(line.start() + m.start(), m[0]) for m in re.finditer(r"\S+", line[0])] for line in lines
    ]
    return [line for line in found if line]


def _with_stamp(page: Page, entry: Correction) -> Page:
    """The text behind all others, as a region; an unread stamp at this place is that stamp."""
    start = len(page.text) + 1
    seen = next(
        (r for r in page.regions
         if r.kind == "stamp" and r.start == r.end and covers(r.box, entry.box)), None
    )  # fmt: skip
    end = start + len(entry.new)
    region = replace(seen or Region("stamp", entry.box, start, end), start=start, end=end)
    return replace(
        page, text=page.text + "\f" + entry.new,
        words=(*page.words, *_typed(page, entry, start)),
        regions=(*(r for r in page.regions if r is not seen), region),
        warnings=tuple(w for w in page.warnings if not _of_place(w, entry)),
    )  # fmt: skip


def _with_line(page: Page, entry: Correction) -> Page:
    """The text as a line of its own at its height in the running text."""
    at = page.main_end
    middle = _upright(entry.box, page)
    for line in re.finditer(r"[^\n]+", page.main_text):
        here = [w.box for w in page.words if line.start() <= w.start < line.end()]
        if here:
            box = _upright(around(here), page)
            if box.top + box.bottom > middle.top + middle.bottom:
                at = line.start()
                break
    behind = at == page.main_end
    before = "\n" if behind and page.main_text and not page.main_text.endswith("\n") else ""
    new = before + entry.new + ("" if behind else "\n")
    page = spliced(page, at, at, new, _typed(page, entry, at + len(before)))
    return replace(page, warnings=tuple(w for w in page.warnings if not _of_place(w, entry)))


def _typed(page: Page, entry: Correction, start: int) -> list[Word]:
    """The words of an added reading; the lines share its box from top to bottom."""
    lines = _lines(entry.new)
    box = _upright(entry.box, page)
    high = box.bottom - box.top
    across = page.turn in (90, 270)
    wide, tall = (page.height, page.width) if across else (page.width, page.height)
    words = []
    for number, line in enumerate(lines):
        top = box.top + high * number // len(lines)
        bottom = max(box.top + high * (number + 1) // len(lines), top + 1)
        here = Box(box.left, top, box.right, bottom).turned(wide, tall, -page.turn % 360)
        words += [Word(t, here, 1.0, start + offset, corrected=entry.id) for offset, t in line]
    return words


def _upright(box: Box, page: Page) -> Box:
    return box.turned(page.width, page.height, page.turn)


def _of_place(warning: ReadingWarning, entry: Correction) -> bool:
    """Did the warning say that nothing could be read just here?"""
    place = warning.provenance
    return (
        place is not None
        and place.span.start == place.span.end
        and bool(place.boxes)
        and covers(around(place.boxes), entry.box)
    )


def _inside(box: Box, page: Page) -> bool:
    return box.right <= page.width and box.bottom <= page.height


def _box_words(box: Box) -> str:
    return f"{box.left},{box.top},{box.right},{box.bottom}"
