"""``forensics travel``: table, JSON and picture of a case of written statements and stamps."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import pytest

from forensics import cli, pipeline
from forensics.events import Event, EventKind, Extraction, Person
from forensics.places import Place
from forensics.records import Document, Fact, Page, Provenance, Span
from forensics.temporal.readings import UncertainDate

Captured = pytest.CaptureFixture[str]
NAME = "\x1b[31mSHEN <b>\u202eYANZHOU"
STAMPS = (("CN", "exit", "2016-03-05"), ("TH", "entry", "2016-03-05"), ("TH", "exit", "2016-03-20"))


def paper(name: str) -> pipeline.Paper:
    def mark(at: int) -> Provenance:
        return Provenance(name, 1, Span(1, at, at + 1), (), "x", 1.0, "test")

    events = tuple(
        Event(
            EventKind.BORDER_CROSSING,
            UncertainDate.day(date.fromisoformat(day)),
            (mark(n),),
            "holder",
            Place(state, state),
            details=(("direction", way),),
        )
        for n, (state, way, day) in enumerate(STAMPS)
    )
    holder = Person("holder", "holder", (Fact("name_latin", NAME, mark(9)),))
    extraction = Extraction(name, "0" * 64, "passport", "en", "CN", (holder,), (), events)
    document = Document(name, "0" * 64, "text/plain", (Page(1, 0, 0, 0, "", "x" * 9, (), 9),))
    return pipeline.Paper(name, document, (extraction,))


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "a.txt").write_text("x")
    monkeypatch.setattr(pipeline, "extract", lambda *rest: iter([paper("a.txt")]))
    return str(tmp_path)


def test_the_table_says_what_follows_and_what_does_not(case: str, capsys: Captured) -> None:
    assert cli.run(["travel", case]) == 0
    said = capsys.readouterr().out
    assert "16" in said
    assert "no entry stamp in these papers" in said
    assert "automatic gates" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize("columns", ["30", "60", "100"])
@pytest.mark.parametrize("words", ["en", "zh"])
def test_any_width(
    case: str, columns: str, words: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert cli.run(["travel", case, "--words", words]) == 0
    said = capsys.readouterr().out
    width = sum(2 if "\u2e80" <= c <= "\uff60" else 1 for c in max(said.split("\n"), key=len))
    assert width <= int(columns)


def test_json_has_bounds_and_places(case: str, capsys: Captured) -> None:
    assert cli.run(["travel", case, "--format", "json", "--to", "2016-03-31"]) == 0
    data = json.loads(capsys.readouterr().out)
    (history,) = data["histories"]
    assert data["to"] == "2016-03-31"
    assert [c["places"][0]["document"] for c in history["crossings"]] == ["a.txt"] * 3
    assert {a["area"]: a["days"] for a in history["areas"]} == {
        "CN": {"least": 1, "most": None}, "TH": {"least": 16, "most": 16},
    }  # fmt: skip
    assert cli.run(["travel", case, "--format", "jsonl"]) == 0
    kinds = [json.loads(line)["record"] for line in capsys.readouterr().out.splitlines()]
    assert kinds == ["header", "travel_history"]


def test_the_picture_stands_for_itself(case: str, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "out.svg"
    assert cli.run(["travel", case, "--format", "svg", "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "Thailand, days: 16" in text
    assert "3 border crossings and 2 stays" in text
    assert "dashed: inferred from two stamps" in text
    assert "\u202e" not in text
    assert "<b>" not in text


def test_no_stamp_is_no_sign_that_there_was_no_journey(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text("nothing of the kind")
    assert cli.run(["travel", str(tmp_path)]) == 0
    assert "no sign that there was no journey" in capsys.readouterr().out
    assert cli.run(["travel", str(tmp_path), "--format", "svg"]) == 2


def test_one_stamp_settles_the_order_of_its_series_and_the_table_says_so(
    tmp_path: Path, capsys: Captured
) -> None:
    """From the words on the page to the row of the table, nothing put in by hand."""
    entry = "THAILAND\nADMITTED\n03/04/2016\nSUVARNABHUMI\n"
    (tmp_path / "a.txt").write_text(f"{entry}\nTHAILAND\nDEPARTED\n25/04/2016\nSUVARNABHUMI\n")
    # Another paper has another hand: nothing in the first settles it.
    (tmp_path / "b.txt").write_text("VIETNAM\nNHAP CANH\n05/06/2016\nNOI BAI\n")
    assert cli.run(["travel", str(tmp_path), "--format", "json"]) == 0
    (history,) = json.loads(capsys.readouterr().out)["histories"]
    told = {c["state"] + c["direction"]: c for c in history["crossings"]}
    assert len(told["Thailandentry"]["when"]["readings"]) == 1
    assert "day-first, as the stamp of the same series" in told["Thailandentry"]["inferred"]
    assert told["Thailandexit"].get("inferred", "") == ""
    assert len(told["Viet Namentry"]["when"]["readings"]) == 2
    assert {a["area"]: a["days"] for a in history["areas"]}["TH"] == {"least": 23, "most": 23}
    assert cli.run(["travel", str(tmp_path)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "inferred: day-first, as the stamp of the same series on page 1 shows: 25/04/2016" in said
    )
    assert "5 June 2016 or 6 May 2016" in said or "6 May 2016 or 5 June 2016" in said


def test_a_window_turned_round_is_refused(case: str, capsys: Captured) -> None:
    assert cli.run(["travel", case, "--from", "2016-02-01", "--to", "2016-01-01"]) == 2
    assert "--from is after --to" in capsys.readouterr().err


def test_papers_are_named_once_and_cited_by_number(case: str, capsys: Captured) -> None:
    assert cli.run(["travel", case]) == 0
    said = capsys.readouterr().out
    assert "P1 is a.txt" in said
    rows = [line for line in said.splitlines() if line.startswith("#")]
    assert len(rows) == len(STAMPS)
    assert all("P1, page 1" in row and "a.txt" not in row for row in rows)
