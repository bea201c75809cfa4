"""Other readings of the printed dates, tried: the order of day and month, a figure taken for
one that looks like it, another century. See ``innocent`` for what a test may say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from forensics.findings import Assumption
from forensics.rules.candidate import Candidate
from forensics.rules.describe import day_in_words
from forensics.rules.speech import say
from forensics.temporal.readings import UncertainDate
from forensics.temporal.verdict import Answer, Problem, Status, TooManyReadings, Trials

LOOK_ALIKE = {
    "0": "689", "1": "47", "2": "7", "3": "58", "4": "19", "5": "368", "6": "058", "7": "12",
    "8": "03569", "9": "048",
}  # fmt: skip
"""Figures of one shape in print and in stamps; each pair stands on both sides."""

MOST_MARKS = 12
"""A finding over more dates than this is tried on the first of them; the words say on how many."""

MOST_KEPT = 4096
"""Dates whose other readings are kept: one stamp may stand in many findings."""

_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{4}|\d{2})(?!\d)")


def _ask() -> str:
    return say("the original, or a sharper picture of it; the same day in another paper")


def tried(candidate: Candidate) -> Iterator[Assumption]:
    """Other readings of the printed dates, where a date of the clash stands there in figures."""
    problem = candidate.problem
    if problem is None or problem.conflict is None:
        return
    if candidate.answer not in (Answer.CERTAIN, Answer.READING):
        return
    marks = list(_marks(candidate, problem))[:MOST_MARKS]
    trials = Trials(problem)
    order = _tell(candidate, trials, [(m, _swapped(m[1], m[2])) for m in marks], "order:")
    if order:
        yield Assumption(
            "other-order", say("Day and month of a date in figures may stand the other way round."),
            say("another date of the same stamp or hand"), order,
        )  # fmt: skip
    century = _tell(candidate, trials, [], "century:")
    if century:
        yield Assumption(
            "other-century", say("A year of two figures may be of another century."), _ask(),
            century,
        )  # fmt: skip
    figure = _tell(candidate, trials, [(m, _figures(m[1], m[2])) for m in marks], "digit:")
    if figure:
        yield Assumption(
            "other-figure",
            say(
                "One figure of a day or a month may be another that looks like it (1 and 7, "
                "3 and 8)."
            ),
            _ask(), figure,
        )  # fmt: skip
    year = _tell(candidate, trials, [(m, _years(m[1], m[2])) for m in marks], "")
    if year:
        yield Assumption(
            "other-year", say("The last figure of a year may be another that looks like it."),
            _ask(), year,
        )  # fmt: skip


_Mark = tuple[UncertainDate, date, str, str]
"""A date of the problem, its day (the first, if it has two readings), the words, the paper."""


def _marks(candidate: Candidate, problem: Problem) -> Iterator[_Mark]:
    """Dates that stand in the problem as they were printed. Counted ones are left alone."""
    used = {id(d) for d in problem.dates.values() if d is not None}
    seen: set[int] = set()
    for item in candidate.items:
        if item.kind in ("away", "stay"):
            # Another day of one stamp would pair the stamps anew.
            continue
        for leaf in item.leaves:
            for when in (leaf.start, leaf.end):
                if when is None or id(when) in seen or id(when) not in used:
                    continue
                seen.add(id(when))
                if when.only_day is not None:
                    yield when, when.only_day, leaf.provenance[0].quote, leaf.document


def _tell(
    candidate: Candidate, trials: Trials, others: list[tuple[_Mark, tuple[date, ...]]], choice: str
) -> str:
    """What became of other readings: of those the paper leaves open, and of those tried here."""
    gone: list[str] = []
    count = sum(len(days) for _, days in others)
    worlds = candidate.decision.worlds
    left_open = choice and any(p.choice.startswith(choice) for picks, _ in worlds for p in picks)
    if left_open and any(status is not Status.CLASH for _, status in worlds):
        return "fails: " + say("the paper leaves it open, and the clash turns on how it is read")
    for (when, day, _, document), days in others:
        for other in days:
            held = _still(candidate, trials, when, other)
            if held is None:
                count -= 1
            elif not held:
                gone.append(
                    say(
                        "the clash would be gone if {day} in {paper} were {other}",
                        day=day_in_words(day), paper=document, other=day_in_words(other),
                    )
                )  # fmt: skip
    if gone:
        rest = ""
        if count > 1:
            rest = say(" ({gone} of {count} readings tried end it)", gone=len(gone), count=count)
        return f"fails: {gone[0]}{rest}"
    if count == 1:
        return "holds: " + say("one other reading tried, the clash remains")
    if count:
        return "holds: " + say("{count} other readings tried, the clash remains", count=count)
    if not left_open:
        return ""
    return "holds: " + say("the clash remains in every reading the paper leaves open")


def _still(candidate: Candidate, trials: Trials, when: UncertainDate, other: date) -> bool | None:
    """Does the clash remain with another day? ``None`` where the papers' own rules forbid it."""
    try:
        answer, broken = trials.decide(when, other)
    except TooManyReadings:
        return None
    if broken and not candidate.decision.own_broken:
        return None
    return answer in (candidate.answer, Answer.CERTAIN)


@lru_cache(MOST_KEPT)
def _swapped(day: date, quote: str) -> tuple[date, ...]:
    """The other order of day and month, where both stand there in figures and both can be."""
    for found in _FIGURES.finditer(quote):
        one, two, year = (int(g) for g in found.groups())
        if year % 100 == day.year % 100 and {one, two} == {day.day, day.month} and one != two:
            return (date(day.year, day.day, day.month),) if max(one, two) <= 12 else ()
    return ()


@lru_cache(MOST_KEPT)
def _figures(day: date, quote: str) -> tuple[date, ...]:
    """The day with one figure of day or month changed for one that looks like it."""
    found: list[date] = []
    if _stands(f"{day.day}", quote):
        found += _made((day.year, day.month, int(x)) for x in _alike(f"{day.day:02}"))
    if _stands(f"{day.month}", quote) and (day.month != day.day or _twice(day, quote)):
        found += _made((day.year, int(x), day.day) for x in _alike(f"{day.month:02}"))
    return tuple(found)


@lru_cache(MOST_KEPT)
def _years(day: date, quote: str) -> tuple[date, ...]:
    """The day with the last figure of the year changed: other decades show in every date."""
    if not (_stands(f"{day.year}", quote) or _stands(f"{day.year % 100:02}", quote)):
        return ()
    decade, last = divmod(day.year, 10)
    others = (10 * decade + int(x) for x in LOOK_ALIKE[str(last)])
    return tuple(_made((year, day.month, day.day) for year in others))


def _stands(figures: str, quote: str) -> bool:
    return re.search(rf"(?<!\d)0?{figures}(?!\d)", quote) is not None


def _twice(day: date, quote: str) -> bool:
    return len(re.findall(rf"(?<!\d)0?{day.day}(?!\d)", quote)) > 1


def _alike(figures: str) -> Iterator[str]:
    for at, figure in enumerate(figures):
        for other in LOOK_ALIKE[figure]:
            yield figures[:at] + other + figures[at + 1 :]


def _made(parts: Iterator[tuple[int, int, int]]) -> Iterator[date]:
    for year, month, number in parts:
        try:
            yield date(year, month, number)
        except ValueError:
            continue
