"""Written statements: what the person says, when, and what is denied."""

from datetime import date

import pytest

from forensics.documents import Context, statement
from forensics.events import EventKind
from forensics.records import Document, Page
from forensics.temporal.readings import Interval, UncertainDate

ENGLISH = """SPECIMEN
Witness statement

I, Shen Yanzhou, of no fixed address, state as follows.
1. I left China on 10 April 2019 through Pudong airport.
2. I received the three papers by post on 2 May 2019.
3. I never met Mr Tao.
4. From 3 June 2016 to 9 June 2016 I stayed in Bangkok.
Signed and dated 18 October 2019
"""
CHINESE = (
    "个人陈述\n本人沈砚舟，男。\n我于2019年4月10日离开中国。我不认识陶先生。\n"
    "签署日期：2019年10月18日\n"
)


def paper(text: str) -> Document:
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    return Document("statement.txt", "0" * 64, "text/plain", (page,))


def read(text: str):
    document = paper(text)
    claim = statement.identify(document)
    assert claim is not None
    return statement.extract(document, claim, Context())


def by_about(text: str, about: str):
    (event,) = [e for e in read(text).events if e.detail("about") == about]
    return event


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_a_departure_is_a_claim_of_the_speaker(text: str) -> None:
    event = by_about(text, "departure")
    assert event.kind is EventKind.TRAVEL_CLAIMED
    assert event.when.only_day == date(2019, 4, 10)
    assert event.asserted_by in ("Shen Yanzhou", "沈砚舟")


def test_a_denial_without_a_date_is_kept_with_its_polarity() -> None:
    event = by_about(CHINESE, "contact")
    assert (event.kind, event.when) == (EventKind.STATEMENT, None)
    assert event.detail("polarity") == "denied"


def test_never_without_a_birth_date_has_no_beginning() -> None:
    event = by_about(ENGLISH, "contact")
    assert event.when == Interval(None, UncertainDate.day(date(2019, 10, 18)))


def test_a_stay_is_an_interval_and_no_journey() -> None:
    event = by_about(ENGLISH, "residence")
    assert event.kind is EventKind.STATEMENT
    assert isinstance(event.when, Interval)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_the_day_of_signing_is_a_fact_of_the_paper(text: str) -> None:
    (fact,) = read(text).values("signed_date")
    assert fact.value.only_day == date(2019, 10, 18)


def test_a_sentence_with_two_days_is_no_journey_on_either() -> None:
    text = ENGLISH.replace("on 10 April 2019", "between 10 April 2019, or it was 12 May 2018, and")
    kinds = {e.kind for e in read(text).events if e.detail("about") == "departure"}
    assert kinds == {EventKind.STATEMENT}


def test_without_a_signing_date_it_says_so() -> None:
    text = ENGLISH.replace("Signed and dated 18 October 2019\n", "")
    assert [w.code for w in read(text).warnings] == ["statement-undated"]


@pytest.mark.parametrize(
    "text",
    [
        # A news report that quotes a statement.
        "In his witness statement the man says he left China on 10 April 2019.",
        # A judgment that speaks in the third person.
        "炎陵县人民法院\n刑事判决书\n被告人沈砚舟，男，1991年8月17日出生。",
        # A blank form.
        "Witness statement\n\nI, ____________, state as follows.\n",
    ],
)
def test_near_misses_are_not_claimed(text: str) -> None:
    assert statement.identify(paper(text)) is None


