"""Which facts are looked at together: an interval join over all persons at once.

From a page's predicates come limits such as ``r.start <= s.date``, checked on the widest bounds
of every date, so that nothing that could clash in any reading is skipped, and conditions that no
day decides. The facts of a letter lie sorted by group and by day: the partners of a fact are a
stretch of them, found by bisection for all facts together, and only what passes every limit and
condition becomes a binding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from forensics.rules.columns import UNSAID, Column, Ints, distinct, spread
from forensics.rules.conditions import NO, Conditions, equal
from forensics.rules.items import FAR, Item
from forensics.rules.model import Call, Combination, Expression, Ref
from forensics.temporal.network import ORIGIN, Limit

MOST_ROWS = 1 << 17
"""Combinations held at a time; more are made piece by piece."""

_SPAN = 1 << 24
"""More than twice the days of the calendar, so that a group and a day fit in one number."""

Rows = dict[str, Ints]
"""Letter -> positions in its column; row n of all letters together is one combination."""


@dataclass(slots=True)
class Join:
    """What to join: a column for each letter, and what must be able to hold between them."""

    columns: Mapping[str, Column]
    limits: Sequence[Limit] = ()
    where: Sequence[Expression] = ()
    conditions: Conditions = field(default_factory=Conditions)

    def bindings(self) -> Iterator[tuple[int, dict[str, Item], dict[str, int]]]:
        """For all that may clash: the group, the item of each letter, and its position.

        A printed item never stands for two letters at once.
        """
        columns = self.columns
        for rows in self.rows():
            letters = list(rows)
            group = columns[letters[0]].group
            for row in zip(*(rows[x].tolist() for x in letters), strict=True):
                facts = {x: columns[x].item(at) for x, at in zip(letters, row, strict=True)}
                if not shared(facts):
                    yield int(group[row[0]]), facts, dict(zip(letters, row, strict=True))

    def rows(self) -> Iterator[Rows]:
        """The combinations that limits and conditions let through, piece by piece."""
        letters = sorted(self.columns, key=lambda x: (len(self.columns[x]), x))
        every = {x: np.arange(len(self.columns[x]), dtype=np.int64) for x in letters}
        alone = {x: every[x][self._passes({x: every[x]}, x)] for x in letters}
        yield from self._extend({letters[0]: alone[letters[0]]}, letters, alone)

    def _extend(
        self, rows: Rows, letters: Sequence[str], alone: Mapping[str, Ints]
    ) -> Iterator[Rows]:
        if len(rows) == len(letters):
            if len(rows[letters[0]]):
                yield rows
            return
        letter = letters[len(rows)]
        for pairs, partners in self._partners(rows, letter, alone[letter]):
            more = {x: at[pairs] for x, at in rows.items()}
            more[letter] = partners
            kept = self._passes(more, letter)
            if len(kept):
                yield from self._extend({x: at[kept] for x, at in more.items()}, letters, alone)

    def _passes(self, rows: Rows, letter: str) -> Ints:
        """The rows in which all that speaks of ``letter``, and of no letter to come, can hold."""
        kept = np.ones(len(rows[letter]), np.bool_)
        for limit in self.limits:
            named = _letters(limit)
            if letter in named and named <= rows.keys():
                low = self._days(limit.left, rows)[0]
                high = self._days(limit.right, rows)[1]
                kept &= low - high <= limit.days
        passing = np.flatnonzero(kept)
        for expression in self.where:
            named = letters_of(expression)
            if letter in named and named <= rows.keys() and len(passing):
                some = {x: rows[x][passing] for x in named}
                passing = passing[self.conditions.truths(expression, self.columns, some) != NO]
        return passing

    def _days(self, name: str, rows: Rows) -> tuple[Ints, Ints]:
        """First and last ordinal of a day variable (``s.start``) for each row."""
        if name == ORIGIN:
            none = np.zeros(1, np.int64)
            return none, none
        letter, _, side = name.partition(".")
        low, high = self.columns[letter].days(side)
        return low[rows[letter]], high[rows[letter]]

    def _partners(self, rows: Rows, letter: str, allowed: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Rows and the positions of ``letter`` that may go with them, piece by piece."""
        groups, own = self._groups(rows, letter, allowed)
        side, low, high = self._window(rows, letter)
        lows, highs = (days[allowed] for days in self.columns[letter].days(side))
        # What is open on a side may lie anywhere; it is looked at always.
        closed = (lows > -FAR) & (highs < FAR)
        width = np.zeros(int(max(own.max(initial=0), groups.max(initial=0))) + 1, np.int64)
        np.maximum.at(width, own[closed], (highs - lows)[closed])
        for part in (closed, ~closed):
            at, whose = allowed[part], own[part]
            if not len(at):
                continue
            day = np.where(closed, lows, 0)[part]
            key = whose * _SPAN + day
            order = np.argsort(key, kind="stable")
            key, at = key[order], at[order]
            if part is closed:
                first = groups * _SPAN + np.clip(low - width[groups], 0, _SPAN - 1)
                last = groups * _SPAN + np.clip(high, -1, _SPAN - 1)
            else:
                first, last = groups * _SPAN, groups * _SPAN + _SPAN - 1
            begin = np.searchsorted(key, first, "left")
            count = np.maximum(np.searchsorted(key, last, "right") - begin, 0)
            yield from spread(begin, count, at, MOST_ROWS)

    def _window(self, rows: Rows, letter: str) -> tuple[str, Ints, Ints]:
        """The side of ``letter`` that limits bind most, and from when to when for each row."""
        count = len(next(iter(rows.values())))
        windows: dict[str, list[Ints]] = {}
        for limit in self.limits:
            left, _, left_side = limit.left.partition(".")
            right, _, right_side = limit.right.partition(".")
            if left == letter and right in rows:
                # left - right <= days: the day is at most the other's latest plus days
                window = windows.setdefault(left_side, _anywhere(count))
                latest = self._days(limit.right, rows)[1]
                window[1] = np.minimum(window[1], latest + limit.days)
            elif right == letter and left in rows:
                window = windows.setdefault(right_side, _anywhere(count))
                earliest = self._days(limit.left, rows)[0]
                window[0] = np.maximum(window[0], earliest - limit.days)
        if not windows:
            low, high = _anywhere(count)
            return "start", low, high
        side = min(windows, key=lambda s: (int((windows[s][1] - windows[s][0]).sum()), s))
        low, high = windows[side]
        return side, low, high

    def _groups(self, rows: Rows, letter: str, allowed: Ints) -> tuple[Ints, Ints]:
        """Numbers of the groups of rows and of items, narrowed by what must be equal."""
        first = next(iter(rows))
        groups = self.columns[first].group[rows[first]]
        own = self.columns[letter].group[allowed]
        for call, one, two in self._ties(rows, letter):
            theirs = self.conditions.codes(call.name, one, self.columns[one.role])[rows[one.role]]
            ours = self.conditions.codes(call.name, two, self.columns[letter])[allowed]
            if (theirs == UNSAID).any() or (ours == UNSAID).any():
                # What a paper does not say may equal anything.
                continue
            most = max(int(theirs.max(initial=0)), int(ours.max(initial=0))) + 1
            both = np.concatenate((groups * most + theirs, own * most + ours))
            numbers = distinct(both)[1]
            groups, own = numbers[: len(groups)], numbers[len(groups) :]
        return groups, own

    def _ties(self, rows: Rows, letter: str) -> Iterator[tuple[Call, Ref, Ref]]:
        """What must be equal between a letter that is taken and this one."""
        for expression in self.where:
            refs = equal(expression)
            if refs is None or not isinstance(expression, Call):
                continue
            one, two = refs
            if one.role == letter:
                one, two = two, one
            if two.role == letter and one.role in rows:
                yield expression, one, two


def _anywhere(count: int) -> list[Ints]:
    return [np.full(count, -FAR, np.int64), np.full(count, FAR, np.int64)]


def _letters(limit: Limit) -> set[str]:
    return {n.partition(".")[0] for n in (limit.left, limit.right) if n != ORIGIN}


def letters_of(expression: Expression) -> set[str]:
    """The letters an expression speaks of."""
    if isinstance(expression, Combination):
        return set().union(*(letters_of(p) for p in expression.parts))
    return {a.role for a in expression.arguments if isinstance(a, Ref)}


def shared(facts: Mapping[str, Item]) -> bool:
    """Do two letters stand for, or rest on, one printed fact?"""
    seen: set[int] = set()
    for item in facts.values():
        leaves = {id(leaf) for leaf in item.leaves}
        if seen & leaves:
            return True
        seen |= leaves
    return False
