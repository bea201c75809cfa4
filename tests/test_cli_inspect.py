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

from benchmarks.inspect import hide, makers, revise  # noqa: E402

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORENSICS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


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
    said = " ".join(capsys.readouterr().out.split())
    assert "nothing that is worth a look; that does not speak for the paper either" in said


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


def test_a_second_look_is_taken_from_what_was_kept(
    covered: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.run(["inspect", "--format", "json", str(covered)])
    first = capsys.readouterr().out
    monkeypatch.setattr("forensics.intake.ask", None)
    cli.run(["inspect", "--format", "json", str(covered)])
    assert capsys.readouterr().out == first


def test_crosscheck_and_report_show_it_beside_the_paper(
    covered: Path, tmp_path: Path, capsys: Captured
) -> None:
    case = tmp_path / "case"
    case.mkdir()
    rng = random.Random(1)
    edited = revise.overwritten(makers.fpdf_paper(rng), rng)
    (case / "edited.pdf").write_bytes(edited)
    assert cli.run(["crosscheck", str(case), "--allow-incomplete"]) == 0, "never a finding"
    said = " ".join(capsys.readouterr().out.split())
    assert "What the files themselves say" in said
    assert "Superseded date" in said
    assert cli.run(["crosscheck", str(case), "--format", "html", "--allow-incomplete"]) == 0
    page = capsys.readouterr().out
    assert 'id="files"' in page
    assert page.count("data:image/png;base64,") >= 2
    assert cli.run(["crosscheck", str(case), "--format", "json", "--allow-incomplete"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["inspections"]
    assert any(o["check"] == "revisions" and o.get("superseded") for o in one["observations"])
    assert cli.run(["crosscheck", str(case), "--no-inspect", "--allow-incomplete"]) == 0
    assert "What the files themselves say" not in capsys.readouterr().out


def test_a_redacted_report_shows_nothing_of_the_files(
    covered: Path, tmp_path: Path, capsys: Captured
) -> None:
    case = tmp_path / "case"
    case.mkdir()
    covered.rename(case / "covered.pdf")
    out = tmp_path / "out.html"
    assert cli.run(["report", str(case), "--redact", "all", "-o", str(out)]) in (0, 3)
    assert 'id="files"' not in out.read_text(encoding="utf-8")


def test_pictures_for_the_eye_on_demand(honest: Path, tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "maps"
    assert cli.run(["inspect", "--pictures", str(folder), str(honest)]) == 0
    assert "no yes or no follows from them" in capsys.readouterr().err
    kinds = {file.name.split("-", 2)[2] for file in folder.iterdir()}
    assert kinds == {"error-levels.png", "noise.png", "repeats.png"}
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in folder.iterdir())


def test_a_folder_for_pictures_that_is_a_file(honest: Path, capsys: Captured) -> None:
    assert cli.run(["inspect", "--pictures", str(honest), str(honest)]) == 2
    assert "cannot be made" in capsys.readouterr().err
