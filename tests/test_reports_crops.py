"""Pieces of paper: the right part, upright, the words boxed and nothing else changed."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reports_sample import BAIL, STAMPS, Quoter, sample_run

from forensics.records import Box, Page, Provenance, Span
from forensics.reports import crops


def opened(crop: crops.Crop | None) -> Image.Image:
    assert crop
    image = Image.open(io.BytesIO(crop.data)).convert("RGB")
    assert image.size == (crop.width, crop.height)
    return image


def near(pixel: tuple[int, ...], wanted: tuple[int, ...], off: int = 60) -> bool:
    return all(abs(a - b) <= off for a, b in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_cut_upright(turn: int) -> None:
    # two colours side by side tell all four turns apart
    upright = Image.new("RGB", (2000, 2000), "white")
    upright.paste((200, 30, 30), (900, 880, 940, 920))
    upright.paste((30, 160, 30), (940, 880, 980, 920))
    back = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180,
            270: Image.Transpose.ROTATE_270}  # fmt: skip
    lying = upright.transpose(back[turn]) if turn else upright
    box = {
        0: Box(900, 880, 980, 920), 90: Box(880, 1020, 920, 1100),
        180: Box(1020, 1080, 1100, 1120), 270: Box(1080, 900, 1120, 980),
    }[turn]  # fmt: skip
    page = Page(1, *lying.size, 150, "t", "ab", (), 2, (), turn)
    place = Provenance("d", 1, Span(1, 0, 2), (box,), "ab", 1.0, "t")
    image = opened(crops.cut(lying, page, place))
    assert image.width > image.height
    middle = (image.width // 2, image.height // 2)
    ratio = 34 / 40
    left = image.getpixel((int(middle[0] - 20 * ratio), middle[1]))
    right = image.getpixel((int(middle[0] + 20 * ratio), middle[1]))
    assert near(left, (200, 30, 30))
    assert near(right, (30, 160, 30))
    # the frame stands outside the words, on all four sides
    for x, y in ((-40, 0), (40, 0), (0, -20), (0, 20)):
        edge = [
            image.getpixel((int(middle[0] + x * ratio + dx), int(middle[1] + y * ratio + dy)))
            for n in range(2, 12)
            for dx, dy in [((n if x > 0 else -n) if x else 0, (n if y > 0 else -n) if y else 0)]
        ]
        assert any(near(p, crops.FRAME, 70) for p in edge), (x, y)


def test_a_stamp_is_shown_whole() -> None:
    run = sample_run()
    document = next(d for d in run.documents if d.name == STAMPS)
    page = document.pages[0]
    place = Quoter({STAMPS: document})(STAMPS, "12 JUN 2016")
    frame = crops.frame_of(place, page)
    stamp = page.regions[0].box
    assert frame
    assert frame.left < stamp.left
    assert frame.right > stamp.right
    assert frame.top < stamp.top
    assert frame.bottom > stamp.bottom
    # but never the whole page
    assert (frame.right - frame.left) * (frame.bottom - frame.top) < page.width * page.height / 2


def test_a_picture_of_another_size_is_not_trusted() -> None:
    run = sample_run()
    document = next(d for d in run.documents if d.name == BAIL)
    place = Quoter({BAIL: document})(BAIL, "不得离开清潭县")
    image = run.images[BAIL, 1]
    assert crops.cut(image, document.pages[0], place)
    assert crops.cut(image.resize((620, 877)), document.pages[0], place) is None


def test_black_covers_and_only_words_leaves_nothing_else() -> None:
    page = Page(1, 800, 600, 150, "t", "ab", (), 2)
    image = Image.new("RGB", (800, 600), (250, 200, 40))
    place = Provenance("d", 1, Span(1, 0, 2), (Box(300, 280, 420, 320),), "ab", 1.0, "t")
    covered = opened(crops.cut(image, page, place, black=[Box(300, 280, 360, 320)]))
    assert near(covered.getpixel((covered.width // 2 - 25, covered.height // 2)), (0, 0, 0), 20)
    alone = opened(crops.cut(image, page, place, only_words=True))
    colours = [c for _, c in alone.getcolors(100000) or []]
    corner = alone.getpixel((3, 3))
    assert near(corner, (226, 226, 224), 8)
    assert near(alone.getpixel((alone.width // 2, alone.height // 2)), (250, 200, 40), 20)
    assert colours


def test_a_quotation_without_a_picture_has_no_crop() -> None:
    page = Page(1, 800, 600, 0, "t", "ab", (), 2)
    place = Provenance("d", 1, Span(1, 0, 2), (), "ab", 1.0, "t")
    assert crops.frame_of(place, page) is None


@pytest.mark.parametrize("box", [Box(0, 0, 800, 40), Box(790, 590, 800, 600), Box(0, 0, 3, 3)])
def test_boxes_at_the_edge_of_the_page(box: Box) -> None:
    page = Page(1, 800, 600, 0, "t", "ab", (), 2)
    place = Provenance("d", 1, Span(1, 0, 2), (box,), "ab", 1.0, "t")
    image = opened(crops.cut(Image.new("RGB", (800, 600)), page, place))
    frame = crops.frame_of(place, page)
    assert frame
    # The frame stays on the page and holds the whole box.
    assert 0 <= frame.left <= box.left < box.right <= frame.right <= page.width
    assert 0 <= frame.top <= box.top < box.bottom <= frame.bottom <= page.height
    assert image.width / image.height == pytest.approx(
        (frame.right - frame.left) / (frame.bottom - frame.top), rel=0.1
    )
