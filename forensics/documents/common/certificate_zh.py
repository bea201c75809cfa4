"""Chinese certificates of no criminal record: the police letter and the notary's certificate."""

from __future__ import annotations

import re

from forensics.documents import Claim
from forensics.documents.common.build import Builder
from forensics.documents.common.orders import find_subject, issued, read_order, sight
from forensics.events import EventKind as K
from forensics.places import Place, resolve
from forensics.records import Document
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

TITLES = re.compile(
    r"(?:无|未受)?(?:违法)?犯罪记录(?:的)?(?:查询(?:结果)?告知函|查询结果通知)|查询结果告知函"
    r"|(?:无|未受)(?:违法)?犯罪记录(?:的)?证明[书函]?|无刑事犯罪记录证明[书]?"
    r"|未受(?:过)?刑事(?:处罚|处分|制裁)(?:的)?(?:证明|公证)[书]?|无犯罪证明[书]?|有无犯罪记录(?:的)?证明"
    r"|犯罪记录(?:查询)?证明|公证书|证明[书信]?"
)
CERTIFIES = re.compile(
    r"(?:未发现|没有发现|未查到|查无|没有查到|无|未有|没有|未曾?受过?|未犯过?)[^。，；]{0,16}?(?:违法)?(?:犯罪|刑事)"
    r"(?:[^。，；]{0,6}?(?:记录|前科|处罚|处分|制裁|行为|情况))?"
    # 出具无犯罪记录证明 names the paper and certifies nothing.
    r"(?![^。，；特]{0,6}(?:证明|公证|查询))"
)
_REFUSED = re.compile(
    r"(?:不予|不能|无法|不得|拒绝|未予)(?:为其)?(?:出具|开具)|不符合[^。；]{0,20}条件"
)
_RECORD = re.compile(
    r"(?<!未)(?<!没有)(?:发现有?|查实|查明?有|曾因|因犯)[^。]{0,40}(?:犯罪记录|被判处|判处|受过刑事)|有(?:下列|以下|如下)(?:违法)?犯罪记录"
)
_ABOUT = re.compile(r"犯罪记录|刑事(?:处罚|处分|制裁)|违法犯罪|犯罪(?:行为|前科)")
_PERIOD = re.compile(r"居住|工作|辖区|管辖|期间|学习|暂住")
_UNTIL = re.compile(r"(?:截至|截止|至|到)[到至]?$")
_TERRITORY = re.compile(
    r"在(?P<v>中华人民共和国(?:境内)?|中国(?:境内)?|我?国境内|全国|我?辖区|本辖区|我市|我县|本市|本县|[\u4e00-\u9fff]{2,12}(?:省|市|县|区))(?=[\u4e00-\u9fff]{0,4}(?:居住|工作|学习|内|期间|无|未))"
)
_PURPOSE = re.compile(
    r"(?:用于|用途|办理|仅供|供其?)[:：]?(?P<v>[\u4e00-\u9fff]{2,16}?)(?:使用|之用|所用|[，。])"
)


def identify(document: Document) -> Claim | None:
    seen = sight(document, TITLES)
    if seen is None:
        return None
    text = seen.text
    notarial = "公证书" in text
    if not _ABOUT.search(text) or (notarial and not re.search(r"无犯罪|未受刑事|刑事", text)):
        return None
    # A blank form has a title and the words but nobody's name.
    named = find_subject(text)
    dated = re.search(r"[\d〇○零OＯΟ一二三四五六七八九]{4}年", text)
    blank = re.search(
        r"[X×xＸ*＊_＿]{2,}(?:[（(]姓名|[，,]\s?[男女X×])|[X×Ｘ*]{2,4}年[X×Ｘ*]{1,2}月|姓名[:：]?[_＿]{2,}|_{4,}",
        text,
    )
    if not named or not dated or blank:
        return None
    result = CERTIFIES.search(text) or _RECORD.search(text)
    return Claim(seen.pages, 3 if result else 2, seen.because) if result or not notarial else None


def read(builder: Builder) -> None:
    """Fill the builder: facts, ISSUE, and CLEARANCE unless the paper shows a record."""
    order = read_order(builder, TITLES)
    text, (start, end) = builder.text, order.body
    record = _RECORD.search(text, start, end)
    clear = next(reversed(list(CERTIFIES.finditer(text, start, end))), None)
    issued(builder, order, "certificate of criminal record")
    refused = _REFUSED.search(text, start, end)
    if record or refused or not clear:
        at = record or refused or clear
        span = at.span() if at else (0, max(order.title_end, 1))
        if record:
            builder.warn("certificate-shows-record", "the certificate speaks of a record", *span)
        else:
            builder.warn("certificate-without-result", "no result was read", *span)
        return
    details: dict[str, str] = {"number": order.number, "record": "none"}
    sentence = text.rfind("。", start, clear.start()) + 1 or start
    begins = text.find(order.number, start) + len(order.number) if order.number else start
    sentence = max(sentence, start, begins)
    stop = min(x for x in (text.find("。", clear.end()), end) if x >= 0)
    scope = _scope_dates(builder, sentence, clear.start(), stop)
    spans = [clear.span()]
    for name, (value, found) in scope.items():
        details[name] = to_edtf(value)
        spans.append((found.start, found.end))
    territory = _TERRITORY.search(text, sentence, clear.end())
    if territory:
        details["territory"] = territory["v"]
    words = text[sentence:stop]
    details["scope"] = _scope_words(words)
    builder.fact("scope", words, sentence, max(stop, sentence + 1))
    if purpose := _PURPOSE.search(text, start, end):
        details["purpose"] = purpose["v"]
    builder.event(
        K.CLEARANCE,
        order.day,
        *spans,
        person=order.person,
        where=_area(territory["v"] if territory else "", order.area),
        details=details,
    )


def _scope_dates(
    builder: Builder, start: int, clear: int, stop: int
) -> dict[str, tuple[UncertainDate, FoundDate]]:
    """From and to, as printed: 自…至…, 截至…, 至…止; the birth date is none of them."""
    text = builder.text
    scope: dict[str, tuple[UncertainDate, FoundDate]] = {}
    for d in builder.within(start, stop):
        before, after = text[max(0, d.start - 4) : d.start], text[d.end : d.end + 3]
        if re.match(r"出?生", after) or re.search(r"(?:生于|出生日期)[:：]?$", before):
            continue
        if isinstance(d.value, Interval):
            if d.value.start:
                scope["scope_from"] = (d.value.start, d)
            if d.value.end:
                scope["scope_to"] = (d.value.end, d)
        elif _UNTIL.search(before) or re.match(r"止|[之以]?前|为止", after):
            scope["scope_to"] = (d.value, d)
        elif re.search(r"[自从]$", before) or after[:1] in "至到起":
            scope["scope_from"] = (d.value, d)
    return scope


def _scope_words(words: str) -> str:
    if re.search(r"辖区|管辖", words):
        return "in the area of the issuing police"
    if "居住期间" in words:
        return "while residing in the place named"
    if re.search(r"未发现|查询|经查", words):
        return "no record found on inquiry"
    return "as printed"


def _area(territory: str, issuer: Place | None) -> Place | None:
    """Where the certificate speaks of: the issuer's own area; a notary's territory is wider."""
    if issuer is not None:
        return issuer
    if territory.startswith(("中华人民共和国", "中国", "我国", "全国")):
        return Place("中国", "CN")
    place = resolve(territory) if territory else None
    return place if place and place.code else None
