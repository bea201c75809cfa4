"""Where the earlier states of a PDF end. A PDF saved by appending still holds each of them: it
is the file up to the ``%%EOF`` of that time (ISO 32000-2, 7.5.6)."""

from __future__ import annotations

import re

_END = re.compile(rb"startxref\s{0,20}(\d{1,12})\s{0,20}%%EOF(?:[ \t]*(?:\r\n|\r|\n))?")
_TABLE = re.compile(rb"\s{0,20}(?:xref\b|\d{1,10}\s{1,5}\d{1,5}\s{1,5}obj\b)")
_LINEAR = re.compile(
    rb"/Linearized\b.{0,400}?/L\s{1,5}(\d{1,12})|/L\s{1,5}(\d{1,12}).{0,400}?/Linearized\b", re.S
)
MOST = 60
"""Earlier states that are looked at, the newest first."""


def ends(data: bytes) -> list[int]:
    """Lengths of the states of the file, the oldest first; the last is the whole file.

    Not counted: the end of the first section of a file made for the web (linearised), and what
    only looks like an end (an embedded PDF, text): its cross-reference table is not where it
    says.
    """
    header = max(0, data.find(b"%PDF-", 0, 1024))
    linear = _linear_end(data, header)
    found: dict[int, int] = {}
    for at, match in enumerate(_END.finditer(data)):
        table = int(match[1])
        if linear >= 0 and (match.end() < linear - 8 or (at == 0 and linear == 0)):
            continue
        if _is_table(data, table, match.start()) or (
            header and _is_table(data, table + header, match.start())
        ):
            found[table] = match.end()
    states = sorted(found.values())[-MOST:]
    if not states or data[states[-1] :].strip(b"\0\r\n\t "):
        # What follows the last end is no state of its own unless it has an end.
        return [*states[:-1], len(data)]
    states[-1] = len(data)
    return states


def _linear_end(data: bytes, header: int) -> int:
    """Length of the state that was made for the web; 0 if that is not known, -1 for none."""
    match = _LINEAR.search(data, header, header + 2048)
    if not match:
        return -1
    length = int(match[1] or match[2]) + header
    return length if length <= len(data) else 0


def _is_table(data: bytes, at: int, before: int) -> bool:
    return 0 < at < before and _TABLE.match(data, at, at + 60) is not None
