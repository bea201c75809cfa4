"""``forensics export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from forensics import pipeline
from forensics.case import load_case
from forensics.cli import options as o
from forensics.cli.console import say
from forensics.cli.extract import tell_altered, tell_changes, tell_warnings
from forensics.cli.output import check_output, write
from forensics.cli.report import redactions
from forensics.errors import UsageError
from forensics.pipeline import journalled
from forensics.reports import redact as redacting
from forensics.reports.export import formats, sqlite
from forensics.reports.run import REDACTIONS, Options, Run


def command(
    case: Annotated[Path, typer.Argument(help="A case folder, or a folder of papers.")],
    to: Annotated[str, typer.Option(help=f"Format: {', '.join(formats())}.")],
    output: o.Output = None,
    redact: Annotated[
        str, typer.Option(help=f"What to leave out, with commas: {', '.join(REDACTIONS)}; or all.")
    ] = "",
    allow_incomplete: o.AllowIncomplete = False,
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
    """Write a crosscheck for other programs. No format drops a bound or invents a day.

    Exit code 0: written, whatever was found; 3: something could not be read or checked.

    Examples:

      forensics export mycase --to csv-events -o events.csv

      forensics export mycase --to sarif -o findings.sarif
    """
    known = formats()
    if to not in known:
        raise UsageError(f"no format {to!r}", advice=f"choose from {', '.join(known)}")
    asked = redactions(redact)
    voice = o.voice(quiet, verbose, no_progress, color)
    loaded = load_case(case)
    check_output(output, loaded)
    settings = o.settings(engine, second_engine, "auto", jobs, cache_dir, no_cache, "")
    log = journalled.Log(loaded, "export", settings)
    tell_changes(log, voice)
    with voice.reading(settings.cache_dir) as moved:
        run = pipeline.crosscheck(loaded, settings, moved, log.heard)
    for error in run.errors:
        say(str(error))
    errors = (*run.errors, *tell_altered(log))
    tell_warnings(run.documents, voice)
    shown: Run = run
    redactor = redacting.Redactor(run, asked) if asked else None
    if redactor:
        shown = redacting.redacted(run, redactor)
    made = known[to].render(shown, Options())
    if redactor:
        redacting.check(made if isinstance(made, str) else sqlite.dump(made), redactor)
    write([made], output)
    if output and str(output) != "-":
        voice.note(f"written: {output}")
    code = pipeline.exit_code(errors, run.documents, run.outcome, "never", allow_incomplete)
    return log.done(code, run, output)
