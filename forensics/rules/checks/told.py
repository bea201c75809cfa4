"""What people say of a day against the papers that show that day.

A claim is held against the nearest event of its kind; if any event may be of the day told,
nothing is said. Days further apart than ``SAME_EVENT`` are taken for two events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forensics.rules.candidate import Candidate, judge_formula
from forensics.rules.items import Item
from forensics.rules.model import Ref, Rule
from forensics.rules.scene import Bound
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.verdict import Answer, Decision

SAME_EVENT = 20
"""Days. Told and shown further apart than this, they may be two journeys or two measures."""

_RECEIVED = (
    ("无犯罪", ("certificate of criminal record",)),
    ("护照", ("passport",)),
    ("passport", ("passport",)),
    ("police certificate", ("certificate of criminal record",)),
)
"""Words of a sentence on a receipt -> what its paper is called in the event of its issue."""

_SHOWN_BY = {
    "custody": ("detention", "arrest", "custody", "apprehension"),
    "release": ("release", "bail", "bail_released"),
}


def journey(rule: Rule, view: View) -> Iterator[Result]:
    """A departure or return told, against the stamps of China in that direction."""
    for person in view.persons:
        stamps = [
            s
            for s in view.items(rule.role("s").kinds, person)
            if s.place is not None and s.place.country == "CN" and s.start is not None
        ]
        for claim in view.items(rule.role("c").kinds, person):
            way = claim.detail("direction") or _WAYS.get(claim.detail("about"), "")
            if "境" not in claim.provenance[0].quote and not claim.detail("direction"):
                # “I left” may mean the county; only words of the border are held against stamps.
                continue
            yield from _told(
                rule, view, "cs", claim, [s for s in stamps if s.detail("direction") == way]
            )


_WAYS = {"departure": "exit", "arrival": "entry"}


def measure(rule: Rule, view: View) -> Iterator[Result]:
    """A day of arrest or release told by the person, against the papers of the case."""
    for person in view.persons:
        for claim in view.items(rule.role("c").kinds, person):
            kinds = _SHOWN_BY.get(claim.detail("about"), ())
            if not kinds or claim.detail("polarity") == "denied" or not claim.is_day:
                continue
            shown = [
                s
                for s in view.items(kinds, person)
                if s.start is not None and s.extraction is not claim.extraction
            ]
            if claim.detail("about") == "release" and any(
                s.end is not None and not s.is_day for s in view.items(("detention",), person)
            ):
                shown += [s for s in view.items(("held",), person) if s.end is not None]
            yield from _told(rule, view, "cs", claim, shown)


def _told(
    rule: Rule, view: View, letters: str, claim: Item, shown: Sequence[Item]
) -> Iterator[Result]:
    """The claim clashes only if it clashes with every event near it."""
    low, high = claim.bounds("start")
    near = [
        s
        for s in shown
        if min(abs(s.bounds("start")[0] - low), abs(s.bounds("start")[1] - high)) <= SAME_EVENT
    ]
    found: list[tuple[int, Candidate]] = []
    for event in near:
        if _within(claim, event):
            facts = {letters[0]: (claim,), letters[1]: (event,)}
            yield Candidate(facts, Decision(Answer.NONE, ()))
            return
        bound = Bound({letters[0]: claim, letters[1]: event})
        days = [bound.day(Ref(x, "date")) for x in letters]
        clash = rel.apart(days[0], days[1], 1)
        facts = {letters[0]: (claim,), letters[1]: (event,)}
        candidate = judge_formula(rule, facts, clash, bound, view.identity, view.companions)
        if candidate is None:
            yield Candidate(facts, Decision(Answer.NONE, ()))
            return
        found.append((abs(event.bounds("start")[0] - low), candidate))
    sure = [c for _, c in found if c.answer is not Answer.CERTAIN]
    if sure:
        yield sure[0]
    elif found:
        yield min(found, key=lambda f: f[0])[1]


def _within(claim: Item, event: Item) -> bool:
    """“In April” and the 16th of April agree: a rough telling is no other telling."""
    readings = claim.start.readings if claim.start else ()
    if len(readings) != 1 or readings[0].is_day:
        return False
    (low, high), (first, last) = claim.bounds("start"), event.bounds("start")
    return low <= first and last <= high


def received(rule: Rule, view: View) -> Iterator[Result]:
    """A paper received, by the person's own words, before the day it was issued."""
    for person in view.persons:
        for claim in view.items(rule.role("c").kinds, person):
            if claim.detail("about") != "receipt" or claim.detail("polarity") == "denied":
                continue
            quote = claim.provenance[0].quote.casefold()
            names = next((n for word, n in _RECEIVED if word in quote), ())
            papers = [
                p
                for p in view.items(rule.role("p").kinds, person)
                if p.detail("paper") in names and p.start is not None
            ]
            # Several papers of the kind: which of them was meant is not known.
            if len(papers) != 1 or not claim.is_day:
                continue
            bound = Bound({"c": claim, "p": papers[0]})
            clash = rel.before(bound.day(Ref("c", "date")), bound.day(Ref("p", "date")))
            facts = {"c": (claim,), "p": (papers[0],)}
            candidate = judge_formula(rule, facts, clash, bound, view.identity, view.companions)
            yield candidate or Candidate(facts, Decision(Answer.NONE, ()))
