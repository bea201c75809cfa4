"""Stamps against the validity of the passport they stand in.

Which book a stamp stands in: that of the same paper or the same number. A page from another
file that bears no number may be from a book that is not in the case (an old one, kept for its
visas), so nothing certain follows from it. With several books a stamp clashes only if it lies
outside all of those it may stand in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from forensics.rules.candidate import Candidate, judge_formula
from forensics.rules.items import Item
from forensics.rules.model import Ref, Rule
from forensics.rules.scene import Bound
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.relations import Formula
from forensics.temporal.verdict import Answer, Decision


def outside_validity(rule: Rule, view: View) -> Iterator[Result]:
    for person in view.persons_with(rule.role("p").kinds):
        books = view.items(rule.role("p").kinds, person)
        stamps = [s for s in view.items(rule.role("s").kinds, person) if s.start is not None]
        if not stamps:
            continue
        if len(books) == 1 and all(_surely_inside(s, books[0]) for s in stamps):
            yield Candidate({"p": tuple(books), "s": tuple(stamps)}, Decision(Answer.NONE, ()))
            continue
        by_paper: defaultdict[str, list[Item]] = defaultdict(list)
        for book in books:
            by_paper[book.document].append(book)
        found = False
        for stamp in stamps:
            own = by_paper.get(stamp.document) or _of_number(stamp, books)
            if any(_surely_inside(stamp, book) for book in own or books):
                continue
            candidate = _stamp(rule, view, stamp, own or books, linked=bool(own))
            if candidate is not None:
                found = True
                yield candidate
        if not found:
            facts = {"p": tuple(books), "s": tuple(stamps)}
            yield Candidate(facts, Decision(Answer.NONE, ()))


def _of_number(stamp: Item, books: Sequence[Item]) -> list[Item]:
    number = stamp.detail("passport_number")
    return [b for b in books if b.detail("number") == number] if number else []


def _surely_inside(stamp: Item, book: Item) -> bool:
    """The usual case, settled by two comparisons."""
    low, high = stamp.bounds("start")
    return book.bounds("start")[1] <= low and (book.is_day or high <= book.bounds("end")[0])


def _stamp(
    rule: Rule, view: View, stamp: Item, books: Sequence[Item], *, linked: bool
) -> Candidate | None:
    facts = {f"p{n}" if n else "p": book for n, book in enumerate(books)}
    bound = Bound({"s": stamp, **facts})
    parts: list[Formula] = []
    for letter, book in facts.items():
        day = bound.day(Ref("s", "date"))
        sides = []
        if book.start is not None:
            sides.append(rel.before(day, bound.day(Ref(letter, "issue"))))
        if book.end is not None and not book.is_day:
            sides.append(rel.before(bound.day(Ref(letter, "expiry")), day))
        parts.append(rel.either(*sides))
    if not linked:
        parts.append(rel.Open(say("which book the page is from: it bears no number")))
    return judge_formula(
        rule, {"s": (stamp,), "p": tuple(books)}, rel.both(*parts), bound, view.identity,
        view.companions,
    )  # fmt: skip
