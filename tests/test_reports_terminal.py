"""The report in a terminal: order, widths, and nothing a paper says acts on the terminal."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from reports_sample import sample_run
from rich.cells import cell_len
from rich.console import Console

from forensics.findings import Outcome
from forensics.reports import flow, terminal
from forensics.reports.run import Options

HOSTILE = "[bold]x[/] \x1b[31mred\x1b]8;;http://evil\x07 \u202eevil\u202c \u200b=1+1 <script>"


@pytest.fixture(scope="module")
def report() -> str:
    return terminal.render(sample_run(), Options(width=90))


def test_first_comes_one_honest_sentence_then_the_counts(report: str) -> None:
    sentence = "In two places these papers cannot all be right, however they are read."
    places = [report.index(words) for words in (sentence, "●   2 cannot both be true",
              "What this report does not show", "Timeline", "1. Border stamp", "Checked and agrees",
              "Could not be checked", "Unread and doubtful", "The papers ─")]  # fmt: skip
    assert places == sorted(places)


def test_a_finding_says_verdict_quotes_reading_doubts_and_what_to_ask(report: str) -> None:
    card = report[report.index("3. Border stamp") : report.index("4. Border stamp")]
    assert "◐ Cannot both be true if the stamp's 06/11 is read as 11 June" in card
    for words in (
        "从2016年4月20日起至2016年10月31日止", "papers/bail.png, page 1, line 7", "in a stamp",
        "box x 316", "11 June 2016 or 6 November 2016", "[2016-06-11,2016-11-06]",
        "What decides", "The day or month of the stamp was misread.", "Ask for: a better picture",
    ):  # fmt: skip
        assert words in card or words in report, words
    assert "Cannot be decided: the day of the stamp" in report


def test_the_lock_and_the_unread_stamp_are_told(report: str) -> None:
    assert "papers/annex.pdf" in report
    assert "remove the password and run again" in report
    assert "a stamp whose date could not be read (stamp-unread)" in report


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    lines = terminal.render(sample_run(HOSTILE), Options(width=width, lang=lang)).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_hostile_text_is_shown_and_does_nothing() -> None:
    shown = terminal.render(sample_run(HOSTILE), Options(width=200))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "⟨U+001B⟩[31mred" in shown
    assert "[bold]x[/]" in shown


def test_colour_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in terminal.render(sample_run(), Options(width=80, colour=True))
    out = io.StringIO()
    monkeypatch.setenv("NO_COLOR", "1")
    terminal.show(sample_run(), Console(file=out, width=80, force_terminal=True))
    assert "\x1b[31m" not in out.getvalue()
    assert "\x1b[1;31m" not in out.getvalue()


def test_without_findings_it_does_not_promise_too_much() -> None:
    run = sample_run()
    bare = type(run)(
        run.case, run.documents, run.extractions, Outcome((), (), ()), (), run.engines, run.images
    )
    shown = terminal.render(bare, Options(width=80))
    assert "No contradiction was found in what could be read and checked." in shown
    assert "cannot all be right" not in shown


@pytest.mark.parametrize(
    ("text", "first", "rest", "lines"),
    [
        # Chinese breaks between characters, closing marks stay with what they close
        ("无论如何辨读，不可能", 12, 12, ["无论如何辨", "读，不可能"]),
        # a mark that would begin a line takes the character before it along
        ("无论如何辨读，不", 12, 12, ["无论如何辨", "读，不"]),
        # Western words are kept whole
        ("on bail until October", 10, 10, ["on bail ", "until ", "October"]),
        # what has no break at all is cut hard
        ("a" * 9, 4, 4, ["aaaa", "aaaa", "a"]),
        # a path or a number goes to the next line whole, and is broken only if it fits on none
        ("in papers/stamps.tif", 14, 14, ["in papers/", "stamps.tif"]),
        ("in papers/stamps.tif", 17, 17, ["in ", "papers/stamps.tif"]),
        ("PRES-01 · PRES-01-4f00", 14, 14, ["PRES-01 · ", "PRES-01-4f00"]),
        # the first line may have another width
        ("aa bb cc", 2, 5, ["aa ", "bb cc"]),
    ],
)
def test_lines_break_where_they_may(text: str, first: int, rest: int, lines: list[str]) -> None:
    cuts = [0, *flow.breaks(text, first, rest), len(text)]
    assert [text[a:b] for a, b in pairwise(cuts)] == lines
