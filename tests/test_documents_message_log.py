"""Chat exports: sender, day, text, and time words resolved against the day of sending."""

from datetime import date

import pytest

from forensics.documents import Context, message_log
from forensics.events import EventKind
from forensics.records import Document, Page
from forensics.temporal.readings import UncertainDate

WHATSAPP = (
    "[24/12/2019, 21:03:11] Mr Tao: Please send it by the end of this month.\n"
    "It matters.\n"
    "[24/12/2019, 21:05:40] Wei Lan: I will not sign that.\n"
    "[25/12/2019, 08:00:02] Mr Tao: Think again.\n"
)
WECHAT = (
    "陶先生 2019-12-24 21:03:11\n请在本月底前发来\n魏岚 2019-12-24 21:05:40\n我不会签\n"
    "陶先生 2019-12-25 08:00:02\n再想想\n"
)


def paper(text: str) -> Document:
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    return Document("chat.txt", "0" * 64, "text/plain", (page,))


def read(text: str):
    document = paper(text)
    claim = message_log.identify(document)
    assert claim is not None
    return message_log.extract(document, claim, Context())


def test_whatsapp_messages_have_sender_text_and_day() -> None:
    extraction = read(WHATSAPP)
    assert [e.kind for e in extraction.events] == [EventKind.MESSAGE] * 3
    assert [e.person for e in extraction.events] == ["Mr Tao", "Wei Lan", "Mr Tao"]
    assert extraction.events[0].detail("text").endswith("It matters.")
    assert extraction.events[0].when is not None
    assert extraction.events[0].when.only_day == date(2019, 12, 24)
    assert {p.key for p in extraction.persons} == {"Mr Tao", "Wei Lan"}


def test_wechat_messages_have_the_text_of_the_next_line() -> None:
    extraction = read(WECHAT)
    assert [e.detail("text") for e in extraction.events] == [
        "请在本月底前发来",
        "我不会签",
        "再想想",
    ]
    assert extraction.events[1].person == "魏岚"


def test_the_addressee_is_said_to_be_inferred() -> None:
    event = read(WHATSAPP).events[0]
    assert event.detail("to") == "Wei Lan"
    assert "only other writer" in event.inferred


def test_nobody_is_addressed_in_a_group() -> None:
    third = "[25/12/2019, 09:00:00] Lin: Hello\n"
    assert read(WHATSAPP + third).events[0].detail("to") == ""


def test_a_deadline_ends_with_the_month_of_sending() -> None:
    values = [d.value for d in read(WHATSAPP).dates]
    ends = [v.latest for v in values if isinstance(v, UncertainDate)]
    assert date(2019, 12, 31) in ends


def test_an_open_day_month_order_is_shared_by_the_whole_log() -> None:
    log = "".join(f"[0{n}/02/2020, 10:00] A: word {n}\n" for n in (3, 4, 5))
    choices = {
        c for e in read(log).events if isinstance(e.when, UncertainDate) for c in e.when.choices
    }
    assert choices == {"order:chat.txt:messages"}


def test_the_quote_is_the_text_at_its_span() -> None:
    document = paper(WHATSAPP)
    for event in read(WHATSAPP).events:
        for p in event.provenance:
            assert p.quote == document.pages[0].text[p.span.start : p.span.end]


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of 24/12/2019, 21:03 - chair: opened.\nNothing else was said that day.",
        "2019年12月24日 通知：明日休息。",
        # Dated lines without times: a list, not a chat.
        "24/12/2019 Bangkok: entry\n26/12/2019 Bangkok: exit\n27/12/2019 Seoul: entry",
    ],
)
def test_near_misses_are_not_claimed(text: str) -> None:
    assert message_log.identify(paper(text)) is None


