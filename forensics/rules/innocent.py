"""Innocent explanations, tried where the papers of the case allow it.

What a test may say: ``holds: …`` (tried, and the clash remains), ``fails: …`` (were it so, the
clash would be gone), ``not tested: …`` (looked at, and nothing follows). An explanation for
which there is nothing to try says ``""`` and is not counted: the absence of a paper is no test.
The verdict rests on the papers as they were read; no test here changes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from forensics.findings import Assumption
from forensics.rules.calendar import add_months
from forensics.rules.candidate import Candidate
from forensics.rules.describe import day_in_words
from forensics.rules.model import Rule
from forensics.rules.view import View
from forensics.rules.whereabouts import unstamped_since
from forensics.temporal.readings import Reading, UncertainDate
from forensics.temporal.verdict import Answer, Problem, Status, TooManyReadings, Trials
from forensics.text.dates.calendars import lunar_day

LOOK_ALIKE = {
    "0": "689", "1": "47", "2": "7", "3": "58", "4": "19", "5": "368", "6": "058", "7": "12",
    "8": "03569", "9": "048",
}  # fmt: skip
"""Figures of one shape in print and in stamps; each pair stands on both sides."""

MOST_MARKS = 12
"""A finding over more dates than this is tried on the first of them; the words say on how many."""

FULL_AGE = 18
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{4}|\d{2})(?!\d)")

_ASK = "the original, or a sharper picture of it; the same day in another paper"


def tried(rule: Rule, candidate: Candidate, view: View) -> tuple[Assumption, ...]:
    """The assumptions of the page with what became of them, then the readings that were tried."""
    tested = dict(candidate.tested)
    for link in rule.assumptions:
        test = _TESTS.get(link.id)
        if test is not None and not tested.get(link.id):
            tested[link.id] = test(candidate, view)
    told = tuple(
        Assumption(a.id, a.otherwise, a.ask, tested.get(a.id, "")) for a in rule.assumptions
    )
    return (*told, *_readings(candidate))


def _same_person(candidate: Candidate, view: View) -> str:
    grounds = view.identity.grounds(candidate.items)
    return f"holds: {grounds}" if grounds else ""


def _same_calendar(candidate: Candidate, view: View) -> str:
    """Is one birth date the other in the lunar calendar, or 1 January for an unknown day?"""
    days = [i.start.only_day for i in candidate.items if i.start is not None]
    known = [d for d in days if d is not None]
    if len(known) != len(days) or len(known) < 2:
        return ""
    for one in known:
        for two in known:
            solar = lunar_day(one.year, one.month, one.day)
            if one != two and solar and _holds(solar, two):
                return (
                    f"fails: {day_in_words(one)} read in the lunar calendar is {day_in_words(two)}"
                )
            if one.year == two.year and (one.month, one.day) == (1, 1) != (two.month, two.day):
                return f"fails: {day_in_words(one)} may stand for a day that was not known"
    return "holds: neither date read in the lunar calendar is the other, neither is 1 January"


def _holds(reading: Reading, day: date) -> bool:
    first, last = reading.earliest, reading.latest
    return first is not None and last is not None and first <= day <= last


def _other_book(candidate: Candidate, view: View) -> str:
    """Could another passport of this person, of this case, have been used?"""
    stamps = [x for i in candidate.items for x in i.leaves if x.kind == "border_crossing"]
    shown = {x.document for x in stamps}
    days = [d for x in stamps for d in x.bounds("start")]
    person = candidate.items[0].person
    others = [
        b for b in view.items(("passport",), person)
        if not shown & {x.document for x in b.leaves}
    ]  # fmt: skip
    used = {b.detail("number") for b in view.items(("passport",), person) if b not in others}
    others = [b for b in others if not b.detail("number") or b.detail("number") not in used]
    if not days or not others or not used:
        return ""
    valid = [
        b for b in others
        if b.bounds("start")[0] <= max(days) and b.bounds("end")[1] >= min(days)
    ]  # fmt: skip
    if not valid:
        count = "the other passport" if len(others) == 1 else f"the {len(others)} other passports"
        return f"holds: {count} of this person in the case cannot have been valid then"
    return f"not tested: {valid[0].document} was valid then too; its stamps would show it"


def _unstamped(candidate: Candidate, view: View) -> str:
    """A state that gives no stamps. One that is not in the table may still have gates without."""
    for item in candidate.items:
        since = unstamped_since(item.place.country) if item.place else None
        if since is not None and item.bounds("start")[1] >= since.toordinal():
            name = item.place.name or item.place.country if item.place else ""
            return f"fails: {name} gives no stamps since {day_in_words(since)}"
    return ""


def _of_age(candidate: Candidate, view: View) -> str:
    """Was the person of full age on the first day the offence can have been committed?"""
    person = candidate.items[0].person
    births = [i.start.latest for i in view.items(("fact:birth_date",), person) if i.start]
    done = [
        i.start.earliest for i in view.items(("offence",), person) if i.start and i.matter == "this"
    ]
    born = [d for d in births if d]
    first = [d for d in done if d]
    if not born or not first or len(born) < len(births) or len(first) < len(done):
        return ""
    if min(first) >= add_months(max(born), 12 * FULL_AGE):
        return "holds: of full age on the first day the papers give for the offence"
    return ""


_TESTS: dict[str, Callable[[Candidate, View], str]] = {
    "same-person": _same_person,
    "same-calendar": _same_calendar,
    "one-book": _other_book,
    "no-unseen-return": _other_book,
    "stamped-each-time": _unstamped,
    "not-sealed": _of_age,
}
"""Id of an assumption -> how it is tried. Papers that would show one stand in the page itself."""


def _readings(candidate: Candidate) -> Iterator[Assumption]:
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
            "other-order", "Day and month of a date in figures may stand the other way round.",
            "another date of the same stamp or hand", order,
        )  # fmt: skip
    century = _tell(candidate, trials, [], "century:")
    if century:
        yield Assumption(
            "other-century", "A year of two figures may be of another century.", _ASK, century
        )
    figure = _tell(candidate, trials, [(m, _figures(m[1], m[2])) for m in marks], "digit:")
    if figure:
        yield Assumption(
            "other-figure",
            "One figure of a day or a month may be another that looks like it (1 and 7, 3 and 8).",
            _ASK, figure,
        )  # fmt: skip
    year = _tell(candidate, trials, [(m, _years(m[1], m[2])) for m in marks], "")
    if year:
        yield Assumption(
            "other-year", "The last figure of a year may be another that looks like it.", _ASK, year
        )


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
    candidate: Candidate, trials: Trials, others: list[tuple[_Mark, list[date]]], choice: str
) -> str:
    """What became of other readings: of those the paper leaves open, and of those tried here."""
    gone: list[str] = []
    count = sum(len(days) for _, days in others)
    worlds = candidate.decision.worlds
    left_open = choice and any(p.choice.startswith(choice) for picks, _ in worlds for p in picks)
    if left_open and any(status is not Status.CLASH for _, status in worlds):
        return "fails: the paper leaves it open, and the clash turns on how it is read"
    for (when, day, _, document), days in others:
        for other in days:
            held = _still(candidate, trials, when, other)
            if held is None:
                count -= 1
            elif not held:
                gone.append(f"if {day_in_words(day)} in {document} were {day_in_words(other)}")
    if gone:
        rest = f" ({len(gone)} of {count} readings tried end it)" if count > 1 else ""
        return f"fails: the clash would be gone {gone[0]}{rest}"
    if count:
        words = "one other reading" if count == 1 else f"{count} other readings"
        return f"holds: {words} tried, the clash remains"
    return "holds: the clash remains in every reading the paper leaves open" if left_open else ""


def _still(candidate: Candidate, trials: Trials, when: UncertainDate, other: date) -> bool | None:
    """Does the clash remain with another day? ``None`` where the papers' own rules forbid it."""
    try:
        answer, broken = trials.decide(when, other)
    except TooManyReadings:
        return None
    if broken and not candidate.decision.own_broken:
        return None
    return answer in (candidate.answer, Answer.CERTAIN)


