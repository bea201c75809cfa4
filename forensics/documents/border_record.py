"""Records of crossings kept by a border authority: 出入境记录查询结果, I-94 travel history.

A table, one crossing a line: entry or exit, day, port, the document shown. What it leaves out is
no evidence: a query names its period, and a record its own authority's border only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from forensics.documents import Claim, Context
from forensics.events import Event, EventKind, Extraction, Person
from forensics.places import Place
from forensics.records import (
    DateMention,
    Document,
    Fact,
    FactValue,
    Page,
    Provenance,
    ReadingWarning,
    Span,
)
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, FoundDate, find_dates
from forensics.text.identifiers import find_hkids, find_id_numbers

TITLE = "Record of border crossings"
READER = "documents.border_record"

_TITLE = re.compile(
    r"出\s?入\s?境\s?[\u4e00-\u9fff]{0,6}(?:记录|紀錄|記錄|查询|情况)|入?出國(?:日期|紀錄)"
    r"|出入國日期|旅行記錄證明"
    r"|travel(?:l?er)? (?:history|records?)|(?:border|international) (?:movement|crossing)s?"
    r"|movement (?:records?|details)|record of (?:entr|arrival|movement)|entry[ /]exit records?",
    re.I,
)
_ENTRY = re.compile(r"入\s?境|入\s?國|\b(?:arriv(?:al|ed)|entry|entered|inbound)\b", re.I)
_EXIT = re.compile(
    r"[出离離]\s?境|出\s?國|\b(?:depart(?:ure|ed)|exit(?:ed)?|left|outbound)\b", re.I
)
_WAYS = (("entry", _ENTRY), ("exit", _EXIT))
_BOTH = re.compile(r"出入境|出入國|entry[ /]exit", re.I)
# Whose border: the authority the paper names; the first that fits.
_STATES = (
    (
        r"入境事務處|香港[^\n]{0,8}(?:入境處|政府)|Hong Kong (?:Immigration|SAR|identity card)",
        "Hong Kong",
        "HK",
    ),
    (r"澳[门門][^\n]{0,8}(?:治安|政府)|Maca[ou] (?:SAR|Public Security)", "Macao", "MO"),
    (r"內政部移民署|入出國|National Immigration Agency", "Taiwan", "TW"),
    (r"I-94|U\.?S\.? Customs|Department of Homeland Security", "United States", "US"),
    (r"Australian Border|Department of Home Affairs", "Australia", "AU"),
    (r"Canada Border Services|CBSA|Traveller History Report", "Canada", "CA"),
    (r"Immigration (?:and|&) Checkpoints", "Singapore", "SG"),
    (r"New Zealand (?:Customs|Immigration)|Immigration New Zealand", "New Zealand", "NZ"),
    (r"UK Visas and Immigration|UK Border|Home Office", "United Kingdom", "GB"),
    (r"移民管理局|公安|出入境", "China", "CN"),
)
# Whose offices print day, month, year, and never the month first.
_DAY_FIRST = frozenset({"GB", "AU", "HK", "SG", "NZ"})
_BOOK = re.compile(r"(?<![A-Z0-9])(?P<v>[A-Z]{1,2}\d{7,8}|[A-Z]\d{8}|(?<!\d)\d{9})(?![A-Z0-9-])")
_CARD = re.compile(r"通行证|通行證|身份证|身份證|旅行证|回[乡鄉]证")
_NAME = re.compile(
    r"(?:姓\s?名|查[询詢](?:对象|對象|人)|持[证證]人|兹证明)\s?[:：]?\s?(?P<v>[\u4e00-\u9fff·]{2,12}?)"
    # The space before the next label may not have been read.
    r"(?=[^\u4e00-\u9fff·]|$|性[别別]|出生|国籍|國籍|民族|[证證]件|身份|护照|護照)"
    r"|(?<![a-z] )(?i:\bname)\s?[:：]\s?(?P<w>[A-Z][A-Za-z'’.-]+(?:,?[ ][A-Z][A-Za-z'’.-]*){1,4})"
)
# Without a label: behind or under the title, before the sex or the birth date on its line.
_UNDER_TITLE = re.compile(
    rf"(?:{_TITLE.pattern})(?: report)?(?: (?:for|of))?[\s:：—–-]+"
    r"(?:(?P<v>[\u4e00-\u9fff·]{2,12})(?=[ \t]+[男女])"
    r"|(?P<w>(?-i:[A-Z][A-Za-z'’-]+(?:,?[ ][A-Z][A-Za-z'’-]*){1,4}))(?=[ \t]+D\.?O\.?B))",
    re.I,
)
_REPUBLIC = re.compile(r"民[国國]|入出國|移民署")
_LATIN = r"\s?[:：]\s?(?P<v>[A-Z][A-Za-z'’ -]+)"
_PARTS = (
    re.compile(rf"(?i:last name/?(?:surname)?|surname|family name){_LATIN}"),
    re.compile(rf"(?i:first \(given\) name|given names?|first name|forenames?){_LATIN}"),
)
_BORN = re.compile(
    r"(?:出生日期|出生年月日?|出生|(?i:date of birth|birth date|d\.?o\.?b\.?))\s?[:：]?\s*$"
)
_NUMBER = re.compile(
    r"(?:(?:护照|護照|证件|證件)(?:号码?|號碼?)|(?i:passport (?:number|no\.?)))\s?[:：]\s?"
    # Of the eighteen figures of an identity number the first nine are no passport's.
    r"(?P<v>[A-Z]{0,2}\d{6,9})(?![\dXx*×])"
)
_TAIWAN_ID = re.compile(r"身分證(?:統一)?[編字]號\s?[:：]?\s?(?P<v>[A-Z]\d{9})(?!\d)")
_SENTENCE = re.compile("[，。；]|(?:[a-z]{2,} ){3}[a-z]{2,}")
_PORT = re.compile(r"(?:机场|機場|口岸|关|關|港|码头|碼頭|站|桥|橋)\s*$|(?i:airport|port)\s*$")
# A rule between cells would pass for a damaged figure of the date beside it.
_RULES = str.maketrans("|｜│┃", "\t\t\t\t")
_TOP = 600


@dataclass(frozen=True, slots=True)
class _Row:
    page: Page
    start: int
    end: int
    direction: str
    date: FoundDate


def identify(document: Document) -> Claim | None:
    """A heading that calls it a record of crossings, over lines with a direction and a day."""
    pages: list[int] = []
    because: list[Span] = []
    for page in document.pages:
        title = _TITLE.search(page.main_text[:_TOP])
        if not (title or pages):
            continue
        rows = list(_rows(page, _context([page])))
        if not rows:
            continue
        pages.append(page.number)
        if title:
            because.append(Span(page.number, *title.span()))
        because += [Span(page.number, r.start, r.end) for r in rows[:3]]
    return Claim(tuple(pages), 3, tuple(because)) if pages else None


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    pages = [document.page(n) for n in claim.pages]
    state = _state(pages)
    told = replace(
        _context(pages),
        order=context.order or ("day-first" if state and state.country in _DAY_FIRST else ""),
        series=f"{document.name}:crossings",
        scope=document.name,
    )
    facts, key = _person(document, pages, told)
    events: list[Event] = []
    dates: list[DateMention] = []
    warnings: list[ReadingWarning] = []
    for page in pages:
        for row in _rows(page, told):
            cited = document.cite(Span(page.number, row.start, row.end), READER)
            day = document.cite(Span(page.number, row.date.start, row.date.end), READER)
            if not isinstance(row.date.value, UncertainDate):
                continue
            dates.append(DateMention(row.date.value, day))
            if row.date.doubt or state is None:
                warnings.append(ReadingWarning("crossing-unread", "a crossing not read", cited))
                continue
            events.append(_event(row, page, state, key, context.asserted_by, (day, cited)))
    return Extraction(
        document.name,
        document.sha256,
        "border_record",
        "",
        context.asserted_by or (state.country if state else ""),
        (Person(key, "subject", facts),),
        (),
        tuple(events),
        tuple(dates),
        tuple(warnings),
    )


def _context(pages: list[Page]) -> DateContext:
    """Taiwan's register prints 107/08/31 for the 31st of August of its year 107."""
    republic = any(_REPUBLIC.search(page.main_text) for page in pages)
    return DateContext(calendar="roc" if republic else "")


