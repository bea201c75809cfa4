"""What one paper says of a measure against the list of measures in the judgment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forensics.rules.candidate import Candidate
from forensics.rules.checks.values import clash_of_values
from forensics.rules.items import Item
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Rule
from forensics.rules.view import Result, View
from forensics.temporal.verdict import Answer, Decision

_STRENGTH = (Answer.NONE, Answer.PRECISION, Answer.READING, Answer.CERTAIN)


def not_in_judgment(rule: Rule, view: View) -> Iterator[Result]:
    """A decision of bail or detention whose day none of the judgment's measures has.

    The nearest day of the judgment is shown. Only measures of the judgment's own matter, and
    only decisions from a year before its first measure to the judgment itself, are compared.
    """
    for person in view.persons_with(rule.role("a").kinds):
        told = view.items(rule.role("a").kinds, person)
        for decision in (i for i in told if "judgment" not in i.extraction.kind):
            listed = [
                i
                for i in told
                if "judgment" in i.extraction.kind and i.kind == decision.kind
                and i.matter == "this" and i.start is not None and law_of(i) == CHINA
            ]  # fmt: skip
            if decision.start is None or decision.extraction.kind not in _DECISIONS or not listed:
                continue
            if not _of_that_time(decision, listed):
                continue
            yield _nearest(decision, listed, view)


_DECISIONS = ("bail_decision", "surveillance_decision", "custody_notice")


def _of_that_time(decision: Item, listed: Sequence[Item]) -> bool:
    low, high = decision.bounds("start")
    first = min(i.bounds("start")[0] for i in listed)
    last = max(i.bounds("start")[1] for i in listed)
    return high >= first - 366 and low <= last + 366


def _nearest(decision: Item, listed: Sequence[Item], view: View) -> Candidate:
    """It clashes only as surely as it clashes with every day of the list."""
    found: list[tuple[int, int, Item, Decision]] = []
    for item in listed:
        one, two = _as_day(decision), _as_day(item)
        answer = clash_of_values(one, two, more=view.identity.doubts((decision, item)))
        gap = abs(decision.bounds("start")[0] - item.bounds("start")[0])
        found.append((_STRENGTH.index(answer.answer), gap, item, answer))
    found.sort(key=lambda f: (f[0], f[1], f[2].sort_key))
    _, _, item, answer = found[0]
    return Candidate({"a": (decision,), "b": (item,)}, answer)


def _as_day(item: Item) -> Item:
    """Its first day alone."""
    return Item(
        item.kind, item.extraction, item.provenance, item.person, item.component, item.start,
        item.start, item.start, item.place, None, None, item.asserted_by,
    )  # fmt: skip
