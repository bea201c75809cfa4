"""``journal.jsonl``: what was done to a case, one line an action, each bound to the one before.

A line is canonical JSON (keys sorted, ASCII, no spaces), so that it can be hashed and shown
safely anywhere. Each has ``seq`` (its line number from 1), ``prev`` (sha256 of the bytes of the
line before, without its newline; ``""`` in the first), ``time`` (UTC, by the clock of the
machine), ``action``, ``who`` (as typed, may be empty) and ``versions``; by action also
``inputs`` and ``outputs`` (lists of {name, sha256, size}), ``options``, ``note``. The first
line has the id of the case and the name of this format.

A line is on the disk before anything is said to be done. A machine that stops while a line is
written leaves it torn: it stays as it is, and the next line names it (``journal.torn``).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Any

from forensics.errors import AlteredError, CaseError

FILE = "journal.jsonl"
FORMAT = "forensics-journal/1"
INIT, TORN = "case.init", "journal.torn"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line that was read: its number from 1, the sha256 of its bytes, its fields."""

    number: int
    sha256: str
    data: Mapping[str, Any]

    @property
    def action(self) -> str:
        return str(self.data.get("action", ""))


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the journal does not hold. ``code``: ``unreadable``, ``shape``, ``order``, ``chain``
    or ``head``."""

    line: int
    code: str
    message: str


@dataclass(slots=True)
class Chain:
    """The lines read so far, in order, and every place where they do not hold together.

    ``hashes`` has the sha256 of every line, also of those that are no entry. ``torn`` are the
    lines that a stop tore and the next line names; ``tail`` is what follows the last newline.
    """

    entries: list[Entry] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    torn: list[int] = field(default_factory=list)
    tail: bytes = b""
    _shift: int = 0
    odd: list[str] = field(default_factory=list)
    """The sha256 of the last lines, as long as they are none and no line has named them."""

    @property
    def case_id(self) -> str:
        return str(self.entries[0].data.get("case", "")) if self.entries else ""

    @property
    def head(self) -> str:
        return self.hashes[-1] if self.hashes else ""

    def read(self, raw: bytes) -> None:
        """Take in further bytes of the file."""
        *lines, self.tail = (self.tail + raw).split(b"\n")
        for line in lines:
            self._line(line)

    def finish(self) -> None:
        """No line follows: the last ones, if they cannot be read, were not torn and named."""
        self._unnamed()
        if not self.hashes:
            self.faults.append(Fault(1, "head", "is not there: the journal is empty"))

    def _line(self, line: bytes) -> None:
        before = self.head
        number = len(self.hashes) + 1
        data = parsed(line)
        digest = hashlib.sha256(line).hexdigest()
        if data is None:
            self.odd.append(digest)
            self.hashes.append(digest)
            return
        if self.odd and data.get("action") == TORN and data.get("torn") == self.odd:
            self.torn += range(number - len(self.odd), number)
            self.odd = []
        self._unnamed()
        self.hashes.append(digest)
        if number == 1 and (data.get("format") != FORMAT or not data.get("case")):
            self._fault("head", f"is not the first line of a {FORMAT} journal")
        told = data.get("seq")
        if told != number + self._shift:
            self._fault("order", f"has the number {told!r}, not {number + self._shift}")
            self._shift = told - number if type(told) is int else self._shift
        if data.get("prev") != before:
            self._fault("chain", f"does not follow line {number - 1} as it stands here")
        if not _shaped(data):
            self._fault("shape", "does not say what a line must say")
            return
        self.entries.append(Entry(number, digest, data))

    def _unnamed(self) -> None:
        last = len(self.hashes)
        for line in range(last - len(self.odd) + 1, last + 1):
            self._fault("unreadable", "is not a line of a journal", line)
        self.odd = []

    def _fault(self, code: str, message: str, line: int = 0) -> None:
        self.faults.append(Fault(line or len(self.hashes), code, message))


def canonical(data: Mapping[str, Any]) -> bytes:
    """The one way to write these fields; ASCII, so no byte of it can act on a terminal."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def parsed(line: bytes) -> dict[str, Any] | None:
    """The fields of a line; ``None`` if it is not JSON in the canonical form."""
    try:
        data = json.loads(line)
        return data if isinstance(data, dict) and canonical(data) == line else None
    except (ValueError, RecursionError):
        return None


