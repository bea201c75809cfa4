"""The heading of an English court paper: the court, the kind of paper, the case number.

Layouts differ from court to court. A court is a line that names one; its name goes on in the next
line where that names a division or a district. The kind of paper is a title in capitals, or one
that has a line to itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents.common.joined import Joined

_COURT = re.compile(
    r"(?P<v>(?:I[Nn] (?:THE |the )?)?(?:U\.S\. )?(?:\d{1,3}(?:ST|ND|RD|TH|st|nd|rd"
    r"|th) )?(?:[A-Z][A-Za-z'’&-]+,? ){0,6}(?:COURTS?|Courts?|TRIBUNAL"
    r"|Tribunal)\b"
    r"(?: (?:OF|of|FOR|for|IN|in|AT|at)"
    r"(?: (?:THE|the|AND|and|OF|of|[A-Z][A-Za-z'’-]+)){1,8})?"
    r"(?: [A-Z]+ JUDGE(?:[ -]\d{1,2})?(?:, [A-Z]+(?: [A-Z]+)*){0,3})?)"
)
# "JUDGMENT OF CONVICTION BY COURT" names no court.
_BY = re.compile(r"\bBY (?:THE )?COURT$|^(?:BY|ORDER|JUDGMENT)\b")
_SHERIFFDOM = re.compile(r"(?P<v>SHERIFFDOM OF (?:[A-Z,&]+ ){1,7}(?:AT )?[A-Z]+)")
_OF_A_JUDGE = re.compile(r"(?<=COURT )[A-Z ]+JUDGE\b(?:[ -]\d{1,2})?(?:, ?[A-Z]+(?: [A-Z]+)*){0,3}")
_GOES_ON = re.compile(
    r"\s?(?P<v>(?:(?:FOR|OF|for) (?:THE|the) [A-Z][A-Za-z]+(?: (?:OF|of|[A-Z][A-Za-z]+))*)"
    r"|(?<=C[Oo][Uu][Rr][Tt] )(?:[A-Z][A-Za-z]+ )?(?:DISTRICT|District) (?:OF"
    r"|of) [A-Z][A-Za-z]+(?: [A-Z][a-z]+)*"
    r"|[A-Z]+(?: [A-Z]+)* DIVISION, [A-Z]+(?: [A-Z]+)*|(?<=COUNTY )STATE OF [A-Z]+(?: [A-Z]+)?"
    r"|(?<=COURT )AT [A-Z]+(?: [A-Z]+)?|(?<=Court )(?:at [A-Z][A-Za-z]+"
    r"|New South Wales|Victoria|Queensland|South Australia|Western Australia|Tasmania)\b)"
)
_TITLES = (
    r"REASONS FOR (?:JUDGMENT|DECISION|SENTENCE)|GROUNDS OF DECISION|JUDGMENT|ORDER|RULING"
    r"|DECISION|INDICTMENT|VERDICT|SENTENCE|SENTENCING (?:REMARKS|STATEMENT)"
    r"|NOTES (?:OF|ON) [A-Z .]{0,30}SENTENCING"
    r"|(?<!EXPERT )(?<!LEGAL )(?:UNPUBLISHED |MEMORANDUM )?OPINION(?! OF COUNSEL)"
    r"|BAIL (?:UNDERTAKING|ORDER|NOTICE|BOND|RECOGNI[SZ]ANCE)|UNDERTAKING|RECOGNI[SZ]ANCE"
    r"|NOTICE OF BAIL"
    r"|(?:CRIMINAL |COURT )?DOCKET(?! ?(?:N[Oo]|NUMBER|#|:))|REGISTER OF ACTIONS"
    r"|(?:COURT |CASE |LISTING )+HISTORY|CASE SUMMARY"
    r"|RECORD OF (?:PROCEEDINGS|CONVICTION)|COURT REGISTER"
    # A memorandum of law is a party's.
    r"|MEMORANDUM(?! OF (?:LAW|POINTS|FACT)| IN (?:SUPPORT|OPPOSITION))"
    r"(?: OF [A-Z ]{4,30}| AND ORDER)?"
    r"|EXTRACT OF (?:THE (?:COURT )?REGISTER|CONVICTION|JUDGMENT)"
    r"|CERTIFICATE OF (?:CONVICTION|DISPOSITION|RESULT|RELEASE|THE RESULT)"
)
_PAPER = re.compile(
    rf"\b(?:{_TITLES}|Notice of [Bb]ail|Certificate of (?:[Cc]onviction|[Dd]isposition))\b"
)
# Titles of what a party or a witness writes: such a paper is no court's.
_PARTYS = re.compile(
    r"\b(?:AFFIDAVIT|MOTION (?:FOR|TO)|NOTICE OF (?:MOTION|APPLICATION|APPEAL)|APPLICATION FOR"
    r"|SKELETON ARGUMENT|WITNESS STATEMENT|GROUNDS OF APPEAL|BRIEF (?:FOR|OF)|PETITION FOR)\b"
)
_SPACED = re.compile(r"(?:[A-Z] ){4,14}[A-Z]")
_OWN_LINE = re.compile(
    rf"(?:criminal (?:written )?|written )?(?:{_TITLES})"
    r"(?: \([^)]*\)| [a-z]+| of (?:the )?(?:Hon|Mr|Madam|Just|Judge)[^,;]{0,60})*",
    re.I,
)
_NUMBER = re.compile(
    r"(?:CRN(?=\s?:)|(?-i:NUMBER)(?=\s?:)|criminal(?= no)|(?:criminal )?(?:motion|appeal|petition"
    r"|application)(?= \d{2,}-)|case|file|claim|docket"
    r"|indictment|court|matter|application|action|record|appeal|cause"
    r"|charge|suit|bill|summons|reference)"
    r"(?:\s?(?:number|no\.?|nos\.?|ref(?:erence)?|#)(?: (?:number|no\.?))?\s?[:：]?|\s?[:：]"
    r"|(?= \d{2,}-))\s?"
    r"(?:(?-i:[A-Z][a-z]+ )(?=\d))?"
    r"(?P<v>\d{1,6} of (?:19|20)\d{2}"
    r"|(?:[A-Z]{1,4} ){0,2}[A-Z0-9][A-Za-z0-9/:.\-]*\d(?:[A-Za-z0-9/:.\-]*[A-Za-z0-9])?(?:"
    r" [A-D]\d(?!\d))?)"
    r"|(?P<x>\b(?:[A-Z]{2,6}/\d{1,5}/(?:19|20)\d{2}|[A-Z]{2,4}-\d{2,4}-(?:\d{3}-)?\d{3,7}"
    r"|[ASTU]\d{8}"
    r"|(?-i:[A-Z]{4}) \d{1,5}/(?:19|20)\d{2})\b)"
    r"|\b(?:bail appln|crl\.? ?(?:a|appeal|rev\.? ?p|m\.? ?c)|cr\.? ?appeal)\.? ?(?:no\.? ?)?"
    r"(?P<y>\d{1,6}(?:/| of )(?:19|20)\d{2})"
    # The number of a court of China, translated: (2015) Si Xing Chu Zi No. 340.
    r"|(?-i:(?P<u>\((?:19|20)\d{2}\) ?[A-Z][a-z]*(?:[ -]?\d{2,4})?(?: ?[A-Z][a-z]+){1,6}(?: Di)?"
    r",? ?No\.? ?\d{1,6}(?!\d)))"
    r"|(?-i:^|[) ])No\.? (?P<z>\d{2,6}(?:-\d+)+(?:-[A-Z]{1,3})?)"
    r"|(?P<w>\[(?:19|20)\d{2}\] [A-Z][A-Za-z]{1,12}(?: [A-Z][a-z]+)?(?: \([A-Z][a-z]+\))? \d{1,5})",
    re.I,
)
HEAD = 1500
"""Characters in which the heading stands."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the court, the kind of paper and the case number stand."""

    court: tuple[int, int]
    paper: tuple[int, int]
    number: tuple[int, int] | None
    cited: bool = False
    """The number is a neutral citation, ``[2018] SGDC 999``: only court papers have one."""


