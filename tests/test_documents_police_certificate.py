"""Certificates of no criminal record: what they cover, and what is no clearance."""

from __future__ import annotations

from datetime import date

import pytest
from court_papers import claims, lines, paper, read, when

from forensics.events import EventKind as K
from forensics.places import Place

LETTER = (
    "无犯罪记录证明\n炎公证字〔2019〕0117号\n"
    "经查，章未名，男，1991年8月17日出生，公民身份号码430225199108170036，户籍地址湖南省炎陵县霞阳镇，{}。\n"
    "特此证明。\n炎陵县公安局\n二〇一九年二月十八日\n"
)
NOTARIAL = (
    "公 证 书\n（2019）湘炎证外字第71号\n"
    "申请人：章未名，男，一九九一年八月十七日出生，公民身份号码430225199108170036，现住湖南省炎陵县。\n"
    "公证事项：无犯罪记录\n"
    "兹证明章未名至二〇一九年二月二十五日在中华人民共和国居住期间无犯罪记录。\n"
    "中华人民共和国湖南省炎陵县公证处\n公 证 员 计 然\n二〇一九年二月二十六日\n"
)
TRANSLATION = (
    "NOTARIAL CERTIFICATE\n(Translation)\n(2019) X.Y.Z.W.Zi No.71\n"
    "Applicant: Zhang Weiming, male, born on August 17, 1991, ID Card Number: 430225199108170036\n"
    "Notarized Item: No Record of Criminal Offence\n"
    "This is to certify that Zhang Weiming had no record of committing offences against the"
    " criminal law during his residence in China before February 25, 2019.\n"
    "Yanling County Notary Public Office\nFebruary 26, 2019\n"
)
ENGLISH = (
    "POLICE CERTIFICATE\nCertificate number: PC/2019/0044817\nSurname: ZHANG\n"
    "Forename(s): WEIMING\nDate of birth: 17 August 1991\nPassport number: E00002648\n"
    "Nationality: Chinese\nUnited Kingdom: {}\n"
    "This is to certify that on the date of issue {}. "
    "The applicant was resident in the United Kingdom from 12 September 2016 to 20 January 2019.\n"
    "Date of issue: 31 January 2019\n"
)


@pytest.mark.parametrize(
    ("words", "details"),
    [
        ("截至2019年2月18日，未发现有犯罪记录", {"scope_to": "2019-02-18"}),
        (
            "自2017年6月1日至2019年1月31日在我辖区居住期间，未发现有违法犯罪记录",
            {"scope_from": "2017-06-01", "scope_to": "2019-01-31", "territory": "我辖区"},
        ),
        ("无犯罪记录", {}),
    ],
)
def test_letter(words: str, details: dict[str, str]) -> None:
    found = read(paper(LETTER.format(words)), "police_certificate")
    assert found.asserted_by == "炎陵县公安局"
    assert lines(found, K.CLEARANCE, K.ISSUE) == [
        ("issue", "2019-02-18", "章未名"),
        ("clearance", "2019-02-18", "章未名"),
    ]
    (clearance,) = [e for e in found.events if e.kind is K.CLEARANCE]
    assert clearance.where is not None
    assert clearance.where.code == "430225"
    assert {n: clearance.detail(n) for n in details} == details
    for name in ("scope_from", "scope_to"):
        assert (name in details) == bool(clearance.detail(name))


@pytest.mark.parametrize(
    "words",
    [
        "发现有犯罪记录：2016年10月因犯诈骗罪被判处有期徒刑一年三个月",
        "曾因犯诈骗罪于2016年10月21日被炎陵县人民法院判处有期徒刑一年，无其他违法犯罪记录",
    ],
)
def test_a_certificate_with_a_record_is_no_clearance(words: str) -> None:
    found = read(paper(LETTER.format(words)), "police_certificate")
    assert lines(found, K.CLEARANCE) == []
    assert "certificate-shows-record" in {w.code for w in found.warnings}


