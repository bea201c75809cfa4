"""Records of crossings kept by a border authority: a line a crossing, and whose border."""

from __future__ import annotations

import pytest
from court_papers import claims, paper, read, when

from forensics.events import EventKind as K
from forensics.temporal.readings import UncertainDate

CHINA = (
    "出入境记录查询结果\n姓名：章未名  性别：男  出生日期：1991-08-17  国籍：中国\n"
    "序号 出入境状态 出入境时间 证件名称 证件号码 前往地/来自地 口岸\n"
    "1 出境 2016-02-10 普通护照 E00002648 泰国 长沙黄花机场\n"
    "2 入境 2016-02-16 普通护照 E00002648 泰国 长沙黄花机场\n"
    "3 出境 2017-12-29 往来港澳通行证 C00002648 香港 罗湖口岸\n"
    "以上数据自2009年1月1日起，截至2019年2月18日。\n国家移民管理局\n"
)
AMERICA = (
    "U.S. Customs and Border Protection\nI-94 Travel History\nName: WEIMING ZHANG\n"
    "Date of Birth: 1991 August 17\nPassport Number: E00002648   Country of Issuance: China\n"
    "Date        Type       Location\n2017-08-19  Arrival    NYC\n2017-09-02  Departure  NYC\n"
)
PAIRED = (
    "出入境记录查询结果\n姓名：章未名 出生日期：1991-08-17\n出境日期 出境口岸 入境日期 入境口岸\n"
    "2016-05-03 深圳湾 2016-05-09 深圳湾\n国家移民管理局\n"
)
LETTER = (
    "出入境边防检查总站\n出入境记录证明\n兹证明章未名（男，1991年8月17日出生）有下列记录：\n"
    "2016年5月3日 由深圳湾口岸出境\n2016年5月9日 由深圳湾口岸入境\n"
)
RULED = (
    "公民出入境记录\n查询对象：章未名   出生日期：1991年8月17日\n类型|日期|口岸|证件号码|前往国\n"
    "出境|2018年11月29日|凭祥友谊关|E00002648|越南\n入境|2019年03月15日|凭祥友谊关|E00002648|越南\n"
    "经查，2019年3月16日以后无出入境记录。\n"
)


@pytest.mark.parametrize(
    ("text", "state", "crossings"),
    [
        (CHINA, "CN", [("exit", "2016-02-10"), ("entry", "2016-02-16"), ("exit", "2017-12-29")]),
        (AMERICA, "US", [("entry", "2017-08-19"), ("exit", "2017-09-02")]),
        (PAIRED, "CN", [("exit", "2016-05-03"), ("entry", "2016-05-09")]),
        (LETTER, "CN", [("exit", "2016-05-03"), ("entry", "2016-05-09")]),
        (RULED, "CN", [("exit", "2018-11-29"), ("entry", "2019-03-15")]),
    ],
)
def test_a_line_is_a_crossing_of_that_border(
    text: str, state: str, crossings: list[tuple[str, str]]
) -> None:
    assert list(claims(paper(text))) == ["border_record"]
    found = read(paper(text), "border_record")
    made = [e for e in found.events if e.kind is K.BORDER_CROSSING]
    assert [(e.detail("direction"), when(e)) for e in made] == crossings
    assert {e.where.country for e in made if e.where} == {state}
    (person,) = found.persons
    assert person.values("birth_date")
    assert {e.person for e in made} == {person.key}


def test_a_crossing_on_another_card_has_no_passport_number() -> None:
    found = read(paper(CHINA), "border_record")
    assert [e.detail("passport_number") for e in found.events] == ["E00002648", "E00002648", ""]
    assert found.events[0].detail("port") == "长沙黄花机场"


@pytest.mark.parametrize(
    "text",
    [
        "出入境管理局\n关于办理护照的通知\n请于2019年2月18日前来领取。\n",
        "判决书\n被告人章未名的出入境记录证明其于2016年2月10日出境，2016年2月16日入境。\n",
        "Travel history and plans\nI left home on 2 May 2016 and came back for the summer.\n",
    ],
)
def test_words_about_crossings_are_no_record(text: str) -> None:
    assert "border_record" not in claims(paper(text))