@pytest.mark.parametrize(
    ("told", "about", "denied"),
    [
        ("2016年我没有出过国。", "abroad", True),
        ("2016年我从没离开过中国。", "departure", True),
        ("In 2016 I did not leave China.", "departure", True),
        ("In 2016 I did not leave my job.", "", True),
        ("2016年我没有离开公司。", "", True),
        ("2016年我妻子没有出过国。", "", True),
        ("2016年我和妻子没有出过国。", "abroad", True),
        ("我儿子于2016年5月3日出生。", "", False),
        ("My son was born on 3 May 2016.", "", False),
        ("2016年3月10日，我弟弟被带走。", "", False),
        ("2016年3月10日，他们来我家把我带走。", "custody", False),
        ("In 2016 my wife did not leave China.", "", True),
        ("On 3 March 2016 they arrested me at home.", "custody", False),
        ("On 3 March 2016 they arrested my brother at home.", "", False),
        ("On 3 March 2016 the police arrested my brother.", "", False),
        ("On 3 March 2016 the police arrested me.", "custody", False),
        ("2016年3月3日警察带走了我弟弟。", "", False),
        ("2016年3月3日警察带走了我。", "custody", False),
        ("2016年3月3日他们关押了我。", "custody", False),
        ("2016年3月3日他们关押了我弟弟。", "", False),
        ("On 3 March 2016 my brother, who lives in Leeds, was arrested.", "", False),
        ("In 2016 my wife and I did not leave China.", "departure", True),
        ("I travelled to Bangkok with my wife on 3 April 2016.", "arrival", False),
        ("2016年3月3日我被刑事拘留。", "custody", False),
        ("2016年3月3日晚上警察来我家把我带走。", "custody", False),
        ("2016年4月1日我被放了出来。", "release", False),
        ("2016年4月3日我去了泰国。", "arrival", False),
        ("2016年4月3日我去了医院。", "other", False),
        ("On 3 March 2016 the police gave me annual leave papers.", "other", False),
    ],
)
def test_what_a_dated_sentence_is_about(told: str, about: str, denied: bool) -> None:
    text = ENGLISH.replace("1. I left China on 10 April 2019 through Pudong airport.", f"1. {told}")
    event = next(e for e in read(text).events if "2016" in e.provenance[0].quote)
    assert event.detail("about") == (about or "other")
    assert (event.detail("polarity") == "denied") == denied


def test_a_denial_speaks_of_every_day_of_the_time_it_names() -> None:
    event = by_about(CHINESE.replace("我不认识陶先生", "2016年我没有出过国"), "abroad")
    assert event.when == Interval(
        UncertainDate.day(date(2016, 1, 1)), UncertainDate.day(date(2016, 12, 31))
    )
    assert event.inferred
    early = CHINESE.replace("签署日期：2019年10月18日", "签署日期：2016年3月1日")
    said = by_about(early.replace("我不认识陶先生", "2016年我没有出过国"), "abroad")
    assert said.when.end == UncertainDate.day(date(2016, 3, 1))
    during = by_about(CHINESE.replace("我不认识陶先生", "2016年期间我没有出过国"), "abroad")
    assert during.when == event.when
    day = by_about(CHINESE.replace("我不认识陶先生", "2016年5月2日我没有出国"), "abroad")
    assert isinstance(day.when, UncertainDate)


@pytest.mark.parametrize(
    "told",
    [
        "2016年我没有出过国，直到案件结束",
        "2016年案件结束之前我没有出过国",
        "除了去韩国，2016年我没有出过国",
        "2016年取保候审期间我没有出过国",
    ],
)
def test_a_limited_denial_speaks_of_no_whole_year(told: str) -> None:
    said = by_about(CHINESE.replace("我不认识陶先生", told), "abroad")
    assert not isinstance(said.when, Interval)


HOW = "个人陈述\n本人沈砚舟，男。\n{}\n签署日期：2019年10月18日\n"


@pytest.mark.parametrize(
    ("words", "mode"),
    [("2016年8月我没有非法出境。", "qualified"), ("2016年我没有从上海出境。", "qualified"),
     ("我没有说2016年8月5日我离开过中国。", "qualified"), ("我计划2020年5月1日出境。", "planned"),
     ("我2016年全年没有出国，只有8月去了泰国。", "qualified"),
     ("如果我2016年8月5日出境，会被抓。", "qualified"),
     ("下次开庭定于2020年4月20日。", "planned"), ("我2016年8月没有离开中国。", ""),
     ("我2016年8月5日独自离开中国。", ""), ("我的护照2020年4月5日到期。", "planned"),
     ("我持有效期内的护照于2016年8月5日离开中国。", ""),
     ("我准备好材料后于2016年8月5日离开中国。", "")],
)  # fmt: skip
def test_a_plan_or_a_narrowed_denial_is_no_plain_telling(words: str, mode: str) -> None:
    (event,) = read(HOW.format(words)).events
    assert event.detail("mode") == mode
    assert (event.detail("about") == "departure") == (mode == "")


