"""Administrative detention by the police: 行政处罚决定书 (Public Security Penalties Law).

No criminal measure and no conviction: the days of detention are all it says of the person.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.joined import join
from forensics.documents.common.orders import from_date, issued, read_order, sight
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import Interval

TITLE = "Administrative penalty of the police"
READER = "documents.administrative_penalty"

_TITLE = re.compile(r"(?:治安管理|公安)?行政处罚决定书")
_DETAINED = re.compile(r"(?:行政|治安)?拘留(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})[日天]")
_DECIDED = re.compile(r"(?:违法行为|被处罚)人|决定[^。]{0,12}(?:给予|对)")
_PERIOD = re.compile(r"(?:拘留)?(?:执行)?(?:期限|期间|时间)|执行拘留|送[^。；]{2,20}拘留所执行")


def identify(document: Document) -> Claim | None:
    """The title as a heading of a police paper that orders detention."""
    seen = sight(document, _TITLE)
    if seen is None or not _DETAINED.search(seen.text) or "公安" not in seen.text:
        return None
    if not _DECIDED.search(seen.text):
        return None
    return Claim(seen.pages, 3, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    text, (start, end) = builder.text, order.body
    ordered = _DETAINED.search(text, start, end)
    at = _PERIOD.search(text, ordered.end() if ordered else start, end)
    period = from_date(builder, at.start(), end) if at else None
    if ordered is not None and (period or order.day):
        when = period[1] if period else order.day
        spans = [ordered.span()]
        if period:
            spans.insert(0, (period[0].start, period[0].end))
        builder.event(
            K.ADMIN_DETENTION,
            when if isinstance(when, Interval) else Interval(when, None) if period else when,
            *spans,
            person=order.person,
            where=order.area,
            basis=order.law,
            inferred="" if period else "day of the decision; its days are not printed",
            details={"authority": order.organ, "length": ordered[0]},
        )
    issued(builder, order, "administrative penalty")
    return builder.extraction("administrative_penalty", "zh")
