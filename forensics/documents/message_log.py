"""An exported chat: who wrote what to whom, and when.

Reads the plain-text exports of WhatsApp, WeChat, QQ, Telegram and Signal, and any log of the shape
"date, time, sender, text"; where a day stands once over its messages, they are of that day. Each
message is one ``MESSAGE`` event asserted by its sender. Words of time in a message ("by the end of
this month") are resolved against the day it was sent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from forensics.documents import Claim, Context
from forensics.documents.common.series import narrowed, settled_orders
from forensics.events import Event, EventKind, Extraction, Person
from forensics.records import DateMention, Document, Fact, Page, ReadingWarning, Span
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, find_dates

TITLE = "message log"
READER = "documents.message_log"

_DATE = r"(?P<date>\d{1,4}[-./年]\d{1,2}[-./月]\d{1,4}日?|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
_TIME = r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)"
_NAME = r"(?P<name>[^\n:：\[\]]{1,40}?)"
_FORMS = tuple(
    re.compile(form, re.MULTILINE)
    for form in (
        # WhatsApp on a telephone: [24/12/2019, 21:03:11] Name: text
        rf"^\u200e?\[{_DATE},?\s+{_TIME}\]\s*{_NAME}[:：][ \t]*(?P<text>[^\n]*)",
        # WhatsApp export, Signal: 24/12/2019, 21:03 - Name: text
        rf"^{_DATE},?\s+{_TIME}\s+[-–]\s+{_NAME}[:：][ \t]*(?P<text>[^\n]*)",
        # Plain logs: 2019-12-24 21:03 Name: text
        rf"^{_DATE}[,，]?\s+{_TIME}\s+{_NAME}[:：][ \t]*(?P<text>[^\n]*)",
        # WeChat export: a line with name and time, the text on the next one
        rf"^{_NAME}[ \t]+{_DATE}[ \t]+{_TIME}[ \t]*\n(?P<text>[^\n]*)",
        # QQ and WeChat exports: date, time and name on a line, the text below; a table has no such
        # lines between its rows
        rf"^{_DATE}[ \t]+{_TIME}[ \t]+{_NAME}[ \t]*[:：]?[ \t]*\n"
        r"(?!\d{1,4}[-./年])(?P<text>[^\n]*)",
        # Telegram: Name, [24.12.2019 21:03]
        rf"^{_NAME},[ \t]+\[{_DATE},?[ \t]+{_TIME}\][ \t]*\n(?P<text>[^\n]*)",
        # WeChat by mail: the day once over its messages, then name and time
        rf"^{_NAME}[ \t]+{_TIME}[ \t]*\n\s*(?![^\n]*\d:\d\d[ \t]*$)(?P<text>[^\n]*)",
    )
)
_DAY = re.compile(
    rf"^[ \t—–=*-]*{_DATE}(?:[ \t]*(?:星期|周)[一二三四五六日天])?[ \t—–=*-]*$", re.MULTILINE
)
_FEWEST = 3
"""Fewer lines of one shape than this may be chance."""


@dataclass(frozen=True, slots=True)
class _Message:
    page: int
    sender: str
    when: UncertainDate | None
    stamp: Span
    who: Span
    text: Span


def identify(document: Document) -> Claim | None:
    """At least three messages of one shape, most of the page made of them."""
    pages, because = [], []
    for page in document.pages:
        found = _matches(page)
        if len(found) < _FEWEST:
            continue
        covered = sum(_end(page, found, n) - m.start() for n, m in enumerate(found))
        if 2 * covered < len(_DAY.sub("", page.main_text).strip()):
            continue
        pages.append(page.number)
        because += [Span(page.number, *m.span()) for m in found[:_FEWEST]]
    return Claim(tuple(pages), 3, tuple(because)) if pages else None


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    """All messages, in the order of the file, with the people who wrote them."""
    messages = [
        m for number in claim.pages for m in _messages(document, document.page(number), context)
    ]
    orders = settled_orders(m.when for m in messages if m.when is not None)
    senders = Counter(m.sender for m in messages)
    dates: list[DateMention] = []
    warnings: list[ReadingWarning] = []
    events: list[Event] = []
    for printed in messages:
        when = narrowed(printed.when, orders) if printed.when is not None else None
        message = replace(printed, when=when)
        cited = document.cite(message.text, READER)
        stamp = document.cite(message.stamp, READER)
        if message.when is None:
            warnings.append(ReadingWarning("message-undated", "date of message not read", stamp))
        else:
            dates.append(DateMention(message.when, stamp))
        dates += _inside(document, message, context)
        others = sorted(s for s in senders if s != message.sender)
        to = others[0] if len(others) == 1 else ""
        events.append(
            Event(
                kind=EventKind.MESSAGE,
                when=message.when,
                provenance=(cited, stamp),
                person=message.sender,
                asserted_by=message.sender,
                details=tuple((k, v) for k, v in (("to", to), ("text", cited.quote)) if v),
                inferred="; ".join(
                    words
                    for words in (
                        "the addressee is the only other writer in the log" if to else "",
                        "" if when == printed.when else "day or month first as in other messages",
                    )
                    if words
                ),
            )
        )
    return Extraction(
        document=document.name,
        sha256=document.sha256,
        kind="message_log",
        language="",
        asserted_by=context.asserted_by,
        persons=_persons(document, messages),
        events=tuple(events),
        dates=tuple(dates),
        warnings=tuple(warnings),
    )


def _matches(page: Page) -> list[re.Match[str]]:
    """The messages of the one shape that fits most lines, each with a day."""
    found = [[m for m in form.finditer(page.main_text) if _day_of(page, m)] for form in _FORMS]
    return max(found, key=len)


def _day_of(page: Page, message: re.Match[str]) -> tuple[int, int] | None:
    """Where its day stands: in its own line, else alone on the last such line above it."""
    if "date" in message.re.groupindex:
        return message.span("date")
    above = [m.span("date") for m in _DAY.finditer(page.main_text, 0, message.start())]
    return above[-1] if above else None


def _end(page: Page, found: list[re.Match[str]], at: int) -> int:
    """Where a message ends: at the next one; lines between belong to it."""
    end = found[at + 1].start() if at + 1 < len(found) else page.main_end
    if "date" not in found[at].re.groupindex and (
        day := _DAY.search(page.main_text, found[at].end(), end)
    ):
        end = day.start()
    return len(page.main_text[:end].rstrip())


def _messages(document: Document, page: Page, context: Context) -> Iterator[_Message]:
    found = _matches(page)
    series = f"{document.name}:messages"
    for at, match in enumerate(found):
        start, end = day = _day_of(page, match) or match.span()
        scope = f"{document.name}:p{page.number}"
        told = DateContext(order=context.order, series=series, scope=scope)
        dates = find_dates(page.text[start:end], told)
        value = dates[0].value if len(dates) == 1 and not dates[0].doubt else None
        yield _Message(
            page.number,
            match["name"].strip(),
            value if isinstance(value, UncertainDate) else None,
            Span(page.number, *day)
            if end < match.start()
            else Span(page.number, start, max(end, match.end("time"))),
            Span(page.number, *match.span("name")),
            Span(page.number, match.start("text"), max(match.end("text"), _end(page, found, at))),
        )


def _inside(document: Document, message: _Message, context: Context) -> list[DateMention]:
    """Dates in the text; words like "this month" only where the day it was sent is sure."""
    page = document.page(message.page)
    text = page.text[message.text.start : message.text.end]
    sent = message.when.only_day if message.when else None
    told = DateContext(
        anchor=sent,
        written=sent,
        order=context.order,
        scope=f"{document.name}:p{page.number}:{message.text.start}",
    )
    return [
        DateMention(
            d.value,
            document.cite(
                Span(page.number, message.text.start + d.start, message.text.start + d.end), READER
            ),
        )
        for d in find_dates(text, told)
    ]


def _persons(document: Document, messages: list[_Message]) -> tuple[Person, ...]:
    first: dict[str, _Message] = {}
    for message in messages:
        first.setdefault(message.sender, message)
    return tuple(
        Person(name, "writer", (Fact("name", name, document.cite(m.who, READER)),))
        for name, m in sorted(first.items())
    )
