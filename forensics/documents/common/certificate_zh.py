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
    r"(?:(?:未发现|没有发现|未查到|查无|没有查到|无|未有|没有|未曾?受过?|未犯过?)[^。，；]{0,16}?"
    # 未发现该人自…年…月…日至…年…月…日期间有犯罪记录: the time between is long.
    r"|(?:未发现|没有发现|未查到|没有查到)(?:(?!犯罪|证明)[^。，；]){0,60}?(?:期间|以来|之前|止)[^。，；]{0,8}?)"
    r"(?:违法)?(?:犯罪(?!嫌疑)|刑事)"
    r"(?:[^。，；]{0,6}?(?:记录|前科|处罚|处分|制裁|行为|情况))?"
    # 出具无犯罪记录证明 names the paper and certifies nothing.
    r"(?![^。，；特]{0,6}(?:证明|公证|查询))"
)
_REFUSED = re.compile(
    r"(?:不予|不能|无法|不得|拒绝|未予)(?:为其)?(?:出具|开具)|不符合[^。；]{0,20}条件"
)
_RECORD = re.compile(
    r"(?:发现有?|查实|查明?有|曾因|因犯)[^。]{0,40}(?:犯罪记录|被判处|判处|判刑|受过刑事)"
    r"|有(?:下列|以下|如下)(?:违法)?犯罪记录"
    # A record is told, and only what goes beyond it is denied: 除…被判处…外，无其他犯罪记录.
    r"|除[^。；]{0,60}(?:罪|判处|判刑|刑罚|上述|前述|以上)[^。；]{0,40}外"
    r"|被[^。，；]{0,20}(?:判处|判刑)|刑满释放|缓刑考验期"
    r"|(?:无|未有?|没有)(?:再次?|重新|发现有?(?:新的?|重新|再次?)|新的?)[^。，；]{0,4}犯罪"
)
_DENIED = re.compile(r"(?:未(?!成年)|没|无|不(?!满))[^，。；]{0,6}\Z")
_ABOUT = re.compile(r"犯罪记录|刑事(?:处罚|处分|制裁)|违法犯罪|犯罪(?:行为|前科)")
_UNTIL = re.compile(r"(?:截至|截止|至|到)[到至]?$")
# How long a permit is good for, or a journey is to last: no period the certificate speaks of.
_OF_ANOTHER = re.compile(r"(?:有效|拟|计划|打算|用于|前往|赴)[^。；]{0,16}\Z")
_STAY = re.compile(r"(?:居住|工作|学习|就读|暂住|在校)期间")
_YEARS = re.compile(r"近[一二三四五六七八九十两\d]+年")
# No record of crimes of one kind, that is; but 吸毒等违法犯罪 names one as an example.
_ONE_KIND = re.compile(
    r"(?P<v>重大|严重|涉?毒品?|性侵|暴力|邪教|职务|经济|[行受]贿|涉黑|恐怖|故意)[^等及或、]{0,6}\Z"
)
_WHOLE_STATE = ("中华人民共和国", "中国", "我国", "全国")
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
    told = _RECORD.finditer(text, start, end)
    record = next((m for m in told if not _DENIED.search(text, start, m.start())), None)
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
    if "刑事" in clear[0]:
        details["certifies"] = "punishment"
    elif "违法" in clear[0]:
        details["certifies"] = "offences and crimes"
    if kind := _ONE_KIND.search(clear[0].partition("犯罪")[0]):
        details["crimes"] = kind["v"]
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
    near = not details.get("territory", "").startswith(_WHOLE_STATE)
    if "scope_from" not in scope and (_YEARS.search(words) or (near and _STAY.search(words))):
        details["scope"] = "from a day that is not printed"
    elif "派出所" in order.organ and "辖区" in words:
        details["scope"] = "in the area of one police station"
    else:
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
        if _OF_ANOTHER.search(text, start, d.start):
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
    if territory.startswith(_WHOLE_STATE):
        return Place("中国", "CN")
    place = resolve(territory) if territory else None
    return place if place and place.code else None
