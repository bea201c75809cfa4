"""Courses a criminal case can lawfully take, as its judgment tells them, and slips beside them."""

from __future__ import annotations

import pytest
from test_documents_english_court_paper import REASONS
from test_rules_honest_lives import BAIL, STAMP, WHO, certain, indictment, judgment

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
        # A charge was added; each was taken on, and heard, in its turn.
        "炎陵县人民检察院以炎检刑诉〔2016〕20号起诉书、炎检刑追诉〔2016〕3号追加起诉决定书指控被告人章未名"
        "犯诈骗罪，分别于2016年3月18日、2016年5月3日向本院提起公诉。本院分别于2016年3月20日、"
        "2016年5月5日立案，于2016年4月12日公开开庭审理，又",
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
        # Of two charges and two acceptances the first ones come after the hearing too.
        (
            "炎陵县人民检察院以炎检刑诉〔2016〕20号起诉书、炎检刑追诉〔2016〕3号追加起诉决定书指控被告人"
            "章未名犯诈骗罪，分别于2016年10月13日、2016年10月17日提起公诉。本院分别于2016年10月14日、"
            "2016年10月18日立案，",
            {"PROC-03", "PROC-05"},
        ),
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

TOGETHER = (
    "炎陵县人民检察院以炎检刑诉〔2016〕88号起诉书指控被告人章未名、林既白犯诈骗罪，"
    "于2016年8月30日向本院提起公诉。{}本院于2016年9月1日立案，于2016年9月29日公开开庭审理。{}现已审理终结。\n"
)


def with_another(entry: str = "", before: str = "", after: str = "") -> str:
    other = f"。\n被告人林既白，男，1988年3月2日出生。{entry}因本案于2016年5月3日被取保候审"
    return judgment(WHO + other, TOGETHER.format(before, after))


@pytest.mark.parametrize(
    ("entry", "before", "after"),
    [
        # An earlier case told in the entry of one of them has a charge and a hearing of its own.
        ("2015年7月9日由荷塘区人民法院开庭审理其盗窃一案，2015年7月21日判处拘役三个月。", "", ""),
        ("荷塘区人民法院于2015年7月9日开庭审理了其所犯盗窃一案，并于当日宣判。", "", ""),
        ("2014年10月8日被以寻衅滋事罪提起公诉，2014年11月4日经本院开庭审理，于2014年11月20日被判处拘役三个月。",
         "", ""),
        # Somebody tried apart (SPC Interpretation 2021, art. 220).
        ("", "", "同案犯覃若水（已判刑）一案，本院已于2016年6月14日公开开庭审理并宣判。"),
        ("", "", "同案被告人覃若水因另案于2016年7月5日先行开庭审理，不与本案合并。"),
        ("", "同案被告人覃若水（另案处理）由本院于2016年6月14日开庭审理。", ""),
        ("2015年6月1日荷塘区人民法院审理其危险驾驶一案，2015年6月9日开庭。2016年5月3日因本案被取保候审。",
         "", ""),
        ("", "同案犯覃若水一案由荷塘区人民法院于2016年8月2日立案受理，", ""),
        ("", "", "辩护人提出，荷塘区人民法院2015年12月8日公开开庭审理的覃若水案与本案事实相同。"),
        ("", "", "何某另行提起民事诉讼，荷塘区人民法院于2016年4月5日立案，2016年5月6日开庭。"),
        ("", "", "被害单位于2015年6月8日向荷塘区人民法院申请支付令，该院于同日受理。"),
        # A hearing to come, a record taken from another case, a case joined to this one.
        ("", "", "本院将被告人覃若水分案审理，定于2016年12月14日开庭审理。"),
        ("", "", "本院调取了荷塘区人民法院2015年7月14日开庭审理覃若水案件的庭审笔录。"),
        ("", "", "另有本院2016年6月1日立案、2016年7月4日已开庭审理的案件，经评议与本案合并。"),
    ],
)  # fmt: skip
def test_one_paper_tells_of_the_cases_of_others(entry: str, before: str, after: str) -> None:
    honest = with_another(entry, before, after)
    assert certain(honest) == set()
    late = honest.replace("于2016年9月29日公开开庭", "于2016年10月29日公开开庭")
    assert certain(late) == {"PROC-02"}
    apart = honest.replace("2016年8月30日向本院", "2016年10月18日向本院")
    # An earlier charge of the paper keeps the later one from being the first.
    assert "PROC-03" in certain(apart) or "2014年10月8日" in entry


def test_a_trial_in_spite_of_another_tried_apart_is_of_this_case() -> None:
    after = "同案人覃若水（另案处理）在逃，本院于2016年10月29日再次公开开庭审理了本案。"
    assert certain(with_another(after=after)) == {"PROC-02"}


ADDED = (
    "炎陵县人民检察院以炎检公诉刑诉〔2016〕20号起诉书、炎检公诉刑追诉〔2016〕3号追加起诉决定书指控被告人"
    "章未名犯诈骗罪，分别于2016年3月18日、2016年5月3日向本院提起公诉。本院于2016年3月20日立案，"
)


@pytest.mark.parametrize(
    ("title", "number", "day", "rules"),
    [
        ("起诉书", "〔2016〕20", "二〇一六年三月十七日", set()),
        ("追加起诉决定书", "〔2016〕3", "二〇一六年五月三日", set()),
        # Its number shows which of the two it is: the later charge explains nothing.
        ("起诉书", "〔2016〕20", "二〇一六年四月十七日", {"PROC-08"}),
        ("追加起诉决定书", "〔2016〕3", "二〇一六年五月二十三日", {"PROC-08"}),
    ],
)
def test_a_supplementary_indictment_beside_the_first(
    title: str, number: str, day: str, rules: set[str]
) -> None:
    paper = indictment(day, number).replace("\n起诉书\n", f"\n{title}\n")
    assert certain(judgment(course=ADDED + HEARD), paper) == rules
