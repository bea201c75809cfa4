"""What a Taiwan court's paper orders (主文): sentence, probation, bail, bars, fate of an appeal.

Terms are printed, days mostly are not: bail begins when the security is paid, probation when the
judgment is final. Such an event begins on the day of the paper or later, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from forensics.documents.common.build import Builder
from forensics.documents.common.taiwan_parties import address, taiwan
from forensics.documents.common.taiwan_words import WORDS
from forensics.documents.common.traditional import TERM, amount, duration, trad
from forensics.documents.common.traditional_steps import (
    Accused,
    Step,
    add,
    find_steps,
    from_day,
    whose,
)
from forensics.events import EventKind as K
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

_PENALTY = trad(rf"處?(?P<kind>有期徒刑|拘役|無期徒刑|死刑|罰金)(?:新臺幣)?(?P<term>{TERM})")
_KINDS = {"有": "fixed_term", "拘": "criminal_detention", "無": "life", "无": "life", "死": "death"}
_WHOLE = trad(r"應執行")
_PROBATION = trad(rf"緩刑(?P<term>{TERM})")
_CHARGE = trad(r"犯(?P<v>[^，,。；]{2,60}?罪)(?=[，,。；]|處|，)")
_ACQUITTED = trad(r"無罪")
_RULING = trad(r"裁定")
_EXEMPT = trad(r"免刑")
_ASIDE = trad(r"撤銷")
_REMIT = trad(r"發回")
_UPHELD = trad(r"(?:其他|其餘)?(?:上訴|抗告)駁回")
_REVIEWED = trad(r"原(?:審)?(?:判決|裁定)|上訴|抗告")
_HOME = trad(r"限制住居(?:於|在)(?P<v>[^，,。；及並]{4,50})")
_BAN_TERM = trad(rf"限制出境[、出海國及]{{0,4}}(?P<v>{TERM})")
_HELD_TERM = trad(rf"延長羈押(?P<v>{TERM})")
_SUM = trad(r"新[臺台]幣(?P<v>[一-鿿\d,]{1,12}?)元")
_ORDERED = frozenset(
    {
        K.BAIL, K.RESTRICTED_TO_PLACE, K.TRAVEL_BAN, K.TRAVEL_PERMITTED, K.CUSTODY, K.RELEASE
    }
)  # fmt: skip


def add_order(
    builder: Builder,
    people: Sequence[Accused],
    order: tuple[int, int],
    dates: Sequence[FoundDate],
    judged: FoundDate | None,
    final: bool,
) -> None:
    """Events of the order ``text[order]``, on the day of the paper (``judged``)."""
    day = judged.value if judged and isinstance(judged.value, UncertainDate) else None
    signed = [(judged.start, judged.end)] if judged else []
    for key, start, end in _parts(builder.text, order, people):
        _sentence(builder, key, (start, end), day, signed, final)
    _measures(builder, people, order, dates, day, signed)
    if _REVIEWED.search(builder.text, *order):
        _reviewed(builder, people, order, day, signed)


def _parts(
    text: str, order: tuple[int, int], people: Sequence[Accused]
) -> list[tuple[str, int, int]]:
    """The order cut at the names of the accused; one person alone has all of it."""
    if len(people) == 1:
        return [(people[0].key, *order)]
    marks = sorted(
        (m.start(), p.key)
        for p in people
        for m in re.finditer(re.escape(p.key), text[order[0] : order[1]])
    )
    parts = []
    for i, (at, key) in enumerate(marks):
        stop = marks[i + 1][0] if i + 1 < len(marks) else order[1] - order[0]
        parts.append((key, order[0] + at, order[0] + stop))
    return parts


def _sentence(
    builder: Builder,
    person: str,
    part: tuple[int, int],
    day: UncertainDate | None,
    signed: list[tuple[int, int]],
    final: bool,
) -> None:
    text = builder.text
    whole = _WHOLE.search(text, *part)
    begin = whole.end() if whole and _PENALTY.search(text, whole.end(), part[1]) else part[0]
    penalty = next(
        (m for m in _PENALTY.finditer(text, begin, part[1]) if _is_penalty(text, m)), None
    )
    charges = [m["v"] for m in _CHARGE.finditer(text, *part)]
    probation = _PROBATION.search(text, penalty.end() if penalty else part[0], part[1])
    exempt = None if penalty else _EXEMPT.search(text, *part)
    what = penalty or exempt
    effective = day.only_day.isoformat() if final and day and day.only_day else ""
    ruling = _RULING.search(str(next((f.value for f in builder.values("doc_type")), "")))
    # A ruling that adds up sentences (定應執行刑) finds nobody guilty anew.
    if what is not None and not ruling:
        details = {
            "charge": "、".join(dict.fromkeys(charges)),
            "court": builder.issuer,
            "effective_from": effective,
        }
        builder.event(
            K.CONVICTION, day, what.span(), *signed, person=person, where=taiwan(), details=details
        )
    if what is not None:
        kind = "exempt" if penalty is None else _KINDS.get(penalty["kind"][0], "fine")
        details = {
            "kind": kind,
            "term": "" if penalty is None else duration(penalty["term"]),
            "probation": duration(probation["term"]) if probation else "",
        }
        builder.event(
            K.SENTENCE, day, what.span(), *signed, person=person, where=taiwan(), details=details
        )
    if probation and probation["term"]:
        builder.event(
            K.PROBATION,
            Interval(day if final else from_day(day), None),
            probation.span(),
            *signed,
            person=person,
            inferred="dates not printed: runs from the day the judgment is final",
            details={"term": duration(probation["term"])},
        )
    acquitted = _ACQUITTED.search(text, *part)
    if acquitted and penalty is None:
        how = "" if final else "ends when the time for appeal has run out: not printed"
        when = day if final else from_day(day)
        builder.event(
            K.CASE_CLOSED, when, acquitted.span(), *signed, person=person, inferred=how
        )


def _is_penalty(text: str, m: re.Match[str]) -> bool:
    return bool(m["term"]) or m["kind"][0] in "無无死" or text[m.start() : m.start() + 1] in "處处"


def _measures(
    builder: Builder,
    people: Sequence[Accused],
    order: tuple[int, int],
    dates: Sequence[FoundDate],
    day: UncertainDate | None,
    signed: list[tuple[int, int]],
) -> None:
    """Bail, bars and custody that the paper orders itself, on a printed day or from its own on."""
    text = builder.text
    for step in find_steps(text, WORDS, dates, *order, people):
        if step.kind not in _ORDERED:
            continue
        whom = whose(text, step, people)
        stop = min(order[1], step.end + 60)
        ban = step.kind is K.TRAVEL_BAN
        m = (_BAN_TERM if ban else _HELD_TERM).match(text, step.start, stop)
        term = duration(m["v"]) if m and step.kind in (K.TRAVEL_BAN, K.CUSTODY) else ""
        home = _HOME.match(text, step.start, stop) if step.kind is K.RESTRICTED_TO_PLACE else None
        where = taiwan() if ban else address(home["v"]) if home else None
        paid = _SUM.search(text, step.sentence, step.end) if step.kind is K.BAIL else None
        told = {"amount": f"{amount(paid['v'])} TWD" if paid and amount(paid["v"]) else ""}
        if step.date is not None:
            add(builder, step, whom, term, where, details=told)
            continue
        begins = from_day(day)
        if begins is None:
            builder.warn("order-undated", "ordered here, on no day that was read", *_at(step))
            continue
        for person in whom or [""]:
            builder.event(
                step.kind,
                begins if step.kind is K.RELEASE else Interval(begins, None),
                _at(step),
                *signed,
                person=person,
                where=where,
                inferred="ordered in this paper; the day on which it took effect is not printed",
                details={"term": term, **told},
            )


def _at(step: Step) -> tuple[int, int]:
    return step.start, step.end


def _reviewed(
    builder: Builder,
    people: Sequence[Accused],
    order: tuple[int, int],
    day: UncertainDate | None,
    signed: list[tuple[int, int]],
) -> None:
    """What became of the judgment appealed against, for each person."""
    text = builder.text
    first = [e.when for e in builder.events if e.kind is K.FIRST_INSTANCE_JUDGMENT]
    days = [w.only_day.isoformat() for w in first if isinstance(w, UncertainDate) and w.only_day]
    aside = _ASIDE.search(text, *order)
    told = text[aside.start() - 40 : aside.start()] if aside else ""
    named = [p.key for p in people if p.key in told]
    for person in people:
        touched = aside is not None and (not named or person.key in named)
        if touched:
            result = "set_aside" if _REMIT.search(text, *order) else "changed"
        else:
            result = "upheld" if _UPHELD.search(text, *order) else "unknown"
        if result == "unknown":
            continue
        builder.event(
            K.APPEAL_DECIDED, day, order, *signed, person=person.key,
            details={"result": result, "first": " ".join(dict.fromkeys(days))},
        )  # fmt: skip
