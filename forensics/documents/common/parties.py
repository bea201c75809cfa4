"""The list of parties at the head of a Chinese criminal paper: who, born when, living where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents.common.build import Builder
from forensics.documents.common.han import fuzzy
from forensics.events import EventKind, Person
from forensics.places import Place, resolve
from forensics.records import Fact
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import FoundDate
from forensics.text.identifiers import find_id_numbers, find_passport_numbers

_ACCUSED = (
    r"(?:(?:原审)?(?:上诉人|被上诉人|申诉人|再审申请人|抗诉人)[（(](?:原审|一审)?(?:被告人|自诉人)[^）)]{0,12}[）)]"
    r"|(?:原审|一审|同案|再审)?被告人(?:[（(](?:原审|一审|上诉)[^）)]{0,10}[）)])?|罪犯|犯罪嫌疑人|被取保候审人"
    r"|被监视居住人|被不起诉人|被拘留人|被逮捕人|上诉人|原审上诉人)"
)
_OTHERS = [
    "附带民事诉讼原告人",
    "附带民事诉讼原告",
    "附带民事诉讼被告人",
    "附带民事诉讼被告",
    "法定代理人",
    "法定代表人",
    "诉讼代理人",
    "委托代理人",
    "指定辩护人",
    "辩护人",
    "被害人",
    "被害单位",
    "自诉人",
    "被告单位",
    "公诉机关",
    "原公诉机关",
    "抗诉机关",
    "诉讼代表人",
    "翻译人员",
    "翻译人",
    "翻译",
    "近亲属",
    "合适成年人",
    "执行机关",
    "申请机关",
    "社会调查员",
]
_NAME = (
    r"(?P<name>[\u4e00-\u9fffA-Z×xX*＊Ｘ某]{1,4}(?:[·•．.‧・]\s?[\u4e00-\u9fffA-Za-z×*]{1,12}){1,4}"
    r"|[\u4e00-\u9fff×xX*＊]{1,4}?(?:某[甲乙丙丁戊己庚辛壬癸]?|[甲乙丙丁戊己庚辛])?\d{0,2}"
    r"|[A-Z][A-Za-z.\s-]{2,40}?)"
)
_HEAD = re.compile(
    rf"(?P<role>{_ACCUSED})\s?[:：]?\s?{_NAME}"
    r"(?=[，,。；;（(、]|(?:男|女)[，,。]|因涉嫌|绰号|曾用名)"
)
_OTHER_HEAD = re.compile(rf"(?:{'|'.join(sorted(_OTHERS, key=len, reverse=True))})")
_BOUNDARY = "。；;）)号书"


@dataclass(frozen=True, slots=True)
class Party:
    """An accused person: ``text[start:end]`` speaks of nobody else.

    ``birth`` is the date found as the birth date, so that no measure takes it for its own.
    """

    key: str
    name: str
    role: str
    start: int
    end: int
    birth: FoundDate | None = None
    residence: Place | None = None


def heads(
    text: str, breaks: frozenset[int], start: int, end: int
) -> list[tuple[re.Match[str], bool]]:
    """Where a party's entry begins, in order; the flag says whether it is an accused person."""
    found: list[tuple[re.Match[str], bool]] = []
    for m in _HEAD.finditer(text, start, end):
        if _begins(text, breaks, m.start(), start):
            found.append((m, True))
    taken = [(m.start(), m.end()) for m, _ in found]
    for m in _OTHER_HEAD.finditer(text, start, end):
        inside = any(s <= m.start() < e for s, e in taken)
        if not inside and _begins(text, breaks, m.start(), start):
            found.append((m, False))
    return sorted(found, key=lambda pair: pair[0].start())


def _begins(text: str, breaks: frozenset[int], at: int, start: int) -> bool:
    if at == start or text[at - 1] in _BOUNDARY:
        return True
    # A line end alone is a border only where no sentence runs across it.
    return at in breaks and text[at - 1] not in "，,、：:对由与和及的是"


_PROCEEDINGS = re.compile(
    rf"[^。；]{{0,60}}(?:{fuzzy('起诉书')}|{fuzzy('提起公诉')}|{fuzzy('提起上诉')}|指控[^。]{{0,80}}一案|审理[^。]{{0,60}}一案)"
)


def proceedings_start(text: str, start: int, end: int) -> int:
    """Where the account of the proceedings begins, after the last party's entry."""
    m = _PROCEEDINGS.search(text, start, end)
    if not m:
        return end
    cut = max(text.rfind("。", start, m.end()), text.rfind("；", start, m.end()))
    return max(cut + 1, start) if cut >= 0 else m.start()


def find_parties(builder: Builder, start: int, end: int) -> list[Party]:
    """The accused persons of ``text[start:end]``; their facts are added to the builder."""
    text = builder.text
    marks = heads(text, builder.joined.breaks, start, end)
    parties: list[Party] = []
    keys: dict[str, int] = {}
    for i, (m, accused) in enumerate(marks):
        if not accused:
            continue
        stop = marks[i + 1][0].start() if i + 1 < len(marks) else end
        stop = min(stop, proceedings_start(text, m.end(), stop))
        name = re.sub(r"\s", "", m["name"])
        if name in keys and not re.search(r"[某×]", name):
            continue
        keys[name] = keys.get(name, 0) + 1
        key = name if keys[name] == 1 else f"{name}#{keys[name]}"
        parties.append(_party(builder, key, m, stop))
    return parties


