"""Stamps of one person in their order: two exits of one state with no entry between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from forensics.rules.candidate import Candidate, Facts, judge_formula
from forensics.rules.checks.away import again
from forensics.rules.items import Item
from forensics.rules.model import Ref, Rule
from forensics.rules.nearby import Side
from forensics.rules.passages import Passages
from forensics.rules.scene import Bound
from forensics.rules.speech import say
from forensics.rules.view import Quiet, Result, View
from forensics.temporal import relations as rel


def twice_the_same_way(rule: Rule, view: View) -> Iterator[Result]:
    """Neighbouring stamps of one state in one direction, in every order the dates allow.

    Only stamps whose days do not overlap those of a third are taken: where the order itself is
    open, nothing is said. An unread stamp of the paper leaves it open too.
    """
    stamps = Passages.of(view, lambda country: country)
    way, low, high = stamps.way, stamps.low, stamps.high
    alike = (stamps.series[1:] == stamps.series[:-1]) & (way[1:] == way[:-1])
    # Two stamps of one day may be one journey stamped twice, or one stamp read twice.
    twice = np.flatnonzero(alike & (high[:-1] < low[1:]))
    suspects = set(stamps.series[twice].tolist())
    for number, series in enumerate(stamps.of_each_series()):
        found = False
        if number in suspects:
            own = stamps.items[series[0] : series[-1] + 1]
            pairs = twice[(twice >= series[0]) & (twice <= series[-1])] - series[0]
            for candidate in _pairs(rule, view, own, pairs.tolist()):
                found = True
                yield candidate
        if not found and len(series) > 1:
            yield Quiet(partial(_all_of, stamps, series))


def _all_of(stamps: Passages, series: range) -> Facts:
    return {"a": tuple(stamps.items[series[0] : series[-1] + 1])}


def _pairs(
    rule: Rule, view: View, stamps: Sequence[Item], twice: Sequence[int]
) -> Iterator[Candidate]:
    """``twice``: positions of stamps of which the next has the same direction."""
    by_day_of = Side(stamps, "start")
    for place in twice:
        one, two = stamps[place : place + 2]
        if any(
            not any(stamps[at] is s or again(stamps[at], (s,)) for s in (one, two))
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
            yield candidate


def _unread(stamps: Sequence[Item]) -> str:
    for stamp in stamps:
        for warning in stamp.extraction.warnings:
            if "stamp" in warning.code and "unread" in warning.code:
                return say(
                    "a stamp in {paper} could not be read and may lie between the two",
                    paper=stamp.document,
                )
    return ""
