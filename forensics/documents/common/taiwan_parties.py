"""The list of parties at the head of a Taiwan court's criminal paper.

A line a person: role, name, sex, birth date of the Republic's calendar, identity number, address,
much of it left out with rings (○) in copies for the public. What is left out is kept as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents.common.build import Builder
from forensics.documents.common.traditional import trad
from forensics.documents.common.traditional_steps import Accused
from forensics.events import EventKind as K
from forensics.events import Person
from forensics.places import Place, resolve
from forensics.records import Fact
from forensics.temporal.readings import UncertainDate

_ROLE = trad(
    r"(?:(?:上訴人|聲請人|抗告人|再抗告人|異議人|具保人)即(?:被告|受刑人|受判決人)|被告|受刑人|受判決人"
    r"|被移送人|被付(?:保護管束|感化教育)人)(?:[（(][^）)]{1,12}[）)])?"
)
_OTHER = trad(
    r"公訴人|自訴人|自訴代理人|上訴人(?!即)|聲請人(?!即)|(?:原審)?選任辯護人|(?:原審)?指定辯護人|共同(?:選任)?辯護人|辯護人"
    r"|輔佐人|參與人|代理人|代表人|告訴人|被害人|公設辯護人|具保人(?!即)|上列|主文"
)
_NAME_ENDS = trad(
    r"[男女](?=民國|西元|[（(，,、\d]|身[分份]|國民|護照|年籍|住)|民國|[（(]|身[分份]證|國民身|護照|住|居|原名|原審|年籍|選任|指定|上列|共同|公設|現在|另案|在押"
)
_A_NAME = re.compile(
    r"[一-鿿○〇·]{2,8}|[A-Za-z·.,\s-]{4,40}|[一-鿿]{2,12}[·‧][一-鿿·‧]{1,12}"
)
_SEX = trad(r"(?P<v>男|女)(?=民國|西元|[（(，,、]|身|國|護|\d|住|年|$)")
_ID = trad(
    r"身[分份]證(?:明文件)?(?:統一)?(?:編號|字號|號碼)[:：]?(?P<v>[A-Z][A-Z0-9]?[0-9○〇*Oo]{3,9})"
)
_WHOLE_NUMBER = re.compile(r"[A-Z]\d{9}|[A-Z]{2}\d{8}")
_RINGS = re.compile(r"[○〇*]")
_LIKE_RINGS = re.compile(r"[0Oo]{4,}$")
_HOME = trad(
    r"(?P<role>設?籍設?|戶籍地?|住所?|居所?)[:：]?(?P<v>[一-鿿○〇0-9\d、,，之巷弄號樓室-]{4,60}?)"
    r"(?=居|送達|現|另案|在押|[（(。；]|選任|指定|上列|共同|公設|$)"
)
_PASSPORT = trad(r"護照(?:號碼)?[:：]?(?P<v>[A-Z]{0,2}\d{7,9})")
_CITIES = trad(
    r"[臺台][北中南東]|新北|桃園|高雄|基隆|新竹|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|澎湖|金門|連江"
)
TAIWAN = "臺灣"


@dataclass(frozen=True, slots=True)
class Party:
    """An accused person and ``text[start:end]`` that speaks of nobody else."""

    accused: Accused
    start: int
    end: int


def taiwan(name: str = TAIWAN) -> Place:
    return Place(name, "TW")


def find_parties(builder: Builder, start: int, end: int) -> list[Party]:
    """The accused persons of ``text[start:end]``; their facts are added to the builder."""
    text, lines = builder.text, builder.joined.lines
    marks = [(m.start(), m.end(), True) for m in _ROLE.finditer(text, start, end)]
    marks += [
        (m.start(), m.end(), False)
        for m in _OTHER.finditer(text, start, end)
        if not any(s <= m.start() < e for s, e, _ in marks)
    ]
    marks.sort()
    found: list[Party] = []
    for i, (_, at, accused) in enumerate(marks):
        stop = marks[i + 1][0] if i + 1 < len(marks) else end
        if not accused or at >= stop:
            continue
        # A second name under the first, without its role.
        more = (x for x in sorted(lines) if at < x < stop and _is_entry(text, x, stop))
        begins = [at, *more]
        for begin, finish in zip(begins, [*begins[1:], stop], strict=True):
            name_end = _name_end(builder, begin, finish)
            if name_end > begin and text[begin:name_end] not in {p.accused.key for p in found}:
                found.append(_party(builder, begin, name_end, finish))
    return found


def _is_entry(text: str, at: int, stop: int) -> bool:
    return bool(re.compile(r"[一-鿿○〇]{2,4}[男女](?=民國|民国|[（(])").match(text, at, stop))


def _name_end(builder: Builder, start: int, end: int) -> int:
    """Where the name ends: at a word or line that begins something else, best after a blank."""
    line = min((x for x in builder.joined.lines if start < x < end), default=end)
    text, breaks = builder.text, builder.joined.breaks
    ends = [m.start() for m in _NAME_ENDS.finditer(text, start + 2, line)]
    blanks = [x for x in breaks if start + 2 <= x <= line]
    spaced = [x for x in blanks if x in ends or text[x : x + 1] in ("男", "女")]
    stop = (spaced or ends or sorted(blanks) or [line])[0]
    name = text[start:stop].rstrip()
    stop = start + len(name)
    return stop if _A_NAME.fullmatch(name) else start


def _party(builder: Builder, start: int, name_end: int, end: int) -> Party:
    text = builder.text
    name = text[start:name_end]
    facts: list[Fact] = [builder.make("name", name, start, name_end)]
    if sex := _SEX.search(text, name_end, min(end, name_end + 6)):
        facts.append(builder.make("sex", "M" if sex["v"] == "男" else "F", *sex.span("v")))
    for d in builder.within(name_end, end):
        if re.match("出?生", text[d.end : d.end + 2]) and isinstance(d.value, UncertainDate):
            facts.append(builder.make("birth_date", d.value, d.start, d.end))
            builder.event(K.BIRTH, d.value, (d.start, d.end), person=name)
            break
    if number := identity_number(builder, _ID.search(text, name_end, end)):
        facts.append(number)
    if m := _PASSPORT.search(text, name_end, end):
        facts.append(builder.make("passport_number", m["v"], *m.span("v")))
    if home := _HOME.search(text, name_end, end):
        registered = "籍" in home["role"]
        kind = "registered_residence" if registered else "actual_residence"
        facts.append(builder.make(kind, address(home["v"]), *home.span("v")))
    builder.persons.append(Person(name, "defendant", tuple(facts)))
    return Party(Accused(name, (name,)), start, end)


def identity_number(builder: Builder, found: re.Match[str] | None) -> Fact | None:
    """The number as printed, whole or with rings for what is left out.

    One that is neither, or ends in zeros that may be rings, is told of and not taken for a number.
    """
    if found is None:
        return None
    value, span = found["v"], found.span("v")
    if _RINGS.search(value) or (_WHOLE_NUMBER.fullmatch(value) and not _LIKE_RINGS.search(value)):
        return builder.make("id_number", value, *span)
    builder.warn("number-unsure", "figures may be missing or rings for figures left out", *span)
    return None


def address(printed: str) -> Place:
    """An address of Taiwan where it names a city or county there, else what a table knows."""
    return taiwan(printed) if _CITIES.match(printed) else resolve(printed)
