"""Stamps of one person in their order: two exits of one state with no entry between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from forensics.rules.candidate import Candidate, judge_formula
from forensics.rules.items import Item, by_day
from forensics.rules.model import Ref, Rule
from forensics.rules.nearby import Side
from forensics.rules.scene import Bound
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.verdict import Answer, Decision


def twice_the_same_way(rule: Rule, view: View) -> Iterator[Result]:
    """Neighbouring stamps of one state in one direction, in every order the dates allow.

    Only stamps whose days do not overlap those of a third are taken: where the order itself is
    open, nothing is said. An unread stamp of the paper leaves it open too.
    """
    kinds = rule.role("a").kinds
    for person in view.persons_with(kinds):
        by_state: defaultdict[str, list[Item]] = defaultdict(list)
        for stamp in view.items(kinds, person):
            directed = stamp.detail("direction") in ("entry", "exit")
            if stamp.start is not None and stamp.place and stamp.place.country and directed:
                by_state[stamp.place.country].append(stamp)
        for state in sorted(by_state):
            yield from _state(rule, view, sorted(by_state[state], key=by_day))


def _state(rule: Rule, view: View, stamps: Sequence[Item]) -> Iterator[Result]:
    found = False
    by_day_of = Side(stamps, "start")
    for one, two in pairwise(stamps):
        if one.detail("direction") != two.detail("direction") or _same_mark(one, two):
            continue
        if any(
            stamps[at] is not one and stamps[at] is not two
            for at in by_day_of.near(one.bounds("start")[0], two.bounds("start")[1])
        ):
            continue
        bound = Bound({"a": one, "b": two})
        clash = rel.before(bound.day(Ref("a", "date")), bound.day(Ref("b", "date")))
        unread = _unread((one, two))
        if unread:
            clash = rel.both(clash, rel.Open(unread))
        candidate = judge_formula(
            rule, {"a": (one,), "b": (two,)}, clash, bound, view.identity, view.companions
        )
        if candidate is not None:
            found = True
            yield candidate
    if not found and len(stamps) > 1:
        yield Candidate({"a": tuple(stamps)}, Decision(Answer.NONE, ()))


def _same_mark(one: Item, two: Item) -> bool:
    """Two stamps of one day may be one journey stamped twice, or one stamp read twice."""
    return one.bounds("start")[1] >= two.bounds("start")[0]


def _unread(stamps: Sequence[Item]) -> str:
    for stamp in stamps:
        for warning in stamp.extraction.warnings:
            if "stamp" in warning.code and "unread" in warning.code:
                return f"a stamp in {stamp.document} could not be read and may lie between the two"
    return ""
