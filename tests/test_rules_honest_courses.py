"""Courses a criminal case can lawfully take, as its judgment tells them, and slips beside them."""

from __future__ import annotations

import pytest
from test_documents_english_court_paper import REASONS
from test_rules_honest_lives import BAIL, STAMP, certain, judgment

HEARD = "于2016年10月12日公开开庭审理了本案。"
CHARGED = "炎陵县人民检察院于2016年3月18日提起公诉。"
FIRST_HEARD = "本院于2016年4月12日公开开庭审理"


@pytest.mark.parametrize(
    "course",
    [
        # Withdrawn after a hearing and charged anew; the day of the first charge is not told.
        FIRST_HEARD + "被告人章未名诈骗一案，炎陵县人民检察院于2016年5月20日撤回起诉，"
        "于2016年8月18日重新向本院提起公诉。本院于2016年8月19日立案，",
        # Returned to the prosecutors for want of jurisdiction.
        FIRST_HEARD + "后，于2016年5月25日决定退回炎陵县人民检察院。炎陵县人民检察院于2016年8月18日"
        "向本院提起公诉，本院于2016年8月19日立案，",
        # Sent back by the higher court; the day of the first judgment is not told.
        "本院于2015年10月12日公开开庭审理后作出判决。株洲市中级人民法院于2016年2月3日裁定撤销原判，"
        "发回重审。本院于2016年3月1日立案，",
        # A paper of the second court, which took the case on after the appeal.
        CHARGED + "原审法院于2016年4月12日公开开庭审理并作出判决。宣判后，被告人不服，提出上诉。"
        "本院于2016年9月1日立案，",
        # Another court heard the case before this one was designated.
        CHARGED + "茶陵县人民法院于2016年4月12日公开开庭审理。株洲市中级人民法院于2016年5月3日"
        "指定本院管辖，本院于2016年5月19日立案，",
        # A civil claim, and a second case, taken on after the first hearing.
        CHARGED + FIRST_HEARD + "。附带民事诉讼原告人钱望于2016年5月3日提起附带民事诉讼，"
        "本院于2016年5月4日受理并合并审理，",
        CHARGED + FIRST_HEARD + "。2016年6月1日，本院受理炎陵县人民检察院起诉的另一案，"
        "决定并案审理，",
        # Two indictments, of which only the later has a day.
        "炎陵县人民检察院以炎检刑诉〔2016〕20号起诉书指控被告人章未名犯诈骗罪，" + FIRST_HEARD
        + "。2016年8月18日，炎陵县人民检察院以炎检刑诉〔2016〕61号起诉书向本院提起公诉，",
        # From summary to ordinary procedure, with a number of its own.
        CHARGED + "本院适用简易程序于2016年4月12日公开开庭审理，后转为普通程序，"
        "于2016年4月20日重新立案，",
        # The prosecutors investigated further while the trial stood still.
        CHARGED + "本院于2016年3月19日立案，于2016年4月12日公开开庭审理。炎陵县人民检察院于"
        "2016年6月20日建议延期审理补充侦查，于2016年7月20日提请恢复审理，本院",
        # A private prosecutor.
        "自诉人钱望于2016年3月18日向本院提起自诉，本院于2016年3月25日立案，",
    ],
)  # fmt: skip
def test_a_case_may_take_another_course(course: str) -> None:
    assert certain(judgment(course=course + HEARD)) == set()


@pytest.mark.parametrize(
    ("course", "rules"),
    [
        (
            "炎陵县人民检察院于2016年10月15日提起公诉。本院于2016年10月16日立案，",
            {"PROC-03", "PROC-05"},
        ),
        ("炎陵县人民检察院于2016年8月18日提起公诉。本院于2016年10月16日立案，", {"PROC-05"}),
        ("炎陵县人民检察院于2016年8月18日提起公诉。本院于2016年8月12日立案，", {"PROC-04"}),
        # Sent back before the first hearing that is told: nothing follows for what comes after.
        ("2016年2月3日发回重审。炎陵县人民检察院于2016年10月15日提起公诉，", {"PROC-03"}),
    ],
)
def test_a_step_out_of_order_is_still_found(course: str, rules: set[str]) -> None:
    assert certain(judgment(course=course + HEARD)) == rules


def test_a_judgment_before_its_only_hearing_is_found() -> None:
    late = HEARD.replace("10月12日", "11月12日")
    assert certain(judgment(course=CHARGED + "本院" + late)) == {"PROC-02"}


def test_courts_of_the_common_law_hear_the_sentence_after_the_verdict() -> None:
    further = "Dates of hearing: 12 February 2018, 28 March 2018"
    assert certain(REASONS.replace("Date of hearing: 12 February 2018", further)) == set()
    only = REASONS.replace("Date of hearing: 12 February 2018", "Date of hearing: 28 March 2018")
    assert certain(only) == {"PROC-02"}


DROPPED = (
    "湖南省炎陵县人民检察院\n不起诉决定书\n炎检公诉刑不诉〔2016〕6号\n"
    "被不起诉人章未名，男，1991年8月17日出生。\n本案由炎陵县公安局侦查终结，以被不起诉人章未名涉嫌"
    "诈骗罪，于2016年4月20日移送本院审查起诉。\n本院认为，章未名的行为情节轻微，"
    "决定对章未名不起诉。\n湖南省炎陵县人民检察院\n二〇一六年五月二十日\n"
)


def test_who_is_not_prosecuted_may_leave() -> None:
    """Criminal Procedure Law (2018) art. 177: with the decision bail ends."""
    assert {"PRES-01", "EXIT-01"} <= certain(BAIL, STAMP)
    assert certain(BAIL, DROPPED, STAMP) == set()
    assert "PRES-01" in certain(BAIL, DROPPED, STAMP.replace("2016.06.12", "2016.05.12"))
