"""``python -m benchmarks.crosscheck.peers``: one rule side by side with z3 and clingo.

The question of PRES-01 over the drawn case of many persons: does a stamp fall inside a
restriction, in which readings, whatever the days left open? All three are handed the same
restrictions and stamps and must give the same number of each verdict. z3 is asked of each pair
and reading for days that keep it and for days that break it; clingo gets everything as one
program of rules. ``join`` is ours for that alone; ``ours`` is the whole crosscheck with that one
rule: persons, derived periods, sentences, evidence, innocent explanations and all, which the
others are not asked for. CPU seconds, each in a process of its own, given up after
TIMEOUT=120 seconds. SIZES=1000,10000,100000. Needs ``pip install clingo z3-solver``.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crosscheck.draw import draw
from forensics.case import Case
from forensics.rules.candidate import judged
from forensics.rules.engine import crosscheck
from forensics.rules.items import each_reading
from forensics.rules.loader import load_rules
from forensics.rules.scopes import scope_of
from forensics.rules.view import view_of

Days = tuple[int, int]
Verdicts = Counter[str]


@dataclass(frozen=True, slots=True)
class Bound:
    """A restriction: whose, and the first and last ordinal of its two ends."""

    person: str
    start: Days
    end: Days


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp: whose, and the days it can be read as."""

    person: str
    readings: tuple[Days, ...]


def problem(facts: int) -> tuple[list[Bound], list[Stamp]]:
    """What is to be joined, as numbers."""
    view = view_of(Case("bench", Path()), draw(facts, "many", seed=1))
    bounds = [
        Bound(i.person, i.bounds("start"), i.bounds("end")) for i in view.items(("bound",))
    ]
    stamps = [
        Stamp(i.person, tuple(each_reading(i.start))) for i in view.items(("border_crossing",))
    ]
    return bounds, stamps


def pairs(bounds: list[Bound], stamps: list[Stamp]) -> Iterator[tuple[Bound, Stamp]]:
    """Every restriction with every stamp of the same person."""
    by_person: defaultdict[str, list[Stamp]] = defaultdict(list)
    for stamp in stamps:
        by_person[stamp.person].append(stamp)
    for bound in bounds:
        for stamp in by_person[bound.person]:
            yield bound, stamp


def verdict(statuses: list[str]) -> str:
    """The verdict over the readings of one pair: each is clear, open or a clash."""
    if set(statuses) == {"clash"}:
        return "certain"
    if "clash" in statuses:
        return "reading"
    return "precision" if "open" in statuses else ""


def join(facts: int) -> tuple[float, Verdicts]:
    """Our join and verdict, from the facts as the other two get them."""
    rule = next(r for r in load_rules() if r.id == "PRES-01")
    view = view_of(Case("bench", Path()), draw(facts, "many", seed=1))
    start = time.process_time()
    found: Verdicts = Counter()
    for _, _, facts_of in scope_of(rule, view).bindings():
        candidate = judged(rule, facts_of, None, view.companions, {})
        if candidate is not None:
            found[candidate.answer.value] += 1
    return time.process_time() - start, found


def ours(facts: int) -> tuple[float, Verdicts]:
    rules = [r for r in load_rules() if r.id == "PRES-01"]
    papers = draw(facts, "many", seed=1)
    start = time.process_time()
    outcome = crosscheck(Case("bench", Path()), papers, rules)
    seconds = time.process_time() - start
    found: Verdicts = Counter()
    for finding in outcome.findings:
        deciding = {p.choice.partition(":")[0] for d in finding.deciding for p in d.clash_if}
        # Whether papers of one name speak of one person is not asked of the others.
        found["certain" if deciding == {"identity"} else finding.verdict.value] += 1
    return seconds, found