EXPORTS = {
    "WhatsApp, iPhone": (
        "\u200e[24/12/2019, 21:03:11] Trip: \u200eMessages and calls are end-to-end encrypted.\n"
        "[24/12/2019, 9:03:11\u202fPM] ~\u202fMr Tao: Please send\n"
        "second line\n"
        "[24/12/2019, 21:05:40] \u202a+44 7700 900123\u202c: \u200eimage omitted\n"
        "[25/12/2019, 08:00:02] Mr Tao: Think again: now.\n"
    ),
    "WhatsApp, iPhone in Chinese": (
        "[2019/12/24 下午9:03:11] 陶先生: 请在本月底前发来\n"
        "[2019/12/24 下午9:05:40] 魏岚: 我不会签\n"
        "[2019/12/25 上午8:00:02] 陶先生：再想想\n"
    ),
    "WhatsApp, Android in the US": (
        "12/24/19, 9:00 PM - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
        '12/24/19, 9:01\u202fPM - Tao changed the subject from "a: b" to "c"\n'
        "12/24/19, 9:03 PM - Tao: Please send\n"
        "12/24/19, 9:04 PM - Lin left\n"
        "12/25/19, 9:05 PM - Wei Lan: I will not sign\n"
        "12/26/19, 9:06 PM - Tao: ok\n"
    ),
    "WhatsApp, Android in Chinese": (
        "2019/12/24 下午9:03 - 陶先生: 请发来\n"
        "2019/12/24 下午9:04 - 魏岚: 不\n"
        "2019/12/25 21:04 - 陶先生: 好\n"
    ),
    "WeChat, copied": (
        "陶先生 2019/12/24 21:03\n"
        "请发来\n"
        "\n"
        "魏岚 2019/12/24 21:08\n"
        "我不会签\n"
        "\n"
        "陶先生 2019/12/25 21:08\n"
        "[图片]\n"
    ),
    "WeChat, by mail": (
        "微信群的聊天记录如下:\n"
        "\n"
        "—————  2019-12-24  —————\n"
        "\n"
        "\n"
        "陶先生  21:03\n"
        "\n"
        "请发来\n"
        "\n"
        "\n"
        "魏岚  21:04\n"
        "\n"
        "我不会签\n"
        "第二行\n"
        "\n"
        "\n"
        "—————  2019-12-25  —————\n"
        "\n"
        "\n"
        "陶先生  08:00\n"
        "\n"
        "再想想\n"
    ),
    "WeChat, other programs": (
        "2019-12-24 21:03:11 陶先生\n"
        "请发来\n"
        "\n"
        "2019-12-24 21:03:15 我\n"
        "不\n"
        "\n"
        "2019-12-25 21:03:15 陶先生\n"
        "好\n"
    ),
    "QQ": (
        "消息记录（此消息记录为文本格式，不支持重新导入）\n"
        "\n"
        "================================================================\n"
        "消息分组:我的好友\n"
        "================================================================\n"
        "消息对象:陶先生\n"
        "================================================================\n"
        "\n"
        "2019-12-24 21:03:11 陶先生(123456789)\n"
        "请发来\n"
        "\n"
        "2019-12-24 21:05:40 魏岚(987654321)\n"
        "我不会签\n"
        "\n"
        "2019-12-25 8:05:40 【管理员】陶先生(123456789)\n"
        "再想想\n"
    ),
    "LINE in Chinese": (
        "[LINE] 与陶先生的聊天记录\n"
        "保存日期: 2019/12/26 10:00\n"
        "\n"
        "2019/12/24（二）\n"
        "21:03\t陶先生\t请发来\n"
        "21:04\t\t陶先生已收回消息\n"
        '下午09:05\t魏岚\t"我不会签\n'
        '不签"\n'
        "\n"
        "2019/12/25（三）\n"
        "08:00\t陶先生\t再想想\n"
    ),
    "LINE in English": (
        "[LINE] Chat history with Tao\n"
        "Saved on: 12/26/2019, 10:00\n"
        "\n"
        "Tue, 12/24/2019\n"
        "09:03PM\tTao\tPlease send\n"
        "09:04PM\tWei\tNo\n"
        "\n"
        "Wed, 12/25/2019\n"
        "09:04PM\tTao\tok\n"
    ),
    "Telegram, Mac": (
        "Tao, [24 Dec 2019 at 21:03:11]:\n"
        "Please send\n"
        "\n"
        "Wei, [24 Dec 2019 at 21:04:11]:\n"
        "No\n"
        "\n"
        "Tao, [25 Dec 2019 at 21:04:11]:\n"
        "ok\n"
    ),
    "Telegram, new": (
        "[24.12.2019 21:03] Tao: Please send\n"
        "[24.12.2019 21:04] Wei: No\n"
        "[25.12.2019 21:04] Tao: ok\n"
    ),
    "iMessage": (
        "Dec 24, 2019  9:03:11 PM (Read by you after 3 seconds)\n"
        "Tao\n"
        "Please send\n"
        "\n"
        "Dec 24, 2019  9:04:11 PM\n"
        "Me\n"
        "No\n"
        "\n"
        "Dec 25, 2019  9:04:11 PM\n"
        "Tao\n"
        "ok\n"
    ),
    "Signal": (
        "Conversation: Tao (+447700900123)\n"
        "\n"
        "From: Tao (+447700900123)\nType: incoming\nSent: Tue, 24 Dec 2019 21:03:11 +0800\n"
        "Received: Tue, 24 Dec 2019 21:03:12 +0800\n\nPlease send\n"
        "\n"
        "From: You\nType: outgoing\nSent: Tue, 24 Dec 2019 21:05:11 +0800\n\nNo\n"
        "\n"
        "From: Tao (+447700900123)\nType: incoming\nSent: Wed, 25 Dec 2019 08:03:11 +0800\n"
        "Received: Wed, 25 Dec 2019 08:03:12 +0800\n\nok\n"
    ),
    "WhatsApp, Android in Korean": (
        "2019. 12. 24. 오후 9:03 - Tao: 보내 주세요\n2019. 12. 24. 오후 9:05 - 이영희: 아니요\n"
        "2019. 12. 25. 오전 8:00 - Tao: 왜요\n"
    ),
    "KakaoTalk": (
        "2019년 12월 24일 오후 9:03, Tao : 보내 주세요\n"
        "2019년 12월 24일 오후 9:05, 이영희 : 아니요\n"
        "2019년 12월 25일 오전 8:00, Tao : 왜요\n"
    ),
    "WhatsApp, Android in Arabic": (
        "\u200f24\u200f/12\u200f/2019، 9:03 م - Tao: من فضلك\n"
        "\u200f24\u200f/12\u200f/2019، 9:05 م - ليلى: لا\n"
        "\u200f25\u200f/12\u200f/2019، 8:00 ص - Tao: لماذا\n"
    ),
    "WhatsApp, iPhone in Arabic": (
        "[٢٤/١٢/٢٠١٩، ٩:٠٣:١١ م] Tao: من فضلك\n[٢٤/١٢/٢٠١٩، ٩:٠٥:١١ م] ليلى: لا\n"
        "[٢٥/١٢/٢٠١٩، ٨:٠٠:١١ ص] Tao: لماذا\n"
    ),
    "with zones": (
        "2019-12-24T21:03:11.250+08:00 Tao: Please send\n"
        "2019-12-24 21:05:11 +0800 Wei: No\n"
        "2019-12-25T08:00:11+08:00 Tao: ok\n"
    ),
    "days and times": (
        "24 December 2019\n21:03 Tao: Please send\n21:04 Wei: No\n25 December 2019\n08:00 Tao: ok\n"
    ),
    "days and times in Chinese": (
        "2019年12月24日 星期二\n"
        "21:03 陶先生：请发来\n"
        "21:04 魏岚：不\n"
        "2019年12月25日 星期三\n"
        "08:00 陶先生：好\n"
    ),
}
"""Three messages of two days in each shape: what people can hand in."""


