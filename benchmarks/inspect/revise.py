"""Saves by appending: altered ones and honest ones, by three writers."""

from __future__ import annotations

import functools
import io
import random
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as raw
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from benchmarks.inspect.makers import Paper

Save = Callable[[Paper, random.Random], bytes]


def _writer(data: bytes) -> pypdf.PdfWriter:
    return pypdf.PdfWriter(io.BytesIO(data), incremental=True)


def _saved(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def place(data: bytes, word: str) -> tuple[float, float, float, float]:
    """Where a word stands on the first page, in the page's own coordinates."""
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    chars = [chr(raw.FPDFText_GetUnicode(text.raw, i)) for i in range(text.count_chars())]
    start = "".join(chars).replace("\x02", "-").find(word)
    if start < 0:
        raise ValueError(f"{word} is not in {''.join(chars)!r}")
    boxes = [text.get_charbox(start + i) for i, c in enumerate(word) if c != " "]
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip


def a_day(paper: Paper, rng: random.Random) -> tuple[str, tuple[float, float, float, float]]:
    """One of the dates that stand in one line, and its place."""
    days = list(paper.days)
    rng.shuffle(days)
    for day in days:
        try:
            return day, place(paper.data, day)
        except ValueError:
            if day == days[-1]:
                raise
    raise AssertionError("a paper has dates")


def other_day(day: str, rng: random.Random) -> str:
    """The date with one figure of it changed."""
    at = rng.choice([i for i, c in enumerate(day) if c.isdigit()])
    return day[:at] + rng.choice([d for d in "123456789" if d != day[at]]) + day[at + 1 :]


# altered


def overwritten(paper: Paper, rng: random.Random) -> bytes:
    """A white box and another date, appended to the content of the page."""
    day, (left, bottom, right, top) = a_day(paper, rng)
    writer = _writer(paper.data)
    page = writer.pages[0]
    size = max(6.0, (top - bottom) * 1.25)
    code = (
        f"q 1 g {left - 1} {bottom - 2} {right - left + 2} {top - bottom + 4} re f Q "
        f"q BT 0 g /Fx {size:.1f} Tf {left} {bottom} Td ({other_day(day, rng)}) Tj ET Q"
    )
    _append(writer, page, code)
    return _saved(writer)


def _append(writer: pypdf.PdfWriter, page: Any, code: str) -> None:
    stream = DecodedStreamObject()
    stream.set_data(code.encode("latin-1"))
    new = writer._add_object(stream)
    head = DecodedStreamObject()
    head.set_data(b"q")
    tail = DecodedStreamObject()
    tail.set_data(b"Q")
    was = page.raw_get("/Contents")
    was = was if isinstance(was.get_object(), ArrayObject) else ArrayObject([was])
    old = list(was.get_object())
    page[NameObject("/Contents")] = ArrayObject(
        [writer._add_object(head), *old, writer._add_object(tail), new]
    )
    resources = page["/Resources"].get_object()
    fonts = resources.get("/Font", DictionaryObject()).get_object()
    fonts = DictionaryObject(fonts)
    fonts[NameObject("/Fx")] = writer._add_object(
        DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        })
    )  # fmt: skip
    resources = DictionaryObject(resources)
    resources[NameObject("/Font")] = fonts
    page[NameObject("/Resources")] = resources


def retyped(paper: Paper, rng: random.Random) -> bytes:
    """One figure of the content stream itself is another, saved by a writer of our own."""
    pdf = pikepdf.open(io.BytesIO(paper.data))
    stream = pdf.pages[0].obj.Contents
    if isinstance(stream, pikepdf.Array):
        stream = stream[0]
    if stream.read_bytes().strip() == b"/X0 Do":
        stream = pdf.pages[0].obj.Resources.XObject.X0
    body = bytearray(stream.read_bytes())
    day = rng.choice(paper.days)
    new = other_day(day, rng)
    changed = next(i for i, (a, b) in enumerate(zip(day, new, strict=True)) if a != b)
    if b"<53> Tj" in body:  # letter by letter, in hexadecimal
        found = [m.start() for m in re.finditer(rb"<[0-9a-f]{2}>", body)]
        letters = "".join(chr(int(body[i + 1 : i + 3], 16)) for i in found)
        at = found[letters.index(day) + changed] + 1
        body[at : at + 2] = new[changed].encode().hex().encode()
    elif (at := body.find(day.encode("latin-1"))) >= 0:
        body[at : at + len(new)] = new.encode("latin-1")
    else:
        return overwritten(paper, rng)
    return appended(paper.data, {stream.objgen[0]: bytes(body)}, pdf, compress=rng.random() < 0.5)