@pytest.mark.parametrize(
    ("title", "close"),
    [
        ("AFFIDAVIT OF SHEN YANZHOU", "SWORN at Kilmarnock this 9th day of May 2017\nbefore me"),
        ("Statutory declaration", "Declared by the said Shen Yanzhou at Hove on 9 May 2017\n"),
        ("UNSWORN DECLARATION", "Executed on May 9, 2017 at Sioux City, Iowa.\n"),
    ],
)
def test_titles_with_a_name_and_days_of_signing_behind_a_place(title: str, close: str) -> None:
    text = f"{title}\n\nI, Shen Yanzhou, say:\n1. I left China on 1 May 2016.\n{close}"
    (signed,) = read(text).values("signed_date")
    assert isinstance(signed.value, UncertainDate)
    assert signed.value.only_day == date(2017, 5, 9)


def test_a_contract_signed_in_running_text_is_no_day_of_signing() -> None:
    text = (
        "Statement\nI, Shen Yanzhou, say:\n1. My firm and his had\n"
        "signed two papers. We met on 4 May 2016.\n"
    )
    assert read(text).values("signed_date") == ()


def test_a_name_behind_a_label_or_under_the_text_is_the_speaker() -> None:
    body = "我于2016年7月12日从上海出境。"
    labelled = f"情况说明\n本人姓名：沈砚舟，男。\n{body}\n2016年8月20日\n"
    signed = f"关于近年出入境的情况说明\n{body}\n说明人：沈砚舟（手印）\n2016年8月20日\n"
    for text in (labelled, signed):
        assert read(text).asserted_by == "沈砚舟"
    (day,) = read(signed).values("signed_date")
    assert isinstance(day.value, UncertainDate)
    assert day.value.only_day == date(2016, 8, 20)


def test_not_having_been_outside_a_state_denies_leaving_it() -> None:
    text = (
        "Declaration\nI, Shen Yanzhou, say:\n"
        "1. I have not been outside the United States between 11 January 2017 and 30 June 2018.\n"
        "Dated 2 July 2018\n"
    )
    event = by_about(text, "departure")
    assert event.detail("polarity") == "denied"


def test_a_record_of_questions_gives_the_answers_alone() -> None:
    text = (
        "讯 问 笔 录\n时间 2019年8月14日9时20分\n"
        "犯罪嫌疑人姓名 沈砚舟 性别 男 出生日期 1981年10月2日\n"
        "问：你2018年5月1日出境了吗？\n答：没有，我2018年12月9日从广州出境去马来西亚。\n"
        "问：2019年3月回来过吗？\n答：2019年3月我没有回国。\n沈砚舟（签名）\n2019年8月14日\n"
    )
    found = read(text)
    assert found.asserted_by == "沈砚舟"
    (left,) = [e for e in found.events if e.detail("about") == "departure"]
    assert (left.kind, left.when.only_day) == (EventKind.TRAVEL_CLAIMED, date(2018, 12, 9))
    (denied,) = [e for e in found.events if e.detail("polarity") == "denied" and e.when]
    assert isinstance(denied.when, Interval)
    (born,) = found.persons[0].values("birth_date")
    assert isinstance(born.value, UncertainDate)
    assert born.value.only_day == date(1981, 10, 2)
    (signed,) = found.values("signed_date")
    assert isinstance(signed.value, UncertainDate)
    assert signed.value.only_day == date(2019, 8, 14)


