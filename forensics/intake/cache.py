"""Readings kept by content: what was read once is not read again, and Ctrl-C loses nothing.

The key is the sha256 of the file and a hash of everything that could change the reading: the
models in effect, engine, language, options, versions of the packages that decode, and the code
of this package. One JSON file a page, written beside and renamed, so a page is whole or absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from forensics.intake import engines, pagejson
from forensics.intake.languages import packs
from forensics.intake.options import ReadOptions
from forensics.records import Page, ReadingWarning

_DECODERS = ("pdfplumber", "pdfminer.six", "pypdfium2", "Pillow", "pi-heif", "numpy",
             "opencv-python-headless")  # fmt: skip


@cache
def code_hash() -> str:
    """Of the sources of this package: a changed line never meets an old reading."""
    whole = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".onnx", ".toml", ".csv"):
            whole.update(path.relative_to(folder).as_posix().encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    for name in _DECODERS:
        try:
            whole.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            whole.update(f"{name} none\n".encode())
    return whole.hexdigest()


def settings_hash(options: ReadOptions) -> str:
    """Raises ``DependencyError`` if the engine is not there, ``UsageError`` if unknown."""
    lang = "+".join(packs(options.lang))
    parts = [code_hash(), lang, f"regions {options.regions}"]
    for name in (options.engine, options.second_engine):
        if name:
            module = engines.module(name, options.lang)
            parts += [engines.resolve(name, options.lang), module.fingerprint(options.lang)]
        else:
            parts.append("none")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Shelf:
    """The readings of one file under one setting. Without a folder it keeps nothing."""

    def __init__(self, root: Path | None, sha256: str, settings: str) -> None:
        self._folder = root / sha256[:2] / f"{sha256}-{settings[:16]}" if root else None

    def opened(self) -> tuple[str, int, tuple[ReadingWarning, ...]] | None:
        """Media type, number of pages and warnings about the file, if it was opened before."""
        data = self._load("file.json")
        try:
            told = tuple(pagejson.warning_from_json(w, "", 0) for w in data["warnings"])
            return str(data["media_type"]), int(data["pages"]), told
        except (KeyError, TypeError, ValueError):
            return None

    def keep_opened(
        self, media_type: str, pages: int, warnings: tuple[ReadingWarning, ...]
    ) -> None:
        told = [pagejson.warning_to_json(w) for w in warnings]
        data = {"media_type": media_type, "pages": pages, "warnings": told}
        self._keep("file.json", json.dumps(data, ensure_ascii=False))

    def page(self, number: int, document: str) -> Page | None:
        """The page as it was read, under the name the document has now."""
        try:
            return pagejson.from_json(self._load(_file(number)), document, number)
        except ValueError:
            return None

    def keep_page(self, number: int, text: str) -> None:
        """``text`` is the page as ``pagejson`` writes it."""
        self._keep(_file(number), text)

    def answer(self, name: str) -> dict[str, Any]:
        """What was kept of other work on the file under this name; empty for nothing."""
        return self._load(f"{name}.json")

    def keep_answer(self, name: str, answer: dict[str, Any]) -> None:
        """``name`` is a word of our own, never one from a file."""
        self._keep(f"{name}.json", json.dumps(answer, ensure_ascii=False))

    def _load(self, name: str) -> dict[str, Any]:
        if self._folder is None:
            return {}
        try:
            data = json.loads((self._folder / name).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}

    def _keep(self, name: str, text: str) -> None:
        if self._folder is None:
            return
        goal = self._folder / name
        part = goal.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(text, "utf-8")
            part.replace(goal)
        except OSError:
            # A full or read-only disk costs the next run time; it must not cost this reading.
            with contextlib.suppress(OSError):
                part.unlink()


def _file(number: int) -> str:
    return f"{number:05}.json"
