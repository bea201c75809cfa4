"""One-page decisions and notices of police, procuratorate and court."""

from __future__ import annotations

import pytest
from court_papers import PERSON, PROCEEDINGS, claims, judgment, lines, paper, read, when

from forensics.events import EventKind as K
from forensics.temporal.readings import Extent, Interval

SUBJECT = "章未名，男，出生日期1991年8月17日，居民身份证430225199108170036，住址湖南省炎陵县霞阳镇"
BAIL = (
    "炎 陵 县 公 安 局\n取 保 候 审 决 定 书\n炎公（刑）取保字〔2016〕42号\n"
    f"犯罪嫌疑人{SUBJECT}。\n"
    "我局正在侦查章未名涉嫌诈骗案，根据《中华人民共和国刑事诉讼法》第六十五条之规定，"
    "决定对其取保候审，期限从2016年4月5日起算。{}\n"
    "在取保候审期间，被取保候审人未经批准不得离开所居住的县。\n"
    "炎陵县公安局\n二〇一六年四月六日\n本决定书已收到。被取保候审人：章未名 2016年4月9日\n"
)


def test_bail_decision() -> None:
    found = read(paper(BAIL.format("被取保候审人应当将护照交存执行机关。")), "bail_decision")
    (bail,) = [e for e in found.events if e.kind is K.BAIL]
    # From the day printed as its beginning, not from the day of the paper or of the receipt.
    assert when(bail) == "2016-04-05/.."
    assert (bail.where and bail.where.name) == "炎陵县"
    assert bail.basis == "《中华人民共和国刑事诉讼法》第六十五条"
    assert bail.detail("passport_surrendered") == "yes"
    assert "end not printed" in bail.inferred
    assert lines(found, K.ISSUE) == [("issue", "2016-04-06", "章未名")]
    assert lines(found, K.BIRTH) == [("birth", "1991-08-17", "章未名")]
    (surrender,) = [e for e in found.events if e.kind is K.SURRENDER]
    assert when(surrender) == "[2016-04-05..]"


def test_a_passport_not_mentioned_is_not_surrendered() -> None:
    found = read(paper(BAIL.format("")), "bail_decision")
    assert lines(found, K.SURRENDER) == []


def test_release_ends_the_bail_it_names() -> None:
    text = (
        "炎陵县公安局\n解除取保候审决定书\n炎公（刑）解保字〔2016〕18号\n"
        f"被取保候审人{SUBJECT}。\n我局于2016年4月5日起对其执行取保候审，现根据"
        "《中华人民共和国刑事诉讼法》第七十七条第二款之规定，决定自2016年10月31日起予以解除。\n"
        "炎陵县公安局\n二〇一六年十月三十日\n"
    )
    found = read(paper(text), "bail_release")
    assert lines(found, K.BAIL_RELEASED, K.BAIL, K.ISSUE) == [
        ("bail_released", "2016-10-31", "章未名"),
        ("bail", "2016-04-05/2016-10-31", "章未名"),
        ("issue", "2016-10-30", "章未名"),
    ]
    assert set(claims(paper(text))) == {"bail_release"}


@pytest.mark.parametrize("title", ["社区矫正对象外出审批表", "外出证明", "准予外出通知书"])
def test_leave_to_travel_on_probation(title: str) -> None:
    text = (
        f"炎陵县司法局\n{title}\n章未名，男，1991年8月17日出生。\n"
        "批准章未名自2017年2月10日至2017年2月21日外出前往泰国，期满按时返回。\n炎陵县司法局\n2017年2月8日\n"
    )
    assert set(claims(paper(text))) == {"travel_leave"}
    (leave,) = [e for e in read(paper(text), "travel_leave").events if e.kind is K.TRAVEL_PERMITTED]
    assert when(leave) == "2017-02-10/2017-02-21"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("批准章未名于2016年6月11日至2016年6月20日离开样本县，前往省城就医。", "章未名"),
        ("同意犯罪嫌疑人章未名因病于2016年6月11日至2016年6月20日外出就医。", "章未名"),
        ("批准其于2016年6月11日至2016年6月20日离开样本县就医。", ""),
    ],
)
def test_a_slip_names_its_person_behind_the_leave(words: str, name: str) -> None:
    text = f"样本县公安局\n外出审批表\n{words}\n样本县公安局\n2016年6月10日"
    found = read(paper(text), "travel_leave")
    (leave,) = [e for e in found.events if e.kind is K.TRAVEL_PERMITTED]
    assert leave.person == name
    assert [p.key for p in found.persons] == ([name] if name else [])