def test_spaces_that_were_not_read_make_no_name_and_no_port() -> None:
    text = CHINA.replace("  性别", "性别").replace("  出生", "出生")
    text = text.replace("泰国 长沙黄花机场\n3", "泰国 入境长沙黄花机场\n3")
    extraction = read(paper(text), "border_record")
    names = [f.value for p in extraction.persons for f in p.facts if f.name.startswith("name")]
    assert names == ["章未名"]
    assert extraction.events[1].detail("port") == "长沙黄花机场"


TAIWAN = (
    "內政部移民署\n入出國日期證明書\n中文姓名：章未名\n出生日期：民國080年08月17日\n"
    "身分證字號：A223456781\n"
    "出國日期　　　入國日期\n104/05/02　　104/05/07\n99/12/24　　100/01/02\n中華民國109年1月15日\n"
)
HONG_KONG = (
    "IMMIGRATION DEPARTMENT\nSTATEMENT OF TRAVEL RECORDS\nName: CHEUNG Mei-ming\n"
    "Date of birth: 17-08-1991\nHong Kong identity card: Z683365(5)\n"
    "Departure   28-03-2017   08:12   Airport\nArrival     29-03-2017   21:40   Airport\n"
)
HOME_OFFICE = (
    "HOME OFFICE\nTravel history: ZHANG, WEIMING  DOB 17/08/1991\n\n"
    "Direction | Date | Port | Carrier\nArrival | 21/08/2017 | London Heathrow T4 | TG910\n"
)

NEW_ZEALAND = (
    "New Zealand Customs Service\nMovement records for ZHANG, WEIMING   D.O.B. 03/08/1991\n"
    "Type        Date         Flight   Port\nArrival     05/01/2022   NZ80     Auckland\n"
)


def test_a_register_of_taiwan_counts_its_years_by_the_republic() -> None:
    found = read(paper(TAIWAN), "border_record")
    assert [(e.detail("direction"), when(e)) for e in found.events] == [
        ("exit", "2015-05-02"), ("entry", "2015-05-07"),
        ("exit", "2010-12-24"), ("entry", "2011-01-02"),
    ]  # fmt: skip
    assert {e.where.country for e in found.events if e.where} == {"TW"}
    assert [f.value for f in found.persons[0].values("id_number")] == ["A223456781"]


@pytest.mark.parametrize(
    ("text", "state", "name"),
    [
        (HONG_KONG, "HK", "CHEUNG Mei-ming"),
        (HOME_OFFICE, "GB", "ZHANG, WEIMING"),
        (NEW_ZEALAND, "NZ", "ZHANG, WEIMING"),
    ],
)
def test_records_of_other_states(text: str, state: str, name: str) -> None:
    assert list(claims(paper(text))) == ["border_record"]
    found = read(paper(text), "border_record")
    assert found.events
    assert {e.where.country for e in found.events if e.where} == {state}
    assert [f.value for f in found.persons[0].values("name")] == [name]
    # These offices never print the month first.
    assert all(isinstance(e.when, UncertainDate) and e.when.only_day for e in found.events)


def test_the_head_of_an_identity_number_is_no_passport() -> None:
    text = CHINA.replace("国籍：中国", "证件号码：430225199108170036")
    (person,) = read(paper(text), "border_record").persons
    assert person.values("passport_number") == ()
    assert [f.value for f in person.values("id_number")] == ["430225199108170036"]


@pytest.mark.parametrize("title", ["出入境人员记录", "出入境边防检查记录"])
def test_a_name_under_the_title_needs_no_label(title: str) -> None:
    text = f"{title}\n章未名  男  1991-08-17\n出境 2016-02-10 黄花机场 E00002648\n"
    (person,) = read(paper(text), "border_record").persons
    assert person.key == "章未名"
