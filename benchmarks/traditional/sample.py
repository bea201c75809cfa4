"""An invented paper in traditional Chinese and what a clerk reads in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """``persons`` are "name sex birth number" of those the paper is about, ``-`` for not printed.

    ``steps`` are (kind, day it began as EDTF); ``terms`` "person sentence probation" as ISO 8601
    durations. ``heading`` holds court or issuer, and number.
    """

    name: str
    kind: str
    text: str
    heading: tuple[str, str]
    persons: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    terms: tuple[str, ...] = ()


def steps(text: str) -> tuple[tuple[str, str], ...]:
    """``arrest 2018-01-14; bail 2018-01-15`` as pairs."""
    return tuple((k, d) for k, d in (part.split() for part in text.split(";") if part.strip()))
