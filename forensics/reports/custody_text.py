"""What ``forensics verify`` found, as text of any width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from forensics.custody.check import Check, Outcome, worst
from forensics.escape import visible

SIGNS = {Outcome.MISMATCH: "✗", Outcome.OPEN: "?", Outcome.OK: "✓", Outcome.NOTE: "•"}
"""The gravest first."""
AREAS = {
    "originals": "Originals",
    "bag": "Bag",
    "journal": "Journal",
    "seals": "Seals",
    "reproduce": "Read again",
}
SUMS = {
    Outcome.OK: "Everything that was checked is as it was recorded.",
    Outcome.MISMATCH: "Not everything is as it was recorded: see ✗.",
    Outcome.OPEN: "Nothing was found that differs from the records. What cannot be told from "
    "the case alone is marked ?.",
}


def checks(found: Sequence[Check], width: int) -> str:
    """One block an area, gravest first in it, and a sentence at the end."""
    lines = [line for area in AREAS for line in _area(area, found, max(width, 24))]
    return "\n".join([*lines, *_wrapped(SUMS[worst(found)], "", "", width)]) + "\n"


def _area(area: str, found: Sequence[Check], width: int) -> Iterator[str]:
    order = list(SIGNS)
    mine = [c for c in found if c.area == area]
    if not mine:
        return
    yield AREAS[area]
    for check in sorted(mine, key=lambda c: order.index(c.outcome)):
        place = f"{check.place}: " if check.place else ""
        words = visible(f"{place}{check.message} [{check.code}]")
        yield from _wrapped(words, f"  {SIGNS[check.outcome]} ", "    ", width)
    yield ""


def _wrapped(words: str, first: str, later: str, width: int) -> list[str]:
    return textwrap.wrap(
        words, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    )
