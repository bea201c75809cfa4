# ruff: noqa: E501 - papers with their own line breaks
"""Court forms, registers, docket sheets and papers of several defendants, in English, invented.

The gold was written before the reader was run on them, and without a look at its patterns; two
steps were taken out after: an entry of judgment in a docket (not the day of the docket), custody on
the day an application for bail was refused. Nobody in them exists.
"""

from __future__ import annotations

from benchmarks.english.sample import Sample, steps

FORMS = (
    Sample(
        "united states, judgment in a criminal case (AO 245B)",
        """AO 245B (Rev. 09/19)   Judgment in a Criminal Case
                       Sheet 1
UNITED STATES DISTRICT COURT
Northern District of Specimen
UNITED STATES OF AMERICA            )    JUDGMENT IN A CRIMINAL CASE
              v.                    )
     ILARIO P. VANTREE              )    Case Number: 4:18-cr-00093-002
                                    )    USM Number: 00000-111
                                    )    B. Example
                                    )    Defendant's Attorney
THE DEFENDANT:
☒ pleaded guilty to count(s)   2s of the superseding indictment on March 12, 2019
☐ pleaded nolo contendere to count(s)
   which was accepted by the court.
☐ was found guilty on count(s)
   after a plea of not guilty.
The defendant is adjudicated guilty of these offenses:
Title & Section         Nature of Offense          Offense Ended      Count
18 U.S.C. § 1344        Bank Fraud                 08/31/2017         2s
The defendant is sentenced as provided in pages 2 through 7 of this judgment. The sentence is imposed pursuant to the Sentencing Reform Act of 1984.
☐ The defendant has been found not guilty on count(s)
☒ Count(s)  1s    ☐ is  ☒ are dismissed on the motion of the United States.
It is ordered that the defendant must notify the United States attorney for this district within 30 days of any change of name, residence, or mailing address.
                                         July 9, 2019
                                         Date of Imposition of Judgment
                                         Signature of Judge
                                         Specimen Example, United States District Judge
                                         Name and Title of Judge
DEFENDANT: ILARIO P. VANTREE                                   Judgment — Page 2 of 7
CASE NUMBER: 4:18-cr-00093-002
IMPRISONMENT
The defendant is hereby committed to the custody of the Federal Bureau of Prisons to be imprisoned for a total term of: 27 months, with credit for 41 days already served.
☐ The defendant is remanded to the custody of the United States Marshal.
☒ The defendant shall surrender for service of sentence at the institution designated by the Bureau of Prisons:
   ☒ before 2 p.m. on  September 3, 2019 .
""",
        "UNITED STATES DISTRICT COURT Northern District of Specimen", "4:18-cr-00093-002", "ILARIO P. VANTREE",
        steps("conviction 2019-03-12; sentence 2019-07-09; judgment 2019-07-09"),
    ),
    Sample(
        "united states, order setting conditions of release (AO 199A)",
        """AO 199A (Rev. 06/19) Order Setting Conditions of Release                Page 1 of 3 Pages
UNITED STATES DISTRICT COURT
for the
Western District of Specimen
United States of America              )
             v.                       )    Case No. 5:20-mj-00417
                                      )
MIREILLE A. SPECIMEN-DOUCET           )
           Defendant                  )
ORDER SETTING CONDITIONS OF RELEASE
IT IS ORDERED that the defendant's release is subject to these conditions:
(1) The defendant must not violate federal, state, or local law while on release.
(2) The defendant must advise the court or the pretrial services office in writing before making any change of residence or telephone number.
(3) The defendant must appear in court as required and, if convicted, must surrender as directed to serve a sentence that the court may impose.
The defendant must appear at: U.S. Courthouse, Sampleton, Courtroom 3
on  August 14, 2020 at 9:30 a.m.
ADDITIONAL CONDITIONS OF RELEASE
(☒) (d) surrender any passport to: the Clerk of Court by July 24, 2020
(☒) (e) not obtain a passport or other international travel document.
(☒) (f) abide by the following restrictions on personal association, residence, or travel: Western District of Specimen only
(☐) (j) be placed in the custody of
ADVICE OF PENALTIES AND SANCTIONS
Violating any of the foregoing conditions of release may result in the immediate issuance of a warrant for your arrest, a revocation of your release, and an order of detention.
DIRECTIONS TO THE UNITED STATES MARSHAL
(☒) The defendant is ORDERED released after processing.
Date: July 20, 2020
                                       Judicial Officer's Signature
""",
        "UNITED STATES DISTRICT COURT for the Western District of Specimen", "5:20-mj-00417", "MIREILLE A. SPECIMEN-DOUCET",
        steps("bail 2020-07-20; judgment 2020-07-20"),
    ),
    Sample(
        "united states, state docket sheet",
        """CIRCUIT COURT OF SPECIMEN COUNTY
STATE OF EXAMPLE
CRIMINAL DOCKET
State of Example v. Jarrod Lynn Pickerell
Case No. 17-CF-002291
Offense date: 01/28/2017    Count 1 burglary; count 2 theft by receiving
Date        Docket entry
02/03/2017  Arrest. Booking no. 88121
02/04/2017  First appearance. Bond set at $25,000. Defendant to surrender passport upon release.
02/06/2017  Surety bond posted; defendant released
03/22/2017  Information filed
04/10/2017  Arraignment. Plea of not guilty entered. Pretrial set for 08/29/2017
08/29/2017  Status conference held. Continued to 09/19/2017
09/19/2017  Defendant failed to appear. Bench warrant issued
10/02/2017  Bench warrant served. Defendant held without bond
11/14/2017  Change of plea hearing. Defendant pleads guilty to count 2. Count 1 nolle prossed
01/09/2018  Sentencing hearing. Defendant sentenced to 180 days county jail, credit for 99 days served
01/12/2018  Written judgment entered
03/30/2018  Defendant released from county jail
""",
        "CIRCUIT COURT OF SPECIMEN COUNTY STATE OF EXAMPLE", "17-CF-002291", "Jarrod Lynn Pickerell",
        steps("arrest 2017-02-03; hearing 2017-02-04; bail 2017-02-06; hearing 2017-04-10; hearing 2017-08-29; escape 2017-09-19;"
              "custody 2017-10-02; hearing 2017-11-14; conviction 2017-11-14; hearing 2018-01-09; sentence 2018-01-09;"
              "release 2018-03-30"),
    ),
    Sample(
        "england, memorandum of conviction",
        """NORTH SPECIMENSHIRE MAGISTRATES' COURT (Code 9999)
MEMORANDUM OF AN ENTRY IN THE REGISTER OF THE COURT
Case number          52SX0412716
Defendant            Callum Tobias REDFERN
Date of birth        17/06/1988
Address              3 Specimen Close, Sampleton
Date of hearing      21/03/2016
Offence              On 04/12/2015 at Sampleton stole a motor cycle
Plea                 Guilty - indicated 22/02/2016
Convicted            22/02/2016
Bail                 Conditional bail granted 22/02/2016 until 21/03/2016. Conditions: residence; report to Sampleton Police Station each Saturday; surrender passport
Result               21/03/2016 Imprisonment 12 weeks, suspended for 18 months. Unpaid work 120 hours.
I certify the above to be a true extract of the register.
Dated 4 April 2016
Legal Adviser
""",
        "NORTH SPECIMENSHIRE MAGISTRATES' COURT", "52SX0412716", "Callum Tobias REDFERN",
        steps("hearing 2016-03-21; conviction 2016-02-22; bail 2016-02-22; sentence 2016-03-21; judgment 2016-04-04"),
    ),
    Sample(
        "england, crown court certificate of conviction",
        """In the Crown Court
at OLDBRIDGE
Case number T20170512
CERTIFICATE OF CONVICTION
REX v Briony Fenwick ALDERSPECIMEN
Date of birth: 2 November 1981
I hereby certify that Briony Fenwick ALDERSPECIMEN, having appeared before this Court on 6 and 8 September 2017,
was upon her own confession convicted on 8 September 2017 upon Indictment of the offence of
     Conspiracy to defraud
and that on 11 October 2017 she was ordered to be imprisoned for fourteen months, the 63 days spent on remand to count towards sentence.
The said defendant was discharged from HM Prison Specimen on licence on 9 March 2018.
A co-accused, Denzil Marlowe, was not convicted.
An Officer of the Crown Court
Date 02 November 2018
""",
        "Crown Court at OLDBRIDGE", "T20170512", "Briony Fenwick ALDERSPECIMEN",
        steps("hearing 2017-09-06; hearing 2017-09-08; conviction 2017-09-08; sentence 2017-10-11; release 2018-03-09; judgment 2018-11-02"),
    ),
    Sample(
        "scotland, bail order",
        """SHERIFFDOM OF SPECIMEN AND EXAMPLE AT KIRKSAMPLE
BAIL ORDER
Criminal Procedure (Scotland) Act 1995
Court reference: SCS/2018-017733
PF reference: KS18004471
Accused: Struan Iain Macspecimen
Date of birth: 9 October 1990
The accused was apprehended on 25 August 2018 and appeared from custody on petition at Kirksample Sheriff Court on 27 August 2018, when he made no plea and was committed for further examination.
At Kirksample, 3 September 2018: The Sheriff, having heard parties, admits the accused to bail on the standard conditions and on these further conditions:
(a) that he remain in his dwelling house between 7 pm and 7 am;
(b) that he surrender his passport to the police office at Kirksample within 24 hours of liberation;
(c) that he does not leave Scotland.
The accused must appear at the next diet on 14 November 2018 at 10 am. If convicted of a breach of this order the accused may be sentenced to imprisonment.
Sheriff Clerk Depute
3 September 2018
""",
        "SHERIFFDOM OF SPECIMEN AND EXAMPLE AT KIRKSAMPLE", "SCS/2018-017733", "Struan Iain Macspecimen",
        steps("arrest 2018-08-25; hearing 2018-08-27; custody 2018-08-27; bail 2018-09-03; judgment 2018-09-03"),
    ),
    Sample(
        "canada, release order (form 11)",
        """CANADA
PROVINCE OF SPECIMEN
PROVINCIAL COURT OF SPECIMEN
Form 11
RELEASE ORDER
Court File Number: 21-00781-01
1. Identification
Surname: ROCHELEAU      Given name(s): Adele Specimen      Date of birth: 1993-05-30
2. Charge
The accused was charged on 2021-01-19 with the following offence: fraud over $5,000, on or about October 12, 2020.
3. Background
Arrested 2021-01-18. Brought before a justice 2021-01-19; adjourned under s. 516 to 2021-01-22. The accused has not previously been convicted.
4. Financial obligations
The accused promises to pay the amount of $3,000 if they fail to comply with a condition of this order.
5. Conditions
[X] reside at 71 Specimen Avenue, Sampleville
[X] remain in the Province of Specimen
[X] deposit all passports and travel documents with the Sampleville Police Service by 2021-01-25
[ ] report to a peace officer on
[X] attend court on 2021-03-04 at 9:30 a.m.
6. Signatures
The accused is ordered released from custody on this order.
Signed on January 22, 2021 at Sampleville, Province of Specimen
Judge of the Provincial Court
""",
        "PROVINCIAL COURT OF SPECIMEN", "21-00781-01", "Adele Specimen ROCHELEAU",
        steps("arrest 2021-01-18; hearing 2021-01-19; bail 2021-01-22; judgment 2021-01-22"),
    ),
    Sample(
        "india, sessions court bail order",
        """IN THE COURT OF ADDITIONAL SESSIONS JUDGE-04, SPECIMEN DISTRICT, SAMPLEPUR
Bail Matter No. 1182/2021
FIR No. 88/2021
P.S. Specimen Nagar
U/s 420/467/471/34 IPC
State Vs. Harish Specimen Gupta & Anr.
27.08.2021
Present: Sh. A. Example, Ld. Addl. PP for the State.
Sh. B. Example, Ld. Counsel for both applicants.
ORDER
1. These are two applications u/s 439 Cr.P.C. moved on behalf of applicants/accused Harish Specimen Gupta and Neelam Specimen Gupta.
2. Accused Harish was arrested on 02.07.2021, produced before the Ld. MM the next day and remanded to judicial custody. Accused Neelam was arrested on 05.07.2021 and is in J/C since 06.07.2021.
3. Their first bail application was dismissed by the Ld. MM vide order dated 19.07.2021. Accused Neelam was granted interim bail from 30.07.2021 to 13.08.2021 and has surrendered in time on 13.08.2021.
4. Investigation is complete. Both the accused are ordered to be released on bail on furnishing personal bond in the sum of Rs. 25,000/- each with one surety, subject to the conditions that they shall not leave the country without permission of the Court, shall deposit their passports with the IO and shall mark attendance on every Monday.
5. Nothing herein shall be read as an opinion on whether the accused may be convicted.
(Specimen Example)
ASJ-04, Samplepur/27.08.2021
""",
        "COURT OF ADDITIONAL SESSIONS JUDGE-04, SPECIMEN DISTRICT, SAMPLEPUR", "1182/2021", "Harish Specimen Gupta",
        steps("arrest 2021-07-02; hearing 2021-07-03; custody 2021-07-03; arrest 2021-07-05; custody 2021-07-06; bail 2021-07-30;"
              "custody 2021-08-13; bail 2021-08-27; judgment 2021-08-27"),
    ),
    Sample(
        "south africa, high court, two accused",
        """IN THE HIGH COURT OF SOUTH AFRICA
SPECIMEN DIVISION, SAMPLETOWN
Case number: CC 14/2019
Date heard: 3 to 7 May 2021
Date of judgment: 28 May 2021
In the matter between:
THE STATE
and
PIETER SPECIMEN VAN DER MEULEN                    Accused 1
THANDIWE EXAMPLE NKABINDE                         Accused 2
JUDGMENT
EXAMPLE J:
[1] The two accused were arraigned before me on 3 May 2021 on eleven counts of fraud. Both pleaded not guilty.
[2] Accused 1 was arrested at his home on 12 September 2018 and appeared in the Sampletown Magistrate's Court on 14 September 2018, where the matter was postponed for a bail application. Bail in the amount of R50 000 was fixed on 21 September 2018 and paid the same day, on condition that he hands in his passport to the investigating officer and does not leave the magisterial district without permission.
[3] Accused 2, who had been abroad, handed herself over to the police on 9 January 2019. Her application for bail was refused on 17 January 2019. She remained in custody until 4 April 2019, when this court, on appeal, admitted her to bail.
[4] Neither accused has previous convictions. A charge of theft against accused 1 was withdrawn on 5 June 2014 and he was not convicted.
[5] In the result accused 1 is found guilty on counts 1 to 9. Accused 2 is acquitted and may leave.
""",
        "HIGH COURT OF SOUTH AFRICA SPECIMEN DIVISION, SAMPLETOWN", "CC 14/2019", "PIETER SPECIMEN VAN DER MEULEN",
        steps("hearing 2021-05-03; arrest 2018-09-12; hearing 2018-09-14; bail 2018-09-21; custody 2019-01-09;"
              "bail 2019-04-04; conviction 2021-05-28; judgment 2021-05-28"),
    ),
    Sample(
        "international tribunal, provisional release",
        """UNITED NATIONS
INTERNATIONAL CRIMINAL TRIBUNAL FOR THE FORMER UTOPIA
Case No.: IT-01-99-PT
Date: 16 April 2004
Original: English
IN TRIAL CHAMBER II
Before: Judge Specimen, Presiding
Decision of: 16 April 2004
PROSECUTOR
v.
DRAGAN SPECIMENOVIC
MILAN EXAMPLEVIC
DECISION ON MOTIONS FOR PROVISIONAL RELEASE
1. The indictment against both Accused was confirmed on 7 March 2001. Dragan Specimenovic surrendered voluntarily and was transferred to the United Nations Detention Unit on 25 April 2001. At his initial appearance on 2 May 2001 he entered a plea of not guilty.
2. Milan Examplevic was arrested on 30 May 2002 and was transferred to The Hague the following day. His initial appearance took place on 6 June 2002, when he too pleaded not guilty.
3. On 19 December 2001 the Trial Chamber ordered the provisional release of the Accused Specimenovic. He returned to the Detention Unit, as ordered, on 10 February 2003 and has been detained there since.
4. An earlier motion of the Accused Examplevic was denied on 8 October 2003. The parties were heard on 30 and 31 March 2004. If released, each Accused would reside with his family.
5. The Chamber GRANTS the motion of the Accused Specimenovic, ORDERS his provisional release on condition that he surrender his passport, remain within the municipality of his residence and report each day to the local police, and DENIES the motion of the Accused Examplevic.
""",
        "INTERNATIONAL CRIMINAL TRIBUNAL FOR THE FORMER UTOPIA", "IT-01-99-PT", "DRAGAN SPECIMENOVIC",
        steps("custody 2001-04-25; hearing 2001-05-02; arrest 2002-05-30; custody 2002-05-31; hearing 2002-06-06; bail 2001-12-19;"
              "custody 2003-02-10; hearing 2004-03-30; hearing 2004-03-31; bail 2004-04-16; judgment 2004-04-16"),
    ),
)
