"""Conditions that no day decides, for many facts at once.

Such a condition is a function of a few words or places that the papers print. Each combination
of them is put to the predicate once, whatever the number of facts that share it; predicates of
days are left open here, for the verdict to decide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from forensics.rules.columns import (
    UNSAID,
    Codes,
    Column,
    Ints,
    Reads,
    distinct,
    kinds_of,
    places_of,
)
from forensics.rules.items import Item
from forensics.rules.model import Call, Combination, Expression, Ref
from forensics.rules.predicates import attribute, formula
from forensics.rules.scene import Bound
from forensics.temporal import relations as rel

Truths = NDArray[np.int8]
NO, OPEN, YES = 0, 1, 2
"""Kleene's values as numbers: "and" is the least, "or" the greatest."""

_READS = {
    "equals": "value", "one_of": "value", "known": "value", "says": "value",
    "same_other": "value", "denies_all": "value",
    "outside": "place", "abroad": "place", "in_state": "place", "local_to": "place",
    "reaches": "place", "unstamped": "place",
    "same_paper": "paper",
    "first_of": "item", "covers": "item", "printed": "item", "closed": "item",
    "end_told": "item", "one_authority": "item", "sealed": "item",
}  # fmt: skip
"""Predicate -> what it reads of a fact. Those that read days are not in it."""

_MOST_KINDS = 1 << 10
"""More than there are kinds of item."""

Rows = Mapping[str, Ints]
"""Letter -> positions in its column; row n of all letters together is one combination."""


def equal(expression: Expression) -> tuple[Ref, Ref] | None:
    """The references of two letters that it wants to be equal, if that is all it wants."""
    if isinstance(expression, Combination) or expression.name not in ("equals", "same_paper"):
        return None
    one, two = expression.arguments
    if isinstance(one, Ref) and isinstance(two, Ref) and one.role != two.role:
        return one, two
    return None


@dataclass(slots=True)
class Conditions:
    """Puts conditions to columns; keeps the numbers of the values that they read."""

    books: dict[str, Codes] = field(default_factory=dict)

    def truths(self, expression: Expression, columns: Mapping[str, Column], rows: Rows) -> Truths:
        """``NO``, ``OPEN`` or ``YES`` for each row; what days decide is ``OPEN``."""
        if isinstance(expression, Call):
            return self._call(expression, columns, rows)
        parts = [self.truths(p, columns, rows) for p in expression.parts]
        if expression.how == "not":
            return np.asarray(YES - parts[0], np.int8)
        both = np.minimum if expression.how == "and" else np.maximum
        found = parts[0]
        for part in parts[1:]:
            found = both(found, part)
        return found

    def codes(self, name: str, ref: Ref, column: Column) -> Ints:
        """What the predicate ``name`` reads of each item of a column, as numbers."""
        what = _READS[name]
        reads = (what, ref.attribute if what == "value" else "")
        return column.codes(reads, lambda items: self._numbers(reads, items))

    def _numbers(self, reads: Reads, items: Sequence[Item]) -> Ints:
        what, name = reads
        book = self.books.setdefault(what, Codes())
        if what == "value":
            return book.of([attribute(i, name).casefold() or None for i in items])
        if what == "place":
            # A stamp of a place says something else than a court there; 0 is not used.
            places = book.of_objects(places_of(items)) + 1
            kinds = self.books.setdefault("kind", Codes()).of_objects(kinds_of(items))
            return places * _MOST_KINDS + kinds
        return book.of([id(i.extraction) if what == "paper" else id(i) for i in items])

    def _call(self, call: Call, columns: Mapping[str, Column], rows: Rows) -> Truths:
        count = len(next(iter(rows.values())))
        if call.name not in _READS:
            return np.full(count, OPEN, np.int8)
        refs = [a for a in call.arguments if isinstance(a, Ref)]
        if not refs:
            return np.full(count, _truth(formula(call, Bound({}))), np.int8)
        read = [self.codes(call.name, r, columns[r.role])[rows[r.role]] for r in refs]
        if equal(call) is not None:
            unsaid = (read[0] == UNSAID) | (read[1] == UNSAID)
            said = np.where(read[0] == read[1], YES, NO)
            return np.where(unsaid, OPEN, said).astype(np.int8)
        return self._by_value(call, refs, read, columns, rows)

    def _by_value(
        self,
        call: Call,
        refs: list[Ref],
        read: list[Ints],
        columns: Mapping[str, Column],
        rows: Rows,
    ) -> Truths:
        """Each combination of values that occurs is put to the predicate once."""
        whole = read[0]
        for more in read[1:]:
            whole = whole * (int(more.max(initial=0)) + 1) + more
        first, which = distinct(whole)
        answers = np.empty(len(first), np.int8)
        for number, row in enumerate(first.tolist()):
            letters = {r.role: columns[r.role].item(int(rows[r.role][row])) for r in refs}
            answers[number] = _truth(formula(call, Bound(letters)))
        return answers[which]


def _truth(found: rel.Formula) -> int:
    return NO if found == rel.NO else YES if found == rel.YES else OPEN