def by_z3(facts: int) -> tuple[float, Verdicts]:
    """Days inside the bounds that keep the stamp inside, and days that do not."""
    import z3

    bounds, stamps = problem(facts)
    begun = time.process_time()
    start, end, day = z3.Ints("start end day")
    inside = z3.And(start <= day, day <= end)
    # On the first and on the last day only the hour would tell.
    surely = z3.And(start < day, day < end)
    solver = z3.Solver()
    found: Verdicts = Counter()
    for bound, stamp in pairs(bounds, stamps):
        statuses = []
        for reading in stamp.readings:
            solver.push()
            for name, (low, high) in ((start, bound.start), (end, bound.end), (day, reading)):
                solver.add(low <= name, name <= high)
            solver.add(start <= end)
            if solver.check(inside) == z3.unsat:
                statuses.append("clear")
            else:
                avoidable = solver.check(z3.Not(surely)) == z3.sat
                statuses.append("open" if avoidable else "clash")
            solver.pop()
        found[verdict(statuses)] += 1
    return time.process_time() - begun, found


PROGRAM = """
read(R, S, K, SL, SH, EL, EH, DL, DH) :-
    bound(R, P, SL, SH, EL, EH), stamp(S, P), reading(S, K, DL, DH).
clash(R, S, K) :- read(R, S, K, SL, SH, EL, EH, DL, DH), SH < DL, DH < EL.
held(R, S, K)  :- read(R, S, K, SL, SH, EL, EH, DL, DH), SL <= DH, DL <= EH.
clashes(R, S)  :- clash(R, S, _).
spared(R, S)   :- read(R, S, K, _, _, _, _, _, _), not clash(R, S, K).
open(R, S)     :- held(R, S, K), not clash(R, S, K).
certain(R, S)   :- clashes(R, S), not spared(R, S).
by_reading(R, S) :- clashes(R, S), spared(R, S).
precision(R, S) :- open(R, S), not clashes(R, S).
#show certain/2. #show by_reading/2. #show precision/2.
"""


def by_clingo(facts: int) -> tuple[float, Verdicts]:
    import clingo

    bounds, stamps = problem(facts)
    begun = time.process_time()
    people = {p: n for n, p in enumerate({x.person for x in (*bounds, *stamps)})}
    lines = [PROGRAM]
    for number, bound in enumerate(bounds):
        days = ",".join(str(d) for d in (*bound.start, *bound.end))
        lines.append(f"bound({number},{people[bound.person]},{days}).")
    for number, stamp in enumerate(stamps):
        lines.append(f"stamp({number},{people[stamp.person]}).")
        for which, (low, high) in enumerate(stamp.readings):
            lines.append(f"reading({number},{which},{low},{high}).")
    control = clingo.Control(["--warn=none"])
    control.add("base", [], "\n".join(lines))
    control.ground([("base", [])])
    found: Verdicts = Counter()
    with control.solve(yield_=True) as handle:
        for model in handle:
            found.update(s.name.removeprefix("by_") for s in model.symbols(shown=True))
            break
    return time.process_time() - begun, found


ENGINES: dict[str, Callable[[int], tuple[float, Verdicts]]] = {
    "join": join, "ours": ours, "clingo": by_clingo, "z3": by_z3
}  # fmt: skip


def measure(name: str, facts: int) -> None:
    seconds, found = ENGINES[name](facts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {v: found[v] for v in ("certain", "reading", "precision")}
    print(json.dumps({"seconds": round(seconds, 3), "process_mb": peak, **told}))


def main() -> None:
    if len(sys.argv) == 3:
        measure(sys.argv[1], int(sys.argv[2]))
        return
    limit = float(os.environ.get("TIMEOUT", "120"))
    table: dict[str, dict[str, object]] = {}
    for size in (int(x) for x in os.environ.get("SIZES", "1000,10000,100000").split(",")):
        row: dict[str, object] = {}
        for name in ENGINES:
            command = [sys.executable, "-m", "benchmarks.crosscheck.peers", name, str(size)]
            try:
                told = subprocess.run(
                    command, check=True, capture_output=True, text=True, timeout=limit
                )
                row[name] = json.loads(told.stdout)
            except subprocess.TimeoutExpired:
                row[name] = f"more than {limit:.0f} s"
            print(f"{size:>9,} {name:>6} {row[name]}", flush=True)
        table[str(size)] = row
    print(json.dumps(table))


if __name__ == "__main__":
    main()
