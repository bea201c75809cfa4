# ruff: noqa: E501 - papers with their own line breaks
"""More invented English court papers, written down with their gold after the reader was mended.

Their first run is the figure to expect on papers of other courts; one step that the gold lacked (he
turned himself in and was detained) was added after. Nobody in them exists.
"""

from __future__ import annotations

from benchmarks.english.sample import Sample, steps

LATER = (
    Sample(
        "hong kong district court, reasons for sentence",
        """DCCC 417/2019
[2020] HKDC 83
IN THE DISTRICT COURT OF THE
HONG KONG SPECIAL ADMINISTRATIVE REGION
CRIMINAL CASE NO 417 OF 2019
----------------------
HKSAR
v
LAU Specimen-ming
----------------------
Before: Her Honour Judge Specimen in Court
Date: 11 February 2020
Present: Ms A Example, Senior Public Prosecutor
Offence: [1] Fraud
REASONS FOR SENTENCE
1. The defendant pleaded guilty before me on 14 January 2020 to one charge of fraud. I adjourned sentence to today for reports.
2. On 3 May 2018 the defendant was arrested at Lo Wu Control Point upon his return from the Mainland. Under caution he admitted the offence. He was released on police bail on 4 May 2018.
3. He was charged on 27 March 2019 and first appeared in the Eastern Magistrates' Courts on 29 March 2019. The magistrate granted him bail in the sum of $20,000 with a surety, on condition that he surrender all travel documents and not leave Hong Kong.
4. His bail was revoked on 14 January 2020 upon his plea and he has been remanded in custody since.
5. The defendant is sentenced to 20 months' imprisonment.
""",
        "DISTRICT COURT OF THE HONG KONG SPECIAL ADMINISTRATIVE REGION", "DCCC 417/2019", "LAU Specimen-ming",
        steps("conviction 2020-01-14; arrest 2018-05-03; bail 2018-05-04; hearing 2019-03-29; bail 2019-03-29;"
              "bail_released 2020-01-14; custody 2020-01-14; sentence 2020-02-11; judgment 2020-02-11"),
    ),
    Sample(
        "united states district court, order on release",
        """UNITED STATES DISTRICT COURT
FOR THE EASTERN DISTRICT OF SPECIMEN
UNITED STATES OF AMERICA,
        Plaintiff,
    v.                                    Case No. 2:17-cr-00318-ABC
DESMOND R. HOLLOWAY,
        Defendant.
ORDER REVOKING PRETRIAL RELEASE
On June 6, 2017, a grand jury returned a two-count indictment charging Defendant with wire fraud. Defendant was arrested on June 9, 2017, and made his initial appearance before Magistrate Judge Specimen the same day. On June 12, 2017, following a detention hearing, Defendant was released on a $50,000 unsecured bond with conditions, including that he surrender his passport to Pretrial Services and that travel be restricted to the Eastern District of Specimen.
On October 3, 2017, the government moved to revoke release, alleging that Defendant had traveled to Mexico without permission. The Court held a hearing on October 10, 2017. For the reasons stated on the record, the Court REVOKES the order of release. Defendant was remanded to the custody of the United States Marshal on October 10, 2017.
IT IS SO ORDERED.
Dated: October 11, 2017
""",
        "UNITED STATES DISTRICT COURT FOR THE EASTERN DISTRICT OF SPECIMEN", "2:17-cr-00318-ABC", "DESMOND R. HOLLOWAY",
        steps("arrest 2017-06-09; hearing 2017-06-09; bail 2017-06-12; hearing 2017-10-10; custody 2017-10-10;"
              "bail_released 2017-10-10; judgment 2017-10-11"),
    ),
    Sample(
        "supreme court of new south wales, bail",
        """Supreme Court
New South Wales
Case Name: R v Petrakis
Medium Neutral Citation: [2019] NSWSC 4471
Hearing Date(s): 18 June 2019
Date of Orders: 18 June 2019
Decision Date: 18 June 2019
Jurisdiction: Common Law
Before: Specimen J
Decision: Bail granted
JUDGMENT
1 HER HONOUR: Nikolas Petrakis applies for release on bail. He is charged with two offences of dealing with identity information.
2 He was arrested and charged on 4 March 2019 and has been in custody since that date. Bail was refused by the police and again by the Local Court at Sampletown on 5 March 2019.
3 The applicant has a prior conviction. On 17 August 2011 he was convicted in the Local Court of common assault and placed on a bond for 12 months.
4 He arrived in Australia from Greece on 2 November 1998 with his parents and became a citizen in 2004.
5 I grant bail on the conditions set out in the schedule, which include that he surrender any passport to the registry within 24 hours of release and not go to any point of departure from Australia.
""",
        "Supreme Court New South Wales", "[2019] NSWSC 4471", "Nikolas Petrakis",
        steps("arrest 2019-03-04; custody 2019-03-04; custody 2019-03-05; conviction 2011-08-17; hearing 2019-06-18; bail 2019-06-18; judgment 2019-06-18"),
    ),
    Sample(
        "ontario court of justice, reasons for judgment",
        """ONTARIO COURT OF JUSTICE
CITATION: R. v. Delacroix, 2016 ONCJ 9917
DATE: 2016 12 02
COURT FILE No.: Specimen 15-4471
BETWEEN:
HER MAJESTY THE QUEEN
— AND —
YVES DELACROIX
Before Justice S. Example
Heard on November 14 and 15, 2016
Reasons for Judgment released on December 2, 2016
REASONS FOR JUDGMENT
[1] Yves Delacroix is charged that on or about the 9th day of September 2015 he did utter a forged document.
[2] The accused was arrested on September 21, 2015 and held for a bail hearing. On September 23, 2015 he was released on a recognizance with one surety. A term of the recognizance required him to deposit his passport with the officer in charge.
[3] On February 8, 2016 he failed to attend court and a bench warrant issued. He turned himself in on February 10, 2016 and was detained until February 12, 2016, when he was released on a new recognizance.
[4] For these reasons I find Mr. Delacroix guilty.
""",
        "ONTARIO COURT OF JUSTICE", "15-4471", "YVES DELACROIX",
        steps("hearing 2016-11-14; hearing 2016-11-15; arrest 2015-09-21; bail 2015-09-23; escape 2016-02-08; custody 2016-02-10; bail 2016-02-12;"
              "conviction 2016-12-02; judgment 2016-12-02"),
    ),
    Sample(
        "westminster magistrates, extradition",
        """IN THE WESTMINSTER MAGISTRATES' COURT
GOVERNMENT OF UTOPIA
v
ANSELM VIKTOR KORDA
JUDGMENT
Case reference: EX/2018/0093
1. The Government of Utopia seeks the extradition of Anselm Korda, born on 11 April 1979, under Part 2 of the Extradition Act 2003.
2. The request is dated 22 January 2018 and was certified by the Secretary of State on 6 March 2018. Mr Korda was arrested on 19 April 2018 at Heathrow Airport and brought before this court the following day. He was remanded in custody. On 4 May 2018 he was granted conditional bail, having surrendered his passport to the police on 3 May 2018.
3. According to the request Mr Korda was convicted in his absence by the Regional Court of Specimengrad on 30 November 2016 and sentenced to four years' imprisonment on the same day.
4. The extradition hearing took place on 17 and 18 September 2018.
5. I send the case to the Secretary of State.
District Judge (MC) Specimen
12 October 2018
""",
        "WESTMINSTER MAGISTRATES' COURT", "EX/2018/0093", "ANSELM VIKTOR KORDA",
        steps("arrest 2018-04-19; hearing 2018-04-20; custody 2018-04-20; bail 2018-05-04; surrender 2018-05-03; conviction 2016-11-30;"
              "sentence 2016-11-30; hearing 2018-09-17; hearing 2018-09-18; judgment 2018-10-12"),
    ),
    Sample(
        "high court of delhi, bail application",
        """IN THE HIGH COURT OF SPECIMENABAD AT SPECIMENABAD
BAIL APPLN. 2217/2018
Date of Decision: 08.10.2018
RAJAT SPECIMEN MEHRA                    ..... Petitioner
Through: Mr. A. Example, Advocate
versus
STATE                                   ..... Respondent
ORDER
1. The petitioner seeks regular bail in FIR No. 231/2017 registered on 12.11.2017 under Sections 420/468/471 IPC.
2. The petitioner was arrested on 20.11.2017 and was sent to judicial custody on 22.11.2017. The charge-sheet was filed on 15.02.2018.
3. His earlier application for bail was dismissed by the Sessions Court on 03.04.2018. He was released on interim bail on 01.06.2018 for two weeks and surrendered before the jail authorities on 15.06.2018.
4. Considering the period of custody, the petitioner is admitted to bail on furnishing a personal bond of Rs. 50,000/-. He shall deposit his passport with the Investigating Officer and shall not leave the country.
""",
        "HIGH COURT OF SPECIMENABAD AT SPECIMENABAD", "2217/2018", "RAJAT SPECIMEN MEHRA",
        steps("arrest 2017-11-20; custody 2017-11-22; bail 2018-06-01; custody 2018-06-15; bail 2018-10-08; judgment 2018-10-08"),
    ),
)
