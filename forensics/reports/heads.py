"""Many findings of one rule that rest on one and the same paper's words: one head for them.

The findings stay what they are; only where they stand and what stands above them changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from forensics.findings import Evidence, Finding

LEAST = 3
"""Findings that share a side before they get a head."""


def shared(findings: Sequence[Finding]) -> Mapping[str, Evidence]:
    """Id of a finding -> the side that it has in common with at least two others of its rule and
    verdict; where there are several such sides, the one that most have in common."""
    alike: defaultdict[tuple[object, ...], list[tuple[Finding, Evidence]]] = defaultdict(list)
    for finding in findings:
        for evidence in finding.evidence:
            key = (finding.rule, finding.verdict, evidence.role, evidence.provenance)
            if evidence.provenance:
                alike[key].append((finding, evidence))
    best: dict[str, tuple[int, Evidence]] = {}
    for found in alike.values():
        count = len({f.id for f, _ in found})
        if count < LEAST:
            continue
        for finding, evidence in found:
            if count > best.get(finding.id, (0, evidence))[0]:
                best[finding.id] = (count, evidence)
    return {id: evidence for id, (_, evidence) in best.items()}


def together(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same order, but findings of one head follow the first of them."""
    common = shared(findings)
    first: dict[tuple[object, ...], int] = {}
    places = []
    for at, finding in enumerate(findings):
        evidence = common.get(finding.id)
        own: tuple[object, ...] = (finding.id, at)
        if evidence is not None:
            own = (finding.rule, finding.verdict, evidence.role, evidence.provenance)
        places.append((first.setdefault(own, at), at))
    return tuple(findings[at] for _, at in sorted(places))
