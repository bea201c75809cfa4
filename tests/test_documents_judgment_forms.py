"""Criminal judgments: rarer forms of measures, groups of accused, proceedings, terms and dates."""

from __future__ import annotations

import pytest
from court_papers import HEAD, PERSON, PROCEEDINGS, RULING, judgment, lines, paper, read

from forensics.documents.common.entries import find_entries
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import UncertainDate

CHAIN = (K.DETENTION, K.ARREST, K.BAIL, K.CUSTODY, K.ADMIN_DETENTION, K.ARREST_REFUSED)
RECORD = (K.PRIOR_JUDGMENT, K.PRIOR_RELEASE, K.PRIOR_OTHER, K.ADMIN_DETENTION, K.COMPULSORY_DETOX)
SECOND = "被告人卫小满，女，1992年1月2日出生，汉族，住炎陵县。"
SIGNED = "如不服本判决，可提出上诉。\n审判长 龚澄\n二〇一六年十月二十一日\n书记员 岑溪\n"
DETAINED = PERSON + "因本案于2016年3月8日被刑事拘留。"


def days(found: Extraction, *kinds: K) -> list[tuple[str, str, str]]:
    return [(kind, day.split("/")[0], who) for kind, day, who in lines(found, *kinds)]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "于2016年3月8日被刑事拘留，同年4月5日因不批准逮捕被取保候审。",
            [
                ("detention", "2016-03-08"),
                ("arrest_refused", "2016-04-05"),
                ("bail", "2016-04-05"),
            ],
        ),
        (
            "于2016年3月8日被刑事拘留，同年4月5日因不符合逮捕条件被取保候审。",
            [("detention", "2016-03-08"), ("bail", "2016-04-05")],
        ),
        (
            "因涉嫌犯诈骗罪于2016年3月8日被刑事拘留，因患病不宜羁押，于同月20日被取保候审。",
            [("detention", "2016-03-08"), ("bail", "2016-03-20")],
        ),
        (
            "2016年3月8日被炎陵县公安局拘留，2016年3月20日转捕。",
            [("detention", "2016-03-08"), ("arrest", "2016-03-20")],
        ),
        (
            "于2016年3月8日被刑事拘留，同年同月22日被逮捕。",
            [("detention", "2016-03-08"), ("arrest", "2016-03-22")],
        ),
        (
            "于2016年3月8日被刑事拘留；同年4月1日被逮捕.",
            [("detention", "2016-03-08"), ("arrest", "2016-04-01")],
        ),
        ("于2016年3月8日被刑事拘留并羁押于炎陵县看守所。", [("detention", "2016-03-08")]),
        (
            "曾因本案于2016年3月8日至3月10日先行羁押3日，2016年4月1日被逮捕。",
            [("custody", "2016-03-08"), ("arrest", "2016-04-01")],
        ),
        (
            "于2016年3月8日被逮捕，2016年9月7日刑满被取保候审。",
            [("arrest", "2016-03-08"), ("bail", "2016-09-07")],
        ),
        ("于2016年3月8日被刑事拘留，现均羁押于炎陵县看守所。", [("detention", "2016-03-08")]),
    ],
)
def test_measures(entry: str, expected: list[tuple[str, str]]) -> None:
    found = read(judgment(PERSON + entry), "criminal_judgment")
    assert days(found, *CHAIN) == [(kind, day, "章未名") for kind, day in expected]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "2015年5月1日因赌博被炎陵县公安局处罚款500元，并行政拘留10日。",
            [("prior_other", "2015-05-01"), ("admin_detention", "2015-05-01")],
        ),
        (
            "2015年5月1日因吸毒被行政拘留十五日并强制隔离戒毒二年。",
            [("admin_detention", "2015-05-01"), ("compulsory_detox", "2015-05-01")],
        ),
        (
            "分别于2014年5月1日、2015年6月1日被行政拘留十五日、强制隔离戒毒两年。",
            [("admin_detention", "2014-05-01"), ("compulsory_detox", "2015-06-01")],
        ),
        (
            "2012年因盗窃罪被判刑三年，2015年刑满释放。",
            [("prior_judgment", "2012"), ("prior_release", "2015")],
        ),
        (
            "因犯盗窃罪，于2015年6月1日被炎陵县，并处罚金人民币2000元。",
            [("prior_judgment", "2015-06-01")],
        ),
        (
            "因犯盗窃罪，于2015年6月1日被炎陵县人民法院有期徒刑六个月，并处罚金人民币2000元。",
            [("prior_judgment", "2015-06-01")],
        ),
        (
            "201111月9日因犯盗窃罪被判处有期徒刑一年，2012年11月8日执行完毕。",
            [("prior_judgment", "2011-11-09"), ("prior_release", "2012-11-08")],
        ),
    ],
)
def test_record(entry: str, expected: list[tuple[str, str]]) -> None:
    found = read(
        judgment(PERSON + entry + "因本案于2016年9月8日被刑事拘留。"), "criminal_judgment"
    )
    assert days(found, *RECORD) == [(kind, day, "章未名") for kind, day in expected]