@pytest.mark.parametrize("name", EXPORTS)
def test_every_shape_of_export_is_read(name: str) -> None:
    events = read(EXPORTS[name]).events
    days = [e.when.only_day for e in events if isinstance(e.when, UncertainDate)]
    assert days[:2] == [date(2019, 12, 24)] * 2 or name == "WhatsApp, Android in the US"
    assert days[-1] is not None
    assert days[-1] >= date(2019, 12, 25)
    assert len(events) == 3
    assert events[0].person == events[2].person != events[1].person
    assert events[0].person in ("Tao", "Mr Tao", "陶先生")
    for event in events:
        assert "\n\n" not in event.detail("text")
        for word in ("left", "subject", "encrypted", "已收回", "2019"):
            assert word not in event.detail("text")


@pytest.mark.parametrize("name", EXPORTS)
def test_what_the_program_wrote_is_no_writer(name: str) -> None:
    keys = {p.key for p in read(EXPORTS[name]).persons}
    assert len(keys) == 2
    assert not any("Trip" in k or "subject" in k or "PM" in k or "(" in k for k in keys)


def test_the_owner_of_the_telephone_has_no_name() -> None:
    persons = {p.key: p for p in read(EXPORTS["iMessage"]).persons}
    assert persons["Me"].facts == ()
    assert persons["Tao"].values("name")


