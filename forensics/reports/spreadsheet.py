"""CSV that a spreadsheet opens without running or guessing anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from forensics.escape import visible

_STARTS_FORMULA = tuple("=+-@|%\t\r＝＋－＠")
"""Excel, LibreOffice and Google Sheets take a cell that begins so for a formula or a command;
East Asian versions of Excel also take the full-width forms."""


def cell(value: object) -> str:
    """Text that stays text: an apostrophe before what would be taken for a formula."""
    text = visible(str(value)) if value is not None else ""
    return f"'{text}" if text.lstrip().startswith(_STARTS_FORMULA) else text


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180 with a byte order mark, without which Excel tears Chinese text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()
