"""A case given up: 撤销案件决定书, 不起诉决定书, 终止侦查决定书.

Criminal Procedure Law (2018) art. 16, 163, 177, 178; measures end with the case (art. 79, 99).
A conditional decision not to prosecute (附条件不起诉, art. 282) ends nothing yet.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.chain import add_chain
from forensics.documents.common.entries import NAME
from forensics.documents.common.joined import join
from forensics.documents.common.measures import find_steps
from forensics.documents.common.orders import Order, issued, read_order, sight
from forensics.documents.common.parties import Party, birth_date, dates_of_measures
from forensics.events import EventKind as K
from forensics.events import Extraction, Person
from forensics.records import Document

TITLE = "Decision to give up a criminal case"
READER = "documents.case_dropped"

_TITLE = re.compile(
    r"(?<!附条件)(?<!撤销)不起诉决定书|撤销案件决定书|撤案决定书"
    r"|终止(?:对犯罪嫌疑人)?侦查决定书"
)
_DECIDED = re.compile(r"决定[^。]{0,30}(?:不起诉|撤销(?:此|本|该)?案|终止[^。]{0,16}侦查)")
_ACCOUNT = re.compile(r"本案由|经(?:本院)?(?:依法)?审查")
_OF = re.compile(rf"(?:办理|侦查|审查)的?(?P<name>{NAME})涉嫌")


def identify(document: Document) -> Claim | None:
    seen = sight(document, _TITLE)
    if seen is None:
        return None
    return Claim(seen.pages, 3 if _DECIDED.search(seen.text) else 2, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    person = order.person or _suspect(builder, order.body)
    if order.person:
        _measures(builder, order)
    decided = _DECIDED.search(builder.text, *order.body)
    if order.dated is not None and order.day is not None:
        spans = [(order.dated.start, order.dated.end), *([decided.span()] if decided else [])]
        builder.event(
            K.CASE_CLOSED,
            order.day,
            *spans,
            person=person,
            where=order.area,
            basis=order.law,
            details={"authority": order.organ, "charge": order.charge},
            inferred="taken from the date of the decision",
        )
    issued(builder, order, "decision to give up the case")
    return builder.extraction("case_dropped", "zh")


def _measures(builder: Builder, order: Order) -> None:
    """What was done to the person before, as the entry under the title tells it."""
    start, end = order.body
    account = _ACCOUNT.search(builder.text, start, end)
    entry = (start, account.start() if account else end)
    born = birth_date(builder, *entry)
    party = Party(order.person, order.person, (entry,), born, order.residence)
    steps = find_steps(builder.text, party.ranges, dates_of_measures(builder, party))
    add_chain(builder, party, steps, order.day, order.area)


def _suspect(builder: Builder, body: tuple[int, int]) -> str:
    """Whom the case was about, where no form of address names the person: X涉嫌…案."""
    m = _OF.search(builder.text, *body)
    if m is None:
        return ""
    name = m["name"]
    builder.persons.append(Person(name, "subject", (builder.make("name", name, *m.span("name")),)))
    return name
