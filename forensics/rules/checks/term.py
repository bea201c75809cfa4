"""Does the end of a sentence follow from its start, its length and the custody credited?

The end is the day before the same day of the later month (Interpretation 2021, art. 202); a
term that starts at the end of a month may end on the last day of a shorter one. Custody before
the judgment is credited day for day, for public surveillance two for one; designated-place
surveillance counts half. The days of custody are counted with both their first and their last.
Courts print the first day of custody or the day of execution as the start, and push the end by
days spent on bail: such ends are explained and do not clash. Among 389 terms in genuine
judgments 1.8 % did not follow, by a court's own slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from forensics.rules.calendar import Term, add_months, last_day_of_term, term
from forensics.rules.candidate import Candidate
from forensics.rules.describe import day_in_words
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Rule
from forensics.rules.predicates import attribute
from forensics.rules.speech import say
from forensics.rules.view import Missing, Result, View
from forensics.temporal.readings import Reading
from forensics.temporal.verdict import Problem, Status, World, decide

MOST_RUNS = 6
_OF_OTHERS = ("撤销", "原判", "前罪", "余刑", "残刑")
_JOINED = ("决定执行", "并罚", "合并执行", *_OF_OTHERS)
"""Words of sentences put together, or of a higher court: other terms are in play."""

SLACK = 2
"""Days by which conventions of counting may differ before an end is said not to follow."""


def check(rule: Rule, view: View) -> Iterator[Result]:
    for sentence in view.items(("sentence",)):
        if law_of(sentence) != CHINA or sentence.detail("probation"):
            continue
        if is_joined(sentence) and not joined_here(sentence):
            continue
        if sentence.detail("reduced_by"):
            # The term itself stands in the judgment; of the new end ``reduced`` asks.
            continue
        steps = [
            i
            for i in view.items(_KINDS, sentence.person)
            if i.extraction is sentence.extraction and i.matter == sentence.matter
        ]
        if not sentence.person:
            steps = [
                i
                for i in steps
                if i.event and sentence.event and i.event.person == sentence.event.person
            ]
        starts = [i for i in steps if i.kind == "sentence_start"]
        ends = [i for i in steps if i.kind == "sentence_end"]
        # Parts of a joint sentence share one term; only a paper with one is counted.
        alone = [
            i
            for i in view.items(("sentence",), sentence.person)
            if i.extraction is sentence.extraction and i.matter == sentence.matter
        ]
        if len(starts) != 1 or len(ends) != 1 or len(alone) != 1:
            continue
        said = ends[0].provenance[0].quote
        if sentence.extraction.language.startswith("zh") and "止" not in said:
            # A Chinese ruling says 自…起至…止; other ranges near it are no sentence.
            continue
        length = term(sentence.detail("term"))
        if length is None:
            yield Missing(
                say("the length of the sentence in {paper} was not read", paper=sentence.document),
                say("the term in years and months"),
            )
            continue
        yield _count(sentence, starts[0], ends[0], length, steps, _correction(view, sentence))


def _correction(view: View, sentence: Item) -> str:
    """What a ruling of the case that corrects this paper leaves open; ``""`` without one.

    It bears the number of the paper it corrects, with 之一, 之二 … behind it or without.
    """
    own = attribute(sentence, "case_number")
    for item in view.items(("paper:correcting",)):
        number = attribute(item, "case_number")
        other = item.extraction is not sentence.extraction
        if other and (not own or not number or number.startswith(own)):
            return say("what {paper} corrects in it", paper=item.document)
    return ""


def is_joined(sentence: Item) -> bool:
    """Are other terms in play: sentences put together, or one that a higher court set aside?"""
    quotes = "".join(p.quote for p in sentence.provenance)
    return any(word in quotes for word in _JOINED)


def joined_here(sentence: Item) -> bool:
    """Was it put together of terms that this judgment gives itself? Then it is served as one."""
    parts = sentence.detail("parts").split()
    quotes = "".join(p.quote for p in sentence.provenance)
    return bool(parts) and not any(p.endswith(":prior") for p in parts) and not any(
        word in quotes for word in _OF_OTHERS
    )


_KINDS = (
    "sentence_start", "sentence_end", "detention", "arrest", "custody", "bail", "release",
    "residential_surveillance", "admin_detention", "commitment", "apprehension",
)  # fmt: skip


def _count(
    sentence: Item, start: Item, end: Item, length: Term, steps: Sequence[Item], correction: str
) -> Candidate:
    known = _known(sentence, steps, _day(start))
    assert start.start is not None
    assert end.start is not None

    def judge(world: World) -> Status:
        first, last = world.bounds["a.date"], world.bounds["b.date"]
        if first[0] is None or last[0] is None or first[0] != first[1] or last[0] != last[1]:
            return Status.OPEN
        printed = date.fromordinal(last[0])
        begins = date.fromordinal(first[0])
        status = _explained(begins, printed, length, known)
        return Status.OPEN if correction and status is Status.CLASH else status

    decision = decide(
        Problem(
            {"a.date": start.start, "b.date": end.start}, judge=judge,
            doubts=doubts_of((start, end)),
        )
    )  # fmt: skip
    words = {"term": length.words, "expected": "", "difference": ""}
    day, printed = start.start.only_day, end.start.only_day
    if day and printed:
        due = last_day_of_term(day, length)
        off = (printed - due).days
        words["expected"] = day_in_words(due)
        words["difference"] = off_by(off)
    facts = {"a": (start,), "b": (end,), "t": (sentence,)}
    missing = (correction,) if correction else ()
    return Candidate(facts, decision, missing=missing, words=words)


def off_by(off: int) -> str:
    count = abs(off)
    if count == 1:
        return say("1 day later") if off > 0 else say("1 day earlier")
    if off > 0:
        return say("{count} days later", count=count)
    return say("{count} days earlier", count=count)


def _explained(start: date, end: date, length: Term, known: _Known) -> Status:
    """CLEAR if the term and the paper's own custody give this end; OPEN if custody or bail it
    tells of is long enough to, but how much was counted is not printed; else CLASH."""
    due = {last_day_of_term(start, length)}
    due.add(add_months(start, length.months) + timedelta(days=length.days - 1))
    off = min(((day - end).days for day in due), key=abs)
    if any(abs((day - end).days - days) <= SLACK for day in due for days in known.exact):
        return Status.CLEAR
    if -known.pushed - SLACK <= off <= known.credited + SLACK:
        return Status.OPEN
    return Status.CLASH


@dataclass(frozen=True, slots=True)
class _Known:
    """What may move the end, in days. ``exact``: earlier (or, negative, later) by just this;
    ``credited``, ``pushed``: the most that all custody and all bail of the paper could."""

    exact: tuple[int, ...]
    credited: int
    pushed: int


def _known(sentence: Item, steps: Sequence[Item], first: date | None) -> _Known:
    rate = 2 if sentence.detail("kind") == "public_surveillance" else 1
    printed = _printed_days(sentence.detail("credit_days")) * rate
    held, half, gaps = _spans(steps, first)
    exact = {0, printed}
    for size in range(1, min(len(held), MOST_RUNS) + 1):
        for some in combinations(held, size):
            exact |= {sum(some) * rate, (sum(some) - size) * rate}
    everything = sum(held)
    exact |= {(everything + sum(half) // 2) * rate, sum(half) // 2 * rate}
    exact |= {-g for g in gaps} | {-sum(gaps)}
    credited = max(printed, (everything + sum(half)) * rate)
    return _Known(tuple(sorted(exact)), credited, sum(gaps))


def _printed_days(text: str) -> int:
    if text.isdigit():
        return int(text)
    found = term(text)
    return found.days + 30 * found.months if found else 0


def _spans(steps: Sequence[Item], first: date | None) -> tuple[list[int], list[int], list[int]]:
    """Days in custody, under surveillance and on bail before the sentence was executed, each
    run counted with its first and last day. A run ends at the next step where no end is told."""
    dated = sorted(
        ((day, s) for s in steps if s.kind not in _TERM and (day := _day(s)) is not None),
        key=lambda pair: (pair[0], pair[1].sort_key),
    )
    held: list[int] = []
    half: list[int] = []
    gaps: list[int] = []
    for at, (day, step) in enumerate(dated):
        told = step.end.only_day if step.end is not None and not step.is_day else None
        after = [d for d, _ in dated[at + 1 :] if d > day]
        end = told or (after[0] if after else None)
        served = first is not None and day >= first and not _counts_late(step, day, first)
        if end is None or served:
            continue
        days = (end - day).days + 1
        if step.kind in _HELD or step.kind == "admin_detention":
            held.append(days)
        elif step.kind == "residential_surveillance":
            half.append(days)
        elif step.kind in _FREE:
            gaps.append((end - day).days)
    return held, half, gaps


def _counts_late(step: Item, day: date, first: date) -> bool:
    """Does it move the end although it lies behind the printed start? Freedom does; and so may
    administrative detention, which never is a part of the term: then the start is the slip."""
    return step.kind in _FREE or (step.kind == "admin_detention" and day > first)


_TERM = ("sentence_start", "sentence_end")
_FREE = ("bail", "release")
_HELD = ("detention", "arrest", "custody", "commitment", "apprehension")


def _day(item: Item) -> date | None:
    readings: tuple[Reading, ...] = item.start.readings if item.start else ()
    return readings[0].earliest if len(readings) == 1 else None
