"""Decisions of residential surveillance: 监视居住决定书, 监视居住执行通知书.

Criminal Procedure Law of the PRC (2018) art. 74 to 79: the person may not leave the dwelling or
the place designated without leave; passports must be handed over (art. 77).
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.joined import join
from forensics.documents.common.orders import from_date, issued, read_order, sight
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.places import resolve
from forensics.records import Document
from forensics.temporal.readings import Interval

TITLE = "Decision of residential surveillance"
READER = "documents.surveillance_decision"

_TITLE = re.compile(r"(?<!解除)(?<!撤销)(?:指定居所)?监视居住(?:决定|执行通知|通知)书")
_DECIDED = re.compile(r"决定[^。]{0,30}监视居住|(?:执行|采取)监视居住")
_SPOT = re.compile(
    r"(?:监视居住(?:的)?(?:地点|处所|场所)(?:为|是|在)?|在)[:：]?(?P<v>[\u4e00-\u9fff\d号-]{4,40}?)"
    r"(?=[，。；,]|(?:对(?:其|犯罪嫌疑人|被告人)[\u4e00-\u9fff]{0,6})?(?:执行)?(?:指定居所)?监视居住)"
)


def identify(document: Document) -> Claim | None:
    seen = sight(document, _TITLE)
    if seen is None:
        return None
    return Claim(seen.pages, 3 if _DECIDED.search(seen.text) else 2, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    text, (start, end) = builder.text, order.body
    decided = _DECIDED.search(text, start, end)
    begins = from_date(builder, decided.start() if decided else start, end)
    notes = []
    value = begins[1] if begins else order.day
    when = value if isinstance(value, Interval) else Interval(value, None)
    at = begins[0] if begins else order.dated
    if not begins:
        notes.append("start taken from the date of the decision")
    if when.end is None:
        notes.append("end not printed")
    spot = _SPOT.search(text, decided.start() if decided else start, end)
    where = resolve(spot["v"], order.area) if spot else None
    if where is None or not where.code:
        where = order.residence or order.area
        if where is not None:
            notes.append("place taken from the residence or the authority's area")
    span = (at.start, at.end) if at else (0, max(order.title_end, 1))
    spans = [span, *([decided.span()] if decided else []), *([spot.span()] if spot else [])]
    builder.event(
        K.RESIDENTIAL_SURVEILLANCE,
        when,
        *spans,
        person=order.person,
        where=where,
        basis=order.law,
        inferred="; ".join(notes),
        details={
            "authority": order.organ,
            "designated_place": "yes" if "指定居所" in text else "",
            "charge": order.charge,
        },
    )
    issued(builder, order, "decision of residential surveillance")
    return builder.extraction("surveillance_decision", "zh")
