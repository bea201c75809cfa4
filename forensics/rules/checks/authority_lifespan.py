"""An issuing authority under a name that it did not bear on the date of the paper.

The names and their days are in ``data/authorities.toml``. A name used after its last day is
weaker than one used before its first: old forms and seals are used up.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from forensics.data.states import alpha2
from forensics.rules.candidate import Candidate
from forensics.rules.describe import day_in_words
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.readings import UncertainDate
from forensics.temporal.verdict import Problem, decide


@dataclass(frozen=True, slots=True)
class Authority:
    """Names of one authority, and the first and last day on which it bore them.

    ``shared``: offices of other states bear one of them too. ``unless``: words of bodies that bear
    one and are no authority.
    """

    names: tuple[str, ...]
    country: str
    first: date
    last: date | None
    shared: bool = False
    unless: tuple[str, ...] = ()


@cache
def authorities() -> tuple[Authority, ...]:
    text = resources.files("forensics.data").joinpath("authorities.toml").read_text("utf-8")
    return tuple(
        Authority(
            tuple(row["names"]), row["country"], row["from"], row.get("to"),
            row.get("shared", False), tuple(row.get("unless", ())),
        )
        for row in tomllib.loads(text)["authority"]
    )


def not_yet(rule: Rule, view: View) -> Iterator[Result]:
    """The paper is dated before the name existed."""
    for paper, named, authority in _named(rule, view):
        dates = {"d.date": paper.start, "a.since": UncertainDate.day(authority.first)}
        clash = rel.both(rel.before("d.date", "a.since"), _this_state(named, authority))
        yield _judged(paper, named, dates, clash, authority.first)


def no_more(rule: Rule, view: View) -> Iterator[Result]:
    """The paper is dated after the name was given up."""
    for paper, named, authority in _named(rule, view):
        if authority.last is not None:
            dates = {"d.date": paper.start, "a.until": UncertainDate.day(authority.last)}
            clash = rel.both(rel.before("a.until", "d.date"), _this_state(named, authority))
            yield _judged(paper, named, dates, clash, authority.last)


def _named(rule: Rule, view: View) -> Iterator[tuple[Item, Item, Authority]]:
    """Each dated paper with its printed authority, where the table knows the name."""
    papers = {id(p.extraction): p for p in view.items(rule.role("d").kinds)}
    for named in view.items(rule.role("a").kinds):
        paper = papers.get(id(named.extraction))
        if paper is None or not isinstance(named.value, str):
            continue
        state = _state(named)
        for authority in authorities():
            if state and state != authority.country:
                # South Africa has a Department of Home Affairs too.
                continue
            if any(word in named.value for word in authority.unless):
                continue
            if any(_bears(named.value, name) for name in authority.names):
                yield paper, named, authority


def _state(named: Item) -> str:
    """Alpha-2 of the state whose paper it is, by the zone for machines; ``""`` without one."""
    told = [f.value for f in named.extraction.values("issuer", "mrz") if isinstance(f.value, str)]
    told += [f.value for f in named.extraction.values("issuer") if isinstance(f.value, str)]
    return next((found for found in map(alpha2, told) if found), "")


def _this_state(named: Item, authority: Authority) -> rel.Formula:
    if not authority.shared or _state(named):
        return rel.YES
    return rel.Open(say("which state issued the paper: offices of several bear that name"))


def _bears(printed: str, name: str) -> bool:
    """Short names must stand alone: ``IPS`` is no part of another word."""
    if len(name) > 5 or not name.isascii():
        return name.casefold() in printed.casefold()
    return name in printed.replace("/", " ").replace(",", " ").split()


def _judged(
    paper: Item,
    named: Item,
    dates: dict[str, UncertainDate | None],
    conflict: rel.Formula,
    day: date,
) -> Candidate:
    problem = Problem(dates, conflict, doubts=doubts_of((paper, named)))
    missing = rel.open_points(conflict)
    candidate = Candidate({"d": (paper,), "a": (named,)}, decide(problem), problem, missing)
    candidate.words = {"day": day_in_words(day)}
    return candidate
