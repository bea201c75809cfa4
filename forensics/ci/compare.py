"""What is different between a golden and a run, said so that a person sees it."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from forensics.events import Extraction
from forensics.findings import Outcome
from forensics.records import Fact
from forensics.serialize import Record, to_data
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Extent, Interval, UncertainDate

SHOWN = 240
"""Characters of a record that was added or removed; the golden itself has all of it."""


def differences(expected: str, got: str) -> tuple[str, ...]:
    """Each record that was added (``+``), removed (``-``) or changed (``~``), field by field."""
    before, after = expected.splitlines(), got.splitlines()
    lines: list[str] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            lines += _block(before[a:b], after[c:d])
    return tuple(lines)


def _block(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Lines of one kind about one paper are taken as pairs, in their order."""
    left = list(before)
    for line in after:
        pair = next((old for old in left if _head(old) == _head(line)), None)
        if pair is None:
            yield f"+ {_short(line)}"
        else:
            left.remove(pair)
            head = _head(line)
            for path, old, new in _leaves("", json.loads(pair)["data"], json.loads(line)["data"]):
                yield f"~ {head} {path}: {old} → {new}"
    yield from (f"- {_short(line)}" for line in left)


def _head(line: str) -> str:
    row = json.loads(line)
    data = row["data"]
    which = data.get("name") or data.get("rule") or data.get("kind") or data.get("document") or ""
    return " ".join(p for p in (row["record"], *row.get("of", ()), which) if p)


def _short(line: str) -> str:
    text = f"{_head(line)} {json.dumps(json.loads(line)['data'], ensure_ascii=False)}"
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _leaves(path: str, old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            yield from _leaves(f"{path}.{key}".lstrip("."), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for i, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _leaves(f"{path}[{i}]", one, other)
    else:
        yield path, json.dumps(old, ensure_ascii=False), json.dumps(new, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Essence:
    """What must not depend on how well a page was read: kinds, values, findings. No boxes, no
    confidence, no offsets, no wording."""

    lines: tuple[str, ...]

    def against(self, got: Essence) -> tuple[str, ...]:
        """``-`` what is expected and missing, ``+`` what is new; empty if all is the same."""
        missing = Counter(self.lines) - Counter(got.lines)
        new = Counter(got.lines) - Counter(self.lines)
        return (
            *(f"- {line}" for line in sorted(missing.elements())),
            *(f"+ {line}" for line in sorted(new.elements())),
        )


def essence(records: Iterable[Record]) -> Essence:
    """Of a case: its findings (rule, verdict, papers of the evidence). Of single papers: what
    they say (kind, facts, events, with values)."""
    kept = tuple(records)
    outcomes = [r for r in kept if isinstance(r, Outcome)]
    if outcomes:
        return Essence(tuple(line for outcome in outcomes for line in _findings(outcome)))
    said = (line for r in kept if isinstance(r, Extraction) for line in _said(r))
    return Essence(tuple(said))


def _findings(outcome: Outcome) -> Iterator[str]:
    for finding in outcome.findings:
        papers = {p.document for e in finding.evidence for p in e.provenance}
        yield f"{finding.rule} {finding.verdict} {' '.join(sorted(papers))}"


def _said(extraction: Extraction) -> Iterator[str]:
    kind = extraction.kind or "(no kind)"
    yield f"{extraction.document} is {kind}"
    for person in extraction.persons:
        yield from (f"{kind} {person.role} {_fact(fact)}" for fact in person.facts)
    yield from (f"{kind} {_fact(fact)}" for fact in extraction.facts)
    for event in extraction.events:
        where = event.where.name if event.where else ""
        details = " ".join(f"{name}={value}" for name, value in event.details)
        yield f"{kind} {event.kind} {_value(event.when)} {where} {details}".rstrip()


def _fact(fact: Fact) -> str:
    return f"{fact.name} {fact.zone} {_value(fact.value)}"


def _value(value: Any) -> str:
    if isinstance(value, UncertainDate | Interval):
        return to_edtf(value)
    if isinstance(value, Extent):
        return f"{value.words} {to_edtf(value.within)}"
    if value is None or isinstance(value, str | int):
        return str(value)
    return json.dumps(to_data(value), ensure_ascii=False)
