"""Papers of no known kind: whom they name with a birth date or an identity number."""

from __future__ import annotations

import pytest
from court_papers import PERSON, claims, judgment, paper, read

from forensics.documents import named_person
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import UncertainDate

REGISTER = (
    "常住人口登记卡\n姓名 章未名  性别 男\n曾用名 章小名\n民族 汉  出生日期 1991年8月17日\n"
    "公民身份证件编号 430225199108170036\n"
)
RESIDENCE = (
    "居住证明\n兹证明章未名（身份证号430225199108170036）自2014年1月至2016年5月居住在本社区。\n"
    "霞阳镇某社区居民委员会\n2016年6月2日\n"
)
SERVED = (
    "PRISON SERVICE\nCERTIFICATE\nThis is to certify that ZHANG WEI MING, NRIC S9037714J, born on"
    " 17 August 1991, was admitted on 13 January 2020.\n"
)


@pytest.mark.parametrize(
    ("text", "key", "marks"),
    [
        (REGISTER, "章未名", {"birth_date": "1991-08-17", "id_number": "430225199108170036"}),
        (RESIDENCE, "章未名", {"id_number": "430225199108170036"}),
        (SERVED, "ZHANG WEI MING", {"birth_date": "1991-08-17"}),
    ],
)
def test_the_one_it_names(text: str, key: str, marks: dict[str, str]) -> None:
    assert claims(paper(text)) == {}
    (person,) = read(paper(text), "named_person").persons
    assert person.key == key
    found = {f.name: f.value for f in person.facts if f.name in ("birth_date", "id_number")}
    told = {n: to_edtf(v) if isinstance(v, UncertainDate) else v for n, v in found.items()}
    assert told == marks


@pytest.mark.parametrize(
    "text",
    [
        "值班表\n姓名：章未名，周一值班\n",
        "授权书\n委托人姓名：章未名，受托人：甘敬之，身份证号430225199108170036\n",
        "NOTICE\nName: Wei Ming Zhang\nHis father was born on 3 May 1950.\n",
        "Tom was born on 3 May 1950.\n",
    ],
)
def test_marks_that_may_be_anothers_are_nobodys(text: str) -> None:
    assert named_person.identify(paper(text)) is None


def test_it_gives_way_to_every_kind_that_knows_the_paper() -> None:
    claim = named_person.identify(paper(RESIDENCE))
    assert claim is not None
    assert claim.strength == 0
    # Papers between parties name several people.
    assert named_person.identify(judgment(PERSON)) is None


def test_the_day_of_going_into_hospital_is_no_birth() -> None:
    text = (
        "样本县人民医院\n出院记录\n姓名：章未名 性别：男 年龄：51岁 "
        "公民身份号码：430225199108170036\n"
        "入院日期：2016年7月2日 出院日期：2016年7月29日\n"
    )
    found = read(paper(text), "named_person")
    assert not [f for p in found.persons for f in p.values("birth_date")]
