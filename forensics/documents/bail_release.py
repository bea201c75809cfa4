"""Release from bail or from residential surveillance: 解除取保候审决定书, 解除监视居住决定书.

Criminal Procedure Law of the PRC (2018) art. 79.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.courts import county_of
from forensics.documents.common.joined import join
from forensics.documents.common.orders import issued, read_order, sight
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import Interval

TITLE = "Release from bail pending trial"
READER = "documents.bail_release"

_TITLE = re.compile(r"(?:解除|撤销)(?:取保[候侯]审|(?:指定居所)?监视居住)(?:决定|通知)书")
_BEGAN = re.compile(
    r"起?对[^。，；]{0,50}?(?:执行|采取|决定|予以)?(?:取保[候侯]审|(?:指定居所)?监视居住)"
)
_ENDED = re.compile(r"(?:予以)?(?:解除|撤销)")


def identify(document: Document) -> Claim | None:
    seen = sight(document, _TITLE)
    if seen is None:
        return None
    strong = re.search(r"(?:决定|予以)[^。]{0,24}(?:解除|撤销)", seen.text)
    return Claim(seen.pages, 3 if strong else 2, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    text, (start, end) = builder.text, order.body
    began = ended = None
    for d in builder.within(start, end):
        if _BEGAN.match(text, d.end) and one_day(d):
            began = d
        elif re.match(rf"起?[^。，；]{{0,8}}{_ENDED.pattern}", text[d.end : d.end + 20]):
            ended = d
    released = one_day(ended) or order.day
    span = ended or order.dated
    if released is not None and span is not None:
        builder.event(
            K.BAIL_RELEASED,
            released,
            (span.start, span.end),
            person=order.person,
            basis=order.law,
            inferred="" if ended else "taken from the date of the decision",
            details={"authority": order.organ},
        )
    if began is not None:
        spans = [(began.start, began.end), *([(span.start, span.end)] if span else [])]
        place = county_of(order.residence) or order.area
        watched = "监视居住" in text[: order.title_end]
        builder.event(
            K.RESIDENTIAL_SURVEILLANCE if watched else K.BAIL,
            Interval(one_day(began), released),
            *spans,
            person=order.person,
            where=place,
            inferred="; ".join(
                words
                for words in (
                    "" if ended else "end taken from the date of the decision",
                    "place taken from the residence or the authority's area" if place else "",
                )
                if words
            ),
            details={"authority": order.organ, "role": "" if watched else "grant"},
        )
    issued(builder, order, "release from bail")
    return builder.extraction("bail_release", "zh")
