"""The page for counsel: everything on it, nothing claimed that was not shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.custody import attacks
from benchmarks.custody.attacks import World, attack, sealed_case
from forensics import cli
from forensics.custody import ingest, journal
from forensics.custody.bag import Bag, create
from forensics.errors import ExitCode

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return sealed_case(tmp_path)


def page(capsys: Captured, *arguments: object) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.run(["certificate", *map(str, arguments)])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("form", ["html", "text"])
def test_every_hash_name_and_action_is_on_it(world: World, capsys: Captured, form: str) -> None:
    code, said = page(capsys, world.case, "--key", world.public_key, "--format", form)
    assert code == 0
    chain = journal.read_chain(world.case)
    for row in attacks.rows(world):
        for item in row.get("outputs", ()):
            assert item["name"] in said
            assert item["sha256"] in said
    words = " ".join(re.sub(r"<[^>]+>", " ", said).split())
    for wanted in (chain.case_id, chain.head, world.public_key, "Stick received by post",
                   "A. Reader", "What this does not show", "That a paper is genuine",
                   "What was checked agrees with the records."):  # fmt: skip
        assert wanted in words
    assert "2–6" in words  # files that came together are one row


def test_it_never_says_more_than_was_checked(world: World, capsys: Captured) -> None:
    for form in ("html", "text"):
        _, said = page(capsys, world.case, "--format", form)
        words = " ".join(re.sub(r"<[^>]+>", " ", said).split()).lower()
        assert "cannot be told" in words
        assert "agrees with the records." not in words
        assert "not written anew. nothing that is known from elsewhere" in words
        for claim in ("authentic", "proves", "guarantee", "tamper-proof", "certif", "forged"):
            allowed = words.replace("root certificate", "").replace("certificate sha256", "")
            assert claim not in allowed, claim


def test_what_does_not_agree_is_at_the_top_and_at_its_file(world: World, capsys: Captured) -> None:
    attack(world, attacks.original_everywhere)
    code, said = page(capsys, world.case, "--key", world.public_key)
    assert code == ExitCode.FINDINGS
    assert "Not everything agrees with the records." in said
    attack(world, attacks.original_removed)
    _, said = page(capsys, world.case, "--key", world.public_key, "--format", "text")
    assert "✗ data/stick/paper-4.txt" in said
    assert "✓ data/stick/paper-3.txt" in said


def test_names_cannot_act(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "<script>alert(1)<\x1b[31m‮.txt").write_text("x")
    bag = create(tmp_path / "case", "<b>who</b>\x1b]0;t\x07")
    list(ingest.add(bag, sorted(tmp_path.glob("*.txt"))))
    with Bag(tmp_path / "case").writing():
        pass
    _, said = page(capsys, tmp_path / "case")
    assert "<script" not in said
    assert "<b>who" not in said
    for form in ("html", "text"):
        _, said = page(capsys, tmp_path / "case", "--format", form)
        assert not [c for c in said if not (c.isprintable() or c == "\n")]


def test_it_stands_alone(world: World, capsys: Captured) -> None:
    _, said = page(capsys, world.case)
    assert "default-src 'none'" in said
    assert "<script" not in said
    assert not re.search(r"(src|href)=", said)
    assert str(world.case.parent) not in said


def test_it_writes_nothing_into_the_case(world: World, capsys: Captured, tmp_path: Path) -> None:
    def state() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in world.case.rglob("*") if p.is_file()}

    before = state()
    assert cli.run(["certificate", str(world.case), "-q", "-o", str(tmp_path / "c.html")]) == 3
    assert (tmp_path / "c.html").is_file()
    assert state() == before
    told = ["certificate", str(world.case), "-o", str(world.case / "journal.jsonl")]
    assert cli.run(told) == ExitCode.USAGE
    assert state() == before


def test_narrow(world: World, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, said = page(capsys, world.case, "--format", "text")
    assert max(map(len, said.splitlines())) <= 40


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_a_plain_folder_has_none(tmp_path: Path, capsys: Captured, arguments: list[str]) -> None:
    if not arguments:
        assert cli.run(["certificate", str(tmp_path)]) == ExitCode.USAGE
    assert cli.run(["verify", str(tmp_path), *arguments]) == ExitCode.USAGE
    assert "case init" in capsys.readouterr().err


def test_it_can_be_a_pdf(world: World, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", reason='pip install "forensics[pdf]"')
    out = tmp_path / "c.pdf"
    assert cli.run(["certificate", str(world.case), "-q", "-o", str(out)]) == 3
    assert out.read_bytes().startswith(b"%PDF-")
