"""Small files for the intake tests, made on the spot."""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the drawing programs are not part of the package

from fixtures.draw.fonts import font  # noqa: E402

LINES = (
    "样本县人民法院",
    "（2016）云9999刑初123号",
    "被告人于2016年3月5日被刑事拘留，同年4月11日被取保候审。",
    "This certificate was issued on 12 June 2016 in the district.",
    "二〇一六年十月三十一日",
)


def page(lines: tuple[str, ...] = LINES, size: int = 34, ink: str = "black") -> Image.Image:
    """A page of invented text, 1000 pixels wide, marked SPECIMEN."""
    image = Image.new("RGB", (1100, 200 + 70 * len(lines)), "white")
    pen = ImageDraw.Draw(image)
    pen.text((700, 30), "SPECIMEN", font=font("sans", 26), fill="gray")
    for i, line in enumerate(lines):
        pen.text((80, 110 + 70 * i), line, font=font("serif", size), fill=ink)
    return image


def png(path: Path, image: Image.Image) -> Path:
    image.save(path, "PNG")
    return path


def pdf(
    path: Path,
    lines: tuple[str, ...] = (),
    *,
    picture: Image.Image | None = None,
    invisible: bool = False,
    shift: int = 0,
    rotate: int = 0,
    crop: tuple[int, int, int, int] | None = None,
    pages: int = 1,
    locked: bool = False,
) -> Path:
    """A PDF written by hand: Latin text in Helvetica, a full-page picture, or both.

    ``shift`` makes the text layer lie: each character is said to be one some places further.
    """
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(head: str, data: bytes) -> int:
        return add(f"<<{head} /Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream")

    add(b"")  # 1: catalogue
    add(b"")  # 2: page tree
    mode = "3 Tr " if invisible else ""
    text = "".join(
        f"BT {mode}/F1 14 Tf 60 {720 - 40 * i} Td ({line}) Tj ET\n" for i, line in enumerate(lines)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange "
        f"<21> <7e> <{0x21 + shift:04x}> endbfrange endcmap end end"
    )
    unicode = stream("", cmap.encode())
    fonts = add(f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {unicode} 0 R>>".encode())
    resources = f"/Font<</F1 {fonts} 0 R>>"
    content = text
    if picture is not None:
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=92)
        number = stream(
            f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
            "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
            data.getvalue(),
        )
        resources += f"/XObject<</I1 {number} 0 R>>"
        content = "q 612 0 0 792 0 0 cm /I1 Do Q\n" + text
    body = stream("", content.encode("latin-1"))
    extra = f"/Rotate {rotate}" if rotate else ""
    extra += f"/CropBox[{crop[0]} {crop[1]} {crop[2]} {crop[3]}]" if crop else ""
    kids = [
        add(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]{extra}"
            f"/Resources<<{resources}>>/Contents {body} 0 R>>".encode()
        )
        for _ in range(pages)
    ]
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    listed = " ".join(f"{k} 0 R" for k in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    out = b"%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{o:010} 00000 n \n".encode() for o in offsets)
    lock = ""
    if locked:  # a user password nobody knows
        lock = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
        lock += f"/O<{'41' * 32}>/U<{'42' * 32}>>>"
    out += f"trailer<</Root 1 0 R/Size {len(objects) + 1}{lock}>>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(out)
    return path


HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAAEoAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34"
    "+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5"
    "uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAA"
    "AAAAAAEAAQWBAgMFhAAAAFJtZGF0AAAARigBrxOA5fxP/+omLpeGFfce8y4qB2Bk8zYf2FUeBLiq//oOvL6omNCS"
    "XoXdN3UP+MJsgr/ucm0miXhn8cKWgUUF5HoMJng="
)
"""64 x 48, light gray, the top left quarter dark; made by us: the package here only decodes."""
