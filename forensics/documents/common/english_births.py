"""The birth date an English court paper gives for its accused."""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder
from forensics.documents.common.english_heading import HEAD
from forensics.documents.common.english_parties import Accused
from forensics.records import Fact
from forensics.temporal.readings import UncertainDate

_LABEL = re.compile(r"\b(?:date of birth|birth date|D\.?O\.?B\.?)\s?[:：]?\s?$", re.I)
_YOU = re.compile(r"\byou(?: are|,|\b)[^.;]{0,60}\bborn on (?:the )?$", re.I)
_BORN = r"(?:, aged \d+)?[,(\s]+(?:who was |having been |then )?born(?: on)?(?: the)?\s?$"


def birth_of(builder: Builder, one: Accused, alone: bool) -> Fact | None:
    """Behind the name, or, where nobody else is accused, behind a label of the heading.

    A complainant's birth stands in such papers too: a bare "born on" is nobody's.
    """
    named = re.compile(re.escape(one.name) + _BORN, re.I)
    for d in builder.dates():
        if not isinstance(d.value, UncertainDate) or d.doubt:
            continue
        before = builder.text[max(0, d.start - 120) : d.start]
        labelled = d.start < HEAD and _LABEL.search(before)
        if named.search(before) or (alone and (labelled or _YOU.search(before))):
            return builder.make("birth_date", d.value, d.start, d.end)
    return None
