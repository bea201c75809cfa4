"""Papers of offices dated on a day of rest.

Of 250 genuine judgments of 2004 to 2025 two are dated on one, of 69 dated hearings none; duty
desks work on all days, and custody begins on any. So it is worth asking about and no more.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from importlib import resources

from forensics.rules.candidate import Candidate, Facts
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.model import Rule
from forensics.rules.speech import named
from forensics.rules.view import Quiet, Result, View
from forensics.temporal.verdict import Answer, Decision, Status

FIRST, LAST = date(2004, 1, 1), date(2025, 12, 31)
"""The table is whole for these days."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PAPERS = ("certificate of criminal record", "bail decision", "leave to travel")


@cache
def _table() -> dict[date, tuple[str, str]]:
    text = resources.files("forensics.data").joinpath("holidays_cn.csv").read_text("utf-8")
    lines = [x for x in text.splitlines() if not x.startswith("#")]
    return {
        date.fromisoformat(row["day"]): (row["kind"], row["holiday"])
        for row in csv.DictReader(lines)
    }


def why_rest(day: date) -> str | None:
    """``"Sunday"`` or the holiday's name; ``""`` for a working day, ``None`` if not known."""
    if not FIRST <= day <= LAST:
        return None
    kind, name = _table().get(day, ("", ""))
    if kind:
        return name if kind == "rest" else ""
    return _DAYS[day.weekday()] if day.weekday() >= 5 else ""


def check(rule: Rule, view: View) -> Iterator[Result]:
    for item in view.items(rule.role("d").kinds):
        day = item.start.only_day if item.start is not None and item.is_day else None
        if day is None or not _of_china(item):
            continue
        why = why_rest(day)
        if why:
            decision = Decision(Answer.CERTAIN, (((), Status.CLASH),), doubts_of((item,)))
            yield Candidate({"d": (item,)}, decision, words={"why": named(why)})
        elif why is not None:
            yield Quiet(partial(_shown, item))


def _shown(item: Item) -> Facts:
    return {"d": (item,)}


def _of_china(item: Item) -> bool:
    if item.kind == "issue" and item.detail("paper") not in _PAPERS:
        return False
    return item.matter == "this" and item.place is not None and item.place.country == "CN"