def test_nobody_wrote_messages_in_1916() -> None:
    log = "3/20/16, 9:03 PM - A: one\n3/21/16, 9:03 PM - B: two\n3/22/16, 9:03 PM - A: three\n"
    days = [e.when.only_day for e in read(log).events if isinstance(e.when, UncertainDate)]
    assert days == [date(2016, 3, 20), date(2016, 3, 21), date(2016, 3, 22)]


def test_a_log_that_runs_forward_one_way_only_settles_the_order() -> None:
    log = "".join(f"{d}/2019, 21:03 - A: word\n" for d in ("05/02", "06/02", "01/03"))
    events = read(log).events
    assert isinstance(events[0].when, UncertainDate)
    assert events[0].when.only_day == date(2019, 2, 5)
    assert "as the log runs on" in events[0].inferred


@pytest.mark.parametrize(
    "days",
    [
        ("05/02", "06/02", "07/02"),  # forward both ways
        ("05/02", "05/02", "01/03"),  # two days only
        ("07/02", "05/03", "06/02"),  # in neither
    ],
)
def test_an_order_that_time_does_not_settle_stays_open(days: tuple[str, ...]) -> None:
    log = "".join(f"{d}/2019, 21:03 - A: word\n" for d in days)
    when = read(log).events[0].when
    assert isinstance(when, UncertainDate)
    assert len(when.readings) == 2


def test_a_last_page_with_one_message_is_not_lost() -> None:
    first, last = WHATSAPP, "[26/12/2019, 09:00:00] Wei Lan: No.\n"
    pages = tuple(Page(n, 0, 0, 0, "text", t, (), len(t)) for n, t in ((1, first), (2, last)))
    document = Document("chat.pdf", "0" * 64, "application/pdf", pages)
    claim = message_log.identify(document)
    assert claim is not None
    assert len(message_log.extract(document, claim, Context()).events) == 4


