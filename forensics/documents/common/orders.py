"""Decisions and notices of one page about one person: organ, title, number, subject, date.

Layout: Ministry of Public Security, 《公安机关刑事法律文书式样》 (2012, 2020 edition); the
papers of courts and procuratorates are alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from forensics.documents.common.build import Builder
from forensics.documents.common.courts import office_area
from forensics.documents.common.cut import of_years
from forensics.documents.common.joined import Joined, join
from forensics.documents.common.parties import birth_date, particulars
from forensics.documents.common.titles import head_of, pages_from
from forensics.events import Event, Person
from forensics.events import EventKind as K
from forensics.places import Place
from forensics.records import Document, Span
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate
from forensics.text.identifiers import CLOSE, OPEN

ORGAN = (
    r"[\u4e00-\u9fff]{2,24}(?:公安局(?:[\u4e00-\u9fff]{2,8}分局)?|公安分局|派出所|人民检察院"
    r"|人民法院|国家安全局|监察委员会|公证处|看守所|监狱|未成年犯管教所|司法局|社区矫正管理局)"
)
_NUMBER = re.compile(
    rf"[\u4e00-\u9fff]{{1,8}}(?:[（(][\u4e00-\u9fff]{{1,4}}[）)])?[\u4e00-\u9fff]{{0,8}}"
    rf"[{re.escape(OPEN)}](?:19|20)\d{{2}}[{re.escape(CLOSE)}]第?[A-Z]?\d{{1,7}}号"
    rf"|[{re.escape(OPEN)}](?:19|20)\d{{2}}[{re.escape(CLOSE)}][\u4e00-\u9fff]{{1,10}}字?第?\d{{1,7}}号"
)
_SUBJECT = re.compile(
    r"(?:犯罪嫌疑人|被取保候审人|被监视居住人|被不起诉人|被告人|被拘留人|被逮捕人|被释放人|违法行为人|被处罚人|罪犯|服刑人员|社区矫正(?:对象|人员)|申请人|被查询人|兹证明|兹有|经查询?|姓名"
    r"|涉嫌[^，。；]{2,16}?(?:罪|案)的)"
    r"[:：，,]?(?:姓名[:：]?)?(?:我?(?:辖区|所|局|村|街道|社区|单位)(?:内)?)?(?:居民|村民|公民|群众)?"
    r"(?P<name>[\u4e00-\u9fff×]{2,4}|[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{1,12})+)"
    r"(?=[，,（(、；;。]|性别|[男女][，,]|于|至|自|截|在|涉嫌|因|身份证|公民身份|刑事拘留|执行|逮捕)"
)
# The name opens the text, sex and number follow: the certificate form of 2021, prison papers.
_NAMED = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=号)|(?<=证明)|(?<=告知函))"
    r"(?P<name>(?!号)[\u4e00-\u9fff×]{2,4}|[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{1,12})+)"
    r"(?=[（(，,](?:曾用名[^）)，,]{0,12}[，,])?(?:性别[:：]?)?[男女](?:性)?[，,。；;）)]|[:：]你于)"
)
_NOBODY = re.compile(r"应当|可以|必须|如何|什么|查询|某某|未发现|没有|上述|该人|本人|以下")
_COPIED = re.compile(r"(?:打印|导出|下载|复印|扫描)(?:日期|时间)?[:：于]?$")
_LAW = re.compile(
    r"《[^》]{2,40}法》第[零一二三四五六七八九十百]{1,6}条(?:第[一二三四五六七八九十]{1,3}款)?(?:第[（(]?[一二三四五六七八九十]{1,3}[）)]?项)?"
)
_CHARGE = re.compile(r"涉嫌(?:犯)?(?P<v>[\u4e00-\u9fff、]{2,16}?)(?:罪|一?案|的)")


@dataclass(frozen=True, slots=True)
class Order:
    """The common parts of such a paper, each ``None`` or empty where it was not read."""

    organ: str
    area: Place | None
    person: str
    residence: Place | None
    dated: FoundDate | None
    number: str
    law: str
    title_end: int
    body: tuple[int, int]
    charge: str

    @property
    def day(self) -> UncertainDate | None:
        value = self.dated.value if self.dated else None
        return value if isinstance(value, UncertainDate) else None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A title found near the top of a page, with the pages of its paper."""

    pages: tuple[int, ...]
    because: tuple[Span, ...]
    text: str


