"""Which files of a folder are papers of the case. Nothing is written, no link is followed out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from forensics.errors import CaseError

# Beside the papers of a case lie things that are not papers of it.
_NOT_PAPERS = {".toml", ".json", ".jsonl", ".md", ".csv", ".xml", ".py", ".log", ".db", ".ini"}
_NOT_PAPER_FOLDERS = {"recorded", "out", "__pycache__"}


def papers_in(folder: Path) -> list[Path]:
    """Everything in ``papers/``, or else in the folder itself, that may be a paper, by name.
    In a bag (``custody``, or RFC 8493 by another program) everything in ``data/``.

    A file of a type that is not read (a ``.docx``) is among them: it is then reported as
    unread instead of being passed over in silence.
    """
    bag = in_bag(folder)
    root = folder / ("data" if bag else "papers")
    root = root if root.is_dir() else folder
    home = folder.resolve()
    # What was brought into a bag is evidence, whatever its folder was called.
    passed = set() if bag else _NOT_PAPER_FOLDERS
    for path in _walk(root, passed):
        # Not Path.resolve, which fails on links in a circle with an error of its own.
        if not Path(os.path.realpath(path)).is_relative_to(home):
            raise CaseError("lies outside the case folder", place=str(path), advice="copy it in")
        regular(path)
    return sorted(_walk(root, passed), key=lambda f: f.relative_to(folder).as_posix())


def in_bag(folder: Path) -> bool:
    return (folder / "bagit.txt").is_file() and (folder / "data").is_dir()


def regular(path: Path) -> None:
    """Raises ``CaseError`` for a pipe, a device or a link to nothing: reading could hang."""
    if not path.is_file():
        raise CaseError("is not a file", place=str(path), advice="take it out of the folder")


def _walk(folder: Path, passed: set[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        hidden = path.name.startswith((".", "~$"))
        if path.is_dir():
            if not (hidden or path.is_symlink() or path.name in passed):
                yield from _walk(path, passed)
        elif not (hidden or path.suffix.lower() in _NOT_PAPERS or _our_report(path)):
            yield path


def _our_report(path: Path) -> bool:
    """Is it a report of ours? Then it is no paper, whatever its name; and a paper that is
    called ``report.html`` is one."""
    if path.suffix.lower() != ".html" or not path.is_file():
        return False
    return b'{"schema":"forensics/' in path.read_bytes()
