"""Court papers in English: judgments, reasons, bail orders, sentencing remarks.

Layouts differ from court to court; what is read is the heading (court, number, parties, dates
with labels) and sentences that give the day of a step of the proceedings. A sentence that names
a step without giving its day, or as something wanted or refused, gives no such event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.english_steps import add_steps
from forensics.documents.common.joined import Joined, join
from forensics.events import EventKind as K
from forensics.events import Extraction, Person
from forensics.records import Document
from forensics.temporal.readings import start_of
from forensics.text.dates import DateContext, FoundDate

TITLE = "Court paper in English"
READER = "documents.english_court_paper"

_COURT = re.compile(
    r"(?P<v>(?:IN THE )?(?:[A-Z][A-Za-z'’&-]+ ){0,5}(?:COURTS?|Courts?)\b"
    r"(?: (?:OF|of|FOR|for|IN|in|AT|at)"
    r"(?: (?:THE|the|AND|and|OF|of|[A-Z][A-Za-z'’-]+)){1,8})?)"
)
_GOES_ON = re.compile(
    r"\s?(?P<v>(?:FOR|OF) THE [A-Z]+(?: (?:OF|[A-Z]+))*|(?<=Court )(?:New South Wales|Victoria"
    r"|Queensland|South Australia|Western Australia|Tasmania)\b)"
)
_PAPER = re.compile(
    r"\b(?:REASONS FOR (?:JUDGMENT|DECISION|SENTENCE)|JUDGMENT|ORDER|RULING|DECISION|INDICTMENT"
    r"|SENTENCE|SENTENCING (?:REMARKS|STATEMENT)|NOTES (?:OF|ON) [A-Z .]{0,30}SENTENCING"
    r"|BAIL UNDERTAKING|BAIL ORDER|NOTICE OF BAIL|Notice of [Bb]ail"
    r"|CERTIFICATE OF (?:CONVICTION|DISPOSITION)|Certificate of (?:[Cc]onviction|[Dd]isposition))\b"
)
_NAMED = re.compile(
    r"(?:\bName|certified that|Defendant|Accused)\s?[:：]?\s(?:M(?:rs?|s|iss)\.? )?"
    r"(?P<b>[A-Z][A-Za-z'’-]+(?: (?!Date\b|Born\b|DOB\b)[A-Z][A-Za-z'’-]+){1,3})"
)
_APPEALS = re.compile(
    r"(?P<b>[A-Z][A-Za-z'’-]+(?: (?:[A-Z]\.|[A-Z][A-Za-z'’-]+)){1,3})"
    r"(?:[ .…]{1,20}(?:APPELLANT|Appellant|APPLICANT|Applicant|ACCUSED|Accused|PETITIONER"
    r"|Petitioner)|[.…,]{1,9} ?(?:DEFENDANT|Defendant))\b"
)
_PARTIES = re.compile(
    r"(?P<a>\b(?:THE )?(?:QUEEN|KING|CROWN|STATE|PEOPLE|UNITED STATES OF AMERICA|REGINA|REX|R|HKSAR"
    r"|Her Majesty the Queen|His Majesty the King|Regina|Rex"
    r"|R\.|HM ADVOCATE|DIRECTOR OF PUBLIC PROSECUTIONS|PUBLIC PROSECUTOR|[A-Z][A-Z'’ -]{2,40}))"
    r"\s?(?:\)|-|—|–)?\s?(?<![A-Za-z])(?:v\.?|vs\.?|V\.?|-v-|and|AND|against|versus)(?![A-Za-z])\s?(?:\)|-|—|–)?\s?"
    r"(?P<b>[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+){0,4})",
)
_NUMBER = re.compile(
    r"(?:case|file|claim|docket|indictment|court|matter|application|action|record|appeal)"
    r"(?:\s?(?:number|no\.?|ref(?:erence)?|#)\s?[:：]?|\s?[:：])\s?"
    r"(?P<v>\d{1,6} of (?:19|20)\d{2}"
    r"|(?:[A-Z]{1,4} ){0,2}[A-Z0-9][A-Za-z0-9/:.\-]*\d[A-Za-z0-9/:.\-]*)"
    r"|(?P<x>\b(?:[A-Z]{2,4}-\d{2,4}-(?:\d{3}-)?\d{3,7}|[ASTU]\d{8}"
    r"|(?-i:[A-Z]{4}) \d{1,5}/(?:19|20)\d{2})\b)"
    r"|\b(?:bail appln|crl\.? ?(?:a|appeal|rev\.? ?p|m\.? ?c)|cr\.? ?appeal)\.? ?(?:no\.? ?)?"
    r"(?P<y>\d{1,6}(?:/| of )(?:19|20)\d{2})"
    r"|(?P<w>\[(?:19|20)\d{2}\] [A-Z][A-Za-z]{1,12}(?: [A-Z][a-z]+)?(?: \([A-Z][a-z]+\))? \d{1,5})",
    re.I,
)
_LABEL = re.compile(
    r"(?:date of (?:imposition of )?(?:judgment|decision|order|sentence|delivery)"
    r"|(?:judgment|decision) (?:delivered|given|date)|dated(?: this)?|released(?: on)?"
    r"|delivered(?: at [A-Z][A-Za-z ]{1,30})?(?: on| this)?"
    r"|date of orders?|decided|order made on|judgment|\bdate(?=\s?[:：]))"
    r"(?:\s?[:：]|\sthe)?\s?$",
    re.I,
)
_HEARD = re.compile(
    r"(?:date of hearings?|hearing dates?(?:\(s\))?|heard(?: on)?|\bhearing)\s?[:：]?\s?$", re.I
)

_CONDITION = re.compile(
    r"(?:surrender|deliver up|hand in|deposit)[^.;]{0,40}passport"
    r"|not (?:to )?(?:leave|depart)(?: from)? (?P<place>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3}"
    r"|the (?:jurisdiction|country|state))",
    re.I,
)


_NEWS = re.compile(r"\b(?:reporter|newspaper|published|news)\b", re.I)
_CRIMINAL = re.compile(r"bail|sentenc|convict|offence|crimin|accused|extradit|custody", re.I)


@dataclass(frozen=True, slots=True)
class _Head:
    court: tuple[int, int]
    paper: re.Match[str]
    parties: re.Match[str] | None
    number: re.Match[str] | None


def _head(joined: Joined) -> _Head | None:
    text = joined.text[:1500]
    court, paper = _COURT.search(text), _PAPER.search(text)
    if court is None or paper is None:
        return None
    name = re.sub(r"^(?:IN )?THE ", "", court["v"])
    start = court.end() - len(name)
    word = text.rfind("COURT" if "COURT" in name else "Court", start, court.end())
    start = max([start, *(x for x in joined.lines if start < x <= word)])
    end = joined.line_end(start, court.end())
    if re.search(r"\b(?:OF|THE|FOR|AT)\s*$", text[start:end], re.I):
        end = joined.line_end(end + 1, court.end())  # the name goes on in the next line
    elif more := _GOES_ON.match(text, end):
        end = joined.line_end(more.start("v"), more.end())
    return _Head((start, end), paper, _PARTIES.search(text), _NUMBER.search(text))


def identify(document: Document) -> Claim | None:
    """A court and the kind of paper in capitals, and parties or a number: never one sign alone."""
    if not document.pages:
        return None
    first = document.pages[0]
    letters = re.sub(r"[^A-Za-z\u4e00-\u9fff]", "", first.main_text[:1500])
    if not letters or len(re.findall(r"[A-Za-z]", letters)) < 0.8 * len(letters):
        return None
    joined = join(document, [first.number])
    head = _head(joined)
    if head is None or head.court[0] > 400 or not (head.parties or head.number):
        return None
    name = joined.text[slice(*head.court)].strip()
    cited = head.number is not None and head.number["w"]
    if not (name.isupper() or "Court of" in name or cited) or _NEWS.search(joined.text[:300]):
        return None
    criminal = _CRIMINAL.search(joined.text)
    because = joined.spans(*head.court)
    strength = 3 if head.parties and head.number and criminal else 2 if criminal else 1
    return Claim(tuple(p.number for p in document.pages), strength, because)


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    joined = join(document, claim.pages)
    builder = Builder(joined, READER, context.asserted_by)
    text = builder.text
    builder.dates(DateContext(order=context.order, scope=document.name))
    head = _head(joined)
    person = ""
    if head is not None:
        at = head.court[0]
        court = text[slice(*head.court)].strip()
        builder.issuer = builder.issuer or court
        builder.fact("court", court, at, at + len(court))
        builder.fact("issuer", court, at, at + len(court))
        builder.fact("doc_type", head.paper[0], *head.paper.span())
        if head.number is not None:
            group = next(g for g in ("v", "w", "x", "y") if head.number[g])
            builder.fact("case_number", head.number[group], *head.number.span(group))
            builder.fact("number", head.number[group], *head.number.span(group))
        named = _APPEALS.search(text[:1500]) or head.parties or _NAMED.search(text)
        if named is not None:
            # A name stands in one line: the last one before the word for the party.
            lines = [x for x in joined.lines if named.start("b") < x < named.end("b")]
            start = lines[-1] if lines and named.re is _APPEALS else named.start("b")
            end = joined.line_end(start, named.end("b"))
            person = text[start:end].strip()
            fact = builder.make("name_latin", person, start, start + len(person))
            builder.persons.append(Person(person, "defendant", (fact,)))
    labelled, spoken = _labelled(builder)
    add_steps(builder, person, labelled, spoken)
    _conditions(builder, person)
    return builder.extraction("english_court_paper", "en")


def _labelled(builder: Builder) -> tuple[list[FoundDate], FoundDate | None]:
    """Dates that a label names, or that stand alone under the heading; and the day of the paper."""
    heard: list[FoundDate] = []
    named: list[FoundDate] = []
    for d in builder.dates():
        before = builder.text[max(0, d.start - 40) : d.start]
        begins = start_of(d.value)
        if _HEARD.search(before) and begins is not None and begins.earliest is not None:
            heard.append(d)
        elif one_day(d) is not None and _labels(builder.text, d.start):
            named.append(d)
    if not named:
        named = [d for d in builder.dates() if _alone(builder.joined, d)][:1]
    spoken = named[0] if named else None
    for d in sorted([*heard, *named[:1]], key=lambda d: d.start):
        kind = K.JUDGMENT if d is spoken else K.HEARING
        builder.event(kind, one_day(d) or d.value, (d.start, d.end))
    if spoken is not None and (day := one_day(spoken)) is not None:
        builder.fact("judgment_date", day, spoken.start, spoken.end)
    return [*heard, *named], spoken


def _labels(text: str, at: int) -> bool:
    """Does a label of the paper's own day end at ``at``? An order "dated …" told of is none."""
    label = _LABEL.search(text[max(0, at - 40) : at])
    if label is None:
        return False
    before = text[: at - len(label[0])].rstrip()
    return not (label[0].lower().startswith("dated") and before[-1:].islower())


