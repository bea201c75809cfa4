"""Chinese keywords as scans show them, and Chinese number words."""

from __future__ import annotations

import re
from functools import cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGITS |= {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")} | {"两": 2, "○": 0, "Ο": 0}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_UNITS |= {"万": 10_000, "亿": 100_000_000}


def number(text: str) -> int | None:
    """``十八`` → 18, ``一万二千`` → 12000, ``24`` → 24; ``None`` if it is no number."""
    text = text.strip()
    if re.fullmatch(r"\d+", text):
        return int(text)
    total = part = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            unit = _UNITS[char]
            if unit >= 10000:
                total += (part + digit) * unit
                part = digit = 0
            else:
                part += (digit or 1) * unit
                digit = 0
        else:
            return None
    return total + part + digit if text else None


@cache
def fuzzy(word: str, *but: str) -> str:
    """A pattern for a keyword that forgives one misread character where that is safe.

    Words of four characters and more may have one wrong character; shorter ones must stand as
    they are. Full stops and commas never stand in for a character. ``but`` are other words as
    like as this (提起上诉 for 提起公诉): they are never taken for it.
    """
    if len(word) < 4:
        return re.escape(word)
    other = r"[^，。；：、\s]"
    forms = [re.escape(word)]
    forms += [re.escape(word[:i]) + other + re.escape(word[i + 1 :]) for i in range(len(word))]
    never = f"(?!{'|'.join(map(re.escape, but))})" if but else ""
    return f"(?:{never}(?:{'|'.join(forms)}))"


def words(*choices: str) -> str:
    """A pattern for any of these keywords, longest first, each forgiving as ``fuzzy`` says."""
    return "(?:" + "|".join(fuzzy(w) for w in sorted(choices, key=len, reverse=True)) + ")"
