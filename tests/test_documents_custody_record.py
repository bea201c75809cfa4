"""Papers that tell of measures, and administrative detention, which is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from court_papers import claims, judgment, lines, paper, read

from forensics.case import Case
from forensics.events import EventKind as K
from forensics.findings import Verdict
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules

WHO = "章未名，男，1991年8月17日出生，住炎陵县霞阳镇"
OPINION = (
    f"炎陵县公安局\n起诉意见书\n炎公（刑）诉字〔2016〕88号\n犯罪嫌疑人{WHO}。2016年3月8日因涉嫌诈骗罪被我局"
    "刑事拘留，2016年4月14日经炎陵县人民检察院批准逮捕，同日由我局执行逮捕。\n"
    "犯罪嫌疑人章未名涉嫌诈骗一案，我局于2016年2月3日立案侦查。\n经依法侦查查明：2015年9月14日……\n"
    "炎陵县公安局\n二〇一六年六月二十八日\n"
)
COMMITTED = (
    f"湖南省茶陵监狱\n罪犯入监通知书\n（2016）湘茶监入字第112号\n罪犯{WHO}，因犯诈骗罪被湖南省炎陵县人民法院"
    "判处有期徒刑一年三个月，刑期自2016年10月21日起至2018年1月20日止，于2016年11月20日收监执行。\n"
    "湖南省茶陵监狱\n2016年11月22日\n"
)
CHANGED = (
    "炎陵县公安局\n变更强制措施通知书\n炎公（刑）变字〔2016〕5号\n"
    "章未名（男，1991年8月17日出生）因涉嫌诈骗罪于2016年3月8日被我局刑事拘留，"
    "现因患病，于2016年3月20日变更为取保候审。\n炎陵县公安局\n2016年3月20日\n"
)
PENALTY = (
    f"炎陵县公安局\n行政处罚决定书\n炎公（霞）行罚决字〔2018〕0123号\n违法行为人{WHO}。\n"
    "现查明2018年5月3日晚章未名赌博，现决定给予章未名行政拘留十日并处罚款五百元的处罚。\n"
    "执行方式和期限：送炎陵县拘留所执行{}。\n炎陵县公安局\n二〇一八年五月四日\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            OPINION,
            [
                ("detention", "2016-03-08/2016-04-14", "章未名"),
                ("arrest", "2016-04-14/..", "章未名"),
                ("case_opened", "2016-02-03", "章未名"),
            ],
        ),
        (
            CHANGED,
            [
                ("detention", "2016-03-08/2016-03-20", "章未名"),
                ("bail", "2016-03-20/..", "章未名"),
            ],
        ),
        (
            COMMITTED,
            [
                ("commitment", "2016-11-20", "章未名"),
                ("imprisonment", "2016-10-21/2018-01-20", "章未名"),
            ],
        ),
    ],
)
def test_what_a_paper_tells_was_done(text: str, told: list[tuple[str, str, str]]) -> None:
    assert list(claims(paper(text))) == ["custody_record"]
    kinds = (K.DETENTION, K.ARREST, K.BAIL, K.COMMITMENT, K.CASE_OPENED, K.IMPRISONMENT)
    assert lines(read(paper(text), "custody_record"), *kinds) == told


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("，拘留期限自2018年5月4日至2018年5月14日", "2018-05-04/2018-05-14"),
        ("", "2018-05-04"),
    ],
)
def test_administrative_detention_is_read_with_its_days(period: str, told: str) -> None:
    text = PENALTY.format(period)
    assert list(claims(paper(text))) == ["administrative_penalty"]
    found = read(paper(text), "administrative_penalty")
    assert lines(found, K.ADMIN_DETENTION, K.DETENTION) == [("admin_detention", told, "章未名")]


def test_a_notice_to_carry_out_bail_or_a_fine_is_none() -> None:
    fined = PENALTY.format("").replace("行政拘留十日并处", "")
    assert claims(paper(fined)) == {}
    bail = OPINION.replace("起诉意见书", "取保候审执行通知书")
    assert "custody_record" not in claims(paper(bail))


def test_a_telling_paper_is_held_to_the_arrest_it_tells_of_and_to_no_bail() -> None:
    told = judgment(
        "被告人" + WHO + "。因涉嫌犯诈骗罪于2016年3月18日被刑事拘留，同年4月14日被逮捕。"
    )
    found = crosscheck(
        Case("c", Path()),
        [read(paper(OPINION), "custody_record"), read(told, "criminal_judgment")],
        load_rules(),
    )
    clash = [f for f in found.findings if f.rule == "MEAS-01" and f.verdict is Verdict.CERTAIN]
    assert len(clash) == 1
    assert "8 March 2016" in clash[0].sentence
    bailed = judgment("被告人" + WHO + "。因涉嫌犯诈骗罪于2016年8月20日被本院取保候审。")
    papers = [read(paper(CHANGED), "custody_record"), read(bailed, "criminal_judgment")]
    found = crosscheck(Case("c", Path()), papers, load_rules())
    assert not [f for f in found.findings if f.rule == "MEAS-01"]


def test_a_detention_for_another_charge_is_not_sought_in_the_judgment() -> None:
    told = judgment(
        "被告人" + WHO + "。因涉嫌犯诈骗罪于2016年8月18日被刑事拘留，同年9月14日被逮捕。"
    )
    other = read(paper(OPINION.replace("涉嫌诈骗罪", "涉嫌盗窃罪")), "custody_record")
    papers = [other, read(told, "criminal_judgment")]
    found = crosscheck(Case("c", Path()), papers, load_rules())
    assert not [f for f in found.findings if f.rule == "MEAS-01"]
