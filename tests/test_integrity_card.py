"""The provenance card, signatures, and what is set otherwise inside a date."""

from __future__ import annotations

import io
import random
from contextlib import closing
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from forensics.intake.guard import Limits
from forensics.integrity import card_image, card_pdf, date_type, signatures
from forensics.integrity.seen import Seen
from forensics.integrity.sheet import Sheet

for package in ("reportlab", "fpdf", "pypdf", "pyhanko"):
    pytest.importorskip(package, reason="draws the files; pip install '.[dev]'")

from benchmarks.inspect import hide, makers, revise  # noqa: E402


def pdf_card(data: bytes) -> tuple[dict[str, str], list[Seen]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return dict(card_pdf.card(pdf, data)), list(card_pdf.observations(pdf, data))


def signed_seen(data: bytes) -> list[Seen]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(signatures.check(pdf, data))


def test_the_card_of_a_pdf_says_what_the_file_says() -> None:
    rng = random.Random(1)
    paper = makers.reportlab_paper(rng)
    card, seen = pdf_card(paper.data)
    assert "ReportLab" in card["producer"]
    assert card["created (Info)"].startswith("D:")
    assert seen == []


def test_active_content_is_listed() -> None:
    pdf = pikepdf.open(io.BytesIO(makers.fpdf_paper(random.Random(1)).data))
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.attachments["more.txt"] = b"SPECIMEN"
    out = io.BytesIO()
    pdf.save(out)
    card, _ = pdf_card(out.getvalue())
    assert card["active content"] == "JavaScript; an action on opening; embedded files (1)"


def test_bytes_before_and_after_are_told_and_other_data_are_notable() -> None:
    data = makers.fpdf_paper(random.Random(1)).data
    _, (before,) = pdf_card(b"GET / HTTP/1.1\r\n" + data)
    assert "16 bytes stand before" in before.seen
    assert not before.notable
    _, (after,) = pdf_card(data + b"PK\x03\x04" + b"x" * 50)
    assert "a ZIP archive" in after.seen
    assert after.notable


def test_a_signature_and_what_came_after_it() -> None:
    rng = random.Random(2)
    paper = makers.fpdf_paper(rng)
    once = revise.signed(paper, rng)
    (one,) = signed_seen(once)
    assert "covers the whole file" in one.seen
    assert not one.notable
    (after,) = signed_seen(revise.overwritten(makers.Paper(once, "", (), paper.days), rng))
    assert "bytes came after" in after.seen
    assert not after.notable, "what they changed is told by the revisions"


def test_a_byte_changed_under_a_signature() -> None:
    rng = random.Random(2)
    data = bytearray(revise.signed(makers.reportlab_paper(rng), rng))
    at = data.index(b"/Producer")
    data[at + 12] ^= 1
    assert any("does not hold" in s.seen and s.notable for s in signed_seen(bytes(data)))


def picture_with_preview(shown: Image.Image, preview: Image.Image) -> bytes:
    """A JPEG with an EXIF block that holds a preview, as cameras write it."""
    small = io.BytesIO()
    preview.save(small, "JPEG")
    thumb = small.getvalue()
    first = b"MM\0*\0\0\0\x08" + b"\0\0" + (14).to_bytes(4, "big")
    offset = 14 + 2 + 2 * 12 + 4
    rows = b"".join(
        tag.to_bytes(2, "big") + b"\0\x04\0\0\0\x01" + value.to_bytes(4, "big")
        for tag, value in ((513, offset), (514, len(thumb)))
    )
    block = b"Exif\0\0" + first + b"\0\x02" + rows + b"\0\0\0\0" + thumb
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=88, exif=block)
    return out.getvalue()


def drawn() -> Image.Image:
    noise = np.random.default_rng(3).integers(0, 256, (12, 16, 3), np.uint8)
    return Image.fromarray(noise).resize((1600, 1200), Image.Resampling.BICUBIC)


def image_seen(folder: Path, data: bytes) -> list[Seen]:
    file = folder / "a.jpg"
    file.write_bytes(data)
    return list(card_image.observations(file, "image/jpeg", Limits()))