def appended(
    data: bytes, streams: dict[int, bytes], pdf: pikepdf.Pdf, *, compress: bool
) -> bytes:
    """An incremental save written by hand, with a table: streams put in place of older ones."""
    out = bytearray(data if data.endswith(b"\n") else data + b"\n")
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    places = {}
    for number, body in streams.items():
        places[number] = len(out)
        keep = pdf.get_object((number, 0))
        extra = b""
        if "/Subtype" in keep:
            extra = (
                b" /Type /XObject /Subtype /Form /BBox " + keep.BBox.unparse(resolved=False)
                + b" /Resources " + keep.Resources.unparse(resolved=False)
            )
        if compress:
            body, extra = zlib.compress(body), extra + b" /Filter /FlateDecode"
        out += b"%d 0 obj\n<< /Length %d%s >>\nstream\n" % (number, len(body), extra)
        out += body + b"\nendstream\nendobj\n"
    table = len(out)
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    root = pdf.trailer.Root.objgen[0]
    size = int(pdf.trailer.Size)
    out += b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, root, start, table,
    )  # fmt: skip
    return bytes(out)


def freetext(paper: Paper, rng: random.Random) -> bytes:
    """An opaque note with another date laid over the printed one."""
    day, (left, bottom, right, top) = a_day(paper, rng)
    rect = [left - 2, bottom - 3, right + 4, top + 3]
    return _annotated(paper.data, "/FreeText", rect, other_day(day, rng), opaque=True)


def _annotated(
    data: bytes, subtype: str, rect: list[float], words: str, *, opaque: bool
) -> bytes:
    writer = _writer(data)
    page = writer.pages[0]
    wide, high = rect[2] - rect[0], rect[3] - rect[1]
    look = DecodedStreamObject()
    ground = f"1 g 0 0 {wide} {high} re f " if opaque else ""
    code = f"{ground}BT 0 g /F {high * 0.6:.1f} Tf 2 {high * 0.25:.1f} Td ({words}) Tj ET"
    look.set_data(code.encode("latin-1"))
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    look.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): ArrayObject([FloatObject(v) for v in (0, 0, wide, high)]),
        NameObject("/Resources"): DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        ),
    })  # fmt: skip
    note = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(subtype),
        NameObject("/Rect"): ArrayObject([FloatObject(v) for v in rect]),
        NameObject("/Contents"): TextStringObject(words), NameObject("/F"): NumberObject(4),
        NameObject("/DA"): TextStringObject("/Helv 10 Tf 0 g"),
        NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(look)}),
    })  # fmt: skip
    notes = ArrayObject(page.get("/Annots", ArrayObject()).get_object())
    notes.append(writer._add_object(note))
    page[NameObject("/Annots")] = notes
    return _saved(writer)


def page_dropped(paper: Paper, rng: random.Random) -> bytes:
    """The last page is no longer in the tree of pages (or one is put in, if there is one)."""
    writer = _writer(paper.data)
    if len(writer.pages) == 1:
        writer.add_blank_page(300, 300)
        return _saved(writer)
    node = writer.pages[len(writer.pages) - 1]["/Parent"].get_object()
    kids = node["/Kids"]
    del kids[len(kids) - 1]
    while node is not None:
        node[NameObject("/Count")] = NumberObject(node["/Count"] - 1)
        node = node["/Parent"].get_object() if "/Parent" in node else None
    return _saved(writer)


def after_signing(paper: Paper, rng: random.Random) -> bytes:
    """Signed first, then another date over the first."""
    return overwritten(Paper(signed(paper, rng), "", paper.lines, paper.days), rng)


# honest


@functools.cache
def _signer() -> Any:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign import signers

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "SPECIMEN Registrar")])
    now = datetime(2024, 1, 1, tzinfo=UTC)
    use = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(now).not_valid_after(now + timedelta(days=9000))
        .add_extension(use, True).sign(key, hashes.SHA256())
    )  # fmt: skip
    bundle = pkcs12.serialize_key_and_certificates(
        b"k", key, made, None, serialization.BestAvailableEncryption(b"x")
    )
    return signers.SimpleSigner.load_pkcs12_data(bundle, other_certs=[], passphrase=b"x")


