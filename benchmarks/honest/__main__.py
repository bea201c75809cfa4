"""``make bench-honest GOLD=FOLDER``: every rule over genuine judgments, one case a judgment.

GOLD holds ``corpus_open.jsonl`` (a ``text`` a line). Nothing in a genuine judgment contradicts
itself except by a slip, so every CERTAIN is listed for a person to look at. The last line is
JSON: {n, certain, reading, precision, by_rule, seconds}.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

from forensics.case import Case
from forensics.documents import Context, criminal_judgment
from forensics.findings import Verdict
from forensics.records import Document, Page
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules


def document(name: str, text: str) -> Document:
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), "text/plain", (page,))


def main() -> None:
    gold = Path(os.environ["GOLD"])
    limit = int(os.environ.get("LIMIT", "0"))
    rules = load_rules()
    verdicts: Counter[str] = Counter()
    by_rule: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    seconds, n = 0.0, 0
    with (gold / "corpus_open.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit and number >= limit:
                break
            paper = document(f"{number:03}.txt", json.loads(line)["text"])
            claim = criminal_judgment.identify(paper)
            if claim is None:
                continue
            n += 1
            extraction = criminal_judgment.extract(paper, claim, Context())
            start = time.process_time()
            outcome = crosscheck(Case("honest", Path()), [extraction], rules)
            seconds += time.process_time() - start
            agreed.update(a.rule for a in outcome.agreements)
            for finding in outcome.findings:
                verdicts[finding.verdict.value] += 1
                by_rule[f"{finding.rule} {finding.verdict.value}"] += 1
                if finding.verdict is Verdict.CERTAIN:
                    print(f"{paper.name} {finding.rule}: {finding.sentence}")
                    for e in finding.evidence:
                        for p in e.provenance:
                            print(f"    {e.role}: {p.quote[:120]}")
    print("checked and agrees:", dict(sorted(agreed.items())), file=sys.stderr)
    print(
        json.dumps(
            {
                "n": n,
                **{v.value: verdicts[v.value] for v in Verdict if v is not Verdict.NONE},
                "by_rule": dict(sorted(by_rule.items())),
                "seconds": round(seconds, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
