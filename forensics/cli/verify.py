"""``forensics verify``."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import Annotated

import typer

from forensics.case import load_case
from forensics.cli import options as o
from forensics.cli.console import Voice
from forensics.custody import keys
from forensics.custody.check import Check, Outcome, worst
from forensics.custody.journal import Chain
from forensics.custody.sealed import check_seals
from forensics.custody.verify import check_case
from forensics.errors import ExitCode, ForensicsError, UsageError
from forensics.pipeline.reproduce import check_derived, reproduce
from forensics.reports import custody_text
from forensics.serialize import SCHEMA, dumps


def command(
    case: Annotated[Path, typer.Argument(help="The folder of a case under custody.")],
    again: o.Reproduce = False,
    key: o.PublicKeys = None,
    tsa_ca: o.TsaCa = None,
    copies: o.Copies = None,
    head: o.Heads = None,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    allow_incomplete: o.AllowIncomplete = False,
    jobs: o.Jobs = 0,
    quiet: o.Quiet = False,
    no_progress: o.NoProgress = False,
) -> int:
    """Check a case under custody: originals, bag, journal and seals. Writes nothing.

    Exit code 0: everything holds; 1: something is not what was recorded; 3: something cannot
    be told, such as whether the end of a journal without a seal was cut off.

    Examples:

      forensics verify mycase --key custody.key.pub

      forensics verify mycase --reproduce
    """
    voice = Voice(quiet, progress=not no_progress)
    chain, checks = checked(case, voice, key, tsa_ca, copies, head)
    if again:
        checks += read_again(case, chain, jobs, voice)
    if json:
        rows = [dataclasses.asdict(c) for c in checks]
        told = {"schema": SCHEMA, "case": chain.case_id, "lines": len(chain.hashes)}
        print(dumps({**told, "head": chain.head, "checks": rows}, 2))
    else:
        print(custody_text.checks(checks, shutil.get_terminal_size((100, 24)).columns), end="")
    return code(checks, allow_incomplete)


def checked(
    case: Path,
    voice: Voice,
    key: list[str] | None,
    tsa_ca: list[Path] | None,
    copies: Path | None,
    head: list[str] | None,
) -> tuple[Chain, list[Check]]:
    """Everything that can be checked without reading the papers."""
    public = [keys.public(k) for k in key or ()]
    roots = o.roots(tsa_ca)
    if copies is not None and not copies.is_dir():
        raise UsageError("no such folder", place=str(copies), advice="name a copy of seals/")
    heads = [h.strip().lower() for h in head or ()]
    with voice.bar("checking", "files") as moved:
        chain, results = check_case(case, moved)
        found = [*results, *check_derived(case, chain)]
    known = {"public_keys": public, "roots": roots, "heads": heads}
    found += check_seals(case, chain, copies=copies, **known)
    return chain, found


def read_again(case: Path, chain: Chain, jobs: int, voice: Voice) -> list[Check]:
    """The last reading in the journal, done again."""
    jobs = o.settings("auto", "", "", jobs, None, True, "").jobs
    try:
        with voice.bar("reading", "pages") as moved:
            return list(reproduce(load_case(case), chain, jobs, moved))
    except ForensicsError as error:
        return [Check("reproduce", Outcome.OPEN, error.code, str(error))]


def code(checks: list[Check], allow_incomplete: bool) -> ExitCode:
    grave = worst(checks)
    if grave is Outcome.MISMATCH:
        return ExitCode.FINDINGS
    incomplete = grave is Outcome.OPEN and not allow_incomplete
    return ExitCode.INCOMPLETE if incomplete else ExitCode.OK
