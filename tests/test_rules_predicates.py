"""Every predicate at the edges of its comparison, and proof that the table sees a slip.

Each row is a condition, the facts it is put to, and whether it holds. ``test_a_slip_is_seen``
changes the source of the predicates in every way a slip of the hand would (a comparison turned,
"and" for "or", a number one off, two arguments exchanged) and runs the table on each: some row
must fail.
"""

from __future__ import annotations

import ast
import copy
import inspect
import types
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from forensics.events import Event, EventKind, Extraction
from forensics.places import Place
from forensics.records import Fact, Provenance, Span
from forensics.rules import predicates
from forensics.rules.candidate import hulls
from forensics.rules.items import Item
from forensics.rules.model import Ref
from forensics.rules.pagetests import parse_date
from forensics.rules.parse import parse
from forensics.rules.scene import Bound, Symbolic
from forensics.temporal import relations as rel
from forensics.temporal.readings import UncertainDate

YES, NO, OPEN = rel.Truth.YES, rel.Truth.NO, rel.Truth.OPEN
SPOT = {"a": 0, "b": 100}


def fact(
    when: str = "", *, at: int = 0, doc: str = "x", place: str = "", kind: str = "other",
    inferred: str = "", value: object = None, open_end: bool = False, papers: str = "letter",
    **details: str,
) -> Item:  # fmt: skip
    """An item: ``when`` is a day, or ``start/end`` of which one may be empty."""
    where = (Provenance(doc, 1, Span(1, at, at + 1), (), "x", 1.0, "test"),)
    start, _, end = when.partition("/")
    first = parse_date(start) if start else None
    last = parse_date(end) if end else None if "/" in when else first
    if last is not None and open_end:
        last = UncertainDate.between(last.earliest, None)
    paper = Extraction(doc, "0" * 64, papers, "", "")
    told = Fact("value", value, where[0]) if value is not None else None  # type: ignore[arg-type]
    country, _, code = place.partition("-")
    item = Item(kind, paper, where, "p", "p", first, last, None, Place("", country, code))
    item.fact, item.inferred, item.details = told, inferred, tuple(details.items())
    item.asserted_by = "the court"
    return item


def at(*days: str) -> dict[str, Item]:
    return {letter: fact(day, at=SPOT[letter]) for letter, day in zip("ab", days, strict=False)}


def of_one_paper() -> dict[str, Item]:
    one, two = fact(), fact(at=5)
    two.extraction = one.extraction
    return {"a": one, "b": two}


def born(day: str, offence: str, term: str, place: str = "CN-350723") -> dict[str, Item]:
    """A conviction of 21 October 2016 with what its paper tells, and a birth date."""
    judged = fact("2016-10-21", kind="effective_conviction", place=place)
    told = [Event(EventKind.CONVICTION, parse_date("2016-10-21"), judged.provenance, "p")]
    if offence:
        told.append(Event(EventKind.OFFENCE, parse_date(offence), judged.provenance, "p"))
    details = (("kind", "fixed_term"), ("term", term))
    when = parse_date("2016-10-21")
    told.append(Event(EventKind.SENTENCE, when, judged.provenance, "p", details=details))
    judged.event = told[0]
    judged.extraction = replace(judged.extraction, events=tuple(told))
    return {"a": judged, "b": fact(day)}