def sight(document: Document, title: re.Pattern[str]) -> Sighting | None:
    """The title as a heading: on the first page that bears it among its first lines.

    A title quoted in running text (《…》, or with a sentence around it) is not a heading.
    """
    for page in document.pages:
        if not title.search(head_of(page)):
            continue
        joined = join(document, [page.number])
        for m in title.finditer(joined.text[:300]):
            if not _is_heading(joined, m.start(), m.end()):
                continue
            pages = pages_from(document, page.number)
            text = joined.text if len(pages) == 1 else join(document, pages).text
            return Sighting(pages, joined.spans(m.start(), m.end()), text)
    return None


def _is_heading(joined: Joined, start: int, end: int) -> bool:
    """On a line of its own, or after the organ's name alone."""
    cut = max((b for b in joined.breaks if b <= start), default=0)
    before = joined.text[cut:start]
    if (
        start not in joined.breaks
        and before
        and not re.fullmatch(rf"{ORGAN}|中华人民共和国|公安部|关于[^。，]{{2,40}}的", before)
    ):
        return False
    after = joined.text[end : end + 1]
    return end in joined.breaks or end == len(joined.text) or after in OPEN or after.isdigit()


def read_order(builder: Builder, title: re.Pattern[str]) -> Order:
    """Read the common parts; facts and the person are added to the builder."""
    text = builder.text
    m = title.search(text)
    title_end = m.end() if m else 0
    if m:
        builder.fact("doc_type", m[0], m.start(), m.end())
    dated = signature_date(builder, title_end, _next_heading(builder.joined, title, title_end))
    organ, organ_span = find_organ(builder.joined, m.start() if m else 0, title_end, dated)
    builder.issuer = builder.issuer or organ
    area = office_area(organ) if organ else None
    if organ_span:
        builder.fact("issuer", organ, *organ_span)
        if area is not None:
            builder.fact("issuer_area", area, *organ_span)
    number = find_number(builder, title_end)
    if dated is not None and (m_year := re.search(r"\d{4}", number)):
        dated = of_years(dated, int(m_year[0]) - 1, int(m_year[0]) + 1)
    if dated is not None and isinstance(dated.value, UncertainDate):
        builder.fact("issue_date", dated.value, dated.start, dated.end)
    elif m:
        builder.warn("issue-date-unread", "no date of issue read", *m.span())
    body_end = dated.start if dated else len(text)
    person, residence = read_subject(builder, title_end, body_end)
    law = _LAW.search(text, title_end, body_end)
    charge = _CHARGE.search(text, title_end, body_end)
    return Order(
        organ,
        area,
        person,
        residence,
        dated,
        number,
        law[0] if law else "",
        title_end,
        (title_end, body_end),
        charge["v"] if charge else "",
    )


def _next_heading(joined: Joined, title: re.Pattern[str], start: int) -> int | None:
    """Where another paper of the kind begins; its date is not that of the first."""
    found = (m for m in title.finditer(joined.text, start) if _is_heading(joined, *m.span()))
    return next((m.start() for m in found), None)


def signature_date(builder: Builder, start: int, stop: int | None = None) -> FoundDate | None:
    """The date under the text: the last that stands at the end of a sentence's close.

    A receipt below (本决定书已收到, 向我宣布) has its own date, which is not the paper's, and so
    has a copy that is printed again (打印日期).
    """
    text = builder.text
    receipt = re.compile(
        r"本(?:决定书|通知书|证)?[^。]{0,8}(?:已收到|向我宣布)|被取保候审人[:：]|捺指印|签名[:：]"
    ).search(text, start)
    end = min(receipt.start() if receipt else len(text), stop or len(text))
    best = None
    for d in builder.within(start, end):
        if isinstance(d.value, UncertainDate):
            before = text[max(start, d.start - 30) : d.start]
            after = text[d.end : d.end + 8]
            if _COPIED.search(before):
                continue
            closing = d.end >= end - 1 or re.match(r"[（(]?(?:印|盖章|公章)|$|书记员", after)
            if closing or re.search(
                r"(?:局|院|所|处|会|队|科|员[\u4e00-\u9fff]{2,4}|[。）)])$", before
            ):
                best = d
    return best


