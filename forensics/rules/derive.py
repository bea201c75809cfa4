"""What follows from two printed things together. Every derived item says how it came about.

* ``passport``: the book, from its issue to its expiry;
* ``held`` and ``bound``: in custody, or bound to a place by bail or residential surveillance,
  from the first step to the one that ended it (see ``runs``);
* ``suspect``: suspect or defendant, from the first measure to the day the judgment took effect,
  apart where the case was given up between or nothing is told of it for long (see ``releases``);
* ``on_probation``: probation, counted from the effective judgment;
* ``serving``: a sentence not suspended, from its first to its last day;
* ``effective_conviction``: the days on which a conviction can have become effective;

Times between two stamps, ``away`` and ``stay``, are made in ``travel``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from forensics.data.passport_series import special
from forensics.rules.appeals import after_appeal
from forensics.rules.calendar import add_months, days_later, limits, moved, term
from forensics.rules.items import Item, by_day, put
from forensics.rules.jurisdiction import CHINA, law_of
from forensics.rules.releases import end_with_change, end_with_release, told_apart
from forensics.rules.retold import end_with_judgment, told_once
from forensics.rules.runs import OTHER_CUSTODY, STEPS, runs_of
from forensics.rules.speech import say
from forensics.temporal.readings import UncertainDate

DERIVED = frozenset(
    {
        "document", "passport", "held", "bound", "suspect", "on_probation", "serving",
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

_FIRST_STEPS = frozenset(
    {"detention", "arrest", "custody", "bail", "residential_surveillance", "apprehension"}
)
_LATER_STEPS = frozenset({"indictment", "acceptance"})
_OF_A_SUSPECT = STEPS | _FIRST_STEPS | _LATER_STEPS


def derived(items: Sequence[Item]) -> list[Item]:
    """All derived items of a case, from its printed ones."""
    by_paper: defaultdict[tuple[int, str], list[Item]] = defaultdict(list)
    by_person: defaultdict[str, list[Item]] = defaultdict(list)
    reviews: defaultdict[str, list[Item]] = defaultdict(list)
    given_up: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        kind = item.kind
        if kind == "case_closed":
            given_up[item.person].append(item)
        if kind == "appeal_decided":
            reviews[item.person].append(item)
        elif kind in _WANTED:
            by_paper[id(item.extraction), item.person].append(item)
            if item.component and item.matter == "this":
                by_person[item.component].append(item)
    found: list[Item] = []
    for (_, person), steps in by_paper.items():
        found.extend(_of_paper(steps, reviews.get(person, ()), given_up.get(person, ())))
    end_with_judgment(found)
    end_with_release(found, items)
    for steps in by_person.values():
        found.extend(runs_of(steps))
    end_with_change(found, items)
    return told_once(found)


_OF_BOOKS = frozenset({"issue", "expiry", "paper:issue_date", "paper:expiry_date"})
_WANTED = (
    _OF_BOOKS
    | STEPS
    | frozenset(OTHER_CUSTODY)
    | _FIRST_STEPS
    | _LATER_STEPS
    | {
        "sentence", "sentence_start", "sentence_end", "probation", "prior_judgment",
    }
)  # fmt: skip


def _of_paper(
    steps: Sequence[Item], reviews: Sequence[Item], given_up: Sequence[Item]
) -> Iterator[Item]:
    by_kind: defaultdict[str, list[Item]] = defaultdict(list)
    for step in steps:
        by_kind[step.kind].append(step)
    if not _OF_BOOKS.isdisjoint(by_kind):
        yield from _passports(by_kind)
        if _OF_BOOKS.issuperset(by_kind):
            return
    this = [s for s in steps if s.matter == "this"]
    convictions = by_kind["conviction"] + by_kind["prior_judgment"]
    told = [e for e in map(_effective, convictions) if e is not None]
    settled = [after_appeal(e, reviews) for e in told]
    effective = [e for e in settled if e is not None]
    yield from effective
    set_aside = len(effective) < len(told) and not effective
    judged = next((e for e in effective if e.matter == "this"), None)
    for whole in _suspect(this, judged):
        told_of = [s for s in this if s.kind in _OF_A_SUSPECT]
        yield from told_apart(whole, told_of, given_up)
    if not set_aside:
        yield from _probation(by_kind, judged)
        yield from _serving(by_kind)


def _passports(by_kind: dict[str, list[Item]]) -> Iterator[Item]:
    """One passport a book of the paper: issue and expiry from its events, else from its facts.

    One file may hold the data pages of several books: their events tell the number, or whose.
    """
    books: defaultdict[str, dict[str, Item]] = defaultdict(dict)
    for kind in ("issue", "expiry"):
        for item in by_kind[kind]:
            if item.event is not None and item.start and "passport" in _paper(item):
                book = item.detail("number") or item.event.person
                books[book].setdefault(kind, item)
    if not books:
        for kind, name in (("issue", "paper:issue_date"), ("expiry", "paper:expiry_date")):
            for item in by_kind[name]:
                if "passport" in _paper(item):
                    books[""].setdefault(kind, item)
    for told in books.values():
        yield _passport(told.get("issue"), told.get("expiry"), alone=len(books) == 1)


def _passport(issue: Item | None, expiry: Item | None, *, alone: bool) -> Item:
    """``alone``: what else the paper says of a passport is said of this one."""
    parts = [x for x in (issue, expiry) if x]
    main = parts[0]
    number = main.detail("number") or (_fact(main, "number", "passport_number") if alone else "")
    item = put(
        "passport", parts, issue.start if issue else None, expiry.start if expiry else None, ""
    )
    if item.start is item.end:
        item.end = None
    # The zone for machines names the state; the page for people may name an office.
    states = [f.value for f in main.extraction.values("issuer", "mrz") if isinstance(f.value, str)]
    issuer = states[0] if states else _fact(main, "issuer")
    if not alone:
        issuer = main.asserted_by
    item.details = (("number", number), ("issuer", issuer), ("series", special(number)))
    return item


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
        how = say("the paper says when it took effect")
    elif law_of(conviction) != CHINA:
        start = moved(conviction.start, lambda day: day, days_later(_slack()))
        how = say("when the law of its court lets it take effect is not known here")
    elif final:
        start = moved(conviction.start, lambda day: day, days_later(_slack()))
        how = say("a final judgment takes effect when it is given")
    else:
        first = int(limits()["appeal"]["days"]) + 1
        start = moved(conviction.start, days_later(first), days_later(first + _slack()))
        how = say(
            "a first-instance judgment takes effect when the {count} days of appeal after "
            "service have run out; the day of service is not printed",
            count=first - 1,
        )
    item = put("effective_conviction", [conviction], start, start, how)
    item.details = tuple(
        (k, conviction.detail(k))
        for k in ("court", "charge", "punishment")
        if conviction.detail(k)
    )
    return item


def _slack() -> int:
    return int(limits()["service"]["days"])


def _suspect(steps: Sequence[Item], judged: Item | None) -> Iterator[Item]:
    """Suspect or defendant, from the first measure until the judgment took effect."""
    dated = [s for s in steps if s.start is not None]
    first = min((s for s in dated if s.kind in _FIRST_STEPS), key=by_day, default=None)
    if first is None:
        first = min((s for s in dated if s.kind in _LATER_STEPS), key=by_day, default=None)
    if first is None:
        return
    if judged is not None:
        how = say("suspect or defendant from the first measure until the judgment took effect")
        yield put("suspect", [first, *judged.parts], first.start, judged.start, how)
        return
    ends = [s for s in dated if s.kind in MEASURES and s.end is not None and not s.is_day]
    last = max(ends, key=lambda s: (s.end.latest if s.end else None) or date.min, default=None)
    if last is not None:
        how = say("suspect at least while the measures ran")
        yield put("suspect", list(dict.fromkeys([first, last])), first.start, last.end, how)
    else:
        # Nothing says how long; a year of bail is the longest one authority may order.
        longest = int(limits()["bail"]["months"])
        end = moved(first.start, lambda day: day, lambda day: add_months(day, longest))
        how = say("how long the case ran is not printed")
        yield put("suspect", [first], first.start, end, how)


def _probation(by_kind: dict[str, list[Item]], judged: Item | None) -> Iterator[Item]:
    for item in by_kind["probation"]:
        if item.start is not None and item.end is not None:
            yield put("on_probation", [item], item.start, item.end, item.inferred)
            return
    sentence = next((s for s in by_kind["sentence"] if term(s.detail("probation"))), None)
    length = term(sentence.detail("probation")) if sentence else None
    if sentence is None or length is None or judged is None:
        return

    def last(day: date) -> date:
        return days_later(length.days - 1)(add_months(day, length.months))

    how = say(
        "{term} of probation, counted from the day the judgment took effect", term=length.words
    )
    yield put(
        "on_probation", [*judged.parts, sentence], judged.start, moved(judged.start, last, last),
        how,
    )  # fmt: skip


def _serving(by_kind: dict[str, list[Item]]) -> Iterator[Item]:
    if any(s.detail("probation") for s in by_kind["sentence"]) or by_kind["probation"]:
        return
    kinds = {s.detail("kind") for s in by_kind["sentence"]}
    for start, end in zip(by_kind["sentence_start"], by_kind["sentence_end"], strict=False):
        serving = put("serving", [start, end], start.start, end.start, "")
        if kinds == {"public_surveillance"}:
            # Served at home, under the law that binds all who serve a sentence.
            serving.details = (("sentence", "public_surveillance"),)
        yield serving
    if not by_kind["sentence_start"]:
        for item in by_kind["imprisonment"]:
            yield put("serving", [item], item.start, item.end, item.inferred)
