"""A chat, exported or on pictures of a screen: who wrote what to whom, and when.

Reads the plain-text exports of WhatsApp, WeChat, QQ, LINE, Telegram, Signal, KakaoTalk and
iMessage, any log of the shape "date, time, sender, text" (see ``common.chat_shapes``), tables of
messages (``common.chat_table``) and pictures of a telephone's screen (``common.chat_screen``). Each
message is one ``MESSAGE`` event asserted by its sender. Words of time in a message ("by the end of
this month") are resolved against the day it was sent. An automatic reply, a note that the app puts
in the place of a message and the trace of a call have the detail ``automatic`` = yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forensics.documents import Claim, Context
from forensics.documents.common.chat_screen import Screen, screen_of
from forensics.documents.common.chat_shapes import Chat, Line, chat_of
from forensics.documents.common.chat_table import table_of
from forensics.documents.common.chat_talk import is_call, is_talk
from forensics.documents.common.chat_zone import IN_UTC, days_around, widened
from forensics.documents.common.series import narrowed, order_in_time, settled_orders
from forensics.events import Event, EventKind, Extraction, Person
from forensics.records import DateMention, Document, Fact, Page, ReadingWarning, Span
from forensics.temporal.readings import Reading, UncertainDate
from forensics.text.chat_times import UNSEEN, name_of
from forensics.text.dates import DateContext, find_dates

TITLE = "message log"
READER = "documents.message_log"

_REPLY = re.compile(
    r"[\[【(（]\s*(?:自动回复|自動回覆|auto(?:matic)?[ -]?reply|out[ -]of[ -]office)"
    r"|(?:自动回复|自動回覆|auto(?:matic)?[ -]?reply|out[ -]of[ -]office)\s*[:：]",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:this message was deleted|you deleted this message|.{0,40}撤回了一[条條](?:消息|訊息)"
    r"|此?消息已(?:被)?撤回)[.。]?",
    re.IGNORECASE,
)
"""What apps put in the place of a message that was taken back."""
_FEWEST = 3
"""Fewer lines of one shape than this may be chance."""
FIRST_MESSAGE = date(1992, 12, 3)
"""The first text message was sent on this day (Vodafone, to Richard Jarvis)."""
OWNER = "the owner of the telephone as the case file names him or her"
_ME = "Me"
_OWNER = frozenset({_ME, "You", "me", "you", "我", "自己", "本人"})
"""How a telephone names its owner: no name, and another person's in another log."""


@dataclass(frozen=True, slots=True)
class _Message:
    """``stamp`` and ``who`` are ``None`` where the screen shows no time or no name."""

    page: int
    sender: str
    when: UncertainDate | None
    stamp: Span | None
    who: Span | None
    text: Span
    inferred: str = ""
    around: tuple[int, int] = (0, 0)
    """Days before and after the printed one that it may be; see ``days_around``."""
    to: str | None = None
    """As a column of the table says it; ``None`` where none does."""


def identify(document: Document) -> Claim | None:
    """At least three messages of one shape, most of the page made of them; or a screen.

    Beside such a page one with fewer goes on with the log.
    """
    pages, because = [], []
    chats = [_chat(page) for page in document.pages]
    exported = any(len(chat.lines) >= _FEWEST for chat in chats) and _is_talk(document, chats)
    for page, chat in zip(document.pages, chats, strict=True):
        screen = None if exported else screen_of(page)
        if screen is not None:
            pages.append(page.number)
            because += [Span(page.number, *b.text) for b in screen.bubbles[:_FEWEST]]
        found = chat.lines if exported else ()
        covered = sum(line.whole[1] - line.whole[0] for line in found)
        if not found or 2 * covered < len(page.main_text.strip()) - chat.others:
            continue
        pages.append(page.number)
        because += [Span(page.number, *line.whole) for line in found[:_FEWEST]]
    return Claim(tuple(pages), 3, tuple(because)) if pages else None


def _chat(page: Page) -> Chat:
    return table_of(page.main_text) or chat_of(page.main_text)


