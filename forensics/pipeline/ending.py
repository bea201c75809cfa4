"""How a run ends: which findings count, and the exit code that says so."""

from __future__ import annotations

from collections.abc import Sequence

from forensics.errors import ExitCode, ForensicsError
from forensics.findings import Finding, Nature, Outcome, Verdict
from forensics.pipeline.warned import warnings_of
from forensics.records import Document

FAIL_ON = ("certain", "contradiction", "violation", "tension", "lead", "never")
"""What makes a run fail, each with all before it: a contradiction that holds in every reading,
any contradiction, then violations, tensions, leads."""

_NATURES = {
    "contradiction": Nature.CONTRADICTION,
    "violation": Nature.VIOLATION,
    "tension": Nature.TENSION,
    "lead": Nature.LEAD,
}


def fails(finding: Finding, fail_on: str) -> bool:
    """Is the finding at or above this level of ``FAIL_ON``? A guard never is."""
    if fail_on == "certain":
        return finding.nature is Nature.CONTRADICTION and finding.verdict is Verdict.CERTAIN
    if fail_on == "never":
        return False
    # A lead has no verdict: nothing follows from it.
    if finding.verdict is Verdict.NONE and finding.nature is not Nature.LEAD:
        return False
    levels = list(_NATURES)
    return finding.nature in [_NATURES[n] for n in levels[: levels.index(fail_on) + 1]]


def exit_code(
    errors: Sequence[ForensicsError],
    documents: Sequence[Document],
    outcome: Outcome | None = None,
    fail_on: str = "contradiction",
    allow_incomplete: bool = False,
) -> ExitCode:
    """What to tell the caller: a bug of ours first, then findings, then what is missing."""
    codes = {error.exit_code for error in errors}
    if ExitCode.INTERNAL in codes:
        return ExitCode.INTERNAL
    if outcome and any(fails(finding, fail_on) for finding in outcome.findings):
        return ExitCode.FINDINGS
    if allow_incomplete:
        return ExitCode.OK
    if ExitCode.DEPENDENCY in codes:
        return ExitCode.DEPENDENCY
    unread = any(w.code == "page-unreadable" for _, _, w in warnings_of(documents))
    unchecked = outcome is not None and any(u.blocking for u in outcome.unchecked)
    return ExitCode.INCOMPLETE if codes or unread or unchecked else ExitCode.OK
