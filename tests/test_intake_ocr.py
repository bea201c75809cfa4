"""Live reading: turned, sealed, layered, repeated. Each test reads a page or two."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from intake_files import LINES, page, pdf, png
from PIL import Image

from forensics import intake
from forensics.errors import DependencyError
from forensics.intake import ReadOptions, scan
from forensics.intake.engines import recorded
from forensics.records import Document, Page

pytestmark = pytest.mark.ocr
PLAIN = ReadOptions(regions=False)


@pytest.fixture(autouse=True, scope="module")
def _end_workers() -> Iterator[None]:
    yield
    intake.close_workers()


def read(path: Path, options: ReadOptions = PLAIN) -> Document:
    ((_, result),) = intake.read_many([(path, path.name)], options, jobs=1)
    assert isinstance(result, Document), result
    return result


def bare(text: str) -> str:
    return text.translate(str.maketrans("（），：", "(),:", " \n"))


def word_at(read_page: Page, text: str) -> tuple[float, float]:
    """The middle of the word that holds ``text``."""
    word = next(w for w in read_page.words if text in w.text)
    return (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_every_turn_reads_the_same_and_boxes_lie_on_the_original(tmp_path: Path, turn: int) -> None:
    upright = page()
    path = png(tmp_path / "a.png", upright.rotate(turn, expand=True))  # stands when turned back
    (found,) = read(path).pages
    assert found.turn == turn
    for line in LINES:
        assert bare(line) in bare(found.text)
    assert found.main_end == len(found.text)
    # “SPECIMEN” is printed at the top right of the upright page.
    x, y = word_at(found, "SPECIMEN")
    w, h = upright.size
    place = {
        0: (x, y),
        90: (found.height - y, x),
        180: (w - x, h - y),
        270: (y, found.width - x),
    }[turn]
    assert abs(place[0] - 765) < 25, place
    assert abs(place[1] - 48) < 15, place


def test_a_red_seal_over_the_date_is_read_through(tmp_path: Path) -> None:
    image = np.asarray(page()).astype(np.float32)
    seal = np.ones(image.shape[:2], np.float32)
    cv2.circle(seal, (250, 400), 110, 0.2, 10)
    cv2.circle(seal, (250, 400), 40, 0.2, -1)
    red = seal[..., None] * 255 + (1 - seal[..., None]) * np.array([215, 30, 40])
    sealed = (image * red / 255).astype(np.uint8)
    assert int(np.abs(scan.without_red(sealed).astype(int) - image.astype(int)).mean()) <= 2
    (found,) = read(png(tmp_path / "a.png", Image.fromarray(sealed))).pages
    assert "二〇一六年十月三十一日" in found.text
    assert all(w.code != "date-damaged" for w in found.warnings)


def test_a_page_photographed_on_a_dark_table(tmp_path: Path) -> None:
    flat = np.asarray(page())
    h, w = flat.shape[:2]
    goal = np.array([[150, 120], [1180, 90], [1220, 660], [110, 640]], np.float32)
    matrix = cv2.getPerspectiveTransform(
        np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32), goal
    )
    shot = cv2.warpPerspective(flat, matrix, (1330, 760), borderValue=(60, 50, 45))
    straight, back = scan.straighten(np.asarray(shot, np.uint8))
    assert abs(straight.shape[1] - 1060) < 60
    assert np.abs(scan.mapped(back, np.array([[0, 0]], np.float32))[0] - goal[0]).max() < 12
    (found,) = read(png(tmp_path / "a.png", Image.fromarray(shot))).pages
    assert "2016年3月5日" in bare(found.text)
    x, y = word_at(found, "SPECIMEN")
    expected = scan.mapped(matrix, np.array([[765, 48]], np.float32))[0]
    assert abs(x - expected[0]) < 30
    assert abs(y - expected[1]) < 20


LAYER = ("Certificate issued on 12 June 2016 in the district", "Number 20167788 of the bureau")


def test_a_true_layer_is_believed_and_a_shifted_one_is_not(tmp_path: Path) -> None:
    (true,) = read(pdf(tmp_path / "true.pdf", LAYER)).pages
    assert true.reader.startswith("pdfplumber")
    assert true.text == "\n".join(LAYER)
    assert true.warnings == ()
    (lie,) = read(pdf(tmp_path / "lie.pdf", LAYER, shift=1)).pages
    assert [w.code for w in lie.warnings] == ["layer-mismatch"]
    assert "12 June 2016" in lie.text
    assert lie.reader.startswith("rapidocr")


def test_a_hidden_layer_over_a_scan_is_compared(tmp_path: Path) -> None:
    picture = page(("Certificate issued on 12 June 2016", "Number 20167788 of the bureau"))
    picture = picture.resize((1224, 792))
    same = pdf(tmp_path / "a.pdf", LAYER, picture=picture, invisible=True)
    (found,) = read(same).pages
    assert "agrees" in found.reader
    other = ("Nothing of this stands on the paper", "neither does this line at all")
    (found,) = read(pdf(tmp_path / "b.pdf", other, picture=picture, invisible=True)).pages
    assert [w.code for w in found.warnings] == ["layer-mismatch"]
    assert "12 June 2016" in found.text


def test_reading_is_repeatable_cached_and_recorded(tmp_path: Path) -> None:
    path = png(tmp_path / "a.png", page())
    first = read(path)
    kept = ReadOptions(regions=False, cache_dir=tmp_path / "cache")
    assert read(path, kept) == first
    intake.close_workers()
    assert read(path, kept) == first
    assert intake._pool.workers == []  # the second run needed none
    where = recorded.record(first, tmp_path / "recorded")
    assert read(path, ReadOptions(engine="recorded", recordings=(where,))) == first
    # Two threads for a single page read the same.
    assert intake.read(path, path.name, PLAIN) == first


def test_one_bad_page_is_a_warning_and_the_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    good, bad = page(LINES[:2]), page(LINES[:2])
    good.save(path, save_all=True, append_images=[bad], compression="tiff_adobe_deflate")
    data = bytearray(path.read_bytes())
    middle = len(data) * 3 // 4  # in the strips of the second page
    data[middle : middle + 400] = b"\xff" * 400
    path.write_bytes(data)
    document = read(path)
    assert [p.number for p in document.pages] == [1]
    (told,) = document.warnings
    assert told.code == "page-unreadable"
    assert told.message.startswith("page 2: ")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_reads_and_confirms(tmp_path: Path) -> None:
    lines = ("Certificate issued on 12 June 2016", "Number 20167788 of the bureau")
    path = png(tmp_path / "a.png", page(lines))
    (alone,) = read(path, ReadOptions(engine="tesseract", lang="en", regions=False)).pages
    assert "12 June 2016" in alone.text
    assert alone.reader.startswith("tesseract")
    (both,) = read(path, ReadOptions(second_engine="tesseract", lang="en", regions=False)).pages
    assert "confirms 2 of 2" in both.reader
    with pytest.raises(DependencyError, match="apt-get install tesseract-ocr-lao"):
        list(intake.read_many([(path, "a.png")], ReadOptions(lang="lo")))


_READ = """
import sys
from pathlib import Path
from forensics import intake
files = [(Path(p), p) for p in sys.argv[2:]]
options = intake.ReadOptions(regions=False, cache_dir=Path(sys.argv[1]))
for _ in intake.read_many(files, options, 1, lambda done, known: print(done, flush=True)):
    pass
"""


def test_ctrl_c_keeps_the_pages_already_read(tmp_path: Path) -> None:
    paths = [png(tmp_path / f"{i}.png", page(LINES[: i + 1])) for i in range(3)]
    cache = tmp_path / "cache"
    run = subprocess.Popen(
        [sys.executable, "-c", _READ, str(cache), *map(str, paths)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[1],
    )
    assert run.stdout is not None
    while run.stdout.readline().strip() != "1":
        assert run.poll() is None
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert "KeyboardInterrupt" in said
    assert run.returncode in (-signal.SIGINT, 1, 130)
    assert list(cache.rglob("00001.json"))
    again = read(paths[0], ReadOptions(regions=False, cache_dir=cache))
    assert bare(LINES[0]) in bare(again.pages[0].text)