BOTH = [
    ("detention", "2016-03-08", "章未名"),
    ("arrest", "2016-04-01", "章未名"),
    ("detention", "2016-03-08", "卫小满"),
    ("arrest", "2016-04-01", "卫小满"),
]


@pytest.mark.parametrize(
    "who",
    [
        "上述二被告人均因本案",
        "该二被告人因本案",
        "以上二人均因本案",
        "上述被告人章未名、卫小满均因本案",
        "章未名、卫小满因本案",
    ],
)
def test_a_group_named_again_shares_its_measures(who: str) -> None:
    entry = f"{PERSON}\n{SECOND}\n{who}于2016年3月8日被刑事拘留，同年4月1日被逮捕。"
    assert days(read(judgment(entry), "criminal_judgment"), *CHAIN) == BOTH


def test_each_of_a_group_keeps_what_is_said_of_them_alone() -> None:
    entry = (
        f"{PERSON}\n{SECOND}\n被告人田大年，男，1990年1月2日出生。\n上述三被告人因本案于2016年3月8日被刑事拘留，"
        "其中章未名于同年4月1日被逮捕，其余二被告人于同年4月5日被取保候审。"
    )
    assert days(read(judgment(entry), "criminal_judgment"), *CHAIN) == [
        ("detention", "2016-03-08", "章未名"),
        ("arrest", "2016-04-01", "章未名"),
        ("detention", "2016-03-08", "卫小满"),
        ("bail", "2016-04-05", "卫小满"),
        ("detention", "2016-03-08", "田大年"),
        ("bail", "2016-04-05", "田大年"),
    ]
    entry = (
        f"{PERSON}\n{SECOND}\n被告人章未名于2016年3月8日被刑事拘留；"
        "被告人卫小满于2016年3月10日被刑事拘留，同年4月14日被逮捕。"
    )
    assert days(read(judgment(entry), "criminal_judgment"), *CHAIN) == [
        ("detention", "2016-03-08", "章未名"),
        ("detention", "2016-03-10", "卫小满"),
        ("arrest", "2016-04-14", "卫小满"),
    ]


def test_the_accused_without_a_name_is_the_one_named_last() -> None:
    entry = (
        f"{PERSON}被告人因本案于2016年3月8日被刑事拘留。\n{SECOND}\n辩护人甘敬之，湖南样本律师事务所律师。\n"
        "被告人因本案于2016年3月9日被刑事拘留。"
    )
    assert days(read(judgment(entry), "criminal_judgment"), *CHAIN) == [
        ("detention", "2016-03-08", "章未名"),
        ("detention", "2016-03-09", "卫小满"),
    ]


def test_an_entry_without_commas_and_a_birth_with_its_place_between() -> None:
    text = "被告人章未名男1991年8月17日出生汉族。"
    (entry,) = find_entries(text, frozenset(), 0, len(text))
    assert entry.names == ("章未名",)
    born = read(judgment("被告人章未名，男，1991年8月17日湖南省炎陵县出生。"), "criminal_judgment")
    assert lines(born, K.BIRTH) == [("birth", "1991-08-17", "章未名")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "炎陵县人民法院于2016年9月3日报送本院，本院受理后，于2016年10月12日公开开庭审理了本案。",
            [("hearing", "2016-10-12", "")],
        ),
        (
            "被告人章未名不服，于2016年9月3日提出上诉。",
            [("appeal", "2016-09-03", "")],
        ),
        ("2016年9月3日附带民事诉讼原告人田某向本院提出撤诉申请。", []),
        (
            "株洲市中级人民法院于2016年9月3日作出裁定：撤销原判，发回重新审判。",
            [],
        ),
        (
            "株洲市中级人民法院于2016年9月3日作出（2016）湘02刑终100号刑事裁定，发回重审。",
            [],
        ),
        (
            "本院于2016年9月3日作出（2016）湘0225刑初80号刑事判决。",
            [("first_instance_judgment", "2016-09-03", "")],
        ),
    ],
)
def test_proceedings(said: str, expected: list[tuple[str, str, str]]) -> None:
    told = f"炎陵县人民检察院以起诉书指控被告人章未名犯诈骗罪。{said}现已审理终结。\n"
    found = read(judgment(PERSON, told), "criminal_judgment")
    kinds = (K.APPEAL, K.FIRST_INSTANCE_JUDGMENT, K.ACCEPTANCE, K.HEARING)
    assert days(found, *kinds) == expected


