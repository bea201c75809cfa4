"""``forensics review``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from forensics.case import load_case
from forensics.cli import options as o
from forensics.cli.console import say
from forensics.cli.extract import tell_changes
from forensics.errors import ExitCode, UsageError
from forensics.pipeline import journalled


def command(
    case: Annotated[Path, typer.Argument(help="A case folder, or a folder of papers.")],
    who: Annotated[str, typer.Option(help="Your name, as it is kept with each correction.")] = "",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 is any that is free.")] = 0,
    idle: Annotated[
        int, typer.Option(min=1, help="Minutes without use after which it ends by itself.")
    ] = 30,
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
    """Correct what was misread, on a page in your browser that only this machine can reach.

    Prints the address to open. Writes corrections.toml in the case, and nothing else
    (in a case under custody, also its journal).

    Example: forensics review mycase --who "A. Reader"
    """
    from forensics.review.desk import Desk
    from forensics.review.server import Server

    voice = o.voice(quiet, verbose, no_progress, color)
    loaded = load_case(case)
    settings = o.settings(engine, second_engine, lang, jobs, cache_dir, no_cache, "")
    log = journalled.Log(loaded, "review", settings, who)
    tell_changes(log, voice)
    with voice.reading(settings.cache_dir) as moved:
        desk = Desk(loaded, settings, moved, who, words.value)
    log.done(ExitCode.OK)
    try:
        server = Server(desk, port, idle * 60.0)
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used: {error.strerror}", advice="leave out --port"
        ) from error
    print(server.address, flush=True)
    say("open this address in a browser here; it is for you alone. Ctrl-C ends it")
    try:
        server.run()
    except KeyboardInterrupt:
        voice.note("ended")
    return ExitCode.OK
