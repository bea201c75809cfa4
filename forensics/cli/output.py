"""stdout and ``-o``: where the product goes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from forensics.case import Case
from forensics.custody import journal
from forensics.custody.bag import DATA, DERIVED, INCOMING, SEALS, TAG_FILES, TRACKED, is_bag
from forensics.errors import UsageError

_ESCAPE = "backslashreplace"


def check_output(path: Path | None, case: Case) -> None:
    """Refuse before any work is done: an output that is an input, or has no folder to lie in.

    Raises ``UsageError``.
    """
    if path is None or str(path) == "-":
        return
    target = path.resolve()
    inputs = [d.path for d in case.documents] + list(case.rule_files)
    inputs += [case.folder / "case.toml", case.folder / "corrections.toml"]
    if any(target == f.resolve() or _same(path, f) for f in inputs):
        raise UsageError("is one of the inputs", place=str(path), advice="name another file")
    refuse_custody(path, case.folder)
    if path.is_dir():
        raise UsageError("is a folder", place=str(path), advice="name a file in it")
    if not path.parent.is_dir():
        raise UsageError("no such folder", place=str(path.parent), advice="make it first")


def refuse_custody(path: Path | None, folder: Path) -> None:
    """Raises ``UsageError`` for an output among the records of a case under custody."""
    if path is None or str(path) == "-" or not is_bag(folder):
        return
    target, home = path.resolve(), folder.resolve()
    parts = target.relative_to(home).parts if target.is_relative_to(home) else ()
    ours = (DATA, SEALS, DERIVED, INCOMING, *TAG_FILES, *TRACKED, journal.FILE)
    if parts and parts[0] in ours:
        raise UsageError(
            "belongs to the custody of the case", place=str(path), advice="name another file"
        )


def _same(a: Path, b: Path) -> bool:
    return a.exists() and b.exists() and a.samefile(b)


def write(parts: Iterable[str | bytes], path: Path | None) -> None:
    """To stdout, or to the file as a whole: a file half written never has the name.

    Text is written as UTF-8; what has no UTF-8 as an escape.

    A link keeps its place and its target is replaced; a pipe or a device (``/dev/stdout``)
    is written to and never replaced. Raises ``UsageError`` if it cannot be written.
    """
    if path is None or str(path) == "-":
        sys.stdout.flush()
        _copy(parts, sys.stdout.buffer, "stdout")
        return
    target = path.resolve() if path.is_symlink() else path
    if path.exists() and not path.is_file():
        with _named(path), path.open("wb") as file:
            _copy(parts, file, str(path))
        return
    with _named(path):
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            _copy(parts, file, str(path))
        with _named(path):
            # mkstemp makes files for the owner alone; a report has the mode of any new file.
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _copy(parts: Iterable[str | bytes], file: BinaryIO, name: str) -> None:
    """Only writing is named as the trouble; what goes wrong in making a part is its own."""
    for part in parts:
        with _named(name):
            file.write(part if isinstance(part, bytes) else part.encode("utf-8", _ESCAPE))
    with _named(name):
        file.flush()


@contextmanager
def _named(name: str | Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        why = error.strerror or type(error).__name__
        advice = "free some space, or name another file"
        raise UsageError(f"cannot be written: {why}", place=str(name), advice=advice) from error


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
