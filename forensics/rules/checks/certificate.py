"""The period a certificate of no criminal record speaks of, against its own date."""

from __future__ import annotations

from collections.abc import Iterator

from forensics.rules.candidate import Candidate
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.model import Rule
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.edtf import from_edtf
from forensics.temporal.readings import UncertainDate
from forensics.temporal.verdict import Problem, decide


def beyond_its_date(rule: Rule, view: View) -> Iterator[Result]:
    """It finds nothing up to a day that was still to come."""
    for paper in view.items(rule.role("c").kinds):
        last = _day(paper, "scope_to")
        if last is None or paper.start is None:
            continue
        dates: dict[str, UncertainDate | None] = {"c.date": paper.start, "c.scope_to": last}
        problem = Problem(dates, rel.before("c.date", "c.scope_to"), doubts=doubts_of((paper,)))
        words = {"until": paper.detail("scope_to")}
        yield Candidate({"c": (paper,)}, decide(problem), problem, words=words)


def backwards(rule: Rule, view: View) -> Iterator[Result]:
    """Its period ends before it begins."""
    for paper in view.items(rule.role("c").kinds):
        first, last = _day(paper, "scope_from"), _day(paper, "scope_to")
        if first is None or last is None:
            continue
        dates: dict[str, UncertainDate | None] = {"c.scope_from": first, "c.scope_to": last}
        conflict = rel.before("c.scope_to", "c.scope_from")
        problem = Problem(dates, conflict, doubts=doubts_of((paper,)))
        words = {"since": paper.detail("scope_from"), "until": paper.detail("scope_to")}
        yield Candidate({"c": (paper,)}, decide(problem), problem, words=words)


def _day(paper: Item, name: str) -> UncertainDate | None:
    try:
        value = from_edtf(paper.detail(name))
    except ValueError:
        return None
    return value if isinstance(value, UncertainDate) else None
