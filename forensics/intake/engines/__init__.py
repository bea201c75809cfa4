"""OCR engines: one module an engine, found by being there.

An engine module has ``open_engine(lang: str, threads: int) -> OcrEngine``, which raises
``DependencyError`` (with the exact install line) if its program, package or language is
missing; ``available() -> str``: its version for people, ``""`` if it cannot be used; and
``fingerprint(lang) -> str``, which changes whenever a reading could: version and hash of the
models in effect. The last two load no model.

The engine ``recorded`` is no engine in this sense: it replays whole pages (see its docstring).
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from forensics.errors import UsageError
from forensics.intake.languages import rapidocr_reads

if TYPE_CHECKING:
    from forensics.intake.lines import Line, Picture


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What an engine read. ``turn``: degrees clockwise (0, 90, 180, 270) that make it upright.

    ``picture`` is the picture turned upright; ``lines`` have quads in its pixels, unsorted.
    """

    picture: Picture
    turn: int
    lines: tuple[Line, ...]


class OcrEngine(Protocol):
    """Reads pictures (RGB). Never downloads, never drops a line, is repeatable byte for byte."""

    @property
    def version(self) -> str:
        """For people and for ``Page.reader``: ``rapidocr 3.10.0 PP-OCRv6 onnxruntime 1.31.1``."""

    def read(self, picture: Picture) -> Reading:
        """A whole page, whichever way up it lies."""

    def read_block(self, picture: Picture) -> tuple[Line, ...]:
        """An upright part of a page: quads in its own pixels."""

    def read_line(self, crop: Picture) -> Line:
        """One straightened line."""


class EngineModule(Protocol):
    def open_engine(self, lang: str, threads: int) -> OcrEngine: ...

    def available(self) -> str: ...

    def fingerprint(self, lang: str) -> str: ...


def engines() -> dict[str, EngineModule]:
    """Every engine by name, installed or not."""
    return {
        info.name: cast(EngineModule, importlib.import_module(f"{__name__}.{info.name}"))
        for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name)
        if info.name != "recorded"
    }


def resolve(name: str, lang: str) -> str:
    """``auto`` is rapidocr, or tesseract for what that cannot read."""
    if name != "auto":
        return name
    return "rapidocr" if rapidocr_reads(lang) else "tesseract"


def module(name: str, lang: str = "auto") -> EngineModule:
    """The engine's module. Raises ``UsageError`` for an engine there is not."""
    found = engines()
    name = resolve(name, lang)
    if name not in found:
        known = ", ".join(["auto", *found, "recorded"])
        raise UsageError(f"there is no OCR engine {name!r}", advice=f"use one of: {known}")
    return found[name]


def open_engine(name: str, lang: str = "auto", threads: int = 1) -> OcrEngine:
    return module(name, lang).open_engine(lang, threads)
