# ruff: noqa: E501 - papers with their own line breaks
"""Five more invented English court papers: reviews of bail and detention, a recognisance, reasons.

The gold was written before the reader was run on them; then it was mended. Nobody in them exists.
"""

from __future__ import annotations

from benchmarks.english.sample import Sample, steps

REVIEWS = (
    Sample(
        "zambia, subordinate court, judgment",
        """IN THE SUBORDINATE COURT OF THE FIRST CLASS
FOR THE SAMPLESAKA DISTRICT
HOLDEN AT SAMPLESAKA
(Criminal Jurisdiction)
SSPB/117/2019
THE PEOPLE
VERSUS
MULENGA SPECIMEN PHIRI
Before: Hon. Magistrate A. Example
JUDGMENT
The accused stands charged with theft by servant. The particulars allege that on dates unknown but between 1st January, 2018 and 31st December, 2018 he stole K85,000 from his employer.
He took plea before this court on 17th April, 2019, when he denied the charge, and was admitted to bail in his own recognisance in the sum of K5,000 with two working sureties. Trial opened on 3rd June, 2019 and the State closed its case on 12th August, 2019 having called four witnesses.
PW4, the arresting officer, told the court that he apprehended the accused on 8th April, 2019 at Sample bus station and detained him at Central Police. The accused had earlier been summoned, on 25th March, 2019, but did not come.
On 2nd September, 2019 the accused jumped bail; he was brought to court under a bench warrant on 14th October, 2019 and kept in custody thereafter.
I am satisfied that the case is proved beyond reasonable doubt. I find the accused guilty as charged and convict him accordingly.
Delivered in open court this 29th day of November, 2019.
SENTENCE
In mitigation it was said that he has never been convicted before. He is sentenced to 18 months imprisonment with hard labour with effect from 14th October, 2019.
""",
        "SUBORDINATE COURT OF THE FIRST CLASS FOR THE SAMPLESAKA DISTRICT", "SSPB/117/2019", "MULENGA SPECIMEN PHIRI",
        steps("hearing 2019-04-17; bail 2019-04-17; hearing 2019-06-03; arrest 2019-04-08; escape 2019-09-02; hearing 2019-10-14; custody 2019-10-14;"
              "conviction 2019-11-29; judgment 2019-11-29; sentence 2019-11-29"),
    ),
    Sample(
        "british columbia, detention review",
        """IN THE SUPREME COURT OF SPECIMEN COLUMBIA
Citation: R. v. Thornquist, 2020 SCSC 4417
Date: 20200423
Docket: X081177-2
Registry: Samplecouver
Regina
v.
Mikael Example Thornquist
Before: The Honourable Madam Justice Specimen
Ruling on Detention Review (s. 525)
Place and Date of Hearing: Samplecouver, S.C.  April 21, 2020
Place and Date of Ruling: Samplecouver, S.C.  April 23, 2020
[1] Mr. Thornquist has been in pre-trial custody since his arrest on December 4, 2019.
[2] A brief chronology is as follows:
December 4, 2019     Arrested at the Samplecouver ferry terminal
December 5, 2019     First appearance in Provincial Court
December 11, 2019    Bail hearing; detention ordered on the secondary ground
January 30, 2020     Consent remand to February 27, 2020
March 12, 2020       Preliminary inquiry waived; committed for trial
[3] In 2016, on June 21, he was convicted of breaching a probation order and received a fine. He was released on a promise to appear on that occasion and attended as required.
[4] The Crown consents to release if a surety of $25,000 is found. Mr. Thornquist will be released on a release order with one surety, and must reside with his father in Specimen Beach, remain in the province, and surrender his passport before he is released.
""",
        "SUPREME COURT OF SPECIMEN COLUMBIA", "X081177-2", "Mikael Example Thornquist",
        steps("hearing 2020-04-21; judgment 2020-04-23; arrest 2019-12-04; custody 2019-12-04; hearing 2019-12-05; hearing 2019-12-11; custody 2019-12-11;"
              "conviction 2016-06-21; sentence 2016-06-21; bail 2020-04-23"),
    ),
    Sample(
        "ireland, district court recognisance",
        """AN CHUIRT DUICHE          THE DISTRICT COURT
District Court Area of Samplebeg          District No. 99
Case No. 2021/44177
Prosecutor: Director of Public Prosecutions (at the suit of Garda A. Example)
Accused: Aoife Specimen Tiernan
RECOGNISANCE
WHEREAS the above-named accused was charged at Samplebeg Garda Station on 15 September 2021 and was on 16 September 2021 brought before the District Court sitting at Samplebeg, and the Court on that date remanded her in custody to 22 September 2021;
AND WHEREAS the High Court did on 20 September 2021 admit her to bail on the conditions below;
The accused hereby acknowledges herself to owe the sum of EUR 2,000 to the State unless she performs the conditions:
- to be of good behaviour and to appear at Samplebeg District Court on 13 October 2021 at 10.30 a.m.;
- to reside at 4 Specimen Terrace, Samplebeg;
- to sign on at Samplebeg Garda Station each Tuesday and Saturday;
- to surrender her passport and not to apply for any other.
Signed: A. Tiernan
Acknowledged before me on 21 September 2021, the accused being then released.
Peace Commissioner
""",
        "DISTRICT COURT", "2021/44177", "Aoife Specimen Tiernan",
        steps("hearing 2021-09-16; custody 2021-09-16; bail 2021-09-20; judgment 2021-09-21"),
    ),
    Sample(
        "united states, order of detention and later judgment excerpt",
        """UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF SPECIMEN
UNITED STATES OF AMERICA,
     v.                                        No. 22 CR 417 (ABC)
ANATOLE EXAMPLE BREMOND,
          Defendant.
OPINION AND ORDER
SPECIMEN EXAMPLE, United States District Judge:
Anatole Bremond, who was sentenced by this Court on November 3, 2022, moves for bail pending appeal. The motion is denied.
Bremond was arrested at JFK-Specimen Airport on February 16, 2022, as he was about to board a flight. He was presented the next day before Magistrate Judge Example, who ordered him released on a $250,000 bond cosigned by two persons. Because the Government appealed, he did not walk out of the Sample Detention Center until February 22, 2022. He turned over his French and his Utopian passports on February 23.
A jury convicted him on two of four counts on July 1, 2022, after a trial that had begun on June 21. The Court allowed him to remain on bail until sentencing. At sentencing he received a term of 33 months and was directed to surrender by January 10, 2023. He reported to FCI Sampleton on that date.
Had he been acquitted on Count Three, he says, he would have been sentenced to less than a year; and if he is not released now, he will have served the time before the appeal is heard.
For these reasons the motion for bail pending appeal is DENIED.
SO ORDERED.
Dated: New Specimen, February 7, 2023
""",
        "UNITED STATES DISTRICT COURT SOUTHERN DISTRICT OF SPECIMEN", "22 CR 417", "ANATOLE EXAMPLE BREMOND",
        steps("sentence 2022-11-03; arrest 2022-02-16; hearing 2022-02-17; bail 2022-02-17; surrender 2022-02-23; conviction 2022-07-01; hearing 2022-06-21;"
              "custody 2023-01-10; judgment 2023-02-07"),
    ),
    Sample(
        "hong kong, court of first instance, bail review",
        """HCCP 117/2021
[2021] HKCFI 4417
IN THE HIGH COURT OF THE
HONG KONG SPECIAL ADMINISTRATIVE REGION
COURT OF FIRST INSTANCE
CRIMINAL PROCEEDINGS NO. 117 OF 2021
BETWEEN
HKSAR                                   Applicant
and
NG Specimen-wai                         1st Respondent
FUNG Example-sum                        2nd Respondent
Before: Hon Specimen J in Court
Date of Hearing: 9 and 11 March 2021
Date of Ruling: 12 March 2021
RULING
1. On 4 March 2021 the Chief Magistrate, after hearing all parties, admitted both respondents to bail. The prosecution gave notice at once that it would seek a review, and they have been detained pending its outcome.
2. The 1st respondent was arrested on 6 January 2021, released on police bail on 8 January 2021 and re-arrested and charged on 28 February 2021. The 2nd respondent was arrested only on 28 February 2021. Both were brought before West Specimen Magistrates' Courts on 1 March 2021.
3. The 1st respondent was convicted in 2019 of unlawful assembly, for which he was sentenced on 19 August 2019 to a community service order. He complied with his bail then; his passport had been surrendered to the court on 2 July 2019 and was returned to him on 5 September 2019.
4. I confirm the grant of bail to the 2nd respondent, who is to be released today upon her sureties being approved. I revoke the bail of the 1st respondent and remand him in custody.
""",
        "HIGH COURT OF THE HONG KONG SPECIAL ADMINISTRATIVE REGION COURT OF FIRST INSTANCE", "HCCP 117/2021", "NG Specimen-wai",
        steps("hearing 2021-03-09; hearing 2021-03-11; judgment 2021-03-12; bail 2021-03-04; arrest 2021-01-06; bail 2021-01-08; arrest 2021-02-28;"
              "hearing 2021-03-01; conviction 2019; sentence 2019-08-19; surrender 2019-07-02; bail_released 2021-03-12; custody 2021-03-12; bail 2021-03-12"),
    ),
)
