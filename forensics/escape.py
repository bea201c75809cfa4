"""Text from outside, made safe to show: what a person cannot see is spelled out.

The one function at the boundary, for every report, message and file name. Text read from
paper, file names and exception messages can carry, by misreading or on purpose, escape
sequences, right-to-left overrides and zero-width marks. All of Unicode category C and the line
and paragraph separators are shown as ``⟨U+202E⟩``; nothing is dropped, because a hidden
character in a paper is itself worth seeing.

Markup (rich, HTML, CSV) is not this function's business: hand the result to
``rich.text.Text`` or to the template's own escaping.
"""

from __future__ import annotations

import unicodedata

_BREAKS = {"\u2028", "\u2029", "\u0085"}
MOST_MARKS = 4
"""Combining marks in a row that are shown; towers of more spill over neighbouring lines."""


def visible(text: str, *, newlines: bool = False) -> str:
    """``text`` with every invisible character spelled out; tabs become spaces.

    Newlines stay if ``newlines``, else they become `` / ``.
    """
    if text.isascii() and text.isprintable():
        return text
    out: list[str] = []
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if char == "\n":
            out.append("\n" if newlines else " / ")
        elif char == "\t":
            out.append(" ")
        elif category[0] == "C" or char in _BREAKS or marks > MOST_MARKS:
            out.append(f"⟨U+{ord(char):04X}⟩")
        else:
            out.append(char)
    return "".join(out)
