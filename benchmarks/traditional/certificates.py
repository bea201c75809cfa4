
"""Invented police certificates in the manner of Taiwan's police. Nobody in them exists.

No stored copy of a filled-in form was found. The wording follows what public pages say of the
paper: title, issuing police department, name, number, period asked for, whether there is a
record (Act Governing Issuance of Police Criminal Record Certificates, art. 3 and 6), date, and
both languages on request. The gold was written down with the texts, before any pattern.
"""

from __future__ import annotations

from benchmarks.traditional.sample import Sample, steps

KIND = "police_certificate"

OPEN = (
    Sample(
        "city police, two languages",
        KIND,
        """臺北市政府警察局
TAIPEI CITY POLICE DEPARTMENT
警察刑事紀錄證明書
POLICE CRIMINAL RECORD CERTIFICATE
發文日期 Date of Issue：中華民國105年6月7日 (07 JUN 2016)
發文字號 No.：北市警外字第9105000123號
姓名 Name：魏未央 WEI, WEI-YANG
性別 Sex：男 Male
出生日期 Date of Birth：民國70年5月5日 (05 MAY 1981)
身分證統一編號 ID No.：A19○○○○○○○
護照號碼 Passport No.：300000471
茲證明上開當事人截至中華民國105年6月6日止，在臺灣地區查無刑事案件紀錄。
This is to certify that the above-named person has no criminal record in Taiwan as of 06 JUN 2016.
局長 SPECIMEN
""",
        ("臺北市政府警察局", "北市警外字第9105000123號"),
        ("魏未央 M 1981-05-05 A19○○○○○○○",),
        steps("birth 1981-05-05; issue 2016-06-07; clearance 2016-06-07"),
    ),
    Sample(
        "county police, Chinese alone",
        KIND,
        """新竹縣政府警察局
警察刑事紀錄證明書
中華民國107年10月2日
竹縣警外字第1070009944號
查岑樣本（女，民國75年11月9日生，身分證統一編號：J22○○○○○○○，住新竹縣竹北市○○路○○號），自民國95年1月1日起至107年9月28日止，無刑事案件紀錄。
特此證明。
局長　樣本
SPECIMEN
""",
        ("新竹縣政府警察局", "竹縣警外字第1070009944號"),
        ("岑樣本 F 1986-11-09 J22○○○○○○○",),
        steps("birth 1986-11-09; issue 2018-10-02; clearance 2018-10-02"),
    ),
)

ASIDE = (
    Sample(
        "police department, a record",
        KIND,
        """高雄市政府警察局
警察刑事紀錄證明
姓名：余一白　　　　　性別：男
出生年月日：民國66年7月30日
國民身分證統一編號：E12○○○○○○○
一、茲據申請人之申請，經查有下列刑事案件紀錄：
　　臺灣高雄地方法院98年度訴字第9001號判決，犯竊盜罪，處有期徒刑10月確定，於100年2月18日執行完畢。
二、本證明依警察刑事紀錄證明核發條例核發。
局長　樣本
高市警外字第10870001230號
中華民國108年3月20日
""",
        ("高雄市政府警察局", "高市警外字第10870001230號"),
        ("余一白 M 1977-07-30 E12○○○○○○○",),
        steps("birth 1977-07-30; issue 2019-03-20"),
    ),
    Sample(
        "city police, table, two languages",
        KIND,
        """警察刑事紀錄證明書
Police Criminal Record Certificate
核發機關：臺中市政府警察局
Issuing Agency: Taichung City Government Police Department
證明書編號：中市警外字第1090045678號
中文姓名：甘敬之
英文姓名：GAN, JING-ZHI
出生日期：民國59年1月15日
身分證統一編號：L12○○○○○○○
經查申請人於民國59年1月15日至109年8月31日期間，未發現有刑事案件紀錄。
No criminal record was found for the period stated above.
核發日期：中華民國109年9月2日
Date of Issue: September 2, 2020
SPECIMEN
""",
        ("臺中市政府警察局", "中市警外字第1090045678號"),
        ("甘敬之 - 1970-01-15 L12○○○○○○○",),
        steps("birth 1970-01-15; issue 2020-09-02; clearance 2020-09-02"),
    ),
)

LATER = (
    Sample(
        "county police, for a resident from elsewhere",
        KIND,
        """屏東縣政府警察局
警察刑事紀錄證明書
POLICE CRIMINAL RECORD CERTIFICATE

編號：屏警外字第1063300912號
申請人姓名：程未晚
出生年月日：西元1992年10月9日
性別：女
居留證號碼：TD20000012
護照號碼：E00004715
本局查核結果：自民國101年9月1日至106年5月31日止在中華民國臺灣地區並無刑事案件紀錄。
核發日期：106年6月5日
屏東縣政府警察局局長
SPECIMEN
""",
        ("屏東縣政府警察局", "屏警外字第1063300912號"),
        ("程未晚 F 1992-10-09 -",),
        steps("birth 1992-10-09; issue 2017-06-05; clearance 2017-06-05"),
    ),
    Sample(
        "city police, certifying words first",
        KIND,
        """基隆市警察局
警察刑事紀錄證明書
中華民國103年11月12日
基警外字第1030099001號
茲證明龔澄心君（身分證統一編號：C12○○○○○○○，民國60年12月25日出生）截至本證明書核發日止，查無犯罪紀錄。
局長 樣本
SPECIMEN
""",
        ("基隆市警察局", "基警外字第1030099001號"),
        ("龔澄心 - 1971-12-25 C12○○○○○○○",),
        steps("birth 1971-12-25; issue 2014-11-12; clearance 2014-11-12"),
    ),
)
