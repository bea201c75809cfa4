"""What a plant is, and what plants share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.planted.life import Life
from forensics.data.stamp_layouts import border_area, stamping
from forensics.findings import Verdict
from forensics.rules.birthdays import told_otherwise

Change = Callable[[Life, Random], None]


def always(life: Life) -> bool:
    return True


def on_probation(life: Life) -> bool:
    return bool(life.papers["judgment"]["probation"])


def in_prison(life: Life) -> bool:
    return not on_probation(life)


@dataclass(frozen=True)
class Plant:
    """``rule`` must speak with ``verdict``; ``also`` names rules that cannot but speak with it: a
    stamp abroad on the day of a hearing also lies inside bail that had not ended. Everything
    else that speaks is spurious. ``fits`` says in which lives it can be planted."""

    name: str
    rule: str
    change: Change
    also: frozenset[str] = frozenset()
    fits: Callable[[Life], bool] = always
    verdict: Verdict = Verdict.CERTAIN


def between(rng: Random, first: date, last: date) -> date:
    """A day strictly between the two."""
    return first + timedelta(days=rng.randint(1, max(1, (last - first).days - 1)))


def born_otherwise(rng: Random, born: date, shifts: Sequence[int]) -> date:
    """A birth date some days off that no lunar calendar and no unknown day makes the same."""
    days = [born + timedelta(days=shift) for shift in shifts]
    return rng.choice([day for day in days if not told_otherwise((born, day))])


def stamp(life: Life, state: str, direction: str, day: date) -> None:
    life.papers["stamps"]["crossings"].append((state, direction, day))


def without(life: Life, *names: str) -> None:
    """Papers that would explain the plant, or say the same thing again."""
    for name in names:
        life.papers.pop(name, None)
    if "leave" in names:
        f = life.papers["judgment"]
        crossings = life.papers["stamps"]["crossings"]
        kept = [c for c in crossings if not f["detained"] <= c[2] <= f["judged"]]
        life.papers["stamps"]["crossings"] = kept


def all_are_stamped(state: str, first: date, last: date) -> bool:
    """Does the state stamp everybody who enters or leaves between the two days, as is known?"""
    known = stamping(border_area(state, first), first, last)
    return not any(p.gates or (p.entry, p.exit) != ("usual", "usual") for p in known)
