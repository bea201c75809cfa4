"""Criminal judgments: the chain of measures, whose it is, and what is no measure at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from court_papers import PERSON, PROCEEDINGS, claims, judgment, lines, paper, read, when

from forensics.case import Case
from forensics.documents.common.entries import find_entries
from forensics.documents.common.ruling import duration
from forensics.events import EventKind as K
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules
from forensics.temporal.readings import Interval, start_of

CHAIN = (K.DETENTION, K.ARREST, K.ARREST_APPROVED, K.ARREST_REFUSED, K.BAIL, K.CUSTODY)
CHAIN += (K.RESIDENTIAL_SURVEILLANCE, K.ADMIN_DETENTION, K.SUMMONS, K.APPREHENSION)


def starts(entry: str) -> list[tuple[str, str]]:
    found = read(judgment(entry), "criminal_judgment")
    return [(kind, when.split("/")[0]) for kind, when, _ in lines(found, *CHAIN)]


# Each row: what it is about, the entry after the person's particulars, (kind, day) in order.
ROWS = [
    (
        "relative dates",
        "因本案于2016年4月8日被抓获，同日被刑事拘留，同月14日被监视居住，2016年6月14日被逮捕。",
        [
            ("apprehension", "2016-04-08"),
            ("detention", "2016-04-08"),
            ("residential_surveillance", "2016-04-14"),
            ("arrest", "2016-06-14"),
        ],
    ),
    (
        "approved one day, carried out the next",
        "因涉嫌诈骗罪于2016年3月8日被刑事拘留，同年4月5日经检察院批准逮捕，次日由公安局执行逮捕。",
        [("detention", "2016-03-08"), ("arrest_approved", "2016-04-05"), ("arrest", "2016-04-06")],
    ),
    (
        "approval alone stands for the arrest",
        "于2016年3月8日被刑事拘留，同年4月5日经炎陵县人民检察院批准逮捕。",
        [("detention", "2016-03-08"), ("arrest", "2016-04-05")],
    ),
    (
        "a refusal is no arrest",
        "于2016年3月8日被刑事拘留，同年4月5日经炎陵县人民检察院不批准逮捕，同月6日被取保候审。",
        [("detention", "2016-03-08"), ("arrest_refused", "2016-04-05"), ("bail", "2016-04-06")],
    ),
    (
        "bail and its renewals; who decided stands between",
        "2016年4月5日被炎陵县公安局取保候审。2016年7月1日，炎陵县人民检察院决定继续对其取保候审。",
        [("bail", "2016-04-05"), ("bail", "2016-07-01")],
    ),
    (
        "two dates, two words",
        "因涉嫌诈骗罪，分别于2016年3月16日、3月30日被刑事拘留和逮捕。",
        [("detention", "2016-03-16"), ("arrest", "2016-03-30")],
    ),
    (
        "two dates, one word",
        "于2015年12月29日、2016年1月1日先后被炎陵县人民检察院和本院取保候审。",
        [("bail", "2015-12-29"), ("bail", "2016-01-01")],
    ),
    (
        "held now is no new custody",
        "于2016年3月8日被刑事拘留，现羁押于炎陵县看守所。",
        [("detention", "2016-03-08")],
    ),
    (
        "words that name bail without granting it",
        "于2016年3月8日被刑事拘留，其家属于2016年3月20日申请取保候审，在取保候审期间表现良好。",
        [("detention", "2016-03-08")],
    ),
    (
        "the decision has no date of its own",
        "于2016年4月8日被监视居住，经本院决定，于2016年10月5日对其执行逮捕。",
        [("residential_surveillance", "2016-04-08"), ("arrest", "2016-10-05")],
    ),
    (
        "in brackets, out of order",
        "于2016年3月15日被刑事拘留（3月14日被羁押），同年4月21日被逮捕。",
        [("detention", "2016-03-15"), ("custody", "2016-03-14"), ("arrest", "2016-04-21")],
    ),
    (
        "a year said twice is one date",
        "于2015年12月18日被刑事拘留，同年2016年1月23日被逮捕。",
        [("detention", "2015-12-18"), ("arrest", "2016-01-23")],
    ),
    (
        "no comma before a new sentence about the same person",
        "无前科。被告人章未名因涉嫌犯诈骗罪，于2016年3月8日被炎陵县公安局刑事拘留。",
        [("detention", "2016-03-08")],
    ),
]


@pytest.mark.parametrize(("entry", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_chain(entry: str, expected: list[tuple[str, str]]) -> None:
    assert starts(PERSON + entry) == expected


def test_a_measure_without_a_date_gets_none() -> None:
    found = read(judgment(PERSON + "于2016年3月8日被刑事拘留，后被取保候审。"), "criminal_judgment")
    (bail,) = [e for e in found.events if e.kind is K.BAIL]
    assert isinstance(bail.when, Interval)
    assert bail.when.start is not None
    assert bail.when.start.only_day is None
    assert "no date" in bail.inferred


def test_what_a_sentence_closes_is_an_earlier_matter() -> None:
    entry = PERSON + (
        "2010年1月3日因吸毒被行政拘留十日；因犯盗窃罪于2012年5月6日被炎陵县人民法院判处有期徒刑一年，"
        "2013年2月1日刑满释放。因本案于2016年3月8日被刑事拘留。"
    )
    found = read(judgment(entry), "criminal_judgment")
    assert lines(found, K.PRIOR_JUDGMENT, K.PRIOR_RELEASE) == [
        ("prior_judgment", "2012-05-06", "章未名"),
        ("prior_release", "2013-02-01", "章未名"),
    ]
    (admin,) = [e for e in found.events if e.kind is K.ADMIN_DETENTION]
    assert admin.matter == "prior"
    (prior,) = [e for e in found.events if e.kind is K.PRIOR_JUDGMENT]
    assert prior.detail("sentence") == "有期徒刑一年"


def test_each_person_has_their_own_chain_and_a_group_shares_one() -> None:
    entry = (
        "被告人章未名，男，1991年8月17日出生。\n辩护人甘敬之，湖南样本律师事务所律师。\n"
        "被告人卫小满，女，1992年1月2日出生。2016年3月9日被取保候审。\n"
        "上述二被告人均因涉嫌犯诈骗罪于2016年9月1日被逮捕。"
    )
    found = read(judgment(entry), "criminal_judgment")
    assert [p.key for p in found.persons] == ["章未名", "卫小满"]
    assert [(k, w.split("/")[0], p) for k, w, p in lines(found, *CHAIN)] == [
        ("arrest", "2016-09-01", "章未名"),
        ("bail", "2016-03-09", "卫小满"),
        ("arrest", "2016-09-01", "卫小满"),
    ]


def test_bail_binds_to_the_county_and_lasts_until_the_next_measure() -> None:
    entry = PERSON + "2016年4月5日被炎陵县公安局取保候审，同年10月21日被逮捕。"
    found = read(judgment(entry), "criminal_judgment")
    (bail,) = [e for e in found.events if e.kind is K.BAIL]
    assert (bail.where and bail.where.name, bail.where and bail.where.code) == ("炎陵县", "430225")
    assert when(bail) == "2016-04-05/2016-10-21"
    assert "not printed" in bail.inferred
    assert "residence" in bail.inferred
    assert bail.detail("authority") == "炎陵县公安局"


def test_an_arrest_that_was_not_carried_out_is_no_custody() -> None:
    entry = PERSON + "2016年9月1日经本院决定逮捕，办案单位以其生病为由，未予收押，现在家中。"
    found = read(judgment(entry), "criminal_judgment")
    (arrest,) = [e for e in found.events if e.kind is K.ARREST]
    assert not isinstance(arrest.when, Interval)
    assert arrest.detail("carried_out") == "no"


def test_heading_procedure_sentence_and_date() -> None:
    found = read(judgment(PERSON), "criminal_judgment")
    facts = {f.name: f.value for f in found.facts}
    assert facts["court"] == "湖南省炎陵县人民法院"
    assert facts["case_number"] == "（2016）湘0225刑初87号"
    assert lines(found, K.INDICTMENT, K.ACCEPTANCE, K.HEARING, K.JUDGMENT, K.CONVICTION) == [
        ("indictment", "2016-08-18", ""),
        ("acceptance", "2016-08-19", ""),
        ("hearing", "2016-10-12", "章未名"),
        ("judgment", "2016-10-21", ""),
        ("conviction", "2016-10-21", "章未名"),
    ]
    (hearing,) = [e for e in found.events if e.kind is K.HEARING]
    assert hearing.detail("attended") == "yes"
    (sentence,) = [e for e in found.events if e.kind is K.SENTENCE]
    assert (sentence.detail("term"), sentence.detail("fine")) == ("P1Y3M", "10000")
    assert sentence.detail("charge") == "诈骗罪"
    assert lines(found, K.SENTENCE_START, K.SENTENCE_END, K.IMPRISONMENT) == [
        ("sentence_start", "2016-10-21", "章未名"),
        ("sentence_end", "2017-12-24", "章未名"),
        ("imprisonment", "2016-10-21/2017-12-24", "章未名"),
    ]


def test_a_date_that_another_act_took_is_no_hearing() -> None:
    text = PROCEEDINGS.replace("于2016年10月12日公开", "于2016年9月2日转为普通程序，公开")
    found = read(judgment(PERSON, text), "criminal_judgment")
    assert lines(found, K.HEARING) == []


def test_the_term_to_be_served_not_its_parts_and_probation_without_dates() -> None:
    ruling = (
        "判决如下：\n被告人章未名犯诈骗罪，判处有期徒刑一年；犯盗窃罪，判处有期徒刑八个月；"
        "决定执行有期徒刑一年四个月，缓刑二年。\n审判员 龚澄\n二〇一六年十月二十一日\n"
    )
    found = read(judgment(PERSON, ruling=ruling), "criminal_judgment")
    (sentence,) = [e for e in found.events if e.kind is K.SENTENCE]
    assert (sentence.detail("term"), sentence.detail("probation")) == ("P1Y4M", "P2Y")
    (probation,) = [e for e in found.events if e.kind is K.PROBATION]
    assert isinstance(probation.when, Interval)
    assert probation.when.start is not None
    assert probation.when.start.only_day is None
    assert probation.inferred


def test_a_misprinted_end_is_kept_and_marked() -> None:
    ruling = (
        "判决如下：\n被告人章未名犯诈骗罪，判处有期徒刑十个月（即自2016年10月21日起至2010年8月18日止）。\n"
        "审判员 龚澄\n二〇一六年十月二十一日\n"
    )
    found = read(judgment(PERSON, ruling=ruling), "criminal_judgment")
    assert ("sentence_end", "2010-08-18", "章未名") in lines(found, K.SENTENCE_END)
    assert lines(found, K.IMPRISONMENT) == []
    assert "term-ends-before-it-starts" in {w.code for w in found.warnings}


def test_an_acquittal_is_no_conviction() -> None:
    ruling = "判决如下：\n被告人章未名无罪。\n审判员 龚澄\n二〇一六年十月二十一日\n"
    found = read(judgment(PERSON, ruling=ruling), "criminal_judgment")
    assert lines(found, K.CONVICTION, K.SENTENCE) == []


def test_pages_broken_inside_a_sentence_are_read_as_one() -> None:
    text = judgment(PERSON + "于2016年3月8日被炎陵县公安局刑事拘留。").pages[0].text
    cut = text.index("月8日被炎陵县")
    first, second = text[:cut] + "\n- 1 -", "- 2 -\n" + text[cut:]
    found = read(paper(first, second), "criminal_judgment")
    (detention,) = [e for e in found.events if e.kind is K.DETENTION]
    assert when(detention).startswith("2016-03-08")
    assert {p.page for p in detention.provenance} == {1, 2}


@pytest.mark.parametrize(
    "text",
    [
        "某市人民法院\n民 事 判 决 书\n（2016）湘0225民初87号\n原告章未名。判决如下：驳回。",
        "本报讯 2016年10月21日，炎陵县人民法院对一起诈骗案作出刑事判决，被告人获刑一年。",
        "如何看懂刑事判决书：第一，看案号；第二，看被告人；第三，看判决如下之后的主文。",
    ],
)
def test_near_misses(text: str) -> None:
    assert "criminal_judgment" not in claims(paper(text))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("一年三个月", "P1Y3M"),
        ("五个月零十五天", "P5M15D"),
        ("十二年", "P12Y"),
        ("二年零六个月", "P2Y6M"),
        ("1年2个月", "P1Y2M"),
        ("", ""),
    ],
)
def test_duration(text: str, iso: str) -> None:
    assert duration(text) == iso


def test_entries_end_where_the_proceedings_begin() -> None:
    text = PERSON + "炎陵县人民检察院以起诉书指控。被告人章未名、卫小满到庭参加诉讼。"
    (entry,) = find_entries(text, frozenset(), 0, len(text))
    assert text[entry.start : entry.end] == PERSON


def test_offences_are_days_on_which_the_accused_acted() -> None:
    ruling = (
        "经审理查明：2015年9月14日上午，被告人章未名在炎陵县骗取周某30000元。"
        "2016年3月8日，被告人章未名主动到公安机关投案。2016年4月1日，周某收到退赔。\n"
        "上述事实，有证据证实。判决如下：\n被告人章未名犯诈骗罪，判处有期徒刑一年。\n"
        "审判员 龚澄\n二〇一六年十月二十一日\n"
    )
    found = read(judgment(PERSON, ruling=ruling), "criminal_judgment")
    assert lines(found, K.OFFENCE) == [("offence", "2015-09-14", "章未名")]
    (offence,) = [e for e in found.events if e.kind is K.OFFENCE]
    assert (offence.where and offence.where.code) == "430225"


def test_a_representative_is_another_person() -> None:
    entry = PERSON + "\n法定代理人章大有，男，1962年6月22日生，系章未名父亲。"
    found = read(judgment(entry), "criminal_judgment")
    assert [(p.key, p.role) for p in found.persons] == [
        ("章未名", "defendant"),
        ("章大有", "other"),
    ]
    assert ("birth", "1962-06-22", "章大有") in lines(found, K.BIRTH)


def test_a_title_inside_a_sentence_begins_no_new_paper() -> None:
    text = judgment(PERSON).pages[0].text
    cut = text.index("炎陵县人民检察院以")
    found = read(
        paper(text[:cut], text[cut:].replace("起诉书指控", "\n起诉书指控")), "criminal_judgment"
    )
    assert lines(found, K.JUDGMENT) == [("judgment", "2016-10-21", "")]


def test_stray_traditional_characters_of_the_reading_do_not_hide_the_title() -> None:
    text = judgment(PERSON).pages[0].text.replace("刑 事 判 决 书", "刑事判決書")
    found = read(paper(text), "criminal_judgment")
    (title,) = [f for f in found.facts if f.name == "doc_type"]
    assert (title.value, title.provenance.quote) == ("刑事判决书", "刑事判決書")


def test_a_damaged_year_is_settled_by_the_number_or_left_unread() -> None:
    text = judgment(PERSON).pages[0].text
    found = read(paper(text.replace("二〇一六年十月", "二〇□六年十月")), "criminal_judgment")
    assert lines(found, K.JUDGMENT) == [("judgment", "2016-10-21", "")]
    lost = read(paper(text.replace("二〇一六年十月二十一日", "□□□□年□月□日")), "criminal_judgment")
    assert lines(lost, K.JUDGMENT) == []
    assert "judgment-date-unread" in {w.code for w in lost.warnings}


def test_on_appeal_the_sentence_set_aside_is_not_the_sentence() -> None:
    ruling = (
        "判决如下：\n一、撤销湖南省炎陵县人民法院（2016）湘0225刑初87号刑事判决中对被告人章未名"
        "判处有期徒刑三年的部分；\n二、被告人章未名犯诈骗罪，判处有期徒刑二年。\n本判决为终审判决。\n"
        "审判长 龚澄\n二〇一六年十月二十一日\n"
    )
    found = read(judgment(PERSON, ruling=ruling), "criminal_judgment")
    (sentence,) = [e for e in found.events if e.kind is K.SENTENCE]
    assert sentence.detail("term") == "P2Y"
    (conviction,) = [e for e in found.events if e.kind is K.CONVICTION]
    assert conviction.detail("effective_from") == "2016-10-21"
    first = read(judgment(PERSON), "criminal_judgment")
    (conviction,) = [e for e in first.events if e.kind is K.CONVICTION]
    assert conviction.detail("effective_from") == ""


def test_a_judgment_that_lost_its_heading_is_claimed_shyly() -> None:
    text = judgment(PERSON + "2016年4月5日被取保候审。").pages[0].text
    headless = paper(text[text.index("公诉机关") :])
    assert claims(headless) == {"criminal_judgment": 1}
    found = read(headless, "criminal_judgment")
    assert ("bail", "2016-04-05/[2016-10-21..]", "章未名") in lines(found, K.BAIL)


def test_a_residence_many_cities_have_is_near_the_court() -> None:
    text = judgment("被告人章未名，男，1991年8月17日出生，住朝阳区。2016年4月5日被取保候审。")
    beijing = text.pages[0].text.replace("湖南省炎陵县人民法院", "北京市朝阳区人民法院", 1)
    found = read(paper(beijing.replace("（2016）湘0225", "（2016）京0105")), "criminal_judgment")
    (bail,) = [e for e in found.events if e.kind is K.BAIL]
    assert (bail.where and bail.where.code) == "110105"


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("刑 事 判 决 书", "日 事 判 决 书"),
        ("刑 事 判 决 书", "刑 事 判 认 书"),
        ("刑 事 判 决 书", "刑 事 判 决 住"),
        ("。\n被告人章未名，男", "。\n被告八章未名，男"),
        ("。\n被告人章未名，男", "。\n破告人章未名，男"),
        ("。\n被告人章未名，男", "。丶被告人章未名，男"),
        ("被刑事拘留", "被刑事枸留"),
        ("被取保候审", "被取保侯审"),
        ("2016年3月8日被", "2016年3用8日被"),
        ("同年4月5日", "同午4月5日"),
        ("同月6日", "同月6口"),
        ("次日立案", "次曰立案"),
    ],
)
def test_one_character_misread_changes_nothing(printed: str, read_as: str) -> None:
    entry = "因涉嫌诈骗罪于2016年3月8日被刑事拘留，同年4月5日被逮捕，同月6日被取保候审。"
    clean = judgment(PERSON + entry).page(1).text
    assert printed in clean
    found = read(paper(clean.replace(printed, read_as, 1)), "criminal_judgment")
    assert lines(found, *CHAIN) == lines(read(paper(clean), "criminal_judgment"), *CHAIN)
    assert lines(found, K.ACCEPTANCE, K.INDICTMENT) == [
        ("indictment", "2016-08-18", ""),
        ("acceptance", "2016-08-19", ""),
    ]


@pytest.mark.parametrize("title", ["民 事 判 决 书", "行 政 判 决 书", "民 亊 裁 定 书"])
def test_a_civil_title_is_no_misread_criminal_one(title: str) -> None:
    clean = judgment(PERSON).page(1).text.replace("刑 事 判 决 书", title)
    found = claims(paper(clean.replace("刑初", "民初")))
    assert "criminal_judgment" not in found


def test_a_civil_defendant_is_no_misread_accused() -> None:
    entry = PERSON + "\n附带民事诉讼被告田小满，男，1980年1月1日出生。"
    found = read(judgment(entry), "criminal_judgment")
    assert [p.key for p in found.persons if p.role == "defendant"] == ["章未名"]


def test_a_measure_does_not_take_the_date_before_an_unreadable_one() -> None:
    entry = "因本案于2016年3月2日被抓获，问月12日被刑事拘留，2016年4月5日被逮捕。"
    found = read(judgment(PERSON + entry), "criminal_judgment")
    (held,) = [e for e in found.events if e.kind is K.DETENTION]
    start = start_of(held.when)
    assert start is not None
    assert (start.earliest, start.latest) == (date(2016, 3, 2), date(2016, 4, 5))
    assert held.inferred == "the date printed is not readable"


def test_what_one_clause_says_of_three_persons_is_one_finding() -> None:
    names = "被告人岳某甲。\n被告人岳某乙。\n被告人岳某丙。\n"
    entry = names + "上述三被告人因涉嫌犯盗窃罪于2016年5月1日被刑事拘留，同年6月28日被逮捕。"
    found = read(judgment(entry), "criminal_judgment")
    assert [who for kind, _, who in lines(found, K.DETENTION)] == ["岳某甲", "岳某乙", "岳某丙"]
    limit = [
        f
        for f in crosscheck(Case("one", Path()), [found], load_rules()).findings
        if f.rule == "LIMIT-01"
    ]
    assert len(limit) == 1
