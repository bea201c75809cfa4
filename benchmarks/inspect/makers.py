"""Papers of an invented person by several programs, in several builds of the same PDF."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

import pikepdf

FONTS = "/usr/share/fonts/truetype/dejavu"
_NAMES = ("Lin Specimen", "Ana Muster", "Omar Beispiel", "Jane Sample")
_ORGANS = ("District Court of Musterstadt", "Police Station No. 4", "Registry of Sampleton")


@dataclass(frozen=True, slots=True)
class Paper:
    """``lines`` of the first page, from the top; two of them hold ``days``."""

    data: bytes
    producer: str
    lines: tuple[str, ...]
    days: tuple[str, ...]


def text_of(rng: random.Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines of a paper and the dates in them."""
    first = date(2012, 1, 3) + timedelta(days=rng.randrange(2500))
    second = first + timedelta(days=rng.randrange(20, 300))
    form = rng.choice(("%d.%m.%Y", "%d %B %Y", "%Y-%m-%d", "%d/%m/%Y"))
    days = first.strftime(form), second.strftime(form)
    lines = [
        "SPECIMEN",
        rng.choice(_ORGANS),
        f"Case No. {rng.randrange(100, 999)}/{first.year}",
        f"Decision of {days[0]}",
        f"In the matter of {rng.choice(_NAMES)}, born 04.05.1979, the following is decided:",
        f"The measure begins on {days[0]} and ends on {days[1]}.",
        "The person may not leave the city without leave of this office.",
        f"A fee of {rng.randrange(20, 900)}.00 is due within fourteen days.",
        *(f"{i}. {rng.choice(_FILL)}" for i in range(1, rng.randrange(4, 14))),
        "Signed: the registrar",
    ]
    return tuple(lines), days


_FILL = (
    "The decision can be appealed against within ten days of its service.",
    "Costs are borne by the person named above; no advance is asked for.",
    "The file is kept for ten years and can be read at the registry.",
    "A copy is sent to the registry of residence and to the police station.",
)


def reportlab_paper(rng: random.Random) -> Paper:
    from reportlab.lib import pagesizes
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    lines, days = text_of(rng)
    landscape = pagesizes.landscape(pagesizes.A4)
    size = rng.choice((pagesizes.A4, pagesizes.LETTER, pagesizes.A5, landscape))
    font = rng.choice(("Helvetica", "Times-Roman", "Courier", "DejaVu"))
    if font == "DejaVu":
        pdfmetrics.registerFont(TTFont("DejaVu", f"{FONTS}/DejaVuSans.ttf"))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=size, pageCompression=rng.randrange(2))
    letters = 8 if size == pagesizes.A5 else 10
    for number in range(rng.randrange(1, 4)):
        y = size[1] - 50
        page.setFont(font, letters if font != "Courier" else letters - 2)
        for line in lines if number == 0 else (f"Annex {number}", *lines[6:]):
            page.drawString(50, y, line)
            y -= 17
        page.showPage()
    page.save()
    return Paper(out.getvalue(), f"reportlab {font}", lines, days)


def fpdf_paper(rng: random.Random) -> Paper:
    from fpdf import FPDF

    lines, days = text_of(rng)
    pdf = FPDF(format=rng.choice(("A4", "Letter", "Legal")))
    pdf.add_font("D", "", f"{FONTS}/{rng.choice(('DejaVuSerif', 'DejaVuSans'))}.ttf")
    for number in range(rng.randrange(1, 4)):
        pdf.add_page()
        pdf.set_font("D", size=11)
        for line in lines if number == 0 else (f"Annex {number}", *lines[6:]):
            pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT", h=7)
    return Paper(bytes(pdf.output()), "fpdf2", lines, days)


def weasyprint_paper(rng: random.Random) -> Paper:
    import weasyprint

    lines, days = text_of(rng)
    rows = "".join(f"<p>{escape(line)}</p>" for line in lines)
    style = (
        f"@page {{ size: {rng.choice(('A4', 'Letter', 'A5'))}; margin: 2cm }} "
        f"body {{ font: 10pt {rng.choice(('DejaVu Sans', 'DejaVu Serif', 'Liberation Serif'))} }} "
        "h1 { background: #224; color: white; padding: 4pt; font-size: 12pt } p { margin: 5pt 0 }"
    )
    page = f"<style>{style}</style><h1>Notice to the person</h1>{rows}"
    data = weasyprint.HTML(string=page).write_pdf()
    return Paper(data, "weasyprint", lines, days)


def chromium_like_paper(rng: random.Random) -> Paper:
    """Letter by letter placed, a form around the page, scaled: as browsers print."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines, days = text_of(rng)
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name("/Helvetica"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )
    body = ["q .24 0 0 -.24 0 792 cm 4.1666 0 0 4.1666 0 0 cm BT /F1 10 Tf 1 0 0 -1 0 0 Tm"]
    y = 60.0
    for line in lines:
        x = 50.0
        for char in line:
            code = char.encode("cp1252").hex()
            body.append(f"1 0 0 -1 {x:.2f} {y:.2f} Tm <{code}> Tj")
            x += stringWidth(char, "Helvetica", 10)
        y += 16
    body.append("ET Q")
    form = pdf.make_stream(" ".join(body).encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 612, 792])
    form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X0=form))
    page.obj.Contents = pdf.make_stream(b"/X0 Do")
    out = io.BytesIO()
    pdf.save(out)
    return Paper(out.getvalue(), "browser-like", lines, days)


def _makers() -> tuple[Callable[[random.Random], Paper], ...]:
    """Those of which the program is here; weasyprint wants Pango."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return reportlab_paper, fpdf_paper, chromium_like_paper
    return reportlab_paper, fpdf_paper, weasyprint_paper, chromium_like_paper


MAKERS = _makers()


def built(paper: Paper, rng: random.Random, *, encrypt: bool = True) -> Paper:
    """The same paper as other programs would have written the file."""
    how = rng.choice(("as is", "object streams", "linearised", "turned", "qdf", "encrypted"))
    letters_apart = paper.producer == "browser-like"
    if (how == "encrypted" and not encrypt) or (how == "turned" and letters_apart):
        how = "object streams"
    if how == "as is":
        return paper
    pdf = pikepdf.open(io.BytesIO(paper.data))
    out = io.BytesIO()
    if how == "turned":
        for page in pdf.pages:
            page.rotate(rng.choice((90, 180, 270)), relative=True)
    pdf.save(
        out,
        linearize=how == "linearised",
        object_stream_mode=pikepdf.ObjectStreamMode.generate
        if how == "object streams"
        else pikepdf.ObjectStreamMode.disable,
        qdf=how == "qdf",
        encryption=pikepdf.Encryption(owner="owner", user="") if how == "encrypted" else False,
    )
    return Paper(out.getvalue(), f"{paper.producer}, {how}", paper.lines, paper.days)


def paper(rng: random.Random, *, encrypt: bool = True) -> Paper:
    return built(rng.choice(MAKERS)(rng), rng, encrypt=encrypt)