TABLE: list[tuple[str, dict[str, Item], rel.Truth]] = [
    ("before(a.date, b.date)", at("2016-03-01", "2016-03-02"), YES),
    ("before(a.date, b.date)", at("2016-03-02", "2016-03-02"), NO),
    ("before(a.date, b.date)", at("2016-03-03", "2016-03-02"), NO),
    ("before(a.date, b.date, 3)", at("2016-03-01", "2016-03-04"), YES),
    ("before(a.date, b.date, 3)", at("2016-03-01", "2016-03-03"), NO),
    ("after(a.date, b.date)", at("2016-03-02", "2016-03-01"), YES),
    ("after(a.date, b.date)", at("2016-03-02", "2016-03-02"), NO),
    ("after(a.date, b.date, 3)", at("2016-03-04", "2016-03-01"), YES),
    ("after(a.date, b.date, 3)", at("2016-03-03", "2016-03-01"), NO),
    ("not_after(a.date, b.date)", at("2016-03-02", "2016-03-02"), YES),
    ("not_after(a.date, b.date)", at("2016-03-01", "2016-03-02"), YES),
    ("not_after(a.date, b.date)", at("2016-03-03", "2016-03-02"), NO),
    ("same_day(a.date, b.date)", at("2016-03-02", "2016-03-02"), YES),
    ("same_day(a.date, b.date)", at("2016-03-01", "2016-03-02"), NO),
    ("same_day(a.date, b.date)", at("2016-03-03", "2016-03-02"), NO),
    ("apart(a.date, b.date, 2)", at("2016-03-01", "2016-03-04"), YES),
    ("apart(a.date, b.date, 2)", at("2016-03-04", "2016-03-01"), YES),
    ("apart(a.date, b.date, 2)", at("2016-03-01", "2016-03-03"), NO),
    ("apart(a.date, b.date, 2)", at("2016-03-03", "2016-03-01"), NO),
    ("during(a.date, b.period)", at("2016-03-02", "2016-03-02/2016-03-04"), YES),
    ("during(a.date, b.period)", at("2016-03-04", "2016-03-02/2016-03-04"), YES),
    ("during(a.date, b.period)", at("2016-03-01", "2016-03-02/2016-03-04"), NO),
    ("during(a.date, b.period)", at("2016-03-05", "2016-03-02/2016-03-04"), NO),
    ("during_hours(a.date, b.period)", at("2016-03-03", "2016-03-02/2016-03-04"), YES),
    ("during_hours(a.date, b.period)", at("2016-03-02", "2016-03-02/2016-03-04"), OPEN),
    ("during_hours(a.date, b.period)", at("2016-03-04", "2016-03-02/2016-03-04"), OPEN),
    ("during_hours(a.date, b.period)", at("2016-03-05", "2016-03-02/2016-03-04"), NO),
    ("overlaps(a, b)", at("2016-03-01/2016-03-02", "2016-03-02/2016-03-04"), YES),
    ("overlaps(a, b)", at("2016-03-01/2016-03-02", "2016-03-03/2016-03-04"), NO),
    ("overlaps(a, b)", at("2016-03-04/2016-03-06", "2016-03-02/2016-03-04"), YES),
    ("overlaps(a, b)", at("2016-03-05/2016-03-06", "2016-03-02/2016-03-04"), NO),
    # Three days, the first and the last counted.
    ("longer(a, 2)", at("2016-03-01/2016-03-03"), YES),
    ("longer(a, 3)", at("2016-03-01/2016-03-03"), NO),
    ("shorter(a, 4)", at("2016-03-01/2016-03-03"), YES),
    ("shorter(a, 3)", at("2016-03-01/2016-03-03"), NO),
    ("on_or_after(a.date, '2016-03-02')", at("2016-03-02"), YES),
    ("on_or_after(a.date, '2016-03-02')", at("2016-03-03"), YES),
    ("on_or_after(a.date, '2016-03-02')", at("2016-03-01"), NO),
    ("equals(a.x, b.x)", {"a": fact(x="One"), "b": fact(x="oNE")}, YES),
    ("equals(a.x, b.x)", {"a": fact(x="one"), "b": fact(x="two")}, NO),
    ("equals(a.x, b.x)", {"a": fact(x="one"), "b": fact()}, OPEN),
    ("equals(a.x, b.x)", {"a": fact(), "b": fact(x="one")}, OPEN),
    ("one_of(a.x, 'b', 'c')", {"a": fact(x="C")}, YES),
    ("one_of(a.x, 'b', 'c')", {"a": fact(x="d")}, NO),
    ("one_of(a.x, 'b', 'c')", {"a": fact()}, OPEN),
    ("same_term(a.x, b.x)", {"a": fact(x="P18M"), "b": fact(x="P1Y6M")}, YES),
    ("same_term(a.x, b.x)", {"a": fact(x="P6Y"), "b": fact(x="P7Y")}, NO),
    ("same_term(a.x, b.x)", {"a": fact(x="P6Y"), "b": fact()}, OPEN),
    ("same_term(a.x, b.x)", {"a": fact(), "b": fact(x="P6Y")}, OPEN),
    ("same_term(a.x, b.x)", {"a": fact(), "b": fact()}, OPEN),
    ("known(a.x)", {"a": fact(x="b")}, YES),
    ("known(a.x)", {"a": fact()}, NO),
    ("says(a.x, 'b')", {"a": fact(x="B")}, YES),
    ("says(a.x, 'b')", {"a": fact(x="c")}, NO),
    ("says(a.x, 'b')", {"a": fact()}, NO),
    ("says(a.kind, 'other')", {"a": fact(kind="other")}, YES),
    ("says(a.paper, 'visa')", {"a": fact(paper="visa")}, YES),
    ("says(a.paper, 'letter')", {"a": fact()}, YES),
    ("says(a.papers, 'letter')", {"a": fact(paper="visa")}, YES),
    ("says(a.document, 'x')", {"a": fact()}, YES),
    ("says(a.by, 'the court')", {"a": fact()}, YES),
    ("says(a.matter, 'this')", {"a": fact()}, YES),
    ("says(a.value, 'seven')", {"a": fact(value="seven")}, YES),
    ("says(a.value, '7')", {"a": fact(value=7)}, YES),
    ("known(a.value)", {"a": fact(value=parse_date("2016-03-01"))}, NO),
    ("closed(a)", at("2016-03-01/2016-03-03"), YES),
    ("closed(a)", at("2016-03-01/"), NO),
    ("closed(a)", {"a": fact("2016-03-01/2016-03-03", open_end=True)}, NO),
    ("printed(a)", at("2016-03-01/2016-03-03"), YES),
    ("printed(a)", at("2016-03-01/"), NO),
    ("printed(a)", at("/2016-03-03"), NO),
    ("printed(a)", {"a": fact("2016-03-01/2016-03-03", open_end=True)}, NO),
    ("same_paper(a, b)", of_one_paper(), YES),
    ("same_paper(a, b)", {"a": fact(), "b": fact()}, NO),
    ("printed(a)", {"a": fact("2016-03-01/2016-03-03", inferred="its end was counted")}, NO),
    ("printed(a)", {"a": fact("2016-03-01/2016-03-03", inferred="place of the court")}, YES),
    ("printed(a)", {"a": fact("2016-03-01/2016-03-03", inferred="place; its end")}, NO),
    ("first_of(a, b)", {"a": fact(doc="x"), "b": fact(doc="y")}, YES),
    ("first_of(a, b)", {"a": fact(doc="y"), "b": fact(doc="x")}, NO),
    ("first_of(a, b)", {"a": fact(doc="x", at=1), "b": fact(doc="x", at=2)}, YES),
    ("first_of(a, b)", {"a": fact(doc="x", at=2), "b": fact(doc="x", at=1)}, NO),
    ("first_of(a, b)", of_one_paper(), NO),
    ("end_told(a)", {"a": fact("2016-03-01/2016-03-03")}, YES),
    ("end_told(a)", {"a": fact("2016-03-01/2016-03-03", inferred="x; end not printed: y")}, OPEN),
    ("same_other(a.who, b.who)", {"a": fact(who="Mr Tao Jun"), "b": fact(who="Tao Jun")}, YES),
    ("same_other(a.who, b.who)", {"a": fact(who="陶军先生"), "b": fact(who="陶軍")}, YES),
    ("same_other(a.who, b.who)", {"a": fact(who="Mr Tao"), "b": fact(who="Tao Jun")}, OPEN),
    ("same_other(a.who, b.who)", {"a": fact(who="Lin Guodong"), "b": fact(who="Tao Jun")}, NO),
    ("same_other(a.who, b.who)", {"a": fact(who="林国栋"), "b": fact(who="陶先生")}, NO),
    ("same_other(a.who, b.who)", {"a": fact(who="陶卫东"), "b": fact(who="陶先生")}, OPEN),
    ("same_other(a.who, b.who)", {"a": fact(who="陶先生"), "b": fact(who="Tao Jun")}, OPEN),
    ("same_other(a.who, b.who)", {"a": fact(who="陶军"), "b": fact(who="Tao Jun")}, OPEN),
    ("same_other(a.who, b.who)", {"a": fact(who="Tao Jun"), "b": fact()}, OPEN),
    ("same_other(a.who, b.who)", {"a": fact(), "b": fact(who="Tao Jun")}, YES),
    ("denies_all(a.denies)", {"a": fact()}, YES),
    ("denies_all(a.denies)", {"a": fact(denies="meeting")}, OPEN),
    ("denies_all(a.denies)", {"a": fact(denies="narrowed")}, OPEN),
    ("one_authority(a)", {"a": fact()}, OPEN),
    ("one_authority(a)", {"a": fact(papers="bail_release")}, YES),
    ("unbroken(a)", {"a": fact("2016-03-01/2016-06-29", kind="stay", place="TH")}, YES),
    ("unbroken(a)", {"a": fact("2016-03-01/2016-06-30", kind="stay", place="TH")}, OPEN),
    ("unbroken(a)", {"a": fact("2016-03-01/2016-03-09", kind="stay", place="JP")}, OPEN),
    ("unbroken(a)", {"a": fact("2016-03-01/2017-03-09", kind="away", place="JP")}, YES),
    ("sealed(a, b)", born("1998-02-14", "2016-02-14", "P5Y"), YES),
    ("sealed(a, b)", born("1998-02-14", "2016-02-15", "P5Y"), NO),
    ("sealed(a, b)", born("1998-02-14", "2016-02", "P5Y"), OPEN),
    ("sealed(a, b)", born("1998-02-14", "2016-02-14", "P5Y1D"), NO),
    ("sealed(a, b)", born("1998-02-14", "2016-02-14", ""), OPEN),
    ("sealed(a, b)", born("1998-02-14", "", "P1Y"), OPEN),
    ("sealed(a, b)", born("1993-02-14", "", "P1Y"), NO),
    ("sealed(a, b)", born("1998-11-14", "", "P1Y"), YES),
    ("sealed(a, b)", born("1998-02-14", "2016-02-14", "P1Y", place="GB"), NO),
    ("in_state(a.place, 'CN')", {"a": fact(place="CN-350723")}, YES),
    ("not known(a.x) and says(a.y, 'z')", {"a": fact(y="z")}, YES),
    ("not known(a.x) and says(a.y, 'z')", {"a": fact(x="b", y="z")}, NO),
    ("known(a.x) or says(a.y, 'z')", {"a": fact(x="b")}, YES),
    ("known(a.x) or says(a.y, 'z')", {"a": fact()}, NO),
]


