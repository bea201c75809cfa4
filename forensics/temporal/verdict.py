"""From dates with several readings to one of the four verdicts.

A *world* takes one reading of every date, all picks agreeing. Worlds that break the papers'
own rules are dropped first. Inside a world the printed precision is existential: the world
*clashes* if no choice of days avoids the clash, is *open* if some choice does and another
does not, and is *clear* if none clashes.

CERTAIN: every world clashes. READING: some do. PRECISION: none does, but one is open. NONE:
all are clear. A doubt about the page itself ("this character was hardly legible") can take a
certainty away; it can never make a clash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from forensics.temporal.network import Bounds, Limit, consistent
from forensics.temporal.readings import Pick, Reading, UncertainDate
from forensics.temporal.relations import Formula, negated, ways

MOST_WORLDS = 16_384
"""Fourteen open two-way choices; past that the case wants narrowing, not guessing."""


class TooManyReadings(Exception):
    """More worlds than ``MOST_WORLDS``; ``choices`` are the open ones."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        super().__init__(f"{len(choices)} open choices")
        self.choices = choices


class Status(Enum):
    """What one world says."""

    CLEAR = 0
    OPEN = 1
    CLASH = 2


class Answer(Enum):
    """The verdict over all worlds (the same four words as ``findings.Verdict``)."""

    CERTAIN = "certain"
    READING = "reading"
    PRECISION = "precision"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class World:
    """One reading of everything: the picks it takes and the bounds of every day."""

    picks: tuple[Pick, ...]
    bounds: Bounds

    def option(self, choice: str) -> str:
        """The option taken for a choice, ``""`` if the world does not know it."""
        return next((p.option for p in self.picks if p.choice == choice), "")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mark that may not be what it was read as. Without it the clash has no ground."""

    pick: Pick
    otherwise: str
    words: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be judged.

    ``dates``: day variable -> date, ``None`` = nothing known. ``own``: the papers' own rules.
    ``conflict`` holds where the facts clash; ``judge`` replaces it where days do not say it
    all. ``choices`` are doubts that no date carries (what "most of" means): name -> options.
    """

    dates: Mapping[str, UncertainDate | None]
    conflict: Formula | None = None
    own: tuple[Limit, ...] = ()
    judge: Callable[[World], Status] | None = None
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, and the worlds it was drawn from, in a stable order.

    ``own_broken`` is True where every world broke the papers' own rules, which were then
    left aside: a rule of its own reports that.
    """

    answer: Answer
    worlds: tuple[tuple[tuple[Pick, ...], Status], ...]
    doubts: tuple[Doubt, ...] = ()
    own_broken: bool = False


def decide(problem: Problem) -> Decision:
    """The verdict. Raises ``TooManyReadings``."""
    worlds = list(admissible(problem))
    own = problem.own
    broken = not worlds
    if broken:
        own = ()
        worlds = list(_worlds(problem))
    judge = _judge_of(problem, own)
    judged = [(w.picks, judge(w)) for w in worlds]
    if len(judged) > 1:
        judged.sort(key=lambda j: ([(p.choice, p.option) for p in j[0]], j[1].value))
    answer = _answer([status for _, status in judged], problem.doubts)
    return Decision(answer, tuple(judged), problem.doubts, broken)


def _answer(statuses: Sequence[Status], doubts: Sequence[Doubt]) -> Answer:
    clashes = statuses.count(Status.CLASH)
    if clashes:
        certain = clashes == len(statuses) and not doubts
        return Answer.CERTAIN if certain else Answer.READING
    return Answer.PRECISION if Status.OPEN in statuses else Answer.NONE


class Trials:
    """One problem, decided again and again with another day for one of its dates."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._kept = _judge_of(problem, problem.own)
        self._others: dict[int, tuple[tuple[str, ...], list[World]]] = {}

    def decide(self, when: UncertainDate, day: date) -> tuple[Answer, bool]:
        """The answer if ``when`` were ``day``; True if the papers' own rules then break.

        Raises ``TooManyReadings``.
        """
        if id(when) not in self._others:
            # The worlds of all other dates are the same for every day that is tried.
            dates = self._problem.dates
            names = tuple(n for n, d in dates.items() if d is when)
            rest = {n: d for n, d in dates.items() if d is not when}
            self._others[id(when)] = names, list(_worlds(replace(self._problem, dates=rest)))
        names, others = self._others[id(when)]
        ordinal = day.toordinal()
        tried = dict.fromkeys(names, (ordinal, ordinal))
        worlds = [World(w.picks, {**w.bounds, **tried}) for w in others]
        own = self._problem.own
        kept = [w for w in worlds if consistent(own, w.bounds)] if own else worlds
        judge = self._kept if kept else _judge_of(self._problem, ())
        statuses = [judge(w) for w in kept or worlds]
        return _answer(statuses, self._problem.doubts), not kept


