"""``forensics extract``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from forensics import __version__, pipeline
from forensics.case import Case, case_of, load_case
from forensics.cli import options as o
from forensics.cli.console import Voice, say
from forensics.cli.output import check_output, write
from forensics.cli.papers import paper_table
from forensics.errors import ForensicsError
from forensics.escape import visible
from forensics.pipeline import Paper, journalled
from forensics.records import Document
from forensics.reports import hocr
from forensics.serialize import SCHEMA, Engines, dumps, to_data, to_jsonl


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    text = "text"
    hocr = "hocr"


def command(
    paths: Annotated[list[Path], typer.Argument(help="Files, a folder, or a case.")],
    kind: Annotated[str, typer.Option(help="Kind of paper, if it is known.")] = "",
    lang: o.Lang = "auto",
    engine: o.Engine = "auto",
    second_engine: o.SecondEngine = "",
    jobs: o.Jobs = 0,
    format: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.table,
    output: o.Output = None,
    allow_incomplete: o.AllowIncomplete = False,
    cache_dir: o.CacheDir = None,
    no_cache: o.NoCache = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    no_progress: o.NoProgress = False,
    color: o.ColorOption = o.Color.auto,
) -> int:
    """Read papers: pages, dates, persons and events, each with its place on the page.

    Examples:

      forensics extract scans/ --format jsonl -o scans.jsonl

      forensics extract passport.jpg --kind passport
    """
    voice = o.voice(quiet, verbose, no_progress, color)
    case = _case(paths)
    check_output(output, case)
    settings = o.settings(engine, second_engine, lang, jobs, cache_dir, no_cache, kind)
    documents: list[Document] = []
    errors: list[ForensicsError] = []
    log = journalled.Log(case, "extract", settings)
    tell_changes(log, voice)
    with voice.reading(settings.cache_dir) as moved:
        read = log.heard(pipeline.extract(case, settings, moved))
        papers = _heard(read, documents, errors, voice)
        parts: Iterable[str] = _written(papers, format, voice)
        # On one screen with the bar it would run into the bar: then it comes after.
        if output is None and sys.stdout.isatty():
            parts = list(parts)
        else:
            write(parts, output)
            parts = ()
    write(parts, None)
    errors += tell_altered(log)
    code = pipeline.exit_code(errors, documents, allow_incomplete=allow_incomplete)
    return log.done(code, output=output)


def _case(paths: Sequence[Path]) -> Case:
    """One folder, or a case.toml, is a case; anything else is loose papers."""
    if len(paths) == 1 and (paths[0].is_dir() or paths[0].name == "case.toml"):
        return load_case(paths[0])
    return case_of(paths)


def _heard(
    papers: Iterator[Paper], documents: list[Document], errors: list[ForensicsError], voice: Voice
) -> Iterator[Paper]:
    """The papers as they come, with what went wrong said at once and kept for the end."""
    for paper in papers:
        for error in paper.errors:
            say(str(error))
            errors.append(error)
        light = pipeline.lighten(paper).document
        if light:
            documents.append(light)
            tell_warnings([light], voice)
        yield paper


def tell_warnings(documents: Sequence[Document], voice: Voice) -> None:
    """Pages that could not be read are always said, other warnings with ``-v``."""
    for name, page, warning in pipeline.warnings_of(documents):
        place = f"{name}, page {page}" if page else name
        tell = say if warning.code == "page-unreadable" else voice.detail
        tell(f"{place}: {warning.message} [{warning.code}]")


def tell_changes(log: journalled.Log, voice: Voice) -> None:
    for change in log.changes:
        voice.note(change)


def tell_altered(log: journalled.Log) -> list[ForensicsError]:
    """Originals of a case under custody that are not what they were: always said."""
    for error in log.altered:
        say(str(error))
    return log.altered


def _written(papers: Iterator[Paper], format: Format, voice: Voice) -> Iterator[str]:
    """The output in pieces, a paper at a time where the format allows it."""
    if format is Format.table:
        yield from paper_table(papers, voice)
    elif format is Format.text:
        for paper in papers:
            yield from _text(paper)
    elif format is Format.hocr:
        yield hocr.HEAD
        for paper in papers:
            yield from hocr.pages(paper.document) if paper.document else ()
        yield hocr.FOOT
    elif format is Format.jsonl:
        yield from _jsonl(papers)
    else:
        yield from _json(papers)


def _jsonl(papers: Iterator[Paper]) -> Iterator[str]:
    yield to_jsonl([pipeline.header()])
    light: list[Document] = []
    for paper in papers:
        yield to_jsonl([paper.document] if paper.document else [])
        yield to_jsonl(paper.extractions)
        yield to_jsonl(pipeline.trouble(e) for e in paper.errors)
        document = pipeline.lighten(paper).document
        light += [document] if document else []
    yield to_jsonl([Engines(tuple(sorted(pipeline.engines_of(light).items())))])


def _json(papers: Iterator[Paper]) -> Iterator[str]:
    """One object; its papers are written one by one, so that memory stays flat."""
    yield f'{{"schema":{dumps(SCHEMA)},"version":{dumps(__version__)},"papers":['
    light: list[Document] = []
    for number, paper in enumerate(papers):
        document = pipeline.lighten(paper).document
        light += [document] if document else []
        row = {
            "name": paper.name,
            "document": to_data(paper.document) if paper.document else None,
            "extractions": [to_data(e) for e in paper.extractions],
            "errors": [to_data(pipeline.trouble(e)) for e in paper.errors],
        }
        yield ("," if number else "") + "\n" + dumps(row)
    yield f'\n],"engines":{dumps(pipeline.engines_of(light))}}}\n'


def _text(paper: Paper) -> Iterator[str]:
    for page in paper.document.pages if paper.document else ():
        head = f"=== {visible(paper.name)}, page {page.number} ({visible(page.reader)})"
        yield f"{head}\n{visible(page.text, newlines=True)}\n"
