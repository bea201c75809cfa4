"""The heading of a court paper: court, title, case number; and its date under the signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents.common.build import Builder
from forensics.documents.common.courts import office_area
from forensics.documents.common.cut import of_years
from forensics.documents.common.joined import Joined
from forensics.documents.common.titles import head_of
from forensics.places import Place
from forensics.records import Page
from forensics.temporal.readings import Interval
from forensics.text.dates import FoundDate
from forensics.text.identifiers import CaseNumber, Found, find_case_numbers

_TITLE = re.compile(
    r"(?P<court>[\u4e00-\u9fff]{2,40}?法.)[^\u4e00-\u9fff，。（(]{0,6}"
    r"(?P<title>刑[事亊](?:附带民[事亊])?(?P<what>判.|.决|裁.|.定)[书決])(?!》)"
)
# One character of the title misread: held to only where a criminal number follows.
_MISREAD_TITLE = re.compile(
    r"(?P<court>[\u4e00-\u9fff]{2,40}?法院)(?:[^\u4e00-\u9fff，。（(]{0,6}|.)"
    r"(?P<title>(?:[^民，。]事|刑[^，。])(?:附带民[事亊])?(?P<what>判决|裁定)[书決]"
    r"|刑事(?:附带民[事亊])?(?:判决.|裁定.|[判裁][^，。]书|[^，。][决定]书))(?!》)"
)
# A number that leaves out the court and the kind of case, or the year, right under the title:
# （2016）35号, 炎刑初字第35号.
_BARE_NUMBER = re.compile(
    r"[^\u4e00-\u9fff，。\d]{0,3}?(?P<v>"
    r"(?:[（(〔［[](?P<year>[12]\d{3})[）)〕］\]]|[\u4e00-\u9fff]{1,8}刑[\u4e00-\u9fff]{1,4}字)"
    r"第?(?P<serial>\d{1,6})号)"
)
_SIGNERS = re.compile(r"审判长|审判员|陪审员|书记员|法官助理")
_FIGURES = re.compile(r"[12]\d{3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")
_HAN_DATE = re.compile(r"[〇○零OＯΟo0一二三四五六七八九十□]{2,}\s?年")


@dataclass(frozen=True, slots=True)
class Heading:
    """Court, title and number with their places in the text."""

    court: str
    court_span: tuple[int, int]
    title: str
    title_span: tuple[int, int]
    number: Found[CaseNumber] | None

    @property
    def end(self) -> int:
        return self.number.end if self.number else self.title_span[1]


def has_heading(page: Page) -> bool:
    """A quick look whether a criminal court paper may begin on the page."""
    head = head_of(page, 700)
    return bool(_TITLE.search(head) or _MISREAD_TITLE.search(head))


def find_heading(joined: Joined) -> Heading | None:
    """The heading of a criminal court paper; a website's title line above it is passed over.

    A civil or administrative number under the title rules it out.
    """
    text = joined.text[:600]
    best: Heading | None = None
    for m in _TITLE.finditer(text):
        start = _court_start(joined, m.start("court"), m.end("court"))
        numbers = [n for n in find_case_numbers(text) if 0 <= n.start - m.end() <= 40]
        criminal = [n for n in numbers if "刑" in n.value.type or n.value.form == "old"]
        if (numbers and not criminal) or (not numbers and m.start() > 200):
            continue
        heading = Heading(
            text[start : m.end("court")],
            (start, m.end("court")),
            m["title"],
            m.span("title"),
            criminal[0] if criminal else _bare_number(text, m.end()),
        )
        if best is None or (heading.number and not best.number):
            best = heading
    return best or _misread_heading(joined, text)


def _bare_number(text: str, at: int) -> Found[CaseNumber] | None:
    m = _BARE_NUMBER.match(text, at)
    if m is None:
        return None
    number = CaseNumber(m["v"], int(m["year"] or 0), "", "", m["serial"], "old")
    return Found(m.start("v"), m.end("v"), number)


def _misread_heading(joined: Joined, text: str) -> Heading | None:
    for m in _MISREAD_TITLE.finditer(text):
        for n in find_case_numbers(text):
            if 0 <= n.start - m.end() <= 10 and "刑" in n.value.type:
                start = _court_start(joined, m.start("court"), m.end("court"))
                court = (start, m.end("court"))
                return Heading(text[slice(*court)], court, m["title"], m.span("title"), n)
    return None


def _court_start(joined: Joined, start: int, end: int) -> int:
    """Cut what stands before the court's name on the same line: a site's title, a heading."""
    cut = max([start, *(b for b in joined.breaks if start < b < end - 3)])
    for word in ("书", "号", "网", "》"):
        at = joined.text.rfind(word, cut, end)
        if at >= 0:
            cut = at + 1
    return cut


def add_heading(builder: Builder, heading: Heading | None, asserted_by: str) -> Place | None:
    """Add the facts of the heading; the court's area."""
    if heading is None:
        return None
    builder.issuer = asserted_by or heading.court
    builder.fact("court", heading.court, *heading.court_span)
    builder.fact("issuer", heading.court, *heading.court_span)
    builder.fact("doc_type", heading.title, *heading.title_span)
    if not re.search(r"刑事.*(?:判决|裁定)书", heading.title):
        builder.warn("title-misread", "printed or read so", *heading.title_span)
    area = office_area(heading.court)
    if area is not None:
        builder.fact("issuer_area", area, *heading.court_span)
    if heading.number is not None:
        n = heading.number
        builder.fact("case_number", n.value.text, n.start, n.end)
        builder.fact("number", n.value.text, n.start, n.end)
    else:
        builder.warn("case-number-unread", "no case number read", *heading.title_span)
    return area


def judgment_date(builder: Builder, ruling: int, year: int | None) -> FoundDate | None:
    """The date in Chinese numerals among the signatures, the last before the clerk's name.

    One in figures only where no other is there and names stand on both sides of it.

    Of several readings of a damaged date those stay that fit the ``year`` of the case number: a
    case is decided in that year or the few that follow. None left: not read.
    """
    text = builder.text
    signed = [m.start() for m in _SIGNERS.finditer(text, ruling)]
    best: FoundDate | None = None
    figures: FoundDate | None = None
    for d in builder.within(ruling, len(text)):
        if isinstance(d.value, Interval):
            continue
        after = any(0 < d.start - s <= 40 for s in signed)
        before = any(0 <= s - d.end <= 24 for s in signed)
        if _HAN_DATE.match(text, d.start):
            best = d if after or before else best
        elif after and before and _FIGURES.match(text, d.start):
            figures = d
    best = best or figures
    return best if best is None or year is None else of_years(best, year, year + _YEARS)


_YEARS = 4
"""How many years after its number a case may still be decided, for settling damaged dates."""
