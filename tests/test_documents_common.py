"""Shared reading of papers: joined pages, damaged dates, keywords with a misread character."""

from __future__ import annotations

import random
import re

import pytest
from court_papers import PERSON, claims, judgment, paper, read
from hypothesis import given
from hypothesis import strategies as st

from forensics.documents.common.build import Builder
from forensics.documents.common.han import fuzzy, number
from forensics.documents.common.joined import join
from forensics.temporal.edtf import to_edtf


@given(st.lists(st.text("章未名被2016年 \nAb。", max_size=60), min_size=1, max_size=3))
def test_every_character_knows_where_it_is_printed(pages: list[str]) -> None:
    document = paper(*pages)
    joined = join(document)
    for i, char in enumerate(joined.text):
        page, offset = joined.spots[i]
        if char == " ":
            assert joined.spots[i] == joined.spots[i - 1]
        else:
            assert document.page(page).text[offset] == char


def test_headers_and_page_numbers_are_left_out() -> None:
    pages = [f"SPECIMEN\n第一行文字\n第{n}段在这里\n继续\n末行\n- {n} -" for n in (1, 2, 3)]
    assert "SPECIMEN" not in join(paper(*pages)).text
    assert "-" not in join(paper(*pages)).text
    # A date alone on the last line is no page number.
    assert join(paper("正文\n二〇一六年十月二日")).text.endswith("二〇一六年十月二日")


def test_blanks_stay_between_latin_words_and_before_a_date_in_numerals() -> None:
    assert join(paper("Case\nNo 12 刑 事")).text == "Case No 12刑事"
    text = (
        "本裁定送达后即发生法律效力，本裁定送达后即发生法律效力。\n审判员 龚三\n二〇一八年四月二日"
    )
    assert "龚三 二〇一八年" in join(paper(text)).text


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("二〇一六年十月二", {"2016-10-02", "2016-10-20..2016-10-29"}),  # 日 is hidden
        ("二〇一六年十月二日", {"2016-10-02"}),
        ("二〇一七年十一月九", {"2017-11-09"}),  # nothing can follow 九
        # There is no 30 February.
        ("二〇一六年二月三", {"2016-02-03"}),
    ],
)
def test_a_day_that_may_go_on(printed: str, expected: set[str]) -> None:
    builder = Builder(join(paper(f"审判员 龚澄\n{printed}\n书记员 岑溪")), "test")
    (found,) = builder.dates()
    readings = getattr(found.value, "readings", ())
    shown = {
        to_edtf(type(found.value)((r,))) if r.is_day else f"{r.earliest}..{r.latest}"
        for r in readings
    }
    assert shown == expected


@pytest.mark.parametrize(
    ("printed", "years"),
    [("□一八年九月二十七日", {2018}), ("二□□八年五月二日", {2008, 2018, 2028, 2038, 2048})],
)
def test_a_year_has_the_numerals_that_are_left_of_it(printed: str, years: set[int]) -> None:
    builder = Builder(join(paper(f"人民陪审员梁燕梅\n{printed}\n书记员 岑溪")), "test")
    (found,) = builder.dates()
    readings = getattr(found.value, "readings", ())
    assert years <= {r.earliest.year for r in readings if r.earliest}
    assert all(r.earliest and str(r.earliest.year)[-1] == "8" for r in readings)


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_to_a_paper_breaks_its_reading(seed: int) -> None:
    rng = random.Random(seed)
    text = (
        judgment(PERSON + "于2016年3月8日被刑事拘留，后被取保候审，2016年9月1日被逮捕。")
        .pages[0]
        .text
    )
    damaged = "".join(rng.choice(text + "□") if rng.random() < 0.05 else c for c in text)
    cut = rng.randrange(len(damaged))
    document = paper(damaged[:cut], damaged[cut:])
    for name in claims(document):
        for fact in read(document, name).facts:
            assert fact.provenance.quote


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("取保候审", "被取保侯审", True),
        ("刑事拘留", "被刑亊拘留", True),
        ("刑事拘留", "被行政拘留", False),
        ("逮捕", "被逮埔", False),  # too short to forgive
    ],
)
def test_fuzzy(word: str, text: str, found: bool) -> None:
    assert bool(re.search(fuzzy(word), text)) is found


def test_fuzzy_does_not_take_another_word() -> None:
    assert not re.search(fuzzy("提起公诉", "提起上诉"), "向本院提起上诉")
    assert re.search(fuzzy("提起公诉", "提起上诉"), "向本院提起公拆")


@pytest.mark.parametrize(
    ("text", "value"),
    [("十八", 18), ("一万二千", 12000), ("二百零五", 205), ("24", 24), ("某", None)],
)
def test_number(text: str, value: int | None) -> None:
    assert number(text) == value
