"""Zones found in drawn pictures: turned, tilted, small; none invented where there is none."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the drawing programs are not part of the package

from benchmarks.mrz import draw  # noqa: E402
from forensics.intake import ocrb  # noqa: E402
from forensics.intake.mrz_read import Raw, read_zone  # noqa: E402
from forensics.text.mrz import check_digit  # noqa: E402

FONT = Path(draw.OCRB)


def frames(text: str, sure: float = 0.97) -> np.ndarray:
    """What the network would see in a clean line: three steps a character."""
    out = np.full((3 * len(text) + 1, 38), 1e-4, np.float32)
    out[:, 0] = 1.0
    for i, char in enumerate(text):
        out[3 * i + 1, 0] = 1 - sure
        out[3 * i + 1, ocrb.INDEX[char] + 1] = sure
    return np.log(out / out.sum(axis=1, keepdims=True))


def raws(*lines: str) -> list[Raw]:
    quad = np.array([[0, 0], [900, 0], [900, 30], [0, 30]], np.float32)
    return [Raw(quad, (frames(line),), None) for line in lines]


FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_spelling_keeps_length_and_repeated_characters() -> None:
    spelled, _ = ocrb.spell(frames(SECOND), [frozenset(ocrb.ALPHABET)] * 44)
    assert "".join(s.char for s in spelled) == SECOND
    assert all(a.end <= b.start for a, b in pairwise(spelled))


def test_a_line_too_short_for_its_characters_is_an_error() -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        ocrb.spell(frames("ABC"), [frozenset("A")] * 44)


def test_a_clean_zone_is_read_with_a_place_for_every_character() -> None:
    zone = read_zone(raws(FIRST, SECOND))
    assert zone is not None
    assert zone.texts == (FIRST, SECOND)
    assert zone.failed == 0
    assert zone.changes == ()
    assert all(len(line.chars) == 44 for line in zone.lines)


def test_nothing_is_repaired_without_a_second_reading() -> None:
    wrong = SECOND.replace("898902", "B98902")
    zone = read_zone(raws(FIRST, wrong))
    assert zone is not None
    assert zone.texts[1] == wrong
    assert zone.failed == 2


def test_a_check_digit_decides_between_two_readings_and_says_so() -> None:
    wrong = SECOND.replace("898902", "B98902")
    lines = raws(FIRST, wrong)
    seen = lines[1].views[0].copy()
    seen[4, ocrb.INDEX["8"] + 1] = np.log(0.3)  # the network hesitated: 8 was read too
    zone = read_zone([lines[0], Raw(lines[1].quad, (seen,), None)])
    assert zone is not None
    assert zone.texts == (FIRST, SECOND)
    assert zone.changes == ((1, 1, "B", "8"),)
    assert zone.failed == 0


@pytest.fixture(scope="module")
def scanner():  # type: ignore[no-untyped-def]
    pytest.importorskip("rapidocr")
    if not FONT.exists():
        pytest.skip("needs fonts-ocr-b")
    from forensics.intake.mrz_scan import MrzScanner

    return MrzScanner()


@pytest.mark.ocr
@pytest.mark.parametrize("kind", ["TD1", "TD3", "MRVB"])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_every_rotation(scanner, kind: str, turn: int) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(3)
    lines = draw.zone(rng, kind)
    flat = draw.damage(rng, draw.page(rng, kind, lines), 700)
    picture = np.ascontiguousarray(np.rot90(flat, -(turn // 90)))
    (found,) = scanner.scan(picture)
    assert found[0].texts == lines


@pytest.mark.ocr
def test_two_documents_in_one_picture(scanner) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(8)
    zones = [draw.zone(rng, "TD3") for _ in range(2)]
    pages = [draw.page(rng, "TD3", lines) for lines in zones]
    picture = cv2.resize(np.vstack(pages), None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    assert {zone.texts for zone, _ in scanner.scan(picture)} == set(zones)


@pytest.mark.ocr
def test_no_zone_is_invented(scanner) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(4)
    flat = draw.page(rng, "TD3", draw.zone(rng, "TD3"))
    upper = flat[: round(flat.shape[0] * 0.78)]
    noise = rng.integers(0, 255, (400, 600, 3), np.uint8)
    for picture in (np.ascontiguousarray(upper), noise, np.full((300, 500, 3), 255, np.uint8)):
        assert scanner.scan(picture) == ()


def test_drawn_zones_have_right_check_digits() -> None:
    rng = np.random.default_rng(1)
    one = draw.zone(rng, "TD3")[1]
    assert one[9] == check_digit(one[:9])
