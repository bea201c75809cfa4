"""Which facts a rule lays side by side: those of one person, of one paper, or of the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from forensics.rules.items import Item
from forensics.rules.join import join
from forensics.rules.model import Call, Combination, Expression, Ref, Rule
from forensics.rules.predicates import formula
from forensics.rules.scene import Bound
from forensics.rules.view import View
from forensics.temporal import relations as rel

MOST_COMPARED = 2_000
"""An agreement looks at this many combinations at most to say what it compared."""

_WITHOUT_DAYS = frozenset({"says", "equals", "one_of", "known", "in_state", "abroad"})


@dataclass(frozen=True, slots=True)
class Compared:
    """Facts that were compared without a clash, and how many combinations."""

    count: int
    facts: Mapping[str, Sequence[Item]]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _One:
    """A scene of one item, for conditions that no day decides."""

    only: Item

    def item(self, ref: Ref) -> Item | None:
        return self.only

    def day(self, ref: Ref) -> str:
        raise NotImplementedError

    def period(self, ref: Ref) -> tuple[str, str]:
        raise NotImplementedError


def scopes(rule: Rule, view: View) -> Iterator[dict[str, list[Item]]]:
    """Letter -> items that conditions on one letter alone do not rule out; none is empty."""
    alone = {r.letter: _alone(rule, r.letter) for r in rule.roles}
    plain = {letter: _plain(found) for letter, found in alone.items()}
    if rule.same in ("person", "name"):
        for person in _persons(rule, view):
            lists: dict[str, list[Item]] = {}
            for role in rule.roles:
                key = (person, role.kinds, plain[role.letter])
                found = _of_person(key, alone[role.letter], view)
                if not found:
                    break
                lists[role.letter] = found
            else:
                yield lists
        return
    everything = {
        r.letter: [i for i in view.items(r.kinds) if _fits(i, alone[r.letter])]
        for r in rule.roles
    }
    if rule.same == "case":
        if all(everything.values()):
            yield everything
        return
    by_paper: dict[str, dict[str, list[Item]]] = {}
    for letter, items in everything.items():
        for item in items:
            by_paper.setdefault(item.document, {r.letter: [] for r in rule.roles})[
                letter
            ].append(item)
    for document in sorted(by_paper):
        if all(by_paper[document].values()):
            yield by_paper[document]


def _persons(rule: Rule, view: View) -> list[str]:
    """Persons that have an item for every letter."""
    found: set[str] | None = None
    for role in rule.roles:
        these = {p for kind in role.kinds for p in view.by_kind.get(kind, ()) if p}
        found = these if found is None else found & these
    return sorted(found or ())


def _of_person(
    key: tuple[str, tuple[str, ...], str], alone: Sequence[Expression], view: View
) -> list[Item]:
    """The items for a person, kinds and conditions; kept for the next rule that asks the same."""
    found = view.kept.get(key)
    if found is None:
        person, kinds, _ = key
        found = view.kept[key] = [i for i in view.items(kinds, person) if _fits(i, alone)]
    return found


def _plain(alone: Sequence[Expression]) -> str:
    return "&".join(_written(e) for e in alone)


def _written(expression: Expression) -> str:
    """An expression without its letter."""
    if isinstance(expression, Call):
        parts = (f".{a.attribute}" if isinstance(a, Ref) else repr(a) for a in expression.arguments)
        return f"{expression.name}({','.join(parts)})"
    return f"{expression.how}({','.join(_written(p) for p in expression.parts)})"


def _alone(rule: Rule, letter: str) -> list[Expression]:
    return [e for e in rule.where if letters(e) == {letter} and _without_days(e)]


def _without_days(expression: Expression) -> bool:
    if isinstance(expression, Call):
        return expression.name in _WITHOUT_DAYS
    return all(_without_days(p) for p in expression.parts)


def _fits(item: Item, alone: Sequence[Expression]) -> bool:
    """Has it a date (or needs none), and is no condition on it alone surely false?"""
    if item.extent is not None or (item.event is not None and item.event.when is None):
        return False
    if not alone:
        return True
    scene = _One(item)
    return all(formula(e, scene) != rel.NO for e in alone)


def letters(expression: Expression) -> set[str]:
    """The letters an expression speaks of."""
    if isinstance(expression, Combination):
        return set().union(*(letters(p) for p in expression.parts))
    return {a.role for a in expression.arguments if isinstance(a, Ref)}


def compared(rule: Rule, lists: dict[str, list[Item]]) -> Compared:
    """How many combinations the rule's conditions let in, and which facts are in them."""
    conditions = [e for e in rule.where if len(letters(e)) > 1]
    if not conditions:
        count = 1
        for items in lists.values():
            count *= len(items)
        return Compared(count, lists)
    used: dict[str, dict[int, Item]] = {letter: {} for letter in lists}
    count = 0
    for facts in islice(join(lists, ()), MOST_COMPARED):
        scene = Bound(facts)
        if all(formula(e, scene) != rel.NO for e in conditions):
            count += 1
            for letter, item in facts.items():
                used[letter][id(item)] = item
    kept = {
        letter: sorted(items.values(), key=lambda i: i.sort_key)
        for letter, items in used.items()
    }
    return Compared(count, kept)
