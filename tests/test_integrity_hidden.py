"""Text that cannot be seen is found, however it is hidden; what is seen is left alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing

import pypdfium2
import pytest

from forensics.integrity import hidden
from forensics.integrity.seen import Seen
from forensics.integrity.sheet import Sheet

for package in ("reportlab", "fpdf", "pypdf"):
    pytest.importorskip(package, reason="draws the files; pip install '.[dev]'")

from benchmarks.inspect import hide, makers, revise  # noqa: E402

Change = Callable[[makers.Paper, random.Random], bytes]
WHY = {
    "bar": "covered", "thick_line": "covered", "picture_over": "covered", "note_over": "covered",
    "replaced": "covered", "redaction_left": "redact", "invisible": "invisible",
    "clear": "colour", "off_page": "off", "white": "colour", "tiny": "tiny", "clipped": "cut",
    "switched_off": "cut",
}  # fmt: skip


def seen(data: bytes) -> list[Seen]:
    with closing(pypdfium2.PdfDocument(data)) as document:
        found = []
        for index in range(len(document)):
            with closing(Sheet(document, index)) as sheet:
                found += list(hidden.check(sheet, index + 1))
        return found


@pytest.mark.parametrize("change", hide.HIDDEN)
def test_hidden_text_is_told_with_what_hides_it(change: Change) -> None:
    rng = random.Random(7)
    paper = makers.built(makers.fpdf_paper(rng), rng)
    found = [s for s in seen(change(paper, rng)) if s.notable]
    assert [hidden.WORDS[WHY[change.__name__]] in s.seen for s in found] == [True] * len(found)
    assert found
    assert all(s.trust == "fact" and s.before and s.shares for s in found)
    assert any(c.isdigit() for s in found for c in s.before), "the date is never dropped"


@pytest.mark.parametrize("change", hide.SEEN)
@pytest.mark.parametrize("maker", makers.MAKERS)
def test_what_is_seen_is_left_alone(
    maker: Callable[[random.Random], makers.Paper], change: Change
) -> None:
    rng = random.Random(9)
    paper = makers.built(maker(rng), rng)
    assert [s for s in seen(change(paper, rng)) if s.notable] == []


def test_one_covered_figure_with_another_over_it() -> None:
    rng = random.Random(1)
    paper = makers.fpdf_paper(rng)
    day = paper.days[0]
    at = next(i for i, c in enumerate(day) if c.isdigit())
    left, bottom, right, top = revise.place(paper.data, day)
    page = hide._Page(paper)
    width = (right - left) / len(day)
    box = (left + at * width, bottom - 1, left + (at + 1) * width, top + 1)
    page.draw(f"1 g {hide._rect(box)} f 0 g {hide._words('8', box[0], bottom, 9)}")
    found = [s for s in seen(page.saved(rng)) if s.notable]
    assert [s.before for s in found] == [day[at]]


def test_what_is_left_out_of_a_huge_page_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forensics.integrity.sheet.MOST_CHARS", 20)
    (one,) = seen(makers.reportlab_paper(random.Random(4)).data)[:1]
    assert "only the first of them were" in one.seen
    assert not one.notable


def test_a_long_hidden_text_is_cut_in_the_sentence_and_kept_in_the_record() -> None:
    page = hide._Page(makers.fpdf_paper(random.Random(1)))
    page.draw(hide._words("x" * 900 + " 12.03.2016", -9000, 30))
    found = [s for s in seen(page.saved(random.Random(1))) if s.notable]
    assert all(len(s.seen) < 500 for s in found)
    assert any("12.03.2016" in s.before for s in found)
