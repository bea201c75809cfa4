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
    """Offsets at which new lines begin: the first line has ``first`` columns, others ``rest``.

    A path or a number is broken at a slash or a dash only where it is longer than a line.
    """
    cuts: list[int] = []
    start, at, used, room = 0, 0, 0, first
    good = poor = 0
    while at < len(text):
        size = cell_len(text[at])
        if at > start and _may_break(text[at - 1], text[at]):
            good = poor = at
        elif at > start and text[at - 1] in "/-" and text[at] not in _NOT_FIRST:
            poor = at
        if used + size > room and not text[at].isspace():
            cut = poor if good <= start or _longer(text, good, rest) else good
            cut = cut if cut > start else max(at, start + 1)
            cuts.append(cut)
            start, room = cut, rest
            at, used, good, poor = cut, 0, cut, cut
            continue
        used += size
        at += 1
    return cuts


def _longer(text: str, start: int, columns: int) -> bool:
    """Is what begins at ``start`` longer than a line before it may be broken?"""
    used = 0
    for at in range(start, len(text)):
        if text[at].isspace() or (at > start and _may_break(text[at - 1], text[at])):
            return False
        used += cell_len(text[at])
        if used > columns:
            return True
    return False


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if before == " ":
        return not after.isspace()
    if after == " ":
        return False
    return cell_len(before) == 2 or cell_len(after) == 2
