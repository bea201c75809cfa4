"""Detention and arrest papers: 拘留证, 拘留通知书, 逮捕证, 逮捕通知书, 逮捕决定书.

Criminal Procedure Law of the PRC (2018) art. 80 to 93.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.joined import join
from forensics.documents.common.orders import issued, read_order, sight
from forensics.documents.common.parties import birth_date
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import Interval
from forensics.text.dates import FoundDate

TITLE = "Detention or arrest paper"
READER = "documents.custody_notice"

_TITLE = re.compile(
    r"(?:刑事)?拘留(?:通知书|证)|(?:批准|不批准)?逮捕(?:通知书|决定书|证)|变更羁押期限通知书"
)
_ACT = re.compile(r"(?:刑事)?拘留|逮捕")
_CARRIED_OUT = re.compile(
    r"(?:执行|予以|被|将)[^。；]{0,24}(?:刑事拘留|拘留|逮捕)|(?:刑事拘留|拘留|逮捕)"
)
_ANNOUNCED = re.compile(r"(?:\d{1,2}时\d{0,2}分?)?(?:已)?向我宣布")


def identify(document: Document) -> Claim | None:
    """Strong with the title as a heading and the act in the body; never an administrative one."""
    seen = sight(document, _TITLE)
    if seen is None or re.search(r"行政(?:处罚|拘留)", seen.text[:200]):
        return None
    named = re.search(r"犯罪嫌疑人|被告人|家属|涉嫌", seen.text)
    return Claim(seen.pages, 3 if named and _ACT.search(seen.text, 12) else 2, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    text, (start, end) = builder.text, order.body
    title = text[:start]
    kind = K.ARREST if "逮捕" in title else K.DETENTION
    if "批准逮捕" in title:
        kind = K.ARREST_REFUSED if "不批准" in title else K.ARREST_APPROVED
    found = _day_of_act(builder, start, end)
    day = one_day(found) or order.day
    at = found or order.dated
    if day is not None and at is not None:
        measure = kind in (K.ARREST, K.DETENTION)
        notes = [] if found else ["day taken from the date of the paper"]
        if measure:
            notes.append("end not printed")
        place = re.compile(r"(?:羁押|送)(?:在|于|至)?(?P<v>[\u4e00-\u9fff]{2,16}看守所)").search(
            text
        )
        builder.event(
            kind,
            Interval(day, None) if measure else day,
            (at.start, at.end),
            person=order.person,
            where=order.area if measure else None,
            basis=order.law,
            inferred="; ".join(notes),
            details={
                "authority": order.organ,
                "held_at": place["v"] if place else "",
                "charge": order.charge,
            },
        )
    issued(builder, order, "arrest paper" if "逮捕" in title else "detention paper")
    return builder.extraction("custody_notice", "zh")


def _day_of_act(builder: Builder, start: int, end: int) -> FoundDate | None:
    """The date in the sentence that says it was carried out, not the birth date.

    A warrant (拘留证, 逮捕证) orders it only: the day is that of the receipt under it.
    """
    for d in builder.within(end, len(builder.text)):
        if _ANNOUNCED.match(builder.text, d.end):
            return d
    born = birth_date(builder, start, end)
    for d in builder.within(start, end):
        after = builder.text[d.end : min(end, d.end + 60)]
        if d == born or re.match(r"出?生", after):
            continue
        if _CARRIED_OUT.search(after.split("。")[0]):
            return d
    return None
