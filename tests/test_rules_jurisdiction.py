"""China's bars and limits bind in China's proceedings, and are not held against others."""

from __future__ import annotations

from pathlib import Path

import pytest

from forensics.case import Case, Subject
from forensics.documents import (
    Context,
    bail_decision,
    english_court_paper,
    hong_kong_judgment,
    passport_stamps,
    police_certificate,
    taiwan_judgment,
)
from forensics.events import Extraction
from forensics.findings import Outcome, Verdict
from forensics.records import Document, Page
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules

STAMP = "Shen Yanzhou\n\n中国边检\n出境 EXIT\n2016.06.12\n浦东 0318"
PAPER = """SPECIMEN
IN THE {court}
Case No. T20160114
R v Shen Yanzhou
JUDGMENT
The defendant was arrested on 3 February 2016. He was granted bail on 10 February 2016.
His bail was discharged on 12 May 2018 and he was convicted on 12 May 2018.
Dated 12 May 2018
"""


def read(name: str, text: str, kind: object) -> Extraction:
    document = Document(
        name, "0" * 64, "text/plain", (Page(1, 0, 0, 0, "text", text, (), len(text)),)
    )
    claim = kind.identify(document)  # type: ignore[attr-defined]
    assert claim is not None
    return kind.extract(document, claim, Context())  # type: ignore[attr-defined,no-any-return]


def laid_over(court: str) -> Outcome:
    papers = [
        read("court.txt", PAPER.format(court=court), english_court_paper),
        read("stamps.txt", STAMP, passport_stamps),
    ]
    case = Case("test", Path(), Subject(("Shen Yanzhou",)))
    return crosscheck(case, papers, load_rules())


@pytest.mark.parametrize("court", ["CROWN COURT AT SOUTHWARK", "HIGH COURT OF GHANA"])
def test_a_defendant_elsewhere_is_not_held_to_chinas_law(court: str) -> None:
    outcome = laid_over(court)
    chinese = ("EXIT", "LIMIT", "PASS", "SENT")
    assert not [f.rule for f in outcome.findings if f.rule.startswith(chinese)]
    assert not [a.rule for a in outcome.agreements if a.rule.startswith(chinese)]


def test_a_defendant_before_a_peoples_court_is() -> None:
    outcome = laid_over("PEOPLE'S COURT OF ZHENGHE COUNTY")
    assert "EXIT-01" in {f.rule for f in outcome.findings}


def test_bail_elsewhere_binds_to_no_place() -> None:
    assert "PRES-01" not in {f.rule for f in laid_over("HIGH COURT OF GHANA").findings}
    assert "PRES-01" in {f.rule for f in laid_over("PEOPLE'S COURT OF ZHENGHE COUNTY").findings}


def test_a_date_told_in_a_sentence_is_not_the_papers_own() -> None:
    text = PAPER.format(court="WESTMINSTER MAGISTRATES' COURT").replace(
        "The defendant was arrested",
        "The request is\ndated 22 January 2015 and certified. The defendant was arrested",
    )
    found = read("court.txt", text, english_court_paper)
    (day,) = found.values("judgment_date")
    assert day.provenance.quote == "12 May 2018"
    outcome = crosscheck(Case("test", Path(), Subject()), [found], load_rules())
    assert "PUB-09" not in {f.rule for f in outcome.findings}


TAIWAN = """臺灣花蓮地方法院刑事{title}
105年度訴字第9321號
被      告  沈硯舟  男  民國75年8月17日生
            身分證統一編號：U12○○○○○○○號
            住花蓮縣花蓮市樣本路1號
上列被告因詐欺案件，經檢察官提起公訴，本院{title}如下：
    主  文
{order}
    理  由
一、被告於105年2月3日經警拘提到案，同日裁定羈押，嗣於105年3月10日以10萬元具保停止羈押，並限制住居於花蓮縣花蓮市樣本路1號，及自105年3月10日起限制出境、出海8月。
二、檢察官於105年4月20日提起公訴，本院於105年7月5日行準備程序。
中  華  民  國  105  年  {month}  月  16  日
              刑事第一庭  法  官  樣本
"""
SENTENCE = "沈硯舟犯詐欺取財罪，處有期徒刑壹年。緩刑貳年。"
HONG_KONG = """DCCC 9321/2016
香港特別行政區
區域法院
刑事案件2016年第9321號
----------------
香港特別行政區
訴
沈硯舟
----------------
主審法官：區域法院法官樣本
日期：2018年5月15日
----------------
判刑理由書
----------------
1. 被告於2016年2月3日被捕，2016年2月10日獲准保釋，條件是交出旅遊證件及不得離開香港。
2. 被告於2018年5月2日承認控罪。本席判處被告監禁12個月，緩刑2年。
"""
BAIL = """炎陵县公安局
取保候审决定书
炎公（刑）取保字〔2016〕31号
犯罪嫌疑人沈硯舟，男，1986年8月17日出生，住湖南省炎陵县。
因其涉嫌诈骗罪，决定对其取保候审，期限从2016年3月21日起算。
炎陵县公安局
2016年3月21日
"""
CLEAN = """花蓮縣警察局
警察刑事紀錄證明書
中華民國107年10月2日
花縣警外字第1070009944號
姓名：沈硯舟　性別：男
出生日期：民國75年8月17日
茲證明上開當事人截至107年9月28日止，查無刑事案件紀錄。
"""
PAGES = "沈硯舟\n\n中華民國\n{}\n{}\nTPE 021"