def _swapped(day: date, quote: str) -> list[date]:
    """The other order of day and month, where both stand there in figures and both can be."""
    for found in _FIGURES.finditer(quote):
        one, two, year = (int(g) for g in found.groups())
        if year % 100 == day.year % 100 and {one, two} == {day.day, day.month} and one != two:
            return [date(day.year, day.day, day.month)] if max(one, two) <= 12 else []
    return []


def _figures(day: date, quote: str) -> list[date]:
    """The day with one figure of day or month changed for one that looks like it."""
    found: list[date] = []
    if _stands(f"{day.day}", quote):
        found += _made((day.year, day.month, int(x)) for x in _alike(f"{day.day:02}"))
    if _stands(f"{day.month}", quote) and (day.month != day.day or _twice(day, quote)):
        found += _made((day.year, int(x), day.day) for x in _alike(f"{day.month:02}"))
    return found


def _years(day: date, quote: str) -> list[date]:
    """The day with the last figure of the year changed: other decades show in every date."""
    if not (_stands(f"{day.year}", quote) or _stands(f"{day.year % 100:02}", quote)):
        return []
    decade, last = divmod(day.year, 10)
    return _made((10 * decade + int(x), day.month, day.day) for x in LOOK_ALIKE[str(last)])


def _stands(figures: str, quote: str) -> bool:
    return re.search(rf"(?<!\d)0?{figures}(?!\d)", quote) is not None


def _twice(day: date, quote: str) -> bool:
    return len(re.findall(rf"(?<!\d)0?{day.day}(?!\d)", quote)) > 1


def _alike(figures: str) -> Iterator[str]:
    for at, figure in enumerate(figures):
        for other in LOOK_ALIKE[figure]:
            yield figures[:at] + other + figures[at + 1 :]


def _made(parts: Iterator[tuple[int, int, int]]) -> list[date]:
    found = []
    for year, month, number in parts:
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    return found
