"""``forensics doctor``."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from forensics.case import load_case
from forensics.doctor import Check, examine
from forensics.errors import ExitCode
from forensics.escape import visible
from forensics.serialize import SCHEMA, dumps


def command(
    case: Annotated[
        Path | None, typer.Option("--for", help="Also check what this case needs.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> int:
    """Say what is installed, what is missing, and the exact line that installs it.

    Exit code 4 if something required is missing.

    Examples:

      forensics doctor

      forensics doctor --for mycase
    """
    checks = examine(load_case(case) if case else None)
    missing = [c for c in checks if c.required and not c.ok]
    if json:
        print(dumps({"schema": SCHEMA, "checks": [dataclasses.asdict(c) for c in checks]}, 2))
    else:
        for check in checks:
            print(_shown(check))
        print(_sum(missing, [c for c in checks if not c.required and not c.ok]))
    return ExitCode.DEPENDENCY if missing else ExitCode.OK


def _shown(check: Check) -> str:
    mark = "✓" if check.ok else "✗" if check.required else "–"
    lines = [f"{mark} {visible(check.name)}  {visible(check.detail)}".rstrip()]
    if not check.ok:
        lines += [f"    {line}" for line in check.advice]
    return "\n".join(lines)


def _sum(missing: list[Check], optional: list[Check]) -> str:
    if missing:
        return f"{len(missing)} missing, required"
    if optional:
        return f"everything required is there; {len(optional)} optional missing"
    return "everything is there"
