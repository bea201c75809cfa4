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
_ACCUSED = r"\b(?:the|this) (?:accused|defendant|offender|prisoner|appellant|applicant)\b"
_ANOTHER_DAY = re.compile(r"\b(?:at (?:the|that) (?:time|date)|when|then|on the date)\b", re.I)
_AGE = (
    r"(?:who )?(?:is |are )?(?:(?:now )?aged? (?P<aged>[1-9]\d)(?![\d/.-]?\d)"
    r"|(?:an? )?(?P<old>[1-9]\d)[- ]years?[- ](?:old|of age)\b"
    r"|(?:(?<=is )|(?<=re ))(?P<bare>[1-9]\d)(?=[,;)]|\.(?!\d)| and\b))"
)
_ROLE = re.compile(
    rf"{_ACCUSED}"
    r"(?:,? (?-i:[A-Z])[^,;.()]{2,50})?,?(?: (?:is|was))?(?: an? [^,;.]{3,40},?)?"
    r" born(?: on)?(?: the)?\s?$",
    re.I,
)
_OTHERS = (
    "complainant|victim|witness|wife|husband|partner|son|daughter|child|brother|sister|father"
    "|mother"
)
_NAMED_LABEL = (
    rf"(?:(?!\b(?:{_OTHERS})\b)[^;.\n]|\bNo\.){{0,90}}?[(,;\s]"
    r"(?:date of birth|birth date|D\.?O\.?B\.?|born)\s?[:：]?\s?$"
)
_BORN = (
    r"(?:, aged \d+)?[,(\s]+(?:who (?:was|is) |was |is |having been |then )?born(?: on)?"
    r"(?: the)?\s?$"
)


def birth_of(builder: Builder, one: Accused, alone: bool) -> Fact | None:
    """Behind the name, or, where nobody else is accused, behind a label of the heading or "the
    accused was born".

    A complainant's birth stands in such papers too: a bare "born on" is nobody's.
    """
    named = re.compile(rf"{_called(one)}(?:{_BORN}|{_NAMED_LABEL})", re.I)
    for d in builder.dates():
        if not isinstance(d.value, UncertainDate) or d.doubt:
            continue
        before = builder.text[max(0, d.start - 160) : d.start]
        labelled = d.start < HEAD and _LABEL.search(before)
        told = labelled or _YOU.search(before) or _ROLE.search(before)
        if named.search(before) or (alone and told):
            return builder.make("birth_date", d.value, d.start, d.end)
    return None


def age_of(builder: Builder, one: Accused, alone: bool) -> Fact | None:
    """The age on the day of the paper: behind the name, or "you are 34 years of age".

    What somebody was on another day ("then aged 25", "was 17 at the time") is left out.
    """
    roles = rf"|{_ACCUSED}|\byou" if alone else ""
    told = re.compile(rf"(?:{_called(one)}{roles})(?: is {_called(one)})?,? ?{_AGE}", re.I)
    for m in told.finditer(builder.text):
        if not _ANOTHER_DAY.search(builder.text, m.end(), m.end() + 40):
            group = next(g for g in ("aged", "old", "bare") if m[g])
            return builder.make("age", int(m[group]), *m.span(group))
    return None


def _called(one: Accused) -> str:
    """The name as printed, or the family name behind a form of address."""
    family = re.escape(one.name.split()[-1])
    return rf"(?:{re.escape(one.name)}|\bM(?:rs?|s|iss)\.? {family})"