@pytest.mark.parametrize(
    "title",
    [
        "准予被取保候审人离开所居市县决定书", "被取保候审人离开居住地审批表",
        "被取保候审人外出申请表",
    ],
)  # fmt: skip
def test_leave_is_known_where_its_title_names_who_it_is_for(title: str) -> None:
    text = (
        f"样本县公安局\n{title}\n被取保候审人{SUBJECT}。\n"
        "准予章未名于2016年6月11日至2016年6月20日离开样本县前往香港。\n样本县公安局\n2016年6月8日\n"
    )
    assert set(claims(paper(text))) == {"travel_leave"}
    (leave,) = [e for e in read(paper(text), "travel_leave").events if e.kind is K.TRAVEL_PERMITTED]
    assert when(leave) == "2016-06-11/2016-06-20"


def test_leave_to_travel() -> None:
    text = (
        "炎陵县公安局\n批准离开所居住市县决定书\n炎公（刑）准离字〔2016〕9号\n"
        f"被取保候审人{SUBJECT}。\n被取保候审人章未名于2016年6月6日提出书面申请。根据"
        "《中华人民共和国刑事诉讼法》第六十九条之规定，批准其自2016年6月11日至2016年6月20日"
        "离开炎陵县，出境前往泰国。\n炎陵县公安局\n二〇一六年六月八日\n"
    )
    found = read(paper(text), "travel_leave")
    assert lines(found, K.TRAVEL_PERMITTED) == [
        ("travel_permitted", "2016-06-11/2016-06-20", "章未名")
    ]
    (leave,) = [e for e in found.events if e.kind is K.TRAVEL_PERMITTED]
    assert (leave.where and leave.where.country) == "TH"
    refused = read(paper(text.replace("批准其自", "不予批准其自")), "travel_leave")
    assert lines(refused, K.TRAVEL_PERMITTED) == []


def test_detention_notice() -> None:
    text = (
        "资溪县公安局\n拘 留 通 知 书\n资公（刑）拘通字〔2018〕12号\n章某家属：\n"
        "根据《中华人民共和国刑事诉讼法》第八十二条第（一）项之规定，我局已于2018年5月3日10时将"
        "涉嫌盗窃罪的犯罪嫌疑人章未名刑事拘留，现羁押在资溪县看守所。\n资溪县公安局\n2018年5月4日\n"
    )
    for words in (text, text.replace("犯罪嫌疑人章未名", "章未名")):
        found = read(paper(words), "custody_notice")
        assert lines(found, K.DETENTION) == [("detention", "2018-05-03/..", "章未名")]


