"""A page of text for a terminal: the one way to make it, whatever stands on it."""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from forensics.escape import visible
from forensics.reports.run import Options


def page(options: Options) -> tuple[Console, io.StringIO]:
    """What to print on, and what is then written. Nothing printed is taken for markup."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=options.width,
        force_terminal=options.colour,
        no_color=not options.colour,
        color_system="standard" if options.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    return console, out


def text(words: str, style: str = "") -> Text:
    """Words of any origin as one run of plain text."""
    return Text(visible(words), style=style, overflow="fold")
