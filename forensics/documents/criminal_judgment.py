"""Chinese criminal judgments and rulings: first and second instance, retrial.

What it reads: court, number, parties, the chain of coercive measures, earlier convictions, the
proceedings, the sentence with its term, and the date. Layout: Supreme People's Court, 《法院刑事
诉讼文书样式》 (1999, with later amendments).
"""

from __future__ import annotations

import re
from dataclasses import replace

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.chain import add_chain
from forensics.documents.common.charge_number import add_quoted
from forensics.documents.common.han import fuzzy
from forensics.documents.common.heading import (
    Heading,
    add_heading,
    find_heading,
    has_heading,
    judgment_date,
)
from forensics.documents.common.joined import join
from forensics.documents.common.measures import find_steps
from forensics.documents.common.offences import add_offences
from forensics.documents.common.parties import Party, dates_of_measures, find_parties
from forensics.documents.common.procedure import find_acts
from forensics.documents.common.review import add_reviews
from forensics.documents.common.ruling import Sentence, find_sentences
from forensics.documents.common.titles import pages_from
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.places import Place
from forensics.records import Document
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate
from forensics.text.identifiers import find_case_numbers

TITLE = "Chinese criminal judgment or ruling"
READER = "documents.criminal_judgment"

_BODY = re.compile(rf"公诉机关|抗诉机关|被告人|上诉人|罪犯|自诉人|{fuzzy('审理终结')}")
_RULED = re.compile(rf"{fuzzy('判决如下')}|{fuzzy('裁定如下')}|{fuzzy('决定如下')}")
_HEAD_END = re.compile(
    rf"{fuzzy('审理终结')}|经审理查明|经本院审理查明|(?:公诉机关|检察院)(?:起诉书?)?指控[，,：:]"
    r"|原判认定|原审(?:法院|判决)?认定|一审认定|上述事实"
)

# The phrases of a judgment's body; all of them together are found in nothing else.
_PHRASES = (
    r"公诉机关|抗诉机关",
    r"起诉书[^。]{0,8}指控",
    r"审理终结",
    r"判决如下|裁定如下",
    r"被告人",
)


def identify(document: Document) -> Claim | None:
    """Strong with a court's title line and its number; shy where only the body speaks."""
    for page in document.pages:
        if not has_heading(page):
            continue
        joined = join(document, [page.number])
        heading = find_heading(joined)
        if heading is None or _changes_sentence(heading, joined.text):
            continue
        pages = pages_from(document, page.number)
        text = joined.text if len(pages) == 1 else join(document, pages).text
        body = bool(_BODY.search(text)) and bool(_RULED.search(text) or "审理" in text)
        strength = 3 if heading.number and body else 2 if heading.number or body else 0
        if strength:
            because = joined.spans(heading.court_span[0], heading.title_span[1])
            return Claim(pages, strength, because)
    return _by_its_body(document)


def _by_its_body(document: Document) -> Claim | None:
    """A judgment whose first page or heading is lost."""
    if not any("审理终结" in p.main_text or "判决如下" in p.main_text for p in document.pages):
        return None
    joined = join(document)
    seen = [re.search(p, joined.text) for p in _PHRASES]
    if not all(seen) or find_case_numbers(joined.text[:300]):
        return None
    because = tuple(s for m in seen if m for s in joined.spans(*m.span()))
    return Claim(tuple(p.number for p in document.pages), 1, because)


