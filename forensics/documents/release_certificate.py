"""Certificates of release: 释放证明书, 刑满释放证明书, 解除社区矫正证明书.

A detention centre releases before or without a sentence, a prison when it is served (Prison Law
art. 35); the end of community correction releases from probation or parole, not from custody
(Community Correction Law art. 44).
"""

from __future__ import annotations

import re
from dataclasses import replace

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.chain import add_chain
from forensics.documents.common.joined import join
from forensics.documents.common.measures import MEASURES, Step, find_steps
from forensics.documents.common.orders import Order, issued, read_order, sight
from forensics.documents.common.parties import Party, birth_date, dates_of_measures
from forensics.documents.common.ruling import TERM, duration, find_serving
from forensics.documents.common.served import GIVEN, add_conviction, add_serving
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

TITLE = "Certificate of release"
READER = "documents.release_certificate"

_TITLE = re.compile(r"(?:刑满|提前)?释放(?:证明书?|通知书)|解除社区矫正(?:证明|通知)书|假释证明书")
_FREED = re.compile(r"释放|解除(?:社区)?矫正")
_ENDS = re.compile(
    r"起?[^，。；\d]{0,14}?(?:予以|被|依法|准予|现已|期满|刑满|届满|解除)[^，。；\d]{0,12}?(?:释放|矫正)|释放"
    r"|[^，。；\d]{0,8}?(?:刑满|[期届]满)[，,](?:依法|现)?(?:予以|准予)?释放"
)
_PAROLED = re.compile(r"(?:裁定|决定|予以|准予|依法)?假释")
_PROBATION = re.compile(r"(?:缓刑考验期限?|社区矫正期限?|考验期限?)")
_SERVED = re.compile(r"(?:刑期|执行|服刑|服)?(?:期满|届满|刑满)(?=[，、被予依准释]|后?[，]?予)")
_NO_CUT = re.compile(r"(?:未|无|没有)(?:曾|获|经|予以)?(?:被)?减刑|减刑(?:零|〇|0|/)次?")
_CUT = re.compile(
    rf"减刑(?P<times>[一二三四五六七八九两\d]{{1,2}}次)?[，,、]?(?:共|共计|累计|合计)?"
    rf"(?:减刑|减去(?:有期徒刑)?)?(?P<term>{TERM})"
)
FROM_PAPER = "day taken from the date of the paper"


def identify(document: Document) -> Claim | None:
    """The title as a heading over somebody who is named, and the word that sets free."""
    seen = sight(document, _TITLE)
    if seen is None or not re.search(r"\d{4}年|[〇○零一二三四五六七八九]{4}年", seen.text):
        return None
    return Claim(seen.pages, 3 if _FREED.search(seen.text, 12) else 2, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    text, (start, end) = builder.text, order.body
    ended = _day_of_end(builder, start, end)
    if given := GIVEN.search(text, start, end):
        add_conviction(builder, order.person, start, given, end, order.area)
    if "矫正" in text[:start]:
        _correction(builder, order, ended)
    else:
        _custody(builder, order, ended)
    issued(builder, order, "certificate of release")
    return builder.extraction("release_certificate", "zh")


def _day_of_end(builder: Builder, start: int, end: int) -> FoundDate | None:
    """The date right before the words that set free."""
    for d in reversed(builder.within(start, end)):
        if isinstance(d.value, UncertainDate) and _ENDS.match(builder.text, d.end, end):
            return d
    return None


def _custody(builder: Builder, order: Order, ended: FoundDate | None) -> None:
    """The measures it tells of, the sentence served, and the release that ends them."""
    text, (start, end) = builder.text, order.body
    party = Party(order.person, order.person, (order.body,), birth_date(builder, start, end))
    steps = [
        replace(s, matter="this")
        for s in find_steps(text, party.ranges, dates_of_measures(builder, party))
        if s.kind in MEASURES and s.date is not None and s.date != ended
    ]
    if at := ended or order.dated:
        note = "" if ended else FROM_PAPER
        steps.append(Step(K.RELEASE, at.end, at.end, at.start, at, order.organ, note=note))
    add_chain(builder, party, steps, order.day, order.area)
    add_serving(builder, order.person, start, end)
    served = _SERVED.search(text, start, end)
    if served is not None:
        builder.fact("released_because", "term served", *served.span())
        _reductions(builder, start, end)


def _reductions(builder: Builder, start: int, end: int) -> None:
    """By how much the term was reduced: ``none`` where the paper says so, ``?`` where it does not
    say how much; nothing where it does not speak of it."""
    text = builder.text
    none = _NO_CUT.search(text, start, end)
    if none is not None:
        builder.fact("reductions", "none", *none.span())
        return
    found = list(_CUT.finditer(text, start, end))
    told = [m for m in found if m["term"]] or found[:1]
    if told:
        cuts = " ".join(duration(m["term"]) or "?" for m in told)
        builder.fact("reductions", cuts, told[0].start(), told[-1].end())


def _correction(builder: Builder, order: Order, ended: FoundDate | None) -> None:
    """Parole or probation up to its end, as far as the paper prints when it began."""
    text, (start, end) = builder.text, order.body
    last = one_day(ended)
    term = find_serving(text, start, end, builder.dates())
    paroled = _PAROLED.search(text, start, end)
    if term is not None and _PROBATION.search(text, max(start, term[0][0] - 16), term[0][0]):
        kind = K.PAROLE if paroled else K.PROBATION
        builder.event(kind, Interval(term[1], term[2]), term[0], person=order.person)
    elif paroled is not None:
        before = [d for d in builder.within(start, paroled.start()) if one_day(d)]
        if before and "。" not in text[before[-1].end : paroled.start()]:
            span = (before[-1].start, paroled.end())
            period = Interval(one_day(before[-1]), last)
            builder.event(K.PAROLE, period, span, person=order.person)
    if ended is not None:
        what = {"what": "community correction ended", "authority": order.organ}
        builder.event(K.OTHER, last, (ended.start, ended.end), person=order.person, details=what)