def taiwan(order: str = SENTENCE, month: int = 8, title: str = "判決") -> Extraction:
    text = TAIWAN.format(order=order, month=month, title=title)
    return read(f"taiwan-{month}.txt", text, taiwan_judgment)


def stamps(direction: str, day: str) -> Extraction:
    text = PAGES.format(direction, day)
    return read(f"stamps-{day}.txt", text, passport_stamps)


def of(*papers: Extraction) -> Outcome:
    case = Case("test", Path(), Subject(("沈硯舟", "Shen Yanzhou")))
    return crosscheck(case, list(papers), load_rules())


def certain(outcome: Outcome) -> set[str]:
    return {f.rule for f in outcome.findings if f.verdict is Verdict.CERTAIN}


@pytest.mark.parametrize("paper", ["taiwan", "hong kong"])
def test_chinas_law_is_not_held_against_courts_of_taiwan_and_hong_kong(paper: str) -> None:
    judged = taiwan() if paper == "taiwan" else read("hk.txt", HONG_KONG, hong_kong_judgment)
    pages = read("stamps.txt", STAMP, passport_stamps)
    outcome = of(judged, pages, read("b.txt", BAIL, bail_decision))
    found = {f.rule for f in outcome.findings if judged.document in str(f.evidence)}
    assert not {r for r in found if r.startswith(("EXIT", "LIMIT", "PASS", "SENT", "PRES", "MEAS"))}


def test_an_honest_case_of_taiwan_has_nothing_certain() -> None:
    papers = [
        taiwan(),
        taiwan("沈硯舟自105年11月10日起延長限制出境、出海捌月。", 10, "裁定"),
        read("clean.txt", CLEAN, police_certificate),
        stamps("出境", "2015.12.01"),
        stamps("入境", "2015.12.09"),
        stamps("出境", "2018.01.05"),
    ]
    assert not certain(of(*papers))


def test_two_rulings_of_one_number_are_no_contradiction() -> None:
    ruling = taiwan("沈硯舟自105年11月10日起延長限制出境、出海捌月。", 10, "裁定")
    assert "DOC-01" not in {f.rule for f in of(taiwan(), ruling).findings}


def test_an_exit_while_a_court_of_taiwan_barred_leaving() -> None:
    assert "EXIT-04" in certain(of(taiwan(), stamps("出境", "2016.06.12")))
    assert "EXIT-04" not in certain(of(taiwan(), stamps("入境", "2016.06.12")))
    lifted = taiwan("沈硯舟於105年6月10日起至105年6月20日止暫時解除限制出境、出海。", 5, "裁定")
    assert "EXIT-04" not in certain(of(taiwan(), lifted, stamps("出境", "2016.06.12")))


def test_custody_in_taiwan_is_laid_against_stamps_until_the_bail() -> None:
    assert "CUST-01" in certain(of(taiwan(), stamps("出境", "2016.02.20")))
    assert "CUST-01" not in certain(of(taiwan(), stamps("出境", "2016.03.12")))


def test_an_arrest_there_and_custody_weeks_later_are_not_one_stretch() -> None:
    text = TAIWAN.format(order=SENTENCE, month=8, title="判決").replace(
        "同日裁定羈押", "嗣於105年3月1日經本院裁定羈押"
    )
    judged = read("taiwan.txt", text, taiwan_judgment)
    assert "CUST-01" not in certain(of(judged, stamps("出境", "2016.02.20")))
    assert "CUST-01" in certain(of(judged, stamps("出境", "2016.03.05")))


def test_numbers_with_rings_are_neither_compared_nor_joined() -> None:
    other = CLEAN.replace("出生日期", "身分證統一編號：U12○○○○○○1\n出生日期").replace(
        "沈硯舟", "林樣本"
    )
    outcome = of(taiwan(), read("clean.txt", other, police_certificate))
    assert not {f.rule for f in outcome.findings if f.rule.startswith("ID-")}


def test_a_conviction_elsewhere_does_not_end_bail_of_a_mainland_case() -> None:
    outcome = of(taiwan(), read("b.txt", BAIL, bail_decision), stamps("出境", "2016.07.12"))
    found = [f for f in outcome.findings if f.rule == "PRES-01"]
    assert found
    assert {f.verdict for f in found} == {Verdict.PRECISION}


def test_bail_of_taiwan_is_not_called_by_the_name_of_chinas_measure() -> None:
    outcome = of(taiwan(), stamps("出境", "2016.02.20"))
    told = " ".join(e.statement for f in outcome.findings for e in f.evidence)
    assert "取保候审" not in told
    assert not [a for a in outcome.agreements if a.rule == "GUARD-01"]


def test_joined_cases_and_the_court_below_are_not_out_of_order() -> None:
    joined = (
        "二、檢察官於105年4月20日提起公訴，本院於105年5月5日行準備程序。"
        "三、檢察官就另案於105年6月1日提起公訴，於105年6月8日繫屬本院，原審於105年3月1日行準備程序。"
    )
    text = TAIWAN.format(order=SENTENCE, month=8, title="判決")
    text = text.replace("二、檢察官於105年4月20日提起公訴，本院於105年7月5日行準備程序。", joined)
    judged = read("taiwan.txt", text, taiwan_judgment)
    assert [e.kind.value for e in judged.events].count("hearing") == 2
    assert not {r for r in certain(of(judged)) if r.startswith("PROC")}
