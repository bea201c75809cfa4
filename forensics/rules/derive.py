"""What follows from two printed things together. Every derived item says how it came about.

* ``passport``: the book, from its issue to its expiry;
* ``held``: in custody, from one step to the one that ended it;
* ``suspect``: suspect or defendant, from the first measure to the day the judgment took effect;
* ``on_probation``: probation, counted from the effective judgment;
* ``serving``: a sentence not suspended, from its first to its last day;
* ``effective_conviction``: the days on which a conviction can have become effective;
* ``away``: out of a state, between its exit stamp and its next entry stamp;
* ``stay``: in a state, between its entry stamp and its next exit stamp.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from forensics.places import Place
from forensics.rules.calendar import add_months, days_later, limits, moved, term
from forensics.rules.items import Item
from forensics.temporal.readings import UncertainDate

DERIVED = frozenset(
    {
        "document", "passport", "held", "suspect", "on_probation", "serving",
        "effective_conviction", "away", "stay",
    }
)  # fmt: skip

MEASURES = frozenset(
    {
        "bail", "residential_surveillance", "restricted_to_place", "probation", "travel_ban",
        "detention", "arrest", "custody", "admin_detention", "imprisonment",
        "compulsory_detox",
    }
)  # fmt: skip
"""A single date on one of these is its first day; its end was not printed."""

_CUSTODY = ("detention", "arrest", "custody", "commitment")
_ENDS_CUSTODY = frozenset({"bail", "residential_surveillance", "release", "escape"})
_FIRST_STEPS = frozenset(
    {"detention", "arrest", "custody", "bail", "residential_surveillance", "apprehension"}
)
_LATER_STEPS = frozenset({"indictment", "acceptance"})
MOST_RIVALS = 5


def derived(items: Sequence[Item]) -> list[Item]:
    """All derived items of a case, from its printed ones."""
    by_paper: defaultdict[tuple[int, str], list[Item]] = defaultdict(list)
    crossings: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind == "border_crossing":
            if item.start is not None:
                crossings[item.person].append(item)
        elif item.kind in _WANTED:
            by_paper[id(item.extraction), item.person].append(item)
    found: list[Item] = []
    for steps in by_paper.values():
        found.extend(_of_paper(steps))
    for passed in crossings.values():
        found.extend(_travels(passed))
    return found


_WANTED = (
    frozenset(_CUSTODY)
    | _ENDS_CUSTODY
    | _FIRST_STEPS
    | _LATER_STEPS
    | {
        "issue", "expiry", "paper:issue_date", "paper:expiry_date", "conviction", "judgment",
        "sentence", "sentence_start", "sentence_end", "probation", "prior_judgment",
        "imprisonment", "admin_detention", "compulsory_detox",
    }
)  # fmt: skip


def _of_paper(steps: Sequence[Item]) -> Iterator[Item]:
    by_kind: defaultdict[str, list[Item]] = defaultdict(list)
    for step in steps:
        by_kind[step.kind].append(step)
    yield from _passport(by_kind)
    this = [s for s in steps if s.matter == "this"]
    yield from _held(this)
    effective = [_effective(c) for c in by_kind["conviction"]]
    effective += [_effective(c) for c in by_kind["prior_judgment"]]
    yield from (e for e in effective if e is not None)
    judged = next((e for e in effective if e is not None and e.matter == "this"), None)
    yield from _suspect(this, judged)
    yield from _probation(by_kind, judged)
    yield from _serving(by_kind)


def _put(kind: str, parts: Sequence[Item], start: UncertainDate | None,
         end: UncertainDate | None, how: str, place: Place | None = None) -> Item:
    main = parts[0]
    return Item(
        kind, main.extraction, tuple(p for x in parts for p in x.provenance[:1]), main.person,
        main.component, start, end, None, place or main.place, None, None, main.asserted_by,
        how, (), tuple(parts),
    )  # fmt: skip


def _passport(by_kind: dict[str, list[Item]]) -> Iterator[Item]:
    """One passport a paper: issue and expiry from its events, else from its facts."""

    def of(event: str, fact: str) -> Item | None:
        told = [i for i in by_kind[event] if "passport" in _paper(i) and i.start]
        return told[0] if told else next((i for i in by_kind[fact] if "passport" in _paper(i)), None)

    issue, expiry = of("issue", "paper:issue_date"), of("expiry", "paper:expiry_date")
    main = issue or expiry
    if main is None:
        return
    number = main.detail("number") or _fact(main, "number", "passport_number")
    item = _put(
        "passport", [x for x in (issue, expiry) if x], issue.start if issue else None,
        expiry.start if expiry else None, "",
    )  # fmt: skip
    if item.start is item.end:
        item.end = None
    item.details = (("number", number), ("issuer", _fact(main, "issuer")))
    yield item


def _paper(item: Item) -> str:
    return item.detail("paper") or item.extraction.kind


def _fact(item: Item, *names: str) -> str:
    extraction = item.extraction
    for name in names:
        for fact in extraction.values(name):
            if isinstance(fact.value, str):
                return fact.value
        for person in extraction.persons:
            for fact in person.values(name):
                if isinstance(fact.value, str):
                    return fact.value
    return ""


def _order(item: Item) -> tuple[date, tuple[str, int, int, int, str, str]]:
    return (item.start.earliest if item.start else None) or date.max, item.sort_key


def _held(steps: Sequence[Item]) -> Iterator[Item]:
    """Each run of custody, from its first step to the step that ended it."""
    ordered = sorted((s for s in steps if s.start is not None), key=_order)
    run: list[Item] = []
    for step in ordered:
        if step.kind in _CUSTODY:
            run.append(step)
        elif step.kind in _ENDS_CUSTODY and run:
            yield _custody(run, step)
            run = []
    if run:
        yield _custody(run, None)
    for step in ordered:
        if step.kind in ("imprisonment", "admin_detention", "compulsory_detox") and step.end:
            yield _put(
                "held", [step], step.start, None if step.is_day else step.end, step.inferred
            )


def _custody(run: Sequence[Item], end: Item | None) -> Item:
    printed = next((s.end for s in reversed(run) if s.end is not None and not s.is_day), None)
    if printed is not None:
        return _put("held", run, run[0].start, printed, "")
    if end is not None:
        how = (
            f"held from {_name(run[0])} until {_name(end)}: the papers name no release between"
        )
        return _put("held", [*run, end], run[0].start, end.start, how)
    last = run[-1]
    longest = days_later(int(limits()["detention"]["days"]))
    if last.kind == "detention":
        # Open after the detention: at most as long as the law allows without an arrest.
        end_date = moved(last.start, lambda day: day, longest)
        return _put("held", run, run[0].start, end_date, "how long it lasted is not printed")
    end_date = moved(last.start, lambda day: day, None)
    return _put("held", run, run[0].start, end_date, "how long it lasted is not printed")


def _name(item: Item) -> str:
    return item.kind.replace("_", " ")


def _effective(conviction: Item) -> Item | None:
    """When a conviction can have become effective."""
    if conviction.start is None:
        return None
    told = conviction.detail("effective_from")
    final = "终" in _fact(conviction, "case_number") or conviction.kind == "prior_judgment"
    if told:
        try:
            start: UncertainDate | None = UncertainDate.day(date.fromisoformat(told))
        except ValueError:
            return None
        how = "the paper says when it took effect"
    elif final:
        start = moved(conviction.start, lambda day: day, days_later(_slack()))
        how = "a final judgment takes effect when it is given"
    else:
        first = int(limits()["appeal"]["days"]) + 1
        start = moved(conviction.start, days_later(first), days_later(first + _slack()))
        how = (
            f"a first-instance judgment takes effect when the {first - 1} days of appeal after "
            "service have run out; the day of service is not printed"
        )
    item = _put("effective_conviction", [conviction], start, start, how)
    item.details = tuple(
        (k, conviction.detail(k)) for k in ("court", "charge") if conviction.detail(k)
    )
    return item


def _slack() -> int:
    return int(limits()["service"]["days"])


def _suspect(steps: Sequence[Item], judged: Item | None) -> Iterator[Item]:
    """Suspect or defendant, from the first measure until the judgment took effect."""
    dated = [s for s in steps if s.start is not None]
    first = min((s for s in dated if s.kind in _FIRST_STEPS), key=_order, default=None)
    if first is None:
        first = min((s for s in dated if s.kind in _LATER_STEPS), key=_order, default=None)
    if first is None:
        return
    if judged is not None:
        how = "suspect or defendant from the first measure until the judgment took effect"
        yield _put("suspect", [first, *judged.parts], first.start, judged.start, how)
        return
    ends = [s for s in dated if s.kind in MEASURES and s.end is not None and not s.is_day]
    last = max(ends, key=lambda s: (s.end.latest if s.end else None) or date.min, default=None)
    if last is not None:
        how = "suspect at least while the measures ran"
        yield _put("suspect", list(dict.fromkeys([first, last])), first.start, last.end, how)
    else:
        # Nothing says how long; a year of bail is the longest one authority may order.
        longest = int(limits()["bail"]["months"])
        end = moved(first.start, lambda day: day, lambda day: add_months(day, longest))
        yield _put("suspect", [first], first.start, end, "how long the case ran is not printed")


def _probation(by_kind: dict[str, list[Item]], judged: Item | None) -> Iterator[Item]:
    for item in by_kind["probation"]:
        if item.start is not None and item.end is not None:
            yield _put("on_probation", [item], item.start, item.end, item.inferred)
            return
    sentence = next((s for s in by_kind["sentence"] if term(s.detail("probation"))), None)
    length = term(sentence.detail("probation")) if sentence else None
    if sentence is None or length is None or judged is None:
        return

    def last(day: date) -> date:
        return days_later(length.days - 1)(add_months(day, length.months))

    how = f"{length.words} of probation, counted from the day the judgment took effect"
    yield _put(
        "on_probation", [*judged.parts, sentence], judged.start, moved(judged.start, last, last),
        how,
    )  # fmt: skip


def _serving(by_kind: dict[str, list[Item]]) -> Iterator[Item]:
    if any(s.detail("probation") for s in by_kind["sentence"]) or by_kind["probation"]:
        return
    for start, end in zip(by_kind["sentence_start"], by_kind["sentence_end"], strict=False):
        yield _put("serving", [start, end], start.start, end.start, "")
    if not by_kind["sentence_start"]:
        for item in by_kind["imprisonment"]:
            yield _put("serving", [item], item.start, item.end, item.inferred)


def _travels(passed: Sequence[Item]) -> Iterator[Item]:
    """Times away from a state and stays in one, between neighbouring stamps of that state."""
    by_state: defaultdict[str, list[Item]] = defaultdict(list)
    for item in passed:
        by_state[item.place.country if item.place else ""].append(item)
    hulls = sorted(passed, key=_order)
    for state, stamps in sorted(by_state.items()):
        if not state:
            continue
        ordered = sorted(stamps, key=_order)
        for at, first in enumerate(ordered):
            for second in ordered[at + 1 : at + 3]:
                kind = {("exit", "entry"): "away", ("entry", "exit"): "stay"}.get(
                    (first.detail("direction"), second.detail("direction"))
                )
                if kind is None:
                    continue
                found = _between(kind, first, second, ordered if kind == "away" else hulls)
                if found is not None:
                    yield found


def _between(kind: str, first: Item, second: Item, hulls: Sequence[Item]) -> Item | None:
    rivals = _inside(first, second, hulls)
    if rivals is None:
        return None
    word = "away from" if kind == "away" else "in"
    state = first.place.name or first.place.country if first.place else ""
    how = f"{word} {state} between two stamps; no other stamp in evidence lies between them"
    item = _put(kind, [first, second], first.start, second.start, how, first.place)
    item.rivals = rivals
    unread = _unread(item)
    if unread:
        item.open_because = unread
    return item


def _unread(item: Item) -> str:
    for leaf in item.leaves:
        for warning in leaf.extraction.warnings:
            if "stamp" in warning.code and "unread" in warning.code:
                return f"a stamp in {leaf.document} could not be read and may lie between the two"
    return ""


def _inside(first: Item, second: Item, hulls: Sequence[Item]) -> tuple[Item, ...] | None:
    """Other crossings that may lie between the two; ``None`` if surely one does, or too many."""
    start, end = _hull(first)[0], _hull(second)[1]
    sure_start, sure_end = _hull(first)[1], _hull(second)[0]
    found = []
    at = _first_at(hulls, start)
    while at < len(hulls) and _order(hulls[at])[0] <= end:
        other = hulls[at]
        at += 1
        if other is first or other is second:
            continue
        low, high = _hull(other)
        if sure_start < low and high < sure_end:
            return None
        found.append(other)
        if len(found) > MOST_RIVALS:
            return None
    found.extend(o for o in _wide(hulls, start) if o is not first and o is not second)
    return tuple(found) if len(found) <= MOST_RIVALS else None


def _first_at(hulls: Sequence[Item], day: date) -> int:
    low, high = 0, len(hulls)
    while low < high:
        middle = (low + high) // 2
        if _order(hulls[middle])[0] < day:
            low = middle + 1
        else:
            high = middle
    return low


def _wide(hulls: Sequence[Item], day: date) -> Iterable[Item]:
    """Crossings that begin before ``day`` and may be later: those read in several ways."""
    at = _first_at(hulls, day)
    return (h for h in hulls[max(0, at - 50) : at] if _hull(h)[1] >= day)


def _hull(item: Item) -> tuple[date, date]:
    when = item.start
    if when is None:
        return date.min, date.max
    return when.earliest or date.min, when.latest or date.max


