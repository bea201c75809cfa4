"""Readings kept by content, and recordings that stand in for OCR."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from forensics.errors import CaseError, DependencyError, ForensicsError, UsageError
from forensics.intake import ReadOptions, cache, guard, pagejson, plain, read_many
from forensics.intake.cache import Shelf, settings_hash
from forensics.intake.engines import open_engine, recorded
from forensics.records import Document, Page, Provenance, ReadingWarning, Span

PAGE = Page(1, 10, 10, 0, "reader", "text", (), 4)


def test_a_page_is_found_under_its_content_and_settings_only(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "ab" * 32, "settings-one-long")
    shelf.keep_page(1, pagejson.dumps(PAGE))
    assert shelf.page(1, "x.png") == PAGE
    assert shelf.page(2, "x.png") is None
    assert Shelf(tmp_path, "ab" * 32, "settings-two-long").page(1, "x.png") is None
    assert Shelf(tmp_path, "cd" * 32, "settings-one-long").page(1, "x.png") is None


def test_what_a_file_is_is_kept_too(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "ab" * 32, "s")
    assert shelf.opened() is None
    told = (ReadingWarning("pages-left-out", "more"),)
    shelf.keep_opened("application/pdf", 3, told)
    assert shelf.opened() == ("application/pdf", 3, told)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format":1}'])
def test_a_damaged_entry_is_read_again(tmp_path: Path, damage: str) -> None:
    shelf = Shelf(tmp_path, "ab" * 32, "s")
    shelf.keep_page(1, pagejson.dumps(PAGE))
    (entry,) = tmp_path.rglob("00001.json")
    entry.write_text(damage)
    assert shelf.page(1, "x") is None


def test_no_half_written_page_and_no_rest(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "ab" * 32, "s")
    shelf.keep_page(1, pagejson.dumps(PAGE))
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["00001.json"]


def test_a_cache_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    shelf = Shelf(blocked, "ab" * 32, "s")
    shelf.keep_page(1, pagejson.dumps(PAGE))
    assert shelf.page(1, "x") is None


def test_settings_that_change_a_reading_change_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_key = settings_hash(ReadOptions())
    assert settings_hash(ReadOptions(lang="zh-Hans")) == settings_hash(ReadOptions(lang="chi_sim"))
    assert settings_hash(ReadOptions(regions=False)) != plain_key
    monkeypatch.setattr(cache, "code_hash", lambda: "another version of this package")
    assert settings_hash(ReadOptions()) != plain_key


def test_an_engine_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="no OCR engine 'abbyy'"):
        settings_hash(ReadOptions(engine="abbyy"))
    with pytest.raises(DependencyError, match="rus"):
        open_engine("rapidocr", "ru")


def document(path: Path, name: str) -> Document:
    page = plain.read_text(path)
    span = Span(1, 0, 2)
    told = ReadingWarning(
        "date-damaged", "why", Provenance(name, 1, span, (), page.text[:2], 1.0, "intake")
    )
    page = dataclasses.replace(page, warnings=(told,))
    return Document(name, guard.sha256(path), "text/plain", (page,))


def replay(path: Path, name: str, place: Path) -> Document | ForensicsError:
    options = ReadOptions(engine="recorded", recordings=(place,))
    ((told, result),) = read_many([(path, name)], options)
    assert told == name
    return result


def test_a_recording_gives_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("二〇一六年")
    made = document(path, "papers/a.txt")
    where = recorded.record(made, tmp_path / "recorded")
    assert where.name == "papers__a.txt.jsonl"
    assert replay(path, "papers/a.txt", tmp_path / "recorded") == made
    assert replay(path, "papers/a.txt", where) == made
    # Under another name it is the same reading, told under that name.
    assert replay(path, "b.txt", where) == document(path, "b.txt")


def test_a_changed_file_makes_its_recording_stale(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("二〇一六年")
    where = recorded.record(document(path, "a.txt"), tmp_path / "recorded")
    path.write_text("二〇一七年")
    result = replay(path, "a.txt", where)
    assert isinstance(result, CaseError)
    assert "stale" in result.message
    assert "--record" in result.advice


def test_no_recording_and_broken_recordings(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("二〇一六年")
    (tmp_path / "recorded").mkdir()
    result = replay(path, "a.txt", tmp_path / "recorded")
    assert isinstance(result, CaseError)
    assert "no recording" in result.message
    with pytest.raises(CaseError, match="no recordings at nowhere"):
        replay(path, "a.txt", tmp_path / "nowhere")
    broken = tmp_path / "recorded" / "x.jsonl"
    broken.write_text("{}\n")
    with pytest.raises(CaseError, match="line 1 is no recording"):
        replay(path, "a.txt", broken)


def test_a_recording_that_lost_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("二〇一六年")
    where = recorded.record(document(path, "a.txt"), tmp_path / "recorded")
    line = json.loads(where.read_text())
    where.write_text(json.dumps(line | {"pages": 2}) + "\n")
    result = replay(path, "a.txt", where)
    assert isinstance(result, CaseError)
    assert "1 of 2 pages" in result.message
