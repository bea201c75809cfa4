"""Worker processes: order, errors that stay with their file, deaths that stay theirs."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from intake_files import HEIC, LINES, page, pdf, png
from PIL import Image

from forensics import intake
from forensics.errors import (
    DamagedError,
    EmptyFileError,
    EncryptedError,
    ForensicsError,
    TooLargeError,
    UnreadableError,
    WrongTypeError,
)
from forensics.intake import ReadOptions, guard, tasks, workers
from forensics.intake.guard import Limits
from forensics.intake.sandbox import Sandbox
from forensics.records import Document


@pytest.fixture(autouse=True, scope="module")
def _end_workers() -> Iterator[None]:
    yield
    intake.close_workers()


def texts(tmp_path: Path, count: int) -> list[tuple[Path, str]]:
    files = []
    for i in range(count):
        path = tmp_path / f"{i}.txt"
        path.write_text(f"text {i}")
        files.append((path, f"papers/{i}.txt"))
    return files


def test_results_come_in_order_with_progress(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    files = texts(tmp_path, 7)
    results = list(intake.read_many(files, jobs=2, on_progress=lambda *t: seen.append(t)))
    assert [name for name, _ in results] == [name for _, name in files]
    read = [r.pages[0].text for _, r in results if isinstance(r, Document)]
    assert read == [f"text {i}" for i in range(7)]
    assert seen[-1] == (7, 7)
    assert all(a <= b for a, b in pairwise(seen))


def test_each_bad_file_is_one_typed_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    (good, name), *_ = texts(tmp_path, 1)
    (tmp_path / "text.jpg").write_text("not a picture")
    (tmp_path / "empty.png").touch()
    whole = png(tmp_path / "whole.png", page()).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4\n1 0 obj")
    pdf(tmp_path / "locked.pdf", ("x",), locked=True)
    (tmp_path / "archive.pdf").write_bytes(b"PK\x03\x04\x00\x00")
    expected: dict[str, type[ForensicsError]] = {
        "text.jpg": WrongTypeError,
        "empty.png": EmptyFileError,
        "cut.png": DamagedError,
        "cut.pdf": DamagedError,
        "locked.pdf": EncryptedError,
        "archive.pdf": WrongTypeError,
        "gone.png": UnreadableError,
        ".": WrongTypeError,
    }
    files = [(tmp_path / n, n) for n in expected] + [(good, name)]
    results = dict(intake.read_many(files, jobs=1))
    for file, kind in expected.items():
        error = results[file]
        assert type(error) is kind, (file, error)
        assert error.place == file
        assert error.advice
        assert "\n" not in str(error)
    assert isinstance(results[name], Document)


def test_limits_name_the_variable_that_raises_them(tmp_path: Path) -> None:
    path = png(tmp_path / "a.png", page())
    with pytest.raises(TooLargeError, match="FORENSICS_MAX_PIXELS"):
        intake.read(path, "a.png", ReadOptions(limits=Limits(pixels=1000)))


def test_a_warning_for_pages_left_out(tmp_path: Path) -> None:
    from forensics.intake.desk import Desk

    path = pdf(tmp_path / "a.pdf", ("x",), pages=5)
    opened = Desk().open(path, ReadOptions(limits=Limits(pages=3)))
    assert opened.pages == 3
    assert [w.code for w in opened.warnings] == ["pages-left-out"]
    assert "FORENSICS_MAX_PAGES=5" in opened.warnings[0].message


def test_page_image_has_the_pixels_of_the_file(tmp_path: Path) -> None:
    image = page()
    path = png(tmp_path / "a.png", image)
    shown = intake.page_image(path, 1)
    assert shown.tobytes() == image.tobytes()
    with pytest.raises(UnreadableError):
        intake.page_image(path, 2)


def test_exif_orientation_is_applied(tmp_path: Path) -> None:
    image = page()
    exif = image.getexif()
    exif[0x0112] = 6  # lies on its left side
    image.save(tmp_path / "a.jpg", exif=exif, quality=90)
    shown = intake.page_image(tmp_path / "a.jpg", 1)
    assert shown.size == (image.height, image.width)


@pytest.mark.parametrize("form", ["TIFF", "WEBP"])
def test_other_picture_formats(tmp_path: Path, form: str) -> None:
    image = page()
    path = tmp_path / "a.bin"
    image.save(path, form, quality=90)
    assert intake.page_image(path, 1).size == image.size


def test_a_heic_photo(tmp_path: Path) -> None:
    path = tmp_path / "IMG_0001.HEIC"
    path.write_bytes(HEIC)
    shown = intake.page_image(path, 1)
    assert shown.size == (64, 48)
    assert sum(shown.getpixel((5, 5))) < 150 < sum(shown.getpixel((60, 40)))  # type: ignore[arg-type]


def test_frames_of_a_tiff_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    image = page()
    image.save(path, save_all=True, append_images=[image.rotate(90, expand=True)])
    assert intake.page_image(path, 2).size == (image.height, image.width)
    assert guard.media_type(path) == "image/tiff"


def test_a_killed_worker_is_an_error_of_its_task_alone(tmp_path: Path) -> None:
    worker = workers.Worker(Sandbox())
    (path, _), *_ = texts(tmp_path, 1)
    options = tasks.options_to_json(ReadOptions())
    try:
        worker.give("key", {"task": "open", "path": str(path), "options": options}, 60)
        assert worker.take()["media_type"] == "text/plain"
        os.kill(worker._process.pid, signal.SIGKILL)
        with pytest.raises(DamagedError, match="SIGKILL"):
            worker.take()
    finally:
        worker.end()
    assert not worker.alive()


def test_a_worker_that_died_while_it_waited_costs_no_file(tmp_path: Path) -> None:
    worker = workers.Worker(Sandbox())
    (path, _), *_ = texts(tmp_path, 1)
    options = tasks.options_to_json(ReadOptions())
    try:
        os.kill(worker._process.pid, signal.SIGKILL)
        worker._process.wait()
        time.sleep(0.2)  # what was inside a sandbox dies with it
        worker.give("key", {"task": "open", "path": str(path), "options": options}, 60)
        assert worker.take()["media_type"] == "text/plain"
        assert not worker.late()
    finally:
        worker.end()


def test_a_task_that_eats_cpu_is_ended(tmp_path: Path) -> None:
    """A page of a hundred lines takes more than the one second allowed here."""
    intake.close_workers()
    path = png(tmp_path / "a.png", page(LINES * 20))
    tight = ReadOptions(limits=Limits(seconds=1), regions=False)
    with pytest.raises(ForensicsError) as caught:
        intake.read(path, "a.png", tight)
    assert caught.value.code == "too-slow"
    assert "FORENSICS_MAX_SECONDS" in caught.value.advice


def test_a_page_that_needs_too_much_memory(tmp_path: Path) -> None:
    """The same picture is read where more is given: the limit is no guess about the file."""
    path = tmp_path / "a.png"
    Image.new("L", (9000, 9000), 255).save(path)
    options = [ReadOptions(limits=Limits(memory=m << 20), regions=False) for m in (700, 2048)]
    with pytest.raises(TooLargeError) as caught:
        intake.read(path, "a.png", options[0])
    assert f"FORENSICS_MAX_MEMORY={1400 << 20}" in caught.value.advice
    assert intake.read(path, "a.png", options[1]).pages[0].width == 9000


def test_an_abandoned_run_leaves_no_worker_at_work(tmp_path: Path) -> None:
    run = intake.read_many(texts(tmp_path, 30), jobs=2)
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert all(w.busy is None for w in intake._pool.workers)
    assert len(list(intake.read_many(texts(tmp_path, 3), jobs=2))) == 3


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    worker = workers.Worker(Sandbox())
    pid = worker._process.pid
    worker.connection.close()
    deadline = time.monotonic() + 20
    while worker.alive() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not worker.alive(), pid
