"""Certificates of no record beside a conviction, as a lawyer would read both.

What each certificate says may be true of an honest life; the plain one beside the same judgment
cannot.
"""

from __future__ import annotations

import pytest
from test_documents_english_court_paper import REASONS
from test_documents_police_certificate import ENGLISH as BRITISH
from test_rules_honest_lives import MINOR, WHO, certain, certificate, judgment, statement


def certified(words: str, title: str = "无犯罪记录证明") -> str:
    return f"{title}\n经查，{WHO}，{words}\n特此证明。\n炎陵县公安局\n二〇一九年二月十八日\n"


@pytest.mark.parametrize(
    "words",
    [
        "除2016年因诈骗罪被炎陵县人民法院判处有期徒刑一年三个月外，无其他犯罪记录。",
        "于2016年10月21日因犯诈骗罪被判刑。除此之外，未发现有其他犯罪记录。",
        "2016年10月被本县人民法院判处刑罚，此外未发现其他犯罪记录。",
        "刑满释放后至2019年2月18日，未发现有新的犯罪记录。",
        "自2018年1月20日以来无重新犯罪记录。",
        "自2017年6月1日至2019年1月31日在我辖区居住期间，未发现有犯罪记录。",
        "在我所辖区居住期间，未发现有犯罪记录。",
        "近两年内未发现有犯罪记录。",
        "未发现有涉毒犯罪记录。",
        "无重大犯罪记录。",
        "不是网上在逃人员，未发现有犯罪嫌疑。",
    ],
)
def test_a_certificate_may_tell_of_the_record_or_of_other_years(words: str) -> None:
    assert certain(judgment(), certified(words)) == set()


@pytest.mark.parametrize(
    "words",
    [
        "截至2019年2月18日，未发现有犯罪记录。",
        "未发现有吸毒等违法犯罪记录。",
        "除交通违章外，截至2019年2月18日，未发现有犯罪记录。",
        "未曾因犯罪被判处刑罚，截至2019年2月18日无犯罪记录。",
    ],
)
def test_a_plain_certificate_is_still_held_against_the_judgment(words: str) -> None:
    assert certain(judgment(), certified(words)) == {"CERT-02"}


TERM = "判处有期徒刑一年三个月。\n（刑期自2016年10月21日起至2018年1月20日止）"


def test_guilt_without_punishment_is_no_punishment() -> None:
    """Criminal Law art. 37."""
    exempted = judgment().replace(TERM, "免予刑事处罚。")
    unpunished = certified("截至2019年2月18日，未受过刑事处罚。", "未受刑事处罚证明")
    assert certain(exempted, unpunished) == set()
    assert certain(judgment(), unpunished) == {"CERT-02"}
    assert certain(exempted, certificate()) == {"CERT-02"}


def test_a_county_may_not_know_what_the_court_of_the_prefecture_decided() -> None:
    above = judgment().replace("炎陵县人民法院", "株洲市中级人民法院").replace("湘0225", "湘02")
    assert "CERT-02" not in certain(above, certificate())


def test_offences_on_both_sides_of_eighteen_may_be_sealed_together() -> None:
    """Measures on sealing the records of minors (2022): the main offence decides."""
    two = judgment(MINOR).replace("30000元。", "3000元。2016年9月1日，被告人章未名骗取2000元。")
    assert certain(two, certificate(MINOR)) == set()
    assert certain(judgment(MINOR, done="2016年9月1日"), certificate(MINOR)) == {"CERT-02"}


@pytest.mark.parametrize(
    "words",
    [
        "未发现有犯罪记录。本证明有效期至2019年8月18日。",
        "未发现有犯罪记录，有效期六个月，至2019年8月18日止。",
        "居住证有效期至2019年12月31日，在我辖区居住期间未发现有犯罪记录。",
        "自2010年9月1日起至2014年6月30日止、自2016年9月1日起至2019年1月31日止在我县居住期间，"
        "未发现有犯罪记录。",
        "拟于2019年3月1日至2019年6月30日前往泰国，未发现有犯罪记录。",
        "自年满十四周岁（2005年8月17日）至2019年2月18日，未发现有犯罪记录。",
    ],
)
def test_how_long_a_paper_is_good_for_is_no_period_it_speaks_of(words: str) -> None:
    assert certain(certified(words)) == set()


