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