def _shaped(data: Mapping[str, Any]) -> bool:
    """Has it the fields of a line, and do the names of its files stay in the case?"""
    if not all(isinstance(data.get(k), str) for k in ("time", "action", "who")):
        return False
    items = [data.get("inputs", []), data.get("outputs", [])]
    if not all(isinstance(i, list) and all(_item(f) for f in i) for i in items):
        return False
    came, kept = items
    into_data = all(f["name"].startswith("data/") for f in kept)
    return data["action"] != "case.add" or bool(len(came) == len(kept) == 1 and into_data)


def _item(item: Any) -> bool:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str):
        return False
    sha, size = item.get("sha256"), item.get("size", 0)
    return (
        isinstance(sha, str)
        and re.fullmatch(r"[0-9a-f]{64}", sha) is not None
        and type(size) is int
        and isinstance(item.get("modified", ""), str)
        and ".." not in item["name"].split("/")
        and not item["name"].startswith("/")
    )


def now() -> str:
    """The time of this machine's clock, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def read_chain(folder: Path) -> Chain:
    """The journal as it lies there, for looking only. Raises ``CaseError`` if there is none."""
    chain = Chain()
    with open_file(folder / FILE) as file:
        chain.read(file.read())
    chain.finish()
    return chain


def open_file(path: Path) -> BufferedReader:
    """A regular file that is no link, for reading. Raises ``CaseError`` for anything else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise CaseError(
            f"cannot be read: {error.strerror}", place=str(path),
            advice="a case under custody holds no links; check its permissions",
        ) from error  # fmt: skip
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise CaseError("is not a file", place=str(path), advice="take it away")
    return os.fdopen(descriptor, "rb")


class Journal:
    """Appends lines, one process at a time. What others appended meanwhile is read first."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.chain = Chain()
        self._offset = 0
        self._descriptor = -1

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Alone with the journal, and up to date with it. Waits for another process.

        Raises ``AlteredError`` if the journal does not hold: nothing is added to such a one.
        """
        try:
            self._descriptor = os.open(
                self.path, os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
            )
        except OSError as error:
            raise CaseError(
                f"cannot be written: {error.strerror}", place=str(self.path),
                advice="check its permissions",
            ) from error  # fmt: skip
        try:
            self._lock()
            self._catch_up()
            yield
        finally:
            os.close(self._descriptor)  # and with it the lock
            self._descriptor = -1

    def _lock(self) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        except OSError as error:
            raise CaseError(
                f"cannot be locked: {error.strerror}", place=str(self.path),
                advice="this file system has no locks: keep the case on a disk of this machine",
            ) from error  # fmt: skip

    def append(self, action: str, **fields: Any) -> Entry:
        """Write one line; when this returns it is on the disk. Only inside ``locked``."""
        number = len(self.chain.hashes) + 1
        line = canonical(
            {**fields, "seq": number, "prev": self.chain.head, "time": now(), "action": action}
        )
        self._write(line + b"\n")
        self.chain.read(line + b"\n")
        return self.chain.entries[-1]

    def _write(self, raw: bytes) -> None:
        try:
            rest = raw
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
            os.fsync(self._descriptor)
        except OSError as error:
            raise CaseError(
                f"cannot be written: {error.strerror}", place=str(self.path),
                advice="free some space; nothing was recorded, run it again",
            ) from error  # fmt: skip
        self._offset += len(raw)

    def _catch_up(self) -> None:
        size = os.fstat(self._descriptor).st_size
        if size < self._offset:
            raise AlteredError("has become shorter", place=str(self.path), advice=_LOOK)
        while self._offset < size:
            raw = os.pread(self._descriptor, size - self._offset, self._offset)
            self._offset += len(raw)
            self.chain.read(raw)
        if self.chain.tail:
            # Append-only: what is torn stays, is ended, and is named by the next line.
            self._write(b"\n")
            self.chain.read(b"\n")
        if self.chain.odd:
            self.append(TORN, torn=list(self.chain.odd), who="")
        if not self.chain.entries:
            raise AlteredError("is empty", place=str(self.path), advice=_LOOK)
        if self.chain.faults:
            fault = self.chain.faults[0]
            raise AlteredError(
                f"line {fault.line} {fault.message}", place=str(self.path), advice=_LOOK
            )


_LOOK = "nothing is added to it; look with forensics verify"


def first_line(case_id: str, **fields: Any) -> bytes:
    """The first line of a new journal, with its newline."""
    data = {**fields, "seq": 1, "prev": "", "time": now(), "action": INIT}
    return canonical({**data, "format": FORMAT, "case": case_id}) + b"\n"
