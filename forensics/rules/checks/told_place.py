"""Where somebody says that he was, against the stays and the stamps that have him elsewhere.

On the day of a stamp both may be true; only days strictly between two stamps, or stamps strictly
between two days told of, count. A stay too long to be one is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from forensics.rules.candidate import Candidate, Facts, conditions, judge_formula
from forensics.rules.checks.measures import STRENGTH
from forensics.rules.items import Item
from forensics.rules.model import Ref, Rule
from forensics.rules.nearby import Side
from forensics.rules.scene import Bound
from forensics.rules.unsaid import LONGEST_STAY, unbroken
from forensics.rules.view import Quiet, Result, View
from forensics.rules.whereabouts import outside
from forensics.temporal import relations as rel

_STAYS = ("away", "stay")


def check(rule: Rule, view: View) -> Iterator[Result]:
    for person in view.persons_with(rule.role("d").kinds):
        claims = [c for c in view.items(rule.role("d").kinds, person) if _tells_where(c)]
        if not claims:
            continue
        crossings = [i for i in view.items(("border_crossing",), person) if i.start is not None]
        stamps = Side(crossings, "start")
        stays = Side(view.items(_STAYS, person), "start")
        for claim in claims:
            low, high = claim.bounds("start")[0], claim.bounds("end")[1]
            near: list[Item] = []
            if claim.detail("unbroken") == "yes":
                near += [crossings[at] for at in stamps.near(low, high)]
            near += [stays.items[at] for at in stays.near(low - LONGEST_STAY, high)]
            yield from _strongest(rule, view, claim, near)


def _tells_where(claim: Item) -> bool:
    """A place that a table knows, and a time in which somebody was there without a break."""
    about = claim.detail("about")
    return (
        about in ("presence", "residence") and claim.detail("polarity") != "denied"
        and claim.place is not None and claim.start is not None and claim.end is not None
        and (claim.detail("unbroken") == "yes" or (about == "presence" and claim.is_day))
    )  # fmt: skip


def _strongest(rule: Rule, view: View, claim: Item, near: Sequence[Item]) -> Iterator[Result]:
    found: list[tuple[int, int, Candidate]] = []
    for at, item in enumerate(near):
        bound = Bound({"d": claim, "a": item})
        if item.kind == "border_crossing":
            inside = (("d.start", "a.date"), ("a.date", "d.end"))
        else:
            inside = (("a.start", "d.start"), ("d.end", "a.end"))
        days = [(_day(bound, one), _day(bound, two)) for one, two in inside]
        clash = rel.both(
            outside(bound, Ref("a", "place"), Ref("d", "place")),
            *(rel.before(one, two) for one, two in days),
            unbroken(bound, Ref("a", "")),
            *conditions("a", item, bound),
        )
        facts = {"d": (claim,), "a": (item,)}
        candidate = judge_formula(rule, facts, clash, bound, view.identity, view.companions)
        if candidate is not None:
            found.append((-STRENGTH.index(candidate.answer), at, candidate))
    if found:
        yield min(found, key=lambda f: f[:2])[2]
    elif near:
        yield Quiet(partial(_told_of, claim, near[0]))


def _day(bound: Bound, name: str) -> str:
    letter, _, side = name.partition(".")
    return bound.day(Ref(letter, side))


def _told_of(claim: Item, item: Item) -> Facts:
    return {"d": (claim,), "a": (item,)}
