"""The canonical form keeps the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.text.normalize import fold, normalize

TEXT = st.text() | st.text("２０１６年 1０月　３\n日— abc")


@given(TEXT)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_every_character_knows_where_it_came_from(text: str) -> None:
    done = normalize(text)
    assert len(done.offsets) == len(done.text) + 1
    assert list(done.offsets) == sorted(set(done.offsets))
    for i, c in enumerate(done.text):
        start, end = done.original(i, i + 1)
        assert fold(text[start:end]) == c


def test_forms() -> None:
    assert fold("２０１６．１０") == "2016.10"
    assert fold("๒๕๕๙ ١٤٣٧") == "2559 1437"
    assert fold("⽇⽉") == "日月"
    assert normalize("2016 年 10 月 31 日").text == "2016年10月31日"
    assert normalize("张 三 with two words").text == "张三 with two words"


def test_a_span_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        normalize("abc").original(2, 9)
