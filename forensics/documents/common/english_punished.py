"""With what an English sentence punishes: only prison is told apart.

The police of England and Wales record convictions of offences that may be punished with prison,
and of some others that are listed (Police and Criminal Evidence Act 1984, s. 27; SI 2000/1139,
reg. 3). Of the rest they need keep no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from forensics.events import Event
from forensics.events import EventKind as K
from forensics.temporal.readings import UncertainDate

PRISON = "imprisonment"
_PRISON = re.compile(
    r"\b(?:days?|weeks?|months?|years?)['’]?s? (?:of |in |immediate )*"
    r"(?:imprisonment|custody|detention|prison|jail)\b"
    r"|\b(?:imprisonment|imprisoned|detention|detained|custody|prison|jail) for "
    r"(?:a (?:total )?(?:term|period) of )?(?:[a-z-]+|\d+) (?:days?|weeks?|months?|years?)\b"
    r"|\b(?:life imprisonment|imprisonment for life)\b",
    re.IGNORECASE,
)
# Prison that is only threatened: for a fine not paid, an order broken, or that was not passed.
_THREATENED = re.compile(
    r"\b(?:default|fined?|unpaid|community|probation order|discharged?|breach|instead|rather than"
    r"|maximum|liable|would|could|may|might|not|no)\b",
    re.IGNORECASE,
)


def punished_by(sentence: str) -> str:
    """``imprisonment`` where nothing else is spoken of, suspended or not; else ``""``."""
    plain = _PRISON.search(sentence) and not _THREATENED.search(sentence)
    return PRISON if plain else ""


def with_punishment(events: Iterable[Event]) -> list[Event]:
    """Each conviction with the prison to which the same paper sentences the same person, on that
    day or later and to nothing else: an earlier sentence is of another conviction."""
    every = list(events)
    sentences = [e for e in every if e.kind is K.SENTENCE]
    return [
        replace(e, details=(*e.details, ("punishment", PRISON)))
        if e.kind is K.CONVICTION and _to_prison(e, sentences)
        else e
        for e in every
    ]


def _to_prison(conviction: Event, sentences: Iterable[Event]) -> bool:
    found = _first(conviction)
    passed = [
        s for s in sentences
        if s.person == conviction.person and found and (_first(s) or date.min) >= found
    ]  # fmt: skip
    return bool(passed) and all(s.detail("punishment") for s in passed)


def _first(event: Event) -> date | None:
    return event.when.earliest if isinstance(event.when, UncertainDate) else None
