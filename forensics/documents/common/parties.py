"""The list of parties at the head of a Chinese criminal paper: who, born when, living where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents.common.build import Builder
from forensics.documents.common.entries import NAME, Entry, find_entries
from forensics.events import EventKind, Person
from forensics.places import Place, resolve
from forensics.records import Fact
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import FoundDate
from forensics.text.identifiers import find_id_numbers, find_passport_numbers


@dataclass(frozen=True, slots=True)
class Party:
    """An accused person. ``ranges`` of the text speak of nobody else, or of a group with it.

    ``birth`` is the date found as the birth date, so that no measure takes it for its own.
    """

    key: str
    name: str
    ranges: tuple[tuple[int, int], ...]
    birth: FoundDate | None = None
    residence: Place | None = None

    @property
    def end(self) -> int:
        return max(e for _, e in self.ranges)


def find_parties(builder: Builder, start: int, end: int) -> list[Party]:
    """The accused persons of ``text[start:end]``; their facts are added to the builder."""
    order: list[str] = []
    names: dict[str, tuple[str, tuple[int, int]]] = {}
    ranges: dict[str, list[tuple[int, int]]] = {}
    for entry in find_entries(builder.text, builder.joined.breaks, start, end):
        if entry.everybody:
            for key in order[: entry.everybody]:
                ranges[key].append((entry.start, entry.end))
        for name, span in zip(entry.names, entry.at, strict=True):
            key = _key(builder.text, name, entry, order, len(entry.names))
            if key not in ranges:
                order.append(key)
                names[key], ranges[key] = (name, span), []
            ranges[key].append((entry.start if len(entry.names) > 1 else span[1], entry.end))
    parties = [_party(builder, key, *names[key], tuple(ranges[key])) for key in order]
    _add_others(builder, start, end, set(order))
    return parties


_OTHERS = re.compile(
    r"(?P<role>法定代理人|附带民事诉讼原告人?|自诉人|被害人|诉讼代表人|近亲属)[:：]?"
    rf"(?P<name>{NAME})(?=[，,（(])"
)


def _add_others(builder: Builder, start: int, end: int, known: set[str]) -> None:
    """Representatives and victims whose birth date the list of parties prints."""
    for entry in find_entries(builder.text, builder.joined.breaks, start, end):
        m = _OTHERS.match(builder.text, entry.start, entry.end)
        if m is None or m["name"] in known:
            continue
        birth = birth_date(builder, m.end(), entry.end)
        if birth is None or not isinstance(birth.value, UncertainDate):
            continue
        key = m["name"]
        known.add(key)
        facts = [
            builder.make("name", key, *m.span("name")),
            builder.make("birth_date", birth.value, birth.start, birth.end),
            *particulars(builder, m.end(), entry.end),
        ]
        builder.event(EventKind.BIRTH, birth.value, (birth.start, birth.end), person=key)
        role = "other" if m["role"] in ("法定代理人", "诉讼代表人", "近亲属") else "victim"
        builder.persons.append(Person(key, role, tuple(facts)))


def _key(text: str, name: str, entry: Entry, order: list[str], together: int) -> str:
    """The same name again is the same person, unless a redacted name has a new birth or sex."""
    if name not in order or together > 1:
        return name
    if not re.search(r"[某×*xX]", name):
        return name
    if not re.match(r"[，,（(][^。]{0,12}[男女][，,。]", text[entry.at[0][1] : entry.end]):
        return name
    n = 2
    while f"{name}#{n}" in order:
        n += 1
    return f"{name}#{n}"


def _party(
    builder: Builder,
    key: str,
    name: str,
    at: tuple[int, int],
    ranges: tuple[tuple[int, int], ...],
) -> Party:
    facts = [builder.make("name", name, *at)]
    first = ranges[0]
    birth = birth_date(builder, *first)
    if birth and isinstance(birth.value, UncertainDate):
        facts.append(builder.make("birth_date", birth.value, birth.start, birth.end))
        builder.event(EventKind.BIRTH, birth.value, (birth.start, birth.end), person=key)
    facts += particulars(builder, *first)
    builder.persons.append(Person(key, "defendant", tuple(facts)))
    places = ("actual_residence", "registered_residence")
    homes = [f.value for n in places for f in facts if f.name == n]
    home = next((h for h in homes if isinstance(h, Place) and h.code), None)
    return Party(key, name, ranges, birth, home)


_CHILD = 12
"""Nobody answers for a crime below this age (Criminal Law art. 17)."""


def dates_of_measures(builder: Builder, party: Party) -> tuple[FoundDate, ...]:
    """The dates of the text that can be of something done to this person.

    Not the birth date; and not a date without a year of its own that would fall into childhood:
    then the year before it was misread, and the birth date is the wrong one to take it from.
    """
    kept: list[FoundDate] = []
    born = party.birth.value if party.birth else None
    year = born.earliest.year if isinstance(born, UncertainDate) and born.earliest else None
    for d in builder.dates():
        if d == party.birth:
            continue
        first = d.value.earliest if isinstance(d.value, UncertainDate) else None
        own = re.match(r"[^年月]{4,}[年月]", builder.text[d.start : d.end])
        if year and first and not own and year <= first.year < year + _CHILD:
            if any(s <= d.start < e for s, e in party.ranges):
                builder.warn(
                    "date-unanchored", "no year could be read for this date", d.start, d.end
                )
            continue
        kept.append(d)
    return tuple(kept)


def birth_date(builder: Builder, start: int, end: int) -> FoundDate | None:
    """The date followed by 出生 or 生, or led by 生于, within the entry."""
    text = builder.text
    for d in builder.within(start, end):
        after = re.sub(r"^[（(][^）)]{0,20}[）)]", "", text[d.end : d.end + 26])[:3]
        before = text[max(start, d.start - 8) : d.start]
        if re.match(
            r"[（(]?[公农阴阳]?历?[）)]?(?:出?生|出[^院具入国境庭所狱发租资售差]|.生(?:于|，|,|。))",
            after,
        ):
            return d
        # 1991年8月17日湖南省炎陵县出生.
        if re.match(r"[\u4e00-\u9fff]{2,20}[省市区县州旗]出生(?=[，,。；;（(])", text[d.end : end]):
            return d
        if re.search(r"(?:出?生于|出生日期|出生年月日?|出生时间|生日)[:：为是]?$", before):
            return d
    return None


_ALIAS = re.compile(
    r"(?:曾用名|别名|又名|化名|绰号|外号|小名|乳名|自报名?|自称)[:：]?\s?[“\"‘'「]?"
    r"(?P<v>[\u4e00-\u9fffA-Za-z·•]{1,8})"
)
_SEX = re.compile(
    r"(?<=[，,、。\s）)])(?P<v>男|女)(?:性)?(?=[，,。、；;]|\d|汉|于|生)|性别(?:为|[:：])?\s?(?P<w>男|女)(?!或|/)"
)
_WHERE = r"[\u4e00-\u9fff×*xX\d号-]{2,40}?"
_REGISTERED = re.compile(
    r"(?:户籍所在地|户籍地址|户籍地|户口所在地|户口地|户籍住址|户籍)(?:均?为|均?在|系|是|于)?[:：]?\s?"
    rf"(?P<v>{_WHERE})(?=[，,。；;（(）)]|住|暂住|现)"
)
_LIVING = re.compile(
    r"(?:捕前住|案发前住|现暂住地?|现居住地?|现住址?|暂住地?|经常居住地|居住地|住所地?|住址|租住"
    r"|(?<=[，,。；;\s])家?住)"
    rf"(?:为|在|于|是)?[:：]?\s?(?P<v>{_WHERE})(?=[，,。；;（(）)]|户籍|因涉嫌|因本案|因犯)"
)
_BORN_AT = re.compile(
    r"(?:出生于|出生在|生于|(?<=[，,])出生地)(?P<v>[\u4e00-\u9fff]{2,24}?)(?=[，,。；;、])"
)
_NATIONAL = re.compile(
    r"国籍[:：]?\s?(?P<v>[\u4e00-\u9fff]{2,10}?)(?=[，,。])"
    r"|(?P<w>[\u4e00-\u9fff]{1,8}国)(?:国籍|公民|人)(?=[，,。])"
)


def particulars(builder: Builder, start: int, end: int) -> list[Fact]:
    """Alias, sex, places and numbers in the entry of one person, as printed."""
    text = builder.text
    areas = [f.value for f in builder.values("issuer_area")]
    near = areas[0] if areas and isinstance(areas[0], Place) else None
    facts: list[Fact] = []
    for m in _ALIAS.finditer(text, start, end):
        facts.append(builder.make("alias", m["v"], m.start("v"), m.end("v")))
    if sex := _SEX.search(text, start, end):
        at = sex.span("v" if sex["v"] else "w")
        facts.append(builder.make("sex", "M" if text[slice(*at)] == "男" else "F", *at))
    for name, pattern in (
        ("registered_residence", _REGISTERED),
        ("actual_residence", _LIVING),
        ("birth_place", _BORN_AT),
    ):
        for m in pattern.finditer(text, start, end):
            # A district many cities have (朝阳区) is that of the court, where it has one.
            place = resolve(m["v"], near if name != "birth_place" else None)
            facts.append(builder.make(name, place, m.start("v"), m.end("v")))
            break
    if nation := _NATIONAL.search(text, start, end):
        group = "v" if nation["v"] else "w"
        facts.append(builder.make("nationality", nation[group], *nation.span(group)))
    for number in find_id_numbers(text[start:end]):
        s, e = start + number.start, start + number.end
        facts.append(builder.make("id_number", number.value.text, s, e))
    for passport in find_passport_numbers(text[start:end]):
        s, e = start + passport.start, start + passport.end
        facts.append(builder.make("passport_number", passport.value, s, e))
    return facts