def test_surveillance_binds_to_the_place_named() -> None:
    text = (
        "炎陵县公安局\n监视居住决定书\n炎公（刑）监居字〔2019〕3号\n"
        f"犯罪嫌疑人{SUBJECT}。\n根据《中华人民共和国刑事诉讼法》第七十四条之规定，"
        "决定对犯罪嫌疑人监视居住，由霞阳派出所执行，监视居住期限从2019年5月5日起算。\n"
        "炎陵县公安局\n二〇一九年五月五日\n"
    )
    found = read(paper(text), "surveillance_decision")
    (event,) = [e for e in found.events if e.kind is K.RESIDENTIAL_SURVEILLANCE]
    assert when(event) == "2019-05-05/.."
    assert (event.where and event.where.code) == "430225"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("炎检公诉刑诉（2016）0061号", "炎检公诉刑诉〔2016〕61号"),
        ("炎检一部刑诉〔2020〕Z61号", "炎检一部刑诉〔2020〕Z61号"),
    ],
)
def test_indictment_and_judgment_give_one_form_of_its_number(printed: str, number: str) -> None:
    charge = (
        f"湖南省炎陵县人民检察院\n起 诉 书\n{printed}\n被告人章未名，男，1991年8月17日出生。\n"
        "经依法审查查明：被告人章未名骗取他人财物。\n检察员：钱望\n2020年8月16日\n"
    )
    found = read(paper(charge), "indictment")
    assert [f.value for f in found.values("indictment_number")] == [number]
    said = PROCEEDINGS.replace("炎检公诉刑诉〔2016〕61号", printed)
    other = PERSON.replace("章未名", "庾信之")
    judged = read(judgment(f"{PERSON}\n{other}", said), "criminal_judgment")
    assert [f.value for f in judged.values("indictment_number")] == [number]
    assert [f.value for f in judged.values("accused")] == ["several"]


def test_indictment() -> None:
    text = (
        "湖南省炎陵县人民检察院\n起 诉 书\n炎检公诉刑诉〔2016〕61号\n"
        "被告人章未名，男，1991年8月17日出生，住炎陵县霞阳镇。因涉嫌诈骗罪，于2016年3月8日被"
        "炎陵县公安局刑事拘留，同年4月5日被取保候审。\n"
        "本案由炎陵县公安局侦查终结，于2016年6月28日向本院移送审查起诉。\n"
        "经依法审查查明：2015年9月14日，被告人章未名骗取他人30000元。\n此致\n炎陵县人民法院\n"
        "检察员：钱望\n二〇一六年八月十八日\n"
    )
    found = read(paper(text), "indictment")
    assert lines(found, K.DETENTION, K.BAIL, K.INDICTMENT) == [
        ("detention", "2016-03-08/2016-04-05", "章未名"),
        ("bail", "2016-04-05/..", "章未名"),
        ("indictment", "2016-08-18", "章未名"),
    ]
    assert found.asserted_by == "湖南省炎陵县人民检察院"


def test_a_reduced_sentence_is_no_new_conviction() -> None:
    text = (
        "湖南省株洲市中级人民法院\n刑 事 裁 定 书\n（2018）湘02刑更118号\n"
        "罪犯章未名，男，1980年3月4日出生，汉族，现在湖南省网岭监狱服刑。\n"
        "湖南省炎陵县人民法院于2014年5月6日作出（2014）炎刑初字第00012号刑事判决，以章未名犯抢劫罪"
        "判处有期徒刑八年。执行机关提出减刑建议书，报送本院审理。现已审理终结。\n"
        "依照《中华人民共和国刑法》第七十八条之规定，裁定如下：\n"
        "对罪犯章未名减去有期徒刑六个月。（减刑后的刑期自2013年11月2日起至2021年5月1日止。）\n"
        "审判长 龚三\n二〇一八年四月二日\n书记员 岑溪\n"
    )
    assert set(claims(paper(text))) == {"sentence_change"}
    found = read(paper(text), "sentence_change")
    assert lines(found, K.CONVICTION, K.JUDGMENT, K.IMPRISONMENT) == [
        ("judgment", "2018-04-02", ""),  # the judge's name ends in a numeral
        ("conviction", "2014-05-06", "章未名"),
        ("imprisonment", "2013-11-02/2021-05-01", "章未名"),
    ]


