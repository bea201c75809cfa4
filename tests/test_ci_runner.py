"""The runner itself, on small cases of text files: nothing here needs an OCR engine."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from forensics import ci
from forensics.ci.compare import differences
from forensics.ci.junit import junit
from forensics.errors import CaseError, UsageError


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not on a CI machine, whatever machine this is."""
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """One case and one single paper, recorded and with goldens."""
    case = tmp_path / "stories" / "one"
    (case / "papers").mkdir(parents=True)
    (case / "case.toml").write_text('name = "One"\n')
    (case / "papers" / "note.txt").write_text("Written on 12 June 2016.\n")
    (tmp_path / "single").mkdir()
    (tmp_path / "single" / "letter.txt").write_text("We met on 3 May 2017.\n")
    assert all(r.ok for r in ci.run_all(tmp_path, recording=True))
    assert all(r.ok for r in ci.run_all(tmp_path, updating=True))
    return tmp_path


def codes(results: tuple[ci.Result, ...]) -> list[str]:
    return [p.code for r in results for p in r.problems]


def test_finds_cases_and_single_papers_by_name(root: Path) -> None:
    assert [c.name for c in ci.discover(root)] == ["single/letter.txt", "stories/one"]


def test_a_case_may_be_named_itself(root: Path) -> None:
    (check,) = ci.discover(root / "stories" / "one")
    assert check.name == "one"
    assert ci.run(check).ok


def test_a_link_to_a_case_is_followed_once(root: Path) -> None:
    (root / "again").symlink_to("stories")
    assert [c.name for c in ci.discover(root)] == ["again/one", "single/letter.txt"]


def test_passes_when_nothing_has_changed(root: Path) -> None:
    assert codes(ci.run_all(root)) == []


def test_nothing_to_run_is_an_error_not_a_success(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        ci.run_all(tmp_path)


def test_a_missing_golden_fails(root: Path) -> None:
    (root / "stories" / "one" / "expected.jsonl").unlink()
    (root / "single" / "letter.txt.jsonl").unlink()
    assert codes(ci.run_all(root)) == ["golden-missing", "golden-missing"]
    assert not (root / "single" / "letter.txt.jsonl").exists()


def test_a_golden_without_its_paper_fails(root: Path) -> None:
    (root / "single" / "gone.txt.jsonl").write_text("")
    assert codes(ci.run_all(root)) == ["golden-orphan"]


def test_a_reading_without_its_paper_fails(root: Path) -> None:
    (root / "single" / "recorded" / "gone.txt.jsonl").write_text("")
    (root / "stories" / "one" / "recorded" / "papers__gone.txt.jsonl").write_text("")
    assert codes(ci.run_all(root)) == ["recording-orphan", "recording-orphan"]


def test_a_paper_without_a_reading_fails(root: Path) -> None:
    (root / "stories" / "one" / "papers" / "new.txt").write_text("Of 1 July 2016.\n")
    assert codes(ci.run_all(root)) == ["recording-missing"]


def test_a_paper_that_changed_after_it_was_read_fails(root: Path) -> None:
    (root / "single" / "letter.txt").write_text("We met on 4 May 2017.\n")
    assert codes(ci.run_all(root)) == ["recording-stale"]


def test_a_change_of_logic_is_shown_field_by_field(root: Path) -> None:
    golden = root / "single" / "letter.txt.jsonl"
    golden.write_text(golden.read_text().replace("2017-05-03", "2017-05-30"))
    (problem,) = [p for r in ci.run_all(root) for p in r.problems]
    assert problem.code == "differs"
    assert any("2017-05-30" in line and "2017-05-03" in line for line in problem.detail)


def test_update_writes_the_golden_and_says_what_changed(root: Path) -> None:
    golden = root / "single" / "letter.txt.jsonl"
    right = golden.read_text()
    golden.write_text(right.replace("2017-05-03", "2017-05-30"))
    changed = [line for r in ci.run_all(root, updating=True) for line in r.changed]
    assert any("2017-05-30" in line for line in changed)
    assert golden.read_text() == right


def test_update_does_not_use_an_old_reading(root: Path) -> None:
    golden = root / "single" / "letter.txt.jsonl"
    before = golden.read_text()
    (root / "single" / "letter.txt").write_text("We met on 4 May 2017.\n")
    assert codes(ci.run_all(root, updating=True)) == ["recording-stale"]
    assert golden.read_text() == before


def test_record_leaves_goldens_alone_and_removes_lost_readings(root: Path) -> None:
    lost = root / "stories" / "one" / "recorded" / "papers__gone.txt.jsonl"
    lost.write_text("")
    (root / "single" / "letter.txt").write_text("We met on 4 May 2017.\n")
    assert codes(ci.run_all(root, recording=True)) == []
    assert not lost.exists()
    # The golden still says the third: reading and logic never change in one step.
    assert codes(ci.run_all(root)) == ["differs"]


def test_record_and_update_exclude_each_other(root: Path) -> None:
    with pytest.raises(UsageError):
        ci.run_all(root, updating=True, recording=True)


@pytest.mark.parametrize("option", ["updating", "recording"])
def test_nothing_is_written_on_a_ci_machine(
    root: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    golden = root / "single" / "letter.txt.jsonl"
    golden.write_text("")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(UsageError, match="CI"):
        ci.run_all(root, **{option: True})
    assert golden.read_text() == ""


def test_live_reading_is_compared_by_what_it_says(root: Path) -> None:
    for recording in (root / "single" / "recorded").iterdir():
        recording.unlink()
    golden = root / "single" / "letter.txt.jsonl"
    rows = [json.loads(line) for line in golden.read_text().splitlines()]
    for row in rows:
        provenance = row["data"].get("provenance")
        if isinstance(provenance, dict):
            provenance["confidence"] = 0.123
    golden.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert codes(ci.run_all(root, live=True)) == []
    golden.write_text(golden.read_text().replace("letter.txt", "other.txt"))
    assert codes(ci.run_all(root, live=True)) == ["differs"]


def test_an_unreadable_paper_is_a_failure_of_its_check_only(root: Path) -> None:
    (root / "single" / "letter.txt").write_bytes(b"")
    results = {r.name: r for r in ci.run_all(root, recording=True)}
    assert not results["single/letter.txt"].ok
    assert results["stories/one"].ok


def test_added_and_removed_records_are_told_apart() -> None:
    fact = '{"record":"fact","of":["a","k"],"data":{"name":"court","value":"X"}}\n'
    date = '{"record":"date","of":["a","k"],"data":{"value":"Y"}}\n'
    (added,) = differences(fact, fact + date)
    (removed,) = differences(fact + date, date)
    assert added.startswith("+ date a k")
    assert removed.startswith("- fact a k court")


def test_junit_tells_every_problem(root: Path) -> None:
    (root / "single" / "gone.txt.jsonl").write_text("")
    suite = ET.fromstring(junit(ci.run_all(root)).encode())
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    names = [case.get("name") for case in suite if case.find("failure") is not None]
    assert names == ["single/gone.txt.jsonl"]