def test_an_appeal_that_begins_with_the_judgment_below_keeps_its_date_out_of_the_record() -> None:
    told = (
        "炎陵县人民法院于2016年8月2日作出（2016）湘0225刑初8号刑事判决，判处章未名有期徒刑一年。"
        "被告人章未名不服，提出上诉。本院于2016年9月2日受理。现已审理终结。\n"
    )
    found = read(judgment(DETAINED, told), "criminal_judgment")
    assert lines(found, K.PRIOR_JUDGMENT) == []
    assert days(found, K.FIRST_INSTANCE_JUDGMENT, K.ACCEPTANCE) == [
        ("first_instance_judgment", "2016-08-02", ""),
        ("acceptance", "2016-09-02", ""),
    ]


def test_the_ruling_quoted_from_below_is_no_ruling_of_this_paper() -> None:
    told = (
        "原审法院认定上述事实，判决如下：被告人章未名犯诈骗罪，判处有期徒刑五年。"
        "上诉人章未名提出上诉、辩护意见：量刑过重。经审理查明，上诉人章未名从2015年5月3日到2015年5月9日"
        "骗取他人手机。"
    )
    broken_off = read(judgment(DETAINED, ruling=told), "criminal_judgment")
    of_ruling = (K.SENTENCE, K.CONVICTION, K.SENTENCE_START, K.SENTENCE_END, K.JUDGMENT)
    assert lines(broken_off, *of_ruling) == []
    whole = read(judgment(DETAINED, ruling=told + RULING), "criminal_judgment")
    (sentence,) = [e for e in whole.events if e.kind is K.SENTENCE]
    assert sentence.detail("term") == "P1Y3M"
    longer = RULING + "\n附：调查报告\n本院认为可以宣告缓刑。"
    with_another = read(judgment(DETAINED, ruling=longer), "criminal_judgment")
    assert lines(with_another, K.JUDGMENT) == [("judgment", "2016-10-21", "")]


@pytest.mark.parametrize(
    "term",
    [
        "刑期起止日期为：2016年10月21日至2017年12月24日",
        "刑期自2016年10月21日始至2017年12月24日止",
        "刑期自2016年10月21日起2017年12月24日止",
        "刑期自2016年10月21日被羁押之日起至2017年12月24日止",
        "即自2016年10月21日（收监之日）起至2017年12月24日止",
        "即自2016年10月21起至2017年12月24日止",
        "折抵2016年3月8日至2016年3月15日，即自2016年10月21日起，至2017年12月24日止",
    ],
)
def test_terms(term: str) -> None:
    ruling = f"判决如下：\n被告人章未名犯诈骗罪，判处有期徒刑一年三个月。（{term}。）\n{SIGNED}"
    found = read(judgment(DETAINED, ruling=ruling), "criminal_judgment")
    assert lines(found, K.SENTENCE_START, K.SENTENCE_END) == [
        ("sentence_start", "2016-10-21", "章未名"),
        ("sentence_end", "2017-12-24", "章未名"),
    ]


@pytest.mark.parametrize(
    "ordered",
    [
        "一、被告人章未名、卫小满犯诈骗罪，各判处有期徒刑一年。（刑期自2016年10月21日起至2017年10月20日止）",
        "被告人章未名犯诈骗罪，判处有期徒刑一年；被告人卫小满犯诈骗罪，判处有期徒刑一年。"
        "（刑期均自2016年10月21日起至2017年10月20日止）",
    ],
)
def test_what_is_ordered_for_several_is_of_each(ordered: str) -> None:
    ruling = f"判决如下：\n{ordered}\n{SIGNED}"
    found = read(judgment(f"{PERSON}\n{SECOND}", ruling=ruling), "criminal_judgment")
    assert [e.detail("term") for e in found.events if e.kind is K.SENTENCE] == ["P1Y", "P1Y"]
    assert lines(found, K.SENTENCE_END) == [
        ("sentence_end", "2017-10-20", "章未名"),
        ("sentence_end", "2017-10-20", "卫小满"),
    ]