def find_organ(
    joined: Joined, title_start: int, title_end: int, dated: FoundDate | None
) -> tuple[str, tuple[int, int] | None]:
    """The office above the title, else the one that signs, and where it stands."""
    text = joined.text
    low, high = 0, title_start
    head = list(re.finditer(ORGAN, text[:title_start]))
    if not head and dated is not None:
        low = max(title_end, dated.start - 60)
        low = max(low, *(text.rfind(x, low, dated.start) + len(x) for x in ("。", "证明")))
        colon, high = text.rfind("：", low, dated.start) + 1, dated.start
        # 经办人：李明 may stand between the office and the date.
        low = colon if colon and re.search(ORGAN, text[colon:high]) else low
        head = list(re.finditer(ORGAN, text[low:high]))
        if not head and (under := re.compile(ORGAN).match(text, dated.end)):
            # Some put the office under the date.
            low, head = 0, [under]
    if not head:
        return "", None
    s, e = low + head[-1].start(), low + head[-1].end()
    # A mark in the margin or a seal may stand on the line before: the name has a line to itself.
    s = max([s, *(x for x in joined.lines if s < x < e and re.fullmatch(ORGAN, text[x:e]))])
    return text[s:e], (s, e)


def find_number(builder: Builder, title_end: int) -> str:
    """The paper's own number, under its title or above it; added as a fact."""
    m = _NUMBER.search(builder.text, title_end, title_end + 60) or _NUMBER.search(
        builder.text, 0, title_end
    )
    if not m:
        return ""
    start = m.start()
    builder.fact("number", m[0], start, m.end())
    return m[0]


def find_subject(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """Where the person is named; ``None`` in a form that names nobody."""
    for m in _SUBJECT.finditer(text, start, len(text) if end is None else end):
        if not _NOBODY.search(m["name"]):
            return m
    return _NAMED.search(text, start, len(text) if end is None else end)


def read_subject(builder: Builder, start: int, end: int) -> tuple[str, Place | None]:
    """The person the paper is about, with particulars; key and county of residence."""
    text = builder.text
    m = find_subject(text, start, end)
    if m is None:
        return "", None
    name = m["name"]
    facts = [builder.make("name", name, m.start("name"), m.end("name"))]
    birth = birth_date(builder, m.end(), end)
    if birth and isinstance(birth.value, UncertainDate):
        facts.append(builder.make("birth_date", birth.value, birth.start, birth.end))
        builder.event(K.BIRTH, birth.value, (birth.start, birth.end), person=name)
    facts += particulars(builder, m.start(), min(end, m.end() + 300))
    builder.persons.append(Person(name, "subject", tuple(facts)))
    homes = [
        f.value
        for n in ("actual_residence", "registered_residence")
        for f in facts
        if f.name == n and isinstance(f.value, Place) and f.value.code
    ]
    return name, homes[0] if homes else None


def issued(
    builder: Builder, order: Order, paper: str, more: Mapping[str, str] | None = None
) -> Event | None:
    """The paper itself as an event of its date."""
    if order.day is None or order.dated is None:
        return None
    return builder.event(
        K.ISSUE,
        order.day,
        (order.dated.start, order.dated.end),
        person=order.person,
        where=order.area,
        details={"paper": paper, "number": order.number, **(more or {})},
    )


def from_date(
    builder: Builder, start: int, end: int
) -> tuple[FoundDate, UncertainDate | Interval] | None:
    """A date printed as the beginning: 期限从…起算, 自…起."""
    text = builder.text
    for d in builder.within(start, end):
        before, after = text[max(start, d.start - 3) : d.start], text[d.end : d.end + 3]
        if isinstance(d.value, Interval):
            if re.search(r"[从自]$", before) or text[d.start] in "从自":
                return d, d.value
        elif re.match(r"起", after) or re.search(r"[从自]$", before):
            return d, d.value
    return None
