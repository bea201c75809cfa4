"""Where a clause of a statement has the speaker be, or denies that he came to."""

from __future__ import annotations

import re

from forensics.documents.common.countries import countries_in, country
from forensics.documents.common.statement_words import words
from forensics.places import Place, resolve

_NAME = r"(?:mainland |the )?(?P<v>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})"
_CAME_TO = re.compile(
    rf"\b(?:(?:return(?:ed)?|c[ao]me(?: back)?|go(?:ne)?(?: back)?|went(?: back)?|been(?: back)?"
    rf"|travel(?:l?ed)?|flown?|flew) to|enter(?:ed)?|visit(?:ed)?|set foot (?:in|on)"
    rf"|(?:arrived?|landed?|(?:\bnot|n't|\bnever)(?: been| present)?) in) {_NAME}"
)
_WAS_IN = re.compile(
    rf"\b(?:was|were|stayed|remained|lived|resided)(?: \w+){{0,2}}? (?:in|at) {_NAME}"
)
_IN_HAN = re.compile(r"在(?P<v>[\u4e00-\u9fff]{2,14})")
_AREA = re.compile(r"(?:[\u4e00-\u9fff]{1,8}?(?:省|自治区|市|自治州|地区|盟|县|区|旗|镇|乡|街道))+")
"""As much of it as names an area: 光泽县 of 光泽县公安局."""
_ALL_THE_TIME = re.compile(
    r"一直(?:都|就|待|呆|留)*在(?!.*居住)|始终(?:都|待|呆|留)*在|没有?外出"
    r"|\b(?:stayed|remained) (?:in|at)\b|\bnever left\b",
    re.IGNORECASE,
)
_LIVES = re.compile(r"住|\b(?:lived|resided)\b", re.IGNORECASE)


def came_to(clause: str) -> Place | None:
    """The state that the clause has the speaker come to, or not come to; ``None`` for none."""
    states = {code for _, _, code in countries_in(clause)}
    if len(states) == 1:
        return Place("", states.pop())
    found = _CAME_TO.search(clause)
    if found is not None:
        code = country(found["v"])
        return Place("", code) if code else None
    into = dict(words().border)["entry"]
    return Place("", "CN") if not states and into.search(clause) else None


def was_in(clause: str) -> tuple[Place | None, bool]:
    """Where the speaker was, and whether he was there all the time and not merely at home there.

    Only a place that a table knows: what is told of an office or a friend's flat binds to none.
    """
    for found in (*_WAS_IN.finditer(clause), *_IN_HAN.finditer(clause)):
        area = _AREA.match(found["v"])
        name = area[0] if area else found["v"]
        code, named, place = country(name), countries_in(name), resolve(name)
        if code or (named and named[0][0] == 0):
            place = Place("", code or named[0][2])
        if place.country:
            whole = bool(_ALL_THE_TIME.search(clause)) and not _LIVES.search(clause)
            return place, whole
    return None, False
