"""Text from outside, made safe to show. The one function every output passes it through.

Text read from paper, file names and exception messages may hold terminal escapes, direction
overrides, zero-width characters or lone surrogates. They are shown, never acted on.
"""

from __future__ import annotations

import unicodedata

_BREAKS = {"\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"}


def visible(text: str, *, lines: bool = False) -> str:
    """``text`` with every character of Unicode category C written out as ``<U+202E>``.

    Line breaks and tabs become one space; with ``lines`` they are kept as ``\\n`` and as
    spaces. Markup of any kind (rich, HTML, CSV) is not this function's business: hand the
    result to ``rich.text.Text`` or to the template's own escaping.
    """
    text = text.replace("\r\n", "\n")
    return "".join(_shown(char, lines) for char in text)


def _shown(char: str, lines: bool) -> str:
    if char in _BREAKS:
        return "\n" if lines else " "
    if char == "\t":
        return " "
    if unicodedata.category(char)[0] == "C":
        return f"<U+{ord(char):04X}>"
    return char
