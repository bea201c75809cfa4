"""Indictments and conditional decisions not to prosecute: 起诉书, 附条件不起诉决定书.

An unconditional 不起诉决定书 ends the case (Criminal Procedure Law 2018, art. 177, 178) and is a
kind of its own (``case_dropped``); a conditional one (附条件不起诉, art. 282) ends nothing yet.

Layout: Supreme People's Procuratorate, 《人民检察院工作文书格式样本》. The entry of the accused and
the chain of measures read as in a judgment.
"""

from __future__ import annotations

import re
from dataclasses import replace

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.chain import add_chain
from forensics.documents.common.charge_number import one_form
from forensics.documents.common.courts import office_area
from forensics.documents.common.han import fuzzy
from forensics.documents.common.joined import join
from forensics.documents.common.measures import find_steps
from forensics.documents.common.orders import find_number, sight, signature_date
from forensics.documents.common.parties import dates_of_measures, find_parties
from forensics.documents.common.titles import head_of
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import UncertainDate

TITLE = "Indictment"
READER = "documents.indictment"

_TITLE = re.compile(r"(?:不|追加|补充|变更)?起诉(?:决定)?书")
_DROPPED = re.compile(r"(?<!附条件)不起诉决定书")
# One more charge, or another, in a case that is before the court already.
_ADDED = re.compile(r"(?:追加|补充|变更)起诉(?:决定)?书")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,30}?检察院")
_BODY = re.compile(
    rf"依法审查查明|经(?:本院)?(?:依法)?审查查明|{fuzzy('提起公诉')}|移送(?:本院)?审查起诉"
)
_FACTS = re.compile(r"(?:经本院)?(?:经)?(?:依法)?审查查明|本案由")
_REVIEWED = re.compile(r"移送(?:本院)?审查起诉|向本院移送")


def identify(document: Document) -> Claim | None:
    """A procuratorate's heading and title, an accused, and the words of an indictment."""
    seen = sight(document, _TITLE)
    if seen is None or not _OFFICE.search(seen.text[:120]):
        return None
    if _DROPPED.search(head_of(document.page(seen.pages[0]))):
        return None
    accused = re.search(r"被告人|犯罪嫌疑人|被不起诉人", seen.text)
    if not accused:
        return None
    return Claim(seen.pages, 3 if _BODY.search(seen.text) else 2, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    text = builder.text
    title = _TITLE.search(text)
    start = title.end() if title else 0
    office = _OFFICE.search(text[:start]) or _OFFICE.search(text)
    area = None
    if title:
        builder.fact("doc_type", title[0], *title.span())
    if office:
        builder.issuer = builder.issuer or office[0]
        area = office_area(office[0])
        builder.fact("issuer", office[0], *office.span())
        if area is not None:
            builder.fact("issuer_area", area, *office.span())
    number = find_number(builder, start)
    for own in builder.values("number"):
        builder.facts.append(replace(own, name="indictment_number", value=one_form(number)))
    dated = signature_date(builder, start)
    day = dated.value if dated and isinstance(dated.value, UncertainDate) else None
    facts = _FACTS.search(text, start)
    head_end = facts.start() if facts else len(text)
    parties = find_parties(builder, start, head_end)
    for party in parties:
        steps = find_steps(text, party.ranges, dates_of_measures(builder, party))
        add_chain(builder, party, steps, None, area)
    if dated is not None and day is not None:
        builder.fact("issue_date", day, dated.start, dated.end)
        span = (dated.start, dated.end)
        paper = "decision not to prosecute" if title and title[0].startswith("不") else "indictment"
        details = {"paper": paper, "number": number}
        builder.event(K.ISSUE, day, span, where=area, details=details)
        dropped = title is not None and title[0].startswith("不")
        for party in parties:
            if dropped:
                what = {"what": "not prosecuted for now", "number": number}
                builder.event(K.OTHER, day, span, person=party.key, details=what)
            else:
                details = {
                    "number": number, "indictment_serial": _serial(number),
                    "added": "yes" if title and _ADDED.search(text, 0, title.end()) else "",
                }  # fmt: skip
                builder.event(K.INDICTMENT, day, span, person=party.key, details=details)
    for d in builder.within(head_end, len(text)):
        if m := _REVIEWED.search(text, d.end, d.end + 40):
            builder.event(K.OTHER, d.value, (d.start, m.end()), details={"what": "sent for review"})
    return builder.extraction("indictment", "zh")


def _serial(number: str) -> str:
    """Year and number without the words of the office, as judgments cite them: 2016-87."""
    m = re.search(r"[〔（(\[](\d{4})[〕）)\]]\s?(\d+)", number)
    return f"{m[1]}-{int(m[2])}" if m else ""
