"""Taiwan's criminal papers: years of the Republic, what is ordered, what is left out with rings."""

from __future__ import annotations

import re
from datetime import date

import pytest
from court_papers import HEAD, PROCEEDINGS, RULING, claims, lines, paper, read

from forensics.documents.common.traditional import both, duration, last_day
from forensics.events import EventKind as K
from forensics.places import Place
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import UncertainDate

TOP = """臺灣宜蘭地方法院刑事{title}
                    106年度訴字第9911號
公  訴  人  臺灣宜蘭地方法院檢察署檢察官
被      告  章未名  男  民國72年2月3日生
                    身分證統一編號：G12○○○○○○○號
                    住宜蘭縣宜蘭市樣本路1號
上列被告因詐欺案件，經檢察官提起公訴（105年度偵字第90001號），本院{verb}如下：
    主  文
"""
END = """    理  由
{reasons}
中    華    民    國    106   年    5    月    9    日
                      刑事第一庭  法  官  樣本
以上正本證明與原本無異。
如不服本判決，應於收受判決後10日內向本院提出上訴書狀。
中    華    民    國    106   年    5    月    10    日
"""
WHO = "章未名"
TOLD = "一、被告於105年8月9日經警拘提到案，翌日經本院裁定羈押，嗣於105年10月7日以10萬元交保。"


def judgment(order: str, reasons: str = TOLD, title: str = "判決") -> str:
    verb = "判決" if title == "判決" else "裁定"
    return TOP.format(title=title, verb=verb) + order + "\n" + END.format(reasons=reasons)


SENTENCED = judgment("章未名犯詐欺取財罪，處有期徒刑壹年貳月。緩刑參年。")


def test_heading_and_person_with_its_rings_kept() -> None:
    found = read(paper(SENTENCED), "taiwan_judgment")
    facts = {f.name: f.value for f in found.facts}
    assert (facts["court"], facts["number"]) == ("臺灣宜蘭地方法院", "106年度訴字第9911號")
    assert facts["issuer_area"] == Place("臺灣", "TW")
    assert facts["instance"] == "open to appeal"
    (person,) = found.persons
    told = {f.name: f.value for f in person.facts}
    assert (told["name"], told["sex"], told["id_number"]) == (WHO, "M", "G12○○○○○○○")
    assert isinstance(told["birth_date"], UncertainDate)
    assert told["birth_date"].only_day == date(1983, 2, 3)
    assert told["actual_residence"] == Place("宜蘭縣宜蘭市樣本路1號", "TW")


def test_steps_with_their_days() -> None:
    found = read(paper(SENTENCED), "taiwan_judgment")
    assert lines(found, K.ARREST, K.CUSTODY, K.BAIL) == [
        ("arrest", "2016-08-09", WHO),
        ("custody", "2016-08-10/..", WHO),
        ("bail", "2016-10-07/..", WHO),
    ]
    assert all(e.where is None for e in found.events if e.kind is K.BAIL)


def test_the_day_of_the_paper_is_not_the_clerks() -> None:
    found = read(paper(SENTENCED), "taiwan_judgment")
    assert lines(found, K.JUDGMENT, K.CONVICTION, K.SENTENCE) == [
        ("judgment", "2017-05-09", ""),
        ("conviction", "2017-05-09", WHO),
        ("sentence", "2017-05-09", WHO),
    ]
    (sentence,) = [e for e in found.events if e.kind is K.SENTENCE]
    assert (sentence.detail("term"), sentence.detail("probation")) == ("P1Y2M", "P3Y")
    (probation,) = [e for e in found.events if e.kind is K.PROBATION]
    assert to_edtf(probation.when) == "[2017-05-09..]/.."  # type: ignore[arg-type]
    assert not probation.basis


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (
            "章未名提出新臺幣伍拾萬元之保證金後，准予停止羈押，並限制出境、出海捌月。",
            [("bail", "[2017-05-09..]/..", WHO), ("travel_ban", "[2017-05-09..]/..", WHO)],
        ),
        (
            "章未名自民國壹佰零陸年伍月拾貳日起延長限制出境、出海捌月。",
            [("travel_ban", "2017-05-12/[2018-01-11..2018-01-12]", WHO)],
        ),
        ("章未名自民國106年5月12日起延長羈押貳月。", [("custody", "2017-05-12/..", WHO)]),
        (
            "章未名於民國106年5月12日起至106年5月20日止暫時解除限制出境、出海。",
            [("travel_permitted", "2017-05-12/2017-05-20", WHO)],
        ),
        ("聲請駁回。", []),
    ],
    ids=["bail on security", "bar prolonged", "custody prolonged", "bar lifted", "refused"],
)
def test_rulings(order: str, expected: list[tuple[str, str, str]]) -> None:
    asked = (
        "一、聲請意旨略以：被告請求具保停止羈押，並解除限制出境。"
        "二、是否羈押，法院應審酌有無羈押之必要。"
    )
    found = read(paper(judgment(order, asked, "裁定")), "taiwan_judgment")
    measures = (K.BAIL, K.TRAVEL_BAN, K.CUSTODY, K.TRAVEL_PERMITTED, K.RESTRICTED_TO_PLACE)
    assert lines(found, *measures) == expected


def test_what_the_law_says_of_bars_is_no_bar() -> None:
    recital = (
        "一、按審判中限制出境、出海每次不得逾8月。按「中華民國108年5月24日修正通過之刑事訴訟法施行前，"
        "偵查或審判中經限制出境、出海者，應於施行之日起2個月內重為處分」。"
    )
    found = read(paper(judgment("聲請駁回。", recital, "裁定")), "taiwan_judgment")
    assert not lines(found, K.TRAVEL_BAN)


