"""What a Hong Kong court's paper orders itself, on its own day: verdict, remand, bail, sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forensics.documents.common.build import Builder
from forensics.documents.common.hong_kong_parties import HONG_KONG
from forensics.documents.common.hong_kong_words import (
    BEFORE,
    ORDERED,
    ORDERS_SENTENCE,
    PASSIVE_SENTENCE,
)
from forensics.documents.common.traditional import TERM, duration, trad
from forensics.documents.common.traditional_steps import Accused, Step, find_steps, whose
from forensics.events import EventKind as K
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

_PRISON = trad(rf"(?:監禁|入獄|判監|判囚)(?P<v>{TERM})|(?P<w>{TERM})(?:的|即時)?監禁")
_SUSPENDED = trad(rf"緩刑(?:期)?(?P<v>{TERM})|緩期(?P<w>{TERM})")
_OTHER_SENTENCE = trad(r"社會服務令|感化令|罰款|勞教中心|教導所|更生中心|終身監禁")
_KINDS = {"社": "community_service", "感": "probation_order", "罰": "fine", "終": "life"}


def sentence_terms(text: str, start: int, end: int) -> dict[str, str]:
    """Kind, term and suspension of a sentence told in ``text[start:end]``."""
    prison = next((m for m in _PRISON.finditer(text, start, end) if m["v"] or m["w"]), None)
    suspended = _SUSPENDED.search(text, start, end)
    other = _OTHER_SENTENCE.search(text, start, end)
    kind = "fixed_term" if prison else _KINDS.get(other[0][0], "other") if other else ""
    return {
        "kind": kind,
        "term": duration(prison["v"] or prison["w"]) if prison else "",
        "probation": duration(suspended["v"] or suspended["w"] or "") if suspended else "",
    }


def add_ordered(
    builder: Builder,
    people: Sequence[Accused],
    dates: Sequence[FoundDate],
    start: int,
    decided: FoundDate | None,
    verdict: FoundDate | None,
) -> None:
    """What the paper itself orders, on its own day: verdict (on the day of that), remand, bail."""
    text = builder.text
    for step in find_steps(text, ORDERED, dates, start, len(text), people):
        if step.date is not None:
            continue
        signed = verdict if verdict and step.kind is K.CONVICTION else decided
        day = signed.value if signed else None
        if signed is None or not isinstance(day, UncertainDate):
            continue
        measure = step.kind in (K.CUSTODY, K.BAIL)
        when = Interval(day, None) if measure else day
        how = "ordered in this paper, on its day" + ("; end not printed" if measure else "")
        for person in whose(text, step, people) or [""]:
            same = (e for e in builder.events if e.kind is step.kind and e.when == when)
            if any(e.person == person for e in same):
                continue
            builder.event(
                step.kind, when, (step.start, step.end), (signed.start, signed.end), person=person,
                where=None if measure else HONG_KONG, inferred=how,
            )  # fmt: skip


def add_sentences(
    builder: Builder,
    people: Sequence[Accused],
    dates: Sequence[FoundDate],
    start: int,
    day: UncertainDate | None,
    signed: list[tuple[int, int]],
) -> None:
    """Sentences that the paper passes; the last one of each person, with what is suspended."""
    text = builder.text
    passed: dict[str, tuple[tuple[int, int], dict[str, str]]] = {}
    marks = _orders(builder, start, dates)
    for m, following in zip(marks, [*marks, None][1:], strict=True):
        ends = (text.find("。", m.end()), text.find("；", m.end()))
        stop = min((x for x in ends if x > 0), default=len(text))
        stop = min(stop, following.start()) if following else stop
        told = sentence_terms(text, m.start(), stop)
        if not told["kind"]:
            continue
        begins = text.rfind("。", 0, m.start()) + 1
        # The person stands before the words or right behind them.
        step = Step(K.SENTENCE, m.start(), min(stop, m.end() + 8), begins, stop, None)
        for person in whose(text, step, people):
            passed[person] = ((m.start(), stop), told)
    for person, (span, told) in passed.items():
        how = "passed in this paper, on its day" if day else "the day of the paper was not read"
        builder.event(
            K.SENTENCE, day, span, *signed, person=person, where=HONG_KONG, inferred=how,
            details=told,
        )  # fmt: skip
        if told["probation"]:
            builder.event(
                K.PROBATION, Interval(day, None), span, *signed, person=person,
                inferred="dates not printed: runs from the day it is passed",
                details={"term": told["probation"]},
            )  # fmt: skip


def _orders(builder: Builder, start: int, dates: Sequence[FoundDate]) -> list[re.Match[str]]:
    """Where a sentence is passed: said by the court itself, or in a paper that passes sentence."""
    text = builder.text
    found = {m.end(): m for m in ORDERS_SENTENCE.finditer(text, start)}
    if any("刑" in str(f.value) for f in builder.values("doc_type")):
        found = {m.end(): m for m in PASSIVE_SENTENCE.finditer(text, start)} | found
    kept = []
    for m in sorted(found.values(), key=lambda m: m.start()):
        begins = text.rfind("。", 0, m.start()) + 1
        dated = any(begins <= d.start < m.start() for d in dates)
        if not dated and not BEFORE.search(text, begins, m.start()):
            kept.append(m)
    return kept
