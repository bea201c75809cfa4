"""What somebody who can write in a case, and knows this program, can do to its records.

Each attack is handed a sealed case (see ``sealed_case``) and changes it. The attacker has no
private key of the owner's; the person who verifies knows the owner's public key.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forensics.custody import bag, ingest, journal, keys, seal


@dataclass(frozen=True)
class World:
    """``case`` is attacked; ``other`` is another case of the same owner, sealed with the same
    key; ``early`` a copy of the case as it was at its first seal; ``work`` is for the attacker."""

    case: Path
    other: Path
    early: Path
    work: Path
    public_key: str

    @property
    def journal(self) -> Path:
        return self.case / journal.FILE

    def lines(self) -> list[bytes]:
        return self.journal.read_bytes().splitlines()

    def put(self, lines: Iterable[bytes]) -> None:
        self.journal.write_bytes(b"".join(line + b"\n" for line in lines))


def sealed_case(work: Path) -> World:
    """A case of five papers with notes, sealed twice; and another one, sealed once."""
    source = work / "stick"
    source.mkdir()
    for number in range(5):
        (source / f"paper-{number}.txt").write_text(f"SPECIMEN {number}, 2016-05-0{number + 1}\n")
    public = keys.make(work / "owner.key", b"")
    key = keys.load(work / "owner.key", bytes)
    case, other = bag.create(work / "case", "A. Reader"), bag.create(work / "other", "A. Reader")
    list(ingest.add(case, [source]))
    list(ingest.add(other, [source / "paper-0.txt"]))
    seal.make(other, key, query=False)
    _note(case, "Stick received by post")
    seal.make(case, key, query=False)
    shutil.copytree(work / "case", work / "early")
    for words in ("Shown to counsel", "Copy sent to the expert"):
        _note(case, words)
    seal.make(case, key, query=False)
    (work / "attacker").mkdir()
    return World(work / "case", work / "other", work / "early", work / "attacker", public)


def _note(case: bag.Bag, words: str) -> None:
    with case.writing():
        case.append("case.note", note=words)


def chained(rows: list[dict[str, Any]]) -> list[bytes]:
    """The rows as a journal that holds: numbers and hashes made anew."""
    lines: list[bytes] = []
    before = ""
    for number, row in enumerate(rows, 1):
        lines.append(journal.canonical({**row, "seq": number, "prev": before}))
        before = hashlib.sha256(lines[-1]).hexdigest()
    return lines


def rows(world: World) -> list[dict[str, Any]]:
    return [json.loads(line) for line in world.lines()]


def author(world: World) -> None:
    lines = world.lines()
    row = {**json.loads(lines[3]), "who": "Somebody Else"}
    world.put([*lines[:3], journal.canonical(row), *lines[4:]])


def clock(world: World) -> None:
    lines = world.lines()
    row = {**json.loads(lines[2]), "time": "2020-01-01T00:00:00Z"}
    world.put([*lines[:2], journal.canonical(row), *lines[3:]])


def line_removed(world: World) -> None:
    lines = world.lines()
    world.put([*lines[:3], *lines[4:]])


def line_inserted(world: World) -> None:
    lines = world.lines()
    row = {**json.loads(lines[6]), "seq": 5, "prev": hashlib.sha256(lines[3]).hexdigest()}
    world.put([*lines[:4], journal.canonical(row), *lines[4:]])


def lines_swapped(world: World) -> None:
    lines = world.lines()
    lines[2], lines[3] = lines[3], lines[2]
    world.put(lines)


def tail_cut(world: World) -> None:
    world.put(world.lines()[:-2])


def tail_cut_with_seal(world: World) -> None:
    """Everything after the first seal goes, the announcement of the second one too, not its
    files."""
    world.put(world.lines()[:8])


def rewritten(world: World) -> None:
    """A line changed, and the whole chain made anew from the start."""
    all_rows = rows(world)
    all_rows[6]["note"] = "Nothing was received"
    world.put(chained(all_rows))


def cut_and_rewritten(world: World) -> None:
    all_rows = rows(world)[:-2]
    all_rows[6]["who"] = "Somebody Else"
    world.put(chained(all_rows))


def resealed(world: World) -> None:
    """All of it made anew, and sealed with a key of the attacker's own."""
    _anew(world, signed=True)


