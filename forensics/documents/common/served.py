"""The judgment whose sentence is being served, as a later paper about serving it tells of it."""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder
from forensics.documents.common.ruling import TERM, duration, find_serving
from forensics.events import EventKind as K
from forensics.places import Place, resolve
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.identifiers import find_case_numbers

GIVEN = re.compile(r"[作做]出[^，。；]{0,40}(?:判决|裁定)|判处")
_CHARGE = re.compile(r"(?:犯|因)(?P<v>(?!犯|涉嫌)[\u4e00-\u9fff、]{2,40}?罪)")
_COURT = re.compile(
    r"(?:[被经由于，,]|日(?![被经由于])|^)(?P<v>(?:(?![因罪])[\u4e00-\u9fff]){2,30}?法院)"
)
_PENALTY = re.compile(rf"(?P<kind>有期徒刑|无期徒刑|拘役|管制)(?P<term>{TERM})")


def add_conviction(
    builder: Builder, person: str, start: int, given: re.Match[str], stop: int, near: Place | None
) -> None:
    """The last date before the words that give judgment, with court, charge and term."""
    text = builder.text
    found = next((d for d in reversed(builder.within(start, given.end()))), None)
    if found is None or re.match(r"出?生", text[found.end : found.end + 2]):
        return
    end = text.find("。", given.end())
    end = end if 0 <= end < stop else stop
    court = _COURT.search(text[start : given.end()])
    charge = _CHARGE.search(text, start, end)
    penalty = _PENALTY.search(text, start, end)
    where = resolve(court["v"], near) if court else None
    # Behind the day: the number of this paper itself stands above.
    numbers = {n.value.text for n in find_case_numbers(text[found.start : given.end()])}
    details = {
        "court": court["v"] if court else "",
        "charge": charge["v"] if charge else "",
        "term": duration(penalty["term"]) if penalty else "",
        "judgment_number": numbers.pop() if len(numbers) == 1 else "",
    }
    builder.event(
        K.CONVICTION,
        found.value if isinstance(found.value, UncertainDate) else found.value.start,
        (found.start, max(end, found.end)),
        person=person,
        where=where if where and where.code else None,
        details=details,
    )


def add_serving(builder: Builder, person: str, start: int, end: int) -> None:
    """The days of the sentence, where the paper calls them so: 刑期自…起至…止."""
    serving = find_serving(builder.text, start, end, builder.dates())
    if serving is None:
        return
    span, first, last = serving
    if "刑期" not in builder.text[max(start, span[0] - 16) : span[0]]:
        return
    for kind, day in ((K.SENTENCE_START, first), (K.SENTENCE_END, last)):
        if day is not None:
            builder.event(kind, day, span, person=person)
    builder.event(K.IMPRISONMENT, Interval(first, last), span, person=person)