def answer(module: Any, condition: str, facts: Mapping[str, Item]) -> rel.Truth:
    expression = parse(condition, tuple(facts), predicates.ARGUMENTS)
    scene = Bound(facts)
    return rel.truth(module.formula(expression, scene), hulls(scene.dates))


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [pytest.param(*row, id=f"{n} {row[0]}") for n, row in enumerate(TABLE)],
)
def test_predicates(condition: str, facts: dict[str, Item], expected: rel.Truth) -> None:
    assert answer(predicates, condition, facts) is expected


def test_a_scene_without_facts_leaves_them_open() -> None:
    """The limits of a page are read from such a scene: no fact may be taken for granted."""
    wrong = [row for row in SYMBOLIC if not _as_told(predicates, row)]
    assert wrong == []


SYMBOLIC: list[tuple[str, rel.Formula | None]] = [
    ("same_paper(a, b)", None),
    ("first_of(a, b)", None),
    ("equals(a.x, b.x)", None),
    ("one_of(a.x, 'b')", None),
    ("closed(a)", rel.YES),
    ("printed(a)", rel.YES),
]
"""Condition and what it is without facts; ``None`` is open."""


def _as_told(module: Any, row: tuple[str, rel.Formula | None]) -> bool:
    condition, expected = row
    found = module.formula(parse(condition, ("a", "b"), predicates.ARGUMENTS), Symbolic())
    return isinstance(found, rel.Open) if expected is None else found == expected


