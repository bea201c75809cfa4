"""Chinese criminal judgments and rulings: first and second instance, retrial.

What it reads: court, number, parties, the chain of coercive measures, earlier convictions, the
proceedings, the sentence with its term, and the date. Layout: Supreme People's Court, 《法院刑事
诉讼文书样式》 (1999, with later amendments).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.chain import add_chain
from forensics.documents.common.courts import office_area
from forensics.documents.common.entries import proceedings_start
from forensics.documents.common.han import fuzzy
from forensics.documents.common.joined import Joined, join
from forensics.documents.common.measures import find_steps
from forensics.documents.common.parties import Party, find_parties
from forensics.documents.common.procedure import find_acts
from forensics.documents.common.ruling import Sentence, find_sentences
from forensics.documents.common.titles import pages_from
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.places import Place
from forensics.records import Document
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate
from forensics.text.identifiers import CaseNumber, Found, find_case_numbers

TITLE = "Chinese criminal judgment or ruling"
READER = "documents.criminal_judgment"

_TITLE = re.compile(
    r"(?P<court>[\u4e00-\u9fff]{2,40}?法.)[^\u4e00-\u9fff，。（(]{0,6}(?P<title>刑[事亊](?:附带民[事亊])?(?P<what>判.|.决|裁.|.定)[书決])(?!》)"
)
_BODY = re.compile(rf"公诉机关|抗诉机关|被告人|上诉人|罪犯|自诉人|{fuzzy('审理终结')}")
_RULED = re.compile(rf"{fuzzy('判决如下')}|{fuzzy('裁定如下')}|{fuzzy('决定如下')}")
_HEAD_END = re.compile(
    rf"{fuzzy('审理终结')}|经审理查明|经本院审理查明|(?:公诉机关|检察院)(?:起诉书?)?指控[，,：:]|原判认定|原审法?院?认定|一审认定|上述事实"
)
_SIGNERS = re.compile(r"审判长|审判员|陪审员|书记员|法官助理")
_HAN_DATE = re.compile(r"[〇○零OＯΟo0一二三四五六七八九十]{4,}\s?年")


@dataclass(frozen=True, slots=True)
class _Header:
    court: str
    court_span: tuple[int, int]
    title: str
    title_span: tuple[int, int]
    number: Found[CaseNumber] | None


def identify(document: Document) -> Claim | None:
    """Strong with a court's title line and its number; shy where only the body speaks."""
    for page in document.pages:
        joined = join(document, [page.number])
        header = _header(joined)
        if header is None:
            continue
        pages = pages_from(document, page.number)
        text = joined.text if len(pages) == 1 else join(document, pages).text
        body = bool(_BODY.search(text)) and bool(_RULED.search(text) or "审理" in text)
        strength = 3 if header.number and body else 2 if header.number or body else 0
        if strength:
            because = joined.spans(header.court_span[0], header.title_span[1])
            return Claim(pages, strength, because)
    return None


def _header(joined: Joined) -> _Header | None:
    """Court, title and number at the head of the text; a website's title line is passed over."""
    text = joined.text[:600]
    best: _Header | None = None
    for m in _TITLE.finditer(text):
        start = _court_start(joined, m.start("court"), m.end("court"))
        numbers = [n for n in find_case_numbers(text) if 0 <= n.start - m.end() <= 40]
        criminal = [n for n in numbers if "刑" in n.value.type or n.value.form == "old"]
        if numbers and not criminal:
            continue
        if not numbers and m.start() > 200:
            continue
        header = _Header(
            text[start : m.end("court")],
            (start, m.end("court")),
            m["title"],
            m.span("title"),
            criminal[0] if criminal else None,
        )
        if best is None or (header.number and not best.number):
            best = header
    return best


def _court_start(joined: Joined, start: int, end: int) -> int:
    """Cut what stands before the court's name on the same line: a site's title, a heading."""
    text = joined.text
    inner = [b for b in joined.breaks if start < b < end - 3]
    cut = max([start, *inner])
    for word in ("书", "号", "网", "》"):
        at = text.rfind(word, cut, end)
        if at >= 0:
            cut = at + 1
    return cut


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    joined = join(document, claim.pages)
    builder = Builder(joined, READER)
    text = builder.text
    header = _header(joined)
    court = None
    if header is not None:
        builder.issuer = context.asserted_by or header.court
        court = office_area(header.court)
        builder.fact("court", header.court, *header.court_span)
        builder.fact("issuer", header.court, *header.court_span)
        builder.fact("doc_type", header.title, *header.title_span)
        if court is not None:
            builder.fact("issuer_area", court, *header.court_span)
        if header.number is not None:
            n = header.number
            builder.fact("case_number", n.value.text, n.start, n.end)
            builder.fact("number", n.value.text, n.start, n.end)
        else:
            builder.warn("case-number-unread", "no case number read", *header.title_span)
    start = (header.number.end if header.number else header.title_span[1]) if header else 0
    ruled = list(_RULED.finditer(text, start))
    ruling = ruled[-1].end() if ruled else len(text)
    m = _HEAD_END.search(text, start, ruling)
    head_end = m.end() if m else ruling
    judged = _judgment_date(builder, ruling)
    day = judged.value if judged and isinstance(judged.value, UncertainDate) else None
    parties = find_parties(builder, start, head_end)
    for party in parties:
        dates = tuple(d for d in builder.dates() if d != party.birth)
        add_chain(builder, party, find_steps(text, party.ranges, dates), day, court)
    last = max((p.end for p in parties), default=start)
    _add_proceedings(
        builder, proceedings_start(text, last, head_end) if not parties else last, head_end
    )
    _add_attendance(builder, parties, last, head_end)
    sentences = find_sentences(text, ruling, _ruling_end(text, ruling), builder.dates(), parties)
    if judged is not None and day is not None:
        builder.fact("judgment_date", day, judged.start, judged.end)
        builder.event(K.JUDGMENT, day, (judged.start, judged.end), where=court)
    for sentence in sentences:
        _add_sentence(builder, sentence, day, judged, court, header)
    return builder.extraction("criminal_judgment", "zh")


