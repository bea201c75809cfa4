"""``forensics rules``: the catalogue, a page, the tests of the pages, a page of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forensics import cli
from forensics.rules.loader import load_rules

Captured = pytest.CaptureFixture[str]


def test_the_catalogue_lists_every_rule(capsys: Captured) -> None:
    assert cli.run(["rules"]) == 0
    listed = capsys.readouterr().out
    for rule in load_rules():
        assert f"\n{rule.id} " in listed


def test_a_page_has_what_a_reader_needs(capsys: Captured) -> None:
    rule = load_rules()[0]
    assert cli.run(["rules", rule.id.lower()]) == 0
    page = " ".join(capsys.readouterr().out.split())
    for text in (rule.title, rule.covers, rule.not_covered, rule.assumptions[0].otherwise):
        assert " ".join(text.split()) in page


def test_a_rule_there_is_not(capsys: Captured) -> None:
    first = load_rules()[0].id
    assert cli.run(["rules", first[:-1]]) == 2
    assert "did you mean" in capsys.readouterr().err


def test_json_is_the_same_catalogue(capsys: Captured) -> None:
    assert cli.run(["rules", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [r["id"] for r in data["rules"]] == [r.id for r in load_rules()]


def test_a_new_page_passes_its_own_tests(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "own.toml"
    assert cli.run(["rules", "new", str(page)]) == 0
    assert cli.run(["rules", "test", str(page)]) == 0
    assert "1 rules, 2 rows, 0 failed" in capsys.readouterr().out
    # It is never overwritten, and it is shown as the user's.
    assert cli.run(["rules", "new", str(page)]) == 2
    assert cli.run(["rules", "OWN-01", str(page)]) == 0
    assert "own.toml" in capsys.readouterr().out


def test_a_row_that_fails_is_named(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "own.toml"
    cli.run(["rules", "new", str(page)])
    # The first row turned round; the page keeps one row of each kind.
    text = page.read_text("utf-8").replace('when = "2016-06-12"', 'when = "2018-06-12"')
    page.write_text(text, "utf-8")
    capsys.readouterr()
    assert cli.run(["rules", "test", str(page)]) == 1
    said = capsys.readouterr().out
    assert "OWN-01 row 1: expected CERTAIN, got NONE" in said
    assert cli.run(["rules", "test", str(page), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["failed"] == 1


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('nature = "contradiction"', 'nature = "lie"', "nature"),
        ("covers =", "cover =", "cover"),
        ("during(s.date", "durign(s.date", "durign"),
        ("[facts]", "[facts", "TOML"),
    ],
)
def test_a_mistake_in_a_page_is_named(
    tmp_path: Path, capsys: Captured, old: str, new: str, named: str
) -> None:
    page = tmp_path / "own.toml"
    cli.run(["rules", "new", str(page)])
    page.write_text(page.read_text("utf-8").replace(old, new, 1), "utf-8")
    capsys.readouterr()
    assert cli.run(["rules", "test", str(page)]) == 2
    said = capsys.readouterr().err
    assert "own.toml" in said
    assert named in said


def test_without_a_file_the_new_page_goes_to_stdout(capsys: Captured) -> None:
    assert cli.run(["rules", "new"]) == 0
    assert 'id = "OWN-01"' in capsys.readouterr().out
