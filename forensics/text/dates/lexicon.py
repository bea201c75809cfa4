"""The words of dates, from the tables in ``forensics/data``, by the class the grammar uses.

A class is one character, so that a text becomes a short string that patterns run over:

====  =======================================  ====  =====================================
2     number of one or two digits              M     name of a month (m: an everyday word)
3 4   number of three, four digits             θ     Thai month
6 8   number of six, eight digits              ή ρ   Hijri, Persian month
0     any other number                         λ     lunar month by name
p     two Han digits in a row (一六)            r     month as a Roman number
o     ordinal                                  W     weekday
Q H   numbered quarter, half                   E     early, mid, late
s     season                                   τ     底, 初, 上旬 … behind a date
ф     festival                                 κ μ δ words that hang on a date: year, month, day
i O   lunar day (初九), stems-branches year      J     Japanese era
ω     ISO week (W03)                           x     anything else; | a break
====  =======================================  ====  =====================================

The letters of prepositions, units and marks stand in ``[roles]`` of ``date_words.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


@dataclass(frozen=True, slots=True)
class Vague:
    """Bounds of a vague word: month-day in a year, days in a month (31 = its last)."""

    name: str
    year: tuple[tuple[int, int], tuple[int, int]] | None
    month: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Festival:
    """Solar: first and last (month, day). Lunar: (month, day), days before and after."""

    lunar: bool
    first: tuple[int, int]
    last: tuple[int, int]
    western: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``words``: single Latin, Cyrillic and Arabic words in lower case: (class, value).

    ``phrases``: everything else by its first character, longest first: (text, class, value).
    """

    words: dict[str, tuple[str, Any]]
    phrases: dict[str, tuple[tuple[str, str, Any], ...]]
    digits: dict[str, int]
    han_digits: dict[str, int]
    around: dict[str, dict[str, int]]
    labels: frozenset[str]


def _load(name: str) -> dict[str, Any]:
    text = files("forensics.data").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _md(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


def _month_words(words: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    out: dict[str, tuple[str, Any]] = {}
    for table, cls in (
        ("months", "M"),
        ("months_weak", "m"),
        ("months_thai", "θ"),
        ("months_hijri", "ή"),
        ("months_persian", "ρ"),
        ("months_lunar", "λ"),
    ):
        for number, names in words[table].items():
            for name in names:
                out[name] = (cls, int(number))
    for table, cls in (("weekdays", "W"), ("ordinals", "o"), ("cardinals", "o")):
        for number, names in words[table].items():
            for name in names:
                out.setdefault(name, (cls, int(number)))
    return out


def _vague_words(vague: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    out: dict[str, tuple[str, Any]] = {}
    for entry in vague["word"]:
        bounds = Vague(
            entry["name"],
            (_md(entry["year"][0]), _md(entry["year"][1])) if "year" in entry else None,
            (entry["month"][0], entry["month"][1]) if "month" in entry else None,
        )
        for word in entry.get("words", ()):
            out[word] = ("E", bounds)
        for word in entry.get("suffix", ()):
            out[word] = ("τ", bounds)
    for season in vague["seasons"].values():
        for word in season["words"]:
            out[word] = ("s", (_md(season["from"]), _md(season["to"])))
    for name, (low, high) in vague["festivals"]["solar"].items():
        out[name] = ("ф", Festival(False, _md(low), _md(high), not "一" <= name[0] <= "鿿"))
    for name, f in vague["festivals"]["lunar"].items():
        span = Festival(True, (f["month"], f["day"]), (f["before"], f["after"]), False)
        out[name] = ("ф", span)
    return out


def _fixed_words() -> dict[str, tuple[str, Any]]:
    out: dict[str, tuple[str, Any]] = {}
    quarters = {1: "一1", 2: "二2", 3: "三3", 4: "四4"}
    for number, marks in quarters.items():
        for mark in marks:
            out[f"第{mark}季度"] = out[f"{mark}季度"] = out[f"第{mark}季"] = ("Q", number)
            out[f"第{mark}个季度"] = ("Q", number)
        out[f"q{number}"] = out[f"t{number}"] = ("Q", number)
    for number, word in ((1, "上"), (2, "下"), (1, "前"), (2, "后")):
        out[f"{word}半年"] = out[f"{word}半年度"] = ("H", number)
    out["h1"] = out["s1"] = ("H", 1)
    out["h2"] = out["s2"] = ("H", 2)
    for i, ones in enumerate("一二三四五六七八九十", 1):
        out["初" + ones] = ("i", i)
    for number, mark in enumerate("一二三四五六", 1):
        for unit in ("周", "个星期", "个礼拜", "个周", "星期"):
            out[f"第{mark}{unit}"] = out[f"第{number}{unit}"] = ("ς", number)
    for unit in ("周", "个星期", "一周", "一个星期"):
        out["最后" + unit] = ("ς", "last")
    for i in range(60):
        out[STEMS[i % 10] + BRANCHES[i % 12] + "年"] = ("O", i)
    return out


@cache
def lexicon() -> Lexicon:
    """The tables, read once."""
    words, vague = _load("date_words.toml"), _load("vague_words.toml")
    every = _month_words(words)
    for cls, names in words["roles"].items():
        for name in names:
            every.setdefault(name, (cls, None))
    for era, (first, last) in words["eras"].items():
        every[era] = ("J", (first, last))
    every |= _vague_words(vague)
    for name, (field, shift, on) in words["relative"].items():
        every[name] = ({"year": "κ", "month": "μ", "day": "δ"}[field], (field, shift, on))
    every |= _fixed_words()
    simple = re.compile(r"[a-zà-ɏ\u0400-\u04ff\u0621-\u065f]+")
    plain: dict[str, tuple[str, Any]] = {}
    starts: dict[str, list[tuple[str, str, Any]]] = {}
    for word, (cls, value) in every.items():
        if simple.fullmatch(word):
            plain[word] = (cls, value)
        else:
            starts.setdefault(word[0], []).append((word, cls, value))
    for phrases in starts.values():
        phrases.sort(key=lambda p: -len(p[0]))
    return Lexicon(
        plain,
        {first: tuple(phrases) for first, phrases in starts.items()},
        words["look_alikes"],
        words["look_alikes_han"],
        vague["around"],
        frozenset(words["labels"]["words"]),
    )