def _party(builder: Builder, key: str, m: re.Match[str], stop: int) -> Party:
    name = re.sub(r"\s", "", m["name"])
    facts = [builder.make("name", name, m.start("name"), m.end("name"))]
    birth = birth_date(builder, m.end(), stop)
    if birth and isinstance(birth.value, UncertainDate):
        facts.append(builder.make("birth_date", birth.value, birth.start, birth.end))
        builder.event(EventKind.BIRTH, birth.value, (birth.start, birth.end), person=key)
    facts += particulars(builder, m.end(), stop)
    builder.persons.append(Person(key, "defendant", tuple(facts)))
    homes = [
        f.value for n in ("actual_residence", "registered_residence") for f in facts if f.name == n
    ]
    home = next((h for h in homes if isinstance(h, Place) and h.code), None)
    return Party(key, name, "defendant", m.start(), stop, birth, home)


def birth_date(builder: Builder, start: int, end: int) -> FoundDate | None:
    """The date followed by 出生 or 生, or led by 生于, within the entry."""
    text = builder.text
    for d in builder.within(start, end):
        after = text[d.end : d.end + 3]
        before = text[max(start, d.start - 8) : d.start]
        if re.match(
            r"[（(]?[公农阴阳]?历?[）)]?(?:出?生|出.|.生(?:于|，|,|。))", after
        ) and not after.startswith("出具"):
            return d
        if re.search(r"(?:出?生于|出生日期|出生年月日?|出生时间|生日)[:：为是]?$", before):
            return d
    return None


_ALIAS = re.compile(
    r"(?:曾用名|别名|又名|化名|绰号|外号|小名|乳名|自报名?|自称)[:：]?\s?[“\"‘'「]?"
    r"(?P<v>[\u4e00-\u9fffA-Za-z·•]{1,8})"
)
_SEX = re.compile(r"(?<=[，,、。\s）)])(?P<v>男|女)(?:性)?(?=[，,。、；;]|\d|汉|于|生)")
_REGISTERED = re.compile(
    r"(?:户籍所在地|户籍地址|户籍地|户口所在地|户口地|户籍住址|户籍)(?:均?为|均?在|系|是|于)?[:：]?\s?"
    r"(?P<v>[\u4e00-\u9fff×*xX\d一-龥号-]{2,40}?)(?=[，,。；;（(）)]|住|暂住|现)"
)
_LIVING = re.compile(
    r"(?:捕前住|案发前住|现暂住地?|现居住地?|现住址?|暂住地?|经常居住地|居住地|住所地?|住址|(?<=[，,。；;\s])住)"
    r"(?:为|在|于|是)?[:：]?\s?(?P<v>[\u4e00-\u9fff×*xX\d号-]{2,40}?)(?=[，,。；;（(）)]|户籍|因涉嫌|因本案|因犯)"
)
_BORN_AT = re.compile(
    r"(?:出生于|出生在|生于|(?<=[，,])出生地)(?P<v>[\u4e00-\u9fff]{2,24}?)(?=[，,。；;、])"
)
_NATIONAL = re.compile(
    r"(?:国籍|公民身份)[:：]?\s?(?P<v>[\u4e00-\u9fff]{2,10}?)(?=[，,。])|(?P<w>[\u4e00-\u9fff]{1,8}国)(?:国籍|公民|人)(?=[，,。])"
)


def particulars(builder: Builder, start: int, end: int) -> list[Fact]:
    """Alias, sex, places and numbers in the entry of one person, as printed."""
    text = builder.text
    facts: list[Fact] = []
    for m in _ALIAS.finditer(text, start, end):
        facts.append(builder.make("alias", m["v"], m.start("v"), m.end("v")))
    if sex := _SEX.search(text, start, end):
        facts.append(
            builder.make("sex", "M" if sex["v"] == "男" else "F", sex.start("v"), sex.end("v"))
        )
    for name, pattern in (
        ("registered_residence", _REGISTERED),
        ("actual_residence", _LIVING),
        ("birth_place", _BORN_AT),
    ):
        for m in pattern.finditer(text, start, end):
            place = resolve(m["v"])
            facts.append(builder.make(name, place, m.start("v"), m.end("v")))
            break
    if m := _NATIONAL.search(text, start, end):
        group = "v" if m["v"] else "w"
        facts.append(builder.make("nationality", m[group], m.start(group), m.end(group)))
    for number in find_id_numbers(text[start:end]):
        s, e = start + number.start, start + number.end
        facts.append(builder.make("id_number", number.value.text, s, e))
    for passport in find_passport_numbers(text[start:end]):
        s, e = start + passport.start, start + passport.end
        facts.append(builder.make("passport_number", passport.value, s, e))
    return facts
