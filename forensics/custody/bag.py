"""A case under custody: the folder, its journal, and the manifests written from it."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from forensics.custody import journal, names
from forensics.custody.journal import Chain, Entry, Journal, open_file
from forensics.errors import AlteredError, CaseError

ADD, AGAIN, CHANGED = "case.add", "case.add-again", "case.changed"
MANIFEST, TAGMANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
BAGIT, INFO = "bagit.txt", "bag-info.txt"
DATA, SEALS, DERIVED, INCOMING = "data", "seals", "derived", ".incoming"
TRACKED = ("case.toml", "corrections.toml")
"""Files that people write: every change of them is in the journal."""
TAG_FILES = (BAGIT, INFO, MANIFEST, TAGMANIFEST)
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


@dataclass(frozen=True, slots=True)
class Original:
    """One file in ``data/``, as the journal has it. ``source`` is its name as it came,
    ``modified`` the time its file system gave (UTC), ``line`` the line of the journal."""

    name: str
    sha256: str
    size: int
    source: str
    modified: str
    line: int


def is_bag(folder: Path) -> bool:
    """Is it a case under custody? Other folders need none of this."""
    path = folder / journal.FILE
    if any((folder / name).is_file() for name in (BAGIT, MANIFEST)):
        return os.path.lexists(path)
    return path.is_file() and f'"format":"{journal.FORMAT}"'.encode() in path.read_bytes()[:4096]


class Bag:
    """The case in ``folder``. Reading is free; writing happens inside ``writing``."""

    def __init__(self, folder: Path, who: str = "") -> None:
        """Raises ``CaseError`` if the folder is no case under custody."""
        if not is_bag(folder):
            raise CaseError(
                "is not a case under custody", place=str(folder),
                advice="forensics case init makes one in a new folder",
            )  # fmt: skip
        self.folder = folder
        self.who = who
        self.originals: dict[str, Original] = {}
        self.by_hash: dict[str, Original] = {}
        self.keys: set[str] = set()
        """The names that are taken, as ``names.key`` has them."""
        self.came: set[tuple[str, str]] = set()
        """(name as it came, sha256) of everything that was ever brought in."""
        self.changes: list[str] = []
        self._journal = Journal(folder)
        self._known = 0

    @property
    def chain(self) -> Chain:
        return self._journal.chain

    @contextmanager
    def writing(self, author: str = "") -> Iterator[None]:
        """Alone with the case: up to date with the journal, and behind nothing at the end.

        ``author`` is who changed case.toml or corrections.toml, where that is known.

        Raises ``AlteredError`` if the journal or the manifest is not as it was left.
        """
        with self.locked():
            self._track(author)
            try:
                yield
            finally:
                self._settle()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """As ``writing``, but the manifests may be behind afterwards: for one of many steps."""
        try:
            with self._journal.locked():
                self._catch_up()
                yield
        except OSError as error:
            place = str(error.filename or self.folder)
            raise CaseError(f"cannot be written: {error.strerror}", place=place) from error

    def append(self, action: str, **fields: Any) -> Entry:
        """One line of the journal, on the disk when this returns. Only inside a lock."""
        fields = {"who": self.who, "versions": own_versions(), **fields}
        entry = self._journal.append(action, **fields)
        self._catch_up()
        return entry

    def _catch_up(self) -> None:
        for entry in self.chain.entries[self._known :]:
            for original in originals_of(entry):
                self.originals[original.name] = original
                self.by_hash.setdefault(original.sha256, original)
                self.keys.add(names.key(original.name))
            if entry.action in (ADD, AGAIN) and entry.data.get("inputs"):
                came = entry.data["inputs"][0]
                self.came.add((came["name"], came["sha256"]))
        self._known = len(self.chain.entries)

    def _track(self, author: str) -> None:
        """Changes that a person made in case.toml or corrections.toml go into the journal."""
        note = "" if author else "found changed; by whom and when is not known"
        last = tracked_hashes(self.chain)
        for name in TRACKED:
            path = self.folder / name
            sha = file_sha256(path) if os.path.lexists(path) else ""
            if sha != last.get(name, ""):
                before = [{"name": name, "sha256": last[name]}] if last.get(name) else []
                after = [{"name": name, "sha256": sha}] if sha else []
                entry = self.append(CHANGED, who=author, inputs=before, outputs=after, note=note)
                self.changes.append(f"{name}: its change is now in line {entry.number}")

    def _settle(self) -> None:
        """Write the manifests that are behind. Killed here, the next command does it."""
        for left in [p for name in TAG_FILES for p in self.folder.glob(f".{name}.*")]:
            left.unlink()  # of a process that was killed: only who holds the lock writes these
        (self.folder / DATA).mkdir(exist_ok=True)
        self._refuse_foreign(manifest_text(self.originals.values()))
        for name, text in tag_texts(self.chain, self.originals.values()).items():
            self._write(name, text)
        self._write(TAGMANIFEST, tagmanifest_text(self.folder))

    def _refuse_foreign(self, wanted: str) -> None:
        """A manifest that says otherwise than the journal was changed by another hand."""
        path = self.folder / MANIFEST
        there = path.read_text("utf-8", "replace") if path.is_file() else ""
        if set(there.splitlines()) - set(wanted.splitlines()):
            raise AlteredError(
                "lists what the journal does not", place=str(path),
                advice="it is left as it is; look with forensics verify",
            )  # fmt: skip

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        if not path.is_file() or path.read_bytes() != text.encode():
            replace(path, text.encode())


def create(folder: Path, who: str = "") -> Bag:
    """A new case under custody in a folder that is new or empty.

    Raises ``CaseError`` if something lies there already.
    """
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(
            "is there already", place=str(folder),
            advice="name a folder that is new or empty, then forensics case add",
        )  # fmt: skip
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        line = journal.first_line(str(uuid.uuid4()), who=who, versions=own_versions())
        replace(folder / journal.FILE, line)
        sync(folder.absolute().parent)
    except OSError as error:
        raise CaseError(f"cannot be made: {error.strerror}", place=str(folder)) from error
    bag = Bag(folder, who)
    with bag.writing():
        pass
    return bag


def originals_of(entry: Entry) -> Iterator[Original]:
    """What a line of the journal put into ``data/``."""
    if entry.action != ADD:
        return
    for put in entry.data.get("outputs", ()):
        came = entry.data["inputs"][0]
        yield Original(
            put["name"], put["sha256"], put.get("size", 0), came["name"],
            came.get("modified", ""), entry.number,
        )  # fmt: skip


def tracked_hashes(chain: Chain) -> dict[str, str]:
    """Name → sha256 of the files that people write, by the journal; ``""``: taken away."""
    last: dict[str, str] = {}
    for entry in chain.entries:
        if entry.action == CHANGED:
            last |= {i["name"]: "" for i in entry.data.get("inputs", ())}
            last |= {o["name"]: o["sha256"] for o in entry.data.get("outputs", ())}
    return last


def manifest_text(originals: Iterable[Original]) -> str:
    """The payload manifest: no name in it needs the encoding of RFC 8493 (see ``names``)."""
    return "".join(sorted(f"{o.sha256}  {o.name}\n" for o in originals))


def tag_texts(chain: Chain, originals: Iterable[Original]) -> dict[str, str]:
    """The tag files that the journal decides, by name."""
    kept = list(originals)
    first = chain.entries[0].data.get("time", "") if chain.entries else ""
    info = (
        f"Bag-Software-Agent: forensics\nBagging-Date: {first[:10]}\n"
        f"External-Identifier: {chain.case_id}\n"
        f"Payload-Oxum: {sum(o.size for o in kept)}.{len(kept)}\n"
    )
    return {BAGIT: DECLARATION, MANIFEST: manifest_text(kept), INFO: info}


def tagmanifest_text(folder: Path) -> str:
    """Every tag file but the journal, which guards itself."""
    there = [BAGIT, INFO, MANIFEST, *(t for t in TRACKED if (folder / t).is_file())]
    there += [f"{SEALS}/{p.name}" for p in sorted((folder / SEALS).glob("[0-9]*.*"))]
    return "".join(f"{file_sha256(folder / name)}  {name}\n" for name in there)


@cache
def own_versions() -> dict[str, str]:
    """This program and the Python that runs it."""
    try:
        ours = version("forensics")
    except PackageNotFoundError:
        ours = "unknown"
    return {"forensics": ours, "python": platform.python_version()}


def file_sha256(path: Path) -> str:
    """Of a regular file that is no link. Raises ``CaseError``."""
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace(path: Path, raw: bytes) -> None:
    """The file as a whole or not at all, on the disk when this returns."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            set_mode(handle, 0o644)
            os.fsync(handle)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    sync(path.parent)


def set_mode(descriptor: int, mode: int) -> None:
    """Where the file system keeps modes; that of a stick may not, and verify says so."""
    with suppress(PermissionError):
        os.fchmod(descriptor, mode)


def sync(folder: Path) -> None:
    """The names in the folder are on the disk when this returns, where a system can do that."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def make_folders(home: Path, folder: Path) -> None:
    """Make the folder, and those above it in the case. Raises ``AlteredError`` for a link."""
    missing = []
    while folder != home:
        if folder.is_symlink():
            raise AlteredError(
                "is a link and leads out of the case", place=str(folder), advice="take it away"
            )
        if not folder.is_dir():
            missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
        sync(one.parent)
