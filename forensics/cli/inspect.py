"""``forensics inspect``."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from forensics import integrity, pipeline
from forensics.case import Case, case_of
from forensics.cli import options as o
from forensics.cli.console import say
from forensics.cli.output import check_output, write
from forensics.errors import ForensicsError, UnreadableError, UsageError
from forensics.intake import ReadOptions
from forensics.observations import Inspection
from forensics.pipeline.inspection import inspect, inspection_code
from forensics.reports import inspection, inspection_json
from forensics.reports.run import Options
from forensics.serialize import to_jsonl


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"


class FailOn(StrEnum):
    """As ``pipeline.inspection.TRUSTS``."""

    fact = "fact"
    measured = "measured"
    hint = "hint"
    never = "never"


def command(
    paths: Annotated[list[Path], typer.Argument(help="Files, or a folder of them.")],
    fail_on: Annotated[
        FailOn, typer.Option(help="What gives exit code 1, with all that carries further.")
    ] = FailOn.measured,
    format: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.table,
    output: o.Output = None,
    lang: o.Lang = "auto",
    engine: o.Engine = "auto",
    pictures: Annotated[
        Path | None,
        typer.Option(help="Folder for pictures of error levels, noise and repeats of each page."),
    ] = None,
    cache_dir: o.CacheDir = None,
    no_cache: o.NoCache = False,
    allow_incomplete: o.AllowIncomplete = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    no_progress: o.NoProgress = False,
    color: o.ColorOption = o.Color.auto,
) -> int:
    """Say what the files themselves say: older states, hidden text, how they were made.

    Nothing of it says that a paper is false or genuine. Exit code 0: nothing worth a look;
    1: something at or above --fail-on; 3: something could not be opened or checked.

    Examples:

      forensics inspect paper.pdf

      forensics inspect scans/ --format json -o inspection.json
    """
    voice = o.voice(quiet, verbose, no_progress, color)
    case = case_of(paths)
    check_output(output, case)
    kept = None if no_cache else cache_dir or o.default_cache()
    options = ReadOptions(engine=engine, lang=lang, cache_dir=kept)
    found: list[Inspection] = []
    errors: list[ForensicsError] = []
    with voice.bar("inspecting", "files") as moved:
        for result in inspect(case, options, moved):
            if isinstance(result, ForensicsError):
                say(str(result))
                errors.append(result)
            else:
                found.append(result)
    if format is Format.jsonl:
        troubles = [pipeline.trouble(e) for e in errors]
        rendered = to_jsonl([pipeline.header(), *found, *troubles])
    elif format is Format.json:
        rendered = inspection_json.render(found, errors)
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        shown = Options(width=width, colour=voice.coloured(sys.stdout))
        rendered = inspection.render(found, shown)
    write([rendered], output)
    if pictures:
        _draw(case, found, pictures, options)
        voice.note(f"pictures written to {pictures}; no yes or no follows from them")
    return inspection_code(found, errors, fail_on.value, allow_incomplete)


def _draw(case: Case, found: list[Inspection], folder: Path, options: ReadOptions) -> None:
    """One file a page and kind. A page that cannot be drawn is said, and the others go on."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot be made: {error.strerror}", place=str(folder)) from error
    for one in found:
        paper = case.document(one.document)
        if paper is None:
            continue
        try:
            for name, data in integrity.pictures(paper.path, one, options):
                write([data], folder / name)
        except UnreadableError as error:
            say(f"{one.document}: {error}")
