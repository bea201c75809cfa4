"""Drawn cases: invented persons with bail, custody, hearing, passport, stamps, certificates.

A fact is an event or a fact of a person or paper. Most papers are honest; about one person in
a hundred has a stamp inside the bail, and one stamp in twenty is day/month-ambiguous.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from forensics.events import Event, EventKind, Extraction, Person
from forensics.places import Place
from forensics.records import Fact, Provenance, Span
from forensics.temporal.readings import Interval, Pick, Reading, UncertainDate
from forensics.text.identifiers import id_check_digit

START = date(2014, 1, 1)
HOME = Place("光泽县", "CN", "350723")
ABROAD = tuple(Place(c, c) for c in ("TH", "JP", "KR", "MY", "SG", "FR"))
CHINA = Place("CN", "CN")
_SURNAMES = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
_GIVEN = "安宝晨德恩芳光浩佳凯兰明宁平倩瑞思涛伟欣雅泽"


MOST_STAMPS = 100_000
"""Journeys follow each other: more of them in one book would run out of the calendar."""


class _Pen:
    """Gives every word of a paper a place of its own."""

    def __init__(self, document: str) -> None:
        self.document, self.at = document, 0

    def mark(self, quote: str) -> Provenance:
        span = Span(1, self.at, self.at + len(quote))
        self.at += len(quote) + 1
        return Provenance(self.document, 1, span, (), quote, 0.99, "draw")


def draw(facts: int, shape: str, seed: int) -> list[Extraction]:
    """About ``facts`` facts: ``many`` persons, or ``one``."""
    rng = random.Random(seed)
    papers: list[Extraction] = []
    count, number = 0, 0
    while count < facts:
        stamps = 12 if shape == "many" else min(MOST_STAMPS, max(12, facts - count - 60))
        # One person with more stamps than a calendar holds has them in several books.
        made = _person(rng, 0 if shape == "one" else number, stamps, number)
        papers += made
        count += sum(
            len(p.events) + len(p.facts) + sum(len(x.facts) for x in p.persons) for p in made
        )
        number += 1
    return papers


def case_of(papers: int, seed: int) -> list[Extraction]:
    """One person's case: a judgment, a certificate, and a passport scanned page by page."""
    rng = random.Random(seed)
    judgment, book = _person(rng, 0, 4 * (papers - 3), 0)
    stamps = [e for e in book.events if e.kind is EventKind.BORDER_CROSSING]
    rest = [e for e in book.events if e.kind is not EventKind.BORDER_CROSSING]
    pages = [replace(book, events=tuple(rest))]
    for number in range(papers - 3):
        name = f"000000/page-{number:02}.jpg"
        events = tuple(_moved(e, name) for e in stamps[4 * number : 4 * number + 4])
        pages.append(Extraction(name, "0" * 64, "passport_stamps", "", "", (), (), events))
    pen = _Pen("000000/certificate.pdf")
    who = replace(judgment.persons[0], facts=tuple(
        replace(f, provenance=pen.mark(str(f.provenance.quote))) for f in judgment.persons[0].facts
    ))  # fmt: skip
    clear = Event(
        EventKind.CLEARANCE, UncertainDate.day(date(2014, 1, 10)), (pen.mark("2014-01-10"),), "p",
        HOME,
    )  # fmt: skip
    certificate = Extraction(
        pen.document, "0" * 64, "police_certificate", "zh", "", (who,), (), (clear,)
    )
    return [judgment, *pages, certificate]


def _moved(event: Event, document: str) -> Event:
    """The event on another page."""
    marks = tuple(replace(p, document=document) for p in event.provenance)
    return replace(event, provenance=marks, person="")


