"""bubblewrap around the workers: what they see inside, and that all works without it as well."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import PDFS
from intake_files import HEIC, page, pdf, png

from forensics import intake, integrity
from forensics.errors import DamagedError, ForensicsError, TooSlowError, UnreadableError
from forensics.intake import ReadOptions, guard, sandbox, tasks
from forensics.intake.hand import Hand
from forensics.intake.sandbox import Sandbox
from forensics.intake.workers import Pool, Worker
from forensics.records import Document

ROOT = Path(intake.__file__).resolve().parents[2]


def why_not() -> str:
    """Why there can be no sandbox here; ``""`` if there can."""
    tried = Sandbox()
    if tried.in_force:
        Worker(tried).end()
    return tried.refused


WHY = why_not()
inside = pytest.mark.skipif(bool(WHY), reason=f"no sandbox here: {WHY}")


def run_inside(code: str) -> subprocess.CompletedProcess[str]:
    command = [*Sandbox().command(ROOT), sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, timeout=30)


@pytest.fixture(params=["inside", "without"])
def pool(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """A pool of each manner, in place of the one all share."""
    if request.param == "inside" and WHY:
        pytest.skip(f"no sandbox here: {WHY}")
    own = Pool()
    if request.param == "without":
        monkeypatch.setattr(sandbox, "PROGRAM", "no-such-program")
        assert not own.sandbox.in_force
    monkeypatch.setattr(intake, "_pool", own)
    yield own
    own.close()


def test_files_of_every_kind_are_read_the_same(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2016年3月5日", encoding="utf-8")
    (tmp_path / "a.html").write_text("<!doctype html><p>5 March 2016</p>")
    pdf(tmp_path / "a.pdf", ("Issued on 12 June 2016 in the district.",) * 3, pages=2)
    names = ("a.txt", "a.html", "a.pdf")
    read = dict(intake.read_many([(tmp_path / n, n) for n in names], jobs=2))
    for name, words in zip(names, ("2016年3月5日", "5 March 2016", "12 June 2016"), strict=True):
        document = read[name]
        assert isinstance(document, Document), document
        assert all(words in one.text for one in document.pages)
    pdfs = read["a.pdf"]
    assert isinstance(pdfs, Document)
    assert len(pdfs.pages) == 2
    assert "pdfplumber" in pdfs.pages[0].reader
    drawn = page()
    png(tmp_path / "a.png", drawn)
    (tmp_path / "a.heic").write_bytes(HEIC)
    assert intake.page_image(tmp_path / "a.png", 1).tobytes() == drawn.tobytes()
    assert intake.page_image(tmp_path / "a.heic", 1).size == (64, 48)
    assert intake.page_image(tmp_path / "a.pdf", 2).size[0] > 1000
    assert pool.sandbox.in_force == pool.sandbox.proven


@pytest.mark.ocr
@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_tesseract_finds_its_data_and_a_place_for_its_files(pool: Pool, tmp_path: Path) -> None:
    path = png(tmp_path / "a.png", page())
    options = ReadOptions(engine="tesseract", lang="en", regions=False)
    assert "2016" in intake.read(path, "a.png", options).pages[0].text


def test_deaths_are_called_alike(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PDFS["forms by the billion"]())
    tight = ReadOptions(limits=guard.Limits(seconds=2), regions=False)
    with pytest.raises(ForensicsError) as slow:
        intake.read(path, "a.pdf", tight)
    assert type(slow.value) is TooSlowError
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(DamagedError):
        intake.read(path, "a.pdf", tight)


def test_a_file_that_is_gone_is_a_typed_error(pool: Pool, tmp_path: Path) -> None:
    worker = pool.free(1)
    assert worker is not None
    options = tasks.options_to_json(ReadOptions())
    worker.give("key", {"task": "open", "path": str(tmp_path / "x"), "options": options}, 60)
    with pytest.raises(UnreadableError, match="no such file"):
        worker.take()


def test_messages_hold_no_path(pool: Pool, tmp_path: Path) -> None:
    for name, head in (("a.png", b"\x89PNG\r\n\x1a\n"), ("a.tif", b"II*\0"), ("a.pdf", b"%PDF-")):
        (tmp_path / name).write_bytes(head + b"nonsense" * 20)
        with pytest.raises(ForensicsError) as caught:
            intake.read(tmp_path / name, name)
        assert "/" not in caught.value.message, caught.value
    (tmp_path / "b.pdf").write_bytes(PDFS["tree of pages in a circle"]())
    missed = integrity.inspect(tmp_path / "b.pdf", "b.pdf").not_inspected
    assert any("the file" in one.why for one in missed)
    assert not any("/proc/" in one.why or str(tmp_path) in one.why for one in missed)


def test_another_file_under_the_same_path_is_read_anew(pool: Pool, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", ("Issued on 12 June 2016 in the district.",) * 3)
    assert len(intake.read(path, "a.pdf").pages) == 1
    pdf(path, ("Issued on 13 June 2016 in the district.",) * 3, pages=2)
    assert "13 June 2016" in intake.read(path, "a.pdf").pages[1].text


@inside
def test_no_file_of_the_machine_is_in_view(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    home = os.path.expanduser("~")
    code = (
        f"import os\nfor p in ({str(secret)!r}, '/etc/passwd', {home!r} + '/.bashrc',"
        f" '/var', '/run', {str(ROOT / 'tests')!r}):\n    print(os.path.exists(p))"
    )
    done = run_inside(code)
    assert done.stdout.split() == ["False"] * 6, done


@inside
def test_nothing_can_be_written_but_temporary_files() -> None:
    code = (
        "import os, sys, tempfile\n"
        # A checkout or an interpreter below it is in view, of course.
        f"own = {[str(ROOT), sys.prefix, sys.base_prefix]!r}\n"
        "where = tempfile.gettempdir()\n"
        "seen = [os.path.join(where, n) for n in os.listdir(where)]\n"
        "print([p for p in seen if not any((o + '/').startswith(p + '/') for o in own)])\n"
        "tempfile.NamedTemporaryFile().write(b'x')\n"
        f"for p in ({str(ROOT / 'forensics' / 'x')!r}, '/usr/x', sys.prefix + '/x', '/proc/x'):\n"
        "    try:\n        open(p, 'w')\n        print(p)\n    except OSError as e:\n        pass\n"
    )
    done = run_inside(code)
    assert done.stdout.splitlines() == ["[]"], done
    assert done.returncode == 0


@inside
def test_no_network_no_neighbours_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMPLE_TOKEN", "SPECIMEN")
    code = (
        "import os, socket\n"
        "print([n for _, n in socket.if_nameindex() if n != 'lo'])\n"
        "print(len([p for p in os.listdir('/proc') if p.isdigit()]) < 4)\n"
        "print('EXAMPLE_TOKEN' in os.environ)\n"
        "caps = [l for l in open('/proc/self/status') if l.startswith('CapEff')]\n"
        "print(any(int(l.split()[1], 16) for l in caps))\n"
    )
    done = run_inside(code)
    assert done.stdout.split() == ["[]", "True", "False", "False"], done


@inside
def test_a_worker_is_where_bubblewrap_puts_it() -> None:
    """The worker itself, not only a program started in the same way."""
    worker = Worker(Sandbox())
    try:
        ours = os.readlink("/proc/self/ns/net")
        tree = Path(f"/proc/{worker._process.pid}/task/{worker._process.pid}/children").read_text()
        assert tree.split()
        for child in tree.split():
            assert os.readlink(f"/proc/{child}/ns/net") != ours
    finally:
        worker.end()


def test_where_it_is_refused_workers_start_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As bubblewrap does where the system has no user namespaces for it."""
    refuses = tmp_path / "bwrap"
    says = "echo 'bwrap: No permissions to create new namespace' >&2"
    refuses.write_text(f"#!/bin/sh\n{says}\nexit 1\n")
    refuses.chmod(0o755)
    monkeypatch.setattr(sandbox, "PROGRAM", str(refuses))
    own = Pool()
    monkeypatch.setattr(intake, "_pool", own)
    try:
        (tmp_path / "a.txt").write_text("2016-03-05")
        assert intake.read(tmp_path / "a.txt", "a.txt").pages[0].text == "2016-03-05"
        if sys.platform == "linux":
            assert intake.isolation() == (False, "bwrap: No permissions to create new namespace")
    finally:
        own.close()


