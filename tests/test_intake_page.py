"""Lines become a page: order, words, offsets, boxes; and pages become JSON and back."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forensics.intake import pagejson, scan
from forensics.intake.lines import Line, LineChar, rectangle
from forensics.intake.page import Writer, in_order, warning
from forensics.records import Box, Document, Page, Region, Span


def line(text: str, left: float, top: float, width: float, height: float = 20) -> Line:
    n = max(1, len(text))
    chars = tuple(LineChar(c, i / n, (i + 1) / n, 0.99) for i, c in enumerate(text))
    return Line(rectangle(left, top, left + width, top + height), chars, 0.99)


def write(lines: list[Line], size: tuple[int, int] = (1000, 1000)) -> Writer:
    writer = Writer(*size, lambda points: points)
    for i, row in enumerate(in_order(lines)):
        if i:
            writer.put("\n")
        writer.row(row)
    return writer


def test_rows_and_gaps() -> None:
    writer = write(
        [
            line("second", 10, 60, 60),
            line("cell", 300, 11, 40),  # far to the right on the first row
            line("first", 10, 10, 50),
            line("near", 66, 12, 40),  # a word's gap
            line("touching", 106, 12, 80),  # none
        ]
    )
    assert writer.text == "first neartouching  cell\nsecond"


def test_a_skewed_page_is_levelled_first() -> None:
    """At 3 degrees the right end of a long row stands lower than the row below begins."""
    slope = np.tan(np.radians(3))

    def slanted(text: str, left: float, top: float) -> Line:
        flat = line(text, left, top, 300)
        quad = flat.quad + np.array([0, slope], np.float32) * flat.quad[:, :1]
        return Line(quad.astype(np.float32), flat.chars, 0.99)

    rows = in_order(
        [slanted("b2", 600, 40), slanted("a2", 600, 10), slanted("b1", 0, 40), slanted("a1", 0, 10)]
    )
    assert [[ln.text for ln in row] for row in rows] == [["a1", "a2"], ["b1", "b2"]]


def test_words_are_runs_of_one_script() -> None:
    writer = write([line("于2016年3月 in Bail，取保", 0, 0, 190)])
    assert [w.text for w in writer.words] == [
        "于", "2016", "年", "3", "月", "in", "Bail", "，取保",
    ]  # fmt: skip
    for word in writer.words:
        assert writer.text[word.start : word.start + len(word.text)] == word.text
        assert "".join(c.text for c in word.chars) == word.text
    year = writer.words[1]
    assert year.box == Box(10, 0, 50, 20)
    assert year.chars[1].box == Box(20, 0, 30, 20)


def test_boxes_stay_on_the_page_and_are_never_empty() -> None:
    writer = write([line("abc", 990, 995, 60), line("x", 2000, 2000, 5)], (1000, 1000))
    for word in writer.words:
        for box in (word.box, *(c.box for c in word.chars)):
            assert 0 <= box.left < box.right <= 1000
            assert 0 <= box.top < box.bottom <= 1000


TEXTS = st.text(st.sampled_from("ab1 年二〇，("), min_size=1, max_size=12)


@given(st.lists(st.tuples(TEXTS, st.integers(0, 900), st.integers(0, 900)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_character_but_spaces_is_in_one_word(items: list[tuple[str, int, int]]) -> None:
    lines = [line(text, x, y, 90) for text, x, y in items]
    writer = write(lines)
    covered = sorted(
        i for word in writer.words for i in range(word.start, word.start + len(word.text))
    )
    solid = [i for i, c in enumerate(writer.text) if not c.isspace()]
    assert covered == solid
    assert len(solid) == sum(not c.isspace() for text, _, _ in items for c in text)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turning_back_finds_the_same_pixel(turn: int) -> None:
    picture = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    turned = scan.turned(picture, turn)
    back = scan.unturn(turn, 7, 5)
    for y in range(turned.shape[0]):
        for x in range(turned.shape[1]):
            middle = np.array([[x + 0.5, y + 0.5]], np.float32)
            px, py = scan.mapped(back, middle)[0]
            assert (turned[y, x] == picture[int(py), int(px)]).all()


def sample() -> Page:
    writer = write([line("二〇一六年 date", 10, 10, 200)])
    page = Page(3, 1000, 900, 200, "reader 1", writer.text, tuple(writer.words), len(writer.text),
                (Region("seal", Box(1, 2, 3, 4), 6, 6, "circle", "red", 2.5),), 90)  # fmt: skip
    told = warning(page, "date-damaged", "why", 0, 5)
    from dataclasses import replace

    char = replace(page.words[0].chars[1], alternatives=(("○", 0.2), ("", 0.1)))
    word = replace(page.words[0], chars=(page.words[0].chars[0], char, *page.words[0].chars[2:]))
    return replace(page, warnings=(told,), words=(word, *page.words[1:]))


def test_page_json_round_trip() -> None:
    page = sample()
    text = pagejson.dumps(page)
    assert "\n" not in text
    assert pagejson.from_json(json.loads(text), "") == page


def test_page_json_takes_the_name_and_number_it_has_now() -> None:
    page = pagejson.from_json(json.loads(pagejson.dumps(sample())), "other.pdf", 7)
    assert page.number == 7
    where = page.warnings[0].provenance
    assert where is not None
    assert (where.document, where.page, where.span.page) == ("other.pdf", 7, 7)


@pytest.mark.parametrize("broken", [{}, {"format": 99}, {"format": 1, "number": 1}])
def test_page_json_that_is_none(broken: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="page"):
        pagejson.from_json(broken, "")


def test_a_warning_cites_its_place() -> None:
    page = sample()
    document = Document("", "", "", (page,))
    assert page.warnings[0].provenance == document.cite(Span(3, 0, 5), "intake")
