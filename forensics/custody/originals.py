"""Are the originals the files that came in, all of them, and nothing else beside them?"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from forensics.custody import journal
from forensics.custody.bag import DATA, Original, file_sha256, originals_of
from forensics.custody.check import Check, OnProgress, Outcome
from forensics.custody.journal import Chain
from forensics.errors import CaseError


def known(chain: Chain) -> dict[str, Original]:
    """The originals by name, as the journal has them."""
    return {o.name: o for entry in chain.entries for o in originals_of(entry)}


def check_originals(
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
    if foreign:  # brought in meanwhile, by another process?
        later = known(journal.read_chain(folder))
        foreign = [f for f in foreign if not _listed(f, folder, later)]
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
