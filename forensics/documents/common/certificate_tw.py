"""Taiwan's police certificate in Chinese: 警察刑事紀錄證明書, with or without English beside it.

The form is known from public pages of police departments, not from a filled-in copy: title,
issuing police department, name, sex, birth date, number, the period asked for, whether there is
a record. Act Governing Issuance of Police Criminal Record Certificates (警察刑事紀錄證明核發條例,
text of 16 January 2013) art. 3: it rests on judgments that are final; art. 6: sentences on
probation, short custody (拘役), fines and others are left out of it; art. 8: who is wanted or has
a sentence still to serve gets none. So a clean one does not say that nobody was convicted.
"""

from __future__ import annotations

import re

from forensics.documents import Claim
from forensics.documents.common.build import Builder
from forensics.documents.common.joined import join
from forensics.documents.common.taiwan_parties import address, identity_number, taiwan
from forensics.documents.common.titles import head_of, pages_from
from forensics.documents.common.traditional import trad
from forensics.events import EventKind as K
from forensics.events import Person
from forensics.records import Document
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import DateContext, FoundDate

TITLES = trad(r"警察刑事[紀記]錄證明書?")
_ORGAN = trad(
    r"(?:[一-鿿]{2,4}[市縣](?:政府)?警察局|(?:內政部)?警政署|福建省[一-鿿]{2}縣警察局)(?:[一-鿿]{1,6}分局)?"
)
_CLEAR = trad(r"(?:查無|並無|未發現有?|未有|無|沒有)(?:任何)?(?:刑事(?:案件)?|犯罪)[紀記]錄")
_RECORD = trad(
    r"(?:經查)?(?<!發現)(?<!沒)(?<!未)有(?:下列|以下|如下|左列)?刑事(?:案件)?[紀記]錄"
    r"|有(?:下列|以下|如下)[^。]{0,8}[紀記]錄|處有期徒刑"
)
_NUMBER = trad(r"(?P<v>[一-鿿]{1,6}字第\d{5,13}號)")
_NAME = trad(
    r"(?:中文姓名|姓名(?:Name)?)[:：]?(?P<v>[一-鿿○·]{2,6})(?=[男女性出英國身護（(，,。\dA-Z\s\]]|$)"
    r"|(?:查|茲證明|證明)(?P<w>[一-鿿○·]{2,5}?)(?=[（(，,]|君|先生|女士)"
)
_LATIN = re.compile(r"(?P<v>[A-Z][A-Z'-]+, ?[A-Z][A-Z'-]+(?:[ -][A-Z][A-Z'-]+){0,2})")
_SEX = trad(r"(?:性別(?:Sex)?[:：]?|[（(，,])(?P<v>[男女])")
_ID = trad(
    r"(?:身[分份]證(?:統一)?(?:編號|號碼|字號)|統一證號)(?:\s?ID\s?No\.?)?[:：]?"
    r"(?P<v>[A-Z][A-Z0-9]?[0-9○〇*Oo]{3,9})"
)
_PASSPORT = trad(r"護照號碼(?:\s?Passport\s?No\.?)?[:：]?(?P<v>[A-Z]{0,2}\d{7,9})")
_HOME = trad(
    r"(?:住址?|地址|戶籍地?址?)[:：]?(?P<v>[一-鿿○〇\d、之巷弄號樓-]{4,50}?)(?=[）)，,。；]|$)"
)
_BORN = trad(r"出生(?:年月)?日期?|出生年月日|Birth")
_ISSUED = trad(r"(?:發文|核發|發證|製發|填發)日期|Issue")
_NO_PERSON = trad(r"上開|申請人|當事人|該員|右列|下列")


def identify(document: Document) -> Claim | None:
    """The title as a line of its own, somebody named, and a date; a result makes it sure."""
    for page in document.pages:
        if not TITLES.search(head_of(page)):
            continue
        joined = join(document, [page.number])
        title = next(
            (m for m in TITLES.finditer(joined.text[:300]) if _stands_alone(joined.breaks, m)), None
        )
        if title is None:
            continue
        pages = pages_from(document, page.number)
        text = joined.text if len(pages) == 1 else join(document, pages).text
        if _name(text) is None or not re.search(r"\d{2,4}年", text):
            continue
        result = _CLEAR.search(text) or _RECORD.search(text)
        return Claim(pages, 3, joined.spans(*title.span())) if result else None
    return None


def _stands_alone(breaks: frozenset[int], title: re.Match[str]) -> bool:
    begins = title.start() == 0 or title.start() in breaks
    return begins and (title.end() in breaks or title.end() == len(title.string))


def _name(text: str) -> tuple[str, int, int] | None:
    for m in _NAME.finditer(text):
        group = "v" if m["v"] else "w"
        if not _NO_PERSON.search(m[group]):
            return m[group], *m.span(group)
    return None


