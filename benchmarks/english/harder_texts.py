# ruff: noqa: E501 - papers with their own line breaks
"""Five invented English court papers of looser prose, with several accused.

The gold was written before the reader was run on them; then it was mended. Nobody in them exists.
"""

from __future__ import annotations

from benchmarks.english.sample import Sample, steps

HARDER = (
    Sample(
        "new zealand, bail bond",
        """IN THE DISTRICT COURT
AT SAMPLEMOUTH
CRN: 19041004417
NEW ZEALAND POLICE
v
TAMATI EXAMPLE HORIANA
NOTICE OF BAIL (BAIL BOND)
Sections 31 to 39 Bail Act 2000
To: Tamati Example HORIANA of 21 Specimen Parade, Samplemouth
You have been charged with obtaining by deception. You were arrested on 11 July 2019 and, after appearing before Justices of the Peace on 12 July 2019, remained in custody by consent. On 19 July 2019 Judge Specimen released you on bail until your next appearance at this Court on 16 August 2019 at 9.00 am.
CONDITIONS OF BAIL
1. You must live at 21 Specimen Parade, Samplemouth, and be there between 8 pm and 6 am.
2. You must report to the Samplemouth Police Station every Wednesday.
3. You must hand your passport to the Registrar before release and must not leave New Zealand.
If you fail to appear you may be arrested and, if convicted, sentenced to imprisonment.
I have read this notice and understand it.
Signature of defendant                    Date: 19 July 2019
Registrar
""",
        "DISTRICT COURT AT SAMPLEMOUTH", "19041004417", "TAMATI EXAMPLE HORIANA",
        steps("arrest 2019-07-11; hearing 2019-07-12; custody 2019-07-12; bail 2019-07-19; judgment 2019-07-19"),
    ),
    Sample(
        "nigeria, federal high court, judgment",
        """IN THE FEDERAL HIGH COURT OF SPECIMENIA
IN THE SAMPLE JUDICIAL DIVISION
HOLDEN AT SAMPLE
ON TUESDAY THE 24TH DAY OF NOVEMBER, 2020
BEFORE HIS LORDSHIP, THE HON. JUSTICE A. B. SPECIMEN
CHARGE NO: FHC/SP/117C/2018
BETWEEN
FEDERAL REPUBLIC OF SPECIMENIA          COMPLAINANT
AND
1. CHUKS EXAMPLE OBIDIKE
2. FOLAKE SPECIMEN ADEBAYO              DEFENDANTS
JUDGMENT
The Defendants were arraigned before this Court on the 16th day of October, 2018 on a four count charge, to which each of them pleaded not guilty. The 1st Defendant was granted bail on the 30th day of October, 2018 in the sum of N5,000,000.00 with one surety in like sum, and was ordered to deposit his international passport with the Registrar. He perfected his bail on 7th November, 2018. The application of the 2nd Defendant for bail was refused on the same 30th October, 2018, but on 14th January, 2019 she too was admitted to bail.
PW1, an officer of the Commission, testified on 12th and 13th March, 2019. Under cross-examination he agreed that the 1st Defendant was arrested at his office on 5th June, 2018 and that he was kept in the custody of the Commission till 9th June, 2018 when he was allowed to go on administrative bail. The 2nd Defendant reported at the Commission by herself on 11th June, 2018.
On 2nd December, 2019 the 1st Defendant was absent from Court without any excuse; his bail was revoked and a bench warrant issued. He was brought back on 20th January, 2020 and has since been remanded at the Correctional Centre.
In the final analysis the 1st Defendant is found guilty and is accordingly convicted on Counts 1 and 3. The 2nd Defendant is discharged and acquitted on all counts.
SENTENCE: The 1st Defendant is sentenced to 5 years imprisonment on each count, to run concurrently from 20th January, 2020.
""",
        "FEDERAL HIGH COURT OF SPECIMENIA", "FHC/SP/117C/2018", "CHUKS EXAMPLE OBIDIKE",
        steps("hearing 2018-10-16; bail 2018-10-30; bail 2018-11-07; bail 2019-01-14; hearing 2019-03-12; hearing 2019-03-13; arrest 2018-06-05;"
              "bail 2018-06-09; bail_released 2019-12-02; custody 2020-01-20; conviction 2020-11-24; sentence 2020-11-24; judgment 2020-11-24"),
    ),
    Sample(
        "singapore, district court, grounds",
        """IN THE STATE COURTS OF THE REPUBLIC OF SPECIMEN
[2021] SPDC 188
District Arrest Case No 917744 of 2019 & 1 Other
Between
Public Prosecutor
And
Vikram Specimen Nair s/o Example
GROUNDS OF DECISION
[Criminal Law] - [Cheating]
5 August 2021
District Judge Example:
Introduction
1 The accused, a 41-year-old national of Utopia, claimed trial to two charges of cheating. The trial was conducted over four days between 1 and 4 March 2021, with closing submissions on 26 April 2021. I convicted him on 31 May 2021 and, having heard the mitigation plea on 28 June 2021, sentenced him on 12 July 2021 to an aggregate term of 14 months' imprisonment, backdated to the date of his remand.
2 The accused has filed an appeal on 14 July 2021. He had been out on bail of $30,000 from 9 April 2019 to 31 May 2021, when, upon conviction, I declined to extend bail and he was remanded.
Facts
3 The accused left for Utopia on 3 November 2018. He was placed under arrest on his return at the airport on 5 April 2019, his passport being seized at that time. He was produced in court on 6 April 2019 and the prosecution applied for him to be remanded for further investigations until 9 April 2019.
4 On 20 December 2019 his application to travel was allowed on condition of an additional surety; he left on 22 December 2019 and returned on 5 January 2020, a day before he was due.
""",
        "STATE COURTS OF THE REPUBLIC OF SPECIMEN", "[2021] SPDC 188", "Vikram Specimen Nair s/o Example",
        steps("hearing 2021-03-01; conviction 2021-05-31; hearing 2021-06-28; sentence 2021-07-12; bail 2019-04-09; custody 2021-05-31; arrest 2019-04-05;"
              "hearing 2019-04-06; judgment 2021-08-05"),
    ),
    Sample(
        "hong kong district court, three defendants",
        """DCCC 884/2017
[2018] HKDC 1199
IN THE DISTRICT COURT OF THE
HONG KONG SPECIAL ADMINISTRATIVE REGION
CRIMINAL CASE NO 884 OF 2017
HKSAR
v
WONG Specimen-kit (D1)
CHEUNG Example-yan (D2)
Before: Deputy District Judge Example in Court
Date: 21 September 2018
Present: Mr A Example, for HKSAR
REASONS FOR SENTENCE
1. D1 and D2 were jointly charged with conspiracy to defraud. D1 indicated his plea at the earliest opportunity and pleaded guilty before me on 4 September 2018. D2 was convicted by me on 14 September 2018 after a trial which occupied 5, 6, 7 and 10 September 2018.
2. In the morning of 16 March 2017 officers of the ICAC executed a search warrant at D1's flat, where D1 was arrested. D2 was intercepted at the Shenzhen Bay Control Point on 18 March 2017 and arrested. Both were released on ICAC bail without charge, D1 on 17 March 2017 and D2 on 18 March 2017.
3. They were charged on 20 July 2017 and appeared before the Eastern Magistrate the next day. Each was granted cash bail of $50,000 and had to surrender his or her travel documents. D1 has been remanded since he entered his plea; D2 since her conviction.
4. D1, who has a clear record, is sentenced to 16 months' imprisonment. D2 is sentenced to 24 months' imprisonment.
""",
        "DISTRICT COURT OF THE HONG KONG SPECIAL ADMINISTRATIVE REGION", "DCCC 884/2017", "WONG Specimen-kit",
        steps("conviction 2018-09-04; conviction 2018-09-14; hearing 2018-09-05; hearing 2018-09-06; hearing 2018-09-07; hearing 2018-09-10; arrest 2017-03-16;"
              "arrest 2017-03-18; bail 2017-03-17; bail 2017-03-18; hearing 2017-07-21; bail 2017-07-21; custody 2018-09-04; custody 2018-09-14;"
              "sentence 2018-09-21; judgment 2018-09-21"),
    ),
    Sample(
        "united states, memorandum on motion to modify release",
        """IN THE UNITED STATES DISTRICT COURT
FOR THE MIDDLE DISTRICT OF SPECIMEN
UNITED STATES OF AMERICA      :
                              :
         v.                   :    CRIMINAL NO. 3:19-CR-00277
                              :
GRETCHEN EXAMPLE LOMBARDI     :
MEMORANDUM
I. Background
A criminal complaint was filed on August 26, 2019, and Ms. Lombardi was taken into custody by federal agents two days later. At her initial appearance on August 29, 2019, Magistrate Judge Example ordered her temporarily detained. Following a hearing held on September 4, 2019, she was released to the third-party custody of her mother, subject to home detention and the surrender of her passport, which her counsel delivered to the Clerk on September 5, 2019.
The grand jury returned an indictment on September 17, 2019. Ms. Lombardi entered a not guilty plea at her arraignment on September 24. She moved to modify the conditions on January 13, 2020; the motion was denied on January 21, 2020. On June 8, 2020, she withdrew her plea and pled guilty to Count I. Sentencing, first set for October 5, 2020, was continued to January 11, 2021, and then to March 1, 2021.
II. Discussion
Counsel argues that, had she been sentenced on January 11, 2021, she might already have been released. At the hearing on February 2, 2021, the probation officer confirmed that she has complied with every condition.
III. Conclusion
The motion will be granted in part.
BY THE COURT:
Specimen Example
United States District Judge
DATE: February 9, 2021
""",
        "UNITED STATES DISTRICT COURT FOR THE MIDDLE DISTRICT OF SPECIMEN", "3:19-CR-00277", "GRETCHEN EXAMPLE LOMBARDI",
        steps("custody 2019-08-28; hearing 2019-08-29; custody 2019-08-29; hearing 2019-09-04; bail 2019-09-04; surrender 2019-09-05; hearing 2019-09-24;"
              "conviction 2020-06-08; hearing 2021-02-02; judgment 2021-02-09"),
    ),
)
