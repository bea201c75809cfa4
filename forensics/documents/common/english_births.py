"""The birth date and the age that an English court paper gives for its accused."""

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


_ROLE = r"\b[Tt]he (?:defendant|accused|offender|appellant|applicant|prisoner)"
_AGE = (
    r"(?:now |currently )?(?:(?:aged |age )(?P<a>\d\d)\b"
    r"|(?:an? )?(?P<b>\d\d)[- ]years?[- ](?:old|of age)\b)"
)
# The age at another time (aged 15 when it began) is none that the paper's own day explains.
_THEN = re.compile(
    r"\s?,?\s?(?:at (?:the|that)|when|as at|on the (?:day|date)|in (?:19|20)\d\d)", re.I
)


def age_of(builder: Builder, one: Accused, alone: bool) -> Fact | None:
    """Said of the name, or, where nobody else is accused, of the role or of "you"."""
    said = [rf"{re.escape(one.name)},? (?:is )?"]
    if alone:
        said += [rf"{_ROLE},? (?:is )?", r"\b[Yy]ou are "]
    for m in re.compile(rf"(?:{'|'.join(said)}){_AGE}").finditer(builder.text):
        if not _THEN.match(builder.text, m.end()):
            group = "a" if m["a"] else "b"
            return builder.make("age", int(m[group]), *m.span(group))
    return None
