"""What a PDF said before it was saved again: earlier states against later ones, page by page.

That a file was saved by appending says nothing: signing, filling in and remarks do it. Told as
notable is only what changed the words or the picture of a page, took a page out or put one in,
laid a note over what was printed, or put another value into a field that had one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pikepdf
import pypdfium2

from forensics.integrity import objects
from forensics.integrity.page_change import changes
from forensics.integrity.revision_chain import ends
from forensics.integrity.seen import Seen, dates_in
from forensics.integrity.sheet import Sheet
from forensics.observations import Superseded

CHECK = "revisions"
_MOST_PAGES = 200
"""Changed pages that are compared in full."""
_CROPS = 12
_FEW = 8

INNOCENT = (
    "a mistake was put right in the open, and the program kept the older state",
    "a page number, a filing mark or a missing word was added by whoever filed the paper",
)
INNOCENT_PAGE = (
    "an annex was added, or a blank or doubled page taken out, before the paper was sent",
)
INNOCENT_FIELD = ("the person who filled the form in corrected it before sending",)
INNOCENT_SAVES = (
    "signing, filling in a form, remarks and changed document properties are all saved so",
)


@dataclass(slots=True)
class _State:
    """One revision, open in both readers."""

    number: int
    pdf: pikepdf.Pdf
    leaves: list[objects.Leaf]
    shown: pypdfium2.PdfDocument


def check(data: bytes) -> Iterator[Seen]:
    """``data`` is the whole file. Raises what pikepdf and pdfium raise for the last state."""
    lengths = ends(data)
    if len(lengths) < 2:
        return
    yield Seen(
        CHECK,
        "fact",
        0,
        f"The file was saved {len(lengths)} times by appending; its states end at bytes "
        + ", ".join(str(n) for n in lengths),
        "grep -abo %%EOF FILE",
        INNOCENT_SAVES,
        notable=False,
    )
    old: _State | None = None
    crops = [_CROPS]
    for number, length in enumerate(lengths, 1):
        try:
            new = _opened(data[:length], number)
        except (pikepdf.PdfError, pypdfium2.PdfiumError):
            if number == len(lengths):
                raise
            yield _unopened(number, len(lengths), length)
            continue
        if old is not None:
            yield from _between(old, new, lengths[old.number - 1], crops)
            _close(old)
        old = new
    if old is not None:
        _close(old)


def _opened(data: bytes, number: int) -> _State:
    pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    try:
        shown = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        pdf.close()
        raise
    return _State(number, pdf, objects.leaves(pdf), shown)


def _close(state: _State) -> None:
    state.pdf.close()
    state.shown.close()


def _unopened(number: int, count: int, length: int) -> Seen:
    return Seen(
        CHECK,
        "fact",
        0,
        f"The state {number} of {count} (the first {length} bytes) cannot be opened by itself",
        f"head -c {length} FILE > older.pdf",
        ("the file was damaged on its way, or a program wrote it carelessly",),
        notable=False,
    )


def _between(old: _State, new: _State, length: int, crops: list[int]) -> Iterator[Seen]:
    repeat = f"head -c {length} FILE > older.pdf; lay older.pdf beside FILE, page by page"
    yield from _moved_pages(old, new, repeat)
    yield from _fields(old, new, repeat)
    where = {leaf.key: i for i, leaf in enumerate(old.leaves)}
    compared = 0
    for index, leaf in enumerate(new.leaves):
        before = where.get(leaf.key)
        if before is None and len(old.leaves) == len(new.leaves):
            # The page was written as a new object: its place says which it was.
            if old.leaves[index].key in {one.key for one in new.leaves}:
                continue
            before = index
        if before is None:
            continue
        was = old.leaves[before]
        if (was.content, was.notes) == (leaf.content, leaf.notes) or compared >= _MOST_PAGES:
            continue
        compared += 1
        with closing(Sheet(old.shown, before)) as a, closing(Sheet(new.shown, index)) as b:
            known = {note[1] for note in objects.contents_of(old.pdf, before)}
            added = [n for n in objects.contents_of(new.pdf, index) if n[1] not in known]
            for change in changes(a, b, added):
                pictures = change.crops if crops[0] > 0 else ()
                crops[0] -= len(pictures)
                yield Seen(
                    CHECK,
                    "fact",
                    index + 1,
                    f"Between state {old.number} and state {new.number} {change.words}",
                    repeat,
                    INNOCENT,
                    notable=change.notable,
                    shares=change.shares,
                    before=change.before,
                    after=change.after,
                    superseded=superseded(change.before, change.after, before + 1, old.number),
                    crops=pictures,
                )


def superseded(before: str, after: str, page: int, revision: int) -> tuple[Superseded, ...]:
    """The dates of the older text that the newer one does not have."""
    was, now = dates_in(before), dates_in(after)
    gone = [d for d in was if d[1] not in {edtf for _, edtf in now}]
    new = [edtf for _, edtf in now if edtf not in {old for _, old in was}]
    # Only where as many came as went is it plain which took the place of which.
    instead = new if len(new) == len(gone) else [""] * len(gone)
    return tuple(
        Superseded(quote, edtf, page, revision, other)
        for (quote, edtf), other in zip(gone, instead, strict=True)
    )


def _moved_pages(old: _State, new: _State, repeat: str) -> Iterator[Seen]:
    was, now = [leaf.key for leaf in old.leaves], [leaf.key for leaf in new.leaves]
    if was == now or (len(was) == len(now) and not set(was) & set(now)):
        return
    states = f"Between state {old.number} and state {new.number}"
    same_size = len(was) == len(now)
    for index, key in enumerate(was):
        if key in now or (same_size and now[index] not in was):
            continue
        with closing(Sheet(old.shown, index)) as sheet:
            text = " ".join(sheet.chars().text.split())
        said = f": “{text[:300]}”" if text else " (it has no text)"
        yield Seen(
            CHECK, "fact", 0, f"{states} page {index + 1} was taken out{said}", repeat,
            INNOCENT_PAGE, before=text[:2000],
            superseded=superseded(text, "", index + 1, old.number),
        )  # fmt: skip
    for index, key in enumerate(now):
        if key in was or (same_size and was[index] not in now):
            continue
        with closing(Sheet(new.shown, index)) as sheet:
            text = " ".join(sheet.chars().text.split())
        yield Seen(
            CHECK, "fact", index + 1, f"{states} this page was put in", repeat, INNOCENT_PAGE,
            after=text[:2000],
        )  # fmt: skip
    kept_was, kept_now = [k for k in was if k in now], [k for k in now if k in was]
    if kept_was != kept_now:
        order = ", ".join(str(now.index(k) + 1) for k in kept_was)
        yield Seen(
            CHECK, "fact", 0, f"{states} the pages were put into another order: what was page "
            f"1, 2, … is now page {order}", repeat, INNOCENT_PAGE,
        )  # fmt: skip


def _fields(old: _State, new: _State, repeat: str) -> Iterator[Seen]:
    """Text fields that had a value and have another one; filling in an empty one is their use."""
    was, now = objects.fields(old.pdf), objects.fields(new.pdf)
    for name, (kind, value) in was.items():
        later = now.get(name, (kind, ""))[1]
        if kind not in ("/Tx", "/Ch") or not value.strip() or later == value:
            continue
        yield Seen(
            CHECK, "fact", 0,
            f"Between state {old.number} and state {new.number} the field “{name[:100]}” was "
            f"changed from “{value[:200]}” to “{later[:200]}”",
            repeat, INNOCENT_FIELD, before=value[:2000], after=later[:2000],
            superseded=superseded(value, later, 0, old.number),
        )  # fmt: skip