@pytest.mark.parametrize(
    ("text", "automatic"),
    [
        ("[自动回复] 我现在不在", "yes"),
        ("【自動回覆】稍後回電", "yes"),
        ("Auto-reply: I am away", "yes"),
        ("This message was deleted", "yes"),
        ("\u200eYou deleted this message.", "yes"),
        ("你撤回了一条消息", "yes"),
        ("你为什么撤回了一条消息？我还没看", ""),
        ("I saw that this message was deleted, why?", ""),
        ("自动回复是什么", ""),
    ],
)
def test_what_the_app_itself_puts_there_is_told_apart(text: str, automatic: str) -> None:
    log = WECHAT.replace("我不会签", text)
    assert [e.detail("automatic") for e in read(log).events] == ["", automatic, ""]


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-24 21:03:11 魏岚\n请在本月底前发来\n2019-12-24 21:05:40 陶先生(10023)\n我不会签\n"
        "2019-12-25 08:00:02 魏岚\n再想想\n",
        "—————  2019-12-24  —————\n\n魏岚  21:03\n请在本月底前发来\n\n陶先生  21:05\n\n我不会签\n\n"
        "—————  2019-12-25  —————\n\n魏岚  08:00\n再想想\n",
        "魏岚, [24.12.2019 21:03]\n请在本月底前发来\n陶先生, [24.12.2019 21:05]\n我不会签\n"
        "魏岚, [25.12.2019 08:00]\n再想想\n",
    ],
)
def test_other_exports_are_read_too(text: str) -> None:
    events = read(text).events
    assert [e.person[:2] for e in events] == ["魏岚", "陶先", "魏岚"]
    days = [e.when.only_day for e in events if isinstance(e.when, UncertainDate)]
    assert days == [date(2019, 12, 24), date(2019, 12, 24), date(2019, 12, 25)]
    assert [e.detail("text") for e in events] == ["请在本月底前发来", "我不会签", "再想想"]


def test_a_table_of_days_is_no_log() -> None:
    rows = "".join(f"2016-02-1{n} 14:2{n}:00 出境 福州机场\n" for n in range(5))
    assert message_log.identify(paper(rows)) is None
    timetable = "2016-02-10\n" + "".join(f"Platform {n}  14:2{n}\n" for n in range(5))
    assert message_log.identify(paper("Trains\n" + timetable)) is None


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-24 10:00 Pay: 4000.00\n2019-12-25 11:00 Rent: 20.00\n2019-12-26 11:00 Rent: 9\n",
        "24.12.2019 10:00 Work: 100 EUR\n25.12.2019 10:00 Work: 100 EUR\n"
        "26.12.2019 10:00 Way: 20 EUR\n",
        "2019-12-24 21:03 立案\n炎陵县公安局\n2019-12-25 21:03 拘留\n炎陵县公安局\n"
        "2019-12-26 10:00 逮捕\n炎陵县检察院\n",
        "24 December 2019\n10:00 R v Smith: trial\n11:00 R v Jones: sentence\n"
        "14:00 R v Brown: plea\n",
        "讯问时间\n2019年12月24日 21:03 至 23:00\n2019年12月25日 09:00 至 11:00\n"
        "2019年12月26日 09:00 至 11:00\n",
        "法院判决两人 2019-12-24 21:03\n法院周二表示\n警方扣押车辆 2019-12-24 20:00\n长沙警方\n"
        "明日有雨 2019-12-24 18:00\n有雨\n",
        # Rooms, doors, calls, commits, flights, parcels, a diary, a record of the police.
        "24/12/2019 21:03 Room 12\nchecked in\n24/12/2019 21:10 Room 14\nchecked in\n"
        "25/12/2019 08:00 Room 12\nchecked out\n",
        "[24/12/2019 21:03:11] Room 12: free\n[24/12/2019 21:10:11] Room 14: free\n"
        "[25/12/2019 08:00:11] Room 12: no guest\n",
        "2019-12-24 21:03 Door 3: opened by card 17\n2019-12-24 21:10 Door 4: closed\n"
        "2019-12-25 08:00 Door 3: opened by card 9\n",
        "24/12/2019 21:03 Tao Jun\nOutgoing call 3 min\n24/12/2019 21:10 Wei Lan\nMissed call\n"
        "25/12/2019 08:00 Tao Jun\nIncoming call 2 min\n",
        "24/12/2019, 21:03 - Tao Jun: Missed voice call\n24/12/2019, 21:10 - Wei Lan: Voice call, "
        "2 min\n25/12/2019, 08:00 - Tao Jun: Missed voice call\n",
        "2019-12-24 21:03:11 陶军\n呼出 3分钟\n2019-12-24 21:05:40 魏岚\n未接来电\n"
        "2019-12-25 08:00:02 陶军\n呼入 2分钟\n",
        "2019-12-24 21:03 Tao Jun: fix the build\n2019-12-24 21:10 Wei Lan: add tests\n"
        "2019-12-25 08:00 Tao Jun: revert\n",
        "24/12/2019\n21:03\tCA123\tBangkok\n21:50\tTG614\tBeijing\n25/12/2019\n08:00\tCA123\tBangkok\n",
        "2019-12-24\n09:00\tBangkok\tdelayed\n10:00\tSeoul\ton time\n2019-12-25\n"
        "09:30\tBangkok\tboarding\n",
        "2019-12-24 09:00 曼谷: 起飞\n2019-12-24 14:00 北京: 到达\n2019-12-26 09:00 北京: 起飞\n",
        "2019-12-24 21:03 Leipzig: Shipment processed\n2019-12-24 23:03 Leipzig: left the depot\n"
        "2019-12-25 08:00 Hong Kong: arrived\n",
        "2019-12-24 21:03:11 北京分拨中心\n您的快件已发出\n"
        "2019-12-24 23:05:40 北京分拨中心\n快件已到达\n"
        "2019-12-25 08:00:02 上海分拨中心\n派送中，请保持电话畅通\n",
        "24/12/2019 21:03 Meeting: with the lawyer\n25/12/2019 09:00 Meeting: at court\n"
        "26/12/2019 10:00 Lunch: with Wei Lan\n",
        "2019-12-24 21:03 民警张某: 到达现场\n2019-12-24 21:10 民警李某: 拍照\n"
        "2019-12-25 08:00 民警张某: 移交\n",
        "[2019-12-24 21:03:11] ERROR: disk\n[2019-12-24 21:03:12] INFO: retry\n"
        "[2019-12-24 21:03:13] ERROR: disk\n",
    ],
)
def test_a_list_of_other_things_is_no_chat(text: str) -> None:
    assert message_log.identify(paper(text)) is None


