"""The fixtures tell the truth about themselves: names, READMEs, marks, size, drawing."""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from forensics import ci
from forensics.documents import kinds
from forensics.events import Extraction
from forensics.findings import Outcome, Verdict
from forensics.serialize import from_jsonl
from forensics.text.mrz import check_digit as readers_check_digit

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the drawing programs are not part of the package

from fixtures.draw.__main__ import PAPERS, draw_all  # noqa: E402
from fixtures.draw.fonts import MissingFontError  # noqa: E402
from fixtures.draw.mrz import check_digit, td3  # noqa: E402

FIXTURES = ROOT / "fixtures"
STORIES = sorted(p.name for p in (FIXTURES / "cases").iterdir())
LIMIT_MB = 15


def outcome_of(story: str) -> Outcome:
    records = from_jsonl((FIXTURES / "cases" / story / "expected.jsonl").read_text("utf-8"))
    (outcome,) = [r for r in records if isinstance(r, Outcome)]
    return outcome


def descriptions() -> list[tuple[Path, dict[str, object]]]:
    found = []
    for path in sorted(PAPERS.glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        found += [(ROOT / told["folder"] / paper["file"], paper) for paper in told["paper"]]
    return found


def test_there_are_the_stories_the_project_promises() -> None:
    promised = {"county-bail", "county-bail-explained", "one-ambiguous-stamp", "clean"}
    assert promised <= set(STORIES)


@pytest.mark.parametrize("story", STORIES)
def test_the_readme_reasons_out_exactly_what_the_golden_says(story: str) -> None:
    text = (FIXTURES / "cases" / story / "README.md").read_text("utf-8")
    _, _, told = text.partition("## What crosscheck must say")
    rows = re.findall(r"^\| `([A-Z]+-[0-9]+)` \| (CERTAIN|READING|PRECISION|NONE) \|", told, re.M)
    findings = outcome_of(story).findings
    assert Counter(rows) == Counter((f.rule, f.verdict.name) for f in findings)
    assert ("No finding." in told) == (not findings)


@pytest.mark.parametrize("story", STORIES)
def test_the_readme_names_every_paper(story: str) -> None:
    folder = FIXTURES / "cases" / story
    text = (folder / "README.md").read_text("utf-8")
    for paper in (folder / "papers").iterdir():
        assert f"papers/{paper.name}`" in text, paper.name


def test_honest_explanations_leave_nothing_certain() -> None:
    verdicts = {f.verdict for f in outcome_of("county-bail-explained").findings}
    assert Verdict.CERTAIN not in verdicts


def test_nothing_in_the_clean_case_clashes() -> None:
    found = {(f.rule, f.verdict.value.lower()) for f in outcome_of("clean").findings}
    assert found == {("BOOK-01", "precision")}


def test_one_stamp_decides_the_ambiguous_case() -> None:
    findings = outcome_of("one-ambiguous-stamp").findings
    assert findings
    for finding in findings:
        assert finding.verdict is Verdict.READING
        deciding = {p.choice for d in finding.deciding for p in (*d.clash_if, *d.no_clash_if)}
        assert deciding
        assert all(choice.startswith("order:") for choice in deciding)


def test_the_founding_story_clashes_where_it_must() -> None:
    certain = [f for f in outcome_of("county-bail").findings if f.verdict is Verdict.CERTAIN]
    papers = {p.document for f in certain for e in f.evidence for p in e.provenance}
    assert {"papers/certificate.png", "papers/judgment.pdf", "papers/passport-pages.tif"} <= papers


def test_every_kind_has_a_paper_and_every_folder_is_a_kind() -> None:
    folders = {p.name for p in (FIXTURES / "documents").iterdir() if p.is_dir()}
    assert folders - {"none"} == set(kinds())


@pytest.mark.parametrize("paper", ci.discover(FIXTURES / "documents"), ids=lambda check: check.name)
def test_the_folder_of_a_single_paper_names_its_kind(paper: ci.Check) -> None:
    records = from_jsonl(paper.golden.read_text("utf-8"))
    claimed = {r.kind for r in records if isinstance(r, Extraction)}
    folder = paper.path.parent.name
    if folder == "none":
        assert claimed == {""}
    else:
        assert folder in claimed
        assert claimed <= {folder, ""}


def test_every_picture_is_drawn_by_a_program() -> None:
    drawn = {path for path, _ in descriptions()}
    lying = {
        (check.path / d.name if check.is_case else check.path).resolve()
        for check in ci.discover(FIXTURES)
        for d in check.load().documents
        if not d.name.endswith((".html", ".txt"))
    }
    assert lying == {path.resolve() for path in drawn}


def test_papers_of_text_are_marked_too() -> None:
    for path in (*FIXTURES.rglob("*.html"), *FIXTURES.rglob("*.txt")):
        assert "SPECIMEN" in path.read_text("utf-8"), path


def test_seeds_are_not_shared() -> None:
    """Two papers with one seed would have the same grain; the drawings that are meant to be
    the same paper in two stories are the exception."""
    seeds: dict[object, set[str]] = {}
    for path, paper in descriptions():
        seeds.setdefault(paper["seed"], set()).add(path.name)
    assert all(len(names) == 1 for names in seeds.values())


def test_the_whole_tree_stays_small() -> None:
    files = {p.resolve() for p in FIXTURES.rglob("*") if p.is_file()}
    files |= {p for p in (ROOT / "forensics" / "data" / "demo").rglob("*") if p.is_file()}
    assert sum(p.stat().st_size for p in files) < LIMIT_MB * 1_000_000


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    description = PAPERS / "one-ambiguous-stamp.toml"
    try:
        one = draw_all(description, "passport", tmp_path / "one")
    except MissingFontError as error:
        pytest.skip(str(error))
    two = draw_all(description, "passport", tmp_path / "two")
    assert len(one) == 2
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def test_the_zone_is_drawn_by_the_standard() -> None:
    """The specimen of ICAO 9303 part 4, written out there with its check digits."""
    upper, lower = td3(
        state="UTO",
        surname="ERIKSSON",
        given="ANNA MARIA",
        number="L898902C3",
        nationality="UTO",
        birth="740812",
        sex="F",
        expiry="120415",
        optional="ZE184226B",
    )
    assert upper == "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    assert lower == "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


@pytest.mark.parametrize("text", ["E00004715", "910817", "240519", "<<<<<<<<<<<<<<", "M81320046"])
def test_drawing_and_reading_agree_on_check_digits(text: str) -> None:
    assert check_digit(text) == readers_check_digit(text)