def test_a_program_that_cannot_run_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "bwrap"
    broken.write_bytes(b"\x7fELF nonsense")
    broken.chmod(0o755)
    monkeypatch.setattr(sandbox, "PROGRAM", str(broken))
    tried = Sandbox()
    worker = Worker(tried)
    assert worker.alive()
    worker.end()
    assert tried.refused


def test_a_file_that_cannot_be_opened_anew_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read what is another's; inside a sandbox it is root no more."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    hand = Hand()
    copies = []
    for text in ("one", "two"):
        source = tmp_path / f"{text}.txt"
        source.write_text(text)
        path = hand.take(os.open(source, os.O_RDONLY))
        assert path.read_text() == text
        assert path == hand.take(os.open(source, os.O_RDONLY))
        copies.append(path)
    assert not copies[0].exists()  # one at a time


@inside
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to be root")
def test_root_reads_what_is_anothers(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", ("Issued on 12 June 2016 in the district.",) * 3)
    path.chmod(stat.S_IRUSR)
    os.chown(path, 65534, 65534)
    intake.close_workers()
    try:
        assert "12 June 2016" in intake.read(path, "a.pdf").pages[0].text
    finally:
        intake.close_workers()


def test_nothing_is_shown_twice_and_never_all() -> None:
    command = Sandbox().command(ROOT)
    shown = [command[i + 1] for i, word in enumerate(command) if word == "--ro-bind-try"]
    assert "/" not in shown
    assert len(shown) == len(set(shown))
    assert str(ROOT / "forensics") in shown
    assert str(ROOT) not in shown


def test_a_descriptor_is_not_kept_open_by_the_parent(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2016-03-05")
    intake.read(tmp_path / "a.txt", "a.txt")
    before = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
    for _ in range(5):
        intake.read(tmp_path / "a.txt", "a.txt")
    if before:
        assert len(os.listdir("/proc/self/fd")) == before
