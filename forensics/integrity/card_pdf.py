"""The provenance card of a PDF: what the file says about its making, as it says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from forensics.integrity.seen import Seen

CHECK = "card"
_MOST_PAGES = 500
_INFO = (
    ("/Producer", "producer"), ("/Creator", "creator"), ("/Author", "author"),
    ("/Title", "title"), ("/CreationDate", "created (Info)"), ("/ModDate", "changed (Info)"),
)  # fmt: skip
_XMP = (
    ("xmp:CreateDate", "created (XMP)"), ("xmp:ModifyDate", "changed (XMP)"),
    ("xmp:CreatorTool", "creator (XMP)"), ("pdf:Producer", "producer (XMP)"),
)  # fmt: skip
_MAGIC = {
    b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP archive or Office document", b"MZ": "a program",
    b"\x7fELF": "a program", b"\xff\xd8\xff": "a JPEG", b"\x89PNG": "a PNG", b"<html": "HTML",
    b"Rar!": "a RAR archive", b"7z\xbc\xaf": "a 7z archive",
}  # fmt: skip
_CODECS = {
    "/DCTDecode": "JPEG", "/JPXDecode": "JPEG 2000", "/JBIG2Decode": "JBIG2",
    "/CCITTFaxDecode": "fax (CCITT)", "/FlateDecode": "lossless",
}  # fmt: skip
INNOCENT_JBIG2 = ("offices scan so to save space; most such files print every figure as it was",)
INNOCENT_BYTES = ("mail programs, scanners and downloads add such bytes",)
INNOCENT_DATES = ("a program that changed the one and not the other",)


def card(pdf: pikepdf.Pdf, data: bytes) -> Iterator[tuple[str, str]]:
    """(name, value) of each line that the file has something for."""
    yield "PDF version", str(pdf.pdf_version)
    info = pdf.docinfo if "/Info" in pdf.trailer else pikepdf.Dictionary()
    for key, name in _INFO:
        if value := _text(info.get(key)):
            yield name, value
    for key, name in _XMP:
        if value := xmp(data, pdf, key):
            yield name, value
    if pdf.is_encrypted:
        yield "encrypted", "yes, with an empty password"
    codecs = codecs_of(pdf)
    if codecs:
        yield "pictures", ", ".join(f"{n} {name}" for name, n in sorted(codecs.items()))
    active = list(active_content(pdf))
    if active:
        yield "active content", "; ".join(active)


def observations(pdf: pikepdf.Pdf, data: bytes) -> Iterator[Seen]:
    """What of the making is worth saying; context, unless other data are hung on the file."""
    shared = any("/JBIG2Globals" in str(p) for p in _parameters(pdf))
    if codecs_of(pdf).get("JBIG2"):
        told = " with symbols shared over the page" if shared else ""
        yield Seen(
            CHECK, "fact", 0, f"Pictures are coded as JBIG2{told}: a figure may have been replaced "
            "by one that looks like it when the page was scanned (the lossy kind does that)",
            "pdfimages -list FILE: jbig2 in the column enc", INNOCENT_JBIG2, notable=False,
        )  # fmt: skip
    before = data.find(b"%PDF-", 0, 1024)
    if before > 0 and data[:before].strip():
        yield _bytes(f"{before} bytes stand before the PDF", data[:before], "head -c 1024 FILE")
    end = data.rfind(b"%%EOF")
    tail = data[end + 5 :].strip(b"\0\r\n\t ") if end >= 0 else b""
    if tail:
        yield _bytes(f"{len(tail)} bytes stand after the end of the PDF", tail, "tail -c 4096 FILE")
    for info, meta, name in (
        ("/CreationDate", "xmp:CreateDate", "creation"), ("/ModDate", "xmp:ModifyDate", "change"),
    ):  # fmt: skip
        one = _day(_text(pdf.docinfo.get(info)) if "/Info" in pdf.trailer else "")
        other = _day(xmp(data, pdf, meta))
        if one and other and one != other:
            yield Seen(
                CHECK, "hint", 0,
                f"Two dates of {name} in one file: {one} (Info) and {other} (XMP)",
                "exiftool -a -G1 FILE", INNOCENT_DATES, notable=False,
                error_rate="public PDFs: 6 of 100 files that have both differ",
            )  # fmt: skip


def _bytes(words: str, part: bytes, repeat: str) -> Seen:
    kind = next((n for magic, n in _MAGIC.items() if part.lstrip().startswith(magic)), "")
    told = f"{words}; they begin like {kind}" if kind else words
    return Seen(CHECK, "fact", 0, told, repeat, INNOCENT_BYTES, notable=bool(kind))


def xmp(data: bytes, pdf: pikepdf.Pdf, key: str) -> str:
    """A value of the XMP packet, taken as text: no XML of a file is parsed for it."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return ""
    try:
        packet = stream.read_bytes()[:1_000_000].decode("utf-8", "replace")
    except pikepdf.PdfError:
        return ""
    match = re.search(rf'{key}\s*(?:=\s*["\']([^"\']{{1,300}})|>([^<]{{1,300}})<)', packet)
    return (match[1] or match[2]).strip() if match else ""


def codecs_of(pdf: pikepdf.Pdf) -> Counter[str]:
    """How the pictures of the pages are coded, each picture once."""
    found: Counter[str] = Counter()
    for picture in _pictures(pdf):
        filters = picture.get("/Filter")
        names = [str(f) for f in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
        found[_CODECS.get(names[-1], "lossless")] += 1
    return found


def _parameters(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for picture in _pictures(pdf):
        given = picture.get("/DecodeParms")
        entries = list(given) if isinstance(given, pikepdf.Array) else [given]
        yield from (list(e.keys()) for e in entries if isinstance(e, pikepdf.Dictionary))


def _pictures(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    known = set()
    for page in list(pdf.pages)[:_MOST_PAGES]:
        resources = page.obj.get("/Resources")
        things = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        for thing in things.values() if isinstance(things, pikepdf.Dictionary) else ():
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                mark = tuple(thing.objgen)
                if mark not in known:
                    known.add(mark)
                    yield thing


def active_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What acts by itself or carries other files."""
    names = pdf.Root.get("/Names")
    names = names if isinstance(names, pikepdf.Dictionary) else pikepdf.Dictionary()
    actions = [pdf.Root.get("/OpenAction")]
    for page in list(pdf.pages)[:_MOST_PAGES]:
        for note in page.obj.get("/Annots") or ():
            if isinstance(note, pikepdf.Dictionary):
                actions.append(note.get("/A"))
    kinds = Counter(
        str(a.get("/S", ""))[1:] for a in actions if isinstance(a, pikepdf.Dictionary) and "/S" in a
    )
    if "/JavaScript" in names or kinds["JavaScript"]:
        yield "JavaScript"
    if kinds["Launch"]:
        yield f"starts programs ({kinds['Launch']})"
    if kinds["SubmitForm"]:
        yield "sends form data"
    if "/OpenAction" in pdf.Root:
        yield "an action on opening"
    if "/EmbeddedFiles" in names:
        yield f"embedded files ({len(pdf.attachments)})"


def _day(text: str) -> str:
    """``2016-03-12`` of a date as Info or XMP write it; ``""`` for anything else."""
    match = re.match(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})", text)
    return "-".join(match.groups()) if match else ""


def _text(value: Any) -> str:
    return str(value)[:300] if isinstance(value, (pikepdf.String, str)) else ""
