"""The accused of an English court paper, as its heading names them.

Names stand beside a role (``..... Petitioner``, ``Accused 2``), behind the prosecution and a ``v``,
or behind a label (``Defendant:``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from forensics.documents.common.joined import Joined

_NO_NAME = (
    r"(?!(?:Date|Born|DOB|Case|Court|No|Count|Counts|Charge|Charges|Docket|Defendant|Defendants"
    r"|Accused"
    r"|Respondent|Appellant|Applicant|Petitioner|Number|File|Record|Before|Criminal|Indictment"
    r"|Address"
    r"|Given|Plaintiff|Address|JUDGMENT|ORDER|RULING|DECISION|REASONS|SENTENCING|SENTENCE|NOTES"
    r"|VERDICT|CERTIFICATE|BAIL|NOTICE|CASE|DEFENDANT|DEFENDANTS|RESPONDENT|APPELLANT|APPLICANT"
    r"|DATE"
    r"|MEMORANDUM|BEFORE|CORAM|IN|COURT|CRIMINAL|USM|AND|Anr|Ors|Offence|Offense|The|THE|Through"
    r"|Hearing|Heard|Decision|Present|Judge|JUDGE|CHARGE|CHARGES|State|Neutral|UNDERTAKING"
    r"|RECOGNIZANCE|RECOGNISANCE|DOCKET|OPINION|MINUTE|GROUNDS|VERSUS|Versus)\b)"
)
_PART = rf"{_NO_NAME}(?:[A-Z]\.|[A-Z][A-Za-zÀ-ɏ'’-]+)"
_LOW = r"(?:van|der|den|de|la|du|di|bin|binti|bte|al|el|von|le|a/l|s/o|d/o)"
NAME = rf"(?<![A-Za-z]){_PART}(?: (?:{_LOW} )*{_PART}){{0,5}}"
_CROWN = (
    r"(?:(?:THE )?(?:QUEEN|KING|CROWN|STATE|PEOPLE|COMMONWEALTH|REPUBLIC|PROSECUTOR)"
    r"(?: OF [A-Z]+(?: [A-Z]+)*)?|(?:The )?(?:Queen|King|State|People|Commonwealth|Republic|Crown"
    r"|Prosecutor|Government)"
    r"(?: of (?:the )?[A-Z][a-z]+(?: of [A-Z][a-z]+)?)?"
    r"|UNITED STATES OF AMERICA|United States of America|State|REGINA|REX|R"
    r"|HKSAR"
    r"|(?:His|Her) Majesty(?: the (?:Queen|King))?|(?:HIS|HER) MAJESTY(?:,? THE (?:QUEEN|KING))?"
    r"|Regina|Rex|R\.|HM ADVOCATE|HIS MAJESTY'S ADVOCATE|(?:THE )?DIRECTOR OF PUBLIC PROSECUTIONS"
    r"|(?:THE )?(?:PUBLIC )?PROSECUTOR|Public Prosecutor|Director of Public Prosecutions"
    r"|PROCURATOR FISCAL|Procurator Fiscal|POLICE|Police"
    r"|FEDERAL REPUBLIC OF [A-Z]+|COMMISSIONER OF POLICE|(?:[A-Z]+ )+POLICE)"
)
_VERSUS = r"(?:v\.?|vs\.?|Vs\.?|V\.?|-v-|against|versus|VERSUS)"
_AFTER = (
    r"[\s):§—–-]*(?:(?:Crim(?:inal|\.)? )?(?:Case|CRIMINAL|Criminal) (?:N[oO]\.?"
    r"|Number):? \S+[\s):§]*)?"
    r"(?:INDICTMENT NO\.? \S+ )?"
)
_HER = (
    rf"(?P<a>{_CROWN}|[A-Z][A-Z'’ -]{{2,40}})(?:[ ,)]*(?:No\.? \S+ )?(?:\(?(?:Plaintiff|Respondent"
    rf"|COMPLAINANT"
    rf"|Complainant|PROSECUTOR|Prosecutor|Prosecution)))?[ ,.…):]*\s?"
    rf"(?:-|—|–)?\s?(?<![A-Za-z])(?:{_VERSUS}|(?P<and>and|AND|And))(?![A-Za-z])"
)
_PARTIES = re.compile(rf"\b{_HER}{_AFTER}(?:M(?:rs?|s|iss)\.? )?(?:1\. |\(1\) )?(?P<b>{NAME})")
_NUMBERED = r"(?:(?:1st|2nd|3rd|\dth|First|Second|Third|FIRST|SECOND|THIRD) )"
_BESIDE = re.compile(
    rf"(?P<b>{NAME})(?:"
    r"[ .,…:_-]{1,80}(?:APPELLANT|Appellant|APPLICANT|Applicant|ACCUSED|Accused|PETITIONER"
    r"|Petitioner)"
    r"(?!:)(?: (?:No\.? ?)?\d\b)?"
    r"|[.…,]{1,9} ?(?:DEFENDANT|Defendant)"
    r"| (?:DEFENDANT|Defendant) (?:No\.? ?)?\d\b"
    rf"|[ .…]{{1,20}}{_NUMBERED}(?:APPELLANT|Appellant|APPLICANT|Applicant|ACCUSED|Accused"
    rf"|DEFENDANT"
    r"|Defendant|PETITIONER|Petitioner|RESPONDENT|Respondent))"
)
_LABELLED = re.compile(
    r"(?:\bName(?: of (?:the )?(?:accused|defendant|person bailed))?|certified that|certify that"
    r"|DEFENDANT:|\bDefendant|\bAccused|\bOffender|\bI,)\s?[:：]?\s(?:M(?:rs?|s|iss)\.? )?"
    rf"(?P<b>(?:(?<![A-Za-z])[A-Z][A-Z'’-]+, )?{NAME})"
)
_SURNAME = re.compile(
    r"(?:Surname|Family name|Last name)\s?:\s?(?P<s>[A-Z][A-Za-z'’ -]*?)\s(?:Given|First|Other) "
    rf"names?(?:\(s\))?\s?:\s?(?P<g>{NAME})",
    re.I,
)
_LIST = re.compile(
    rf"\b(?:accused|defendants?|applicants?|appellants?)(?:/[a-z]+)?(?: persons| namely)?,? "
    rf"(?P<a>{NAME})(?:, (?P<c>{NAME}))? and (?P<b>{NAME})"
)
_COUNTED = re.compile(r"\(?\d[.)] ?")
_ROLE = re.compile(
    r"(?:\(?[DA]\d\)?|\.*\s?(?:(?:1st|2nd|3rd|\dth) )?(?:DEFENDANT|Defendant|ACCUSED"
    r"|Accused)S?s?)\s*$"
)
_AND_NAME = re.compile(
    rf"\s?(?:,|,? ?(?:&|and|AND))\s(?P<b>{_PART}(?: (?:{_LOW} )*{_PART}){{1,5}})"
)
_ON_A_LINE = re.compile(rf"(?:-\s?)?(?:{_VERSUS})(?:\s?-)?[\s)§:|]+(?P<b>{NAME})")
_TWO = re.compile(r"& ?(?:Anr|Ors|another|others)|and (?:an)?others?\b", re.I)


@dataclass(frozen=True, slots=True)
class Accused:
    """One of the accused: the name as printed, where it stands, the number in the heading."""

    name: str
    start: int
    end: int
    number: int


def accused(joined: Joined) -> tuple[Accused, ...]:
    """The accused named in the heading, in order."""
    head = joined.text[:1500]
    found = list(_beside(joined, head)) or list(_behind(joined, head))
    if not found and (m := _SURNAME.search(joined.text)) is not None:
        end = joined.line_end(m.start("g"), m.end("g"))
        name = f"{joined.text[m.start('g') : end].strip()} {m['s']}"
        return (Accused(name, m.start("s"), end, 1),)
    if not found and (m := _LABELLED.search(joined.text)) is not None:
        found = [(m.start("b"), joined.line_end(m.start("b"), m.end("b")))]
    out: list[Accused] = []
    for start, end in found:
        name = joined.text[start:end].strip(" ,.")
        if name and name not in [a.name for a in out]:
            out.append(Accused(name, start, start + len(name), len(out) + 1))
    return tuple(_whole(joined.text, a) if len(out) == 1 else a for a in out)


def _beside(joined: Joined, head: str) -> Iterator[tuple[int, int]]:
    """Names with their role behind them. A name stands in one line: the last before the role."""
    for m in _BESIDE.finditer(head):
        within = (x for x in joined.lines if m.start("b") < x < m.end("b"))
        start = max(within, default=m.start("b"))
        crown = re.search(
            r"\b(?:State|Republic|People|Government|Kingdom) of (?:the )?$", head[:start], re.I
        )
        if not crown and not re.fullmatch(_CROWN, head[start : m.end("b")]):
            yield start, m.end("b")


def _behind(joined: Joined, head: str) -> Iterator[tuple[int, int]]:
    """The name behind the ``v``, with those in the lines below it and in a list of the text."""
    for m in _PARTIES.finditer(head):
        if m["and"] and not re.search(rf"\b{_CROWN}(?: COMPLAINANT| PROSECUTOR)?$", m["a"].strip()):
            continue  # "penalties and sanctions"
        if re.fullmatch(_CROWN, m["b"]):
            start = max([m.start("a"), *(x for x in joined.lines if x <= m.start("a"))])
            yield start, m.end("a")
            return
        end = joined.line_end(m.start("b"), m.end("b"))
        yield m.start("b"), end
        while (next_ := _AND_NAME.match(head, end)) is not None:
            end = joined.line_end(next_.start("b"), next_.end("b"))
            yield next_.start("b"), end
        if _TWO.match(head, end + 1) and (more := _LIST.search(joined.text)) is not None:
            for name in ("c", "b"):
                if more[name]:
                    yield more.span(name)
        yield from _below(joined, head, m.start("b"), end)
        return
    # In columns: the prosecution, another column, a line that begins with "v.".
    for line in sorted(joined.lines):
        under = _ON_A_LINE.match(head, line)
        if under and re.search(_CROWN, head[max(0, line - 200) : line]):
            yield under.start("b"), joined.line_end(under.start("b"), under.end("b"))
            return


def _below(joined: Joined, head: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names with a line each, below one that has a line to itself, written like it."""
    starts = sorted(x for x in {0, *joined.lines} if x <= len(head))
    upper = head[start:end].isupper()
    numbered = re.search(r"1[.)] ?$", head[:start]) is not None
    for line, stop in pairwise([x for x in starts if x >= start]):
        mark = _COUNTED.match(head, line)
        line = mark.end() if mark else line
        text = _ROLE.sub("", head[line:stop]).strip(" ,")
        if line == start:
            if text != head[start:end].strip(" ,") and not numbered:
                return
            continue
        if " " not in text or text.isupper() != upper or not re.fullmatch(NAME, text):
            return
        yield line, line + len(text)


def _whole(text: str, one: Accused) -> Accused:
    """A heading may give the surname alone; the text gives the name, if but one way."""
    if " " in one.name:
        return one
    named = re.compile(
        rf"(?<!Justice )(?<!Judge )\b((?!The\b|Mr|Ms"
        rf"|Miss)[A-Z][a-z]+(?: [A-Z][a-z]+)? {one.name})\b",
        re.I if one.name.isupper() else 0,
    )
    found = list(named.finditer(text, one.end))
    if len({m[1] for m in found}) != 1 or not found[0][1][0].isupper():
        return one
    return Accused(found[0][1], found[0].start(1), found[0].end(1), one.number)
