"""stderr: messages and the progress bar. And whether to use colour anywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from forensics.escape import visible

_bars: list[Progress] = []


def say(message: str) -> None:
    """One line on stderr, whatever is in the message; in place of a bar that is there."""
    wipe = "\r\x1b[2K" if _bars else ""
    print(f"{wipe}forensics: {visible(message)}", file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Voice:
    """How much to say and how: the options every command shares.

    ``color`` is ``auto``, ``always`` or ``never``.
    """

    quiet: bool = False
    verbose: bool = False
    progress: bool = True
    color: str = "auto"

    def note(self, message: str) -> None:
        """What a person wants to know but no script."""
        if not self.quiet:
            say(message)

    def detail(self, message: str) -> None:
        """What one asks for with ``-v``."""
        if self.verbose and not self.quiet:
            say(message)

    def coloured(self, stream: TextIO) -> bool:
        if self.color == "auto":
            return stream.isatty() and "NO_COLOR" not in os.environ
        return self.color == "always"

    @contextmanager
    def reading(self, cache: Path | None) -> Iterator[Callable[[int, int], None]]:
        """A bar for reading; says what becomes of the pages already read when it is stopped."""
        try:
            with self.bar("reading", "pages") as moved:
                yield moved
        except KeyboardInterrupt:
            kept = "are kept and will not be read again" if cache else "are not kept: --no-cache"
            say(f"the pages already read {kept}")
            raise

    @contextmanager
    def bar(self, what: str, unit: str) -> Iterator[Callable[[int, int], None]]:
        """A bar for long work; gives the function that moves it: (done, all), in ``unit``."""
        if self.quiet or not self.progress or not sys.stderr.isatty():
            yield lambda done, total: None
            return
        console = Console(file=sys.stderr, no_color=not self.coloured(sys.stderr))
        columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn(unit))
        # rich would send stdout, the product, to this console on stderr.
        with Progress(
            *columns,
            TimeElapsedColumn(),
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        ) as bar:
            _bars.append(bar)
            try:
                task = bar.add_task(what, total=None)
                yield lambda done, total: bar.update(task, completed=done, total=total)
            finally:
                _bars.remove(bar)
