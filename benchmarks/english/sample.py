"""An invented court paper in English and what a clerk reads in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """``steps`` are (kind, start day as EDTF); ``court``, ``number``, ``person``: the heading."""

    name: str
    text: str
    court: str
    number: str
    person: str
    steps: tuple[tuple[str, str], ...]


def steps(text: str) -> tuple[tuple[str, str], ...]:
    """``arrest 2018-01-14; bail 2018-01-15`` as pairs."""
    return tuple((k, d) for k, d in (part.split() for part in text.split(";") if part.strip()))
