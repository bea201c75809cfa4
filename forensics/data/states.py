"""States and the codes travel documents give them (``states.csv``)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class State:
    """``icao`` is the code of the machine-readable zone, ``alpha2`` ISO 3166-1 or ``""``."""

    icao: str
    alpha2: str
    name: str
    name_zh: str


@lru_cache(maxsize=1)
def by_icao() -> Mapping[str, State]:
    """Every code that may stand in a machine-readable zone."""
    text = files(__package__).joinpath("states.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {r["icao"]: State(r["icao"], r["alpha2"], r["name"], r["name_zh"]) for r in rows}


@lru_cache(maxsize=1)
def by_alpha2() -> Mapping[str, State]:
    """The first code listed for each alpha-2."""
    out: dict[str, State] = {}
    for state in by_icao().values():
        if state.alpha2:
            out.setdefault(state.alpha2, state)
    return out


def alpha2(icao: str) -> str:
    """ISO alpha-2 of a code of the zone, ``""`` if it has none or is not known."""
    state = by_icao().get(icao)
    return state.alpha2 if state else ""
