"""Every entry about a state's stamps names its source, and what has none restricts nothing."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from forensics.data.stamp_layouts import border_area, layouts, stamping

FILES = sorted(
    (f for f in files("forensics.data").joinpath("stamps").iterdir() if f.name.endswith(".toml")),
    key=lambda f: f.name,
)
DOES = {"usual", "none", "some ports", "on request", "unknown"}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_every_entry_names_its_source(file: object) -> None:
    raw = tomllib.loads(file.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    for part in ("direction", "practice", "port", "joined"):
        for entry in raw.get(part, ()):
            assert entry["source"].strip(), entry
    if raw["dates"]["order"]:
        assert raw["dates"]["source"].strip()


def test_practice_has_no_hole_and_no_day_twice() -> None:
    for layout in layouts():
        practices = layout.practices
        assert practices[0].first == ""
        assert practices[-1].last == ""
        for before, after in pairwise(practices):
            day = date.fromisoformat(before.last) + timedelta(1)
            assert day.isoformat() == after.first
            assert len(stamping(layout.state, day, day)) == 1
        assert {d for p in practices for d in (p.entry, p.exit)} <= DOES


@pytest.mark.parametrize(
    ("state", "day", "area"),
    [
        ("PL", "2007-12-20", "PL"),
        ("PL", "2007-12-21", "SCHENGEN"),
        ("CH", "2008-12-11", "CH"),
        ("HR", "2022-12-31", "HR"),
        ("HR", "2023-01-01", "SCHENGEN"),
        ("RO", "2024-03-30", "RO"),
        ("RO", "2024-03-31", "SCHENGEN"),
        ("CY", "2026-01-01", "CY"),
        ("FR", "2001-01-01", "SCHENGEN"),
        ("GB", "2016-01-01", "GB"),
    ],
)
def test_a_state_guards_the_border_of_a_union_from_the_day_it_joined(
    state: str, day: str, area: str
) -> None:
    assert border_area(state, date.fromisoformat(day)) == area
