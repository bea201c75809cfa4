"""Text that cannot be seen, in many ways; and what only looks like it to a program."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.inspect.makers import Paper
from benchmarks.inspect.revise import a_day, other_day

Change = Callable[[Paper, random.Random], bytes]


class _Page:
    """The first page of a paper, to be drawn on."""

    def __init__(self, paper: Paper) -> None:
        self.pdf = pikepdf.open(io.BytesIO(paper.data))
        self.page = self.pdf.pages[0]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                          Encoding=Name.WinAnsiEncoding)  # fmt: skip
        self.page.add_resource(self.pdf.make_indirect(font), Name.Font, Name("/Fz"))

    def draw(self, code: str, *, under: bool = False) -> None:
        body = f"q {code} Q".encode("cp1252")
        if under:
            self.page.contents_add(body, prepend=True)
            return
        self.page.contents_add(b"q", prepend=True)
        self.page.contents_add(b"Q " + body)

    def state(self, name: str, **values: Any) -> str:
        state = Dictionary(Type=Name.ExtGState, **values)
        self.page.add_resource(state, Name.ExtGState, Name(name))
        return f"{name} gs "

    def picture(self, pixels: np.ndarray, name: str = "/Im9") -> None:
        high, wide = pixels.shape[:2]
        image = self.pdf.make_stream(
            pixels.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=wide, Height=high,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
        )  # fmt: skip
        self.page.add_resource(image, Name.XObject, Name(name))

    def note(self, look: str | None, rect: tuple[float, ...], subtype: str, **values: Any) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=Array(rect), F=4, **values)
        if look is not None:
            form = self.pdf.make_stream(look.encode())
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox = Array(rect)
            note.AP = Dictionary(N=form)
        known = list(self.page.obj.get("/Annots", []))
        self.page.obj.Annots = Array([*known, self.pdf.make_indirect(note)])

    def saved(self, rng: random.Random) -> bytes:
        out = io.BytesIO()
        mode = rng.choice(list(pikepdf.ObjectStreamMode))
        self.pdf.save(out, object_stream_mode=mode, linearize=rng.random() < 0.2)
        return out.getvalue()


def _day(paper: Paper, rng: random.Random) -> tuple[str, tuple[float, float, float, float]]:
    day, (left, bottom, right, top) = a_day(paper, rng)
    return day, (left - 1, bottom - 2, right + 1, top + 2)


def _rect(box: tuple[float, ...]) -> str:
    return f"{box[0]:.2f} {box[1]:.2f} {box[2] - box[0]:.2f} {box[3] - box[1]:.2f} re"


def _words(text: str, x: float, y: float, size: float = 9, setting: str = "") -> str:
    safe = text.replace("\\", "").replace("(", "").replace(")", "")
    return f"BT {setting} /Fz {size} Tf {x:.2f} {y:.2f} Td ({safe}) Tj ET"


# hidden


def bar(paper: Paper, rng: random.Random) -> bytes:
    page, (_, box) = _Page(paper), _day(paper, rng)
    page.draw(f"{rng.choice(('0 g', '1 g', '.2 .2 .4 rg', '.9 g'))} {_rect(box)} f")
    return page.saved(rng)


def thick_line(paper: Paper, rng: random.Random) -> bytes:
    page, (_, box) = _Page(paper), _day(paper, rng)
    middle = (box[1] + box[3]) / 2
    page.draw(f"0 G {box[3] - box[1] + 2:.1f} w {box[0]} {middle} m {box[2]} {middle} l S")
    return page.saved(rng)


def picture_over(paper: Paper, rng: random.Random) -> bytes:
    page, (_, box) = _Page(paper), _day(paper, rng)
    page.picture(np.full((8, 40, 3), rng.choice((0, 255, 120)), np.uint8))
    page.draw(f"{box[2] - box[0]} 0 0 {box[3] - box[1]} {box[0]} {box[1]} cm /Im9 Do")
    return page.saved(rng)


def note_over(paper: Paper, rng: random.Random) -> bytes:
    page, (_, box) = _Page(paper), _day(paper, rng)
    ground = rng.choice(("0 g", "1 g", ".8 .8 .2 rg"))
    page.note(f"{ground} {_rect(box)} f", box, rng.choice(("/Square", "/Stamp", "/FreeText")))
    return page.saved(rng)


def redaction_left(paper: Paper, rng: random.Random) -> bytes:
    page, (_, box) = _Page(paper), _day(paper, rng)
    look = rng.choice((None, f"1 0 0 RG 1 w {_rect(box)} S"))
    page.note(look, box, "/Redact", QuadPoints=Array([box[0], box[3], box[2], box[3],
                                                      box[0], box[1], box[2], box[1]]))  # fmt: skip
    return page.saved(rng)


def invisible(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    page.draw(_words(f"Paid on {other_day(day, rng)}", 80, 30, setting="3 Tr"))
    return page.saved(rng)


def clear(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    setting = page.state("/Gz", ca=0, CA=0)
    page.draw(setting + _words(f"valid until {day}", 80, 30))
    return page.saved(rng)


def off_page(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    left, bottom, right, top = (float(v) for v in page.page.cropbox)
    x, y = rng.choice(((left - 200, 100), (right + 20, 100), (100, top + 30), (100, bottom - 40)))
    page.draw(_words(f"issued {day}", x, y))
    return page.saved(rng)


def white(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    colour = rng.choice(("1 g", "1 1 1 rg", "0 0 0 0 k", ".99 .99 .99 rg"))
    page.draw(f"{colour} " + _words(f"seen on {day}", 90, 25))
    return page.saved(rng)


def tiny(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    page.draw(_words(f"expires {day}", 100, 20, size=rng.choice((0.3, 0.8, 1, 1.5))))
    return page.saved(rng)


def clipped(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    page.draw(f"{rng.choice((0, 10))} 0 5 5 re W n " + _words(f"served on {day}", 100, 30))
    return page.saved(rng)


def replaced(paper: Paper, rng: random.Random) -> bytes:
    """A white box over the date, and another date on it."""
    page, (day, box) = _Page(paper), _day(paper, rng)
    size = (box[3] - box[1]) * 0.8
    words = _words(other_day(day, rng), box[0] + 1, box[1] + 2.5, size)
    page.draw(f"1 g {_rect(box)} f 0 g {words}")
    return page.saved(rng)


def switched_off(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    layer = page.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Layer"))
    page.pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer]))
    )
    page.page.add_resource(layer, Name.Properties, Name("/MC0"))
    page.draw(f"/OC /MC0 BDC {_words(f'until {day}', 90, 30)} EMC")
    return page.saved(rng)


# seen, or as it should be


def plain(paper: Paper, rng: random.Random) -> bytes:
    return paper.data


def on_dark(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    page.draw(f"0 0 .4 rg 60 15 300 20 re f 1 g {_words(f'Served on {day}', 70, 21)}")
    return page.saved(rng)


def marked(paper: Paper, rng: random.Random) -> bytes:
    """A highlighter: multiplied over the text, or drawn under it."""
    page, (_, box) = _Page(paper), _day(paper, rng)
    if rng.random() < 0.5:
        setting = page.state("/Gm", BM=Name.Multiply)
        page.draw(f"{setting} 1 1 0 rg {_rect(box)} f")
    else:
        page.draw(f"1 1 0 rg {_rect(box)} f", under=True)
    return page.saved(rng)


def watermark(paper: Paper, rng: random.Random) -> bytes:
    page = _Page(paper)
    setting = page.state("/Gw", ca=0.25)
    page.draw(f"{setting} .6 g 1 0 0 1 0 0 cm {_words('SPECIMEN COPY', 120, 300, 48)}")
    return page.saved(rng)


def bold_twice(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    shadow = rng.choice(("0 g", ".8 g", "1 g"))
    page.draw(f"{shadow} {_words(f'Valid {day}', 80.4, 29.7)} 0 g {_words(f'Valid {day}', 80, 30)}")
    return page.saved(rng)


def on_picture(paper: Paper, rng: random.Random) -> bytes:
    page, day = _Page(paper), rng.choice(paper.days)
    wash = np.random.default_rng(rng.randrange(999)).integers(190, 250, (30, 200, 3), np.uint8)
    page.picture(np.asarray(wash, np.uint8))
    page.draw(f"q 300 0 0 30 60 15 cm /Im9 Do Q {_words(f'Issued {day}', 70, 25)}")
    return page.saved(rng)


def framed(paper: Paper, rng: random.Random) -> bytes:
    """A frame, an underline and a thin line through the date."""
    page, (_, box) = _Page(paper), _day(paper, rng)
    middle = (box[1] + box[3]) / 2
    page.draw(f"0 G .6 w {_rect(box)} S {box[0]} {middle} m {box[2]} {middle} l S")
    return page.saved(rng)


def linked(paper: Paper, rng: random.Random) -> bytes:
    page, (_, box) = _Page(paper), _day(paper, rng)
    page.note(None, box, "/Link", Border=Array([0, 0, 0]))
    return page.saved(rng)


def half_clear_stamp(paper: Paper, rng: random.Random) -> bytes:
    page, (_, box) = _Page(paper), _day(paper, rng)
    setting = page.state("/Gs", ca=0.4)
    wider = (box[0] - 20, box[1] - 20, box[2] + 20, box[3] + 20)
    page.draw(f"{setting} .8 0 0 rg {_rect(wider)} f")
    return page.saved(rng)


def shaped_clip(paper: Paper, rng: random.Random) -> bytes:
    """Inside its clip, as spreadsheets print each cell."""
    page, day = _Page(paper), rng.choice(paper.days)
    page.draw(f"50 20 400 25 re W n {_words(f'Cell {day}', 60, 30)}")
    return page.saved(rng)


def scan_with_layer(paper: Paper, rng: random.Random) -> bytes:
    """The page as a picture; its text invisible over it, or seen but under it."""
    import pypdfium2

    old = pypdfium2.PdfDocument(paper.data)[0]
    old.set_rotation(0)
    wide, high = old.get_size()
    picture = old.render(scale=150 / 72).to_pil().convert("RGB")
    if rng.random() < 0.5:
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=60)
        picture = Image.open(buffer).convert("RGB")
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(wide, high))
    out = io.BytesIO()
    pdf.save(out)
    page = _Page(Paper(out.getvalue(), "", paper.lines, paper.days))
    page.picture(np.asarray(picture))
    shown = f"q {wide} 0 0 {high} 0 0 cm /Im9 Do Q"
    text = " ".join(_words(*line) for line in _lines(old))
    under = rng.random() < 0.3
    layer = text if under else text.replace("BT ", "BT 3 Tr ")
    page.draw(f"{layer} {shown}" if under else f"{shown} {layer}")
    return page.saved(rng)


def _lines(page: Any) -> Iterator[tuple[str, float, float, float]]:
    """(text, left, baseline, size) of the runs of text of a page, where they stand."""
    text = page.get_textpage()
    for i in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(i)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        safe = "".join(c for c in words if " " <= c <= "~")
        size = (right - left) / max(1.0, stringWidth(safe, "Helvetica", 1))
        if safe:
            yield safe, left, bottom, min(size, 14)


HIDDEN: tuple[Change, ...] = (
    bar, thick_line, picture_over, note_over, redaction_left, invisible, clear, off_page, white,
    tiny, clipped, replaced, switched_off,
)  # fmt: skip
SEEN: tuple[Change, ...] = (
    plain, on_dark, marked, watermark, bold_twice, on_picture, framed, linked, half_clear_stamp,
    shaped_clip, scan_with_layer,
)  # fmt: skip
