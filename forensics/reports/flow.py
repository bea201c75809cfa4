"""Paragraphs in a terminal, broken where Chinese and Western text may be broken.

rich breaks at spaces only, so that a Chinese sentence after a word jumps to the next line and
tears. Here a line may end beside any wide character, never before closing punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

_NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕”’％,.;:!?)]}%…·—～")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{")


@dataclass(frozen=True, slots=True)
class Flow:
    """``words`` from column ``indent``; lines after the first ``hang`` columns further in."""

    words: Text
    indent: int = 0
    hang: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = max(options.max_width, 8)
        plain = self.words.plain
        cuts = breaks(plain, max(width - self.indent, 4), max(width - self.indent - self.hang, 4))
        for number, line in enumerate(self.words.divide(cuts)):
            line.rstrip()
            if number and not line.plain:
                continue
            spaces = self.indent + (self.hang if number else 0)
            yield Text(" " * spaces, no_wrap=True, overflow="ignore").append_text(line)


def breaks(text: str, first: int, rest: int) -> list[int]:
    """Offsets at which new lines begin: the first line has ``first`` columns, others ``rest``."""
    cuts: list[int] = []
    start, at, used, room = 0, 0, 0, first
    last_good = 0
    while at < len(text):
        size = cell_len(text[at])
        if at > start and _may_break(text[at - 1], text[at]):
            last_good = at
        if used + size > room and not text[at].isspace():
            cut = last_good if last_good > start else max(at, start + 1)
            cuts.append(cut)
            start, room = cut, rest
            at, used, last_good = cut, 0, cut
            continue
        used += size
        at += 1
    return cuts


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if before in " /-":
        return not after.isspace()
    if after == " ":
        return False
    return cell_len(before) == 2 or cell_len(after) == 2
