"""First form of the finder: the Chinese full date. The other families follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from forensics.records import Char
from forensics.temporal.readings import UncertainDate
from forensics.text.dates.model import DateContext, FoundDate

_FULL = re.compile(
    r"(?<![\d〇○零OＯΟ一二三四五六七八九])([\d〇○零OＯΟ一二三四五六七八九]{4})\s?年\s?"
    r"([\d一二三四五六七八九十]{1,2})\s?月\s?([\d一二三四五六七八九十]{1,3})\s?[日号曰]"
)
_DIGIT = str.maketrans("〇○零OＯΟ一二三四五六七八九", "000000123456789")


def find_dates(
    text: str,
    context: DateContext | None = None,
    chars: Sequence[Char | None] | None = None,
) -> tuple[FoundDate, ...]:
    """Dates of ``text``, sorted, not overlapping. ``chars``: one a character of ``text``."""
    found = []
    for match in _FULL.finditer(text):
        try:
            day = date(int(match[1].translate(_DIGIT)), _number(match[2]), _number(match[3]))
        except ValueError:
            continue
        found.append(FoundDate(match.start(), match.end(), UncertainDate.day(day), "chinese"))
    return tuple(found)


def _number(text: str) -> int:
    if "十" in text:
        tens, ones = text.translate(_DIGIT).split("十")
        return int(tens or 1) * 10 + int(ones or 0)
    return int(text.translate(_DIGIT))
