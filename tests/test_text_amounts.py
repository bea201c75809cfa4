"""Sums in words and in figures: what agrees, what differs, and what is no sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forensics.text.amounts import english, han_sum, twice_written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("伍万元", "50000"),
        ("五万三千零二十元", "53020"),
        ("壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "123456.78"),
        ("十元", "10"),
        ("二十一元", "21"),
        ("三亿零五百万元", "305000000"),
        ("一万零叁元", "10003"),
        ("三五元", None),
        ("一万二元", None),
        ("三千五元", None),
        ("两百五元", None),
        ("一万三百元", "10300"),
        ("元", None),
    ],
)
def test_chinese_sums(text: str, value: str | None) -> None:
    assert han_sum(text) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("five hundred", 500),
        ("one thousand two hundred and fifty", 1250),
        ("twenty-one", 21),
        ("two million, three hundred thousand", 2_300_000),
        ("five six", None),
        ("twenty twelve", None),
    ],
)
def test_english_sums(text: str, value: int | None) -> None:
    assert english(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "罚金人民币五万元（50,000元）",
        "罚金人民币五万元（人民币5万元）",
        "保证金￥20000元（大写：贰万元整）",
        "大写：人民币叁仟伍佰元整  小写：￥3,500.00",
        "共计一万二千元五角（12000.5元）",
        "a fine of five hundred dollars ($500)",
        "bail of $2,500.00 (two thousand five hundred dollars)",
        "two million US dollars (US$2 million)",
    ],
)
def test_sums_that_agree(text: str) -> None:
    (found,) = twice_written(text)
    assert found.agree


@pytest.mark.parametrize(
    ("text", "words", "figure"),
    [
        ("罚金人民币五万元（5,000元）", 50_000, 5_000),
        ("保证金￥20000元（大写：贰仟元整）", 2_000, 20_000),
        ("a fine of five hundred dollars ($5,000)", 500, 5_000),
    ],
)
def test_sums_that_differ(text: str, words: int, figure: int) -> None:
    (found,) = twice_written(text)
    assert (found.words, found.figure, found.agree) == (words, figure, False)
    assert text[found.start : found.end] in text


@pytest.mark.parametrize(
    "text",
    [
        "五万余元（50300元）",
        "约五万多元（52000元）",
        "约五万元（52000元）",
        "some five hundred dollars ($510)",
        "第五条（2016年）",
        "三人（3人）",
        "二〇一六年（2016年）",
        "五万元（见附件2）",
        "one (1) of the two",
        "section five (5)",
        "a fine under section five (£300)",
        "fined on count two ($500)",
        "一万二元（12000元）",
        "五万元和六千元（共计56000元）",
    ],
)
def test_no_sum_written_twice(text: str) -> None:
    assert all(found.agree for found in twice_written(text))


@pytest.mark.parametrize(
    "text",
    [
        "3千元（3000元）", "二点五万元（25000元）", "几十万元（35万元）",
        "四人每人五百元（2000元）",
        "各五万元（10万元）", "港币五万元（人民币42000元）", "2 million dollars ($2,000,000)",
        "half a million dollars ($500,000)", "two and a half million dollars ($2,500,000)",
        "several hundred pounds (£350)", "five hundred US dollars (£400)", "He sold twelve ($600)",
        "one thousand yuan ($150)", "骗取三万元、五万元（8万元）", "骗取三万元和五万元（80000元）",
        "一万元、二万元（合计30000元）", "两次骗取五千元（10000元）", "不超过一千元（800元）",
        "Three fines of two hundred pounds (£600)", "two payments of five hundred pounds (£1,000)",
        "one to two thousand dollars ($1,500)", "less than one thousand pounds (£800)",
        "at least one thousand pounds (£1,200)", "one hundred pounds and two hundred pounds (£300)",
    ],
)  # fmt: skip
def test_two_sums_and_parts_of_numbers_are_no_sum_written_twice(text: str) -> None:
    assert not list(twice_written(text))


@pytest.mark.parametrize(
    "text",
    [
        "三人共骗取五万元（5000元）", "人民币三万元（3000元）",
        "damages of five hundred pounds (£5,000)",
        "He paid five hundred pounds (£5,000)",
    ],
)  # fmt: skip
def test_one_sum_told_in_two_ways_still_differs(text: str) -> None:
    assert [s.agree for s in twice_written(text)] == [False]
