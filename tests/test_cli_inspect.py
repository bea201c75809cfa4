"""``forensics inspect``: forms of output, exit codes, and what bad files do."""

from __future__ import annotations

import json
import random
from pathlib import Path

import intake_files
import jsonschema
import pytest

from forensics import cli
from forensics.observations import Inspection
from forensics.serialize import from_jsonl
from forensics.serialize.schema import schema

for package in ("reportlab", "fpdf", "pypdf", "pyhanko"):
    pytest.importorskip(package, reason="draws the files; pip install '.[dev]'")

from benchmarks.inspect import hide, makers  # noqa: E402

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def honest(tmp_path: Path) -> Path:
    file = tmp_path / "honest.pdf"
    file.write_bytes(makers.fpdf_paper(random.Random(1)).data)
    return file


@pytest.fixture
def covered(tmp_path: Path) -> Path:
    file = tmp_path / "covered.pdf"
    file.write_bytes(hide.bar(makers.fpdf_paper(random.Random(1)), random.Random(1)))
    return file


def test_nothing_worth_a_look_is_no_proof(honest: Path, capsys: Captured) -> None:
    assert cli.run(["inspect", str(honest)]) == 0
    assert "nothing that is worth a look; that proves nothing either" in capsys.readouterr().out


def test_what_is_seen_with_place_repeat_and_innocent_explanations(
    covered: Path, capsys: Captured
) -> None:
    assert cli.run(["inspect", str(covered)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "is covered by what was drawn over it" in said
    assert "page 1, at " in said
    assert "innocent explanations: somebody blacked it out" in said
    assert "to see it yourself: open the PDF" in said
    for word in ("fake", "forged", "genuine", "authentic", "suspicious", "score"):
        assert word not in said


def test_what_makes_it_fail_is_asked_for(covered: Path) -> None:
    assert cli.run(["inspect", "--fail-on", "never", str(covered)]) == 0
    assert cli.run(["inspect", "--fail-on", "fact", str(covered)]) == 1


def test_json_and_its_schema(covered: Path, honest: Path, capsys: Captured) -> None:
    assert cli.run(["inspect", "--format", "json", str(covered), str(honest)]) == 1
    data = json.loads(capsys.readouterr().out)
    told = schema()
    for one in data["inspections"]:
        jsonschema.validate(one, {"$ref": "#/$defs/Inspection", "$defs": told["$defs"]})
    assert [one["document"] for one in data["inspections"]] == ["covered.pdf", "honest.pdf"]
    assert data["errors"] == []


def test_json_lines_come_back_as_records(covered: Path, capsys: Captured) -> None:
    assert cli.run(["inspect", "--format", "jsonl", str(covered)]) == 1
    out = capsys.readouterr().out
    for line in out.splitlines():
        jsonschema.validate(json.loads(line), schema())
    (one,) = (r for r in from_jsonl(out) if isinstance(r, Inspection))
    assert any(o.notable and o.check == "hidden-text" for o in one.observations)


def test_a_bad_file_stops_no_other(tmp_path: Path, honest: Path, capsys: Captured) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing of the kind")
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert cli.run(["inspect", str(tmp_path)]) == 3
    said = capsys.readouterr()
    assert "bad.pdf" in said.err
    assert "empty.pdf" in said.err
    assert "honest.pdf: application/pdf" in said.out


def test_twice_the_same_output(covered: Path, capsys: Captured) -> None:
    outs = []
    for _ in range(2):
        cli.run(["inspect", "--format", "json", str(covered)])
        outs.append(capsys.readouterr().out)
    assert outs[0] == outs[1]


def test_hostile_words_are_shown_as_they_are(tmp_path: Path, capsys: Captured) -> None:
    page = hide._Page(makers.fpdf_paper(random.Random(1)))
    page.draw(r"BT 3 Tr /Fz 9 Tf 80 30 Td (see [/bold]\033[31m 12.03.2016 evil) Tj ET")
    (tmp_path / "h.pdf").write_bytes(page.saved(random.Random(1)))
    assert cli.run(["inspect", str(tmp_path / "h.pdf")]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "[/bold]" in "".join(out.split())


def test_pictures_and_texts_are_looked_at_too(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text("2016-03-12", encoding="utf-8")
    intake_files.png(tmp_path / "a.png", intake_files.page())
    assert cli.run(["inspect", str(tmp_path)]) == 0
    assert "a.png: image/png, 1 page" in capsys.readouterr().out
