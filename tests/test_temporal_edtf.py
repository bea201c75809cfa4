"""EDTF text of uncertain dates and intervals, both ways."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.temporal.edtf import from_edtf, to_edtf
from forensics.temporal.readings import Interval, Reading, UncertainDate

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    low, high = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if low and high and low > high:
        low, high = high, low
    return Reading(low, high)


DATES = st.lists(readings(), min_size=1, max_size=5).map(lambda r: UncertainDate(tuple(r)))
INTERVALS = st.builds(Interval, st.none() | DATES, st.none() | DATES)


def spans(value: UncertainDate | None) -> set[tuple[date | None, date | None]] | None:
    return None if value is None else {(r.earliest, r.latest) for r in value.readings}


@given(DATES)
def test_dates_come_back(value: UncertainDate) -> None:
    again = from_edtf(to_edtf(value))
    assert isinstance(again, UncertainDate)
    assert spans(again) == spans(value)
    assert to_edtf(again) == to_edtf(value)


@given(INTERVALS)
def test_intervals_come_back(value: Interval) -> None:
    again = from_edtf(to_edtf(value))
    assert isinstance(again, Interval)
    assert (spans(again.start), spans(again.end)) == (spans(value.start), spans(value.end))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-10-31", "2016-10-31", "2016-10-31"),
        ("[2016-04-07..2016-04-13]", "2016-04-07", "2016-04-13"),
        ("[2016..2018-03]", "2016-01-01", "2018-03-31"),
        ("2016-10-XX", "2016-10-01", "2016-10-31"),
        ("2016-XX", "2016-01-01", "2016-12-31"),
    ],
)
def test_one_reading(text: str, low: str, high: str) -> None:
    value = from_edtf(text)
    assert spans(value) == {(day(low), day(high))} if isinstance(value, UncertainDate) else False


def test_masks_are_readings() -> None:
    value = from_edtf("2016-10-3X")
    assert isinstance(value, UncertainDate)
    assert [r.earliest for r in value.readings] == [day("2016-10-30"), day("2016-10-31")]
    value = from_edtf("201X-02-29")
    assert isinstance(value, UncertainDate)
    assert [r.earliest for r in value.readings] == [day("2012-02-29"), day("2016-02-29")]


def test_open_sides() -> None:
    value = from_edtf("2016-04/..")
    assert isinstance(value, Interval)
    assert value.end is None
    assert to_edtf(value) == "2016-04/.."
    assert to_edtf(UncertainDate.between(None, day("2016-05-01"))) == "[..2016-05-01]"
    assert to_edtf(UncertainDate.between(None, None)) == "[..]"


def test_readings_are_written_in_order_without_doubles() -> None:
    a, b = day("2016-12-06"), day("2016-06-12")
    value = UncertainDate((Reading(a, a), Reading(b, b), Reading(a, a)))
    assert to_edtf(value) == "[2016-06-12,2016-12-06]"


@pytest.mark.parametrize("text", ["", "2016-13", "2016-02-30", "soon", "2016-1", "[]", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day"):
        from_edtf(text)
