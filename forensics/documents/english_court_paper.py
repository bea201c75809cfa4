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
from forensics.documents.common.joined import Joined, join
from forensics.events import EventKind as K
from forensics.events import Extraction, Person
from forensics.records import Document
from forensics.temporal.readings import Interval, UncertainDate, When
from forensics.text.dates import DateContext, FoundDate

TITLE = "Court paper in English"
READER = "documents.english_court_paper"

_COURT = re.compile(
    r"(?P<v>(?:IN THE )?(?:[A-Z][A-Za-z'’&-]+ ){0,5}(?:COURT|Court)"
    r"(?: (?:OF|of|FOR|for|IN|in|AT|at)"
    r"(?: (?:THE|the|AND|and|OF|of|[A-Z][A-Za-z'’-]+)){1,8})?)"
)
_PAPER = re.compile(
    r"\b(?:REASONS FOR (?:JUDGMENT|DECISION|SENTENCE)|JUDGMENT|ORDER|SENTENCING REMARKS|RULING"
    r"|BAIL ORDER|NOTICE OF BAIL|BAIL UNDERTAKING|CERTIFICATE OF CONVICTION|DECISION|INDICTMENT)\b"
)
_PARTIES = re.compile(
    r"(?P<a>(?:THE )?(?:QUEEN|KING|CROWN|STATE|PEOPLE|UNITED STATES OF AMERICA|REGINA|REX|R|HKSAR"
    r"|HM ADVOCATE|DIRECTOR OF PUBLIC PROSECUTIONS|PUBLIC PROSECUTOR|[A-Z][A-Z'’ -]{2,40}))"
    r"\s?(?:\)|-)?\s?\b(?:v\.?|vs\.?|V|-v-|and)\s?(?:\)|-)?\s?"
    r"(?P<b>[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+){0,4})",
)
_NUMBER = re.compile(
    r"(?:case|file|claim|docket|indictment|court|matter|application|criminal case|appeal)"
    r"\s?(?:number|no\.?|ref(?:erence)?|#)\s?[:：]?\s?"
    r"(?P<v>(?:[A-Z]{1,4} ){0,2}[A-Z0-9][A-Za-z0-9/:.\-]*\d[A-Za-z0-9/:.\-]*)"
    r"|(?P<w>\[(?:19|20)\d{2}\] [A-Z][A-Za-z]{1,12}(?: [A-Z][a-z]+)?(?: \([A-Z][a-z]+\))? \d{1,5})",
    re.I,
)
_LABEL = re.compile(
    r"(?:date of (?:judgment|decision|order|sentence|delivery)|judgment (?:delivered|given|date)"
    r"|delivered(?: on)?|dated(?: this)?|date of orders?|decided|order made on|judgment)"
    r"\s?[:：]?\s?$",
    re.I,
)
_HEARD = re.compile(
    r"(?:date of hearings?|hearing dates?|heard(?: on)?|hearing)\s?[:：]?\s?$", re.I
)

