"""What is installed is what is in the repository, and it talks to nobody."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from forensics.doctor import WANTED
from forensics.intake.languages import apt_package

ROOT = Path(__file__).parents[1]

_BLOCK = '''
import os, socket

_real = socket.socket.__init__

def _init(self, family=-1, *args, **more):
    if family in (-1, socket.AF_INET, socket.AF_INET6) and more.get("fileno") is None and not (
        len(args) > 2 and args[2] is not None
    ):
        with open(os.environ["TALKED"], "a") as file:
            file.write("socket\\n")
        raise OSError("no network here")
    _real(self, family, *args, **more)

def _asked(*args, **more):
    with open(os.environ["TALKED"], "a") as file:
        file.write(f"name {args}\\n")
    raise OSError("no network here")

socket.socket.__init__ = _init
socket.getaddrinfo = socket.gethostbyname = _asked
'''


def test_every_data_file_is_in_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    patterns = project["tool"]["setuptools"]["package-data"]["forensics"]
    package = ROOT / "forensics"
    shipped = {path for pattern in patterns for path in package.glob(pattern)}
    for path in package.rglob("*"):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            assert path in shipped, f"{path} is missing from package-data"


def test_every_folder_of_code_is_a_package() -> None:
    for path in (ROOT / "forensics").rglob("*.py"):
        assert (path.parent / "__init__.py").is_file(), path


def offline(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run with every way to the network closed, in this process and in its workers."""
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "sitecustomize.py").write_text(_BLOCK)
    environment = os.environ | {
        "PYTHONPATH": str(tmp_path / "block"),
        "TALKED": str(tmp_path / "talked"),
        "FORENSICS_CACHE_DIR": str(tmp_path / "cache"),
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_block_blocks(tmp_path: Path) -> None:
    offline(tmp_path, "schema")
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    environment = os.environ | {
        "PYTHONPATH": str(tmp_path / "block"),
        "TALKED": str(tmp_path / "talked"),
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True)
    assert b"no network here" in done.stderr
    assert (tmp_path / "talked").exists()


@pytest.mark.ocr
def test_nothing_talks_to_the_network(tmp_path: Path) -> None:
    papers = ROOT / "forensics" / "data" / "demo" / "county-bail" / "papers"
    case = tmp_path / "case"
    case.mkdir()
    (case / "notice.webp").write_bytes((papers / "notice.webp").read_bytes())
    (case / "note.txt").write_text("2016年3月1日", encoding="utf-8")
    done = offline(tmp_path, "crosscheck", str(case), "--format", "json")
    assert done.returncode in (0, 3), done.stderr
    assert "notice.webp" in done.stdout
    assert not (tmp_path / "talked").exists(), (tmp_path / "talked").read_text()


def test_the_container_has_what_doctor_asks_for_and_no_root() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8")
    for pack in WANTED:
        assert apt_package(pack) in lines.replace("\\\n", " ").split()
    assert "\nUSER forensics\n" in lines
    after = lines.split("\nUSER forensics\n")[1]
    assert "RUN" not in after  # nothing is fetched or built as the program runs
    assert "--no-index" in lines
