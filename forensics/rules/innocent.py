"""Innocent explanations, tried where the papers of the case allow it.

What a test may say: ``holds: …`` (tried, and the clash remains), ``fails: …`` (were it so, the
clash would be gone), ``not tested: …`` (looked at, and nothing follows). An explanation for
which there is nothing to try says ``""`` and is not counted: the absence of a paper is no test.
The verdict rests on the papers as they were read; no test here changes it.
"""

from __future__ import annotations

from collections.abc import Callable

from forensics.findings import Assumption
from forensics.rules import misread
from forensics.rules.birthdays import told_otherwise
from forensics.rules.calendar import add_months
from forensics.rules.candidate import Candidate
from forensics.rules.describe import day_in_words, place_in_words
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import View
from forensics.rules.whereabouts import unstamped_since

FULL_AGE = 18


def tried(rule: Rule, candidate: Candidate, view: View) -> tuple[Assumption, ...]:
    """The assumptions of the page with what became of them, then the readings that were tried."""
    tested = dict(candidate.tested)
    for link in rule.assumptions:
        test = _TESTS.get(link.id)
        if test is not None and not tested.get(link.id, "").startswith(("fails", "open")):
            # What was looked at in this case says more than that no paper shows it.
            tested[link.id] = test(candidate, view) or tested.get(link.id, "")
    told = tuple(
        Assumption(a.id, a.otherwise, a.ask, tested.get(a.id, "")) for a in rule.assumptions
    )
    return (*told, *misread.tried(candidate))


def _same_person(candidate: Candidate, view: View) -> str:
    grounds = view.identity.grounds(candidate.items)
    return f"holds: {grounds}" if grounds else ""


def _same_calendar(candidate: Candidate, view: View) -> str:
    """Is one birth date the other in the lunar calendar, or 1 January for an unknown day?"""
    days = [i.start.only_day for i in candidate.items if i.start is not None]
    known = [d for d in days if d is not None]
    if len(known) != len(days) or len(known) < 2:
        return ""
    why = told_otherwise(tuple(known))
    if why:
        return f"fails: {why}"
    return "holds: " + say(
        "neither date read in the lunar calendar is the other, neither is 1 January"
    )


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
        return "holds: " + (
            say("the other passport of this person in the case cannot have been valid then")
            if len(others) == 1
            else say(
                "the {count} other passports of this person in the case cannot have been "
                "valid then",
                count=len(others),
            )
        )
    return "not tested: " + say(
        "{paper} was valid then too; its stamps would show it", paper=valid[0].document
    )


def _unstamped(candidate: Candidate, view: View) -> str:
    """A state that gives no stamps. One that is not in the table may still have gates without."""
    for item in candidate.items:
        since = unstamped_since(item.place.country) if item.place else None
        if since is not None and item.bounds("start")[1] >= since.toordinal():
            place, day = place_in_words(item.place), day_in_words(since)
            return "fails: " + say("{place} gives no stamps since {day}", place=place, day=day)
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
        return "holds: " + say("of full age on the first day the papers give for the offence")
    return ""


_TESTS: dict[str, Callable[[Candidate, View], str]] = {
    "same-person": _same_person,
    "same-calendar": _same_calendar,
    "one-book": _other_book,
    "same-book": _other_book,
    "no-unseen-return": _other_book,
    "stamped-each-time": _unstamped,
    "not-sealed": _of_age,
}
"""Id of an assumption -> how it is tried. Papers that would show one stand in the page itself."""
