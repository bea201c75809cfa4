"""Runs of measures: how long somebody was held, or bound to a place.

Papers print the day on which a measure began; when it ended shows in the next step: the
release, the arrest, the bail, the judgment. A run says how its end is known, and where the
papers leave it open its end is open. Measures that several papers tell of on one day are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from forensics.places import Place
from forensics.rules.calendar import add_months, days_later, limits, moved
from forensics.rules.items import Item, by_day, ordinals, put
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.speech import named, say
from forensics.temporal.readings import Reading, UncertainDate

CUSTODY = frozenset({"detention", "arrest", "custody", "commitment"})
BINDING = frozenset({"bail", "residential_surveillance"})
FREED = frozenset({"release", "escape", "bail_released", "case_closed"})
OTHER_CUSTODY = ("imprisonment", "admin_detention", "compulsory_detox")
_COUNTING = 3
"""Days by which ways of counting differ."""
_REFUSED = frozenset({"arrest_refused"})
"""Who is detained is let go at once (Criminal Procedure Law 2018, art. 91); bail goes on."""
_JUDGED = frozenset({"conviction"})
_NEXT = CUSTODY | BINDING
_ENDING = BINDING | _REFUSED | FREED - {"bail_released"}
"""What ends custody. A release from bail ends another measure."""
STEPS = CUSTODY | BINDING | FREED | _REFUSED | _JUDGED


def runs_of(steps: Sequence[Item]) -> Iterator[Item]:
    """``held`` and ``bound`` from the steps that papers tell of one person."""
    dated = _dated(steps)
    yield from _held(steps, dated)
    yield from _bound(dated)


def _held(steps: Sequence[Item], dated: Sequence[Item]) -> Iterator[Item]:
    """``held``: each run of custody of one person, from its first step to what ended it."""
    run: list[Item] = []
    for step in dated:
        # Ordered, but the prison took nobody in: it ends custody as a release does.
        refused = step.detail("carried_out") == "no"
        if run and step.kind in _NEXT and _release_left_out(run[-1], step):
            yield _detained(run, step)
            run = []
        if step.kind in CUSTODY and not refused:
            if run and _elsewhere(run[-1], step):
                yield _custody(run, None)
                run = []
            run.append(step)
        elif run and (refused or step.kind in _ENDING):
            yield _custody(run, None if _elsewhere(run[-1], step) else step)
            run = []
    if run:
        yield _custody(run, None, _sentence_end(run, steps))
    for step in steps:
        if step.kind in OTHER_CUSTODY and step.end is not None and not step.is_day:
            yield put("held", [step], step.start, step.end, step.inferred)


def _elsewhere(a: Item, b: Item) -> bool:
    """Are the two of proceedings under two laws, as their papers show? One ends not the other."""
    one, two = law_of(a), law_of(b)
    return bool(one and two) and one != two


_BRIEFLY = 4
"""Days after which an arrest under another law than China's has ended in an order of a court or in
a release, often of bail that nobody tells of (Police and Criminal Evidence Act 1984, s. 44: 96
hours; Constitution of the Republic of China art. 8; Police Force Ordinance, Cap. 232 of Hong Kong,
s. 52)."""


def _release_left_out(last: Item, step: Item) -> bool:
    """Does the next step come so long after a detention of no printed end that the law would have
    had it ended before? Judgments leave out releases. So they do where somebody detained is
    detained once more, or somebody under arrest detained or arrested.
    """
    law = law_of(last)
    if last.kind == "arrest" and law != CHINA:
        return last.bounds("start")[1] + _BRIEFLY < step.bounds("start")[0]
    again = last.kind == "arrest" and step.kind in ("detention", "arrest")
    if not (again or last.kind == "detention") or law != CHINA:
        return False
    told = not last.is_day and last.end is not None and "end not printed" not in last.inferred
    twice = last.kind == step.kind == "detention"
    days = _COUNTING + (0 if twice else int(limits()["detention"]["days"]))
    return not told and last.bounds("start")[1] + days < step.bounds("start")[0]


def _detained(run: Sequence[Item], step: Item) -> Item:
    """Custody that ended on some day between the detention and the step told next."""
    latest = step.start.latest if step.start else None
    until = None if latest is None else lambda _: latest
    how = say(
        "its end is not printed: the {step} came later than the law lets a detention last, so a "
        "release may be left out",
        step=named(_name(step)),
    )  # fmt: skip
    return put("held", run, run[0].start, moved(run[-1].start, lambda d: d, until), how)


def _sentence_end(run: Sequence[Item], steps: Sequence[Item]) -> date | None:
    """The last printed end of a sentence that this custody may have gone over into.

    A sentence that ended before the last step of the run tells nothing of when that ended.
    """
    first, last = run[0], run[-1]
    begun = first.start.earliest if first.start else None
    ends = [
        s.end.latest
        for s in steps
        if s.kind == "imprisonment" and s.matter == first.matter and s.end and s.end.latest
    ]
    end = max((e for e in ends if begun is None or e >= begun), default=None)
    steps_on = [r.earliest for r in last.start.readings if r.earliest] if last.start else []
    return None if end is None or any(day > end for day in steps_on) else end


def _custody(run: Sequence[Item], end: Item | None, served: date | None = None) -> Item:
    printed = _printed_end(run)
    if printed is not None:
        return put("held", run, run[0].start, printed, run[-1].inferred)
    if end is not None:
        how = say(
            "held from the {first} until the {last}: no release is told between",
            first=named(_name(run[0])), last=named(_name(end)),
        )  # fmt: skip
        return put("held", [*run, end], run[0].start, end.start, how)
    last = run[-1]
    # "Still held" when the paper was written: it ended that day or later.
    told = last.end.earliest if last.end is not None and "still held" in last.inferred else None

    def lasted(day: date) -> date:
        return max(day, told or day)

    if served is not None:
        how = say("its end is not printed; at the latest with the sentence it went over into")
        return put("held", run, run[0].start, moved(last.start, lasted, lambda _: served), how)
    longest = days_later(int(limits()["detention"]["days"]))
    upper = longest if last.kind == "detention" and told is None else None
    end_date = moved(last.start, lasted, upper)
    return put("held", run, run[0].start, end_date, say("how long it lasted is not printed"))


def _bound(dated: Sequence[Item]) -> Iterator[Item]:
    """``bound``: each run of bail or residential surveillance, until what ended it.

    Under the law of another state bail binds to no place unless its order names one.
    """
    run: list[Item] = []
    for step in dated:
        if step.kind in _REFUSED:
            continue
        if step.kind in BINDING and (step.place is not None or law_of(step) == CHINA):
            if run and not _continues(run, step):
                yield _binding(run, None)
                run = []
            elif run and (run[-1].kind != step.kind or _handed_in_only_now(run, step)):
                # Another measure; or the passport was with the person until then: two runs.
                yield _binding(run, step)
                run = []
            run.append(step)
        elif run and not _same_day(run[-1], step) and _within_limit(run, step):
            yield _binding(run, None if _elsewhere(run[-1], step) else step)
            run = []
    if run:
        yield _binding(run, None)


def _dated(steps: Sequence[Item]) -> list[Item]:
    dated = [s for s in steps if s.kind in STEPS and s.start is not None]
    judged = [s for s in dated if s.kind in _JUDGED]
    if len(judged) > 1:
        vague = {id(s) for s in judged if any(_retells(s, o) for o in judged)}
        dated = [s for s in dated if id(s) not in vague]
    return sorted(dated, key=by_day)


def _retells(vague: Item, exact: Item) -> bool:
    """Does another paper give the same conviction more exactly ("October" and the 21st)?"""
    if not (vague.start and exact.start):
        return False
    one = vague.start.earliest, vague.start.latest
    two = exact.start.earliest, exact.start.latest
    if None in one or None in two or one == two:
        return False
    return one[0] <= two[0] and two[1] <= one[1]  # type: ignore[operator]


def _continues(run: Sequence[Item], step: Item) -> bool:
    """May this grant follow the last one without a gap?"""
    last = run[-1]
    if _same_day(last, step):
        return True
    printed = _printed_end(run)
    begins = step.start.earliest if step.start else None
    if printed is not None:
        # Where the end is not sure the last grant may have run out before.
        return begins is None or printed.earliest is None or begins <= printed.earliest
    return _within_limit(run, step)


def _handed_in_only_now(run: Sequence[Item], step: Item) -> bool:
    """Is this the first grant under which the passport is handed in?"""
    return (
        step.detail("passport_surrendered") == "yes"
        and all(s.detail("passport_surrendered") != "yes" for s in run)
        and not _same_day(run[-1], step)
    )


def _within_limit(run: Sequence[Item], step: Item) -> bool:
    """Does the step come while the last grant may still have run?"""
    last = run[-1].start.latest if run[-1].start else None
    begins = step.start.earliest if step.start else None
    if last is None or begins is None:
        return False
    return begins <= add_months(last, int(limits()["bail"]["months"]))


def _printed_end(run: Sequence[Item]) -> UncertainDate | None:
    """The end the last grant gives. Ends of earlier ones are passed over by the next.

    "This day or later" is no end: the paper's reader knows only what the paper says.
    """
    end = run[-1].end
    return None if run[-1].is_day or end is None or end.latest is None else end


def _same_day(a: Item, b: Item) -> bool:
    return a.start is not None and b.start is not None and a.start.readings == b.start.readings


def _binding(run: Sequence[Item], end: Item | None) -> Item:
    """One run. A printed end counts; else what ended it; else it may have run to the limit."""
    place = next((s.place for s in run if s.place is not None), None) or _residence(run[0])
    parts, printed = list(run), _printed_end(run)
    how = (
        ""
        if len(run) == 1
        else say("{count} grants, taken as running on from one to the next", count=len(run))
    )
    if printed is not None:
        end_date, ended = _first_end(printed, end)
        if ended is not None:
            how = say(
                "its printed end came after the {step}, which ended it at the latest",
                step=named(_name(ended)),
            )
            parts.append(ended)
    elif end is not None:
        how = say("until the {step}: the papers tell of no end before it", step=named(_name(end)))
        parts.append(end)
        end_date = end.start
    else:
        longest = int(limits()[_measure(run[-1])]["months"])
        end_date = moved(run[-1].start, lambda day: day, lambda day: add_months(day, longest))
        how = say("its end is not printed; taken as lasting no longer than the law allows")
    item = put("bound", parts, run[0].start, end_date, how, place)
    item.details = (("measure", _name(run[0])),)
    if any(s.detail("passport_surrendered") == "yes" for s in run):
        item.details += (("passport_surrendered", "yes"),)
    return item


def _first_end(
    printed: UncertainDate, step: Item | None
) -> tuple[UncertainDate | None, Item | None]:
    """The printed end, unless a release or a judgment came before it; then with that step.

    A judgment ends bail on some day from the day it was given until the day it took effect.
    """
    if step is None or step.start is None or step.bounds("start")[0] >= ordinals(printed)[0]:
        return printed, None
    if step.kind not in _JUDGED and step.start.latest is not None:
        return step.start, step
    days = int(limits()["appeal"]["days"]) + 1 + int(limits()["service"]["days"])
    until, last = days_later(days), printed.latest or date.max
    cut = tuple(
        Reading(r.earliest, min(until(r.latest), last) if r.latest else last, r.assumes)
        for r in step.start.readings
    )
    return UncertainDate(cut), step


def _measure(item: Item) -> str:
    return item.kind if item.kind in limits() else "bail"


def _residence(item: Item) -> Place | None:
    """Chinese law binds to the city or county of residence where the paper names none."""
    if item.extraction.language.startswith("zh") or item.extraction.language == "":
        return Place("the city or county of residence (not named)", "CN")
    return None


def _name(item: Item) -> str:
    return item.kind.replace("_", " ")
