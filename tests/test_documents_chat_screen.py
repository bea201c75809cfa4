"""Chats on pictures of a telephone's screen: side, day and text of each bubble."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forensics.documents import Context, message_log, passport_stamps
from forensics.events import Event, Extraction
from forensics.intake import stamps
from forensics.intake.lines import Line, LineChar, rectangle
from forensics.intake.regions import Canvas
from forensics.intake.stamps import find_stamps
from forensics.records import Box, Document, Page, Word
from forensics.temporal.readings import UncertainDate

WIDE, HIGH = 1000, 2000
Row = tuple[str, int, int, int]
"""Text, left and right edge, top."""

WECHAT: tuple[Row, ...] = (
    ("21:15", 60, 150, 20),
    ("陶先生", 420, 580, 90),
    ("2019年12月24日 晚上9:03", 330, 670, 210),
    ("请在本月底前发来", 160, 560, 300),
    ("我不会签", 640, 840, 420),
    ("2019年12月25日 上午8:00", 330, 670, 560),
    ("再想想", 160, 310, 650),
    ("你知道后果", 160, 410, 710),
)
WHATSAPP: tuple[Row, ...] = (
    ("9:41", 60, 150, 20),
    ("Mr Tao", 170, 330, 90),
    ("24 December 2019", 360, 640, 210),
    ("Please send it. 21:03", 60, 500, 300),
    ("I will not sign that. 21:05", 480, 950, 420),
    ("25 December 2019", 360, 640, 560),
    ("Think again. 08:00", 60, 420, 650),
)


def page(rows: tuple[Row, ...], wide: int = WIDE, high: int = HIGH) -> Page:
    words: list[Word] = []
    text = ""
    for line, left, right, top in rows:
        step = (right - left) / len(line)
        at = 0
        for part in line.split(" "):
            first = left + round(step * at)
            last = left + round(step * (at + len(part)))
            words.append(Word(part, Box(first, top, last, top + 48), 0.99, len(text) + at))
            at += len(part) + 1
        text += line + "\n"
    return Page(1, wide, high, 0, "test", text, tuple(words), len(text))


def paper(rows: tuple[Row, ...], wide: int = WIDE, high: int = HIGH) -> Document:
    return Document("chat.png", "0" * 64, "image/png", (page(rows, wide, high),))


def read(rows: tuple[Row, ...]) -> Extraction:
    document = paper(rows)
    claim = message_log.identify(document)
    assert claim is not None
    return message_log.extract(document, claim, Context())


def days(events: tuple[Event, ...]) -> list[date | None]:
    return [e.when.only_day if isinstance(e.when, UncertainDate) else None for e in events]


@pytest.mark.parametrize(
    ("rows", "name", "texts"),
    [
        (WECHAT, "陶先生", ["请在本月底前发来", "我不会签", "再想想\n你知道后果"]),
        (WHATSAPP, "Mr Tao", ["Please send it.", "I will not sign that.", "Think again."]),
    ],
)
def test_a_bubble_has_side_day_and_text(rows: tuple[Row, ...], name: str, texts: list[str]) -> None:
    extraction = read(rows)
    assert [e.detail("text") for e in extraction.events] == texts
    assert [e.person for e in extraction.events] == [name, "Me", name]
    assert days(extraction.events) == [date(2019, 12, 24)] * 2 + [date(2019, 12, 25)]
    assert all("on the screen" in e.inferred for e in extraction.events)


def test_the_owner_has_no_name_and_the_other_one_that_of_the_title() -> None:
    persons = {p.key: p for p in read(WECHAT).persons}
    assert persons["Me"].facts == ()
    (name,) = persons["陶先生"].facts
    assert name.provenance.quote == "陶先生"


def test_a_group_names_no_writer() -> None:
    rows = (WECHAT[0], ("家人(5)", 420, 580, 90), *WECHAT[2:])
    extraction = read(rows)
    assert [e.person for e in extraction.events] == ["", "Me", ""]
    assert not any(p.facts for p in extraction.persons)


@pytest.mark.parametrize("told", ["昨天 21:03", "21:03", "12月24日 21:03", "Yesterday 21:03"])
def test_a_time_without_a_year_gives_no_day(told: str) -> None:
    rows = tuple((told, *r[1:]) if "2019" in r[0] else r for r in WECHAT)
    extraction = read(rows)
    assert days(extraction.events) == [None] * 3
    assert {w.code for w in extraction.warnings} == {"message-undated"}


def test_a_bubble_as_wide_as_the_screen_has_no_writer() -> None:
    rows = (*WECHAT, ("一句从左到右占满整个屏幕的话", 100, 900, 900))
    assert read(rows).events[-1].person == ""


def test_what_stands_in_the_pictures_of_writers_is_not_said() -> None:
    rows = (*WECHAT[:4], ("M", 60, 100, 360), *WECHAT[4:])
    assert [e.detail("text") for e in read(rows).events][:2] == ["请在本月底前发来", "我不会签"]


@pytest.mark.parametrize(
    ("rows", "wide", "high"),
    [
        (WECHAT, 1000, 1414),  # paper
        (tuple(r for r in WECHAT if "2019" not in r[0]), WIDE, HIGH),  # no time at all
        # A slip with its day in the middle: no time of day.
        (
            (("2019年12月24日", 400, 600, 300), ("收据", 160, 300, 400), ("金额", 160, 300, 600)),
            WIDE,
            HIGH,
        ),
    ],
)
def test_near_misses_are_not_claimed(rows: tuple[Row, ...], wide: int, high: int) -> None:
    assert message_log.identify(paper(rows, wide, high)) is None


def canvas(rows: tuple[Row, ...], wide: int, high: int) -> Canvas:
    picture = np.full((high, wide, 3), 237, np.uint8)
    lines = []
    for text, left, right, top in rows:
        # Bubbles: filled with the colour of WeChat's own.
        picture[top - 20 : top + 70, left - 20 : right + 20] = (149, 236, 105)
        chars = tuple(
            LineChar(c, n / len(text), (n + 1) / len(text), 0.99) for n, c in enumerate(text)
        )
        lines.append(Line(rectangle(left, top, right, top + 48), chars, 0.99))
    return Canvas(picture, tuple(lines), 0, lambda p: lines[0], lambda p: tuple(lines), lambda p: p)


def test_coloured_bubbles_are_no_stamps() -> None:
    assert find_stamps(canvas(WECHAT, WIDE, HIGH)) == ()
    assert find_stamps(canvas(WHATSAPP, WIDE, HIGH)) == ()


def test_a_passport_photographed_upright_is_no_screen() -> None:
    rows = (("12 MAY 2019 14:05", 330, 670, 210), ("30 MAY 2019 09:10", 330, 670, 560))
    assert stamps._is_screen(canvas(rows, WIDE, HIGH))
    machine = ("P<CHNSHEN<<YANZHOU<<<<<<<<<<", 60, 940, 1800)
    assert not stamps._is_screen(canvas((*rows, machine), WIDE, HIGH))
    level = canvas(rows, WIDE, HIGH)
    askew = Line(level.lines[0].quad + np.array([[0, 0], [0, 30], [0, 30], [0, 0]], np.float32),
                 level.lines[0].chars, 0.99)  # fmt: skip
    assert not stamps._is_screen(replace(level, lines=(askew, level.lines[1])))


def test_one_time_and_the_clock_are_enough() -> None:
    rows = tuple(r for r in WECHAT if "25日" not in r[0])
    assert find_stamps(canvas(rows, WIDE, HIGH)) == ()


RECORD: tuple[Row, ...] = (
    ("出入境记录查询结果", 500, 1100, 100),
    ("1 2017-01-12 出境 厦门 泰国", 100, 900, 300),
    ("2 2017-01-20 入境 厦门 泰国", 100, 900, 380),
)


def test_a_table_of_crossings_has_no_stamps() -> None:
    assert find_stamps(canvas(RECORD, 1600, 2200)) == ()


def test_a_screen_is_no_page_of_a_passport() -> None:
    assert passport_stamps.identify(paper(WECHAT)) is None


def test_the_case_file_says_whose_telephone_it_is() -> None:
    document = paper(WECHAT)
    claim = message_log.identify(document)
    assert claim is not None
    extraction = message_log.extract(document, claim, Context(asserted_by="魏岚"))
    assert [e.person for e in extraction.events] == ["陶先生", "魏岚", "陶先生"]
    assert "as the case file names" in extraction.events[1].inferred
    assert not {p.key: p for p in extraction.persons}["魏岚"].facts


def test_a_bubble_above_the_first_time_is_kept_without_a_day() -> None:
    rows = (*WECHAT[:2], ("好的", 160, 260, 160), *WECHAT[2:])
    extraction = read(rows)
    assert extraction.events[0].detail("text") == "好的"
    assert days(extraction.events)[0] is None
    assert extraction.events[0].person == "陶先生"
    assert "message-undated" in {w.code for w in extraction.warnings}


def test_what_the_telephone_says_is_no_title() -> None:
    rows = (("中国移动", 60, 220, 20), *WECHAT[1:])
    assert {p.key for p in read(rows).persons} == {"陶先生", "Me"}
