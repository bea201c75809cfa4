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
