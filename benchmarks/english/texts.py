# ruff: noqa: E501 - papers with their own line breaks
"""Invented English court papers in the manner of many courts, each with what a clerk reads in it.

The gold was written before the reader was run on them; four steps it lacked (a first appearance,
custody "since that date", the second day of a hearing, a day of not attending) were added after, as was the district of a
court, and hearings that are only planned taken out: they are no step. ``steps`` are (kind, start day
as EDTF);
``heading`` is court, case number, person. Nobody in them exists.
"""

from __future__ import annotations

from benchmarks.english.sample import Sample, steps

SAMPLES = (
    Sample(
        "crown court sentencing remarks",
        """IN THE CROWN COURT AT SAMPLETON
Case No: T20187043
REX
v
MARLON WEXFORD
SENTENCING REMARKS
Her Honour Judge Specimen
Friday 9 November 2018

1. Marlon Wexford, you were arrested on 14 January 2018. You were interviewed and released on police
bail. On 2 March 2018 you were charged with two counts of fraud by false representation.
2. You first appeared before Sampleton Magistrates' Court on 5 March 2018, when you were granted
conditional bail. The conditions were that you live and sleep at 4 Specimen Road, surrender your
passport to Sampleton Police Station and not leave England and Wales.
3. On 11 June 2018 you failed to attend. You were remanded in custody on 20 June 2018.
4. You pleaded guilty on 1 October 2018 and were convicted of both counts.
5. I sentence you to 18 months' imprisonment. The days you have spent on remand will count.
""",
        "CROWN COURT AT SAMPLETON", "T20187043", "MARLON WEXFORD",
        steps("arrest 2018-01-14; hearing 2018-03-05; bail 2018-03-05; escape 2018-06-11; custody 2018-06-20; conviction 2018-10-01;"
               "sentence 2018-11-09"),
    ),
    Sample(
        "magistrates' bail notice",
        """SAMPLETON MAGISTRATES' COURT
Notice of Bail
Case number: 1900456123
Name: Ms Odile Farrow   Date of birth: 3 August 1987
Date of hearing: 12 February 2019
You have been granted bail with conditions until your next hearing at Sampleton Crown Court on
12 March 2019 at 10.00 am.
Conditions: 1. To reside at 19 Specimen Lane, Sampleton. 2. To report to Sampleton Police Station every
Monday. 3. To surrender her passport within 24 hours. 4. Not to apply for travel documents.
""",
        "SAMPLETON MAGISTRATES' COURT", "1900456123", "Odile Farrow",
        steps("hearing 2019-02-12; bail 2019-02-12"),
    ),
    Sample(
        "us federal judgment",
        """UNITED STATES DISTRICT COURT
DISTRICT OF SAMPLE
UNITED STATES OF AMERICA
v.
Teodor Brant
JUDGMENT IN A CRIMINAL CASE
Case Number: 3:16-cr-00217-XY
The defendant pleaded guilty to count 1 on April 4, 2017.
The defendant is adjudicated guilty of these offenses: 18 U.S.C. 1343 wire fraud, offense ended
July 30, 2015.
Date of Imposition of Judgment: September 22, 2017
IMPRISONMENT. The defendant is hereby committed to the custody of the United States Bureau of Prisons
for a total term of 24 months. The defendant shall surrender for service of sentence on November 6, 2017.
""",
        "UNITED STATES DISTRICT COURT DISTRICT OF SAMPLE", "3:16-cr-00217-XY", "Teodor Brant",
        steps("conviction 2017-04-04; judgment 2017-09-22; sentence 2017-09-22"),
    ),
    Sample(
        "us state order on release",
        """SUPERIOR COURT OF THE STATE OF SAMPLE
COUNTY OF SPECIMEN
THE PEOPLE OF THE STATE OF SAMPLE v. Lukas Hartwin
Case No. SCD-2016-00981
ORDER RELEASING DEFENDANT ON BAIL
The defendant was arrested on May 17, 2016 and has been held since that date.
On June 2, 2016 bail was set at $50,000 and the defendant was released on bail the same day.
IT IS ORDERED that the defendant shall not leave the State of Sample without leave of this Court and shall
surrender his passport to the Clerk.
Dated: June 2, 2016
""",
        "SUPERIOR COURT OF THE STATE OF SAMPLE", "SCD-2016-00981", "Lukas Hartwin",
        steps("arrest 2016-05-17; custody 2016-05-17; bail 2016-06-02; judgment 2016-06-02"),
    ),
    Sample(
        "ontario reasons",
        """ONTARIO COURT OF SPECIMEN JUSTICE
Court File No.: CR-17-1120
BETWEEN: HIS MAJESTY THE KING - and - Renata Quillmore
REASONS FOR SENTENCE
Heard: January 15, 2019
Released: February 1, 2019
[1] Ms. Quillmore was arrested on November 28, 2017. She was released on a recognizance of bail on
December 1, 2017 with one surety.
[2] After a trial she was found guilty of uttering a forged document on October 9, 2018.
[3] She was sentenced on February 1, 2019 to a conditional sentence of nine months.
""",
        "ONTARIO COURT OF SPECIMEN JUSTICE", "CR-17-1120", "Renata Quillmore",
        steps("hearing 2019-01-15; arrest 2017-11-28; bail 2017-12-01; conviction 2018-10-09;"
               "sentence 2019-02-01; judgment 2019-02-01"),
    ),
    Sample(
        "australian district court",
        """DISTRICT COURT OF NEW SAMPLE
CRIMINAL
Case Title: R v Pemberlow
File Number: 2016/00231847
Hearing date(s): 3 April 2017
Date of Orders: 21 April 2017
Decision Date: 21 April 2017
JUDGMENT
1. The offender, Anselm Pemberlow, was arrested on 30 August 2016 and refused bail by police.
2. On 31 August 2016 the Local Court granted bail on condition that he surrender any passport and not
approach any point of international departure.
3. He breached that condition on 12 December 2016. His bail was revoked on 14 December 2016 and he has
been in custody since that day.
4. He was convicted on 3 April 2017 upon his plea of guilty.
5. I sentence him to imprisonment for 16 months commencing on 14 December 2016 and expiring on 13 April 2018.
""",
        "DISTRICT COURT OF NEW SAMPLE", "2016/00231847", "Anselm Pemberlow",
        steps("hearing 2017-04-03; judgment 2017-04-21; arrest 2016-08-30; bail 2016-08-31;"
               "bail_released 2016-12-14; custody 2016-12-14; conviction 2017-04-03;"
               "sentence 2017-04-21; sentence_start 2016-12-14; sentence_end 2018-04-13"),
    ),
    Sample(
        "hong kong district court",
        """IN THE DISTRICT COURT OF THE
HONG KONG SPECIAL ADMINISTRATIVE REGION
CRIMINAL CASE NO. 9871 OF 2015
HKSAR v TSOI Specimen Ka-fai
REASONS FOR SENTENCE
Date: 18 August 2016
1. The Defendant was arrested on 7 October 2014 and was released on police bail. He was charged on
9 June 2015.
2. On 11 June 2015 the magistrate granted him bail in the sum of HK$20,000, with conditions that he
surrender all travel documents and not leave Hong Kong.
3. He was convicted after trial on 4 August 2016 and has been remanded in custody since that date.
4. I sentence the Defendant to 10 months' imprisonment.
""",
        "DISTRICT COURT OF THE HONG KONG SPECIAL ADMINISTRATIVE REGION", "9871 OF 2015",
        "TSOI Specimen Ka-fai",
        steps("arrest 2014-10-07; bail 2015-06-11; conviction 2016-08-04; custody 2016-08-04;"
               "sentence 2016-08-18; judgment 2016-08-18"),
    ),
    Sample(
        "new zealand notes on sentencing",
        """IN THE DISTRICT COURT AT SAMPLEPORT
CRI-2016-004-009812
THE QUEEN
v
HINEMOA SPECIMEN CARROW
Hearing: 16 May 2017
NOTES OF JUDGE ON SENTENCING
[1] Ms Carrow, you appear for sentence having pleaded guilty on 2 March 2017 to obtaining by deception.
[2] You were arrested on 8 September 2016 and granted bail on 9 September 2016, with a condition not to
leave New Zealand.
[3] You are sentenced to six months' home detention.
""",
        "DISTRICT COURT AT SAMPLEPORT", "CRI-2016-004-009812", "HINEMOA SPECIMEN CARROW",
        steps("hearing 2017-05-16; conviction 2017-03-02; arrest 2016-09-08; bail 2016-09-09;"
               "sentence 2017-05-16"),
    ),
    Sample(
        "nothing granted",
        """IN THE HIGH COURT OF SAMPLE
Criminal Application No. 55 of 2018
DIRECTOR OF PUBLIC PROSECUTIONS v Silas Umbrage
RULING
Delivered on 25 July 2018
The applicant was arrested on 2 July 2018. He seeks bail pending trial. A previous application of
10 July 2018 was refused. The trial is fixed for 3 December 2018. If bail were granted he would reside
with his sister. The application for bail is refused.
""",
        "HIGH COURT OF SAMPLE", "55 of 2018", "Silas Umbrage",
        steps("judgment 2018-07-25; arrest 2018-07-02"),
    ),
    Sample(
        "certificate of conviction",
        """SAMPLETON MAGISTRATES' COURT
CERTIFICATE OF CONVICTION
Court case number: 1500781234
It is certified that Dorian Ashgrove, born 21 December 1979, was on the 6th day of May 2015 convicted of
theft before this court and on the 27th day of May 2015 was sentenced to a community order of 12 months.
Dated this 3rd day of June 2015
""",
        "SAMPLETON MAGISTRATES' COURT", "1500781234", "Dorian Ashgrove",
        steps("conviction 2015-05-06; sentence 2015-05-27; judgment 2015-06-03"),
    ),
    Sample(
        "scottish sheriff court",
        """SHERIFFDOM OF SAMPLE AT SPECIMEN
SHERIFF COURT OF SPECIMEN
PROCURATOR FISCAL v Isla Drummoyne
Case reference: SCS/2017-004512
SENTENCING STATEMENT
Date of sentence: 20/09/2018
Ms Drummoyne was liberated on bail on 13/11/2017. She pled guilty on 22/08/2018. Today, 20/09/2018,
she was sentenced to 180 hours of unpaid work.
""",
        "SHERIFF COURT OF SPECIMEN", "SCS/2017-004512", "Isla Drummoyne",
        steps("bail 2017-11-13; conviction 2018-08-22; sentence 2018-09-20; judgment 2018-09-20"),
    ),
    Sample(
        "irish court of appeal",
        """THE COURT OF APPEAL
Record No: 217CJA/17
THE PEOPLE AT THE SUIT OF THE DIRECTOR OF PUBLIC PROSECUTIONS v Fintan Oakshade
JUDGMENT of the Court delivered on the 14th day of May 2018 by Specimen J.
1. On 27 July 2017 the respondent was sentenced in the Circuit Criminal Court to two years' imprisonment,
suspended in full.
2. He had been arrested on 3 February 2016 and had been on bail since 5 February 2016.
3. He was convicted by a jury on 9 June 2017. The appeal was heard on 23 April 2018.
""",
        "COURT OF APPEAL", "217CJA/17", "Fintan Oakshade",
        steps("judgment 2018-05-14; sentence 2017-07-27; arrest 2016-02-03; bail 2016-02-05;"
               "conviction 2017-06-09; hearing 2018-04-23"),
    ),
    Sample(
        "singapore state court",
        """IN THE STATE COURTS OF THE REPUBLIC OF SAMPLE
[2018] SGDC 999
District Arrest Case No 901234 of 2017
PUBLIC PROSECUTOR v Perceval Lim Specimen
GROUNDS OF DECISION
1. The accused claimed trial. He was arrested on 6 March 2017 and released on bail of $15,000 on
8 March 2017, his passport being impounded on the same day.
2. He was convicted on 12 January 2018 and sentenced on 26 January 2018 to four weeks' imprisonment. He has
been on bail pending appeal since 26 January 2018.
""",
        "STATE COURTS OF THE REPUBLIC OF SAMPLE", "[2018] SGDC 999", "Perceval Lim Specimen",
        steps("arrest 2017-03-06; bail 2017-03-08; surrender 2017-03-08; conviction 2018-01-12;"
               "sentence 2018-01-26; bail 2018-01-26"),
    ),
    Sample(
        "extradition order",
        """IN THE WESTMEAD MAGISTRATES' COURT
Case No: 1801234567
GOVERNMENT OF UTOPIA v Bastian Rook
DECISION
Date of decision: 30 November 2018
1. Mr Rook was arrested on a provisional warrant on 4 July 2018 and remanded in custody.
2. On 18 July 2018 he was admitted to bail. A security of 20,000 pounds was paid and he surrendered his
passport on 19 July 2018.
3. The hearing took place on 5 and 6 November 2018.
4. I discharge Mr Rook. He is released from his bail today, 30 November 2018.
""",
        "WESTMEAD MAGISTRATES' COURT", "1801234567", "Bastian Rook",
        steps("judgment 2018-11-30; arrest 2018-07-04; custody 2018-07-04; bail 2018-07-18;"
               "surrender 2018-07-19; hearing 2018-11-05; hearing 2018-11-06;"
               "bail_released 2018-11-30"),
    ),
    Sample(
        "crown court ruling","""IN THE CROWN COURT AT OLDMARSH
T20191234
R -v- Gideon Thackeray
RULING
Date: 6 June 2019
1. The defendant was arrested on suspicion of theft on 11 March 2019. He was bailed to return and was charged on 2 April 2019.
2. He appeared before Oldmarsh Magistrates on 3 April 2019 and was granted unconditional bail.
3. On 20 May 2019 he was convicted in his absence. A warrant was issued. He surrendered to custody on 4 June 2019.
""","CROWN COURT AT OLDMARSH","T20191234","Gideon Thackeray",steps("judgment 2019-06-06; arrest 2019-03-11; hearing 2019-04-03; bail 2019-04-03; conviction 2019-05-20; custody 2019-06-04")),
    Sample(
        "certificate of disposition","""SUPREME COURT OF THE STATE OF SPECIMEN
COUNTY OF KINGSFORD
THE PEOPLE OF THE STATE OF SPECIMEN against Pascal Verhout
Indictment No. 04512-2015
CERTIFICATE OF DISPOSITION
The above named defendant was arraigned on 02/18/2015 and pleaded guilty on 09/23/2015 to attempted larceny.
On 11/30/2015 the defendant was sentenced to a conditional discharge of one year.
Dated: December 4, 2015
""","SUPREME COURT OF THE STATE OF SPECIMEN","04512-2015","Pascal Verhout",steps("hearing 2015-02-18; conviction 2015-09-23; sentence 2015-11-30; judgment 2015-12-04")),
    Sample(
        "bail undertaking","""MAGISTRATES COURT OF VICTORIANA AT EASTBROOK
Case No: K11223344
POLICE v Nerida Hollis
BAIL UNDERTAKING
I, Nerida Hollis, was granted bail by this Court on 5 October 2017. I undertake to appear at the Court on 7 November 2017, to live at 8 Specimen Street, to surrender my passport by 6 October 2017 and not to leave Australia.
Dated 5 October 2017
""","MAGISTRATES COURT OF VICTORIANA AT EASTBROOK","K11223344","Nerida Hollis",steps("bail 2017-10-05; judgment 2017-10-05")),
    Sample(
        "appeal allowed","""HIGH COURT OF SPECIMEN AT PORT SAMPLE
Criminal Appeal No. 31 of 2016
Joram Adeyo ..... Appellant
v
REPUBLIC ..... Respondent
JUDGMENT
The appellant was convicted of obtaining by false pretences on 12th August 2015 and was sentenced on 19th August 2015 to three years. He was admitted to bail pending appeal on 2nd October 2015. Having considered the appeal, I allow it. The appellant is set at liberty.
Delivered at Port Sample this 24th day of November 2016.
""","HIGH COURT OF SPECIMEN AT PORT SAMPLE","31 of 2016","Joram Adeyo",steps("conviction 2015-08-12; sentence 2015-08-19; bail 2015-10-02; judgment 2016-11-24")),
    Sample(
        "queen's bench sentence","""COURT OF QUEEN'S BENCH OF SAMPLE
Docket: 160512345Q1
Her Majesty the Queen v. Corwin Blake Tremont
SENTENCE
[1] Mr. Tremont was taken into custody on June 30, 2016. He was denied bail on July 5, 2016 and remained in custody until he was released on bail on September 14, 2016.
[2] On March 3, 2017, a jury found him guilty of fraud over $5,000.
[3] Sentencing took place on May 26, 2017. I impose a sentence of two years less a day.
""","COURT OF QUEEN'S BENCH OF SAMPLE","160512345Q1","Corwin Blake Tremont",steps("custody 2016-06-30; custody 2016-07-05; bail 2016-09-14; conviction 2017-03-03; sentence 2017-05-26")),
    Sample(
        "county court reasons","""IN THE COUNTY COURT OF NEW SPECIMEN
CRIMINAL JURISDICTION
CR-18-00456
DIRECTOR OF PUBLIC PROSECUTIONS
v
ROWENA ASTLEY
JUDGE: Her Honour Judge Specimen
WHERE HELD: Sampleville
DATE OF HEARING: 14 & 15 May 2019
DATE OF SENTENCE: 7 June 2019
REASONS FOR SENTENCE
1 Rowena Astley, on 14 May 2019 you pleaded guilty to one charge of theft.
2 Police arrested you on 2 August 2018 and you were bailed on 3 August 2018.
3 Your bail was revoked on 1 March 2019 and you have been in custody ever since.
4 On the charge of theft you are convicted and sentenced to 12 months' imprisonment.
""","COUNTY COURT OF NEW SPECIMEN","CR-18-00456","ROWENA ASTLEY",steps("hearing 2019-05-14; hearing 2019-05-15; judgment 2019-06-07; conviction 2019-05-14; arrest 2018-08-02; bail 2018-08-03; bail_released 2019-03-01; custody 2019-03-01; sentence 2019-06-07")),
    Sample(
        "conditions of release","""UNITED STATES DISTRICT COURT FOR THE EASTERN DISTRICT OF SPECIMEN
UNITED STATES OF AMERICA v. Octavio Ferrand
Criminal Action No. 1:17-cr-55
ORDER SETTING CONDITIONS OF RELEASE
The defendant was arrested on August 9, 2017, and a detention hearing was held on August 11, 2017.
The defendant is released on August 11, 2017 on a bond of $100,000. The defendant must surrender any passport to the
Pretrial Services Office and must not leave the Eastern District of Specimen.
Date: August 11, 2017
""","UNITED STATES DISTRICT COURT FOR THE EASTERN DISTRICT OF SPECIMEN","1:17-cr-55","Octavio Ferrand",steps("arrest 2017-08-09; hearing 2017-08-11; bail 2017-08-11; judgment 2017-08-11")),
    Sample(
        "first instance verdict","""IN THE COURT OF FIRST INSTANCE OF SPECIMEN
CRIMINAL CASE NO 201 OF 2017
HKSAR v LAU Specimen Wing
VERDICT AND REASONS FOR SENTENCE
Date of Hearing: 8 - 12 January 2018
Date of Sentence: 26 January 2018
1. D was arrested at the airport on 30 March 2017. She was brought before a magistrate on 31 March 2017 and bail was refused.
2. On 20 June 2017 a judge of this court allowed bail with a cash surety. D's travel documents were surrendered on 21 June 2017.
3. On 12 January 2018 the jury returned a verdict of guilty. D was then remanded.
4. I sentence D to 4 years and 2 months.
""","COURT OF FIRST INSTANCE OF SPECIMEN","201 OF 2017","LAU Specimen Wing",steps("hearing 2018-01-08; judgment 2018-01-26; arrest 2017-03-30; hearing 2017-03-31; custody 2017-03-31; bail 2017-06-20; surrender 2017-06-21; conviction 2018-01-12; sentence 2018-01-26")),
    Sample(
        "bail application","""THE HIGH COURT OF SAMPLIA
BAIL APPLICATION NO. 77 OF 2020
Kavi Specimen Rao ... Applicant
versus
STATE OF SAMPLIA ... Respondent
ORDER
Date of order: 14.02.2020
1. The applicant has been in judicial custody since 05.12.2019, having been arrested on 04.12.2019.
2. The applicant is admitted to bail on furnishing a personal bond. He shall surrender his passport and shall not leave Samplia.
""","HIGH COURT OF SAMPLIA","77 OF 2020","Kavi Specimen Rao",steps("judgment 2020-02-14; custody 2019-12-05; arrest 2019-12-04; bail 2020-02-14")),
)  # fmt: skip
