"""Lawful lives in whole papers, as a lawyer would tell them: no rule may be certain of a clash.

Beside each life stands the plain contradiction of the same papers, which must still be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from court_papers import paper as page

from forensics.case import Case, CaseDocument, Subject
from forensics.documents import Context, passport
from forensics.events import EventKind, Extraction
from forensics.findings import Verdict
from forensics.pipeline import dispatch
from forensics.records import Document, Fact, Page, Provenance, Span
from forensics.rules.checks import zones
from forensics.rules.engine import crosscheck
from forensics.rules.items import Item, item_of_fact
from forensics.rules.loader import load_rules
from forensics.temporal.verdict import Answer
from forensics.text.mrz import check_digit

RULES = load_rules()
WHO = "章未名，男，1991年8月17日出生，公民身份号码430225199108170036，汉族，户籍所在地湖南省炎陵县"
MINOR = "章未名，男，1998年8月17日出生，汉族，户籍所在地湖南省炎陵县"
ONCE = (
    "炎陵县人民检察院于2016年8月18日向本院提起公诉。本院于2016年8月19日立案，"
    "于2016年10月12日公开开庭审理了本案。"
)


def judgment(who: str = WHO, course: str = ONCE, done: str = "2015年9月14日") -> str:
    return (
        "湖南省炎陵县人民法院\n刑事判决书\n（2016）湘0225刑初87号\n公诉机关湖南省炎陵县人民检察院。\n"
        f"被告人{who}。\n{course}被告人章未名到庭参加诉讼。现已审理终结。\n"
        f"经审理查明：{done}，被告人章未名骗取他人人民币30000元。\n"
        "判决如下：\n被告人章未名犯诈骗罪，判处有期徒刑一年三个月。\n"
        "（刑期自2016年10月21日起至2018年1月20日止）\n"
        "如不服本判决，可在接到判决书的第二日起十日内，通过本院提出上诉。\n"
        "审判长　龚澄\n二〇一六年十月二十一日\n书记员　岑溪\n"
    )


def certificate(who: str = WHO, printed: str = "二〇一九年二月十八日") -> str:
    return (
        f"无犯罪记录证明\n经查，{who}，截至2019年2月18日，未发现有犯罪记录。\n特此证明。\n"
        f"炎陵县公安局\n{printed}\n"
    )


def indictment(day: str, number: str) -> str:
    return (
        f"湖南省炎陵县人民检察院\n起诉书\n炎检公诉刑诉{number}号\n被告人{WHO}。\n"
        "被告人章未名涉嫌盗窃一案，由炎陵县公安局侦查终结，移送本院审查起诉。\n此致\n"
        f"湖南省炎陵县人民法院\n检察员　钱望\n{day}\n"
    )


def statement(words: str) -> str:
    return f"陈述书\n本人章未名，1991年8月17日出生。\n{words}\n陈述人：章未名\n2020年3月1日\n"


BAIL = (
    "炎陵县公安局\n取保候审决定书\n犯罪嫌疑人章未名，男，出生日期1991年8月17日。\n"
    "我局正在侦查章未名涉嫌诈骗案，根据《中华人民共和国刑事诉讼法》第六十五条之规定，决定对其取保候审，"
    "期限从2016年4月5日至2017年4月4日。\n被取保候审人未经批准不得离开炎陵县，护照已上交公安机关。\n"
    "炎陵县公安局\n二〇一六年四月五日\n"
)
LEAVE = (
    "炎陵县公安局\n批准离开所居住的市县决定书\n被取保候审人章未名，男，1991年8月17日出生。\n"
    "批准被取保候审人章未名于2016年6月10日至2016年6月20日离开炎陵县前往泰国。\n"
    "炎陵县公安局\n二〇一六年六月八日\n"
)
STAMP = "章未名\n\n中国边检\n出境 EXIT\n2016.06.12\n浦东 0318"
LATER_LAW = BAIL.replace("第六十五条", "第二百九十五条").replace("2016年", "2019年")
LATER_LAW = LATER_LAW.replace("二〇一六", "二〇一九").replace("2017年", "2020年")


def certain(*papers: str | Sequence[str]) -> set[str]:
    """Rules that are certain of a clash; a paper of several pages is one file."""
    told = []
    for number, text in enumerate(papers):
        pages = (text,) if isinstance(text, str) else text
        document = replace(page(*pages), name=f"{number}.txt")
        found, errors = dispatch.extract(document, CaseDocument(document.name, Path("x")))
        assert not errors
        assert all(e.kind for e in found)
        told += found
    case = Case("test", Path(), Subject(("章未名",)))
    return {f.rule for f in crosscheck(case, told, RULES).findings if f.verdict.value == "certain"}


WITHDRAWN = (
    "炎陵县人民检察院于2016年3月18日向本院提起公诉。本院于2016年4月12日公开开庭审理。"
    "炎陵县人民检察院于2016年5月20日申请撤回起诉，本院裁定准许。"
    "炎陵县人民检察院于2016年8月18日再次向本院提起公诉。本院于2016年8月19日立案，"
    "于2016年10月12日公开开庭审理了本案。"
)
SENT_BACK = (
    "炎陵县人民检察院于2015年8月18日向本院提起公诉。本院于2015年10月12日公开开庭审理，"
    "于2015年11月20日作出（2015）炎刑初字第61号刑事判决。宣判后，被告人章未名不服，提出上诉。"
    "株洲市中级人民法院于2016年2月3日裁定撤销原判，发回重审。本院于2016年3月1日重新立案，"
    "于2016年4月12日公开开庭审理了本案。"
)
LATE_CHARGE = ONCE.replace("8月18日", "10月15日").replace("8月19日", "10月16日")


@pytest.mark.parametrize("course", [ONCE, WITHDRAWN, SENT_BACK])
def test_a_case_may_run_its_course_twice(course: str) -> None:
    assert certain(judgment(course=course)) == set()


def test_a_hearing_before_the_only_charge_is_still_found() -> None:
    assert certain(judgment(course=LATE_CHARGE)) == {"PROC-03", "PROC-05"}
    assert certain(judgment(course=ONCE.replace("8月19日", "10月16日"))) == {"PROC-05"}


def test_the_prosecutors_took_the_case_on_before_they_charged() -> None:
    review = "炎陵县人民检察院于2016年6月1日受理审查起诉，于2016年8月18日向本院提起公诉，"
    assert certain(judgment(course=review + "本院于2016年10月12日公开开庭审理了本案。")) == set()
    court = "炎陵县人民检察院于2016年8月20日向本院提起公诉，本院于2016年8月18日受理，"
    assert certain(judgment(course=court + "于2016年10月12日公开开庭审理了本案。")) == {"PROC-04"}


def test_a_case_that_the_prosecutors_brought_is_still_taken_on_by_the_court() -> None:
    brought = (
        "炎陵县人民检察院于2016年8月20日提起公诉。"
        "炎陵县人民检察院提起公诉的被告人章未名诈骗一案于2016年8月18日立案受理，"
    )
    assert certain(judgment(course=brought + "于2016年10月12日公开开庭审理了本案。")) == {"PROC-04"}


CORRECTING = (
    "湖南省炎陵县人民法院\n刑事裁定书\n（2016）湘0225刑初87号之一\n"
    f"被告人{WHO}。\n"
    "本院于2016年10月21日作出的（2016）湘0225刑初87号刑事判决书中，因笔误需要补正。裁定如下：\n"
    "判决书中“刑期自2016年10月21日起至2018年10月20日止”"
    "补正为“刑期自2016年10月21日起至2018年1月20日止”。\n"
    "审判长　龚澄\n二〇一六年十一月三日\n书记员　岑溪\n"
)


def test_a_ruling_may_correct_a_slip_of_the_judgment() -> None:
    slip = judgment().replace("2018年1月20日", "2018年10月20日")
    assert certain(slip) == {"SENT-01"}
    assert certain(slip, CORRECTING) == set()
    assert certain(slip, CORRECTING.replace("87号", "99号")) == {"SENT-01"}
    assert certain(judgment(), CORRECTING.replace("号之一", "号")) == set()
    noted = slip.replace("刑事判决书", "刑事裁定书").replace("判决如下", "裁定如下")
    assert "SENT-01" in certain(noted.replace("现已", "原审文书的笔误，本院予以更正。现已"))
    assert certain(judgment(), judgment().replace("十月二十一日", "十二月二日")) == {"DOC-01"}


def test_an_earlier_sentence_was_served_before_this_one_began() -> None:
    earlier = "。2010年1月5日因盗窃罪被判处有期徒刑一年，刑期自2010年1月5日起至2011年1月4日止"
    assert certain(judgment(WHO + earlier)) == set()


def test_a_record_that_the_law_seals_is_not_certified() -> None:
    papers = judgment(MINOR, done="2016年2月14日"), certificate(MINOR)
    assert certain(*papers) == set()
    assert certain(judgment(MINOR, done="2016年9月14日"), certificate(MINOR)) == {"CERT-02"}
    assert certain(judgment(), certificate()) == {"CERT-02"}


def test_somebody_charged_again_later_has_two_cases() -> None:
    assert certain(judgment(), indictment("二〇一九年八月十三日", "〔2019〕61")) == set()
    late = indictment("二〇一六年八月三十日", "〔2016〕61")
    assert certain(judgment(), late) == {"PROC-08"}


def test_leave_to_travel_gives_the_passport_out() -> None:
    assert "SURR-01" in certain(BAIL, STAMP)
    assert "SURR-01" not in certain(BAIL, LEAVE, STAMP)


def test_each_leave_of_a_file_has_days_of_its_own() -> None:
    second = LEAVE.replace("2016年6月", "2016年8月").replace("六月八日", "八月八日")
    assert certain((LEAVE, second)) == certain(LEAVE + "\n" + second) == set()
    assert certain(LEAVE + "打印日期：2016年8月9日\n") == set()
    assert certain(LEAVE.replace("六月八日", "八月八日")) == {"PUB-11"}
    away = STAMP.replace("06.12", "08.12")
    assert "SURR-01" in certain(BAIL, LEAVE, away)
    assert "SURR-01" not in certain(BAIL, (LEAVE, second), away)


def test_each_paper_of_a_file_has_a_date_of_its_own() -> None:
    earlier = certificate(printed="二〇一五年二月十八日").replace("2019年", "2015年")
    assert certain((earlier, LATER_LAW)) == set()
    assert certain((BAIL.replace("第六十五条", "第二百九十五条"),)) == {"PUB-04"}


ZONE = (
    "SPECIMEN\nPASSPORT\nP<CHNZHANG<<WEIMING<<<<<<<<<<<<<<<<<<<<<<<<<\n"
    "E123456782CHN9108172M2606163<<<<<<<<<<<<<<02\n"
)
OTHER_BOOK = (
    "SPECIMEN\nPASSPORT 护照\n姓/Surname\nZHANG\n名/Given names\nWEIMING\n"
    "护照号/Passport No. E87654321\n"
    "出生日期/Date of birth 17 AUG 1991\n签发日期/Date of issue 17 JUN 2012\n"
    "有效期至/Date of expiry 16 JUN 2022\n性别/Sex M\n国籍/Nationality 中国/CHINESE\n"
)


def test_two_books_of_one_file_are_not_one_page() -> None:
    assert "MRZ-01" not in certain((ZONE, OTHER_BOOK))
    assert "MRZ-01" in certain(OTHER_BOOK + ZONE.partition("PASSPORT\n")[2])


def test_an_earlier_paper_of_the_kind_was_received_earlier() -> None:
    assert certain(statement("2017年2月15日我收到了无犯罪记录证明。"), certificate()) == set()
    assert certain(statement("2019年2月15日我收到了无犯罪记录证明。"), certificate()) == {"STMT-10"}


def test_a_judgment_may_leave_out_a_release_between_two_measures() -> None:
    held = "。因涉嫌诈骗罪于2014年3月8日被刑事拘留，{}被逮捕"
    abroad = STAMP.replace("2016.06.12", "2014.03.20")
    years_later = judgment(WHO + held.format("2016年5月10日"))
    assert not {"LIMIT-01", "CUST-01"} & certain(years_later, abroad)
    assert "CUST-01" in certain(judgment(WHO + held.format("同年4月10日")), abroad)


def test_a_case_may_rest_for_years_after_bail_lapsed() -> None:
    papers = judgment(WHO + "。因涉嫌诈骗罪于2014年4月5日被炎陵县公安局取保候审")
    resting, bail, charged = (
        STAMP.replace("2016.06.12", day) for day in ("2015.12.12", "2014.12.12", "2016.09.12")
    )
    assert "EXIT-01" not in certain(papers, resting)
    assert "EXIT-01" in certain(papers, bail)
    assert "EXIT-01" in certain(papers, charged)


NOTICE = (
    "炎陵县公安局\n通报\n2016年4月1日，我局对章未名涉嫌诈骗案立案侦查。{}\n炎陵县公安局\n2016年4月10日\n"
)


@pytest.mark.parametrize(
    ("words", "clash"),
    [("章未名拟于2016年5月1日释放。", False), ("章未名计划于2016年5月1日出境。", False),
     ("章未名购买了2016年5月1日出境的机票。", False), ("章未名将于2016年5月1日被移送。", False),
     ("章未名于2016年5月1日被刑事拘留。", True), ("章未名于2016年5月1日出境。", True)],
)  # fmt: skip
def test_a_notice_may_speak_of_days_to_come(words: str, clash: bool) -> None:
    assert ("PUB-09" in certain(NOTICE.format(words))) == clash


TAIWAN = (
    "臺灣臺北地方法院刑事判決\n110年度訴字第123號\n"
    "公　訴　人　臺灣臺北地方檢察署檢察官\n被　　　告　章未名\n"
    "　　　　　　男（民國80年8月17日生）\n主　文\n"
    "章未名犯詐欺取財罪，處有期徒刑一年，緩刑二年。\n理　由\n"
    "被告章未名前經本院裁定自民國110年6月19日起限制出境、出海8月。\n"
    "中　華　民　國　110　年　8　月　2　日\n刑事第一庭　法　官　王澄\n"
)


def test_a_suspended_sentence_lifts_a_bar_on_leaving_taiwan() -> None:
    away = "章未名\n\nREPUBLIC OF CHINA (TAIWAN)\nIMMIGRATION\n出境 DEPARTURE\n12 SEP 2021\nTAOYUAN"
    assert certain(TAIWAN, away) == set()
    assert certain(TAIWAN.replace("，緩刑二年", ""), away) == {"EXIT-04"}


SUSPENDED = judgment().replace("年三个月。\n（刑期自2016年10月21日起至2018年1月20日止）",
                               "年，缓刑一年六个月。")  # fmt: skip
SHORTENED = (
    "湖南省株洲市中级人民法院\n刑事裁定书\n（2017）湘02刑更15号\n罪犯章未名，男，1991年8月17日出生，"
    "公民身份号码430225199108170036。\n湖南省炎陵县人民法院于2016年10月21日作出（2016）湘0225刑初87号"
    "刑事判决，以章未名犯诈骗罪，判处有期徒刑一年，缓刑一年六个月。因其有重大立功表现，裁定如下：\n"
    "对罪犯章未名减去有期徒刑六个月，缩减缓刑考验期六个月"
    "（缓刑考验期自2016年11月3日起至2017年11月2日止）。\n"
    "审判长　王澄\n二〇一七年五月二十一日\n书记员　李溪\n"
)


def test_a_probation_may_be_shortened() -> None:
    assert certain(SUSPENDED, STAMP.replace("2016.06.12", "2018.01.12")) == {"EXIT-02"}
    assert certain(SUSPENDED, SHORTENED, STAMP.replace("2016.06.12", "2018.01.12")) == set()
    assert certain(SUSPENDED, SHORTENED, STAMP.replace("2016.06.12", "2017.06.12")) == {"EXIT-02"}
    told = SHORTENED.replace("（缓刑考验期自2016年11月3日起至2017年11月2日止）", "")
    assert certain(SUSPENDED, told, STAMP.replace("2016.06.12", "2018.01.12")) == set()


def test_a_journey_home_is_no_departure_before_the_case() -> None:
    told = {w: certain(NOTICE.format(""), statement(w)) for w in (
        "2015年5月1日我回国。", "2015年5月1日我离开了长沙。", "2015年5月1日我出境。",
    )}  # fmt: skip
    assert [w for w, rules in told.items() if "STMT-04" in rules] == ["2015年5月1日我出境。"]


DROPPED = (
    "炎陵县公安局\n撤销案件决定书\n炎公（刑）撤案字〔2014〕8号\n我局办理的章未名涉嫌诈骗案，因没有犯罪事实，"
    "根据《中华人民共和国刑事诉讼法》第一百六十一条之规定，决定撤销此案。\n炎陵县公安局\n"
    "二〇一四年五月三十日\n"
)


def test_who_was_let_go_and_held_again_may_have_been_free_between() -> None:
    steps = "。因涉嫌诈骗罪于2015年3月8日被刑事拘留，同年4月5日被{}，于2016年2月1日被刑事拘留"
    between = STAMP.replace("2016.06.12", "2015.06.07")
    assert "EXIT-01" not in certain(judgment(WHO + steps.format("释放")), between)
    assert "EXIT-01" in certain(judgment(WHO + steps.format("取保候审")), between)


def test_a_case_given_up_and_opened_again_binds_from_its_second_beginning() -> None:
    steps = "。因涉嫌诈骗罪于2014年4月5日被炎陵县公安局取保候审，于2016年3月8日被刑事拘留"
    papers = judgment(WHO + steps), DROPPED
    free, again = (STAMP.replace("2016.06.12", day) for day in ("2015.02.12", "2016.07.12"))
    assert "EXIT-01" not in certain(*papers, free)
    assert "EXIT-01" in certain(*papers, again)


BOOK = (
    "SPECIMEN\nPASSPORT 护照\n姓/Surname\n{}\n名/Given names\n{}\n护照号/Passport No. E12345678\n"
    "出生日期/Date of birth {}\n签发日期/Date of issue 17 JUN 2014\n"
    "有效期至/Date of expiry 16 JUN 2024\n性别/Sex {}\n国籍/Nationality {}\n"
)
HOLDER = ("ZHANG", "WEIMING", "17 AUG 1991", "M", "中国/CHINESE")


@pytest.mark.parametrize(
    "holder",
    [HOLDER, ("CHEUNG", "MEI MING", *HOLDER[2:]), ("ZHANG", "WEIMING", "08 JUL 1991", *HOLDER[3:]),
     (*HOLDER[:4], "AUSTRALIAN"), ("CHANG", "WEI-MING", *HOLDER[2:])],
)  # fmt: skip
def test_one_person_is_told_of_in_several_ways(holder: tuple[str, ...]) -> None:
    found = certain(judgment(), BOOK.format(*holder))
    assert not found & {"ID-01", "ID-03", "ID-04", "IDNO-02"}


def test_a_citizen_comes_home_on_an_expired_book() -> None:
    stamps = "中国边检\n{}\n2024.08.12\n浦东 0318"
    book = BOOK.format(*HOLDER)
    assert "BOOK-01" not in certain((book, stamps.format("入境 ENTRY")))
    assert "BOOK-01" in certain((book, stamps.format("出境 EXIT")))


def test_two_books_of_one_holder_in_one_file_are_not_one_book() -> None:
    old = (
        "PASSPORT  UTOPIA\nSurname/Nom (1)\nERIKSSON\nGiven names/Prénoms (2)\nANNA MARIA\n"
        "Date of expiry/Date d'expiration (9)\n15 APR /AVR 2012\n"
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    )
    number, born, expires = (x + check_digit(x) for x in ("M12345678", "740812", "230312"))
    own = "<" * 14 + "0"
    composite = check_digit(number + born + expires + own)
    new = (
        "PASSPORT  UTOPIA\nSurname/Nom (1)\nERIKSSON\nGiven names/Prénoms (2)\nANNA MARIA\n"
        "Date of issue/Date de délivrance (7)\n13 MAR /MARS 2013\n"
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
        f"{number}UTO{born}F{expires}{own}{composite}"
    )
    pages = tuple(
        Page(i, 1000, 700, 0, "plain", text, (), len(text)) for i, text in enumerate((old, new), 1)
    )
    document = Document("books.txt", "0" * 64, "text/plain", pages)
    claim = passport.identify(document)
    assert claim is not None
    extraction = passport.extract(document, claim, Context())
    assert len([e for e in extraction.events if e.kind is EventKind.EXPIRY]) == 2
    outcome = crosscheck(Case("books", Path()), [extraction], RULES)
    assert [f.rule for f in outcome.findings if f.verdict is Verdict.CERTAIN] == []


@pytest.mark.parametrize(
    ("printed", "clash"),
    [("ANNAMARIA", False), ("ERIKSSONANNA", False), ("ERIKSSON", False), ("ERIKSSON S", False),
     ("ERIKSSON EVA", True), ("MARIAANNA", True)],
)  # fmt: skip
def test_a_name_that_was_not_read_whole_contradicts_no_zone(printed: str, clash: bool) -> None:
    assert clash == (zones._names(_name("ERIKSSON ANNA MARIA"), _name(printed)).answer
                     is not Answer.NONE)  # fmt: skip


def _name(value: str) -> Item:
    place = Provenance("p.txt", 1, Span(1, 0, len(value)), (), value, 1.0, "test")
    extraction = Extraction("p.txt", "0" * 64, "passport", "en", "")
    return item_of_fact("fact:", Fact("name_latin", value, place), extraction, "", "")


PAGE = "SPECIMEN\n护照 {}\n\n中国边检\n出境 EXIT\n2016.06.12\n浦东 0318\n"


def test_a_page_of_a_book_that_nobody_has_is_no_certain_clash() -> None:
    """Its number is of an older book of the holder, or of somebody else's."""
    book = OTHER_BOOK.replace("ZHANG", "ZHANG\n章未名")
    assert {"PRES-01", "EXIT-01"} <= certain(BAIL, book, PAGE.format("E87654321"))
    assert not {"PRES-01", "EXIT-01"} & certain(BAIL, book, PAGE.format("E44000123"))
