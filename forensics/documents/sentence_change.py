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
_CUT = re.compile(rf"减去(?:有期徒刑|刑期)?(?P<term>{TERM})")


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
    cut = _CUT.search(text, ruling, end)
    if cut is not None:
        details = {"kind": "reduced", "reduced_by": duration(cut["term"])}
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
