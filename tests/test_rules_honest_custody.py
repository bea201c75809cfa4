"""Custody as judgments sum it up, beside a stamp: what they leave out or tell without a date."""

from __future__ import annotations

import pytest
from test_documents_english_court_paper import REASONS
from test_documents_taiwan_judgment import judgment as taiwan_judgment
from test_rules_honest_lives import BAIL, LEAVE, STAMP, WHO, certain, judgment

HELD = "现羁押于炎陵县看守所"
DETAINED = "。因涉嫌诈骗罪于2016年3月1日被刑事拘留，"


def stamp(day: str) -> str:
    return f"章未名\n\n中国边检\n入境 ENTRY\n{day}\n浦东 0318"


def chain(words: str) -> str:
    return judgment(WHO + words + HELD)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        # Handed over by the police of another state; the crossing was under guard.
        (
            "。2016年3月1日在泰国被泰国警方羁押，同年3月10日被押解回国，同日被刑事拘留。",
            "2016.03.10",
        ),
        ("。2016年3月1日被老挝警方拘留，2016年3月12日被引渡回国，次日被刑事拘留。", "2016.03.12"),
        (
            "。2016年3月1日被羁押于泰国移民局，同年3月10日移交我国公安机关并被刑事拘留。",
            "2016.03.09",
        ),
        # Criminal Procedure Law (2018) art. 91: let go at once where the arrest is refused.
        (DETAINED + "同年3月20日因检察机关不批准逮捕被释放，同年4月5日被逮捕。", "2016.03.28"),
        (DETAINED + "同年3月20日检察院决定不批准逮捕，同年4月5日被逮捕。", "2016.03.28"),
        # Let go on a day that the judgment does not print.
        (DETAINED + "后因证据不足被释放，同年4月5日再次被刑事拘留。", "2016.03.20"),
        (DETAINED[:-1] + "。后因证据不足被释放。同年4月5日再次被刑事拘留。", "2016.03.20"),
        (DETAINED + "后被取保候审，同年4月5日被逮捕。", "2016.03.28"),
        # Ordered, but the detention house took nobody in.
        (DETAINED + "因怀孕看守所不予收押，同年3月31日被取保候审。", "2016.03.12"),
        ("。2016年3月1日被逮捕，因患有严重疾病未收押，同年4月1日被取保候审。", "2016.03.12"),
        (DETAINED + "同年3月15日被取保候审，同年3月18日被解除取保候审。", "2016.03.28"),
    ],
)
def test_a_stamp_beside_custody_may_be_honest(words: str, day: str) -> None:
    assert not {"CUST-01", "PRES-01"} & certain(chain(words), stamp(day))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (DETAINED + "同年4月5日被逮捕。", "2016.03.28"),
        ("。2016年3月1日在泰国被泰国警方羁押，同年3月10日被押解回国并被刑事拘留，"
         "同年4月5日被逮捕。", "2016.03.28"),
        (DETAINED + "同年3月20日检察院决定不批准逮捕，同年4月5日被逮捕。", "2016.03.12"),
    ],
)  # fmt: skip
def test_a_stamp_in_the_midst_of_custody_is_still_found(words: str, day: str) -> None:
    assert "CUST-01" in certain(chain(words), stamp(day))


@pytest.mark.parametrize(
    "words",
    [
        "。因涉嫌诈骗罪于2014年3月8日被逮捕，2016年5月10日再次被逮捕。",
        "。因涉嫌诈骗罪于2014年3月8日被刑事拘留，同年4月10日被逮捕，2016年5月10日被刑事拘留。",
        "。因涉嫌诈骗罪于2015年6月1日被刑事拘留，同年6月20日再次被刑事拘留，7月8日被逮捕。",
        "。因涉嫌诈骗罪于2014年3月8日被逮捕，后脱逃，2016年5月10日被抓获。",
    ],
)
def test_who_is_arrested_once_more_was_free_before(words: str) -> None:
    assert "CUST-01" not in certain(chain(words), stamp("2015.06.12"))


ON_BAIL = "。因涉嫌诈骗罪于2016年3月15日被取保候审，"