NOTICE = (
    "炎陵县公安局\n警 情 通 报\n经公安机关核查，现将章未名的有关情况通报如下：\n"
    "章未名，男，27岁，湖南炎陵人，无业。2016年10月，章未名因诈骗罪被炎陵县人民法院判处有期徒刑一年三个月，"
    "缓刑一年六个月。2016年大部分时间，章未名被取保候审，不得离开炎陵县。2019年4月10日，章未名前往香港。"
    "2019年4月19日，我局以涉嫌诈骗罪对章未名立案侦查。\n炎陵县公安局\n2019年6月3日\n"
)


def test_every_claim_of_a_notice_is_its_issuers() -> None:
    found = read(paper(NOTICE), "police_notice")
    assert {e.asserted_by for e in found.events} == {"炎陵县公安局"}
    assert lines(found, K.CONVICTION, K.TRAVEL_CLAIMED, K.CASE_OPENED) == [
        ("conviction", "2016-10", "章未名"),
        ("travel_claimed", "2019-04-10", "章未名"),
        ("case_opened", "2019-04-19", "章未名"),
    ]
    (travel,) = [e for e in found.events if e.kind is K.TRAVEL_CLAIMED]
    assert (travel.detail("direction"), travel.where and travel.where.country) == ("exit", "HK")


def test_most_of_a_year_is_an_extent_with_stated_meanings() -> None:
    found = read(paper(NOTICE), "police_notice")
    (event,) = [e for e in found.events if e.kind is K.RESTRICTED_TO_PLACE]
    assert isinstance(event.when, Extent)
    assert isinstance(event.when.within, Interval)
    assert {m.min_days for m in event.when.meanings} == {184, 274}
    assert (event.where and event.where.code) == "430225"


@pytest.mark.parametrize(
    "text",
    [
        "样本晨报 2016年8月24日\n男子涉嫌诈骗 家属争取取保候审\n家属表示，尚未收到取保候审决定书。",
        "取保候审指南\n被取保候审人不得离开所居住的市、县。取保候审决定书由办案机关出具。",
        "中新网11月23日电 某县公安局发布警情通报称，章未名系涉案在逃人员，现将有关情况转发如下。",
        "某县公安局\n行政处罚决定书\n章未名因赌博于2016年4月5日被行政拘留十日。",
        "收条\n今收到拘留通知书一份。章未名 2018年5月4日",
    ],
)
def test_near_misses(text: str) -> None:
    assert claims(paper(text)) == {}


def test_a_decision_not_to_prosecute_is_no_indictment() -> None:
    text = (
        "湖南省炎陵县人民检察院\n不 起 诉 决 定 书\n炎检公诉刑不诉〔2016〕6号\n"
        "被不起诉人章未名，男，1991年8月17日出生，住炎陵县霞阳镇。因涉嫌诈骗罪，于2016年3月8日被"
        "炎陵县公安局取保候审。\n本案由炎陵县公安局侦查终结，于2016年6月28日向本院移送审查起诉。\n"
        "经本院依法审查查明：情节轻微。决定对章未名不起诉。\n二〇一六年八月十八日\n"
    )
    assert list(claims(paper(text))) == ["case_dropped"]
    found = read(paper(text), "case_dropped")
    assert lines(found, K.INDICTMENT) == []
    assert lines(found, K.BAIL) == [("bail", "2016-03-08/[2016-08-18..]", "章未名")]
    assert lines(found, K.CASE_CLOSED) == [("case_closed", "2016-08-18", "章未名")]


def test_a_short_notice_of_a_case_still_investigated_is_a_notice() -> None:
    text = (
        "警情通报\n2018年5月2日，开化县公安局将涉嫌盗窃的章未名（男，45岁）抓获，"
        "并于2018年5月3日刑事拘留。案件正在进一步侦办中。\n开化县公安局\n2018年5月4日\n"
    )
    found = read(paper(text), "police_notice")
    assert [d[1][:10] for d in lines(found, K.DETENTION)] == ["2018-05-03"]


