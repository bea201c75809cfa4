"""Decisions of bail pending trial: 取保候审决定书, 取保候审执行通知书.

Criminal Procedure Law of the PRC (2018) art. 66 to 73 (in the 2012 text art. 65 to 71): the
person may not leave the city or county of residence without leave of the executing organ.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.courts import county_of
from forensics.documents.common.joined import join
from forensics.documents.common.orders import Order, from_date, issued, read_order, sight
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.places import Place, resolve
from forensics.records import Document
from forensics.temporal.readings import Interval, UncertainDate

TITLE = "Decision of bail pending trial"
READER = "documents.bail_decision"

_TITLE = re.compile(
    r"(?<!解除)(?<!撤销)取保[候侯]审(?:决定|执行通知|变更决定)书|被取保候审人义务告知书"
)
_BODY = re.compile(r"取保[候侯]审")
_STAY = re.compile(r"不得离开(?:其)?(?:所?居住的?)?(?P<v>[\u4e00-\u9fff]{1,24}?(?:县|市|区|旗))")
_GIVEN_UP = re.compile(
    r"(?:护照|出入境证件|旅行证件|通行证)[^。；]{0,24}(?:交存|上交|交执行机关|交由[^。；]{0,12}保存|缴存)"
    r"|(?:交存|上交|交出|缴存)[^。；]{0,12}(?:护照|出入境证件|旅行证件)"
)


def identify(document: Document) -> Claim | None:
    """Strong with the title as a heading and a subject with 取保候审 decided in the body."""
    seen = sight(document, _TITLE)
    if seen is None:
        return None
    body = re.search(
        r"决定(?:对|依法)?[^。]{0,20}取保[候侯]审|执行取保[候侯]审|采取取保[候侯]审", seen.text
    )
    subject = re.search(r"(?:犯罪嫌疑人|被取保[候侯]审人|被告人)[\u4e00-\u9fff·×]{2,}", seen.text)
    if not _BODY.search(seen.text) or not subject:
        return None
    return Claim(seen.pages, 3 if body else 2, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    text = builder.text
    decided = re.compile(r"决定[^。]{0,24}取保[候侯]审|执行取保[候侯]审|采取取保[候侯]审").search(
        text, *order.body
    )
    begins = from_date(builder, decided.start() if decided else order.body[0], order.body[1])
    inferred = []
    if begins is not None:
        value = begins[1]
        when = value if isinstance(value, Interval) else Interval(value, None)
        span = (begins[0].start, begins[0].end)
    else:
        when = Interval(order.day, None)
        span = (order.dated.start, order.dated.end) if order.dated else (0, order.title_end)
        inferred.append("start taken from the date of the decision")
    if when.end is None:
        inferred.append("end not printed")
    where, why, where_span = _place(builder, order)
    if why:
        inferred.append(why)
    spans = [span, *([(decided.start(), decided.end())] if decided else []), *where_span]
    given_up = _GIVEN_UP.search(text, *order.body)
    authority = order.organ
    details = {
        "authority": authority,
        "role": "grant",
        "passport_surrendered": "yes" if given_up else "",
        "charge": order.charge,
    }
    if guarantor := re.compile(r"保证人(?P<v>[\u4e00-\u9fff]{2,4}?)(?=的?监督|[，。])").search(
        text, *order.body
    ):
        details["guarantor"] = guarantor["v"]
    builder.event(
        K.BAIL,
        when,
        *spans,
        person=order.person,
        where=where,
        basis=order.law,
        inferred="; ".join(inferred),
        details=details,
    )
    if given_up:
        start = when.start or order.day
        builder.event(
            K.SURRENDER,
            UncertainDate.between(start.earliest, None) if start else None,
            given_up.span(),
            person=order.person,
            inferred="the day of handing over is not printed; not before the decision",
            details={"paper": "passport"},
        )
    issued(builder, order, "bail decision")
    return builder.extraction("bail_decision", "zh")


def _place(builder: Builder, order: Order) -> tuple[Place | None, str, list[tuple[int, int]]]:
    """The county or city the person may not leave, how it is known, and where that stands."""
    m = _STAY.search(builder.text, *order.body)
    spans = [m.span()] if m else []
    if m:
        named = county_of(resolve(m["v"], order.residence or order.area))
        if named is not None:
            return named, "", spans
    home = county_of(order.residence)
    if home is not None:
        return home, "place taken from the residence printed in the paper", spans
    if order.area is not None:
        return order.area, "place taken from the area of the authority", spans
    return None, "", spans