def _changes_sentence(heading: Heading, text: str) -> bool:
    """减刑, 假释: papers about a sentence being served, a kind of their own."""
    if heading.number is not None and re.search(r"刑更|刑执|刑变", heading.number.value.type):
        return True
    return "裁定" in heading.title and bool(re.search(r"提[出请](?:减刑|假释)建议", text))


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    joined = join(document, claim.pages)
    builder = Builder(joined, READER)
    text = builder.text
    heading = find_heading(joined)
    court = add_heading(builder, heading, context.asserted_by)
    start = heading.end if heading else 0
    ruled = _own_rulings(text, start)
    ruling = ruled[-1].end() if ruled else len(text)
    m = _HEAD_END.search(text, start, ruling)
    head_end = m.end() if m else ruling
    year = (heading.number.value.year if heading and heading.number else 0) or None
    judged = judgment_date(builder, ruling, year) if ruled else None
    day = judged.value if judged and isinstance(judged.value, UncertainDate) else None
    parties = find_parties(builder, start, head_end)
    for party in parties:
        steps = find_steps(text, party.ranges, dates_of_measures(builder, party))
        add_chain(builder, party, steps, day, court)
    last = max((p.end for p in parties), default=start)
    _add_proceedings(builder, last, head_end, court)
    add_quoted(builder, parties, last, head_end)
    _add_attendance(builder, parties, last, head_end)
    add_offences(builder, parties, head_end, ruling, court)
    sentences = find_sentences(text, ruling, _ruling_end(text, ruling), builder.dates(), parties)
    if judged is not None and day is not None:
        builder.fact("judgment_date", day, judged.start, judged.end)
        builder.event(K.JUDGMENT, day, (judged.start, judged.end), where=court)
    elif ruled:
        builder.warn("judgment-date-unread", "no date of judgment read", *ruled[-1].span())
    final = _FINAL.search(text, ruling)
    appeal = None if final else _APPEAL.search(text, ruling)
    for found, words in ((final, "final"), (appeal, "open to appeal")):
        if found:
            builder.fact("instance", words, *found.span())
    for sentence in sentences:
        _add_sentence(builder, sentence, day, judged, court, heading, bool(final))
    if ruled:
        own = heading.number.value.text if heading and heading.number else ""
        order = (ruling, _ruling_end(text, ruling))
        add_reviews(builder, parties, order, day, judged, own)
        corrects = _CORRECTS.search(text, *order) if heading and "裁定" in heading.title else None
        if corrects:
            builder.fact("correcting", "yes", *corrects.span())
        _add_acquittals(builder, parties, order, day, bool(final))
    return builder.extraction("criminal_judgment", "zh")


# A judgment goes on so behind the ruling it quotes of a lower court. Behind its own stand the
# signatures; only another paper may follow them.
_GOES_ON = re.compile(
    rf"本院认为|{fuzzy('审理查明')}|宣判后|上述事实|以上事实|上诉(?:理由|称|提出)|提出上诉、"
)

_SIGNERS = re.compile(r"审\s?判\s?长|审\s?判\s?员")


def _own_rulings(text: str, start: int) -> list[re.Match[str]]:
    """Where an order of the court itself begins; none where the paper breaks off before it."""
    own: list[re.Match[str]] = []
    for m in _RULED.finditer(text, start):
        told = _GOES_ON.search(text, m.end())
        if told is None or _SIGNERS.search(text, m.end(), told.start()):
            own.append(m)
    return own


def _add_acquittals(
    builder: Builder,
    parties: list[Party],
    order: tuple[int, int],
    day: UncertainDate | None,
    final: bool,
) -> None:
    """An acquittal ends the case for this person; of first instance, on a day not printed."""
    when = day if final or day is None else UncertainDate.between(day.earliest, None)
    for party in parties:
        m = re.compile(rf"{re.escape(party.name)}[^；;。]{{0,30}}无罪").search(builder.text, *order)
        if m:
            how = "" if final else "ends when the time for appeal has run out: not printed"
            builder.event(K.CASE_CLOSED, when, m.span(), person=party.key, inferred=how)


def _ruling_end(text: str, ruling: int) -> int:
    m = re.compile(
        rf"如不服本|{fuzzy('本判决为终审')}|{fuzzy('本裁定为终审')}|{_SIGNERS.pattern}"
    ).search(text, ruling)
    return m.start() if m else len(text)


def _add_proceedings(builder: Builder, start: int, end: int, court: Place | None) -> None:
    for act in find_acts(builder.text, start, end, builder.within(start, end)):
        where = court if act.kind is K.HEARING else None
        for d in act.dates:
            span = (d.start, max(act.end, d.end))
            builder.event(act.kind, d.value, span, where=where, details=act.details)


