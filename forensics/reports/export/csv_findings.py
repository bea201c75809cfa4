"""Findings as a table: one row a finding, two sides beside each other, further ones joined."""

from __future__ import annotations

from forensics.reports.catalogue import texts
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.spreadsheet import table
from forensics.reports.view import FindingView, SideView, Viewer

NAME = "csv-findings"
TITLE = "findings as a table for spreadsheets"
SUFFIX = ".csv"
HEADER = (
    "number", "id", "rule", "title", "nature", "severity", "verdict", "verdict_in_words",
    "sentence", "what_decides", "one_side", "one_quote", "one_place", "one_reading",
    "other_side", "other_quote", "other_place", "other_reading", "also",
    "innocent_explanations", "tested", "ask_for", "law",
)  # fmt: skip


def render(run: Run, options: Options = DEFAULT) -> str:
    return table(HEADER, (_row(v) for v in Viewer(run, texts(options.lang)).findings()))


def _row(view: FindingView) -> tuple[object, ...]:
    f = view.finding
    sides = [_side(side) for side in view.sides] + [("", "", "", "")] * 2
    return (
        view.number, f.id, f.rule, f.title, f.nature.value, f.severity.value, f.verdict.value,
        view.verdict, f.sentence, " | ".join(d.words for d in view.deciding), *sides[0], *sides[1],
        " | ".join(s.statement for s in view.sides[2:]),
        " | ".join(a.otherwise for a in view.assumptions),
        " | ".join(f"{a.state}: {a.tried}" if a.tried else a.state for a in view.assumptions),
        " | ".join(a.ask for a in view.assumptions), f.law,
    )  # fmt: skip


def _side(side: SideView) -> tuple[str, str, str, str]:
    quotes = " | ".join(m.quote for m in side.marks)
    return side.statement, quotes, " | ".join(m.place for m in side.marks), side.reading