def _person(rng: random.Random, number: int, stamps: int, paper: int) -> list[Extraction]:
    """The papers of person ``number``; ``paper`` numbers the folder they lie in."""
    name = rng.choice(_SURNAMES) + rng.choice(_GIVEN) + rng.choice(_GIVEN)
    birth = date(1950 + number % 50, number // 28_000 % 12 + 1, number // 1000 % 28 + 1)
    body = f"350723{birth:%Y%m%d}{number % 1000:03}"
    identity = body + id_check_digit(body)
    born = UncertainDate.day(birth)
    detained = START + timedelta(days=rng.randrange(900))
    bailed = detained + timedelta(days=rng.randrange(10, 37))
    judged = bailed + timedelta(days=rng.randrange(60, 200))
    clash = rng.random() < 0.01
    folder = f"{paper:06}"
    return [
        _judgment(folder, name, identity, born, detained, bailed, judged),
        _passport(rng, folder, name, identity, born, detained, bailed, judged, stamps, clash),
    ]


def _who(pen: _Pen, name: str, identity: str, born: UncertainDate) -> Person:
    facts = (
        Fact("name", name, pen.mark(name)),
        Fact("id_number", identity, pen.mark(identity)),
        Fact("birth_date", born, pen.mark("1 January")),
    )
    return Person("p", "subject", facts)


def _judgment(
    folder: str, name: str, identity: str, born: UncertainDate, detained: date, bailed: date,
    judged: date,
) -> Extraction:  # fmt: skip
    pen = _Pen(f"{folder}/judgment.pdf")
    who = _who(pen, name, identity, born)

    def event(kind_: EventKind, first: date, last: date | None = None, **details: str) -> Event:
        start = UncertainDate.day(first)
        when = Interval(start, UncertainDate.day(last)) if last else start
        return Event(
            kind_, when, (pen.mark(first.isoformat()),), "p", HOME, details=tuple(details.items())
        )

    events = (
        event(EventKind.DETENTION, detained, bailed),
        event(EventKind.BAIL, bailed, judged),
        event(EventKind.HEARING, judged - timedelta(days=7), attended="yes"),
        event(EventKind.JUDGMENT, judged),
        event(EventKind.CONVICTION, judged, charge="theft"),
        event(EventKind.SENTENCE, judged, kind="fixed_term", term="P1Y", probation="P18M"),
    )
    document = f"{folder}/judgment.pdf"
    return Extraction(document, "0" * 64, "criminal_judgment", "zh", "", (who,), (), events)


def _passport(
    rng: random.Random, folder: str, name: str, identity: str, born: UncertainDate,
    detained: date, bailed: date, judged: date, stamps: int, clash: bool,
) -> Extraction:  # fmt: skip
    document = f"{folder}/passport.pdf"
    pen = _Pen(document)
    who = _who(pen, name, identity, born)
    issued = detained - timedelta(days=4 * stamps + 400)
    expires = judged + timedelta(days=4 * stamps + 900)
    events = [
        Event(
            kind, UncertainDate.day(day), (pen.mark(day.isoformat()),), "p",
            details=(("number", f"E{folder}"), ("paper", "passport")),
        )
        for kind, day in (
            (EventKind.ISSUE, issued), (EventKind.EXPIRY, expires),
        )
    ]  # fmt: skip
    # Journeys follow each other: half before the detention, half after the probation.
    count = stamps // 4
    day = detained - timedelta(days=12 * (count // 2) + 20)
    for journey in range(count):
        if journey == count // 2:
            day = judged + timedelta(days=700)
        if clash and journey == count - 1:
            day = bailed + timedelta(days=rng.randrange(3, 40))
        where = rng.choice(ABROAD)
        back = day + timedelta(days=rng.randrange(2, 9))
        for place, direction, at in (
            (CHINA, "exit", day), (where, "entry", day),
            (where, "exit", back), (CHINA, "entry", back),
        ):
            when = _printed(rng, document, place, at)
            events.append(
                Event(
                    EventKind.BORDER_CROSSING, when, (pen.mark(at.isoformat()),), "p", place,
                    details=(("direction", direction),),
                )
            )
        day = back + timedelta(days=rng.randrange(1, 4))
    return Extraction(document, "0" * 64, "passport", "zh", "", (who,), (), tuple(events))


def _printed(rng: random.Random, document: str, place: Place, day: date) -> UncertainDate:
    if day.day > 12 or day.day == day.month or rng.random() > 0.05:
        return UncertainDate.day(day)
    other = date(day.year, day.day, day.month)
    choice = f"order:{document}:{place.country}"
    return UncertainDate(
        (
            Reading(day, day, (Pick(choice, "day-first"),)),
            Reading(other, other, (Pick(choice, "month-first"),)),
        )
    )
