"""Does the case hold? Originals, bag, chain and seals, each checked from the bytes.

Nothing is written. Every result has its outcome: ``ok``; ``mismatch``: it is not what was
recorded; ``open``: this cannot be told, and the message says what would settle it; ``note``:
worth knowing, and no fault.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
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
    originals_of,
    tag_texts,
    tracked_hashes,
)
from forensics.custody.journal import Chain
from forensics.errors import CaseError


class Outcome(StrEnum):
    OK = "ok"
    MISMATCH = "mismatch"
    OPEN = "open"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Check:
    """One result. ``area`` is originals, bag, journal, seals or reproduce; ``code`` is stable."""

    area: str
    outcome: Outcome
    code: str
    message: str
    place: str = ""


OnProgress = Callable[[int, int], None]


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
    yield from _originals(folder, originals, on_progress)
    yield from _bag(folder, chain, originals)
    yield from _tracked(folder, chain)
    yield from _beside(folder)
    yield from _journal(chain)


def known(chain: Chain) -> dict[str, Original]:
    """The originals by name, as the journal has them."""
    return {o.name: o for entry in chain.entries for o in originals_of(entry)}


def _originals(
    folder: Path, originals: dict[str, Original], on_progress: OnProgress
) -> Iterator[Check]:
    whole = 0
    for done, original in enumerate(sorted(originals.values(), key=lambda o: o.name)):
        on_progress(done, len(originals))
        fault = _original(folder / original.name, original)
        if fault:
            yield Check("originals", Outcome.MISMATCH, *fault, original.name)
        else:
            whole += 1
    on_progress(len(originals), len(originals))
    foreign = sorted(f for f in _files(folder / DATA) if not _listed(f, folder, originals))
    for path in foreign:
        name = path.relative_to(folder).as_posix()
        yield Check(
            "originals", Outcome.MISMATCH, "original-unlisted",
            "no line of the journal brought it in: it was put there by hand, or an add was "
            "stopped (forensics case add of the same file takes it over)", name,
        )  # fmt: skip
    if whole == len(originals):
        yield from _modes(folder, originals)
        same = f"{whole} original{'s' * (whole != 1)}: the same bytes as the journal recorded"
        yield Check("originals", Outcome.OK, "originals", same)


def _modes(folder: Path, originals: dict[str, Original]) -> Iterator[Check]:
    writable = sum(bool((folder / name).stat().st_mode & 0o222) for name in originals)
    if writable:
        yield Check(
            "originals", Outcome.NOTE, "writable",
            f"{writable} can be written to: their mode was changed, or was not kept by a copy or "
            "a file system",
        )  # fmt: skip


def _listed(path: Path, folder: Path, originals: dict[str, Original]) -> bool:
    name = path.relative_to(folder).as_posix()
    if name in originals:
        return True
    # Some file systems give names back in NFD; then the one in NFC is the same file.
    composed = unicodedata.normalize("NFC", name)
    try:
        return composed in originals and path.samefile(folder / composed)
    except OSError:
        return False


def _original(path: Path, original: Original) -> tuple[str, str] | None:
    """(code, message) of what is wrong with it."""
    try:
        info = path.lstat()
    except OSError:
        return "original-missing", "is not there"
    if not stat.S_ISREG(info.st_mode) or _by_link(path):
        return "original-not-a-file", "is a link or a device, not the file that was added"
    try:
        sha = file_sha256(path)
    except CaseError as error:
        return "original-unreadable", error.message
    if sha != original.sha256:
        return (
            "original-altered",
            f"is not the file of line {original.line}: sha256 {sha}, recorded {original.sha256}",
        )
    return None


def _by_link(path: Path) -> bool:
    return any(p.is_symlink() for p in path.parents)


def _files(folder: Path) -> Iterator[Path]:
    """Everything that lies in the folder but folders; links are not followed."""
    for root, folders, names in os.walk(folder):
        links = [f for f in folders if os.path.islink(os.path.join(root, f))]
        yield from (Path(root) / name for name in (*names, *links))


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
        if _text(folder / name) == text and listed.pop(name, "") != _sha(folder / name):
            yield Check("bag", Outcome.OPEN, "tag-behind", f"{name} is not {_LATE}", TAGMANIFEST)
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


def worst(checks: Sequence[Check]) -> Outcome:
    """The gravest of the outcomes: mismatch, then open, then ok."""
    outcomes = {c.outcome for c in checks}
    return next((o for o in (Outcome.MISMATCH, Outcome.OPEN) if o in outcomes), Outcome.OK)
