"""The clauses of a sentence of a statement, and which of its days a denial speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from forensics.documents.common.countries import country
from forensics.documents.common.statement_words import words
from forensics.places import resolve
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

_CUT = re.compile(
    r"[，,；;]\s{0,40}(?:and|then|而后|后)?\s{0,40}|(?<!\s)\s{1,40}(?:and|then)\s{1,40}"
)
_OR = re.compile(r"\s*(?:or|或)\b|或")
_AFTER_IT = re.compile(r"[^，。；]{0,12}?(?:以后|之后|以来|后|以前|之前|前)(?=[，,我本一再]|$)")
_LEAVE = re.compile(
    r"\b[Ll]ea?(?:ve|ft) (?:the )?(?P<en>[A-Z]\w+(?: [A-Z]\w+){0,3})"
    r"|离开过?了?(?P<zh>[\u4e00-\u9fff]{2,8}?)(?=[，。；、]|超过|$)"
)
_PLAIN = re.compile(
    r"中国|国内|大陆|境|我国|本[市县省地]|当地|家|England|Scotland|Wales|Britain"
    r"|\b(?:County|City|Province|District|Town|Township|Village)\b"
)
_DONE_ON_A_DAY = ("departure", "arrival", "custody", "release", "birth")


def clauses(
    text: str, start: int, end: int, inside: list[FoundDate]
) -> Iterator[tuple[int, int, list[FoundDate | None]]]:
    """The sentence cut so that each piece has one date, where a comma or "and" allows it.

    Where nothing allows a cut, dates stay together: which of them the verb goes with is not
    ours to guess.
    """
    held: list[FoundDate | None] = []
    for at, day in enumerate(inside):
        held.append(day)
        later = inside[at + 1].start if at + 1 < len(inside) else end
        cuts = [] if at + 1 == len(inside) else list(_CUT.finditer(text, day.end, later))
        if cuts and not _OR.match(text, cuts[-1].end()):
            yield start, cuts[-1].start(), held
            start, held = cuts[-1].end(), []
    # I came on the 4th and have not left since: what is denied after the day is not of the day.
    cut = _denied_apart(text, start, held[-1], end) if held and held[-1] else None
    if cut is not None:
        yield start, cut.start(), held
        start, held = cut.end(), []
    yield start, end, held


def _denied_apart(text: str, start: int, day: FoundDate, end: int) -> re.Match[str] | None:
    """Where a denial without a date of its own begins, behind something done on the day."""
    denial = words().denial
    one = isinstance(day.value, UncertainDate) and day.value.only_day
    if not one or denial.search(text, start, day.end):
        return None
    cuts = [
        m for m in _CUT.finditer(text, day.end, end) if not denial.search(text, day.end, m.end())
    ]
    if not cuts or not denial.search(text, cuts[-1].end(), end):
        return None
    told = text[start : cuts[-1].start()]
    # 自…取保候审以来，…: the day is the border of what is denied.
    border = _AFTER_IT.match(text, day.end, cuts[-1].start())
    return cuts[-1] if _does(told) and border is None else None


def _does(piece: str) -> bool:
    return any(p.search(piece) for name, p in words().about if name in _DONE_ON_A_DAY)


def denied_of(
    text: str, start: int, end: int, day: FoundDate, signed: date | None
) -> UncertainDate | Interval | None:
    """The time a denial in ``text[start:end]`` speaks of, where a date stands beside it.

    Not until the 3rd is on no day before the 3rd, since the 9th on none after it: on the day itself
    something else was done, or what is denied. "Since I arrived on the 9th" is the same in more
    words. The denial ends with the day on which it was signed.
    """
    value = day.value
    own = text[day.start : day.end]
    if isinstance(value, Interval):
        first, last = value.start, value.end
        if last is not None and words().till.search(own):
            last = _next_to(last, -1)
        if last is None and first is not None:
            first = _next_to(first, 1)
            last = UncertainDate.day(signed) if signed else None
        return Interval(first, last)
    if value.earliest and not value.latest and words().after.search(own):
        first = UncertainDate.day(value.earliest + timedelta(days=1))
        return Interval(first, UncertainDate.day(signed) if signed else None)
    before, behind = _beside(text, start, end, day)
    if not value.only_day or not (before or behind):
        return value
    if words().after.search(before or behind):
        return Interval(_next_to(value, 1), UncertainDate.day(signed) if signed else None)
    return Interval(None, _next_to(value, -1)) if words().till.search(before or behind) else None


def _beside(text: str, start: int, end: int, day: FoundDate) -> tuple[str, str]:
    """Words that make the day a border: since I came on …; 自…回国后."""
    lead = text[start : day.start]
    limit = next(reversed(list(words().limits.finditer(lead))), None)
    before = lead[limit.start() :] if limit else ""
    told = lead[limit.end() :] if limit else ""
    if not (words().speaker.search(told) or words().others.search(told) or _does(told)):
        before = ""
    denied = words().denial.search(text, day.end, end)
    between = text[day.end : denied.start()] if denied else ""
    m = _AFTER_IT.match(between)
    return before, m[0] if m else ""


def _next_to(day: UncertainDate, by: int) -> UncertainDate:
    one = day.only_day
    return UncertainDate.day(one + timedelta(days=by)) if one else day


def place_unknown(clause: str) -> bool:
    """Does it deny leaving a place that no table knows, so that no border shows what is meant?"""
    m = _LEAVE.search(clause)
    if m is None:
        return False
    name = m["en"] or m["zh"]
    if country(name) or _PLAIN.search(name):
        return False
    return not resolve(name).code


def excepted(text: str, start: int, end: int, day: FoundDate) -> bool:
    """Is the date that of an exception, or a period with a hole in it?

    除了去韩国，2016年…: what the exception closes before the date leaves it outside.
    """
    if isinstance(day.value, Interval):
        return True
    found = words().exceptions.search(text, start, end)
    closed = found is not None and found[0][-1] in "外，" and found.end() <= day.start
    return found is not None and found.start() < day.start and not closed
