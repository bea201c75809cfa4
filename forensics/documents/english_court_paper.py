"""Court papers in English: judgments, reasons, bail orders, sentencing remarks.

Layouts differ from court to court; what is read is the heading (court, number, parties, dates
with labels) and sentences that give the day of a step of the proceedings. A sentence that names
a step without giving its day, or as something wanted or refused, gives no such event.
"""

from __future__ import annotations

import re
from dataclasses import replace

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.english_born import age_of, birth_of
from forensics.documents.common.english_conditions import add_conditions
from forensics.documents.common.english_courts import state_of
from forensics.documents.common.english_heading import heading
from forensics.documents.common.english_non_parole import add_non_parole
from forensics.documents.common.english_paper_day import labelled
from forensics.documents.common.english_parties import accused
from forensics.documents.common.english_punished import with_punishment
from forensics.documents.common.english_speaking import Speaking
from forensics.documents.common.english_steps import add_steps
from forensics.documents.common.english_translation import add_translation, is_translation
from forensics.documents.common.joined import join
from forensics.events import EventKind, Extraction, Person
from forensics.records import Document
from forensics.text.dates import DateContext

TITLE = "Court paper in English"
READER = "documents.english_court_paper"

_NEWS = re.compile(r"\b(?:reporter|newspaper|published|news)\b", re.I)
_AMENDED = re.compile(
    r"\b(?:amended|corrected|revised|reissued)\s+(?:judgment|order|sentence|opinion|reasons|remarks)"
    r"|\b(?:as\s)?(?:amended|corrected|revised|reissued)\s+(?:on|under the slip rule)\b"
    r"|\[(?:editor|note|postscript)\b",
    re.IGNORECASE,
)
_JUDGED = (EventKind.JUDGMENT, EventKind.CONVICTION)
_CRIMINAL = re.compile(r"bail|sentenc|convict|offence|crimin|accused|extradit|custody", re.I)


def identify(document: Document) -> Claim | None:
    """A court and the kind of paper in its heading, and parties or a number: never one alone."""
    if not document.pages:
        return None
    first = document.pages[0]
    letters = re.sub(r"[^A-Za-z\u4e00-\u9fff]", "", first.main_text[:1500])
    if not letters or len(re.findall(r"[A-Za-z]", letters)) < 0.8 * len(letters):
        return None
    joined = join(document, [first.number])
    head = heading(joined)
    parties = bool(accused(joined)) if head is not None else False
    if head is None or head.court[0] > 400 or not (parties or head.number):
        return None
    criminal = _CRIMINAL.search(joined.text)
    name = joined.text[slice(*head.court)].strip()
    formal = name.isupper() or "Court of" in name or is_translation(name, joined.text) or head.cited
    if not (formal or (parties and head.number and criminal)) or _NEWS.search(joined.text[:300]):
        return None
    because = joined.spans(*head.court)
    strength = 3 if parties and head.number and criminal else 2 if criminal else 1
    return Claim(tuple(p.number for p in document.pages), strength, because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    joined = join(document, claim.pages)
    builder = Builder(joined, READER, context.asserted_by)
    text = builder.text
    series = f"{document.name}:court"
    builder.dates(DateContext(order=context.order, series=series, scope=document.name))
    head = heading(joined)
    if head is not None:
        court = text[slice(*head.court)].strip()
        builder.issuer = builder.issuer or court
        builder.fact("court", court, *head.court)
        builder.fact("issuer", court, *head.court)
        builder.fact("doc_type", text[slice(*head.paper)].strip(), *head.paper)
        if head.number is not None:
            number = text[slice(*head.number)]
            builder.fact("case_number", number, *head.number)
            builder.fact("number", number, *head.number)
    changed = _AMENDED.search(text)
    if changed is not None:
        # It keeps the date of its first version, and may tell of what came later.
        builder.fact("amended", "yes", *changed.span())
    if is_translation(builder.issuer, text):
        _, spoken = labelled(builder)
        add_translation(builder, spoken)
        return builder.extraction("english_court_paper", "en")
    everyone = accused(joined) if head is not None else ()
    for one in everyone:
        facts = [builder.make("name_latin", one.name, one.start, one.end)]
        alone = len(everyone) == 1
        facts += [f for f in (birth_of(builder, one, alone), age_of(builder, one, alone)) if f]
        builder.persons.append(Person(one.name, "defendant", tuple(facts)))
    dates, spoken = labelled(builder)
    add_steps(builder, Speaking(everyone), dates, spoken)
    only = everyone[0].name if len(everyone) == 1 else ""
    add_conditions(builder, only)
    if only:
        add_non_parole(builder, only)
    state = state_of(builder.issuer)
    builder.events = [
        replace(e, where=state) if e.kind in _JUDGED and e.where is None else e
        for e in with_punishment(builder.events)
    ]
    return builder.extraction("english_court_paper", "en")
