"""Fields found by the label printed beside or above them, in any of the languages of a table.

The labels are data (``forensics/data/viz_labels.toml``). A label is a run of known phrases in
one cell (``签发日期/Date of issue``); what follows in the cell, stands below it or to its right
is what it may label, nearest first. The caller takes the first candidate of the right type.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from forensics.documents.common.cells import Cell, Frame
from forensics.records import Box, Page

# Between and around the phrases of one label: slashes, numbers of the field, dots, brackets.
_BEHIND = re.compile(
    r"(?:[(（]e?s[)）])?[\s/|／.,:：·・\[\]#–]*(?:[(（]?\d{1,2}[)）])?[\s:：.)）]*", re.I
)
"""What may stand between a label and its value: a plural, glue, the number of the field."""
_GLUE = r"[\s/|／.,:：·・()（）\[\]#\-–°ºo0-9]*"


_LONG = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is or may be labelled; ``page.text[start:end] == text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """A label on the page, and what it may label, best first."""

    field: str
    start: int
    end: int
    candidates: tuple[Piece, ...]


def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """The labels of ``forensics/data/<name>.toml`` by field."""
    return _table(name)


@lru_cache(maxsize=4)
def _table(name: str) -> Mapping[str, tuple[str, ...]]:
    text = files("forensics.data").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return {k: tuple(v) for k, v in tomllib.loads(text).items()}


@lru_cache(maxsize=4)
def _phrases(name: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """(phrase, field) by first character, longest first."""
    out: dict[str, list[tuple[str, str]]] = {}
    for field, phrases in _table(name).items():
        for phrase in phrases:
            bare = _bare(phrase)
            out.setdefault(bare[0], []).append((bare, field))
            if "rn" in bare:  # which small print is read as m
                out[bare[0]].append((bare.replace("rn", "m"), field))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in out.items()}


def _bare(text: str) -> str:
    """Lower case without marks and spaces."""
    return "".join(fold(c) for c in text if not c.isspace())


def fold(char: str) -> str:
    """One character as one lower-case character without its mark, so that offsets stay."""
    plain = unicodedata.normalize("NFD", char)[0].lower()
    return plain[0] if plain else char


def find_labels(page: Page, cells: tuple[Cell, ...], name: str) -> tuple[Label, ...]:
    """Every label of the table on these cells, in reading order."""
    marks: list[tuple[Cell, str, int, int]] = []
    for cell in cells:
        marks += [(cell, *m) for m in _marks(cell, name)]
    taken = {(m[0].start, m[2]) for m in marks}
    labelled = {cell.start for cell, _, _, _ in marks}
    frame = Frame(page)
    out = []
    for i, (cell, field, start, end) in enumerate(marks):
        stop = cell.end
        if i + 1 < len(marks) and marks[i + 1][0] is cell:
            stop = marks[i + 1][2]
        behind = _piece(page, end, stop)
        found = _same_index(page, cells, cell, labelled)
        found += _below(frame.place(start, end), cells, cell, labelled)
        found += _right(cells, cell, labelled)
        # Words behind a slash are mostly the label in one more language: the last resort, and
        # none where they begin as a label does.
        more = _more_label(page, end, behind)
        if not (more and _begins_label(behind.text, name)):
            found.insert(len(found) if more else 0, behind)
        out.append(Label(field, start, end, tuple(p for p in found if p.text)))
    assert len(taken) == len(marks)
    return tuple(out)


def _marks(cell: Cell, name: str) -> list[tuple[str, int, int]]:
    """(field, start, end) of each label in the cell; neighbours of one field are one label."""
    by_first = _phrases(name)
    at = [i for i, c in enumerate(cell.text) if not c.isspace()]
    bare = "".join(fold(cell.text[i]) for i in at)
    hits: list[tuple[str, int, int]] = []
    i = 0
    while i < len(bare):
        known = by_first.get(bare[i], ())
        # 外文別名 differs from 外文姓名 by one character: what is printed exactly comes first.
        exact = [p for p in known if bare.startswith(p[0], i)]
        for phrase, field in (*exact, *known):
            size = _reads(bare, i, phrase)
            lo, last = at[i], at[i + max(size, 1) - 1]
            if size and _stands_alone(cell.text, lo, last + 1):
                _add(hits, cell.text, (field, lo, last + 1))
                i += size - 1
                break
        i += 1
    return [(f, cell.start + lo, cell.start + hi) for f, lo, hi in hits]


def _reads(bare: str, at: int, phrase: str) -> int:
    """How many characters there are the phrase; 0 if it does not stand there.

    In Han labels of four and more one character may differ, in Latin ones of seven and more one
    letter may differ or be lost; the first is always right.
    """
    size = len(phrase)
    part = bare[at : at + size]
    if part == phrase:
        return size
    if size < (_LONG if phrase.isascii() else 4):
        return 0
    if len(part) == size and sum(a != b for a, b in zip(part, phrase, strict=True)) == 1:
        return size
    same = next((i for i, (a, b) in enumerate(zip(part, phrase, strict=False)) if a != b), 0)
    lost = phrase.isascii() and same and part[same : size - 1] == phrase[same + 1 :]
    return size - 1 if lost else 0


def _add(hits: list[tuple[str, int, int]], text: str, new: tuple[str, int, int]) -> None:
    """One more phrase; it continues the label before it if only glue lies between."""
    field, lo, hi = new
    if hits and re.fullmatch(_GLUE, text[hits[-1][2] : lo]):
        before = hits[-1]
        joined = field if before[0] == field else _join(before[0], field)
        if joined:
            hits[-1] = (joined, before[1], hi)
            return
    hits.append(new)


def _join(first: str, second: str) -> str:
    """What two different fields in one label mean together, "" if they are two labels."""
    names = {first, second}
    if names <= {"name", "surname", "given"}:
        # "Name/Surname/Nom" is the surname; "Surname and given names" is the whole name.
        return "name" if "given" in names else "surname"
    return ""


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A phrase found without its spaces must still begin and end at a word of the print; 名 in
    another word of Han letters is no label."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if not text[start].isascii():
        return end - start > 1 or not any("\u4e00" <= c <= "\u9fff" for c in (before, after))
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())


def _piece(page: Page, start: int, end: int) -> Piece:
    """What stands behind a label in its own cell, without the glue between them."""
    text = page.text[start:end]
    head = _BEHIND.match(text)
    start += head.end() if head else 0
    text = page.text[start:end].rstrip()
    return Piece(text, start, start + len(text))


def _more_label(page: Page, end: int, piece: Piece) -> bool:
    words = piece.text.isupper() or any(c.isdigit() for c in piece.text)
    slash = re.match(r"\s*[/|／]", page.text[end : piece.start + 1])
    return slash is not None and not words


def _begins_label(text: str, name: str) -> bool:
    bare = _bare(text)
    return any(phrase.startswith(bare) for phrase, _ in _phrases(name).get(bare[:1], ()))


def _same_index(page: Page, cells: tuple[Cell, ...], cell: Cell, labelled: set[int]) -> list[Piece]:
    """Where the page has no boxes: a row of labels over a row of as many values."""
    if page.words:
        return []
    heads = [c for c in cells if c.row == cell.row]
    values = [c for c in cells if c.row == cell.row + 1]
    if len(heads) != len(values) or any(c.start in labelled for c in values):
        return []
    if any(c.start not in labelled for c in heads):
        return []
    value = values[heads.index(cell)]
    return [Piece(value.text, value.start, value.end)]


def _below(mark: Box, cells: tuple[Cell, ...], cell: Cell, labelled: set[int]) -> list[Piece]:
    """Cells under the label, nearest first, until a label stands in the way."""
    high = max(6, mark.bottom - mark.top)
    rows = []
    for other in cells:
        gap = other.box.top - mark.bottom
        if other.row <= cell.row and other.box.top < mark.bottom - 0.3 * high:
            continue
        if other is cell or gap > 4.5 * high or gap < -0.7 * high:
            continue
        if other.box.right < mark.left - high or other.box.left > mark.right + high:
            continue
        shift = abs(other.box.left - mark.left)
        rows.append((gap // max(1, high // 2), shift, other))
    out: list[Piece] = []
    for _, _, other in sorted(rows, key=lambda r: (r[0], r[1])):
        if other.start in labelled:
            break
        out.append(Piece(other.text, other.start, other.end))
    return out


def _right(cells: tuple[Cell, ...], cell: Cell, labelled: set[int]) -> list[Piece]:
    """The next cell of the same text line, unless it is a label itself."""
    for other in cells:
        if other.row == cell.row and other.start >= cell.end:
            return [] if other.start in labelled else [Piece(other.text, other.start, other.end)]
    return []
