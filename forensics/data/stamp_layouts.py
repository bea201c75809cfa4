"""How states stamp: one file a state or union in ``stamps/``, found by being there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class DirectionMark:
    """What says entry or exit on this state's stamps: words, shapes, colours."""

    direction: str
    words: tuple[str, ...]
    shapes: tuple[str, ...]
    colours: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Practice:
    """Whether stamps were given between two days (ISO, "" is open): ``usual``, ``none``,
    ``some ports``, ``on request`` or ``unknown``."""

    first: str
    last: str
    entry: str
    exit: str
    note: str
    source: str
    gates: bool
    """Travellers may pass an automatic gate that gives no stamp."""


@dataclass(frozen=True, slots=True)
class Port:
    """A border crossing point; ``country`` only where the layout covers several states."""

    name: str
    words: tuple[str, ...]
    country: str
    source: str


@dataclass(frozen=True, slots=True)
class Layout:
    """``state`` is alpha-2, or the name of a union with ``letters`` to tell its states.

    ``joined``: from which day (ISO) a state belongs to the union; always, if it is not named.
    """

    state: str
    name: str
    names: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]
    joined: tuple[tuple[str, str], ...]
    order: str
    calendars: tuple[str, ...]
    directions: tuple[DirectionMark, ...]
    practices: tuple[Practice, ...]
    ports: tuple[Port, ...]


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """Every layout, by file name."""
    folder = files(__package__).joinpath("stamps")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(_layout(tomllib.loads(f.read_text(encoding="utf-8"))) for f in found)


def _layout(raw: dict[str, Any]) -> Layout:
    return Layout(
        raw["state"],
        raw["name"],
        tuple(raw["names"]),
        tuple(raw.get("letters", {}).items()),
        tuple((state, j["from"]) for j in raw.get("joined", ()) for state in j["states"]),
        # An order without a source restricts nothing.
        raw["dates"]["order"] if raw["dates"]["source"] else "",
        tuple(raw["dates"]["calendars"]),
        tuple(
            DirectionMark(
                d["direction"],
                tuple(d["words"]),
                tuple(d["shapes"]),
                tuple(d.get("colours", ())),
                d["source"],
            )
            for d in raw["direction"]
        ),
        tuple(
            Practice(
                p["from"],
                p["to"],
                p["entry"],
                p["exit"],
                p["note"],
                p["source"],
                p.get("gates", False),
            )
            for p in raw["practice"]
        ),
        tuple(
            Port(p["name"], tuple(p["words"]), p.get("country", ""), p["source"])
            for p in raw.get("port", ())
        ),
    )


@lru_cache(maxsize=1)
def _unions() -> dict[str, tuple[str, str]]:
    return {
        code: (layout.state, dict(layout.joined).get(code, ""))
        for layout in layouts()
        for _, code in layout.letters
    }


def border_area(country: str, day: date | None = None) -> str:
    """The union whose outer border the state (alpha-2) guards, or the state itself.

    With ``day``: on that day. Without: if it ever does.
    """
    union, joined = _unions().get(country, (country, ""))
    return country if day and day.isoformat() < joined else union


def stamping(area: str, first: date, last: date) -> tuple[Practice, ...]:
    """What is known of how the state or union stamped at any time between two days."""
    return tuple(
        practice
        for layout in layouts()
        if layout.state == area
        for practice in layout.practices
        if practice.first <= last.isoformat() and first.isoformat() <= (practice.last or "9999")
    )
