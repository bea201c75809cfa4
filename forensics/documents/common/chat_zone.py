"""Times of messages that an export prints in UTC: where they were sent it may be another day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from forensics.temporal.readings import UncertainDate
from forensics.text.chat_times import SPACE

IN_UTC = "printed in UTC: where it was sent it may have been the day before or after"
_UTC = re.compile(rf"(?:\.\d{{1,6}})?{SPACE}?(?:(?:Z|UTC|GMT)\b(?![+-])|[+-]00:?00(?!\d))")
_MOST_AHEAD, _MOST_BEHIND = 14, 12
"""Hours by which clocks anywhere are ahead of UTC, or behind it."""


def days_around(text: str, time: tuple[int, int]) -> tuple[int, int]:
    """Days before and after the printed one that it may be where the message was sent.

    (0, 0) unless the time at ``time`` is in UTC: any other zone is that of a telephone.
    """
    if _UTC.match(text, time[1]) is None:
        return 0, 0
    printed = re.fullmatch(r"(\d{1,2})[\d:：.]+", text[slice(*time)])
    if printed is None:
        return 1, 1  # morning or afternoon in words
    hour = int(printed[1])
    return int(hour < _MOST_BEHIND), int(hour + _MOST_AHEAD >= 24)


def widened(when: UncertainDate, around: tuple[int, int]) -> UncertainDate:
    """One of the days around, of which it is not known which."""
    back, on = (timedelta(days=n) for n in around)
    return UncertainDate(
        tuple(
            replace(r, earliest=r.earliest and r.earliest - back, latest=r.latest and r.latest + on)
            for r in when.readings
        )
    )
