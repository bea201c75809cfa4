"""``make bench-planted SEED=n [N=lives]``: honest cases at random, one fact changed per copy.

Every life is first crosschecked as it is: whatever speaks then is spurious. Then each plant
changes one fact in one paper of a copy, and exactly its rule must speak with the verdict
CERTAIN. The papers go through the same kinds and rules as any others, as perfectly read text.

The last line is JSON: {n, found, missed, spurious}; n counts plants, ``missed`` and
``spurious`` are counts, told one by one on stderr.
"""

from __future__ import annotations

import copy
import json
import os
import sys
from pathlib import Path
from random import Random

from benchmarks.planted.life import Life, draw
from benchmarks.planted.papers import documents
from benchmarks.planted.plants import PLANTS
from forensics.case import Case, CaseDocument, Subject
from forensics.findings import Finding, Nature, Verdict
from forensics.pipeline import dispatch
from forensics.rules import engine, loader

SPEAKS = (Nature.CONTRADICTION, Nature.VIOLATION, Nature.TENSION)


def findings(life: Life) -> list[Finding]:
    """What crosscheck says of the papers of this life, leads and guards left out."""
    extractions = []
    for document in documents(life):
        found, errors = dispatch.extract(document, CaseDocument(document.name, Path(document.name)))
        if errors:
            raise RuntimeError(str(errors[0]))
        extractions += found
    # Stamp pages bear no name: the case says whose papers these are, as its user would.
    subject = Subject((life.papers["judgment"]["name"],))
    case = Case("planted", Path(), subject)
    outcome = engine.crosscheck(case, extractions, loader.load_rules())
    return [f for f in outcome.findings if f.nature in SPEAKS]


def main() -> None:
    seed = int(os.environ.get("SEED") or "1")
    lives = int(os.environ.get("N") or "20")
    found = missed = spurious = 0
    for number in range(lives):
        life = draw(Random(f"{seed}:{number}"))
        for finding in findings(life):
            spurious += 1
            print(f"honest {number}: {finding.rule} {finding.sentence}", file=sys.stderr)
        for plant in PLANTS:
            changed = copy.deepcopy(life)
            plant.change(changed, Random(f"{seed}:{number}:{plant.name}"))
            told = findings(changed)
            if any(f.rule == plant.rule and f.verdict is Verdict.CERTAIN for f in told):
                found += 1
            else:
                missed += 1
                verdicts = [f"{f.rule} {f.verdict.value}" for f in told]
                print(f"missed {number}: {plant.name} ({plant.rule}): {verdicts}", file=sys.stderr)
            for finding in told:
                if finding.rule != plant.rule and finding.rule not in plant.also:
                    spurious += 1
                    line = f"{finding.rule} {finding.verdict.value}: {finding.sentence}"
                    print(f"spurious {number}: {plant.name}: {line}", file=sys.stderr)
    print(json.dumps({"n": found + missed, "found": found, "missed": missed, "spurious": spurious}))


if __name__ == "__main__":
    main()
