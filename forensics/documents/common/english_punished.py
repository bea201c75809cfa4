"""With what an English sentence punishes: only prison is told apart.

The police of England and Wales record convictions of offences that may be punished with prison,
and of some others that are listed (Police and Criminal Evidence Act 1984, s. 27; SI 2000/1139,
reg. 3). Of the rest they need keep no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from forensics.events import Event
from forensics.events import EventKind as K

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
    """Each conviction with the prison to which the same paper sentences the same person."""
    every = list(events)
    sentenced = {e.person for e in every if e.kind is K.SENTENCE and e.detail("punishment")}
    return [
        replace(e, details=(*e.details, ("punishment", PRISON)))
        if e.kind is K.CONVICTION and e.matter == "this" and e.person in sentenced
        else e
        for e in every
    ]
