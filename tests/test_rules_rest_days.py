"""Days of rest of China: weekends, holidays, and the working days that make up for them."""

from __future__ import annotations

from datetime import date

import pytest

from forensics.rules.checks.rest_days import FIRST, LAST, why_rest


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2016, 10, 9), ""),  # a Sunday worked for National Day
        (date(2016, 10, 23), "Sunday"),
        (date(2016, 10, 22), "Saturday"),
        (date(2016, 10, 21), ""),
        (date(2016, 10, 5), "National Day"),
        (date(2003, 12, 31), None),
        (date(2026, 1, 1), None),
    ],
)
def test_days(day: date, why: str | None) -> None:
    assert why_rest(day) == why


def test_the_table_has_every_year_it_says() -> None:
    for year in range(FIRST.year, LAST.year + 1):
        assert why_rest(date(year, 10, 1)), year
        weekdays = [date(year, 10, d) for d in range(1, 4) if date(year, 10, d).weekday() < 5]
        assert all(why_rest(d) not in ("", None) for d in weekdays), year
