"""In which state a court sits whose paper is in English, by its own name."""

from __future__ import annotations

import re

from forensics.documents.common.countries import country
from forensics.places import Place

_BY_NAME = tuple(
    (re.compile(pattern, re.I), Place(name, code))
    for pattern, name, code in (
        (
            r"crown court (?:at|sitting)|central criminal court|high court of justiciary|sheriffdom"
            r"|sheriff court|court of appeal \(criminal division\)",
            "United Kingdom",
            "GB",
        ),
        (
            r"united states (?:district court|court of appeals|bankruptcy)|superior court of"
            r" (?:the state of )?(?:california|arizona|washington|new jersey|connecticut|georgia)",
            "United States",
            "US",
        ),
        (
            r"court of (?:new south wales|victoria|queensland|south australia|western australia"
            r"|tasmania|the northern territory|the australian capital territory)",
            "Australia",
            "AU",
        ),
        (
            r"ontario (?:superior )?court|court of (?:king|queen)['’]s bench (?:of|for) (?:alberta"
            r"|manitoba|saskatchewan|new brunswick)|court of (?:british columbia|nova scotia"
            r"|alberta|quebec)",
            "Canada",
            "CA",
        ),
        (r"hong kong", "Hong Kong", "HK"),
    )
)
_OF = re.compile(r"\b(?:of|in) (?:the )?(?:republic of )?(?P<v>[A-Za-z]+(?: [A-Za-z]+)?)$", re.I)


def state_of(court: str) -> Place | None:
    """``None`` where the name does not tell: a magistrates' court may sit in many states."""
    for pattern, place in _BY_NAME:
        if pattern.search(court):
            return place
    named = _OF.search(court.strip())
    code = country(named["v"]) if named else ""
    # A translated paper of a Chinese court is placed by its county, not by the name of the state.
    return Place(named["v"].title(), code) if named and code and code != "CN" else None
