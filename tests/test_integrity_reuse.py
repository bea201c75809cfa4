"""The same picture or impression in more than one place of a case."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from forensics import integrity
from forensics.integrity import impressions, texture
from forensics.integrity.reuse import SAME
from forensics.observations import Inspection, Observation

for package in ("reportlab", "fpdf", "pypdf"):
    pytest.importorskip(package, reason="draws the files; pip install '.[dev]'")

from benchmarks.inspect import hide, makers, seals  # noqa: E402

Pair = Callable[[random.Random], tuple[bytes, bytes]]


def inspected(folder: Path, *files: bytes) -> list[list[Observation]]:
    papers = []
    for i, data in enumerate(files):
        papers.append((folder / str(i), f"paper {i}"))
        papers[-1][0].write_bytes(data)
    found = integrity.inspect_many(papers)
    assert all(isinstance(one, Inspection) for one in found)
    return [
        [o for o in one.observations if o.check == "reuse"]
        for one in found
        if isinstance(one, Inspection)
    ]


def test_one_impression_on_two_papers_is_told_on_both(tmp_path: Path) -> None:
    one, other = inspected(tmp_path, *seals.reused(random.Random(3)))
    assert [o.others for o in one] == [("paper 1, page 1",)]
    assert [o.others for o in other] == [("paper 0, page 1",)]
    assert one[0].notable
    assert one[0].trust == "measured"
    assert one[0].boxes
    assert any("electronic seals" in words for words in one[0].innocent)


@pytest.mark.parametrize("pair", seals.HONEST)
@pytest.mark.parametrize("seed", range(3))
def test_two_impressions_are_not_one(pair: Pair, seed: int, tmp_path: Path) -> None:
    assert inspected(tmp_path, *pair(random.Random(seed))) == [[], []]


def test_an_impression_is_found_and_like_itself_however_it_lies() -> None:
    rng = random.Random(1)
    impression = seals.stamped(seals.design(rng), np.random.default_rng(1))
    inks = []
    for turn in (0, 137):
        data = seals.page(rng, impression, turn=turn, size=260)
        picture = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
        (found,) = impressions.find(picture)
        assert found[1] == "red"
        inks.append(found[2])
    assert texture.compare(*inks).texture > SAME


def test_a_drawn_seal_is_context_for_it_is_the_same_by_design(tmp_path: Path) -> None:
    rng = random.Random(2)
    rubber = seals.design(rng)
    pages = [seals.page(rng, rubber, turn=0, size=260, electronic=True) for _ in range(2)]
    assert not any(o.notable for found in inspected(tmp_path, *pages) for o in found)


def test_the_same_file_twice_is_one_paper(tmp_path: Path) -> None:
    data, _ = seals.reused(random.Random(4))
    assert inspected(tmp_path, data, data) == [[], []]


def _with_picture(colour: tuple[int, int, int], rng: random.Random) -> bytes:
    page = hide._Page(makers.fpdf_paper(rng))
    noise = np.random.default_rng(5).integers(0, 60, (60, 90, 1))
    page.picture(np.clip(np.array(colour) + noise, 0, 255).astype(np.uint8))
    page.draw("90 0 0 60 300 100 cm /Im9 Do")
    return page.saved(rng)


def test_the_same_picture_byte_for_byte(tmp_path: Path) -> None:
    red = [_with_picture((180, 20, 30), random.Random(i)) for i in (1, 2)]
    facts = [[o for o in f if o.trust == "fact"] for f in inspected(tmp_path, *red)]
    assert [[(o.notable, o.others) for o in f] for f in facts] == [
        [(True, ("paper 1, page 1",))],
        [(True, ("paper 0, page 1",))],
    ]


def test_a_black_logo_on_every_paper_is_context(tmp_path: Path) -> None:
    grey = [_with_picture((60, 60, 60), random.Random(i)) for i in (1, 2)]
    found = inspected(tmp_path, *grey)
    assert [[o.notable for o in f] for f in found] == [[False], [False]]
