"""``make bench-planted SEED=n [N=lives]``: honest cases at random, one fact changed per copy.

Every life is first crosschecked as it is: whatever speaks then is spurious. Then each plant
changes one fact in one paper of a copy, and exactly its rule must speak with its verdict
(CERTAIN, but where the papers cannot show more). The papers go through the same kinds and
rules as any others, as perfectly read text.

The last line is JSON: {n, found, missed, spurious}; n counts plants, ``missed`` and
``spurious`` are counts, told one by one on stderr.
"""

from __future__ import annotations

import copy
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

from benchmarks.planted.courses import take_course
from benchmarks.planted.life import Life, draw
from benchmarks.planted.papers import documents
from benchmarks.planted.plant import Plant
from benchmarks.planted.plants import PLANTS
from benchmarks.planted.variety import add_variety
from forensics.case import Case, CaseDocument, Subject
from forensics.findings import Finding, Nature
from forensics.pipeline import dispatch
from forensics.rules import engine, loader

SPEAKS = (Nature.CONTRADICTION, Nature.VIOLATION, Nature.TENSION)
"""Leads may well speak of honest lives: they say what is worth asking, never that it is wrong."""


def findings(life: Life) -> tuple[Finding, ...]:
    """What crosscheck says of the papers of this life."""
    extractions = []
    for document in documents(life):
        found, errors = dispatch.extract(document, CaseDocument(document.name, Path(document.name)))
        if errors:
            raise RuntimeError(str(errors[0]))
        extractions += found
    # Stamp pages bear no name: the case says whose papers these are, as its user would.
    subject = Subject((life.papers["judgment"]["name"],))
    case = Case("planted", Path(), subject)
    return engine.crosscheck(case, extractions, loader.load_rules()).findings


def planted(plant: Plant, finding: Finding) -> bool:
    """Does it say of the plant what it should? A lead never is certain."""
    sure = finding.verdict is plant.verdict or finding.nature is Nature.LEAD
    return finding.rule == plant.rule and sure


def told_of(found: Iterable[Finding]) -> list[Finding]:
    return [f for f in found if f.nature in SPEAKS]


def main() -> None:
    seed = int(os.environ.get("SEED") or "1")
    lives = int(os.environ.get("N") or "20")
    found = missed = spurious = 0
    for number in range(lives):
        rng = Random(f"{seed}:{number}")
        life = draw(rng)
        add_variety(life, rng)
        honest = findings(life)
        known = {f.id for f in honest}
        course = copy.deepcopy(life)
        take_course(course, rng)
        for finding in (*told_of(honest), *told_of(findings(course))):
            spurious += 1
            print(f"honest {number}: {finding.rule} {finding.sentence}", file=sys.stderr)
        for plant in PLANTS:
            if not plant.fits(life):
                continue
            changed = copy.deepcopy(life)
            plant.change(changed, Random(f"{seed}:{number}:{plant.name}"))
            told = findings(changed)
            if any(planted(plant, f) and f.id not in known for f in told):
                found += 1
            else:
                missed += 1
                verdicts = [f"{f.rule} {f.verdict.value}" for f in told]
                print(f"missed {number}: {plant.name} ({plant.rule}): {verdicts}", file=sys.stderr)
            for finding in told_of(told):
                if finding.rule != plant.rule and finding.rule not in plant.also:
                    spurious += 1
                    line = f"{finding.rule} {finding.verdict.value}: {finding.sentence}"
                    print(f"spurious {number}: {plant.name}: {line}", file=sys.stderr)
    print(json.dumps({"n": found + missed, "found": found, "missed": missed, "spurious": spurious}))


if __name__ == "__main__":
    main()
