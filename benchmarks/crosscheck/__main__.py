"""``make bench-crosscheck``: all rules over drawn cases of 10,000, 100,000 and 1,000,000 facts.

Two shapes: many persons with a dozen papers each, and one person with all facts; and one case of
40 papers. Each run is a process of its own, so that memory is its own. SIZES=10000,100000 narrows
it. ``peers`` sets z3 and clingo beside it. The last line is
JSON: {"10000": {seconds, mb, findings}, …} for many persons, then "one_person": the same for one,
and "case_of_40": {seconds, first_seconds, papers, facts, findings}.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.crosscheck.draw import case_of, draw
from forensics.case import Case
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules


def measure(facts: int, shape: str) -> dict[str, float | int]:
    """One run. Seconds of CPU for crosscheck alone; mb is what it added to the process."""
    rules = load_rules()
    papers = draw(facts, shape, seed=1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    outcome = crosscheck(Case("bench", Path()), papers, rules)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": round(seconds, 3),
        "mb": round((after - before) / 1024),
        "mb_with_papers": round(after / 1024),
        "findings": len(outcome.findings),
        "agreements": len(outcome.agreements),
    }


def measure_case(papers: int) -> dict[str, float | int]:
    """Seconds of CPU for one case; ``first_seconds`` reads the tables of data files as well."""
    rules = load_rules()
    drawn = case_of(papers, seed=1)
    times = []
    for _ in range(11):
        start = time.process_time()
        outcome = crosscheck(Case("bench", Path()), drawn, rules)
        times.append(time.process_time() - start)
    facts = sum(len(p.events) + len(p.facts) + sum(len(x.facts) for x in p.persons) for p in drawn)
    return {
        "seconds": round(sorted(times[1:])[5], 4),
        "first_seconds": round(times[0], 4),
        "papers": len(drawn),
        "facts": facts,
        "findings": len(outcome.findings),
    }


def main() -> None:
    if len(sys.argv) == 3:
        size, shape = int(sys.argv[1]), sys.argv[2]
        print(json.dumps(measure_case(size) if shape == "case" else measure(size, shape)))
        return
    sizes = [int(x) for x in os.environ.get("SIZES", "10000,100000,1000000").split(",")]
    table: dict[str, object] = {}
    one: dict[str, object] = {}
    for shape, found in (("many", table), ("one", one)):
        for size in sizes:
            told = _run(size, shape)
            found[str(size)] = {k: told[k] for k in ("seconds", "mb", "findings")}
    print(json.dumps({**table, "one_person": one, "case_of_40": _run(40, "case")}))


def _run(size: int, shape: str) -> dict[str, float | int]:
    command = [sys.executable, "-m", "benchmarks.crosscheck", str(size), shape]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float | int] = json.loads(told)
    print(f"{shape:>5} {size:>9,} {found}", flush=True)
    return found


if __name__ == "__main__":
    main()
