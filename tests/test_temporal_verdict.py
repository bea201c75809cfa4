"""The verdicts and their explanations against brute force and against z3."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forensics.temporal import relations as rel
from forensics.temporal.explain import deciders, minimal_set, minimal_sets
from forensics.temporal.network import Limit, bounds_as_limits, consistent, negative_cycle, span
from forensics.temporal.readings import Pick, Reading, UncertainDate
from forensics.temporal.readings import consistent as agree
from forensics.temporal.verdict import (
    Answer,
    Doubt,
    Problem,
    Status,
    TooManyReadings,
    decide,
)

BASE = date(2016, 3, 1)
DAYS = 6
NAMES = ("a", "b", "c")


def day(n: int) -> date:
    return BASE + timedelta(days=n)


def bounds_of(*pairs: tuple[int, int]) -> dict[str, tuple[int | None, int | None]]:
    return {n: (lo, hi) for n, (lo, hi) in zip(NAMES, pairs, strict=False)}


readings = st.tuples(
    st.integers(0, DAYS), st.integers(0, 2), st.sampled_from(["", "x1", "x2", "y1", "y2"])
)


@st.composite
def dates(draw: st.DrawFn) -> UncertainDate:
    found = {}
    for first, size, pick in draw(st.lists(readings, min_size=1, max_size=3)):
        assumes = (Pick(pick[0], pick[1]),) if pick else ()
        found[(first, size, pick)] = Reading(day(first), day(first + size), assumes)
    return UncertainDate(tuple(found.values()))


limits = st.builds(
    Limit, st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(-3, 3)
).filter(lambda x: x.left != x.right)
formulas = st.recursive(
    st.one_of(limits, st.just(rel.Open("hour"))),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda p: rel.both(*p)),
        st.lists(inner, max_size=3).map(lambda p: rel.either(*p)),
    ),
    max_leaves=5,
)


def holds(formula: rel.Formula, at: dict[str, int], open_is: bool) -> bool:
    if isinstance(formula, Limit):
        return at[formula.left] - at[formula.right] <= formula.days
    if isinstance(formula, rel.Open):
        return open_is
    parts = (holds(p, at, open_is) for p in formula.parts)
    return all(parts) if isinstance(formula, rel.All) else any(parts)


def worlds_by_hand(problem: Problem) -> list[tuple[dict[str, Reading], tuple[Pick, ...]]]:
    names = sorted(problem.dates)
    found = []
    for combination in itertools.product(*(problem.dates[n].readings for n in names)):
        picks = [p for r in combination for p in r.assumes]
        if agree(picks):
            found.append((dict(zip(names, combination, strict=True)), tuple(sorted(set(picks)))))
    return found


def completions(world: dict[str, Reading]) -> list[dict[str, int]]:
    names = sorted(world)
    spans = [
        range((world[n].earliest - BASE).days, (world[n].latest - BASE).days + 1) for n in names
    ]
    return [dict(zip(names, c, strict=True)) for c in itertools.product(*spans)]


def verdict_by_hand(problem: Problem) -> tuple[Answer, list[tuple[tuple[Pick, ...], Status]]]:
    judged = []
    for own in (problem.own, ()):
        for world, picks in worlds_by_hand(problem):
            days = [c for c in completions(world) if all(holds(x, c, True) for x in own)]
            if not days:
                continue
            avoid = any(not holds(problem.conflict, c, False) for c in days)
            clash = any(holds(problem.conflict, c, True) for c in days)
            status = Status.CLEAR if not clash else Status.OPEN if avoid else Status.CLASH
            judged.append((picks, status))
        if judged:
            break
    seen = {s for _, s in judged}
    if seen == {Status.CLASH}:
        return Answer.CERTAIN, judged
    if Status.CLASH in seen:
        return Answer.READING, judged
    return (Answer.PRECISION if Status.OPEN in seen else Answer.NONE), judged


problems = st.builds(
    Problem,
    st.fixed_dictionaries({n: dates() for n in NAMES}),
    formulas,
    st.lists(limits, max_size=2).map(tuple),
)


@settings(max_examples=600, deadline=None)
@given(problems)
def test_verdict_equals_brute_force(problem: Problem) -> None:
    assert decide(problem).answer is verdict_by_hand(problem)[0]


@settings(max_examples=300, deadline=None)
@given(problems)
def test_deciding_choices_settle_every_world_and_none_fewer_do(problem: Problem) -> None:
    decision = decide(problem)
    found = deciders(decision)
    if decision.answer is not Answer.READING or found is None:
        return
    rows = [({p.choice: p.option for p in picks}, s) for picks, s in decision.worlds]

    def settles(names: tuple[str, ...]) -> bool:
        groups: dict[tuple[str | None, ...], set[bool]] = {}
        for picks, status in rows:
            key = tuple(picks.get(n) for n in names)
            groups.setdefault(key, set()).add(status is Status.CLASH)
        return all(len(g) == 1 for g in groups.values())

    every = sorted({n for picks, _ in rows for n in picks})
    smallest = next(
        size
        for size in range(1, len(every) + 1)
        if any(settles(c) for c in itertools.combinations(every, size))
    )
    assert settles(found.choices)
    assert len(found.choices) == smallest
    for sets, wanted in ((found.clash_if, True), (found.no_clash_if, False)):
        for picks in sets:
            hit = [s for row, s in rows if all(row.get(p.choice) == p.option for p in picks)]
            assert hit
            assert all((s is Status.CLASH) is wanted for s in hit)


@settings(max_examples=200, deadline=None)
@given(problems)
def test_smallest_deciding_set_equals_z3(problem: Problem) -> None:
    """Choices decide if any two worlds that end differently differ in one of them: z3 looks for
    the fewest choices that hit the differences of every such pair."""
    z3 = pytest.importorskip("z3")
    decision = decide(problem)
    found = deciders(decision)
    if decision.answer is not Answer.READING:
        assert found is None
        return
    rows = [({p.choice: p.option for p in ps}, s is Status.CLASH) for ps, s in decision.worlds]
    names = sorted({n for picks, _ in rows for n in picks})
    taken = {n: z3.Bool(n) for n in names}
    solver = z3.Optimize()
    for one, clash in rows:
        for other, clear in rows:
            if clash and not clear:
                apart = [taken[n] for n in names if one.get(n) != other.get(n)]
                solver.add(z3.Or(apart))
    solver.minimize(z3.Sum([z3.If(t, 1, 0) for t in taken.values()]))
    if solver.check() == z3.unsat:
        assert found is None, "two worlds of equal picks end differently: no choice decides"
        return
    model = solver.model()
    fewest = sum(bool(z3.is_true(model.eval(t, model_completion=True))) for t in taken.values())
    assert found is not None
    assert len(found.choices) == fewest
    solver.add([t if n in found.choices else z3.Not(t) for n, t in taken.items()])
    assert solver.check() == z3.sat


@settings(max_examples=150, deadline=None)
@given(problems)
def test_verdict_equals_z3(problem: Problem) -> None:
    """Readings outside, days inside: z3 is asked for a day that avoids, and one that clashes."""
    z3 = pytest.importorskip("z3")
    seen = set()
    for own in (problem.own, ()):
        for world, _ in worlds_by_hand(problem):
            days = {n: z3.Int(n) for n in world}

            def term(f: rel.Formula, open_is: bool, days: dict[str, object] = days) -> object:
                if isinstance(f, Limit):
                    return days[f.left] - days[f.right] <= f.days
                if isinstance(f, rel.Open):
                    return z3.BoolVal(open_is)
                parts = [term(p, open_is, days) for p in f.parts]
                return z3.And(parts) if isinstance(f, rel.All) else z3.Or(parts)

            base = [
                z3.And(days[n] >= (r.earliest - BASE).days, days[n] <= (r.latest - BASE).days)
                for n, r in world.items()
            ]
            base += [term(x, True) for x in own]
            solver = z3.Solver()
            solver.add(base)
            if solver.check() != z3.sat:
                continue
            solver.push()
            solver.add(z3.Not(term(problem.conflict, False)))
            avoid = solver.check() == z3.sat
            solver.pop()
            solver.add(term(problem.conflict, True))
            clash = solver.check() == z3.sat
            seen.add(Status.CLEAR if not clash else Status.OPEN if avoid else Status.CLASH)
        if seen:
            break
    if seen == {Status.CLASH}:
        expected = Answer.CERTAIN
    elif Status.CLASH in seen:
        expected = Answer.READING
    else:
        expected = Answer.PRECISION if Status.OPEN in seen else Answer.NONE
    assert decide(problem).answer is expected


@settings(max_examples=200, deadline=None)
@given(st.lists(limits, max_size=7, unique=True))
def test_minimal_sets_equal_brute_force_and_z3(parts: list[Limit]) -> None:
    """Facts are limits on three free days; a set clashes if no days keep it."""
    z3 = pytest.importorskip("z3")
    by_name = {str(i): x for i, x in enumerate(parts)}

    def clashes(names: object) -> bool:
        return negative_cycle([by_name[n] for n in names]) is not None

    def clashes_z3(names: object) -> bool:
        days = {n: z3.Int(n) for n in NAMES}
        solver = z3.Solver()
        solver.add(
            [days[by_name[n].left] - days[by_name[n].right] <= by_name[n].days for n in names]
        )
        return solver.check() == z3.unsat

    names = sorted(by_name)
    expected = {
        s
        for size in range(len(names) + 1)
        for s in itertools.combinations(names, size)
        if clashes_z3(s) and not any(clashes_z3([n for n in s if n != left]) for left in s)
    }
    assert set(minimal_sets(names, clashes)) == expected
    if expected:
        assert minimal_set(names, clashes) in expected


@settings(max_examples=300, deadline=None)
@given(st.lists(limits, max_size=8))
def test_a_negative_cycle_is_a_contradiction_and_a_cycle(parts: list[Limit]) -> None:
    cycle = negative_cycle(parts)
    free = dict.fromkeys(NAMES, (None, None))
    assert (cycle is None) == consistent(parts, free)
    if cycle:
        assert sum(x.days for x in cycle) < 0
        assert all(x.right == y.left for x, y in zip(cycle, cycle[1:] + cycle[:1], strict=True))
        assert negative_cycle(sorted(parts, reverse=True)) == cycle


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=3, max_size=3),
    st.lists(limits, max_size=3),
)
def test_span_equals_brute_force(pairs: list[tuple[int, int]], parts: list[Limit]) -> None:
    box = bounds_of(*((lo, lo + size) for lo, size in pairs))
    grid = itertools.product(*(range(box[n][0], box[n][1] + 1) for n in NAMES))
    good = [
        c
        for c in (dict(zip(NAMES, g, strict=True)) for g in grid)
        if all(holds(x, c, True) for x in parts)
    ]
    every = [*parts, *bounds_as_limits(box)]
    if not good:
        with pytest.raises(ValueError, match="cannot all hold"):
            span("a", "b", every)
        return
    gaps = [c["a"] - c["b"] for c in good]
    assert span("a", "b", every) == (min(gaps), max(gaps))


# One row a relation, with the days on both sides of every edge: a flipped or shifted
# comparison changes a row.
EDGES = [
    ("before", rel.before("a", "b"), [((0, 1), True), ((1, 1), False), ((2, 1), False)]),
    ("before by 3", rel.before("a", "b", 3), [((0, 3), True), ((0, 2), False)]),
    ("not after", rel.not_after("a", "b"), [((1, 1), True), ((2, 1), False)]),
    ("same day", rel.same_day("a", "b"), [((1, 1), True), ((0, 1), False), ((2, 1), False)]),
    (
        "apart",
        rel.apart("a", "b", 2),
        [((0, 2), False), ((0, 3), True), ((3, 0), True), ((2, 0), False)],
    ),
    (
        "inside",
        rel.inside("a", "b", "c"),
        [((1, 2, 4), False), ((2, 2, 4), True), ((4, 2, 4), True), ((5, 2, 4), False)],
    ),
    (
        "inside hours",
        rel.inside_hours("a", "b", "c"),
        [
            ((1, 2, 4), False),
            ((2, 2, 4), None),
            ((3, 2, 4), True),
            ((4, 2, 4), None),
            ((5, 2, 4), False),
        ],
    ),
]


@pytest.mark.parametrize(
    ("formula", "days", "expected"),
    [pytest.param(f, d, e, id=f"{n} {d}") for n, f, rows in EDGES for d, e in rows],
)
def test_edges_of_the_relations(
    formula: rel.Formula, days: tuple[int, ...], expected: bool | None
) -> None:
    answer = rel.truth(formula, bounds_of(*((d, d) for d in days)))
    assert answer is {True: rel.Truth.YES, False: rel.Truth.NO, None: rel.Truth.OPEN}[expected]


def test_overlap_edges() -> None:
    formula = rel.overlap("a", "b", "c", "d")

    def answer(*days: int) -> rel.Truth:
        return rel.truth(formula, {n: (d, d) for n, d in zip("abcd", days, strict=True)})

    assert answer(0, 2, 2, 4) is rel.Truth.YES
    assert answer(0, 1, 2, 4) is rel.Truth.NO
    assert answer(5, 6, 2, 4) is rel.Truth.NO
    assert answer(4, 6, 2, 4) is rel.Truth.YES


def test_precision_is_inside_a_reading_and_not_a_reading() -> None:
    """A printed month that avoids the clash on some days only is PRECISION, never READING."""
    month = UncertainDate.between(date(2016, 3, 1), date(2016, 3, 31))
    problem = Problem({"a": month, "b": UncertainDate.day(date(2016, 3, 15))}, rel.before("a", "b"))
    assert decide(problem).answer is Answer.PRECISION


def test_a_reading_that_breaks_the_papers_own_rule_is_dropped() -> None:
    """Issue 6 December or 12 June, expiry in August: only June is before the expiry."""
    issue = UncertainDate(
        (
            Reading(date(2016, 12, 6), date(2016, 12, 6)),
            Reading(date(2016, 6, 12), date(2016, 6, 12)),
        )
    )
    given_dates = {
        "issue": issue,
        "expiry": UncertainDate.day(date(2016, 8, 1)),
        "stamp": UncertainDate.day(date(2016, 6, 1)),
    }
    conflict = rel.before("stamp", "issue")
    assert decide(Problem(given_dates, conflict)).answer is Answer.CERTAIN
    own = (Limit("issue", "expiry", -1),)
    decision = decide(Problem(given_dates, conflict, own))
    assert len(decision.worlds) == 1
    assert decision.answer is Answer.CERTAIN
    later = {**given_dates, "stamp": UncertainDate.day(date(2016, 7, 1))}
    assert decide(Problem(later, conflict)).answer is Answer.READING
    assert decide(Problem(later, conflict, own)).answer is Answer.NONE


def test_bounds_are_tightened_by_the_papers_own_rules() -> None:
    """Start in March, end on 10 March: the start cannot be after the 10th."""
    given_dates = {
        "start": UncertainDate.between(date(2016, 3, 1), date(2016, 3, 31)),
        "end": UncertainDate.day(date(2016, 3, 10)),
        "x": UncertainDate.day(date(2016, 3, 11)),
    }
    conflict = rel.before("start", "x")
    assert decide(Problem(given_dates, conflict)).answer is Answer.PRECISION
    assert decide(Problem(given_dates, conflict, (Limit("start", "end", 0),))).answer is (
        Answer.CERTAIN
    )


def test_two_marks_can_decide_together() -> None:
    """The clash needs both stamps in one order each: neither alone decides."""

    def either_way(choice: str, *days: int) -> UncertainDate:
        return UncertainDate(
            tuple(
                Reading(day(d), day(d), (Pick(choice, o),)) for d, o in zip(days, "pq", strict=True)
            )
        )

    problem = Problem(
        {"a": either_way("s", 1, 5), "b": either_way("t", 2, 0), "c": UncertainDate.day(day(3))},
        rel.both(rel.before("a", "b"), rel.before("b", "c")),
    )
    decision = decide(problem)
    found = deciders(decision)
    assert decision.answer is Answer.READING
    assert found is not None
    assert found.choices == ("s", "t")
    assert found.clash_if == ((Pick("s", "p"), Pick("t", "p")),)
    assert found.no_clash_if == ((Pick("s", "q"),), (Pick("t", "q"),))


def test_a_shared_choice_is_read_one_way_everywhere() -> None:
    def stamp(first: int, second: int) -> UncertainDate:
        return UncertainDate(
            (
                Reading(day(first), day(first), (Pick("order", "day-first"),)),
                Reading(day(second), day(second), (Pick("order", "month-first"),)),
            )
        )

    # Apart, the two could be read so that they clash; read in one order they cannot.
    problem = Problem({"a": stamp(5, 0), "b": stamp(6, 1)}, rel.before("b", "a"))
    assert decide(problem).answer is Answer.NONE


def test_a_doubtful_mark_takes_certainty_away_and_never_makes_a_clash() -> None:
    doubt = Doubt(Pick("read:a", "as read"), "otherwise", "the day was hardly legible")
    one = UncertainDate.day(day(1))
    two = UncertainDate.day(day(2))
    assert decide(Problem({"a": one, "b": two}, rel.before("a", "b"))).answer is Answer.CERTAIN
    sure = Problem({"a": one, "b": two}, rel.before("a", "b"), doubts=(doubt,))
    none = Problem({"a": two, "b": one}, rel.before("a", "b"), doubts=(doubt,))
    assert decide(sure).answer is Answer.READING
    assert decide(none).answer is Answer.NONE


def test_an_open_end_proves_nothing() -> None:
    """Bail from 1 March with no end printed: a stamp in July may fall inside, or may not."""
    problem = Problem(
        {"s": UncertainDate.day(date(2016, 7, 1)), "a": UncertainDate.day(BASE), "b": None},
        rel.inside("s", "a", "b"),
        (Limit("a", "b", 0),),
    )
    assert decide(problem).answer is Answer.PRECISION


def test_too_many_readings_is_said_and_not_guessed() -> None:
    def open_day(n: int) -> UncertainDate:
        return UncertainDate((Reading(day(n), day(n)), Reading(day(n + 1), day(n + 1))))

    problem = Problem({f"d{n:02}": open_day(n) for n in range(15)}, rel.before("d00", "d14"))
    with pytest.raises(TooManyReadings) as caught:
        decide(problem)
    assert len(caught.value.choices) == 15


def test_broken_own_rules_are_left_aside_and_said() -> None:
    problem = Problem(
        {"a": UncertainDate.day(day(3)), "b": UncertainDate.day(day(1))},
        rel.before("b", "a"),
        (Limit("a", "b", 0),),
    )
    decision = decide(problem)
    assert decision.own_broken
    assert decision.answer is Answer.CERTAIN
