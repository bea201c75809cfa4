"""Sentences of English court papers: which steps they tell, on which day, and which they do not."""

from __future__ import annotations

import pytest
from court_papers import paper, read

from forensics.events import EventKind as K
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import start_of

HEAD = """IN THE CROWN COURT OF SAMPLETON
Case No: T20170043
THE KING
v
ADAM SPECIMEN
RULING
"""
STEPS = {
    K.ARREST,
    K.HEARING,
    K.BAIL,
    K.BAIL_RELEASED,
    K.CUSTODY,
    K.CONVICTION,
    K.SENTENCE,
    K.RELEASE,
    K.ESCAPE,
    K.SURRENDER,
}


def steps(body: str, head: str = HEAD) -> list[str]:
    """Dated steps as "kind day", sorted."""
    found = read(paper(f"{head}{body}\n"), "english_court_paper")
    days = [(e.kind.value, start_of(e.when)) for e in found.events if e.kind in STEPS]
    return sorted({f"{kind} {to_edtf(day)}" for kind, day in days if day is not None})


TOLD = [
    # passive and active, the day before and behind
    ("Adam Specimen was arrested on 3 May 2017.", ["arrest 2017-05-03"]),
    ("On 3 May 2017 police officers arrested the defendant at his home.", ["arrest 2017-05-03"]),
    ("On May 3, 2017, the defendant was apprehended at the border.", ["arrest 2017-05-03"]),
    ("Following his arrest on 3 May 2017 he made no comment.", ["arrest 2017-05-03"]),
    (
        "On 3 May 2017 he was arrested on suspicion of a theft on 1 April 2017.",
        ["arrest 2017-05-03"],
    ),
    ("He was arrested and charged on 3 May 2017.", ["arrest 2017-05-03"]),
    (
        "On 5 May 2017 the justices granted the defendant bail.",
        ["bail 2017-05-05"],
    ),
    ("He was enlarged on bail on 5 May 2017.", ["bail 2017-05-05"]),
    ("The defendant was released under a recognizance on 5 May 2017.", ["bail 2017-05-05"]),
    ("Bail was posted on May 5, 2017.", ["bail 2017-05-05"]),
    ("He was remanded on conditional bail on 5 May 2017.", ["bail 2017-05-05"]),
    ("On 5 May 2017 the judge admitted him to bail in the sum of $5,000.", ["bail 2017-05-05"]),
    ("He has been on bail since 5 May 2017.", ["bail 2017-05-05"]),
    ("On 5 May 2017 he was remanded into custody.", ["custody 2017-05-05"]),
    ("He has been in custody since his arrest on 3 May 2017.", ["arrest 2017-05-03"]),
    ("He has remained in custody since 3 May 2017.", ["custody 2017-05-03"]),
    (
        "His bail was revoked on 9 May 2017 and he was remanded in custody.",
        ["bail_released 2017-05-09", "custody 2017-05-09"],
    ),
    ("The defendant changed his plea to guilty on 9 May 2017.", ["conviction 2017-05-09"]),
    (
        "On 9 May 2017, after a trial, the jury found the defendant guilty of fraud.",
        ["conviction 2017-05-09"],
    ),
    ("A verdict of guilty was returned on 9 May 2017.", ["conviction 2017-05-09"]),
    ("He stands convicted on his plea of guilty entered on 9 May 2017.", ["conviction 2017-05-09"]),
    ("On 9 June 2017 the judge imposed a sentence of two years.", ["sentence 2017-06-09"]),
    ("On 9 June 2017 he was ordered to serve 90 days.", ["sentence 2017-06-09"]),
    ("The defendant was released from prison on 9 August 2017.", ["release 2017-08-09"]),
    ("He was discharged from HMP Sampleton on 9 August 2017.", ["release 2017-08-09"]),
    ("He surrendered his passport on 6 May 2017.", ["surrender 2017-05-06"]),
    ("His passport was handed in on 6 May 2017.", ["surrender 2017-05-06"]),
    # days that words point to
    (
        "He was arrested on 3 May 2017 and brought before a magistrate the next day.",
        ["arrest 2017-05-03", "hearing 2017-05-04"],
    ),
    (
        "He was arrested on 3 May 2017. Two days later he was granted bail.",
        ["arrest 2017-05-03", "bail 2017-05-05"],
    ),
    (
        "He was arrested on 3 May 2017 and released on police bail the same day.",
        ["arrest 2017-05-03", "bail 2017-05-03"],
    ),
    (
        "He was arrested on 31 December 2016 and remanded in custody on the following day.",
        ["arrest 2016-12-31", "custody 2017-01-01"],
    ),
    # lists
    (
        "The appeal was heard on November 14 and 15, 2016.",
        ["hearing 2016-11-14", "hearing 2016-11-15"],
    ),
    (
        "The matter came on for hearing on 3, 4 and 6 May 2017.",
        ["hearing 2017-05-03", "hearing 2017-05-04", "hearing 2017-05-06"],
    ),
    ("The trial took place between 3 and 7 May 2017.", ["hearing 2017-05-03"]),
    # several steps
    (
        "He was arrested on 3 May 2017, charged on 4 May 2017 and granted bail on 5 May 2017.",
        ["arrest 2017-05-03", "bail 2017-05-05"],
    ),
    (
        "On 3 May 2017 he was arrested and on 5 May 2017 was released on bail.",
        ["arrest 2017-05-03", "bail 2017-05-05"],
    ),
    (
        "On 9 May 2017 he was convicted and sentenced to a fine.",
        ["conviction 2017-05-09", "sentence 2017-05-09"],
    ),
    (
        "He appeared before the court on 4 May 2017 and pleaded not guilty, and was remanded "
        "in custody.",
        ["custody 2017-05-04", "hearing 2017-05-04"],
    ),
    (
        "He appeared at Sampleton Magistrates' Court on 4 May 2017. He was granted bail.",
        ["bail 2017-05-04", "hearing 2017-05-04"],
    ),
    ("He was held until 8 May 2017, when he was released on bail.", ["bail 2017-05-08"]),
    (
        "He was convicted on 9 May 2017 of an offence committed on 3 March 2016.",
        ["conviction 2017-05-09"],
    ),
    ("He was convicted of an offence committed on 3 March 2016.", []),
    (
        "He pleaded guilty on May 9, 2017, and was sentenced on June 9, 2017, to time served.",
        ["conviction 2017-05-09", "sentence 2017-06-09"],
    ),
    # in other words
    (
        "The defendant was originally arrested on 3 May 2017 and re-arrested on 9 June 2017.",
        ["arrest 2017-05-03", "arrest 2017-06-09"],
    ),
    (
        "Mr Specimen's first appearance was on 4 May 2017 at Sampleton Magistrates' Court.",
        ["hearing 2017-05-04"],
    ),
    ("The first hearing in the matter took place on 4 May 2017.", ["hearing 2017-05-04"]),
    ("The case came before me on 4 May 2017 for trial.", ["hearing 2017-05-04"]),
    ("The trial ran from 4 to 8 May 2017.", ["hearing 2017-05-04"]),
    ("The matter proceeded to trial on 4 May 2017.", ["hearing 2017-05-04"]),
    ("Judgment was reserved after a hearing on 4 May 2017.", ["hearing 2017-05-04"]),
    ("He attended court on 4 May 2017.", ["hearing 2017-05-04"]),
    (
        "He next appeared on 4 May 2017, when bail was extended.",
        ["bail 2017-05-04", "hearing 2017-05-04"],
    ),
    ("The justices remanded him in custody on 4 May 2017.", ["custody 2017-05-04"]),
    ("The magistrate refused bail on 4 May 2017.", ["custody 2017-05-04"]),
    ("He was held at HMP Sampleton from 4 May 2017.", ["custody 2017-05-04"]),
    ("He was detained by immigration officers on 4 May 2017.", ["custody 2017-05-04"]),
    ("The court ordered his detention on 4 May 2017.", ["custody 2017-05-04"]),
    (
        "The Crown Court judge in chambers granted bail on 5 May 2017 subject to conditions.",
        ["bail 2017-05-05"],
    ),
    (
        "On 5 May 2017 bail was granted by the High Court on terms that he reside with his mother.",
        ["bail 2017-05-05"],
    ),
    ("He gained his release on bail on 5 May 2017.", ["bail 2017-05-05"]),
    ("His release on bail followed on 5 May 2017.", ["bail 2017-05-05"]),
    ("On 5 May 2017 he entered into a recognisance.", ["bail 2017-05-05"]),
    ("He obtained bail on 5 May 2017.", ["bail 2017-05-05"]),
    ("He made bail on May 5, 2017.", ["bail 2017-05-05"]),
    ("He bonded out on May 5, 2017.", ["bail 2017-05-05"]),
    ("He secured bail on 5 May 2017 and has remained at liberty.", ["bail 2017-05-05"]),
    ("Bail was varied on 5 May 2017.", ["bail 2017-05-05"]),
    ("The bail order was recalled on 5 May 2017.", ["bail_released 2017-05-05"]),
    ("The judge withdrew bail on 5 May 2017.", ["bail_released 2017-05-05"]),
    ("The magistrate cancelled his bail on 5 May 2017.", ["bail_released 2017-05-05"]),
    ("On May 5, 2017, the Court revoked Defendant's bond.", ["bail_released 2017-05-05"]),
    ("The jury returned guilty verdicts on all counts on 9 May 2017.", ["conviction 2017-05-09"]),
    ("The jury convicted him of fraud on 9 May 2017.", ["conviction 2017-05-09"]),
    ("I found him guilty on 9 May 2017.", ["conviction 2017-05-09"]),
    ("He admitted the charge and was convicted on 9 May 2017.", ["conviction 2017-05-09"]),
    ("His guilty plea of 9 May 2017 was early.", ["conviction 2017-05-09"]),
    ("He tendered a plea of guilty on 9 May 2017.", ["conviction 2017-05-09"]),
    (
        "At a hearing on 9 May 2017 he pleaded guilty.",
        ["conviction 2017-05-09", "hearing 2017-05-09"],
    ),
    ("He was found guilty after a five-day trial on 9 May 2017.", ["conviction 2017-05-09"]),
    (
        "On 9 May 2017 the Regional Court found the requested person guilty in his absence.",
        ["conviction 2017-05-09"],
    ),
    ("The sentence was imposed on 9 June 2017.", ["sentence 2017-06-09"]),
    ("The sheriff imposed a community payback order on 9 June 2017.", ["sentence 2017-06-09"]),
    ("He received 18 months' imprisonment on 9 June 2017.", ["sentence 2017-06-09"]),
    ("He was given a suspended sentence on 9 June 2017.", ["sentence 2017-06-09"]),
    ("He was placed on probation for two years on 9 June 2017.", ["sentence 2017-06-09"]),
    ("The court fined him $500 on 9 June 2017.", ["sentence 2017-06-09"]),
    ("He was conditionally discharged on 9 June 2017.", ["sentence 2017-06-09"]),
    ("He was released on parole on 9 August 2017.", ["release 2017-08-09"]),
    ("He was paroled on 9 August 2017.", ["release 2017-08-09"]),
    ("He was freed on 9 August 2017.", ["release 2017-08-09"]),
    ("He completed his sentence and was released on 9 August 2017.", ["release 2017-08-09"]),
    ("He delivered his passport to the registrar on 6 May 2017.", ["surrender 2017-05-06"]),
    ("His passport was taken by the police on 6 May 2017.", ["surrender 2017-05-06"]),
    ("He lodged his passport with the court on 6 May 2017.", ["surrender 2017-05-06"]),
    ("Police seized his passport on 6 May 2017.", ["surrender 2017-05-06"]),
    ("He failed to answer his bail on 9 May 2017.", ["escape 2017-05-09"]),
    ("He did not attend on 9 May 2017.", ["escape 2017-05-09"]),
    ("He was absent without leave of the court on 9 May 2017.", []),
    # of many courts
    (
        "He was convicted on a date between 9 May 2017 and 12 May 2017.",
        ["conviction [2017-05-09..2017-05-12]"],
    ),
    ("The accused and Jones were arrested on 3 May 2017.", ["arrest 2017-05-03"]),
    ("Mr Specimen was arrested on 3 May 2017.", ["arrest 2017-05-03"]),
    ("Date of arrest: 3 May 2017", ["arrest 2017-05-03"]),
    ("Date of conviction: 9 May 2017", ["conviction 2017-05-09"]),
    ("His earlier conviction of 9 May 2007 is spent.", ["conviction 2007-05-09"]),
    (
        "Defendant made his initial appearance on June 9, 2017, and was ordered detained "
        "pending trial.",
        ["custody 2017-06-09", "hearing 2017-06-09"],
    ),
    (
        "On June 12, 2017, Magistrate Judge Example ordered the defendant released on conditions.",
        ["bail 2017-06-12"],
    ),
    ("The Court released Defendant on his own recognizance on June 12, 2017.", ["bail 2017-06-12"]),
    ("He was released on his own recognizance on June 12, 2017.", ["bail 2017-06-12"]),
    ("Defendant was released on bond on June 12, 2017.", ["bail 2017-06-12"]),
    ("He entered a plea of guilty to Count One on March 5, 2018.", ["conviction 2018-03-05"]),
    (
        "Defendant pled guilty pursuant to a plea agreement on March 5, 2018.",
        ["conviction 2018-03-05"],
    ),
    ("On March 5, 2018, defendant entered a guilty plea.", ["conviction 2018-03-05"]),
    ("A jury convicted Specimen on March 5, 2018.", ["conviction 2018-03-05"]),
    (
        "On June 4, 2018, the Court sentenced Specimen to 24 months' imprisonment.",
        ["sentence 2018-06-04"],
    ),
    ("He was released from federal custody on April 3, 2020.", ["release 2020-04-03"]),
    ("Defendant was arraigned on June 15, 2017, and pleaded not guilty.", ["hearing 2017-06-15"]),
    (
        "A detention hearing was held on June 12, 2017, at the conclusion of which the "
        "defendant was ordered detained.",
        ["custody 2017-06-12", "hearing 2017-06-12"],
    ),
    (
        "You were arrested on 3 May 2017, interviewed and released under investigation.",
        ["arrest 2017-05-03"],
    ),
    (
        "You were bailed on 5 May 2017 to return to the police station on 9 June 2017.",
        ["bail 2017-05-05"],
    ),
    (
        "On 9 May 2017, at the plea and trial preparation hearing, you pleaded guilty.",
        ["conviction 2017-05-09"],
    ),
    (
        "The defendant absconded on 9 May 2017 and was convicted in his absence on 1 June 2017.",
        ["conviction 2017-06-01", "escape 2017-05-09"],
    ),
    ("He was recalled to prison on 3 July 2017.", ["custody 2017-07-03"]),
    ("The defendant has been remanded in custody since 5 May 2017.", ["custody 2017-05-05"]),
    (
        "The offender was taken into custody on 3 May 2017, and has remained there.",
        ["custody 2017-05-03"],
    ),
    ("He was granted conditional bail by the Local Court on 5 May 2017.", ["bail 2017-05-05"]),
    (
        "On 9 May 2017 the offender entered pleas of guilty and was committed for sentence.",
        ["conviction 2017-05-09"],
    ),
    ("He was bailed to an address in Sampleport on 5 May 2017.", ["bail 2017-05-05"]),
    ("EM bail was granted on 5 May 2017.", ["bail 2017-05-05"]),
    ("He was released on an undertaking on 5 May 2017.", ["bail 2017-05-05"]),
    ("The accused was granted judicial interim release on May 5, 2017.", ["bail 2017-05-05"]),
    ("The accused was ordered detained on May 5, 2017.", ["custody 2017-05-05"]),
    (
        "He was enlarged on bail vide order dated 05.05.2017, the other dates being 25.05.2017.",
        ["bail 2017-05-05"],
    ),
    ("He surrendered before the learned trial court on 15.05.2017.", ["custody 2017-05-15"]),
    (
        "He was arrested on 15.05.2017 and has been in custody since then.",
        ["arrest 2017-05-15", "custody 2017-05-15"],
    ),
    ("The applicant has been languishing in jail since 15.05.2017.", ["custody 2017-05-15"]),
    ("Bail of $15,000 was furnished on 6 May 2017.", ["bail 2017-05-06"]),
    ("He jumped bail on 9 May 2017.", ["escape 2017-05-09"]),
    (
        "He was admitted to bail in the sum of N500,000 with two sureties on the 8th day of "
        "May, 2017.",
        ["bail 2017-05-08"],
    ),
    (
        "The appellant was convicted and sentenced by the Chief Magistrate's Court on 9th "
        "May 2017.",
        ["conviction 2017-05-09", "sentence 2017-05-09"],
    ),
    (
        "The accused was arrested by SFOR on 3 May 2017 and transferred to the seat of the "
        "Tribunal the following day.",
        ["arrest 2017-05-03", "custody 2017-05-04"],
    ),
    ("In the early hours of 3 May 2017 the defendant was arrested.", ["arrest 2017-05-03"]),
    ("The defendant's arrest took place on 3 May 2017.", ["arrest 2017-05-03"]),
    ("It was not until 3 May 2017 that he was arrested.", ["arrest 2017-05-03"]),
    ("By order of 5 May 2017 the defendant was released on bail.", ["bail 2017-05-05"]),
    (
        "The defendant spent five days in custody before being bailed on 8 May 2017.",
        ["bail 2017-05-08"],
    ),
]


