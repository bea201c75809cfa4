"""What a reader of the paper already found wrong with a mark: check digits, weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forensics.records import Fact
from forensics.rules.candidate import Candidate
from forensics.rules.doubt import doubts_of, illegible
from forensics.rules.items import Item, item_of_fact
from forensics.rules.model import Rule
from forensics.rules.speech import named, say
from forensics.rules.view import Missing, Result, View
from forensics.temporal.readings import Pick
from forensics.temporal.verdict import Answer, Decision, Doubt, Status

_FIELDS = {
    "mrz_check_number": "the document number",
    "mrz_check_birth": "the birth date",
    "mrz_check_expiry": "the date of expiry",
    "mrz_check_optional": "the optional data",
    "mrz_check_composite": "the whole zone",
}

_LEGIBLE = 8.0
"""Pixels from one character of a zone to the next; with fewer look-alikes are told apart badly."""
_HARDLY_READ = 0.5
"""A character read with less was hardly read; a check digit that it lets hold proves nothing."""


def check_digits(rule: Rule, view: View) -> Iterator[Result]:
    """Check digits of the machine-readable zone (ICAO Doc 9303-3, section 4.9)."""
    for index, extraction in enumerate(view.extractions):
        person, component = view.identity.of(index, "")
        for fact in extraction.facts:
            if fact.name not in _FIELDS:
                continue
            item = item_of_fact("paper:", fact, extraction, person, component)
            words = {"field": named(_FIELDS[fact.name])}
            if fact.value == "passed" and fact.provenance.confidence < _HARDLY_READ:
                why = say(
                    "the check digit of {field} in {paper} holds, but it rests on characters "
                    "that were hardly read: one wrong reading in ten holds by chance",
                    field=words["field"], paper=item.document,
                )  # fmt: skip
                yield Missing(why, say("a sharper picture"), True, item.provenance)
                continue
            if fact.value != "failed":
                yield Candidate({"k": (item,)}, Decision(Answer.NONE, ()), words=words)
                continue
            doubts = (
                *doubts_of((item,)), *_small(fact), *_repairable(fact, extraction.facts, item)
            )  # fmt: skip
            answer = Answer.READING if doubts else Answer.CERTAIN
            yield Candidate(
                {"k": (item,)}, Decision(answer, (((), Status.CLASH),), doubts), words=words
            )


def _small(fact: Fact) -> tuple[Doubt, ...]:
    """Letters of few pixels are read wrongly, and surely so; a failing digit is the sign of it."""
    mark = fact.provenance
    lines = mark.quote.split("\n")
    for box, line in zip(mark.boxes, lines, strict=False):
        pitch = max(box.right - box.left, box.bottom - box.top) / max(1, len(line))
        if pitch < _LEGIBLE:
            words = say("its letters are only {count} pixels wide", count=round(pitch))
            pick = Pick(f"small:{mark.document}:p{mark.page}:{mark.span.start}", "as read")
            return (Doubt(pick, "something else", words),)
    return ()


def _repairable(fact: Fact, facts: tuple[Fact, ...], item: Item) -> tuple[Doubt, ...]:
    """A field for which the reader gives another reading clashes only as read."""
    field = fact.name.removeprefix("mrz_check_")
    name = {"birth": "birth_date", "expiry": "expiry_date"}.get(field, field)
    others = [
        f
        for f in (*facts, *(x for p in item.extraction.persons for x in p.facts))
        if f.zone == "mrz" and f.alternatives and (field == "composite" or name in f.name)
    ]
    if not others:
        return ()
    mark = item.provenance[0]
    pick = Pick(f"digit:{mark.document}:p{mark.page}:{mark.span.start}", "as read")
    told = ", ".join(str(a) for a in others[0].alternatives[:3])
    words = say("with another reading of one character ({others})", others=told)
    return (Doubt(pick, "another reading", words),)


def weekdays(rule: Rule, view: View) -> Iterator[Result]:
    """A weekday printed beside a date that falls on another day of the week."""
    yield from _warned(rule, view, "weekday", "d", "date")


_SUMS = re.compile(r"in words ([\d,.]+), in figures ([\d,.]+)")


def amounts(rule: Rule, view: View) -> Iterator[Result]:
    """A sum in words beside the same sum in figures, and the two differ."""
    yield from _warned(rule, view, "amount-differs", "m", "amount")


def _warned(rule: Rule, view: View, code: str, role: str, name: str) -> Iterator[Result]:
    """The warning itself is what is reported, so only legibility is in doubt."""
    for index, extraction in enumerate(view.extractions):
        for warning in extraction.warnings:
            if code not in warning.code or warning.provenance is None:
                continue
            person, component = view.identity.of(index, "")
            fact = Fact(name, warning.provenance.quote, warning.provenance)
            item = item_of_fact("paper:", fact, extraction, person, component)
            doubts = illegible(warning.provenance)
            answer = Answer.READING if doubts else Answer.CERTAIN
            decision = Decision(answer, (((), Status.CLASH),), doubts)
            yield Candidate({role: (item,)}, decision, words={"said": _said(warning.message)})


def _said(message: str) -> str:
    """What a warning of two sums says; any other message as it is."""
    found = _SUMS.fullmatch(message)
    if found is None:
        return message
    return say("in words {words}, in figures {figure}", words=found[1], figure=found[2])