def test_a_wanted_notice_tells_who_is_wanted() -> None:
    text = (
        "炎陵县公安局\n悬 赏 通 告\n2018年11月23日晚，炎陵县霞阳镇发生一起伤人案件。"
        "经侦查，章未名有重大作案嫌疑，现在逃。\n章未名，男，27岁，1991年8月17日出生，湖南炎陵县人，身份证号码：430225199108170036。\n"
        "炎陵县公安局\n2018年11月26日\n"
    )
    found = read(paper(text), "police_notice")
    (person,) = found.persons
    assert [f.value for f in person.values("age")] == [27]
    assert lines(found, K.BIRTH) == [("birth", "1991-08-17", "章未名")]
    assert person.values("id_number")


def test_a_release_from_bail_may_name_the_charge_before_the_person() -> None:
    text = (
        "炎陵县人民检察院\n解除取保候审决定书\n炎检解保〔2022〕2号\n犯罪嫌疑人章未名，男。\n"
        "本院于2022年7月5日对涉嫌帮助信息网络犯罪活动罪的犯罪嫌疑人章未名取保候审，"
        "因本院决定不起诉，决定解除对其取保候审。\n炎陵县人民检察院\n2022年8月11日\n"
    )
    found = read(paper(text), "bail_release")
    assert lines(found, K.BAIL) == [("bail", "2022-07-05/2022-08-11", "章未名")]


WARRANT = (
    "炎陵县公安局\n{title}\n炎公（刑）字〔2016〕66号\n根据《中华人民共和国刑事诉讼法》第八十条之规定，"
    "兹决定对犯罪嫌疑人章未名（性别男，出生日期1991年8月17日，住址炎陵县霞阳镇）执行{act}，"
    "送炎陵县看守所羁押。\n二〇一六年四月十四日\n{receipt}"
)


@pytest.mark.parametrize(
    ("receipt", "day", "noted"),
    [
        ("本证已于2016年4月15日16时向我宣布。\n被逮捕人：章未名\n", "2016-04-15", ""),
        ("", "2016-04-14", "day taken from the date of the paper; "),
    ],
)
def test_a_warrant_is_carried_out_when_it_is_announced_and_never_at_birth(
    receipt: str, day: str, noted: str
) -> None:
    for title, act, kind in (("逮捕证", "逮捕", K.ARREST), ("拘留证", "拘留", K.DETENTION)):
        text = WARRANT.format(title=title, act=act, receipt=receipt)
        found = read(paper(text), "custody_notice")
        (event,) = [e for e in found.events if e.kind is kind]
        assert when(event) == f"{day}/.."
        assert event.inferred == f"{noted}end not printed"


def test_the_end_of_residential_surveillance_is_read_like_that_of_bail() -> None:
    text = (
        "炎陵县公安局\n解除监视居住决定书\n炎公（刑）解监居字〔2016〕3号\n"
        "被监视居住人章未名，男，1991年8月17日出生。\n我局于2016年3月8日起对其执行监视居住，"
        "现因期限届满，决定予以解除。\n炎陵县公安局\n二〇一六年九月七日\n"
    )
    assert list(claims(paper(text))) == ["bail_release"]
    found = read(paper(text), "bail_release")
    assert lines(found, K.BAIL, K.RESIDENTIAL_SURVEILLANCE, K.BAIL_RELEASED) == [
        ("bail_released", "2016-09-07", "章未名"),
        ("residential_surveillance", "2016-03-08/2016-09-07", "章未名"),
    ]


def test_a_notice_may_say_in_its_title_whose_case_it_tells_of() -> None:
    text = (
        "关于章未名案件的情况通报\n2016年3月8日，炎陵县公安局以涉嫌诈骗罪对章未名刑事拘留。"
        "2018年1月20日，章未名刑满释放。\n炎陵县公安局\n2019年5月6日\n"
    )
    assert list(claims(paper(text))) == ["police_notice"]
