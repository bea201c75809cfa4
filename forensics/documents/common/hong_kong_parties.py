"""Heading of a Hong Kong court's criminal paper in Chinese: court, number, parties, dates.

Between two rules stand 香港特別行政區, 訴 (or 對) and the accused, a line each, with the part
played in brackets. Below follow labelled dates; the label says whether heard or decided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents.common.build import Builder
from forensics.documents.common.joined import Joined
from forensics.documents.common.traditional import trad
from forensics.documents.common.traditional_steps import Accused
from forensics.events import EventKind as K
from forensics.events import Person
from forensics.places import Place
from forensics.records import Fact
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import FoundDate
from forensics.text.identifiers import find_hkids, find_passport_numbers

HONG_KONG = Place("香港", "HK")
COURT = trad(
    r"(?:香港特別行政區)?(?:高等法院(?:上訴法庭|原訟法庭)?|終審法院|區域法院|[一-鿿]{2,3}裁判(?:法院|署)|少年法庭)"
)
PAPER = trad(
    r"(?:(?:判刑|裁決|判決|判案?|決定|裁斷|量刑|裁定)(?:的)?(?:理由|理據)書?|判案書|判決書|裁決書|裁斷陳述書|保釋(?:決定|令)"
    r"|書面(?:判刑|裁決)理由|判刑|裁決|判案)"
)
NUMBER = re.compile(r"(?<![A-Z])(?P<v>[A-Z]{2,6}\s?\d{1,6}(?:[-,&]\d{1,6})?/(?:19|20)\d{2})(?!\d)")
_LONG_NUMBER = trad(r"(?:刑事|上訴|雜項)[一-鿿]{0,8}(?P<v>(?:19|20)\d{2}年第\d{1,6}號)")
_REGION = trad(r"香港特別行政區(?:政府)?")
_AGAINST = trad(r"訴|對|及|與|v\.?|and")
_ROLE = trad(
    r"[（(](?P<v>(?:第[一二三四五六七八九十\d]{1,2})?(?:被告人?|申請人|上訴人|答辯人|被上訴人|擔保人|控方|申索人)"
    r"(?:[/／、,，及](?:第[一二三四五六七八九十\d]{1,2})?(?:被告人?|申請人|上訴人|答辯人))*)[）)]"
)
_ROLE_BEFORE = trad(
    r"(?P<v>(?:第[一二三四五六七八九十\d]{1,2})?(?:被告人?|申請人|上訴人|答辯人|被上訴人))[:：]?"
)
_NOT_ACCUSED = trad(r"擔保人|控方")
_ENDS = trad(
    r"[-—–_=]{4,}|主審|日期[:：]|聆訊日期|出席(?:人士|者)|控罪[:：]|審訊日期|裁決日期|判決日期|裁判官[:：]"
)
_NAME = re.compile(r"[一-鿿○〇]{2,4}|[A-Z][A-Z]+(?:[ ,]+[A-Za-z-]+){1,4}")
_LABEL = trad(
    r"(?P<v>(?:聆訊|審訊|審理|開審|裁決|判決|決定|判刑|宣判|裁斷|判案|判案書|[判裁決][刑決斷案定]?理由書?"
    r"|頒(?:下|發)[一-鿿]{0,8})?日期)[:：]"
)
_HEARD = trad(r"聆訊|審訊|審理|開審")
_DECIDED = trad(r"^(?:裁決|判決|決定|判刑|宣判|裁斷|判案)日期")
_VERDICT = trad(r"^(?:裁決|裁斷)日期")
_BORN = trad(r"出生|生於|出生於|出生日期")


@dataclass(frozen=True, slots=True)
class Head:
    """``parties``: name, part played and place of each accused; ``end``: where the body begins."""

    court: tuple[int, int]
    paper: re.Match[str] | None
    number: tuple[int, int] | None
    parties: tuple[tuple[str, str, int], ...]
    end: int


def find_head(joined: Joined) -> Head | None:
    """Court, number and parties in the first lines; ``None`` where one of them is missing."""
    text = joined.text[:2500]
    court = next((m for m in COURT.finditer(text[:600]) if m.start() in joined.breaks), None)
    if court is None:
        return None
    number = NUMBER.search(text[: court.start() + 120]) or _LONG_NUMBER.search(text[:800])
    parties = _parties(joined, court.end())
    if not parties and number is None:
        return None
    ends = {*joined.breaks, len(text)}
    titles = (m for m in PAPER.finditer(text, court.end()) if m.start() in joined.lines)
    paper = next((m for m in titles if m.end() in ends or text[m.end()] in "-—–_="), None)
    after = max((at for _, _, at in parties), default=court.end())
    end = paper.end() if paper and paper.start() > after else after
    return Head(court.span(), paper, number.span("v") if number else None, parties, end)


def _parties(joined: Joined, start: int) -> tuple[tuple[str, str, int], ...]:
    """(name, role, where): the lines after 香港特別行政區 as a party, up to the next rule."""
    text = joined.text[:2500]
    region = next(
        (
            m
            for m in _REGION.finditer(text, start)
            if m.start() in joined.breaks and not COURT.match(text, m.start())
        ),
        None,
    )
    if region is None:
        return ()
    stop = _ENDS.search(text, region.end())
    end = stop.start() if stop else min(len(text), region.end() + 120)
    found: list[tuple[str, str, int]] = []
    at, role = region.end(), ""
    while at < end:
        if m := _AGAINST.match(text, at, end):
            at = m.end()
        elif (m := _ROLE_BEFORE.match(text, at, end)) and m.end() < end:
            role, at = m["v"], m.end()
        elif m := _REGION.match(text, at, end):
            role, at = "", m.end()
        elif m := _ROLE.match(text, at, end):
            if found and not found[-1][1]:
                found[-1] = (found[-1][0], m["v"], found[-1][2])
            at = m.end()
        elif m := _NAME.match(text, at, _line_end(joined, at, end)):
            found.append((m[0].strip(), role, at))
            role, at = "", m.end()
        else:
            at += 1
    return tuple(p for p in found if not _NOT_ACCUSED.search(p[1]))


def _line_end(joined: Joined, start: int, end: int) -> int:
    return min((x for x in joined.breaks if start < x < end), default=end)


def add_parties(builder: Builder, head: Head) -> list[Accused]:
    """The accused as persons, with what the body says of birth, sex and number."""
    people: list[Accused] = []
    for i, (name, role, _) in enumerate(head.parties):
        words = [name, *([role] if role else [])]
        ordinal = "一二三四五六七八九十"[i : i + 1]
        if len(head.parties) > 1 and ordinal:
            words += [f"第{ordinal}被告", f"D{i + 1}"]
        people.append(Accused(name, tuple(words)))
    for person, (name, _, at) in zip(people, head.parties, strict=True):
        facts = [builder.make("name", name, at, at + len(name))]
        facts += _particulars(builder, person, head.end, [p for p in people if p is not person])
        builder.persons.append(Person(name, "defendant", tuple(facts)))
    return people


def _particulars(
    builder: Builder, person: Accused, start: int, others: list[Accused]
) -> list[Fact]:
    """From the first sentence that names the person alone and prints a birth date or number."""
    text = builder.text
    facts: list[Fact] = []
    for m in re.finditer("|".join(map(re.escape, person.words)), text[start : start + 6000]):
        at = start + m.end()
        stop = text.find("。", at, at + 400)
        stop = stop if stop > 0 else min(len(text), at + 400)
        if any(w in text[at:stop] for p in others for w in p.words):
            continue
        if sex := re.compile(r"[，,](?P<v>[男女])(?=[，,性])").match(text, at):
            facts.append(builder.make("sex", "M" if sex["v"] == "男" else "F", *sex.span("v")))
        for d in builder.within(at, stop):
            near = text[max(at, d.start - 6) : d.start], text[d.end : d.end + 3]
            if isinstance(d.value, UncertainDate) and any(_BORN.search(x) for x in near):
                facts.append(builder.make("birth_date", d.value, d.start, d.end))
                builder.event(K.BIRTH, d.value, (d.start, d.end), person=person.key)
                break
        for number in find_hkids(text[at:stop]):
            printed = text[at + number.start : at + number.end]
            facts.append(builder.make("id_number", printed, at + number.start, at + number.end))
        for passport in find_passport_numbers(text[at:stop]):
            span = at + passport.start, at + passport.end
            facts.append(builder.make("passport_number", passport.value, *span))
        if facts:
            break
    return facts


def labelled(
    builder: Builder, start: int, end: int
) -> tuple[list[FoundDate], FoundDate | None, FoundDate | None]:
    """Dates of hearings, the day of the paper, and that of the verdict.

    The day of decision goes before that of the reasons, of two the later: verdict, then sentence.
    """
    text = builder.text
    heard: list[FoundDate] = []
    decided: list[tuple[int, FoundDate]] = []
    verdict: FoundDate | None = None
    # 申請人的書面陳詞日期 ends in a label and is none of the court's.
    breaks = builder.joined.breaks
    marks = [m for m in _LABEL.finditer(text, start, end) if m.start() in breaks]
    for i, label in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else min(end, label.end() + 60)
        here = builder.within(label.end(), stop)
        for d in here:
            gap = text[label.end() : d.start]
            if _HEARD.search(label["v"]):
                heard.append(d)
            elif len(gap) < 4 and isinstance(d.value, UncertainDate):
                if verdict is None and _VERDICT.search(label["v"]):
                    verdict = d
                rank = 0 if _DECIDED.search(label["v"]) else 1 if label["v"] == "日期" else 2
                decided.append((rank, d))
    decided.sort(key=lambda x: (x[0], -x[1].start))
    return heard, decided[0][1] if decided else None, verdict