# kind, words that say it happened, detail
_STEPS: tuple[tuple[K, str], ...] = (
    (
        K.BAIL_RELEASED,
        r"bail (?:was |is )?(?:discharged|lifted)|discharged from (?:his|her|their) bail",
    ),
    (
        K.BAIL,
        r"(?:was |were |is |be )?(?:granted|admitted to|released on)(?: conditional| police)? bail",
    ),
    (K.BAIL, r"bail (?:was |is )?(?:granted|continued|extended|renewed)"),
    (K.CUSTODY, r"(?:was |were |be )?(?:remanded|placed|taken|held|detained) (?:in|into) custody"),
    (K.CUSTODY, r"bail (?:was |is )?(?:refused|revoked)|remanded in custody"),
    (K.ARREST, r"(?:was |were )arrested"),
    (K.RELEASE, r"(?:was |were |is )released(?! on)(?: from (?:custody|prison|jail))?"),
    (K.CONVICTION, r"(?:was |were |is )?(?:convicted|found guilty)|pleaded guilty"),
    (K.SENTENCE, r"(?:was |were |is )?sentenced"),
    (K.ESCAPE, r"absconded|failed to (?:appear|surrender|answer (?:to )?(?:his|her) bail)"),
    (
        K.SURRENDER,
        r"(?:surrendered|delivered up|handed (?:in|over)) (?:his|her|the|all) [^.]{0,20}passports?",
    ),
    (K.HEARING, r"(?:came on for|appeared (?:before|at)|was heard)"),
)
_WORD = re.compile("|".join(f"(?P<t{i}>{p})" for i, (_, p) in enumerate(_STEPS)), re.I)
_NOT = re.compile(
    r"(?:\bnot\b|n't|\bnever\b|\bif\b|\bwould\b|\bshould\b|(?-i:\bmay\b)|\bmight\b|\bappl(?:y|ied|ication)\b[^.]{0,20}"
    r"|\bseek(?:s|ing)?\b|\bsought\b|\brefus\w+|\bwhether\b|\bunless\b)[^.,;]{0,30}$",
    re.I,
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
    start = court.end() - len(court["v"].removeprefix("IN THE "))
    end = joined.line_end(start, court.end())
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
    if not (name.isupper() or "Court of" in name) or _NEWS.search(joined.text[:300]):
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
            group = "v" if head.number["v"] else "w"
            builder.fact("case_number", head.number[group], *head.number.span(group))
            builder.fact("number", head.number[group], *head.number.span(group))
        if head.parties is not None:
            person = head.parties["b"]
            start = head.parties.start("b")
            end = joined.line_end(start, head.parties.end("b"))
            person = text[start:end].strip()
            fact = builder.make("name_latin", person, start, start + len(person))
            builder.persons.append(Person(person, "defendant", (fact,)))
    _labelled(builder)
    for found in builder.dates():
        _step(builder, found, person)
    _conditions(builder, person)
    return builder.extraction("english_court_paper", "en")


def _labelled(builder: Builder) -> None:
    """Dates that a label names: date of judgment, hearing dates."""
    for d in builder.dates():
        before = builder.text[max(0, d.start - 40) : d.start]
        day = one_day(d)
        if day is None:
            continue
        if _HEARD.search(before):
            builder.event(K.HEARING, day, (d.start, d.end))
        elif _LABEL.search(before) and not builder.values("judgment_date"):
            builder.fact("judgment_date", day, d.start, d.end)
            builder.event(K.JUDGMENT, day, (d.start, d.end))


def _step(builder: Builder, found: FoundDate, person: str) -> None:
    """The step the sentence of this date says happened on it: the word nearest to the date."""
    text = builder.text
    start = max(text.rfind(". ", 0, found.start) + 1, 0)
    stop = text.find(". ", found.end)
    stop = stop if stop >= 0 else len(text)
    if _BORN.search(text, start, found.start):
        return
    others = [d for d in builder.within(start, stop) if d != found]
    best: tuple[int, re.Match[str]] | None = None
    for m in _WORD.finditer(text, start, stop):
        low, high = sorted((m.start(), found.start))
        if any(low < d.start < high for d in others) or _NOT.search(text, start, m.start()):
            continue
        gap = found.start - m.end() if m.start() < found.start else m.start() - found.end
        if gap <= 80 and (best is None or gap < best[0]):
            best = (gap, m)
    if best is None:
        return
    m = best[1]
    kind = _STEPS[int((m.lastgroup or "t0")[1:])][0]
    when: When | None = one_day(found) or found.value
    inferred = ""
    if kind in (K.BAIL, K.CUSTODY) and isinstance(when, UncertainDate):
        when, inferred = Interval(when, None), "end not printed"
    words = text[start : max(m.start(), found.start)]
    if _OTHERS.search(words):
        return
    if not _about(words, person):
        # A name that is not the accused's: the step is somebody else's.
        if _NAME.search(words):
            return
        person = ""
    low, high = min(m.start(), found.start), max(m.end(), found.end)
    details = {"authority": builder.issuer if kind is K.BAIL else ""}
    builder.event(kind, when, (low, high), person=person, inferred=inferred, details=details)


_BORN = re.compile(r"(?:\bborn\b(?: on)?|date of birth|\bD\.?O\.?B\.?)[\s:,(]*$", re.I)
_OTHERS = re.compile(
    r"\bco-?\s?(?:defendant|accused|appellant|conspirator)s?\b|\baccomplices?\b|\bcomplainant\b"
    r"|\bvictim\b|\bwitness(?:es)?\b",
    re.I,
)
_NAME = re.compile(
    r"\b(?:Mrs?|Ms|Miss)\.? [A-Z][a-z]+|\b(?!On\b|The\b|In\b|At\b|By\b)[A-Z][a-z]+ "
    r"(?!Court|Police|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)[A-Z][a-z]+\b(?! (?:Court|Police|Station|Prison))"
)
_SUBJECT = re.compile(
    r"\b(?:he|she|accused|defendant|appellant|applicant|respondent|prisoner|offender|you)\b", re.I
)


def _about(words: str, person: str) -> bool:
    """Does the sentence speak of the accused, by name or as he, she, the accused?"""
    names = [n for n in person.split() if len(n) > 2]
    return bool(_SUBJECT.search(words)) or any(n.lower() in words.lower() for n in names)


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