def test_a_period_that_cannot_be_is_still_found() -> None:
    assert certain(certified("截至2019年2月28日，未发现有犯罪记录。")) == {"CERT-03"}
    backwards = "自2017年6月1日至2015年1月31日在我辖区居住期间，未发现有犯罪记录。"
    assert certain(certified(backwards)) == {"CERT-04"}


def test_an_appeal_that_is_told_leaves_open_whether_the_judgment_took_effect() -> None:
    """Criminal Procedure Law (2018) art. 259."""
    appealed = statement("2016年10月28日，我不服一审判决，提出上诉。")
    assert "CERT-02" not in certain(judgment(), certificate(), appealed)
    other = statement("2012年10月28日，我不服一审判决，提出上诉。")
    assert "CERT-02" in certain(judgment(), certificate(), other)


def test_a_period_that_ends_before_the_judgment_was_final_leaves_it_out() -> None:
    period = "自2010年1月1日至{}在我辖区居住期间，未发现有犯罪记录。"
    assert certain(judgment(), certified(period.format("2016年10月25日"))) == set()
    assert certain(judgment(), certified(period.format("2017年10月25日"))) == {"CERT-02"}


ENGLISH = (
    "HONG KONG POLICE FORCE\nCERTIFICATE OF NO CRIMINAL CONVICTION\nName: ZHANG Weiming\n"
    "Date of birth: 17 August 1991\n{}\nDate of issue: 18 February 2019\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "holder of a residence permit valid until 31 December 2019, has no criminal record.",
        "for a visit to Canada from 1 March 2019 to 30 June 2019. No criminal record is found.",
        "No record of conviction was found. Valid from 18 February 2019 to 18 August 2019.",
        "has no criminal record up to 18 February 2019.",
    ],
)
def test_dates_of_permits_and_journeys_are_no_period(words: str) -> None:
    assert certain(ENGLISH.format(words)) == set()


def test_an_english_period_that_was_still_to_come_is_found() -> None:
    beyond = "has no criminal record up to 28 February 2019."
    assert certain(ENGLISH.format(beyond)) == {"CERT-03"}


SOUTHWARK = REASONS.replace("SUPREME COURT OF NEW SAMPLE", "CROWN COURT AT SOUTHWARK").replace(
    "New Sample", "England"
)
NO_TRACE = BRITISH.format("No Trace", "there was no trace of any conviction")


@pytest.mark.parametrize(
    ("passed", "clash"),
    [
        ("to a fine of £200", False),
        ("to a community order of two years", False),
        ("to a fine of £500, or 14 days' imprisonment in default of payment", False),
        ("to two years", False),
        ("to two years' imprisonment", True),
        ("to 18 months' imprisonment suspended for two years", True),
    ],
)
def test_of_a_fine_the_police_of_britain_need_keep_no_record(passed: str, clash: bool) -> None:
    """Police and Criminal Evidence Act 1984 s. 27; SI 2000/1139."""
    told = certain(SOUTHWARK.replace("to two years", passed), NO_TRACE)
    assert ("CERT-02" in told) == clash


def test_an_earlier_sentence_is_of_another_conviction() -> None:
    earlier = "3. On 4 May 2010 he was sentenced to two years' imprisonment. He was"
    fined = SOUTHWARK.replace("to two years", "to a fine of £200").replace("3. He was", earlier)
    assert "CERT-02" not in certain(fined, NO_TRACE)


def test_the_row_of_the_result_is_what_is_certified() -> None:
    prison = SOUTHWARK.replace("to two years", "to two years' imprisonment")
    live = BRITISH.format("No Live Trace", "no conviction may be disclosed")
    assert "CERT-02" not in certain(prison, live)
    noted = NO_TRACE + "Notes: 'No Live Trace' means that a record is no longer disclosed.\n"
    assert "CERT-02" in certain(prison, noted)