def heading(joined: Joined) -> Heading | None:
    """``None`` where no court or no kind of paper is named."""
    text = joined.text[:HEAD]
    court, paper = _court(joined, text), _paper(joined, text)
    if court is None or paper is None:
        return None
    span = _whole_name(joined, text, court)
    number = _NUMBER.search(text)
    group = next(g for g in ("u", "v", "w", "x", "y", "z") if number[g]) if number else ""
    return Heading(
        span, paper, number.span(group) if number else None, number is not None and group == "w"
    )


def _court(joined: Joined, text: str) -> re.Match[str] | None:
    """The first court that begins a line; else a sheriffdom; else the first court of all."""
    named = [m for m in _COURT.finditer(text) if " " in m["v"].strip() and not _BY.search(m["v"])]
    begins = {0, *joined.lines}
    for m in named:
        line = max(x for x in begins if x <= m.start() + _word(m["v"]))
        prose = re.search(r"[a-z,]\s?$", text[:line]) is not None
        if (line >= m.start() and not prose) or m["v"].startswith(("IN ", "In ")):
            return m
    return _SHERIFFDOM.search(text) or (named[0] if named else None)


def _word(name: str) -> int:
    """Where the word for a court stands in its name."""
    word = re.search(r"COURT|TRIBUNAL", name, re.I)
    return word.start() if word else 0


def _paper(joined: Joined, text: str) -> tuple[int, int] | None:
    found = _PAPER.search(text)
    partys = _PARTYS.search(text, 0, found.start() if found else len(text))
    if partys is not None:
        return None
    if found is not None:
        return found.span()
    starts = sorted(x for x in {0, *joined.lines} if x < len(text))
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        line = text[start:stop].rstrip()
        if line[:1].isupper() and (_OWN_LINE.fullmatch(line) or _SPACED.fullmatch(line)):
            return start, start + len(line)
    return None


def _whole_name(joined: Joined, text: str, court: re.Match[str]) -> tuple[int, int]:
    """The court's name in its line, and in the next where it goes on."""
    name = re.sub(r"^(?:IN |In )?(?:THE |the )?", "", court["v"])
    start = court.end() - len(name)
    at = court.start() + _word(court["v"])
    start = max([start, *(x for x in joined.lines if start < x <= at)])
    start += len(text[start:]) - len(re.sub(r"^(?:IN |In )?(?:THE |The )?", "", text[start:]))
    end = joined.line_end(start, court.end())
    if re.search(r"\b(?:OF|THE|FOR|AT)\s*$", text[start:end], re.I):
        end = joined.line_end(end + 1, court.end())  # the name goes on in the next line
    elif judge := _OF_A_JUDGE.search(text, start, joined.line_end(start, len(text))):
        end = judge.end()
    while more := _GOES_ON.match(text, end):
        begin = more.start("v")
        end = joined.line_end(begin, more.end())
        if re.search(r"\b(?:the|THE)\s*$", text[begin:end]):
            end = joined.line_end(end + 1, more.end())
    return start, end
