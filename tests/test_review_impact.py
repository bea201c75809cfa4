"""Another reading is tried by answering the case again; nothing is written, nothing guessed."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from forensics.case import load_case
from forensics.findings import Evidence, Finding, Nature, Outcome, Severity, Verdict
from forensics.pipeline import Settings
from forensics.records import Box, Provenance, Span
from forensics.reports.catalogue import texts
from forensics.review.desk import Desk
from forensics.review.impact import Impacts, changes
from forensics.review.queue import CHANGES, DOUBT, READ, Item

ROOT = Path(__file__).resolve().parents[1]


def place(quote: str = "05/08/2016") -> Provenance:
    return Provenance("a.png", 1, Span(1, 0, len(quote)), (Box(0, 0, 9, 9),), quote, 0.5, "t")


def finding(id: str, verdict: Verdict = Verdict.CERTAIN, rule: str = "PRES-01") -> Finding:
    evidence = (Evidence("s", "s", (place(),)),)
    return Finding(
        id, rule, "Stamp", Nature.CONTRADICTION, Severity.HIGH, verdict, "s", evidence
    )


def outcome(*findings: Finding) -> Outcome:
    return Outcome(findings, (), ())


@pytest.mark.parametrize(
    ("after", "told"),
    [
        # of another day, but the same rule over the same papers with the same verdict
        (outcome(finding("two")), []),
        (outcome(), ["finding 1 (Stamp) would be gone"]),
        (outcome(finding("one", Verdict.READING)), ["finding 1 (Stamp) would become reading"]),
        (outcome(finding("two", Verdict.READING)), ["finding 1 (Stamp) would become reading"]),
        (
            outcome(finding("one"), finding("three", rule="TRAV-01")),
            ["a finding would be new: Stamp, certain"],
        ),
    ],
)
def test_what_would_change(after: Outcome, told: list[str]) -> None:
    assert list(changes(outcome(finding("one")), after, texts("en"))) == told


def test_places_that_would_change_a_finding_come_first_and_say_how() -> None:
    asked: list[str] = []
    items = (
        Item(DOUBT, place("a"), ("a", "b"), ("why",)),
        Item(DOUBT, place("c"), ("c", "d", "e"), ("why",)),
        Item(READ, place("x"), ("x", "y"), ("why",)),
    )

    def answer(item: Item, reading: str) -> Outcome | None:
        asked.append(reading)
        return None if reading == "e" else outcome() if reading == "d" else outcome(finding("one"))

    impacts = Impacts(outcome(finding("one")), answer, texts("en"))
    first, second, last = impacts.put(items, 60)
    assert (first.rank, first.id, last.rank) == (CHANGES, items[1].id, READ)
    assert first.reasons == ("Read as “d”: finding 1 (Stamp) would be gone", "why")
    assert second.reasons == ("why",)
    assert impacts.put(items, 60)[0] == first
    assert asked == ["b", "d", "e"]  # each once; what is clear is not tried


def test_without_time_nothing_is_said() -> None:
    impacts = Impacts(outcome(), lambda item, reading: pytest.fail("no time"), texts("en"))
    items = (Item(DOUBT, place("a"), ("a", "b"), ("why",)),)
    assert impacts.put(items, -1) == items


def test_the_case_is_answered_again_and_nothing_is_written(tmp_path: Path) -> None:
    story = tmp_path / "case"
    shutil.copytree(ROOT / "fixtures" / "cases" / "one-ambiguous-stamp", story)
    before = {p: p.read_bytes() for p in story.rglob("*") if p.is_file()}
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    desk = Desk(load_case(story), settings, lambda done, total: None)
    asked = next(i for i in desk._queue.values() if "05/08/2016" in i.place.quote)
    quote = asked.place.quote
    others = tuple(quote.replace("05/08/2016", day) for day in ("05 AUG 2016", "05 AUG 2018"))
    desk._queue = {asked.id: dataclasses.replace(asked, readings=(quote, *others))}
    reasons = desk.state()["queue"][0]["reasons"]
    assert reasons[0].endswith("would become certain")
    assert reasons[1].endswith("would be gone")
    assert {p: p.read_bytes() for p in story.rglob("*") if p.is_file()} == before
