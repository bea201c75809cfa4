"""Days that a statement tells without a year: whose year they take, and that the event says so."""

from __future__ import annotations

import pytest
from court_papers import paper, read, when
from test_rules_honest_lives import certain

from forensics.documents.common.told_year import NOTES
from forensics.events import EventKind as K

ENGLISH = (
    "WITNESS STATEMENT\nI, Zhang Weiming, say:\nOn 5 May 2017 I flew to Thailand.\n{}\n"
    "Signed\nDate: 1 March 2020\n"
)
CHINESE = "陈述书\n本人章未名。\n2017年5月5日我到达泰国。\n{}\n陈述人：章未名\n2020年3月1日\n"
BEFORE, WRITTEN, BEHIND = (NOTES[key] for key in ("before", "written", "behind"))


def journeys(form: str, words: str) -> list[tuple[str, str]]:
    told = read(paper(form.format(words)), "statement").events
    return [(when(e), e.inferred) for e in told if e.kind is K.TRAVEL_CLAIMED][1:]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On 3 September I flew to Japan.", ("2017-09-03", BEFORE)),
        ("On 3 March I flew to Japan.", ("[2017-03-03,2018-03-03]", BEFORE)),
        ("On 3 September I flew to Japan and met him; that was in 2018.", ("2018-09-03", BEHIND)),
        ("On 3 September I flew to Japan. That was in 2018.", ("2018-09-03", BEHIND)),
        ("On 3 September of that year I flew to Japan.", ("2017-09-03", "")),
        ("On 3 September the following year I flew to Japan.", ("2018-09-03", "")),
        ("On 3 September 2018 I flew to Japan.", ("2018-09-03", "")),
        # What is told of another time is no year of this day.
        ("On 3 September I flew to Japan, where I had lived in 2012.", ("2017-09-03", BEFORE)),
        ("On 3 September I flew to Japan. It was in 2018 that I moved.", ("2017-09-03", BEFORE)),
        ("On 3 September I flew to Japan. I was ill; that was in 2018.", ("2017-09-03", BEFORE)),
    ],
)
def test_in_english(words: str, expected: tuple[str, str]) -> None:
    assert journeys(ENGLISH, words)[0] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("9月3日我飞往日本。", ("2017-09-03", BEFORE)),
        ("3月3日我飞往日本。", ("[2017-03-03,2018-03-03]", BEFORE)),
        ("9月3日我飞往日本，那是2018年的事。", ("2018-09-03", BEHIND)),
        ("9月3日我飞往日本。那是2018年的事。", ("2018-09-03", BEHIND)),
        ("9月3日（2018年）我飞往日本。", ("2018-09-03", "")),
        ("同年9月3日我飞往日本。", ("2017-09-03", "")),
        ("次年9月3日我飞往日本。", ("2018-09-03", "")),
        ("2018年9月3日我飞往日本。", ("2018-09-03", "")),
    ],
)
def test_in_chinese(words: str, expected: tuple[str, str]) -> None:
    assert journeys(CHINESE, words)[0] == expected


def test_with_no_date_before_it_the_signing_is_near() -> None:
    only = CHINESE.replace("2017年5月5日我到达泰国。\n", "9月3日我飞往泰国。\n")
    (told,) = [e for e in read(paper(only), "statement").events if e.kind is K.TRAVEL_CLAIMED]
    assert (when(told), told.inferred) == ("2019-09-03", WRITTEN)
    assert "STMT-06" not in certain(only)
    planned = ENGLISH.replace("On 5 May 2017 I flew to Thailand.\n", "").format(
        "On 3 September I will fly to Japan."
    )
    (event,) = read(paper(planned), "statement").events
    assert when(event) == "[2019-09-03,2020-09-03]"


def test_a_journey_is_held_against_the_stamps_of_the_year_that_is_told() -> None:
    book = "章未名\n\n日本国\n上陸許可 LANDED\n{}\nNARITA"
    words = "9月3日我抵达日本，那是2018年的事。"
    told = CHINESE.replace("2017年5月5日我到达泰国", "2017年5月5日我在家").format(words)
    assert "STMT-08" not in certain(told, book.format("3 SEP 2018"))


NOVEMBER = CHINESE.replace("2017年5月5日我到达泰国", "2017年11月5日我收到传票")
STAMP = "章未名\n\n中国边检\n出境 EXIT\n{}\n浦东 0318"


def test_a_period_without_a_year_may_be_of_the_next_one_too() -> None:
    told = NOVEMBER.format("{}9月3日至9月9日，我没有离开中国。")
    near, next_year = (STAMP.format(day) for day in ("2017.09.05", "2018.09.05"))
    assert "STMT-02" not in certain(told.format(""), near)
    assert "STMT-02" not in certain(told.format(""), next_year)
    assert "STMT-02" in certain(told.format("2017年"), near)
    assert "STMT-02" in certain(told.format("次年"), next_year)


def test_the_month_behind_two_days_is_that_of_both() -> None:
    told = ENGLISH.format("From 3 to 9 {} I did not leave China.")
    assert "STMT-02" not in certain(told.format("September"), STAMP.format("2017.07.05"))
    assert "STMT-02" in certain(told.format("September"), STAMP.format("2017.09.05"))
