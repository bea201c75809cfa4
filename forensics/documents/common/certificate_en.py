"""English certificates of criminal record: UK (ACRO), Australia (AFP), FBI, New Zealand, Hong
Kong, translations of Chinese ones. Layouts differ; the words that certify are much alike."""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.certificate_result import CLEAR, KEPT_BACK, RECORD, result_of
from forensics.documents.common.countries import country, somewhere
from forensics.documents.common.joined import join
from forensics.documents.common.titles import pages_from
from forensics.events import EventKind as K
from forensics.events import Person
from forensics.places import Place
from forensics.records import Document, Fact, Page
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import DateContext, FoundDate

TITLES = re.compile(
    r"POLICE\s?(?:CLEARANCE\s?|CRIMINAL\s?RECORD\s?)?CERTIFICATE|NOTARIAL\s?CERTIFICATE"
    r"|(?:NO|NON)[\s-]?CRIMINAL\s?(?:RECORD|CONVICTION)\s?(?:CERTIFICATE)?"
    r"|CERTIFICATE\s?OF\s?(?:NO\s?)?CRIMINAL\s?(?:RECORD|CONVICTION)[SD]?"
    r"|CERTIFICATE\s?OF\s?(?:GOOD\s?CONDUCT|CLEARANCE)|NATIONAL\s?POLICE\s?(?:CERTIFICATE|CHECK)"
    r"|CRIMINAL\s?RECORD\s?(?:CHECK|CERTIFICATE)|IDENTITY\s?HISTORY\s?SUMMARY"
    r"|CRIMINAL\s?(?:CONVICTION\s?)?HISTORY(?:\s?(?:RECORD\s?)?(?:CHECK|SUMMARY|REPORT))?",
    re.I,
)
_CERTIFY = re.compile(r"certif(?:y|ies|icate)|hereby|to whom it may concern|search of the", re.I)
_WORDS = r"[A-Z][A-Za-z'’.\-]+(?:\s[A-Z][A-Za-z'’.\-]*){0,3}?"
_FIELD = rf"(?P<v>{_WORDS})"
# SURNAME, GIVEN NAMES, up to the next label.
_COMMA = (
    r"(?:(?-i:,\s?[A-Z][A-Za-z'’\-]+(?:\s[A-Z][A-Za-z'’.\-]*){0,2}?)"
    r"(?=\s?(?:Date|D\.?O\.?B|Nationality|Sex|Gender|Passport|Place)))?"
)
_STOP = (
    r"(?=\s?(?:Forename|Given|First|Surname|Family|Date|Passport|Nationality|Place|Sex|Gender|Certificate"
    r"|United|Alias|Also|D\.?O\.?B|[,;(\n]|$|has|had|is|was|holder|born|No\b|This))"
)
_PAPER_NUMBER = re.compile(
    r"(?:certificate|document|reference|ref|file|our\s?ref|serial)\s?(?:number|no\.?|reference|ref\.?)?\s?[:：#]\s?(?P<v>[A-Z0-9][A-Z0-9/\-.]{3,24})"
    r"|(?P<w>(?<=\bNo\.\s)(?<!passport\sNo\.\s)(?<!card\sNo\.\s)(?<!ID\sNo\.\s)\d{6,14}\b|\(\d{4}\)[A-Z][A-Za-z.\s]{1,20}?(?:No\.?|NO\.?)\s?\d{1,7})",
    re.I,
)
_PASSPORT = re.compile(
    r"passport\s?(?:number|no\.?)?\s?[:：]?\s?(?P<v>[A-Z]{1,2}\d{6,8}|\d{9})", re.I
)
_ID = re.compile(
    r"(?:ID\s?(?:card)?|identity\s?card)\s?(?:number|no\.?)?\s?[:：]?\s?(?P<v>\d{15,17}[\dXx]|[A-Z]{1,2}\d{6}\(?[\dA]\)?)",
    re.I,
)
_NATION = re.compile(r"nationality\s?[:：]\s?(?P<v>[A-Za-z]+(?:\s[A-Z][a-z]+)?)", re.I)
_ISSUE = re.compile(
    r"date\s?of\s?(?:issue|certificate)|issue(?:d)?\s?(?:date|on)|dated|date\s?[:：]", re.I
)
_NAME = re.compile(
    r"(?:certify\s?that(?:,\s?as\s?at\s?the\s?date\s?of\s?issue,)?|Applicant\s?[:：]|name\s?of\s?(?:the\s?)?(?:applicant|subject)\s?[:：]"
    r"|full\s?name\s?[:：]|(?-i:\bRE)\s?:|(?:conviction|information|record)\s(?:in\srespect\sof|against)"
    r"|(?<!sur)(?<!fore)(?<!family )(?<!given )(?<!first )name(?:\sis)?\s?[:：])"
    rf"\s?(?:Mr\.?\s|Ms\.?\s|Mrs\.?\s)?(?!there\b|according\b|the\b|no\b|we\b)"
    rf"(?P<v>{_WORDS}{_COMMA}){_STOP}"
    # A name on a line of its own over the birth date, the surname in capitals.
    r"|(?<![A-Za-z]\s)(?P<w>(?-i:(?:[A-Z][a-z'’-]+\s){1,3}[A-Z][A-Z'’-]+))(?=\s?Date of Birth)",
    re.I,
)
_SURNAME = re.compile(rf"(?:surname|family\s?name)\s?[:：]\s?{_FIELD}{_STOP}", re.I)
_GIVEN = re.compile(
    rf"(?:fore\s?name\(?s?\)?|given\s?names?|first\s?names?)\s?[:：]\s?{_FIELD}{_STOP}", re.I
)
_ISSUERS = (
    (r"Police\s?National\s?Computer|ACRO|United\s?Kingdom\s?[:：]", "United Kingdom", "GB"),
    (r"Australian\s?Federal\s?Police|AFP", "Australia", "AU"),
    (r"Federal\s?Bureau\s?of\s?Investigation|FBI", "United States", "US"),
    (r"New\s?Zealand|Ministry\s?of\s?Justice.{0,40}New\s?Zealand", "New Zealand", "NZ"),
    (r"(?i:Hong\s?Kong\s?Police)", "Hong Kong", "HK"),
    (r"National\s?Police\s?Agency.{0,60}Taiwan|Taiwan", "Taiwan", "TW"),
    (r"(?i:Royal\s?Canadian\s?Mounted\s?Police)|RCMP", "Canada", "CA"),
    (r"Singapore\s?Police", "Singapore", "SG"),
    (r"(?i:Government\s?of\s?India)", "India", "IN"),
)
_OFFICE = re.compile(
    r"(?P<v>[A-Z][A-Za-z.&' ]{3,60}?(?:Police|Police Force|Constabulary|Notary Public Office"
    r"|Public Security Bureau|Criminal Records Office|Ministry of Justice"
    r"|Bureau of Investigation))(?![a-z])"
)