SWORN = (
    "AFFIDAVIT OF TAO WEIDONG\n\nI, TAO WEIDONG, of 12 Hill Road, say as follows:\n\n"
    "1. I was born on 4 May 1980.\n\n"
    "2. On 3 March 2016 two police officers came to my house and took me away.\n\n"
    "3. My passport was returned to me in January 2017.\n\n"
    "4. {said}\n\nSWORN at Leeds this 2nd day of September 2020\n"
)


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("I have never had any contact with Lin Guodong.", "Lin Guodong"),
        ("I have never met a person called Mr Lin Guodong.", "Mr Lin Guodong"),
        ("At no time did I not know of it, and I never spoke to Dr. Lin.", "Dr. Lin"),
    ],
)
def test_never_is_all_of_a_life_up_to_the_signing(said: str, whom: str) -> None:
    (told,) = [e for e in read(SWORN.format(said=said)).events if e.detail("about") == "contact"]
    assert told.detail("whom") == whom
    assert isinstance(told.when, Interval)
    assert told.when.start == UncertainDate.between(None, date(1980, 5, 4))
    assert told.when.end == UncertainDate.day(date(2020, 9, 2))
    assert told.inferred


@pytest.mark.parametrize(
    "said",
    [
        "I never had any contact with people abroad.",  # with nobody who is named
        "I did not speak to Lin Guodong.",  # then, not ever
        "I never spoke to Lin Guodong after that.",
    ],
)
def test_what_is_denied_of_some_time_is_not_denied_of_all(said: str) -> None:
    told = [e for e in read(SWORN.format(said=said)).events if e.detail("about") == "contact"]
    assert all(e.when is None for e in told)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("I have never been convicted of any offence in China or elsewhere.", True),
        ("I have never been convicted of a crime in any country.", True),
        ("I have never been convicted of fraud.", False),
        ("I have never been convicted in China.", False),
    ],
)
def test_a_denied_conviction_is_of_all_courts_or_of_some(said: str, whole: bool) -> None:
    events = read(SWORN.format(said=said)).events
    told = [e for e in events if e.detail("about") == "conviction" and e.when is not None]
    assert bool(told) == whole


def test_what_others_did_and_what_was_given_back_is_no_journey() -> None:
    events = read(SWORN.format(said="That is all.")).events
    assert not [e for e in events if e.kind is EventKind.TRAVEL_CLAIMED]


@pytest.mark.parametrize(
    "end",
    [
        "Signed: Tao Weidong\nDate: 14 March 2020",
        "Signature: ____________\nName: Tao Weidong\nDate: 14 March 2020",
    ],
)
def test_a_date_under_the_signature_is_that_of_signing(end: str) -> None:
    text = SWORN.format(said="That is all.").replace(
        "SWORN at Leeds this 2nd day of September 2020", end
    )
    (fact,) = read(text).values("signed_date")
    assert fact.value == UncertainDate.day(date(2020, 3, 14))


@pytest.mark.parametrize(
    "text",
    [
        "AFFIDAVIT\nBefore me appeared SHEN YANZHOU.\nMy name is Shen Yanzhou.\n"
        "I entered China on 1 May 2015.\nSUBSCRIBED AND SWORN TO before me on the 2nd day of May, "
        "2017.\n",
        "Statement\nMy name is Shen Yanzhou and I was born on 17.08.1991.\n"
        "I entered China on 1 May 2015.\nSigned: Shen Yanzhou\nLondon, 2 May 2017\n",
        "HIGH COURT\nFIRST WITNESS STATEMENT OF SHEN YANZHOU\n"
        "I, Shen Yanzhou, WILL SAY as follows:\n1. I entered China on 1 May 2015.\n"
        "Signed: S Yanzhou\nDate: 2 May 2017\n",
    ],
)
def test_whoever_gives_a_name_in_words_is_the_speaker(text: str) -> None:
    found = read(text)
    assert found.asserted_by == "Shen Yanzhou"
    assert [e for e in found.events if e.kind is EventKind.TRAVEL_CLAIMED]
    (signed,) = found.values("signed_date")
    assert isinstance(signed.value, UncertainDate)
    assert signed.value.only_day == date(2017, 5, 2)


@pytest.mark.parametrize(
    ("told", "way"),
    [
        ("I entered China at Shanghai on 6 September 2014.", "entry"),
        ("I left China on 6 September 2014.", "exit"),
        ("I returned to Leeds on 6 September 2014.", ""),
        ("I left the county on 6 September 2014.", ""),
    ],
)
def test_a_way_over_chinas_border_is_told_only_by_its_name(told: str, way: str) -> None:
    found = read(f"Statement\nI, Shen Yanzhou, say:\n1. {told}\nDated 2 May 2017\n")
    (journey,) = [e for e in found.events if e.kind is EventKind.TRAVEL_CLAIMED]
    assert journey.detail("direction") == way


