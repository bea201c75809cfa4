"""What a crosscheck would say with the date that an older state of a paper printed."""

from __future__ import annotations

from pathlib import Path

import reports_sample

from forensics.case import Case
from forensics.findings import Verdict
from forensics.observations import Inspection, Observation, Superseded
from forensics.pipeline.superseded import weighed
from forensics.rules import engine, loader
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import UncertainDate

CASE = Case("sample", Path("."))


def told(document: str, date: Superseded, notable: bool = True) -> Superseded:
    run = reports_sample.sample_run()
    rules = loader.load_rules(())
    outcome = engine.crosscheck(CASE, run.extractions, rules)
    assert any(f.verdict is Verdict.CERTAIN for f in outcome.findings)
    seen = Observation(
        "revisions-0", "revisions", "fact", notable, document, 1, "was changed", "", ("",),
        superseded=(date,),
    )  # fmt: skip
    one = Inspection(document, "0" * 64, "application/pdf", 1, (), (seen,))
    (after,) = weighed((one,), CASE, run.extractions, outcome, rules)
    return after.observations[0].superseded[0]


def days() -> list[tuple[str, str]]:
    """The document and day of each event of the sample."""
    found = [
        (extraction.document, to_edtf(event.when))
        for extraction in reports_sample.sample_run().extractions
        for event in extraction.events
        if isinstance(event.when, UncertainDate)
    ]
    return sorted(set(found))


def test_what_would_come_or_go_is_told() -> None:
    said = []
    for document, day in days():
        date = told(document, Superseded("1 JAN 1999", "1999-01-01", 1, 1, day))
        assert date.effects
        assert all(e.startswith(f"With it in place of {day} ") for e in date.effects)
        said += date.effects
    assert any("would not be made" in e for e in said)


def test_a_date_no_event_rests_on_changes_nothing() -> None:
    document, _ = days()[0]
    assert told(document, Superseded("x", "1999-01-01", 1, 1, "1901-02-03")).effects == ()


def test_where_it_is_not_plain_what_took_its_place_nothing_is_tried() -> None:
    document, day = days()[0]
    assert told(document, Superseded("x", "1999-01-01", 1, 1)).effects == ()
    assert told(document, Superseded("x", "1999-01-01", 1, 1, day), notable=False).effects == ()
