"""A text as a row of classed tokens (classes: see lexicon.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forensics.records import Char
from forensics.text.dates.lexicon import lexicon
from forensics.text.dates.numbers import Num, han_number, han_options, number
from forensics.text.dates.word_years import HEADS, year_at


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` of class ``cls``. ``value`` depends on the class."""

    cls: str
    start: int
    end: int
    value: Any = None


_HAN_DIGITS = "〇○零一二三四五六七八九十百千廿卅两"
_MARKS = r"OoОQDlIi|丨!ZzSsBGbgq?_□■●Ο"
_BLOT = "?_□■●…"
_UNIT = "年月日号曰號"
_LATIN = r"A-Za-zÀ-ɏ"
_ORD = r"(?:st|nd|rd|th|ST|ND|RD|TH|ers|er|ère|ere|re|èmes|ème|eme|e|nde|de|º|ª|°|ste|ter|ten)"
_PUNCT = {".": "•", "(": "⟨", ")": "⟩", ",": ",", "、": "、", "/": "/", "-": "-", "'": "'"}
_ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12,
}  # fmt: skip

_CLOCK = r"\d{1,2}[时時点點](?:\d{1,2}分)?许?"
_PART_OF_DAY = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜间|晚(?=\\d)"
_MASTER = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<ord>\d{{1,2}}{_ORD}(?![{_LATIN}\d]))
  | (?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)|(?:{_PART_OF_DAY})(?:\s?{_CLOCK})?|{_CLOCK})
  | (?P<decade>\d{{2,4}}(?:'?s|er)(?![{_LATIN}\d]))
  # 201811月9日: the 年 is missing, and the month is a number of its own.
  | (?P<bareyear>(?<![\d.,])(?:19|20)\d\d(?=(?:1[0-2]|0?[1-9])月\d{{1,2}}[日号]))
  # Digits with single spaces inside, where a Chinese unit follows.
  | (?P<spaced>\d[ ]?\d[ ]?\d[ ]\d(?=\s?年)
      |\d[ ]\d[ ]?\d[ ]?\d(?=\s?年)|\d[ ]?\d[ ]\d[ ]?\d(?=\s?年)
      |(?<=[年月])[ ]?\d[ ]\d(?=\s?[月日号曰])|(?<=[年月][ ])\d[ ]\d(?=\s?[月日号曰]))
  | (?P<marked>(?<![{_LATIN}\d])(?=[{_MARKS}]{{0,3}}\d|[{_MARKS}]{{1,2}}\s?[{_UNIT}])
      [{_MARKS}\d]{{1,8}}(?![{_LATIN}\d]))
  # Two rings and nothing else are a number left out (民國○○年), as courts of Taiwan print it.
  | (?P<masked>[×xX*某■□●]{{1,4}}(?=\s?[{_UNIT}])|(?<![{_HAN_DIGITS}])○{{2,4}}(?=\s?[{_UNIT}]))
  | (?P<digits>\d+)
  | (?P<damagedyear>(?<![{_HAN_DIGITS}])[一二][九〇○零OoΟ0][一-鿿〇○OoΟ0]{{2}}(?=\s?年))
  # The same in numerals: 二〇一八十一月.
  | (?P<hanyear>(?<![{_HAN_DIGITS}])[一二][九〇○零OoΟ0][〇○零一二三四五六七八九OoΟ0]{{2}}
      (?=(?:十[一二]?|[一二三四五六七八九])\s?月))
  | (?P<hanspaced>[{_HAN_DIGITS}](?:[ ][{_HAN_DIGITS}])+(?=\s?[{_UNIT}]))
  | (?P<hanmarked>[{_HAN_DIGITS}{_BLOT}OoΟ0]{{1,6}}(?=\s?[{_UNIT}]))
  | (?P<han>[{_HAN_DIGITS}][{_HAN_DIGITS}OoΟ0]*|元(?=\s?年))
  | (?P<word>[{_LATIN}\u0400-\u04ff\u0600-\u065f\u066a-\u06ff]+)
  | (?P<other>[^\d\s])
    """,
    re.VERBOSE,
)
# Behind a label a number counts paragraphs and rooms, not days.
# Unless a month and a year follow: "Article 12 June 2016" is more likely a date.
_LABELLED = re.compile(r"\.?\s?\d+(?!\d|(?:st|nd|rd|th)?[\s./-]*[A-Za-z]{3,9}[\s.,/-]*\d)")
_HAN_OK = re.compile(rf"[{_HAN_DIGITS}OoΟ0]+")


def tokenize(text: str, chars: Sequence[Char | None] | None, scope: str) -> list[Token]:
    """The tokens of a folded text. Spaces are dropped; a blank line or form feed is ``¶``."""
    lex = lexicon()
    words, phrases = lex.words, lex.phrases
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    tokens: list[Token] = []
    append = tokens.append
    match_at = _MASTER.match
    skip = _skipper().match
    pos, size = 0, len(text)
    glued_latin = -1  # end of an unknown Latin word: a number glued to it is no number
    while pos < size:
        plain = skip(text, pos)
        if plain is not None:
            append(Token("x", pos, plain.end()))
            pos = plain.end()
            continue
        if lower[pos] in phrases and not (lower[pos] in _HEAD_CHARS and year_at(lower, pos)):
            hit = _phrase(lower, pos, phrases[lower[pos]])
            if hit is not None:
                word, cls, value = hit
                append(Token(cls, pos, pos + len(word), value))
                pos += len(word)
                continue
        m = match_at(text, pos)
        if m is None:  # pragma: no cover - the last alternative takes any character
            pos += 1
            continue
        kind, end = m.lastgroup, m.end()
        if kind == "space":
            gap = m[0]
            if "\f" in gap or gap.count("\n") > 1:
                append(Token("¶", pos, end))
        elif kind == "word":
            word = lower[pos:end]
            entry = words.get(word)
            written = year_at(lower, pos) if word in HEADS else None
            if written is not None:
                year, end = written
                append(Token("4", pos, end, Num(((year, ()),), 4)))
            elif entry is not None:
                append(Token(entry[0], pos, end, entry[1]))
            elif m[0] in _ROMAN:
                append(Token("r", pos, end, _ROMAN[m[0]]))
            elif word == "t" and end < size and text[end].isdigit() and text[pos - 1].isdigit():
                append(Token("¶", pos, end))
            elif word == "w" and re.match(r"\d\d(?!\d)", text[end : end + 3]):
                append(Token("ω", pos, end + 2, int(text[end : end + 2])))
                end += 2
            else:
                glued_latin = end
                glued = tokens and tokens[-1].end == pos and tokens[-1].cls in "234680o"
                if glued and not (m[0].istitle() and end - pos > 3 and _ends_a_date(tokens)):
                    tokens[-1] = Token("x", tokens[-1].start, pos)
                append(Token("x", pos, end))
                if word in lex.labels:
                    label = _LABELLED.match(text, end)
                    if label is not None:
                        append(Token("x", end, label.end()))
                        end = label.end()
        elif kind == "time":
            append(Token("ħ", pos, end))
        elif kind == "ord":
            digits = re.match(r"\d+", m[0])
            append(Token("o", pos, end, int(digits[0]) if digits else 0))
        elif kind == "decade":
            append(Token("d", pos, end, int(re.sub(r"\D", "", m[0]))))
        elif kind in ("hanspaced", "hanmarked") and pos != glued_latin:
            append(_han_token(m[0].replace(" ", ""), pos, end, chars, scope))
        elif kind in ("other", "damagedyear", "hanyear", "han", "masked") or pos == glued_latin:
            if kind == "damagedyear" and not _HAN_OK.fullmatch(m[0]):
                num = number(m[0], pos, chars, scope, han=True)
                append(Token("4" if num else "x", pos, end, num))
            elif kind in ("damagedyear", "hanyear", "han"):
                append(_han_token(m[0], pos, end, chars, scope))
            elif kind == "masked":
                append(Token("2", pos, end, Num((), 0, damaged=True, blank=True)))
            elif m[0] == "曰":
                append(Token("D", pos, end))
            else:
                append(Token(_PUNCT.get(m[0], "x") if kind == "other" else "x", pos, end))
        else:
            end = _unquestioned(text, pos, end) if kind == "marked" else end
            append(_digit_token(text, pos, end, chars, scope))
        pos = end
    return tokens


def _skipper() -> re.Pattern[str]:
    return _SKIP


def _phrase(
    lower: str, pos: int, candidates: tuple[tuple[str, str, Any], ...]
) -> tuple[str, str, Any] | None:
    before = lower[pos - 1] if pos else " "
    for hit in candidates:
        word = hit[0]
        if not lower.startswith(word, pos):
            continue
        after = lower[pos + len(word) : pos + len(word) + 1]
        if word[0] < "\u0700" and word[0].isalpha():
            # A Latin, Cyrillic or Arabic phrase ends and begins where a word does.
            if (before.isalnum() and before < "\u0e00") or (after.isalnum() and after < "\u0e00"):
                continue
        elif word[0] in _HAN_DIGITS and (after in _HAN_DIGITS or after in "年月日号個个"):
            if after:
                continue
        elif hit[1] == "μ" and before == "效":
            continue
        elif hit[1] == "δ" and (before in "之效后的" or after == "起"):
            # 生效次日起, 接到判决书之次日起: a rule of counting, not a day.
            continue
        return hit
    return None


def _han_token(
    text: str, start: int, end: int, chars: Sequence[Char | None] | None, scope: str
) -> Token:
    if text == "元":
        return Token("2", start, end, Num(((1, ()),), 1))
    if any(c in _BLOT for c in text) and "十" in text:
        num = han_options(text, start, scope)
        return Token("2" if num else "x", start, end, num)
    if not any(c in "十百千廿卅" for c in text):
        num = number(text, start, chars, scope, han=True)
        if num is None:
            return Token("x", start, end)
        cls = "2" if num.blank else {1: "2", 2: "p", 3: "3", 4: "4"}.get(len(text), "0")
        return Token(cls, start, end, num)
    value = han_number(text)
    if value is None:
        return Token("x", start, end)
    cls = "2" if value < 100 else "3" if value < 1000 else "4" if value < 10000 else "0"
    return Token(cls, start, end, Num(((value, ()),), 0, han=True))


def _digit_token(
    text: str, start: int, end: int, chars: Sequence[Char | None] | None, scope: str
) -> Token:
    raw = text[start:end].replace(" ", "")
    num = number(raw, start, chars if " " not in text[start:end] else None, scope, han=False)
    if num is None:
        return Token("x", start, end)
    width = len(raw)
    cls = "2" if width < 3 else str(width) if width in (3, 4, 6, 8) else "0"
    return Token(cls, start, end, num)


def _ends_a_date(tokens: list[Token]) -> bool:
    """``02/03/2017Arrest``: a scan has lost the space behind a date, not a number its meaning."""
    classes = "".join(t.cls for t in tokens[-5:])
    return re.search(r"2([/•-])2\1[4]$|4([/•-])2\2[2]$|2[•,]?[Mm],?4$", classes) is not None


_MONTH_NEXT = re.compile(r"\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)


def _unquestioned(text: str, start: int, end: int) -> int:
    """Where a number ends if a question mark behind it is punctuation, not an unread digit."""
    while end - start > 1 and text[end - 1] in "?!":
        after = text[end : end + 2].strip()[:1]
        if (after and after in _UNIT + "-/.") or end - start == 4:
            break
        glued = text[start - 1 : start] in ("-", "/", ".") or _MONTH_NEXT.match(text, end)
        if end - start == 2 and glued:
            break
        end -= 1
    return end


_HEAD_CHARS = {w[0] for w in HEADS}
_INTEREST = "".join(sorted(lexicon().phrases))
_SKIP = re.compile(
    rf"[^\d\s{_LATIN}\u0400-\u04ff\u0600-\u06ff{re.escape(_INTEREST)}{_HAN_DIGITS}"
    rf"{re.escape(_MARKS)}×*某元曰凌清早上中下傍晚夜{re.escape(''.join(_PUNCT))}]+"
)
