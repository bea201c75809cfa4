"""``forensics certificate``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from forensics.cli import options as o
from forensics.cli.console import Voice
from forensics.cli.output import refuse_custody, write
from forensics.cli.verify import checked, code, read_again
from forensics.custody import keys
from forensics.custody.bag import SEALS, file_sha256
from forensics.custody.journal import now
from forensics.custody.originals import known
from forensics.custody.seal import seals_in
from forensics.reports import certificate, pdf


class Format(StrEnum):
    html = "html"
    text = "text"


def command(
    case: Annotated[Path, typer.Argument(help="The folder of a case under custody.")],
    format: Annotated[Format, typer.Option("--format", help="Form of the page.")] = Format.html,
    output: o.Output = None,
    again: o.Reproduce = False,
    key: o.PublicKeys = None,
    tsa_ca: o.TsaCa = None,
    copies: o.Copies = None,
    head: o.Heads = None,
    allow_incomplete: o.AllowIncomplete = False,
    jobs: o.Jobs = 0,
    quiet: o.Quiet = False,
    no_progress: o.NoProgress = False,
) -> int:
    """Check a case under custody, and write a page about it for counsel. Writes nothing else.

    It holds the hashes, what was done, with which programs, what that shows and what not. It
    vouches for nothing: the page has room for the statement of a person.

    Exit codes as of verify.

    Examples:

      forensics certificate mycase --key custody.key.pub -o certificate.html

      forensics certificate mycase --format text
    """
    voice = Voice(quiet, progress=not no_progress)
    refuse_custody(output, case)
    chain, checks = checked(case, voice, key, tsa_ca, copies, head)
    if again:
        checks += read_again(case, chain, jobs, voice)
    page = certificate.Certificate(
        name=case.resolve().name,
        checked=now(),
        chain=chain,
        originals=sorted(known(chain).values(), key=lambda original: original.name),
        seals=seals_in(case / SEALS),
        checks=checks,
        read_again=again,
        told=tuple(_told(key, tsa_ca, copies, head)),
    )
    made: str | bytes
    if format is Format.text:
        made = certificate.text(page, shutil.get_terminal_size((100, 24)).columns)
    else:
        made = certificate.html(page)
        if output and output.suffix.lower() == ".pdf":
            made = pdf.printed(made)
    write([made], output)
    if output and str(output) != "-":
        voice.note(f"written: {output}")
    return code(checks, allow_incomplete)


def _told(
    key: list[str] | None, tsa_ca: list[Path] | None, copies: Path | None, head: list[str] | None
) -> Iterator[str]:
    yield from (f"the public key {keys.public(k)}" for k in key or ())
    for path in tsa_ca or ():
        yield f"root certificates in a file with sha256 {file_sha256(path.resolve())}"
    if copies is not None:
        yield "a copy of the seals"
    yield from (f"the hash of a line, {h.strip().lower()}" for h in head or ())
