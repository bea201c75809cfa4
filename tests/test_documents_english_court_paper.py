"""Court papers in English: dated steps only, and nothing that was wanted or refused."""

from __future__ import annotations

from datetime import date

import pytest
from court_papers import claims, lines, paper, read

from forensics.documents.common.english_courts import state_of
from forensics.events import EventKind as K

REASONS = """IN THE SUPREME COURT OF NEW SAMPLE
CRIMINAL DIVISION
Case No: S CR 2017/0043
THE QUEEN
v
ZHANG Weiming
REASONS FOR JUDGMENT
Date of judgment: 14 March 2018
Date of hearing: 12 February 2018
1. The accused was arrested on 3 May 2017 and charged with fraud. On 5 May 2017 he was granted \
bail. The conditions of bail were that he surrender all passports, and not leave New Sample.
2. On 1 December 2017 his application for variation of bail was not granted. If he were remanded \
in custody on 5 June 2018, he would lose his job.
3. He was convicted on 12 February 2018 and sentenced on 14 March 2018 to two years.
"""


def test_steps_with_their_days() -> None:
    found = read(paper(REASONS), "english_court_paper")
    who = "ZHANG Weiming"
    assert lines(found, K.ARREST, K.BAIL, K.CUSTODY, K.CONVICTION, K.SENTENCE) == [
        ("arrest", "2017-05-03", who),
        ("bail", "2017-05-05/..", who),
        ("conviction", "2018-02-12", who),
        ("sentence", "2018-03-14", who),
    ]
    assert lines(found, K.JUDGMENT, K.HEARING) == [
        ("judgment", "2018-03-14", ""),
        ("hearing", "2018-02-12", ""),
    ]


def test_heading() -> None:
    found = read(paper(REASONS), "english_court_paper")
    facts = {f.name: f.value for f in found.facts}
    assert facts["court"] == "SUPREME COURT OF NEW SAMPLE"
    assert facts["case_number"] == "S CR 2017/0043"


def test_a_condition_is_ordered_not_done() -> None:
    found = read(paper(REASONS), "english_court_paper")
    (surrender,) = [e for e in found.events if e.kind is K.SURRENDER]
    assert surrender.when is None
    assert surrender.detail("ordered") == "yes"
    (ban,) = [e for e in found.events if e.kind is K.TRAVEL_BAN]
    assert ban.detail("place") == "New Sample"


@pytest.mark.parametrize(
    "text",
    [
        "The High Court has ruled. A reporter writes: on 5 May 2017 the man was granted bail.",
        "Dear Sir, your appointment at the Food Court on 5 May 2017. ORDER No 1234",
        "YOUR RIGHT TO BAIL\nA person may apply for bail to the Supreme Court. Read this leaflet.",
    ],
)
def test_near_misses(text: str) -> None:
    assert "english_court_paper" not in claims(paper(text))


@pytest.mark.parametrize(
    "said",
    [
        "The co-defendant John Doe was arrested on 8 March 2016 and remanded in custody.",
        "John Doe was arrested on 8 March 2016.",
        "The witness was arrested on 8 March 2016.",
    ],
)
def test_what_happened_to_others_is_not_the_defendants(said: str) -> None:
    text = REASONS.replace("3. He was", f"3. {said} He was")
    found = read(paper(text), "english_court_paper")
    assert [line for line in lines(found, K.ARREST, K.CUSTODY) if "2016" in line[1]] == []


def test_a_birth_date_is_no_day_of_a_step() -> None:
    text = REASONS.replace(
        "3. He was", "3. ZHANG Weiming, born on 17 August 1991, was released on bail. He was"
    )
    found = read(paper(text), "english_court_paper")
    assert [line for line in lines(found, *K) if "1991" in line[1]] == []


