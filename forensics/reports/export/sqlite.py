"""The whole answer as a SQLite database: events with both bounds, findings with their sides.

Days are ISO texts, ``NULL`` where nothing is known: never a day in place of a month. Boxes are
JSON arrays ``[[left, top, right, bottom], …]`` in pixels of the page.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date

from forensics import __version__
from forensics.escape import visible
from forensics.records import Provenance
from forensics.reports import sections
from forensics.reports.catalogue import texts
from forensics.reports.rows import rows
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.view import FindingView, Viewer
from forensics.serialize import SCHEMA

NAME = "sqlite"
TITLE = "a SQLite database of papers, events and findings"
SUFFIX = ".sqlite"
TABLES = {
    "about": "key, value",
    "papers": "name, sha256, media_type, pages",
    "events": "paper, kind, what, printed, in_words, edtf, precision, from_earliest, from_latest, "
    "to_earliest, to_latest, place, country, person, whose_word, inferred, page, boxes, "
    "confidence, reader, corrected",
    "findings": "id, rule, title, nature, severity, verdict, verdict_in_words, sentence, law, "
    "suppressed_by, suppressed_when, suppressed_why",
    "evidence": "finding, side, statement, reading, whose_word, paper, page, quote, boxes, "
    "confidence, corrected",
    "explanations": "finding, explanation, state, tried, ask_for",
    "agreements": "rule, title, kind, sentence",
    "unchecked": "rule, title, why, missing, blocking",
    "warnings": "paper, page, code, message, quote, boxes",
    "corrections": "id, paper, page, box, old, new, added, who, day, why",
    "errors": "code, paper, message, advice",
}
Cell = str | int | float | None | date


def render(run: Run, options: Options = DEFAULT) -> bytes:
    """The database as the bytes of its file."""
    viewer = Viewer(run, texts(options.lang))
    with closing(sqlite3.connect(":memory:")) as base:
        for name, columns in TABLES.items():
            base.execute(f"CREATE TABLE {name} ({columns})")
        for name, found in _tables(run, viewer):
            marks = ", ".join("?" * len(TABLES[name].split(", ")))
            base.executemany(
                f"INSERT INTO {name} VALUES ({marks})", ([_cell(c) for c in row] for row in found)
            )
        base.commit()
        return base.serialize()


def dump(data: bytes) -> str:
    """The database as SQL text."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data)
        return "\n".join(base.iterdump())


def _cell(value: Cell) -> str | int | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return visible(value, newlines=True) if isinstance(value, str) else value


def _tables(run: Run, viewer: Viewer) -> Iterator[tuple[str, Iterable[tuple[Cell, ...]]]]:
    outcome = run.outcome
    yield "about", [("case", run.case.name), ("schema", SCHEMA), ("forensics", __version__),
                    *sorted(run.engines.items())]  # fmt: skip
    yield "papers", ((d.name, d.sha256, d.media_type, len(d.pages)) for d in run.documents)
    yield "events", _events(viewer)
    shown = viewer.findings()
    settled = [viewer.finding(0, s.finding) for s in outcome.suppressed]
    yield "findings", (
        *((*_finding(v), None, None, None) for v in shown),
        *((*_finding(v), s.by.who, s.by.when, s.by.why)
          for v, s in zip(settled, outcome.suppressed, strict=True)),
    )  # fmt: skip
    for view in (*shown, *settled):
        yield "evidence", _evidence(view)
        yield (
            "explanations",
            ((view.finding.id, a.otherwise, a.state, a.tried, a.ask) for a in view.assumptions),
        )
    yield "agreements", ((a.rule, a.title, a.kind, a.sentence) for a in outcome.agreements)
    yield (
        "unchecked",
        ((u.rule, u.title, u.why, u.missing, int(u.blocking)) for u in outcome.unchecked),
    )
    yield "warnings", _warnings(run)
    yield "corrections", (
        (c.id, c.document, c.page, json.dumps([c.box.left, c.box.top, c.box.right, c.box.bottom]),
         c.old, c.new, c.added, c.who, c.when, c.why)
        for c in run.corrections
    )  # fmt: skip
    yield "errors", ((e.code, e.place, e.message, e.advice) for e in run.errors)


def _events(viewer: Viewer) -> Iterator[tuple[Cell, ...]]:
    for row in rows(viewer):
        event, at, b = row.event, row.provenance, row.bounds
        where = event.where
        yield (
            at.document, event.kind.value, row.what, at.quote, row.when, row.edtf, b.precision,
            b.from_earliest, b.from_latest, b.to_earliest, b.to_latest,
            where.name if where else None, where.country if where else None, row.person, row.who,
            event.inferred, at.page, _boxes(at), at.confidence, at.reader, at.corrected,
        )  # fmt: skip


def _finding(view: FindingView) -> tuple[Cell, ...]:
    f = view.finding
    return (f.id, f.rule, f.title, f.nature.value, f.severity.value, f.verdict.value,
            view.verdict, f.sentence, f.law)  # fmt: skip


def _evidence(view: FindingView) -> Iterator[tuple[Cell, ...]]:
    for side in view.finding.evidence:
        for at in side.provenance:
            yield (
                view.finding.id, side.role, side.statement, side.reading, side.asserted_by,
                at.document, at.page, at.quote, _boxes(at), at.confidence, at.corrected,
            )  # fmt: skip


def _warnings(run: Run) -> Iterator[tuple[Cell, ...]]:
    for name, warning in sections.warnings(run):
        at = warning.provenance
        yield (name, at.page if at else None, warning.code, warning.message,
               at.quote if at else None, _boxes(at) if at else None)  # fmt: skip


def _boxes(at: Provenance) -> str:
    return json.dumps([[b.left, b.top, b.right, b.bottom] for b in at.boxes])