@pytest.mark.parametrize(
    "told",
    [
        "I arrived in the United Kingdom on 4 March 2018 and have not left England since.",
        "2018年3月4日我抵达英国，此后没有离开过英国。",
    ],
)
def test_what_is_denied_after_a_day_is_not_denied_of_that_day(told: str) -> None:
    who = "本人沈砚舟。" if "月" in told else "I, Shen Yanzhou, say:"
    found = read(f"Statement\n{who}\n{told}\nDated 2 May 2019\n")
    denied = [e for e in found.events if e.detail("polarity") == "denied"]
    assert [(e.detail("about"), e.when) for e in denied] == [("departure", None)]


def test_a_denial_keeps_the_time_it_opens_with() -> None:
    event = by_about(
        "情况说明\n本人沈砚舟。\n2014年1月1日至2016年6月30日期间，本人一直在台州经商，从未出境。\n"
        "2016年8月20日\n",
        "departure",
    )
    assert (event.detail("polarity"), isinstance(event.when, Interval)) == ("denied", True)


def test_not_until_a_day_leaves_that_day_open() -> None:
    event = by_about(
        "Statement\nI, Shen Yanzhou, say:\n1. I did not leave China until 3 March 2018.\n"
        "Dated 2 May 2019\n",
        "departure",
    )
    assert isinstance(event.when, Interval)
    assert event.when.end is not None
    assert event.when.end.only_day == date(2018, 3, 2)


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("I have not left the United Kingdom since I arrived on 4 March 2018.", 5),
        ("I have not left the United Kingdom since 4 March 2018.", 5),
        ("自2018年3月4日回国后我一直没有出境。", 5),
    ],
)
def test_since_a_day_is_denied_from_the_next_to_that_of_signing(told: str, first: int) -> None:
    who = "本人沈砚舟。" if "月" in told else "I, Shen Yanzhou, say:"
    event = by_about(f"Statement\n{who}\n{told}\nDated 2 May 2019\n", "departure")
    assert isinstance(event.when, Interval)
    assert event.when.start is not None
    assert event.when.end is not None
    assert event.when.start.only_day == date(2018, 3, first)
    assert event.when.end.only_day == date(2019, 5, 2)


@pytest.mark.parametrize(
    "told",
    [
        "I have never been abroad apart from the trip of 3 to 9 May 2016.",
        "I did not leave China in 2016 except from 3 May to 9 May.",
        "Between 3 May 2016 and 9 May 2016 I did not leave Phuket.",
        "The police say I never left China in 2016.",
        "警方说我2016年5月没有出境。",
        "2016年5月3日至5月9日我在普吉，没有离开过普吉岛。",
        "我不是5月13日出境。",
    ],
)
def test_what_is_excepted_reported_or_of_an_unknown_place_denies_no_leaving(told: str) -> None:
    who = "本人沈砚舟。" if "我" in told else "I, Shen Yanzhou, say:"
    found = read(f"Statement\n{who}\n{told}\nDated 2 May 2019\n")
    assert not [e for e in found.events if e.detail("about") in ("departure", "abroad")]


@pytest.mark.parametrize(
    "told",
    [
        "I was never abroad between 1 May 2016 and 31 May 2016.",
        "I did not leave Yanling County between 1 May 2016 and 31 May 2016.",
        "自2016年4月1日取保候审以来，我没有离开过中国。",
        "2016年4月1日以后我没有离开过炎陵县。",
    ],
)
def test_a_plain_denial_speaks_of_a_time_with_two_ends(told: str) -> None:
    who = "本人沈砚舟。" if "我" in told else "I, Shen Yanzhou, say:"
    found = read(f"Statement\n{who}\n{told}\nDated 2 May 2019\n")
    (event,) = [e for e in found.events if e.detail("about") in ("departure", "abroad")]
    assert event.detail("polarity") == "denied"
    assert isinstance(event.when, Interval)
    assert event.when.start is not None
    assert event.when.end is not None


