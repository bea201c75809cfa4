"""Years in numbers of papers, ages, and the order of messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from forensics.rules.candidate import Candidate
from forensics.rules.doubt import doubts_of
from forensics.rules.items import FAR, Item
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal import relations as rel
from forensics.temporal.network import ORIGIN, Limit
from forensics.temporal.verdict import Answer, Decision, Problem, Status, World, decide
from forensics.text.identifiers import CLOSE, OPEN

_YEAR = re.compile(rf"[{re.escape(OPEN)}]((?:19|20)\d\d)[{re.escape(CLOSE)}]")
_FORWARDED = re.compile(r"forwarded|转发|轉發|聊天记录|聊天記錄", re.IGNORECASE)
"""What apps print above messages of another chat or another day."""
_NOMINAL, _STALE = 2, 1
"""Ages counted the old way are one or two years higher; one taken over from a paper of the months
before, which the notice does not name, is a year lower."""


def year(rule: Rule, view: View) -> Iterator[Result]:
    """The year in a paper's number is not after the year of its date."""
    papers = {id(p.extraction): p for p in view.items(rule.role("d").kinds)}
    for number in view.items(rule.role("n").kinds):
        told = _YEAR.search(str(number.value))
        paper = papers.get(id(number.extraction))
        if told is None or paper is None or number.extraction.values("case_number"):
            continue
        first = date(int(told[1]), 1, 1).toordinal()
        problem = Problem(
            {"d.date": paper.start}, Limit("d.date", ORIGIN, first - 1),
            doubts=doubts_of((number, paper)),
        )  # fmt: skip
        yield Candidate(
            {"n": (number,), "d": (paper,)}, decide(problem), problem, words={"year": told[1]}
        )


def age(rule: Rule, view: View) -> Iterator[Result]:
    """A stated age that no day the paper speaks of explains, from its first event to its date."""
    ages = view.items(rule.role("a").kinds)
    papers = {id(p.extraction): p for p in view.items(rule.role("d").kinds)} if ages else {}
    days = _first_days(view) if ages else {}
    for stated in ages:
        paper = papers.get(id(stated.extraction))
        if not isinstance(stated.value, int) or paper is None or paper.start is None:
            continue
        first = days.get((id(stated.extraction), stated.person))
        births = [b for b in view.items(rule.role("b").kinds, stated.person) if b.start is not None]
        judged = [_age(view, stated, paper, birth, first) for birth in births]
        # Where papers differ in the birth date, an age that fits one of them is explained.
        fits = [c for c in judged if c.answer is Answer.NONE]
        yield from (fits or judged)[:1]


def _first_days(view: View) -> dict[tuple[int, str], int]:
    """The first day that a paper tells of somebody, his or her birth left out."""
    found: dict[tuple[int, str], int] = {}
    for kind, by_person in view.by_kind.items():
        for person, items in by_person.items():
            for item in items:
                day = item.bounds("start")[0]
                if item.event is not None and kind != "birth" and day != -FAR:
                    key = id(item.extraction), person
                    found[key] = min(day, found.get(key, day))
    return found


def _age(view: View, stated: Item, paper: Item, birth: Item, first: int | None) -> Candidate:
    years = int(str(stated.value))

    def judge(world: World) -> Status:
        born, dated = world.bounds["b.date"], world.bounds["d.date"]
        if None in (*born, *dated):
            return Status.OPEN
        from_day = min(first or 10**9, dated[0] or 0)
        least = _years(born[1] or 1, from_day) - _STALE
        most = _years(born[0] or 1, dated[1] or 1) + _NOMINAL
        if least <= years <= most:
            return Status.CLEAR
        return Status.CLASH

    problem = Problem(
        {"b.date": birth.start, "d.date": paper.start}, judge=judge,
        doubts=(*doubts_of((stated, birth, paper)), *view.identity.doubts((stated, birth))),
    )  # fmt: skip
    decision = decide(problem)
    return Candidate({"a": (stated,), "b": (birth,), "d": (paper,)}, decision)


