"""The file in hand of a worker that sees no files: the parent opens it and sends the descriptor."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Identity = tuple[int, int, int, int]
"""Device, inode, nanoseconds of its last change, bytes: the same four are the same file."""


@contextmanager
def files_allowed() -> Iterator[None]:
    """Temporary files may be written: a worker may write none at other times."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def identity(file: Path | int) -> Identity:
    """Of a path or an open descriptor. Raises ``OSError``."""
    info = os.stat(file)
    return info.st_dev, info.st_ino, info.st_mtime_ns, info.st_size


class Hand:
    """Keeps the last file, so that its pages are all read under one path."""

    def __init__(self) -> None:
        self._descriptor = -1
        self._held: Identity | None = None
        self._copy: Path | None = None

    def take(self, descriptor: int) -> Path:
        """A path under which this open file can be read, the same as before for the same file."""
        if self._held == identity(descriptor):
            os.close(descriptor)
        else:
            self._put_down()
            self._descriptor, self._held = descriptor, identity(descriptor)
            if not os.access(self._opened, os.R_OK):
                # Root outside, nobody inside: what others alone may read is read through the
                # descriptor, but not opened anew, as the libraries do.
                self._copy = self._copied()
        return self._copy or self._opened

    @property
    def _opened(self) -> Path:
        return Path(f"/proc/self/fd/{self._descriptor}")

    def _copied(self) -> Path:
        with (
            files_allowed(),
            open(self._descriptor, "rb", closefd=False) as source,
            tempfile.NamedTemporaryFile(delete=False) as copy,
        ):
            shutil.copyfileobj(source, copy)
        return Path(copy.name)

    def _put_down(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        if self._copy:
            self._copy.unlink()
            self._copy = None
