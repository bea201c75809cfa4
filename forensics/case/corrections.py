"""``corrections.toml``: what persons read where the machine read wrongly, or nothing.

::

    [[corrections]]
    document = "papers/passport.png"       # for people: the hash says which file it is
    sha256 = "9f2c…"
    page = 2
    box = [412, 880, 596, 918]             # left, top, right, bottom in pixels of the page
    old = "2O16-05-□3"                     # as the machine read it
    new = "2016-05-03"
    who = "A. Reader"
    when = 2026-01-31
    why = "clear under a glass"

``new`` equal to ``old`` says that it was read right. What was not found at all has ``added``
instead of ``old``: ``"stamp"``, or ``"text"`` for words of the page itself.
"""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from forensics.case.toml import read_toml
from forensics.errors import CaseError
from forensics.records import Box, Correction

FILE = "corrections.toml"
LONGEST = 4000
"""Characters of one text in the file."""
_KEYS = ("document", "sha256", "page", "box", "old", "new", "who", "when", "why", "added")
_HEAD = re.compile(r"^\[\[corrections\]\]", re.M)
_TURNERS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing: never typed, only ever planted."""


def load_corrections(folder: Path) -> tuple[Correction, ...]:
    """The corrections of the case, in their order; none if there is no such file.

    Raises ``CaseError`` for a mistake in the file; the message names the entry.
    """
    return _entries(read_toml(folder / FILE) or {}, str(folder / FILE))


def _entries(table: Mapping[str, Any], place: str) -> tuple[Correction, ...]:
    rows = table.get("corrections", [])
    if unknown := sorted(table.keys() - {"corrections"}):
        raise CaseError(f"unknown key {unknown[0]}", place=place, advice="use [[corrections]]")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CaseError("corrections must be [[corrections]] tables", place=place)
    found: dict[str, Correction] = {}
    for number, row in enumerate(rows, 1):
        entry = _entry(row, f"{place}, entry {number}")
        if entry.id in found:
            raise CaseError("this place is corrected twice", place=f"{place}, entry {number}")
        found[entry.id] = entry
    return tuple(found.values())


def _entry(row: Mapping[str, Any], place: str) -> Correction:
    if unknown := [key for key in row if key not in _KEYS]:
        raise CaseError(
            f"unknown key {unknown[0]}", place=place, advice=f"there are: {', '.join(_KEYS)}"
        )
    texts = {key: row.get(key, "") for key in _KEYS if key not in ("page", "box", "when")}
    if wrong := [key for key, value in texts.items() if not isinstance(value, str)]:
        raise CaseError(f"{wrong[0]} must be a text in quotes", place=place)
    page, box, when = row.get("page"), row.get("box"), row.get("when")
    if type(page) is not int or page < 1:
        raise CaseError("page must be a number from 1", place=place)
    if not (isinstance(box, list) and len(box) == 4 and all(type(v) is int for v in box)):
        raise CaseError("box must be [left, top, right, bottom] in pixels", place=place)
    if type(when) is not date:
        raise CaseError("when must be a day like 2026-01-31", place=place)
    entry = Correction(
        texts["sha256"], page, Box(*box), texts["old"], texts["new"], texts["who"], when,
        texts["why"], texts["added"], texts["document"],
    )  # fmt: skip
    check(entry, place)
    return entry


def check(entry: Correction, place: str = "") -> None:
    """Raises ``CaseError`` for an entry that says too little, or holds what nobody types."""
    if not re.fullmatch(r"[0-9a-f]{64}", entry.sha256):
        raise CaseError("sha256 must be the 64 hex digits of the file", place=place)
    box = entry.box
    if not (0 <= box.left < box.right and 0 <= box.top < box.bottom):
        raise CaseError("box is empty", place=place, advice="left, top, right, bottom in pixels")
    for key in ("new", "who", "why"):
        if not getattr(entry, key).strip():
            raise CaseError(f"{key} is missing", place=place)
    if entry.added not in ("", "stamp", "text"):
        raise CaseError(f"added is {entry.added!r}", place=place, advice="one of: stamp, text")
    if bool(entry.added) == bool(entry.old):
        raise CaseError("one of old and added is wanted, not both", place=place)
    typed = (entry.who, entry.why, *(() if entry.new == entry.old else (entry.new,)))
    for text in typed:
        if len(text) > LONGEST:
            raise CaseError(f"a text of more than {LONGEST} characters", place=place)
        for char in text:
            control = unicodedata.category(char) in ("Cc", "Cs") and char != "\n"
            if control or char in _TURNERS:
                raise CaseError(
                    f"holds U+{ord(char):04X}, which cannot be seen", place=place,
                    advice="type what stands on the paper",
                )  # fmt: skip


def save_correction(folder: Path, entry: Correction) -> None:
    """Write the entry into ``corrections.toml``; one of the same place is replaced.

    What else stands in the file, comments too, stays. The file is replaced as a whole.
    Raises ``CaseError`` if it cannot be read or written.
    """
    check(entry)
    entries = load_corrections(folder)
    kept = [e for e in entries if e.id != entry.id]
    text = _without(folder, entries, entry.id)
    if text and not text.endswith("\n\n"):
        text = text.rstrip("\n") + "\n\n"
    _replace(folder, text + _block(entry), (*kept, entry))


def take_back(folder: Path, id: str) -> None:
    """Take the entry out of ``corrections.toml``. Raises ``CaseError`` if there is none."""
    entries = load_corrections(folder)
    kept = tuple(e for e in entries if e.id != id)
    if len(kept) == len(entries):
        raise CaseError("there is no such correction", place=str(folder / FILE))
    _replace(folder, _without(folder, entries, id), kept)


def _without(folder: Path, entries: Sequence[Correction], id: str) -> str:
    """The text of the file but for the entry with this id."""
    path = folder / FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    starts = [m.start() for m in _HEAD.finditer(text)]
    if len(starts) != len(entries):
        # A table written in another way: ours is written anew.
        return "".join(_block(e) + "\n" for e in entries if e.id != id)
    if not starts:
        return text
    ends = [*starts[1:], len(text)]
    pieces = [text[: starts[0]]]
    pieces += [
        text[start:end]
        for start, end, entry in zip(starts, ends, entries, strict=True)
        if entry.id != id
    ]
    return "".join(pieces)


def _block(entry: Correction) -> str:
    box = entry.box
    rows = [
        "[[corrections]]",
        f"document = {_quoted(entry.document)}",
        f"sha256 = {_quoted(entry.sha256)}",
        f"page = {entry.page}",
        f"box = [{box.left}, {box.top}, {box.right}, {box.bottom}]",
        f"added = {_quoted(entry.added)}" if entry.added else f"old = {_quoted(entry.old)}",
        f"new = {_quoted(entry.new)}",
        f"who = {_quoted(entry.who)}",
        f"when = {entry.when.isoformat()}",
        f"why = {_quoted(entry.why)}",
    ]
    return "\n".join(rows) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML; what cannot be seen is written as an escape."""
    out = []
    for char in text:
        if char in '"\\':
            out.append("\\" + char)
        elif char == "\n":
            out.append("\\n")
        elif char.isprintable():
            out.append(char)
        else:
            out.append(f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}")
    return '"' + "".join(out) + '"'


def _replace(folder: Path, text: str, wanted: Sequence[Correction]) -> None:
    path = folder / FILE
    if _entries(tomllib.loads(text), str(path)) != tuple(wanted):
        # The text could not be changed piece by piece (a "[[corrections]]" inside a text).
        text = "\n".join(_block(e) for e in wanted)
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{FILE}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
            os.chmod(temporary, mode)
            os.replace(temporary, path.resolve() if path.is_symlink() else path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise CaseError(f"cannot be written: {error.strerror}", place=str(path)) from error
