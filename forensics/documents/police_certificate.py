"""Certificates of (no) criminal record: Chinese letters and notarial forms, English ones.

A certificate that shows a record, or is a form without data, is never a clearance. What such a
certificate covers: Ministry of Public Security rules of December 2021 (公通字〔2021〕19号); before
them no national rule, each county's police certified from its own records.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common import certificate_en, certificate_zh
from forensics.documents.common.build import Builder
from forensics.documents.common.joined import join
from forensics.events import Extraction
from forensics.records import Document

TITLE = "Certificate of no criminal record"
READER = "documents.police_certificate"


def identify(document: Document) -> Claim | None:
    """Needs a title or certifying words, a named subject, and a result."""
    return certificate_zh.identify(document) or certificate_en.identify(document)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    chinese = len(re.findall(r"[\u4e00-\u9fff]", builder.text)) * 4 > len(builder.text)
    if (certificate_zh.CERTIFIES.search(builder.text) and chinese) or certificate_zh.TITLES.search(
        builder.text
    ):
        certificate_zh.read(builder)
        return builder.extraction("police_certificate", "zh")
    certificate_en.read(builder, context)
    return builder.extraction("police_certificate", "en")
