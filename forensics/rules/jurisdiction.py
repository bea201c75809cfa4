"""Under whose law a step of proceedings stands, as far as its paper shows.

China's bars on leaving and on passports, its limits of measures and its days of appeal bind in
proceedings of mainland China; a defendant before another court is not held to them. Papers of
Taiwan's and Hong Kong's courts stand under the law of the place.
"""

from __future__ import annotations

import re

from forensics.rules.items import Item

CHINA = "CN"
_HAN = re.compile(r"[\u3400-\u9fff]")
_PEOPLES_COURT = re.compile(r"people['’]?s['’]? court", re.I)
_TOLD = frozenset({"statement", "message_log", "search_capture"})
"""Kinds in which anybody may tell of proceedings anywhere; the other kinds are China's papers."""
_OWN_LAW = {"taiwan_judgment": "TW", "hong_kong_judgment": "HK"}
"""Kinds whose papers stand under one place's law, whatever places they name."""


def law_of(item: Item) -> str:
    """``CN`` for proceedings of mainland China, ``TW`` and ``HK`` for papers of those courts,
    ``""`` for others and where nothing shows it.

    A place says it; else the court, in a court paper in English; else, where people tell of it
    or the paper is in English, the script of the words that tell of the step.
    """
    if item.extraction.kind in _OWN_LAW:
        return _OWN_LAW[item.extraction.kind]
    if not item.parts:
        country = item.place.country if item.place else ""
    else:
        named = {i.place.country for i in (item, *item.leaves) if i.place} - {""}
        if len(named) > 1:
            return ""
        country = next(iter(named), "")
    if country:
        return CHINA if country == CHINA else ""
    paper = item.extraction
    if paper.kind == "english_court_paper":
        courts = (str(f.value) for f in paper.values("court"))
        return CHINA if any(_PEOPLES_COURT.search(c) for c in courts) else ""
    if paper.kind in _TOLD or paper.language == "en":
        printed = (p.quote for i in item.leaves for p in i.provenance)
        return CHINA if any(_HAN.search(quote) for quote in printed) else ""
    return CHINA
