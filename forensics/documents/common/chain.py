"""Steps of one person become events: measures as intervals, bounded by what follows them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.countries import countries_in
from forensics.documents.common.courts import county_of, office_area
from forensics.documents.common.measures import MEASURES, Step, first_day
from forensics.documents.common.parties import Party
from forensics.events import EventKind as K
from forensics.places import Place
from forensics.temporal.readings import Interval, UncertainDate, When

_HELD = re.compile(r"现(?:均)?(?:被)?(?:羁押|押|关押|在押)")
_BOUND = frozenset({K.BAIL, K.RESIDENTIAL_SURVEILLANCE})
_WORDS = {
    K.DETENTION: "detention",
    K.ARREST: "arrest",
    K.BAIL: "bail",
    K.RESIDENTIAL_SURVEILLANCE: "residential surveillance",
    K.CUSTODY: "custody",
}
_ENDS = MEASURES | {K.BAIL_RELEASED, K.RELEASE, K.ESCAPE, K.ARREST_REFUSED, K.CASE_CLOSED}


def add_chain(
    builder: Builder,
    party: Party,
    steps: list[Step],
    judged: UncertainDate | None,
    court: Place | None,
) -> None:
    """Add the events of one accused person. ``judged`` is the day of the paper, if read."""
    text = builder.text
    held = any(_HELD.search(text, s, e) for s, e in party.ranges)
    for i, step in enumerate(steps):
        value: When | None = one_day(step.date) or (step.date.value if step.date else None)
        spans = [(step.start, step.end)]
        if step.date:
            spans = [(min(step.date.start, step.start), max(step.end, step.date.end))]
        details = {"authority": step.authority, "cause": _cause(text, step)}
        inferred = step.note
        when: When | None = value
        where = None
        if step.kind in (K.RELEASE, K.BAIL_RELEASED, K.ESCAPE) and step.date is None:
            when, inferred = _between(steps, i), "the paper gives no date for this step"
        if step.kind in (K.TRANSFER, K.CUSTODY, K.DETENTION) and step.date:
            details["from_abroad"] = _from_abroad(text, step)
        if step.kind in MEASURES and step.matter == "this":
            when, why = _measure_extent(steps, i, judged, held)
            inferred = "; ".join(x for x in (step.note, why) if x)
            if step.note.endswith("not carried out"):
                when, details["carried_out"] = value, "no"
                inferred = step.note
            if step.kind in _BOUND:
                where, why = _bound_to(builder, party, step, court)
                inferred = "; ".join(x for x in (inferred, why) if x)
            if step.kind is K.BAIL:
                earlier = any(s.kind is K.BAIL and s.matter == "this" for s in steps[:i])
                details["role"] = "renewal" if earlier else "grant"
        if step.kind is K.PRIOR_JUDGMENT:
            _earlier_probation(builder, party, step)
        if step.kind in (K.PRIOR_JUDGMENT, K.PRIOR_RELEASE, K.PRIOR_OTHER):
            details |= _prior_details(text, step)
        builder.event(
            step.kind,
            when,
            *spans,
            person=party.key,
            where=where,
            matter=step.matter,
            inferred=inferred,
            details=details,
        )


def _measure_extent(
    steps: list[Step], i: int, judged: UncertainDate | None, held: bool
) -> tuple[When | None, str]:
    """From the day of the measure to what ends it, and in words what of that is not printed."""
    step = steps[i]
    if step.date is None:
        why = "" if step.note else "the paper gives no date for this measure"
        return Interval(_between(steps, i), None), why
    value = one_day(step.date)
    if value is None:
        return step.date.value, ""
    start_day = value.only_day
    later = [s for s in steps[i + 1 :] if s.kind in _ENDS and s.matter == "this"]
    following = next((s for s in later if s.date), None)
    if following is not None and following.date is not None:
        end = one_day(following.date)
        if end is not None and _after(end, value) and later[0].date is None:
            word = _WORDS.get(later[0].kind, later[0].kind.value.replace("_", " "))
            why = f"end not printed: a {word} without a date came before the next step"
            return Interval(value, UncertainDate.between(value.earliest, end.latest)), why
        if end is not None and _after(end, value):
            word = _WORDS.get(following.kind, following.kind.value.replace("_", " "))
            why = f"end not printed: taken to last until the {word} that follows"
            if step.kind in _BOUND and start_day and end.earliest and end.latest:
                # Past the longest that one order may last a release may have been left out.
                lasts = _law_limit(step.kind, start_day, end.earliest)
                if lasts < end.earliest:
                    return Interval(value, UncertainDate.between(lasts, end.latest)), why
            return Interval(value, end), why
        return Interval(value, None), "end not printed"
    day = judged.only_day if judged else None
    if day and start_day and day >= start_day:
        if step.kind in _BOUND:
            why = "end not printed: no later measure before the judgment"
            return Interval(
                value, UncertainDate.between(_law_limit(step.kind, start_day, day), None)
            ), why
        if held:
            why = "end not printed: still held when judgment was given"
            return Interval(value, UncertainDate.between(day, None)), why
    return Interval(value, None), "end not printed"


def _between(steps: list[Step], i: int) -> UncertainDate:
    """Some day between the dated steps around one that has no date."""
    before = [d for s in steps[:i] if (d := first_day(s.date))]
    after = [d for s in steps[i + 1 :] if (d := first_day(s.date))]
    first, last = max(before, default=None), min(after, default=None)
    if first and last and first > last:
        # The dates around it are out of order: they bound nothing.
        first = last = None
    return UncertainDate.between(first, last)


_ABROAD = re.compile(r"回国|引渡|遣返|遣送|递解|境外|国外|我国公安|中国警方")


def _from_abroad(text: str, step: Step) -> str:
    """Was the person brought from abroad, or held there (被泰国警方羁押)? By the step's clause."""
    assert step.date is not None
    stop = re.compile(r"[，。；]").search(text, step.end)
    clause = text[step.date.end : stop.start() if stop else step.end]
    foreign = any(code not in ("CN", "") for _, _, code in countries_in(clause))
    return "yes" if foreign or _ABROAD.search(clause) else ""