def read(builder: Builder) -> None:
    """Fill the builder: facts, ISSUE, and CLEARANCE unless the paper shows a record."""
    text = builder.text
    builder.dates(DateContext(calendar="roc", scope=builder.joined.document.name))
    if title := TITLES.search(text):
        builder.fact("doc_type", title[0], *title.span())
    _issuer(builder)
    number = _NUMBER.search(text)
    serial = number["v"] if number else ""
    if number:
        start = _own_line(builder, *number.span(), 4)
        serial = text[start : number.end()]
        builder.fact("number", serial, start, number.end())
    person, birth = _person(builder)
    scope = _scope(builder, birth)
    issued = _issue_date(builder, [*scope.values(), *([birth] if birth else [])])
    day = issued.value if issued and isinstance(issued.value, UncertainDate) else None
    if issued is not None and day is not None:
        span = (issued.start, issued.end)
        builder.fact("issue_date", day, *span)
        details = {"paper": "certificate of criminal record", "number": serial}
        builder.event(K.ISSUE, day, span, person=person, where=taiwan(), details=details)
    elif title:
        builder.warn("issue-date-unread", "no date of issue read", *title.span())
    clear, record = _CLEAR.search(text), _RECORD.search(text)
    if record or not clear:
        span = record.span() if record else (0, 1)
        code = "certificate-shows-record" if record else "certificate-without-result"
        builder.warn(code, "the certificate speaks of a record or gives no result", *span)
        return
    told = "probation, fines, short custody and others are left out of such a certificate by law"
    builder.warn("certificate-undisclosed", told, *clear.span())
    details = {
        "number": serial,
        "record": "undisclosed",
        "scope": "as printed",
        "territory": "臺灣",
        **{k: to_edtf(_bound(k, d)) for k, d in scope.items()},
    }
    spans = [clear.span(), *dict.fromkeys((d.start, d.end) for d in scope.values())]
    builder.event(K.CLEARANCE, day, *spans, person=person, where=taiwan(), details=details)


def _issuer(builder: Builder) -> None:
    organ = _ORGAN.search(builder.text)
    if organ is None:
        return
    start = _own_line(builder, *organ.span(), 5)
    name = builder.text[start : organ.end()]
    builder.issuer = builder.issuer or name
    builder.fact("issuer", name, start, organ.end())
    builder.fact("issuer_area", taiwan(), start, organ.end())


def _own_line(builder: Builder, start: int, end: int, least: int) -> int:
    """Where it begins if what stands before it on another line is cut off."""
    return max([start, *(b for b in builder.joined.breaks if start < b < end - least)])


def _person(builder: Builder) -> tuple[str, FoundDate | None]:
    text = builder.text
    found = _name(text)
    if found is None:
        return "", None
    name, start, end = found
    facts = [builder.make("name", name, start, end)]
    if latin := _LATIN.search(text):
        facts.append(builder.make("name_latin", latin["v"], *latin.span("v")))
    if sex := _SEX.search(text):
        facts.append(builder.make("sex", "M" if sex["v"] == "男" else "F", *sex.span("v")))
    birth = next((d for d in builder.dates() if _is_birth(text, d)), None)
    if birth and isinstance(birth.value, UncertainDate):
        facts.append(builder.make("birth_date", birth.value, birth.start, birth.end))
        builder.event(K.BIRTH, birth.value, (birth.start, birth.end), person=name)
    if number := identity_number(builder, _ID.search(text)):
        facts.append(number)
    if m := _PASSPORT.search(text):
        facts.append(builder.make("passport_number", m["v"], *m.span("v")))
    if home := _HOME.search(text):
        facts.append(builder.make("actual_residence", address(home["v"]), *home.span("v")))
    builder.persons.append(Person(name, "subject", tuple(facts)))
    return name, birth


def _is_birth(text: str, d: FoundDate) -> bool:
    label = _BORN.search(text, max(0, d.start - 20), d.start)
    return bool(re.match("出?生", text[d.end : d.end + 2])) or (
        label is not None and not re.search(r"\d", text[label.end() : d.start])
    )


def _scope(builder: Builder, birth: FoundDate | None) -> dict[str, FoundDate]:
    """``scope_from`` and ``scope_to``: the period that the certificate speaks of, as printed."""
    found: dict[str, FoundDate] = {}
    clear = _CLEAR.search(builder.text)
    if clear is None:
        return found
    begins = builder.text.rfind("。", 0, clear.start()) + 1
    for d in builder.within(begins, clear.start()):
        if d == birth or not isinstance(d.value, Interval):
            continue
        if d.value.start is not None:
            found["scope_from"] = d
        if d.value.end is not None:
            found["scope_to"] = d
    return found


def _bound(side: str, d: FoundDate) -> UncertainDate:
    value = d.value.start if side == "scope_from" else d.value.end  # type: ignore[union-attr]
    assert value is not None
    return value


def _issue_date(builder: Builder, others: list[FoundDate]) -> FoundDate | None:
    """The date behind its label; else one that stands on a line of its own."""
    text, breaks = builder.text, builder.joined.breaks
    free = [d for d in builder.dates() if d not in others and isinstance(d.value, UncertainDate)]
    for d in free:
        label = _ISSUED.search(text, max(0, d.start - 22), d.start)
        if label and not re.search(r"\d", text[label.end() : d.start]):
            return d
    for d in free:
        if (d.start in breaks or d.start == 0) and (d.end in breaks or d.end == len(text)):
            return d
    return None
