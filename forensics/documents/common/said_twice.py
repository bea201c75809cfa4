"""What a page says twice, two ways that differ: a date and its weekday, a sum in words and figures.

For papers that are not read by a ``Builder``, which warns of the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from forensics.records import Document, Page, ReadingWarning, Span
from forensics.text.amounts import twice_written
from forensics.text.dates import FoundDate

_DIFFER = ("weekday-mismatch", "calendars-differ")


def said_twice(
    document: Document, page: Page, text: str, dates: Iterable[FoundDate], reader: str
) -> Iterator[ReadingWarning]:
    """A warning for each; ``text`` is the part of the page in which the dates were found."""
    for d in dates:
        if d.doubt in _DIFFER:
            cited = document.cite(Span(page.number, d.start, d.end), reader)
            quote = text[d.start : d.end]
            yield ReadingWarning(f"date-{d.doubt}", f"doubtful date: {quote}", cited)
    for two in twice_written(text):
        if not two.agree:
            cited = document.cite(Span(page.number, two.start, two.end), reader)
            message = f"in words {two.words:,}, in figures {two.figure:,}"
            yield ReadingWarning("amount-differs", message, cited)
