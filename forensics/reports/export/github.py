"""Workflow commands of GitHub Actions: one annotation a finding.

A clash in every reading is an error, what a mark or a missing day decides is a warning, the
rest is a notice. Escaping after GitHub's toolkit: ``%``, CR and LF in the message, also ``:``
and ``,`` in properties.
"""

from __future__ import annotations

from forensics.escape import visible
from forensics.reports.catalogue import texts
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.view import FindingView, Viewer

NAME = "github"
TITLE = "annotations for GitHub Actions"
SUFFIX = ".txt"
_COMMANDS = {"certain": "error", "reading": "warning", "precision": "warning", "other": "notice"}


def render(run: Run, options: Options = DEFAULT) -> str:
    viewer = Viewer(run, texts(options.lang))
    lines = [_line(view, viewer) for view in viewer.findings()]
    lines += [f"::warning title={_value(e.code)}::{_text(str(e))}" for e in run.errors]
    return "".join(f"{line}\n" for line in lines)


def _line(view: FindingView, viewer: Viewer) -> str:
    f = view.finding
    place = next((p for e in f.evidence for p in e.provenance), None)
    where = f"file={_value(place.document)}," if place else ""
    quotes = "; ".join(f"{m.place}: {m.quote}" for s in view.sides for m in s.marks)
    message = f"{view.verdict}. {f.sentence}\n{quotes}"
    return f"::{_COMMANDS[view.group]} {where}title={_value(f.title)}::{_text(message)}"


def _text(words: str) -> str:
    shown = visible(words, newlines=True)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(words: str) -> str:
    return _text(words).replace(":", "%3A").replace(",", "%2C")
