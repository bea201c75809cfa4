"""One canonical form of a text, with the way back to the original offsets.

``fold`` keeps the length (one character for one), so offsets stay as they are. ``normalize``
also drops the spaces that reading puts between Han characters, and keeps an offset map.
Neither repairs look-alikes: that is weighed where a digit is expected, never in running text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    # Full-width forms; Kangxi radicals and compatibility ideographs, which PDF files carry in
    # place of the common characters (the radical U+2F47 looks like 日).
    for low, high in ((0xFF01, 0xFF5E), (0x2E80, 0x2FDF), (0xF900, 0xFAFF)):
        for code in range(low, high + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    # Digits of other scripts: Arabic, Persian, Devanagari, Thai and so on.
    for code in range(0x0600, 0x1900):
        if unicodedata.category(chr(code)) == "Nd":
            table[code] = str(unicodedata.digit(chr(code)))
    table |= {ord(c): " " for c in "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t"}
    table |= {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"}
    table |= {ord(c): "~" for c in "\u301c\u2053\u223c\uff5e"}
    table |= {ord(c): "'" for c in "\u2018\u2019\u02bc\u00b4"}
    table |= {ord(c): "." for c in "\uff61\u00b7\u30fb"} | {ord("〔"): "(", ord("〕"): ")"}
    return table


_FOLD = _table()
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_GAP = re.compile(rf"(?<=[{_HAN}\d])[ ]+(?=[{_HAN}])|(?<=[{_HAN}])[ ]+(?=\d)")


def fold(text: str) -> str:
    """The text with one form for each character; same length, same offsets.

    Full-width to half-width, digits of other scripts to 0-9, one kind of dash, quote, space.
    """
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Normalized:
    """``text`` in canonical form; ``offsets[i]`` is where its character ``i`` came from.

    ``offsets`` has one entry more than ``text``: the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that ``text[start:end]`` came from.

        Raises ``ValueError`` if the span lies outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}-{end} outside a text of {len(self.text)}")
        if start == end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def normalize(text: str) -> Normalized:
    """Canonical form: ``fold``, and no spaces between Han characters or at their digits."""
    folded = fold(text)
    kept: list[str] = []
    offsets: list[int] = []
    last = 0
    for gap in _GAP.finditer(folded):
        kept.append(folded[last : gap.start()])
        offsets.extend(range(last, gap.start()))
        last = gap.end()
    kept.append(folded[last:])
    offsets.extend(range(last, len(folded) + 1))
    return Normalized("".join(kept), tuple(offsets))
