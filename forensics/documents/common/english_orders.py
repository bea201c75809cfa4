"""What an English court paper itself orders or finds: done on the day of the paper.

"I sentence you", "is admitted to bail", "is found guilty" have no date beside them; the event
says that it was spoken in this paper. Where the text dates the same step on that day, or has a
plea of guilty that the court only repeats, nothing is added.
"""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.english_credit import credit_days
from forensics.documents.common.english_denied import denied
from forensics.documents.common.english_punished import punished_by
from forensics.documents.common.english_speaking import Speaking
from forensics.documents.common.english_units import Unit
from forensics.documents.common.english_whose import whose
from forensics.events import EventKind as K
from forensics.temporal.readings import Interval, UncertainDate, When, start_of
from forensics.text.dates import FoundDate

_BY = r"(?:accordingly |hereby |therefore |now |each |both |also )*"
_PARTY = (
    r"(?:[DA]\d|defendants?|accused(?: \d)?|offenders?|prisoner|applicants?|appellants?"
    r"|petitioners?"
    r"|respondent"
    r"|M(?:r|s|rs)\.? [A-Z][a-z]+|he|she|they)"
)
_SENTENCED = re.compile(
    rf"\bI {_BY}(?:sentence (?:you|him|her|them|the|both|M|[A-Z])|impose (?:a|an|on|upon)\b)"
    rf"|\b(?:you are|{_PARTY}(?:, who [^.;]{{3,50}},)? (?:is"
    rf"|are)) {_BY}(?:convicted and )?sentenced (?:to|as)\b"
    rf"|\bis hereby (?:sentenced|committed to the custody)"
    r"|\b(?:court|and) (?:hereby )?sentences (?:him|her|them|the (?:accused|defendant))\b"
    rf"|\bthe sentence (?:of the court|I impose|that I impose) (?:is|will be)\b",
    re.I,
)
_FOUND = re.compile(
    rf"\bI {_BY}find (?:you|him|her|them|both|the (?:accused|defendants?)|M(?:r|s"
    rf"|rs)\.? [A-Z][a-z]+) guilty"
    rf"|\b(?:you are|{_PARTY} (?:is|are)) {_BY}(?:found guilty|adjudicated guilty"
    r"|convicted (?:of|on|as))\b"
    r"|\bcourt (?:hereby )?(?:finds|convicts) (?:the )?(?:accused|defendant)\b(?! not)",
    re.I,
)
_BAILED = re.compile(
    rf"\bI {_BY}(?:grant|allow) (?:conditional |unconditional )?bail\b|\bI {_BY}(?:grant|admit"
    rf"|release) (?:him|her|you|them|the [a-z]+) (?:to |on )?bail\b"
    rf"|\b{_PARTY} (?:is|are|be) {_BY}(?:admitted to|granted|enlarged on|released on|(?:ordered"
    rf"|directed) (?:to be )?(?:released|enlarged) on)"
    r" (?:conditional |regular |interim )?bail\b"
    rf"|\b(?:bail|bond)(?: granted [^.;]{{0,40}})? (?:is|be) {_BY}(?:granted|allowed|reinstated"
    rf"|restored)"
    rf"|\b{_PARTY} (?:is|are) {_BY}(?:ordered|directed) (?:to be )?released(?= (?:after"
    rf"|from custody on|on|upon|subject)\b)"
    r"|\brelease is subject to (?:these|the following) conditions"
    r"|\byou have been granted bail\b"
    r"|\b(?:court|sheriff|judge|justice|magistrate|registrar) (?:hereby )?(?:admits"
    r"|grants)[^.;,]{0,30} bail\b"
    rf"|\border(?:s|ed)? (?:his|her|the|their) provisional release\b"
    rf"|\b(?:application|motion|petition) for (?:[a-z]+ )?bail (?:is|stands) {_BY}(?:granted"
    rf"|allowed)",
    re.I,
)
_ENDED = re.compile(
    rf"\bbail (?:is|are) {_BY}(?:revoked|cancelled|discharged)|\bI {_BY}revoke (?:his|her|your"
    rf"|the) bail",
    re.I,
)
_YOU = re.compile(r"you\b|I\b[^.]*\byou\b", re.I)
_SPOKEN = "spoken in this paper, on its day"
_KINDS = (
    (K.CONVICTION, _FOUND),
    (K.SENTENCE, _SENTENCED),
    (K.BAIL, _BAILED),
    (K.BAIL_RELEASED, _ENDED),
)


def add_orders(
    builder: Builder, unit: Unit, spoken: FoundDate, speaking: Speaking, heard: bool = False
) -> None:
    """Add what this piece of the text orders or finds, on the day of the paper.

    ``heard``: the paper has no day but that of its one hearing; only what is said to the accused
    ("you are sentenced") was said there.
    """
    when: When | None = one_day(spoken)
    if not isinstance(when, UncertainDate) or unit.row is not None:
        return
    for kind, words in _KINDS:
        m = words.search(builder.text, unit.start, unit.end)
        if (
            m is None
            or (heard and not _YOU.match(m[0]))
            or denied(builder.text, unit.start, m.start(), m.end())
        ):
            continue
        persons = whose(builder.text, unit, m.end(), m.end(), m.end(), speaking)
        if persons is None:
            continue
        for person in persons:
            if _known(builder, kind, when, person) or _repeated(builder, m[0], person):
                continue
            how = "spoken to the accused at the hearing" if heard else _SPOKEN
            at: When = when
            if kind is K.BAIL:
                at, how = Interval(when, None), f"{how}; end not printed"
            details = {"authority": builder.issuer if kind is K.BAIL else ""}
            if kind is K.SENTENCE:
                said = builder.text[unit.start : unit.end]
                details["credit_days"] = credit_days(said)
                details["punishment"] = punished_by(said)
            places = (m.span(), (spoken.start, spoken.end))
            builder.event(kind, at, *places, person=person, inferred=how, details=details)


def _repeated(builder: Builder, words: str, person: str) -> bool:
    """Does "adjudicated guilty" only repeat a plea or a verdict whose day was read?"""
    told = (e for e in builder.events if e.kind is K.CONVICTION and person in (e.person, ""))
    return "adjudicated" in words.lower() and next(told, None) is not None


def _known(builder: Builder, kind: K, when: UncertainDate, person: str) -> bool:
    same = [e for e in builder.events if e.kind is kind and person in (e.person, "")]
    return any(start_of(e.when) == when for e in same)
