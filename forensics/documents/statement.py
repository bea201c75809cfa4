"""A person's own statement: affidavit, witness statement, declaration, 陈述书, 讯问笔录.

Every dated sentence becomes an event asserted by the person who makes the statement: a claim,
never a fact. Denials keep their polarity. Journeys are ``TRAVEL_CLAIMED``, all else is
``STATEMENT`` with the detail ``about``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from forensics.documents import Claim, Context
from forensics.documents.common.countries import countries_in
from forensics.documents.common.denied_time import EVER, WHOLE, since_birth, whole_time
from forensics.documents.common.plain_denial import is_plain, names_nobody, way_of
from forensics.documents.common.said_twice import said_twice
from forensics.documents.common.series import settle
from forensics.documents.common.statement_clauses import clauses, denied_of, excepted, place_unknown
from forensics.documents.common.statement_speaker import persons_of, speaker_of
from forensics.documents.common.statement_words import words
from forensics.documents.common.told_how import told_how
from forensics.documents.common.told_where import came_to, was_in
from forensics.documents.common.told_year import NOTES, done_by, with_told_years
from forensics.events import Event, EventKind, Extraction
from forensics.places import Place
from forensics.records import DateMention, Document, Fact, Page, Provenance, ReadingWarning, Span
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import DateContext, FoundDate, find_dates

TITLE = "written statement"
READER = "documents.statement"

_STOP = re.compile(r"[。！？!?]|(?<!\n\d)(?<!\n\d\d)(?<!No)(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)\.(?=\s|$)")
_NUMBERED = re.compile(r"(?<=\n)[ \t]*\d{1,3}[.、)]\s")
_WENT = re.compile("去了|去过|去的|到了|到过")
_CLAIMS = {
    # "I left the county" crosses no border: only words of the border give a departure a direction.
    "departure": EventKind.TRAVEL_CLAIMED,
    "abroad": EventKind.TRAVEL_CLAIMED,
    "arrival": EventKind.TRAVEL_CLAIMED,
    "birth": EventKind.BIRTH,
}
_NEVER = ("contact", "departure", "abroad", "conviction", "arrival")
_ME = re.compile(r"\s+(?:me|us)\b|了?我(?![的们]?(?:妻|丈夫|儿|女|父|母|弟|兄|哥|姐|妹|朋友))")
_BEHIND = re.compile(r"\s*了?(?:我们?的?)?")
_OF_BOTH = ("contact", "receipt")
"""What the speaker does with somebody else, who may be named first."""
_TOP, _OPENING = 400, 20
"""Where a title stands, and where the speaker is named who opens a text without one."""


def identify(document: Document) -> Claim | None:
    """A title line at the top, and somebody who speaks in the first person under a name; shyly,
    without a title, where the one who opens the text signs it with a day under the name."""
    if not document.pages:
        return None
    page = document.pages[0]
    title = words().title.search(page.main_text[:_TOP])
    speaker = speaker_of(page)
    if speaker is None or not (title or _opens_and_signs(document, *speaker)):
        return None
    because = (*([Span(page.number, *title.span())] if title else []), speaker[1])
    # Offices write to whom it may concern too.
    strength = 1 if title is None else 2 if "concern" in title[0].lower() else 3
    return Claim(tuple(p.number for p in document.pages), strength, because)


def _opens_and_signs(document: Document, name: str, at: Span) -> bool:
    signed = re.compile(rf"\n[^\n]{{0,12}}{re.escape(name)}\s*\n[^\n]*\d[^\n]*\s*\Z")
    return at.start < _OPENING and bool(signed.search(document.pages[-1].main_text))


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    """The dated sentences and the denials of the statement, and the day it was signed."""
    pages = [document.page(n) for n in claim.pages]
    speaker = speaker_of(pages[0])
    name = speaker[0] if speaker else ""
    signed = _signed(document, pages, name, context)
    told = DateContext(
        order=context.order,
        series=f"{document.name}:statement",
        scope=document.name,
        written=_day(signed),
        narrated=True,
    )
    events: list[Event] = []
    dates: list[DateMention] = []
    warnings: list[ReadingWarning] = []
    texts = [page.main_text for page in pages]
    everything = settle([with_told_years(text, find_dates(text, told)) for text in texts])
    for page, found in zip(pages, everything, strict=True):
        warnings += said_twice(document, page, page.main_text, found, READER)
        dates += [DateMention(d.value, _cite(document, page, d.start, d.end)) for d in found]
        events += _events(document, page, found, signed, name or context.asserted_by)
    persons = persons_of(document, pages[0], speaker, everything[0], events, READER)
    events = since_birth(events, [f for person in persons for f in person.facts])
    facts: tuple[Fact, ...] = ()
    if signed is None:
        warnings.append(ReadingWarning("statement-undated", "no date of signing was found"))
    else:
        facts = (Fact("signed_date", signed.value, signed.provenance),)
    return Extraction(
        document=document.name,
        sha256=document.sha256,
        kind="statement",
        language="",
        asserted_by=context.asserted_by or name,
        persons=persons,
        facts=facts,
        events=tuple(events),
        dates=tuple(dates),
        warnings=tuple(warnings),
    )


def _events(
    document: Document,
    page: Page,
    found: tuple[FoundDate, ...],
    signed: DateMention | None,
    speaker: str,
) -> Iterator[Event]:
    at_signing = signed.provenance.span if signed else None
    dated = [d for d in found if Span(page.number, d.start, d.end) != at_signing]
    for start, end in _sentences(page):
        inside = [d for d in dated if start <= d.start < end]
        for lo, hi, days in clauses(page.text, start, end, inside):
            # A clause that denies without a date is kept; one that says nothing typed is not.
            text = page.text[lo:hi]
            denied = bool(words().denial.search(text))
            limited = bool(words().limits.search(text))
            about = _about(text)
            mode = told_how(text, denied, about)
            if denied and words().exceptions.search(page.text[start:end]):
                limited = True
                if any(d and excepted(page.text, start, end, d) for d in days):
                    mode = "qualified"
            about = "" if mode or (denied and place_unknown(text)) else about
            if not days and not (denied and about):
                continue
            claimed = about in _CLAIMS and not denied and len(days) == 1
            polarity = "denied" if denied else ""
            whom = _with_whom(text) if about == "contact" else ""
            narrowed = False
            if denied and about in _NEVER:
                places = [(d.start - lo, d.end - lo) for d in days if d]
                narrowed = not is_plain(text, places, whom, about)
                limited = limited or narrowed
            part = "narrowed" if narrowed else way_of(text, whom) if about == "contact" else ""
            where, unbroken = _where(text, about, denied)
            details = (
                ("about", about or "other"), ("polarity", polarity), ("mode", mode),
                ("direction", _way(text) if claimed else ""), ("whom", whom),
                ("denies", part if denied else ""), ("unbroken", "yes" if unbroken else ""),
                ("state", where.country if where else ""),
            )  # fmt: skip
            ever = denied and not limited and about in _NEVER and bool(words().ever.search(text))
            if about in ("contact", "arrival"):
                ever = ever and bool(whom or where)
            for told_day in days or [None]:
                cited = [_cite(document, page, lo, hi)]
                if told_day:
                    cited.append(_cite(document, page, told_day.start, told_day.end))
                when = told_day.value if told_day else None
                if told_day and not mode:
                    when = done_by(told_day, _day(signed))
                if denied and told_day:
                    when = denied_of(page.text, lo, hi, told_day, _day(signed))
                whole = whole_time(when, _day(signed)) if denied and not limited else None
                notes = [WHOLE] if whole else []
                if told_day and told_day.borrowed:
                    notes.append(NOTES[told_day.borrowed])
                if ever and told_day is None and signed is not None:
                    whole, notes = _until(signed), [EVER]
                yield Event(
                    kind=_CLAIMS[about] if claimed else EventKind.STATEMENT,
                    when=whole or when,
                    provenance=tuple(cited),
                    person=speaker,
                    where=where,
                    asserted_by=speaker,
                    inferred="; ".join(notes),
                    details=tuple((k, v) for k, v in details if v),
                )


def _where(text: str, about: str, denied: bool) -> tuple[Place | None, bool]:
    """Where a claim has the speaker be, or a denial has him not come to; see ``told_where``."""
    if about == "arrival" and denied:
        return came_to(text), False
    return was_in(text) if about in ("residence", "presence") and not denied else (None, False)


def _until(signed: DateMention) -> Interval | None:
    """All days up to the one on which it was said; see ``since_birth``."""
    return Interval(None, signed.value) if isinstance(signed.value, UncertainDate) else None


def _with_whom(text: str) -> str:
    """Whom a denial of contact names, as it stands there."""
    found = words().with_whom.search(text)
    name = next((name for name in found.groups() if name), "") if found else ""
    # Li Ming's wife is not Li Ming.
    return "" if name.endswith(("'s", "’s")) or names_nobody(name) else name


def _sentences(page: Page) -> Iterator[tuple[int, int]]:
    """Sentences by full stops, headings and numbered paragraphs; never by a mere line end."""
    text = page.main_text
    title = words().title.search(text[:_TOP])
    cuts = {title.end()} if title else set()
    cuts |= {m.end() for m in _STOP.finditer(text)} | {m.start() for m in _NUMBERED.finditer(text)}
    edges = sorted(cuts | {0, len(text)})
    asked = [m.span() for m in words().questions.finditer(text)]
    head = asked[0][0] if asked else 0  # a form: when, where, who, each on a line
    lines = {m.end() for m in re.finditer("\n", text[:head])}
    bare = {m.end() for m in words().bare.finditer(text)}
    edges = sorted({*edges, *lines, *bare, *(x for span in asked for x in span)})
    for start, end in pairwise(edges):
        piece = text[start:end]
        if piece.strip() and not any(s <= start < e for s, e in asked):
            lead = len(piece) - len(piece.lstrip())
            yield start + lead, start + len(piece.rstrip())


def _about(sentence: str) -> str:
    """What the speaker says of himself or herself; ``""`` for what somebody else did."""
    told = ((name, said.search(sentence)) for name, said in words().about)
    name, verb = next(((name, m) for name, m in told if m), ("", None))
    if verb is None:
        # 去了: gone to a shop or to a state; only a state that is named makes it a journey.
        verb = _WENT.search(sentence)
        name = "arrival" if verb and countries_in(sentence) else ""
    if verb is None or name in _OF_BOTH or _ME.match(sentence, verb.end()):
        return name
    object_at = _BEHIND.match(sentence, verb.end())
    if object_at and words().others.match(sentence, object_at.end()):
        return ""
    return "" if _of_others(sentence[: verb.start()]) else name


def _way(clause: str) -> str:
    """Out of China or into it, where the clause tells of one way over its border."""
    ways = [way for way, said in words().border if said.search(clause)]
    return ways[0] if len(ways) == 1 else ""


def _of_others(before: str) -> bool:
    """Is somebody else named before the verb, and the speaker no more?"""
    last = max((m.end() for m in words().others.finditer(before)), default=-1)
    return last >= 0 and not words().speaker.search(before, last)


def _signed(
    document: Document, pages: list[Page], speaker: str, context: Context
) -> DateMention | None:
    """The date behind the last "signed" or "dated" line, or alone on the line under the name."""
    for page in reversed(pages):
        ends = [m.end() for m in words().signed.finditer(page.main_text)]
        if speaker:
            under = re.compile(rf"{re.escape(speaker)}[^\n]{{0,12}}\n(?=[^\n]{{6,40}}\s*(?:$|\n))")
            ends += [m.end() for m in under.finditer(page.main_text)]
        for end in sorted(ends, reverse=True):
            tail = page.main_text[end : end + 120]
            told = DateContext(
                order=context.order,
                series=f"{document.name}:statement",
                scope=f"{document.name}:signed",
            )
            for found in find_dates(tail, told)[:1]:
                between = words().signed_at.fullmatch(tail, 0, found.start)
                if isinstance(found.value, Interval) or not between:
                    continue
                cited = _cite(document, page, end + found.start, end + found.end)
                return DateMention(found.value, cited)
    return None


def _day(mention: DateMention | None) -> date | None:
    value = mention.value if mention else None
    return value.only_day if isinstance(value, UncertainDate) else None


def _cite(document: Document, page: Page, start: int, end: int) -> Provenance:
    return document.cite(Span(page.number, start, end), READER)