@pytest.mark.parametrize(("said", "expected"), TOLD, ids=[t[0] for t in TOLD])
def test_what_is_told_has_its_day(said: str, expected: list[str]) -> None:
    assert steps(said) == expected


NOT_TOLD = [
    "If convicted on 9 May 2017 he would lose his post.",
    "He may be released on bail on 9 May 2017.",
    "An application for bail was refused on 9 May 2017.",
    "His application to be released on bail was heard in his absence.",
    "He was not convicted on 9 May 2017.",
    "He has never been arrested; the letter is of 9 May 2017.",
    "The trial is set for 9 May 2017.",
    "He must appear before the court on 9 May 2017.",
    "He shall surrender his passport by 9 May 2017.",
    "He is to be sentenced on 9 May 2017.",
    "The sentencing hearing was adjourned to 9 May 2017.",
    "Sentencing is scheduled for May 9, 2017.",
    "He was due to appear at Sampleton Crown Court on 9 May 2017.",
    "The prosecution asked that he be remanded in custody on 9 May 2017.",
    "Unless he is granted bail on 9 May 2017 he cannot work.",
    "A warrant for his arrest was issued on 9 May 2017.",
    "His conviction was quashed on 9 May 2017.",
    "Neither was he remanded in custody on 9 May 2017.",
    "The co-defendant was convicted on 9 May 2017.",
    "The complainant was arrested on 9 May 2017.",
    "His sister was granted bail on 9 May 2017.",
    "John Placeholder was sentenced on 9 May 2017.",
    "He denied that he had been arrested on 9 May 2017.",
    "The Crown opposed bail on 9 May 2017.",
    "He was charged on 9 May 2017 and remains on bail.",
    "He left for Utopia on 9 May 2017 and was arrested at a later time.",
    "He was arrested after he had left Utopia on 9 May 2017.",
    "Bail in the sum of $500 was requested on 9 May 2017.",
    "The arrest warrant of 9 May 2017 was before the court.",
    "The order dated 9 May 2017 says that he was granted bail.",
    "He would have been released on 9 May 2017.",
    "Had he been convicted on 9 May 2017 the sentence would have been the same.",
    "He will be eligible for release from prison on 9 May 2017.",
    "He was warned that he could be remanded in custody on 9 May 2017.",
    "He was acquitted on 9 May 2017.",
    "No plea of guilty was entered on 9 May 2017.",
    "He was sentenced to two years' imprisonment backdated to 3 May 2017.",
    "He was produced in court and offered bail of $15,000, which he could not raise "
    "until 9 May 2017.",
    "The maximum sentence was raised by an Act of 9 May 2017.",
    "He began his period of supervised release on 9 May 2017.",
    "The passport expires on 9 May 2017.",
    "The prosecutor moved on 9 May 2017 that bail be revoked.",
    "The hearing of 9 May 2017 was vacated.",
    "The witness said that on 9 May 2017 he was arrested.",
    "His lawyer was not present when, on 9 May 2017, the case was called.",
    "The application to revoke bail was made on 9 May 2017.",
    "The indictment of 9 May 2017 alleges that he was released on bail.",
    "Smith was arrested on 9 May 2017.",
    "When he was away, Smith pleaded guilty on 9 May 2017.",
    "His passport was released on 9 May 2017.",
    "The report on the accused was released on 9 May 2017.",
    "He was committed for trial on 9 May 2017.",
    "Evidence of the conviction of Smith on 9 May 2017 was led.",
    "The accused was arrested, and on 9 May 2017 the police searched his flat.",
    "He was arrested. On 9 May 2017 he was interviewed.",
    "He was convicted and on 9 May 2017 lodged an appeal.",
    "He was acquitted on 9 May 2017 of the charge on which he had been arrested.",
    "On 9 May 2017 it emerged that he had been arrested.",
    "He sold the house on 9 May 2017 and was arrested.",
    "Bail granted to the co-accused on 9 May 2017 was revoked.",
    "He married on 9 May 2017 and the court was told of it when he was sentenced.",
    "The offence was reported on 9 May 2017 by a neighbour and he was arrested.",
    "The goods seized on 9 May 2017 were his, and he was convicted.",
    "He was granted bail, which lapsed on 9 May 2017.",
    "He took his passport on 9 May 2017 to the embassy.",
    "It appeared on 9 May 2017 that he had been abroad.",
    "The vessel was detained on 9 May 2017.",
    "The regulator imposed a fine on the bank on 9 May 2017.",
    "He made bail applications on 9 May 2017.",
    "The Crown appealed his release on bail on 9 May 2017.",
    "He is sentenced to 18 months with effect from 9 May 2017.",
    "He had to surrender by 9 May 2017 and was sentenced in his absence on that date.",
    "The court remanded the accused in custody to 9 May 2017.",
    "He was arrested on l3 Maj 2017 at his home, which he had bought on 9 May 2017.",
    "On 9 May 2017 he was interviewed and on ~~ June 20~7 he was arrested.",
    "In default of payment he is to serve 30 days from 9 May 2017.",
]


@pytest.mark.parametrize("said", NOT_TOLD)
def test_what_only_names_a_step_is_none(said: str) -> None:
    assert steps(said) == []
