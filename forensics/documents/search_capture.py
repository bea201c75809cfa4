"""A saved search: where somebody looked, for what, on which day, and what came up.

Gives one ``REGISTER_SEARCH`` event. That nothing was found is never taken as proof that
nothing is there; rules make leads of it at most.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from urllib.parse import unquote_plus

from forensics.documents import Claim, Context
from forensics.documents.common.listed_judgments import listed
from forensics.events import Event, EventKind, Extraction
from forensics.records import DateMention, Document, Fact, Page, Provenance, ReadingWarning, Span
from forensics.temporal.readings import UncertainDate
from forensics.text.chat_times import DAY, SPACES, STAMP, TIME
from forensics.text.dates import DateContext, find_dates

TITLE = "search capture"
READER = "documents.search_capture"

_COUNT = re.compile(
    r"(?:about|approximately|约|共|找到|检索到|为您找到)\s*(?:相关结果)?(?:约|共|到)*\s*"
    r"(\d[\d,，]*)\s*(?:results?\b|records?\b|hits?\b|条|个|篇|份|项|件)"
    r"|\b(\d[\d,]*)\s+(?:results?|records?|hits?)\b",
    re.IGNORECASE,
)


_HEADING = 24
"""Characters that may stand beside the name of a place where it is a heading."""
_QUOTED = re.compile(
    r"(?:没有|未|沒有)(?:找到|检索到|搜索到|查询到|搜尋到)(?:任何)?(?:和|与|與|有关|关于)?"
    r"[“\"「『](?P<a>[^”\"」』\n]{2,80})[”\"」』]"
    r"|\bresults? (?:found )?for [“\"‘'](?P<b>[^”\"’'\n]{2,80})[”\"’']"
    r"|\bsearch\s?[-–—]\s?(?P<c>[^\n]{2,80}?)\s?[-–—]\s?did not match",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<![\w.-])[\w.-]{1,253}\.[a-z]{2,24}/\S{0,400}?[?&](?:q|wd|word|query|keywords?|kw|key|text"
    r"|search|searchWord)=(?P<query>[^&\s]{2,200})",
    re.IGNORECASE,
)
_A_DAY, _A_TIME = DAY.replace("?P<date>", "?:"), TIME.replace("?P<time>", "?:")
_CLOCK = re.compile(
    rf"(?:^|[\f\n]|\s{{2}})(?P<stamp>{STAMP}|{_A_TIME}{SPACES}{_A_DAY}"
    # 2019年11月20日21:14, 2019/6/14下午3:22: the space was not read, and the end of the day shows.
    rf"|{_A_DAY}(?:(?=[上下]午)|(?<=日)){_A_TIME})(?=$|[\f\n]|\s{{2}}|\s\D)",
)


@dataclass(frozen=True, slots=True)
class _Words:
    places: tuple[tuple[str, str, str], ...]
    """(as printed, English name, official | private | engine | archive), longest first."""
    query: re.Pattern[str]
    captured: re.Pattern[str]
    place: re.Pattern[str]
    nothing: re.Pattern[str]


@cache
def _words() -> _Words:
    text = resources.files("forensics.data").joinpath("search_places.toml").read_text("utf-8")
    table = tomllib.loads(text)
    places = [
        (printed, p["english"], p["kind"])
        for p in table["place"]
        for printed in {p["name"], *p["also"]}
    ]
    words = table["words"]

    def label(names: list[str]) -> re.Pattern[str]:
        ordered = sorted(names, key=len, reverse=True)
        return re.compile(
            rf"(?:^|[\n\f]|\s{{2}}(?!\s))[ \t]{{0,40}}(?:{'|'.join(map(re.escape, ordered))})"
            r"(?:[ \t]{0,40}[:：][ \t]{0,40}|[ \t]{1,40}(?=\d))([^\n\f]+)",
            re.IGNORECASE,
        )

    nothing = sorted(words["nothing"], key=len, reverse=True)
    return _Words(
        tuple(sorted(places, key=lambda p: (-len(p[0]), p[0]))),
        label(words["query"]),
        label(words["captured"]),
        label(words["place"]),
        re.compile(rf"(?<![\d,])(?:{'|'.join(map(re.escape, nothing))})", re.IGNORECASE),
    )


def identify(document: Document) -> Claim | None:
    """A page with a search place, what was searched for, and a result line."""
    pages, because, strength = [], [], 3
    for page in document.pages:
        seen = _look(page)
        told = [s for s in (seen.query, seen.result, seen.place) if s]
        if len(told) < 3:
            continue
        pages.append(page.number)
        because += told
        if seen.captured is None:
            strength = 2
    return Claim(tuple(pages), strength, tuple(because)) if pages else None


@dataclass(frozen=True, slots=True)
class _Seen:
    """The parts of one page, each a span or ``None``; ``hit`` is ``None`` if not read."""

    place: Span | None
    query: Span | None
    captured: Span | None
    result: Span | None
    hit: bool | None
    place_name: str
    place_kind: str
    count: str
    by_clock: bool = False
    """The day is that of a clock on the page: of the screen, or of the printing."""


def _look(page: Page) -> _Seen:
    words, text = _words(), page.main_text
    place, name, kind = _place(page, words)
    query = _value(page, words.query)
    if query is None and place is not None and _is_heading(page, place):
        query = _told_in_words(page) or _in_address(page)
    captured = _value(page, words.captured)
    clock = _clock(page) if captured is None else None
    nothing, counted = words.nothing.search(text), _COUNT.search(text)
    count = re.sub(r"\D", "", counted.group(1) or counted.group(2)) if counted else ""
    result, hit = None, None
    if nothing and not (count and int(count)):
        result, hit = Span(page.number, *nothing.span()), False
    elif counted and not nothing:
        result, hit = Span(page.number, *counted.span()), int(count) > 0
    elif nothing and counted:
        # The page says both; what it says stands in the warning, not in an event.
        result = Span(page.number, *nothing.span())
    return _Seen(
        place, query, captured or clock, result, hit, name, kind, count, by_clock=clock is not None
    )


def _place(page: Page, words: _Words) -> tuple[Span | None, str, str]:
    labelled = _value(page, words.place)
    where = page.text[labelled.start : labelled.end] if labelled else page.main_text
    base = labelled.start if labelled else 0
    low = where.lower()
    found = [(low.find(p.lower()), -len(p), e, k) for p, e, k in words.places if p.lower() in low]
    if found:
        # The first on the page: results name other places, and an archive's address holds one.
        at, length, english, kind = min(found)
        return Span(page.number, base + at, base + at - length), english, kind
    if labelled:
        return labelled, page.text[labelled.start : labelled.end].strip(), "unknown"
    return None, "", ""


def _is_heading(page: Page, place: Span) -> bool:
    """Does the place stand in an address or as a heading, not in somebody's sentence?"""
    first = max(page.text.rfind(mark, 0, place.start) for mark in "\n\f") + 1
    line = page.text[first:].partition("\n")[0]
    in_address = page.text[place.end : place.end + 1] == "/"
    return in_address or len(line.strip()) <= place.end - place.start + _HEADING


