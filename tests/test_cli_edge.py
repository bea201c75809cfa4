"""Every way a command can end: its exit code, one line on stderr, never a traceback."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from forensics import cli, pipeline
from forensics.errors import CaseError, DependencyError, ExitCode, ForensicsError, UnreadableError

ROOT = Path(__file__).parents[1]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("二〇一六年十月三十一日", encoding="utf-8")
    return tmp_path


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*args: object, **more: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "extract", fail)


def test_version_names_the_engines(capsys: Captured) -> None:
    assert cli.run(["--version"]) == 0
    line = capsys.readouterr().out
    assert line.startswith("forensics 0.")
    for name in ("python", "rapidocr", "pdfplumber", "tesseract"):
        assert name in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "--format", "xml", "x"],
        ["extract", "--jobs", "-1", "x"],
        ["nothing"],
        ["extract", "--nothing"],
        ["crosscheck", "x", "--fail-on", "everything"],
    ],
)
def test_a_wrong_command_line_is_2(arguments: list[str], capsys: Captured) -> None:
    assert cli.run(arguments) == ExitCode.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("forensics: ")
    assert "--help" in said.err


def test_no_command_shows_the_help(capsys: Captured) -> None:
    assert cli.run([]) == ExitCode.USAGE
    assert "extract" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CaseError("m", place="p", advice="a"), 2),
        (UnreadableError("m", place="p", advice="a"), 3),
        (DependencyError("m", place="p", advice="a"), 4),
        (ForensicsError("m", place="p", advice="a"), 70),
        (RuntimeError("m p a"), 70),
        (OSError(28, "no space left: m p a"), 70),
        (KeyboardInterrupt(), 130),
    ],
)
def test_every_error_has_its_code_and_one_line(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, error: BaseException, code: int
) -> None:
    raising(monkeypatch, error)
    assert cli.run(["extract", str(case)]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    if code != 130:
        assert len(said.err.splitlines()) == 1
        assert all(word in said.err for word in ("m", "p", "a"))


def test_ctrl_c_says_what_is_kept(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    raising(monkeypatch, KeyboardInterrupt())
    assert cli.run(["extract", str(case)]) == 130
    assert "are kept" in capsys.readouterr().err
    assert cli.run(["extract", str(case), "--no-cache"]) == 130
    assert "are not kept" in capsys.readouterr().err


def test_debug_shows_where(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    raising(monkeypatch, RuntimeError("boom"))
    monkeypatch.setenv("FORENSICS_DEBUG", "1")
    assert cli.run(["extract", str(case)]) == ExitCode.INTERNAL
    assert "Traceback" in capsys.readouterr().err


def test_messages_cannot_act_on_the_terminal(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    raising(monkeypatch, RuntimeError("\x1b[31mred\u202e\x07\r[/bold]"))
    cli.run(["extract", str(case)])
    said = capsys.readouterr().err
    assert not [c for c in said if not (c.isprintable() or c == "\n")]
    assert "⟨U+001B⟩[31mred⟨U+202E⟩" in said


def started(*arguments: str, cache: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"FORENSICS_CACHE_DIR": str(cache)},
    )


def test_a_closed_pipe_is_no_failure(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("2016年10月31日\n" * 500, encoding="utf-8")
    process = started("extract", str(tmp_path), "--format", "json", cache=tmp_path / ".c")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(100)
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr.read() == b""


def test_streams_closed_before_the_start_are_no_failure(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    command = f"{sys.executable} {ROOT / 'cli.py'} extract {case} --format json"
    cache = os.environ | {"FORENSICS_CACHE_DIR": str(tmp_path / ".c")}
    for closed in (">&-", ">&- 2>&-", "<&- >&- 2>&-"):
        for rest in ("", f" -o {out}"):
            run = subprocess.run(f"{command}{rest} {closed}", shell=True, env=cache, check=False)
            assert run.returncode == 0, (closed, rest)
        assert json.loads(out.read_text())["papers"]
        out.unlink()


@pytest.mark.ocr
def test_ctrl_c_keeps_the_pages_already_read(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert cli.run(["demo", str(tmp_path / "case")]) == 0
    process = started("extract", str(tmp_path / "case"), "--jobs", "1", cache=cache)
    until = time.monotonic() + 120
    while not list(cache.rglob("0*.json")) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    assert b"are kept" in said
    assert b"Traceback" not in said
    assert list(cache.rglob("0*.json"))


def test_a_missing_package_is_one_line_and_4(tmp_path: Path) -> None:
    """``python cli.py`` on a machine where nothing is installed."""
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['typer'] = None")
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "doctor"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == ExitCode.DEPENDENCY
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "pip install ." in done.stderr


def test_completion_still_works() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py")],
        env=os.environ
        | {
            "_FORENSICS_COMPLETE": "complete_bash",
            "COMP_WORDS": "forensics ext",
            "COMP_CWORD": "1",
        },
        capture_output=True,
        text=True,
    )
    assert "extract" in done.stdout


def test_the_bar_and_the_product_keep_apart(case: Path) -> None:
    """stderr a terminal, stdout a pipe: the bar on the one, whole JSON on the other."""
    (case / "b.jpg").write_bytes(b"")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "extract", str(case), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"FORENSICS_CACHE_DIR": str(case / ".cache"), "TERM": "xterm"},
        text=True,
    )
    os.close(theirs)
    said: list[bytes] = []
    # A terminal that nobody reads fills up, and then the program waits for it.
    reader = threading.Thread(target=lambda: said.extend(iter(lambda: _read(ours), b"")))
    reader.start()
    try:
        out, _ = process.communicate(timeout=120)
    finally:
        process.kill()
        reader.join(timeout=10)
    shown = b"".join(said).decode()
    assert process.returncode == ExitCode.INCOMPLETE
    assert [p["name"] for p in json.loads(out)["papers"]] == ["a.txt", "b.jpg"]
    assert "pages" in shown
    assert "\x1b[2Kforensics: b.jpg: the file is empty" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed
        return b""
