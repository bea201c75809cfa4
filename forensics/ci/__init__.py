"""Fixture cases against their goldens: one runner for ``forensics ci`` and for pytest.

A *case* is a folder with ``case.toml``; its golden is ``expected.jsonl`` beside it. A *single
paper* is a paper outside a case; its golden is ``NAME.jsonl`` beside it, under its full name
(``bail.jpg.jsonl``). Readings are in ``recorded/`` of the same folder, one file a paper. A
golden holds what the papers say and, for a case, what the crosscheck answers: one record a
line, no versions, no clocks, no paths of a machine.

Reading and logic never change in one step: ``record`` writes readings only, ``update``
goldens only, and a reading that is older than its paper is a failure, not a default.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from forensics import pipeline
from forensics.ci.checks import Check, discover, lost, lost_recordings, recording_name
from forensics.ci.compare import differences, essence
from forensics.errors import ForensicsError, UsageError
from forensics.findings import Outcome
from forensics.intake.engines import recorded
from forensics.pipeline import Settings
from forensics.serialize import Record, from_jsonl, to_jsonl

__all__ = [
    "Check", "Problem", "Result", "discover", "orphans", "record", "records_of", "run", "run_all",
    "update",
]  # fmt: skip

DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a check fails. ``code``: ``golden-missing``, ``golden-orphan``, ``recording-missing``,
    ``recording-stale``, ``recording-orphan``, ``differs`` or the code of an error."""

    code: str
    message: str
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one check. ``changed`` are the lines of a golden that was rewritten."""

    name: str
    problems: tuple[Problem, ...] = ()
    changed: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        return not self.problems


OnResult = Callable[[Result], None]


def _silent(result: Result) -> None:
    """Nobody listens."""


def orphans(root: Path) -> tuple[Result, ...]:
    """Goldens and readings under ``root`` whose paper is gone: each is a failure of its own."""
    said = "its paper is gone: remove it, or bring the paper back"
    return tuple(Result(name, (Problem(code, said),)) for name, code in lost(root))


def run(check: Check, *, live: bool = False, settings: Settings = DEFAULT) -> Result:
    """Run one check and compare; nothing is written."""
    return _timed(check, lambda: _compare(check, live, settings))


def update(check: Check, settings: Settings = DEFAULT) -> Result:
    """Write the golden anew from recorded readings; ``changed`` says what is different.

    Raises ``UsageError`` where the environment says this is a CI machine.
    """
    _not_under_ci("--update")
    return _timed(check, lambda: _update(check, settings))


def record(check: Check, settings: Settings = DEFAULT) -> Result:
    """Read the papers with the engine and keep the readings. Goldens are not touched.

    Raises ``UsageError`` where the environment says this is a CI machine.
    """
    _not_under_ci("--record")
    return _timed(check, lambda: _record(check, settings))


def run_all(
    root: Path,
    *,
    updating: bool = False,
    recording: bool = False,
    live: bool = False,
    settings: Settings = DEFAULT,
    on_result: OnResult = _silent,
) -> tuple[Result, ...]:
    """Every check under ``root``, then the orphans. ``on_result`` hears of each as it comes.

    Raises ``UsageError`` for options that exclude each other.
    """
    if updating and recording:
        raise UsageError(
            "--update and --record exclude each other",
            advice="record first, look at the differences, then update",
        )
    if live and (updating or recording):
        raise UsageError("--live-ocr compares only", advice="leave out --update and --record")
    results = []
    for check in discover(root):
        if recording:
            result = record(check, settings)
        elif updating:
            result = update(check, settings)
        else:
            result = run(check, live=live, settings=settings)
        results.append(result)
        on_result(result)
    for result in orphans(root):
        results.append(result)
        on_result(result)
    return tuple(results)


def records_of(check: Check, *, live: bool, settings: Settings = DEFAULT) -> tuple[Record, ...]:
    """What a golden holds: extractions, troubles and, for a case, findings, agreements and what
    could not be checked although a paper is there.

    Raises ``ForensicsError``.
    """
    case = check.load()
    if not live:
        settings = replace(settings, engine="recorded", recordings=(check.recordings,))
    if check.is_case:
        whole = pipeline.crosscheck(case, settings)
        troubles = tuple(pipeline.trouble(e) for e in whole.errors)
        return (*whole.extractions, *troubles, _relevant(whole.outcome))
    papers = list(pipeline.extract(case, settings))
    return (
        *(e for paper in papers for e in paper.extractions),
        *(pipeline.trouble(e) for paper in papers for e in paper.errors),
    )


def _relevant(outcome: Outcome) -> Outcome:
    """Without the rules that ask for papers the case has not: else every new rule would change
    the golden of every case."""
    return replace(outcome, unchecked=tuple(u for u in outcome.unchecked if u.blocking))


def _timed(check: Check, work: Callable[[], Result]) -> Result:
    start = time.monotonic()
    try:
        result = work()
    except ForensicsError as error:
        result = Result(check.name, (Problem(error.code, str(error)),))
    return replace(result, seconds=time.monotonic() - start)


def _compare(check: Check, live: bool, settings: Settings) -> Result:
    problems = [] if live else list(_readings(check))
    if not check.golden.is_file():
        problems.append(Problem("golden-missing", f"there is no {check.golden.name}"))
    if problems:
        return Result(check.name, tuple(problems))
    got = records_of(check, live=live, settings=settings)
    expected = check.golden.read_text("utf-8")
    lines: tuple[str, ...]
    if live:
        lines = essence(from_jsonl(expected)).against(essence(got))
    else:
        lines = differences(expected, to_jsonl(got))
    if not lines:
        return Result(check.name)
    plural = "s" if len(lines) > 1 else ""
    problem = Problem("differs", f"{len(lines)} difference{plural} from {check.golden.name}", lines)
    return Result(check.name, (problem,))


def _update(check: Check, settings: Settings) -> Result:
    problems = tuple(_readings(check))
    if problems:
        return Result(check.name, problems)
    got = to_jsonl(records_of(check, live=False, settings=settings))
    before = check.golden.read_text("utf-8") if check.golden.is_file() else ""
    if got == before:
        return Result(check.name)
    check.golden.write_text(got, "utf-8")
    new = (f"+ {len(got.splitlines())} records: read them as you would read the papers",)
    changed = differences(before, got) if before else new
    return Result(check.name, changed=changed, written=(check.golden.name,))


def _record(check: Check, settings: Settings) -> Result:
    problems, written = [], []
    # A recording is what the engine reads; what a person corrected comes on top of it.
    case = replace(check.load(), corrections=())
    for paper in pipeline.extract(case, replace(settings, cache_dir=None)):
        problems += [Problem(e.code, str(e)) for e in paper.errors]
        if paper.document is not None:
            written.append(recorded.record(paper.document, check.recordings).name)
    for path in lost_recordings(check) if check.is_case else ():
        path.unlink()
    return Result(check.name, tuple(problems), written=tuple(written))


def _readings(check: Check) -> Iterator[Problem]:
    """What is wrong with the recordings of this check."""
    for document in check.load().documents:
        path = check.recordings / recording_name(document.name)
        if not path.is_file():
            yield Problem("recording-missing", f"there is no reading of {document.name}")
            continue
        with path.open(encoding="utf-8") as lines:
            read = json.loads(next(lines, "{}")).get("file")
        if read != hashlib.sha256(document.path.read_bytes()).hexdigest():
            yield Problem(
                "recording-stale", f"{document.name} has changed since it was read into {path.name}"
            )


def _not_under_ci(option: str) -> None:
    if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        raise UsageError(
            f"{option} is not for a CI machine", advice="run it at home and look at what changes"
        )