def _law_limit(kind: K, start: date, judged: date) -> date:
    """The earliest end: the judgment, but not beyond what one order may last (CPL art. 79)."""
    months = 12 if kind is K.BAIL else 6
    year, month = divmod(start.month - 1 + months, 12)
    last = date(start.year + year, month + 1, 1) + timedelta(days=start.day - 1)
    return max(start, min(judged, last - timedelta(days=1)))


def _after(end: UncertainDate, start: UncertainDate) -> bool:
    return bool(end.earliest and start.latest and end.earliest >= start.latest)


def _bound_to(
    builder: Builder, party: Party, step: Step, court: Place | None
) -> tuple[Place | None, str]:
    """The city or county the person may not leave (CPL art. 71, 77), and how it is known."""
    home = county_of(party.residence)
    if home is not None:
        return home, "place taken from the residence printed in the paper"
    name = step.authority
    if name and name not in ("本院", "该局", "该院"):
        area = office_area(name, court)
        if area is not None:
            return area, "place taken from the area of the authority that ordered it"
    return None, ""


_CAUSE = re.compile(r"因(?:涉嫌)?(?:犯)?(?P<v>[^，。；]{1,30}?(?:罪|本案|案))")


def _cause(text: str, step: Step) -> str:
    found = list(_CAUSE.finditer(text, step.clause, step.start))
    return found[-1][0] if found else ""


_TERM = re.compile(
    r"(?P<v>(?:有期徒刑|拘役|管制|无期徒刑|死刑)[零一二三四五六七八九十百\d]*年?(?:零|又)?"
    r"[一二三四五六七八九十\d]*(?:个?月)?(?:零)?[一二三四五六七八九十\d]*(?:天|日)?)"
)
_BY = re.compile(r"(?:被|经|由)(?P<v>[\u4e00-\u9fff]{2,30}?(?:人民法院|法院)|本院)")


_ON_PROBATION = re.compile(r"缓刑考验期限?(?:自|从|为|：|:)?")
_SUSPENDED = re.compile(r"判处[^。；]{0,60}[，,](?:宣告)?缓刑")


def _earlier_probation(builder: Builder, party: Party, step: Step) -> None:
    """Its printed days, unless this paper suspends a sentence itself and has another probation."""
    text = builder.text
    stop = text.find("。", step.end)
    m = _ON_PROBATION.search(text, step.end, stop if stop >= 0 else len(text))
    if m is None or _SUSPENDED.search(text, party.end):
        return
    for d in builder.within(m.start(), m.end() + 40):
        if isinstance(d.value, Interval) and d.value.start and d.value.end:
            span = (m.start(), d.end)
            builder.event(K.PROBATION, d.value, span, person=party.key, matter="prior")
            return


def _prior_details(text: str, step: Step) -> dict[str, str]:
    stop = min(
        x for x in (text.find("。", step.end), text.find("；", step.end), len(text)) if x >= 0
    )
    start = step.date.start if step.date else step.clause
    term = _TERM.search(text, step.start, min(stop, step.end + 40))
    court = _BY.search(text, start, step.end)
    return {"sentence": term["v"] if term else "", "court": court["v"] if court else ""}
