"""A case that was given up, lost on appeal or decided: what no longer follows from its papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from court_papers import paper as page

from forensics.case import Case, CaseDocument, Subject
from forensics.events import Event, EventKind, Extraction, Person
from forensics.findings import Finding, Verdict
from forensics.pipeline import dispatch
from forensics.places import Place
from forensics.records import Fact, Provenance, Span
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules
from forensics.rules.pagetests import parse_when

RULES = load_rules()
WHO = "章未名，男，1991年8月17日出生，公民身份号码430225199108170036，汉族，户籍所在地湖南省炎陵县"
BAIL = (
    "炎陵县公安局\n取保候审决定书\n犯罪嫌疑人章未名，男，出生日期1991年8月17日。\n"
    "我局正在侦查章未名涉嫌诈骗案，根据《中华人民共和国刑事诉讼法》第六十五条之规定，决定对其取保候审，"
    "期限从2016年4月5日至2017年4月4日。\n被取保候审人未经批准不得离开炎陵县。\n炎陵县公安局\n二〇一六年四月五日\n"
)
FIRST = (
    "湖南省炎陵县人民法院\n刑事判决书\n（2016）湘0225刑初87号\n公诉机关湖南省炎陵县人民检察院。\n"
    f"被告人{WHO}。\n炎陵县人民检察院于2016年8月18日向本院提起公诉。现已审理终结。\n判决如下：\n"
    "被告人章未名{}。\n如不服本判决，可在接到判决书的第二日起十日内，通过本院提出上诉。\n"
    "审判长　龚澄\n二〇一六年十月二十一日\n书记员　岑溪\n"
)
SECOND = (
    "湖南省株洲市中级人民法院\n刑事判决书\n（2016）湘02刑终310号\n原公诉机关湖南省炎陵县人民检察院。\n"
    f"上诉人（原审被告人）{WHO}。\n湖南省炎陵县人民法院审理炎陵县人民检察院指控原审被告人章未名犯诈骗罪一案，"
    "于2016年10月21日作出（2016）湘0225刑初87号刑事判决。原审被告人章未名不服，提出上诉。现已审理终结。\n"
    "判决如下：\n{}\n本判决为终审判决。\n审判长　王澄\n二〇一七年二月二十一日\n书记员　李溪\n"
)
GUILTY = "犯诈骗罪，判处有期徒刑一年"
CLEAN = (
    f"无犯罪记录证明\n经查，{WHO}，截至{{}}，未发现有犯罪记录。\n特此证明。\n炎陵县公安局\n{{}}\n"
)
IN_2016 = CLEAN.format("2016年12月15日", "二〇一六年十二月十五日")
IN_2019 = CLEAN.format("2019年2月18日", "二〇一九年二月十八日")
SET_ASIDE = "一、撤销湖南省炎陵县人民法院（2016）湘0225刑初87号刑事判决；\n二、"
CHANGED = (
    "一、撤销湖南省炎陵县人民法院（2016）湘0225刑初87号刑事判决中对被告人章未名的量刑部分；\n"
    "二、上诉人章未名犯诈骗罪，判处有期徒刑六个月。"
)


def stamp(day: str) -> Extraction:
    """An exit stamp of China on a page without a name: the holder is the subject."""
    mark = Provenance("pages.png", 1, Span(1, 0, 5), (), "stamp", 1.0, "test")
    event = Event(
        EventKind.BORDER_CROSSING, parse_when(day), (mark,), "p", Place("China", "CN"),
        details=(("direction", "exit"),),
    )  # fmt: skip
    name = Fact("name", "章未名", mark)
    who = Person("p", "holder", (name,))
    return Extraction("pages.png", "0" * 64, "passport_stamps", "zh", "", (who,), (), (event,))


def found(*texts: str, stamped: str = "") -> dict[str, set[Verdict]]:
    verdicts: dict[str, set[Verdict]] = {}
    for finding in findings(*texts, stamped=stamped):
        verdicts.setdefault(finding.rule, set()).add(finding.verdict)
    return verdicts


def findings(*texts: str, stamped: str = "") -> tuple[Finding, ...]:
    extractions = [stamp(stamped)] if stamped else []
    for number, text in enumerate(texts):
        document = replace(page(text), name=f"{number}.txt")
        told, errors = dispatch.extract(document, CaseDocument(document.name, Path(document.name)))
        assert not errors
        extractions += told
    case = Case("test", Path(), Subject(("章未名",)))
    return crosscheck(case, extractions, RULES).findings


def test_a_judgment_not_appealed_clashes_with_the_certificate() -> None:
    assert found(FIRST.format(GUILTY), IN_2019) == {"CERT-02": {Verdict.CERTAIN}}


@pytest.mark.parametrize(
    "order",
    [SET_ASIDE + "上诉人章未名无罪。", SET_ASIDE + "发回湖南省炎陵县人民法院重新审判。"],
)
def test_a_conviction_set_aside_never_took_effect(order: str) -> None:
    assert found(FIRST.format(GUILTY), SECOND.format(order), IN_2019) == {}


@pytest.mark.parametrize("order", ["驳回上诉，维持原判。", CHANGED])
def test_a_conviction_appealed_takes_effect_with_the_ruling(order: str) -> None:
    papers = FIRST.format(GUILTY), SECOND.format(order)
    assert found(*papers, IN_2016) == {}
    assert found(*papers, IN_2019) == {"CERT-02": {Verdict.CERTAIN}}


def test_a_ruling_in_another_case_changes_nothing() -> None:
    other = SECOND.format(SET_ASIDE + "上诉人章未名无罪。")
    other = other.replace("2016年10月21日", "2014年3月3日").replace("0225刑初87", "0225刑初11")
    told = found(FIRST.format(GUILTY), other, IN_2019)
    assert told["CERT-02"] == {Verdict.CERTAIN}


def test_bail_and_the_bar_to_leave_end_with_the_judgment_not_with_the_printed_day() -> None:
    fined = FIRST.format("犯诈骗罪，单处罚金人民币五千元")
    assert found(BAIL, fined, stamped="2016-06-12")["PRES-01"] == {Verdict.CERTAIN}
    assert found(BAIL, fined, stamped="2017-02-12") == {}


DROPPED = (
    "炎陵县公安局\n撤销案件决定书\n炎公（刑）撤案字〔2016〕8号\n我局办理的章未名涉嫌诈骗案，因没有犯罪事实，"
    "根据《中华人民共和国刑事诉讼法》第一百六十一条之规定，决定撤销此案。\n炎陵县公安局\n二〇一六年五月三十日\n"
)
NOT_PROSECUTED = (
    "湖南省炎陵县人民检察院\n不起诉决定书\n炎检公诉刑不诉〔2016〕11号\n"
    f"被不起诉人{WHO}。\n本院认为，情节轻微，决定对章未名不起诉。\n湖南省炎陵县人民检察院\n2016年5月30日\n"
)


@pytest.mark.parametrize("end", [DROPPED, NOT_PROSECUTED])
def test_a_case_given_up_binds_nobody(end: str) -> None:
    assert found(BAIL, stamped="2016-06-12")["PRES-01"] == {Verdict.CERTAIN}
    assert found(BAIL, end, stamped="2016-06-12") == {}
    assert found(BAIL, end, stamped="2016-05-12")["PRES-01"] == {Verdict.CERTAIN}


def test_a_conditional_decision_not_to_prosecute_gives_nothing_up() -> None:
    text = NOT_PROSECUTED.replace("\n不起诉决定书", "\n附条件不起诉决定书")
    assert found(BAIL, text, stamped="2016-06-12")["PRES-01"] == {Verdict.CERTAIN}


def test_an_acquittal_leaves_the_end_of_bail_open_until_it_is_final() -> None:
    told = found(BAIL, FIRST.format("无罪"), stamped="2017-02-12")
    assert Verdict.CERTAIN not in {v for verdicts in told.values() for v in verdicts}


def test_after_a_release_from_bail_nobody_knows_how_long_the_case_went_on() -> None:
    release = (
        "炎陵县公安局\n解除取保候审决定书\n被取保候审人章未名，男，1991年8月17日出生。\n"
        "我局于2016年4月5日起对其执行取保候审，现决定予以解除。\n炎陵县公安局\n二〇一六年五月三十日\n"
    )
    assert found(BAIL, release, stamped="2016-06-12") == {"EXIT-01": {Verdict.PRECISION}}


@pytest.mark.parametrize("who", ["同案人计某（另案处理）", "计某某（另案处理）"])
def test_what_happened_to_an_accomplice_tried_apart_is_not_the_defendants(who: str) -> None:
    own = "因涉嫌犯诈骗罪，于2016年9月8日被炎陵县公安局取保候审。"
    other = f"{who}于2016年3月8日被刑事拘留，同年4月5日被取保候审。"
    text = FIRST.format(GUILTY).replace(f"{WHO}。", f"{WHO}。{own}{other}")
    assert found(text, stamped="2016-06-12") == {}
    together = own.replace("因涉嫌", "伙同计某某（另案处理）行骗，因涉嫌").replace("9月8", "4月5")
    text = FIRST.format(GUILTY).replace(f"{WHO}。", f"{WHO}。{together}")
    assert found(text, stamped="2016-06-12")["PRES-01"] == {Verdict.CERTAIN}


NOTICE = "炎陵县公安局\n警情通报\n{}\n炎陵县公安局\n2019年6月3日\n"


@pytest.mark.parametrize(
    "said",
    [
        "经查，章未名（男，炎陵县人）与计然系朋友。计然（男）于2016年10月被炎陵县人民法院判处有期徒刑一年，"
        "2016年3月8日被取保候审。",
        "经查，章未名（男，炎陵县人）系证人。计然因诈骗于2016年3月8日被取保候审，2016年10月被炎陵县人民法院"
        "判处有期徒刑一年。",
        "近日网传章未名（男，炎陵县人）2016年10月因诈骗罪被判处有期徒刑一年，2016年3月8日被取保候审。"
        "经查，上述内容系谣言。",
    ],
)
def test_a_notice_about_somebody_else_or_a_rumour_says_nothing_of_the_subject(said: str) -> None:
    assert found(NOTICE.format(said), IN_2019, stamped="2016-06-12") == {}


SERVED = FIRST.format(
    "犯诈骗罪，判处有期徒刑三年。（刑期从判决执行之日起计算，即自2016年3月8日起至2019年3月7日止。）"
)
CHANGE = (
    "湖南省株洲市中级人民法院\n刑事裁定书\n（2018）湘02刑更148号\n"
    "罪犯章未名，男，1991年8月17日出生，现在湖南省茶陵监狱服刑。\n"
    "湖南省炎陵县人民法院于2016年10月21日作出（2016）湘0225刑初87号刑事判决，以被告人章未名犯诈骗罪，"
    "判处有期徒刑三年。执行机关湖南省茶陵监狱提出{}建议书，报送本院审理。现已审理终结。\n裁定如下：\n{}\n"
    "审判长　王澄\n二〇一八年五月二日\n书记员　李溪\n"
)
REDUCED = CHANGE.format(
    "减刑", "对罪犯章未名减去有期徒刑八个月（刑期自2016年3月8日起至2018年7月7日止）。"
)
PAROLED = CHANGE.format("假释", "对罪犯章未名予以假释。")


def test_a_sentence_served_as_printed_holds_the_prisoner() -> None:
    told = found(SERVED, stamped="2018-11-12")
    assert told["EXIT-03"] == told["CUST-01"] == {Verdict.CERTAIN}


@pytest.mark.parametrize("change", [REDUCED, PAROLED])
def test_a_sentence_reduced_or_on_parole_ends_before_the_printed_day(change: str) -> None:
    assert found(SERVED, change, stamped="2018-11-12") == {}
    told = found(SERVED, change, stamped="2018-03-12")
    assert told["EXIT-03"] == told["CUST-01"] == {Verdict.CERTAIN}


@pytest.mark.parametrize(
    ("charge", "county", "verdict"),
    [
        ("诈骗", "炎陵县", set()),  # this case: who is no suspect may leave
        ("合同诈骗", "炎陵县", set()),  # the same, named more closely
        ("盗窃", "炎陵县", {Verdict.PRECISION}),  # another case, or this one named otherwise
        ("诈骗", "茶陵县", {Verdict.PRECISION}),  # another case, or this one sent elsewhere
        ("盗窃", "茶陵县", {Verdict.CERTAIN}),  # another case: this one went on
    ],
)
def test_only_what_is_given_up_of_this_case_ends_it(
    charge: str, county: str, verdict: set[Verdict]
) -> None:
    dropped = DROPPED.replace("诈骗", charge).replace("炎陵县", county)
    assert found(BAIL, dropped, stamped="2016-06-12").get("EXIT-01", set()) == verdict
    assert found(BAIL, dropped, stamped="2016-05-12")["EXIT-01"] == {Verdict.CERTAIN}


LONG = FIRST.format(
    "犯诈骗罪，判处有期徒刑三年。（刑期从判决执行之日起计算，即自2016年3月8日起至2019年3月7日止。）"
)
LET_GO = (
    "释放证明书\n（2018）茶监释字第12号\n章未名，男，1991年8月17日出生，因诈骗罪于2016年10月21日经"
    "湖南省炎陵县人民法院判处有期徒刑三年，刑期自2016年3月8日起至2019年3月7日止。服刑期间减刑八个月。"
    "于{}刑满释放。\n湖南省茶陵监狱\n2018年7月7日\n"
)


def test_a_prison_that_let_somebody_go_held_him_no_longer() -> None:
    assert found(LONG, LET_GO.format("2018年7月7日"), stamped="2018-11-12") == {}
    told = found(LONG, LET_GO.format("2018年7月7日"), stamped="2018-03-12")
    assert told["CUST-01"] == {Verdict.CERTAIN}


def test_surveillance_that_became_bail_is_told_as_two_measures() -> None:
    text = FIRST.replace(
        "炎陵县人民检察院于2016年8月18日",
        "因涉嫌诈骗于2016年3月1日被监视居住，同年4月5日被取保候审。炎陵县人民检察院于2016年8月18日",
    ).format("犯诈骗罪，判处罚金人民币五千元")
    (bound,) = [f for f in findings(text, stamped="2016-06-12") if f.rule == "PRES-01"]
    assert "bail pending trial" in bound.sentence
    assert "5 April 2016" in bound.sentence
