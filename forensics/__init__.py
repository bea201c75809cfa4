"""forensics: lays the papers of a case side by side and says what cannot both be true.

As a library::

    from pathlib import Path
    from forensics import Settings, crosscheck, load_case

    run = crosscheck(load_case(Path("mycase")), Settings())
    for finding in run.outcome.findings:
        print(finding.verdict, finding.sentence)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forensics.case import Case, CaseDocument, Subject, case_of, load_case
    from forensics.errors import ExitCode, ForensicsError
    from forensics.events import Event, EventKind, Extraction, Person
    from forensics.findings import Finding, Nature, Outcome, Severity, Verdict
    from forensics.pipeline import CaseRun, Paper, Settings, crosscheck, extract
    from forensics.records import Document, Fact, Page, Provenance, ReadingWarning
    from forensics.serialize import from_jsonl, to_jsonl
    from forensics.temporal.readings import Interval, Reading, UncertainDate

__version__ = "0.1.0"

_FROM = {
    "case": ("Case", "CaseDocument", "Subject", "case_of", "load_case"),
    "errors": ("ExitCode", "ForensicsError"),
    "events": ("Event", "EventKind", "Extraction", "Person"),
    "findings": ("Finding", "Nature", "Outcome", "Severity", "Verdict"),
    "pipeline": ("CaseRun", "Paper", "Settings", "crosscheck", "extract"),
    "records": ("Document", "Fact", "Page", "Provenance", "ReadingWarning"),
    "serialize": ("from_jsonl", "to_jsonl"),
    "temporal.readings": ("Interval", "Reading", "UncertainDate"),
}
_HOME = {name: module for module, names in _FROM.items() for name in names}

__all__ = [
    "Case",
    "CaseDocument",
    "CaseRun",
    "Document",
    "Event",
    "EventKind",
    "ExitCode",
    "Extraction",
    "Fact",
    "Finding",
    "ForensicsError",
    "Interval",
    "Nature",
    "Outcome",
    "Page",
    "Paper",
    "Person",
    "Provenance",
    "Reading",
    "ReadingWarning",
    "Settings",
    "Severity",
    "Subject",
    "UncertainDate",
    "Verdict",
    "case_of",
    "crosscheck",
    "extract",
    "from_jsonl",
    "load_case",
    "to_jsonl",
]


def __getattr__(name: str) -> Any:
    """Loaded when first asked for: a worker process that reads one page needs none of it."""
    if name not in _HOME:
        raise AttributeError(f"module 'forensics' has no attribute {name!r}")
    return getattr(import_module(f"forensics.{_HOME[name]}"), name)