def identify(document: Document) -> Claim | None:
    for page in document.pages:
        if not TITLES.search(page.main_text[:800]):
            continue
        joined = join(document, [page.number])
        m = TITLES.search(joined.text[:400])
        if not m:
            continue
        pages = pages_from(document, page.number)
        text = joined.text if len(pages) == 1 else join(document, pages).text
        about = re.search(r"criminal|convict|offence|arrest|trace|court outc|adverse", text, re.I)
        result = CLEAR.search(text) or RECORD.search(text)
        named = _NAME.search(text) or _SURNAME.search(text)
        # XXX-XX-4410 is a number with its first figures hidden, no blank to be filled in.
        blank = re.search(r"\bX{3,}\b(?!-X)(?<!-XXX)|_{4,}|\.{6,}|\[(?:name|date)", text)
        dated = re.search(r"(?:19|20)\d{2}", text)
        if about and result and named and dated and not blank:
            return Claim(pages, 3 if _CERTIFY.search(text) else 2, joined.spans(*m.span()))
    return None


def is_translation(page: Page) -> bool:
    """A page in English that says it translates a certificate."""
    head = " ".join(page.main_text.split())[:200]
    return bool(re.search(r"NOTARIAL CERTIFICATE|\(?Translation\)?|CERTIFICATE", head))