@pytest.mark.parametrize(
    "said",
    [
        "I have never met Tao Jun again.",
        "I never contacted Tao Jun directly.",
        "I have never contacted Tao Jun to ask for money.",
        "I have never called Tao Jun a liar.",
        "I had never met Tao Jun.",
        "At that time I never contacted Tao Jun.",
        "I never met Tao Jun's wife.",
        "My wife has never met Tao Jun.",
        "The judge said I never met Tao Jun.",
        "I never told anybody that I met Tao Jun.",
        "I have never been convicted of fraud.",
        "I have never been convicted of any other offence.",
        "I have never been sentenced to death.",
        "I was never told that I was convicted.",
        "Save as set out below I have never been convicted.",
        "I have never left the house at night.",
        "I have never been abroad for pleasure.",
        "我从未因诈骗被判刑。",
        "我从未有其他犯罪记录。",
        "我从未就此事与李明联系。",
        "那时我从未与李明联系。",
        "我从未因公出国。",
    ],
)
def test_any_word_may_narrow_a_denial_so_that_it_is_not_of_a_whole_life(said: str) -> None:
    events = [e for e in read(SWORN.format(said=said)).events if e.detail("polarity") == "denied"]
    assert events
    assert all(e.when is None for e in events)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("I have never had any contact whatsoever with Tao Jun.", ""),
        ("I say that I never contacted Tao Jun or Li Ming.", ""),
        (
            "At no time did I communicate with Tao Jun, nor he with me. I never contacted Li Ming.",
            "",
        ),
        ("I have never met Tao Jun in my life.", "meeting"),
        ("I have never spoken to Tao.", "speech"),
        ("我从来没有和陶军有过任何联系。", ""),
        ("我从未见过陶军。", "meeting"),
    ],
)
def test_a_meeting_that_never_was_is_not_denies_all(said: str, kind: str) -> None:
    found = [e for e in read(SWORN.format(said=said)).events if e.detail("about") == "contact"]
    assert found
    assert all(isinstance(e.when, Interval) for e in found)
    assert {e.detail("denies") for e in found} == {kind}


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("From 1 January 2018 to 31 March 2018 I did not leave China on business.", "narrowed"),
        ("From 1 January 2018 to 31 March 2018 I did not leave China.", ""),
    ],
)
def test_a_denial_of_a_part_says_so(said: str, part: str) -> None:
    (told,) = [e for e in read(SWORN.format(said=said)).events if e.detail("about") == "departure"]
    assert told.detail("denies") == part


def test_a_label_without_a_space_before_it_is_no_part_of_the_name() -> None:
    record = (
        "讯问笔录\n时间：2016年3月4日\n被讯问人姓名：陶卫东性别：男\n问：何时被抓？\n"
        "答：我于2016年3月3日被抓。\n"
    )
    assert [p.key for p in read(record).persons] == ["陶卫东"]


FORM = """WITNESS STATEMENT
(Criminal Procedure Rules, r. 16.2)
{who}
Age if under 18: Over 18          Occupation: Translator
This statement (consisting of 2 pages each signed by me) is true to the best of my knowledge.
Signature: A. B.            Date: 14 November 2019
1. On 9 April 2019 I arrived in Bangkok.
"""


@pytest.mark.parametrize(
    "who", ["Statement of: Anneke Bos", "Name of witness: Anneke Bos", "Statement by Anneke Bos"]
)
def test_a_form_names_its_witness_and_is_signed_on_one_line(who: str) -> None:
    extraction = read(FORM.format(who=who))
    assert [p.values("name")[0].value for p in extraction.persons] == ["Anneke Bos"]
    assert extraction.values("signed_date")[0].value == UncertainDate.day(date(2019, 11, 14))


def test_numbers_at_the_head_are_the_speakers() -> None:
    extraction = read(
        "情况说明\n本人沈砚舟，男，公民身份号码350723198506120014，持护照E12345678。\n"
        "我的证件号码是350723198506120022。\n签署日期：2019年10月18日\n"
    )
    (person,) = extraction.persons
    told = [(f.name, f.value, f.provenance.quote) for f in person.facts[1:]]
    assert told == [
        ("id_number", "350723198506120014", "350723198506120014"),
        ("passport_number", "E12345678", "E12345678"),
    ]


