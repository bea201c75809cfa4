"""Leave to travel for somebody on bail or under surveillance: 批准离开所居住市县决定书.

Criminal Procedure Law of the PRC (2018) art. 71, 77; 2022 rules of four organs on bail, art. 19.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.countries import countries_in
from forensics.documents.common.joined import join
from forensics.documents.common.orders import from_date, issued, read_order, sight
from forensics.documents.common.titles import head_of
from forensics.events import EventKind as K
from forensics.events import Extraction, Person
from forensics.places import Place, resolve
from forensics.records import Document
from forensics.temporal.readings import Interval, UncertainDate

TITLE = "Leave to travel while restricted"
READER = "documents.travel_leave"

_WHOM = "(?:被取保候审人|被监视居住人|犯罪嫌疑人|被告人|罪犯|社区矫正对象)?"
_TITLE = re.compile(
    rf"(?:批准|准予|准许|许可|同意){_WHOM}离开所?居?住?[的市县、（）()]{{0,8}}(?:决定|通知|审批|批准)[书表]"
    rf"|{_WHOM}(?:离开所?居?住?[地的市县、（）()]{{0,8}}|外出)(?:申请|审批|请假)[书表单]"
    r"|(?:准予)?外出(?:申请|审批|请假)?(?:批准|审批|证明|通知|告知)[书表单]?"
    r"|(?:社区矫正对象|社区服刑人员)(?:请假|外出)[\u4e00-\u9fff]{0,6}[书表单]"
)
_GRANTED = re.compile(
    rf"(?:批准|准予|准许|许可|同意)(?!{_WHOM}离开所居)[^。]{{0,60}}(?:离开|外出|前往|出境)"
)

# A short slip names its person only here: 批准沈砚舟于…离开.
_WHO = re.compile(
    rf"(?:批准|准予|准许|许可|同意){_WHOM}"
    r"(?!离开|外出|前往|你|其|该|本|上述|所)(?P<name>[\u4e00-\u9fff]{2,4}?)"
    r"(?=同志|于|自|从|在|因|离开|外出|前往|[（(，,\d])"
)

_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,16}?(?:县|市|区|旗|省)(?:[\u4e00-\u9fff]{2,8}?(?:县|市|区|旗))?"
)


def identify(document: Document) -> Claim | None:
    seen = sight(document, _TITLE)
    if seen is None:
        return None
    return Claim(seen.pages, 3 if _GRANTED.search(seen.text) else 2, seen.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    """Every leave of the file; the detail ``leave`` of its two events says which they are of."""
    first, *others = (
        _leave(document, pages, context, str(number))
        for number, pages in enumerate(_papers(document, claim.pages), 1)
    )
    return reduce(_with, others, first)


def _papers(document: Document, pages: Sequence[int]) -> list[list[int]]:
    """Each page that begins with the title begins a paper."""
    papers: list[list[int]] = []
    for number in pages:
        if not papers or _TITLE.search(head_of(document.page(number), 40)):
            papers.append([])
        papers[-1].append(number)
    return papers


def _with(one: Extraction, two: Extraction) -> Extraction:
    known = {p.key for p in one.persons}
    return replace(
        one,
        persons=(*one.persons, *(p for p in two.persons if p.key not in known)),
        facts=(*one.facts, *two.facts),
        events=(*one.events, *two.events),
        dates=(*one.dates, *two.dates),
        warnings=(*one.warnings, *two.warnings),
    )


def _leave(document: Document, pages: Sequence[int], context: Context, which: str) -> Extraction:
    builder = Builder(join(document, pages), READER, context.asserted_by)
    order = read_order(builder, _TITLE)
    text, (start, end) = builder.text, order.body
    granted = _GRANTED.search(text, start, end)
    person = order.person or _named(builder, start, end)
    refused = re.compile(r"不(?:予)?(?:批准|同意|准予)").search(text, start, end)
    begin = granted.start() if granted else start
    period = from_date(builder, begin, end) or next(
        ((d, d.value) for d in builder.within(begin, end) if isinstance(d.value, Interval)), None
    )
    if granted and not refused and (period or (order.day and order.dated)):
        if period:
            value, printed = period[1], period[0]
            when = value if isinstance(value, Interval) else Interval(value, None)
        else:
            assert order.day is not None
            assert order.dated is not None
            printed = order.dated
            when = Interval(UncertainDate.between(order.day.earliest, None), None)
        stop = text.find("。", granted.start())
        goes = re.compile(r"前往|赴|去往|到").search(
            text, granted.start(), stop if stop > 0 else end
        )
        abroad = countries_in(text[goes.end() : stop if stop > 0 else end]) if goes else []
        where = None
        if abroad and goes:
            s, e, code = abroad[0]
            where = Place(text[goes.end() + s : goes.end() + e], code)
        elif goes:
            inland = _PLACE.match(text, goes.end())
            place = resolve(inland[0], order.area) if inland else None
            where = place if place and place.code else None
        builder.event(
            K.TRAVEL_PERMITTED,
            when,
            (printed.start, printed.end),
            granted.span(),
            person=person,
            where=where,
            basis=order.law,
            inferred="" if period else "its days are not printed; not before the decision",
            details={
                "authority": order.organ,
                "destination": where.name if where else "",
                "leave": which,
            },
        )
    issued(builder, order, "leave to travel", {"leave": which})
    return builder.extraction("travel_leave", "zh")


def _named(builder: Builder, start: int, end: int) -> str:
    """The person named behind the word of leave, added to the persons; ``""`` if nobody is."""
    found = _WHO.search(builder.text, start, end)
    if found is None:
        return ""
    name = found["name"]
    fact = builder.make("name", name, found.start("name"), found.end("name"))
    builder.persons.append(Person(name, "subject", (fact,)))
    return name
