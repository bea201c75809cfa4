"""Rulings that change a sentence being served: 减刑, 假释, 刑罚变更 (numbers 刑更, formerly 刑执).

One that reduces a suspended sentence shortens the probation with it (Provisions of the Supreme
People's Court on commutation and parole): its period is a PROBATION; where none is printed, the
detail ``probation_cut`` of the SENTENCE says by how much.
Criminal Law of the PRC art. 78 to 86; Criminal Procedure Law (2018) art. 273.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.han import fuzzy
from forensics.documents.common.heading import (
    add_heading,
    find_heading,
    has_heading,
    judgment_date,
)
from forensics.documents.common.joined import join
from forensics.documents.common.parties import Party, find_parties
from forensics.documents.common.ruling import TERM, duration, find_serving
from forensics.documents.common.served import GIVEN, add_conviction
from forensics.documents.common.titles import pages_from
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

TITLE = "Ruling on a sentence being served"
READER = "documents.sentence_change"

_ABOUT = re.compile(r"减刑|假释|减去|刑罚执行|暂予监外执行")
_RULED = re.compile(rf"{fuzzy('裁定如下')}|{fuzzy('决定如下')}")
_PROBATION_CUT = re.compile(rf"缩减(?:其)?缓刑考验期限?(?P<term>{TERM})?")
_CUT = re.compile(
    rf"(?:减去(?:有期徒刑|拘役|管制|刑期)?|减刑(?=[零一二三四五六七八九十两\d]))(?P<term>{TERM})"
)
# What the prison asks for, and the procuratorate thinks of it, is no reduction yet.
_ASKED = re.compile(r"(?:建议|提请|报请|拟)[^。；]{0,40}\Z")
_UNTIL = re.compile(r"(?:之?日)?止|届满|刑满")
_TERM_TO = re.compile(r"(?:刑期|执行|服刑)[^，。；\d]{0,8}[至到]\Z")


def identify(document: Document) -> Claim | None:
    for page in document.pages:
        if not has_heading(page):
            continue
        joined = join(document, [page.number])
        heading = find_heading(joined)
        if heading is None or not heading.title.startswith("刑事裁"):
            continue
        pages = pages_from(document, page.number)
        text = joined.text if len(pages) == 1 else join(document, pages).text
        coded = heading.number and re.search(r"刑更|刑执|刑变", heading.number.value.type)
        if coded or re.search(r"提[出请](?:减刑|假释)建议", text):
            because = joined.spans(heading.court_span[0], heading.title_span[1])
            return Claim(pages, 3 if coded and _ABOUT.search(text) else 2, because)
    return None


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    joined = join(document, claim.pages)
    builder = Builder(joined, READER)
    text = builder.text
    heading = find_heading(joined)
    court = add_heading(builder, heading, context.asserted_by)
    start = heading.end if heading else 0
    ruled = list(_RULED.finditer(text, start))
    ruling = ruled[-1].end() if ruled else len(text)
    year = heading.number.value.year if heading and heading.number else None
    judged = judgment_date(builder, ruling, year) if ruled else None
    day = judged.value if judged and isinstance(judged.value, UncertainDate) else None
    given = GIVEN.search(text, start, ruling)
    sentence = text.rfind("。", start, given.start()) + 1 if given else ruling
    parties = find_parties(builder, start, max(sentence, start + 1))
    if judged is not None and day is not None:
        builder.fact("judgment_date", day, judged.start, judged.end)
        builder.event(K.JUDGMENT, day, (judged.start, judged.end), where=court)
    for party in parties[:1]:
        if given is not None:
            add_conviction(builder, party.key, sentence, given, ruling, court)
        _add_change(builder, party, ruling, day, judged)
    return builder.extraction("sentence_change", "zh")


def _add_change(
    builder: Builder,
    party: Party,
    ruling: int,
    day: UncertainDate | None,
    judged: FoundDate | None,
) -> None:
    text = builder.text
    end = judged.start if judged else len(text)
    serving = find_serving(text, ruling, end, builder.dates())
    until = None if serving else _last_day(builder, ruling, end)
    suspended = _PROBATION_CUT.search(text, ruling, end)
    open_cut = ""
    if suspended is not None and serving is not None:
        builder.event(
            K.PROBATION, Interval(serving[1], serving[2]), serving[0], person=party.key
        )
        serving = None
    elif suspended is not None:
        open_cut = duration(suspended["term"] or "") or "yes"
    if serving is not None:
        span, first, last = serving
        if first:
            builder.event(K.SENTENCE_START, first, span, person=party.key)
        if last:
            builder.event(K.SENTENCE_END, last, span, person=party.key)
    elif until is not None:
        at, last = until
        builder.event(K.SENTENCE_END, last, (at.start, at.end), person=party.key)
    cut = _CUT.search(text, ruling, end)
    if cut is not None:
        details = {
            "kind": "reduced", "reduced_by": duration(cut["term"]), **_before(builder, ruling)
        }  # fmt: skip
        if open_cut:
            details["probation_cut"] = open_cut
        builder.event(K.SENTENCE, day, cut.span(), person=party.key, details=details)
        if serving is not None:
            period = Interval(serving[1], serving[2])
            builder.event(K.IMPRISONMENT, period, serving[0], person=party.key)
    paroled = re.compile(r"(?:予以|准予)假释").search(text, ruling, end)
    if paroled is not None:
        last = serving[2] if serving else None
        builder.event(
            K.PAROLE,
            Interval(day, last),
            paroled.span(),
            person=party.key,
            inferred="from the date of the ruling; the day of release is not printed",
        )


def _until(builder: Builder, found: FoundDate) -> UncertainDate | None:
    """The last day of a term that is printed as one: 至2018年3月1日止, 应执行至2018年3月1日."""
    text, value = builder.text, found.value
    ends = "止" in text[found.start : found.end] or _UNTIL.match(text, found.end)
    told = _TERM_TO.search(text, 0, found.start + (text[found.start] in "至到"))
    if isinstance(value, Interval):
        return value.end if ends or (told and value.start is None) else None
    return value if ends or told else None


def _last_day(builder: Builder, start: int, end: int) -> tuple[FoundDate, UncertainDate] | None:
    """The new last day where no first one is printed with it."""
    found = [(d, day) for d in builder.within(start, end) if (day := _until(builder, d))]
    return found[0] if len(found) == 1 else None


def _before(builder: Builder, ruling: int) -> dict[str, str]:
    """The last days printed until this ruling, and the reductions before it; ``?`` for one that
    could not be read."""
    days = [day for d in builder.within(0, ruling) if (day := _until(builder, d))]
    ends = [day.only_day.isoformat() if day.only_day else "?" for day in days]
    text = builder.text
    cuts = [
        duration(m["term"]) or "?"
        for m in _CUT.finditer(text, 0, ruling)
        if not _ASKED.search(text, max(0, m.start() - 48), m.start())
    ]
    return {"ends_before": " ".join(dict.fromkeys(ends)), "cuts_before": " ".join(cuts)}