def _alone(joined: Joined, found: FoundDate) -> bool:
    """A line of the heading or under the signature that holds the date and but a weekday.

    The line before it has no running text, which a date could end.
    """
    if 600 < found.start < len(joined.text) - 150 or one_day(found) is None:
        return False
    start = max((x for x in joined.lines if x <= found.start), default=0)
    end = min((x for x in joined.lines if x > found.start), default=len(joined.text))
    above = max((x for x in joined.lines if x < start), default=0)
    if re.search(r"\b[a-z]{2,} [a-z]{2,}\b", joined.text[above:start]):
        return False
    rest = joined.text[start : found.start] + joined.text[found.end : end]
    return bool(re.fullmatch(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?[\s,]*", rest, re.I))


def _conditions(builder: Builder, person: str) -> None:
    """Conditions of bail: passport to be surrendered, places not to be left."""
    text = builder.text
    for m in _CONDITION.finditer(text):
        window = text[max(0, m.start() - 400) : m.start()]
        if not re.search(r"\bbail\b|condition", window, re.I):
            continue
        if m["place"]:
            builder.event(
                K.TRAVEL_BAN,
                None,
                m.span(),
                person=person,
                inferred="a condition of bail; its dates are not printed beside it",
                details={"place": m["place"]},
            )
        else:
            builder.event(
                K.SURRENDER,
                None,
                m.span(),
                person=person,
                inferred="ordered as a condition; the day of handing over is not printed",
                details={"paper": "passport", "ordered": "yes"},
            )
