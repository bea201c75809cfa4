"""The whole run as one JSON object: what programs read, and the copy inside the HTML."""

from __future__ import annotations

import json

from forensics import pipeline
from forensics.reports.run import DEFAULT, Options, Run
from forensics.serialize import dumps, to_data

NAME = "json"


def data(run: Run) -> dict[str, object]:
    """The header, the papers without their text, what they say, and the answer."""
    head = pipeline.header()
    return {
        "schema": head.schema,
        "version": head.version,
        "case": run.case.name,
        "engines": dict(sorted(run.engines.items())),
        "documents": [to_data(pipeline.without_pages(d)) for d in run.documents],
        "extractions": [to_data(e) for e in run.extractions],
        "errors": [to_data(pipeline.trouble(e)) for e in run.errors],
        "corrections": [to_data(c) for c in run.corrections],
        **to_data(run.outcome),
        "inspections": [to_data(i) for i in run.inspections],
    }


def render(run: Run, options: Options = DEFAULT) -> str:
    """One line of JSON with real characters."""
    return dumps(data(run)) + "\n"


def embedded(run: Run) -> str:
    """The same in ASCII, and such that it cannot end the HTML element it stands in."""
    text = json.dumps(data(run), ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
