"""A candidate: facts of one rule taken together, and the verdict on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forensics.rules.doubt import doubts_of
from forensics.rules.identity import Identity
from forensics.rules.items import Item
from forensics.rules.model import Link, Rule
from forensics.rules.predicates import formula
from forensics.rules.scene import Bound
from forensics.rules.speech import say
from forensics.temporal import relations as rel
from forensics.temporal.network import Limit
from forensics.temporal.readings import Pick, UncertainDate
from forensics.temporal.relations import Formula
from forensics.temporal.verdict import Answer, Decision, Doubt, Problem, decide

Facts = Mapping[str, tuple[Item, ...]]
"""Letter -> the items that stand for it (one, in rules that join pairs)."""


@dataclass(slots=True)
class Candidate:
    """Facts that a rule looked at together, judged.

    ``missing`` names what is open besides dates; ``words`` fill the page's sentences;
    ``tested`` says what became of an assumption (``holds: …``, ``fails: …``). ``explained``
    names the paper that takes the clash away, where one does.
    """

    facts: Facts
    decision: Decision
    problem: Problem | None = None
    missing: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    tested: dict[str, str] = field(default_factory=dict)
    explained: tuple[Link, Item] | None = None

    @property
    def answer(self) -> Answer:
        return self.decision.answer

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(i for letter in sorted(self.facts) for i in self.facts[letter])


Effect = frozenset[tuple[Pick, ...]]
"""The sets of picks that a period's own order (it starts before it ends) rules out."""

_TOLD_WHOLE = frozenset({"passport", "serving"})
"""Periods of which one paper prints both ends, though as two facts."""

SPARE = 4
"""Periods kept of one effect: more than the letters of a rule, so that one is always free."""


@dataclass(slots=True)
class Companions:
    """Items whose papers' own rules may drop readings of a choice: choice -> those items.

    A period that can only run forward if the dates are day-first settles the order for every
    date that shares the choice, also for those a rule compares. Periods that rule out nothing
    are left out, and of those that rule out the same a few are kept: a book with thousands of
    stamps has thousands of them.
    """

    by_choice: dict[str, dict[object, list[Item]]] = field(default_factory=dict)

    @classmethod
    def of(cls, items: Iterable[Item]) -> Companions:
        found: dict[str, dict[object, list[Item]]] = {}
        for item in items:
            start, end = item.start, item.end
            if start is None or end is None or start is end:
                continue
            if item.parts and item.kind not in _TOLD_WHOLE:
                # Put together by this program from dates in some order: not the paper's word.
                continue
            if len(start.readings) == 1 and len(end.readings) == 1:
                continue
            effect = _ruled_out(start, end)
            if not effect:
                continue
            # Where a reading rests on no choice, no other period can say the same.
            named = all(r.assumes for d in (start, end) if len(d.readings) > 1 for r in d.readings)
            key: object = effect if named else id(item)
            for choice in start.choices | end.choices:
                same = found.setdefault(choice, {}).setdefault(key, [])
                if len(same) < SPARE:
                    same.append(item)
        return cls(found)

    def add_to(self, bound: Bound, taken: Sequence[Item]) -> None:
        """Add the periods that share a choice with the dates in ``bound``."""
        if not self.by_choice:
            return
        wanted = {c for d in bound.dates.values() if d for c in d.choices}
        for choice in sorted(wanted):
            for number, same in enumerate(self.by_choice.get(choice, {}).values()):
                item = next((i for i in same if not any(i is t for t in taken)), None)
                if item is None:
                    continue
                name = f"own:{choice}:{number}"
                bound.dates[f"{name}.start"] = item.start
                bound.dates[f"{name}.end"] = item.end
                bound.own.append(Limit(f"{name}.start", f"{name}.end", 0, "own"))


def _ruled_out(start: UncertainDate, end: UncertainDate) -> Effect:
    return frozenset(
        (*r.assumes, *s.assumes)
        for r in start.readings
        for s in end.readings
        if r.earliest and s.latest and r.earliest > s.latest
    )


def judged(
    rule: Rule,
    facts: Mapping[str, Item],
    identity: Identity | None,
    companions: Companions,
    excuses: Mapping[str, Sequence[Item]],
) -> Candidate | None:
    """The verdict on one binding; ``None`` where nothing clashes in any reading.

    ``excuses``: assumption id -> items of the case that may show that it fails.
    Raises ``TooManyReadings``.
    """
    bound = Bound(facts)
    clash = rel.both(*(formula(e, bound) for e in (*rule.where, *rule.conflict)))
    for letter, item in sorted(facts.items()):
        clash = rel.both(clash, *conditions(letter, item, bound))
    found = {letter: (item,) for letter, item in facts.items()}
    candidate = judge_formula(rule, found, clash, bound, identity, companions)
    if candidate is None:
        return None
    _try_excuses(rule, facts, bound, candidate, excuses)
    return candidate


