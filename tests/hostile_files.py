"""Files that break readers, made on the spot: small, invented, each with the name of its trick.

``all_files()`` gives (name, bytes). None of them holds anything worth reading; all that is asked
of the reader is to end soon, in one typed outcome, and to leave its parent alone.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator

from PIL import Image

Maker = Callable[[], bytes]


def pdf(
    *objects: bytes, content: bytes = b"", page: bytes = b"", root: bytes = b"", tail: bytes = b""
) -> bytes:
    """One page with this content stream; further objects begin with number 5."""
    body = [
        b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R" + page + b">>",
        stream(b"", content),
        *objects,
    ]
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, one in enumerate(body, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, one))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(body) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n"
    out.write(trailer % (len(body) + 1, tail, start))
    return out.getvalue()


def stream(head: bytes, data: bytes) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (head, len(data), data)


def flate(data: bytes, times: int = 1, head: bytes = b"") -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(head + b"/Filter[" + b"/FlateDecode" * times + b"]", data)


FONT = b"/Resources<</Font<</F 5 0 R>>>>"
SHOW = b"BT /F 12 Tf 20 200 Td (SPECIMEN 2016-03-05) Tj ET"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def _cid_font(widths: bytes, more: bytes = b"") -> tuple[bytes, ...]:
    return (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]%b>>"
        % more,
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R%b>>" % widths,
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1"
        b"/Descent 0/CapHeight 1/StemV 1>>",
    )


def _forms(depth: int, calls: int) -> tuple[bytes, ...]:
    """Form objects that call the next one several times: ``calls ** depth`` expansions."""
    out = []
    for level in range(depth):
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 300 300]"
        body = b"0 0 1 1 re f"
        if level < depth - 1:
            head += b"/Resources<</XObject<</N %d 0 R>>>>" % (6 + level)
            body = b"/N Do " * calls
        out.append(stream(head, body))
    return tuple(out)


def _cut(share: float) -> bytes:
    whole = pdf(HELVETICA, content=SHOW * 50, page=FONT)
    return whole[: int(len(whole) * share)]


def _prev_loop() -> bytes:
    whole = pdf(HELVETICA, content=SHOW, page=FONT)
    start = whole.rindex(b"startxref\n") + 10
    place = int(whole[start : whole.index(b"\n", start)])
    return whole.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % place)


PDFS: dict[str, Maker] = {
    "cut in half": lambda: _cut(0.5),
    "without its end": lambda: _cut(0.95),
    "head only": lambda: b"%PDF-1.7\n",
    "junk before the head": lambda: b"\0\xff junk\n" * 90 + pdf(HELVETICA, content=SHOW, page=FONT),
    "no cross-references": lambda: _cut(1.0).split(b"xref")[0] + b"%%EOF",
    "cross-references to themselves": _prev_loop,
    "negative place of the cross-references": lambda: _cut(1.0).replace(
        b"startxref\n", b"startxref\n-"
    ),
    "tree of pages in a circle": lambda: pdf(content=SHOW).replace(b"Kids[3 0 R]", b"Kids[2 0 R]"),
    "a page that is its own parent": lambda: pdf(content=SHOW).replace(
        b"/Parent 2 0 R", b"/Parent 3 0 R"
    ),
    "a billion pages promised": lambda: pdf(content=SHOW).replace(b"Count 1", b"Count 1000000000"),
    "negative count of pages": lambda: pdf(content=SHOW).replace(b"Count 1", b"Count -7"),
    "two hundred thousand references to a page": lambda: pdf(content=SHOW).replace(
        b"Kids[3 0 R]", b"Kids[" + b"3 0 R " * 200_000 + b"]"
    ),
    "no box": lambda: pdf(content=SHOW).replace(b"/MediaBox[0 0 300 300]", b""),
    "box turned round": lambda: pdf(content=SHOW).replace(b"[0 0 300 300]", b"[300 300 0 0]"),
    "box without size": lambda: pdf(content=SHOW).replace(b"[0 0 300 300]", b"[5 5 5 5]"),
    "box of a million": lambda: pdf(content=SHOW).replace(
        b"[0 0 300 300]", b"[0 0 1000000 1000000]"
    ),
    "box of no numbers": lambda: pdf(content=SHOW).replace(b"[0 0 300 300]", b"[/a (b) null 1 2]"),
    "box beyond numbers": lambda: pdf(content=SHOW).replace(
        b"[0 0 300 300]", b"[0 0 1e99 99999999999999999999]"
    ),
    "length refers to itself": lambda: pdf(content=SHOW).replace(
        b"/Length %d" % len(SHOW), b"/Length 4 0 R"
    ),
    "bomb": lambda: pdf(content=b"").replace(
        stream(b"", b""), flate(b" " * (1 << 28))
    ),
    "bomb in a bomb": lambda: pdf(content=b"").replace(
        stream(b"", b""), flate(b"\0" * (1 << 28), 2)
    ),
    "forms by the billion": lambda: pdf(
        *_forms(9, 10), content=b"/N Do", page=b"/Resources<</XObject<</N 5 0 R>>>>"
    ),
    "form that calls itself": lambda: pdf(
        stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N 5 0 R>>>>", b"/N Do"
        ),
        content=b"/N Do",
        page=b"/Resources<</XObject<</N 5 0 R>>>>",
    ),
    "a million rectangles": lambda: pdf(content=b"").replace(
        stream(b"", b""), flate(b"1 1 2 2 re f\n" * 1_000_000)
    ),
    "millions of letters": lambda: pdf(HELVETICA, page=FONT).replace(
        stream(b"", b""), flate(b"BT /F 1 Tf (" + b"7" * 4_000_000 + b") Tj ET")
    ),
    "arrays in arrays": lambda: pdf(content=b"[" * 200_000 + SHOW),
    "dictionaries in dictionaries": lambda: pdf(b"<</A" * 20_000 + b" 1" + b">>" * 20_000),
    "saved states without end": lambda: pdf(HELVETICA, content=b"q " * 300_000 + SHOW, page=FONT),
    "widths of two billion letters": lambda: pdf(
        *_cid_font(b"/W[0 2000000000 500]"), content=SHOW, page=FONT
    ),
    "letters mapped by the billion": lambda: pdf(
        *_cid_font(b"", b"/ToUnicode 8 0 R"),
        stream(
            b"",
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000>"
            b" <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041>"
            b" endbfrange endcmap",
        ),
        content=SHOW,
        page=FONT,
    ),
    "encoding by a path": lambda: pdf(
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/#2e#2e#2f#2e#2e#2fevil/DescendantFonts[]>>",
        content=SHOW,
        page=FONT,
    ),
    "font of nonsense": lambda: pdf(b"<</Type/Font/Subtype/Nonsense/BaseFont 7>>", content=SHOW,
                                    page=FONT),
    "JBIG2 of nonsense": lambda: _image(b"/Filter/JBIG2Decode", b"\x97JB2 nonsense" * 9),
    "JPEG 2000 of nonsense": lambda: _image(b"/Filter/JPXDecode", b"\0\0\0\x0cjP  \r\n" * 9),
    "JPEG of nonsense": lambda: _image(b"/Filter/DCTDecode", b"\xff\xd8\xff\xe0\0\x10JFIF" * 9),
    "fax of nonsense": lambda: _image(
        b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 99999999/Rows 99999999>>", b"\x55" * 99
    ),
    "picture larger than the world": lambda: _image(b"/Filter/FlateDecode", zlib.compress(b"\0"))
    .replace(b"/Width 10/Height 10", b"/Width 2000000000/Height 2000000000"),
    "encrypted by nobody": lambda: pdf(
        content=SHOW,
        tail=b"/Encrypt<</Filter/Standard/V 9/R 9/O(x)/U(y)/P -1>>/ID[<00><00>]",
    ),
    "objects in a stream that holds itself": lambda: pdf(
        stream(b"/Type/ObjStm/N 1/First 4/Extends 5 0 R", b"5 0 <</Type/ObjStm>>"), content=SHOW
    ),
    "pages of another tree in a circle": lambda: pdf(
        b"<</Type/Pages/Count 1/Kids[2 0 R]>>", content=SHOW
    ).replace(b"Kids[3 0 R]", b"Kids[5 0 R]"),
    "one content many times": lambda: pdf(HELVETICA, content=SHOW * 200, page=FONT).replace(
        b"/Contents 4 0 R", b"/Contents[" + b"4 0 R " * 20_000 + b"]"
    ),
    "a letter that means a book": lambda: pdf(
        *_cid_font(b"", b"/ToUnicode 8 0 R"),
        stream(
            b"",
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff>"
            b" endcodespacerange 1 beginbfchar <0041> <" + b"0041" * 20_000 + b"> endbfchar"
            b" endcmap",
        ),
        content=b"BT /F 12 Tf 20 200 Td <" + b"0041" * 2000 + b"> Tj ET",
        page=FONT,
    ),
    "letters far apart": lambda: pdf(
        HELVETICA,
        content=b"".join(
            b"BT /F 12 Tf %d %d Td (2016-03-05) Tj ET " % (n, -n)
            for n in range(0, 2 * 10**9, 10**7)
        ),
        page=FONT,
    ),
    "tiles without number": lambda: pdf(
        stream(
            b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .0001"
            b"/YStep .0001/Resources<<>>",
            b"0 0 1 1 re f",
        ),
        content=b"/Pattern cs /P scn 0 0 300 300 re f",
        page=b"/Resources<</Pattern<</P 5 0 R>>>>",
    ),
    "a number of six thousand figures": lambda: pdf(content=SHOW).replace(
        b"[0 0 300 300]", b"[0 0 " + b"9" * 6000 + b" 300]"
    ),
    "program to run": lambda: pdf(
        content=SHOW, root=b"/OpenAction<</S/Launch/F(/bin/sh)>>/Names<</JavaScript 1 0 R>>"
    ),
    "notes without end": lambda: pdf(content=SHOW, page=b"/Annots[" + b"1 0 R " * 50_000 + b"]"),
}  # fmt: skip


def _image(head: bytes, data: bytes) -> bytes:
    return pdf(
        stream(
            b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8"
            b"/ColorSpace/DeviceRGB" + head,
            data,
        ),
        content=b"q 300 0 0 300 0 0 cm /N Do Q",
        page=b"/Resources<</XObject<</N 5 0 R>>>>",
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png(width: int, height: int, *between: bytes, rows: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(between) + body + _chunk(b"IEND", b"")


def _saved(form: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, form, **options)
    return out.getvalue()


def _tiff(entries: list[tuple[int, int, int, int]], following: int) -> bytes:
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    head = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries))
    return head + rows + struct.pack("<I", following)


def _frames(count: int) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("1", (16, 16), n % 2) for n in range(count)]
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    return out.getvalue()


IMAGES: dict[str, Maker] = {
    "png of sixty thousand squared": lambda: png(60_000, 60_000),
    "png that unpacks to two hundred million pixels": lambda: png(
        13_000, 13_000, rows=(b"\0" * 1626) * 13_000
    ),
    "png cut": lambda: _saved("PNG", (400, 300))[:-40],
    "png without rows": lambda: png(400, 300),
    "png with a text bomb": lambda: png(
        40, 30, _chunk(b"zTXt", b"k\0\0" + zlib.compress(b"x" * 200_000_000, 9)), rows=b"\0" * 180
    ),
    "png without size": lambda: png(0, 0),
    "jpeg of sixty-five thousand squared": lambda: _saved("JPEG").replace(
        struct.pack(">HH", 30, 40), struct.pack(">HH", 65_500, 65_500)
    ),
    "jpeg cut": lambda: _saved("JPEG", (400, 300))[:300],
    "jpeg head only": lambda: b"\xff\xd8\xff\xe0",
    "jpeg with broken EXIF": lambda: _saved(
        "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\x99" * 99
    ),
    "tiff directory in a circle": lambda: _tiff([(256, 3, 1, 40), (257, 3, 1, 30)], 8),
    "tiff of impossible size": lambda: _tiff(
        [(256, 4, 1, 4_000_000_000), (257, 4, 1, 4_000_000_000)], 0
    ),
    "tiff with tags by the billion": lambda: _tiff([(270, 2, 4_000_000_000, 8)], 0),
    "tiff of six hundred frames": lambda: _frames(600),
    "tiff cut": lambda: _saved("TIFF", (400, 300))[:200],
    "webp cut": lambda: _saved("WEBP", (400, 300))[:40],
    "webp head only": lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 ",
    "heic head only": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40,
    "postscript named as a picture": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n(x) run\n",
    "photoshop": lambda: b"8BPS\0\1" + b"\0" * 6 + struct.pack(">HIIHH", 3, 300_000, 300_000, 8, 3),
    "fits": lambda: b"SIMPLE  =                    T".ljust(2880),
    "gif": lambda: _saved("GIF"),
    "one pixel": lambda: _saved("PNG", (1, 1)),
    "one row": lambda: _saved("PNG", (5000, 1)),
    "longer than a roll": lambda: _saved("PNG", (100_000, 12)),
    "higher than a house": lambda: _saved("PNG", (12, 100_000)),
}

TEXTS: dict[str, Maker] = {
    "one line of thirty million letters": lambda: b"2016-03-05 " * 2_700_000,
    "zeros": lambda: b"\0" * 5000,
    "broken UTF-8": lambda: b"2016\xc3\x28 \xe2\x82 \xf0\x9f" * 100,
    "half a surrogate": lambda: b"\xff\xfe\x00\xd8" * 100,
    "escapes": lambda: "\x1b]0;x\x07\x1b[2J\u202e2016年3月5日\u2066".encode() * 50,
    "elements in elements": lambda: b"<html><body>" + b"<div>" * 200_000 + b"2016-03-05",
    "digits without end": lambda: b"1" * 2_000_000,
    "brackets without end": lambda: ("〔" * 300_000).encode(),
}


def all_files() -> Iterator[tuple[str, bytes]]:
    """Every file under a name that suits its kind."""
    for suffix, makers in ((".pdf", PDFS), (".png", IMAGES), (".txt", TEXTS)):
        for name, make in makers.items():
            yield name + suffix, make()
