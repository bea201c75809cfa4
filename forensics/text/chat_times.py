"""Days and times as chat programs write them: in exports, and on the screen of a telephone.

Regular expressions, to be put into longer ones. ``DAY`` has the group ``date``, ``TIME`` the group
``time``, ``STAMP`` both.
"""

from __future__ import annotations

import re

UNSEEN = "\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
"""Characters that no eye sees: WhatsApp puts them before what it wrote itself."""
MARKS = f"[{UNSEEN}]{{0,4}}"
SPACE = rf"(?:[^\S\n]|[{UNSEEN}])"
"""A space within a line: also one that does not break, wide or narrow."""

SPACES, SOME = SPACE + "{1,8}", SPACE + "{0,8}"
"""Spaces, and none or some: bounded, so that a line of nothing else costs no time."""
RULE = rf"(?:[—–\-=]|{SPACE}){{0,40}}"
"""The line that some programs draw beside a day."""

WEEKDAY = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
    r"|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天])"
)
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_TURN = "[\u200e\u200f]{0,2}"
_DATE = (
    r"(?P<date>\d{1,4}[-./年]\d{1,2}[-./月]\d{1,4}日?"
    # Korean: 2019. 12. 24. and 2019년 12월 24일; Arabic: marks of direction in between.
    rf"|\d{{4}}[.년]{SPACE}\d{{1,2}}[.월]{SPACE}\d{{1,2}}[.일]?"
    rf"|\d{{1,4}}{_TURN}[-/]{_TURN}\d{{1,2}}{_TURN}[-/]{_TURN}\d{{1,4}}"
    rf"|\d{{1,2}}\.?{SPACE}{_MONTH},?{SPACE}\d{{4}}"
    rf"|{_MONTH}{SPACE}\d{{1,2}},?{SPACE}\d{{4}})"
)
_AFTER = rf"(?:,?{SOME}[(（]?{WEEKDAY}[)）]?|{SPACE}?[(（][一二三四五六日月火水木金土][)）])"
DAY = rf"(?:{WEEKDAY},?{SPACES})?{_DATE}{_AFTER}?"
_HALF = r"(?:上午|下午|凌晨|清晨|早上|中午|傍晚|晚上|午前|午後|오전|오후|[AP]M)"
TIME = (
    rf"(?P<time>(?:{_HALF}{SOME})?\d{{1,2}}[:：.]\d{{2}}(?:[:：.]\d{{2}})?"
    rf"(?:{SPACE}?[AaPp]\.?{SPACE}?[Mm]\.?|{SPACE}?[صم](?![\u0600-\u06ff]))?)"
)
_BETWEEN = rf"(?:[,،]?，?{SPACES}(?:(?:at|um|klo|à){SPACES})?|T(?=\d))"
ZONE = rf"(?:\.\d{{1,6}})?(?:{SPACE}?(?:Z|UTC|GMT)\b|{SPACE}?[+-]\d\d:?\d\d(?!\d))"
"""The zone of a time, as programs write it behind it: Z, +0800, +08:00."""
STAMP = rf"{DAY}{_BETWEEN}{TIME}(?:{ZONE})?"

_NEAR_DAY = r"(?:Today|Yesterday|TODAY|YESTERDAY|今天|昨天|前天|今日|昨日)"
_NO_YEAR = rf"(?:\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}{SPACE}{_MONTH}|{_MONTH}{SPACE}\d{{1,2}})"
_ON_A_SCREEN = re.compile(
    rf"(?=.*[\d天日yY])(?:(?:{_NEAR_DAY}|{WEEKDAY}),?{SOME})?(?:{DAY}|{_NO_YEAR})?"
    rf",?，?{SOME}(?:at{SPACES})?(?:{TIME})?"
)
_TIME_ALONE = re.compile(rf"(?:{_NEAR_DAY}|{WEEKDAY})?{SOME}{TIME}")
_TIME_LAST = re.compile(rf"{SPACES}{TIME}[\W_]*$")
SCREEN, CENTRED, CLOCK = 1.5, 0.06, 0.05
"""A telephone's screen is at least so much higher than wide (paper is 1.41, a photograph 1.33); the
share of the width by which a time in the middle may be off it; the share of the height, at the
top, in which the clock of the telephone stands."""


def name_of(text: str) -> str:
    """A writer's name without what stands around it: spaces, unseen marks, the ~ of WhatsApp
    before one that is no contact."""
    return re.sub(rf"^[\s~{UNSEEN}]+|[\s{UNSEEN}]+$", "", text)


def is_time_line(text: str) -> bool:
    """Is this line nothing but when the messages below were written?"""
    return bool(text.strip()) and _ON_A_SCREEN.fullmatch(text.strip()) is not None


def has_time(text: str) -> bool:
    return re.search(r"\d[:：]\d\d", text) is not None


def time_at_end(text: str) -> int:
    """Where the time begins that a bubble shows behind its text; ``-1`` without one."""
    found = _TIME_LAST.search(text) or _TIME_ALONE.fullmatch(text.strip())
    return found.start() if found else -1
