"""Originals come into a case: hashed, copied, read back from the disk, written down.

The source is opened for reading only, and only if it is a regular file reached by no link. It
is read once: what was hashed is what was copied. A copy takes its place in ``data/`` read-only
and with the time of the source, and after that its line goes into the journal; a file that
lies in ``data/`` without a line (the machine stopped between) is taken over by the next add.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import stat
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from forensics.custody import names
from forensics.custody.bag import (
    ADD,
    AGAIN,
    DATA,
    INCOMING,
    Bag,
    file_sha256,
    make_folders,
    set_mode,
    sync,
)
from forensics.errors import CaseError

_CHUNK = 1 << 20
Outcome = Literal["added", "known", "refused", "left-out"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. ``source`` is its name as it came; ``name`` that in the case.

    ``known``: the same bytes are there already. ``refused``: cannot be kept, ``why`` says so.
    ``left-out``: hidden, and not asked for.
    """

    outcome: Outcome
    source: str
    name: str = ""
    sha256: str = ""
    size: int = 0
    why: str = ""


class _Refused(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to take in; ``parts`` is its name, from what was named on the command line."""

    path: str
    parts: tuple[str, ...]
    why: str = ""
    hidden: bool = False

    @property
    def name(self) -> str:
        return "/".join(self.parts)


def add(bag: Bag, paths: Sequence[Path], *, hidden: bool = False) -> Generator[Result]:
    """Take the files, and all files in the folders, into the case, each as it is done.

    A result is given out when it is on the disk and in the journal. Nothing stops at a file
    that is refused. Raises ``CaseError`` if a path is not there or the case cannot be written.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise CaseError("no such file or folder", place=str(path), advice="check the path")
    with bag.writing():
        _clear(bag)
    taker = _Taker(bag)
    try:
        for source in _sources(bag, paths):
            if source.hidden and not hidden:
                yield Result("left-out", source.name)
                continue
            try:
                if source.why:
                    raise _Refused(source.why)
                yield taker.take(source)
            except _Refused as reason:
                yield Result("refused", source.name, why=str(reason))
    finally:
        with bag.writing():
            pass


class _Taker:
    def __init__(self, bag: Bag) -> None:
        self._bag = bag
        self._incoming = bag.folder / INCOMING
        make_folders(bag.folder, self._incoming)

    def take(self, source: _Source) -> Result:
        descriptor = _opened(source.path)
        try:
            handle, temporary = tempfile.mkstemp(dir=self._incoming)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)  # while it is held, it is not left over
                sha, info = _copied(descriptor, handle)
                with self._bag.locked():
                    return self._put(source, sha, info, temporary)
            except OSError as error:
                raise CaseError(
                    f"cannot be written: {error.strerror}", place=str(self._bag.folder),
                    advice="what was said to be added is kept; free some space and run it again",
                ) from error  # fmt: skip
            finally:
                os.close(handle)
                with suppress(FileNotFoundError):
                    os.unlink(temporary)
        finally:
            os.close(descriptor)

    def _put(self, source: _Source, sha: str, info: os.stat_result, temporary: str) -> Result:
        size = info.st_size
        came = {
            "name": source.name,
            "sha256": sha,
            "size": size,
            "modified": _time(info.st_mtime_ns),
        }
        if known := self._bag.by_hash.get(sha):
            # The same bytes from elsewhere: a second place they came from is worth a line.
            if (source.name, sha) not in self._bag.came:
                kept = {"name": known.name, "sha256": sha, "size": size}
                self._bag.append(AGAIN, inputs=[came], outputs=[kept])
            return Result("known", source.name, known.name, sha, size)
        name = self._free(source, sha)
        target = self._bag.folder / name
        make_folders(self._bag.folder, target.parent)
        os.rename(temporary, target)
        sync(target.parent)
        kept = {"name": name, "sha256": sha, "size": size}
        self._bag.append(ADD, inputs=[came], outputs=[kept])
        return Result("added", source.name, name, sha, size)

    def _free(self, source: _Source, sha: str) -> str:
        """A name that nothing has; or that of a file which a killed run left without a line."""
        name = names.stored(source.parts)
        last = name.rpartition("/")[2]
        for wanted in (name, names.marked(name, sha), names.marked(f"{DATA}/{last}", sha)):
            if names.key(wanted) not in self._bag.keys and _adoptable(
                self._bag.folder, wanted, sha
            ):
                return wanted
        return f"{DATA}/{sha}"


