"""Forms of number of Chinese passports: which series, since when; which are no ordinary ones."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Series:
    """A form of number of ordinary passports and the first day on which they were issued."""

    form: re.Pattern[str]
    words: str
    first: date


@cache
def _table() -> dict[str, Any]:
    text = resources.files("forensics.data").joinpath("passport_series.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def series() -> tuple[Series, ...]:
    """Every known series of ordinary passports."""
    return tuple(
        Series(re.compile(row["form"]), row["words"], row["from"]) for row in _table()["series"]
    )


@cache
def _special() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(row["form"])) for row in _table()["special"])


def special(number: str) -> str:
    """``region`` (Hong Kong, Macao), ``official`` (service, travel paper …), ``""`` for others."""
    plain = re.sub(r"[^A-Z0-9]", "", number.upper())
    return next((kind for kind, form in _special() if form.fullmatch(plain)), "")
