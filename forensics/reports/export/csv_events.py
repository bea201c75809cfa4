"""Events as a table: one row an event, both bounds of both ends, the printed words."""

from __future__ import annotations

from forensics.reports.catalogue import texts
from forensics.reports.rows import Row, rows
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.spreadsheet import table
from forensics.reports.view import Viewer

NAME = "csv-events"
TITLE = "events as a table for spreadsheets"
SUFFIX = ".csv"

# No EDTF here: a spreadsheet reads "2016-05" as the first of May.
HEADER = (
    "findings", "kind", "what", "printed", "when", "precision", "from_earliest", "from_latest",
    "to_earliest", "to_latest", "where", "country", "person", "whose_word", "inferred",
    "document", "place", "boxes", "confidence", "reader", "sha256",
)  # fmt: skip


def render(run: Run, options: Options = DEFAULT) -> str:
    return table(HEADER, (_row(row) for row in rows(Viewer(run, texts(options.lang)))))


def _row(row: Row) -> tuple[object, ...]:
    event, at, b = row.event, row.provenance, row.bounds
    return (
        " ".join(map(str, row.findings)), event.kind.value, row.what, at.quote, row.when,
        b.precision, b.from_earliest, b.from_latest, b.to_earliest, b.to_latest,
        event.where.name if event.where else "", event.where.country if event.where else "",
        row.person, row.who, event.inferred, at.document, row.place, row.boxes,
        f"{at.confidence:.3f}", at.reader, row.extraction.sha256,
    )  # fmt: skip
