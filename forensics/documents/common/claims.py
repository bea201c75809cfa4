"""Dated claims in running Chinese text about one person: a notice, a statement of the police."""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder
from forensics.documents.common.countries import countries_in
from forensics.documents.common.courts import office_area
from forensics.documents.common.parties import birth_date
from forensics.documents.common.told_how import told_how
from forensics.events import EventKind as K
from forensics.events import Person
from forensics.places import Place, resolve
from forensics.records import Fact
from forensics.temporal.readings import Extent, Interval, Meaning, UncertainDate, When
from forensics.text.dates import FoundDate
from forensics.text.identifiers import find_id_numbers, find_passport_numbers

_WHO = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,4}?(?:某[\u4e00-\u9fff]?)?)(?:[（(]|[，,])(?P<sex>男|女)[，,）)]"
    r"(?:(?P<age>\d{1,3})岁[，,]?)?(?:[\u4e00-\u9fff]{1,3}族[，,])?(?:(?P<from>[\u4e00-\u9fff]{2,16}?)人[，,。)）])?"
)
_TABLE: tuple[tuple[K, str], ...] = (
    (K.CONVICTION, r"(?:被[^，。；]{0,24}(?:法院)?)?判处"),
    (K.BAIL_RELEASED, r"解除取保候审"),
    (K.BAIL, r"取保候审"),
    (K.RESIDENTIAL_SURVEILLANCE, r"监视居住"),
    (K.DETENTION, r"刑事拘留|刑拘"),
    (K.ADMIN_DETENTION, r"行政拘留"),
    (K.ARREST_REFUSED, r"不予?批准逮捕"),
    (K.ARREST_APPROVED, r"批准逮捕"),
    (K.ARREST, r"逮捕"),
    (K.CASE_OPENED, r"立案侦查|立案"),
    (K.WANTED, r"网上追逃|通缉"),
    (K.APPREHENSION, r"抓获|投案|归案"),
    (K.RELEASE, r"刑满释放|释放"),
    (K.TRAVEL_CLAIMED, r"(?:前往|潜逃至?|逃往|出境|离境|飞往|赴|入境|返回|回国|抵达)"),
)
_WORD = re.compile("|".join(f"(?P<t{i}>{p})" for i, (_, p) in enumerate(_TABLE)))
_SKIP = re.compile(
    r"赴后|不?立案标准|出境(?:管理|证件)|取保候审(?:规定|期间)|未(?:被)?(?:批准逮捕|立案|出境)"
)
# What others said, told to be answered: the police do not say it.
_RUMOUR = re.compile(
    r"(?:网传|网上流传|网络流传|有网民|有网友|有人(?:在网上)?称|谣传|谣称|传言)[^。]*(?:。|$)"
)
# 周某于…, 周德平因…: a sentence about somebody the notice does not introduce.
_OTHER_SUBJECT = re.compile(
    r"(?:同案人|嫌疑人|犯罪嫌疑人|被告人|其[夫妻兄弟姐妹子女友父母]\S?)?(?P<name>[\u4e00-\u9fff]{2,3})"
    r"(?:[（(][^）)]{0,20}[）)])?(?=[于因被])"
)
_NO_NAME = re.compile(
    r"[该其本此两二三现后经日月年时前间上下公局院方我们人子者并且均已也又再将由]|嫌疑|目前|随即|同案"
)
_TICKET = re.compile(r"[^，。；]{0,8}的?(?:机票|车票|船票)")
_MOST = re.compile(r"(?:的)?(?:大部分|多数|绝大部分|绝大多数|大多数)(?:时间|时候|日子)|大半年?")
_STAY = re.compile(r"不得离开(?P<v>[\u4e00-\u9fff]{2,16}?(?:县|市|区|旗|省))")
_COURT = re.compile(r"被(?P<v>[\u4e00-\u9fff]{2,24}?法院)")
_CHARGE = re.compile(r"因(?:涉嫌)?(?:犯)?(?P<v>[\u4e00-\u9fff]{2,16}?罪)")
_PENALTY = re.compile(r"判处(?P<v>[^，。；]{2,24})(?:，(?P<p>缓刑[^，。；]{2,16}))?")


# A Hong Kong or Macau card: one or two letters, six digits, sometimes the check in brackets.
_CARD = re.compile(r"证件?号码?[:：]?(?P<v>[A-Z]{1,2}\d{6}(?:[（(][0-9A][）)])?)(?!\d)")