# A ruling that sets right a slip of the pen in a paper given before (补正裁定) orders just that;
# a court of appeal that notes a slip on the way to its order does not.
_CORRECTS = re.compile(r"(?:补正|更正)为|(?:予以|作如下|如下)(?:补正|更正)|(?:补正|更正)如下")
_FINAL = re.compile(r"本(?:判决|裁定)(?:书)?(?:为|系|是)终审")
_APPEAL = re.compile(r"如?不服本(?:判决|裁定)[^。]{0,60}上诉")
_ATTENDED = re.compile(r"(?<!未)(?<!不)(?:到庭(?:参加|应诉)|出庭(?:参加|受审|应诉))")


def _add_attendance(builder: Builder, parties: list[Party], start: int, end: int) -> None:
    """Who was at the dated hearings: the sentence 被告人X到庭参加诉讼 names the accused."""
    text = builder.text
    m = _ATTENDED.search(text, start, end)
    hearings = [e for e in builder.events if e.kind is K.HEARING]
    if not m or not hearings:
        return
    floor = text.rfind("。", start, m.start()) + 1
    sentence = text[floor : m.end()]
    by_video = "video" if re.search(r"视频|远程", sentence) else ""
    everybody = bool(re.search(r"上述(?:各)?被告人|各被告人|(?:被告人)?均(?=到庭)", sentence))
    builder.events = [e for e in builder.events if e.kind is not K.HEARING]
    for hearing in hearings:
        present = [
            p for p in parties if everybody or re.search(rf"{re.escape(p.name)}(?!的)", sentence)
        ]
        if not present:
            builder.events.append(hearing)
        for p in present:
            made = builder.event(
                K.HEARING,
                hearing.when,
                (floor, m.end()),
                person=p.key,
                where=hearing.where,
                details={"attended": "yes", "mode": by_video},
                inferred=""
                if len(hearings) == 1
                else "attendance is said of the hearings together",
            )
            both = (*hearing.provenance, *made.provenance)
            builder.events[-1] = replace(made, provenance=both)


def _add_sentence(
    builder: Builder,
    s: Sentence,
    day: UncertainDate | None,
    judged: FoundDate | None,
    court: Place | None,
    heading: Heading | None,
    final: bool,
) -> None:
    spans = [s.span]
    if judged is not None:
        spans.append((judged.start, judged.end))
    name = heading.court if heading else ""
    charge = "、".join(s.charges)
    # A judgment of last instance takes effect when it is given; the others print no day.
    effective = day.only_day.isoformat() if final and day and day.only_day else ""
    if s.kind or s.charges:
        builder.event(
            K.CONVICTION,
            day,
            *spans,
            person=s.person,
            where=court,
            details={"charge": charge, "court": name, "effective_from": effective}
            # Guilt without punishment, Criminal Law art. 37.
            | ({"punished": "no"} if s.kind == "exempt" else {}),
        )
    if s.kind:
        details = {
            "kind": s.kind,
            "term": s.term,
            "probation": s.probation,
            "fine": s.fine,
            "credit_days": s.credit_days,
            "charge": charge, "parts": " ".join(s.parts),
        }  # fmt: skip
        builder.event(K.SENTENCE, day, *spans, person=s.person, where=court, details=details)
    if s.serving is not None and (s.start or s.end):
        if s.start:
            builder.event(K.SENTENCE_START, s.start, s.serving, person=s.person)
        if s.end:
            builder.event(K.SENTENCE_END, s.end, s.serving, person=s.person)
        if _backwards(s):
            builder.warn("term-ends-before-it-starts", "printed so; kept as printed", *s.serving)
        elif not s.probation:
            builder.event(K.IMPRISONMENT, Interval(s.start, s.end), s.serving, person=s.person)
    if s.probation:
        first = UncertainDate.between(day.earliest, None) if day and day.earliest else None
        builder.event(
            K.PROBATION,
            Interval(first, None),
            *spans,
            person=s.person,
            where=None,
            inferred="dates not printed: runs from the day the judgment takes effect",
            basis="Criminal Law art. 73",
            details={"term": s.probation},
        )


def _backwards(s: Sentence) -> bool:
    first, last = (s.start and s.start.earliest), (s.end and s.end.latest)
    return bool(first and last and last < first)
