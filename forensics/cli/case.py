"""``forensics case``: a case under custody."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from forensics.cli import options as o
from forensics.cli.console import Voice, say
from forensics.custody import ingest, names
from forensics.custody.bag import Bag, create
from forensics.custody.ingest import Result
from forensics.errors import ExitCode, UsageError
from forensics.escape import visible
from forensics.pipeline.journalled import told_who

app = typer.Typer(
    help="Keep originals under custody: copied by hash, read-only, with a journal.\n\n"
    "Example: forensics case init mycase && forensics case add mycase /media/stick",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Case = Annotated[Path, typer.Argument(help="The folder of the case.")]
NOTE = "case.note"
LONGEST = 4000
"""Characters of one note."""


@app.command("init")
def init(case: Case, who: o.Who = "", quiet: o.Quiet = False) -> int:
    """Make a new case under custody, in a folder that is new or empty.

    Example: forensics case init mycase --who "A. Reader"
    """
    bag = create(case, who or told_who())
    Voice(quiet).note(f"{case}: case {bag.chain.case_id}")
    print(f"next: forensics case add {visible(str(case))} FILES OR FOLDERS")
    return ExitCode.OK


@app.command("add")
def add(
    case: Case,
    files: Annotated[list[Path], typer.Argument(help="Files and folders to copy in.")],
    hidden: Annotated[bool, typer.Option("--hidden", help="Hidden files too.")] = False,
    who: o.Who = "",
    quiet: o.Quiet = False,
) -> int:
    """Copy originals into the case, by hash, read-only. The sources are only read.

    A line on stdout is written when its file is safe on the disk and in the journal; so what
    was said is kept, whatever happens next. Exit code 3: something was refused.

    Example: forensics case add mycase /media/stick --who "A. Reader"
    """
    voice = Voice(quiet)
    bag = Bag(case, who or told_who())
    with closing(ingest.add(bag, files, hidden=hidden)) as results:
        counts = _told(results, voice)
    for change in bag.changes:
        voice.note(change)
    voice.note(_sum(counts))
    if counts["left-out"]:
        voice.note("hidden files were left out: --hidden takes them in too")
    return ExitCode.INCOMPLETE if counts["refused"] else ExitCode.OK


@app.command("note")
def note(
    case: Case,
    text: Annotated[str, typer.Argument(help="What to write down.")],
    who: o.Who = "",
) -> int:
    """Write a note into the journal: who handed it over, what was seen, when it was sent.

    Also finishes what a command that was stopped left undone.

    Example: forensics case note mycase "Stick received by post, seal unbroken"
    """
    if not text.strip() or len(text) > LONGEST:
        raise UsageError("a note has 1 to 4000 characters")
    bag = Bag(case, who or told_who())
    with bag.writing():
        entry = bag.append(NOTE, note=_clean(text.strip()))
    for change in bag.changes:
        say(change)
    print(f"line {entry.number}")
    return ExitCode.OK


def _clean(text: str) -> str:
    """Lone surrogates are what a terminal sends for bytes that are no text."""
    return text.encode("utf-8", "backslashreplace").decode()


def _told(results: Iterable[Result], voice: Voice) -> dict[str, int]:
    counts = dict.fromkeys(("added", "known", "refused", "left-out"), 0)
    for result in results:
        counts[result.outcome] += 1
        if result.outcome == "added":
            print(f"{result.sha256}  {visible(result.name)}", flush=True)
            if not result.size:
                say(f"{_shown(result.source)}: is empty (0 bytes)")
            expected = names.stored(tuple(result.source.split("/")))
            if result.name != f"data/{result.source}":
                why = "another file has its name" if result.name != expected else _ODD
                say(f"{_shown(result.source)}: kept as {result.name} ({why})")
        elif result.outcome == "known":
            voice.note(f"{_shown(result.source)}: is in the case already, as {result.name}")
        elif result.outcome == "refused":
            say(f"{_shown(result.source)}: not added: {result.why}")
    return counts


_ODD = "its own name, which the journal keeps, is not possible on every system"


def _shown(name: str) -> str:
    """The name in characters, where its bytes are none."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _sum(counts: dict[str, int]) -> str:
    words = {"known": "there already", "left-out": "left out"}
    return ", ".join(f"{n} {words.get(k, k)}" for k, n in counts.items() if n or k == "added")