def add_claims(builder: Builder, start: int, end: int, where: Place | None) -> None:
    """Every dated claim of ``text[start:end]`` as an event of the person it names."""
    text = builder.text
    names = _persons(builder, start, end)
    hits = list(_WORD.finditer(text, start, end))
    skipped = [m.span() for p in (_SKIP, _RUMOUR) for m in p.finditer(text, start, end)]
    for at, m in enumerate(hits):
        if any(s < m.end() and m.start() < e for s, e in skipped):
            continue
        kind = _TABLE[int((m.lastgroup or "t0")[1:])][0]
        after = hits[at + 1] if at + 1 < len(hits) else None
        if after is not None and after.start() == m.end() and after.lastgroup == m.lastgroup:
            continue  # 出境前往泰国: one journey in two words
        floor = max(text.rfind("。", start, m.start()) + 1, start)
        found = _date_for(builder, floor, m.start())
        if found is None:
            continue
        if _planned(text, floor, found.start, m):
            continue
        when, inferred = _when(builder, found)
        before = hits[at - 1].end() if at else start
        if found.end <= before and _LATER.search(text, before, m.start()):
            when, inferred = _later(builder, found, m.end(), end), "no date is given for it"
        stop = text.find("。", m.end())
        stop = stop if 0 <= stop < end else end
        person = _who(builder, names, floor, m.start())
        details, place = _details(text, kind, floor, m, stop, where)
        if isinstance(when, Extent):
            kind_given = K.RESTRICTED_TO_PLACE
            details["measure"] = kind.value
            builder.event(
                kind_given,
                when,
                (found.start, m.end()),
                person=person,
                where=place,
                inferred=inferred,
                details=details,
            )
            continue
        if kind in (K.BAIL, K.RESIDENTIAL_SURVEILLANCE, K.DETENTION, K.ARREST) and isinstance(
            when, UncertainDate
        ):
            when = Interval(when, None)
            inferred = "; ".join(x for x in ("end not printed", inferred) if x)
        builder.event(
            kind,
            when,
            (found.start, m.end()),
            person=person,
            where=place,
            inferred=inferred,
            details=details,
        )


def _planned(text: str, floor: int, dated: int, word: re.Match[str]) -> bool:
    """Does its clause tell of something that was to come, or only of a ticket for it?"""
    begin = max(floor, *(text.rfind(mark, floor, dated) + 1 for mark in "，；,;"))
    how = told_how(text[begin : word.end()], denied=False, about=word[0])
    return how == "planned" or _TICKET.match(text, word.end()) is not None


def _persons(builder: Builder, start: int, end: int) -> list[str]:
    text = builder.text
    names: list[str] = []
    for m in _WHO.finditer(text, start, end):
        name = re.sub(r"^(?:嫌疑人|人|为|名|其|姑|友|系)", "", m["name"])
        if len(name) < 2 or name in names:
            continue
        at = m.start("name") + len(m["name"]) - len(name)
        facts: list[Fact] = [
            builder.make("name", name, at, m.end("name")),
            builder.make("sex", "M" if m["sex"] == "男" else "F", *m.span("sex")),
        ]
        if m["age"]:
            facts.append(builder.make("age", int(m["age"]), *m.span("age")))
        if m["from"]:
            place = resolve(m["from"])
            if place.code:
                facts.append(builder.make("birth_place", place, *m.span("from")))
        names.append(name)
        role = "subject" if len(names) == 1 else "other"
        stop = text.find("。", m.end())
        tail = text[m.end() : stop if stop > 0 else end]
        born = birth_date(builder, m.start(), stop if stop > 0 else end)
        if born and isinstance(born.value, UncertainDate):
            facts.append(builder.make("birth_date", born.value, born.start, born.end))
            builder.event(K.BIRTH, born.value, (born.start, born.end), person=name)
        for number in find_id_numbers(tail):
            facts.append(
                builder.make(
                    "id_number", number.value.text, m.end() + number.start, m.end() + number.end
                )
            )
        if len(names) == 1:
            for passport in find_passport_numbers(text[start:end]):
                facts.append(
                    builder.make(
                        "passport_number",
                        passport.value,
                        start + passport.start,
                        start + passport.end,
                        "claimed",
                    )
                )
            for card in _CARD.finditer(text, start, end):
                facts.append(builder.make("id_number", card["v"], *card.span("v"), "claimed"))
        builder.persons.append(Person(name, role, tuple(facts)))
    return names


