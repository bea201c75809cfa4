"""Numbers and their checks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.text.identifiers import (
    court_area,
    court_matches,
    find_case_numbers,
    find_hkids,
    find_id_numbers,
    find_passport_numbers,
    id_check_digit,
    id_number,
)


@pytest.mark.parametrize(
    ("text", "court", "kind", "number", "form"),
    [
        ("（2018）渝0106刑初138号", "渝0106", "刑初", 138, "coded"),
        ("(2020)湘11刑终457号", "湘11", "刑终", 457, "coded"),
        ("〔2019〕京刑更7号", "京", "刑更", 7, "coded"),
        ("（2014）万法刑初字第00813号", "万法", "刑初", 813, "old"),
        ("（2015）宁刑终字第84号", "宁", "刑终", 84, "old"),
        ("（2016）黑0882刑初字33号", "黑0882", "刑初字", 33, "coded"),  # both forms mixed
        ("（2014）通中刑监字第10号", "通中", "刑监", 10, "old"),
    ],
)
def test_case_numbers(text: str, court: str, kind: str, number: int, form: str) -> None:
    (found,) = find_case_numbers(f"根据{text}刑事判决")
    value = found.value
    assert (value.text, value.court, value.type) == (text, court, kind)
    assert (value.number, value.form) == (number, form)


@pytest.mark.parametrize(
    "text",
    [
        "渝沙检执检刑诉（2018）1号起诉书",  # a prosecution number: the office stands before
        "炎公（刑）取保字〔2016〕42号",
        "2018年第3号公告",
    ],
)
def test_not_case_numbers(text: str) -> None:
    assert find_case_numbers(text) == ()


@pytest.mark.parametrize(
    ("number", "court", "answer"),
    [
        ("（2018）川1011刑初274号", "四川省内江市东兴区人民法院", True),
        ("（2018）川1101刑初274号", "四川省内江市东兴区人民法院", False),  # digits swapped
        ("（2019）鄂0192刑初668号", "湖北省武汉东湖新技术开发区人民法院", None),
        ("（2014）万法刑初字第00813号", "重庆市万州区人民法院", None),
        ("（2020）湘11刑终457号", "湖南省永州市中级人民法院", True),
    ],
)
def test_court_code_against_court(number: str, court: str, answer: bool | None) -> None:
    assert court_matches(find_case_numbers(number)[0].value, court) is answer


def test_court_area() -> None:
    place = court_area(find_case_numbers("（2016）闽0723刑初9号")[0].value)
    assert place is not None
    assert (place.name, place.code) == ("光泽县", "350723")


BODIES = st.from_regex(r"\A[1-9]\d{5}19[0-9]{2}0[1-9](?:0[1-9]|1\d|2[0-8])\d{3}\Z")


@given(BODIES, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_of_an_identity_number_shows(body: str, at: int, add: int) -> None:
    right = body + id_check_digit(body)
    assert id_number(right).check is True
    other = str((int(body[at]) + add) % 10)
    assert id_number(body[:at] + other + body[at + 1 :] + right[-1]).check is False


def test_what_an_identity_number_holds() -> None:
    (found,) = find_id_numbers("公民身份号码430225199108170036，汉族")
    assert found.value.area == "430225"
    assert found.value.birth == date(1991, 8, 17)
    assert found.value.sex == "M"
    assert found.value.check is True
    (masked,) = find_id_numbers("公民身份号码4302251991********。")
    assert (masked.value.birth, masked.value.check) == (None, None)
    assert find_id_numbers("账号6222021234567890123") == ()


def test_hong_kong_and_passports() -> None:
    assert [f.value for f in find_hkids("身份证 A123456(3)，B123456(3)")] == [
        ("A1234563", True),
        ("B1234563", False),
    ]
    assert [f.value for f in find_passport_numbers("护照号E00004715，护照(护照号码：G 1234 5678)")]
    assert not list(find_passport_numbers("护照遗失2次"))
