"""stdout and ``-o``: where the product goes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from forensics.case import Case
from forensics.errors import UsageError


def check_output(path: Path | None, case: Case) -> None:
    """Refuse before any work is done: an output that is an input, or has no folder to lie in.

    Raises ``UsageError``.
    """
    if path is None or str(path) == "-":
        return
    target = path.resolve()
    inputs = [d.path for d in case.documents] + list(case.rule_files)
    inputs.append(case.folder / "case.toml")
    if any(target == f.resolve() or _same(path, f) for f in inputs):
        raise UsageError("is one of the inputs", place=str(path), advice="name another file")
    if path.is_dir():
        raise UsageError("is a folder", place=str(path), advice="name a file in it")
    if not path.parent.is_dir():
        raise UsageError("no such folder", place=str(path.parent), advice="make it first")


def _same(a: Path, b: Path) -> bool:
    return a.exists() and b.exists() and a.samefile(b)


def write(parts: Iterable[str | bytes], path: Path | None) -> None:
    """To stdout, or to the file as a whole: a file half written never has the name."""
    if path is None or str(path) == "-":
        for part in parts:
            if isinstance(part, bytes):
                sys.stdout.buffer.write(part)
            else:
                sys.stdout.write(part)
        return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                text = part if isinstance(part, bytes) else part.encode(errors="backslashreplace")
                file.write(text)
        # mkstemp makes files for the owner alone; a report has the mode of any new file.
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
