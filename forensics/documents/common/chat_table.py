"""Messages in a table: a row that names the columns, then a row a message (CSV, tabs, semicolons).

Without columns of the day, of who wrote and of what was written it is no table of messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forensics.documents.common.chat_shapes import Chat, Line
from forensics.text.chat_times import STAMP

_COLUMNS = {
    "date": r"(?:message |sent )?(?:date(?: ?(?:and|/|&)? ?time)?|datetime|timestamp)"
    r"|sent(?: (?:at|on))?|(?:发送|發送|消息)?(?:日期|时间|時間|日期时间)",
    "time": r"time|(?:发送|發送)?(?:时间|時間)",
    "name": r"(?:sender|from|author)(?: ?name)?|writer|sent by"
    r"|发送者|发送人|发件人|發送者|寄件人|发言人",
    "to": r"to|(?:recipient|receiver)(?: ?name)?|接收者|接收人|收件人|接收方",
    "text": r"(?:message|chat)(?: ?(?:text|body|content))?|text|body|content"
    r"|(?:消息|訊息|聊天)?(?:内容|內容)|消息|正文",
}
_NEEDED = frozenset({"date", "name", "text"})
_MARKS = ("\t", ";", ",")
_STAMP = re.compile(STAMP)
_EARLY = 400
"""The row that names the columns begins among the first characters."""

Cell = tuple[int, int]


def table_of(text: str) -> Chat | None:
    """The messages, or ``None`` where no row names the columns of such a table."""
    for mark in _MARKS:
        rows = _rows(text, mark)
        for row in rows:
            if row and row[0][0] > _EARLY:
                break
            columns = _columns([text[slice(*cell)] for cell in row])
            if columns.keys() >= _NEEDED:
                lines = tuple(_lines(text, rows, columns))
                return Chat(lines, row[-1][1] - row[0][0], listed=True)
    return None


def _columns(names: Sequence[str]) -> dict[str, int]:
    """Role -> number of the column."""
    found: dict[str, int] = {}
    for role, words in _COLUMNS.items():
        for at, name in enumerate(names):
            if at not in found.values() and re.fullmatch(words, name.strip().lower()):
                found.setdefault(role, at)
                break
    return found


def _rows(text: str, mark: str) -> Iterator[list[Cell]]:
    """The cells of each row that is not empty, without the quotes around them."""
    quoted = r'[ ]*"(?P<in>[^"]*+(?:""[^"]*+)*+)"[ ]*'
    cell = re.compile(rf"{quoted}(?={mark}|\n|\Z)|(?P<bare>[^{mark}\n]*)")
    row: list[Cell] = []
    at = 0
    while at <= len(text):
        found = cell.match(text, at)
        assert found is not None
        row.append(found.span("in" if found["in"] is not None else "bare"))
        at = found.end() + 1
        if at > len(text) or text[found.end()] == "\n":
            if any(end > start for start, end in row):
                yield row
            row = []


def _lines(text: str, rows: Iterator[list[Cell]], columns: dict[str, int]) -> Iterator[Line]:
    least = max(columns[role] for role in _NEEDED)
    for row in rows:
        if len(row) <= least:
            continue
        date, name, said = (row[columns[role]] for role in ("date", "name", "text"))
        time, to = (
            row[columns[role]] if role in columns and columns[role] < len(row) else None
            for role in ("time", "to")
        )
        stamp = _STAMP.match(text, *date)
        if stamp is not None:
            date, time = stamp.span("date"), stamp.span("time")
        if text[slice(*date)].strip() and text[slice(*name)].strip():
            yield Line((row[0][0], row[-1][1]), date, time or date, name, said, to)
