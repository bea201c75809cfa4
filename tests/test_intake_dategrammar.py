"""Which dates have lost a character, by their form alone."""

from __future__ import annotations

import pytest

from forensics.intake.dategrammar import continued, counts_by_republic, shapes


@pytest.mark.parametrize(
    "text",
    [
        "二〇一六年十月三十一日",
        "二○一六年十二月二十日",
        "一九七六年三月九日",
        "2016年10月31日",
        "于2016年3月5日被刑事拘留",
        "民國一〇五年三月五日",
        "中華民國105年3月5日",
        "民国三十八年十月一日",  # the Republic counts with 十
        "16年3月5日",  # two figures are for the date reader to doubt
        "二〇一六年度",
        "12 June 2016",
        "2016-10-31",
    ],
)
def test_whole(text: str) -> None:
    found = shapes(text)
    assert [f.broken for f in found] == [""], found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("二一六年十月三十一日", "3 numerals"),  # the zero is lost
        ("二〇二〇一六年十月三日", "6 numerals"),
        ("二〇一六年十三月三日", "no month"),
        ("二〇一六年十月三十二日", "no day"),
        ("二〇一十年十月三日", "no year"),
        ("民國一五年三月五日", "2 numerals"),  # 一〇五: reads as 1926 otherwise
        ("二〇一六年十月三+日", "no day"),
        ("二〇一六年卜月三日", "no month"),
        ("016年10月31日", "3 figures"),
        ("20166年10月3日", "5 figures"),
        ("2O16年10月3日", "no year"),
        ("二一六年度", "3 numerals"),
    ],
)
def test_broken(text: str, why: str) -> None:
    (found,) = shapes(text)
    assert why in found.broken


@pytest.mark.parametrize(
    "text",
    [
        "2016年初至2月",
        "2016年第二个月",
        "二〇一六年前后三月内",
        "有期徒刑三年六个月",
        "十二年来",
        "三年以上七年以下",
        "同年4月11日",
        "没有日期",
        "每年三次",
    ],
)
def test_no_date_at_all(text: str) -> None:
    assert all(not f.broken for f in shapes(text))


def test_a_date_over_two_lines_is_not_broken() -> None:
    assert continued("于二〇", "一六年十月三日被捕")[0].broken == ""
    assert continued("于二", "一六年十月三日被捕")[0].broken
    assert continued("", "一六年十月三日被捕")[0].broken


def test_a_date_whose_head_was_not_found_on_the_page() -> None:
    """A seal can hide the first half of a date from the finder of lines."""
    assert "year" in continued("人民陪审员 张某", "年五月二十七日")[0].broken
    assert "month" in continued("。", "月二十七日")[0].broken
    assert "2 numerals" in continued("二〇", "年五月二十七日")[0].broken
    assert [f.broken for f in continued("于二〇一六", "年五月二十七日被捕")] == [""]
    assert continued("于同", "年五月二十七日被捕") == []
    assert continued("羁押，同年7", "月1日被取保候审") == []
    assert [f.broken for f in continued("于2016年5", "月27日被捕")] == [""]
    assert [f.broken for f in continued("罚金3000", "2016年3月5日")] == [""]


def test_three_figures_are_a_year_of_the_republic_where_the_page_counts_so() -> None:
    assert [s.broken for s in shapes("於105年8月9日拘提", roc=True)] == [""]
    assert shapes("於105年8月9日拘提")[0].broken
    assert shapes("於205年8月9日拘提", roc=True)[0].broken
    assert counts_by_republic("中華民國70年5月5日生")
    assert not counts_by_republic("二〇一六年五月五日")


def test_the_number_of_a_paragraph_is_no_part_of_the_year() -> None:
    assert [s.broken for s in shapes("3. 2019年2月19日，保釋被撤銷")] == [""]
