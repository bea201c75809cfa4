"""What people say of a day against the papers that show that day.

A claim is held against the nearest event of its kind; if any event may be of the day told,
nothing is said. Days further apart than ``SAME_EVENT`` are taken for two events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from forensics.rules.candidate import Candidate, judge_formula
from forensics.rules.items import Item
from forensics.rules.model import Ref, Rule
from forensics.rules.nearby import Side
from forensics.rules.scene import Bound
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.network import Limit
from forensics.temporal.verdict import Answer, Decision

SAME_PAPER, SAME_KIND = 60, 365
"""Days. Received longer than ``SAME_PAPER`` before the issue, it may have been another paper of
the kind; longer than ``SAME_KIND``, it is taken for one, an older passport for instance."""

SAME_EVENT = 20
"""Days. Told and shown further apart than this, they may be two journeys or two measures."""

_RECEIVED = (
    ("无犯罪", ("certificate of criminal record",)),
    ("护照", ("passport",)),
    ("passport", ("passport",)),
    ("police certificate", ("certificate of criminal record",)),
    ("criminal record", ("certificate of criminal record",)),
)
"""Words of a sentence on a receipt -> what its paper is called in the event of its issue."""

_ABOUT_IT = ("申请", "回执", "通知", "application", "receipt for", "notice")
"""Words of papers about the paper, which come before it."""

_OF_OTHERS = ("妻", "丈夫", "儿子", "女儿", "父", "母", "wife", "husband", "son's", "daughter")
"""Words for somebody else's paper."""

_SHOWN_BY = {
    "custody": ("detention", "arrest", "custody", "apprehension"),
    "release": ("release", "bail", "bail_released"),
}


def journey(rule: Rule, view: View) -> Iterator[Result]:
    """A departure or return told, against the stamps of China in that direction."""
    for person in view.persons_with(rule.role("c").kinds):
        claims = view.items(rule.role("c").kinds, person)
        if not claims:
            continue
        stamps = [
            s
            for s in view.items(rule.role("s").kinds, person)
            if s.place is not None and s.place.country == "CN" and s.start is not None
        ]
        sides = {
            way: Side([s for s in stamps if s.detail("direction") == way], "start")
            for way in _WAYS.values()
        }
        for claim in claims:
            told = claim.detail("direction")
            way = told or _WAYS.get(claim.detail("about"), "")
            if "境" not in claim.provenance[0].quote and not told:
                # “I left” may mean the county; only words of the border are held against stamps.
                continue
            if way in sides:
                yield from _told(rule, view, claim, _near(sides[way], claim))


_WAYS = {"departure": "exit", "arrival": "entry"}


def measure(rule: Rule, view: View) -> Iterator[Result]:
    """A day of arrest or release told by the person, against the papers of the case."""
    for person in view.persons_with(rule.role("c").kinds):
        sides: dict[str, Side] = {}
        for claim in view.items(rule.role("c").kinds, person):
            about = claim.detail("about")
            if about not in _SHOWN_BY or claim.detail("polarity") == "denied" or not claim.is_day:
                continue
            if about not in sides:
                shown = view.items(_SHOWN_BY[about], person)
                sides[about] = Side([s for s in shown if s.start is not None], "start")
            near = _near(sides[about], claim)
            yield from _told(
                rule, view, claim, [s for s in near if s.extraction is not claim.extraction]
            )


def _near(side: Side, claim: Item) -> list[Item]:
    """Items that may lie within ``SAME_EVENT`` days of the claim."""
    low, high = claim.bounds("start")
    return [side.items[at] for at in side.near(low - SAME_EVENT, high + SAME_EVENT)]


def _told(rule: Rule, view: View, claim: Item, shown: Sequence[Item]) -> Iterator[Result]:
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
            facts = {"c": (claim,), "s": (event,)}
            yield Candidate(facts, Decision(Answer.NONE, ()))
            return
        bound = Bound({"c": claim, "s": event})
        days = [bound.day(Ref(x, "date")) for x in "cs"]
        clash = rel.apart(days[0], days[1], 1)
        facts = {"c": (claim,), "s": (event,)}
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
    for person in view.persons_with(rule.role("c").kinds):
        by_name: defaultdict[str, list[Item]] = defaultdict(list)
        for paper in view.items(rule.role("p").kinds, person):
            if paper.start is not None:
                by_name[paper.detail("paper")].append(paper)
        for claim in view.items(rule.role("c").kinds, person):
            if claim.detail("about") != "receipt" or claim.detail("polarity") == "denied":
                continue
            quote = claim.provenance[0].quote.casefold()
            if any(word in quote for word in (*_ABOUT_IT, *_OF_OTHERS)):
                continue
            names = next((n for word, n in _RECEIVED if word in quote), ())
            papers = [p for name in names for p in by_name.get(name, ())]
            # Several papers of the kind: which of them was meant is not known.
            if len(papers) != 1 or not claim.is_day:
                continue
            bound = Bound({"c": claim, "p": papers[0]})
            got, made = bound.day(Ref("c", "date")), bound.day(Ref("p", "date"))
            other = rel.Open(say("whether the sentence is about this paper or an earlier one"))
            clash = rel.both(
                rel.before(got, made), Limit(made, got, SAME_KIND),
                rel.either(Limit(made, got, SAME_PAPER), other),
            )  # fmt: skip
            facts = {"c": (claim,), "p": (papers[0],)}
            candidate = judge_formula(rule, facts, clash, bound, view.identity, view.companions)
            yield candidate or Candidate(facts, Decision(Answer.NONE, ()))
