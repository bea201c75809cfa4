"""``forensics ci``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from forensics import ci
from forensics.ci.junit import junit
from forensics.cli import options as o
from forensics.cli.output import write
from forensics.errors import ExitCode
from forensics.escape import visible


def command(
    path: Annotated[Path, typer.Argument(help="A folder of fixture cases, or one case.")],
    update: Annotated[
        bool, typer.Option("--update", help="Write the goldens anew and show what changes.")
    ] = False,
    record: Annotated[
        bool, typer.Option("--record", help="Read the papers and keep the readings.")
    ] = False,
    live_ocr: Annotated[
        bool, typer.Option("--live-ocr", help="Read the pictures instead of the recordings.")
    ] = False,
    junit_file: Annotated[
        Path | None, typer.Option("--junit", help="File for a JUnit report.")
    ] = None,
    engine: o.Engine = "auto",
    jobs: o.Jobs = 0,
    cache_dir: o.CacheDir = None,
    no_cache: o.NoCache = False,
    quiet: o.Quiet = False,
) -> int:
    """Run fixture cases and compare them with their goldens.

    Exit code 1 if a case differs from its golden, a golden or recording is missing, stale or
    has lost its case. --update and --record refuse to run in CI.

    Examples:

      forensics ci fixtures/cases --junit junit.xml

      forensics ci fixtures/cases/mycase --update
    """
    settings = o.settings(engine, "", "auto", jobs, cache_dir, no_cache, "")

    def tell(result: ci.Result) -> None:
        if not (quiet and result.ok and not result.changed):
            print(_shown(result), flush=True)

    results = ci.run_all(
        path, updating=update, recording=record, live=live_ocr, settings=settings, on_result=tell
    )
    if junit_file is not None:
        write([junit(results)], junit_file)
    failed = sum(not r.ok for r in results)
    print(f"{len(results) - failed} passed" + (f", {failed} failed" if failed else ""))
    return ExitCode.FINDINGS if failed else ExitCode.OK


def _shown(result: ci.Result) -> str:
    state = "✓" if result.ok else "✗"
    wrote = f"  wrote {', '.join(result.written)}" if result.written else ""
    lines = [f"{state} {result.name}{wrote}"]
    lines += [f"    {line}" for line in result.changed]
    for problem in result.problems:
        lines.append(f"    {problem.code}: {problem.message}")
        lines += [f"      {line}" for line in problem.detail]
    return "\n".join(visible(line) for line in lines)
