"""Why: the smallest sets of facts that clash, and the smallest sets of choices that decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from forensics.temporal.readings import Pick
from forensics.temporal.verdict import Answer, Decision, Status

MOST_SUBSETS = 4_096
"""Past this many trials the search for all smallest sets gives way to one deletion loop."""


def minimal_set(parts: Sequence[str], clashes: Callable[[Sequence[str]], bool]) -> tuple[str, ...]:
    """One minimal clashing subset by deletion: dropping any one part ends the clash.

    ``clashes`` must be monotone (more parts never end a clash) and true of all parts. Parts
    are tried from the last to the first, so that of equals the first ones stay.
    """
    kept = list(parts)
    for part in reversed(parts):
        rest = [p for p in kept if p != part]
        if clashes(rest):
            kept = rest
    return tuple(kept)


def minimal_sets(
    parts: Sequence[str], clashes: Callable[[Sequence[str]], bool]
) -> tuple[tuple[str, ...], ...]:
    """All minimal clashing subsets, smallest first; only one where there are too many to try."""
    if not clashes(parts):
        return ()
    if 2 ** len(parts) > MOST_SUBSETS:
        return (minimal_set(parts, clashes),)
    found: list[tuple[str, ...]] = []
    for size in range(len(parts) + 1):
        for subset in combinations(parts, size):
            if not any(set(f) <= set(subset) for f in found) and clashes(subset):
                found.append(subset)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Deciders:
    """``choices``: the smallest set that settles every world. ``clash_if`` and
    ``no_clash_if``: the smallest sets of picks out of it that settle it one way."""

    choices: tuple[str, ...]
    clash_if: tuple[tuple[Pick, ...], ...]
    no_clash_if: tuple[tuple[Pick, ...], ...]


def deciders(decision: Decision) -> Deciders | None:
    """What decides a READING; ``None`` for the other answers and where no choice does."""
    if decision.answer is not Answer.READING:
        return None
    worlds = [({p.choice: p.option for p in picks}, s) for picks, s in decision.worlds]
    names = sorted({n for picks, _ in worlds for n in picks})
    names = [n for n in names if len({picks.get(n) for picks, _ in worlds}) > 1]
    chosen = _smallest(names, worlds)
    if not chosen:
        return None
    rows = {
        tuple(Pick(n, picks[n]) for n in chosen if n in picks): status is Status.CLASH
        for picks, status in worlds
    }
    return Deciders(chosen, _sufficient(rows, True), _sufficient(rows, False))


def _smallest(
    names: Sequence[str], worlds: Sequence[tuple[dict[str, str], Status]]
) -> tuple[str, ...]:
    """The first smallest set of choices of which clash or no clash is a function."""
    tried = 0
    for size in range(1, len(names) + 1):
        for subset in combinations(names, size):
            tried += 1
            if _settles(subset, worlds):
                return subset
            if tried > MOST_SUBSETS:
                return minimal_set(names, lambda rest: _settles(rest, worlds))
    return ()


def _settles(subset: Sequence[str], worlds: Iterable[tuple[dict[str, str], Status]]) -> bool:
    seen: dict[tuple[str | None, ...], bool] = {}
    return all(
        seen.setdefault(tuple(picks.get(n) for n in subset), clash) == clash
        for picks, status in worlds
        for clash in [status is Status.CLASH]
    )


def _sufficient(rows: dict[tuple[Pick, ...], bool], wanted: bool) -> tuple[tuple[Pick, ...], ...]:
    """The minimal sets of picks that no row with the other answer contains."""
    found: list[tuple[Pick, ...]] = []
    longest = max(map(len, rows))
    for size in range(1, longest + 1):
        for row, clash in sorted(rows.items()):
            if clash is not wanted:
                continue
            for subset in combinations(row, size):
                if any(set(f) <= set(subset) for f in found):
                    continue
                if all(not set(subset) <= set(r) for r, c in rows.items() if c is not wanted):
                    found.append(subset)
    return tuple(sorted(found, key=lambda picks: (len(picks), picks)))