def test_a_dash_before_the_time_is_no_part_of_the_name() -> None:
    stamps = ("Ming — 12/05/2024 21:03", "Ann — 12/05/2024 21:04", "Ming — 13/05/2024 08:03")
    log = "".join(f"{stamp}\nhello there\n" for stamp in stamps)
    assert [e.person for e in read(log).events] == ["Ming", "Ann", "Ming"]


@pytest.mark.parametrize(
    ("text", "automatic"),
    [
        ("Missed voice call", "yes"),
        ("\u200eMissed video call, \u200eTap to call back", "yes"),
        ("Voice call, 2 min", "yes"),
        ("[语音通话] 通话时长 02:11", "yes"),
        ("未接语音通话", "yes"),
        ("对方已取消", "yes"),
        ("I missed your call", ""),
        ("Received.", ""),
        ("来电话再说", ""),
    ],
)
def test_a_call_within_a_chat_was_written_by_nobody(text: str, automatic: str) -> None:
    log = WHATSAPP.replace("I will not sign that.", text)
    assert [e.detail("automatic") for e in read(log).events] == ["", automatic, ""]


def test_a_short_chat_in_chinese_is_read() -> None:
    said = (("陶军", "下午三点老地方见"), ("魏岚", "收到"), ("陶军", "带上材料"))
    log = "".join(f"2019-12-24 21:0{n}:11 {who}\n{text}\n" for n, (who, text) in enumerate(said))
    assert [e.person for e in read(log).events] == ["陶军", "魏岚", "陶军"]


@pytest.mark.parametrize("shape", ["{} {} {}: {}\n", "{} {} {}\n{}\n"])
def test_a_plain_log_in_which_one_speaks_to_another_is_read(shape: str) -> None:
    said = (("Tao Jun", "are you at home"), ("Wei Lan", "left at nine"), ("Tao Jun", "meet at ten"))
    log = "".join(shape.format("2019-12-24", f"21:0{n}", *s) for n, s in enumerate(said))
    assert [(e.person, e.detail("text")) for e in read(log).events] == list(said)