def test_the_day_of_a_ruling_complained_of_is_no_first_day_of_a_bar() -> None:
    text = judgment("抗告駁回。", title="裁定").replace(
        "經檢察官提起公訴（105年度偵字第90001號）",
        "不服臺灣宜蘭地方法院民國106年3月21日延長限制出境、出海裁定，提起抗告",
    )
    assert not lines(read(paper(text), "taiwan_judgment"), K.TRAVEL_BAN)


def test_an_earlier_case_is_told_apart() -> None:
    earlier = (
        "一、被告前因竊盜案件，經臺灣基隆地方法院以95年度易字第9500號判決判處有期徒刑7月確定，"
        "於97年4月18日執行完畢。"
    )
    text = judgment("章未名犯詐欺取財罪，處有期徒刑陸月。", earlier)
    found = read(paper(text), "taiwan_judgment")
    (served,) = [e for e in found.events if e.kind is K.PRIOR_OTHER]
    assert (to_edtf(served.when), served.matter) == ("2008-04-18", "prior")  # type: ignore[arg-type]


def test_two_accused_each_with_what_is_theirs() -> None:
    reasons = "一、被告尚可期於105年9月1日交保。"
    text = judgment("章未名犯竊盜罪，處拘役伍拾日。尚可期無罪。", reasons)
    text = text.replace("上列被告", "            尚可期  女  民國80年1月9日生\n上列被告", 1)
    found = read(paper(text), "taiwan_judgment")
    assert [p.key for p in found.persons] == [WHO, "尚可期"]
    assert lines(found, K.SENTENCE, K.BAIL, K.CASE_CLOSED) == [
        ("bail", "2016-09-01/..", "尚可期"),
        ("sentence", "2017-05-09", WHO),
        ("case_closed", "[2017-05-09..]", "尚可期"),
    ]


def test_an_appeal_dismissed_and_one_allowed() -> None:
    appealed = "不服臺灣宜蘭地方法院中華民國105年12月20日第一審判決，提起上訴，本院判決如下"
    text = judgment("原判決關於章未名部分撤銷。章未名犯竊盜罪，處有期徒刑參月。")
    text = text.replace("本院判決如下", appealed)
    found = read(paper(text), "taiwan_judgment")
    (first,) = [e for e in found.events if e.kind is K.FIRST_INSTANCE_JUDGMENT]
    assert to_edtf(first.when) == "2016-12-20"  # type: ignore[arg-type]
    (decided,) = [e for e in found.events if e.kind is K.APPEAL_DECIDED]
    assert (decided.detail("result"), decided.detail("first")) == ("changed", "2016-12-20")
    upheld = read(paper(judgment("上訴駁回。")), "taiwan_judgment")
    (decided,) = [e for e in upheld.events if e.kind is K.APPEAL_DECIDED]
    assert decided.detail("result") == "upheld"


def test_a_name_that_ends_like_the_word_for_the_sex() -> None:
    run = SENTENCED.replace(" ", "").replace("\n", "").replace("章未名", "章勝男")
    found = read(paper(run), "taiwan_judgment")
    assert [p.key for p in found.persons] == ["章勝男"]


def test_no_birth_date_is_made_of_rings() -> None:
    text = SENTENCED.replace("民國72年2月3日生", "（民國○○年○○月○○日生）")
    found = read(paper(text), "taiwan_judgment")
    assert not found.persons[0].values("birth_date")
    assert not [d for d in found.dates if "○" in d.provenance.quote]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SENTENCED, {"taiwan_judgment"}),
        (SENTENCED.replace("\n", "\n\n"), {"taiwan_judgment"}),
        (HEAD + PROCEEDINGS + RULING, {"criminal_judgment"}),
        (SENTENCED.replace("刑事判決", "民事判決"), set()),
        ("本報訊　臺灣宜蘭地方法院刑事判決106年度訴字第9911號認定被告有罪。", set()),
    ],
    ids=["judgment", "with blank lines", "a mainland judgment", "civil", "news"],
)
def test_claims(text: str, expected: set[str]) -> None:
    assert set(claims(paper(text))) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("參年肆月", "P3Y4M"), ("18個月", "P18M"), ("參拾日", "P30D"), ("貳年", "P2Y"), ("若干", "")],
)
def test_terms(printed: str, expected: str) -> None:
    assert duration(printed) == expected


def test_the_last_day_of_a_term_of_months() -> None:
    start = UncertainDate.day(date(2021, 6, 30))
    assert to_edtf(last_day(start, "P8M")) == "[2022-02-27..2022-02-28]"  # type: ignore[arg-type]
    assert last_day(start, "P1Y") is None


def test_patterns_for_both_scripts() -> None:
    assert re.fullmatch(both("第[一二]號決定"), "第一号决定")
    assert re.fullmatch(both("第[決判]號\\d"), "第决號7")
    assert not re.fullmatch(both("號"), "好")


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [("G123456789", "G123456789"), ("G12○○", "G12○○"), ("G120000000", ""), ("G1234", "")],
    ids=["whole", "rings", "zeros that may be rings", "figures missing"],
)
def test_a_number_is_kept_only_where_it_is_whole_or_says_what_is_left_out(
    printed: str, read_as: str
) -> None:
    found = read(paper(SENTENCED.replace("G12○○○○○○○", printed)), "taiwan_judgment")
    numbers = [f.value for f in found.persons[0].values("id_number")]
    assert numbers == ([read_as] if read_as else [])
    assert ("number-unsure" in {w.code for w in found.warnings}) == (not read_as)
