"""Stamps against the validity of the passport they stand in.

Which book a stamp stands in: that of the same paper or the same number. A page from another
file that bears no number may be from a book that is not in the case (an old one, kept for its
visas), so nothing certain follows from it. With several books a stamp clashes only if it lies
outside all of those it may stand in.

After its last day a book may still be stamped lawfully: at home, in states that take expired
books of each other, and where an older law let it be extended on another page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import numpy as np

from forensics.data.states import alpha2
from forensics.places import SEPARATE
from forensics.rules.calendar import add_months, moved
from forensics.rules.candidate import Candidate, Facts, judge_formula
from forensics.rules.checks.spans import CHINESE, SINCE
from forensics.rules.items import Item, each_reading
from forensics.rules.model import Ref, Rule
from forensics.rules.scene import Bound
from forensics.rules.speech import say
from forensics.rules.view import Quiet, Result, View
from forensics.temporal import relations as rel
from forensics.temporal.relations import Formula

_EXPIRED_TAKEN = frozenset({"AT", "BE", "FR"})
_PARTIES = frozenset(
    {
        "AT", "BE", "CH", "CY", "DE", "ES", "FR", "GR", "HU", "IT", "LI", "LU", "MT", "NL", "PT",
        "SI", "TR", "UA",
    }
)  # fmt: skip
"""European Agreement of 13 December 1957 (ETS 25): its parties let in nationals of these three on
passports that expired within the last five years (appendix, state of 1 September 2013)."""


def outside_validity(rule: Rule, view: View) -> Iterator[Result]:
    stamped, doubtful = _stamped(rule, view)
    for person in view.persons_with(rule.role("p").kinds):
        if person not in stamped:
            continue
        found = False
        if person in doubtful:
            books = view.items(rule.role("p").kinds, person)
            for stamp in sorted(doubtful[person], key=lambda s: s.sort_key):
                own = [b for b in books if b.document == stamp.document] or _of_number(stamp, books)
                if any(_surely_inside(stamp, book) for book in own or books):
                    continue
                candidate = _stamp(rule, view, stamp, own or books, linked=bool(own))
                if candidate is not None:
                    found = True
                    yield candidate
        if not found:
            yield Quiet(partial(_all_of, rule, view, person))


def _stamps(rule: Rule, view: View, person: str) -> list[Item]:
    return [s for s in view.items(rule.role("s").kinds, person) if s.start is not None]


def _all_of(rule: Rule, view: View, person: str) -> Facts:
    books = view.items(rule.role("p").kinds, person)
    return {"p": tuple(books), "s": tuple(_stamps(rule, view, person))}


def _stamped(rule: Rule, view: View) -> tuple[set[str], Mapping[str, Sequence[Item]]]:
    """Persons who have stamps; and, by person, the stamps that the only book does not surely
    hold. There are few of them."""
    books = view.column(rule.role("p").kinds, "person")
    stamps = view.column(rule.role("s").kinds, "person")
    stamps = stamps.take(np.array([s.start is not None for s in stamps.items], np.bool_))
    doubtful: defaultdict[str, list[Item]] = defaultdict(list)
    if not len(books) or not len(stamps):
        return set(), doubtful
    at = np.minimum(np.searchsorted(books.group, stamps.group), len(books) - 1)
    after = np.searchsorted(books.group, stamps.group, "right")
    one = (books.group[at] == stamps.group) & (after - at == 1)
    (low, high), issued, expires = stamps.days("start"), books.days("start"), books.days("end")
    only_issue = np.array([b.is_day for b in books.items], np.bool_)
    inside = (issued[1][at] <= low) & (only_issue[at] | (high <= expires[0][at]))
    for n in np.flatnonzero(~(one & inside)).tolist():
        doubtful[stamps.item(n).person].append(stamps.item(n))
    firsts = np.searchsorted(stamps.group, stamps.groups).tolist()
    return {stamps.item(n).person for n in firsts}, doubtful


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
            early = rel.before(day, bound.day(Ref(letter, "issue")))
            if _may_be_the_day_before(stamp, book):
                line = rel.Open(say("whether the date line lies between the two places"))
                two_days = rel.before(day, bound.day(Ref(letter, "issue")), 2)
                early = rel.both(early, rel.either(two_days, line))
            sides.append(early)
        if book.end is not None and not book.is_day:
            late = rel.before(bound.day(Ref(letter, "expiry")), day)
            why = _lawful_after_expiry(stamp, book)
            sides.append(rel.both(late, rel.Open(why)) if why else late)
            if why and why == _agreed():
                # Later than five years after that day the agreement does not help.
                bound.dates[f"{letter}.taken"] = moved(book.end, _five_years, _five_years)
                sides.append(rel.before(f"{letter}.taken", day))
        parts.append(rel.either(*sides))
    if not linked:
        parts.append(rel.Open(say("which book the page is from: it bears no number")))
    return judge_formula(
        rule, {"s": (stamp,), "p": tuple(books)}, rel.both(*parts), bound, view.identity,
        view.companions,
    )  # fmt: skip


def _may_be_the_day_before(stamp: Item, book: Item) -> bool:
    """Issued on a day that was the day before where the stamp was put, east of the date line."""
    return any(
        low <= last - 1 and first - 1 <= high
        for low, high in each_reading(stamp.start)
        for first, last in each_reading(book.start)
    )


def _lawful_after_expiry(stamp: Item, book: Item) -> str:
    """Why a stamp after the last day of the book may be in order; ``""`` where nothing says so."""
    issuer, state = _state(book), stamp.place.country if stamp.place else ""
    home = state == issuer or (issuer == "CN" and state in SEPARATE)
    if (home or not issuer) and stamp.detail("direction") != "exit":
        return say("whether the state let its own citizen in on an expired passport")
    issued = book.start.earliest if book.start else None
    if issuer == "CN" and (issued is None or issued < SINCE):
        return say("whether the passport was extended on another page, as the law then allowed")
    if issuer in _EXPIRED_TAKEN and state in _PARTIES:
        return _agreed()
    return ""


def _agreed() -> str:
    return say("whether the expired passport was accepted, as the two states have agreed")


def _five_years(day: date) -> date:
    return add_months(day, 60) if day.year < date.max.year - 5 else date.max


def _state(book: Item) -> str:
    """Alpha-2 of the state that issued it, else of the holder's nationality; ``""`` without."""
    told = book.detail("issuer")
    found = "CN" if told in CHINESE else alpha2(told) or (told if len(told) == 2 else "")
    if found:
        return found
    facts = (f for p in book.extraction.persons for f in p.values("nationality"))
    codes = {f.value for f in facts if isinstance(f.value, str) and len(f.value) == 2}
    return codes.pop() if len(codes) == 1 else ""
