"""Timesketch JSON Lines (message, datetime, timestamp_desc and columns of one's own).

Timesketch knows instants only and makes the first of May of "May 2016". So what is not one
day becomes two lines, the first and the last day it can have been, and says so; a mark with
several readings becomes lines for each. What has no bound on either side cannot stand there.
Format: timesketch.org, "Create timeline from other data".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from forensics.escape import visible
from forensics.reports.catalogue import texts
from forensics.reports.rows import Row, rows
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.view import Viewer
from forensics.temporal.readings import UncertainDate

NAME = "timesketch"
TITLE = "Timesketch timeline, JSON Lines"
SUFFIX = ".jsonl"


def render(run: Run, options: Options = DEFAULT) -> str:
    lines = [
        json.dumps(_line(row, day, desc), ensure_ascii=False)
        for row in rows(Viewer(run, texts(options.lang)))
        for day, desc in _days(row)
    ]
    return "".join(f"{line}\n" for line in lines)


def _days(row: Row) -> Iterator[tuple[date, str]]:
    b, when = row.bounds, row.event.when
    if isinstance(when, UncertainDate):
        for reading in when.readings:
            several = " of one reading" if len(when.readings) > 1 else ""
            if reading.is_day and reading.earliest:
                yield reading.earliest, f"day{several}"
                continue
            yield from _named(reading.earliest, f"first possible day{several}")
            yield from _named(reading.latest, f"last possible day{several}")
        return
    part = b.precision == "part"
    yield from _named(b.from_earliest, "first possible day" if part else "start")
    if b.from_latest != b.from_earliest and not part:
        yield from _named(b.from_latest, "start, last possible day")
    if b.to_earliest != b.to_latest and not part:
        yield from _named(b.to_earliest, "end, first possible day")
    yield from _named(b.to_latest, "last possible day" if part else "end")


def _named(day: date | None, desc: str) -> Iterator[tuple[date, str]]:
    if day is not None:
        yield day, desc


def _line(row: Row, day: date, desc: str) -> dict[str, object]:
    at, b = row.provenance, row.bounds
    return {
        "message": visible(f"{row.what}: {row.when}; {row.who}; “{at.quote}” ({row.place})"),
        "datetime": f"{day.isoformat()}T00:00:00+00:00",
        "timestamp_desc": desc,
        "date_in_words": row.when,
        "edtf": row.edtf,
        "precision": b.precision,
        "from_earliest": _iso(b.from_earliest),
        "from_latest": _iso(b.from_latest),
        "to_earliest": _iso(b.to_earliest),
        "to_latest": _iso(b.to_latest),
        "printed": visible(at.quote),
        "whose_word": visible(row.who),
        "document": visible(at.document),
        "page": at.page,
        "boxes": row.boxes,
        "confidence": at.confidence,
        "sha256": row.extraction.sha256,
        "tag": [f"finding-{n}" for n in row.findings],
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
