"""The two zones of a data page and the paper's own logic settle how its dates are meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, product

from forensics.documents.common.mrz_facts import ZoneFacts
from forensics.documents.common.viz_facts import VizFacts
from forensics.records import Fact
from forensics.temporal.readings import Pick, Reading, UncertainDate

_IN_ORDER = ("birth_date", "issue_date", "expiry_date")
_LONGEST = 16
"""Years: ten and the months left of the book before, with some to spare."""


def settle_dates(zone: ZoneFacts | None, viz: VizFacts) -> tuple[VizFacts, Mapping[str, str]]:
    """Let the zone and the paper's own logic settle the order and century of printed dates.

    A printed expiry or birth date of which exactly one reading is the machine-readable day
    settles the choices it rests on, for every date of the same series. Then readings fall that
    no way of keeping the paper's own order, birth before issue before expiry, can take. Says
    for each date that was narrowed by what.
    """
    notes: dict[str, str] = {}
    if zone is not None:
        settled: set[Pick] = set()
        words = ""
        for name in ("expiry_date", "birth_date"):
            here, there = viz.fact(name), zone.fact(name)
            match = _match(here, there)
            if match is None or there is None:
                continue
            settled |= {p for p in match.assumes if not p.choice.startswith("digit:")}
            words = f"settled by the machine-readable zone: {there.provenance.quote}"
        viz = _with(viz, lambda fact: _noted(fact, _narrow(fact, settled), words, notes))
    kept = _in_order(viz, zone)
    words = "birth, issue and expiry follow each other"

    def ordered(fact: Fact) -> Fact:
        narrow = kept.get(fact.name, fact.value)
        return _noted(fact, replace(fact, value=narrow), words, notes)

    return _with(viz, ordered), notes


def _noted(before: Fact, after: Fact, words: str, notes: dict[str, str]) -> Fact:
    if after.value == before.value:
        return before
    notes[after.name] = words
    return after


def _in_order(viz: VizFacts, zone: ZoneFacts | None) -> dict[str, UncertainDate]:
    """For each date of the page: the readings with which all three can follow each other.

    Where none do, those that can be of one person and one passport: that an expiry is printed
    before the issue is for the rules to say.
    """
    told: dict[str, tuple[Reading, ...]] = {}
    for name in _IN_ORDER:
        sure = _edge(viz, zone, name)
        fact = viz.fact(name)
        if sure is not None:
            told[name] = (Reading(sure, sure),)
        elif fact is not None and isinstance(fact.value, UncertainDate):
            told[name] = fact.value.readings
    every = [way for way in product(*told.values()) if _agree(way)]
    likely = [way for way in every if _one_life(dict(zip(told, way, strict=True)))]
    ways = [way for way in likely if _follow(way)] or likely
    found: dict[str, UncertainDate] = {}
    for at, (name, readings) in enumerate(told.items()):
        kept = tuple(r for r in readings if any(way[at] is r for way in ways))
        if kept and len(kept) < len(readings):
            found[name] = UncertainDate(kept)
    return found


def _follow(way: Sequence[Reading]) -> bool:
    return all(
        one.earliest is None or two.latest is None or one.earliest <= two.latest
        for one, two in pairwise(way)
    )


def _agree(way: Sequence[Reading]) -> bool:
    """Do they take one and the same option of every choice that they share?"""
    picks = [p for reading in way for p in reading.assumes]
    return len({p.choice for p in picks}) == len(set(picks))


def _one_life(way: Mapping[str, Reading]) -> bool:
    """No passport is valid for longer than ``_LONGEST`` years, and its holder is born first."""
    born, issued, expires = (way[n].earliest if n in way else None for n in _IN_ORDER)
    if issued and expires and abs(expires.year - issued.year) > _LONGEST:
        return False
    first = issued or expires
    return not (born and first and born > first)


def _match(here: Fact | None, there: Fact | None) -> Reading | None:
    """The only reading of a printed date that is the machine-readable day, if there are more."""
    if here is None or there is None:
        return None
    if not isinstance(here.value, UncertainDate) or not isinstance(there.value, UncertainDate):
        return None
    days = {r.earliest for r in there.value.readings if r.is_day}
    match = [r for r in here.value.readings if r.is_day and r.earliest in days]
    return match[0] if len(here.value.readings) > 1 and len(match) == 1 else None


def _edge(viz: VizFacts, zone: ZoneFacts | None, name: str) -> date | None:
    """The day of birth or expiry where one of the zones has exactly one."""
    for fact in (zone.fact(name) if zone else None, viz.fact(name)):
        if fact is not None and isinstance(fact.value, UncertainDate) and fact.value.only_day:
            return fact.value.only_day
    return None


def _with(viz: VizFacts, change: Callable[[Fact], Fact]) -> VizFacts:
    return replace(
        viz,
        holder=tuple(change(f) for f in viz.holder),
        paper=tuple(change(f) for f in viz.paper),
    )


def _narrow(fact: Fact, settled: set[Pick]) -> Fact:
    """Drop the readings that take a settled choice another way."""
    if not isinstance(fact.value, UncertainDate):
        return fact
    fixed = {p.choice: p.option for p in settled}
    kept = tuple(
        r
        for r in fact.value.readings
        if all(fixed.get(p.choice, p.option) == p.option for p in r.assumes)
    )
    return replace(fact, value=UncertainDate(kept)) if kept else fact
