"""What ends being a suspect, custody and a sentence before the day that another paper prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from forensics.rules.appeals import is_of
from forensics.rules.calendar import add_months, limits
from forensics.rules.items import FAR, Item, by_day, ordinals, put
from forensics.rules.matters import one_matter
from forensics.rules.runs import BINDING, CUSTODY
from forensics.rules.speech import say
from forensics.temporal.readings import UncertainDate

_LETS_GO = frozenset({"release", "bail_released"})
_ANEW = CUSTODY | BINDING


def told_apart(whole: Item, steps: Sequence[Item], given_up: Sequence[Item]) -> Iterator[Item]:
    """The time as a suspect in pieces, each from a step that the papers tell of.

    A case given up ends one, if it is this case; the next begins with the step told after it. Bail
    lapses after twelve months (CPL 2018 art. 79, 2012 art. 77): where nothing is told of the case
    for longer than that, whether the person still was a suspect is open until the next step. So it
    is from a release to a measure that begins anew: who is not to be prosecuted is let go (art.
    79, 91).
    """
    if whole.bounds("start")[0] == -FAR:
        yield whole
        return
    limit = int(limits()["bail"]["months"])
    last = whole.bounds("end")[0]
    dated = [s for s in steps if s.start is not None and s.bounds("start")[0] > -FAR]
    told = [s for s in dated if s in whole.parts or s.bounds("start")[0] <= last]
    same = {id(e): one_matter(e, (*told, *whole.parts)) for e in given_up if _cuts(e, whole)}
    ends = sorted((e for e in given_up if same.get(id(e), False) is not False), key=by_day)
    if not ends and _in_one_go(whole, told, limit):
        yield whole
        return
    first = before = whole.parts[0]
    known, sure = _told_until(first), _runs_until(first)
    for step in sorted(told, key=by_day):
        day = step.bounds("start")[0]
        since = [e for e in ends if e.bounds("start")[0] >= first.bounds("start")[0]]
        end = next((e for e in since if e.bounds("start")[0] < day), None)
        let_go = before.bounds("start")[0]
        if end is not None:
            yield _given_up(first, end, None if same[id(end)] else day)
        elif before.kind in _LETS_GO and step.kind in _ANEW and let_go < day - 1:
            how = say(
                "suspect or defendant from the first measure to a release; whether the case went "
                "on until the next measure is open"
            )
            yield _open_until(let_go, day, (first, before), how)
        elif sure < day - 1 and _later(known, limit) < day:
            how = say(
                "suspect or defendant from the first measure; the paper tells of no step in more "
                "than {months} months after that, and whether the case went on is open",
                months=limit,
            )  # fmt: skip
            yield _open_until(sure, day, (first, before), how)
        else:
            known, sure = max(known, _told_until(step)), max(sure, _runs_until(step))
            before = step
            continue
        first = before = step
        known, sure = _told_until(step), _runs_until(step)
    end = next((e for e in ends if first.bounds("start")[0] <= e.bounds("start")[0]), None)
    if end is not None:
        yield _given_up(first, end, None if same[id(end)] else whole.bounds("end")[1] + 1)
    elif first is whole.parts[0]:
        yield whole
    else:
        parts = tuple(dict.fromkeys((first, *whole.parts[1:])))
        yield put("suspect", parts, first.start, whole.end, whole.inferred)


def _in_one_go(whole: Item, told: Sequence[Item], limit: int) -> bool:
    """Nobody let go, and no step later than bail can last: so it is in nearly every paper."""
    if any(s.kind in _LETS_GO for s in told):
        return False
    reach = _later(whole.bounds("start")[0], limit)
    return all(s.bounds("start")[0] <= reach for s in told)


def _open_until(last: int, day: int, parts: tuple[Item, Item], how: str) -> Item:
    """It ended on some day from the last that is sure to the one before the next step."""
    final = date.fromordinal(day - 1) if day < FAR else None
    until = UncertainDate.between(date.fromordinal(last), final)
    return put("suspect", tuple(dict.fromkeys(parts)), parts[0].start, until, how)


def _given_up(first: Item, end: Item, day: int | None) -> Item:
    """``day`` is the one of the next step, where what was given up may be another case."""
    if day is None:
        how = say("suspect or defendant until the case was given up")
        return put("suspect", [first, end], first.start, end.start, how)
    how = say(
        "suspect or defendant until a case was given up; whether it was this one is open: its "
        "charge or its office is another"
    )
    return _open_until(end.bounds("start")[0], day, (first, end), how)


def _told_until(step: Item) -> int:
    """The last day that it surely tells of; an end taken from the next step is not told."""
    begins, ends = step.bounds("start")[0], step.bounds("end")[0]
    taken = "end not printed" in step.inferred and "still held" not in step.inferred
    return begins if taken or step.is_day or ends == -FAR else max(begins, ends)


def _runs_until(step: Item) -> int:
    """As ``_told_until``; bail and surveillance of no printed end are taken to run their time."""
    told = _told_until(step)
    if step.kind not in BINDING or told > step.bounds("start")[0]:
        return told
    return _later(told, int(limits()[step.kind]["months"]))


def _later(day: int, months: int) -> int:
    begun = date.fromordinal(day)
    return add_months(begun, months).toordinal() if begun.year < date.max.year - 1 else FAR


def end_with_release(found: Sequence[Item], items: Sequence[Item]) -> None:
    """Cut the times as a suspect that rest on measures alone, in place.

    A release from bail leaves open when they ended: a measure can be lifted while the case goes
    on. What a judgment ended is not touched.
    """
    released: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind == "bail_released" and item.start is not None:
            released[item.person].append(item)
    for item in found:
        if item.kind != "suspect" or any(p.kind == "conviction" for p in item.leaves):
            continue
        for end in sorted(released.get(item.person, ()), key=lambda e: e.bounds("start")):
            if not _cuts(end, item):
                continue
            if end.start is not None and item.end is not None:
                item.end = UncertainDate.between(end.start.earliest, item.end.latest)
                item.inferred += say(
                    "; bail was lifted before, and how long the case went on is not printed"
                )
            break


def end_with_change(found: Sequence[Item], items: Sequence[Item]) -> None:
    """Cut custody and sentences short, in place, where a higher court changed the judgment, or a
    later ruling or the prison's certificate let the prisoner go before the end it prints.
    Of probation, which is counted from a day that no judgment prints, a certificate tells the end.
    """
    judged = {(id(i.extraction), i.person): i for i in items if i.kind == "conviction"}
    _end_with_appeal(found, items, judged)
    _end_with_correction(found, items)
    changed: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        certified = item.kind == "release" and item.extraction.kind == "release_certificate"
        if item.extraction.kind == "sentence_change" or item.kind == "parole" or certified:
            changed[item.person].append(item)
    for item in found:
        if item.kind not in ("held", "serving") or item.end is None:
            continue
        for change in changed.get(item.person, ()):
            until = _let_go(change)
            if until is None or item.start is None or not _after_judgment(change, item, judged):
                continue
            if ordinals(item.start)[1] <= ordinals(until)[0] < ordinals(item.end)[1]:
                if ordinals(until)[0] > ordinals(item.end)[0]:
                    until = UncertainDate.between(item.end.earliest, until.latest)
                item.end = until
                short = (
                    say("cut short by the release that the prison certifies")
                    if change.kind == "release"
                    else say("cut short by a later ruling")
                )
                item.inferred = "; ".join(x for x in (item.inferred, short) if x)


def _end_with_appeal(
    found: Sequence[Item], items: Sequence[Item], convictions: Mapping[tuple[int, str], Item]
) -> None:
    """Cut the sentence that a judgment prints, in place, where a higher court changed it or set it
    aside: an acquittal ends it on that day, else what became of it is open."""
    reviews: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind == "appeal_decided" and item.detail("result") != "upheld":
            reviews[item.person].append(item)
    for item in found:
        first = item.parts[0] if item.parts else item
        if first.kind not in ("imprisonment", "sentence_start") or item.end is None:
            continue
        conviction = convictions.get((id(first.extraction), first.person))
        for review in reviews.get(item.person, ()):
            if conviction is None or not is_of(review, conviction) or not _cuts(review, item):
                continue
            assert review.start is not None
            if review.detail("result") == "acquitted":
                item.end = review.start
            else:
                item.end = UncertainDate.between(review.start.earliest, item.end.latest)
            short = say("a higher court changed the judgment or set it aside")
            item.inferred = "; ".join(x for x in (item.inferred, short) if x)


def _end_with_correction(found: Sequence[Item], items: Sequence[Item]) -> None:
    """Probation ends, in place, on the day on which a certificate has community correction end,
    where that lies in the time counted; of another conviction the certificate says nothing."""
    ended: defaultdict[str, list[Item]] = defaultdict(list)
    judged: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for item in items:
        if item.kind == "other" and item.detail("what") == "community correction ended":
            ended[item.person].append(item)
        elif item.kind == "conviction" and item.extraction.kind == "release_certificate":
            judged[id(item.extraction)].add(item.bounds("start"))
    for item in found if ended else ():
        if item.kind != "on_probation" or item.start is None or item.end is None:
            continue
        own = {i.bounds("start") for i in item.leaves if i.kind == "conviction"}
        for end in ended[item.person]:
            told = judged[id(end.extraction)]
            if end.start is None or (told and own and not told & own):
                continue
            low, high = ordinals(end.start)
            if ordinals(item.start)[1] <= low and high <= ordinals(item.end)[1]:
                item.end = end.start
                how = say("it ended on the day on which the certificate has correction end")
                item.inferred = "; ".join(x for x in (item.inferred, how) if x)


def _let_go(change: Item) -> UncertainDate | None:
    """The last day in prison that a ruling leaves: the new end, or the day of parole.

    The day of parole is not printed: it lies at the ruling or later, and counts as open.
    """
    if change.kind == "parole":
        return change.start
    if change.kind == "release":
        return change.start
    return change.end if change.kind in ("imprisonment", "sentence_end") else None


def _after_judgment(change: Item, item: Item, judged: Mapping[tuple[int, str], Item]) -> bool:
    """A release cuts a sentence only after the judgment that gave it: before, it was from custody
    that the sentence counts in."""
    first = item.leaves[0]
    judgment = judged.get((id(first.extraction), first.person))
    if change.kind != "release" or judgment is None:
        return True
    return judgment.bounds("start")[1] <= change.bounds("start")[0]


def _cuts(end: Item, item: Item) -> bool:
    """Does it fall after the beginning and, as far as is known, before the end?"""
    if item.start is None or item.end is None:
        return False
    # Not ``bounds``: they are kept, and the end is about to change.
    return ordinals(item.start)[1] <= ordinals(end.start)[0] < ordinals(item.end)[1]
