"""What the files themselves say, in the words of a report."""

from __future__ import annotations

import dataclasses

import reports_sample

from forensics.observations import Inspection, NotInspected, Observation, Superseded
from forensics.records import Box
from forensics.reports import html, terminal
from forensics.reports.catalogue import texts
from forensics.reports.files import files
from forensics.reports.run import Options
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import UncertainDate

SEEN = Observation(
    "revisions-00000000", "revisions", "fact", True, "papers/bail.png", 1,
    "Between state 1 and state 2 “<b>[/]\x1b[31m” became “x”", "head -c 10 FILE",
    ("a mistake was put right",), (Box(1, 2, 3, 4),), "a", "b",
    crops=(("before", "iVBORw0KGgo="), ("after", "iVBORw0KGgo=")),
)  # fmt: skip


def run_with(*seen: Observation, gaps: tuple[NotInspected, ...] = ()) -> reports_sample.SampleRun:
    run = reports_sample.sample_run()
    one = Inspection("papers/bail.png", "0" * 64, "image/png", 1, (), seen, gaps)
    return dataclasses.replace(run, inspections=(one,))


def test_every_report_shows_the_same_and_lets_nothing_through() -> None:
    run = run_with(SEEN, dataclasses.replace(SEEN, notable=False, seen="context"))
    for lang in ("en", "zh"):
        shown = terminal.render(run, Options(lang=lang, width=90))
        page = html.render(run, Options(lang=lang))
        for out in (shown, page):
            assert texts(lang)("files.title") in out
            assert "\x1b" not in out
            assert "⟨U+001B⟩" in out
        assert "<b>[/]" not in page
        assert page.count("data:image/png;base64,iVBORw0KGgo=") == 2


def test_a_superseded_date_names_the_papers_that_print_it_now() -> None:
    run = run_with(SEEN)
    when, place = next(
        (e.when, e.provenance[0])
        for extraction in run.extractions
        for e in extraction.events
        if isinstance(e.when, UncertainDate)
    )
    date = Superseded("then", to_edtf(when), 1, 1)
    run = run_with(dataclasses.replace(SEEN, superseded=(date,)))
    (view,) = files(run, texts("en"))
    (words,) = view.seen[0].superseded
    assert "not a date of the paper as it is now" in words
    assert f"The same day is printed in: {place.document}, {place.page}" in words


def test_what_was_not_inspected_is_said_and_a_paper_with_nothing_is_not_listed() -> None:
    gap = NotInspected("pages", 3, "reading it took too long", "split it")
    (view,) = files(run_with(gaps=(gap,)), texts("en"))
    assert view.gaps == ("pages: page 3: reading it took too long (split it)",)
    assert files(run_with(), texts("en")) == ()


def test_a_redacted_copy_has_none_of_it() -> None:
    page = html.render(run_with(SEEN), Options(redact=frozenset({"names"})))
    assert 'id="files"' not in page
    assert "revisions-00000000" not in page
