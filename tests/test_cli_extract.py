"""``forensics extract``: forms of output, where it goes, and what bad files do."""

from __future__ import annotations

import json
import os
from pathlib import Path

import intake_files
import jsonschema
import pytest

from forensics import cli
from forensics.serialize import from_jsonl
from forensics.serialize.schema import schema

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("FORENSICS_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "b.txt").write_text("二〇一六年十月三十一日", encoding="utf-8")
    (folder / "a.txt").write_text("2016年3月1日\n2016年4月2日", encoding="utf-8")
    return folder


def test_a_table_for_a_person(case: Path, capsys: Captured) -> None:
    assert cli.run(["extract", str(case)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.index("a.txt") < said.out.index("b.txt")
    assert "2016-03-01" in said.out
    assert "“二〇一六年十月三十一日”" in said.out
    assert "\x1b" not in said.out


def test_json_is_one_object(case: Path, capsys: Captured) -> None:
    assert cli.run(["extract", str(case), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "forensics/1"
    assert data["engines"]["forensics"] == data["version"]
    assert [paper["name"] for paper in data["papers"]] == ["a.txt", "b.txt"]


def test_jsonl_fits_the_schema_and_reads_back(case: Path, capsys: Captured) -> None:
    assert cli.run(["extract", str(case), "--format", "jsonl"]) == 0
    text = capsys.readouterr().out
    check = jsonschema.Draft202012Validator(schema())
    for line in text.splitlines():
        check.validate(json.loads(line))
    kinds = [type(record).__name__ for record in from_jsonl(text)]
    assert kinds == ["Header", *["Document", "Extraction"] * 2, "Engines"]


def test_text_is_what_was_read(case: Path, capsys: Captured) -> None:
    assert cli.run(["extract", str(case / "b.txt"), "--format", "text"]) == 0
    assert "二〇一六年十月三十一日" in capsys.readouterr().out


def test_the_same_bytes_whatever_the_way(case: Path, tmp_path: Path, capsys: Captured) -> None:
    outputs = []
    for arguments in (["--jobs", "1"], ["--jobs", "2"], ["--no-cache"], []):
        cli.run(["extract", str(case), "--format", "jsonl", *arguments])
        outputs.append(capsys.readouterr().out)
    (tmp_path / "other").mkdir()
    for name in ("b.txt", "a.txt"):
        (tmp_path / "other" / name).write_bytes((case / name).read_bytes())
    cli.run(["extract", str(tmp_path / "other"), "--format", "jsonl"])
    outputs.append(capsys.readouterr().out)
    assert len(set(outputs)) == 1
    assert str(tmp_path) not in outputs[0]


def test_the_originals_are_only_read(case: Path, cache: Path) -> None:
    before = sorted((p.name, p.stat().st_mtime_ns) for p in case.iterdir())
    cli.run(["extract", str(case), "-o", str(cache.parent / "out.txt")])
    assert sorted((p.name, p.stat().st_mtime_ns) for p in case.iterdir()) == before


def test_output_goes_to_a_file_as_a_whole(case: Path, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "out.jsonl"
    assert cli.run(["extract", str(case), "--format", "jsonl", "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert target.read_text(encoding="utf-8").startswith('{"record":"header"')
    assert target.stat().st_mode & 0o777 == 0o666 & ~_umask()
    assert not list(tmp_path.glob(".out*"))


def test_a_pipe_is_written_to_and_not_replaced(case: Path, tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)  # like /dev/stdout
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert cli.run(["extract", str(case / "b.txt"), "-o", str(link)]) == 0
    assert b"2016-10-31" in os.read(reader, 65536)
    os.close(reader)
    assert link.is_symlink()
    assert pipe.is_fifo()


def test_a_link_keeps_its_place(case: Path, tmp_path: Path) -> None:
    link, real = tmp_path / "link.txt", tmp_path / "real.txt"
    real.write_text("old")
    link.symlink_to(real)
    assert cli.run(["extract", str(case / "b.txt"), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert "2016-10-31" in real.read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["/dev/full", "/proc/none"])
def test_what_cannot_be_written_is_2(case: Path, capsys: Captured, target: str) -> None:
    if not Path(target).parent.exists():
        pytest.skip("only on Linux")
    assert cli.run(["extract", str(case), "-o", target]) == 2
    said = capsys.readouterr().err
    assert f"{target}: cannot be written" in said
    assert Path(target).exists() is (target == "/dev/full")


def test_a_failed_write_leaves_the_old_file(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from forensics.cli import extract

    def breaks(*args: object) -> object:
        yield "half"
        raise RuntimeError("boom")

    target = tmp_path / "out.txt"
    target.write_text("old")
    monkeypatch.setattr(extract, "_written", breaks)
    assert cli.run(["extract", str(case), "-o", str(target)]) == 70
    assert target.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["out.txt"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize(
    "how", ["same", "hard link", "soft link", "case.toml", "folder", "nowhere"]
)
def test_an_input_is_never_overwritten(
    case: Path, tmp_path: Path, capsys: Captured, how: str
) -> None:
    target = tmp_path / "out"
    if how == "same":
        target = case / "a.txt"
    elif how == "hard link":
        os.link(case / "a.txt", target)
    elif how == "soft link":
        target.symlink_to(case / "a.txt")
    elif how == "case.toml":
        target = case / "case.toml"
        target.write_text("")
    elif how == "folder":
        target.mkdir()
    else:
        target = tmp_path / "no" / "out"
    before = (case / "a.txt").read_bytes()
    assert cli.run(["extract", str(case), "-o", str(target)]) == 2
    assert str(target.parent if how == "nowhere" else target) in capsys.readouterr().err
    assert (case / "a.txt").read_bytes() == before


BAD = {
    "zero.jpg": (b"", "empty"),
    "text.jpg": (b"only text, 3 May 2016", "text"),
    "cut.pdf": (b"%PDF-1.4\n1 0 obj <<>>", "PDF"),
    "letter.docx": (b"PK\x03\x04xx", "type"),
    "cut.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"),
}


def test_a_locked_pdf_among_others(case: Path, capsys: Captured) -> None:
    intake_files.pdf(case / "locked.pdf", ("2016",), locked=True)
    assert cli.run(["extract", str(case), "--format", "jsonl"]) == 3
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert line.startswith("forensics: locked.pdf: ")
    assert "password" in line
    assert sum('"record":"date"' in row for row in said.out.splitlines()) == 3


def test_a_language_that_is_not_installed_is_4(case: Path, capsys: Captured) -> None:
    intake_files.png(case / "c.png", intake_files.page(("one line",)))
    (case / "case.toml").write_text('[[documents]]\nfile = "c.png"\nlang = "xxx"')
    assert cli.run(["extract", str(case), "--format", "jsonl"]) == 4
    said = capsys.readouterr()
    assert "tesseract" in said.err
    assert "install" in said.err
    # What could be read is there.
    assert sum('"record":"date"' in row for row in said.out.splitlines()) == 3


def test_bad_files_are_named_and_lose_nothing(case: Path, capsys: Captured) -> None:
    for name, (data, _) in BAD.items():
        (case / name).write_bytes(data)
    assert cli.run(["extract", str(case), "--format", "jsonl"]) == 3
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert len(lines) == len(BAD)
    for line, name in zip(lines, sorted(BAD), strict=True):
        assert line.startswith(f"forensics: {name}: ")
        assert BAD[name][1] in line
        assert line.endswith(")")  # what to do
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert {r["data"]["place"] for r in rows if r["record"] == "trouble"} == set(BAD)
    assert sum(r["record"] == "date" for r in rows) == 3
    assert cli.run(["extract", str(case), "--allow-incomplete"]) == 0


def test_a_picture_of_400_million_points_is_too_large(case: Path, capsys: Captured) -> None:
    from PIL import Image

    Image.new("1", (20_000, 20_000)).save(case / "big.png")
    assert cli.run(["extract", str(case)]) == 3
    said = capsys.readouterr().err
    assert "big.png: the picture has 20000 x 20000 pixels" in said
    assert "FORENSICS_MAX_PIXELS" in said


def test_hostile_names_and_text_are_shown_not_obeyed(case: Path, capsys: Captured) -> None:
    (case / "x\x1b[2J\u202e\n.txt").write_bytes(b"")
    (case / "y.txt").write_text("[/bold]\u202e[red]2016年3月1日\x9b31m\ufeff", encoding="utf-8")
    for form in ("table", "text", "json", "jsonl"):
        assert cli.run(["extract", str(case), "--format", form, "--color", "never"]) == 3
        said = capsys.readouterr()
        for stream in (said.out, said.err):
            assert not [c for c in stream if not (c.isprintable() or c == "\n")], form
    assert "⟨U+001B⟩[2J⟨U+202E⟩" in said.err


@pytest.mark.parametrize(
    ("color", "environment", "coloured"),
    [("always", {}, True), ("never", {}, False), ("auto", {}, False)],
)
def test_colour_only_where_wanted(
    case: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
    color: str,
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    cli.run(["extract", str(case), "--color", color])
    assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_an_engine_there_is_not(case: Path, capsys: Captured) -> None:
    assert cli.run(["extract", str(case), "--engine", "nothing"]) == 2
    assert "rapidocr" in capsys.readouterr().err


def test_a_kind_there_is_not(case: Path, capsys: Captured) -> None:
    assert cli.run(["extract", str(case), "--kind", "pasport"]) == 2
    assert "did you mean passport?" in capsys.readouterr().err


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.mkdir()])
def test_no_folder_or_an_empty_one(tmp_path: Path, capsys: Captured, make: object) -> None:
    make(tmp_path / "none")  # type: ignore[operator]
    assert cli.run(["extract", str(tmp_path / "none")]) == 2
    assert str(tmp_path / "none") in capsys.readouterr().err
