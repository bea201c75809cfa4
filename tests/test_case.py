"""case.toml and folders: what a case is, and how each mistake is named."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from forensics.case import case_of, load_case
from forensics.errors import CaseError, ExitCode

WHOLE = """
name = "The county file"
rules = ["own/late.toml"]
ignore = ["papers/draft*"]

[subject]
names = ["沈砚舟", "SHEN YANZHOU"]
aliases = ["Jack"]
birth_date = 1991-08-17
numbers = ["E00004715"]

[hints]
order = "day-first"
lang = "zh-Hans"

[[documents]]
file = "papers/bail.pdf"
kind = "bail_decision"
asserted_by = "County Bureau"
lang = "en"
order = "month-first"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "late.toml").write_text("")
    for name in ("bail.pdf", "passport.jpg", "draft1.pdf", ".DS_Store"):
        (tmp_path / "papers" / name).write_bytes(b"x")
    return tmp_path


def with_toml(folder: Path, text: str) -> Path:
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_whole_case_file(folder: Path) -> None:
    case = load_case(with_toml(folder, WHOLE))
    assert case.name == "The county file"
    assert case.subject.names == ("沈砚舟", "SHEN YANZHOU")
    assert case.subject.birth_date is not None
    assert case.subject.birth_date.only_day == date(1991, 8, 17)
    assert [p.name for p in case.rule_files] == ["late.toml"]
    bail, passport = case.documents
    assert (bail.name, bail.kind, bail.lang) == ("papers/bail.pdf", "bail_decision", "en")
    assert (bail.asserted_by, bail.order) == ("County Bureau", "month-first")
    # A paper that is not listed is read all the same, with the hints of the case.
    assert (passport.name, passport.kind, passport.lang) == ("papers/passport.jpg", "", "zh-Hans")
    assert passport.order == "day-first"


def test_the_case_file_itself_names_the_case(folder: Path) -> None:
    with_toml(folder, WHOLE)
    assert load_case(folder / "case.toml") == load_case(folder)


@pytest.mark.parametrize("text", ['"1991-08"', '"1991"'])
def test_a_birth_date_may_be_vague(folder: Path, text: str) -> None:
    case = load_case(with_toml(folder, f"[subject]\nbirth_date = {text}\n"))
    born = case.subject.birth_date
    assert born is not None
    assert not born.is_certain
    assert born.earliest is not None
    assert born.earliest.year == 1991


@pytest.mark.parametrize(
    ("text", "named", "advice"),
    [
        ('nmae = "x"', "nmae", "did you mean name?"),
        ('[subject]\nalias = ["x"]', "[subject] alias", "did you mean aliases?"),
        ("[hints]\nodrer = 1", "[hints] odrer", "did you mean order?"),
        ('[[documents]]\nfiel = "a"', "[[documents]] fiel", "did you mean file?"),
        ('[[documents]]\nfile = "papers/bale.pdf"', "papers/bale.pdf", "papers/bail.pdf"),
        ('[[documents]]\nkind = "x"', "without file", "path"),
        ('[[documents]]\nfile = "../x.pdf"', "outside the case folder", "copy"),
        ('[[documents]]\nfile = "/etc/hosts"', "outside the case folder", "copy"),
        ('[documents]\nfile = "a"', "[[documents]]", ""),
        ('[hints]\norder = "dmy"', "'dmy'", "day-first"),
        ("name = 3", "name", ""),
        ('subject = "Li"', "subject", ""),
        ('[subject]\nnames = "Li"', "[subject] names", "list"),
        ("[subject]\nnames = [3]", "[subject] names", "list"),
        ('[subject]\nbirth_date = "spring"', "birth_date", "1985"),
        ("[subject]\nbirth_date = 7", "birth_date", "1985"),
        ('rules = ["own/none.toml"]', "own/none.toml", ""),
        ("name = ", "TOML", ""),
    ],
)
def test_every_mistake_is_named(folder: Path, text: str, named: str, advice: str) -> None:
    with pytest.raises(CaseError) as caught:
        load_case(with_toml(folder, text))
    error = caught.value
    assert named in error.message
    assert advice in str(error)
    assert error.place.endswith("case.toml")
    assert error.exit_code is ExitCode.USAGE


