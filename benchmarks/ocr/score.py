"""Counting: dates and case numbers as multisets, characters by edit distance."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import date

_ZEROS = "〇○零"
_HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(_ZEROS, 0)
_N = "[〇○零一二三四五六七八九十]"
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DATE = re.compile(
    r"(?P<roc>中華民國|民國|民国)?(?P<y>\d{2,4}|[〇○零一二三四五六七八九]{2,4})年"
    rf"(?P<m>\d{{1,2}}|{_N}{{1,3}})月(?P<d>\d{{1,2}}|{_N}{{1,3}})日"
    r"|同年(?P<sm>\d{1,2})月(?P<sd>\d{1,2})日"
    r"|(?<![\d.\-])(?P<iy>\d{4})(?P<mark>[.\-])(?P<im>\d{2})(?P=mark)(?P<id>\d{2})(?!\d)"
    rf"|(?<!\d)(?P<ed>\d{{1,2}})(?P<em>{'|'.join(_MONTHS)})(?P<ey>\d{{4}})"
    rf"|(?P<am>{'|'.join(_MONTHS)})(?P<ad>\d{{1,2}}),(?P<ay>\d{{4}})"
)
_CASE = re.compile(r"\(\d{4}\)[\u4e00-\u9fff]\d{2,4}[\u4e00-\u9fff]{1,3}\d+号")


def bare(text: str) -> str:
    """Width folded, case folded, without white space: line breaks must not count."""
    folded = unicodedata.normalize("NFKC", text).translate({0x3007: "〇"})
    folded = folded.replace("，", ",").replace("。", ".").replace("、", ",")
    return re.sub(r"\s+", "", folded).casefold()


def dates(text: str) -> list[str]:
    """ISO days in the text, in the written forms of the bench; impossible days are kept out."""
    found: list[str] = []
    year = 0
    for match in _DATE.finditer(bare(text)):
        g = match.groupdict()
        if g["sm"]:
            parts = (year, int(g["sm"]), int(g["sd"]))
        elif g["iy"]:
            parts = (int(g["iy"]), int(g["im"]), int(g["id"]))
        elif g["ed"]:
            parts = (int(g["ey"]), _MONTHS.index(g["em"]) + 1, int(g["ed"]))
        elif g["am"]:
            parts = (int(g["ay"]), _MONTHS.index(g["am"]) + 1, int(g["ad"]))
        else:
            whole = _year(g["y"], bool(g["roc"]))
            if whole is None:
                continue
            parts = (whole, _number(g["m"]), _number(g["d"]))
        try:
            found.append(date(*parts).isoformat())
            year = parts[0]
        except ValueError:
            continue
    return found


def cases(text: str) -> list[str]:
    return _CASE.findall(bare(text))


def _year(text: str, roc: bool) -> int | None:
    figures = text if text.isdecimal() and text.isascii() else "".join(str(_HAN[c]) for c in text)
    if roc:
        return int(figures) + 1911
    return int(figures) if len(figures) == 4 else None


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_HAN[c]) for c in text))
    if any(c == "十" for c in ones):
        return 0
    return (_HAN.get(tens, 1) if tens else 1) * 10 + (_HAN.get(ones, 99) if ones else 0)


def common(truth: Sequence[str], read: Sequence[str]) -> int:
    return (Counter(truth) & Counter(read)).total()


def distance(a: str, b: str) -> int:
    """Levenshtein."""
    if len(a) < len(b):
        a, b = b, a
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for k, y in enumerate(b, 1):
            before, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, before + (x != y))
    return row[-1]
