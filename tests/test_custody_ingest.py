"""Originals come in: copied by hash, read-only, none touched, nothing that was said is lost."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import stat
from pathlib import Path

import bagit
import pytest

from benchmarks.custody.killing import add_and_die
from forensics.custody import ingest, names
from forensics.custody.bag import Bag, create
from forensics.custody.check import Check, Outcome, worst
from forensics.custody.ingest import Result
from forensics.custody.originals import known
from forensics.custody.verify import check_case
from forensics.errors import AlteredError, CaseError


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    (folder / "DCIM").mkdir(parents=True)
    for number in range(3):
        path = folder / "DCIM" / f"IMG_{number}.jpg"
        path.write_bytes(bytes([number]) * 3000)
        os.utime(path, (1_500_000_000 + number, 1_500_000_000 + number))
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Bag:
    return create(tmp_path / "case")


def add(bag: Bag, *paths: Path, hidden: bool = False) -> list[Result]:
    return list(ingest.add(Bag(bag.folder), paths, hidden=hidden))


def outcomes(results: list[Result]) -> list[tuple[str, str]]:
    return [(r.source, r.outcome) for r in results]


def checks(bag: Bag) -> list[Check]:
    _, found = check_case(bag.folder, lambda done, whole: None)
    return list(found)


def valid(bag: Bag) -> bool:
    bagit.Bag(str(bag.folder)).validate()
    return worst(checks(bag)) is Outcome.OK


def test_an_empty_case_is_a_valid_bag(case: Bag) -> None:
    assert valid(case)


def test_what_comes_in_is_the_same_and_read_only(case: Bag, stick: Path) -> None:
    results = add(case, stick)
    assert [r.name for r in results] == [f"data/stick/DCIM/IMG_{n}.jpg" for n in range(3)]
    for result, source in zip(results, sorted((stick / "DCIM").iterdir()), strict=True):
        copy = case.folder / result.name
        assert copy.read_bytes() == source.read_bytes()
        assert result.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
        assert stat.S_IMODE(copy.stat().st_mode) == 0o444
        assert copy.stat().st_mtime_ns == source.stat().st_mtime_ns
        assert copy.stat().st_ino != source.stat().st_ino
    assert valid(case)
    chain, _ = check_case(case.folder, lambda done, whole: None)
    assert next(o.modified for o in known(chain).values()) == "2017-07-14T02:40:00Z"


def test_no_source_is_touched(case: Bag, stick: Path) -> None:
    def look() -> list[tuple[str, int, int, int, int, int, bytes]]:
        rows = []
        for path in sorted(stick.rglob("*")):
            info = path.stat()
            body = path.read_bytes() if path.is_file() else b""
            os.utime(path, ns=(1, info.st_mtime_ns))
            rows.append((str(path), info.st_mtime_ns, info.st_mode, info.st_ino, info.st_size,
                         info.st_nlink, body))  # fmt: skip
        return rows

    before = look()
    add(case, stick)
    read = [p.stat().st_atime_ns for p in stick.rglob("*.jpg")]
    assert look() == before
    if hasattr(os, "O_NOATIME"):
        assert read == [1, 1, 1]  # not even the time of access


def test_the_same_bytes_again_are_noticed(case: Bag, stick: Path) -> None:
    add(case, stick)
    again = add(case, stick / "DCIM")
    assert {r.outcome for r in again} == {"known"}
    assert again[0].name == "data/stick/DCIM/IMG_0.jpg"
    lines = len((case.folder / "journal.jsonl").read_bytes().splitlines())
    add(case, stick / "DCIM")  # from the same place once more: nothing new to say
    assert len((case.folder / "journal.jsonl").read_bytes().splitlines()) == lines == 7
    assert valid(case)


def test_what_is_no_file_is_refused_and_the_rest_comes_in(case: Bag, stick: Path) -> None:
    os.mkfifo(stick / "a-pipe")
    (stick / "a-link").symlink_to("/etc/passwd")
    (stick / "a-folder-link").symlink_to("/etc")
    server = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    try:
        os.chdir(stick)  # the path of a socket must be short
        server.bind("a-socket")
    finally:
        os.chdir(here)
    results = {r.source: r for r in add(case, stick)}
    server.close()
    refused = {s: r.why for s, r in results.items() if r.outcome == "refused"}
    assert refused == {
        "stick/a-pipe": "is a pipe, not a file",
        "stick/a-link": "is a link; name what it leads to",
        "stick/a-folder-link": "is a link; name what it leads to",
        "stick/a-socket": "is a socket, not a file",
    }
    assert sum(r.outcome == "added" for r in results.values()) == 3
    assert valid(case)


def test_a_device_is_refused(case: Bag) -> None:
    (result,) = add(case, Path("/dev/zero"))
    assert (result.outcome, result.why) == ("refused", "is a device, not a file")


def test_the_case_is_not_put_into_itself(case: Bag, stick: Path, tmp_path: Path) -> None:
    add(case, stick)
    assert [r.why for r in add(case, case.folder / "data")] == ["lies in the case already"]
    names_in = [r.source for r in add(case, tmp_path)]
    assert not [n for n in names_in if "/case/" in n]
    assert valid(case)


def test_hidden_files_only_if_asked_for(case: Bag, stick: Path) -> None:
    (stick / ".Trashes").mkdir()
    (stick / ".Trashes" / "gone.jpg").write_bytes(b"gone")
    (stick / "Thumbs.db").write_bytes(b"thumbs")
    assert outcomes(add(case, stick))[-2:] == [
        ("stick/DCIM/IMG_2.jpg", "added"), ("stick/Thumbs.db", "left-out"),
    ]  # fmt: skip
    assert ("stick/.Trashes/gone.jpg", "added") in outcomes(add(case, stick, hidden=True))
    assert valid(case)


def test_names_that_some_system_cannot_hold(case: Bag, stick: Path) -> None:
    odd = {
        "100%.txt": "100_.txt", "a\nb\rc.txt": "a_b_c.txt", "\x1b[31m.txt": "_[31m.txt",
        "cafe\u0301.txt": "café.txt", "CON.txt": "_CON.txt", "end. ": "end",
        "a\u202egpj.txt": "a_gpj.txt", 'x<>:"|?*\\.txt': "x________.txt", "\u200b": "_",
        "字" * 80 + ".pdf": "字" * 58 + ".pdf",
    }  # fmt: skip
    for name in odd:
        (stick / name).write_bytes(name.encode())
    (stick / os.fsdecode(b"latin-\xe9.txt")).write_bytes(b"latin")
    results = {r.source: r.name for r in add(case, stick)}
    for name, kept in {**odd, os.fsdecode(b"latin-\xe9.txt"): "latin-_.txt"}.items():
        assert results[f"stick/{name}"] == f"data/stick/{kept}"
    assert valid(case)
    chain, _ = check_case(case.folder, lambda done, whole: None)
    assert {o.source for o in known(chain).values()} == set(results)


def test_two_names_that_are_one_somewhere(case: Bag, stick: Path) -> None:
    for name in ("a.txt", "A.TXT", "caf\u00e9.txt", "cafe\u0301.txt", "x?.txt", "x*.txt"):
        (stick / name).write_bytes(name.encode())
    kept = [r.name for r in add(case, stick)]
    assert len({names.key(n) for n in kept}) == len(kept)
    assert valid(case)


def test_a_file_and_a_folder_of_one_name(case: Bag, tmp_path: Path) -> None:
    (tmp_path / "1" / "x").mkdir(parents=True)
    (tmp_path / "1" / "x" / "a.txt").write_text("a")
    (tmp_path / "2").mkdir()
    (tmp_path / "2" / "x").write_text("x")
    (tmp_path / "3" / "x" / "x").mkdir(parents=True)
    (tmp_path / "3" / "x" / "x" / "b.txt").write_text("b")
    add(case, tmp_path / "2" / "x")
    add(case, tmp_path / "1" / "x")
    add(case, tmp_path / "3" / "x")
    assert valid(case)


@pytest.mark.parametrize("name", ["data", ".incoming", "data/stick"])
def test_no_link_in_the_case_leads_a_copy_out_of_it(
    case: Bag, stick: Path, tmp_path: Path, name: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    place = case.folder / name
    if place.is_dir():
        place.rmdir()
    place.symlink_to(outside)
    with pytest.raises((AlteredError, CaseError)):
        add(case, stick)
    assert not list(outside.iterdir())


def test_a_source_that_changes_meanwhile_is_refused(
    case: Bag, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.read
    path = stick / "DCIM" / "IMG_0.jpg"

    def read(descriptor: int, size: int) -> bytes:
        piece = real(descriptor, size)
        if piece.startswith(b"\0\0") and len(path.read_bytes()) == 3000:
            with path.open("ab") as file:
                file.write(b"more")
        return piece

    monkeypatch.setattr(os, "read", read)
    assert [(r.outcome, r.why) for r in add(case, path)] == [
        ("refused", "was changed while it was copied")
    ]
    assert valid(case)


def test_a_disk_that_does_not_give_back_what_it_took(
    case: Bag, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        data = bytes(data)
        return real(descriptor, b"\xff" + data[1:] if len(data) == 3000 else data)

    monkeypatch.setattr(os, "write", write)
    (result,) = add(case, stick / "DCIM" / "IMG_0.jpg")
    assert (result.outcome, result.why[:18]) == ("refused", "does not read back")


def test_what_is_not_there_stops_before_anything_is_done(case: Bag, stick: Path) -> None:
    with pytest.raises(CaseError, match="no such file"):
        add(case, stick, stick / "nothing")
    assert not list((case.folder / "data").iterdir())


@pytest.mark.parametrize("name", ["bag-info.txt", "bagit.txt"])
def test_a_tag_file_changed_together_with_its_hash(case: Bag, stick: Path, name: str) -> None:
    add(case, stick)
    path = case.folder / name
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_text(path.read_text() + "Contact-Name: Somebody Else\n")
    tags = case.folder / "tagmanifest-sha256.txt"
    tags.write_text(tags.read_text().replace(old, hashlib.sha256(path.read_bytes()).hexdigest()))
    assert [(c.code, c.place) for c in checks(case) if c.outcome is not Outcome.OK] == [
        ("tag-behind", name)
    ]


def test_a_folder_with_things_in_it_is_not_made_a_case(stick: Path) -> None:
    with pytest.raises(CaseError, match="is there already"):
        create(stick)


def test_killed_at_each_of_its_calls(case: Bag, stick: Path, tmp_path: Path) -> None:
    """SIGKILL, a write half done: what was said to be added is there, and the next run ends it."""
    (stick / "DCIM" / "IMG_2.jpg").unlink()
    spare = tmp_path / "spare"
    shutil.move(case.folder, spare)
    seen: set[str] = set()
    deaths = 0
    while True:
        shutil.copytree(spare, case.folder)
        said, killed = add_and_die(case.folder, [stick], deaths)
        chain, found = check_case(case.folder, lambda done, whole: None)
        there = {o.sha256 for o in known(chain).values()}
        bytes_there = {
            hashlib.sha256(p.read_bytes()).hexdigest()
            for p in (case.folder / "data").rglob("*.jpg")
        }
        assert set(said) <= there <= bytes_there, deaths
        codes = {c.code for c in found if c.outcome is not Outcome.OK}
        assert codes <= {"manifest-behind", "tag-behind", "original-unlisted", "tail-torn"}
        seen |= codes
        if not killed:
            break
        add(case, stick)
        assert valid(case), deaths
        assert not list((case.folder / ".incoming").iterdir())
        shutil.rmtree(case.folder)
        deaths += 1
    assert deaths > 40
    assert len(said) == 2
    assert {"manifest-behind", "original-unlisted", "tail-torn"} <= seen


def test_two_processes_at_once(case: Bag, tmp_path: Path) -> None:
    """Each its own files, some of them with the same bytes, into the same names."""
    for who in "ab":
        folder = tmp_path / who / "stick"
        folder.mkdir(parents=True)
        for number in range(30):
            text = f"{number}" if number % 3 == 0 else f"{who} {number}"
            (folder / f"{number}.txt").write_text(text)
    children = []
    for who in "ab":
        child = os.fork()
        if child == 0:
            try:
                results = add(case, tmp_path / who / "stick")
                os._exit(0 if len(results) == 30 else 1)
            finally:
                os._exit(2)
        children.append(child)
    assert [os.waitpid(c, 0)[1] for c in children] == [0, 0]
    chain, _ = check_case(case.folder, lambda done, whole: None)
    assert len(known(chain)) == 10 + 20 + 20
    assert valid(case)
