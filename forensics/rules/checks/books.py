"""Chinese passports: number against day of issue, validity against age; visas against books."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from forensics.data.passport_series import series
from forensics.rules.calendar import add_months
from forensics.rules.candidate import Candidate
from forensics.rules.checks.spans import CHINESE, SINCE
from forensics.rules.checks.values import plain
from forensics.rules.describe import day_in_words
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.model import Rule
from forensics.rules.speech import named
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.readings import UncertainDate
from forensics.temporal.verdict import Answer, Decision, Problem, Status, World, decide

CHILD = 16
"""Years. Passport Law of the PRC, art. 7."""


def too_early(rule: Rule, view: View) -> Iterator[Result]:
    """A book issued before the first day of its series."""
    for book in view.items(rule.role("p").kinds):
        if book.detail("issuer") not in CHINESE or book.start is None:
            continue
        for kind in series():
            if not kind.form.fullmatch(plain(book.detail("number"))):
                continue
            dates: dict[str, UncertainDate | None] = {
                "p.start": book.start, "s.first": UncertainDate.day(kind.first)
            }  # fmt: skip
            problem = Problem(dates, rel.before("p.start", "s.first"), doubts=doubts_of((book,)))
            words = {"form": named(kind.words), "day": day_in_words(kind.first)}
            yield Candidate({"p": (book,)}, decide(problem), problem, words=words)


def age(rule: Rule, view: View) -> Iterator[Result]:
    """Five years for a holder of sixteen or more, or ten for a child."""
    for book in view.items(rule.role("p").kinds):
        births = [
            b
            for b in view.items(rule.role("b").kinds, book.person)
            if b.extraction is book.extraction and b.start is not None
        ]
        if not births or book.start is None or book.end is None or book.is_day:
            continue
        if book.detail("issuer") not in CHINESE or (book.start.latest or date.max) < SINCE:
            continue
        if book.detail("series"):
            continue
        birth = births[0]

        def judge(world: World) -> Status:
            days = [world.bounds[n] for n in ("b.date", "p.start", "p.end")]
            if any(None in d or d[0] != d[1] for d in days):
                return Status.OPEN
            born, issued, expires = (date.fromordinal(d[0] or 1) for d in days)
            years = next((y for y in (5, 10) if _spans(issued, expires, y)), 0)
            if not years:
                return Status.CLEAR
            child = issued < add_months(born, 12 * CHILD)
            # The age counts on the day of the application, some weeks before.
            near = abs((issued - add_months(born, 12 * CHILD)).days) <= 60
            return Status.CLEAR if near or child == (years == 5) else Status.CLASH

        problem = Problem(
            {"b.date": birth.start, "p.start": book.start, "p.end": book.end}, judge=judge,
            doubts=doubts_of((book, birth)),
        )  # fmt: skip
        yield Candidate({"p": (book,), "b": (birth,)}, decide(problem))


def _spans(issued: date, expires: date, years: int) -> bool:
    return expires in {add_months(issued, 12 * years) - timedelta(days=n) for n in (0, 1)}


def other_book(rule: Rule, view: View) -> Iterator[Result]:
    """A visa that names a passport number no book of the case bears."""
    books = [b for b in view.items(rule.role("p").kinds) if b.detail("number")]
    numbers = {plain(b.detail("number")) for b in books}
    for visa in view.items(rule.role("v").kinds):
        if visa.extraction.kind != "visa" or not books:
            continue
        known = plain(visa.value) in numbers
        decision = (
            Decision(Answer.NONE, ())
            if known
            else Decision(Answer.CERTAIN, (((), Status.CLASH),), doubts_of((visa,)))
        )
        yield Candidate({"v": (visa,), "p": tuple(_first(books))}, decision)


def _first(books: list[Item]) -> list[Item]:
    """One of each number, for the evidence."""
    seen: dict[str, Item] = {}
    for book in books:
        seen.setdefault(book.detail("number"), book)
    return list(seen.values())