def test_a_time_in_utc_may_be_of_the_day_beside() -> None:
    log = "".join(
        f"[2019-12-24T{hour}:00:00Z] {who}: {said}\n"
        for hour, who, said in (("09", "Tao", "hello"), ("11", "Wei", "hi"), ("21", "Tao", "bye"))
    )
    told = read(log)
    sent = [e.when for e in told.events if isinstance(e.when, UncertainDate)]
    days = [(when.earliest, when.latest) for when in sent]
    before, day, after = (date(2019, 12, n) for n in (23, 24, 25))
    assert days == [(before, day), (before, after), (day, after)]
    assert all("printed in UTC" in e.inferred for e in told.events)
    assert {d.value for d in told.dates} == {UncertainDate.day(day)}


def test_letters_sent_by_mail_are_no_chat() -> None:
    sent = "Sent: Tuesday, December 24, 2019 9:0{} PM\nTo: Wei\nSubject: papers\n\nplease\n\n"
    mail = "From: {}\n" + sent
    text = "".join(mail.format(who, n) for n, who in enumerate(("Tao", "Wei", "Tao")))
    assert message_log.identify(paper(text)) is None


TABLES = [
    'Date,Sender,Message\n2019-12-24 21:03:11,Tao,"please send, now"\n'
    "2019-12-24 21:05:40,Wei,no\n2019-12-25 08:00:02,Tao,why not\n",
    "no;Time;Date;Author;Text\n1;21:03;24/12/2019;Tao;please send, now\n2;21:05;24/12/2019;Wei;no\n"
    "3;08:00;25/12/2019;Tao;why not\n",
    "时间\t发送者\t内容\n2019-12-24 21:03:11\tTao\tplease send, now\n2019-12-24 21:05:40\tWei\tno\n"
    "2019-12-25 08:00:02\tTao\twhy not\n",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_messages_is_read_by_its_columns(table: str) -> None:
    events = read(table).events
    assert [(e.person, e.detail("to")) for e in events] == [
        ("Tao", "Wei"), ("Wei", "Tao"), ("Tao", "Wei")
    ]  # fmt: skip
    assert [e.detail("text") for e in events] == ["please send, now", "no", "why not"]
    days = [e.when.only_day for e in events if isinstance(e.when, UncertainDate)]
    assert days == [date(2019, 12, 24), date(2019, 12, 24), date(2019, 12, 25)]


def test_to_whom_is_what_the_table_says() -> None:
    rows = "Date,From,To,Message\n2019-12-24,Tao,Wei,hello\n2019-12-24,Wei,Tao,hi\n"
    events = read(rows + "2019-12-25,Tao,Lin,are you there\n2019-12-26,Tao,,anybody?\n").events
    assert [e.detail("to") for e in events] == ["Wei", "Tao", "Lin", ""]
    assert not any("only other" in e.inferred for e in events)


def test_a_time_of_a_table_in_utc_may_be_of_the_day_beside() -> None:
    rows = "".join(f"2019-12-2{n}T21:03:11Z,{w},please\n" for n, w in enumerate(("A", "B", "A")))
    when = read("timestamp,sender,text\n" + rows).events[0].when
    assert isinstance(when, UncertainDate)
    assert (when.earliest, when.latest) == (date(2019, 12, 20), date(2019, 12, 21))


@pytest.mark.parametrize(
    "text",
    [
        "Date,From,To,Text\n2019-12-24,Bangkok,Seoul,TG614\n2019-12-25,Seoul,Bangkok,KE12\n"
        "2019-12-26,Bangkok,Seoul,TG614\n",
        "Date,From,Text\n2019-12-24,Shop,100 EUR\n2019-12-25,Shop,20 EUR\n2019-12-26,Inn,10 EUR\n",
        # No column says who wrote.
        "Date,Time,Message\n2019-12-24,21:03,please\n2019-12-24,21:05,no\n2019-12-25,8:00,ok\n",
    ],
)
def test_another_table_is_none_of_messages(text: str) -> None:
    assert message_log.identify(paper(text)) is None
