"""Chats, and denials beside them, as people keep and tell them: no rule may be certain of a clash.

Beside each life stands the plain contradiction, which must still be found.
"""

from __future__ import annotations

import pytest
from test_rules_honest_lives import certain

OTHER = "Lin Yuan"


def log(*days: str, other: str = "Tao Jun", alone: bool = False) -> str:
    """A chat of Zhang Weiming with another, who answers each message on its day."""
    lines = []
    for n, day in enumerate(days, 1):
        lines.append(f"[{day}, 10:0{n}:00] Zhang Weiming: word {n}")
        lines += [] if alone else [f"[{day}, 10:1{n}:00] {other}: answer {n}"]
    return "\n".join(lines) + "\n"


FIRST = log("2019-12-14", "2019-12-16", "2019-12-19")


@pytest.mark.parametrize(
    "second",
    [
        log("2019-11-03", "2019-12-21", other=OTHER),  # with somebody else, over the same weeks
        log("2019-11-03", "2019-11-09"),  # an earlier part of the same chat
        log("2019-11-03", "2019-12-21", alone=True),  # to somebody who never answered
    ],
)
def test_two_chats_may_stand_in_one_file(second: str) -> None:
    assert "STMT-11" not in certain(FIRST + second)


def test_pages_of_a_chat_may_be_put_together_in_any_order() -> None:
    assert "STMT-11" not in certain((FIRST, log("2019-11-03", "2019-12-21")))


def test_one_chat_that_goes_back_and_on_again_is_found() -> None:
    assert "STMT-11" in certain(FIRST + log("2019-11-03", "2019-12-21"))


def denied(words: str) -> str:
    return (
        "WITNESS STATEMENT\nI, Zhang Weiming, say:\nI was born on 17 August 1991.\n"
        f"{words}\nSigned\nDate: 1 March 2020\n"
    )


PERIOD = "From 1 December 2019 to 31 December 2019 "


@pytest.mark.parametrize(
    ("words", "clash"),
    [
        ("I contacted no one abroad.", False),
        ("I did not contact anyone abroad.", False),
        ("I did not contact anyone outside China.", False),
        ("I did not contact anyone in Korea.", False),
        ("I had no contact.", False),
        ("I had no contact with him.", False),
        ("I did not contact him or her.", False),
        ("I did not contact the victim.", False),
        ("I had no contact with anyone.", True),
        ("I contacted no one.", True),
        ("I did not contact Tao Jun.", True),
    ],
)
def test_a_denial_reaches_no_further_than_its_words(words: str, clash: bool) -> None:
    assert ("STMT-03" in certain(FIRST, denied(PERIOD + words))) == clash


@pytest.mark.parametrize(
    ("words", "clash"),
    [
        ("我没有联系过境外的任何人。", False),
        ("我没有在国内联系过。", False),
        ("我没有与他联系。", False),
        ("我没有联系。", False),
        ("我没有联系过被害人。", False),
        ("我没有与任何人联系。", True),
        ("我没有与陶军联系。", True),
    ],
)
def test_a_denial_in_chinese_reaches_no_further_either(words: str, clash: bool) -> None:
    chat = FIRST.replace("Zhang Weiming", "章未名").replace("Tao Jun", "陶军")
    told = (
        "陈述书\n本人章未名，1991年8月17日出生。\n"
        f"2019年12月1日至2019年12月31日，{words}\n陈述人：章未名\n2020年3月1日\n"
    )
    assert ("STMT-03" in certain(chat, told)) == clash


def test_what_narrows_nothing_in_one_denial_may_narrow_another() -> None:
    """Abroad is all of a journey and a part of contact; to see somebody is a part of a journey."""
    stamp = "章未名\n\n中国边检\n出境 EXIT\n2016.06.12\n浦东 0318"
    told = (
        "陈述书\n本人章未名，1991年8月17日出生。\n2016年6月1日至2016年6月30日，我没有离开中国{}。\n"
        "陈述人：章未名\n2020年3月1日\n"
    )
    assert "STMT-02" in certain(told.format(""), stamp)
    assert "STMT-02" not in certain(told.format("会见陶军"), stamp)


def test_a_message_of_a_day_in_utc_may_be_of_the_next_where_it_was_sent() -> None:
    def chat(hour: str) -> str:
        said = (("Zhang Weiming", "are you there"), ("Tao Jun", "yes"), ("Zhang Weiming", "good"))
        return "".join(f"[2019-12-14T{hour}:0{n}:00Z] {w}: {t}\n" for n, (w, t) in enumerate(said))

    until = denied("From 1 December 2019 to 14 December 2019 I did not contact Tao Jun.")
    assert "STMT-03" not in certain(chat("23"), until)
    assert "STMT-03" in certain(chat("23").replace("12-14", "12-12"), until)
