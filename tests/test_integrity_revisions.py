"""Older states of a PDF: what changed is found, what honest programs append is not flagged."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from forensics.integrity import revisions
from forensics.integrity.revision_chain import ends
from forensics.integrity.seen import Seen

for package in ("reportlab", "fpdf", "pypdf", "pyhanko"):
    pytest.importorskip(package, reason="draws the files; pip install '.[dev]'")

from benchmarks.inspect import makers, revise  # noqa: E402

Save = Callable[[makers.Paper, random.Random], bytes]


def notable(data: bytes) -> list[Seen]:
    return [s for s in revisions.check(data) if s.notable]


@pytest.mark.parametrize("maker", makers.MAKERS)
@pytest.mark.parametrize("save", revise.ALTERED)
def test_an_edit_is_found(maker: Callable[[random.Random], makers.Paper], save: Save) -> None:
    rng = random.Random(3)
    paper = makers.built(maker(rng), rng, encrypt=False)
    assert notable(save(paper, rng))


@pytest.mark.parametrize("maker", makers.MAKERS)
@pytest.mark.parametrize("save", revise.HONEST)
def test_an_honest_save_is_context_at_most(
    maker: Callable[[random.Random], makers.Paper], save: Save
) -> None:
    rng = random.Random(4)
    paper = makers.built(maker(rng), rng, encrypt=False)
    assert notable(save(paper, rng)) == []


def test_old_and_new_words_the_older_date_and_both_pictures() -> None:
    rng = random.Random(1)
    paper = makers.fpdf_paper(rng)
    (change,) = (s for s in notable(revise.overwritten(paper, rng)) if s.before and s.after)
    gone = {d.quote for d in change.superseded}
    assert gone & set(paper.days) or any(d in change.after for d in paper.days)
    assert change.trust == "fact"
    assert change.page == 1
    assert [name for name, _ in change.crops] == ["before", "after"]
    assert change.repeat.startswith("head -c ")
    assert change.innocent


def test_a_date_retyped_is_named_with_both_dates() -> None:
    rng = random.Random(8)
    paper = makers.chromium_like_paper(rng)
    seen = notable(revise.retyped(paper, rng))
    assert any(d.quote in paper.days for s in seen for d in s.superseded)


def test_a_field_that_had_a_value_and_has_another() -> None:
    rng = random.Random(2)
    once = revise.filled(makers.fpdf_paper(rng), rng)
    writer = revise._writer(once)
    values = {"applicant": "Other Specimen, 05.05.2015"}
    writer.update_page_form_field_values(writer.pages[0], values, auto_regenerate=False)
    (change,) = (s for s in notable(revise._saved(writer)) if "field" in s.seen)
    assert "Lin Specimen" in change.before
    assert change.after == "Other Specimen, 05.05.2015"


def test_the_first_section_of_a_linearised_file_is_no_state() -> None:
    rng = random.Random(5)
    paper = makers.fpdf_paper(rng)
    import io

    import pikepdf

    out = io.BytesIO()
    pikepdf.open(io.BytesIO(paper.data)).save(out, linearize=True)
    assert ends(out.getvalue()) == [len(out.getvalue())]
    later = revise.described(makers.Paper(out.getvalue(), "", (), ()), rng)
    assert ends(later) == [len(out.getvalue()), len(later)]


def test_what_looks_like_an_end_is_none() -> None:
    data = makers.fpdf_paper(random.Random(5)).data
    inside = data.replace(b"%PDF-1.3\n", b"%PDF-1.3\n% startxref 99 %%EOF\n", 1)
    assert len(ends(inside)) == 1
    assert ends(data + b"\n\n\0") == [len(data) + 3]
    assert ends(b"") == [0]
