"""``forensics crosscheck``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from forensics import pipeline
from forensics.case import load_case
from forensics.cli import options as o
from forensics.cli.console import Voice, say
from forensics.cli.extract import tell_altered, tell_changes, tell_warnings
from forensics.cli.output import check_output, write
from forensics.pipeline import CaseRun, journalled
from forensics.reports import html, json_out, terminal
from forensics.reports.run import Options
from forensics.serialize import to_jsonl


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"


class FailOn(StrEnum):
    """As ``pipeline.FAIL_ON``."""

    certain = "certain"
    contradiction = "contradiction"
    violation = "violation"
    tension = "tension"
    lead = "lead"
    never = "never"


def command(
    case: Annotated[Path, typer.Argument(help="A case folder, or a folder of papers.")],
    fail_on: Annotated[
        FailOn, typer.Option(help="What gives exit code 1, with all that is graver.")
    ] = FailOn.contradiction,
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
    no_inspect: o.NoInspect = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    no_progress: o.NoProgress = False,
    color: o.ColorOption = o.Color.auto,
) -> int:
    """Lay the papers of a case side by side and say what cannot both be true.

    Exit code 0: nothing at or above --fail-on; 1: findings; 3: something could not be read
    or checked; 4: an engine or language is missing.

    Examples:

      forensics crosscheck mycase

      forensics crosscheck mycase --format html -o report.html --fail-on certain
    """
    voice = o.voice(quiet, verbose, no_progress, color)
    loaded = load_case(case)
    check_output(output, loaded)
    settings = o.settings(engine, second_engine, lang, jobs, cache_dir, no_cache, "")
    settings = replace(settings, inspect=not no_inspect)
    log = journalled.Log(loaded, "crosscheck", settings)
    tell_changes(log, voice)
    with voice.reading(settings.cache_dir) as moved:
        run = pipeline.crosscheck(loaded, settings, moved, log.heard)
    for error in run.errors:
        say(str(error))
    errors = (*run.errors, *tell_altered(log))
    tell_warnings(run.documents, voice)
    write(_rendered(run, format, words.value, voice), output)
    if output:
        voice.note(f"written: {output}")
    code = pipeline.exit_code(errors, run.documents, run.outcome, fail_on.value, allow_incomplete)
    return log.done(code, run, output)


def _rendered(run: CaseRun, format: Format, words: str, voice: Voice) -> Iterable[str]:
    """``words`` are those of the forms that people read; records stay as they are."""
    if format is Format.jsonl:
        return [to_jsonl(run.records())]
    if format is Format.json:
        return [json_out.render(run)]
    if format is Format.html:
        return [html.render(pipeline.told(run, words), Options(lang=words))]
    width = shutil.get_terminal_size((100, 24)).columns
    options = Options(lang=words, width=width, colour=voice.coloured(sys.stdout))
    return [terminal.render(pipeline.told(run, words), options)]
