"""``forensics travel``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from forensics import pipeline, travel
from forensics.case import load_case
from forensics.cli import options as o
from forensics.cli.console import Voice, say
from forensics.cli.extract import tell_altered, tell_changes, tell_warnings
from forensics.cli.output import check_output, write
from forensics.errors import UsageError
from forensics.histories import TravelHistory
from forensics.pipeline import journalled
from forensics.records import Document
from forensics.reports import travel_picture, travel_table
from forensics.reports.run import Options
from forensics.serialize import dumps, to_data, to_jsonl


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    svg = "svg"


def command(
    case: Annotated[Path, typer.Argument(help="A case folder, or a folder of papers.")],
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], help="Count days from this day on."),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="Count days up to this day."),
    ] = None,
    allow_incomplete: o.AllowIncomplete = False,
    format: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.table,
    output: o.Output = None,
    words: o.Words = o.ReportLang.en,
    lang: o.Lang = "auto",
    engine: o.Engine = "auto",
    second_engine: o.SecondEngine = "",
    jobs: o.Jobs = 0,
    cache_dir: o.CacheDir = None,
    no_cache: o.NoCache = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    no_progress: o.NoProgress = False,
    color: o.ColorOption = o.Color.auto,
) -> int:
    """The travel history from all border stamps of a case: stays, gaps, days in each state.

    A missing stamp is never filled in: days are ranges, and what holds only in some readings
    of the stamps is said to.

    Exit code 0: written, whatever was found; 3: something could not be read.

    Examples:

      forensics travel mycase

      forensics travel mycase --from 2016-01-01 --to 2016-12-31

      forensics travel mycase --format svg -o travel.svg
    """
    window = (first.date() if first else None), (last.date() if last else None)
    if window[0] and window[1] and window[0] > window[1]:
        raise UsageError("--from is after --to", advice="give the earlier day with --from")
    voice = o.voice(quiet, verbose, no_progress, color)
    loaded = load_case(case)
    check_output(output, loaded)
    settings = o.settings(engine, second_engine, lang, jobs, cache_dir, no_cache, "")
    log = journalled.Log(loaded, "travel", settings)
    tell_changes(log, voice)
    with voice.reading(settings.cache_dir) as moved:
        read = log.heard(pipeline.extract(loaded, settings, moved))
        papers = [pipeline.lighten(p) for p in read]
    documents = [paper.document for paper in papers if paper.document]
    errors = [error for paper in papers for error in paper.errors]
    for error in errors:
        say(str(error))
    errors += tell_altered(log)
    tell_warnings(documents, voice)
    extractions = [e for paper in papers for e in paper.extractions]
    histories = travel.histories(loaded.subject, extractions, *window)
    write(_rendered(histories, documents, format, words.value, window, voice), output)
    if output:
        voice.note(f"written: {output}")
    code = pipeline.exit_code(errors, documents, None, "never", allow_incomplete)
    return log.done(code, output=output)


def _rendered(
    histories: tuple[TravelHistory, ...],
    documents: list[Document],
    format: Format,
    words: str,
    window: tuple[date | None, date | None],
    voice: Voice,
) -> Iterable[str]:
    if format is Format.jsonl:
        return [to_jsonl([pipeline.header(), *histories])]
    if format is Format.json:
        head = pipeline.header()
        first, last = (day.isoformat() if day else None for day in window)
        data = {"schema": head.schema, "version": head.version, "from": first, "to": last}
        return [dumps({**data, "histories": [to_data(h) for h in histories]}) + "\n"]
    if format is Format.svg:
        drawn = travel_picture.render(histories, documents, Options(lang=words))
        if not drawn:
            raise UsageError(
                "there is no dated crossing to draw", advice="the table says what was read"
            )
        return [drawn + "\n"]
    width = shutil.get_terminal_size((100, 24)).columns
    shown = Options(lang=words, width=width, colour=voice.coloured(sys.stdout))
    return [travel_table.render(histories, documents, shown)]
