"""What other people's programs read: one module a format, found by being there.

A format is a module of this package with ``NAME`` (of the command line), ``TITLE`` (for
people), ``SUFFIX`` (of the file) and ``render(run, options)``, text or bytes. No format turns "May
2016" into its first day or drops the end of a range: where it cannot say it, it carries both
bounds and the printed words.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, cast

from forensics.reports.run import Options, Run


class Format(Protocol):
    NAME: str
    TITLE: str
    SUFFIX: str

    def render(self, run: Run, options: Options = ...) -> str | bytes: ...


def formats() -> dict[str, Format]:
    """Every format by its name, sorted."""
    found = [
        cast(Format, importlib.import_module(f"{__name__}.{info.name}"))
        for info in pkgutil.iter_modules(__path__)
    ]
    return {f.NAME: f for f in sorted(found, key=lambda f: f.NAME)}
