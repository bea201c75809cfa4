"""Lengths that the law fixes: the validity of a passport, the length of probation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from forensics.rules.calendar import add_months, term
from forensics.rules.candidate import Candidate, Facts
from forensics.rules.checks.term import is_joined, joined_here
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Quiet, Result, View
from forensics.temporal.verdict import Answer, Decision, Problem, Status, World, decide

CHINESE = frozenset({"CHN", "CN", "China", "中国", "中华人民共和国"})
YEARS = (5, 10)
SINCE = date(2007, 1, 1)
"""Passport Law of the PRC, art. 7, in force from this day: five years under 16, else ten."""


def passport(rule: Rule, view: View) -> Iterator[Result]:
    for book in view.items(("passport",)):
        if book.detail("issuer") not in CHINESE or book.start is None or book.end is None:
            continue
        if book.is_day or (book.start.latest or date.max) < SINCE or book.detail("series"):
            continue

        def judge(world: World) -> Status:
            first, last = world.bounds["p.start"], world.bounds["p.end"]
            if None in (*first, *last) or first[0] != first[1] or last[0] != last[1]:
                return Status.OPEN
            assert first[0] is not None
            assert last[0] is not None
            issue, expiry = date.fromordinal(first[0]), date.fromordinal(last[0])
            # Some offices print the same day, some the day before.
            lawful = {
                add_months(issue, 12 * years) - timedelta(days=less)
                for years in YEARS
                for less in (0, 1)
            }
            if (issue.month, issue.day) == (2, 29):
                # Of a year without that day, some print the day after.
                lawful |= {date(issue.year + years, 3, 1) for years in YEARS}
            return Status.CLEAR if expiry in lawful else Status.CLASH

        problem = Problem(
            {"p.start": book.start, "p.end": book.end}, judge=judge, doubts=doubts_of((book,))
        )
        yield Candidate({"p": (book,)}, decide(problem))


PROBATION_SINCE = date(1997, 10, 1)
"""The Criminal Law of 1997; the text before it had shorter times of probation."""


def _before_the_law(sentence: Item) -> bool:
    first = sentence.start.earliest if sentence.start else None
    return first is not None and first < PROBATION_SINCE


def probation(rule: Rule, view: View) -> Iterator[Result]:
    """Criminal Law art. 72 and 73."""
    for sentence in view.items(("sentence",)):
        length, suspended = term(sentence.detail("term")), term(sentence.detail("probation"))
        if length is None or suspended is None:
            continue
        if is_joined(sentence) and not joined_here(sentence):
            continue
        if law_of(sentence) != CHINA or _before_the_law(sentence):
            continue
        if sentence.detail("kind") == "criminal_detention":
            least, most, longest = 2, 12, 6
        elif sentence.detail("kind") == "public_surveillance":
            # It cannot be suspended at all.
            least, most, longest = 12, 60, 0
        else:
            least, most, longest = 12, 60, 36
        wrong = []
        if (suspended.months, suspended.days) < (length.months, length.days):
            wrong.append(say("it is shorter than the term of {term}", term=length.words))
        if suspended.months < least:
            wrong.append(say("it is shorter than {count} months", count=least))
        if (suspended.months, suspended.days) > (most, 0):
            wrong.append(say("it is longer than {count} months", count=most))
        if (length.months, length.days) > (longest, 0):
            wrong.append(say("a term of {term} cannot be suspended", term=length.words))
        if not wrong:
            yield Quiet(partial(_told_of, sentence))
            continue
        doubts = doubts_of((sentence,))
        answer = Answer.READING if doubts else Answer.CERTAIN
        words = {"probation": suspended.words, "term": length.words, "why": say("; ").join(wrong)}
        yield Candidate(
            {"t": (sentence,)}, Decision(answer, (((), Status.CLASH),), doubts), words=words
        )


def _told_of(sentence: Item) -> Facts:
    return {"t": (sentence,)}