@pytest.mark.parametrize(
    "words",
    [
        "不符合出具无犯罪记录证明的条件，不予出具",
        "因涉案未结，我局不能为其出具无犯罪记录证明",
        "向我局申请出具无犯罪记录证明",
    ],
)
def test_a_refused_or_wanted_certificate_is_no_clearance(words: str) -> None:
    text = LETTER.format(words)
    assert lines(read(paper(text), "police_certificate"), K.CLEARANCE) == []


def test_notarial_with_its_translation_is_one_certificate() -> None:
    found = read(paper(NOTARIAL, TRANSLATION), "police_certificate")
    assert found.language == "zh+en"
    assert found.asserted_by == "中华人民共和国湖南省炎陵县公证处"
    (clearance,) = [e for e in found.events if e.kind is K.CLEARANCE]
    assert clearance.detail("scope_to") == "2019-02-25"
    assert clearance.detail("territory") == "中华人民共和国"
    (person,) = found.persons
    assert [f.value for f in person.values("name_latin", "translation")] == ["Zhang Weiming"]
    assert [p.page for f in person.values("name_latin") for p in [f.provenance]] == [2]


def test_english_scope_is_what_is_certified_not_where_he_lived() -> None:
    found = read(
        paper(ENGLISH.format("No Trace", "there was no trace of any conviction")),
        "police_certificate",
    )
    assert lines(found, K.CLEARANCE) == [("clearance", "2019-01-31", "ZHANG WEIMING")]
    (clearance,) = [e for e in found.events if e.kind is K.CLEARANCE]
    assert clearance.where is not None
    assert clearance.where.country == "GB"
    assert clearance.detail("scope_from") == ""
    (person,) = found.persons
    assert [f.value for f in person.values("nationality")] == ["Chinese"]
    assert [f.value for f in person.values("passport_number")] == ["E00002648"]


@pytest.mark.parametrize(
    ("result", "record"),
    [
        ("No Trace", "none"),
        ("NO LIVE TRACE", "undisclosed"),
        ("no disclosable court outcomes", "undisclosed"),
    ],
)
def test_what_may_no_longer_be_disclosed_is_not_said_to_be_absent(result: str, record: str) -> None:
    found = read(paper(ENGLISH.format(result, "see the notes overleaf")), "police_certificate")
    (clearance,) = [e for e in found.events if e.kind is K.CLEARANCE]
    assert clearance.detail("record") == record
    told = "certificate-undisclosed" in {w.code for w in found.warnings}
    assert told is (record == "undisclosed")


def test_english_with_a_record() -> None:
    text = ENGLISH.format("Trace", "the applicant had been convicted of theft in 2014")
    found = read(paper(text), "police_certificate")
    assert lines(found, K.CLEARANCE) == []
    assert "certificate-shows-record" in {w.code for w in found.warnings}


@pytest.mark.parametrize(
    "text",
    [
        # A form nobody filled in.
        "无犯罪记录证明\n经查，____，男，____年__月__日出生，未发现有犯罪记录。\n派出所\n年 月 日",
        "公证书\n（XXXX）宁证登字第XXXXX号\n兹证明XXX（姓名）至XXXX年X月X日无犯罪记录。\n南京公证处",
        # How to get one.
        "便民服务指南\n如何办理无犯罪记录证明\n申请人应当携带身份证。自2022年1月1日起可以网上申请。",
        # Notarial, about something else.
        "公 证 书\n（2019）湘炎证字第9号\n申请人：章未名，男，1991年8月17日生。\n公证事项：出生",
        "Notice: you may need a police certificate. There is no criminal record check in 2019.",
    ],
)
def test_near_misses(text: str) -> None:
    assert "police_certificate" not in claims(paper(text))


