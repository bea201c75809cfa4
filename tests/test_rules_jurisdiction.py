"""China's bars and limits bind in China's proceedings, and are not held against others."""

from __future__ import annotations

from pathlib import Path

import pytest

from forensics.case import Case, Subject
from forensics.documents import Context, english_court_paper, passport_stamps
from forensics.events import Extraction
from forensics.findings import Outcome
from forensics.records import Document, Page
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules

STAMP = "Shen Yanzhou\n\n中国边检\n出境 EXIT\n2016.06.12\n浦东 0318"
PAPER = """SPECIMEN
IN THE {court}
Case No. T20160114
R v Shen Yanzhou
JUDGMENT
The defendant was arrested on 3 February 2016. He was granted bail on 10 February 2016.
His bail was discharged on 12 May 2018 and he was convicted on 12 May 2018.
Dated 12 May 2018
"""


def read(name: str, text: str, kind: object) -> Extraction:
    document = Document(
        name, "0" * 64, "text/plain", (Page(1, 0, 0, 0, "text", text, (), len(text)),)
    )
    claim = kind.identify(document)  # type: ignore[attr-defined]
    assert claim is not None
    return kind.extract(document, claim, Context())  # type: ignore[attr-defined,no-any-return]


def laid_over(court: str) -> Outcome:
    papers = [
        read("court.txt", PAPER.format(court=court), english_court_paper),
        read("stamps.txt", STAMP, passport_stamps),
    ]
    case = Case("test", Path(), Subject(("Shen Yanzhou",)))
    return crosscheck(case, papers, load_rules())


@pytest.mark.parametrize("court", ["CROWN COURT AT SOUTHWARK", "HIGH COURT OF GHANA"])
def test_a_defendant_elsewhere_is_not_held_to_chinas_law(court: str) -> None:
    outcome = laid_over(court)
    chinese = ("EXIT", "LIMIT", "PASS", "SENT")
    assert not [f.rule for f in outcome.findings if f.rule.startswith(chinese)]
    assert not [a.rule for a in outcome.agreements if a.rule.startswith(chinese)]


def test_a_defendant_before_a_peoples_court_is() -> None:
    outcome = laid_over("PEOPLE'S COURT OF ZHENGHE COUNTY")
    assert "EXIT-01" in {f.rule for f in outcome.findings}


def test_bail_elsewhere_binds_to_no_place() -> None:
    assert "PRES-01" not in {f.rule for f in laid_over("HIGH COURT OF GHANA").findings}
    assert "PRES-01" in {f.rule for f in laid_over("PEOPLE'S COURT OF ZHENGHE COUNTY").findings}


def test_a_date_told_in_a_sentence_is_not_the_papers_own() -> None:
    text = PAPER.format(court="WESTMINSTER MAGISTRATES' COURT").replace(
        "The defendant was arrested",
        "The request is\ndated 22 January 2015 and certified. The defendant was arrested",
    )
    found = read("court.txt", text, english_court_paper)
    (day,) = found.values("judgment_date")
    assert day.provenance.quote == "12 May 2018"
    outcome = crosscheck(Case("test", Path(), Subject()), [found], load_rules())
    assert "PUB-09" not in {f.rule for f in outcome.findings}
