"""Exports: valid for their readers, safe to open, and no doubt lost on the way."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as xml

import pytest
from reports_sample import MOST, NOVEMBER, STAMPS, TWO_WAYS, sample_run

from forensics import pipeline
from forensics.case import load_case
from forensics.findings import Suppressed, Suppression
from forensics.pipeline import Settings
from forensics.reports.export import formats, sqlite
from forensics.reports.redact import Redactor, redacted
from forensics.reports.rows import bounds
from forensics.reports.run import REDACTIONS, Options
from forensics.reports.spreadsheet import cell
from forensics.temporal.edtf import from_edtf
from forensics.temporal.readings import Interval, UncertainDate, When

SCHEMAS = Path(__file__).parent / "schemas"
CASES = sorted(
    p.parent for p in (Path(__file__).parents[1] / "fixtures" / "cases").glob("*/recorded")
)
HOSTILE = '=HYPERLINK("http://evil") \x1b[31m \u202e </x>, ::error::%0A'
DAY = UncertainDate.day(date(2016, 6, 12))


def export(name: str, hostile: str = "") -> str:
    return text_of(formats()[name].render(sample_run(hostile), Options()))


def text_of(made: str | bytes) -> str:
    return made if isinstance(made, str) else sqlite.dump(made)


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(name, HOSTILE).splitlines()]


def table(name: str, hostile: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(name, hostile).removeprefix("\ufeff"))))


def test_every_module_is_a_format() -> None:
    found = formats()
    assert list(found) == [
        "csv-events", "csv-findings", "ftm", "github", "junit", "sarif", "sqlite", "timesketch",
        "web-annotation",
    ]  # fmt: skip
    assert all(f.TITLE and f.SUFFIX.startswith(".") for f in found.values())


@pytest.mark.parametrize("name", formats())
def test_hidden_characters_are_shown_and_bytes_stay_the_same(name: str) -> None:
    made = export(name, HOSTILE)
    assert not set("\x1b\u202e\u2028") & set(made)
    assert "\\u001b" not in made
    assert "\\u202e" not in made.lower()
    assert export(name, HOSTILE) == made


@pytest.mark.parametrize("name", formats())
def test_a_redacted_run_exports_redacted(name: str) -> None:
    run = sample_run("李安 E99999901")
    hidden = redacted(run, Redactor(run, frozenset({"names", "numbers"})))
    made = text_of(formats()[name].render(hidden, Options()))
    assert "李安" not in made
    assert "E99999901" not in made


# the table of bounds that all exports rest on


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        (DAY, ("2016-06-12", "2016-06-12", "2016-06-12", "2016-06-12", "day")),
        (NOVEMBER, ("2016-11-01", "2016-11-30", "2016-11-01", "2016-11-30", "month")),
        (from_edtf("2016"), ("2016-01-01", "2016-12-31", "2016-01-01", "2016-12-31", "year")),
        (TWO_WAYS, ("2016-06-11", "2016-11-06", "2016-06-11", "2016-11-06", "readings")),
        # an open end is no day at all
        (Interval(DAY, None), ("2016-06-12", "2016-06-12", None, None, "period")),
        (MOST, ("2016-01-01", "2016-12-31", "2016-01-01", "2016-12-31", "part")),
        (UncertainDate.between(None, date(2016, 1, 1)),
         (None, "2016-01-01", None, "2016-01-01", "span")),
        (None, (None, None, None, None, "unknown")),
    ],
)  # fmt: skip
def test_bounds(when: When | None, wanted: tuple[str | None, ...]) -> None:
    b = bounds(when)
    days = (b.from_earliest, b.from_latest, b.to_earliest, b.to_latest)
    assert (*(d.isoformat() if d else None for d in days), b.precision) == wanted


# CSV


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", "%", "|"])
def test_a_cell_is_never_a_formula(start: str) -> None:
    assert cell(f"{start}1+1").startswith("'")


def test_a_cell_of_text_stays_as_it_is() -> None:
    assert cell("2016-06-12") == "2016-06-12"
    assert cell("取保候审") == "取保候审"
    assert cell(None) == ""


def test_the_events_keep_both_bounds_and_the_printed_words() -> None:
    rows = {row["printed"]: row for row in table("csv-events")}
    month = rows["NOV 2016"]
    assert (month["from_earliest"], month["from_latest"]) == ("2016-11-01", "2016-11-30")
    assert month["when"] == "some day in November 2016"
    assert "2016-11" not in month.values()
    assert rows["06/11/2016"]["when"] == "11 June 2016 or 6 November 2016"
    assert rows["12 JUN 2016"]["findings"] == "1"


def test_the_findings_keep_both_sides() -> None:
    first, *_ = rows = table("csv-findings", "=1+1")
    assert len(rows) == 5
    assert first["verdict"] == "certain"
    assert first["one_quote"] == "从2016年4月20日起至2016年10月31日止 | 不得离开清潭县"
    assert first["other_quote"] == "12 JUN 2016"
    assert "The day or month of the stamp was misread." in first["innocent_explanations"]


# SARIF


@pytest.fixture(scope="module")
def sarif() -> dict[str, Any]:
    return json.loads(export("sarif", HOSTILE))


def test_sarif_is_sarif(sarif: dict[str, Any]) -> None:
    # a reader written by others after the standard: missing members, wrong types, wrong levels
    library = pytest.importorskip("sarif_pydantic")
    read = library.Sarif.model_validate(sarif)
    assert len(read.runs[0].results) == 9


def breaks_of_sarif(log: dict[str, Any]) -> list[str]:
    """Where a log breaks the schema of the standard; addresses and e-mail forms checked too."""
    from jsonschema import Draft4Validator, FormatChecker

    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    checker = FormatChecker()
    assert "uri-reference" in checker.checkers
    found = Draft4Validator(schema, format_checker=checker).iter_errors(log)
    return [f"{error.json_path}: {error.message}" for error in found]


def test_sarif_keeps_to_the_schema_of_the_standard(sarif: dict[str, Any]) -> None:
    assert breaks_of_sarif(sarif) == []
    run = sample_run("李安 E99999901")
    first, *others = run.outcome.findings
    by = Suppression(first.id, "A. Reader", date(2026, 1, 2), "leave is in the file")
    settled = replace(run.outcome, findings=tuple(others), suppressed=(Suppressed(first, by),))
    log = json.loads(text_of(formats()["sarif"].render(replace(run, outcome=settled), Options())))
    (told,) = [r for r in log["runs"][0]["results"] if "suppressions" in r]
    assert "leave is in the file" in told["suppressions"][0]["justification"]
    assert breaks_of_sarif(log) == []
    hidden = redacted(run, Redactor(run, frozenset(REDACTIONS)))
    assert breaks_of_sarif(json.loads(text_of(formats()["sarif"].render(hidden, Options())))) == []


def test_the_schema_of_sarif_finds_what_is_broken(sarif: dict[str, Any]) -> None:
    broken = json.loads(json.dumps(sarif))
    (run,) = broken["runs"]
    run["results"][0]["kind"] = "certain"
    run["results"][1]["attachments"][0]["rectangle"] = []
    run["artifacts"][0]["location"]["uri"] = "a b"
    del run["tool"]
    found = breaks_of_sarif(broken)
    assert len(found) == 4, found


@pytest.mark.parametrize("story", CASES, ids=lambda s: s.name)
def test_sarif_of_a_whole_case_keeps_to_the_schema(story: Path) -> None:
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    run = pipeline.crosscheck(load_case(story), settings)
    log = json.loads(text_of(formats()["sarif"].render(run, Options())))
    assert log["runs"][0]["results"]
    assert breaks_of_sarif(log) == []


def test_sarif_keeps_the_nuances(sarif: dict[str, Any]) -> None:
    (run,) = sarif["runs"]
    kinds = [r["kind"] for r in run["results"]]
    assert kinds == ["fail", "fail", "review", "open", "informational", "pass", "pass",
                     "notApplicable", "notApplicable"]  # fmt: skip
    # the standard: only a failure has a level
    assert all((r["level"] == "none") != (r["kind"] == "fail") for r in run["results"])


def test_sarif_points_at_papers_and_boxes(sarif: dict[str, Any]) -> None:
    (run,) = sarif["runs"]
    findings = sample_run().outcome.findings
    ids = {r["partialFingerprints"]["findingId/v1"] for r in run["results"][:5]}
    assert ids == {f.id for f in findings}
    names = [a["location"]["uri"] for a in run["artifacts"]]
    for result in run["results"][:5]:
        assert result["partialFingerprints"] == {
            "findingId/v1": result["partialFingerprints"]["findingId/v1"]
        }
        for location in result["locations"]:
            where = location["physicalLocation"]
            assert names[where["artifactLocation"]["index"]] == where["artifactLocation"]["uri"]
            assert where["region"]["startLine"] >= 1
    stamp = next(a for a in run["results"][0]["attachments"]
                 if unquote(a["artifactLocation"]["uri"]) == STAMPS)  # fmt: skip
    (box,) = stamp["rectangles"]
    assert box["left"] < box["right"]
    assert box["top"] < box["bottom"]


# JUnit


def test_junit_counts() -> None:
    root = xml.fromstring(export("junit", HOSTILE))
    (suite,) = root
    assert suite.attrib == {
        "name": "Qingtan County papers", "tests": "10", "failures": "2", "skipped": "4",
        "errors": "1",
    }  # fmt: skip
    assert len(suite.findall("testcase/failure")) == 2
    names = [c.get("name") for c in suite]
    assert len(names) == len(set(names))


def test_junit_is_read_by_others() -> None:
    library = pytest.importorskip("junitparser")
    (suite,) = library.JUnitXml.fromstring(export("junit").encode())
    assert (suite.tests, suite.failures, suite.skipped, suite.errors) == (10, 2, 4, 1)


# GitHub


def test_github_lines_cannot_be_broken_out_of() -> None:
    run = sample_run()
    first = replace(
        run.outcome.findings[0],
        title="a, b::c\n::error::x",
        sentence="one\n::error file=x::%0Atwo",
    )
    run = replace(run, outcome=replace(run.outcome, findings=(first, *run.outcome.findings[1:])))
    lines = formats()["github"].render(run, Options()).splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::error", "::error", "::warning", "::warning", "::notice", "::warning",
    ]  # fmt: skip
    assert "title=a%2C b%3A%3Ac%0A%3A%3Aerror%3A%3Ax::" in lines[0]
    assert "one%0A::error file=x::%250Atwo" in lines[0]


# Timesketch


def test_timesketch_never_turns_a_month_into_its_first_day() -> None:
    lines = [r for r in records("timesketch") if r["printed"] == "NOV 2016"]
    assert [(r["datetime"], r["timestamp_desc"]) for r in lines] == [
        ("2016-11-01T00:00:00+00:00", "first possible day"),
        ("2016-11-30T00:00:00+00:00", "last possible day"),
    ]
    assert {r["edtf"] for r in lines} == {"2016-11"}


def test_timesketch_keeps_every_reading_and_open_ends() -> None:
    made = records("timesketch")
    assert [r["datetime"][:10] for r in made if r["printed"] == "06/11/2016"] == [
        "2016-06-11", "2016-11-06",
    ]  # fmt: skip
    probation = [r for r in made if r["printed"] == "缓刑一年六个月"]
    assert [r["timestamp_desc"] for r in probation] == ["start", "start, last possible day"]
    assert {r["to_latest"] for r in probation} == {""}
    assert all({"message", "datetime", "timestamp_desc"} <= r.keys() for r in made)


# FollowTheMoney


def test_ftm_drops_no_end_and_guesses_no_day() -> None:
    events = {e["properties"]["summary"][0]: e["properties"]
              for e in records("ftm") if e["schema"] == "Event"}  # fmt: skip
    assert events["NOV 2016"]["date"] == ["2016-11"]
    assert events["12 JUN 2016"]["date"] == ["2016-06-12"]
    stamp = events["06/11/2016"]
    assert "date" not in stamp
    assert (stamp["startDate"], stamp["endDate"]) == (["2016-06-11"], ["2016-11-06"])
    assert "11 June 2016 or 6 November 2016" in stamp["description"][0]
    bail = events["从2016年4月20日起至2016年10月31日止"]
    assert (bail["startDate"], bail["endDate"]) == (["2016-04-20"], ["2016-10-31"])
    assert "endDate" not in events["缓刑一年六个月"]


def test_ftm_references_lead_somewhere() -> None:
    made = records("ftm")
    ids = [e["id"] for e in made]
    assert len(ids) == len(set(ids))
    for entity in made:
        properties = entity["properties"]
        for name in ("proof", "involved"):
            assert set(properties.get(name, [])) <= set(ids)


def test_ftm_is_read_by_its_own_library() -> None:
    model = pytest.importorskip("followthemoney").model
    for entity in records("ftm"):
        model.get(entity["schema"]).validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), name


# SQLite


@pytest.fixture
def base() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.deserialize(sqlite.render(sample_run(HOSTILE)))
    yield made
    made.close()


def test_the_database_holds_every_record(base: sqlite3.Connection) -> None:
    run = sample_run(HOSTILE)
    counts = {
        "papers": len(run.documents),
        "events": sum(len(e.events) for e in run.extractions),
        "findings": len(run.outcome.findings),
        "evidence": sum(len(s.provenance) for f in run.outcome.findings for s in f.evidence),
        "explanations": sum(len(f.assumptions) for f in run.outcome.findings),
        "agreements": len(run.outcome.agreements),
        "unchecked": len(run.outcome.unchecked),
        "errors": len(run.errors),
    }
    for table, count in counts.items():
        assert base.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,), table
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    joined = base.execute(
        "SELECT count(*) FROM evidence JOIN findings ON evidence.finding = findings.id "
        "JOIN papers ON papers.name = evidence.paper"
    ).fetchone()
    assert joined == (counts["evidence"],)


def test_the_database_makes_no_day_of_a_month(base: sqlite3.Connection) -> None:
    got = base.execute(
        "SELECT edtf, from_earliest, from_latest, to_earliest, to_latest, precision, printed "
        "FROM events WHERE precision = 'month'"
    ).fetchall()
    assert got
    for edtf, first, last, to_first, to_last, _, printed in got:
        assert len(edtf) == 7
        assert (first[:7], last[:7]) == (edtf, edtf)
        assert first < last
        assert (to_first, to_last) == (first, last)
        assert printed
    opened = base.execute("SELECT count(*) FROM events WHERE edtf = ''").fetchone()
    undated = sum(e.when is None for x in sample_run().extractions for e in x.events)
    assert opened == (undated,)


# Web Annotation


def test_annotations_name_the_box_and_the_words() -> None:
    made = json.loads(export("web-annotation", HOSTILE))
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    ids = [a["id"] for a in made["items"]]
    assert len(ids) == len(set(ids))
    run = sample_run(HOSTILE)
    boxes = {(p.document, b) for e in run.extractions for v in e.events
             for p in v.provenance for b in p.boxes}  # fmt: skip
    seen = set()
    for item in made["items"]:
        fragment, *quotes = item["target"]["selector"]
        assert fragment["type"] == "FragmentSelector"
        seen.add((unquote(item["target"]["source"].split("#")[0]), fragment["value"]))
        assert all(q["type"] == "TextQuoteSelector" and q["exact"] for q in quotes)
    for document, b in boxes:
        value = f"xywh=pixel:{b.left},{b.top},{b.right - b.left},{b.bottom - b.top}"
        assert (document, value) in seen


def test_a_name_that_is_no_address_is_escaped() -> None:
    run = sample_run()
    odd = replace(run.documents[0], name="papers/a b#?.png")
    made = formats()["sarif"].render(replace(run, documents=(odd, *run.documents[1:])), Options())
    assert "papers/a%20b%23%3F.png" in made
