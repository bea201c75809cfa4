"""A case under custody on the command line: what it journals, refuses, and gives back."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import bagit
import pytest

from forensics import cli
from forensics.case import load_case
from forensics.custody import ingest, journal
from forensics.errors import ExitCode
from forensics.pipeline import Settings, reproduce
from forensics.review.desk import Desk

ROOT = Path(__file__).parents[1]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "a.txt").write_text("二〇一六年十月三十一日", encoding="utf-8")
    (folder / "b.txt").write_text("2017年3月1日", encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path, stick: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FORENSICS_WHO", raising=False)
    monkeypatch.setenv("FORENSICS_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "case"
    assert cli.run(["case", "init", str(folder), "--who", "A. Reader"]) == 0
    assert cli.run(["case", "add", str(folder), str(stick), "--who", "A. Reader"]) == 0
    capsys.readouterr()
    return folder


def lines(case: Path) -> list[dict[str, Any]]:
    chain = journal.read_chain(case)
    assert not chain.faults
    return [dict(e.data) for e in chain.entries]


def names(items: list[dict[str, Any]]) -> list[str]:
    return [i["name"] for i in items]


def test_add_says_what_sha256sum_can_check(tmp_path: Path, stick: Path, capsys: Captured) -> None:
    case = tmp_path / "c"
    assert cli.run(["case", "init", str(case)]) == 0
    capsys.readouterr()
    assert cli.run(["case", "add", str(case), str(stick)]) == 0
    said = capsys.readouterr()
    assert said.err == "forensics: 2 added\n"
    if shutil.which("sha256sum"):
        done = subprocess.run(["sha256sum", "-c"], cwd=case, input=said.out, text=True,
                              capture_output=True)  # fmt: skip
        assert done.returncode == 0, done.stderr
    bagit.Bag(str(case)).validate()


def test_what_is_refused_is_one_line_and_3(case: Path, stick: Path, capsys: Captured) -> None:
    os.mkfifo(stick / "p\x1b[31m")
    (stick / "odd%.txt").write_text("odd")
    assert cli.run(["case", "add", str(case), str(stick)]) == ExitCode.INCOMPLETE
    said = capsys.readouterr().err.splitlines()
    assert "forensics: stick/p⟨U+001B⟩[31m: not added: is a pipe, not a file" in said
    assert [s for s in said if "kept as data/stick/odd_.txt (its own name, which the journal" in s]
    assert said[-1] == "forensics: 1 added, 2 there already, 1 refused"


@pytest.mark.parametrize(
    "arguments",
    [
        ["case", "init", "CASE"],
        ["case", "add", "CASE", "nothing-there"],
        ["case", "add", "PLAIN", "PLAIN"],
        ["case", "note", "CASE", "  "],
        ["verify", "PLAIN"],
        ["seal", "CASE"],
        ["seal", "CASE", "--key", "nothing-there"],
        ["seal", "CASE", "--tsr", "nothing-there"],
        ["seal", "CASE", "--tsr", "x", "--tsq"],
        ["verify", "CASE", "--key", "nothing-there"],
        ["verify", "CASE", "--copies", "nothing-there"],
        ["extract", "CASE", "-o", "CASE/data/stick/new.txt"],
        ["extract", "CASE", "-o", "CASE/journal.jsonl"],
        ["extract", "CASE", "-o", "CASE/manifest-sha256.txt"],
        ["crosscheck", "CASE", "-o", "CASE/seals/0001.json"],
    ],
)
def test_a_wrong_command_is_2_and_changes_nothing(
    case: Path, stick: Path, capsys: Captured, arguments: list[str]
) -> None:
    before = (case / "journal.jsonl").read_bytes()
    told = [a.replace("CASE", str(case)).replace("PLAIN", str(stick)) for a in arguments]
    assert cli.run(told) == ExitCode.USAGE
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert said.out == ""
    assert (case / "journal.jsonl").read_bytes() == before


def test_reading_is_journalled(case: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.html"
    assert cli.run(["extract", str(case), "-q", "--format", "json", "-o", str(report)]) == 0
    assert cli.run(["crosscheck", str(case), "-q"]) == 0
    assert cli.run(["report", str(case), "-q", "-o", str(report)]) == 0
    out = str(tmp_path / "e.csv")
    assert cli.run(["export", str(case), "-q", "--to", "csv-events", "-o", out]) == 0
    assert cli.run(["travel", str(case), "-q"]) == 0
    rows = lines(case)
    done = ["extract", "crosscheck", "report", "export", "travel"]
    assert [r["action"] for r in rows[3:]] == done
    for row in rows[3:]:
        assert names(row["inputs"]) == ["data/stick/a.txt", "data/stick/b.txt"]
        assert row["inputs"][0]["sha256"] == rows[1]["outputs"][0]["sha256"]
        assert names(row["outputs"])[:2] == ["records/data/stick/a.txt", "records/data/stick/b.txt"]
        assert {"forensics", "code", "python", "pdfplumber", "engine rapidocr auto"} <= set(
            row["versions"]
        )
        assert row["options"]["engine"] == "auto"
        assert row["exit"] == 0
        assert row["who"] == ""
        assert str(tmp_path) not in json.dumps(row)
    assert names(rows[4]["outputs"])[2:] == ["answer"]
    assert names(rows[5]["outputs"])[2:] == ["answer", "written/r.html"]
    assert (case / "derived/records/data/stick/a.txt.jsonl").is_file()
    bagit.Bag(str(case)).validate()


def test_what_is_derived_can_be_thrown_away(case: Path) -> None:
    cli.run(["extract", str(case), "-q"])
    before = (case / "derived/records/data/stick/a.txt.jsonl").read_bytes()
    shutil.rmtree(case / "derived")
    assert cli.run(["verify", str(case), "--allow-incomplete"]) == 0
    cli.run(["extract", str(case), "-q", "--no-cache"])
    assert (case / "derived/records/data/stick/a.txt.jsonl").read_bytes() == before


def test_a_plain_folder_needs_none_of_it(stick: Path, tmp_path: Path) -> None:
    before = sorted(stick.iterdir())
    assert cli.run(["crosscheck", str(stick), "-q"]) == 0
    assert sorted(stick.iterdir()) == before


def test_a_bag_of_another_program_is_read(tmp_path: Path, stick: Path) -> None:
    bagit.make_bag(str(stick), checksums=["sha256"])
    assert [d.name for d in load_case(stick).documents] == ["data/a.txt", "data/b.txt"]


def test_every_folder_of_a_bag_is_evidence(case: Path, tmp_path: Path) -> None:
    for folder in ("out", "recorded", "papers"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.txt").write_text(f"SPECIMEN {folder}")
        cli.run(["case", "add", str(case), str(tmp_path / folder), "-q"])
    found = {d.name for d in load_case(case).documents}
    assert {"data/out/out.txt", "data/recorded/recorded.txt", "data/papers/papers.txt"} <= found


def test_who_is_as_told_and_never_the_account(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.run(["case", "note", str(case), "shown to counsel"])
    monkeypatch.setenv("FORENSICS_WHO", "B. Other")
    cli.run(["case", "note", str(case), "sent on"])
    assert [(r["who"], r["note"]) for r in lines(case)[3:]] == [
        ("", "shown to counsel"), ("B. Other", "sent on"),
    ]  # fmt: skip


def test_a_change_by_hand_is_noticed_and_laid_to_nobody(case: Path, capsys: Captured) -> None:
    (case / "case.toml").write_text('name = "The county file"\n')
    assert cli.run(["verify", str(case)]) == ExitCode.INCOMPLETE
    assert "change-unrecorded" in capsys.readouterr().out
    assert cli.run(["case", "note", str(case), "x", "--who", "A. Reader"]) == 0
    assert "case.toml: its change is now in line 4" in capsys.readouterr().err
    changed = lines(case)[3]
    assert (changed["action"], changed["who"]) == ("case.changed", "")
    assert names(changed["outputs"]) == ["case.toml"]
    (case / "case.toml").unlink()
    cli.run(["case", "note", str(case), "y"])
    assert (names(lines(case)[5]["inputs"]), lines(case)[5]["outputs"]) == (["case.toml"], [])
    bagit.Bag(str(case)).validate()


def test_a_correction_is_journalled_with_who_made_it(case: Path) -> None:
    story = ROOT / "fixtures" / "cases" / "one-ambiguous-stamp"
    shutil.rmtree(case)
    cli.run(["case", "init", str(case)])
    cli.run(["case", "add", str(case), str(story / "papers"), "-q"])
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    desk = Desk(load_case(case), settings, lambda done, whole: None)
    typed = {"text": "31", "who": "B. Other", "why": "seen"}
    desk.add(0, 1, (0.1, 0.1, 0.5, 0.5), "text", typed)
    added = lines(case)[-1]
    assert (added["action"], added["who"]) == ("case.changed", "B. Other")
    assert names(added["outputs"]) == ["corrections.toml"]
    assert added["inputs"] == []
    (made,) = load_case(case).corrections
    desk.undo(made.id)
    assert lines(case)[-1]["inputs"] == added["outputs"]
    bagit.Bag(str(case)).validate()


def test_verify_says_by_its_code_how_it_stands(
    case: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert cli.run(["verify", str(case)]) == ExitCode.INCOMPLETE
    assert "cannot be excluded" in capsys.readouterr().out
    assert cli.run(["verify", str(case), "--allow-incomplete"]) == 0
    key = tmp_path / "k"
    assert cli.run(["seal", str(case), "--new-key", str(key), "--no-passphrase"]) == 0
    assert cli.run(["verify", str(case)]) == ExitCode.INCOMPLETE
    capsys.readouterr()
    assert cli.run(["verify", str(case), "--key", f"{key}.pub", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {c["outcome"] for c in told["checks"]} == {"ok", "note"}
    assert told["head"] == journal.read_chain(case).head
    path = case / "data/stick/a.txt"
    path.chmod(0o644)
    path.write_text("二〇一六年十月三十日", encoding="utf-8")
    assert cli.run(["verify", str(case), "--key", f"{key}.pub"]) == ExitCode.FINDINGS
    assert "original-altered" in capsys.readouterr().out


def test_an_altered_original_is_said_wherever_it_is_read(case: Path, capsys: Captured) -> None:
    path = case / "data/stick/a.txt"
    path.chmod(0o644)
    path.write_text("二〇一六年十月三十日", encoding="utf-8")
    (case / "data/stick/c.txt").write_text("2018年1月1日", encoding="utf-8")
    assert cli.run(["crosscheck", str(case), "-q"]) == ExitCode.INCOMPLETE
    said = capsys.readouterr().err
    assert "data/stick/a.txt: is not the file that was added" in said
    assert "data/stick/c.txt: is not a file that the journal knows" in said


def test_a_missing_original_is_said_wherever_the_case_is_read(case: Path, capsys: Captured) -> None:
    (case / "data/stick/b.txt").unlink()
    assert cli.run(["extract", str(case), "-q"]) == ExitCode.INCOMPLETE
    assert "data/stick/b.txt: is gone" in capsys.readouterr().err


def test_derived_records_changed_by_hand_are_a_note(case: Path, capsys: Captured) -> None:
    cli.run(["extract", str(case), "-q"])
    (case / "derived/records/data/stick/a.txt.jsonl").write_text("other")
    (case / "report.html").write_text("SPECIMEN")
    capsys.readouterr()
    assert cli.run(["verify", str(case), "--allow-incomplete"]) == 0
    said = capsys.readouterr().out
    assert "derived-differs" in said
    assert "lie in the case, not under custody: report.html" in said


def test_the_group_alone_shows_its_help(capsys: Captured) -> None:
    assert cli.run(["case"]) == ExitCode.USAGE
    said = capsys.readouterr()
    assert "init" in said.out
    assert said.err == ""


def test_an_empty_file_is_kept_and_said(case: Path, stick: Path, capsys: Captured) -> None:
    (stick / "empty.jpg").touch()
    assert cli.run(["case", "add", str(case), str(stick / "empty.jpg")]) == 0
    assert "empty.jpg: is empty (0 bytes)" in capsys.readouterr().err


def test_a_broken_journal_stops_before_anything_is_read(case: Path, capsys: Captured) -> None:
    path = case / "journal.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:1]) + b"{}\n")
    path.write_bytes(path.read_bytes() + b"{}\n")
    before = path.read_bytes()
    assert cli.run(["crosscheck", str(case)]) == ExitCode.INCOMPLETE
    said = capsys.readouterr()
    assert said.out == ""
    assert "forensics verify" in said.err
    assert path.read_bytes() == before


def test_reproduced_byte_for_byte(case: Path, capsys: Captured) -> None:
    assert cli.run(["verify", str(case), "--reproduce", "--allow-incomplete"]) == 0
    assert "nothing-read" in capsys.readouterr().out
    cli.run(["crosscheck", str(case), "-q"])
    capsys.readouterr()
    assert cli.run(["verify", str(case), "--reproduce", "--allow-incomplete"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "2 papers of line 4 (crosscheck), read again: byte-identical records" in said
    assert "the answer of the crosscheck is byte-identical" in said


def test_other_records_on_other_versions_name_the_version(
    case: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.run(["extract", str(case), "-q"])
    now = lines(case)[-1]["versions"]
    monkeypatch.setattr(reproduce, "records_of", lambda paper: "other")
    assert cli.run(["verify", str(case), "--reproduce", "--allow-incomplete"]) == ExitCode.FINDINGS
    said = " ".join(capsys.readouterr().out.split())
    assert "with the same versions, options and files [records-differ]" in said
    monkeypatch.setattr(reproduce, "versions", lambda s, c: {**now, "pdfplumber": "9.9"})
    assert cli.run(["verify", str(case), "--reproduce"]) == ExitCode.INCOMPLETE
    said = " ".join(capsys.readouterr().out.split())
    assert f"pdfplumber was {now['pdfplumber']} and is 9.9" in said


def test_other_files_of_the_case_are_named(case: Path, capsys: Captured) -> None:
    cli.run(["extract", str(case), "-q"])
    (case / "case.toml").write_text('[[documents]]\nfile = "data/stick/a.txt"\nkind = "visa"\n')
    cli.run(["case", "note", str(case), "x"])
    capsys.readouterr()
    assert cli.run(["verify", str(case), "--reproduce"]) == ExitCode.INCOMPLETE
    assert "case.toml was not there and is" in " ".join(capsys.readouterr().out.split())


def test_narrow_and_wide(case: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (24, 40, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        cli.run(["verify", str(case)])
        assert max(map(len, capsys.readouterr().out.splitlines())) <= width


def test_killed_while_it_says_what_it_added(case: Path, tmp_path: Path) -> None:
    """The whole program, killed in the middle of a stick of 400 files."""
    folder = tmp_path / "big"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.jpg").write_bytes(os.urandom(2000))
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "case", "add", str(case), str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(50)]
    process.send_signal(signal.SIGKILL)
    said += process.stdout.read().splitlines(keepends=True)
    process.wait(60)
    whole = [s.split()[0] for s in said if s.endswith("\n")]
    kept = {o["sha256"] for row in lines_as_they_lie(case) for o in row.get("outputs", ())}
    assert 50 <= len(whole) < 400
    assert set(whole) <= kept
    assert cli.run(["case", "add", str(case), str(folder), "-q"]) == 0
    assert len([r for r in lines(case) if r["action"] == "case.add"]) == 402
    assert cli.run(["verify", str(case), "--allow-incomplete"]) == 0
    bagit.Bag(str(case)).validate()


def test_ctrl_c_leaves_a_whole_bag(
    case: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    for number in range(4):
        (stick / f"{number}.txt").write_text(f"SPECIMEN {number}")
    real = ingest._Taker.take

    def take(self: Any, source: Any) -> Any:
        if source.name.endswith("2.txt"):
            raise KeyboardInterrupt
        return real(self, source)

    monkeypatch.setattr(ingest._Taker, "take", take)
    assert cli.run(["case", "add", str(case), str(stick)]) == ExitCode.INTERRUPTED
    assert len(capsys.readouterr().out.splitlines()) == 2
    bagit.Bag(str(case)).validate()
    assert cli.run(["verify", str(case), "--allow-incomplete"]) == 0


def lines_as_they_lie(case: Path) -> list[dict[str, Any]]:
    return [dict(e.data) for e in journal.read_chain(case).entries]
