"""Papers in traditional characters: patterns for both scripts, terms, days left open.

Engines read a traditional character at times in its simplified form (號, 号), and Taiwan's courts
print numbers in the numerals of cheques (參年肆月): both are one thing here.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from forensics.data.han import forms
from forensics.documents.common.han import number
from forensics.temporal.readings import UncertainDate


def both(pattern: str) -> str:
    """The pattern with each Han character in both scripts: ``號`` becomes ``[号號]``."""
    out: list[str] = []
    in_class = escaped = False
    for char in pattern:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "[":
            in_class = True
        elif char == "]":
            in_class = False
        elif "\u3400" <= char <= "\u9fff" and len(forms(char)) > 1:
            char = forms(char) if in_class else f"[{forms(char)}]"
        out.append(char)
    return "".join(out)


def trad(pattern: str) -> re.Pattern[str]:
    return re.compile(both(pattern))


_CHEQUE = str.maketrans("貳參参叁陸萬億兩", "贰叁叁叁陆万亿两")
_N = "[零〇○一二三四五六七八九十百壹貳參叁肆伍陸柒捌玖拾佰\\d]{1,5}"
TERM = rf"(?:{_N}年)?(?:又|零)?(?:{_N}(?:個|箇)?月)?(?:又|零)?(?:{_N}(?:日|天|星期))?"
_TERM = trad(
    rf"(?:(?P<y>{_N})年)?(?:又|零)?(?:(?P<m>{_N})(?:個|箇)?月)?(?:又|零)?"
    rf"(?:(?P<d>{_N})(?P<unit>日|天|星期))?"
)


def amount(text: str) -> int | None:
    """``參拾`` → 30, ``18`` → 18; ``None`` for what is no number."""
    return number(text.translate(_CHEQUE))


def duration(text: str) -> str:
    """``參年肆月`` → ``P3Y4M``, ``18個月`` → ``P18M``; ``""`` where none was read."""
    m = _TERM.fullmatch(text)
    if not m or not text:
        return ""
    parts = []
    for group, unit in (("y", "Y"), ("m", "M"), ("d", "D")):
        if m[group] is None:
            continue
        count = amount(m[group])
        if count is None:
            return ""
        weeks = group == "d" and m["unit"] == "星期"
        parts.append(f"{count * 7 if weeks else count}{unit}")
    return "P" + "".join(parts) if parts else ""


def last_day(start: UncertainDate | None, term: str) -> UncertainDate | None:
    """The last day of so many months from ``start``: the day before or the same day of the month.

    ``None`` where the start is no one day or the term is not of months alone.
    """
    m = re.fullmatch(r"P(\d{1,3})M", term)
    if m is None or start is None or start.only_day is None:
        return None
    day = start.only_day
    year, month = divmod(day.month - 1 + int(m[1]), 12)
    year, month = day.year + year, month + 1
    end = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return UncertainDate.between(end - timedelta(days=1), end)
