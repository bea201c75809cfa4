"""Messages on a picture of a telephone's screen: bubbles left and right, times between them.

What the other one wrote stands at the left, what the owner of the telephone wrote at the right; a
day or a time in the middle holds for the bubbles below it, the title says who the other one is.
A bubble whose side is not plain has no writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forensics.records import Box, Page, Word
from forensics.text.chat_times import CENTRED, CLOCK, SCREEN, has_time, is_time_line, time_at_end

_BAR, _TOP = 0.03, 0.16
"""Shares of the height between which the title stands: above it, what the telephone says."""
_MARGIN = (0.14, 0.86)
"""Outside of it stand the pictures of the writers."""
_PLAIN = 0.015
"""Share of the width by which one margin is wider than the other where the side is plain."""
_FEWEST = 2
_TITLE = re.compile(r"[A-Za-z\u3400-\u9fff+].*[\w)）]|[\u3400-\u9fff]")
_FIELD = re.compile(
    r"(?:Type a )?message|Aa|Text Message|iMessage|SMS|SPECIMEN"
    r"|输入消息|發送訊息|发送消息|按住\s?说话|发送",
    re.I,
)
"""What stands in the field below, into which the owner writes; and the mark of drawn papers."""
_MEMBERS = re.compile(r"[(（]\d{1,4}[)）]$")
_STATUS = re.compile(r"\d{1,2}[:：]\d{2}|\d+ ?%|[45]G|Wi-?Fi|LTE|online|last seen.*|在线", re.I)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the picture: where it stands in the text, and its box."""

    start: int
    end: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Bubble:
    """``side`` is left, right or ``""`` where it is not plain; ``time`` is the line in the middle
    above it. Places are (first, behind the last) character of the text of the page."""

    side: str
    text: tuple[int, int]
    time: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen with its bubbles from above to below; ``title`` is where the other one's name
    stands. The title of a group, with the number of its members, names nobody."""

    title: tuple[int, int] | None
    bubbles: tuple[Bubble, ...]


def screen_of(page: Page) -> Screen | None:
    """The messages of a screen; ``None`` where the page does not look like one."""
    if not page.words or page.width == 0 or page.height < SCREEN * page.width:
        return None
    rows = list(_rows(page))
    times = [r for r in rows if _centred(r, page) and is_time_line(r.text) and _below_top(r, page)]
    title = _title(rows, times[0], page) if times else None
    head = title.box.bottom if title else round(_TOP * page.height)
    said = [r for r in rows if r not in times and r.box.top >= head and _is_said(r, page)]
    bubbles = tuple(_bubbles(said, times, page))
    shown = any(has_time(t.text) for t in times) or sum(time_at_end(r.text) >= 0 for r in said) > 1
    if not times or not shown or len(bubbles) < _FEWEST or not any(b.side for b in bubbles):
        return None
    group = title is None or _MEMBERS.search(title.text) is not None
    return Screen(None if group or title is None else (title.start, title.end), bubbles)


def _rows(page: Page) -> Iterator[_Row]:
    start = 0
    for text in page.text.split("\n"):
        end = start + len(text)
        words = [w for w in page.words if start <= w.start < end]
        if len(words) > 1 and _of_a_picture(words[0], words[1], page):
            words = words[1:]
        if words:
            box = words[0].box
            for word in words[1:]:
                box = box.union(word.box)
            first = words[0].start
            yield _Row(first, end, page.text[first:end], box)
        start = end + 1


def _of_a_picture(first: Word, second: Word, page: Page) -> bool:
    """Is it something read in the writer's picture, apart from the text of the bubble?"""
    high = second.box.bottom - second.box.top
    apart = second.box.left - first.box.right > high / 2
    return apart and len(first.text) < 3 and first.box.right < _MARGIN[0] * page.width


def _centred(row: _Row, page: Page) -> bool:
    middle = (row.box.left + row.box.right) / 2
    return abs(middle - page.width / 2) < CENTRED * page.width


def _below_top(row: _Row, page: Page) -> bool:
    """The clock of the telephone stands above everything."""
    return row.box.top > CLOCK * page.height


def _is_said(row: _Row, page: Page) -> bool:
    left, right = row.box.left / page.width, row.box.right / page.width
    in_margin = right < _MARGIN[0] or left > _MARGIN[1]
    below = row.box.top > 0.9 * page.height and _FIELD.fullmatch(row.text.strip()) is not None
    return not in_margin and not below


def _title(rows: Sequence[_Row], first: _Row, page: Page) -> _Row | None:
    """The first line near the top that is not the clock or the charge, above the first time."""
    for row in rows:
        above = row.box.top < _BAR * page.height
        if above or row.box.bottom > min(_TOP * page.height, first.box.top):
            continue
        name = _TITLE.search(row.text)
        if name and not _STATUS.search(row.text):
            start, end = row.start + name.start(), row.start + name.end()
            return _Row(start, end, name[0], row.box)
    return None


def _bubbles(said: Sequence[_Row], times: Sequence[_Row], page: Page) -> Iterator[Bubble]:
    group: list[_Row] = []
    for row in sorted(said, key=lambda r: (r.box.top, r.box.left)):
        if group and not _goes_on(group[-1], row, times):
            yield _bubble(group, times, page)
            group = []
        group.append(row)
    if group:
        yield _bubble(group, times, page)


def _goes_on(above: _Row, below: _Row, times: Sequence[_Row]) -> bool:
    """Is it the next line of the same bubble? A time behind the text ends it."""
    if time_at_end(above.text) >= 0:
        return False
    high = above.box.bottom - above.box.top
    near = below.box.top - above.box.bottom < 0.8 * high
    between = any(above.box.top < t.box.top < below.box.top for t in times)
    under = abs(below.box.left - above.box.left) < high or time_at_end(below.text) == 0
    return near and under and not between


def _bubble(group: Sequence[_Row], times: Sequence[_Row], page: Page) -> Bubble:
    left = min(r.box.left for r in group) / page.width
    right = 1 - max(r.box.right for r in group) / page.width
    side = "left" if left + _PLAIN < right else "right" if right + _PLAIN < left else ""
    above = [t for t in times if t.box.top < group[0].box.top]
    last = group[-1]
    end = last.end
    at = time_at_end(last.text)
    if at >= 0:
        end = last.start + at if at or len(group) == 1 else group[-2].end
    time = max(above, key=lambda t: t.box.top) if above else None
    return Bubble(side, (group[0].start, end), (time.start, time.end) if time else None)
