"""PDF pages as pictures, and layers as text; without an OCR engine."""

from __future__ import annotations

import ctypes
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from intake_files import page, pdf
from PIL import Image
from reportlab.pdfgen import canvas

from forensics.errors import DamagedError, EncryptedError, TooLargeError
from forensics.intake import layer, letters
from forensics.intake.guard import Limits
from forensics.intake.lines import Picture
from forensics.intake.pdf import DPI, Pdf, is_scan

LIMITS = Limits()


def shown(path: Path, number: int = 1) -> tuple[Picture, int]:
    with Pdf(path, LIMITS) as opened:
        return opened.picture(number)


def quarters(width: int = 612, height: int = 792) -> Image.Image:
    """Four grays: dark top left, lighter clockwise; a JPEG keeps them."""
    image = Image.new("RGB", (width, height))
    for box, level in (
        ((0, 0), 20),
        ((width // 2, 0), 90),
        ((width // 2, height // 2), 160),
        ((0, height // 2), 230),
    ):
        image.paste((level,) * 3, (*box, box[0] + width // 2, box[1] + height // 2))
    return image


def corners(picture: Picture) -> list[int]:
    """Gray of the four quarters, clockwise from top left, rounded to tens."""
    h, w = picture.shape[:2]
    spots = ((h // 4, w // 4), (h // 4, 3 * w // 4), (3 * h // 4, 3 * w // 4), (3 * h // 4, w // 4))
    return [round(int(picture[y, x, 0]) / 10) * 10 for y, x in spots]


def test_a_page_that_is_a_picture_is_taken_not_drawn(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", picture=quarters(1224, 1584))
    picture, dpi = shown(path)
    assert picture.shape == (1584, 1224, 3)
    assert dpi == 144
    assert corners(picture) == [20, 90, 160, 230]


@pytest.mark.parametrize(
    ("rotate", "order"),
    [(90, [230, 20, 90, 160]), (180, [160, 230, 20, 90]), (270, [90, 160, 230, 20])],
)
def test_a_turned_page_is_shown_turned(tmp_path: Path, rotate: int, order: list[int]) -> None:
    path = pdf(tmp_path / "a.pdf", picture=quarters(), rotate=rotate)
    taken, _ = shown(path)
    assert corners(taken) == order
    with Pdf(path, LIMITS) as opened:
        drawn, _ = opened.render(1)
    assert corners(drawn) == order
    assert (taken.shape[0] > taken.shape[1]) == (drawn.shape[0] > drawn.shape[1])


def test_what_the_crop_box_hides_is_not_read(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", picture=quarters(), crop=(306, 396, 612, 792))
    picture, _ = shown(path)
    assert abs(picture.shape[0] - 396) <= 1
    assert abs(picture.shape[1] - 306) <= 1
    assert corners(picture) == [90] * 4


def test_a_picture_with_print_over_it_is_drawn_as_people_see_it(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", ("Filed 2016",), picture=quarters())
    picture, dpi = shown(path)
    assert dpi == DPI
    assert picture.shape == (2200, 1700, 3)


def test_an_invisible_layer_is_no_reason_to_draw(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", ("hidden text",), picture=quarters(), invisible=True)
    with Pdf(path, LIMITS) as opened:
        make = opened.make(1)
        assert is_scan(make)
        assert make.invisible == make.text == 1
    assert shown(path)[0].shape == (792, 612, 3)


LINES = ("Certificate of No Criminal Record", "issued on 12 June 2016 by the bureau")


@pytest.mark.parametrize("plumber", [True, False])
def test_both_readers_give_the_layer_in_pixels_of_the_drawing(
    tmp_path: Path, plumber: bool
) -> None:
    path = pdf(tmp_path / "a.pdf", LINES)
    with Pdf(path, LIMITS) as opened:
        opened.plumber = plumber
        found = opened.text_layer(1)
        drawn, _ = opened.render(1)
    assert tuple(line.text for line in found.lines) == LINES
    assert ("pdfplumber" in found.reader) == plumber
    for line in found.lines:
        left, top = line.quad[0].astype(int)
        right, bottom = line.quad[2].astype(int)
        assert drawn[top:bottom, left:right].min() < 80  # there is ink in the box
        aside = drawn[top:bottom, right + 12 : right + 60]
        assert aside.min() > 200  # and none behind it


def test_layers_that_cannot_be_text() -> None:
    assert layer.implausible("审判长 张某 2016") == ""
    assert layer.implausible("\ue001\ue002\ufffd\ue003") != ""
    assert layer.implausible("") == ""


@pytest.mark.parametrize(
    ("pairs", "differ"),
    [
        ([("Issued 12 June 2016", "lssued 12 June 2016")], False),  # a slip of reading
        ([("Issued 12 June 2016", "Issued 12 June 2013")], True),  # figures count
        ([("Jttvfe 23 Kvof 3127", "Issued 12 June 2016")], True),  # a shifted alphabet
        ([("被告人", "被告人"), ("２０１６年", "2016年")], False),  # width is no difference
        ([], False),
    ],
)
def test_layer_against_pixels(pairs: list[tuple[str, str]], differ: bool) -> None:
    assert bool(layer.disagrees(pairs)) == differ


def test_encrypted(tmp_path: Path) -> None:
    path = pdf(tmp_path / "locked.pdf", LINES, locked=True)
    with pytest.raises(EncryptedError) as caught:
        Pdf(path, LIMITS)
    assert "qpdf" in caught.value.advice


@pytest.mark.parametrize("keep", [9, 200, 0.6])
def test_truncated(tmp_path: Path, keep: float) -> None:
    whole = pdf(tmp_path / "a.pdf", LINES).read_bytes()
    path = tmp_path / "b.pdf"
    path.write_bytes(whole[: int(keep * len(whole)) if keep < 1 else int(keep)])
    with pytest.raises(DamagedError, match="cannot be opened"):
        Pdf(path, LIMITS)


def test_a_page_of_a_mile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    made = pypdfium2.PdfDocument.new()
    made.new_page(14_000, 14_000)
    made.save(path)
    with Pdf(path, LIMITS) as opened, pytest.raises(TooLargeError, match="FORENSICS_MAX_PIXELS"):
        opened.picture(1)


def test_a_drawn_page_keeps_its_pixels(tmp_path: Path) -> None:
    image = page()
    picture, _ = shown(pdf(tmp_path / "a.pdf", picture=image))
    assert picture.shape == (image.height, image.width, 3)
    assert float(np.abs(picture.astype(int) - np.asarray(image).astype(int)).mean()) < 3


def test_a_file_that_pdfium_cannot_open_is_read_from_a_repaired_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pdf(tmp_path / "a.pdf", ("Issued on 12 June 2016 in the district.",) * 3)
    before = path.read_bytes()
    opening = pypdfium2.PdfDocument

    def refuses(source: object) -> pypdfium2.PdfDocument:
        if isinstance(source, ctypes.Array):  # the file itself, mapped
            raise pypdfium2.PdfiumError("Failed to load document (PDFium: Data format error).")
        return opening(source)

    monkeypatch.setattr(pypdfium2, "PdfDocument", refuses)
    with Pdf(path, LIMITS) as opened:
        assert opened.count() == 1
        assert "12 June 2016" in opened.text_layer(1).text
        assert "Data format error" in opened.repaired
    assert path.read_bytes() == before


@pytest.mark.parametrize(("kept", "told"), [(9, 1), (0, 0)])
def test_letters_that_one_reader_loses_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int, told: int
) -> None:
    path = pdf(tmp_path / "a.pdf", ("Issued on 12 June 2016 in the district.",) * 3)
    if kept:
        whole = letters.of_page
        monkeypatch.setattr(letters, "of_page", lambda page: (whole(page)[0][:kept], 0))
    with Pdf(path, LIMITS) as opened:
        found = opened.text_layer(1)
    assert len(found.lost) == told
    assert "12 June 2016" in found.text  # of the reader that sees more


def test_a_full_page_printed_twice_to_look_bold_is_read_once(tmp_path: Path) -> None:
    """Six thousand letters; looking for the place of each among all took longer than we wait."""
    rows = [f"{n} Issued on 12 June 2016 in the district, read aloud to all." for n in range(70)]
    made = canvas.Canvas(str(tmp_path / "a.pdf"))
    made.setFont("Helvetica", 8)
    for number, row in enumerate(rows):
        for shift in (0.0, 0.3):
            made.drawString(40 + shift, 800 - 10 * number, row)
    made.save()
    with Pdf(tmp_path / "a.pdf", LIMITS) as opened:
        found = opened.text_layer(1)
    assert found.reader.startswith("pdfplumber")
    assert found.lost == ()
    assert found.text.splitlines() == rows


def test_pages_that_one_reader_loses_are_told(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", ("Issued on 12 June 2016 in the district.",) * 3, pages=3)
    with Pdf(path, LIMITS) as opened:
        layers = layer.Layers(path, 1)
        assert layers.page(1, opened._pdf[0], 200).lost == ("pdfplumber finds 3 pages, pdfium 1",)
        layers.close()
