"""Options that several commands share, each written once."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from forensics.cli.console import Voice
from forensics.errors import UsageError
from forensics.pipeline import Settings


class Color(StrEnum):
    auto = "auto"
    always = "always"
    never = "never"


class ReportLang(StrEnum):
    """As ``reports.catalogue.LANGUAGES``."""

    en = "en"
    zh = "zh"


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say every warning.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="No progress bar.")]
ColorOption = Annotated[Color, typer.Option("--color", help="Colour; NO_COLOR is honoured.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="File to write; never one that was read. - is stdout."),
]
Engine = Annotated[str, typer.Option(help="What reads pictures: auto, rapidocr or tesseract.")]
SecondEngine = Annotated[
    str, typer.Option(help="A second engine that looks again: it confirms, never outvotes.")
]
Lang = Annotated[
    str, typer.Option(help="Language of the papers: zh-Hans, zh-Hant, en, chi_sim+eng … or auto.")
]
Words = Annotated[
    ReportLang, typer.Option("--words", help="Language of our own words, not of the papers.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0 is one a core.")
]
CacheDir = Annotated[
    Path | None, typer.Option(help="Where readings are kept (also FORENSICS_CACHE_DIR).")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep no readings, use none.")]
Who = Annotated[
    str, typer.Option(help="Your name for the journal, or nothing (also FORENSICS_WHO).")
]
TsaCa = Annotated[
    list[Path] | None,
    typer.Option("--tsa-ca", help="Root certificates (PEM) of time-stamping authorities."),
]
PublicKeys = Annotated[
    list[str] | None,
    typer.Option("--key", help="A public key you know: its 64 hex digits or a .pub file."),
]
Copies = Annotated[
    Path | None, typer.Option("--copies", help="A copy of seals/ that was kept elsewhere.")
]
Reproduce = Annotated[
    bool, typer.Option("--reproduce", help="Also read the papers again and compare.")
]
Heads = Annotated[
    list[str] | None, typer.Option("--head", help="The hash of a line you know from elsewhere.")
]
AllowIncomplete = Annotated[
    bool, typer.Option("--allow-incomplete", help="Do not fail over what could not be read.")
]


NoInspect = Annotated[
    bool, typer.Option("--no-inspect", help="Do not look at the files themselves.")
]


def voice(quiet: bool, verbose: bool, no_progress: bool, color: Color) -> Voice:
    return Voice(quiet, verbose, not no_progress, color.value)


def settings(
    engine: str, second: str, lang: str, jobs: int, cache: Path | None, no_cache: bool, kind: str
) -> Settings:
    return Settings(
        engine=engine,
        second_engine=second,
        lang="" if lang == "auto" else lang,
        kind=kind,
        jobs=jobs or _cores(),
        cache_dir=None if no_cache else cache or default_cache(),
    )


def default_cache() -> Path:
    """Readings never lie among the originals: ``FORENSICS_CACHE_DIR``, or the user's cache
    folder (``XDG_CACHE_HOME``, else ``~/.cache``; ``LOCALAPPDATA`` on Windows)."""
    if told := os.environ.get("FORENSICS_CACHE_DIR"):
        return Path(told)
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "forensics"


def _cores() -> int:
    """The cores this process may use, not those of the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def roots(files: list[Path] | None) -> tuple[Any, ...]:
    """The certificates of ``--tsa-ca``. Raises ``UsageError`` for a file that holds none."""
    from forensics.custody import timestamp

    found: list[Any] = []
    for path in files or ():
        try:
            found += timestamp.roots_of(path.read_bytes())
        except OSError as error:
            raise UsageError(f"cannot be read: {error.strerror}", place=str(path)) from error
        except ValueError as error:
            raise UsageError("holds no certificate in PEM", place=str(path)) from error
    return tuple(found)
