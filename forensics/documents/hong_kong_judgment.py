"""Criminal court papers of Hong Kong in Chinese: reasons for verdict and sentence, appeals, bail.

What it reads: court, number, the accused, labelled dates, the steps of the case with their days
(arrest, bail, remand, charge, hearings, plea, verdict, sentence), conditions of bail, and what the
paper orders on its own day. Layout: judgments as the Judiciary of Hong Kong publishes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.hong_kong_order import (
    add_ordered,
    add_sentences,
    sentence_terms,
)
from forensics.documents.common.hong_kong_parties import (
    COURT,
    HONG_KONG,
    Head,
    add_parties,
    find_head,
    labelled,
)
from forensics.documents.common.hong_kong_words import WORDS
from forensics.documents.common.joined import join
from forensics.documents.common.titles import head_of, pages_from
from forensics.documents.common.traditional import trad
from forensics.documents.common.traditional_steps import (
    Accused,
    Step,
    add,
    find_steps,
    tell_courses_apart,
    whose,
)
from forensics.events import EventKind as K
from forensics.events import Extraction
from forensics.records import Document
from forensics.temporal.readings import Interval, UncertainDate

TITLE = "Criminal court paper of Hong Kong in Chinese"
READER = "documents.hong_kong_judgment"

_PLACE = trad(r"香港特別行政區|HKSAR")
_CRIMINAL = trad(r"刑事|控罪|被控|罪名|判刑|定罪|保釋")
_CIVIL = trad(r"民事|原告人|呈請人|婚姻訴訟")
_CASE = trad(r"刑事(?:案件|上訴|司法)")
_DISMISSED = trad(r"(?:駁回|拒絕)[^。；]{0,24}(?:上訴|申請)|維持[^。；]{0,12}(?:原判|定罪|判刑)")
_ALLOWED = trad(r"上訴得直|(?:撤銷|推翻)[^。；]{0,16}(?:定罪|判刑|刑罰|控罪的裁決)")
_ON_APPEAL = trad(r"上訴法庭|終審法院|上訴案件|裁判法院上訴")
_HANDED_IN = trad(r"(?:交出|交付|繳交)[^，。；]{0,8}(?:旅遊證件|旅行證件|護照)")
_STAYS = trad(r"不(?:得|准|可)離開香港|離開香港(?=須)|禁止離港")
_BENCH = trad(r"裁判官|法庭|法官|庭上")
_OF_BAIL = trad(r"保釋|擔保")


def identify(document: Document) -> Claim | None:
    """A court of Hong Kong on a line of its own, and a number or the parties of a prosecution."""
    for page in document.pages:
        if not COURT.search(head_of(page, 700)) or not _PLACE.search(head_of(page, 1500)):
            continue
        joined = join(document, [page.number])
        head = find_head(joined)
        top = joined.text[:600]
        if head is None or (_CIVIL.search(top) and not _CASE.search(top)):
            continue
        pages = pages_from(document, page.number)
        text = joined.text if len(pages) == 1 else join(document, pages).text
        if not _CRIMINAL.search(text):
            continue
        sure = head.number is not None and head.parties and head.paper is not None
        strength = 3 if sure else 2 if head.parties and (head.number or head.paper) else 1
        return Claim(pages, strength, joined.spans(*head.court))
    return None


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    text = builder.text
    head = find_head(builder.joined)
    if head is None:
        return builder.extraction("hong_kong_judgment", "zh-Hant")
    _heading(builder, head)
    people = add_parties(builder, head)
    top = min(len(text), max(head.end, head.court[1] + 600))
    heard, decided, verdict = labelled(builder, head.court[1], top)
    for d in heard:
        builder.event(K.HEARING, d.value, (d.start, d.end), where=HONG_KONG)
    day = decided.value if decided and isinstance(decided.value, UncertainDate) else None
    signed = [(decided.start, decided.end)] if decided else []
    if day is not None:
        builder.fact("judgment_date", day, *signed[0])
        builder.event(K.JUDGMENT, day, *signed, where=HONG_KONG)
    else:
        builder.warn("judgment-date-unread", "no date of the paper read", *head.court)
    births = [e.when for e in builder.events if e.kind is K.BIRTH]
    dates = [d for d in builder.dates() if d not in heard and d.value not in births]
    dates = [d for d in dates if d.start >= head.end]
    steps = find_steps(text, WORDS, dates, head.end, len(text), people)
    for before, step in zip([None, *steps], steps, strict=False):
        _add_step(builder, step, people)
        if before is not None:
            _at_hearing(builder, before, step, people)
    add_ordered(builder, people, dates, head.end, decided, verdict)
    add_sentences(builder, people, dates, head.end, day, signed)
    _conditions(builder, people, head.end)
    if _ON_APPEAL.search(text[: head.end]):
        _appeal(builder, people, head.end, day, signed)
    tell_courses_apart(builder)
    return builder.extraction("hong_kong_judgment", "zh-Hant")


def _heading(builder: Builder, head: Head) -> None:
    text = builder.text
    court = text[slice(*head.court)]
    builder.issuer = builder.issuer or court
    builder.fact("court", court, *head.court)
    builder.fact("issuer", court, *head.court)
    builder.fact("issuer_area", HONG_KONG, *head.court)
    if head.paper is not None:
        builder.fact("doc_type", head.paper[0], *head.paper.span())
    if head.number is None:
        builder.warn("case-number-unread", "no case number read", *head.court)
        return
    for name in ("case_number", "number"):
        builder.fact(name, text[slice(*head.number)], *head.number)


def _add_step(builder: Builder, step: Step, people: Sequence[Accused]) -> None:
    where = HONG_KONG if step.kind in (K.HEARING, K.CONVICTION, K.SENTENCE) else None
    details: dict[str, str] = {}
    if step.kind is K.SENTENCE:
        details = sentence_terms(builder.text, step.start, step.sentence_end)
    add(builder, step, whose(builder.text, step, people), "", where, details=details)


def _at_hearing(
    builder: Builder, before: Step, step: Step, people: Sequence[Accused]
) -> None:
    """Bail or remand by the magistrate, in the sentence after the hearing that has the day."""
    asked = step.kind in (K.BAIL, K.CUSTODY) and step.date is None
    if not asked or before.kind is not K.HEARING or before.date is None:
        return
    if before.sentence_end != step.sentence or not _BENCH.search(
        builder.text, step.sentence, step.end
    ):
        return
    found = one_day(before.date)
    if found is None:
        return
    for person in whose(builder.text, step, people) or [""]:
        builder.event(
            step.kind, Interval(found, None), (step.start, step.end),
            (before.date.start, before.date.end), person=person,
            inferred="at the hearing told of just before; end not printed",
        )  # fmt: skip


def _conditions(builder: Builder, people: Sequence[Accused], start: int) -> None:
    """Conditions of bail: papers to be handed in, Hong Kong not to be left. No day is printed."""
    text = builder.text
    for pattern, kind in ((_HANDED_IN, K.SURRENDER), (_STAYS, K.TRAVEL_BAN)):
        for m in pattern.finditer(text, start):
            begins = text.rfind("。", 0, m.start()) + 1
            if not _OF_BAIL.search(text, begins, m.start()):
                continue
            step = Step(kind, m.start(), m.end(), begins, m.end(), None)
            ban = kind is K.TRAVEL_BAN
            for person in whose(text, step, people) or [""]:
                builder.event(
                    kind, None, m.span(), person=person,
                    where=HONG_KONG if ban else None,
                    inferred="a condition of bail; its dates are not printed beside it",
                    details={} if ban else {"paper": "passport", "ordered": "yes"},
                )  # fmt: skip


def _appeal(
    builder: Builder,
    people: Sequence[Accused],
    start: int,
    day: UncertainDate | None,
    signed: list[tuple[int, int]],
) -> None:
    """What became of the appeal: the last words on it count."""
    text = builder.text
    found = [(m.end(), "upheld", m) for m in _DISMISSED.finditer(text, start)]
    found += [(m.end(), "changed", m) for m in _ALLOWED.finditer(text, start)]
    if not found:
        return
    _, result, m = max(found, key=lambda f: f[0])
    first = [e.when for e in builder.events if e.kind is K.SENTENCE]
    days = [w.only_day.isoformat() for w in first if isinstance(w, UncertainDate) and w.only_day]
    for person in people:
        builder.event(
            K.APPEAL_DECIDED, day, m.span(), *signed, person=person.key,
            details={"result": result, "first": " ".join(dict.fromkeys(days))},
        )  # fmt: skip
