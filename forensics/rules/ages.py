"""Was somebody under eighteen at the offence, so that the law seals the record of it?

Criminal Procedure Law of the PRC (2018), art. 286: an offence under eighteen, sentenced to at
most five years. Interpretations of the Supreme People's Court, 2012 art. 490 and 2021 art. 581:
exemption from punishment too, and judgments before 2013 as well. Measures of the two highest
offices and two ministries on sealing the records of minors, in force from 30 May 2022: a case with
offences on both sides of the age is sealed where the main one was committed before it. Whole years
of age count from the day after the birthday.
"""

from __future__ import annotations

from datetime import date

from forensics.events import Event, EventKind
from forensics.rules.calendar import add_months, term
from forensics.rules.items import Item
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.model import Ref
from forensics.rules.scene import Argument, Scene
from forensics.rules.speech import say
from forensics.temporal import relations as rel
from forensics.temporal.readings import Interval, UncertainDate
from forensics.temporal.relations import Formula

FULL_AGE = 18
LONGEST_SEALED = 60
"""Months of the longest sentence that is sealed."""
BARRED_AFTER = 5
"""Years in which an offence of the least weight can still be prosecuted (Criminal Law art. 87)."""


def sealed(scene: Scene, a: Argument, b: Argument) -> Formula:
    """Does the law seal the conviction ``a`` of somebody born on ``b``?"""
    conviction = scene.item(a) if isinstance(a, Ref) else None
    birth = scene.item(b) if isinstance(b, Ref) else None
    why = say("whether the record is sealed: the age at the offence, and the sentence")
    if conviction is None or birth is None:
        return rel.Open(why)
    if law_of(conviction) != CHINA or birth.start is None:
        return rel.NO
    told = [leaf for leaf in conviction.leaves if leaf.event is not None]
    events = [e for leaf in told[:1] for e in _of_person(leaf)]
    minor = _minor(birth.start, conviction, [e for e in events if e.kind is EventKind.OFFENCE])
    mild = _mild([e for e in events if e.kind is EventKind.SENTENCE])
    if minor is False or mild is False:
        return rel.NO
    return rel.constant(True if minor and mild else None, why)


def _of_person(conviction: Item) -> list[Event]:
    """What its paper says of the same person and matter."""
    own = conviction.event
    assert own is not None
    return [
        e
        for e in conviction.extraction.events
        if e.person in (own.person, "") and e.matter == own.matter
    ]


def _minor(born: UncertainDate, conviction: Item, offences: list[Event]) -> bool | None:
    """``None`` where the days do not tell; on both sides of the age the main offence decides."""
    if born.earliest is None or born.latest is None:
        return None
    days = [_days(e) for e in offences]
    if not days:
        judged = conviction.leaves[0].start
        if judged is None or judged.earliest is None or judged.latest is None:
            return None
        if judged.latest <= _birthday(born.earliest, FULL_AGE):
            return True
        old = judged.earliest > _birthday(born.latest, FULL_AGE + BARRED_AFTER)
        return False if old else None
    of_age = [d for d, _ in days if d is not None and d > _birthday(born.latest, FULL_AGE)]
    if of_age:
        return None if len(of_age) < len(days) else False
    sure = all(last is not None and last <= _birthday(born.earliest, FULL_AGE) for _, last in days)
    return True if sure else None


def _birthday(born: date, years: int) -> date:
    return add_months(born, 12 * years)


def _days(offence: Event) -> tuple[date | None, date | None]:
    """The first and the last day on which it can have been committed."""
    when = offence.when
    if isinstance(when, UncertainDate):
        return when.earliest, when.latest
    if isinstance(when, Interval):
        return (
            when.start.earliest if when.start else None,
            when.end.latest if when.end else None,
        )
    return None, None


def _mild(sentences: list[Event]) -> bool | None:
    """Is every sentence of the paper one of at most five years?"""
    if not sentences:
        return None
    found = [_months(s) for s in sentences]
    if any(m is not None and m > LONGEST_SEALED for m in found):
        return False
    return None if None in found else True


def _months(sentence: Event) -> int | None:
    """Months, a part of one counted whole; ``None`` where the term was not read."""
    kind = sentence.detail("kind")
    if kind in ("life", "death"):
        return LONGEST_SEALED + 1
    length = term(sentence.detail("term"))
    if length is not None:
        return length.months + (length.days > 0)
    return 0 if kind in ("exempt", "fine") else None