# Invented persons in the wording of several states: title, sentence, name, day, state.
ENGLISH_FORMS = [
    (
        "NATIONAL POLICE CERTIFICATE\nAustralian Federal Police\nReference number: NPC-0093318\n"
        "Name: Tessa Marlowe\nDate of birth: 03 February 1984\n"
        "There are no disclosable court outcomes recorded against the name of the applicant.\n"
        "Date of issue: 14 November 2017\n",
        ("Tessa Marlowe", "2017-11-14", "AU"),
    ),
    (
        "FEDERAL BUREAU OF INVESTIGATION\nIDENTITY HISTORY SUMMARY CHECK\nName: MARLOWE, TESSA\n"
        "A search of the fingerprints has revealed no prior arrest data at the FBI.\n"
        "Federal Bureau of Investigation\nDate: October 2, 2018\n",
        ("MARLOWE", "2018-10-02", "US"),
    ),
    (
        "POLICE CRIMINAL RECORD CERTIFICATE 警察刑事紀錄證明\nTaiwan\n"
        "This is to certify that MARLOWE TESSA, born on 3 February 1984, passport No. 300000018,\n"
        "has no criminal record in Taiwan as of 5 March 2018.\nDate of issue: 6 March 2018\n",
        ("MARLOWE TESSA", "2018-03-06", "TW"),
    ),
    (
        "MINISTRY OF JUSTICE\nNew Zealand\nCRIMINAL CONVICTION HISTORY\nFull name: Tessa Marlowe\n"
        "Date of birth: 3 February 1984\nThis person has no criminal convictions.\n"
        "Date: 9 July 2018\n",
        ("Tessa Marlowe", "2018-07-09", "NZ"),
    ),
    (
        "HONG KONG POLICE FORCE\nCERTIFICATE OF NO CRIMINAL CONVICTION\nHong Kong Police\n"
        "This is to certify that MARLOWE TESSA has no criminal conviction recorded.\n"
        "Date of issue: 1 June 2018\n",
        ("MARLOWE TESSA", "2018-06-01", "HK"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH_FORMS, ids=["au", "us", "tw", "nz", "hk"])
def test_english_forms(text: str, expected: tuple[str, str, str]) -> None:
    found = read(paper(text), "police_certificate")
    name, day, country = expected
    assert lines(found, K.CLEARANCE) == [("clearance", day, name)]
    (clearance,) = [e for e in found.events if e.kind is K.CLEARANCE]
    assert (clearance.where and clearance.where.country) == country


@pytest.mark.parametrize(
    ("words", "name", "country", "issued", "clear"),
    [
        (
            "ROYAL CANADIAN MOUNTED POLICE\nCRIMINAL RECORD CHECK - CERTIFIED\n"
            "Document Number: 18-0009\nName: MARLOWE, Tessa\nDate of Birth: 1991-08-17\n"
            "Date of issue: 2018-04-19\nThis is to certify that the search of the National "
            "Repository of Criminal Records did not identify any criminal record.\n",
            "MARLOWE, Tessa",
            "CA",
            "2018-04-19",
            True,
        ),
        (
            "Singapore Police Force\nCERTIFICATE OF CLEARANCE\nRef No: COC/0001/2019\n"
            "Date: 02 Oct 2019\nThis is to certify that, as at the date of issue, Mr ORIN SAMPLE "
            "holder of passport number E1234567A, born on 17 Aug 1991, has no criminal "
            "conviction recorded in Singapore.\n",
            "ORIN SAMPLE",
            "SG",
            "2019-10-02",
            True,
        ),
        (
            "ACRO Criminal Records Office\nPOLICE CERTIFICATE\nCertificate Number: SPEC-43/19\n"
            "Surname: MARLOWE\nForenames: Brand\nDate of Birth: 05 May 1985\n"
            "United Kingdom: TRACE\nConviction: 03 February 2011 Specimen Magistrates Court\n"
            "This certificate is taken from the Police National Computer.\n"
            "Date of Issue: 14 Mar 2019\n",
            "MARLOWE Brand",
            "GB",
            "2019-03-14",
            False,
        ),
        (
            "HONG KONG POLICE FORCE\nCERTIFICATE OF NO CRIMINAL CONVICTION\nDate: 9 May 2017\n"
            "This is to certify that CHAN Specimen Man, born on 17 August 1991, has no criminal "
            "conviction recorded in Hong Kong.\n",
            "CHAN Specimen Man",
            "HK",
            "2017-05-09",
            True,
        ),
    ],
    ids=["Canada", "Singapore", "a trace", "Hong Kong"],
)
def test_forms_of_other_police(
    words: str, name: str, country: str, issued: str, clear: bool
) -> None:
    found = read(paper(words), "police_certificate")
    (person,) = found.persons
    assert person.values("name_latin")[0].value == name
    (area,) = [f.value for f in found.facts if f.name == "issuer_area"]
    assert isinstance(area, Place)
    assert area.country == country
    assert [when(e) for e in found.events if e.kind is K.ISSUE] == [issued]
    assert any(e.kind is K.CLEARANCE for e in found.events) is clear


TAIWAN = """新竹市警察局
警察刑事紀錄證明書
中華民國107年10月2日
竹市警外字第1070009944號
姓名：章未名　性別：男
出生日期：民國72年2月3日
身分證統一編號：G12○○○○○○○
茲證明上開當事人自民國95年1月1日起至107年9月28日止，{result}刑事案件紀錄。
"""


@pytest.mark.parametrize("result", ["查無", "無", "未發現有"])
def test_taiwans_certificate_in_chinese(result: str) -> None:
    found = read(paper(TAIWAN.format(result=result)), "police_certificate")
    assert claims(paper(TAIWAN.format(result=result))) == {"police_certificate": 3}
    assert lines(found, K.ISSUE, K.CLEARANCE) == [
        ("issue", "2018-10-02", "章未名"),
        ("clearance", "2018-10-02", "章未名"),
    ]
    (clearance,) = [e for e in found.events if e.kind is K.CLEARANCE]
    assert clearance.where == Place("臺灣", "TW")
    assert (clearance.detail("scope_from"), clearance.detail("scope_to")) == (
        "2006-01-01",
        "2018-09-28",
    )
    # The law leaves probation, fines and others out: it does not say that nobody convicted him.
    assert clearance.detail("record") == "undisclosed"
    assert "certificate-undisclosed" in {w.code for w in found.warnings}


def test_taiwans_certificate_that_shows_a_record() -> None:
    found = read(paper(TAIWAN.format(result="有下列")), "police_certificate")
    assert not lines(found, K.CLEARANCE)
    assert "certificate-shows-record" in {w.code for w in found.warnings}


def test_an_english_certificate_of_taiwan_leaves_out_the_same() -> None:
    (text,) = [t for t, (_, _, country) in ENGLISH_FORMS if country == "TW"]
    found = read(paper(text), "police_certificate")
    (clearance,) = [e for e in found.events if e.kind is K.CLEARANCE]
    assert clearance.detail("record") == "undisclosed"


def test_advice_on_taiwans_certificate_is_none() -> None:
    text = "警察刑事紀錄證明書\n申辦須知：請攜帶國民身分證正本，於民國107年起可網路申請。\n"
    assert not claims(paper(text))


def test_the_form_of_2021_opens_with_the_name() -> None:
    text = (
        "无犯罪记录证明\n编号：430225202211030017\n"
        "章未名（性别：男，证件名称：居民身份证，证件号码：430225199108******），经查询，"
        "截至2022年11月3日，未发现有犯罪记录。\n炎陵县公安局霞阳派出所\n2022年11月3日\n"
        "（二维码查验有效期：3个月）\n"
    )
    found = read(paper(text), "police_certificate")
    assert lines(found, K.CLEARANCE) == [("clearance", "2022-11-03", "章未名")]
    assert [f.value for f in found.persons[0].values("sex")] == ["M"]


def test_a_summary_of_the_fbi_with_a_hidden_number_is_no_blank_form() -> None:
    text = (
        "U.S. Department of Justice\nFederal Bureau of Investigation\nIdentity History Summary\n"
        "Date: 2015/08/19\nRE: ZHANG, WEIMING\nDate of Birth: 1991/08/17\nSSN: XXX-XX-4410\n"
        "A SEARCH OF THE FINGERPRINTS PROVIDED BY THIS INDIVIDUAL HAS REVEALED NO PRIOR ARREST"
        " DATA AT THE FBI.\n"
    )
    found = read(paper(text), "police_certificate")
    assert lines(found, K.CLEARANCE) == [("clearance", "2015-08-19", "ZHANG, WEIMING")]


def test_a_summary_of_the_fbi_writes_the_month_first() -> None:
    text = (
        "U.S. Department of Justice\nFederal Bureau of Investigation\nIdentity History Summary\n"
        "Date: 10/02/2018\nRE: ZHANG, WEIMING\nDate of Birth: 03/08/1990\n"
        "A SEARCH OF THE FINGERPRINTS HAS REVEALED NO PRIOR ARREST DATA AT THE FBI.\n"
    )
    found = read(paper(text), "police_certificate")
    (born,) = found.persons[0].values("birth_date")
    assert born.value.only_day == date(1990, 3, 8)
    assert lines(found, K.CLEARANCE) == [("clearance", "2018-10-02", "ZHANG, WEIMING")]


def test_a_name_on_its_own_line_over_the_birth_date_is_the_subjects() -> None:
    text = (
        "Australian Federal Police\nNATIONAL POLICE CERTIFICATE\n"
        "Certificate issued on 9 April 2021\nWeiming ZHANG\nDate of Birth 17/08/1991\n"
        "There are no disclosable court outcomes recorded against the name of the above.\n"
    )
    found = read(paper(text), "police_certificate")
    assert [p.key for p in found.persons] == ["Weiming ZHANG"]


def test_one_clear_date_settles_how_the_others_are_written() -> None:
    text = ENGLISH.format("No Trace", "no convictions were found").replace(
        "17 August 1991", "08/07/1991"
    )
    found = read(paper(text.replace("31 January 2019", "31/01/2019")), "police_certificate")
    assert lines(found, K.BIRTH)[0][1] == "1991-07-08"


def test_a_letter_of_a_query_speaks_to_whom_it_is_about() -> None:
    text = (
        "犯罪记录查询结果告知函\n章未名：\n你于2022年5月6日提出的查询申请收悉。经查询，"
        "未发现你有犯罪记录。\n炎陵县公安局\n2022年5月7日\n"
    )
    found = read(paper(text), "police_certificate")
    assert lines(found, K.CLEARANCE) == [("clearance", "2022-05-07", "章未名")]


@pytest.mark.parametrize(
    ("head", "words", "who"),
    [
        (
            "HONG KONG POLICE FORCE\nCertificate of No Criminal Conviction",
            "there is no record of criminal conviction against CHAN Tai Man, born in Hong Kong",
            "CHAN Tai Man",
        ),
        (
            "GOVERNMENT OF INDIA\nPOLICE CLEARANCE CERTIFICATE",
            "there is no adverse information against Mr. RAVI PILLAI, son of Mohan Pillai",
            "RAVI PILLAI",
        ),
    ],
)
def test_a_certificate_may_name_whom_nothing_is_held_against(
    head: str, words: str, who: str
) -> None:
    text = f"{head}\nThis is to certify that {words}, as at 5 May 2018.\nDate: 5 May 2018\n"
    found = read(paper(text), "police_certificate")
    assert lines(found, K.CLEARANCE) == [("clearance", "2018-05-05", who)]
