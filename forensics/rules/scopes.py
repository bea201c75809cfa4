"""Which facts a rule lays side by side: those of one person, of one paper, or of the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice, product

import numpy as np

from forensics.rules.columns import Column, Ints, among
from forensics.rules.conditions import NO
from forensics.rules.items import Item, Standing
from forensics.rules.join import Join, letters_of, shared
from forensics.rules.model import Call, Expression, Ref, Rule
from forensics.rules.predicates import formula, limits_of
from forensics.rules.scene import Bound
from forensics.rules.view import View
from forensics.temporal import relations as rel

MOST_SHOWN = 12
"""An agreement over many facts shows this many of them and says how many there are."""

MOST_COMPARED = 2_000
"""An agreement looks at this many combinations at most to say what it compared."""

_OF_ONE_FACT = frozenset({"says", "equals", "one_of", "known", "in_state", "abroad"})
"""Conditions on one letter that say which facts a rule is about at all."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Facts that were compared without a clash, and how many combinations."""

    count: int
    facts: Mapping[str, Sequence[Item]]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Scope:
    """The columns of a rule's letters, and the groups that have a fact for every letter."""

    rule: Rule
    view: View
    columns: dict[str, Column]
    groups: Ints

    def bindings(self) -> Iterator[tuple[int, list[tuple[Standing, int]], dict[str, Item]]]:
        """The facts that may clash, with the number of their group and where they stand.

        That of the letter with the fewest facts of the group stands first.
        """
        if not len(self.groups):
            return
        every = (*self.rule.where, *self.rule.conflict)
        join = Join(self.columns, limits_of(every), every, self.view.conditions)
        for group, facts, at in join.bindings():
            one = np.array([group])
            order = sorted((_sizes(c, one).item(), x) for x, c in self.columns.items())
            yield group, [(facts[x].sort_key, at[x]) for _, x in order], facts

    def lists(self, group: int) -> dict[str, list[Item]]:
        """Letter -> the items of a group, in the order in which they stand."""
        return {letter: column.within(group) for letter, column in self.columns.items()}

    def person(self, group: int, facts: Mapping[str, Item]) -> str:
        """Whose other papers may explain a clash: of the first fact of the first letter."""
        if self.rule.same in ("person", "name"):
            return next(iter(facts.values())).person
        return next(iter(self.columns.values())).within(group)[0].person

    def agreeing(self, groups: Ints) -> tuple[int, int, Iterator[Compared]]:
        """Of these groups: how many compared anything, how many combinations, and each in turn."""
        counts = self._counts(groups)
        some = counts > 0
        pairs = zip(groups[some].tolist(), counts[some].tolist(), strict=True)
        return int(some.sum()), int(counts.sum()), (self._compared(g, n) for g, n in pairs)

    def _compared(self, group: int, count: int) -> Compared:
        if _between(self.rule):
            return compared(self.rule, self.lists(group))
        shown = {x: c.within(group, MOST_SHOWN) for x, c in self.columns.items()}
        return Compared(count, shown)

    def _counts(self, groups: Ints) -> Ints:
        """The combinations compared in each group, as ``compared`` counts them."""
        sizes = [_sizes(column, groups) for column in self.columns.values()]
        whole = reduce(np.multiply, sizes)
        if not _between(self.rule) or not len(groups):
            return whole
        found = np.zeros(len(groups), np.int64)
        kinds = [column.leaf_kinds for column in self.columns.values()]
        apart = sum(map(len, kinds)) == len(frozenset().union(*kinds))
        one_by_one = (whole > MOST_COMPARED) if apart else (whole > 0)
        for at in np.flatnonzero(one_by_one).tolist():
            found[at] = compared(self.rule, self.lists(int(groups[at]))).count
        rest = groups[~one_by_one]
        columns = {x: c.take(among(c.group, rest)) for x, c in self.columns.items()}
        if not len(rest):
            return found
        letter = next(iter(columns))
        for rows in Join(columns, (), _between(self.rule), self.view.conditions).rows():
            group = columns[letter].group[rows[letter]]
            np.add.at(found, np.searchsorted(groups, group), 1)
        return found


def scope_of(rule: Rule, view: View) -> Scope:
    """What conditions on one letter alone do not rule out."""
    columns = {r.letter: _column(rule, r.letter, r.kinds, view) for r in rule.roles}
    groups = reduce(lambda a, b: a[among(a, b)], (c.groups for c in columns.values()))
    return Scope(rule, view, columns, groups)


def _column(rule: Rule, letter: str, kinds: tuple[str, ...], view: View) -> Column:
    """The facts of a letter; kept for the next rule that asks for the same ones."""
    alone = [e for e in rule.where if letters_of(e) == {letter} and _of_one_fact(e)]
    by = {"document": "document", "case": "case"}.get(rule.same, "person")
    key = (by, kinds, "&".join(_written(e) for e in alone))
    found = view.columns.get(key)
    if found is None:
        found = view.column(kinds, by)
        rows = {letter: np.arange(len(found), dtype=np.int64)}
        for expression in alone:
            truths = view.conditions.truths(expression, {letter: found}, rows)
            if not (truths != NO).all():
                found = found.take(truths != NO)
                rows = {letter: np.arange(len(found), dtype=np.int64)}
        view.columns[key] = found
    return found


def _sizes(column: Column, groups: Ints) -> Ints:
    first = np.searchsorted(column.group, groups, "left")
    return np.asarray(np.searchsorted(column.group, groups, "right") - first, np.int64)


def _written(expression: Expression) -> str:
    """An expression without its letter."""
    if isinstance(expression, Call):
        parts = (f".{a.attribute}" if isinstance(a, Ref) else repr(a) for a in expression.arguments)
        return f"{expression.name}({','.join(parts)})"
    return f"{expression.how}({','.join(_written(p) for p in expression.parts)})"


def _of_one_fact(expression: Expression) -> bool:
    if isinstance(expression, Call):
        return expression.name in _OF_ONE_FACT
    return all(_of_one_fact(p) for p in expression.parts)


def _between(rule: Rule) -> list[Expression]:
    """Conditions that hold facts against each other."""
    return [e for e in rule.where if len(letters_of(e)) > 1]


def compared(rule: Rule, lists: Mapping[str, Sequence[Item]]) -> Compared:
    """How many combinations the rule's conditions let in, and which facts are in them."""
    conditions = _between(rule)
    used: dict[str, dict[int, Item]] = {letter: {} for letter in lists}
    count = 0
    for facts in islice(_every(lists), MOST_COMPARED):
        scene = Bound(facts)
        if all(formula(e, scene) != rel.NO for e in conditions):
            count += 1
            for letter, item in facts.items():
                used[letter][id(item)] = item
    kept = {
        letter: sorted(items.values(), key=lambda i: i.sort_key) for letter, items in used.items()
    }
    return Compared(count, kept)


def _every(lists: Mapping[str, Sequence[Item]]) -> Iterator[dict[str, Item]]:
    """Every combination in which no printed fact stands for two letters."""
    letters = sorted(lists, key=lambda x: (len(lists[x]), x))
    for items in product(*(lists[x] for x in letters)):
        facts = dict(zip(letters, items, strict=True))
        if not shared(facts):
            yield facts