@pytest.mark.parametrize("other", ["是当事人的朋友", "与陶某同住"])
def test_numbers_of_somebody_else_at_the_head_are_not_the_speakers(other: str) -> None:
    (person,) = read(
        f"情况说明\n本人沈砚舟，{other}，其公民身份号码350723198506120014。\n"
        "我于2019年4月10日离开中国。\n签署日期：2019年10月18日\n"
    ).persons
    assert not person.values("id_number")


@pytest.mark.parametrize(
    "title", ["AFFIRMATION", "To whom it may concern", "Written testimony of Anneke Bos"]
)
def test_letters_and_affirmations_are_statements(title: str) -> None:
    extraction = read(
        f"{title}\n\nMy name is Anneke Bos. My date of birth is 4 May 1980. On Friday 15 July 2020 "
        "I travelled to Madrid.\nSigned 3 August 2020\n"
    )
    (person,) = extraction.persons
    assert person.values("birth_date")[0].value == UncertainDate.day(date(1980, 5, 4))
    assert [(w.code, w.provenance.quote) for w in extraction.warnings] == [
        ("date-weekday-mismatch", "Friday 15 July 2020")
    ]


@pytest.mark.parametrize("title", ["STATEMENT OF FACTS", "STATEMENT OF TRAVEL RECORDS"])
def test_a_statement_of_things_has_no_witness_of_that_name(title: str) -> None:
    assert statement.identify(paper(f"{title}\nOn 4 May 2019 the papers were sent.\n")) is None


@pytest.mark.parametrize(
    ("text", "born", "number"),
    [
        (
            "陈述书\n陈述人：沈砚舟，男，1991年8月17日生，身份证号430225199108170036，住株洲市。\n"
            "我儿子沈小舟2015年3月2日出生。\n签署日期：2019年10月18日\n",
            date(1991, 8, 17), "430225199108170036",
        ),
        (
            "AFFIRMATION\nI, SHEN Yan Zhou, holder of Hong Kong identity card Z683365(5), born on"
            " 17 August 1991, will say: my son was born on 2 March 2015.\nAffirmed on 3 May 2019\n",
            date(1991, 8, 17), "Z683365(5)",
        ),
        (
            "DECLARATION\nI, Yanzhou Shen, declare:\n1. My date of birth is August 17, 1991.\n"
            "2. My daughter, born on 5 May 2014, lives with me.\nExecuted on 3 May 2019\n",
            date(1991, 8, 17), None,
        ),
        (
            "To whom it may concern\n\nMy name is Yanzhou Shen. My wife was born on 5 May 1990.\n"
            "Dated: 3 May 2019\n",
            None, None,
        ),
    ],
)  # fmt: skip
def test_the_marks_of_the_speaker_are_not_those_of_the_family(
    text: str, born: date | None, number: str | None
) -> None:
    (person,) = read(text).persons
    days = [f.value.only_day for f in person.values("birth_date")]
    assert days == ([born] if born else [])
    assert [f.value for f in person.values("id_number")] == ([number] if number else [])


def test_what_a_statement_says_twice_two_ways_is_told() -> None:
    text = CHINESE.replace("签署", "我于2019年4月12日（星期四）付款肆万伍仟元（54000元）。\n签署")
    assert {w.code for w in read(text).warnings} == {"date-weekday-mismatch", "amount-differs"}


def spoken(said: str) -> str:
    """A statement of this one sentence, in its language."""
    if said.isascii():
        head = "Witness statement\n\nI, Shen Yanzhou, state as follows."
        return f"{head}\n{said}\nSigned 18 October 2019\n"
    return f"个人陈述\n本人沈砚舟，男。\n{said}\n签署日期：2019年10月18日\n"


