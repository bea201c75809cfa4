"""What a list of results says of a court paper: its number, its court, the day it was decided.

Only what stands on the lines of the number, between it and the next; a day counts where a label
calls it that of the decision, or in the official list, which prints no other there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forensics.documents import Context
from forensics.events import Event, EventKind
from forensics.records import Document, Page, Span
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, FoundDate, find_dates
from forensics.text.identifiers import find_case_numbers

_COURT = re.compile(r"(?P<v>[\u4e00-\u9fff]{2,24}法院)")
_DECIDED = re.compile(r"(?:裁判|判决|审结|结案|宣判)(?:日期|时间)\s*[:：]?\s*$")
_BEFORE = 60
"""Characters before a number among which its court may stand."""


def listed_papers(
    document: Document,
    page: Page,
    own: tuple[Span | None, Span | None],
    official: bool,
    context: Context,
    reader: str,
) -> Iterator[Event]:
    """The papers listed. ``own`` is what was searched for and the day of the capture, which are no
    part of the list. One number twice, of two dates, gives two events."""
    text, (query, captured) = page.main_text, own
    floor = query.end if query else 0
    numbers = [n for n in find_case_numbers(text) if n.start >= floor]
    scope = f"{document.name}:p{page.number}"
    day = (captured.start, captured.end) if captured else (0, 0)
    found = find_dates(text, DateContext(order=context.order, scope=scope))
    dates = [d for d in found if d.end <= day[0] or d.start >= day[1]]
    for at, number in enumerate(numbers):
        lead = max(numbers[at - 1].end if at else floor, number.start - _BEFORE)
        last = numbers[at + 1].start if at + 1 < len(numbers) else len(text)
        courts = list(_COURT.finditer(text, lead, number.start))
        dated = _decided(text, number.end, last, dates, official)
        span = Span(page.number, number.start, dated.end if dated else number.end)
        details = {
            "what": "listed paper", "case_number": number.value.text,
            "court": courts[-1]["v"] if courts else "",
        }  # fmt: skip
        yield Event(
            kind=EventKind.OTHER,
            when=dated.value if dated and isinstance(dated.value, UncertainDate) else None,
            provenance=(document.cite(span, reader),),
            asserted_by=context.asserted_by,
            details=tuple((name, value) for name, value in details.items() if value),
        )


def _decided(
    text: str, start: int, last: int, dates: list[FoundDate], official: bool
) -> FoundDate | None:
    """The day with its label on the lines of the entry; in the official list, the only one behind
    the number on its line, or alone on the next."""
    first, second = _line_end(text, start, last), _line_end(text, start, last, 2)
    entry = [d for d in dates if start <= d.start and d.end <= second]
    labelled = [d for d in entry if _DECIDED.search(text, 0, d.start)]
    if labelled or not official:
        return labelled[0] if len(labelled) == 1 else None
    beside = [d for d in entry if d.end <= first and not text[start : d.start].strip()]
    alone = [d for d in entry if text[first : d.start].strip() + text[d.end : second].strip() == ""]
    found = beside or [d for d in alone if d.start >= first]
    return found[0] if len(found) == 1 else None


def _line_end(text: str, at: int, last: int, lines: int = 1) -> int:
    for _ in range(lines):
        found = text.find("\n", at, last)
        if found < 0:
            return last
        at = found + 1
    return at