def _years(born: int, day: int) -> int:
    one, two = date.fromordinal(born), date.fromordinal(day)
    return two.year - one.year - ((two.month, two.day) < (one.month, one.day))


def messages(rule: Rule, view: View) -> Iterator[Result]:
    """A message dated before the one above it. Logs that run newest first are left alone."""
    logs: dict[str, list[Item]] = {}
    for message in view.items(rule.role("a").kinds):
        if message.start is not None:
            logs.setdefault(message.document, []).append(message)
    for document in sorted(logs):
        pairs = list(pairwise(sorted(logs[document], key=lambda m: m.sort_key)))
        back = [p for p in pairs if p[1].bounds("start")[1] < p[0].bounds("start")[0]]
        if 2 * len(back) > len(pairs):
            continue
        problems = [_back(one, two) for one, two in pairs]
        answers = [decide(problem) for problem in problems]
        sure = [a.answer is Answer.CERTAIN for a in answers]
        runs = _runs(pairs, sure)
        found = False
        for (one, two), problem, decision in zip(pairs, problems, answers, strict=True):
            if decision.answer is Answer.NONE:
                continue
            found = True
            clash = problem.conflict
            assert clash is not None
            if id(two) in runs and not _one_chat(one, *runs[id(two)]):
                pasted = say("whether two chats, or parts of one, were put together there")
                clash = rel.both(clash, rel.Open(pasted))
                problem = replace(problem, conflict=clash)
                decision = decide(problem)
            yield Candidate({"a": (one,), "b": (two,)}, decision, problem, rel.open_points(clash))
        if not found and pairs:
            yield Candidate({"a": tuple(logs[document])}, Decision(Answer.NONE, ()))


def _back(one: Item, two: Item) -> Problem:
    """Is the second dated before the first? By a day it may be the clock alone."""
    zone = rel.Open(say("whether the clock was set to another time zone between the two"))
    clash = rel.both(
        rel.before("b.date", "a.date"), rel.either(rel.before("b.date", "a.date", 2), zone)
    )
    if _FORWARDED.search(one.detail("text")):
        clash = rel.both(clash, rel.Open(say("whether the lines below were forwarded")))
    return Problem({"a.date": one.start, "b.date": two.start}, clash, doubts=doubts_of((one, two)))


def _runs(
    pairs: Sequence[tuple[Item, Item]], back: Sequence[bool]
) -> dict[int, tuple[list[Item], list[Item]]]:
    """For each message that goes back: the run of messages above it, and the run it begins."""
    runs: list[list[Item]] = [[one for one, _ in pairs[:1]]]
    for (_, two), goes_back in zip(pairs, back, strict=True):
        if goes_back:
            runs.append([])
        runs[-1].append(two)
    return {id(below[0]): (above, below) for above, below in pairwise(runs)}


def _one_chat(one: Item, above: Sequence[Item], below: Sequence[Item]) -> bool:
    """Is it one chat that goes back? Two that were put into one file are of other people, or each
    is complete by itself, or repeat each other; pages are put together in any order. In one chat
    the same people, two at least, write on both sides, and what stands below comes back to the
    time of what is above and repeats none of it."""
    writers = [{m.event.person if m.event else "" for m in run} for run in (above, below)]
    if one.provenance[0].page != below[0].provenance[0].page or len(writers[0]) < 2:
        return False
    if not {_written(m) for m in above}.isdisjoint(map(_written, below)):
        return False
    returns = any(m.bounds("start")[0] >= one.bounds("start")[1] for m in below)
    return writers[0] == writers[1] and returns


def _written(message: Item) -> tuple[str, str, tuple[int, int]]:
    """Who wrote what on which day."""
    writer = message.event.person if message.event else ""
    return writer, message.detail("text"), message.bounds("start")
