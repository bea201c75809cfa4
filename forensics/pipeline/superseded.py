"""Superseded dates as further readings: what a crosscheck would say with the older date.

The older date is put in the place of the one that took its place, in that paper alone, and the
same rules are asked again. What would come or go is told in words at the date. It is never a
finding of the case: the paper as it is does not print that date.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from forensics.case import Case
from forensics.events import Extraction
from forensics.findings import Finding, Outcome, Verdict
from forensics.observations import Inspection, Observation, Superseded
from forensics.rules import engine
from forensics.rules.model import Rule
from forensics.temporal.edtf import from_edtf, to_edtf
from forensics.temporal.readings import UncertainDate

_MOST = 8
"""Older dates of a case that are tried; each costs one run of the rules."""
_SAID = 4


def weighed(
    inspections: Sequence[Inspection],
    case: Case,
    extractions: Sequence[Extraction],
    outcome: Outcome,
    rules: Sequence[Rule],
) -> tuple[Inspection, ...]:
    """The inspections with ``effects`` at the superseded dates that were tried."""
    told: dict[tuple[str, Superseded], tuple[str, ...]] = {}
    for document, date in list(_dates(inspections))[:_MOST]:
        older = _with(extractions, document, date)
        if older != tuple(extractions):
            told[document, date] = effects(outcome, engine.crosscheck(case, older, rules), date)
    return tuple(_told(one, told) for one in inspections)


def effects(now: Outcome, then: Outcome, date: Superseded) -> tuple[str, ...]:
    """One sentence for each finding that would come or go with the older date."""
    head = f"With it in place of {date.instead}"
    here, there = _clashes(now), _clashes(then)
    gone = [f for key, f in here.items() if key not in there]
    come = [f for key, f in there.items() if key not in here]
    said = [f"{head} this finding would not be made: {f.title} ({f.id})." for f in gone[:_SAID]]
    said += [f"{head} there would be another finding: {f.title}." for f in come[:_SAID]]
    return tuple(said) or (f"{head} the findings would be the same.",)


def _clashes(outcome: Outcome) -> Mapping[tuple[object, ...], Finding]:
    """By rule, verdict and papers: the wording changes with the date, the clash does not."""
    return {
        (f.rule, f.verdict, *sorted({p.document for e in f.evidence for p in e.provenance})): f
        for f in outcome.findings
        if f.verdict is not Verdict.NONE
    }


def _dates(inspections: Sequence[Inspection]) -> Iterator[tuple[str, Superseded]]:
    seen: set[tuple[str, Superseded]] = set()
    for one in inspections:
        for observation in one.observations:
            for date in observation.superseded if observation.notable else ():
                if date.instead and (one.document, date) not in seen:
                    seen.add((one.document, date))
                    yield one.document, date


def _with(
    extractions: Sequence[Extraction], document: str, date: Superseded
) -> tuple[Extraction, ...]:
    """The extractions with the older date in this document, wherever the newer one stands."""
    try:
        older = from_edtf(date.edtf)
    except ValueError:
        return tuple(extractions)
    return tuple(
        _replaced(e, date.instead, older) if e.document == document else e for e in extractions
    )


def _replaced(value: Any, instead: str, older: Any) -> Any:
    if isinstance(value, UncertainDate):
        return older if to_edtf(value) == instead else value
    if isinstance(value, tuple):
        return tuple(_replaced(v, instead, older) for v in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, (type, Enum)):
        changed = {
            f.name: _replaced(getattr(value, f.name), instead, older)
            for f in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    return value


def _told(one: Inspection, told: Mapping[tuple[str, Superseded], tuple[str, ...]]) -> Inspection:
    def dated(seen: Observation) -> Observation:
        dates = tuple(
            dataclasses.replace(d, effects=told.get((one.document, d), d.effects))
            for d in seen.superseded
        )
        return dataclasses.replace(seen, superseded=dates)

    return dataclasses.replace(one, observations=tuple(dated(o) for o in one.observations))
