"""Words that name a step of the proceedings without saying that it happened.

A step may be denied, wanted, refused, planned, possible or supposed: "if convicted", "may be
released", "applied for bail", "was not convicted". Such a step is none.
"""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:\bnot\b(?! (?:until|guilty))|n't\b|\bnever\b|\bneither\b|\bnor\b|\bwithout\b"
    r"|\bno\b(?! (?:doubt"
    r"|later|more))|\balleg\w+|\bclaim(?:s|ed|ing)?\b|\bif\b"
    r"|\bin (?:the event|case)\b|\bin default\b|\bwould\b|\bshould\b|\bcould\b|\bcan(?:not)?\b"
    r"|\bwill\b"
    r"|\bshall\b|\bmust\b|(?-i:\bmay\b)|\bmight\b|\bought\b|\bliable\b|\beligible\b|\bawait\w*"
    r"|\bwhether\b|\bunless\b|\bonce\b|\buntil (?=(?:he|she|they|you) (?:is|are)\b)|\bpending\b"
    r"|\bappl(?:y|ied|ies|ication|ying)\b[^.]{0,20}|\b(?:motion|request) (?:for|to|that)\b"
    r"|\brequest(?:s|ed|ing)\b|\bask(?:s|ed|ing)?\b"
    r"|\bseek(?:s|ing)?\b|\bsought\b|\brefus\w+|\bden(?:y|ies|ied)\b|\bdeclin\w+|\boppos\w+"
    r"|\b(?:in order|about|due|expected|likely|required|directed|undert(?:akes?|ook)|bound"
    r"|promis\w+) to\b"
    r"|\b(?:is|are|was|were) to\b|\bto be\b|\bhad (?:he|she|they)\b|\bfail(?:s|ed|ing|ure)? to\b"
    r"|\binstead of\b|\brather than\b|\bany\b)"
    # "He pleaded not guilty and was remanded": a new verb with a subject of its own is not denied.
    r"(?:(?! (?:and|but|when|where|until) (?:was|were|is|has|had|he|she|they|on)\b)[^.,;:]){0,30}$",
    re.I,
)
_HEARD = re.compile(
    r"\b(?:applications?|motions?|petitions?|requests?)(?: (?:for|of|by) [^.,;]{1,40})? $", re.I
)
_AND = re.compile(r"(?<!\bif) \w+,? (?:and|but) $")
_AUXILIARY = re.compile(r"(?:was|were|had)\b", re.I)
# "The report was released", "his passport was returned": not a person.
_THING = re.compile(
    r"\b(?:passports?|documents?|reports?|judgments?|reasons|decisions?|results?|vehicles?|cars?"
    r"|funds|money"
    r"|items?|property|goods|exhibits?|phones?|body|bodies|statements?|files?|letters?|sureties"
    r"|surety|vessels?|ships?|aircraft|cargo|luggage|parcels?|containers?)"
    r"(?: (?:on|about) (?:the |his |her )?\w+)? (?:that |which )?$",
    re.I,
)
_PASSIVE = re.compile(
    r"(?:was|were|is|been|had been|has been|have been) (?!surrendered|posted)", re.I
)
_BY_COMMA = re.compile(r"\b(?:not|if|unless|never)\b[^.;]{0,15},[^.,;]{0,15},\s?$", re.I)
_BEHIND = re.compile(
    r"\s?(?:\w+ )?(?:is |was |be )?(?:set\b|scheduled|vacated|cancelled|canceled|rescheduled|reset"
    r"|continued to|adjourned to"
    r"|postponed|waived|deferred|to be (?:held|fixed)|did not (?:take place|proceed)|not held"
    r"|(?:was |is |be )?(?:refused|denied|dismissed|quashed|set aside|overturned))",
    re.I,
)
_ORDERED = re.compile(
    r"\b(?:is|are|was|were|be|hereby) (?:hereby )?(?:ordered|directed"
    r"|ordered and directed)\b[^.,;:]{0,30}\bto be $",
    re.I,
)


def denied(text: str, start: int, begin: int, end: int, heard: bool = False) -> bool:
    """Is the word ``text[begin:end]`` of the sentence that starts at ``start`` no step?

    ``heard``: the word says that something was heard; then an application is what was heard.
    """
    if heard and _HEARD.search(text, start, begin):
        return bool(_BEHIND.match(text, end))
    if _ORDERED.search(text, start, begin):
        return False
    if _AND.search(text, start, begin) and _AUXILIARY.match(text, begin):
        return bool(_BEHIND.match(text, end))
    if _THING.search(text, start, begin) and _PASSIVE.match(text, begin):
        return True
    if _BEFORE.search(text, start, begin) or _BY_COMMA.search(text, start, begin):
        return True
    return bool(_BEHIND.match(text, end))
