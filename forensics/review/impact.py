"""Would another reading of a place change a finding? The case is answered again with it.

Nothing is written, and nothing is guessed: a reading that was tried says what came of it, one
that was not tried says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import monotonic

from forensics.findings import Finding, Outcome, Verdict
from forensics.reports.catalogue import Texts
from forensics.reports.view import ordered
from forensics.review.queue import CHANGES, DOUBT, Item

Answer = Callable[[Item, str], Outcome | None]
"""The answer if a place is read so; ``None`` where the papers cannot be read so."""
_Key = tuple[str, tuple[str, ...], str]


class Impacts:
    """What the other readings of the places of one queue would change; each is tried once."""

    def __init__(self, outcome: Outcome, answer: Answer, texts: Texts) -> None:
        self._outcome, self._answer, self._texts = outcome, answer, texts
        self._told: dict[tuple[str, str], tuple[str, ...]] = {}

    def put(self, items: Sequence[Item], seconds: float) -> tuple[Item, ...]:
        """The queue with what was found out, places that would change a finding first.

        Tries what was not tried yet until ``seconds`` are over; ask again for the rest.
        """
        until = monotonic() + seconds
        for item in items:
            for reading in item.readings[1:] if item.rank == DOUBT else ():
                if (item.id, reading) in self._told:
                    continue
                if monotonic() > until:
                    return self._sorted(items)
                other = self._answer(item, reading)
                told = () if other is None else tuple(changes(self._outcome, other, self._texts))
                self._told[item.id, reading] = told
        return self._sorted(items)

    def _sorted(self, items: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(sorted((self._with(item) for item in items), key=lambda i: i.rank))

    def _with(self, item: Item) -> Item:
        found = [
            self._texts("review.read_as", reading=item.label(reading), words=words)
            for reading in item.readings[1:]
            for words in self._told.get((item.id, reading), ())
        ]
        if not found:
            return item
        return replace(item, rank=CHANGES, reasons=(*found, *item.reasons))


def changes(before: Outcome, after: Outcome, texts: Texts) -> Iterator[str]:
    """What differs between two answers: findings that would go, change their verdict, or come.

    A finding that only tells of another day is the same one.
    """
    kept = {f.id: f.verdict for f in after.findings}
    known = {f.id for f in before.findings}
    fresh = [f for f in after.findings if f.id not in known]
    left = Counter(_key(f) for f in fresh)
    for number, finding in enumerate(ordered(before.findings), 1):
        verdict = kept.get(finding.id)
        if verdict is finding.verdict:
            continue
        if verdict is None and left[_key(finding)]:
            left[_key(finding)] -= 1
            continue
        other = verdict or _other_verdict(finding, fresh, left)
        named = {"n": number, "title": finding.title}
        if other:
            now = texts(f"review.verdict.{other.value}")
            yield texts("review.would_become", verdict=now, **named)
        else:
            yield texts("review.would_go", **named)
    for key, count in left.items():
        if count:
            title = next(f.title for f in fresh if _key(f) == key)
            now = texts(f"review.verdict.{key[2]}")
            yield texts("review.would_come", title=title, verdict=now)


def _other_verdict(
    finding: Finding, fresh: Sequence[Finding], left: Counter[_Key]
) -> Verdict | None:
    """The verdict of the same rule over the same papers that is still to be told."""
    for other in fresh:
        if _key(other)[:2] == _key(finding)[:2] and left[_key(other)]:
            left[_key(other)] -= 1
            return other.verdict
    return None


def _key(finding: Finding) -> _Key:
    papers = sorted({p.document for e in finding.evidence for p in e.provenance})
    return finding.rule, tuple(papers), finding.verdict.value
