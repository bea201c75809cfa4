"""Days, months and years counted as courts and laws count them; dates moved by them."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from forensics.rules.speech import ENGLISH, say, spoken
from forensics.temporal.readings import Reading, UncertainDate

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in whole months and days, as a sentence states it."""

    months: int
    days: int = 0

    @property
    def words(self) -> str:
        years, months = divmod(self.months, 12)
        parts = [(years, "year"), (months, "month"), (self.days, "day")]
        if spoken() != ENGLISH:
            some = (say("{years} years", years=years) if years else "",
                    say("{months} months", months=months) if months else "",
                    say("{days} days", days=self.days) if self.days else "")  # fmt: skip
            return "".join(some) or say("{days} days", days=0)
        said = [f"{n} {w}{'s' if n != 1 else ''}" for n, w in parts if n]
        return " ".join(said) or "0 days"


@cache
def term(text: str) -> Term | None:
    """``P1Y6M15D`` as a term; ``None`` if it is not of that form."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or text.strip() == "P":
        return None
    years, months, days = (int(x or 0) for x in match.groups())
    return Term(12 * years + months, days)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    in_every_month = day.day <= 28
    last = day.day if in_every_month else min(day.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, last)


def last_day_of_term(start: date, length: Term) -> date:
    """The last day of a term that begins on ``start``: the day before the same day next.

    Interpretation 2021, art. 202: a term that begins on the last day of a month ends on the
    day before the last day of the month.
    """
    end = add_months(start, length.months)
    if start.day == monthrange(start.year, start.month)[1] and length.months:
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return end + timedelta(days=length.days - 1)


def moved(
    when: UncertainDate | None,
    earliest: Callable[[date], date],
    latest: Callable[[date], date] | None,
) -> UncertainDate | None:
    """Every reading moved, on the same picks; without ``latest`` its last day is open."""
    if when is None:
        return None
    return UncertainDate(
        tuple(
            Reading(
                earliest(r.earliest) if r.earliest else None,
                latest(r.latest) if r.latest and latest else None,
                r.assumes,
            )
            for r in when.readings
        )
    )


def days_later(number: int) -> Callable[[date], date]:
    later = timedelta(days=number)
    return lambda day: day + later


def months_later(number: int) -> Callable[[date], date]:
    return lambda day: add_months(day, number)


@cache
def limits() -> dict[str, dict[str, Any]]:
    """``data/law_limits.toml``: what the law allows for, by measure."""
    return tomllib.loads((files("forensics") / "data" / "law_limits.toml").read_text("utf-8"))
