# ruff: noqa: E501 - sentences of papers
"""Hong Kong's criminal court papers in Chinese: labels, steps, what the paper itself orders."""

from __future__ import annotations

import pytest
from court_papers import HEAD, PROCEEDINGS, RULING, claims, lines, paper, read

from forensics.events import EventKind as K
from forensics.places import Place

TOP = """DCCC 9119/2017
[2018] HKDC 9120

香港特別行政區
區域法院
刑事案件2017年第9119號
--------------------------
香港特別行政區
訴
章未名 （第一被告人）
尚可期 （第二被告人）
--------------------------
主審法官：區域法院法官樣本
聆訊日期：2018年1月8至9日
裁決日期：2018年2月13日
裁決理由書日期：2018年2月20日
控罪：欺詐罪
--------------------------
裁決理由書
--------------------------
"""
ONE, TWO = "章未名", "尚可期"
BODY = """1. 第一被告人於2016年12月1日被捕，翌日獲警方准予保釋。第二被告人在2016年12月5日被拘捕，一直還押。
2. 兩名被告人於2017年3月2日首次在沙田裁判法院提堂。裁判官准予第一被告人以現金2萬元保釋，條件是交出所有旅遊證件及不得離開香港。
3. 2017年9月4日，第二被告人的保釋申請被拒絕。
4. 本席裁定第一被告人罪名成立。第二被告人罪名不成立。
5. 第一被告人須還押候判，案件押後至2018年3月6日判刑。
"""


def test_heading_and_labels() -> None:
    found = read(paper(TOP + BODY), "hong_kong_judgment")
    facts = {f.name: f.value for f in found.facts}
    assert facts["court"] == "香港特別行政區區域法院"
    assert facts["number"] == "DCCC 9119/2017"
    assert facts["doc_type"] == "裁決理由書"
    assert facts["issuer_area"] == Place("香港", "HK")
    assert [p.key for p in found.persons] == [ONE, TWO]
    assert lines(found, K.JUDGMENT) == [("judgment", "2018-02-13", "")]
    assert ("hearing", "2018-01-08/2018-01-09", "") in lines(found, K.HEARING)


def test_steps_of_each_accused() -> None:
    found = read(paper(TOP + BODY), "hong_kong_judgment")
    assert lines(found, K.ARREST, K.BAIL, K.CUSTODY) == [
        ("arrest", "2016-12-01", ONE),
        ("bail", "2016-12-02/..", ONE),
        ("arrest", "2016-12-05", TWO),
        ("custody", "2016-12-05/..", TWO),
        ("bail", "2017-03-02/..", ONE),
        ("custody", "2018-02-13/..", ONE),
    ]


def test_a_verdict_is_of_the_day_of_the_paper() -> None:
    found = read(paper(TOP + BODY), "hong_kong_judgment")
    assert lines(found, K.CONVICTION) == [("conviction", "2018-02-13", ONE)]
    assert not lines(found, K.SENTENCE)  # the day it is put off to is no day of a sentence


def test_conditions_of_bail_bind_to_what_is_printed() -> None:
    found = read(paper(TOP + BODY), "hong_kong_judgment")
    (ban,) = [e for e in found.events if e.kind is K.TRAVEL_BAN]
    assert (ban.when, ban.where, ban.person) == (None, Place("香港", "HK"), ONE)
    assert all(e.where is None and not e.basis for e in found.events if e.kind is K.BAIL)


def test_a_sentence_passed_and_one_told_of() -> None:
    top = TOP.replace("裁決理由書\n-", "判刑理由書\n-").replace("裁決日期", "判刑日期")
    passed = read(paper(top + "1. 本席判處第一被告人監禁18個月，緩刑2年。\n"), "hong_kong_judgment")
    (sentence,) = [e for e in passed.events if e.kind is K.SENTENCE]
    assert (sentence.person, sentence.detail("term"), sentence.detail("probation")) == (
        ONE,
        "P18M",
        "P2Y",
    )
    told = "1. 第二被告人在2012年5月7日被裁判官判處監禁3個月。\n"
    found = read(paper(top + told), "hong_kong_judgment")
    assert lines(found, K.SENTENCE) == [("sentence", "2012-05-07", TWO)]


def test_parties_with_the_part_before_the_name() -> None:
    top = TOP.replace("香港特別行政區\n訴\n", "答辯人 香港特別行政區\n")
    top = top.replace("章未名 （第一被告人）\n尚可期 （第二被告人）", "申請人 章未名 (CHEUNG MEI MING)")
    found = read(paper(top + "1. 申請人於2016年12月1日被捕。\n"), "hong_kong_judgment")
    assert lines(found, K.ARREST) == [("arrest", "2016-12-01", ONE)]


def test_a_date_of_written_submissions_is_not_the_papers_own() -> None:
    top = TOP.replace("裁決日期：2018年2月13日\n", "申請人的書面陳詞日期：2017年12月1日\n")
    found = read(paper(top + BODY), "hong_kong_judgment")
    assert lines(found, K.JUDGMENT) == [("judgment", "2018-02-20", "")]


def test_a_sentence_to_be_served_at_once() -> None:
    told = "1. 第一被告人在2016年8月25日被判處9個月即時監禁。\n"
    found = read(paper(TOP + told), "hong_kong_judgment")
    (sentence,) = [e for e in found.events if e.kind is K.SENTENCE]
    assert sentence.detail("term") == "P9M"


def test_a_paper_with_the_days_of_verdict_and_of_sentence() -> None:
    top = TOP.replace("裁決理由書日期：2018年2月20日", "判刑日期：2018年3月6日")
    top = top.replace("裁決理由書\n-", "判刑理由書\n-")
    told = "1. 本席裁定第一被告人罪名成立。\n2. 本席判處第一被告人監禁6個月。\n"
    found = read(paper(top + told), "hong_kong_judgment")
    assert lines(found, K.JUDGMENT, K.CONVICTION, K.SENTENCE) == [
        ("judgment", "2018-03-06", ""),
        ("conviction", "2018-02-13", ONE),
        ("sentence", "2018-03-06", ONE),
    ]


def test_a_surety_is_no_accused() -> None:
    top = TOP.replace("第二被告人", "第一擔保人")
    assert [p.key for p in read(paper(top + BODY), "hong_kong_judgment").persons] == [ONE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOP + BODY, {"hong_kong_judgment"}),
        (HEAD + PROCEEDINGS + RULING, {"criminal_judgment"}),
        (
            TOP.replace("DCCC", "DCCJ").replace("刑事案件", "民事訴訟").replace("欺詐罪", "合約")
            + "1. 原告人向被告人追討欠款。\n",
            set(),
        ),
        ("香港特別行政區區域法院於2018年2月13日裁定章未名罪名成立，案件編號DCCC 9119/2017。", set()),
    ],
    ids=["reasons", "a mainland judgment", "civil", "news"],
)
def test_claims(text: str, expected: set[str]) -> None:
    assert set(claims(paper(text))) == expected