def _told_in_words(page: Page) -> Span | None:
    """What was searched for, where the sentence about the results quotes it."""
    found = _QUOTED.search(page.main_text)
    if not found:
        return None
    name = next(n for n in ("a", "b", "c") if found[n])
    return Span(page.number, *found.span(name))


def _in_address(page: Page) -> Span | None:
    """What was searched for, in the address of the results."""
    found = _ADDRESS.search(page.main_text)
    return Span(page.number, *found.span("query")) if found else None


def _clock(page: Page) -> Span | None:
    """The only day with a time of day that stands alone: the clock of a screen, or the day on
    which a browser printed the page, before its title."""
    found = {m["stamp"]: m.span("stamp") for m in _CLOCK.finditer(page.text)}
    return Span(page.number, *next(iter(found.values()))) if len(found) == 1 else None


def _value(page: Page, label: re.Pattern[str]) -> Span | None:
    found = label.search(page.main_text)
    if not found:
        return None
    start, end = found.span(1)
    end -= len(found.group(1)) - len(found.group(1).rstrip())
    return Span(page.number, start, end)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    """One search a page. A search whose day is not printed has no day."""
    facts: list[Fact] = []
    events: list[Event] = []
    dates: list[DateMention] = []
    warnings: list[ReadingWarning] = []
    for number in claim.pages:
        page = document.page(number)
        seen = _look(page)
        dates += _mentions(document, page, context)
        facts += _facts(document, page, seen)
        if seen.result is None or seen.hit is None:
            place = document.cite(seen.result, READER) if seen.result else None
            warnings.append(
                ReadingWarning("search-unread", "whether the search had a hit was not read", place)
            )
            continue
        events.append(_event(document, page, seen, context))
        if seen.hit:
            events += listed(document, page, READER, context.asserted_by)
        if seen.captured is None:
            cited = document.cite(seen.result, READER)
            warnings.append(
                ReadingWarning("search-undated", "the page does not say when it was saved", cited)
            )
    return Extraction(
        document=document.name,
        sha256=document.sha256,
        kind="search_capture",
        language="",
        asserted_by=context.asserted_by,
        facts=tuple(facts),
        events=tuple(events),
        dates=tuple(dates),
        warnings=tuple(warnings),
    )


def _event(document: Document, page: Page, seen: _Seen, context: Context) -> Event:
    parts = [s for s in (seen.result, seen.query, seen.captured, seen.place) if s]
    query = unquote_plus(page.text[seen.query.start : seen.query.end]) if seen.query else ""
    return Event(
        kind=EventKind.REGISTER_SEARCH,
        when=_captured(page, seen, document, context),
        provenance=tuple(document.cite(s, READER) for s in parts),
        asserted_by=context.asserted_by,
        inferred="day of the clock on the page" if seen.by_clock else "",
        details=tuple(
            (name, value)
            for name, value in (
                ("result", "hit" if seen.hit else "no-hit"),
                ("place_name", seen.place_name),
                ("place_kind", seen.place_kind),
                ("query", query),
                ("count", seen.count),
            )
            if value
        ),
    )


def _captured(
    page: Page, seen: _Seen, document: Document, context: Context
) -> UncertainDate | None:
    if seen.captured is None:
        return None
    inside = page.text[seen.captured.start : seen.captured.end]
    scope = f"{document.name}:p{page.number}"
    found = find_dates(inside, DateContext(order=context.order, scope=scope))
    value = found[0].value if len(found) == 1 else None
    return value if isinstance(value, UncertainDate) else None


def _facts(document: Document, page: Page, seen: _Seen) -> list[Fact]:
    named = (("query", seen.query), ("search_place", seen.place), ("captured", seen.captured))

    def fact(name: str, span: Span) -> Fact:
        cited: Provenance = document.cite(span, READER)
        return Fact(name, cited.quote, cited)

    return [fact(name, span) for name, span in named if span]


def _mentions(document: Document, page: Page, context: Context) -> list[DateMention]:
    scope = f"{document.name}:p{page.number}"
    return [
        DateMention(d.value, document.cite(Span(page.number, d.start, d.end), READER))
        for d in find_dates(page.main_text, DateContext(order=context.order, scope=scope))
    ]
