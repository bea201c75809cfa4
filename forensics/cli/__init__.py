"""The command line: parse, one call, one report, an exit code. ``main`` is the console script.

stdout is the product, stderr everything else; nothing but the codes of ``errors.ExitCode``
ever leaves here, and never a traceback. Nothing but the standard library is imported before
``run``, so that a missing package is one clear line too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from forensics.errors import ExitCode


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave the process with its exit code."""
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def run(argv: Sequence[str]) -> int:
    """Run one command; every way it can end becomes an exit code and at most one line."""
    try:
        from forensics.cli import edge
    except ImportError as error:
        if os.environ.get("FORENSICS_DEBUG"):
            raise
        if error.name and error.name.split(".")[0] == "forensics":
            print(f"forensics: internal error: {error}", file=sys.stderr)
            return ExitCode.INTERNAL
        print(
            f"forensics: a Python package is missing or broken: {error} (run: pip install . "
            "in the folder of the project, or: make install)",
            file=sys.stderr,
        )
        return ExitCode.DEPENDENCY
    return edge.run(argv)