def _who(builder: Builder, names: list[str], floor: int, at: int) -> str:
    """The person last named before the word in its sentence, else the only one of the notice.

    A sentence whose subject is another name is about that person, who is added.
    """
    text = builder.text
    best = max(((text.rfind(n, floor, at), n) for n in names), default=(-1, ""))
    if best[0] >= 0:
        return best[1]
    other = _OTHER_SUBJECT.match(text, floor, at)
    if other and not _NO_NAME.search(other["name"]) and not _masks(other["name"], names):
        name = other["name"]
        if all(p.key != name for p in builder.persons):
            fact = builder.make("name", name, *other.span("name"))
            builder.persons.append(Person(name, "other", (fact,)))
        return name
    return names[0] if len(names) == 1 else ""


def _masks(name: str, names: list[str]) -> bool:
    """Is it a shorter or masked form of a name of the notice (章某 of 章未名)?"""
    return any(n[0] == name[0] and ("某" in name or "某" in n or name in n) for n in names)


def _date_for(builder: Builder, floor: int, at: int) -> FoundDate | None:
    inside = builder.within(floor, at)
    return inside[-1] if inside else None


# 于3月1日被刑事拘留，后被取保候审: the date is that of the first, and not before the second.
_LATER = re.compile(r"[，、；](?:此?后|嗣后|随后|之后|其后)")


def _later(builder: Builder, found: FoundDate, at: int, end: int) -> UncertainDate:
    """Some day from the date told before until the one told next."""
    first = found.value if isinstance(found.value, UncertainDate) else found.value.start
    told_next = [d.value for d in builder.within(at, end)[:1]]
    low = first.earliest if first else None
    high = next((v.latest for v in told_next if isinstance(v, UncertainDate)), None)
    return UncertainDate.between(low, high if low and high and low <= high else None)


def _when(builder: Builder, found: FoundDate) -> tuple[When, str]:
    """The date, or the vague extent where 大部分时间 follows it."""
    m = _MOST.match(builder.text, found.end)
    value = found.value
    if m is None:
        return value, ""
    first, last = (value.start, value.end) if isinstance(value, Interval) else (value, value)
    low = first.earliest if first else None
    high = last.latest if last else None
    if low is None or high is None:
        return value, ""
    days = (high - low).days + 1
    most = days // 2 + 1
    within = Interval(UncertainDate.day(low), UncertainDate.day(high))
    name = f"meaning:{builder.joined.document.name}:{found.start}"
    meanings = (
        Meaning("more than half of the days, added up", most, False),
        Meaning("more than half of the days in one piece", most, True),
        Meaning("three quarters of the days or more, added up", days * 3 // 4, False),
    )
    return Extent(within, builder.text[found.start : m.end()], name, meanings), "vague words"


def _details(
    text: str, kind: K, floor: int, m: re.Match[str], stop: int, area: Place | None
) -> tuple[dict[str, str], Place | None]:
    details: dict[str, str] = {}
    if cause := list(_CHARGE.finditer(text, floor, m.start())):
        details["charge"] = cause[-1]["v"]
    if kind is K.CONVICTION:
        if court := _COURT.search(text, floor, m.end()):
            details["court"] = court["v"]
        if penalty := _PENALTY.search(text, floor, stop):
            details["sentence"] = penalty["v"]
            details["probation"] = penalty["p"] or ""
        place = office_area(details["court"], area) if "court" in details else None
        return details, place
    if kind in (K.BAIL, K.RESIDENTIAL_SURVEILLANCE):
        stay = _STAY.search(text, m.end(), stop)
        place = resolve(stay["v"], area) if stay else None
        return details, place if place and place.code else area if stay else None
    if kind is K.TRAVEL_CLAIMED:
        inward = m[0] in ("入境", "返回", "回国")
        details["direction"] = "entry" if inward else "exit"
        abroad = countries_in(text[m.end() : min(stop, m.end() + 16)])
        if abroad:
            s, e, code = abroad[0]
            details["destination"] = text[m.end() + s : m.end() + e]
            return details, Place(details["destination"], code)
    return details, None
