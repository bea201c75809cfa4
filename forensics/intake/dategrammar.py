"""Dates whose form tells that a character was lost or misread. Knows forms, no calendar days.

Only shapes that are dates beyond doubt are looked at: 年 with 月 behind it, or four numerals
before 年. Terms (有期徒刑三年六个月) are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ZERO = "〇○◯零"
_HAN = f"[{_ZERO}一二三四五六七八九]"
_ANY = f"[{_ZERO}一二三四五六七八九十廿卅元0-9OoIl口日□]"
_LIKE = f"[{_ZERO}正初一二三四五六七八九十廿卅元0-9OoIl口□+＋卜土士工.,·|]"
_ROC = "(?P<roc>中華民國|中华民国|民國|民国)?"
_REPUBLIC = re.compile("民[國国]")
_DATE = re.compile(
    rf"{_ROC}\s?(?P<y>{_ANY}[{_ZERO}一二三四五六七八九十廿卅元0-9OoIl口□.,，·\s]{{0,7}}?)年"
    # A month of numerals or what they are taken for; one odd sign only if a day stands behind.
    rf"\s?(?P<m>{_LIKE}{{1,3}}|[^年月日个，。；至到]{{1}}(?=月.{{1,4}}日))月"
    rf"(?:\s?(?P<d>{_LIKE}{{1,4}}|[^年月日个，。；至到]{{1,3}}?)[日曰目])?"
)
_HEADLESS = re.compile(rf"\s*(?:(?P<y>年)\s?{_LIKE}{{1,3}})?月\s?{_LIKE}{{1,4}}日")
_YEAR = re.compile(rf"(?P<y>{_HAN}{{3,5}})年(?!.{{0,4}}月)")
_MONTH = re.compile(r"^(0?[1-9]|1[0-2]|[正元一二三四五六七八九十]|十[一二])$")
_DAY = re.compile(
    r"^(0?[1-9]|[12]\d|3[01]|[一二三四五六七八九十]|初[一二三四五六七八九十]"
    r"|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十一?|卅一?)$"
)
_PLAIN = re.compile(
    r"\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}|\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{4}"
    r"|\d{1,2}\s?(?:st|nd|rd|th)?\s?(?:of\s)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s?\d{2,4}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s?\d{1,2}[,.]?\s?\d{4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateShape:
    """``text[start:end]`` has the shape of a date; ``broken`` says what is wrong, or is ``""``."""

    start: int
    end: int
    broken: str


def counts_by_republic(text: str) -> bool:
    """Does the page name the Republic's calendar? Then 105年 is a whole year without 民國 too."""
    return bool(_REPUBLIC.search(text))


def shapes(text: str, roc: bool = False) -> list[DateShape]:
    """Dates by their shape, in order, not overlapping. ``roc``: see ``counts_by_republic``."""
    found: list[DateShape] = []
    for match in _DATE.finditer(text):
        found.append(DateShape(match.start(), match.end(), _broken(match, roc)))
    for match in _YEAR.finditer(text):
        if not any(f.start < match.end() and match.start() < f.end for f in found):
            why = "" if len(match["y"]) == 4 else f"the year has {len(match['y'])} numerals"
            found.append(DateShape(match.start(), match.end(), why))
    for match in _PLAIN.finditer(text):
        if not any(f.start < match.end() and match.start() < f.end for f in found):
            found.append(DateShape(match.start(), match.end(), ""))
    return sorted(found, key=lambda f: f.start)


def continued(before: str, text: str, roc: bool = False) -> list[DateShape]:
    """The shapes in ``text``; one that begins it is whole if it is with the end of ``before``."""
    found = shapes(text, roc)
    if found and found[0].start == 0 and not found[0].broken:
        return found
    tail = before.rstrip()[-12:]
    for shape in shapes(tail + text, roc):
        if shape.start < len(tail) < shape.end:
            end = shape.end - len(tail)
            return [DateShape(0, end, shape.broken), *(f for f in found if f.start >= end)]
    headless = _HEADLESS.match(text)
    # A numeral at the end of the line above is the month (同年7 / 月1日).
    if headless and not re.search(f"(?:[同当次翌今本去前是]|{_LIKE})$", tail):
        what = "year" if headless["y"] else "month"
        return [DateShape(0, headless.end(), f"its {what} was not read"), *found]
    return found


def _broken(match: re.Match[str], counted: bool) -> str:
    # The number of a paragraph before a year: 3.2019年2月19日.
    year = re.sub(r"^\d{1,2}[.,，](?=[12]\d{3}$)", "", re.sub(r"\s", "", match["y"]))
    roc = match["roc"] is not None
    if counted and re.fullmatch(r"1[0-3]\d", year):
        roc = True
    if why := _broken_year(year, roc):
        return why
    if not _MONTH.match(match["m"].strip()):
        return f"“{match['m']}” is no month"
    if match["d"] is not None and not _DAY.match(match["d"].strip()):
        return f"“{match['d']}” is no day of a month"
    return ""


def _broken_year(year: str, roc: bool) -> str:
    if re.fullmatch(r"\d+", year):
        right = len(year) in ((2, 3) if roc else (2, 4))
        return "" if right else f"the year has {len(year)} figures"
    if not re.fullmatch(f"{_HAN}+", year):
        # 民國三十八年 counts; 同年, 次年 do not match this far.
        if re.fullmatch(r"元|[一二三四五六七八九]?十[一二三四五六七八九]?|一百.*", year):
            return "" if roc or len(year) <= 2 else "the year counts with 十"
        return f"“{year}” is no year"
    if roc:
        return "" if len(year) == 3 or year in _HAN else f"the year has {len(year)} numerals"
    # One numeral before 年 is a term of years or a regnal year.
    return "" if len(year) in (1, 4) else f"the year has {len(year)} numerals"
