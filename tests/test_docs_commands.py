"""Every command that a page of the documentation shows is run, as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import typer
from PIL import Image

from forensics import cli
from forensics.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
TEXT = "中华人民共和国\n出境\n2016.05.03\n上海浦东\n\nIMMIGRATION THAILAND\nADMITTED\n04 MAY 2016\n"
OURS = ("forensics ", "mkdir ")
ENDS = {0, 1, 3}
"""Ran, found something, or could not read a blank page: never a wrong line, never a bug."""


def blocks(page: Path) -> list[list[str]]:
    """The lines of each block of shell that are ours, or make a folder, as the page has them."""
    found = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    lines = [[s for s in block.splitlines() if s.startswith(OURS)] for block in found]
    return [block for block in lines if any(s.startswith(OURS[0]) for s in block)]


SHOWN = [(p, n, b) for p in PAGES for n, b in enumerate(blocks(p), 1)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with all that the pages name."""
    home = tmp_path / "home"
    for name in ("mycase", "scans", "stick", "cases/mine/papers"):
        (home / name).mkdir(parents=True)
        (home / name / "a.txt").write_text(TEXT, encoding="utf-8")
    (home / "cases/mine/case.toml").write_text("")
    Image.new("RGB", (300, 200), "white").save(home / "passport.jpg")
    shutil.copy(ROOT / "forensics/data/demo/county-bail/papers/judgment.pdf", home / "paper.pdf")
    monkeypatch.chdir(home)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("FORENSICS_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("FORENSICS_KEY_PASSPHRASE", "correct horse")
    monkeypatch.delenv("CI", raising=False)
    return home


def arguments(line: str, home: Path) -> list[str]:
    """What a shell would hand over: no comment, no pipe, ``~`` and the stick where they are."""
    words = shlex.split(line.split(" | ")[0], comments=True)[1:]
    return [
        w.replace("/media/stick", str(home / "stick")).replace("~", str(home), 1) for w in words
    ]


def sealed(home: Path) -> None:
    """A case under custody with a key, where a page starts from one."""
    shutil.rmtree(home / "mycase")
    for words in (
        ["case", "init", "mycase"],
        ["case", "add", "mycase", "stick"],
        ["extract", "mycase"],
        ["seal", "--new-key", "custody.key"],
        ["seal", "mycase", "--key", "custody.key"],
    ):
        assert cli.run(words) == 0, words


def test_the_pages_of_tasks_show_commands() -> None:
    shown = {page.stem for page, _, _ in SHOWN}
    wanted = "README extract crosscheck ci report review exports travel inspect custody rules"
    assert set(wanted.split()) <= shown


def test_the_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {p.name for p in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= set(re.findall(r"\]\(([\w-]+\.md)\)", index))


@pytest.mark.parametrize(("page", "number", "lines"), SHOWN, ids=lambda v: getattr(v, "stem", ""))
def test_the_commands_run(
    page: Path, number: int, lines: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n".join(lines)
    if "case init" in text:
        shutil.rmtree(folder / "mycase")
    elif re.search(r"forensics (verify|certificate|seal)", text):
        sealed(folder)
        if "--new-key" in text:
            (folder / "custody.key").unlink()
            (folder / "custody.key.pub").unlink()
    for line in lines:
        words = arguments(line, folder)
        if words[0] == "review":  # serves until it is told to stop; its options are parsed
            command = typer.main.get_command(app)
            name, review, rest = command.resolve_command(typer.Context(command), words)  # type: ignore[attr-defined]
            review.make_context(name, rest)
            continue
        if line.startswith("mkdir "):
            (folder / words[0]).mkdir()
            continue
        code = cli.run(words)
        said = capsys.readouterr()
        assert code in ENDS, f"{page.name}, block {number}: {line}: {code}\n{said.err}"
        for option, value in pairwise(words):
            if option in ("-o", "--junit") and value != "-":
                assert (folder / value).stat().st_size or "github" in line, line