def test_a_preview_of_the_same_picture_says_nothing(tmp_path: Path) -> None:
    whole = drawn()
    assert image_seen(tmp_path, picture_with_preview(whole, whole.resize((160, 120)))) == []
    bright = whole.point(lambda v: min(255, int(v * 0.8 + 30)))
    assert image_seen(tmp_path, picture_with_preview(bright, whole.resize((160, 120)))) == []


def test_a_preview_of_another_state(tmp_path: Path) -> None:
    whole = drawn()
    small = whole.resize((160, 120))
    blanked = whole.copy()
    blanked.paste((255, 255, 255), (300, 500, 1100, 640))
    (one,) = image_seen(tmp_path, picture_with_preview(blanked, small))
    assert "shows something else in one place" in one.seen or "another picture" in one.seen
    assert one.trust == "hint"
    assert one.error_rate
    (cropped,) = image_seen(tmp_path, picture_with_preview(whole.crop((0, 0, 900, 1200)), small))
    assert "other proportions" in cropped.seen


def test_the_card_of_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[271], exif[305] = "Maker", "Editor 1.0"
    drawn().save(file, "JPEG", quality=85, exif=exif)
    card = dict(card_image.card(file, "image/jpeg", Limits()))
    assert card["camera maker"] == "Maker"
    assert card["software"] == "Editor 1.0"
    assert card["JPEG tables"] == "as quality 85 of the standard tables"


def type_seen(data: bytes) -> list[Seen]:
    with closing(pypdfium2.PdfDocument(data)) as document, closing(Sheet(document, 0)) as sheet:
        return list(date_type.check(sheet, 1))


def test_two_fonts_or_sizes_in_one_date_are_a_hint() -> None:
    page = hide._Page(makers.fpdf_paper(random.Random(1)))
    page.draw("BT /Fz 9 Tf 80 30 Td (Seen 12.03.20) Tj /Fz 10 Tf (16 here) Tj ET")
    (one,) = type_seen(page.saved(random.Random(1)))
    assert one.seen == "The figures of the date “12.03.2016” are set in 2 sizes: 9.0 pt, 10.0 pt"
    assert one.trust == "hint"
    assert one.error_rate


def test_a_date_in_one_type_says_nothing() -> None:
    for seed in range(4):
        assert type_seen(makers.paper(random.Random(seed)).data) == []


def test_the_layer_of_a_scan_has_any_size() -> None:
    scan = hide.scan_with_layer(makers.fpdf_paper(random.Random(3)), random.Random(3))
    page = hide._Page(makers.Paper(scan, "", (), ()))
    page.draw("BT 3 Tr /Fz 9 Tf 80 30 Td (Seen 12.03.20) Tj /Fz 10 Tf (16 here) Tj ET")
    assert [s for s in type_seen(page.saved(random.Random(1))) if s.check == "date-type"] == []


def test_text_over_a_scan_is_a_hint_and_a_filing_mark_context() -> None:
    scan = hide.scan_with_layer(makers.fpdf_paper(random.Random(3)), random.Random(3))
    assert [s for s in type_seen(scan) if s.notable] == []
    for y, notable in ((400, True), (8, False)):
        page = hide._Page(makers.Paper(scan, "", (), ()))
        page.draw(hide._words("Filed 12.03.2016", 90, y))
        (one,) = [s for s in type_seen(page.saved(random.Random(1))) if s.check == "overlay"]
        assert one.notable is notable
        assert one.trust == "hint"


def test_a_field_that_is_its_own_child_is_one_signature() -> None:
    pdf = pikepdf.open(io.BytesIO(makers.fpdf_paper(random.Random(1)).data))
    value = pikepdf.Dictionary(ByteRange=pikepdf.Array([0, pikepdf.Name.x, 5, 5]))
    field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=value))
    field.Kids = pikepdf.Array([field])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    odd = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, Kids=7))
    pdf.Root.AcroForm.Fields.append(odd)
    out = io.BytesIO()
    pdf.save(out)
    (seen,) = signed_seen(out.getvalue())
    assert "says in an unusual way what it covers" in seen.seen
