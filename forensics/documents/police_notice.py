"""Police notices to the public: 警情通报, 情况通报, 蓝底白字通报, press statements of the police,
wanted notices (通缉令, 悬赏通告, 协查通报).

Everything in them is a claim of the issuer, about custody, bail, convictions, journeys.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.claims import add_claims
from forensics.documents.common.courts import office_area
from forensics.documents.common.joined import join
from forensics.documents.common.orders import find_organ, sight, signature_date
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import UncertainDate

TITLE = "Police notice to the public"
READER = "documents.police_notice"

_TITLE = re.compile(
    r"(?:警情|情况|案情|警方|平安|悬赏|协查|追逃)(?:通[报告缉]|公告)|通缉令"
    r"|通\s?报(?=近日|\d{4}年|网传)"
)
_REPORTED = re.compile(
    r"(?:记者|本报讯|本网讯|新华社|中新网|电(?=\s?针对)|责任编辑|编辑[:：]|来源[:：])"
)


def identify(document: Document) -> Claim | None:
    """The notice itself, not news about one: a title, a police office, an account."""
    seen = sight(document, _TITLE)
    if seen is None:
        return None
    office = re.search(r"公安|警方|派出所", seen.text)
    account = re.search(
        r"经(?:公安机关)?(?:核查|查|侦查|调查|工作)|现将|接(?:到)?[^。]{0,20}报警|犯罪嫌疑人|立案|在逃|线索|刑事拘留|刑满释放"
        r"|正在(?:进一步)?(?:侦办|办理|侦查|调查)",
        seen.text,
    )
    if not office or not account:
        return None
    if _REPORTED.search(seen.text[:200]):
        return None
    return Claim(seen.pages, 3, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    text = builder.text
    title = _TITLE.search(text)
    title_end = title.end() if title else 0
    if title:
        builder.fact("doc_type", title[0], *title.span())
    dated = signature_date(builder, title_end)
    where = None
    organ, span = find_organ(builder.joined, title.start() if title else 0, title_end, dated)
    if span is not None:
        builder.issuer = builder.issuer or organ
        where = office_area(organ)
        builder.fact("issuer", organ, *span)
        if where:
            builder.fact("issuer_area", where, *span)
    if dated is not None and isinstance(dated.value, UncertainDate):
        builder.fact("issue_date", dated.value, dated.start, dated.end)
        builder.event(
            K.ISSUE,
            dated.value,
            (dated.start, dated.end),
            where=where,
            details={"paper": "police notice"},
        )
    add_claims(builder, title_end, dated.start if dated else len(text), where)
    return builder.extraction("police_notice", "zh")