def _rows(page: Page, told: DateContext) -> Iterator[_Row]:
    """The lines with one direction and one day, or with two days under a head with both."""
    start = 0
    columns: tuple[str, ...] = ()
    for line in page.main_text.split("\n"):
        end = start + len(line)
        plain = _BOTH.sub("", line)
        found = {w: m.start() for w, p in _WAYS if (m := p.search(plain))}
        days = [] if _SENTENCE.search(line) else find_dates(line.translate(_RULES), told)
        ways: tuple[str, ...] = ()
        if len(found) == 2 and not days:
            columns = tuple(sorted(found, key=found.__getitem__))
        elif len(found) == 1 == len(days):
            ways = tuple(found)
        elif not found and len(days) == 2:
            ways = columns
        for way, d in zip(ways, days, strict=False):
            at = replace(d, start=start + d.start, end=start + d.end)
            yield _Row(page, start, end, way, at)
        start = end + 1


def _state(pages: list[Page]) -> Place | None:
    """By the words around the table: its rows name where the person went."""
    text = ""
    for page in pages:
        at = 0
        for row in _rows(page, _context(pages)):
            text += page.main_text[at : row.start]
            at = row.end
        text += page.main_text[at:] + "\n"
    for pattern, name, code in _STATES:
        if re.search(pattern, text, re.I):
            return Place(name, code)
    return None


