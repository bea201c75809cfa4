"""Every day in every written form: found whole, with the truth among its readings."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import DateContext, find_dates
from forensics.text.dates.calendars import lunar_day, persian_day
from forensics.text.dates.numbers import han_number

DAYS = st.dates(date(1920, 1, 1), date(2099, 12, 31))
# fmt: off
EN = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]
FR = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
]
ES = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
TH = [
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
]
WORDS = [
    "the", "accused", "was", "found", "guilty", "by", "court", "and", "appealed", "against",
    "his", "sentence", "with", "reason", "where", "he", "may", "march", "on", "august",
    "company;", "thoughts", "last", "a", "while", "of", "men",
]
# fmt: on
DIGITS = "〇一二三四五六七八九"


def han_year(year: int, zero: str = "〇") -> str:
    return "".join(DIGITS[int(c)] for c in str(year)).replace("〇", zero)


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def suffix(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


FORMS: dict[str, Callable[[date], str]] = {
    "zh": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "zh-padded": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "zh-spaced": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "zh-号": lambda d: f"{d.year}年{d.month}月{d.day}号",
    "zh-numerals": lambda d: f"{han_year(d.year)}年{han(d.month)}月{han(d.day)}日",
    "zh-circle": lambda d: f"{han_year(d.year, '○')}年{han(d.month)}月{han(d.day)}日",
    "zh-零": lambda d: f"{han_year(d.year, '零')}年{han(d.month)}月{han(d.day)}日",
    "zh-O": lambda d: f"{han_year(d.year, 'O')}年{han(d.month)}月{han(d.day)}日",
    "zh-曰": lambda d: f"{han_year(d.year)}年{han(d.month)}月{han(d.day)}曰",
    "roc": lambda d: f"民國{d.year - 1911}年{d.month}月{d.day}日",
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "eight": lambda d: f"{d:%Y%m%d}",
    "six": lambda d: f"{d:%y%m%d}",
    "dmy": lambda d: f"{d.day}/{d.month}/{d.year}",
    "mdy": lambda d: f"{d.month}/{d.day}/{d.year}",
    "dmy-dots": lambda d: f"{d:%d.%m.%Y}",
    "dmy-hyphens": lambda d: f"{d.day}-{d.month}-{d.year}",
    "dmy-short": lambda d: f"{d:%d/%m/%y}",
    "ymd-short": lambda d: f"{d:%y/%m/%d}",
    "passport": lambda d: f"{d.day:02} {EN[d.month - 1][:3].upper()} {d.year}",
    "passport-short": lambda d: f"{d.day:02} {EN[d.month - 1][:3].upper()} {d:%y}",
    "passport-cn": lambda d: f"{d.day:02} {d.month}月/{EN[d.month - 1][:3].upper()} {d.year}",
    "passport-glued": lambda d: f"{d.day:02}{EN[d.month - 1][:3].upper()}{d.year}",
    "english": lambda d: f"{d.day} {EN[d.month - 1]} {d.year}",
    "american": lambda d: f"{EN[d.month - 1]} {d.day}, {d.year}",
    "legal": lambda d: f"{d.day}{suffix(d.day)} day of {EN[d.month - 1]}, {d.year}",
    "hyphens": lambda d: f"{EN[d.month - 1][:3]}-{d.day}-{d.year}",
    "lower": lambda d: f"{EN[d.month - 1].lower()} {d.day}{suffix(d.day)}, {d.year}",
    "year-first": lambda d: f"{d.year}-{EN[d.month - 1][:3].lower()}-{d.day}",
    "weekday": lambda d: f"{d:%A}, {d.day} {EN[d.month - 1]} {d.year}",
    "zh-weekday": lambda d: (
        f"{d.year}年{d.month}月{d.day}日（星期{'一二三四五六日'[d.weekday()]}）"
    ),
    "french": lambda d: f"{d.day} {FR[d.month - 1]} {d.year}",
    "spanish": lambda d: f"{d.day} de {ES[d.month - 1]} de {d.year}",
    "roman": lambda d: f"{d.day}/{ROMAN[d.month - 1]}/{d.year}",
    "thai": lambda d: f"{d.day} {TH[d.month - 1]} {d.year + 543}",
    "thai-figures": lambda d: f"{d:%d/%m}/{d.year + 543}",
}


def days_of(value: UncertainDate | Interval) -> set[tuple[date | None, date | None]]:
    assert isinstance(value, UncertainDate)
    return {(r.earliest, r.latest) for r in value.readings}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, deadline=None)
@given(day=DAYS)
@example(day=date(2000, 2, 29))
@example(day=date(2010, 10, 10))
@example(day=date(2011, 11, 11))
def test_every_day_is_found_whole_with_the_truth_among_its_readings(form: str, day: date) -> None:
    text = FORMS[form](day)
    found = find_dates(text)
    assert len(found) == 1, text
    assert (found[0].start, found[0].end) == (0, len(text))
    assert (day, day) in days_of(found[0].value)
    # Nothing but days where a day is printed; six digits may be a year and a month too.
    assert form == "six" or all(a == b for a, b in days_of(found[0].value))


@pytest.mark.parametrize("form", [f for f in FORMS if f not in ("six", "dots", "eight")])
@settings(max_examples=25, deadline=None)
@given(day=DAYS)
def test_in_a_sentence_too(form: str, day: date) -> None:
    text = f"出生于 {FORMS[form](day)}，住址。"
    found = find_dates(text)
    assert len(found) == 1, text
    assert (day, day) in days_of(found[0].value)


@settings(max_examples=200, deadline=None)
@given(day=DAYS, at=st.integers(0, 9), mark=st.sampled_from("?_□■"))
def test_an_unread_digit_keeps_the_truth(day: date, at: int, mark: str) -> None:
    text = f"{day.year}年{day.month:02}月{day.day:02}日"
    places = [i for i, c in enumerate(text) if c.isdigit()]
    where = places[at % len(places)]
    damaged = text[:where] + mark + text[where + 1 :]
    found = find_dates(damaged)
    assert found, damaged
    spans = days_of(found[0].value)
    assert any((a or date.min) <= day <= (b or date.max) for a, b in spans), damaged


@settings(max_examples=200, deadline=None)
@given(day=DAYS, cut=st.integers(5, 11))
def test_a_date_cut_off_never_excludes_the_truth(day: date, cut: int) -> None:
    text = f"{day.year}年{day.month}月{day.day}日"[:cut]
    for found in find_dates(text):
        spans = days_of(found.value)
        assert any((a or date.min) <= day <= (b or date.max) for a, b in spans), text


RANGES: dict[str, Callable[[date, date], str]] = {
    "zh": lambda a, b: f"{a.year}年{a.month}月{a.day}日至{b.year}年{b.month}月{b.day}日",
    "zh-自": lambda a, b: f"自{a.year}年{a.month}月{a.day}日起至{b.year}年{b.month}月{b.day}日止",
    "zh-month": lambda a, b: f"{a.year}年{a.month}月{a.day}日至{b.month}月{b.day}日",
    "iso": lambda a, b: f"{a}/{b}",
    "en": lambda a, b: f"from {FORMS['english'](a)} to {FORMS['english'](b)}",
    "en-year": lambda a, b: f"{EN[a.month - 1]} {a.day} to {FORMS['american'](b)}",
    "dots": lambda a, b: f"{a.year}.{a.month}.{a.day}-{b.year}.{b.month}.{b.day}",
}


@pytest.mark.parametrize("form", RANGES)
@settings(max_examples=60, deadline=None)
@given(start=DAYS, length=st.integers(1, 364))
def test_ranges_have_both_ends(form: str, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    if form in ("zh-month", "en-year") and (start.month, start.day) == (end.month, end.day):
        return
    text = RANGES[form](start, end)
    found = find_dates(text)
    assert len(found) == 1, text
    value = found[0].value
    assert isinstance(value, Interval)
    assert value.start
    assert value.end
    assert (start, start) in days_of(value.start)
    assert (end, end) in days_of(value.end)


PLAIN = st.text("被告人盗窃罪判处本院认为公诉机关犯的了在和，。；：（）《》 \n", max_size=60)
PROSE = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(PLAIN | PROSE)
def test_a_text_without_dates_has_none(text: str) -> None:
    assert find_dates(text, DateContext(anchor=date(2016, 11, 7))) == ()


NOISE = st.text(
    "0123456789年月日号曰〇一二三十廿OlI?_□ .-/,、~至到自起止同次"
    "本农历闰初正底上旬MayJUNofthe'\n（）(元",
    max_size=40,
)


@settings(max_examples=600, deadline=None)
@given(NOISE, st.none() | DAYS)
def test_noise_gives_ordered_spans_inside_the_text(text: str, day: date | None) -> None:
    end = 0
    for found in find_dates(text, DateContext(anchor=day, written=day)):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(st.integers(1, 99))
def test_numerals_read_back(number: int) -> None:
    assert han_number(han(number)) == number


def test_persian_new_years() -> None:
    # Days on which the vernal equinox fell before noon in Tehran, or the day after.
    known = {1370: (1991, 3, 21), 1375: (1996, 3, 20), 1395: (2016, 3, 20), 1399: (2020, 3, 20)}
    for year, day in known.items():
        assert persian_day(year, 1, 1) == date(*day)
    assert persian_day(1395, 12, 30) == date(2017, 3, 20)
    assert persian_day(1396, 12, 30) is None


def test_spring_festivals() -> None:
    known = [(2000, 2, 5), (2016, 2, 8), (2017, 1, 28), (2020, 1, 25), (2023, 1, 22)]
    for year, month, day in known:
        reading = lunar_day(year, 1, 1)
        assert reading is not None
        assert reading.earliest == date(year, month, day)


TABLE = Path(__file__).parent / "dates" / "expressions.jsonl"
TEXTS = [json.loads(line)["text"] for line in TABLE.read_text("utf-8").splitlines()]


@st.composite
def scraps(draw: st.DrawFn) -> str:
    parts = []
    for text in draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5)):
        low, high = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        parts.append(text[low:high])
    return draw(st.sampled_from(["", " ", "，", "\n"])).join(parts)


@settings(max_examples=400, deadline=None)
@given(scraps(), st.sampled_from([None, date.min, date(2016, 2, 29), date.max]))
def test_scraps_of_dates_give_ordered_spans(text: str, day: date | None) -> None:
    end = 0
    for found in find_dates(text, DateContext(anchor=day, written=day)):
        assert end <= found.start < found.end <= len(text)
        end = found.end