def _judgment_date(builder: Builder, ruling: int) -> FoundDate | None:
    """The date in Chinese numerals among the signatures, the last before the clerk's name."""
    text = builder.text
    if ruling >= len(text):
        return None
    signed = [m.start() for m in _SIGNERS.finditer(text, ruling)]
    best: FoundDate | None = None
    for d in builder.within(ruling, len(text)):
        if isinstance(d.value, Interval) or not _HAN_DATE.match(text, d.start):
            continue
        near = any(0 < d.start - s <= 40 for s in signed) or any(
            0 <= s - d.end <= 24 for s in signed
        )
        if near:
            best = d
    return best


def _ruling_end(text: str, ruling: int) -> int:
    m = re.compile(
        rf"如不服本|{fuzzy('本判决为终审')}|{fuzzy('本裁定为终审')}|审\s?判\s?长|审判员"
    ).search(text, ruling)
    return m.start() if m else len(text)


def _add_proceedings(builder: Builder, start: int, end: int) -> None:
    for act in find_acts(builder.text, start, end, builder.within(start, end)):
        for d in act.dates:
            builder.event(act.kind, d.value, (d.start, max(act.end, d.end)))


_ATTENDED = re.compile(r"到庭(?:参加|应诉)|出庭(?:参加|受审|应诉)")


def _add_attendance(builder: Builder, parties: list[Party], start: int, end: int) -> None:
    """Who was at the dated hearings: the sentence 被告人X到庭参加诉讼 names the accused."""
    text = builder.text
    m = _ATTENDED.search(text, start, end)
    hearings = [e for e in builder.events if e.kind is K.HEARING]
    if not m or not hearings:
        return
    floor = text.rfind("。", start, m.start()) + 1
    sentence = text[floor : m.end()]
    everybody = bool(re.search(r"上述(?:各)?被告人|各被告人|(?:被告人)?均(?=到庭)", sentence))
    builder.events = [e for e in builder.events if e.kind is not K.HEARING]
    for hearing in hearings:
        present = [p for p in parties if everybody or p.name in sentence]
        if not present:
            builder.events.append(hearing)
        for p in present:
            made = builder.event(
                K.HEARING,
                hearing.when,
                (floor, m.end()),
                person=p.key,
                details={"attended": "yes"},
                inferred=""
                if len(hearings) == 1
                else "attendance is said of the hearings together",
            )
            both = (*hearing.provenance, *made.provenance)
            builder.events[-1] = _with_provenance(made, both)


def _with_provenance(event, provenance):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(event, provenance=provenance)


def _add_sentence(
    builder: Builder,
    s: Sentence,
    day: UncertainDate | None,
    judged: FoundDate | None,
    court: Place | None,
    header: _Header | None,
) -> None:
    spans = [s.span]
    if judged is not None:
        spans.append((judged.start, judged.end))
    name = header.court if header else ""
    charge = "、".join(s.charges)
    if s.kind or s.charges:
        builder.event(
            K.CONVICTION,
            day,
            *spans,
            person=s.person,
            where=court,
            details={"charge": charge, "court": name},
        )
    if s.kind:
        details = {
            "kind": s.kind,
            "term": s.term,
            "probation": s.probation,
            "fine": s.fine,
            "credit_days": s.credit_days,
            "charge": charge,
        }
        builder.event(K.SENTENCE, day, *spans, person=s.person, where=court, details=details)
    if s.serving is not None and (s.start or s.end):
        if s.start:
            builder.event(K.SENTENCE_START, s.start, s.serving, person=s.person)
        if s.end:
            builder.event(K.SENTENCE_END, s.end, s.serving, person=s.person)
        if not s.probation:
            builder.event(K.IMPRISONMENT, Interval(s.start, s.end), s.serving, person=s.person)
    if s.probation:
        first = UncertainDate.between(day.earliest, None) if day and day.earliest else None
        builder.event(
            K.PROBATION,
            Interval(first, None),
            *spans,
            person=s.person,
            where=None,
            inferred="dates not printed: runs from the day the judgment takes effect, not before it was given",
            basis="Criminal Law art. 73",
            details={"term": s.probation},
        )