class Half:
    """A scene that knows only the fact of letter a."""

    def __init__(self, known: Item) -> None:
        self.known = known

    def item(self, ref: Ref) -> Item | None:
        return self.known if ref.role == "a" else None

    def day(self, ref: Ref) -> str:
        return Symbolic().day(ref)

    def period(self, ref: Ref) -> tuple[str, str]:
        return Symbolic().period(ref)


MISSING = [
    ("same_paper(a, b)", "in which paper it stands"),
    ("same_paper(b, a)", "in which paper it stands"),
    ("first_of(a, b)", "where it stands"),
    ("first_of(b, a)", "where it stands"),
    ("equals(a.x, b.long_name)", "what the paper says of long name"),
    ("equals(b.long_name, a.x)", "what the paper says of long name"),
    ("one_of(b.y, 'x')", "what the paper says of y"),
    ("same_term(b.y, a.x)", "what the paper says of y"),
    ("same_term(a.long_name, b.y)", "what the paper says of long name"),
]
"""What is said to be missing where only the fact of letter a is known, and says x."""


def _missed(module: Any) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for condition, _ in MISSING:
        expression = parse(condition, ("a", "b"), predicates.ARGUMENTS)
        said = module.formula(expression, Half(fact(x="x")))
        found.append((condition, rel.open_points(said)))
    return found


def test_what_is_missing_is_named() -> None:
    assert _missed(predicates) == [(c, (words,)) for c, words in MISSING]


def test_limits_hold_only_where_all_expressions_hold() -> None:
    assert _limits(predicates) == LIMITS


LIMITED = (
    "before(a.date, b.date)",
    "during(a.date, b.period) and equals(a.x, b.x)",
    "before(b.date, a.date) or same_day(a.date, b.date)",
    "not before(a.end, b.end)",
)
LIMITS = [
    [("a.start", "b.start", -1)],
    [("b.start", "a.start", 0), ("a.start", "b.end", 0)],
    [],
    [],
]


