"""Criminal judgments and rulings of Taiwan's courts, in traditional Chinese.

What it reads: court, number, the accused, the steps of the case with their days (arrest, custody,
bail, bar on leaving, charge, hearings), what the paper orders, earlier sentences, and its date.
Layout: judgments as the Judicial Yuan publishes them. Years are those of the Republic (民國).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.joined import Joined, join
from forensics.documents.common.taiwan_order import add_order
from forensics.documents.common.taiwan_parties import find_parties, taiwan
from forensics.documents.common.taiwan_words import EARLIER, EARLIER_KINDS, WORDS
from forensics.documents.common.titles import head_of, pages_from
from forensics.documents.common.traditional import TERM, duration, trad
from forensics.documents.common.traditional_steps import (
    Accused,
    Step,
    add,
    find_steps,
    tell_courses_apart,
    whose,
)
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, FoundDate

TITLE = "Criminal judgment or ruling of a court of Taiwan"
READER = "documents.taiwan_judgment"

_HEADING = trad(
    r"(?P<court>(?:[臺台]灣|福建)[一-鿿]{2,8}?(?:地方法院|少年及家事法院)|(?:[臺台]灣|福建)?高等法院"
    r"(?:[一-鿿]{2}分院)?|最高法院|智慧財產(?:及商業)?法院)"
    r"(?P<title>刑事(?:簡易|協商|附帶民事訴訟)?(?:判決|裁定)(?!書))"
)
_NUMBER = trad(
    r"(?P<v>(?:\d{2,3}|[一二三四五六七八九十百〇○零]{2,5})年度[一-鿿]{1,8}(?:[（(][一二三四五六七八九十]{1,2}[）)])?"
    r"[一-鿿]{0,4}字第\d{1,6}號)"
)
_BODY = trad(r"主文|理由|事實|被告")
_ORDER = trad(r"主文")
_AS_FOLLOWS = trad(r"如下[:：]?$")
_SECTION = trad(r"(?:犯罪)?事實及理由|犯罪事實|事實|理由")
_FIRST_ITEMS = ("一、", "壹、", "甲、")
_CERTIFIED = trad(r"(?:以上|上列)正本|正本證明與原本")
_SIGNED = trad(r"中華民國")
_OF_A_LAW = trad(r"修正|公布|施行|制定|第")
_ABOVE = trad(r"裁判日期[:：]?$")
_FINAL = trad(r"(?<=。)(?:本判決|本裁定|本件)?(?:已)?不得(?:再)?(?:上訴|抗告)(?=。)")
_APPEAL = trad(r"如?不服本(?:判決|裁定|件判決)[^。]{0,40}(?:上訴|抗告)")
_HELD_TERM = re.compile(rf"(?:[一-鿿、，]{{0,8}}?)(?P<v>{TERM})")


@dataclass(frozen=True, slots=True)
class _Head:
    court: tuple[int, int]
    title: tuple[int, int]
    number: re.Match[str] | None


def _head(joined: Joined) -> _Head | None:
    """Court and title on a line of their own; what a sentence quotes is no heading."""
    text = joined.text[:600]
    for m in _HEADING.finditer(text):
        at = m.start("court")
        after = text[m.end("title") : m.end("title") + 1]
        if at and at not in joined.lines:
            continue
        if m.end("title") not in joined.breaks and not after.isdigit():
            continue
        number = _NUMBER.search(text, m.end("title"), m.end("title") + 60)
        return _Head(m.span("court"), m.span("title"), number)
    return None


def identify(document: Document) -> Claim | None:
    """Strong with a court's title and its number of the Republic's year."""
    for page in document.pages:
        if not _HEADING.search(head_of(page, 700)):
            continue
        joined = join(document, [page.number])
        head = _head(joined)
        if head is None:
            continue
        pages = pages_from(document, page.number)
        text = joined.text if len(pages) == 1 else join(document, pages).text
        body = len({m[0] for m in _BODY.finditer(text)}) >= 2
        strength = 3 if head.number and body else 2 if head.number or body else 0
        if strength:
            return Claim(pages, strength, joined.spans(head.court[0], head.title[1]))
    return None


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    text = builder.text
    builder.dates(DateContext(calendar="roc", scope=document.name))
    head = _head(builder.joined)
    start = _heading(builder, head)
    order = _order(builder, start)
    parties = find_parties(builder, start, _list_end(text, start, order))
    people = [p.accused for p in parties]
    order_end = _order_end(builder, order.end()) if order else start
    certified = _CERTIFIED.search(text, order_end)
    judged = _judgment_date(builder, order_end, certified.start() if certified else len(text))
    day = judged.value if judged and isinstance(judged.value, UncertainDate) else None
    if judged is not None and day is not None:
        builder.fact("judgment_date", day, judged.start, judged.end)
        builder.event(K.JUDGMENT, day, (judged.start, judged.end), where=taiwan())
    elif order:
        builder.warn("judgment-date-unread", "no date of judgment read", *order.span())
    final = _FINAL.search(text, order_end)
    found = final or _APPEAL.search(text, order_end)
    if found:
        builder.fact("instance", "final" if final else "open to appeal", *found.span())
    births = {e.when for e in builder.events if e.kind is K.BIRTH}
    dates = [d for d in builder.dates() if d is not judged and d.value not in births]
    body = [(max((p.end for p in parties), default=start), order.start() if order else len(text))]
    body.append((order_end, judged.start if judged else len(text)))
    for begin, end in body:
        for step in find_steps(text, WORDS, dates, begin, end, people):
            _add_step(builder, step, people)
    if order:
        add_order(builder, people, (order.end(), order_end), dates, judged, bool(final))
    tell_courses_apart(builder)
    return builder.extraction("taiwan_judgment", "zh-Hant")


def _heading(builder: Builder, head: _Head | None) -> int:
    """Facts of the heading; where the text after it begins."""
    if head is None:
        return 0
    text = builder.text
    court = text[slice(*head.court)]
    builder.issuer = builder.issuer or court
    builder.fact("court", court, *head.court)
    builder.fact("issuer", court, *head.court)
    builder.fact("issuer_area", taiwan(), *head.court)
    builder.fact("doc_type", text[slice(*head.title)], *head.title)
    if head.number is None:
        builder.warn("case-number-unread", "no case number read", *head.title)
        return head.title[1]
    for name in ("case_number", "number"):
        builder.fact(name, head.number["v"], *head.number.span("v"))
    return head.number.end()


def _order(builder: Builder, start: int) -> re.Match[str] | None:
    """The title 主文: behind 如下, or on a line of its own."""
    text, breaks = builder.text, builder.joined.breaks
    for m in _ORDER.finditer(text, start):
        led = _AS_FOLLOWS.search(text, max(start, m.start() - 4), m.start())
        if led or (m.start() in breaks and m.end() in breaks):
            return m
    return None


def _list_end(text: str, start: int, order: re.Match[str] | None) -> int:
    m = trad(r"上列").search(text, start)
    stop = order.start() if order else len(text)
    return min(m.end(), stop) if m else stop


def _order_end(builder: Builder, start: int) -> int:
    """Where the order ends: the title of the next section, alone or before its first item."""
    text, breaks = builder.text, builder.joined.breaks
    for m in _SECTION.finditer(text, start):
        alone = m.start() in breaks and m.end() in breaks
        if alone or (text[m.start() - 1] == "。" and text[m.end() : m.end() + 2] in _FIRST_ITEMS):
            return m.start()
    return len(builder.text)


def _judgment_date(builder: Builder, start: int, end: int) -> FoundDate | None:
    """The last date 中華民國… before the clerk certifies the copy, whose own date follows.

    A copy saved from the courts' site names the day above the heading instead (裁判日期).
    """
    text, breaks = builder.text, builder.joined.breaks
    found = None
    for d in builder.within(start, end):
        led = _SIGNED.match(text, d.start)
        alone = d.start in breaks or text[d.start - 1] in "。文"
        if not led or not alone or _OF_A_LAW.match(text, d.end):
            continue
        if isinstance(d.value, UncertainDate):
            found = d
    if found is None:
        for d in builder.within(0, start):
            if isinstance(d.value, UncertainDate) and _ABOVE.search(text[: d.start]):
                return d
    return found


def _add_step(builder: Builder, step: Step, people: list[Accused]) -> None:
    """A step the body tells of; what is earlier in life is told apart from this matter."""
    text = builder.text
    gap = step.start - step.date.end if step.date else 0
    if step.kind is K.FIRST_INSTANCE_JUDGMENT and gap > 4:
        return
    sentence = text[step.sentence : step.start]
    earlier = bool(EARLIER.search(sentence))
    if step.kind in EARLIER_KINDS and not (earlier and gap <= 24):
        return
    told = "" if step.kind not in (K.CUSTODY, K.TRAVEL_BAN) else _term_behind(text, step.end)
    where = taiwan() if step.kind is K.TRAVEL_BAN else None
    common = step.kind in (K.INDICTMENT, K.ACCEPTANCE, K.HEARING, K.FIRST_INSTANCE_JUDGMENT)
    whom = [] if common else whose(text, step, people)
    add(builder, step, whom, told, where, "prior" if earlier else "this")


def _term_behind(text: str, at: int) -> str:
    """``8月`` behind 限制出境、出海, ``貳月`` behind 延長羈押."""
    m = _HELD_TERM.match(text, at)
    return duration(m["v"]) if m else ""