def _adoptable(home: Path, name: str, sha: str) -> bool:
    path = home / name
    above = [p for p in path.parents if p.is_relative_to(home) and os.path.lexists(p)]
    if any(not p.is_dir() for p in above):
        return False  # a file has the name of this folder
    try:
        return not os.path.lexists(path) or file_sha256(path) == sha
    except CaseError:
        return False


def _opened(path: str) -> int:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        try:
            # The owner may read a file without even its time of access being touched.
            descriptor = os.open(path, flags | getattr(os, "O_NOATIME", 0))
        except PermissionError:
            descriptor = os.open(path, flags)
    except OSError as error:
        raise _Refused(_what(path) or f"cannot be read: {error.strerror}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _Refused(_what(path) or "is not a regular file")
    return descriptor


def _copied(source: int, target: int) -> tuple[str, os.stat_result]:
    """Copy, and read the copy back. Raises ``_Refused`` if one of both does not hold still."""
    before = os.fstat(source)
    digest = hashlib.sha256()
    try:
        while piece := os.read(source, _CHUNK):
            digest.update(piece)
            view = memoryview(piece)
            while view:
                view = view[os.write(target, view) :]
        after = os.fstat(source)
    except OSError as error:
        if error.errno in (
            errno.ENOSPC,
            errno.EDQUOT,
        ):  # ours, not of the source
            raise
        raise _Refused(f"cannot be read to its end: {error.strerror}") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _Refused("was changed while it was copied")
    os.utime(target, ns=(before.st_mtime_ns, before.st_mtime_ns))
    set_mode(target, 0o444)
    os.fsync(target)
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(target, 0, 0, os.POSIX_FADV_DONTNEED)  # from the disk, not from memory
    os.lseek(target, 0, os.SEEK_SET)
    back = hashlib.sha256()
    while piece := os.read(target, _CHUNK):
        back.update(piece)
    if back.digest() != digest.digest():
        raise _Refused("does not read back from the disk as it was written")
    return digest.hexdigest(), before


def _sources(bag: Bag, paths: Sequence[Path]) -> Iterator[_Source]:
    """Every file below the paths in the order of their names; no link is followed."""
    home = bag.folder.resolve()
    for path in paths:
        absolute = os.path.abspath(path)
        parts = (os.path.basename(absolute) or "root",)
        if Path(os.path.realpath(absolute)).is_relative_to(home):
            yield _Source(absolute, parts, "lies in the case already")
        else:
            yield from _below(absolute, parts, home, False)


def _below(path: str, parts: tuple[str, ...], home: Path, hidden: bool) -> Iterator[_Source]:
    why = _what(path)
    if why or not os.path.isdir(path):
        yield _Source(path, parts, why, hidden)
        return
    if Path(path) == home:
        return
    try:
        inside = sorted(os.listdir(path))
    except OSError as error:
        yield _Source(path, parts, f"cannot be read: {error.strerror}", hidden)
        return
    for name in inside:
        veiled = hidden or name.startswith(".") or name in _SYSTEM
        yield from _below(os.path.join(path, name), (*parts, name), home, veiled)


_SYSTEM = ("Thumbs.db", "desktop.ini", "System Volume Information", "$RECYCLE.BIN")


def _what(path: str) -> str:
    """Why it is nothing to keep; ``""`` for files and folders."""
    try:
        mode = os.lstat(path).st_mode
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if stat.S_ISLNK(mode):
        return "is a link; name what it leads to"
    for test, what in (
        (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"),
        (stat.S_ISBLK, "a device"), (stat.S_ISCHR, "a device"),
    ):  # fmt: skip
        if test(mode):
            return f"is {what}, not a file"
    return ""


def _clear(bag: Bag) -> None:
    """Take away the half copies of processes that are gone; a living one holds its lock."""
    for path in (bag.folder / INCOMING).glob("*"):
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(descriptor)


def _time(nanoseconds: int) -> str:
    try:
        moment = datetime.fromtimestamp(nanoseconds // 10**9, UTC)
    except (ValueError, OverflowError, OSError):
        return ""  # a time that no calendar has
    return moment.isoformat().replace("+00:00", "Z")
