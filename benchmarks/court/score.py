"""Score of one gold set of annotated judgments: sets of (type, date, person) and exact fields.

Gold and prediction are dictionaries of one shape: ``court``, ``case_number``, ``judgment_date``,
``persons`` (name, birth_date), ``events`` (type, date, person, start), ``sentences`` (person,
start, end), ``complete_regions``. Dates are EDTF; of an interval the first part counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

COERCIVE = {"detention", "arrest", "bail", "residential_surveillance", "custody", "admin_detention"}
PRIOR = {"prior_judgment", "prior_release", "parole"}
PROCEDURE = {"indictment", "acceptance", "hearing"}
Paper = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Hits, predictions that count, and gold that must be found."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: set[Any], must: set[Any], may: set[Any]) -> None:
        self.hit += len(predicted & must)
        self.predicted += len(predicted) - len((predicted & may) - must)
        self.gold += len(must)

    @property
    def precision(self) -> float:
        return 100 * self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return (
            f"P {self.precision:5.1f} R {self.recall:5.1f} F1 {self.f1:5.1f} "
            f"(hit {self.hit} predicted {self.predicted} gold {self.gold})"
        )


def _fold(kind: str) -> str:
    return "arrest" if kind == "arrest_approved" else kind


def _keys(events: Iterable[Paper], kinds: set[str], person: bool) -> set[tuple[str, ...]]:
    return {
        (_fold(e["type"]), e["date"].split("/")[0], *((str(e.get("person")),) if person else ()))
        for e in events
        if _fold(e["type"]) in kinds
    }


def _inside(paper: Paper, start: int) -> bool:
    return any(a <= start < b for a, b in paper["complete_regions"])


def events(
    gold: dict[str, Paper],
    found: dict[str, Paper],
    kinds: set[str],
    person: bool = False,
    miss: Callable[[str, set[Any], set[Any]], None] | None = None,
) -> Tally:
    """(type, date[, person]) over all papers; gold outside the complete regions may be missed."""
    tally = Tally()
    for name, paper in gold.items():
        may = _keys(paper["events"], kinds, person)
        must = _keys((e for e in paper["events"] if _inside(paper, e["start"])), kinds, person)
        predicted = _keys(found.get(name, {}).get("events", []), kinds, person)
        tally.add(predicted, must, may)
        if miss and (must - predicted or predicted - may):
            miss(name, must - predicted, predicted - may)
    return tally


def exact(gold: dict[str, Paper], found: dict[str, Paper], field: str) -> tuple[int, int]:
    """How many papers have this field right, of those whose gold has it."""
    asked = [n for n in gold if gold[n].get(field)]
    return sum(found.get(n, {}).get(field) == gold[n][field] for n in asked), len(asked)


def births(gold: dict[str, Paper], found: dict[str, Paper]) -> Tally:
    tally = Tally()
    for name, paper in gold.items():
        must = {(p["name"], p["birth_date"]) for p in paper["persons"] if p["birth_date"]}
        must -= {(p["name"], p["birth_date"]) for p in paper["persons"] if p["role"] != "defendant"}
        may = {(p["name"], p["birth_date"]) for p in paper["persons"] if p["birth_date"]}
        predicted = {
            (p["name"], p["birth_date"])
            for p in found.get(name, {}).get("persons", [])
            if p["birth_date"]
        }
        tally.add(predicted, must, may)
    return tally


def sentences(gold: dict[str, Paper], found: dict[str, Paper]) -> Tally:
    tally = Tally()
    for name, paper in gold.items():
        must = {
            (s["start"], s["end"])
            for s in paper["sentences"]
            if s["start"] and s["status"] == "final"
        }
        predicted = {(s["start"], s["end"]) for s in found.get(name, {}).get("sentences", [])}
        tally.add(predicted, must, must)
    return tally


def dates(gold: dict[str, Paper], found: dict[str, Paper]) -> Tally:
    """Every date of the complete regions, as a set a paper; both parts of a range count."""
    tally = Tally()
    for name, paper in gold.items():
        must = {d for p in paper["persons"] if p["birth_date"] for d in [p["birth_date"]]}
        for e in paper["events"]:
            if _inside(paper, e["start"]):
                must.update(x.rstrip("~") for x in e["date"].split("/") if x)
        for s in paper["sentences"]:
            if s.get("quote_start") is not None and _inside(paper, s["quote_start"]):
                must.update(x for x in (s["start"], s["end"]) if x)
        predicted = set(found.get(name, {}).get("dates", []))
        tally.add(predicted, must, must)
    return tally
