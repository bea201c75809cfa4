"""The clauses of a sentence of a statement, and which of its days a denial speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from forensics.documents.common.statement_words import words
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

_CUT = re.compile(r"[，,；;]\s*(?:and|then|而后|后)?\s*|\s+(?:and|then)\s+")
_OR = re.compile(r"\s*(?:or|或)\b|或")
_UNTIL = re.compile(r"\b(?:until|till)\b|直到", re.I)
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
    return cuts[-1] if _does(text[start : cuts[-1].start()]) else None


def _does(piece: str) -> bool:
    return any(p.search(piece) for name, p in words().about if name in _DONE_ON_A_DAY)


def only_limits(text: str, start: int, day: FoundDate) -> bool:
    """I have not left since I arrived on the 4th: the day is of the arrival."""
    denied = words().denial.search(text, start, day.start)
    limit = words().limits.search(text, denied.end(), day.start) if denied else None
    if limit is None:
        return False
    after = text[limit.end() : day.start]
    return bool(words().speaker.search(after) or words().others.search(after) or _does(after))


def denied_of(text: str, day: FoundDate) -> UncertainDate | Interval:
    """Not until the 3rd is on no day before the 3rd; on the 3rd it may have been."""
    value = day.value
    if not isinstance(value, Interval) or not _UNTIL.search(text, day.start, day.end):
        return value
    last = value.end.only_day if value.end else None
    return Interval(value.start, UncertainDate.day(last - timedelta(days=1))) if last else value