def signed(paper: Paper, rng: random.Random) -> bytes:
    """By pyHanko, with a visible field or none."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    writer = IncrementalPdfFileWriter(io.BytesIO(paper.data), strict=False)
    if writer.prev.encrypted:
        writer.encrypt(b"")
    name = f"Sig{rng.randrange(10_000)}"
    box = (300, 20, 500, 60) if rng.random() < 0.6 else None
    spec = fields.SigFieldSpec(name, on_page=0, box=box)
    meta = signers.PdfSignatureMetadata(field_name=name, reason="SPECIMEN")
    out = io.BytesIO()
    signers.PdfSigner(meta, _signer(), new_field_spec=spec).sign_pdf(writer, output=out)
    return out.getvalue()


def filled(paper: Paper, rng: random.Random) -> bytes:
    """A form with an empty field, then filled in by appending."""
    pdf = pikepdf.open(io.BytesIO(paper.data))
    page = pdf.pages[0]
    field = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="applicant",
        Rect=pikepdf.Array([60, 15, 260, 35]), F=4, DA="/Helv 10 Tf 0 g", V="",
    ))  # fmt: skip
    page.obj.Annots = pikepdf.Array([field])
    helv = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    ))  # fmt: skip
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array([field]), DA="/Helv 10 Tf 0 g",
        DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=helv)),
    )  # fmt: skip
    out = io.BytesIO()
    pdf.save(out)
    writer = _writer(out.getvalue())
    values = {"applicant": f"Lin Specimen, {rng.choice(paper.days)}"}
    writer.update_page_form_field_values(writer.pages[0], values, auto_regenerate=False)
    return _saved(writer)


def remarked(paper: Paper, rng: random.Random) -> bytes:
    """A sticky note, a marker or a remark in the margin."""
    _, (left, bottom, right, top) = a_day(paper, rng)
    kind = rng.choice(("/Text", "/Highlight", "/FreeText"))
    if kind == "/FreeText":
        return _annotated(paper.data, kind, [10, 2, 140, 14], "please check", opaque=True)
    if kind == "/Text":
        rect = [right + 2, bottom, right + 20, top + 8]
        return _annotated(paper.data, kind, rect, "?", opaque=True)
    writer = _writer(paper.data)
    page = writer.pages[0]
    quad = [left, top, right, top, left, bottom, right, bottom]
    note = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(kind),
        NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (left, bottom, right, top)]),
        NameObject("/QuadPoints"): ArrayObject([FloatObject(v) for v in quad]),
        NameObject("/C"): ArrayObject([FloatObject(v) for v in (1, 1, 0)]),
        NameObject("/F"): NumberObject(4),
    })  # fmt: skip
    notes = ArrayObject(page.get("/Annots", ArrayObject()).get_object())
    notes.append(writer._add_object(note))
    page[NameObject("/Annots")] = notes
    return _saved(writer)


def described(paper: Paper, rng: random.Random) -> bytes:
    """Other properties of the document."""
    writer = _writer(paper.data)
    writer.add_metadata({"/Title": f"Decision {rng.randrange(1000)}", "/Keywords": "SPECIMEN"})
    return _saved(writer)


def twice_signed(paper: Paper, rng: random.Random) -> bytes:
    return signed(Paper(signed(paper, rng), "", paper.lines, paper.days), rng)


def rewritten(paper: Paper, rng: random.Random) -> bytes:
    """The same page content, packed anew and appended."""
    pdf = pikepdf.open(io.BytesIO(paper.data))
    body = pdf.pages[0].obj.Contents
    stream = body[0] if isinstance(body, pikepdf.Array) else body
    same = b"q\n" + stream.read_bytes() + b"\nQ\n"
    if isinstance(body, pikepdf.Array) and len(body) > 1:
        same = stream.read_bytes()
    return appended(paper.data, {stream.objgen[0]: same}, pdf, compress=True)


def turned(paper: Paper, rng: random.Random) -> bytes:
    """A viewer turned the page and saved."""
    writer = _writer(paper.data)
    page = writer.pages[0]
    page[NameObject("/Rotate")] = NumberObject((int(page.get("/Rotate", 0)) + 90) % 360)
    return _saved(writer)


ALTERED: tuple[Save, ...] = (overwritten, retyped, freetext, page_dropped, after_signing)
HONEST: tuple[Save, ...] = (signed, filled, remarked, described, twice_signed, rewritten, turned)
