"""``make bench-traditional``: papers of Taiwan and Hong Kong in traditional Chinese (invented).

Last line: {n, heading, persons, terms, steps_precision, steps_recall, steps_f1, unclaimed}. A step
is (kind, day it began). VERBOSE=1 lists what is missed and what is too much; ONLY=open takes the
papers the patterns were written on, ONLY=aside those kept aside meanwhile, ONLY=later those
written after; SORT=taiwan, hong_kong or certificates one sort of paper. RENDER=200 draws the papers
at 200 dpi and reads the scans.
"""

from __future__ import annotations

import hashlib
import json
import os
import re

from benchmarks.traditional import certificates, hong_kong, taiwan
from benchmarks.traditional.sample import Sample
from forensics.documents import Context, kinds
from forensics.events import Event, Extraction, Person
from forensics.records import Document, Page
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import UncertainDate, start_of

SORTS = {"taiwan": taiwan, "hong_kong": hong_kong, "certificates": certificates}


def papers() -> list[Sample]:
    only, sort = os.environ.get("ONLY", ""), os.environ.get("SORT", "")
    found: list[Sample] = []
    for name, module in SORTS.items():
        if sort in ("", name):
            parts = {"open": module.OPEN, "aside": module.ASIDE, "later": module.LATER}
            found += [s for part, some in parts.items() if only in ("", part) for s in some]
    return found


def as_text(sample: Sample) -> Document:
    text = sample.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    return Document(sample.name, digest, "text/plain", (page,))


def as_scans(samples: list[Sample], dpi: int) -> dict[str, Document]:
    """The papers drawn line by line, a rule for a row of dashes, and read."""
    from benchmarks.court.render import documents

    def lines(text: str, grey: bool) -> str:
        plain = (re.sub(r"\s+", "  ", line.strip()) for line in text.splitlines())
        return "\n".join("===" if re.match("[-_]{4}", x) else f"| {x}" if x else "" for x in plain)

    names = {s.name.replace(" ", "-").replace(",", ""): s for s in samples}
    drawn = documents({n: s.text for n, s in names.items()}, dpi, lines)
    return {names[n].name: document for n, document in drawn}


def read(sample: Sample, document: Document) -> Extraction | None:
    """What the strongest claim reads; ``None`` if it is not of the right kind."""
    claims = {name: kind.identify(document) for name, kind in kinds().items()}
    claim = claims[sample.kind]
    others = [c.strength for name, c in claims.items() if c and name != sample.kind]
    # Two kinds that claim with one strength are nobody's.
    if claim is None or max(others, default=0) >= claim.strength:
        return None
    return kinds()[sample.kind].extract(document, claim, Context())


def person_line(person: Person) -> str:
    """Name, sex, birth date and number, ``-`` for what was not read."""
    out = []
    for names in (("name", "name_han", "name_latin"), ("sex",), ("birth_date",), ("id_number",)):
        values = [f.value for n in names for f in person.values(n)]
        value = values[0] if values else "-"
        out.append(to_edtf(value) if isinstance(value, UncertainDate) else str(value))
    # Engines read the ring as the zero of numerals: both leave a character out.
    return " ".join(out).replace("〇", "○")


def step_of(event: Event) -> tuple[str, str] | None:
    day = start_of(event.when)
    if day is None:
        return None
    words = to_edtf(day)
    return event.kind.value, re.sub(r"^\[(.*)\.\.\]$", r"\1..", words)


def terms_of(found: Extraction) -> set[str]:
    """``person sentence probation`` of every sentence and probation."""
    told: dict[str, list[str]] = {}
    for e in found.events:
        if e.kind.value not in ("sentence", "probation"):
            continue
        line = told.setdefault(e.person, ["-", "-"])
        if e.kind.value == "sentence":
            line[0] = e.detail("term") or line[0]
            line[1] = e.detail("probation") or line[1]
        else:
            line[1] = e.detail("term") or line[1]
    return {f"{who} {a} {b}" for who, (a, b) in told.items() if (a, b) != ("-", "-")}


def main() -> None:
    verbose = bool(os.environ.get("VERBOSE"))
    chosen = papers()
    known = {kind for sample in chosen for kind, _ in sample.steps}
    right = {"heading": 0, "persons": 0, "terms": 0}
    asked = {"heading": 0, "persons": 0, "terms": 0}
    hit = predicted = gold = unclaimed = 0
    dpi = int(os.environ.get("RENDER") or 0)
    scans = as_scans(chosen, dpi) if dpi else {}
    for sample in chosen:
        gold += len(set(sample.steps))
        asked["heading"] += 2
        asked["persons"] += len(sample.persons)
        asked["terms"] += len(sample.terms)
        document = scans.get(sample.name) if dpi else as_text(sample)
        found = read(sample, document) if document else None
        if found is None:
            unclaimed += 1
            print(f"{sample.name}: not claimed as {sample.kind}")
            continue
        facts = {f.name: str(f.value) for f in reversed(found.facts)}
        heading = (facts.get("court") or facts.get("issuer", ""), facts.get("number", ""))
        heading = tuple(re.sub(r"(?<=[A-Z])\s?(?=\d+/)", " ", x) for x in heading)
        people = {person_line(p) for p in found.persons if p.role in ("defendant", "subject")}
        terms = terms_of(found)
        right["heading"] += sum(a == b for a, b in zip(heading, sample.heading, strict=True))
        right["persons"] += len(people & set(sample.persons))
        right["terms"] += len(terms & set(sample.terms))
        steps = {s for e in found.events if (s := step_of(e)) and s[0] in known}
        hit += len(steps & set(sample.steps))
        predicted += len(steps)
        if verbose:
            pairs = (
                ("heading", set(sample.heading), set(heading)),
                ("person", set(sample.persons), people),
                ("term", set(sample.terms), terms),
                ("step", {" ".join(s) for s in sample.steps}, {" ".join(s) for s in steps}),
            )
            for what, wanted, got in pairs:
                for line in sorted(wanted - got):
                    print(f"{sample.name}: {what} missed {line}")
                for line in sorted(got - wanted):
                    print(f"{sample.name}: {what} too much {line}")
    precision, recall = hit / max(1, predicted), hit / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    figures = {k: f"{v}/{asked[k]}" for k, v in right.items()}
    print(
        json.dumps(
            {
                "n": len(chosen),
                **figures,
                "steps_precision": round(100 * precision, 1),
                "steps_recall": round(100 * recall, 1),
                "steps_f1": round(100 * f1, 1),
                "unclaimed": unclaimed,
            }
        )
    )


if __name__ == "__main__":
    main()