def _limits(module: Any) -> list[list[tuple[str, str, int]]]:
    found = []
    for text in LIMITED:
        expression = parse(text, ("a", "b"), predicates.ARGUMENTS)
        limits = module.limits_of((expression,))
        found.append([(x.left, x.right, x.days) for x in limits])
    return found


FLIPS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Lt: (ast.LtE, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt), ast.LtE: (ast.Lt, ast.GtE), ast.GtE: (ast.Gt, ast.LtE),
}  # fmt: skip
NO_SLIPS = {
    "0: -1": "the only part of a negation is its last one too",
    "one.sort_key < two.sort_key: LtE": "of two papers no two facts stand at one place",
}
"""Changes that change nothing, and why."""
RELATIONS = ("before", "not_after", "same_day", "inside", "overlap", "both", "either")


def slips(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """The module once for every slip of the hand in one of its functions."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    places = [n for f in functions for n in ast.walk(f)]
    numbers = {id(n): at for at, n in enumerate(ast.walk(tree))}
    for place in places:
        for words, change in changes(place):
            other = copy.deepcopy(tree)
            change(list(ast.walk(other))[numbers[id(place)]])
            yield f"{ast.unparse(place)}: {words}", other


def changes(node: ast.AST) -> Iterator[tuple[str, Any]]:
    if isinstance(node, ast.Compare):
        for other in FLIPS[type(node.ops[0])]:
            yield other.__name__, lambda n, o=other: n.ops.__setitem__(0, o())
    elif isinstance(node, ast.BoolOp):
        swapped = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield swapped.__name__, lambda n: setattr(n, "op", swapped())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign", lambda n: setattr(n, "op", ast.UAdd())
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Add):
        swapped_sign = ast.Add if isinstance(node.op, ast.Sub) else ast.Sub
        yield "plus for minus", lambda n: setattr(n, "op", swapped_sign())
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        for step in (1, -1):
            yield f"{step:+}", lambda n, s=step: setattr(n, "value", n.value + s)
    elif isinstance(node, ast.Call):
        yield from _of_call(node)


def _of_call(node: ast.Call) -> Iterator[tuple[str, Any]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    plain = [a for a in node.args if not isinstance(a, ast.Starred)]
    directed = name in ("before", "not_after", "inside", "_before", "Limit")
    if directed and len(plain) >= 2:

        def exchange(n: ast.Call) -> None:
            n.args[0], n.args[1] = n.args[1], n.args[0]

        yield "arguments exchanged", exchange
    if isinstance(node.func, ast.Attribute) and name in RELATIONS:
        for other in RELATIONS:
            if other != name and _takes_as_many(other, name):
                yield f"{other} for {name}", lambda n, o=other: setattr(n.func, "attr", o)
    if name in ("all", "any"):
        swapped = "any" if name == "all" else "all"
        yield swapped, lambda n: setattr(n.func, "id", swapped)


def _takes_as_many(one: str, two: str) -> bool:
    kinds = {"before": 2, "not_after": 2, "same_day": 2, "inside": 3, "overlap": 4, "both": 0}
    return kinds.get(one, 0) == kinds.get(two, 0)


EVERY = list(slips(ast.parse(inspect.getsource(predicates))))
SLIPS = [(words, tree) for words, tree in EVERY if words not in NO_SLIPS]


def seen(module: Any) -> bool:
    """Does some row of the tables fail?"""
    try:
        return (
            any(answer(module, c, f) is not e for c, f, e in TABLE)
            or not all(_as_told(module, row) for row in SYMBOLIC)
            or _limits(module) != LIMITS
            or _missed(module) != [(c, (words,)) for c, words in MISSING]
        )
    except Exception:
        return True


def test_the_table_holds_every_predicate() -> None:
    places = {
        "unstamped", "outside", "abroad", "in_state", "covers", "local_to", "reaches", "enters",
    }  # fmt: skip
    told = " ".join(row[0] for row in TABLE)
    assert {p for p in predicates.PREDICATES if f"{p}(" not in told} <= places


def test_the_changes_left_out_are_still_there() -> None:
    assert NO_SLIPS.keys() <= {words for words, _ in EVERY}
    assert len(SLIPS) > 60


@pytest.mark.parametrize(("words", "tree"), SLIPS, ids=[w for w, _ in SLIPS])
def test_a_slip_is_seen(words: str, tree: ast.Module) -> None:
    module = types.ModuleType("slipped")
    exec(compile(ast.fix_missing_locations(tree), "slipped", "exec"), module.__dict__)
    assert seen(module), f"no row of the table sees this slip: {words}"
