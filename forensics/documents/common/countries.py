"""States and territories by the names papers print."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from forensics.places import Place, resolve


@cache
def _names() -> dict[str, str]:
    text = (files("forensics") / "data" / "countries.csv").read_text("utf-8")
    found: dict[str, str] = {}
    for row in csv.DictReader(x for x in text.splitlines() if not x.startswith("#")):
        for name in (*row["zh"].split("|"), *row["en"].split("|")):
            found[name.lower()] = row["code"]
    return found


def country(name: str) -> str:
    """ISO 3166-1 alpha-2 of a printed name, ``""`` if it is not in the table."""
    plain = name.strip().strip(".").lower().removeprefix("the ")
    return _names().get(plain, "")


def somewhere(name: str, near: Place | None = None) -> Place:
    """A place at home or abroad by its printed name."""
    code = country(name)
    return Place(name, code) if code else resolve(name, near)


def countries_in(text: str) -> list[tuple[int, int, str]]:
    """Chinese names of states in a text: ``(start, end, code)``, longest first where they nest."""
    hits: list[tuple[int, int, str]] = []
    for name, code in sorted(_names().items(), key=lambda x: -len(x[0])):
        if ord(name[0]) < 0x2E80:
            continue
        at = text.find(name)
        while at >= 0:
            if not any(s < at + len(name) and at < e for s, e, _ in hits):
                hits.append((at, at + len(name), code))
            at = text.find(name, at + 1)
    return sorted(hits)