@pytest.mark.parametrize(
    ("said", "state", "part"),
    [
        ("2016年6月1日至9月30日期间，我没有回国。", "CN", ""),
        ("2016年6月1日至9月30日期间，我没有去过泰国。", "TH", ""),
        ("2016年6月1日至9月30日期间，我没有因公去过泰国。", "TH", "narrowed"),
        ("2016年6月1日至9月30日期间，我没有去过泰国和日本。", "", ""),
        ("I did not return to China between 1 June 2016 and 30 September 2016.", "CN", ""),
        ("I did not visit Thailand in 2016 on business.", "TH", "narrowed"),
        ("I was not in China at any time between January 2017 and June 2018.", "CN", ""),
        ("In 2016 I was not in the United States.", "US", ""),
        ("2017年1月至2018年6月期间，我不在中国。", "CN", ""),
        ("I did not visit Oxford in 2016.", "", ""),
    ],
)
def test_a_denied_arrival_names_its_state(said: str, state: str, part: str) -> None:
    event = by_about(spoken(said), "arrival")
    assert event.detail("polarity") == "denied"
    assert (event.detail("state"), event.detail("denies")) == (state, part)


def test_never_having_been_in_a_state_is_all_the_time_up_to_the_signing() -> None:
    event = by_about(spoken("我从未去过泰国。"), "arrival")
    assert isinstance(event.when, Interval)
    assert event.when.end == UncertainDate.day(date(2019, 10, 18))


@pytest.mark.parametrize(
    ("said", "about", "code", "whole"),
    [
        ("2016年6月5日我在北京。", "presence", "110000", False),
        ("2016年6月5日我在公司上班。", "presence", None, False),
        ("2016年6月5日至6月20日我一直在铜鼓县。", "residence", "360926", True),
        # Living there leaves room for a journey.
        ("2016年6月5日至6月20日我一直居住在铜鼓县。", "residence", "360926", False),
        ("From 5 June 2016 to 20 June 2016 I stayed in Thailand.", "residence", "", True),
    ],
)
def test_where_somebody_was_and_whether_all_the_time(
    said: str, about: str, code: str | None, whole: bool
) -> None:
    event = by_about(spoken(said), about)
    assert (event.where.code if event.where else None) == code
    assert (event.detail("unbroken") == "yes") == whole


def test_an_office_is_named_by_its_county_and_reporting_there_is_no_release() -> None:
    office = CHINESE.replace("我不认识陶先生。", "2019年2月我在光泽县公安局办了手续。")
    event = by_about(office, "presence")
    assert event.where is not None
    assert event.where.name == "光泽县"
    told = read(CHINESE.replace("我不认识陶先生。", "2016年8月，我到派出所报到三次。"))
    assert "release" not in {e.detail("about") for e in told.events}


def test_what_is_told_as_done_after_a_day_was_done_by_the_day_of_signing() -> None:
    text = CHINESE.replace("我于2019年4月10日离开中国", "2016年农历八月十五后我回到株洲居住")
    days = [e.when for e in read(text).events if isinstance(e.when, UncertainDate)]
    assert [(d.earliest, d.latest) for d in days] == [(date(2016, 9, 15), date(2019, 10, 18))]


def test_never_is_a_whole_life_where_the_form_gives_the_birth_date() -> None:
    text = (
        "WITNESS STATEMENT\nI, Yanzhou Shen, born 17 August 1991, will say as follows:\n"
        "1. I have never been convicted of any offence.\nDated: 3 May 2019\n"
    )
    (denied,) = [e for e in read(text).events if e.detail("polarity") == "denied"]
    assert isinstance(denied.when, Interval)
    assert denied.when.start is not None
    assert denied.when.start.latest == date(1991, 8, 17)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("本人沈砚舟，1991年8月17日出生。我于2019年4月10日离开中国。\n沈砚舟\n2019年10月18日\n", 1),
        ("本人沈砚舟，1991年8月17日出生。我于2019年4月10日离开中国。\n", None),
        ("会议记录\n主任发言后，本人沈砚舟，谈了看法。\n陶卫东\n2019年10月18日\n", None),
    ],
)
def test_without_a_title_the_one_who_opens_the_text_signs_it(
    text: str, strength: int | None
) -> None:
    claim = statement.identify(paper(text))
    assert (claim.strength if claim else None) == strength
