"""What there is to check below a folder: cases, single papers, and what has lost its paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forensics.case import Case, case_of, load_case
from forensics.errors import CaseError

PAPERS = frozenset(
    (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".html", ".htm", ".txt")
)
GOLDEN = "expected.jsonl"
RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to run: a case folder, or one paper. ``name`` is relative to where one looked."""

    name: str
    path: Path

    @property
    def is_case(self) -> bool:
        return self.path.is_dir()

    @property
    def golden(self) -> Path:
        beside = self.path.with_name(f"{self.path.name}.jsonl")
        return self.path / GOLDEN if self.is_case else beside

    @property
    def recordings(self) -> Path:
        return (self.path if self.is_case else self.path.parent) / RECORDED

    def load(self) -> Case:
        """Raises ``CaseError``."""
        return load_case(self.path) if self.is_case else case_of([self.path])


def discover(root: Path) -> tuple[Check, ...]:
    """Every case and single paper under ``root`` (or ``root`` itself), by name.

    Raises ``CaseError`` if there is none.
    """
    if not root.exists():
        raise CaseError("no such folder", place=str(root), advice="check the path")
    if root.is_file():
        return (Check(root.name, root),)
    checks = tuple(_walk(root, root, set()))
    if not checks:
        raise CaseError(
            "no fixture case and no paper below", place=str(root), advice="name another folder"
        )
    return checks


def lost(root: Path) -> Iterator[tuple[str, str]]:
    """(name, code) of goldens and readings under ``root`` whose paper is gone; the code is
    ``golden-orphan`` or ``recording-orphan``."""
    if not root.is_dir():
        return
    for check in _walk(root, root, set()):
        for path in lost_recordings(check) if check.is_case else ():
            yield path.relative_to(root).as_posix(), "recording-orphan"
    for folder in _folders(root, set()):
        beside = folder.parent if folder.name == RECORDED else folder
        if (folder / "case.toml").is_file() or (beside / "case.toml").is_file():
            continue
        code = "golden-orphan" if beside == folder else "recording-orphan"
        for path in sorted(folder.glob("*.jsonl")):
            paper = beside / path.name.removesuffix(".jsonl")
            if paper.suffix.lower() in PAPERS and not paper.is_file():
                yield path.relative_to(root).as_posix(), code


def lost_recordings(check: Check) -> list[Path]:
    """The readings of a case that belong to none of its papers."""
    known = {recording_name(d.name) for d in check.load().documents}
    return [p for p in sorted(check.recordings.glob("*.jsonl")) if p.name not in known]


def recording_name(document: str) -> str:
    """The file in ``recorded/`` with the reading of this document."""
    return document.replace("/", "__") + ".jsonl"


def _walk(root: Path, folder: Path, seen: set[Path]) -> Iterator[Check]:
    for inside in _folders(folder, seen):
        name = inside.relative_to(root).as_posix()
        if (inside / "case.toml").is_file():
            yield Check(name if name != "." else inside.resolve().name, inside)
        elif inside.name != RECORDED:
            for paper in sorted(inside.iterdir()):
                if paper.is_file() and paper.suffix.lower() in PAPERS:
                    yield Check(paper.relative_to(root).as_posix(), paper)


def _folders(folder: Path, seen: set[Path]) -> Iterator[Path]:
    """The folder and those below it, by name; into a case only as far as its readings."""
    if folder.resolve() in seen:
        return
    seen.add(folder.resolve())
    yield folder
    if (folder / "case.toml").is_file():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith((".", "__")):
            yield from _folders(path, seen)
