"""Certificates of (no) criminal record: Chinese letters and notarial forms, Taiwan's, English ones.

A certificate that shows a record, or is a form without data, is never a clearance. What such a
certificate covers: Ministry of Public Security rules of December 2021 (公通字〔2021〕19号); before
them no national rule, each county's police certified from its own records.
"""

from __future__ import annotations

import re
from dataclasses import replace

from forensics.documents import Claim, Context
from forensics.documents.common import certificate_en, certificate_tw, certificate_zh
from forensics.documents.common.build import Builder
from forensics.documents.common.joined import join
from forensics.documents.common.titles import head_of
from forensics.events import Extraction
from forensics.records import Document, Page, ReadingWarning
from forensics.temporal.readings import Pick, UncertainDate

TITLE = "Certificate of no criminal record"
READER = "documents.police_certificate"


def identify(document: Document) -> Claim | None:
    """Needs a title or certifying words, a named subject, and a result.

    A translation that follows on its own pages is part of the certificate.
    """
    claim = certificate_tw.identify(document)
    if claim is not None:
        return claim
    claim = certificate_zh.identify(document)
    if claim is None:
        return certificate_en.identify(document)
    pages = list(claim.pages)
    for page in document.pages:
        if page.number > pages[-1] and certificate_en.is_translation(page):
            pages.append(page.number)
    return Claim(tuple(pages), claim.strength, claim.because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    taiwan = certificate_tw.identify(document)
    if taiwan is not None and claim.pages[0] in taiwan.pages:
        builder = Builder(join(document, claim.pages), READER, context.asserted_by)
        certificate_tw.read(builder)
        return builder.extraction("police_certificate", "zh-Hant")
    chinese = [n for n in claim.pages if _is_chinese(document.page(n))]
    other = [n for n in claim.pages if n not in chinese]
    if not chinese:
        builder = Builder(join(document, claim.pages), READER, context.asserted_by)
        certificate_en.read(builder, context)
        return builder.extraction("police_certificate", "en")
    builder = Builder(join(document, chinese), READER, context.asserted_by)
    certificate_zh.read(builder)
    made = builder.extraction("police_certificate", "zh+en" if other else "zh")
    if not other:
        return made
    translation = Builder(join(document, other), READER, made.asserted_by)
    certificate_en.read(translation, context)
    return _with_translation(made, translation.extraction("police_certificate", "en"))


def _is_chinese(page: Page) -> bool:
    """Mostly Chinese; a form in two languages side by side is read by its English."""
    text = page.main_text
    mostly = 4 * len(re.findall(r"[\u4e00-\u9fff]", text)) > len(re.sub(r"\s", "", text))
    english = certificate_en.TITLES.search(text[:800])
    return mostly and not (english and not certificate_zh.TITLES.search(head_of(page)))


def _with_translation(made: Extraction, translated: Extraction) -> Extraction:
    """The Chinese text governs; the translation adds its facts, marked as such, and its dates."""
    persons = list(made.persons)
    for other in translated.persons[:1]:
        facts = tuple(replace(f, zone="translation") for f in other.facts)
        if persons:
            persons[0] = replace(persons[0], facts=persons[0].facts + facts)
        else:
            persons.append(replace(other, facts=facts))
    made = _both_dates(made, translated)
    return replace(
        made,
        persons=tuple(persons),
        facts=made.facts + tuple(replace(f, zone="translation") for f in translated.facts),
        dates=made.dates + translated.dates,
        warnings=made.warnings + translated.warnings,
    )


def _both_dates(made: Extraction, translated: Extraction) -> Extraction:
    """Where text and translation bear different dates of issue, either may be the misread one."""
    chinese, english = made.values("issue_date"), translated.values("issue_date")
    if not chinese or not english:
        return made
    one, other = chinese[0].value, english[0].value
    if not isinstance(one, UncertainDate) or not isinstance(other, UncertainDate):
        return made
    known = {(r.earliest, r.latest) for r in one.readings}
    if any((r.earliest, r.latest) in known for r in other.readings):
        return made
    name = f"meaning:{made.document}:p{chinese[0].provenance.page}:date-of-issue"
    both = UncertainDate(
        tuple(
            replace(r, assumes=(*r.assumes, Pick(name, option)))
            for option, date in (("text", one), ("translation", other))
            for r in date.readings
        )
    )
    places = (chinese[0].provenance, english[0].provenance)
    events = tuple(
        replace(e, when=both, provenance=(*e.provenance, *places)) if e.when == one else e
        for e in made.events
    )
    facts = tuple(
        replace(f, value=both, alternatives=(one, other)) if f is chinese[0] else f
        for f in made.facts
    )
    told = ReadingWarning(
        "translation-differs", "text and translation give different dates of issue", places[1]
    )
    return replace(made, events=events, facts=facts, warnings=(*made.warnings, told))
