# ruff: noqa: E501 - papers with their own line breaks
"""Fifteen more invented English court papers, written in three batches while the reader was mended.

Each batch had its gold before its first run; what the reader then missed was mended in a general
way before the next was written. One arrest, one earlier sentence and one day of a paper were added to the gold after, one
hearing taken out.
Nobody in them exists.
"""

from __future__ import annotations

from benchmarks.english.sample import Sample, steps

MIXED = (
Sample("united states, court of appeals, state","""IN THE COURT OF APPEALS OF THE STATE OF EXAMPLE
DIVISION II
STATE OF EXAMPLE,            )   No. 45102-7-II
            Respondent,      )
       v.                    )
DARRELL WAYNE TOMBLESON,     )   UNPUBLISHED OPINION
            Appellant.       )
FILED: March 20, 2018
EXAMPLE, J. — Darrell Tombleson appeals his sentence.
FACTS
Police arrested Tombleson on January 9, 2016. The State charged him two days later with second degree burglary. Tombleson posted bail on January 14, 2016 and was released.
Tombleson did not appear for his pretrial hearing on April 4, 2016, and the court issued a bench warrant. He was arrested on the warrant on May 19, 2016, and held in custody pending trial.
Trial was held on August 8 and 9, 2016. The jury found Tombleson guilty as charged on August 9, 2016. At the sentencing hearing on September 6, 2016, the trial court sentenced Tombleson to 22 months of confinement with credit for 110 days served. He was released to community custody on June 1, 2017.
His brother, Wayne Tombleson, pleaded guilty on July 1, 2016.
We affirm.
""","COURT OF APPEALS OF THE STATE OF EXAMPLE DIVISION II","45102-7-II","DARRELL WAYNE TOMBLESON",
steps("arrest 2016-01-09; bail 2016-01-14; escape 2016-04-04; arrest 2016-05-19; custody 2016-05-19; hearing 2016-08-08; hearing 2016-08-09; conviction 2016-08-09; hearing 2016-09-06; sentence 2016-09-06; release 2017-06-01; judgment 2018-03-20")),
Sample("kenya, high court, bond reinstated","""REPUBLIC OF KENSPECIMEN
IN THE HIGH COURT OF KENSPECIMEN AT NAKSAMPLE
MISCELLANEOUS CRIMINAL APPLICATION NO. 84 OF 2019
GEOFFREY EXAMPLE OTIENO.................................APPLICANT
VERSUS
REPUBLIC................................................RESPONDENT
RULING
1. The applicant was arraigned before the Chief Magistrate's Court at Naksample on 11th February, 2019 with the offence of obtaining registration by false pretences. He denied the charge and was granted bond of Kshs. 300,000/= with one surety of a similar amount.
2. He failed to attend court on 18th June, 2019 and a warrant of arrest was issued. He was re-arrested on 2nd July, 2019 and his bond was cancelled on 3rd July, 2019. He has since been in remand custody.
3. By a Notice of Motion dated 22nd July, 2019 he prays that the bond be reinstated. The respondent opposes the application; it was argued on 5th August, 2019.
4. I find merit in the application. The bond granted on 11th February, 2019 is hereby reinstated. The applicant shall deposit his passport in court and shall report to the investigating officer once every month.
It is so ordered.
Dated and delivered at Naksample this 19th day of August, 2019.
JUDGE
""","HIGH COURT OF KENSPECIMEN AT NAKSAMPLE","84 OF 2019","GEOFFREY EXAMPLE OTIENO",
steps("hearing 2019-02-11; bail 2019-02-11; escape 2019-06-18; arrest 2019-07-02; bail_released 2019-07-03; hearing 2019-08-05; judgment 2019-08-19; bail 2019-08-19")),
Sample("united states, state docket of labels","""COURT OF COMMON PLEAS OF SPECIMEN COUNTY
DOCKET
Docket Number: CP-99-CR-0001234-2016
Commonwealth of Example
v.
Melvin Example Straub
CASE INFORMATION
Date Filed: 06/30/2016
Arrest Date: 05/27/2016
CALENDAR EVENTS
Event Type              Schedule Start Date     Status
Formal Arraignment      07/21/2016              Held
Pretrial Conference     08/18/2016              Continued
Trial                   11/14/2016              Cancelled
Sentencing              01/05/2017              Held
BAIL INFORMATION
Bail Action    Date          Type         Amount
Set            05/27/2016    Monetary     $10,000.00
Bail Posting Status: Posted     Posting Date: 05/31/2016
DISPOSITION
Guilty Plea    11/10/2016
Sentence Date: 01/05/2017     Confinement: Min of 3 Months     Credit for 4 days
""","COURT OF COMMON PLEAS OF SPECIMEN COUNTY","CP-99-CR-0001234-2016","Melvin Example Straub",
steps("arrest 2016-05-27; hearing 2016-07-21; bail 2016-05-31; conviction 2016-11-10; sentence 2017-01-05; hearing 2017-01-05")),
Sample("canada, king's bench, reasons for sentence","""COURT OF KING'S BENCH OF SPECIMEN
Citation: R v Kowalspecimen, 2022 SPKB 311
Date: 20220506
Docket: 210334567Q1
Registry: Sampleton
Between:
His Majesty the King
- and -
Bohdan Kowalspecimen
Accused
Reasons for Sentence of the Honourable Justice A. Example
[1] On February 11, 2022, following a four day trial, I found Mr. Kowalspecimen guilty of fraud over $5,000. Sentencing submissions were heard on April 29, 2022.
[2] Mr. Kowalspecimen was taken into custody on March 19, 2021. He consented to his detention on March 22, 2021, and was released on a release order with sureties on June 10, 2021. He has therefore spent 84 days in pre-trial custody. He remained on bail until February 11, 2022, when it was revoked and he was remanded.
[3] I sentence Mr. Kowalspecimen to 30 months in the penitentiary, less credit of 126 days.
Heard on the 29th day of April, 2022.
Dated at the City of Sampleton, Specimen this 6th day of May, 2022.
""","COURT OF KING'S BENCH OF SPECIMEN","210334567Q1","Bohdan Kowalspecimen",
steps("conviction 2022-02-11; hearing 2022-04-29; custody 2021-03-19; bail 2021-06-10; bail_released 2022-02-11; custody 2022-02-11; sentence 2022-05-06; judgment 2022-05-06")),
Sample("ireland, circuit court order","""AN CHÚIRT CHUARDA
THE CIRCUIT COURT
SAMPLE CIRCUIT          COUNTY OF SPECIMEN
Bill No. SPDP0114/2019
THE PEOPLE (AT THE SUIT OF THE DIRECTOR OF PUBLIC PROSECUTIONS)
v
Declan Specimen Hoare
ORDER
BE IT REMEMBERED that the accused, Declan Specimen Hoare, having been returned for trial by order of the District Court dated 12 March 2019, was on 8 October 2019 arraigned and pleaded guilty to count 3. The matter was adjourned to 14 January 2020 for sentence and the accused was remanded on continuing bail.
On 14 January 2020 the Court did order that the accused be imprisoned for a period of 3 years, the final 18 months to be suspended, the sentence to date from 14 January 2020 with credit for 27 days spent in custody between 2 February 2019 and 1 March 2019.
By the Court: County Registrar
Date: 16 January 2020
""","CIRCUIT COURT","SPDP0114/2019","Declan Specimen Hoare",
steps("hearing 2019-10-08; conviction 2019-10-08; sentence 2020-01-14; judgment 2020-01-16")),
Sample("england, court of appeal","""Neutral Citation Number: [2019] EWCA Crim 4417
Case No: 201804412 B3
IN THE COURT OF APPEAL (CRIMINAL DIVISION)
ON APPEAL FROM THE CROWN COURT AT SAMPLEBURY
Royal Courts of Justice
Date: Tuesday 12 March 2019
Before: LORD JUSTICE SPECIMEN
REGINA
v
HOWARD SPECIMEN LANCING
Mr A Example appeared on behalf of the Appellant
J U D G M E N T
1. LORD JUSTICE SPECIMEN: On 18 September 2018, in the Crown Court at Samplebury, the appellant changed his plea to guilty on count 2 of the indictment. On 26 October 2018 he was sentenced by Mr Recorder Example to 30 months' imprisonment. The 112 days he had spent on qualifying curfew were ordered to count, so that 56 days were credited.
2. The facts. Officers stopped the appellant's van on 7 February 2018. He was arrested at the scene and interviewed the next day. On 9 February he was bailed by the Samplebury justices with a condition that he surrender his passport, which he did on 12 February 2018.
3. A co-accused, Terence Gadd, was convicted after trial on 3 October 2018 and received 4 years.
4. The appellant had been before the courts once. In June 2009 he was conditionally discharged.
5. For those reasons we quash the sentence of 30 months and substitute one of 24 months.
""","COURT OF APPEAL (CRIMINAL DIVISION)","201804412 B3","HOWARD SPECIMEN LANCING",
steps("judgment 2019-03-12; conviction 2018-09-18; sentence 2018-10-26; bail 2018-02-09; surrender 2018-02-12; sentence 2009-06")),
Sample("united states, federal docket","""U.S. District Court
Eastern District of Specimen (Sampleton)
CRIMINAL DOCKET FOR CASE #: 2:16-cr-00144-ABC All Defendants
Case title: USA v. Fennimore
Date Filed: 06/16/2016
Defendant (1)
Clyde Example Fennimore
Date Filed    #   Docket Text
06/16/2016    1   INDICTMENT as to Clyde Example Fennimore (1) count(s) 1-3.
06/22/2016        Arrest of Clyde Example Fennimore in District of Elsewhere.
06/24/2016    5   Minute Entry for proceedings held before Magistrate Judge Example: Initial Appearance and Arraignment as to Clyde Example Fennimore held on 6/24/2016. Plea of not guilty entered. Detention hearing set for 6/28/2016.
06/28/2016    9   ORDER Setting Conditions of Release as to Clyde Example Fennimore. Defendant released on $50,000 bond. Passport to be surrendered by 7/1/2016.
01/10/2017   31   Minute Entry: Change of Plea Hearing held on 1/10/2017. Defendant pled guilty to Count 2.
04/18/2017   44   Minute Entry: Sentencing held on 4/18/2017 for Clyde Example Fennimore. Defendant sentenced to 15 months.
04/19/2017   45   JUDGMENT as to Clyde Example Fennimore.
05/01/2017   47   MOTION to continue surrender date by Clyde Example Fennimore.
""","U.S. District Court Eastern District of Specimen","2:16-cr-00144-ABC","Clyde Example Fennimore",
steps("arrest 2016-06-22; hearing 2016-06-24; bail 2016-06-28; hearing 2017-01-10; conviction 2017-01-10; hearing 2017-04-18; sentence 2017-04-18")),
Sample("philippines, regional trial court order","""REPUBLIC OF THE SPECIMENES
REGIONAL TRIAL COURT
SAMPLE JUDICIAL REGION
BRANCH 99, SPECIMEN CITY
PEOPLE OF THE SPECIMENES,
               Plaintiff,
- versus -                      Crim. Case No. R-SPC-16-04417-CR
RODOLFO EXAMPLE SANTILLAN,
               Accused.
x-----------------------------x
ORDER
When this case was called for arraignment on 14 March 2016, accused, assisted by counsel, entered a plea of not guilty. Pre-trial was terminated on 20 April 2016 and trial ensued on 6 June 2016.
Accused was arrested by virtue of a warrant on 19 February 2016 and was released on 23 February 2016 after posting a cash bond of P60,000.00.
For failure of the accused to appear on 5 September 2016 despite notice, his bond was ordered forfeited and an alias warrant was issued. He was re-arrested on 30 September 2016 and is now detained at the Specimen City Jail.
On 12 January 2017 accused withdrew his former plea and, upon re-arraignment, pleaded guilty to a lesser offense. WHEREFORE, the Court finds accused GUILTY and sentences him to suffer imprisonment of six months. He shall be credited with the period of his preventive imprisonment.
SO ORDERED.
Specimen City, 12 January 2017.
EXAMPLE SPECIMEN, Presiding Judge
""","REGIONAL TRIAL COURT","R-SPC-16-04417-CR","RODOLFO EXAMPLE SANTILLAN",
steps("hearing 2016-03-14; hearing 2016-06-06; arrest 2016-02-19; bail 2016-02-23; escape 2016-09-05; arrest 2016-09-30; conviction 2017-01-12; sentence 2017-01-12; judgment 2017-01-12")),
Sample("malaysia, grounds of judgment","""IN THE HIGH COURT OF SPECIMEN AT KUALA SAMPLE
CRIMINAL APPEAL NO: BA-42S-11-03/2018
BETWEEN
ROSLI BIN SPECIMEN                            ... APPELLANT
AND
PUBLIC PROSECUTOR                             ... RESPONDENT
GROUNDS OF JUDGMENT
[1] The appellant was charged in the Sessions Court on 22.8.2016 and claimed trial. Bail was allowed at RM15,000 in one surety on the same date, and the appellant's passport was surrendered to the court.
[2] At the conclusion of the trial on 26.2.2018 the learned Sessions Court Judge found the appellant guilty, convicted him and sentenced him to 18 months' imprisonment. A stay of execution pending appeal was granted on 27.2.2018 with an increased bail of RM20,000.
[3] The appeal came up for hearing before me on 13.8.2018 and 29.8.2018. The appellant was arrested, according to PW3, at 2.15 p.m. on 30.5.2016, and was held on remand until 3.6.2016.
[4] I therefore dismiss the appeal.
Dated: 28 September 2018
""","HIGH COURT OF SPECIMEN AT KUALA SAMPLE","BA-42S-11-03/2018","ROSLI BIN SPECIMEN",
steps("bail 2016-08-22; surrender 2016-08-22; conviction 2018-02-26; sentence 2018-02-26; hearing 2018-08-13; hearing 2018-08-29; arrest 2016-05-30; judgment 2018-09-28")),
Sample("victoria, bail acknowledgment","""IN THE MAGISTRATES' COURT OF SPECIMENIA AT SAMPLEWOOD
Court Reference: M11447720
Informant: Example, S.
Accused: PRIESTLEY, Jonah Specimen
UNDERTAKING OF BAIL
I, the accused named above, having been arrested on 02/09/2019 and remanded to appear at this Court on 30/09/2019, was this day granted bail on my own undertaking with one surety in the sum of $10,000.
Conditions:
1. Reside at 12 Specimen Street, Samplewood.
2. Report to the Officer in Charge of Samplewood Police Station each Tuesday and Friday.
3. Surrender all passports and not attend any point of international departure.
I acknowledge that if I fail to appear I may be arrested and sentenced to imprisonment.
Signed by the accused before me at Samplewood on 04/09/2019
Bail Justice
""","MAGISTRATES' COURT OF SPECIMENIA AT SAMPLEWOOD","M11447720","PRIESTLEY, Jonah Specimen",
steps("arrest 2019-09-02; bail 2019-09-04; judgment 2019-09-04")),
Sample("australia, listing history","""LOCAL COURT OF NEW SPECIMEN
SAMPLEHURST REGISTRY
COURT LISTING HISTORY
Case number: 2018/00417711
Matter: R v Tarquin Example DOBELL
Date            Listing type             Outcome
14/02/2018      First Mention            Bail granted, conditional. Passport to be surrendered
28/03/2018      Mention                  Adjourned to 09/05/2018. Bail to continue
09/05/2018      Mention                  Plea of not guilty entered. Listed for hearing 23/08/2018
23/08/2018      Hearing                  Offence proved. Convicted. Adjourned for sentence 04/10/2018
04/10/2018      Sentence                 Community correction order, 12 months
""","LOCAL COURT OF NEW SPECIMEN","2018/00417711","Tarquin Example DOBELL",
steps("hearing 2018-02-14; bail 2018-02-14; hearing 2018-03-28; hearing 2018-05-09; hearing 2018-08-23; conviction 2018-08-23; sentence 2018-10-04")),
Sample("scotland, opinion","""APPEAL COURT, HIGH COURT OF JUSTICIARY
[2017] HCJAC 4411
HCA/2017/000217/XC
OPINION OF THE COURT
delivered by LORD SPECIMEN
in
APPEAL AGAINST SENTENCE
by
FRASER EXAMPLE GILLANDERS
Appellant
against
HER MAJESTY'S ADVOCATE
Respondent
16 June 2017
[1] On 24 January 2017, at Sampleburgh Sheriff Court, the appellant pled guilty by section 76 letter to a charge of embezzlement. On 21 February 2017 the sheriff sentenced him to 27 months' imprisonment, discounted from 36 months and backdated to 24 January 2017, when he had been remanded.
[2] The appellant had first appeared on petition on 5 August 2016 and was liberated on bail. It was a special condition that he not leave Scotland without permission. On 2 November 2016 he was found at the airport and detained; on the following day bail was continued, the special condition being varied.
[3] He has one previous conviction, on 9 March 2009, for a road traffic matter.
[4] We shall refuse the appeal.
""","APPEAL COURT, HIGH COURT OF JUSTICIARY","[2017] HCJAC 4411","FRASER EXAMPLE GILLANDERS",
steps("judgment 2017-06-16; conviction 2017-01-24; sentence 2017-02-21; custody 2017-01-24; hearing 2016-08-05; bail 2016-08-05; bail 2016-11-03; conviction 2009-03-09; custody 2016-11-02")),
Sample("israel, detention decision in translation","""DISTRICT COURT OF TEL SPECIMEN
Before: Judge A. Example
Criminal Motion 41772-09-16
The State of Specimenia   - Applicant
v.
Eitan Specimen Halfin     - Respondent
DECISION
The Respondent was indicted on 7 September 2016 for aggravated fraud; the Applicant seeks his detention until the end of the proceedings. The Respondent has been under arrest since 21 August 2016. At a hearing on 11 September 2016 a pre-sentence service report was ordered.
After hearing the parties again yesterday, 3 October 2016, I order that the Respondent be released to house arrest at the home of his parents, that his passport be deposited with the court and that he be prohibited from leaving the country.
Given today, 4 October 2016.
""","DISTRICT COURT OF TEL SPECIMEN","41772-09-16","Eitan Specimen Halfin",
steps("arrest 2016-08-21; hearing 2016-09-11; hearing 2016-10-03; judgment 2016-10-04")),
Sample("jamaica, two prisoners","""IN THE SUPREME COURT OF JAMSPECIMEN
IN THE CIRCUIT COURT DIVISION
INDICTMENT NO. HCC 77/2015
R V LEROY SPECIMEN BRIGHTON AND TAMIKA EXAMPLE WALCOTT
SENTENCING REMARKS
Heard: October 3, 5 and 6, 2016 and November 11, 2016
1. The prisoners Leroy Brighton and Tamika Walcott were convicted by a jury on October 6, 2016.
2. Mr. Brighton was taken into custody on March 2, 2015. He was offered bail on March 27, 2015 but could not take it up until April 10, 2015. He breached his bail in January 2016 and on January 29, 2016 it was revoked.
3. Miss Walcott surrendered to the police on March 4, 2015, and was granted bail the same day.
4. Mr. Brighton, you are sentenced to three years' imprisonment. Time spent in custody of 290 days is to be credited. Miss Walcott, you are fined.
November 11, 2016
""","SUPREME COURT OF JAMSPECIMEN","HCC 77/2015","LEROY SPECIMEN BRIGHTON",
steps("hearing 2016-10-03; hearing 2016-10-05; hearing 2016-10-06; hearing 2016-11-11; conviction 2016-10-06; custody 2015-03-02; bail_released 2016-01-29; custody 2015-03-04; bail 2015-03-04; sentence 2016-11-11; judgment 2016-11-11")),
Sample("united states, state judgment of conviction","""THE STATE OF SPECIMEN            §    IN THE 455TH DISTRICT COURT
v.                               §
COLTON EXAMPLE MADDOX            §    SAMPLE COUNTY, SPECIMEN
CAUSE NO. D-1-DC-16-200417
JUDGMENT OF CONVICTION BY COURT — WAIVER OF JURY TRIAL
Date Judgment Entered: 2/28/2017
Date Sentence Imposed: 2/28/2017
Date Sentence to Commence: 2/28/2017
Date of Offense: 3/14/2016
Offense for which Defendant Convicted: FRAUDULENT USE OF IDENTIFYING INFORMATION
Plea to Offense: GUILTY
Terms of Plea Bargain: 9 MONTHS STATE JAIL
Time Credited: From 4/22/2016 to 5/3/2016; from 12/20/2016 to 2/28/2017
The Court FOUND Defendant GUILTY. The Court ORDERS the Defendant committed for the period indicated above.
Signed and entered on 2/28/2017
""","455TH DISTRICT COURT","D-1-DC-16-200417","COLTON EXAMPLE MADDOX",
steps("judgment 2017-02-28; sentence 2017-02-28; sentence_start 2017-02-28; custody 2016-04-22; custody 2016-12-20; conviction 2017-02-28")),
)  # fmt: skip
