"""``make bench-crosscheck``: all rules over drawn cases of 10,000, 100,000 and 1,000,000 facts.

Two shapes: many persons with a dozen papers each, and one person with all facts. Each run is
a process of its own, so that memory is its own. SIZES=10000,100000 narrows it. The last line is
JSON: {"10000": {seconds, mb, findings}, …} for many persons.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.crosscheck.draw import draw
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


def main() -> None:
    if len(sys.argv) == 3:
        print(json.dumps(measure(int(sys.argv[1]), sys.argv[2])))
        return
    sizes = [int(x) for x in os.environ.get("SIZES", "10000,100000,1000000").split(",")]
    table: dict[str, dict[str, float | int]] = {}
    for shape in ("many", "one"):
        for size in sizes:
            run = [sys.executable, "-m", "benchmarks.crosscheck", str(size), shape]
            found = json.loads(
                subprocess.run(run, check=True, capture_output=True, text=True).stdout
            )
            print(f"{shape:>5} {size:>9,} {found}", flush=True)
            if shape == "many":
                table[str(size)] = {k: found[k] for k in ("seconds", "mb", "findings")}
    print(json.dumps(table))


if __name__ == "__main__":
    main()