def _is_talk(document: Document, chats: Sequence[Chat]) -> bool:
    """See ``common.chat_talk``; all pages together."""
    names, said = [], []
    for page, chat in zip(document.pages, chats, strict=True):
        names += [name_of(page.text[slice(*line.name)]) for line in chat.lines]
        said += [page.text[slice(*line.text)] for line in chat.lines]
    return is_talk(names, said, any(chat.listed for chat in chats))


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    """All messages, in the order of the file, with the people who wrote them."""
    messages = [
        _of_owner(message, context.asserted_by)
        for number in claim.pages
        for message in _messages(document, document.page(number), context)
    ]
    told = [m.when for m in messages if m.when is not None]
    orders = settled_orders(told) or order_in_time(told, _order_of(document))
    senders = {m.sender for m in messages}
    dates: list[DateMention] = []
    dated: set[Span | None] = set()
    warnings: list[ReadingWarning] = []
    events: list[Event] = []
    for printed in messages:
        when = narrowed(printed.when, orders) if printed.when is not None else None
        message = replace(printed, when=when)
        cited = document.cite(message.text, READER)
        stamp = document.cite(message.stamp, READER) if message.stamp else None
        if message.when is None or stamp is None:
            warnings.append(
                ReadingWarning("message-undated", "date of message not read", stamp or cited)
            )
        elif message.stamp not in dated:
            # One day above several messages is one date.
            dated.add(message.stamp)
            dates.append(DateMention(message.when, stamp))
        dates += _inside(document, message, context)
        others = sorted(s for s in senders if s and s != message.sender)
        only = others[0] if len(others) == 1 and message.sender and message.to is None else ""
        to = only or message.to or ""
        events.append(
            Event(
                kind=EventKind.MESSAGE,
                when=message.when and widened(message.when, message.around),
                provenance=(cited, stamp) if stamp else (cited,),
                person=message.sender,
                asserted_by=message.sender,
                details=tuple(
                    (k, v)
                    for k, v in (
                        ("to", to),
                        ("text", cited.quote),
                        ("automatic", "yes" if _unwritten(cited.quote) else ""),
                    )
                    if v
                ),
                inferred="; ".join(
                    words
                    for words in (
                        message.inferred,
                        "the addressee is the only other writer in the log" if only else "",
                        "" if when == printed.when else "day or month first as the log runs on",
                        IN_UTC if any(message.around) else "",
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


def _of_owner(message: _Message, owner: str) -> _Message:
    """What "Me" wrote is the owner's, where the case file says whose telephone it is."""
    if message.sender not in _OWNER or not owner:
        return message
    told = "; ".join(x for x in (message.inferred, OWNER) if x)
    return replace(message, sender=owner, who=None, inferred=told)


def _unwritten(text: str) -> bool:
    """Sent or put there by the app itself. Marks of direction that exports add do not count."""
    plain = text.strip("\u200e\u200f \t\n")
    return bool(_REPLY.match(plain) or _NOTE.fullmatch(plain)) or is_call(plain)


def _messages(document: Document, page: Page, context: Context) -> Iterator[_Message]:
    lines = _chat(page).lines
    screen = screen_of(page) if len(lines) < _FEWEST else None
    if screen is not None:
        yield from _on_screen(document, page, screen, context)
        return
    for line in lines:
        yield _Message(
            page.number,
            name_of(page.text[slice(*line.name)]),
            _day(document, page, line.date, context),
            Span(page.number, *_stamp(line)),
            Span(page.number, *line.name),
            Span(page.number, *line.text),
            around=days_around(page.text, line.time),
            to=name_of(page.text[slice(*line.to)]) if line.to else None,
        )


def _on_screen(
    document: Document, page: Page, screen: Screen, context: Context
) -> Iterator[_Message]:
    name = name_of(page.text[slice(*screen.title)]) if screen.title else ""
    for bubble in screen.bubbles:
        other = bubble.side == "left"
        yield _Message(
            page.number,
            name if other else _ME if bubble.side else "",
            _day(document, page, bubble.time, context) if bubble.time else None,
            Span(page.number, *bubble.time) if bubble.time else None,
            Span(page.number, *screen.title) if other and screen.title else None,
            Span(page.number, *bubble.text),
            "day and writer from where it stands on the screen",
        )


def _day(
    document: Document, page: Page, where: tuple[int, int], context: Context
) -> UncertainDate | None:
    scope = f"{document.name}:p{page.number}"
    told = DateContext(order=context.order, series=_series(document), scope=scope)
    dates = find_dates(re.sub(f"[{UNSEEN}]", "", page.text[slice(*where)]), told)
    value = dates[0].value if len(dates) == 1 and not dates[0].doubt else None
    return _since_there_are_messages(value) if isinstance(value, UncertainDate) else None


def _series(document: Document) -> str:
    """All dates of a log are written by one program."""
    return f"{document.name}:messages"


def _order_of(document: Document) -> str:
    return f"order:{_series(document)}"


def _stamp(line: Line) -> tuple[int, int]:
    """Day and time, where they stand on one line; else the day, on the line above."""
    if line.date[0] < line.whole[0]:
        return line.date
    return min(line.date[0], line.time[0]), max(line.date[1], line.time[1])


def _since_there_are_messages(when: UncertainDate) -> UncertainDate:
    """Without the readings of a year of two figures in which nobody could send one."""
    kept = tuple(
        Reading(r.earliest, r.latest, tuple(p for p in r.assumes if p.choice[:8] != "century:"))
        for r in when.readings
        if r.latest is None or r.latest >= FIRST_MESSAGE
    )
    return UncertainDate(kept) if kept and len(kept) < len(when.readings) else when


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
        if message.sender:
            first.setdefault(message.sender, message)
    return tuple(
        Person(name, "writer", _named(document, name, m)) for name, m in sorted(first.items())
    )


def _named(document: Document, name: str, message: _Message) -> tuple[Fact, ...]:
    if name in _OWNER or message.who is None:
        return ()
    return (Fact("name", name, document.cite(message.who, READER)),)
