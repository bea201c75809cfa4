"""Signatures in a PDF: what each covers, and what came after it.

What a signature covers is read from its byte range. Whether it holds is asked of pyHanko where
that is installed; certificates are never fetched, so whose key it is stays open.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pikepdf

from forensics.integrity.seen import Seen

CHECK = "signatures"
_MOST = 50
INSTALL = "pip install 'forensics[signatures]'"
INNOCENT_AFTER = (
    "a second signature, a time stamp or a form filled in comes after the first by its nature",
)
INNOCENT_BROKEN = (
    "a mail program or a repair tool rewrote the file",
    "the file was damaged on its way",
)


def check(pdf: pikepdf.Pdf, data: bytes) -> Iterator[Seen]:
    """What each signature covers, and what of it does not hold."""
    found = list(_signatures(pdf))[:_MOST]
    broken = dict(_judged(data)) if found and find_spec("pyhanko") else {}
    for name, value in found:
        ranges = _whole(_array(value, "/ByteRange"))
        who = _text(value.get("/Name")) or "nobody named"
        when = _text(value.get("/M"))
        words = f"The signature “{name}” ({who}{', ' + when if when else ''})"
        if why := _odd(ranges, len(data)):
            yield Seen(CHECK, "fact", 0, f"{words} {why}", "pdfsig FILE", INNOCENT_BROKEN)
            continue
        end = ranges[2] + ranges[3]
        rest = len(data) - end
        if data[end:].strip(b"\0\r\n\t "):
            yield Seen(
                CHECK, "fact", 0, f"{words} covers the first {end} bytes; {rest} bytes came after "
                "it. What they changed is told under revisions", "pdfsig FILE", INNOCENT_AFTER,
                notable=False,
            )  # fmt: skip
        else:
            yield Seen(
                CHECK, "fact", 0, f"{words} covers the whole file", "pdfsig FILE",
                ("whose key it is was not looked up",), notable=False,
            )  # fmt: skip
        if name in broken:
            yield Seen(
                CHECK, "fact", 0, f"{words} does not hold: {broken[name]}", "pdfsig FILE",
                INNOCENT_BROKEN,
            )  # fmt: skip


def card(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """How many there are, and whether they were looked into."""
    count = len(list(_signatures(pdf)))
    if count:
        asked = "checked with pyHanko" if find_spec("pyhanko") else f"not validated ({INSTALL})"
        yield "signatures", f"{count}, {asked}"


def _signatures(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    form = pdf.Root.get("/AcroForm")
    todo = _array(form, "/Fields")
    known: set[tuple[int, int]] = set()
    for _ in range(10_000):
        if not todo:
            return
        field = todo.pop(0)
        if not isinstance(field, pikepdf.Dictionary) or field.objgen in known:
            continue
        if field.is_indirect:
            known.add(field.objgen)  # fields in a circle are one field each
        todo += _array(field, "/Kids")
        value = field.get("/V")
        if field.get("/FT") == "/Sig" and isinstance(value, pikepdf.Dictionary):
            yield _text(field.get("/T")) or "without a name", value


def _array(holder: Any, key: str) -> list[Any]:
    found = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    return list(found) if isinstance(found, pikepdf.Array) else []


def _whole(values: list[Any]) -> list[int]:
    """The values if all are whole numbers; else none, which no signature has."""
    return values if all(type(v) is int for v in values) else []


def _odd(ranges: list[int], size: int) -> str:
    if len(ranges) != 4 or ranges[0] != 0 or min(ranges) < 0 or ranges[1] > ranges[2]:
        return "says in an unusual way what it covers"
    return "says that it covers more than the file has" if ranges[2] + ranges[3] > size else ""


def _judged(data: bytes) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of the signatures whose bytes were changed."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt(b"")
        found = list(reader.embedded_signatures)
    except Exception:
        return  # pyHanko fails on odd and old files: then nothing is said of them
    for one in found:
        try:
            context = ValidationContext(trust_roots=[], allow_fetching=False)
            status = validate_pdf_signature(one, context, skip_diff=True)
        except Exception:
            continue
        if not status.intact:
            yield one.field_name, "the bytes it covers were changed after it was made"
        elif not status.valid:
            yield one.field_name, "it was not made with the key it names"


def _text(value: Any) -> str:
    return str(value)[:200] if isinstance(value, (pikepdf.String, str)) else ""