def test_days_said_of_all_are_not_given_to_another_term() -> None:
    ruling = (
        "判决如下：\n被告人章未名犯诈骗罪，判处有期徒刑一年，缓刑二年；被告人卫小满犯诈骗罪，判处有期徒刑一年。"
        f"（刑期均自2016年10月21日起至2017年10月20日止）\n{SIGNED}"
    )
    found = read(judgment(f"{PERSON}\n{SECOND}", ruling=ruling), "criminal_judgment")
    assert lines(found, K.SENTENCE_END) == [("sentence_end", "2017-10-20", "卫小满")]


def test_a_date_in_figures_between_the_signatures_is_the_date_of_judgment() -> None:
    figures = RULING.replace("二〇一六年十月二十一日", "2016年10月21日")
    found = read(judgment(PERSON, ruling=figures), "criminal_judgment")
    assert lines(found, K.JUDGMENT) == [("judgment", "2016-10-21", "")]
    behind = RULING.replace("二〇一六年十月二十一日\n", "") + "2016年11月3日送达\n"
    found = read(judgment(PERSON, ruling=behind), "criminal_judgment")
    assert lines(found, K.JUDGMENT) == []


@pytest.mark.parametrize("number", ["（2016）87号", "炎刑初字第35号"])
def test_a_number_that_leaves_something_out_is_given_as_printed(number: str) -> None:
    head = HEAD.replace("（2016）湘0225刑初87号", number)
    found = read(paper(head + PERSON + "\n" + PROCEEDINGS + RULING), "criminal_judgment")
    assert [f.value for f in found.facts if f.name == "case_number"] == [number]
    (judged,) = [f.value for f in found.facts if f.name == "judgment_date"]
    assert isinstance(judged, UncertainDate)
    assert to_edtf(judged) == "2016-10-21"


def test_the_days_of_a_term_set_aside_are_not_those_of_the_new_one() -> None:
    ruling = (
        "判决如下：\n一、撤销原判第二项，即判处有期徒刑三年（刑期自2015年1月1日起至2017年12月31日止）；\n"
        f"二、上诉人章未名犯诈骗罪，判处有期徒刑二年，缓刑三年。\n{SIGNED}"
    )
    found = read(judgment(DETAINED, ruling=ruling), "criminal_judgment")
    assert lines(found, K.SENTENCE_START, K.SENTENCE_END) == []
    ruling = (
        "判决如下：\n撤销前判对被告人章未名宣告缓刑一年的部分，与本罪有期徒刑三年并罚，"
        f"决定执行有期徒刑四年（刑期自2016年10月21日起至2020年10月20日止）。\n{SIGNED}"
    )
    found = read(judgment(DETAINED, ruling=ruling), "criminal_judgment")
    assert [e.detail("term") for e in found.events if e.kind is K.SENTENCE] == ["P4Y"]
    assert lines(found, K.SENTENCE_END) == [("sentence_end", "2020-10-20", "章未名")]


def test_a_detention_for_another_charge_that_ended_long_before_is_another_case() -> None:
    entry = (
        PERSON + "2014年5月2日因涉嫌犯盗窃罪被炎陵县公安局刑事拘留，同月30日被释放；"
        "因涉嫌犯诈骗罪于{}被刑事拘留。"
    )
    found = read(judgment(entry.format("2016年3月8日")), "criminal_judgment")
    told = [("detention", "2016-03-08", "章未名")]
    assert days_of_this(found) == told
    soon = read(judgment(entry.format("2014年7月8日")), "criminal_judgment")
    assert len(days_of_this(soon)) == 2
    same = read(judgment(entry.format("2016年3月8日").replace("盗窃", "诈骗")), "criminal_judgment")
    assert len(days_of_this(same)) == 2


def days_of_this(found: Extraction) -> list[tuple[str, str, str]]:
    told = lines(found, K.DETENTION, matter="this")
    return [(kind, day.split("/")[0], who) for kind, day, who in told]


def test_an_earlier_probation_has_the_days_the_paper_prints() -> None:
    entry = (
        PERSON + "因犯诈骗罪，2014年8月11日被本院判处有期徒刑一年，缓刑二年"
        "（缓刑考验期自2014年8月22日起至2016年8月21日止）。因本案于2016年3月8日被刑事拘留。"
    )
    found = read(judgment(entry), "criminal_judgment")
    assert lines(found, K.PROBATION) == [("probation", "2014-08-22/2016-08-21", "章未名")]
    suspended = RULING.replace("有期徒刑一年三个月，", "有期徒刑一年，缓刑二年，")
    found = read(judgment(entry, ruling=suspended), "criminal_judgment")
    assert lines(found, K.PROBATION, matter="prior") == []
