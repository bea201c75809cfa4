"""One result of a check of a case, in terms that every kind of check shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    OK = "ok"
    MISMATCH = "mismatch"
    OPEN = "open"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Check:
    """One result. ``area`` is originals, bag, journal, seals or reproduce; ``code`` is stable."""

    area: str
    outcome: Outcome
    code: str
    message: str
    place: str = ""


OnProgress = Callable[[int, int], None]


def worst(checks: Sequence[Check]) -> Outcome:
    """The gravest of the outcomes: mismatch, then open, then ok."""
    outcomes = {c.outcome for c in checks}
    return next((o for o in (Outcome.MISMATCH, Outcome.OPEN) if o in outcomes), Outcome.OK)