def seal_unsigned(world: World) -> None:
    """All of it made anew, with seals that nobody signed."""
    _anew(world, signed=False)


def _anew(world: World, *, signed: bool) -> None:
    shutil.rmtree(world.case / "seals")
    all_rows = [r for r in rows(world) if r["action"] != seal.SEAL]
    all_rows[6]["note"] = "Nothing was received"
    world.put(chained(all_rows))
    keys.make(world.work / "key", b"")
    key = keys.load(world.work / "key", bytes) if signed else None
    seal.make(bag.Bag(world.case), key, query=False)


def seals_gone(world: World) -> None:
    """All of it made anew, and no seal at all."""
    shutil.rmtree(world.case / "seals")
    all_rows = [r for r in rows(world) if r["action"] != seal.SEAL]
    all_rows[6]["note"] = "Nothing was received"
    world.put(chained(all_rows))


def seal_of_another_case(world: World) -> None:
    for end in ("json", "sig"):
        shutil.copy(world.other / f"seals/0001.{end}", world.case / f"seals/0001.{end}")


def seal_replayed(world: World) -> None:
    """The first seal under the number of the second, and the lines between gone."""
    for end in ("json", "sig"):
        shutil.copy(world.case / f"seals/0001.{end}", world.case / f"seals/0002.{end}")
    world.put(world.lines()[:8])


def whole_other_case(world: World) -> None:
    """Journal and seals of another case of the owner, over these originals."""
    shutil.copy(world.other / journal.FILE, world.journal)
    shutil.rmtree(world.case / "seals")
    shutil.copytree(world.other / "seals", world.case / "seals")


def original_swapped(world: World) -> None:
    """An original changed, its time of change kept."""
    path = world.case / "data/stick/paper-2.txt"
    _overwrite(path, b"SPECIMEN 2, 2017-05-03\n")


def original_everywhere(world: World) -> None:
    """An original changed, and with it the journal, the chain, both manifests."""
    path = world.case / "data/stick/paper-2.txt"
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    _overwrite(path, b"SPECIMEN 2, 2017-05-03\n")
    new = hashlib.sha256(path.read_bytes()).hexdigest()
    text = json.dumps(rows(world)).replace(old, new)
    world.put(chained(json.loads(text)))
    file = world.case / bag.MANIFEST
    file.write_text(file.read_text().replace(old, new))


def original_removed(world: World) -> None:
    (world.case / "data/stick/paper-4.txt").unlink()


def original_planted(world: World) -> None:
    (world.case / "data/stick/paper-9.txt").write_text("SPECIMEN 9\n")


def original_by_link(world: World) -> None:
    """The same bytes, but from outside of the case, where they can be changed later."""
    path = world.case / "data/stick/paper-1.txt"
    shutil.move(path, world.work / "paper-1.txt")
    path.symlink_to(world.work / "paper-1.txt")


def rolled_back(world: World) -> None:
    """The case as it was at its first seal. Found only by who kept a copy of the seals."""
    shutil.rmtree(world.case)
    shutil.copytree(world.early, world.case)


def line_appended(world: World) -> None:
    """A note in the owner's name after the last seal. No seal can speak about it."""
    row = {**rows(world)[6], "note": "I have seen the original myself"}
    world.put(chained([*rows(world), row]))


def attack(world: World, how: Callable[[World], None]) -> None:
    """Do it, and leave the tag manifest as a program that makes bags would."""
    how(world)
    (world.case / bag.TAGMANIFEST).write_text(bag.tagmanifest_text(world.case))


def _overwrite(path: Path, raw: bytes) -> None:
    info = path.stat()
    path.chmod(0o644)
    path.write_bytes(raw)
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    path.chmod(0o444)


ATTACKS: tuple[Callable[[World], None], ...] = (
    author, clock, line_removed, line_inserted, lines_swapped, tail_cut, tail_cut_with_seal,
    rewritten, cut_and_rewritten, resealed, seal_unsigned, seals_gone, seal_of_another_case,
    seal_replayed, whole_other_case, original_swapped, original_everywhere, original_removed,
    original_planted, original_by_link,
)  # fmt: skip
UNTELLABLE: tuple[Callable[[World], None], ...] = (line_appended, rolled_back)
"""What no seal in the case can show: verify says so, a copy kept elsewhere shows the second."""