@pytest.mark.parametrize(
    ("said", "arrests"),
    [
        ("His brother was arrested on 12 June 2016 and remanded in custody.", []),
        ("While she was away her husband was detained in custody on 12 June 2016.", []),
        ("The accused's wife was arrested on 12 June 2016.", []),
        ("With his brother he was arrested on 12 June 2016.", ["2016-06-12"]),
        ("At his sister's house he was arrested on 12 June 2016.", ["2016-06-12"]),
        ("He and his brother were arrested on 12 June 2016.", ["2016-06-12"]),
        ("The accused as well as his brother was arrested on 12 June 2016.", ["2016-06-12"]),
        ("His mother and his brother were arrested on 12 June 2016.", []),
    ],
)
def test_what_befell_a_relative_is_not_the_accuseds(said: str, arrests: list[str]) -> None:
    head = REASONS[: REASONS.index("1. The accused")]
    found = read(paper(f"{head}{said}\n"), "english_court_paper")
    got = [when for _, when, _ in lines(found, K.ARREST, K.CUSTODY)]
    assert got == arrests


@pytest.mark.parametrize(
    ("told", "born"),
    [
        ("I certify that Shen YANZHOU, born 2 November 1990, was convicted on 21 June 2021.", True),
        ("You are 24, Shen Yanzhou, having been born on 2 November 1990.", True),
        ("The defendant, Shen Yanzhou, was born on 2 November 1990.", True),
        ("The defendant is Shen Yanzhou (NRIC No. S9037714J, DOB: 2 November 1990).", True),
        ("The complainant was born on 2 November 1990.", False),
        ("The defendant's son, born on 2 November 1990, gave evidence.", False),
        ("The defendant lived with his wife, born on 2 November 1990.", False),
    ],
)
def test_a_birth_is_the_accuseds_only_where_it_says_so(told: str, born: bool) -> None:
    text = (
        "IN THE CROWN COURT AT SNARESBROOK\nCase No: T20190417\nREX v SHEN YANZHOU\n"
        f"CERTIFICATE OF CONVICTION\n{told}\n"
        "The defendant was on 21 June 2021 convicted of fraud.\nDated this 2nd day of July 2021\n"
    )
    found = read(paper(text), "english_court_paper")
    (person,) = found.persons
    assert bool(person.values("birth_date")) == born
    places = {e.where.country for e in found.events if e.kind is K.CONVICTION and e.where}
    assert places == {"GB"}


@pytest.mark.parametrize(
    ("told", "age"),
    [
        ("Shen Yanzhou, you are 34 years of age.", [34]),
        ("The defendant, aged 41, is a clerk.", [41]),
        ("The defendant is Shen Yanzhou, a 29-year-old man.", [29]),
        ("Mr Yanzhou is 52.", [52]),
        ("The defendant was 17 years old at the time of the offence.", []),
        ("The defendant is 17 years old at the time of the offence.", []),
        ("You were then aged 25.", []),
        ("The complainant, aged 22, met the defendant.", []),
        ("The defendant has 34 previous convictions; you are 12 counts short.", []),
    ],
)
def test_the_age_is_the_accuseds_on_the_day_of_the_paper(told: str, age: list[int]) -> None:
    text = (
        "IN THE CROWN COURT AT SNARESBROOK\nCase No: T20190417\nREX v SHEN YANZHOU\n"
        f"SENTENCING REMARKS\n2 July 2021\n{told}\n"
        "The defendant was on 21 June 2021 convicted of fraud.\n"
    )
    (person,) = read(paper(text), "english_court_paper").persons
    assert [f.value for f in person.values("age")] == age


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ("You have been remanded in custody since 20 March 2018.", date(2021, 7, 2)),
        ("He was arrested and has been in custody since 20 March 2018.", date(2021, 7, 2)),
        ("He was held in custody from 20 March 2018.", None),
        ("He had been in custody since 20 March 2018 until his release.", None),
    ],
)
def test_custody_that_has_lasted_since_a_day_lasts_until_the_paper(
    told: str, until: date | None
) -> None:
    text = (
        "IN THE CROWN COURT AT SNARESBROOK\nCase No: T20190417\nREX v SHEN YANZHOU\n"
        f"SENTENCING REMARKS\n2 July 2021\n{told}\n"
        "The defendant was on 21 June 2021 convicted of fraud.\n"
    )
    found = read(paper(text), "english_court_paper")
    ends = [e.when.end for e in found.events if e.kind is K.CUSTODY]
    assert [end.earliest if end else None for end in ends] == [until]


