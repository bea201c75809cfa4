"""``make bench-english``: English court papers in the manner of many courts (invented).

Last line: {n, court, number, person, steps_precision, steps_recall, steps_f1, unclaimed}. A step is
(kind, day it began); VERBOSE=1 lists what is missed and what is too much; ONLY=first takes the
first 23 papers, ONLY=later the six written next, ONLY=forms the forms, registers and dockets,
ONLY=mixed fifteen written while the reader was mended,
ONLY=harder five of looser prose,
ONLY=varied and ONLY=reviews five more each, ONLY=last five read once at the end.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from itertools import chain

from benchmarks.english.forms_texts import FORMS
from benchmarks.english.harder_texts import HARDER
from benchmarks.english.last_texts import LAST
from benchmarks.english.later_texts import LATER
from benchmarks.english.mixed_texts import MIXED
from benchmarks.english.reviews_texts import REVIEWS
from benchmarks.english.sample import Sample
from benchmarks.english.texts import SAMPLES
from benchmarks.english.varied_texts import VARIED
from forensics.documents import Context, english_court_paper
from forensics.records import Document, Page
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import start_of

SETS = {
    "first": SAMPLES,
    "later": LATER,
    "forms": FORMS,
    "mixed": MIXED,
    "harder": HARDER,
    "varied": VARIED,
    "reviews": REVIEWS,
    "last": LAST,
}
ONLY = os.environ.get("ONLY", "")
PAPERS = SETS[ONLY] if ONLY else tuple(chain.from_iterable(SETS.values()))
KINDS = {kind for sample in PAPERS for kind, _ in sample.steps}


def read(sample: Sample) -> tuple[dict[str, str], set[tuple[str, str]]] | None:
    """Heading and steps as read; ``None`` if no kind claims the paper."""
    text = sample.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    document = Document(sample.name, digest, "text/plain", (page,))
    claim = english_court_paper.identify(document)
    if claim is None:
        return None
    found = english_court_paper.extract(document, claim, Context())
    heading = {f.name: str(f.value) for f in found.facts if isinstance(f.value, str)}
    persons = [p for p in found.persons if p.role in ("defendant", "subject", "holder")]
    names = [f for p in persons for n in ("name", "name_latin") for f in p.values(n)]
    heading["person"] = str(names[0].value) if names else ""
    steps = {
        (e.kind.value, to_edtf(day))
        for e in found.events
        if e.kind.value in KINDS and (day := start_of(e.when)) is not None
    }
    return heading, steps


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower().replace("in the ", "")).strip()


def main() -> None:
    verbose = bool(os.environ.get("VERBOSE"))
    right = {"court": 0, "number": 0, "person": 0}
    hit = predicted = gold = unclaimed = 0
    for sample in PAPERS:
        gold += len(set(sample.steps))
        answer = read(sample)
        if answer is None:
            unclaimed += 1
            print(f"{sample.name}: not claimed")
            continue
        heading, steps = answer
        for name, key in (("court", "court"), ("number", "case_number"), ("person", "person")):
            same = plain(heading.get(key, "")) == plain(getattr(sample, name))
            right[name] += same
            if verbose and not same:
                print(f"{sample.name}: {name} is {heading.get(key, '')!r}")
        hit += len(steps & set(sample.steps))
        predicted += len(steps)
        if verbose:
            for step in sorted(set(sample.steps) - steps):
                print(f"{sample.name}: missed {' '.join(step)}")
            for step in sorted(steps - set(sample.steps)):
                print(f"{sample.name}: too much {' '.join(step)}")
    precision, recall = hit / max(1, predicted), hit / gold
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        json.dumps(
            {
                "n": len(PAPERS),
                **right,
                "steps_precision": round(100 * precision, 1),
                "steps_recall": round(100 * recall, 1),
                "steps_f1": round(100 * f1, 1),
                "unclaimed": unclaimed,
            }
        )
    )


if __name__ == "__main__":
    main()
