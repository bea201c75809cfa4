"""Laws cited in a text, and the first day on which each could be cited.

Only laws of ``data/statutes.toml`` are known; of others nothing is said. Announced laws can be
named before they take effect (a notice may look ahead), so what a citation means is for rules.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

_NUMERAL = "〇零○一二三四五六七八九十百千两"
_ARTICLE = re.compile(rf"》(?:（[^（）]{{0,20}}）)?[，,]?第([{_NUMERAL}]+|\d+)条")
_ELSEWHERE = re.compile("(?:台湾|台灣|臺灣|香港|澳门|澳門)(?:地区|地區)?(?:现行|現行|的)?$")
"""Just before a title it says whose law that is: another than the one in the table."""
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Statute:
    """A law and its texts, oldest first: first day in force, last article or 0, and the day on
    which it was made public."""

    name: str
    english: str
    versions: tuple[tuple[date, int, date], ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """``text[start:end]`` names a law, and an article of it (0 if none).

    ``since`` is the first day in force of the oldest text that has the article, ``public`` the
    first on which a paper could look ahead to it; ``None`` where no text of the table has it.
    """

    start: int
    end: int
    statute: Statute
    article: int
    since: date | None
    public: date | None


@cache
def statutes() -> tuple[Statute, ...]:
    """The table, longest name first: 《…》 titles contain each other."""
    text = resources.files("forensics.data").joinpath("statutes.toml").read_text("utf-8")
    found = [
        Statute(
            row["name"],
            row["english"],
            tuple(
                (v["from"], v.get("articles", 0), v.get("published", v["from"]))
                for v in row["version"]
            ),
        )
        for row in tomllib.loads(text)["statute"]
    ]
    return tuple(sorted(found, key=lambda s: (-len(s.name), s.name)))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(s.name) for s in statutes())
    return re.compile(rf"《(?:中华人民共和国)?({names})(?=》)")


def find_citations(text: str) -> Iterator[Citation]:
    """Every citation of a known law, in reading order, the article that follows it included."""
    by_name = {s.name: s for s in statutes()}
    for match in _pattern().finditer(text):
        if _ELSEWHERE.search(text, max(0, match.start() - 8), match.start()):
            continue
        statute = by_name[match[1]]
        article = _ARTICLE.match(text, match.end())
        number = _number(article[1]) if article else 0
        end = article.end() if article else match.end() + 1
        yield Citation(match.start(), end, statute, number, *_since(statute, number))


def _since(statute: Statute, article: int) -> tuple[date, date] | tuple[None, None]:
    for first, last, public in statute.versions:
        if not last or article <= last:
            return first, public
    return None, None


def _number(text: str) -> int:
    """``七十一`` → 71, ``一百六十五`` → 165, ``71`` → 71."""
    if text.isdigit():
        return int(text)
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
