"""``forensics report``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from forensics import pipeline
from forensics.case import load_case
from forensics.cli import options as o
from forensics.cli.console import say
from forensics.cli.extract import tell_altered, tell_changes, tell_warnings
from forensics.cli.output import check_output, write
from forensics.errors import UsageError
from forensics.pipeline import journalled
from forensics.reports.run import REDACTIONS, Options


def command(
    case: Annotated[Path, typer.Argument(help="A case folder, or a folder of papers.")],
    output: o.Output = Path("report.html"),
    redact: Annotated[
        str,
        typer.Option(help=f"What to black out, with commas: {', '.join(REDACTIONS)}; or all."),
    ] = "",
    lang: Annotated[o.ReportLang, typer.Option(help="Language of the report.")] = o.ReportLang.en,
    allow_incomplete: o.AllowIncomplete = False,
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
    """Write the report of a case as one HTML file that can be sent and printed, or as PDF.

    The file needs no script and no network. A redacted copy shows only the quoted words of
    each page; look through it before you send it: no list knows a misread name.

    Exit code 0: written, whatever was found; 3: something could not be read or checked.

    Examples:

      forensics report mycase -o report.html

      forensics report mycase -o shared.html --redact names,numbers,birth,faces

      forensics report mycase -o report.pdf
    """
    asked = redactions(redact)
    voice = o.voice(quiet, verbose, no_progress, color)
    loaded = load_case(case)
    check_output(output, loaded)
    settings = o.settings(engine, second_engine, "auto", jobs, cache_dir, no_cache, "")
    settings = replace(settings, inspect=not no_inspect)
    log = journalled.Log(loaded, "report", settings)
    tell_changes(log, voice)
    with voice.reading(settings.cache_dir) as moved:
        run = pipeline.crosscheck(loaded, settings, moved, log.heard)
    for error in run.errors:
        say(str(error))
    errors = (*run.errors, *tell_altered(log))
    tell_warnings(run.documents, voice)
    shown = pipeline.told(run, lang.value)
    write([_rendered(shown, output, Options(lang=lang.value, redact=asked))], output)
    if output and str(output) != "-":
        voice.note(f"written: {output}")
    code = pipeline.exit_code(errors, run.documents, run.outcome, "never", allow_incomplete)
    return log.done(code, run, output)


def _rendered(run: pipeline.CaseRun, output: Path | None, options: Options) -> str | bytes:
    """PDF if the file is named so, else HTML."""
    if output and output.suffix.lower() == ".pdf":
        from forensics.reports import pdf

        return pdf.render(run, options)
    from forensics.reports import html

    return html.render(run, options)


def redactions(words: str) -> frozenset[str]:
    """The words of ``--redact``. Raises ``UsageError`` for one that is not known."""
    asked = frozenset(w for w in words.replace(" ", "").split(",") if w)
    if asked == {"all"}:
        return frozenset(REDACTIONS)
    unknown = sorted(asked - set(REDACTIONS))
    if unknown:
        raise UsageError(
            f"cannot redact {', '.join(unknown)}", advice=f"choose from {', '.join(REDACTIONS)}"
        )
    return asked
