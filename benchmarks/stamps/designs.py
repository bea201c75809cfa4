"""What stamps say and look like, as data: state, direction, shape, ink, lines, date, ports.

The data are in ``designs.toml``. ``PLAIN`` is one look a stamp; ``VARIED`` are the looks it
may have.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

INKS = {
    "blue": (40, 60, 160),
    "red": (190, 40, 50),
    "black": (45, 45, 50),
    "green": (30, 115, 75),
    "purple": (110, 50, 140),
    "cyan": (20, 115, 150),
    "magenta": (180, 40, 120),
}


class Design(NamedTuple):
    """In ``lines``, {d} is the date, {u} the end of a stay, {p} the port."""

    state: str
    direction: str
    shape: str
    ink: str
    lines: tuple[str, ...]
    form: str
    ports: tuple[str, ...]


class Look(NamedTuple):
    """Several shapes, inks, wordings and forms of the date; one of each is drawn."""

    state: str
    direction: str
    shapes: tuple[str, ...]
    inks: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...]
    ports: tuple[str, ...]


def _load(kind: str, row: type[Any]) -> tuple[Any, ...]:
    told = tomllib.loads(Path(__file__).with_name("designs.toml").read_text(encoding="utf-8"))
    return tuple(row(**{k: _fixed(v) for k, v in one.items()}) for one in told[kind])


def _fixed(value: Any) -> Any:
    return tuple(_fixed(v) for v in value) if isinstance(value, list) else value


PLAIN: tuple[Design, ...] = _load("plain", Design)
VARIED: tuple[Look, ...] = _load("varied", Look)
SCHENGEN = ("FR", "DE", "ES", "NL", "IT")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def written(day: date, form: str) -> str:
    m = _MONTHS[day.month - 1]
    forms = {
        "Y.M.D": f"{day.year}.{day.month:02d}.{day.day:02d}",
        "D MON Y": f"{day.day:02d} {m} {day.year}",
        "MON D Y": f"{m} {day.day:02d} {day.year}",
        "D/M/Y": f"{day.day:02d}/{day.month:02d}/{day.year}",
        "D.M.Y": f"{day.day:02d}.{day.month:02d}.{day.year}",
        "D.M.YY": f"{day.day:02d} {day.month:02d} {day.year % 100:02d}",
        "D-M-Y": f"{day.day:02d}-{day.month:02d}-{day.year}",
        "Y-M-D": f"{day.year}-{day.month:02d}-{day.day:02d}",
        "Y M D": f"{day.year} {day.month:02d} {day.day:02d}",
        "YCMD": f"{day.year}年{day.month}月{day.day}日",
        "D-MON-Y": f"{day.day:02d}-{m}-{day.year}",
        "DMONY": f"{day.day:02d}{m}{day.year}",
        "D MON YY": f"{day.day:02d} {m} {day.year % 100:02d}",
        "ROC": f"{day.year - 1911}.{day.month:02d}.{day.day:02d}",
        "D MON BE": f"{day.day:02d} {m} {day.year + 543}",
    }
    return forms[form]
