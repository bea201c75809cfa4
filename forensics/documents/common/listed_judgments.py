"""Judgments that a page of search results lists: number and date of judgment on one line.

China Judgments Online and its mirrors print court, number and date of judgment (裁判日期) of each
hit. The day on which it was put online (发布日期) is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forensics.events import Event, EventKind
from forensics.records import Document, Page, Span
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, find_dates
from forensics.text.identifiers import find_case_numbers

_ONLINE = re.compile(r"(?:发布|公开|上传|收录|更新|浏览|检索|访问)(?:日期|时间)?[:：]?\s*$")


def listed(document: Document, page: Page, reader: str, asserted_by: str) -> Iterator[Event]:
    """One event for each line with one number and, behind it, the day of judgment."""
    start = 0
    for line in page.main_text.split("\n"):
        numbers = find_case_numbers(line)
        if len(numbers) == 1:
            number = numbers[0]
            behind = line[number.end :]
            days = find_dates(behind, DateContext(scope=document.name))
            if days and not _ONLINE.search(behind[: days[0].start]):
                day = days[0]
                first, last = start + number.start, start + number.end + day.end
                if isinstance(day.value, UncertainDate) and not day.doubt:
                    told = (("what", "listed judgment"), ("judgment_number", number.value.text))
                    cited = document.cite(Span(page.number, first, last), reader)
                    yield Event(
                        EventKind.OTHER, day.value, (cited,), asserted_by=asserted_by, details=told
                    )
        start += len(line) + 1