@pytest.mark.parametrize(
    "words",
    [
        # Criminal Procedure Law (2018) art. 79: bail past twelve months, surveillance past six,
        # must have been lifted; a judgment leaves that out.
        "。因涉嫌诈骗罪于2014年9月15日被取保候审，2016年8月21日被逮捕。",
        "。因涉嫌诈骗罪于2015年9月15日被监视居住，2016年8月21日被逮捕。",
        # Given up and taken up again, art. 163 and 177; granted anew after it had run out.
        ON_BAIL + "同年5月20日被不起诉，2016年8月21日被逮捕。",
        ON_BAIL + "同年5月20日被撤案，2016年8月21日被逮捕。",
        "。因涉嫌诈骗罪于2015年5月15日被取保候审，2016年6月20日被本院取保候审。",
        ON_BAIL + "后被解除取保候审，2016年8月21日被逮捕。",
        ON_BAIL + "期间潜逃，2016年8月21日被抓获并逮捕。",
    ],
)
def test_bail_may_have_ended_before_the_step_told_next(words: str) -> None:
    assert "PRES-01" not in certain(chain(words), stamp("2016.06.12"))


def test_bail_until_the_arrest_still_binds() -> None:
    arrested = chain(ON_BAIL + "2016年8月21日被逮捕。")
    assert "PRES-01" in certain(arrested, stamp("2016.06.12"))


def test_a_leave_tells_of_the_way_home_too() -> None:
    assert certain(BAIL, LEAVE, STAMP, stamp("2016.06.21")) == set()
    assert "PRES-01" in certain(BAIL, LEAVE, STAMP.replace("06.12", "06.21"))
    undated = LEAVE.replace("于2016年6月10日至2016年6月20日", "")
    assert not {"PRES-01", "SURR-01"} & certain(BAIL, undated, STAMP)


BAILED = (
    "On 5 May 2017 he was granted bail. The conditions of bail were that he surrender all "
    "passports, and not leave New Sample."
)


def test_an_arrest_in_england_soon_ends_in_a_charge_or_a_release() -> None:
    """Police and Criminal Evidence Act 1984, s. 44: 96 hours at most without a charge."""
    abroad = "ZHANG WEIMING\n\nTHAILAND IMMIGRATION\nARRIVED\n12 AUG 2017\nSUVARNABHUMI AIRPORT"
    later = REASONS.replace(BAILED, "He was remanded in custody on 12 February 2018.")
    assert "CUST-01" not in certain(later, abroad)
    at_once = REASONS.replace(BAILED, "He was remanded in custody from 5 May 2017 to 1 March 2018.")
    assert "CUST-01" in certain(at_once, abroad)


RULING = (
    "湖南省株洲市中级人民法院\n刑事判决书\n（2016）湘02刑终310号\n"
    f"原公诉机关湖南省炎陵县人民检察院。\n上诉人（原审被告人）{WHO}。\n"
    "湖南省炎陵县人民法院审理炎陵县人民检察院指控原审被告人章未名犯诈骗罪一案，"
    "于2016年10月21日作出（2016）湘0225刑初87号刑事判决。原审被告人章未名不服，提出上诉。现已审理终结。\n"
    "判决如下：\n{}\n本判决为终审判决。\n审判长　王澄\n二〇一七年二月二十一日\n书记员　李溪\n"
)
ASIDE = "一、撤销湖南省炎陵县人民法院（2016）湘0225刑初87号刑事判决；\n二、"


@pytest.mark.parametrize(
    "order",
    [
        ASIDE + "上诉人章未名无罪。",
        ASIDE + "发回湖南省炎陵县人民法院重新审判。",
        ASIDE + "上诉人章未名犯诈骗罪，判处有期徒刑一年三个月，缓刑二年。",
        ASIDE + "上诉人章未名犯诈骗罪，免予刑事处罚。",
        ASIDE + "上诉人章未名犯诈骗罪，判处有期徒刑十个月。\n"
        "（刑期自2016年3月1日起至2016年12月31日止）",
    ],
)
def test_a_sentence_that_a_higher_court_changed_was_not_served_to_its_end(order: str) -> None:
    """Criminal Procedure Law (2018) art. 236, 259."""
    held = chain(DETAINED + "同年4月5日被逮捕。")
    assert not {"CUST-01", "EXIT-03"} & certain(held, RULING.format(order), stamp("2017.11.20"))


