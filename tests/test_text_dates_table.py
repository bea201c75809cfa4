"""The table of written forms: every row must give exactly the readings it states."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Interval, UncertainDate, consistent
from forensics.text.dates import DateContext, find_dates

TABLE = Path(__file__).parent / "dates" / "expressions.jsonl"
ROWS = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]


def spans(value: UncertainDate | Interval) -> set[tuple[str, str]]:
    low, high = "0001-01-01", "9999-12-31"
    if isinstance(value, UncertainDate):
        return {
            (
                r.earliest.isoformat() if r.earliest else low,
                r.latest.isoformat() if r.latest else high,
            )
            for r in value.readings
        }
    lows = value.start.readings if value.start else (None,)
    highs = value.end.readings if value.end else (None,)
    return {
        (
            a.earliest.isoformat() if a and a.earliest else low,
            b.latest.isoformat() if b and b.latest else high,
        )
        for a in lows
        for b in highs
        if consistent((*(a.assumes if a else ()), *(b.assumes if b else ())))
    }


@pytest.mark.parametrize("row", ROWS, ids=[r["text"] for r in ROWS])
def test_a_written_form_has_exactly_its_readings(row: dict[str, object]) -> None:
    day = date.fromisoformat(str(row["reference_day"]))
    found = find_dates(str(row["text"]), DateContext(anchor=day, written=day))
    assert len(found) == 1, [(f.start, f.end, to_edtf(f.value)) for f in found]
    expected = {(a, b) for a, b in row["readings"]}  # type: ignore[attr-defined]
    assert spans(found[0].value) == expected, row["why"]


def test_no_row_twice_and_every_row_says_why() -> None:
    texts = [r["text"] for r in ROWS]
    assert len(texts) == len(set(texts))
    assert all(r["why"] for r in ROWS)


# What looks like a date and is none. The third column says what it is.
DECOYS = [
    ("（2016）皖1321刑初123号", "case number, full-width brackets"),
    ("(2016)皖1321刑初123号", "case number, ASCII brackets"),
    ("〔2016〕皖1321刑初123号", "case number, tortoise-shell brackets"),
    ("［2016］皖1321刑初123号", "case number, full-width square brackets"),
    ("【2016】皖1321刑初123号", "case number, lenticular brackets"),
    ("瓯检公诉刑诉［2016］838号起诉书", "number of an indictment"),
    ("（2014）安刑初字第994号", "case number, old form"),
    ("320106198805281234", "identity number"),
    ("42010319880528****", "masked identity number"),
    ("公民身份号码：34122119930612001X", "identity number with X"),
    ("电话13812345678", "mobile phone"),
    ("电话010-20161031", "phone that could be eight digits of a date"),
    ("人民币20161031元", "amount"),
    ("2016.50元", "amount with decimals"),
    ("价值2016.10元", "amount that could be year and month"),
    ("总价2016元", "amount that could be a year"),
    ("第二百九十三条第一款第（三）项", "article"),
    ("《中华人民共和国刑法》第67条", "article"),
    ("护照号E12345678", "passport number"),
    ("EA6120226", "passport number that ends like a date"),
    ("邮编230601", "postcode that could be YYMMDD"),
    ("No. 20161031", "number"),
    ("法释〔2016〕19号", "number of a statute"),
    ("法发[2010]35号", "number of a statute"),
    ("section 12.5", "section"),
    ("Section 3 May apply", "section, then a verb"),
    ("Article 5 of March law", "article, then a name"),
    ("paragraph 12 June", "paragraph"),
    ("12:30", "time of day"),
    ("192.168.10.16", "network address"),
    ("v3.12.16", "version"),
    ("房间3-7-27号", "room"),
    ("ISBN 978-7-100-12345-6", "book number"),
    ("民國○○年○○月○○日生", "a birth date left out with rings"),
    ("大陸年貨", "陸 is also a name"),
    ("延長羈押捌月", "length of time in the numerals of cheques"),
    ("有期徒刑三年六个月", "length of time"),
    ("有期徒刑10年6月", "length of time in digits"),
    ("缓刑考验期2年", "length of time"),
    ("生效次日起", "rule of counting days"),
    ("判决生效之次日起", "rule of counting days"),
    ("二十三人", "count"),
    ("7 to 9 people", "count"),
    ("between 3 and 5 people", "count"),
    ("I may 5 times go", "verb"),
    ("E123456784CHN9306126M2606124", "line of a machine-readable zone"),
    ("GB 2312-1980", "standard"),
    ("三五年内", "some years"),
    ("七八年后", "some years"),
]


@pytest.mark.parametrize(("text", "what"), DECOYS)
def test_a_decoy_is_no_date(text: str, what: str) -> None:
    day = date(2016, 11, 7)
    assert find_dates(text, DateContext(anchor=day, written=day)) == (), what
    assert find_dates(f"见{text}。") == (), what


# Without a year of their own, or with one the day of writing decides.
_HANGS = {"10月22日", "廿一日", "2014年10月22日、12月23日"}


@pytest.mark.parametrize("text", [r["text"] for r in ROWS if not r["group"].startswith("relative")])
def test_a_date_with_a_year_takes_nothing_from_the_date_before(text: str) -> None:
    written = date(2016, 11, 7)
    here = find_dates(text, DateContext(anchor=written, written=written))
    there = find_dates(text, DateContext(anchor=date(2001, 3, 9), written=written))
    assert (here == there) is (text not in _HANGS)
