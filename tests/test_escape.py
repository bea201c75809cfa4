"""Nothing from a document can act on a terminal, and nothing is dropped."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.escape import MOST_MARKS, visible

anything = st.text(st.characters(codec=None))


@given(anything, st.booleans())
def test_nothing_invisible_is_left(text: str, newlines: bool) -> None:
    shown = visible(text, newlines=newlines)
    for char in shown:
        allowed = char == "\n" and newlines
        assert allowed or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"), char
        assert char not in "\u2028\u2029"


@given(anything)
def test_it_is_stable(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_what_is_visible_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "⟨U+001B⟩[31mred"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\ud800", "⟨U+D800⟩"),
        ("one\ntwo", "one / two"),
        ("one\r\ntwo", "one⟨U+000D⟩ / two"),
        ("a\tb", "a b"),
        ("[bold]年[/bold]", "[bold]年[/bold]"),
    ],
)
def test_examples(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_towers_of_marks_are_cut_visibly() -> None:
    shown = visible("e" + "\u0301" * (MOST_MARKS + 2))
    assert shown.count("\u0301") == MOST_MARKS
    assert shown.count("⟨U+0301⟩") == 2


def test_lines_are_kept_where_asked() -> None:
    assert visible("one\ntwo", newlines=True) == "one\ntwo"
