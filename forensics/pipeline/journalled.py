"""What was read of a case under custody, and by what, goes into its journal.

For a plain folder all of this does nothing. Otherwise a line says which originals and which
files of the case went in, the options and versions, and the sha256 of what came out: of the
records of each paper (kept in ``derived/records/``), of the answer, of the file written.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forensics.case import Case
from forensics.custody.bag import (
    DERIVED,
    TRACKED,
    Bag,
    file_sha256,
    is_bag,
    make_folders,
    replace,
)
from forensics.errors import AlteredError, ForensicsError
from forensics.pipeline.versions import versions
from forensics.serialize import Record, to_jsonl

if TYPE_CHECKING:
    from forensics.pipeline import CaseRun, Paper, Settings

READING = ("extract", "crosscheck", "report", "travel", "export", "review")
"""The actions whose outputs can be made again."""
ANSWER, RECORDS = "answer", "records/"


class Log:
    """One command on one case. ``who`` is as typed, or from ``FORENSICS_WHO``; may be empty."""

    def __init__(self, case: Case, action: str, settings: Settings, who: str = "") -> None:
        """Records what people changed in the case since the last command.

        Raises ``AlteredError`` if the journal does not hold: then nothing is added to it.
        """
        self.altered: list[ForensicsError] = []
        self.changes: tuple[str, ...] = ()
        self._case, self._action, self._settings = case, action, settings
        self._inputs: list[dict[str, Any]] = []
        self._outputs: list[dict[str, Any]] = []
        self._bag = Bag(case.folder, who or told_who()) if is_bag(case.folder) else None
        if self._bag:
            with self._bag.writing():
                self.changes = tuple(self._bag.changes)

    def heard(self, papers: Iterable[Paper]) -> Iterator[Paper]:
        """The papers as they come, each noted with its hash and the hash of its records."""
        if self._bag:
            self._missing(self._bag)
        for paper in papers:
            if self._bag:
                self._paper(self._bag, paper)
            yield paper

    def done(self, code: int, run: CaseRun | None = None, output: Path | None = None) -> int:
        """Write the line. Returns ``code``."""
        if self._bag is None:
            return code
        outputs = [*self._outputs]
        if run is not None:
            outputs.append({"name": ANSWER, **_hashed(answer_records(run))})
        if output is not None and output.is_file():
            raw = {"sha256": file_sha256(output.resolve()), "size": output.stat().st_size}
            outputs.append({"name": f"written/{output.name}", **raw})
        with self._bag.writing():
            self._bag.append(
                self._action,
                inputs=[*self._inputs, *case_inputs(self._case)],
                outputs=outputs,
                options=options_of(self._settings),
                versions=versions(self._settings, self._case),
                exit=int(code),
            )
        return code

    def _missing(self, bag: Bag) -> None:
        for name in sorted(n for n in bag.originals if not os.path.lexists(bag.folder / n)):
            self.altered.append(
                AlteredError("is gone", place=name, advice="forensics verify says more")
            )

    def _paper(self, bag: Bag, paper: Paper) -> None:
        original = bag.originals.get(paper.name)
        sha = paper.document.sha256 if paper.document else original.sha256 if original else ""
        if original is None or sha != original.sha256:
            what = "the file that was added" if original else "a file that the journal knows"
            advice = "forensics verify says more"
            self.altered.append(AlteredError(f"is not {what}", place=paper.name, advice=advice))
        if sha:
            self._inputs.append({"name": paper.name, "sha256": sha})
        text = records_of(paper)
        name = RECORDS + paper.name
        self._outputs.append({"name": name, **_hashed(text)})
        target = bag.folder / DERIVED / f"{RECORDS}{paper.name}.jsonl"
        with suppress(OSError):  # it can be made again; a full disk must not cost the reading
            make_folders(bag.folder, target.parent)
            replace(target, text.encode())


def changed(folder: Path, who: str) -> None:
    """A person changed a file of the case by a command of ours: into the journal with it."""
    if is_bag(folder):
        with Bag(folder, who).writing(author=who):
            pass


def told_who() -> str:
    """Never the name of the account: who is at risk need not be in the journal."""
    return os.environ.get("FORENSICS_WHO", "")


def records_of(paper: Paper) -> str:
    """The records of one paper as JSON Lines: no clock and no path of this machine in them."""
    from forensics.pipeline import trouble

    records: list[Record] = [paper.document] if paper.document else []
    records += [*paper.extractions, *(trouble(e) for e in paper.errors)]
    return to_jsonl(records)


def answer_records(run: CaseRun) -> str:
    """What the crosscheck says, without the papers, whose records have hashes of their own."""
    return to_jsonl([*run.corrections, run.outcome])


def case_inputs(case: Case) -> list[dict[str, Any]]:
    """The files of the case besides its papers: case.toml, corrections.toml, rule pages."""
    paths = [case.folder / name for name in TRACKED] + list(case.rule_files)
    return [
        {"name": Path(os.path.relpath(p, case.folder)).as_posix(), "sha256": file_sha256(p)}
        for p in paths
        if p.is_file()
    ]


def options_of(settings: Settings) -> dict[str, Any]:
    """The options of reading, with the limits of the environment; no paths, no jobs."""
    told = asdict(settings)
    chosen = {k: told[k] for k in ("engine", "second_engine", "lang", "kind")}
    limits = {k: v for k, v in os.environ.items() if k.startswith("FORENSICS_MAX_")}
    return {**chosen, **dict(sorted(limits.items()))}


def _hashed(text: str) -> dict[str, Any]:
    raw = text.encode()
    return {"sha256": hashlib.sha256(raw).hexdigest(), "size": len(raw)}
