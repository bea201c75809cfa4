"""Which words to look for when names, numbers and birth dates are taken out of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from forensics.records import Fact
from forensics.reports.catalogue import texts
from forensics.reports.run import Run
from forensics.reports.wording import day_words
from forensics.temporal.readings import UncertainDate

_NAMES = ("name", "name_latin", "name_han", "alias")
_NUMBERS = ("id_number", "passport_number", "number", "case_number")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def _facts(run: Run) -> Iterator[Fact]:
    for extraction in run.extractions:
        yield from extraction.facts
        for person in extraction.persons:
            yield from person.facts


def birth_days(run: Run) -> frozenset[date]:
    values: list[object] = [f.value for f in _facts(run) if f.name == "birth_date"]
    values.append(getattr(run.case.subject, "birth_date", None))
    return frozenset(
        day
        for value in values
        if isinstance(value, UncertainDate)
        for r in value.readings
        for day in (r.earliest, r.latest)
        if day
    )


def terms(run: Run, what: frozenset[str], days: Iterable[date]) -> Iterator[str]:
    subject = run.case.subject
    wanted: tuple[str, ...] = ()
    if "names" in what:
        wanted += _NAMES
        for name in (*subject.names, *subject.aliases):
            yield from _name_parts(name)
    if "numbers" in what:
        wanted += _NUMBERS
        yield from getattr(subject, "numbers", ())
    if "birth" in what:
        wanted += ("birth_date",)
        for day in days:
            yield from _day_forms(day)
    for fact in _facts(run):
        if fact.name in wanted:
            said = [fact.provenance.quote, *(v for v in (fact.value, *fact.alternatives))]
            for text in said:
                if isinstance(text, str) and text.strip():
                    yield from _name_parts(text) if fact.name in _NAMES else [text.strip()]


def _name_parts(name: str) -> Iterator[str]:
    """The whole name, each part of a Latin one, the given name of a Chinese one."""
    name = name.strip()
    if not name:
        return
    yield name
    if any("\u3400" <= c <= "\u9fff" for c in name):
        han = "".join(c for c in name if "\u3400" <= c <= "\u9fff")
        yield han
        if len(han) > 2:
            yield han[1:]
    yield from (part for part in re.split(r"[^A-Za-z'’]+", name) if len(part) > 1)


def _day_forms(day: date) -> Iterator[str]:
    """The ways a day is written: EDTF, figures, Chinese in both digits, English, six digits."""
    yield from (day.isoformat(), f"{day:%Y%m%d}", f"{day:%y%m%d}")
    for lang in ("en", "zh"):
        yield day_words(day, texts(lang))
    yield f"{day.year}年{day.month:02d}月{day.day:02d}日"
    yield f"{_han_year(day.year)}年{_han(day.month)}月{_han(day.day)}日"
    month = _MONTHS[day.month - 1]
    yield from (f"{day.day:02d} {month} {day.year}", f"{day.day} {month} {day.year}")
    yield from (f"{day.day:02d} {month} {day:%y}", f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}")
    yield from (
        f"{day:%d.%m.%Y}",
        f"{day:%Y.%m.%d}",
        f"{day:%Y/%m/%d}",
        f"{day:%B} {day.day}, {day.year}",
    )


def _han_year(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(year))


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else "一二三四五六七八九"[tens - 1]) + "十" if tens else ""
    return head + ("一二三四五六七八九"[ones - 1] if ones else "")


def pattern(term: str) -> str:
    """How a term is found: spaces and fillers between its parts may differ, and letter case.

    Short Latin words only as a word with a capital: "AN" and "An", never "an".
    """
    pieces = [re.escape(p) for p in re.split(r"[\s<,·.\-]+", term) if p]
    if not pieces:
        return re.escape(term)
    if len(pieces) == 1 and term.isascii() and term.isalpha() and len(term) < 4:
        return rf"\b(?:{term.upper()}|{term.capitalize()})\b"
    if term.isascii() and term.isalnum() and any(c.isdigit() for c in term):
        return "(?i:" + r"[\s\-]*".join(re.escape(c) for c in term) + ")"
    if any("\u3400" <= c <= "\u9fff" for c in term):
        return r"\s*".join(re.escape(c) for c in term if not c.isspace())
    return r"(?i:" + r"[\s<,·.\-]*".join(pieces) + ")"