def test_a_party_in_a_line_below_the_versus_is_named_without_it() -> None:
    text = (
        "REPUBLIC OF KENYA\nIN THE CHIEF MAGISTRATE'S COURT AT NAKURU\n"
        "CRIMINAL CASE NO. 511 OF 2019\nREPUBLIC ............. PROSECUTOR\nVERSUS\n"
        "MWANGI JOSEPHAT ............ ACCUSED\nJUDGMENT\n"
        "The accused was arrested on 23 May 2019. I find the accused guilty of theft.\n"
        "Delivered at Nakuru this 15th day of November 2019.\n"
    )
    (person,) = read(paper(text), "english_court_paper").persons
    assert person.key == "MWANGI JOSEPHAT"


@pytest.mark.parametrize(
    ("court", "code"),
    [
        ("UNITED STATES DISTRICT COURT Northern District of Iowa", "US"),
        ("MAGISTRATES' COURT OF VICTORIA AT GEELONG", "AU"),
        ("STATE COURTS OF THE REPUBLIC OF SINGAPORE", "SG"),
        ("MAGISTRATES' COURT", None),
        ("INTERMEDIATE PEOPLE'S COURT OF CHINA", None),
    ],
)
def test_a_court_is_of_a_state_where_its_name_tells(court: str, code: str | None) -> None:
    place = state_of(court)
    assert (place.country if place else None) == code


TRANSLATION = (
    "(Translation)\nPeople's Court of Yanling County, Hunan Province\nCriminal Judgment\n"
    "(2015) Yan Xing Chu Zi No. 87\n"
    "Public prosecution organ: People's Procuratorate of Yanling County.\n"
    "Defendant: Zhang Weiming, male, born on 17 August 1991, Han ethnicity. On suspicion of fraud"
    " he was criminally detained on 8 March 2015 and arrested on 5 April of the same year.\n"
    "Defendant: Yu Xinzhi, female, born on 3 May 1993. On 9 March 2015 she was placed under"
    " criminal detention, and on 1 April 2015 was released on bail pending trial.\n"
    "The People's Procuratorate of Yanling County instituted public prosecution on 18 August 2015."
    " This court held a public hearing on 12 October 2015. The trial has now concluded.\n"
    "The judgment is as follows:\n"
    "1. The defendant Zhang Weiming is guilty of the crime of fraud and is sentenced to fixed-term"
    " imprisonment of one year and three months (that is, from 8 March 2015 to 7 June 2016).\n"
    "2. The defendant Yu Xinzhi is guilty of the crime of fraud and is sentenced to fixed-term"
    " imprisonment of six months, suspended for one year.\n"
    "Presiding judge: Gong Cheng\n21 October 2015\nClerk: Cen Xi\n"
)


def test_a_translated_judgment_of_china_is_read_like_the_original() -> None:
    assert claims(paper(TRANSLATION)) == {"english_court_paper": 3}
    found = read(paper(TRANSLATION), "english_court_paper")
    assert [f.value for f in found.values("case_number")] == ["(2015) Yan Xing Chu Zi No. 87"]
    assert lines(found, K.DETENTION, K.ARREST, K.BAIL) == [
        ("detention", "2015-03-08/2015-04-05", "Zhang Weiming"),
        ("arrest", "2015-04-05/..", "Zhang Weiming"),
        ("detention", "2015-03-09/2015-04-01", "Yu Xinzhi"),
        ("bail", "2015-04-01/[2015-10-21..]", "Yu Xinzhi"),
    ]
    assert lines(found, K.INDICTMENT, K.HEARING, K.JUDGMENT) == [
        ("judgment", "2015-10-21", ""), ("indictment", "2015-08-18", ""),
        ("hearing", "2015-10-12", ""),
    ]  # fmt: skip
    # A suspended term is not served.
    assert lines(found, K.IMPRISONMENT) == [
        ("imprisonment", "2015-03-08/2016-06-07", "Zhang Weiming")
    ]
    terms = [e.detail("term") for e in found.events if e.kind is K.SENTENCE]
    assert terms == ["P1Y3M", "P6M"]
    births = [f.value for p in found.persons for f in p.values("birth_date")]
    assert len(births) == 2