def test_a_sentence_that_was_upheld_is_served() -> None:
    held, upheld = chain(DETAINED + "同年4月5日被逮捕。"), RULING.format("驳回上诉，维持原判。")
    assert {"CUST-01", "EXIT-03"} <= certain(held, upheld, stamp("2017.11.20"))
    assert "CUST-01" in certain(held, RULING.format(ASIDE + "无罪。"), stamp("2016.11.20"))


NOTICE = "警情通报\n犯罪嫌疑人章未名（男，25岁）因涉嫌诈骗，{}\n炎陵县公安局\n2016年6月20日\n"


@pytest.mark.parametrize(
    "words",
    [
        "2016年3月1日被刑事拘留，2016年3月20日检察院不批准逮捕，2016年4月5日被逮捕。",
        "2016年3月1日被刑事拘留，后被释放，2016年4月5日被逮捕。",
        "2016年3月1日被刑事拘留，后被取保候审，2016年4月5日被逮捕。",
    ],
)
def test_a_notice_too_tells_of_releases_without_a_date(words: str) -> None:
    assert not {"CUST-01", "PRES-01"} & certain(NOTICE.format(words), stamp("2016.03.28"))


def test_a_notice_of_custody_is_still_held_against_a_stamp() -> None:
    words = "2016年3月1日被刑事拘留，2016年4月5日被逮捕。"
    assert "CUST-01" in certain(NOTICE.format(words), stamp("2016.03.28"))


def test_custody_ordered_once_more_in_taiwan_tells_of_a_release() -> None:
    held = "一、被告於105年2月3日經警拘提到案，同日裁定羈押，{}復於105年5月10日裁定羈押。"
    stamped = "章未名\n\n中華民國\n入境\n2016.03.28\nTPE 021"
    order = "章未名犯詐欺取財罪，處有期徒刑壹年貳月。緩刑參年。"
    freed = taiwan_judgment(order, held.format("嗣經具保停止羈押，"))
    assert "CUST-01" not in certain(freed, stamped)
    assert "CUST-01" in certain(taiwan_judgment(order, held.format("")), stamped)


HELD_NOTICE = (
    "炎陵县公安局\n拘留通知书\n炎公（刑）拘通字〔2015〕12号\n章未名家属：\n"
    "我局于2015年9月1日9时将涉嫌{}罪的章未名刑事拘留，现羁押在炎陵县看守所。\n"
    "炎陵县公安局\n二〇一五年九月一日\n"
)


def test_a_detention_for_another_charge_may_be_of_another_case() -> None:
    held = chain(DETAINED + "同年4月5日被逮捕。")
    assert "MEAS-01" not in certain(HELD_NOTICE.format("盗窃"), held)
    assert "MEAS-01" in certain(HELD_NOTICE.format("诈骗"), held)


def test_a_court_too_gives_leave_to_travel() -> None:
    """Criminal Procedure Law (2018) art. 71: with leave somebody on bail may go."""
    who = WHO + "。因本案于2016年5月3日被取保候审"
    leave = (
        "湖南省炎陵县人民法院\n准许离开所居住的市、县决定书\n（2016）湘0225刑初87号\n"
        "被告人章未名，男，1991年8月17日出生。\n因被告人章未名父亲病危，准许其于2016年6月10日至"
        "2016年6月20日离开炎陵县前往香港。\n二〇一六年六月八日\n"
    )
    assert {"PRES-01", "EXIT-01"} <= certain(judgment(who), STAMP)
    assert certain(judgment(who), leave, STAMP) == set()
    later = STAMP.replace("06.12", "07.12")
    assert {"PRES-01", "EXIT-01"} <= certain(judgment(who), leave, later)