def test_a_case_file_that_is_not_utf8(folder: Path) -> None:
    (folder / "case.toml").write_bytes('name = "沈"'.encode("gb18030"))
    with pytest.raises(CaseError, match="UTF-8"):
        load_case(folder)


@pytest.mark.parametrize("file", ["case.toml", "corrections.toml"])
def test_a_folder_in_the_place_of_a_case_file(folder: Path, file: str) -> None:
    (folder / file).unlink(missing_ok=True)
    (folder / file).mkdir()
    with pytest.raises(CaseError, match="cannot be read: Is a directory"):
        load_case(folder)


def test_a_paper_listed_twice(folder: Path) -> None:
    row = '[[documents]]\nfile = "papers/bail.pdf"\n'
    with pytest.raises(CaseError, match="twice"):
        load_case(with_toml(folder, row + row))


def test_a_bare_folder_of_loose_papers(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.docx", "notes.md", "out.jsonl", "report.html", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    # A .docx is not read, but it is a paper: it must be reported, not passed over.
    names = ["a.docx", "b.pdf", "report.html", "sub/c.txt"]
    assert [d.name for d in load_case(tmp_path).documents] == names
    # A report of ours among them is no paper.
    (tmp_path / "report.html").write_text('<script>{"schema":"forensics/1"}</script>')
    names.remove("report.html")
    assert [d.name for d in load_case(tmp_path).documents] == names


def test_a_case_file_saved_with_a_byte_order_mark(folder: Path) -> None:
    (folder / "case.toml").write_bytes(b'\xef\xbb\xbfname = "x"')
    assert load_case(folder).name == "x"


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.mkdir(), lambda p: p.write_text("")])
def test_no_folder_an_empty_one_or_a_file(tmp_path: Path, make: object) -> None:
    place = tmp_path / "case"
    make(place)  # type: ignore[operator]
    with pytest.raises(CaseError) as caught:
        load_case(place)
    assert str(place) in caught.value.place
    assert caught.value.advice


def test_a_link_that_leaves_the_case_is_refused(folder: Path) -> None:
    (folder / "papers" / "link.pdf").symlink_to("/etc/hosts")
    with pytest.raises(CaseError, match="outside"):
        load_case(with_toml(folder, ""))


def test_a_link_that_leaves_a_bare_folder_is_refused(folder: Path) -> None:
    (folder / "papers" / "link.pdf").symlink_to("/etc/hosts")
    with pytest.raises(CaseError, match="outside"):
        load_case(folder)


def test_a_pipe_is_refused_before_anything_hangs(folder: Path) -> None:
    os.mkfifo(folder / "papers" / "pipe.pdf")
    with pytest.raises(CaseError, match="not a file"):
        load_case(folder)


def test_loose_files_have_names_without_the_machine(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    one, two = tmp_path / "one.pdf", tmp_path / "x" / "two.pdf"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    assert [d.name for d in case_of([two, one, one]).documents] == ["one.pdf", "x/two.pdf"]
    assert [d.name for d in case_of([two]).documents] == ["two.pdf"]
    with pytest.raises(CaseError, match="no such file"):
        case_of([one, tmp_path / "none.pdf"])


def test_a_case_is_only_read(folder: Path) -> None:
    before = sorted((p, p.stat().st_mtime_ns) for p in folder.rglob("*"))
    load_case(folder)
    assert sorted((p, p.stat().st_mtime_ns) for p in folder.rglob("*")) == before


@pytest.mark.parametrize("listed", [False, True])
def test_links_in_a_circle_are_no_file(tmp_path: Path, listed: bool) -> None:
    (tmp_path / "a.txt").write_text("SPECIMEN")
    (tmp_path / "b.pdf").symlink_to("b.pdf")
    if listed:
        (tmp_path / "case.toml").write_text('[[documents]]\nfile = "b.pdf"\n')
    with pytest.raises(CaseError, match=r"not a file|no such file"):
        load_case(tmp_path)
