"""The dates of one stamp: line by line, in the calendars of its state, with every reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from forensics.documents.common.stamp_text import StampLine, StampText, is_until
from forensics.documents.common.viz_facts import chars_of, known_order
from forensics.records import Document, Page
from forensics.temporal.readings import Interval, Pick, Reading, UncertainDate, end_of
from forensics.text.dates import DateContext, find_dates

_BARE = re.compile(r"(?<!\d)(\d{1,4}) (\d{1,2}) (\d{1,4})(?!\d)")
_MINGUO = re.compile(r"(?<![\d.])(1\d\d|\d\d)[. ]{1,2}(\d{1,2})[. ]{1,2}(\d{1,2})(?![\d.])")
# What a cut leaves of 2016.06.19: a year of one digit, or a padded month beside an unpadded day.
_CUT = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -]\d|\d[./ -]0\d[./ -]\d\d")
_RUN = re.compile(r"(\d\d)(\d\d)(\d\d)")
# Letters that only a month name can mean between two figures: 30QCT08, 28 0CT 2016.
_MONTH = re.compile(r"(?<=\d)(\W{0,2})([0OQ]CT|N[0OQ]V|5EP)(?=\W{0,2}\d\d)|^([0OQ]CT)(?= \d)", re.I)
_BUDDHIST, _ROC = 543, 1911


@dataclass(frozen=True, slots=True)
class Dated:
    """A date on a stamp; ``start`` and ``end`` are offsets in the page text."""

    value: UncertainDate
    start: int
    end: int
    until: bool


def dates_of_stamp(
    document: Document, page: Page, text: StampText, order: str
) -> tuple[Dated, ...]:
    """The dates of a stamp, line by line: a range over two lines would be an accident."""
    fixed = (text.layout.order if text.layout else "") or order
    known = known_order(fixed)
    calendars = text.layout.calendars if text.layout else ("gregorian",)
    out = []
    for index, line in enumerate(text.lines):
        # Stamps often part the figures by spaces alone; same length, so offsets stay.
        shown = _BARE.sub(r"\1.\2.\3", _MONTH.sub(_as_month, line.text))
        chars = chars_of(page, line.start, line.end)
        context = DateContext(
            order=known,
            # A stamp of no known state has no series but itself.
            series=f"{document.name}:{text.series or f'p{page.number}:{text.lines[0].start}'}",
            # Offsets count from the line: its place keeps the choices of dates apart.
            scope=f"{document.name}:p{page.number}:{line.start}",
        )
        run = _RUN.fullmatch(shown.strip())
        if run:  # spaces lost between two-digit figures: any order may be meant
            parted = find_dates(f"{run[1]}.{run[2]}.{run[3]}", context)
            out += [
                Dated(_calendars(document, text, one.value, calendars), line.start, line.end, False)
                for one in parted
                if isinstance(one.value, UncertainDate)
            ]
            continue
        found = list(find_dates(shown, context, chars))
        for one in found:
            if _CUT.fullmatch(shown[one.start : one.end]) or _runs_on(shown, one.end):
                continue
            start, end = line.start + one.start, line.start + one.end
            until = is_until(text.lines, index, one.start)
            value = one.value
            if isinstance(value, Interval):
                last = end_of(value)
                if last is None:
                    continue
                value, until = last, True
            if any(not _close(r) for r in value.readings):
                continue  # a lone number that could be a year is a stamp's number
            out.append(Dated(_calendars(document, text, value, calendars), start, end, until))
        if not found and "minguo" in calendars:
            out += _minguo(document, text, line, is_until(text.lines, index, 0))
    return tuple(out)


def _as_month(match: re.Match[str]) -> str:
    """The same length, so offsets stay."""
    return match[0].upper().replace("0", "O").replace("Q", "O").replace("5", "S")


def _runs_on(text: str, end: int) -> bool:
    """Print goes on where the date ends, which may be more of its year: ``13JUN20II``."""
    return re.match(r"[A-Z+]{0,2}\d|[IOLSZB]{1,2}\b|\+", text[end:]) is not None


def _close(reading: Reading) -> bool:
    """Known to the month at least."""
    first, last = reading.earliest, reading.latest
    return first is not None and last is not None and (last - first).days < 31


def _calendars(
    document: Document, text: StampText, value: UncertainDate, calendars: tuple[str, ...]
) -> UncertainDate:
    """Two-digit years of a state with an era of its own may be counted in it."""
    if "buddhist" in calendars:
        name, first = "buddhist", 2500 - _BUDDHIST
    elif "minguo" in calendars:
        name, first = "minguo", _ROC
    else:
        return value
    short = [r for r in value.readings if any(p.choice.startswith("century:") for p in r.assumes)]
    if not short:
        return value
    choice = f"calendar:{document.name}:{text.series}"
    more: dict[tuple[date, tuple[Pick, ...]], Reading] = {}
    for one in short:
        if one.earliest is None or one.latest is None:
            continue
        year = first + one.earliest.year % 100
        picks = tuple(p for p in one.assumes if not p.choice.startswith("century:"))
        try:
            day = one.earliest.replace(year=year)
        except ValueError:
            continue
        more[day, picks] = Reading(day, day, (*picks, Pick(choice, name)))
    plain = tuple(
        replace(r, assumes=(*r.assumes, Pick(choice, "gregorian"))) for r in value.readings
    )
    return UncertainDate((*plain, *more.values()))


def _minguo(document: Document, text: StampText, line: StampLine, until: bool) -> list[Dated]:
    """``105.06.12``: years of the Republic (AD - 1911). Two digits may be either calendar."""
    out = []
    for match in _MINGUO.finditer(line.text):
        year, month, day = (int(match[i]) for i in (1, 2, 3))
        try:
            found = date(year + _ROC, month, day)
        except ValueError:
            continue
        start, end = line.start + match.start(), line.start + match.end()
        out.append(Dated(UncertainDate.day(found), start, end, until))
    return out
