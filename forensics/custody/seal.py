"""Seals: a statement of how long the journal is and how it ends, signed, time-stamped, or both.

A hash chain alone shows no cut tail and no chain that was made anew from the start. A seal that
was signed by a key kept elsewhere, or stamped by an authority, fixes the journal up to its line;
a copy of ``seals/`` kept elsewhere shows even that a later seal was taken away.

``seals/0001.json`` is the statement, canonical JSON in one line; ``.sig`` its Ed25519 signature
(64 bytes over the bytes of the file), ``.tsq`` and ``.tsr`` query and token of RFC 3161 over the
same bytes. The line of the journal that a seal ends with announces it, so that a seal taken away
is missed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forensics.custody import journal
from forensics.custody.bag import MANIFEST, SEALS, Bag, file_sha256, replace, sync
from forensics.errors import AlteredError, CaseError, UsageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORMAT = "forensics-seal/1"
SEAL, STAMP = "case.seal", "case.timestamp"
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal as its files have it. ``data`` is ``None`` if the statement is none; ``b""``:
    there is no such file."""

    number: int
    statement: bytes
    data: Mapping[str, Any] | None
    signature: bytes
    query: bytes
    token: bytes

    @property
    def lines(self) -> int:
        """How many lines of the journal it covers."""
        told = self.data.get("lines") if self.data else None
        return told if type(told) is int else 0

    @property
    def public_key(self) -> str:
        return str(self.data.get("public_key", "")) if self.data else ""


def seals_in(folder: Path) -> tuple[Seal, ...]:
    """The seals that lie in this folder, by number."""
    found = {int(m[1]) for p in folder.glob("*") if (m := re.fullmatch(r"(\d{4,9})\.\w+", p.name))}
    return tuple(_seal(folder, number) for number in sorted(found))


def _seal(folder: Path, number: int) -> Seal:
    statement, signature, query, token = (
        _read(folder / f"{number:04}.{end}") for end in ("json", "sig", "tsq", "tsr")
    )
    data = journal.parsed(statement.removesuffix(b"\n"))
    whole = data if data and data.get("format") == FORMAT else None
    return Seal(number, statement, whole, signature, query, token)


def _read(path: Path) -> bytes:
    if not os.path.lexists(path):
        return b""
    try:
        with journal.open_file(path) as file:
            return file.read(_LARGEST)
    except CaseError:
        return b"\0"  # a link, a folder: there, and nothing that holds


def announced(chain: journal.Chain) -> dict[int, int]:
    """Number of a seal → line of the journal that announces it."""
    told = ((e.data.get("seal"), e.number) for e in chain.entries if e.action == SEAL)
    return {number: line for number, line in told if type(number) is int}


def make(bag: Bag, key: Ed25519PrivateKey | None, *, query: bool) -> Seal:
    """Seal the journal as it is now: signed if there is a key, with a query if asked for."""
    from forensics.custody import keys, timestamp

    with bag.writing():
        pass  # the manifest is up to date before its hash is taken
    with bag.writing():
        number = 1 + max([0, *announced(bag.chain), *(s.number for s in seals_in(_home(bag)))])
        signer = keys.public_hex(key) if key else ""
        entry = bag.append(SEAL, seal=number, options={"public_key": signer, "query": query})
        data = {
            "format": FORMAT, "seal": number, "case": bag.chain.case_id, "lines": entry.number,
            "head": entry.sha256, "manifest": file_sha256(bag.folder / MANIFEST),
            "time": entry.data["time"], "who": bag.who, "public_key": signer,
        }  # fmt: skip
        statement = journal.canonical(data) + b"\n"
        folder = _home(bag)
        if not folder.is_dir():
            folder.mkdir()
            sync(bag.folder)
        files = {"json": statement}
        if key:
            files["sig"] = key.sign(statement)
        if query:
            files["tsq"] = timestamp.query(statement)
        for end, raw in files.items():
            replace(folder / f"{number:04}.{end}", raw)
    return _seal(folder, number)


def bring_back(bag: Bag, path: Path, roots: Any = ()) -> tuple[Seal, Any]:
    """Put a token beside the seal that it stamps, and into the journal.

    Returns the seal and what the token says. Raises ``UsageError`` if it stamps no seal of this
    case, or does not hold.
    """
    from forensics.custody import timestamp

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", place=str(path)) from error
    with bag.writing():
        stamp, seal = None, None
        try:
            for one in seals_in(_home(bag)):
                if one.statement and timestamp.stamps(raw, one.statement):
                    stamp = timestamp.check(raw, one.statement, one.query, roots)
                    seal = one
        except timestamp.TokenError as error:
            raise UsageError(f"no token that can be used: {error}", place=str(path)) from error
        if seal is None:
            raise UsageError(
                "stamps no seal of this case", place=str(path),
                advice="have the .tsq file of the seal stamped",
            )  # fmt: skip
        goal = _home(bag) / f"{seal.number:04}.tsr"
        if os.path.lexists(goal):
            raise UsageError(
                f"seal {seal.number} has a token already", place=str(goal),
                advice="seal again for another one",
            )  # fmt: skip
        replace(goal, raw)
        made = {"name": f"{SEALS}/{goal.name}", "sha256": file_sha256(goal), "size": len(raw)}
        bag.append(STAMP, seal=seal.number, outputs=[made])
    return _seal(_home(bag), seal.number), stamp


def _home(bag: Bag) -> Path:
    folder = bag.folder / SEALS
    if folder.is_symlink():
        raise AlteredError("is a link", place=str(folder), advice="take it away")
    return folder


def unsealed_after(chain: journal.Chain, line: int) -> Iterator[journal.Entry]:
    """The lines after this one that say more than that a seal was time-stamped."""
    yield from (e for e in chain.entries if e.number > line and e.action != STAMP)