def judge_formula(
    rule: Rule,
    facts: Facts,
    clash: Formula,
    bound: Bound,
    identity: Identity | None,
    companions: Companions,
) -> Candidate | None:
    """The verdict on a formula over ``facts``; ``None`` where nothing clashes.

    Raises ``TooManyReadings``.
    """
    items = tuple(i for found in facts.values() for i in found)
    companions.add_to(bound, items)
    if _never(clash, bound):
        return None
    doubts: tuple[Doubt, ...] = doubts_of(items)
    if identity is not None and not rule.about_identity:
        doubts += identity.doubts(items)
    problem = Problem(bound.dates, clash, tuple(bound.own), doubts=doubts)
    decision = decide(problem)
    if decision.answer is Answer.NONE:
        return None
    return Candidate(facts, decision, problem, rel.open_points(clash))


def _never(clash: Formula, bound: Bound) -> bool:
    """A quick no for the usual case: one reading of everything."""
    dates = bound.dates
    if any(d is not None and len(d.readings) > 1 for d in dates.values()):
        return clash == rel.NO
    return not rel.can_hold(clash, hulls(dates), bound.own) and (
        not bound.own or rel.can_hold(rel.YES, hulls(dates), bound.own)
    )


def hulls(
    dates: Mapping[str, UncertainDate | None],
) -> dict[str, tuple[int | None, int | None]]:
    """First and last ordinal of every date over all its readings."""
    found: dict[str, tuple[int | None, int | None]] = {}
    for name, when in dates.items():
        first = when.earliest if when else None
        last = when.latest if when else None
        found[name] = (
            first.toordinal() if first else None,
            last.toordinal() if last else None,
        )
    return found


def conditions(letter: str, item: Item, bound: Bound) -> list[Formula]:
    """What must also hold for a derived item to be there at all."""
    found: list[Formula] = []
    if item.open_because:
        found.append(rel.Open(item.open_because))
    for number, rival in enumerate(item.rivals):
        name = f"{letter}.rival{number}"
        bound.dates[name] = rival.start
        start, end = f"{letter}.start", f"{letter}.end"
        bound.dates.setdefault(start, item.start)
        bound.dates.setdefault(end, item.end)
        found.append(rel.negated(_breaks(item, rival, name, start, end)))
    return found


def _breaks(item: Item, rival: Item, name: str, start: str, end: str) -> Formula:
    """Does the crossing lie inside the stay? Out of one state and into the next on one day is one
    journey, and so is a crossing that a record of the border shows as well as a stamp: on the
    first day what leads there breaks nothing, on the last what leads on."""
    states = {i.place.country if i.place else "" for i in (item, rival)}
    same = len(states) == 1 and "" not in states
    leads = "entry" if item.kind == "stay" and same else "exit"
    on = {"entry": "exit", "exit": "entry"}[leads]
    way = rival.detail("direction")
    first = rel.before(start, name) if way == leads else Limit(start, name, 0)
    last = rel.before(name, end) if way == on else Limit(name, end, 0)
    return rel.both(first, last)


def _try_excuses(
    rule: Rule,
    facts: Mapping[str, Item],
    bound: Bound,
    candidate: Candidate,
    excuses: Mapping[str, Sequence[Item]],
) -> None:
    """Take away what the case's own papers explain; note what was tried."""
    problem = candidate.problem
    assert problem is not None
    assert problem.conflict is not None
    for link in rule.assumptions:
        if not link.kinds:
            continue
        tried: set[str] = set()
        for item in excuses.get(link.id, ()):
            if item.extent is not None or any(item is f for f in facts.values()):
                continue
            tried.add(item.document)
            scene = Bound({**facts, link.letter: item}, dict(bound.dates), list(bound.own))
            excuse = rel.both(*(formula(e, scene) for e in link.when))
            if excuse == rel.NO:
                continue
            clash = rel.both(problem.conflict, rel.negated(excuse))
            narrowed = Problem(scene.dates, clash, tuple(scene.own), doubts=problem.doubts)
            decision = decide(narrowed)
            if decision.answer is candidate.answer and _equal(decision, candidate.decision):
                continue
            if decision.answer is Answer.NONE:
                candidate.explained = (link, item)
                candidate.tested[link.id] = "fails: " + say("{paper} shows it", paper=item.document)
                return
            candidate.decision, candidate.problem = decision, narrowed
            candidate.missing = rel.open_points(clash)
            problem, bound = narrowed, scene
            candidate.tested[link.id] = "open: " + say("{paper} may show it", paper=item.document)
        if tried and link.id not in candidate.tested:
            candidate.tested[link.id] = "holds: " + (
                say("one paper of the case tried, none shows it")
                if len(tried) == 1
                else say("{count} papers of the case tried, none shows it", count=len(tried))
            )


def _equal(one: Decision, two: Decision) -> bool:
    return one.worlds == two.worlds
