"""The verb ``inspect``: what the files of a case themselves say, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forensics import integrity
from forensics.case import Case
from forensics.errors import ExitCode, ForensicsError
from forensics.intake import ReadOptions
from forensics.observations import Inspection

TRUSTS = ("fact", "measured", "hint")
"""What makes an inspection fail, each with all before it."""


def inspect(
    case: Case, options: ReadOptions, on_progress: Callable[[int, int], None]
) -> list[Inspection | ForensicsError]:
    """One result a paper, in the order of the case; one bad file stops no other."""
    files = [(paper.path, paper.name) for paper in case.documents]
    return integrity.inspect_many(files, options, on_progress)


def inspection_code(
    inspections: Sequence[Inspection],
    errors: Sequence[ForensicsError],
    fail_on: str = "measured",
    allow_incomplete: bool = False,
) -> ExitCode:
    """What to tell the caller: what was seen first, then what could not be looked at."""
    levels = TRUSTS[: TRUSTS.index(fail_on) + 1] if fail_on in TRUSTS else ()
    if any(o.notable and o.trust in levels for one in inspections for o in one.observations):
        return ExitCode.FINDINGS
    gaps = bool(errors) or any(one.not_inspected for one in inspections)
    if not gaps or allow_incomplete:
        return ExitCode.OK
    internal = any(e.exit_code is ExitCode.INTERNAL for e in errors)
    return ExitCode.INTERNAL if internal else ExitCode.INCOMPLETE
