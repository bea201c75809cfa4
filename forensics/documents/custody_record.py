"""Papers that tell what was done to a suspect or convict, and order nothing themselves.

起诉意见书 (police to procuratorate, Criminal Procedure Law 2018 art. 162), 变更强制措施通知书,
在押证明 of a detention centre, 执行通知书 and 入监通知书 (court and prison, art. 264; Prison Law
art. 20).
"""

from __future__ import annotations

import re
from dataclasses import replace

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.chain import add_chain
from forensics.documents.common.joined import join
from forensics.documents.common.measures import MEASURES, Step, find_steps
from forensics.documents.common.orders import Order, issued, read_order, sight
from forensics.documents.common.parties import Party, birth_date, dates_of_measures
from forensics.documents.common.served import GIVEN, add_conviction, add_serving
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import UncertainDate

TITLE = "Paper that tells of measures or of a sentence being served"
READER = "documents.custody_record"

_TITLE = re.compile(
    r"起诉意见书|变更(?:刑事)?强制措施(?:决定|通知)书|(?:[\u4e00-\u9fff]{2,6}及)?(?:在押|羁押|服刑)(?:情况)?证明书?"
    r"|(?:罪犯)?入监通知书|(?<!取保候审)(?<!监视居住)(?<!调查)执行通知书"
)
_ABOUT = re.compile(r"犯罪嫌疑人|被告人|罪犯|涉嫌|刑事|服刑|羁押")
_FACTS = re.compile(r"(?:经)?(?:依法)?侦查查明|上述犯罪事实|认定上述")
_OPENED = re.compile(r"[^，。；]{0,12}(?:决定)?(?:对[^，。；]{0,16})?立案(?:侦查)?(?!标准)")
_TOLD = MEASURES | {K.RELEASE, K.APPREHENSION, K.COMMITMENT, K.ARREST_APPROVED, K.BAIL_RELEASED}


def identify(document: Document) -> Claim | None:
    """The title as a heading, somebody who is named, and the words of criminal procedure."""
    seen = sight(document, _TITLE)
    if seen is None or not _ABOUT.search(seen.text, 8):
        return None
    told = re.search(r"被[^。]{0,30}(?:拘留|逮捕)|羁押|判处|收监|变更为", seen.text)
    return Claim(seen.pages, 3, seen.because) if told else None


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    text, (start, end) = builder.text, order.body
    facts = _FACTS.search(text, start, end)
    head = (start, facts.start() if facts else end)
    born = birth_date(builder, *head)
    party = Party(order.person, order.person, (head,), born, order.residence)
    steps = find_steps(text, party.ranges, dates_of_measures(builder, party))
    add_chain(builder, party, [_own(s) for s in steps if _told(s)], None, order.area)
    for d in builder.within(*head):
        if m := _OPENED.match(text, d.end, end):
            builder.event(K.CASE_OPENED, d.value, (d.start, m.end()), person=order.person)
            break
    if given := GIVEN.search(text, start, end):
        add_conviction(builder, order.person, start, given, end, order.area)
    add_serving(builder, order.person, start, end)
    issued(builder, order, _paper(order, text))
    return builder.extraction("custody_record", "zh")


def _told(step: Step) -> bool:
    """A measure; or another step on a day: 刑期自…至…，收监 is of no day but that of 收监."""
    on_a_day = step.date is not None and isinstance(step.date.value, UncertainDate)
    return step.kind in MEASURES or (step.kind in _TOLD and on_a_day)


def _own(step: Step) -> Step:
    """What such a paper tells is of its own case, though a sentence may follow in one breath."""
    return replace(step, matter="this") if step.date is not None else step


def _paper(order: Order, text: str) -> str:
    return "opinion for prosecution" if "意见" in text[: order.title_end] else "custody record"
