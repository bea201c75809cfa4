"""How a day stands in its sentence: does it lead, does it open a clause, or is it a verb's own?"""

from __future__ import annotations

import re

from forensics.documents.common.english_days import Day
from forensics.documents.common.english_units import Unit

BY_ORDER = re.compile(
    r"\s?(?:[\[(]?\d{1,3}[\]).]\s)?(?:by|vide|under|through|pursuant to) (?:an? |its |the |his "
    r"|her )?(?:[a-z]+ ){0,2}"
    r"(?:order|judgment|decision)(?: of [A-Z][a-z]+(?: [A-Z][a-z]+){0,3})?(?: dated| of"
    r"| made(?: on)?| given on)?(?: the)?\s?",
    re.I,
)
_LEADS = re.compile(
    r"[\s\[(\d.\])A-Za-z]{0,4}?\s?(?:(?:And|But|Then|Thereafter|Later)[, ]+)?"
    r"(?:(?:On|By|In|At|Upon|From)\b(?: [A-Z][\w’']+,?){0,3}(?: or about)? ?"
    r"|By (?:an )?(?:order|judgment) (?:of|dated) )?(?:the )?",
)
_BEGINS = re.compile(
    r"(?:[,;:(–—-]|\b(?:and|but|that|where|when|while|then|which|who|until|later|did|was|were"
    r"|been))\s?"
    r"(?:(?:on|in|by|from|since|at)\s)?(?:the )?$",
    re.I,
)
_OPENING = re.compile(
    r"\W*(?:\d{1,3}\W+)?(?:At|In|During|By|On|Upon)\b(?:(?!\b(?:was|were|had|\w+ed)\b)[^.;,])*$"
)
WHEN = re.compile(r",? (?:when|where|on which (?:day|date)|that (?:he|she|they|the))\b")
_STOPPED = re.compile(
    r"\b(?:stopped|intercepted|located|found|traced|raided|boarded)\b[^.;]{0,60}$", re.I
)


def leads_sentence(text: str, unit: Unit, day: Day) -> bool:
    leads = _LEADS.fullmatch(text, unit.start, day.start)
    ordered = BY_ORDER.fullmatch(text, unit.start, day.start)
    return bool(leads or ordered) and day.start - unit.start < 60


def begins_clause(text: str, unit: Unit, day: Day) -> bool:
    """Does the day open what follows, and is not that of a verb before it?"""
    end = day.also[-1].end if day.also else day.end
    return bool(
        _BEGINS.search(text, unit.start, day.start)
        or WHEN.match(text, end)
        or _OPENING.match(text[unit.start : day.start])
    )


def stopped_and(text: str, unit: Unit, begin: int, day: Day) -> bool:
    """ "His van was stopped on 17 June and he was arrested": then and there."""
    there = re.compile(r",? (?:and|where|when)(?: (?:he|she|they|both))? ?(?:was |were )?")
    return (
        _STOPPED.search(text, unit.start, day.start) is not None
        and there.fullmatch(text, day.end, begin) is not None
    )