def admissible(problem: Problem) -> Iterator[World]:
    """The worlds in which the papers' own rules can be kept."""
    for world in _worlds(problem):
        if not problem.own or consistent(problem.own, world.bounds):
            yield world


def _judge_of(problem: Problem, own: Sequence[Limit]) -> Callable[[World], Status]:
    """Judges a world by the conflict; what a formula can be is worked out once for all worlds."""
    if problem.judge is not None:
        return problem.judge
    conflict = problem.conflict
    assert conflict is not None, "a problem needs a conflict or a judge"
    holding = [[*own, *way] for way in ways(conflict)]
    failing = [[*own, *way] for way in ways(negated(conflict))]

    def judge(world: World) -> Status:
        bounds = world.bounds
        if not any(consistent(limits, bounds) for limits in holding):
            return Status.CLEAR
        avoidable = any(consistent(limits, bounds) for limits in failing)
        return Status.OPEN if avoidable else Status.CLASH

    return judge


def _worlds(problem: Problem) -> Iterator[World]:
    known: dict[str, tuple[int | None, int | None]] = {}
    names: list[str] = []
    options: list[Sequence[_Option]] = []
    for name in sorted(problem.dates):
        when = problem.dates[name]
        if when is None:
            known[name] = (None, None)
        elif len(when.readings) == 1 and not when.readings[0].assumes:
            known[name] = _ordinals(when.readings[0])
        else:
            names.append(name)
            options.append(_options(name, when))
    for choice in sorted(problem.choices):
        names.append("")
        options.append([((Pick(choice, o),), None, None) for o in problem.choices[choice]])
    for found, (picks, bounds) in enumerate(_combine(names, options, 0, {}, known), 1):
        if found > MOST_WORLDS:
            raise TooManyReadings(tuple(sorted(picks)))
        yield World(tuple(picks[c] for c in sorted(picks)), bounds)


_Option = tuple[tuple[Pick, ...], int | None, int | None]


def _options(name: str, when: UncertainDate) -> list[_Option]:
    readings = when.readings
    if len(readings) == 1:
        return [(readings[0].assumes, *_ordinals(readings[0]))]
    told = [r.assumes for r in readings]
    anonymous = len(set(told)) < len(told) or () in told
    options: list[_Option] = []
    for reading in readings:
        assumes = reading.assumes
        if anonymous:
            # No choice tells these readings apart, so the date is a choice of its own.
            assumes = (*assumes, Pick(f"reading:{name}", label(reading)))
        options.append((assumes, *_ordinals(reading)))
    return options


def _ordinals(reading: Reading) -> tuple[int | None, int | None]:
    return (
        reading.earliest.toordinal() if reading.earliest else None,
        reading.latest.toordinal() if reading.latest else None,
    )


def label(reading: Reading) -> str:
    """A reading in words: ``2016-06-07``, or ``2016-10-01/2016-10-31``."""

    def show(day: date | None) -> str:
        return day.isoformat() if day else ".."

    if reading.is_day:
        return show(reading.earliest)
    return f"{show(reading.earliest)}/{show(reading.latest)}"


def _combine(
    names: Sequence[str],
    options: Sequence[Sequence[_Option]],
    at: int,
    picks: dict[str, Pick],
    bounds: dict[str, tuple[int | None, int | None]],
) -> Iterator[tuple[dict[str, Pick], dict[str, tuple[int | None, int | None]]]]:
    if at == len(options):
        yield dict(picks), dict(bounds)
        return
    name = names[at]
    for wanted, first, last in options[at]:
        if any(p.choice in picks and picks[p.choice].option != p.option for p in wanted):
            continue
        new = [p for p in wanted if p.choice not in picks]
        for pick in new:
            picks[pick.choice] = pick
        if name:
            bounds[name] = (first, last)
        yield from _combine(names, options, at + 1, picks, bounds)
        for pick in new:
            del picks[pick.choice]
