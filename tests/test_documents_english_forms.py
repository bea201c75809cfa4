"""English court papers in the form of dockets, registers and forms, and of several accused."""

from __future__ import annotations

import pytest
from court_papers import claims, lines, paper, read, when
from test_documents_english_steps import HEAD, steps

from forensics.events import EventKind as K

DOCKET = """CIRCUIT COURT OF SAMPLE COUNTY
CRIMINAL DOCKET
State of Example v. Adam Specimen
Case No. 17-CF-002291
Date
02/03/2017  Arrest
02/04/2017  First appearance. Bond set at $25,000
02/06/2017  Bond posted, defendant released
04/10/2017  Arraignment. Plea of not guilty. Trial set for 08/29/2017
08/22/2017  Arrest warrant recalled. Arraignment of co-defendant
08/29/2017  Jury verdict: guilty
09/30/2017  Defendant sentenced to 180 days, credit for 99 days served
"""


def test_a_row_of_a_docket_gives_its_date_to_what_it_tells() -> None:
    assert steps("", DOCKET) == [
        "arrest 2017-02-03",
        "bail 2017-02-06",
        "conviction 2017-08-29",
        "hearing 2017-02-04",
        "hearing 2017-04-10",
        "sentence 2017-09-30",
    ]


def test_a_row_whose_date_is_not_read_lends_no_other_rows_date() -> None:
    spoiled = DOCKET.replace("09/30/2017  Defendant", "O9-E0-20l7  Defendant")
    assert not [s for s in steps("", spoiled) if s.startswith("sentence")]
    glued = DOCKET.replace("09/30/2017  Defendant", "09/30/2017Defendant")
    assert steps("", glued) == steps("", DOCKET)


def test_a_docket_has_no_day_of_its_own() -> None:
    found = read(paper(DOCKET), "english_court_paper")
    assert lines(found, K.JUDGMENT) == []
    assert [f for f in found.facts if f.name == "judgment_date"] == []


def test_days_credited_are_a_detail_of_the_sentence() -> None:
    found = read(paper(DOCKET), "english_court_paper")
    assert [e.detail("credit_days") for e in found.events if e.kind is K.SENTENCE] == ["99"]


def test_dates_of_a_paper_share_their_order() -> None:
    # 02/03/2017 alone could be 2 March; 08/29/2017 shows that the month comes first.
    assert "arrest 2017-02-03" in steps("", DOCKET)
    body = "He was arrested on 02/03/2017 and convicted on 05/06/2017."
    assert steps(body) == ["arrest [2017-02-03,2017-03-02]", "conviction [2017-05-06,2017-06-05]"]


def test_labels_of_a_register() -> None:
    body = "Arrested            3 May 2017\nPlea                Guilty - indicated 9 May 2017\n"
    body += "Bail                Conditional bail granted 5 May 2017 until 9 May 2017\n"
    body += "Result              9 June 2017 Imprisonment 12 weeks\n"
    assert steps(body) == [
        "arrest 2017-05-03",
        "bail 2017-05-05",
        "conviction 2017-05-09",
        "sentence 2017-06-09",
    ]


def test_an_empty_box_says_nothing() -> None:
    body = "THE DEFENDANT:\n☐ was found guilty on 9 May 2017\n☒ pleaded guilty on 10 May 2017\n"
    body += "[ ] was remanded in custody on 11 May 2017\n[X] was granted bail on 12 May 2017"
    assert steps(body) == ["bail 2017-05-12", "conviction 2017-05-10"]


def test_conditions_that_are_ticked() -> None:
    body = "Conditions of bail\n[X] reside at 4 Example Road, Sampleton\n"
    body += "[ ] surrender his passport\n"
    body += "[X] report to Sampleton Police Station every Monday\n[X] not leave Utopia\n"
    found = read(paper(HEAD + body), "english_court_paper")
    said = {f.name: f.value for f in found.facts if f.name.startswith("condition_")}
    assert said == {
        "condition_residence": "reside at 4 Example Road, Sampleton",
        "condition_reporting": "report to Sampleton Police Station every Monday",
    }
    assert [e for e in found.events if e.kind is K.SURRENDER] == []
    (ban,) = [e for e in found.events if e.kind is K.TRAVEL_BAN]
    assert ban.detail("place") == "Utopia"


@pytest.mark.parametrize(
    "title",
    [
        "DOCKET NO. 4417\nMOTION TO DISMISS",
        "MEMORANDUM OF LAW IN SUPPORT OF DEFENDANT'S MOTION",
        "RECORD OF INTERVIEW",
        "EXPERT OPINION",
        "AFFIDAVIT IN SUPPORT OF AN ORDER",
        "NOTICE OF APPLICATION FOR AN ORDER",
        "LEGAL OPINION",
    ],
)
def test_a_partys_paper_is_not_the_courts(title: str) -> None:
    text = (
        f"CIRCUIT COURT OF SAMPLE COUNTY\nState v. Adam Specimen\nCase No. 17-CF-002291\n{title}\n"
    )
    text += "The defendant was arrested on May 3, 2017 and released on bail on May 5, 2017.\n"
    assert "english_court_paper" not in claims(paper(text))


TWO = """IN THE HIGH COURT OF SAMPLIA
Case number: CC 14/2019
THE STATE
and
ADAM SPECIMEN                    Accused 1
BEATA EXAMPLE                    Accused 2
JUDGMENT
"""


def whose(body: str) -> list[tuple[str, str, str]]:
    found = read(paper(TWO + body + "\n"), "english_court_paper")
    return sorted((e.kind.value, when(e)[:10], e.person) for e in found.events if e.when)


def test_each_accused_has_his_own_steps() -> None:
    body = "Accused 1 was arrested on 3 May 2017. He was granted bail on 5 May 2017. "
    body += "Beata Example was arrested on 9 May 2017. She was remanded in custody on 10 May 2017."
    assert whose(body) == [
        ("arrest", "2017-05-03", "ADAM SPECIMEN"),
        ("arrest", "2017-05-09", "BEATA EXAMPLE"),
        ("bail", "2017-05-05", "ADAM SPECIMEN"),
        ("custody", "2017-05-10", "BEATA EXAMPLE"),
    ]


def test_what_both_did_is_told_of_both() -> None:
    assert whose("Both accused pleaded guilty on 9 May 2017.") == [
        ("conviction", "2017-05-09", "ADAM SPECIMEN"),
        ("conviction", "2017-05-09", "BEATA EXAMPLE"),
    ]


def test_with_several_accused_a_step_of_nobody_named_is_nobodys() -> None:
    assert whose("The accused was arrested on 3 May 2017.") == [("arrest", "2017-05-03", "")]


def test_what_the_paper_orders_of_one_is_not_ordered_of_the_other() -> None:
    body = "Accused 1 is found guilty on all counts. Accused 2 is acquitted.\nDated 28 May 2021"
    assert whose(body) == [
        ("conviction", "2021-05-28", "ADAM SPECIMEN"),
        ("judgment", "2021-05-28", ""),
    ]
