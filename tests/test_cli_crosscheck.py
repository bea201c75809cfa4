"""``forensics crosscheck``: the whole way from papers to an answer, and every form of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from forensics import cli, pipeline
from forensics.case import Case
from forensics.findings import Finding, Nature, Outcome, Severity, Unchecked, Verdict
from forensics.pipeline import CaseRun
from forensics.serialize.schema import schema

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORENSICS_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "a.txt").write_text("2016年3月1日\n2016年4月2日", encoding="utf-8")
    return folder


def answering(monkeypatch: pytest.MonkeyPatch, outcome: Outcome) -> None:
    """The rules answer this, whatever the papers say."""
    monkeypatch.setattr(pipeline.engine, "crosscheck", lambda *asked: outcome)


def finding(nature: Nature, verdict: Verdict) -> Finding:
    return Finding("X-01-0", "X-01", "T", nature, Severity.HIGH, verdict, "A sentence.", ())


NOTHING = Outcome((), (), ())
CLASH = Outcome((finding(Nature.CONTRADICTION, Verdict.CERTAIN),), (), ())


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "html"])
def test_every_form_says_schema_or_engine_and_the_paper(
    case: Path, capsys: Captured, form: str
) -> None:
    assert cli.run(["crosscheck", str(case), "--format", form, "--allow-incomplete"]) == 0
    said = capsys.readouterr().out
    assert "a.txt" in said
    assert str(case) not in said
    if form != "table":
        assert "forensics/1" in said


@pytest.mark.parametrize(
    ("form", "start"), [("table", "文件清单 ─"), ("html", "<h2>文件清单</h2>")]
)
def test_the_words_are_chinese_if_asked_for(
    case: Path, capsys: Captured, form: str, start: str
) -> None:
    cli.run(["crosscheck", str(case), "--format", form, "--words", "zh"])
    assert start in capsys.readouterr().out
    cli.run(["crosscheck", str(case), "--format", "jsonl", "--words", "zh"])
    zh = capsys.readouterr().out
    cli.run(["crosscheck", str(case), "--format", "jsonl"])
    assert capsys.readouterr().out == zh


def test_jsonl_fits_the_schema(case: Path, capsys: Captured) -> None:
    cli.run(["crosscheck", str(case), "--format", "jsonl"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    check = jsonschema.Draft202012Validator(schema())
    for row in rows:
        check.validate(row)
    kinds = [row["record"] for row in rows]
    assert kinds[0] == "header"
    assert kinds[-1] == "engines"
    assert "outcome" in kinds


def test_html_needs_nothing_else(case: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    cli.run(["crosscheck", str(case), "--format", "html", "-o", str(target)])
    html = target.read_text(encoding="utf-8")
    assert "<script src" not in html
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "html"])
def test_the_same_bytes_every_time(case: Path, capsys: Captured, form: str) -> None:
    outputs = set()
    for more in ([], ["--no-cache"], ["--jobs", "2"]):
        cli.run(["crosscheck", str(case), "--format", form, *more])
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("outcome", "arguments", "code"),
    [
        (NOTHING, [], 0),
        (CLASH, [], 1),
        (CLASH, ["--fail-on", "never"], 0),
        (Outcome((finding(Nature.CONTRADICTION, Verdict.READING),), (), ()), [], 1),
        (
            Outcome((finding(Nature.CONTRADICTION, Verdict.READING),), (), ()),
            ["--fail-on", "certain"],
            0,
        ),
        (Outcome((finding(Nature.TENSION, Verdict.CERTAIN),), (), ()), [], 0),
        (
            Outcome((finding(Nature.TENSION, Verdict.CERTAIN),), (), ()),
            ["--fail-on", "tension"],
            1,
        ),
        (Outcome((), (), (Unchecked("X", "t", "w", "m", blocking=True),)), [], 3),
        (
            Outcome((), (), (Unchecked("X", "t", "w", "m", blocking=True),)),
            ["--allow-incomplete"],
            0,
        ),
    ],
)
def test_exit_codes(
    case: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
    outcome: Outcome,
    arguments: list[str],
    code: int,
) -> None:
    answering(monkeypatch, outcome)
    assert cli.run(["crosscheck", str(case), *arguments]) == code


def test_a_bad_paper_is_3_and_the_rest_is_checked(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (case / "b.jpg").write_bytes(b"")
    assert cli.run(["crosscheck", str(case), "--format", "json"]) == 3
    said = capsys.readouterr()
    assert "b.jpg: the file is empty" in said.err
    data = json.loads(said.out)
    assert [d["name"] for d in data["documents"]] == ["a.txt"]
    assert [e["place"] for e in data["errors"]] == ["b.jpg"]
    # Findings are worse than a bad paper.
    answering(monkeypatch, CLASH)
    assert cli.run(["crosscheck", str(case)]) == 1


@pytest.mark.parametrize(
    ("prepare", "named"),
    [
        (lambda c: (c / "case.toml").write_text('nmae = "x"'), "did you mean name?"),
        (lambda c: (c / "a.txt").unlink(), "holds no paper"),
        (
            lambda c: (c / "case.toml").write_text('[[documents]]\nfile="a.txt"\nkind="bial"'),
            "no kind of paper",
        ),
        (lambda c: (c / "case.toml").write_text('rules = ["own.toml"]'), "own.toml"),
    ],
)
def test_a_mistake_in_the_case_is_2_before_anything_is_read(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, prepare: object, named: str
) -> None:
    monkeypatch.setattr(pipeline.intake, "read_many", lambda *a: pytest.fail("read"))
    prepare(case)  # type: ignore[operator]
    assert cli.run(["crosscheck", str(case)]) == 2
    said = capsys.readouterr()
    assert named in said.err
    assert said.out == ""


def test_a_rule_page_of_ones_own_is_loaded(case: Path, capsys: Captured) -> None:
    cli.run(["rules", "new", str(case / "own.toml")])
    (case / "case.toml").write_text('rules = ["own.toml"]')
    capsys.readouterr()
    assert cli.run(["crosscheck", str(case), "--format", "json", "--allow-incomplete"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert "OWN-01" in {u["rule"] for u in data["unchecked"]}


def test_a_file_is_no_case(case: Path, capsys: Captured) -> None:
    assert cli.run(["crosscheck", str(case / "a.txt")]) == 2
    assert "folder" in capsys.readouterr().err


def test_a_page_image_of_what_has_none(case: Path) -> None:
    run = CaseRun(Case("x", case), (), (), NOTHING)
    assert run.page_image("none.pdf", 1) is None


@pytest.mark.ocr
def test_the_sample_case_from_the_images(tmp_path: Path, capsys: Captured) -> None:
    """Live OCR: the founding shape must give its finding, with both papers as evidence."""
    cli.run(["demo", str(tmp_path / "demo")])
    capsys.readouterr()
    code = cli.run(["crosscheck", str(tmp_path / "demo"), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    clashes = [f for f in data["findings"] if f["nature"] == "contradiction"]
    assert code == 1
    papers = [{p["document"] for e in f["evidence"] for p in e["provenance"]} for f in clashes]
    assert any(
        {"papers/bail-decision.jpg", "papers/passport-pages.tif"} <= names for names in papers
    )


def test_a_chinese_report_has_the_findings_of_the_english(case: Path, tmp_path: Path) -> None:
    (case / "a.txt").write_text("取保候审决定书 2016年3月1日 星期一", encoding="utf-8")
    ids = {}
    for lang in ("en", "zh"):
        path = tmp_path / f"{lang}.html"
        cli.run(["report", str(case), "-o", str(path), "--lang", lang, "--allow-incomplete"])
        page = path.read_text("utf-8")
        ids[lang] = re.findall(r'<article class="card \w+" id="([^"]+)"', page)
    assert ids["en"] == ids["zh"]
    assert "星期与其旁日期不符" in (tmp_path / "zh.html").read_text("utf-8")
    assert "规则" in (tmp_path / "zh.html").read_text("utf-8")