def _event(
    row: _Row,
    page: Page,
    state: Place,
    key: str,
    asserted_by: str,
    cited: tuple[Provenance, Provenance],
) -> Event:
    line = page.main_text[row.start : row.end]
    book = None if _CARD.search(line) else _BOOK.search(line)
    details = (
        ("direction", row.direction),
        ("port", _port(line)),
        ("passport_number", book["v"] if book else ""),
        ("kept", "register"),
    )
    return Event(
        EventKind.BORDER_CROSSING,
        row.date.value,
        cited,
        key,
        state,
        asserted_by or state.country,
        details=tuple((k, v) for k, v in details if v),
    )


def _port(line: str) -> str:
    """The cell that ends like a port; a line that prints none has none."""
    for cell in re.split(r"[|\t]|\s{2,}|\s(?=[\u4e00-\u9fff])", line):
        if _PORT.search(cell):
            # The space behind the direction may not have been read: 入境厦门机场.
            return re.sub(r"^\s*[出入离離]\s?[境國]\s?", "", cell).strip()
    return ""


def _person(
    document: Document, pages: list[Page], told: DateContext
) -> tuple[tuple[Fact, ...], str]:
    """Whom the record is about, from the labels above its table."""
    facts: dict[str, Fact] = {}
    parts: list[tuple[Page, tuple[int, int]]] = []
    for page in pages:
        text = page.main_text

        def add(name: str, value: FactValue, at: tuple[int, int], page: Page = page) -> None:
            cited = document.cite(Span(page.number, *at), READER)
            facts.setdefault(name, Fact(name, value, cited))

        if m := _NAME.search(text) or _UNDER_TITLE.search(text[:_TOP]):
            at = m.span("v" if m["v"] else "w")
            add("name", text[slice(*at)], at)
        parts += [(page, m.span("v")) for p in _PARTS if (m := p.search(text))]
        if len(parts) == 2 and "name" not in facts:
            words = [p.main_text[slice(*at)].strip() for p, at in parts]
            add("name", " ".join(reversed(words)), parts[0][1])
        if m := _NUMBER.search(text):
            add("passport_number", m["v"], m.span("v"))
        for number in find_id_numbers(text):
            add("id_number", number.value.text, (number.start, number.end))
        for card in find_hkids(text):
            add("id_number", text[card.start : card.end], (card.start, card.end))
        if m := _TAIWAN_ID.search(text):
            add("id_number", m["v"], m.span("v"))
        for d in find_dates(text, told):
            born = _BORN.search(text, 0, d.start) or re.match(r"出?生", text[d.end : d.end + 2])
            if born and isinstance(d.value, UncertainDate):
                add("birth_date", d.value, (d.start, d.end))
    name = facts["name"].value if "name" in facts else ""
    return tuple(facts.values()), name if isinstance(name, str) and name else "subject"
