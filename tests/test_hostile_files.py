"""Whatever a file does, reading it ends soon, in one typed outcome, and the parent goes on."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import IMAGES, PDFS, TEXTS, Maker

from forensics import intake
from forensics.errors import (
    DamagedError,
    EncryptedError,
    ForensicsError,
    TooLargeError,
    UnreadableError,
    WrongTypeError,
)
from forensics.intake import ReadOptions
from forensics.intake.guard import Limits
from forensics.records import Document

pytestmark = pytest.mark.ocr
LIMITS = Limits(pages=3, seconds=3)


@pytest.fixture(autouse=True, scope="module")
def _end_workers() -> Iterator[None]:
    yield
    intake.close_workers()


def outcome(path: Path) -> Document | ForensicsError:
    try:
        return intake.read(path, path.name, ReadOptions(regions=False, limits=LIMITS))
    except ForensicsError as error:
        return error


CASES = [
    *((name + ".pdf", make) for name, make in PDFS.items()),
    *((name + ".png", make) for name, make in IMAGES.items()),
    *((name + ".txt", make) for name, make in TEXTS.items()),
]


@pytest.mark.parametrize(("name", "make"), CASES, ids=[name for name, _ in CASES])
def test_each_ends_in_a_typed_outcome(name: str, make: Maker, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    end = outcome(path)
    # Opening, two slow pages, and a second try of each: CPU seconds, on a busy machine.
    assert time.monotonic() - began < 5 * 5 * LIMITS.seconds
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 300_000, f"the parent grew by {grown} KiB"
    if isinstance(end, ForensicsError):
        assert isinstance(end, UnreadableError)
        assert "reading it failed" not in end.message, end
        assert "\n" not in str(end)
        assert end.place == name
        assert end.advice
    else:
        assert not any("reading it failed" in w.message for w in end.warnings), end.warnings


@pytest.mark.parametrize(
    ("name", "make", "kind"),
    [
        ("a.pdf", PDFS["head only"], DamagedError),
        ("a.pdf", PDFS["encrypted by nobody"], EncryptedError),
        ("a.png", IMAGES["png of sixty thousand squared"], TooLargeError),
        ("a.png", IMAGES["png cut"], DamagedError),
        ("a.png", IMAGES["postscript named as a picture"], WrongTypeError),
        ("a.png", IMAGES["photoshop"], WrongTypeError),
        ("a.png", IMAGES["fits"], WrongTypeError),
        ("a.png", IMAGES["gif"], WrongTypeError),
    ],
)
def test_what_it_is_called(name: str, make: Maker, kind: type, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    assert isinstance(outcome(path), kind)


def test_an_honest_file_among_them_is_read(tmp_path: Path) -> None:
    files = []
    for name, make in (("bomb", PDFS["bomb"]), ("forms", PDFS["forms by the billion"])):
        (tmp_path / f"{name}.pdf").write_bytes(make())
        files.append((tmp_path / f"{name}.pdf", f"{name}.pdf"))
    (tmp_path / "good.txt").write_text("2016年3月5日", encoding="utf-8")
    files.append((tmp_path / "good.txt", "good.txt"))
    read = dict(intake.read_many(files, ReadOptions(regions=False, limits=LIMITS), jobs=1))
    good = read["good.txt"]
    assert isinstance(good, Document)
    assert good.pages[0].text.startswith("2016年3月5日")
