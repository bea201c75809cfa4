"""Sums of money in words with figures beside them: 五万元（50,000元), five hundred ($500).

Chinese words are the ordinary numerals and those of cheques (壹贰叁…, 拾佰仟万亿, 元圆角分整);
English ones "one thousand two hundred and fifty". A sum that is about ("五万余元", "some $500")
is no sum to compare, and is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_CAPITALS = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億圆圓兩两〇○",
    "一二二三三四五六六七八九十百千万亿元元二二零零",
)
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}

_HAN = r"[零〇○一二两兩三四五六七八九十百千万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]{1,20}"
_HAN_SUM = rf"(?P<words>{_HAN}[元圆圓](?:{_HAN}角)?(?:{_HAN}分)?)[整正]?"
_FIGURE = r"(?:人民币|RMB|CNY|[￥¥])?\s?(?P<figure>\d[\d,，]*(?:\.\d+)?)\s?(?P<unit>[万亿])?\s?元?"
_TOO = r"(?:人民币|大写|小写|即|合|计|[:：\s])*"
_CHINESE = (
    re.compile(rf"{_HAN_SUM}\s?[（(]{_TOO}{_FIGURE}[整正]?\s?[)）]"),
    re.compile(rf"{_FIGURE}\s?[（(]{_TOO}{_HAN_SUM}\s?[)）]"),
    re.compile(rf"大写[:：]?\s?(?:人民币)?\s?{_HAN_SUM}.{{0,6}}?小写[:：]?\s?{_FIGURE}"),
    re.compile(rf"小写[:：]?\s?{_FIGURE}.{{0,6}}?大写[:：]?\s?(?:人民币)?\s?{_HAN_SUM}"),
)

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_SMALL = {word: n for n, word in enumerate(_SMALL_WORDS.split(" "))}
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * n for n, word in enumerate(_TENS_WORDS.split(" "), 2)}
_LARGE = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_WORD = "|".join([*_SMALL, *_TENS, *_LARGE, "hundred"])
_ENGLISH_SUM = rf"\b(?P<words>(?:{_WORD})(?:(?:[\s-]|,\s|\sand\s)+(?:{_WORD}))*)"
_MONEY = r"(?:\s(?:[A-Z][a-z]+\s)?(?:US\s)?(?:dollars?|pounds?(?:\ssterling)?|euros?|yuan))?"
_ENGLISH_FIGURE = r"(?:[A-Z]{1,3}\s?)?[$£€¥]\s?(?P<figure>\d[\d,]*(?:\.\d\d)?)(?P<unit>\smillion)?"
_ENGLISH = (
    re.compile(rf"{_ENGLISH_SUM}{_MONEY}\s?\({_ENGLISH_FIGURE}\)", re.I),
    re.compile(rf"{_ENGLISH_FIGURE}\s?\({_ENGLISH_SUM}{_MONEY}\)", re.I),
)
_SCALES = {"万": 10_000, "亿": 100_000_000, " million": 1_000_000}


# "under section five (£300)": the number of something, and a sum of its own.
_LABELLED = re.compile(
    r"\b(?:section|count|article|paragraph|item|rule|order|part|schedule)s?\s$", re.I
)
_ABOUT = re.compile(
    r"(?:[约近逾超达几数]|至少|[最至]多|[超不]过|[低高少多]于|不[足满])(?:人民币)?$"
    r"|\b(?:about|some|over|nearly|approximately|almost|around|under|below|above|than|least|most"
    r"|exceeding|between|to)\s$",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"[\d点點.．]\s?$")
"""3千元, 二点五万元, 2 million: the number begins before the words that were found."""
_FOR_EACH = re.compile(
    r"(?:[每各均]|[两二三四五六七八九十多\d](?:次|笔|期|人|名|张|部|份|年|月|个))[^，。；、共]{0,8}$"
    r"|[元圆]\s?(?:[、，和及与加]|以及)\s?$"
    rf"|\b(?:{_WORD}|several|monthly|weekly|yearly|\d+)\s(?:[a-z]+\s)?[a-z]+s\sof\s$"
    r"|\b(?:dollars|pounds|euros|yuan)(?:,|\sand|,\sand)\s$",
    re.IGNORECASE,
)
"""每人五百元（2000元）, 三万元和五万元（8万元）: what stands in brackets is what they come to."""
_TOTAL = re.compile(r"[（(]\s?(?:合计|共计|总计|共)")
_SCALE = re.compile(r"(?:hundred|thousand|million|billion)\b", re.I)
_ONE = re.compile(r"(?<!half )(?<!quarter of )(?<!many )\ban?\s$", re.I)
_CURRENCIES = (
    ("dollar", re.compile(r"dollar|\$|美[元金]|USD", re.I)),
    ("pound", re.compile(r"pound|£|英镑|英鎊", re.I)),
    ("euro", re.compile(r"euro|€|欧元|歐元|EUR", re.I)),
    ("yuan", re.compile(r"yuan|人民币|人民幣|RMB|CNY", re.I)),
    ("Hong Kong", re.compile(r"港[币幣元]|HK\$|HKD", re.I)),
    ("Taiwan", re.compile(r"[新台臺][台臺]?[币幣]|NT\$|TWD", re.I)),
    ("Macao", re.compile(r"澳[门門][币幣元]|MOP", re.I)),
    ("yen", re.compile(r"日[元币幣圆]|JPY", re.I)),
)
_COUNTED = 100
"""English words for fewer than this, of no currency, may count things: "sold twelve ($600)"."""


@dataclass(frozen=True, slots=True)
class TwiceWritten:
    """``text[start:end]`` gives one sum twice: ``words`` and ``figure`` as numbers."""

    start: int
    end: int
    words: Decimal
    figure: Decimal

    @property
    def agree(self) -> bool:
        return self.words == self.figure


def twice_written(text: str) -> Iterator[TwiceWritten]:
    """Every sum that stands in words and in figures, in order; each place once."""
    found: dict[int, TwiceWritten] = {}
    for pattern in (*_CHINESE, *_ENGLISH):
        for match in pattern.finditer(text):
            words = han_sum(match["words"]) if pattern in _CHINESE else english(match["words"])
            figure = _figure(match["figure"], match["unit"] or "")
            if words is None or figure is None:
                continue
            if _no_sum(text, match, words):
                continue
            taken = any(o.start < match.end() and match.start() < o.end for o in found.values())
            if not taken:
                found[match.start()] = TwiceWritten(match.start(), match.end(), words, figure)
    yield from (found[start] for start in sorted(found))


def _no_sum(text: str, match: re.Match[str], words: Decimal) -> bool:
    """Is it part of a number, about a sum, or two sums: for each and for all, of two currencies?"""
    before = text[max(0, match.start() - 30) : match.start()]
    if any(p.search(before) for p in (_LABELLED, _ABOUT, _CUT_OFF, _FOR_EACH)):
        return True
    if _TOTAL.search(match[0]):
        return True
    in_words, in_figures = _currency(match, "words", before), _currency(match, "figure", before)
    if in_words and in_figures and in_words != in_figures:
        return True
    if not match["words"].isascii():
        return False
    ahead = text[max(0, match.start("words") - 15) : match.start("words")]
    if _SCALE.match(match["words"]) and not _ONE.search(ahead):
        return True
    return not in_words and words < _COUNTED


def _currency(match: re.Match[str], part: str, before: str) -> str:
    """The currency of the half of the match in which the words, or the figures, stand."""
    first = match.start("words") < match.start("figure")
    cut = match[0].find("(") if "(" in match[0] else match[0].find("（")
    half = match[0][:cut] if first == (part == "words") else match[0][cut:]
    if first == (part == "words"):
        half = before[-6:] + half
    return next((name for name, words in reversed(_CURRENCIES) if words.search(half)), "")


def _figure(text: str, unit: str) -> Decimal | None:
    try:
        return Decimal(re.sub("[,，]", "", text)) * _SCALES.get(unit.lower(), 1)
    except InvalidOperation:
        return None


def han_sum(text: str) -> Decimal | None:
    """伍万零叁佰元伍角 → 50300.5; ``None`` for what is no number."""
    text = text.translate(_CAPITALS)
    total = Decimal(0)
    for unit, worth in (("元", Decimal(1)), ("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        head, found, rest = text.partition(unit)
        if found:
            value = _han(head)
            if value is None:
                return None
            total += value * worth
            text = rest
    return None if text else total


def _han(text: str) -> int | None:
    if re.search("[百千万亿][一二三四五六七八九]$", text):
        return None  # 一万二 is 12,000 in speech, 10,002 to the letter: no sum to compare
    for unit, worth in (("亿", 100_000_000), ("万", 10_000)):
        if unit in text:
            head, _, rest = text.partition(unit)
            high, low = _han(head), _han(rest) if rest else 0
            return None if high is None or low is None else high * worth + low
    total, last = 0, None
    for char in text.lstrip("零") if len(text) > 1 else text:
        if char in _UNITS:
            total += (1 if last is None else last) * _UNITS[char]
            last = None
        elif char in _DIGITS:
            if last:
                return None  # 三五: figures in a row are no sum
            last = _DIGITS[char]
        else:
            return None
    return total + (last or 0) if text else None


def english(text: str) -> Decimal | None:
    """one thousand two hundred and fifty → 1250; ``None`` for what is no number."""
    total, part = 0, 0
    words = [w for w in re.split(r"[\s,-]+|\band\b", text.lower()) if w and w != "and"]
    for before, word in zip(["", *words], words, strict=False):
        if word in _LARGE:
            total, part = total + (part or 1) * _LARGE[word], 0
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _TENS:
            part += _TENS[word]
        elif before in _SMALL or (before in _TENS and _SMALL[word] > 9):
            return None  # "five six", "twenty twelve" are no sum
        else:
            part += _SMALL[word]
    return Decimal(total + part)
