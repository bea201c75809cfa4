"""Days and words as Chinese papers write them."""

from __future__ import annotations

from datetime import date

_NUMERALS = "〇一二三四五六七八九"


def zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def numerals(day: date) -> str:
    """二〇一六年十月三十一日, the form at the foot of court papers."""
    year = "".join(_NUMERALS[int(c)] for c in str(day.year))
    return f"{year}年{count(day.month)}月{count(day.day)}日"


def count(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def sex_word(sex: str) -> str:
    return "男" if sex == "M" else "女"


def months(number: int) -> str:
    years, rest = divmod(number, 12)
    text = f"{count(years)}年" if years else ""
    return text + (f"{count(rest)}个月" if rest else "")
