"""Which years a printed year can be."""

from __future__ import annotations

from datetime import date

from forensics.temporal.readings import Pick
from forensics.text.dates.atoms import Values
from forensics.text.dates.cascade import Work
from forensics.text.dates.numbers import Num, choice
from forensics.text.dates.tokens import Token

BUDDHIST = 543
ROC = 1911
# Two digits stand for a year less than a hundred years before the day of writing, or up to
# thirty after it: births lie behind, expiry dates and ends of sentences ahead.
YEARS_BACK, YEARS_AHEAD = 99, 30
# A four-digit year outside of this is a number. Buddhist years are converted before.
FIRST, LAST = 1000, 2199
BUDDHIST_YEARS = range(2400, 2651)


def num(tok: Token) -> Num:
    """The number a token holds; an ordinal or name of a month is one certain value."""
    if isinstance(tok.value, Num):
        return tok.value
    return Num(((int(tok.value), ()),), 0)


def values(tok: Token | None) -> Values | None:
    """The options of a number token, ``None`` for an absent or wholly unread one."""
    if tok is None:
        return None
    number = num(tok)
    return None if number.blank and not number.values else number.values


def full_years(tok: Token, buddhist: bool = False) -> Values:
    """A year in four digits; a Buddhist one by its size, or where that is printed."""
    number = num(tok)
    out = []
    for value, picks in number.values:
        if buddhist or value in BUDDHIST_YEARS:
            value -= BUDDHIST
        if FIRST <= value <= LAST and not (number.damaged and not 1900 <= value <= 2099):
            out.append((value, picks))
    return tuple(out)


def short_years(work: Work, tok: Token, roc: bool = False) -> Values:
    """A year in two digits: every century that the day of writing leaves open."""
    number = num(tok)
    if number.width != 2 or any(v > 99 for v, _ in number.values):
        return ()
    written: date | None = work.context.written
    out: list[tuple[int, tuple[Pick, ...]]] = []
    name = choice("century", work.context.scope, tok.start)
    for value, picks in number.values:
        if roc and value >= 1 and work.context.calendar == "roc":
            out.append((ROC + value, picks))
            continue
        centuries = [
            c
            for c in (1900, 2000)
            if written is None or -YEARS_BACK <= c + value - written.year <= YEARS_AHEAD
        ] or [1900, 2000]
        options = [(c + value, str(c)) for c in centuries]
        if roc and value >= 1:
            options.append((ROC + value, "ROC"))
        for year, option in options:
            more = (Pick(name, option),) if len(options) > 1 else ()
            out.append((year, picks + more))
    return tuple(out)
