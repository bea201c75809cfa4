# ruff: noqa: E501 - papers with their own line breaks
"""Five more invented English court papers: an undertaking, a register, orders, remarks.

The gold was written before the reader was run on them; then it was mended. Nobody in them exists.
"""

from __future__ import annotations

from benchmarks.english.sample import Sample, steps

VARIED = (
    Sample(
        "queensland, bail undertaking",
        """SUPREME COURT OF QUEENSAMPLE
REGISTRY: SAMPLEVILLE
NUMBER: BS 7714/20
THE CROWN
v
DARCY EXAMPLE PELLOWE
UNDERTAKING AS TO BAIL
Bail Act 1980, section 20
I, Darcy Example PELLOWE, of 16 Specimen Crescent, Sampleville, who was charged on 3 August 2020 with fraud and whose application was heard by this Court on 20 August 2020, hereby undertake that I will:
(a) appear at the Sampleville Magistrates Court on 21 September 2020 and whenever called upon;
(b) reside at the above address;
(c) report to the officer in charge of Sampleville Police Station on Mondays and Thursdays;
(d) surrender any current passport before my release.
I have been in custody since my arrest on 2 August 2020, bail having been refused by the watch-house manager on that day and by the Magistrates Court on 4 August 2020. I know that I commit an offence if I fail to appear.
By order of Justice Specimen made 20 August 2020 bail was granted upon this undertaking.
Taken and acknowledged at Sampleville Correctional Centre on 21 August 2020
Defendant released at 4.10 pm, 21 August 2020
""",
        "SUPREME COURT OF QUEENSAMPLE", "BS 7714/20", "DARCY EXAMPLE PELLOWE",
        steps("hearing 2020-08-20; arrest 2020-08-02; custody 2020-08-02; custody 2020-08-04; bail 2020-08-20; judgment 2020-08-21"),
    ),
    Sample(
        "england, youth and adult magistrates, extract of register in columns",
        """EAST SPECIMEN MAGISTRATES' COURT
EXTRACT OF THE COURT REGISTER
Defendant: Ms Orla Specimen TRELAWN          Born: 14/11/1990
URN: 44SP1177019                             Case number: 4419002217
Date          Court room     Adjudication
08/01/2019    2              First hearing. No indication of plea. Sent to East Specimen Crown Court. Unconditional bail
22/01/2019    2              Bail varied: condition of residence added
14/02/2019    1              Failed to attend. Warrant backed for bail issued
19/02/2019    1              Surrendered to the court. Fail to surrender: pleaded guilty, fined £100. Bail re-granted with conditions: deposit passport; report Tuesdays
Previous convictions: 03/06/2014 East Specimen Magistrates' Court, theft, conditional discharge
Certified extract
25 February 2019
Clerk to the Justices
""",
        "EAST SPECIMEN MAGISTRATES' COURT", "4419002217", "Orla Specimen TRELAWN",
        steps("hearing 2019-01-08; bail 2019-01-08; bail 2019-01-22; escape 2019-02-14; custody 2019-02-19; conviction 2019-02-19; sentence 2019-02-19;"
              "bail 2019-02-19; conviction 2014-06-03; judgment 2019-02-25"),
    ),
    Sample(
        "florida style, judgment and narrative order",
        """IN THE CIRCUIT COURT OF THE NINETY-FIRST JUDICIAL CIRCUIT
IN AND FOR SPECIMEN COUNTY, EXAMPLE
CASE NO.: 2018-CF-004417-A-O
STATE OF EXAMPLE,
       Plaintiff,
vs.
REYNALDO EXAMPLE QUIROZ,
       Defendant.
______________________________/
ORDER ON DEFENDANT'S MOTION FOR ADDITIONAL JAIL CREDIT
THIS CAUSE came before the Court upon Defendant's motion. The Court, having reviewed the motion and the file, finds as follows:
1. Defendant was arrested in Specimen County on March 6, 2018, and was released on bond on March 8, 2018.
2. On July 19, 2018, following his failure to appear on July 12, 2018, the Court issued a capias. Defendant was taken into custody in Elsewhere County on the capias on September 30, 2018, and was booked into the Specimen County Jail on October 4, 2018.
3. Defendant entered a plea of nolo contendere on February 25, 2019, and was adjudicated guilty and sentenced that same day to 24 months in state prison with credit for 147 days time served.
4. Defendant contends that he is entitled to three more days. The jail's records, filed April 1, 2019, show that he is.
It is ORDERED that the motion is GRANTED.
DONE AND ORDERED in Chambers at Sampleton, Specimen County, Example, on this 22nd day of April, 2019.
CIRCUIT JUDGE
""",
        "CIRCUIT COURT OF THE NINETY-FIRST JUDICIAL CIRCUIT", "2018-CF-004417-A-O", "REYNALDO EXAMPLE QUIROZ",
        steps("arrest 2018-03-06; bail 2018-03-08; escape 2018-07-12; custody 2018-09-30; custody 2018-10-04; conviction 2019-02-25; sentence 2019-02-25; judgment 2019-04-22"),
    ),
    Sample(
        "uganda, high court bail ruling",
        """THE REPUBLIC OF UGASPECIMEN
IN THE HIGH COURT OF UGASPECIMEN AT KAMSAMPLE
CRIMINAL MISC. APPLICATION NO. 0233 OF 2021
(ARISING FROM CRIMINAL CASE NO. 0871 OF 2021)
NAKATO EXAMPLE SYLVIA :::::::::::::::::::::::::::::: APPLICANT
VERSUS
UGASPECIMEN :::::::::::::::::::::::::::::: RESPONDENT
BEFORE: HON. JUSTICE SPECIMEN
RULING
This is an application for bail pending trial. The applicant was arrested from her place of work on the 11th of May, 2021 and was produced before the Chief Magistrate's Court at Kamsample on the 14th of May, 2021, where the charges were read to her and she was remanded to Luzsample Prison. She has since then been on remand.
The applicant first applied for bail before the lower court, which application was rejected on 8th June, 2021. On 2nd July, 2021 she was committed to this court for trial.
The application was fixed for hearing on 26th July, 2021 but counsel for the state was indisposed. It came up on 4th August, 2021 and both counsel made oral submissions.
The applicant has presented two substantial sureties. If released, she is likely to attend her trial. I accordingly grant the applicant bail on the following terms: a cash deposit of Shs. 3,000,000; she shall deposit her passport with the Registrar; she shall report to the Registrar on the first Monday of every month.
I so order.
Delivered electronically this 12th day of August 2021.
JUDGE
""",
        "HIGH COURT OF UGASPECIMEN AT KAMSAMPLE", "0233 OF 2021", "NAKATO EXAMPLE SYLVIA",
        steps("arrest 2021-05-11; hearing 2021-05-14; custody 2021-05-14; hearing 2021-08-04; bail 2021-08-12; judgment 2021-08-12"),
    ),
    Sample(
        "northern ireland, crown court, two defendants",
        """IN THE CROWN COURT IN NORTHERN SPECIMEN
SITTING AT SAMPLEFAST
Bill No 19/044177
THE KING
-v-
CORMAC EXAMPLE DEVENNEY
and
SINEAD SPECIMEN MALLON
SENTENCING REMARKS
HIS HONOUR JUDGE SPECIMEN KC
Delivered: 8 March 2023
[1] Cormac Devenney, you pleaded not guilty at your arraignment on 12 May 2022 but on 9 January 2023, the morning of your trial, you were rearraigned and pleaded guilty to counts 1 and 4. Sinead Mallon, you were convicted by the unanimous verdict of a jury on 20 January 2023.
[2] Police stopped a van driven by Devenney on 17 June 2019 and he was arrested. Mallon was arrested at her home the following morning. Devenney was charged and appeared at Samplefast Magistrates' Court on 19 June 2019, where he was remanded in custody. High Court bail was granted to him on 5 July 2019; he perfected it three days later. Mallon was released pending report on 19 June 2019 and has never been in custody.
[3] Devenney's passport was handed over on 8 July 2019. He broke his curfew on 1 December 2020 and spent the period from 2 December 2020 until 14 December 2020 in custody before his bail was restored.
[4] Devenney has 11 previous convictions, the last of them on 6 October 2011. Mallon has a clear record.
[5] Devenney, the sentence I impose on you is one of 30 months, divided equally between custody and licence. Mallon, I impose a combination order.
""",
        "CROWN COURT IN NORTHERN SPECIMEN SITTING AT SAMPLEFAST", "19/044177", "CORMAC EXAMPLE DEVENNEY",
        steps("hearing 2022-05-12; conviction 2023-01-09; hearing 2023-01-09; conviction 2023-01-20; arrest 2019-06-17; arrest 2019-06-18; hearing 2019-06-19;"
              "custody 2019-06-19; bail 2019-07-05; bail 2019-07-08; surrender 2019-07-08; custody 2020-12-02; bail 2020-12-14; conviction 2011-10-06;"
              "sentence 2023-03-08; judgment 2023-03-08"),
    ),
)
