"""Does the case hold? Originals, bag, chain and seals, each checked from the bytes.

Nothing is written. Every result has its outcome: ``ok``; ``mismatch``: it is not what was
recorded; ``open``: this cannot be told, and the message says what would settle it; ``note``:
worth knowing, and no fault.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from forensics.custody import journal
from forensics.custody.bag import (
    DATA,
    DERIVED,
    INCOMING,
    MANIFEST,
    SEALS,
    TAG_FILES,
    TAGMANIFEST,
    TRACKED,
    Original,
    file_sha256,
    is_bag,
    manifest_text,
    tag_texts,
    tracked_hashes,
)
from forensics.custody.check import Check, OnProgress, Outcome
from forensics.custody.journal import Chain
from forensics.custody.originals import check_originals, known
from forensics.errors import CaseError


def check_case(folder: Path, on_progress: OnProgress) -> tuple[Chain, Iterator[Check]]:
    """The journal, and everything about the case but its seals (see ``sealed``).

    Raises ``CaseError`` if the folder is no case under custody.
    """
    if not is_bag(folder):
        raise CaseError(
            "is not a case under custody", place=str(folder),
            advice="forensics case init makes one; a plain folder has no records to check",
        )  # fmt: skip
    chain = journal.read_chain(folder)
    return chain, _checks(folder, chain, on_progress)


def _checks(folder: Path, chain: Chain, on_progress: OnProgress) -> Iterator[Check]:
    originals = known(chain)
    yield from check_originals(folder, originals, on_progress)
    yield from _bag(folder, chain, originals)
    yield from _tracked(folder, chain)
    yield from _beside(folder)
    yield from _journal(chain)


def _bag(folder: Path, chain: Chain, originals: dict[str, Original]) -> Iterator[Check]:
    wanted = set(manifest_text(originals.values()).splitlines())
    text = _text(folder / MANIFEST)
    there = set(text.splitlines())
    foreign = sorted(there - wanted)
    for line in foreign[:10]:
        yield Check(
            "bag", Outcome.MISMATCH, "manifest-foreign",
            f"lists what the journal does not: {line}", MANIFEST,
        )  # fmt: skip
    behind = len(wanted - there)
    if behind and not foreign:
        yield Check("bag", Outcome.OPEN, "manifest-behind", f"{behind} originals are not {_LATE}",
                    MANIFEST)  # fmt: skip
    tags = list(_tags(folder, tag_texts(chain, originals.values())))
    yield from tags
    if not foreign and not behind and not tags:
        yield Check("bag", Outcome.OK, "bag", "the manifests agree with the journal (BagIt 1.0)")


_LATE = (
    "in it yet: a command was stopped before it was written (the next forensics case command "
    "finishes it)"
)


def _tags(folder: Path, decided: dict[str, str]) -> Iterator[Check]:
    """``decided``: what the journal says these files must be."""
    rows = (line.split("  ", 1) for line in _text(folder / TAGMANIFEST).splitlines())
    listed = {row[1]: row[0] for row in rows if len(row) == 2}
    for name, text in decided.items():
        there = _text(folder / name)
        if there == text and listed.pop(name, "") != _sha(folder / name):
            yield Check("bag", Outcome.OPEN, "tag-behind", f"{name} is not {_LATE}", TAGMANIFEST)
        elif there != text and name != MANIFEST and listed.get(name) == _sha(folder / name):
            yield Check(
                "bag", Outcome.OPEN, "tag-behind",
                "is not as the journal has it: a command was stopped before it was written (the "
                "next forensics case command finishes it), or it was changed by hand", name,
            )  # fmt: skip
    for name, sha in sorted(listed.items()):
        if name in TRACKED:
            continue  # the journal says more about these
        path = folder / name
        if ".." in Path(name).parts or Path(name).is_absolute():
            yield Check("bag", Outcome.MISMATCH, "tag-outside", f"lists {name}", TAGMANIFEST)
        elif not os.path.lexists(path):
            yield Check("bag", Outcome.MISMATCH, "tag-missing", "is listed and not there", name)
        elif _sha(path) != sha:
            yield Check(
                "bag", Outcome.MISMATCH, "tag-altered",
                "is not as the tag manifest has it", name,
            )  # fmt: skip


def _tracked(folder: Path, chain: Chain) -> Iterator[Check]:
    last = tracked_hashes(chain)
    for name in TRACKED:
        path = folder / name
        sha = _sha(path) if os.path.lexists(path) else ""
        if sha != last.get(name, ""):
            yield Check(
                "bag", Outcome.OPEN, "change-unrecorded",
                "was changed and no line of the journal says so yet (the next forensics case "
                "command records it)", name,
            )  # fmt: skip


def _beside(folder: Path) -> Iterator[Check]:
    ours = {*TAG_FILES, *TRACKED, journal.FILE, DATA, SEALS, DERIVED, INCOMING}
    parts = tuple(f".{name}." for name in TAG_FILES)  # half written, by a command that was killed
    others = sorted(
        p.name for p in folder.iterdir() if p.name not in ours and not p.name.startswith(parts)
    )
    if others:
        names = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
        yield Check("bag", Outcome.NOTE, "beside", f"lie in the case, not under custody: {names}")


def _journal(chain: Chain) -> Iterator[Check]:
    for fault in chain.faults:
        yield Check(
            "journal", Outcome.MISMATCH, f"line-{fault.code}", f"line {fault.line} {fault.message}",
            f"{journal.FILE}, line {fault.line}",
        )  # fmt: skip
    for line in chain.torn:
        yield Check(
            "journal", Outcome.NOTE, "line-torn",
            "was torn when the program or the machine stopped; it had not been acknowledged, and "
            "a later line names it", f"{journal.FILE}, line {line}",
        )  # fmt: skip
    if chain.tail:
        yield Check(
            "journal", Outcome.OPEN, "tail-torn",
            f"ends in {len(chain.tail)} bytes without an end of line: the program or the machine "
            "stopped while it was written; nothing of it had been acknowledged",
            f"{journal.FILE}, line {len(chain.hashes) + 1}",
        )  # fmt: skip
    before = ""
    for entry in chain.entries:
        time = str(entry.data.get("time", ""))
        if time < before:
            yield Check(
                "journal", Outcome.NOTE, "clock-back",
                f"says {time}, the line before it {before}: the clock was set back between them",
                f"{journal.FILE}, line {entry.number}",
            )  # fmt: skip
        before = time
    if not chain.faults:
        count = len(chain.hashes)
        yield Check(
            "journal", Outcome.OK, "chain",
            f"{count} line{'s' * (count != 1)}, each bound to the one before; "
            f"head {chain.head[:16]}",
        )  # fmt: skip


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace") if path.is_file() else ""
    except OSError:
        return ""


def _sha(path: Path) -> str:
    try:
        return file_sha256(path)
    except CaseError:
        return "unreadable"
