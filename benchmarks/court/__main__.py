"""``make bench-court GOLD=FOLDER [RENDER=200]``: criminal judgments against an annotated set.

GOLD holds ``dev.jsonl`` and the texts it names. Without RENDER each text is read as one clean
page; with RENDER the pages are drawn, made to look scanned at that many dpi, and read by OCR.
NOISE=0.01 corrupts that share of the characters of the clean text, SEEDS=4 in four ways
(FIRST=20: others). The last line is JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.court import score
from forensics.documents import Context, criminal_judgment
from forensics.documents.common.joined import Joined, join
from forensics.events import EventKind, Extraction
from forensics.records import Document, Page
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Interval, UncertainDate, start_of

_BRACKETS = str.maketrans("（）〔〕［］", "()()()")


def clean_page(name: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    return Document(name, digest, "text/plain", (page,))


def corrupted(text: str, share: float, seed: str) -> str:
    """Replace this share of the characters by others of the same text."""
    rng = random.Random(seed)
    return "".join(rng.choice(text) if rng.random() < share else c for c in text)


def written(value: UncertainDate | None) -> str:
    """EDTF of the first part; ``""`` where the paper gives no date."""
    if value is None or value.earliest is None or value.latest is None:
        return ""
    return to_edtf(value)


def regions(joined: Joined, wanted: list[str]) -> set[tuple[int, int]]:
    """Page and offset of the characters of the regions annotated in full.

    ``wanted`` are their texts; on pages read by OCR their ends are found by what survived.
    """
    kept: set[tuple[int, int]] = set()
    after = 0
    for region in wanted:
        plain = re.sub(r"\s", "", region)
        start = _find(joined.text, [plain[i : i + 6] for i in range(30)], after)
        tails = [plain[i - 6 : i] for i in range(len(plain), max(len(plain) - 40, 6), -1)]
        end = _find(joined.text, tails, start + len(plain) // 2)
        after = max(end, start + 1) + 6
        kept |= set(joined.spots[max(start - 6, 0) : after + 4])
    return kept


def _find(text: str, pieces: list[str], floor: int) -> int:
    return next((at for p in pieces if (at := text.find(p, floor)) >= 0), floor)


def prediction(found: Extraction, complete: set[tuple[int, int]]) -> dict[str, Any]:
    """One extraction in the shape of the gold set; dates only of the complete regions."""
    names = {p.key: str(p.values("name")[0].value) for p in found.persons if p.values("name")}
    together: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
    sentences: dict[str, dict[str, str]] = {}
    for e in found.events:
        date = written(start_of(e.when))
        if not date:
            continue
        span = e.provenance[0].span
        together[(e.kind.value, date, span.page, span.start, span.end)].append(
            names.get(e.person, "")
        )
        if e.kind in (EventKind.SENTENCE_START, EventKind.SENTENCE_END):
            side = "start" if e.kind is EventKind.SENTENCE_START else "end"
            sentences.setdefault(e.person, {})[side] = date
    events = [
        {"type": key[0], "date": key[1], "person": ",".join(who) or None}
        for key, who in together.items()
    ]
    dates = []
    for m in found.dates:
        if (m.provenance.page, m.provenance.span.start) not in complete:
            continue
        parts = [m.value.start, m.value.end] if isinstance(m.value, Interval) else [m.value]
        dates += [written(p) for p in parts if p and written(p)]
    judged = [f.value for f in found.facts if f.name == "judgment_date"]
    return {
        "court": next((f.value for f in found.facts if f.name == "court"), None),
        "case_number": next((f.value for f in found.facts if f.name == "case_number"), None),
        "judgment_date": written(judged[0])
        if judged and isinstance(judged[0], UncertainDate)
        else None,
        "persons": [
            {
                "name": names.get(p.key, ""),
                "birth_date": next(
                    (
                        written(f.value)
                        for f in p.values("birth_date")
                        if isinstance(f.value, UncertainDate)
                    ),
                    None,
                ),
            }
            for p in found.persons
        ],
        "events": events,
        "sentences": [{"start": s.get("start"), "end": s.get("end")} for s in sentences.values()],
        "dates": dates,
    }


def read(document: Document, wanted: list[str]) -> dict[str, Any]:
    claim = criminal_judgment.identify(document)
    if claim is None:
        return {}
    complete = regions(join(document, claim.pages), wanted)
    return prediction(criminal_judgment.extract(document, claim, Context()), complete)


def main() -> None:
    folder = Path(os.environ.get("GOLD") or (sys.argv[1] if len(sys.argv) > 1 else ""))
    index = folder / "dev.jsonl"
    if not index.is_file():
        sys.exit(f"GOLD={folder}: no dev.jsonl there")
    gold = {p["id"]: p for p in map(json.loads, index.read_text("utf-8").splitlines())}
    if limit := int(os.environ.get("LIMIT") or 0):
        gold = dict(list(gold.items())[:limit])
    texts = {n: (folder / p["text_file"]).read_text("utf-8") for n, p in gold.items()}
    parts = {n: [texts[n][a:b] for a, b in p["complete_regions"]] for n, p in gold.items()}
    render, noise = int(os.environ.get("RENDER") or 0), float(os.environ.get("NOISE") or 0)
    if noise:
        first = int(os.environ.get("FIRST") or 0)
        seeds = range(first, first + int(os.environ.get("SEEDS") or 1))
        ways = [str(i) if i else "" for i in seeds]
        gold = {n + w: p for w in ways for n, p in gold.items()}
        texts = {n + w: t for w in ways for n, t in texts.items()}
        parts = {n + w: p for w in ways for n, p in parts.items()}
    started = time.perf_counter()
    if render:
        from benchmarks.court.render import documents

        found = {n: read(d, parts[n]) for n, d in documents(texts, render)}
        # Whether a bracket is full-width cannot be seen on paper.
        for paper in (*gold.values(), *found.values()):
            paper["case_number"] = (paper.get("case_number") or "").translate(_BRACKETS) or None
    else:
        found = {
            n: read(clean_page(n, corrupted(t, noise, n) if noise else t), parts[n])
            for n, t in texts.items()
        }
    seconds = time.perf_counter() - started
    print(json.dumps(table(gold, found, len(texts), seconds)))


def table(gold: dict[str, Any], found: dict[str, Any], n: int, seconds: float) -> dict[str, float]:
    verbose = bool(os.environ.get("VERBOSE"))

    def miss(name: str, missing: set[Any], extra: set[Any]) -> None:
        if verbose:
            print(f"  {name} missing {sorted(missing)} extra {sorted(extra)}")

    figures: dict[str, float] = {}
    for key, kinds, person in (
        ("coercive_f1", score.COERCIVE, False),
        ("coercive_person_f1", score.COERCIVE, True),
        ("prior_f1", score.PRIOR, False),
        ("procedure_f1", score.PROCEDURE, False),
    ):
        tally = score.events(gold, found, kinds, person, miss)
        print(f"{key:22s} {tally}")
        figures[key] = round(tally.f1, 1)
    for field in ("case_number", "court", "judgment_date"):
        right, asked = score.exact(gold, found, field)
        print(f"{field:22s} {right} / {asked}")
        figures[field] = round(100 * right / asked, 1) if asked else 0.0
        if verbose:
            for name, paper in gold.items():
                got = found.get(name, {}).get(field)
                if paper.get(field) and got != paper[field]:
                    print("  ", name, paper[field], "got", got)
    birth, sentence = score.births(gold, found), score.sentences(gold, found)
    print(f"{'birth':22s} {birth}\n{'sentence':22s} {sentence}")
    figures["birth_f1"] = round(birth.f1, 1)
    figures["sentence_exact"] = round(sentence.f1, 1)
    every = score.dates(gold, found)
    print(f"{'dates':22s} {every}")
    figures["dates_precision"] = round(every.precision, 1)
    figures["dates_recall"] = round(every.recall, 1)
    print(f"{n} papers, {1000 * seconds / max(n, 1):.1f} ms each")
    return figures


if __name__ == "__main__":
    main()
