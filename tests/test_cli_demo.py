"""``forensics demo``: a case to try, whole, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from forensics import cli
from forensics.case import load_case

Captured = pytest.CaptureFixture[str]


def test_the_sample_case_is_a_case(tmp_path: Path, capsys: Captured) -> None:
    assert cli.run(["demo", str(tmp_path / "d")]) == 0
    said = capsys.readouterr().out
    case = load_case(tmp_path / "d")
    assert len(case.documents) >= 4
    assert f"{len(case.documents)} papers" in said
    assert f"forensics crosscheck {tmp_path / 'd'}" in said
    assert {d.path.suffix for d in case.documents} <= {
        ".pdf", ".jpg", ".png", ".tif", ".webp", ".html", ".txt",
    }  # fmt: skip
    assert not (tmp_path / "d" / "recorded").exists()


def test_nothing_is_overwritten(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert cli.run(["demo", str(tmp_path)]) == 2
    assert cli.run(["demo", str(tmp_path / "mine.txt")]) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    (tmp_path / "empty").mkdir()
    assert cli.run(["demo", str(tmp_path / "empty")]) == 0
