"""Stamps on drawn pages: inks told apart, turned text, frames, and pages without stamps."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the drawing programs are not part of the package

from benchmarks.stamps import draw  # noqa: E402
from forensics.documents.common.crossings import read_crossings  # noqa: E402
from forensics.intake.frames import find_frame  # noqa: E402
from forensics.intake.ground import inks_over_ground  # noqa: E402
from forensics.intake.inks import coloured, inks  # noqa: E402
from forensics.intake.lines import rectangle  # noqa: E402
from forensics.records import Document  # noqa: E402


def paper(colour: int = 240) -> Image.Image:
    return Image.new("RGB", (600, 600), (colour, colour, colour - 5))


def test_two_crossing_inks_become_two_layers() -> None:
    image = paper()
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 60, 360, 260), outline=(190, 40, 50), width=6)
    pen.rectangle((250, 200, 540, 420), outline=(40, 60, 160), width=6)
    layers = {ink.name: ink for ink in inks(np.asarray(image))}
    assert set(layers) == {"red", "blue"}
    assert layers["red"].mask[60:66, 100:200].mean() > 0.9
    assert layers["red"].mask[416:420, 300:500].mean() < 0.05
    assert layers["blue"].mask[416:420, 300:500].mean() > 0.9


def test_a_blank_page_has_no_ink() -> None:
    assert inks(np.asarray(paper())) == ()
    assert coloured(np.asarray(paper())) == 0.0


def test_pale_ink_stands_out_from_a_ground_as_dark_as_itself() -> None:
    rng = np.random.default_rng(3)
    y, x = np.mgrid[0:600, 0:600]
    lines = (np.sin((x + 12 * np.sin(y / 30)) / 3) > 0.5)[..., None]
    page = 240 - 40.0 * lines * np.array([1.0, 0.8, 0.4]) + rng.normal(0, 2, (600, 600, 3))
    page[250:270, 100:500] -= np.array([5.0, 35.0, 30.0])  # a pale red bar
    (red, *_) = inks_over_ground(np.clip(page, 0, 255).astype(np.uint8))
    bar, rest = red.mask[252:268, 110:490].mean(), red.mask[300:].mean()
    assert red.name == "red"
    assert bar > 0.85
    assert rest < 0.05


@pytest.mark.parametrize("shape", ["rectangle", "rounded", "circle", "oval", "triangle"])
def test_frames_are_told_apart(shape: str) -> None:
    image = Image.new("L", (600, 600), 0)
    pen = ImageDraw.Draw(image)
    box = (120, 180, 480, 420) if shape != "circle" else (150, 150, 450, 450)
    if shape == "rectangle":
        pen.rectangle(box, outline=1, width=4)
    elif shape == "rounded":
        pen.rounded_rectangle(box, radius=50, outline=1, width=4)
    elif shape == "triangle":
        pen.polygon([(300, 100), (520, 480), (80, 480)], outline=1, width=4)
    else:
        pen.ellipse(box, outline=1, width=4)
    text = rectangle(230, 280, 370, 340)
    if shape == "triangle":
        text = rectangle(230, 340, 370, 420)
    found = find_frame(np.asarray(image), text.mean(axis=0), text, 0.0)
    assert found is not None
    assert found.shape == shape


def test_text_without_a_frame_has_none() -> None:
    text = rectangle(230, 280, 370, 340)
    assert find_frame(np.zeros((600, 600), np.uint8), text.mean(axis=0), text, 0.0) is None


@pytest.fixture(scope="module")
def engine():  # type: ignore[no-untyped-def]
    pytest.importorskip("rapidocr")
    from forensics.intake.rapid import RapidOcr

    return RapidOcr()


@pytest.mark.ocr
def test_every_stamp_of_a_page_is_read_whatever_way_it_lies(engine) -> None:  # type: ignore[no-untyped-def]
    if not Path(draw.CJK).exists():
        pytest.skip("needs fonts-noto-cjk")
    from forensics.intake.flow import read_picture

    rng = np.random.default_rng(11)
    picture, truths = draw.page(rng, faint=False)
    assert any(abs(t.angle) > 60 for t in truths)
    read = read_picture(picture, engine)
    document = Document("page", "0" * 64, "image/png", (read,))
    events = read_crossings(document, [read], "", "", "tests").events
    got = {
        (e.where.country if e.where else "", e.detail("direction"), e.when.only_day)
        for e in events
        if e.when is not None
    }
    assert got == {(t.state, t.direction, t.day) for t in truths}


@pytest.mark.ocr
def test_a_letter_with_a_red_seal_has_no_stamp(engine) -> None:  # type: ignore[no-untyped-def]
    from forensics.intake.flow import read_picture

    image = Image.new("RGB", (900, 1200), "white")
    pen = ImageDraw.Draw(image)
    font = draw.ImageFont.load_default(26)
    for i in range(14):
        pen.text(
            (80, 100 + 50 * i),
            "This certifies that no record was found in the files.",
            fill="black",
            font=font,
        )
    pen.text((560, 900), "12 June 2016", fill="black", font=font)
    pen.ellipse((540, 830, 760, 1050), outline=(200, 30, 40), width=8)
    read = read_picture(np.asarray(image), engine)
    assert [r for r in read.regions if r.kind == "stamp"] == []


@pytest.mark.ocr
@pytest.mark.parametrize("turn", [0.0, 3.5, -4.0])
def test_a_letter_about_journeys_has_no_stamp_though_it_lies_askew(engine, turn: float) -> None:  # type: ignore[no-untyped-def]
    """A photograph of a slip that allows a journey: its paragraphs are no border stamps."""
    from forensics.intake.flow import read_picture

    image = Image.new("RGB", (1000, 1300), "white")
    pen = ImageDraw.Draw(image)
    body, small = draw.ImageFont.load_default(28), draw.ImageFont.load_default(20)
    pen.text((330, 70), "SPECIMEN  Leave slip", fill="black", font=body)
    text = (
        "On 10 May 2016 the person named asked to leave the",
        "county for Hong Kong, by the port of Luohu, and to be",
        "back by 14 May 2016. Leave is given. Departure 11 MAY 2016,",
        "return entry 14 MAY 2016, both to be shown to the office.",
    )
    for block in range(2):
        for i, line in enumerate(text):
            pen.text((90, 180 + 300 * block + 48 * i), line, fill="black", font=body)
    pen.text((90, 1180), "Immigration departure 11 MAY 2016 Luohu", fill="black", font=small)
    pen.ellipse((640, 820, 860, 1040), outline=(200, 30, 40), width=8)
    askew = image.rotate(turn, expand=True, fillcolor="white").resize((800, 1040))
    read = read_picture(np.asarray(askew), engine)
    assert [r for r in read.regions if r.kind == "stamp"] == []


@pytest.mark.ocr
@pytest.mark.parametrize(("faint", "doubted"), [(True, True), (False, False)])
def test_a_day_in_pale_ink_is_in_doubt(engine, faint: bool, doubted: bool) -> None:  # type: ignore[no-untyped-def]
    if not Path(draw.CJK).exists():
        pytest.skip("needs fonts-noto-cjk")
    from forensics.intake.flow import read_picture

    picture, _ = draw.page(np.random.default_rng(12), faint=faint)
    read = read_picture(picture, engine)
    assert any(r.kind == "stamp" for r in read.regions)
    assert any(w.code == "stamp-ink-unsure" for w in read.warnings) is doubted
