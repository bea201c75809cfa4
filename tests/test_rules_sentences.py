"""Terms as courts and prisons print them: put together, reduced, served; slips and honest ones."""

from __future__ import annotations

import pytest
from court_papers import findings_of


def told(rule: str, *texts: str) -> list[str]:
    return [f.verdict.value for f in findings_of(*texts) if f.rule == rule]


def judgment(order: str, name: str = "温如山") -> str:
    return (
        "江西省铜鼓县人民法院\n刑事判决书\n（2016）赣0926刑初60号\n"
        f"公诉机关江西省铜鼓县人民检察院。\n被告人{name}，男，1980年3月4日出生，汉族，户籍所在地江西省铜鼓县。"
        "因涉嫌犯诈骗罪，于2016年5月4日被刑事拘留，同年6月2日被逮捕。现羁押于铜鼓县看守所。\n"
        f"江西省铜鼓县人民检察院指控被告人{name}犯诈骗罪，于2016年9月16日向本院提起公诉。"
        "本院于2016年9月19日立案受理，于2016年10月10日公开开庭审理了本案。现已审理终结。\n"
        f"本院认为，被告人{name}的行为已构成犯罪。判决如下：\n{order}\n"
        "如不服本判决，可在接到判决书的第二日起十日内提出上诉。\n"
        "审判员　周德平\n二〇一六年十月十八日\n"
    )


TWO = "被告人温如山犯诈骗罪，判处有期徒刑三年，并处罚金三千元；犯盗窃罪，判处有期徒刑一年；"


@pytest.mark.parametrize(
    ("order", "verdicts"),
    [
        (TWO + "决定执行有期徒刑三年六个月，并处罚金三千元。", []),
        (TWO + "数罪并罚，决定执行有期徒刑四年。", []),
        (TWO + "决定执行有期徒刑四年六个月，并处罚金三千元。", ["certain"]),
        (TWO + "合并执行有期徒刑二年六个月。", ["certain"]),
        # Of terms of years and months of detention the years are served.
        (
            "被告人温如山犯危险驾驶罪，判处拘役三个月；犯诈骗罪，判处有期徒刑七个月，"
            "决定执行有期徒刑七个月。", [],
        ),
        # What is left of an earlier term is put together with the new one; or all of it.
        (
            "被告人温如山犯诈骗罪，判处有期徒刑二年六个月，与前罪未执行的有期徒刑六个月并罚，"
            "决定执行有期徒刑二年九个月。", [],
        ),
        (
            "被告人温如山犯诈骗罪，判处有期徒刑八个月，与前罪所判有期徒刑八年尚未执行的部分并罚，"
            "决定执行有期徒刑二年。", [],
        ),
        (
            "被告人温如山犯诈骗罪，判处有期徒刑一年。撤销本院（2013）铜刑初字第25号刑事判决对被告人温如山"
            "宣告的缓刑，原判有期徒刑二年。数罪并罚，决定执行有期徒刑二年六个月。", [],
        ),
    ],
)  # fmt: skip
def test_terms_put_together(order: str, verdicts: list[str]) -> None:
    assert told("SENT-05", judgment(order)) == verdicts


@pytest.mark.parametrize(
    ("end", "verdicts"),
    [("2019年11月3日", []), ("2020年11月3日", ["certain"])],
)
def test_the_end_of_a_term_put_together(end: str, verdicts: list[str]) -> None:
    order = TWO + f"决定执行有期徒刑三年六个月。（刑期自2016年5月4日起至{end}止。）"
    assert told("SENT-01", judgment(order)) == verdicts


def reduction(before: str, order: str, asked: str = "八个月") -> str:
    return (
        "四川省成都市中级人民法院\n刑事裁定书\n（2015）成刑执字第853号\n"
        "罪犯许新节，男，1975年2月3日出生，汉族，现在四川省锦江监狱服刑。\n"
        "本院于2011年4月8日作出（2010）成刑初字第292号刑事判决，以被告人许新节犯诈骗罪，"
        f"判处有期徒刑七年。{before}执行机关四川省锦江监狱提出减刑建议，建议对罪犯许新节减去有期徒刑{asked}，"
        "报送本院审理。现已审理终结。\n本院认为，罪犯许新节确有悔改表现。裁定如下：\n"
        f"{order}\n审判员　周德平\n二〇一五年二月十日\n"
    )


ONCE = "刑期自2009年7月20日起至2016年7月19日止。"
TWICE = ONCE + (
    "刑罚执行过程中，本院于2013年9月27日作出（2013）成刑执字第4931号刑事裁定，"
    "对其减去有期徒刑9个月，减刑后刑期至2015年10月19日止。"
)
OFF = "对罪犯许新节减去有期徒刑六个月"


@pytest.mark.parametrize(
    ("before", "order", "verdicts"),
    [
        (ONCE, OFF + "（刑期自2009年7月20日起至2016年1月19日止）。", []),
        (TWICE, OFF + "（减刑后刑期至2015年4月19日止）。", []),
        (TWICE, OFF + "，减刑后应执行至2015年4月19日。", []),
        (ONCE, OFF + "（刑期自2009年7月20日起至2015年11月19日止）。", ["certain"]),
        (TWICE, OFF + "（减刑后刑期至2015年6月19日止）。", ["certain"]),
        # As if the first reduction had not been.
        (TWICE, OFF + "（刑期自2009年7月20日起至2016年1月19日止）。", ["certain"]),
        # An end that the ruling prints nowhere is held against nothing.
        ("", OFF + "（刑期自2009年7月20日起至2016年1月19日止）。", []),
        (ONCE, "对罪犯许新节减去剩余刑期，准予释放。", []),
        (ONCE, OFF + "。", []),
    ],
)
def test_the_new_end_of_a_reduced_term(before: str, order: str, verdicts: list[str]) -> None:
    assert told("SENT-04", reduction(before, order)) == verdicts


def prison(term: str, days: str, told: str, end: str) -> str:
    return (
        "刑满释放证明书\n（2017）赣洪监释字第9号\n温如山，男，1980年3月4日出生，因诈骗罪经铜鼓县人民法院于"
        f"2016年10月18日判处有期徒刑{term}。刑期自{days}止。服刑期间{told}。{end}\n江西省洪都监狱\n"
        "二〇一八年九月一日\n"
    )


@pytest.mark.parametrize(
    ("told", "end", "verdicts"),
    [
        ("未减刑", "现因刑满，于2019年3月4日予以释放。", []),
        ("减刑八个月", "现因刑满，于2018年7月4日予以释放。", []),
        ("减刑2次，共减刑十个月", "于2018年5月4日因刑满，予以释放。", []),
        ("未减刑", "现因刑满，于2019年4月9日予以释放。", ["certain"]),
        ("未减刑", "现因刑满，于2018年7月4日予以释放。", ["certain"]),
        ("减刑八个月", "现因刑满，于2018年8月4日予以释放。", ["certain"]),
        # How much, or whether at all, the paper does not say.
        ("减刑1次", "现因刑满，于2018年7月4日予以释放。", ["precision"]),
        ("表现良好", "现因刑满，于2018年7月4日予以释放。", ["precision"]),
        # Let go for another reason; or on a day that the paper does not print.
        ("未减刑", "现因假释，于2018年7月4日予以释放。", []),
        ("未减刑", "现因刑满，予以释放。", []),
    ],
)
def test_the_day_of_release_against_the_term(told: str, end: str, verdicts: list[str]) -> None:
    text = prison("三年", "2016年3月5日起至2019年3月4日", told, end)
    assert [f.verdict.value for f in findings_of(text) if f.rule == "SENT-06"] == verdicts
