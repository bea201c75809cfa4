"""The two zones of a data page and the paper's own logic settle how its dates are meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product

from forensics.documents.common.mrz_facts import ZoneFacts
from forensics.documents.common.viz_facts import VizFacts
from forensics.records import Fact
from forensics.temporal.readings import Pick, Reading, UncertainDate

_LONGEST = 16
"""Years: ten and the months left of the book before, with some to spare."""


def settle_dates(zone: ZoneFacts | None, viz: VizFacts) -> tuple[VizFacts, str, str]:
    """Let the zone and the paper's own logic settle the order and century of printed dates.

    A printed expiry or birth date of which exactly one reading is the machine-readable day
    settles the choices it rests on, for every date of the same series. Then readings fall that
    break the paper's own order: birth before issue before expiry. Says both in words.
    """
    words = ""
    if zone is not None:
        settled: set[Pick] = set()
        for name in ("expiry_date", "birth_date"):
            here, there = viz.fact(name), zone.fact(name)
            match = _match(here, there)
            if match is None or there is None:
                continue
            settled |= {p for p in match.assumes if not p.choice.startswith("digit:")}
            words = f"settled by the machine-readable zone: {there.provenance.quote}"
        viz = _with(viz, lambda fact: _narrow(fact, settled))
    viz = _centuries(viz)
    first = _edge(viz, zone, "birth_date")
    last = _edge(viz, zone, "expiry_date")
    issue = viz.fact("issue_date")
    if issue is None or not isinstance(issue.value, UncertainDate) or len(issue.value.readings) < 2:
        return viz, words, ""
    kept = tuple(
        r
        for r in issue.value.readings
        if not (first and r.latest and r.latest < first)
        and not (last and r.earliest and r.earliest > last)
    )
    if kept and len(kept) < len(issue.value.readings):
        narrow = replace(issue, value=UncertainDate(kept))
        viz = _with(viz, lambda fact: narrow if fact is issue else fact)
        return viz, words, "the day of issue lies between birth and expiry"
    return viz, words, ""


def _centuries(viz: VizFacts) -> VizFacts:
    """Which centuries the years in two figures are of: those in which some person can hold it.

    No passport is valid for longer than ``_LONGEST`` years, and its holder is born before it is
    issued. An expiry printed before the issue stays that: only the distance is asked.
    """
    names = ("birth_date", "issue_date", "expiry_date")
    facts = [f for f in (viz.fact(n) for n in names) if f is not None]
    dated = [(f, f.value) for f in facts if isinstance(f.value, UncertainDate)]
    if not any(c.startswith("century:") for _, value in dated for c in value.choices):
        return viz
    kept: dict[int, set[Reading]] = {}
    for readings in product(*(value.readings for _, value in dated)):
        days = {f.name: r.earliest for (f, _), r in zip(dated, readings, strict=True)}
        if _one_life(*(days.get(n) for n in names)):
            for n, reading in enumerate(readings):
                kept.setdefault(n, set()).add(reading)
    narrow: dict[int, Fact] = {}
    for n, (fact, value) in enumerate(dated):
        if some := tuple(r for r in value.readings if r in kept.get(n, ())):
            narrow[id(fact)] = replace(fact, value=UncertainDate(some))
    return _with(viz, lambda fact: narrow.get(id(fact), fact))


def _one_life(born: date | None, issued: date | None, expires: date | None) -> bool:
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
