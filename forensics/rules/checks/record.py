"""Stamps against the record of crossings that a border authority keeps.

A crossing that only one of them has is no contradiction: gates give no stamp, and a record is of
a period and of documents. Only a stamp that the record does not know, beside a crossing of the
record that no stamp shows, with nothing between the two, is one crossing on two days.
"""

from __future__ import annotations

import re
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
from forensics.temporal.verdict import Answer, Decision

ONE_CROSSING = 20
"""Days. Further apart, stamp and entry are taken for two crossings."""

MIDNIGHT = 1
"""Days by which stamp and record of one crossing may differ: passed before, logged after it."""

_OTHER_DOCUMENT = re.compile(r"通行证|通行證|身份证|身份證|旅行证|回[乡鄉]证")
_WAYS = {"entry": "exit", "exit": "entry"}


def check(rule: Rule, view: View) -> Iterator[Result]:
    kinds = rule.role("s").kinds
    every = (c for kind in kinds for found in view.by_kind.get(kind, {}).values() for c in found)
    for person in sorted({c.person for c in every if c.person and _of_a_record(c)}):
        crossings = view.items(kinds, person)
        by_state: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
        for c in crossings:
            if c.place is not None and c.start is not None and c.detail("direction") in _WAYS:
                by_state[c.place.country, c.detail("direction")].append(c)
        for (state, way), found in sorted(by_state.items()):
            rows = [c for c in found if _of_a_record(c)]
            stamps = [c for c in found if not _of_a_record(c)]
            if rows and stamps:
                against = Side(by_state.get((state, _WAYS[way]), []), "start")
                yield from _compared(rule, view, stamps, rows, against)


def _of_a_record(crossing: Item) -> bool:
    return crossing.detail("kept") == "register"


def _compared(
    rule: Rule, view: View, stamps: Sequence[Item], rows: Sequence[Item], against: Side
) -> Iterator[Result]:
    stamped, recorded = Side(stamps, "start"), Side(rows, "start")
    for stamp in stamps:
        low, high = stamp.bounds("start")
        same = recorded.near(low, high)
        if same:
            # One reading of the stamp is the day of the record, which tells it from the others.
            facts = {"s": (stamp,), "r": (rows[same[0]],)}
            yield Candidate(facts, Decision(Answer.NONE, ()))
            continue
        found = []
        for at in recorded.near(low - ONE_CROSSING, high + ONE_CROSSING):
            row = rows[at]
            first, last = row.bounds("start")
            gap = max(first - high, low - last)
            if stamped.near(first, last) or _of_another_document(stamp, row):
                continue
            if not against.near(min(high, last), max(low, first)):
                found.append((gap, row.sort_key, row))
        if found:
            row = min(found)[2]
            candidate = _judged(rule, view, stamp, row)
            if candidate is not None:
                yield candidate


def _of_another_document(stamp: Item, row: Item) -> bool:
    """Did the record see another document than the book with the stamp?"""
    if any(_OTHER_DOCUMENT.search(p.quote) for p in row.provenance):
        return True
    shown, book = row.detail("passport_number"), stamp.detail("passport_number")
    return bool(shown and book) and shown != book


def _judged(rule: Rule, view: View, stamp: Item, row: Item) -> Candidate | None:
    bound = Bound({"s": stamp, "r": row})
    one, two = bound.day(Ref("s", "date")), bound.day(Ref("r", "date"))
    why = say("whether the border was passed about midnight: they are a day apart")
    clash = rel.both(
        rel.apart(one, two, 0), rel.either(rel.apart(one, two, MIDNIGHT), rel.Open(why))
    )
    facts = {"s": (stamp,), "r": (row,)}
    return judge_formula(rule, facts, clash, bound, view.identity, view.companions)
