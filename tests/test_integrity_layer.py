"""The hidden layer of a scan against its picture, on dates and numbers."""

from __future__ import annotations

import random
from contextlib import closing

import pypdfium2
import pytest

from forensics.intake.engines import open_engine, tesseract
from forensics.integrity import layer_digits
from forensics.integrity.seen import Seen
from forensics.integrity.sheet import Sheet

for package in ("reportlab", "fpdf", "pypdf"):
    pytest.importorskip(package, reason="draws the files; pip install '.[dev]'")

from benchmarks.inspect import makers, scans  # noqa: E402

scanned = pytest.mark.skipif(
    not tesseract.available(), reason="tesseract makes the layers: apt-get install tesseract-ocr"
)


def seen(data: bytes, *names: str) -> list[Seen]:
    engines = [open_engine(name, "en" if name == "tesseract" else "auto") for name in names]
    with (
        closing(pypdfium2.PdfDocument(data)) as document,
        closing(Sheet(document, 0)) as sheet,
    ):
        assert layer_digits.has_layer(sheet)
        return [s for s in layer_digits.check(sheet, 1, engines) if s.notable]


@scanned
@pytest.mark.ocr
@pytest.mark.parametrize("engine", ["rapidocr", "tesseract"])
def test_a_figure_changed_in_the_layer_is_told_with_both_readings(engine: str) -> None:
    found = seen(scans.layer_changed(random.Random(3)), engine)
    (one,) = found
    assert one.trust == "measured"
    assert one.error_rate
    figures = layer_digits.figures(one.before)
    assert len(figures) == len(one.after)
    assert sum(a != b for a, b in zip(figures, one.after, strict=True)) == 1


@scanned
@pytest.mark.ocr
def test_a_picture_retyped_or_pasted_is_told() -> None:
    assert seen(scans.picture_retyped(random.Random(4)), "rapidocr")
    assert seen(scans.picture_pasted(random.Random(5)), "rapidocr")
    assert seen(scans.picture_retyped_by_lines(random.Random(6)), "rapidocr")


@scanned
@pytest.mark.ocr
@pytest.mark.parametrize("draw", scans.HONEST)
def test_honest_scans_are_left_alone(draw: scans.Draw) -> None:
    assert seen(draw(random.Random(7)), "rapidocr", "tesseract") == []


def test_a_page_of_text_is_no_scan() -> None:
    data = makers.fpdf_paper(random.Random(1)).data
    with closing(pypdfium2.PdfDocument(data)) as document, closing(Sheet(document, 0)) as sheet:
        assert not layer_digits.has_layer(sheet)


def test_what_of_a_reading_belongs_to_the_token() -> None:
    assert layer_digits.nearest("12032016", "712032016") == "12032016"
    assert layer_digits.nearest("12032016", "12082016") == "12082016"
    assert layer_digits.nearest("12032016", "1203201") == "1203201"
    assert layer_digits.nearest("12032016", "99") == ""
    assert layer_digits.nearest("12032016", "") == ""
