# ruff: noqa: E501 - papers with their own line breaks
"""Five invented English court papers kept for the end: the reader was run on them once, as it is.

The gold was written before that run, and nothing was mended on them after. Nobody in them exists.
"""

from __future__ import annotations

from benchmarks.english.sample import Sample, steps

LAST = (
    Sample(
        "california style, minute order",
        """SUPERIOR COURT OF SPECIMENIA, COUNTY OF SAMPLE ANGELES
MINUTE ORDER
Case Number: GA104417-01
The People of the State of Specimenia vs. Hollis Example Renquist
Date: 10/29/2018     Dept: 117     Judge: Specimen Example
Nature of proceedings: SENTENCING
Defendant present in court with counsel. Defendant having been found guilty by jury on 09/27/2018 of count 1, Penal Code 487(a), is arraigned for judgment.
Prior proceedings: arrest 04/11/2018; arraignment 04/13/2018; O.R. release granted 04/13/2018 on condition that defendant surrender passport to clerk; bail exonerated and defendant remanded 09/27/2018.
Probation is denied. The court sentences the defendant to the low term of 16 months in county jail. Total credits: 65 days (33 actual, 32 conduct).
Restitution hearing is set for 12/14/2018 at 8:30 a.m.
Remanded to custody of the Sheriff.
""",
        "SUPERIOR COURT OF SPECIMENIA, COUNTY OF SAMPLE ANGELES", "GA104417-01", "Hollis Example Renquist",
        steps("judgment 2018-10-29; conviction 2018-09-27; arrest 2018-04-11; hearing 2018-04-13; bail 2018-04-13; bail_released 2018-09-27;"
              "custody 2018-09-27; sentence 2018-10-29; custody 2018-10-29"),
    ),
    Sample(
        "western australia style, sentencing transcript",
        """DISTRICT COURT OF WESTERN SPECIMENIA
IN CRIMINAL
File No: IND 1177 of 2021
THE STATE OF WESTERN SPECIMENIA
v
LACHLAN EXAMPLE BARROWCLOUGH
SENTENCING REMARKS
EXAMPLE DCJ
FRIDAY, 17 JUNE 2022
EXAMPLE DCJ: You may be seated, Mr Barrowclough. On 2 May 2022, the first day of what was to have been a six-day trial, you pleaded guilty to the second count on the indictment, and the State discontinued the first.
You were arrested at the domestic airport on 23 February 2021 and spent one night in the lock-up. On 24 February 2021 a magistrate at Sampleth released you to bail with a surety of $20,000; you were to live with your parents, hand in your passport and not leave the State. On 10 August 2021 that bail was varied so that you could work in the north.
You breached your bail on 25 November 2021 by going to New South Specimen. You were brought back and on 30 November 2021 bail was refused. From then until 14 January 2022 you were held at Samplea Prison. A judge of this court gave you bail again on 14 January 2022.
You have no record save for a spent conviction.
I take into account 46 days you spent in custody. The sentence I impose is 20 months' imprisonment, conditionally suspended for 18 months. If you reoffend you may be ordered to serve it.
""",
        "DISTRICT COURT OF WESTERN SPECIMENIA", "IND 1177 of 2021", "LACHLAN EXAMPLE BARROWCLOUGH",
        steps("judgment 2022-06-17; conviction 2022-05-02; arrest 2021-02-23; bail 2021-02-24; bail 2021-08-10; custody 2021-11-30; bail 2022-01-14; sentence 2022-06-17"),
    ),
    Sample(
        "england, crown court, order on bail and trial record",
        """THE CROWN COURT AT SAMPLEWICH
Case No: T20220044 / T20220117
THE KING -v- (1) AURELIA EXAMPLE STROUD and (2) BASIL SPECIMEN HARKER
RECORD OF PROCEEDINGS
Date         Hearing                      Outcome
04/02/2022   Preliminary hearing          (1) bail renewed on existing conditions. (2) remanded in custody
04/03/2022   PTPH                         Both arraigned: not guilty pleas. Trial fixed for 05/09/2022
29/04/2022   Bail application (2)         Granted: residence, curfew, surety 5,000, passport to be lodged
05/09/2022   Trial                        Jury sworn
12/09/2022   Trial                        (1) guilty by unanimous verdict. (2) acquitted and discharged
14/10/2022   Sentence                     (1) 15 months' imprisonment suspended for 2 years
Defendant (1) was first bailed by the Samplewich Magistrates' Court on 7 January 2022, having been arrested on 6 January 2022. Defendant (2) was arrested on 6 January 2022 and produced on 7 January 2022, when bail was refused.
Certified a true record. 20 October 2022
""",
        "CROWN COURT AT SAMPLEWICH", "T20220044", "AURELIA EXAMPLE STROUD",
        steps("hearing 2022-02-04; bail 2022-02-04; custody 2022-02-04; hearing 2022-03-04; bail 2022-04-29; hearing 2022-04-29; hearing 2022-09-05; hearing 2022-09-12;"
              "conviction 2022-09-12; sentence 2022-10-14; bail 2022-01-07; arrest 2022-01-06; hearing 2022-01-07; custody 2022-01-07; judgment 2022-10-20"),
    ),
    Sample(
        "ghana style, high court, repeat bail application",
        """IN THE SUPERIOR COURT OF JUDICATURE
IN THE HIGH COURT OF JUSTICE, SAMPLECRA
HELD ON WEDNESDAY, 6TH NOVEMBER 2019
BEFORE HER LADYSHIP JUSTICE SPECIMEN EXAMPLE (MRS)
SUIT NO: CR/0441/2019
KWABENA SPECIMEN ASANTE     ...     APPLICANT
VRS
THE REPUBLIC                ...     RESPONDENT
RULING
By this motion filed on 18th October, 2019, the Applicant prays for bail pending trial under section 96 of Act 30.
The facts, as deposed to, are that the Applicant was picked up by the police on 2nd September, 2019 and cautioned on a charge of defrauding. He was arraigned before the Circuit Court on 5th September, 2019 and his plea was not taken; he was remanded into police custody to reappear on 19th September, 2019. On that day the Circuit Court declined bail and remanded him into prison custody. He has been on remand ever since.
The Republic says that the Applicant was convicted of a similar offence on 9th March, 2015 and fined, and that on 1st June, 2018 he failed to honour an invitation by the police.
I have listened to both counsel on 30th October, 2019. The presumption is that he is innocent until he is proved guilty.
The application is granted. The Applicant is admitted to bail in the sum of GHC 50,000 with two sureties, one to be justified. He is to deposit his passport at the Registry and report to the investigator every Friday.
""",
        "HIGH COURT OF JUSTICE, SAMPLECRA", "CR/0441/2019", "KWABENA SPECIMEN ASANTE",
        steps("judgment 2019-11-06; arrest 2019-09-02; hearing 2019-09-05; custody 2019-09-05; hearing 2019-09-19; custody 2019-09-19; conviction 2015-03-09;"
              "sentence 2015-03-09; hearing 2019-10-30; bail 2019-11-06"),
    ),
    Sample(
        "federal court of canada style, background of a review",
        """FEDERAL COURT OF SPECIMENADA
Date: 20230817
Docket: IMM-4417-22
Citation: 2023 FCS 1177
Samplawa, Specimen, August 17, 2023
PRESENT: The Honourable Mr. Justice Example
BETWEEN:
OSWIN EXAMPLE PETRONIJEVIC
Applicant
and
THE MINISTER OF PUBLIC SAFETY
Respondent
JUDGMENT AND REASONS
[1] Mr. Petronijevic seeks judicial review of a decision dated August 2, 2022 finding him inadmissible for serious criminality.
[2] He arrived in Specimenada on May 14, 2009. On November 6, 2020 he was charged with trafficking. He was arrested that day and released by the police on an undertaking. On February 10, 2021 his undertaking was replaced with a release order requiring him to surrender his passport and remain in the province.
[3] He pleaded guilty on September 28, 2021 and, on December 15, 2021, was sentenced to 26 months, less 4 days of pre-sentence custody. He was granted day parole on July 4, 2022 and full parole on November 3, 2022; his warrant expires on February 10, 2024.
[4] He was not arrested again. If he is removed before the sentence ends he cannot return.
[5] The hearing took place by videoconference on June 20, 2023. The application is dismissed.
""",
        "FEDERAL COURT OF SPECIMENADA", "IMM-4417-22", "OSWIN EXAMPLE PETRONIJEVIC",
        steps("judgment 2023-08-17; arrest 2020-11-06; bail 2020-11-06; bail 2021-02-10; conviction 2021-09-28; sentence 2021-12-15; release 2022-07-04; hearing 2023-06-20"),
    ),
)
