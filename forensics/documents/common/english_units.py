"""The pieces of an English court paper in which a step and its day stand together.

A piece is a sentence; but a numbered paragraph, an item of a list, a row of a table begins a new
one too, though no full stop ends the one before. A row of a docket or register begins with its
date, which is the day of what the row tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from forensics.documents.common.joined import Joined
from forensics.text.dates import FoundDate

_STOP = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b(?:M[rs]|Dr|St|No|Ld|Sh|vs|Rs|Cr|Co|pp|ss|Jr|Sr|cl|ch|op))"
    r"(?<!\b(?:Mrs|Hon|Smt|Nos|Crl|Anr|Ors|Rev|Sgt|Det|Art|Sec|sec|art|Reg|reg|par))"
    r"(?<!\b(?:Insp|para|Asst|Capt|subs))\.\s(?![a-z])|[!?]\s"
)
_ITEM = re.compile(
    r"(?:[\[(]?\d{1,3}[\]).]|\(?[a-z]{1,3}\)|[☐☒☑✓✔✗•*–—-]|[(\[]\s?[xX☒☐✓]?\s?[)\]])\s?(?=\S)"
)
_ROW = re.compile(
    r"\s?[-–—:|)]?\s?(?:\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?[-–—"
    r"|]?\s?)?(?:\d{1,4}\s)?(?=[A-Z\"“(\[])"
)
_PROSE = re.compile(
    r"(?:\b(?:on|of|from|until|till|to|by|since|dated|the|between|and|before|after|in)|,)$"
)
_EMPTY = re.compile(r"\s?(?:[(\[]\s?(?:☐\s?)?[)\]]|☐)")
_LABEL = re.compile(r"[A-Z][A-Za-z'’()/ ]{2,40}:")
_SHORT = 60
"""Characters up to which a line that begins with a label does not run on into the next."""
_WIDE = 2
"""Columns of white that part the cells of a row."""
_LONGEST = 2000
"""No sentence is longer: what is, has lost its full stops, and is cut."""
_ROWS = 3
"""Rows that make a table of dates."""


@dataclass(frozen=True, slots=True)
class Unit:
    """``text[start:end]``; ``row`` is the date that heads its row of a table; ``unticked``: a
    line of a form whose box is empty says nothing; ``label``: a line of a label and its value."""

    start: int
    end: int
    row: FoundDate | None = None
    unticked: bool = False
    label: bool = False


def units(joined: Joined, dates: Sequence[FoundDate]) -> Iterator[Unit]:
    """The pieces of the text, in order."""
    rows = rows_of(joined, dates)
    text = joined.text
    lines = sorted({0, *joined.lines})
    begins = {0} | set(rows)
    begins |= {_row_end(joined, lines, x) for x in rows}
    labels: set[int] = set()
    for line, after in pairwise([*lines, len(text)]):
        closed = not text[line:after].rstrip()[-1:].islower() and text[after : after + 1].isupper()
        label = _LABEL.match(text, line) is not None and (after - line < _SHORT or closed)
        if _cells(joined, line, after) or label or text[line:after].strip().isupper():
            begins |= {line, after}
            labels.add(line)
        elif _ITEM.match(text, line):
            begins.add(line)
    begins -= {
        x for x in begins if _PROSE.search(text[max(0, x - 12) : x].rstrip()) and x not in rows
    }
    begins |= {m.end() for m in _STOP.finditer(text)}
    for start, end in pairwise(sorted({*begins, len(text)})):
        begins |= set(range(start, end, _LONGEST))
    row: FoundDate | None = None
    until = 0
    for start, end in pairwise(sorted({*begins, len(text)})):
        if start in rows:
            row, until = rows[start], _row_end(joined, lines, start)
        elif start >= until:
            row = None
        yield Unit(start, end, row, _EMPTY.match(text, start) is not None, start in labels)


def rows_of(joined: Joined, dates: Sequence[FoundDate]) -> dict[int, FoundDate]:
    """Line start -> the date that heads it, where three lines or more have one."""
    text = joined.text
    found: dict[int, FoundDate] = {}
    lines = sorted({0, *joined.lines})
    for d in dates:
        head = lines[bisect_right(lines, d.start) - 1]
        number = text[head : d.start]
        if not re.fullmatch(r"(?:#?\d{1,4}[.)]?\s?)?", number):
            continue
        row = _ROW.match(text, d.end)
        if row is None or bisect_right(lines, row.end()) > bisect_right(lines, d.end):
            continue  # a date that has its line to itself
        if not _PROSE.search(text[max(0, head - 12) : head].rstrip()):
            found[head] = d
    return found if len(found) >= _ROWS else {}


def _row_end(joined: Joined, lines: list[int], start: int) -> int:
    """A row is its line, and those after it that go on in small letters.

    Others may be rows of their own whose date was not read: they get none.
    """
    for line in lines[bisect_right(lines, start) :]:
        if not joined.text[line : line + 1].islower():
            return line
    return len(joined.text)


def begins_cell(joined: Joined, at: int) -> bool:
    """Does a line or a cell of a line begin at ``at``?"""
    before, here = joined.spots[max(0, at - 2)], joined.spots[at]
    return at in joined.lines or (before[0] == here[0] and here[1] - before[1] > _WIDE)


def _cells(joined: Joined, line: int, after: int) -> bool:
    """Does a gap part the first words of the line from the rest, as a label from its value?"""
    for at in range(line, min(after, line + 40) - 1):
        (page, one), (other, two) = joined.spots[at : at + 2]
        # Two blanks behind a full stop are a typist's.
        if page == other and two - one > _WIDE and joined.text[at : at + 1] not in ".!?":
            return not re.search(r"[.!?] ?$", joined.text[line : at + 1])
    return False
