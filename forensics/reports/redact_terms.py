"""Which words to look for when names, numbers and birth dates are taken out of a report.

All as regular expressions for folded text (``text.normalize.fold``: full-width characters,
digits of other scripts and dashes have one form, and the text its length).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from forensics.data.han import forms
from forensics.records import Fact
from forensics.reports.catalogue import LANGUAGES, texts
from forensics.reports.run import Run
from forensics.temporal.readings import UncertainDate
from forensics.text.normalize import fold

_NAMES = ("name", "name_latin", "name_han", "alias")
_NAME_DETAILS = ("guarantor", "query", "to")
"""Details of events that name a person."""
_NUMBERS = ("id_number", "passport_number", "number", "case_number")
_MONTHS = ["JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER",
           "OCTOBER", "NOVEMBER", "DECEMBER"]  # fmt: skip
_BETWEEN = r"[\s<,·.\-'_/]*"
"""What may stand between two words of a name."""
_LOOSE = r"[\s\-'.]?"
"""What may stand between two letters of one word: ``Yan-zhou``."""
_START = r"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))"
_END = r"(?:(?![A-Za-z])|(?<=[a-z])(?=[A-Z]))"
_LONG = 8
"""A whole name of so many letters is found inside other letters too."""
_TESTS = re.compile(r"^\[\[test\]\]$.*?(?=^\[(?!\[test\]\]$)|\Z)", re.M | re.S)
_SHORT = 4
"""A word of fewer letters is no name in small letters: "an", "he"."""


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


def patterns(run: Run, what: frozenset[str], days: Iterable[date]) -> frozenset[str]:
    """What to look for of ``what``; ``days`` are birth days."""
    found: set[str] = set()
    if "names" in what:
        for name in _said(run, _NAMES, (*run.case.subject.names, *run.case.subject.aliases)):
            found.update(name_patterns(name))
    if "numbers" in what:
        found.update(map(_literal, _said(run, _NUMBERS, getattr(run.case.subject, "numbers", ()))))
    if "birth" in what:
        found.update(map(_literal, _said(run, ("birth_date",), ())))
        for day in days:
            found.update(day_patterns(day))
    return frozenset(p for p in found if p)


def _said(run: Run, wanted: tuple[str, ...], more: Iterable[str]) -> Iterator[str]:
    """What the papers and the case file say of it, as printed and as read."""
    yield from more
    for fact in _facts(run):
        if fact.name in wanted:
            yield from (fact.provenance.quote, *(
                v for v in (fact.value, *fact.alternatives) if isinstance(v, str)
            ))  # fmt: skip
    if "name" in wanted:
        for extraction in run.extractions:
            for event in extraction.events:
                yield from (value for key, value in event.details if key in _NAME_DETAILS)


def name_patterns(name: str) -> Iterator[str]:
    """The whole name, in either order and script; each Latin word of it; a Han given name."""
    name = fold(name)
    if han := re.sub(r"[^\u3400-\u9fff\U00020000-\U000323af]", "", name):
        yield _han(han)
        if len(han) > 2:
            yield _han(han[1:])
    words = [w for w in re.findall(r"[A-Za-z]+", name) if len(w) > 1]
    if len(words) > 1:
        for order in {tuple(words), (*words[1:], words[0]), (words[-1], *words[:-1])}:
            whole = f"(?i:{_BETWEEN.join(map(_spread, order))})"
            yield whole if sum(map(len, order)) >= _LONG else f"{_START}{whole}{_END}"
            spaced = r"\s+".join("".join(order))
            yield f"{_START}(?i:{spaced}){_END}"
    yield from map(_word, words)


def _han(characters: str) -> str:
    return r"\s*".join(f"[{forms(c)}]" for c in characters)


def _spread(word: str) -> str:
    return _LOOSE.join(word) if len(word) >= _SHORT else word


def _word(word: str) -> str:
    """A single word of a name, never a part of another word: "Ding" and not "reading".

    A word that is one of ours ("May", "Long") is a name only with a capital.
    """
    if len(word) >= _SHORT and word.lower() not in _our_words():
        return f"{_START}(?i:{_spread(word)}){_END}"
    return f"{_START}(?:{word.upper()}|{word.capitalize()}){_END}"


def _literal(text: str) -> str:
    """A number, or words as printed: blanks and dashes inside may differ, and letter case."""
    text = fold(text).strip()
    if text.isascii() and text.isalnum() and any(c.isdigit() for c in text):
        return "(?i:" + r"[\s\-.]*".join(text) + ")"
    return "(?i:" + r"\s*".join(re.escape(c) for c in text if not c.isspace()) + ")"


def day_patterns(day: date) -> Iterator[str]:
    """The ways a day is written: figures in every order, Chinese and English words."""
    y, m, d = f"{day.year}", f"0?{day.month}", f"0?{day.day}"
    yield f"{day:%Y%m%d}"
    yield f"{day:%y%m%d}"
    sep = r"[年月/|.\-,_\s]{1,3}"
    yield rf"{y}{sep}{m}{sep}{d}(?!\d)"
    short = f"(?:{y}|'?{day:%y})"
    for a, b in ((d, m), (m, d)):
        yield rf"(?<!\d){a}{sep}{b}{sep}{short}(?!\d)"
    name = _MONTHS[day.month - 1]
    # Passports add the month in figures or in another language: 3月/MAR, MAR/MARS.
    month = rf"(?i:(?:{m}\s*月\s*/?\s*)?{name[:3]}(?:T|{name[3:]})?(?:\s*/\s*[A-Z]{{3,5}})?)"
    nth = rf"(?<!\d){d}(?i:\s*(?:st|nd|rd|th))?(?i:\s*day)?(?i:\s*of)?"
    yield rf"{nth}[\s.,/\-_]*{month}[\s.,/\-_]*{short}(?!\d)"
    yield rf"{month}[\s.\-_]*{d}(?!\d)(?i:\s*(?:st|nd|rd|th))?[\s.,/\-_]*{short}(?!\d)"
    yield rf"{y}[\s.,/\-_]*{month}[\s.,/\-_]*{d}(?!\d)"
    digits = {"0": "[〇零○oO0]"} | {
        str(n): f"[{n}{c}]" for n, c in enumerate("一二三四五六七八九", 1)
    }
    year = "".join(digits[c] for c in y)
    yield rf"{year}\s*年\s*{_han_number(day.month)}\s*月\s*{_han_number(day.day)}\s*[日号]"


def _han_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    numerals = "一二三四五六七八九"
    last = numerals[ones - 1] if ones else ""
    if tens == 0:
        return f"(?:{last}|0?{number})"
    ten = {1: "一?十", 2: "(?:二十|廿)", 3: "(?:三十|卅)"}[tens]
    return f"(?:{ten}{last}|{number})"


@cache
def our_text() -> str:
    """All that reports say in their own words, folded: catalogue, templates, rule pages."""
    said = [texts(lang).template(key) for lang in LANGUAGES for key in texts(lang).names()]
    for folder in ("reports/templates", "rules"):
        for path in _below(files("forensics").joinpath(folder)):
            if path.name.endswith((".html", ".toml")):
                # The people of the tables of tests are no words of ours.
                said.append(_TESTS.sub("", path.read_text(encoding="utf-8")))
    return fold("\n".join([*said, *_MONTHS, *map(str.capitalize, _MONTHS)]))


@cache
def _our_words() -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", our_text().lower()))


def _below(folder: Traversable) -> Iterator[Traversable]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _below(path)
        else:
            yield path