def read(builder: Builder, context: Context) -> None:
    """Fill the builder: subject, issuer, ISSUE, and CLEARANCE unless a record is shown."""
    text = builder.text
    name = builder.joined.document.name
    title = TITLES.search(text)
    if title:
        builder.fact("doc_type", title[0], *title.span())
    area = _issuer(builder)
    # Offices of the United States write the month first (03/08/1990 is the 8th of March).
    order = context.order or ("month-first" if area and area.country == "US" else "")
    builder.dates(DateContext(order=order, series=f"{name}:certificate", scope=name))
    number = _PAPER_NUMBER.search(text)
    serial = (number["v"] or number["w"]) if number else ""
    if number:
        builder.fact("number", serial, *number.span("v" if number["v"] else "w"))
    person = _person(builder)
    day, found = _issue_date(builder)
    if day is not None and found is not None:
        builder.fact("issue_date", day, found.start, found.end)
        builder.event(
            K.ISSUE,
            day,
            (found.start, found.end),
            person=person,
            where=area,
            details={"paper": "certificate of criminal record", "number": serial},
        )
    clear, record = result_of(text), RECORD.search(text)
    if record or not clear:
        sign = record or title
        span = sign.span() if sign else (0, 1)
        code = "certificate-shows-record" if record else "certificate-without-result"
        builder.warn(code, "the certificate speaks of a record or gives no result", *span)
        return
    # Taiwan's certificates leave out probation, fines and others by law (see certificate_tw).
    kept_back = KEPT_BACK.search(clear[0]) or (area is not None and area.country == "TW")
    details = {"number": serial, "record": "undisclosed" if kept_back else "none"}
    if kept_back:
        told = "records may be held that the law no longer lets this office disclose"
        builder.warn("certificate-undisclosed", told, *clear.span())
    spans = [clear.span()]
    for name, (value, at) in _scope_dates(builder, found).items():
        details[name] = to_edtf(value)
        spans.append((at.start, at.end))
    if territory := re.search(
        r"(?:residence|resident|residing|lived|stay(?:ed)?)\s?in\s?(?:the\s)?(?P<v>[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+){0,3})",
        text,
    ):
        details["territory"] = territory["v"]
    sentence = text.rfind(".", 0, clear.start()) + 1
    stop = text.find(".", clear.end())
    stop = stop if stop > 0 else len(text)
    while text[sentence : sentence + 1] == " ":
        sentence += 1
    builder.fact("scope", text[sentence:stop], sentence, max(stop, sentence + 1))
    details["scope"] = (
        "on the date of issue" if "date of issue" in text[sentence:stop] else "as printed"
    )
    where = area
    if details.get("territory") and not country(details["territory"]) and where is None:
        where = somewhere(details["territory"])
    elif where is None and details.get("territory"):
        where = Place(details["territory"], country(details["territory"]))
    builder.event(K.CLEARANCE, day, *spans, person=person, where=where, details=details)


def _issuer(builder: Builder) -> Place | None:
    text = builder.text
    office = _OFFICE.search(text)
    place = None
    for pattern, name, code in _ISSUERS:
        m = re.search(pattern, text)
        if m:
            place = Place(name, code)
            builder.fact("issuer_area", place, *m.span())
            builder.issuer = builder.issuer or ("" if office else name)
            break
    if office:
        s, e = office.span("v")
        # On a line of its own: what stands on the line before is somebody's name.
        s = max([s, *(b for b in builder.joined.lines if s < b < e and _OFFICE.match(text, b))])
        builder.issuer = builder.issuer or text[s:e]
        builder.fact("issuer", text[s:e], s, e)
    return place


