"""The journal: one line an action, bound to the one before, never half and never lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from forensics.custody import journal
from forensics.custody.bag import Bag, create
from forensics.errors import AlteredError, CaseError


@pytest.fixture
def case(tmp_path: Path) -> Bag:
    bag = create(tmp_path / "case", "A. Reader")
    for words in ("one", "two", "three"):
        note(bag, words)
    return bag


def note(bag: Bag, words: str) -> None:
    with bag.writing():
        bag.append("case.note", note=words)


def put(bag: Bag, raw: bytes) -> None:
    (bag.folder / journal.FILE).write_bytes(raw)


def raw(bag: Bag) -> bytes:
    return (bag.folder / journal.FILE).read_bytes()


def faults(bag: Bag) -> list[tuple[int, str]]:
    return [(f.line, f.code) for f in journal.read_chain(bag.folder).faults]


def test_a_line_says_who_when_what_and_with_which_version(case: Bag) -> None:
    first, *_, last = [json.loads(line) for line in raw(case).splitlines()]
    assert (first["action"], first["seq"], first["prev"]) == ("case.init", 1, "")
    assert (last["action"], last["seq"], last["note"]) == ("case.note", 4, "three")
    assert last["who"] == "A. Reader"
    assert last["time"].endswith("Z")
    assert last["versions"].keys() == {"forensics", "python"}
    assert not faults(case)


def test_two_cases_have_two_first_lines(tmp_path: Path) -> None:
    assert create(tmp_path / "a").chain.head != create(tmp_path / "b").chain.head


def test_nothing_of_a_line_can_act_on_a_terminal(case: Bag) -> None:
    note(case, "\x1b[31m‮ 中文 \ud800")
    assert raw(case).replace(b"\n", b"").isascii()
    assert b"\x1b" not in raw(case)
    assert journal.read_chain(case.folder).entries[-1].data["note"] == "\x1b[31m‮ 中文 \ud800"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda ls: [ls[0], ls[1].replace(b'"one"', b'"ONE"'), *ls[2:]], [(3, "chain")]),
        (lambda ls: [ls[0], ls[1].replace(b":", b": ", 1), *ls[2:]],
         [(2, "unreadable"), (3, "chain")]),
        (lambda ls: [ls[0], *ls[2:]], [(2, "order"), (2, "chain")]),
        (lambda ls: [ls[0], ls[2], ls[1], ls[3]], [(2, "order"), (2, "chain")]),
        (lambda ls: [ls[0], b"not a line", *ls[1:]], [(2, "unreadable"), (3, "chain")]),
        (lambda ls: [*ls, b"not a line"], [(5, "unreadable")]),
        (lambda ls: ls[1:], [(1, "head"), (1, "chain")]),
        (lambda ls: [ls[0].replace(b"forensics-journal/1", b"forensics-journal/2"), *ls[1:]],
         [(1, "head"), (2, "chain")]),
    ],
    ids=["field", "spaces", "removed", "swapped", "inserted", "appended", "first gone", "format"],
)  # fmt: skip
def test_every_change_is_found_at_its_line(case: Bag, change, found) -> None:  # type: ignore[no-untyped-def]
    put(case, b"".join(line + b"\n" for line in change(raw(case).splitlines())))
    assert [f for f in faults(case) if f in found] == found


@pytest.mark.parametrize(
    "row",
    [
        {"inputs": [{"name": "/etc/passwd", "sha256": "0" * 64}]},
        {"inputs": [{"name": "data/../../x", "sha256": "0" * 64}]},
        {"outputs": [{"name": "data/x", "sha256": "no hash"}]},
        {"outputs": {"name": "data/x"}},
        {"action": "case.add"},
        {
            "action": "case.add",
            "inputs": [{"name": "x", "sha256": "0" * 64}],
            "outputs": [{"name": "seals/x", "sha256": "0" * 64}],
        },
        {"who": None},
    ],
)
def test_a_line_that_says_too_little_or_leaves_the_case(case: Bag, row: dict[str, object]) -> None:
    before = case.chain.head
    told = {"action": "case.note", "who": "", "time": journal.now(), "seq": 5, "prev": before}
    put(case, raw(case) + journal.canonical({**told, **row}) + b"\n")
    assert faults(case) == [(5, "shape")]


def test_deep_json_is_no_line(case: Bag) -> None:
    put(case, raw(case) + b'{"a":' * 100_000 + b"\n")
    assert faults(case) == [(5, "unreadable")]


def test_nothing_is_added_to_a_journal_that_does_not_hold(case: Bag) -> None:
    lines = raw(case).splitlines()
    put(case, b"".join(line + b"\n" for line in (lines[0], *lines[2:])))
    before = raw(case)
    with (
        pytest.raises(AlteredError, match=r"line 2 .*forensics verify"),
        Bag(case.folder).writing(),
    ):
        pass
    assert raw(case) == before


@pytest.mark.parametrize("cut", [1, 2, 40, 200])
def test_a_torn_line_stays_and_is_named(case: Bag, cut: int) -> None:
    torn = raw(case)[:-cut]
    put(case, torn)
    seen = journal.read_chain(case.folder)
    assert seen.tail
    assert len(seen.entries) == 3
    note(Bag(case.folder), "four")
    assert raw(case).startswith(torn + b"\n")
    seen = journal.read_chain(case.folder)
    assert not seen.faults
    whole = cut == 1  # only the end of the line was missing
    assert seen.torn == ([] if whole else [4])
    assert [e.data.get("note") for e in seen.entries][-1] == "four"
    assert ("journal.torn" in [e.action for e in seen.entries]) is not whole


def test_torn_again_while_the_torn_line_is_named(case: Bag) -> None:
    put(case, raw(case)[:-30])
    note(Bag(case.folder), "four")
    lines = raw(case).splitlines(keepends=True)
    put(case, b"".join(lines[:4]) + lines[4][:50])  # the naming line torn in turn
    note(Bag(case.folder), "five")
    seen = journal.read_chain(case.folder)
    assert seen.torn == [4, 5]
    assert not seen.faults


def test_a_full_disk_loses_nothing_that_was_said(
    case: Bag, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, before = os.write, raw(case)

    def full(descriptor: int, data: bytes) -> int:
        if len(data) > 20:
            return real(descriptor, bytes(data)[:20])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(CaseError, match="No space left"), case.writing():
            case.append("case.note", note="lost")
    assert raw(case).startswith(before)
    bag = Bag(case.folder)
    note(bag, "kept")
    assert not faults(bag)
    assert [e.data.get("note") for e in bag.chain.entries][-1] == "kept"


def test_a_journal_cut_under_way_is_noticed(case: Bag) -> None:
    put(case, b"".join(line + b"\n" for line in raw(case).splitlines()[:2]))
    with pytest.raises(AlteredError, match="shorter"):
        note(case, "four")


def test_a_journal_that_is_a_link_is_not_followed(case: Bag, tmp_path: Path) -> None:
    path = case.folder / journal.FILE
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CaseError):
        note(Bag(case.folder), "four")
    with pytest.raises(CaseError):
        journal.read_chain(case.folder)
