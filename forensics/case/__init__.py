"""A case: a folder of papers about one person, with or without a ``case.toml``.

The folder is only ever read, but for ``corrections.toml`` (``case.corrections``), which
``forensics review`` writes. ``case.toml`` (all keys optional) looks like this::

    name = "The county file"
    rules = ["own/late_stamp.toml"]        # rule pages of your own
    ignore = ["papers/drafts/*"]           # papers to leave out, as file patterns

    [subject]
    names = ["张三", "ZHANG SAN"]
    aliases = ["Jackie Zhang"]
    birth_date = 1985-03-12                # or "1985-03", or any EDTF text
    numbers = ["E12345678"]                # passport and identity numbers

    [hints]
    order = "day-first"                    # of dates in figures, where a paper does not say
    lang = "en"

    [[documents]]
    file = "papers/bail.pdf"
    kind = "bail_decision"
    lang = "zh-Hans"
    asserted_by = "County Public Security Bureau"
    order = "day-first"

    [[suppressions]]
    finding = "PRES-01-1f00c2d9a1b3"       # settled: listed in every report, counted nowhere
    who = "A. Reader"
    when = 2026-01-31
    why = "The register of the border shows another person."

Papers that are not listed under ``documents`` are read all the same.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from forensics.case.corrections import load_corrections
from forensics.case.model import Case, CaseDocument, Hints, Subject
from forensics.case.papers import in_bag, papers_in, regular
from forensics.case.toml import CaseFile, read_toml
from forensics.errors import CaseError

__all__ = ["Case", "CaseDocument", "Hints", "Subject", "case_of", "load_case"]


def load_case(folder: Path) -> Case:
    """The case in ``folder`` (or in the folder of a ``case.toml`` that is named itself).

    Raises ``CaseError`` for a folder that is not there, holds no paper, or whose
    ``case.toml`` has a mistake; the message names the key or the file.
    """
    if folder.name == "case.toml" and folder.is_file():
        folder = folder.parent
    if not folder.exists():
        raise CaseError("no such folder", place=str(folder), advice="check the path")
    if not folder.is_dir():
        raise CaseError(
            "is a file, not a case folder", place=str(folder), advice="name the folder it lies in"
        )
    table = read_toml(folder / "case.toml")
    case = CaseFile(folder, table).case() if table is not None else _bare(folder)
    case = replace(case, corrections=load_corrections(folder))
    if not case.documents:
        bag = in_bag(folder)
        advice = "forensics case add" if bag else "put scans into it, or into papers/ in it"
        raise CaseError("holds no paper", place=str(folder), advice=advice)
    return case


def case_of(paths: Sequence[Path]) -> Case:
    """A case of loose files and folders, as given on a command line.

    Names are relative to the folder they have in common, so that nothing of this machine
    gets into an output. Raises ``CaseError`` for a path that is not there.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += papers_in(path)
        elif path.exists():
            regular(path)
            files.append(path)
        else:
            raise CaseError("no such file or folder", place=str(path), advice="check the path")
    # os.path.abspath, not resolve(): a link keeps the name under which it was given.
    absolute = list(dict.fromkeys(Path(os.path.abspath(f)) for f in files))
    if not absolute:
        place = ", ".join(str(p) for p in paths)
        raise CaseError("holds no paper", place=place, advice="name files, or a folder of scans")
    root = Path(os.path.commonpath([f.parent for f in absolute]))
    documents = sorted(
        (CaseDocument(f.relative_to(root).as_posix(), f) for f in absolute), key=lambda d: d.name
    )
    return Case(root.name, root, documents=tuple(documents))


def _bare(folder: Path) -> Case:
    files = papers_in(folder)
    documents = tuple(CaseDocument(f.relative_to(folder).as_posix(), f) for f in files)
    return Case(folder.resolve().name, folder, documents=documents)