def test_another_translator_puts_the_court_and_the_procuratorate_otherwise() -> None:
    text = TRANSLATION.replace(
        "People's Court of Yanling County, Hunan Province\nCriminal Judgment",
        "Yanling County People's Court of Hunan Province\nCRIMINAL JUDGMENT",
    )
    text = text.replace(
        "The People's Procuratorate of Yanling County instituted public prosecution on 18 August"
        " 2015. This court held a public hearing on 12 October 2015.",
        "Yanling County People's Procuratorate filed public prosecution with this court on August"
        " 18, 2015. This court formed a collegial panel and openly tried the case on October 12,"
        " 2015.",
    )
    found = read(paper(text), "english_court_paper")
    assert sorted(lines(found, K.INDICTMENT, K.HEARING)) == [
        ("hearing", "2015-10-12", ""), ("indictment", "2015-08-18", ""),
    ]  # fmt: skip


def test_a_non_parole_period_is_custody_and_the_head_sentence_is_not() -> None:
    text = (
        "DISTRICT COURT OF NEW SOUTH WALES\nR v Alex SAMPLE [2018] NSWDC 411\n"
        "Hearing dates: 13 August 2018; 14 September 2018\nDate of orders: 21 September 2018\n"
        "REMARKS ON SENTENCE\nThe offender, aged 38, pleaded guilty on 11 June 2018.\n"
        "The offender is sentenced to a term of imprisonment of 4 years to commence on 2 February"
        " 2018 and to expire on 1 February 2022, with a non-parole period of 2 years and 6 months"
        " expiring on 1 August 2020.\n"
    )
    found = read(paper(text), "english_court_paper")
    assert lines(found, K.IMPRISONMENT, K.SENTENCE_END) == [
        ("sentence_end", "2022-02-01", "Alex SAMPLE"),
        ("imprisonment", "2018-02-02/2020-08-01", "Alex SAMPLE"),
    ]
    assert [d for _, d, _ in lines(found, K.HEARING)] == ["2018-08-13", "2018-09-14"]
    assert [f.value for f in found.persons[0].values("age")] == [38]


@pytest.mark.parametrize(
    "said", ["The victim, aged 15, ran away.", "The defendant, aged 15 at the time, ran away."]
)
def test_an_age_of_another_or_of_another_time_is_none(said: str) -> None:
    head = "IN THE CROWN COURT AT LEEDS\nREX v ALEX SAMPLE\nSENTENCING REMARKS\n12 May 2018\n"
    text = f"{head}{said}\n"
    found = read(paper(text), "english_court_paper")
    assert [f for p in found.persons for f in p.values("age")] == []


def test_versus_on_its_own_line_is_no_name() -> None:
    text = (
        "IN THE CHIEF MAGISTRATE'S COURT AT NAKURU\nCRIMINAL CASE NO. 511 OF 2019\n"
        "REPUBLIC ............. PROSECUTOR\nVERSUS\nALEX SAMPLE KIPRONO ............ ACCUSED\n"
        "JUDGMENT\nThe accused was arrested on 23 May 2019.\nDelivered this 15th day of May 2020.\n"
    )
    assert [p.key for p in read(paper(text), "english_court_paper").persons] == [
        "ALEX SAMPLE KIPRONO"
    ]