def _person(builder: Builder) -> str:
    text = builder.text
    facts: list[Fact] = []
    surname, given = _SURNAME.search(text), _GIVEN.search(text)
    key = ""
    if surname:
        key = f"{surname['v']} {given['v']}" if given else surname["v"]
        start, end = surname.start("v"), surname.end("v")
        facts.append(builder.make("name_latin", key, start, end))
    elif m := _NAME.search(text):
        at = m.span("v" if m["v"] else "w")
        key = text[slice(*at)]
        facts.append(builder.make("name_latin", key, *at))
    if not key:
        return ""
    for d in builder.dates():
        before = text[max(0, d.start - 24) : d.start]
        if re.search(
            r"(?:birth|born(?:\s?on)?|D\.?O\.?B\.?)\s?[:：,]?\s?$", before, re.I
        ) and isinstance(d.value, UncertainDate):
            facts.append(builder.make("birth_date", d.value, d.start, d.end))
            builder.event(K.BIRTH, d.value, (d.start, d.end), person=key)
            break
    for name, pattern in (
        ("passport_number", _PASSPORT),
        ("id_number", _ID),
        ("nationality", _NATION),
    ):
        if m := pattern.search(text):
            start, end = m.span("v")
            end = builder.joined.line_end(start, end)
            facts.append(builder.make(name, text[start:end].strip(), start, end))
    builder.persons.append(Person(key, "subject", tuple(facts)))
    return key


def _issue_date(builder: Builder) -> tuple[UncertainDate | None, FoundDate | None]:
    """The date after "date of issue", else the last that stands alone at the end."""
    text = builder.text
    for d in builder.dates():
        before = text[max(0, d.start - 24) : d.start]
        labels = list(_ISSUE.finditer(before))
        if labels and isinstance(d.value, UncertainDate) and len(before) - labels[-1].end() <= 4:
            return d.value, d
    last = [d for d in builder.dates() if isinstance(d.value, UncertainDate)]
    if last and len(text) - last[-1].end <= 40:
        return last[-1].value, last[-1]  # type: ignore[return-value]
    return None, None


def _sentence_of(text: str, at: int) -> str:
    stop = text.find(". ", at)
    return text[text.rfind(". ", 0, at) + 1 : stop if stop >= 0 else len(text)]


# How long a permit is good for, or a journey is to last: no period that the certificate speaks of.
_OF_ANOTHER = re.compile(
    r"\b(?:valid|expir\w+|travel\w*|visit\w*|journey|trip|intend\w*|visa)\b[^.;]{0,40}\Z", re.I
)


def _scope_dates(
    builder: Builder, issue: FoundDate | None
) -> dict[str, tuple[UncertainDate, FoundDate]]:
    text = builder.text
    scope: dict[str, tuple[UncertainDate, FoundDate]] = {}
    for d in builder.dates():
        if d == issue or not CLEAR.search(_sentence_of(text, d.start)):
            continue
        if _OF_ANOTHER.search(text, max(0, d.start - 60), d.start):
            continue
        before = text[max(0, d.start - 24) : d.start]
        if isinstance(d.value, Interval):
            if d.value.start:
                scope["scope_from"] = (d.value.start, d)
            if d.value.end:
                scope["scope_to"] = (d.value.end, d)
        elif re.search(r"(?:before|until|up\s?to|till|as\s?of|as\s?at)\s?$", before, re.I):
            scope["scope_to"] = (d.value, d)
        elif re.search(r"(?:from|since|after)\s?$", before, re.I):
            scope["scope_from"] = (d.value, d)
        elif re.search(r"(?:\bto|and)\s?$", before, re.I) and "scope_from" in scope:
            scope["scope_to"] = (d.value, d)
    return scope
