"""Conditions of bail in English: what is ordered, not what was done.

A passport to be surrendered and a place not to be left are events without a day; where to live,
to whom to report and how far one may go are facts of the paper. A box that is not ticked orders
nothing.
"""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder
from forensics.documents.common.english_units import units
from forensics.events import EventKind as K

_LAND = (
    r"(?-i:[A-Z][A-Za-z]+(?: (?:and |of |the )?[A-Z][A-Za-z]+){0,4})"
    r"|the (?:jurisdiction|country|state|district|province|(?:judicial |magisterial )?district)"
)
_PASSPORT = re.compile(
    r"\b(?:surrender|deliver(?:s)? up|hands? (?:in|over)|deposits?)\b[^.;]{0,40}(?:passports?"
    r"|travel documents?)"
    r"|\bpassports?(?: and [a-z ]+)? (?:(?:is|are|shall|must) )?(?:to )?be (?:surrendered"
    r"|handed in|deposited)",
    re.I,
)
_LEAVE = re.compile(
    rf"\b(?:not|nor) (?:to )?(?:leave|depart)s?(?: from)? (?:the )?(?P<place>{_LAND})"
    rf"|\b(?:not|nor) (?:to )?(?:go to|approach|enter|attend at)[^.;,]{{0,10}} (?P<port>(?:any "
    rf"|a )?(?:international )?"
    r"(?:points? of (?:international )?departure|airports?|seaports?))",
    re.I,
)
_STAY = (
    (
        "residence",
        re.compile(
            r"\b(?:(?:live and sleep|reside|resides|living|residing) (?:at|with)"
            r"|residence at) [^.;\n]{3,80}",
            re.I,
        ),
    ),
    (
        "reporting",
        re.compile(
            r"\b(?:report|reports|reporting|mark (?:his|her|their )?attendance) (?:to|at|with|in"
            r"|on|every|each)\b[^.;]{3,80}",
            re.I,
        ),
    ),
    (
        "area",
        re.compile(
            rf"\b(?:remain|stay|travel (?:be |is )?(?:restricted"
            rf"|limited)) (?:with)?in(?: to)? (?:the )?(?:{_LAND}|municipality)[^.;,]{{0,40}}",
            re.I,
        ),
    ),
)
_BAIL = re.compile(r"\bbail\b|\bcondition|\brelease\b|\brecogni[sz]ance|\bundertak|\bbond\b", re.I)
_BEFORE = 600
"""Characters before a condition in which bail is spoken of."""


def add_conditions(builder: Builder, person: str) -> None:
    """Add the conditions of release that the paper lays down."""
    text = builder.text
    seen: set[int] = set()
    for unit in units(builder.joined, builder.dates()):
        if unit.unticked or not _BAIL.search(text, max(0, unit.start - _BEFORE), unit.end):
            continue
        for m in _PASSPORT.finditer(text, unit.start, unit.end):
            builder.event(
                K.SURRENDER,
                None,
                m.span(),
                person=person,
                inferred="ordered as a condition; the day of handing over is not printed",
                details={"paper": "passport", "ordered": "yes"},
            )
        for m in _LEAVE.finditer(text, unit.start, unit.end):
            builder.event(
                K.TRAVEL_BAN,
                None,
                m.span(),
                person=person,
                inferred="a condition of bail; its dates are not printed beside it",
                details={"place": m["place"] or m["port"]},
            )
        for name, words in _STAY:
            for m in words.finditer(text, unit.start, unit.end):
                if m.start() not in seen:
                    seen.add(m.start())
                    builder.fact(f"condition_{name}", m[0].strip(), *m.span())
