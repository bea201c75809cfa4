"""Dates, places, verdicts and confidence in words. No decision is taken here."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

from forensics.data.stamp_layouts import layouts
from forensics.data.states import by_alpha2
from forensics.findings import Finding, Verdict
from forensics.places import Place
from forensics.records import Box, Document, FactValue, Page, Provenance, ReadingWarning
from forensics.reports.catalogue import Texts
from forensics.rules.speech import named
from forensics.temporal.readings import Extent, Interval, Reading, UncertainDate, When

CLEAR, FAIR = 0.95, 0.80
"""Lowest confidence of a character from which a reading is called clear, or fair."""


def day_words(day: date, texts: Texts) -> str:
    if texts.lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def month_words(day: date, texts: Texts) -> str:
    if texts.lang == "zh":
        return f"{day.year}年{day.month}月"
    return f"{calendar.month_name[day.month]} {day.year}"


def _reading_words(reading: Reading, texts: Texts) -> str:
    a, b = reading.earliest, reading.latest
    if a is None and b is None:
        return texts("date.unknown")
    if a is None:
        return texts("date.before", b=day_words(b, texts)) if b else ""
    if b is None:
        return texts("date.after", a=day_words(a, texts))
    if a == b:
        return day_words(a, texts)
    ends_month = (b + timedelta(days=1)).day == 1 if b < date.max else True
    if a.day == 1 and ends_month and (a.year, a.month) == (b.year, b.month):
        return texts("date.in_month", month=month_words(a, texts))
    if (a.month, a.day, b.month, b.day) == (1, 1, 12, 31) and a.year == b.year:
        return texts("date.in_year", year=a.year)
    return texts("date.between", a=day_words(a, texts), b=day_words(b, texts))


def date_words(value: UncertainDate, texts: Texts) -> str:
    """``12 June 2016``; every reading, joined by "or"."""
    words = dict.fromkeys(_reading_words(r, texts) for r in value.readings)
    return texts("date.or").join(words)


def when_words(when: When | None, texts: Texts) -> str:
    if when is None:
        return texts("date.unknown")
    if isinstance(when, UncertainDate):
        return date_words(when, texts)
    if isinstance(when, Extent):
        within = when_words(when.within, texts)
        return texts("date.extent", words=when.words, within=within)
    start = date_words(when.start, texts) if when.start else ""
    end = date_words(when.end, texts) if when.end else ""
    if start and end:
        return texts("date.interval", a=start, b=end)
    if start:
        return texts("date.interval_open_end", a=start)
    if end:
        return texts("date.interval_open_start", b=end)
    return texts("date.interval_open")


def value_words(value: FactValue, texts: Texts) -> str:
    if isinstance(value, UncertainDate | Interval | Extent):
        return when_words(value, texts)
    return value.name if isinstance(value, Place) else str(value)


def who_words(who: str, texts: Texts) -> str:
    """Whose word it is; a bare code of a state, as stamps have it, is its border control."""
    state = by_alpha2().get(who) if len(who) == 2 else None
    if state is None:
        return who
    return texts("finding.border", state=state.name_zh if texts.lang == "zh" else state.name)


def area_words(name: str, texts: Texts) -> str:
    """A state or a border area by its name of the tables; names that papers print stay."""
    return name if texts.lang == "en" else _areas().get(name, name)


@cache
def _areas() -> dict[str, str]:
    """English name of a state, also as the stamp layouts have it -> its Chinese name."""
    states = by_alpha2()
    names = {state.name: state.name_zh for state in states.values() if state.name_zh}
    layout = {x.name: states[x.state].name_zh for x in layouts() if x.state in states}
    return {**layout, **names}


def verdict_words(finding: Finding, texts: Texts) -> str:
    """The verdict as one clause, with the deciding mark where there is one."""
    key = f"verdict.{finding.nature.value}.{finding.verdict.value}"
    words = next((d.words for d in finding.deciding if d.words), "").strip().rstrip(".。")
    if finding.verdict is Verdict.READING:
        condition = _condition(words)
        if words and not condition:
            return texts("verdict.depends", words=words)
        words = condition or texts("verdict.reading_unknown")
    elif finding.verdict is Verdict.PRECISION:
        words = words or texts("verdict.precision_unknown")
    return texts(key, words=words)


def _condition(words: str) -> str:
    """What follows "if" in "they clash if …; they do not if …"; ``""`` in other sentences."""
    for opening, close in (("they clash if ", "; they do not if "), ("如果", "，则冲突")):
        if words.startswith(opening):
            return words.removeprefix(opening).split(close)[0]
    return ""


def region_of(page: Page, provenance: Provenance) -> str:
    """``stamp``, ``seal``, ``mrz``, ``photo``: the region the span was read in, else ``""``."""
    span = provenance.span
    for region in page.regions:
        if region.start <= span.start and span.end <= region.end and region.end > region.start:
            return region.kind
    if not provenance.boxes or (span.start < page.main_end and provenance.quote):
        return ""
    for region in page.regions:
        if any(_within(box, region.box) for box in provenance.boxes):
            return region.kind
    return ""


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def place_words(provenance: Provenance, document: Document | None, texts: Texts) -> str:
    """``bail.pdf, page 1, line 7``, or the stamp, zone or seal it stands in."""
    names = {"document": provenance.document, "page": provenance.page}
    page = _page(document, provenance.page)
    if page is None or not page.text:
        return texts("place.page" if provenance.page else "place.paper", **names)
    kind = region_of(page, provenance)
    if kind:
        return texts(f"place.{kind}", **names)
    if not provenance.quote:
        return texts("place.page", **names)
    line = page.text.count("\n", 0, provenance.span.start) + 1
    return texts("place.line", line=line, **names)


def _page(document: Document | None, number: int) -> Page | None:
    if document is None:
        return None
    return next((p for p in document.pages if p.number == number), None)


def box_words(boxes: tuple[Box, ...]) -> str:
    """Pixels of the page picture: ``x 120–480, y 310–352``."""
    return "; ".join(f"x {b.left}–{b.right}, y {b.top}–{b.bottom}" for b in boxes)


def confidence_words(provenance: Provenance, texts: Texts) -> str:
    if provenance.corrected:
        return texts("confidence.hand")
    if not provenance.boxes and provenance.confidence >= 1:
        return texts("confidence.text")
    sure = provenance.confidence
    grade = "clear" if sure >= CLEAR else "fair" if sure >= FAIR else "doubtful"
    # Never rounded up to certainty.
    percent = f"{min(int(sure * 100), 99 if sure < 1 else 100)}\N{NO-BREAK SPACE}%"
    return texts(f"confidence.{grade}", percent=percent)


def warning_words(warning: ReadingWarning, texts: Texts) -> str:
    """The message; in other languages what its code stands for, then the message."""
    key = f"warning.{warning.code}"
    message = texts.told(warning.message)
    if texts.lang == "en" or not texts.has(key):
        return message
    return texts("warning_and_message", words=texts(key), message=message)


def note_words(note: str, texts: Texts) -> str:
    """Notes of how something was inferred, joined by semicolons, as the rules word them."""
    return texts("note_between").join(named(n, texts.lang) for n in note.split("; "))


def language_of(text: str, default: str = "") -> str:
    """A language tag for a quotation: Han characters decide, then ``default``."""
    if any("\u3400" <= c <= "\u9fff" for c in text):
        if any("\u3040" <= c <= "\u30ff" for c in text):
            return "ja"
        return "zh-Hant" if default.lower() in ("zh-hant", "zh-tw", "chi_tra") else "zh-Hans"
    return "" if default.startswith("zh") else default
