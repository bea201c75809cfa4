"""One step on two days: papers as they are written, and lives in which two days are honest."""

from __future__ import annotations

import pytest
from court_papers import findings_of

WHO = "温如山，男，1980年3月4日出生，公民身份号码360926198003040012，汉族，户籍所在地江西省铜鼓县"


def told(rule: str, *texts: str) -> list[str]:
    """What the rule says of these papers: verdicts, in order."""
    return [f.verdict.value for f in findings_of(*texts) if f.rule == rule]


def judgment(measures: str) -> str:
    return (
        "江西省铜鼓县人民法院\n刑事判决书\n（2016）赣0926刑初60号\n"
        f"公诉机关江西省铜鼓县人民检察院。\n被告人{WHO}。{measures}\n"
        "江西省铜鼓县人民检察院指控被告人温如山犯诈骗罪，于2016年9月16日向本院提起公诉。"
        "本院于2016年9月19日立案受理，于2016年10月10日公开开庭审理了本案。现已审理终结。\n"
        "本院认为，被告人温如山的行为已构成诈骗罪。判决如下：\n"
        "被告人温如山犯诈骗罪，判处有期徒刑二年，并处罚金人民币五千元。\n"
        "如不服本判决，可在接到判决书的第二日起十日内提出上诉。\n"
        "审判员　周德平\n二〇一六年十月十八日\n"
    )


def appeal(measures: str) -> str:
    return (
        "江西省宜春市中级人民法院\n刑事裁定书\n（2016）赣09刑终33号\n"
        f"原公诉机关江西省铜鼓县人民检察院。\n上诉人（原审被告人）{WHO}。{measures}\n"
        "江西省铜鼓县人民法院审理铜鼓县人民检察院指控被告人温如山犯诈骗罪一案，"
        "于2016年10月18日作出（2016）赣0926刑初60号刑事判决。被告人温如山不服，提出上诉。"
        "本院依法组成合议庭审理了本案。现已审理终结。\n裁定如下：\n驳回上诉，维持原判。\n"
        "本裁定为终审裁定。\n审判长　何远征\n二〇一六年十二月八日\n"
    )


def release(told: str, day: str = "2016年7月9日") -> str:
    return (
        f"铜鼓县看守所\n释放证明书\n兹有{WHO}，{told}，{day}因取保候审，予以释放。\n特此证明。\n"
        "铜鼓县看守所\n二〇一六年七月九日\n"
    )


ONE = "因涉嫌犯诈骗罪，于2016年5月4日被刑事拘留，同年6月2日被逮捕。现羁押于铜鼓县看守所。"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ONE, ONE.replace("5月4日", "5月14日")),
        (ONE, ONE.replace("5月4日", "4月4日")),
        (ONE, ONE.replace("6月2日", "6月12日")),
    ],
    ids=["ten days", "a month", "arrest"],
)
def test_the_appeal_has_another_day(first: str, second: str) -> None:
    assert told("MEAS-02", judgment(first), appeal(second)) == ["certain"]


@pytest.mark.parametrize(
    "second",
    [
        ONE,
        ONE.replace("5月4日被刑事拘留", "5月3日被抓获，次日被刑事拘留"),
        ONE.replace("于2016年5月4日", "于2016年2月3日被刑事拘留，同年3月9日被取保候审，同年5月4日"),
        "因涉嫌犯诈骗罪，于2016年6月2日被逮捕。现羁押于铜鼓县看守所。",
        "现羁押于铜鼓县看守所。",
        "2011年5月14日因犯盗窃罪被判处拘役三个月。" + ONE,
    ],
    ids=["the same", "captured before", "held twice", "arrest only", "nothing", "earlier matter"],
)
def test_honest_rulings_on_appeal(second: str) -> None:
    assert told("MEAS-02", judgment(ONE), appeal(second)) == []


def test_a_day_between_order_and_service_decides_nothing() -> None:
    later = ONE.replace("5月4日", "5月5日")
    assert told("MEAS-02", judgment(ONE), appeal(later)) == ["precision"]


NOTICE = (
    "铜鼓县公安局\n拘留通知书\n铜公（刑）拘通字〔2016〕56号\n温如山的家属:\n"
    "根据《中华人民共和国刑事诉讼法》第八十条第一项之规定，我局已于2016年5月4日15时将涉嫌"
    "诈骗罪的温如山刑事拘留，现羁押在铜鼓县看守所。\n特此通知。\n铜鼓县公安局\n二〇一六年五月四日\n"
)


@pytest.mark.parametrize(
    ("told_of", "verdicts"),
    [
        ("因涉嫌诈骗罪于2016年5月14日被刑事拘留", ["certain"]),
        ("因涉嫌诈骗罪于2016年5月4日被刑事拘留", []),
        # Another charge is another case; months apart it may be a second detention.
        ("因涉嫌盗窃罪于2016年5月14日被刑事拘留", []),
        ("因涉嫌诈骗罪于2016年6月30日被刑事拘留", ["precision"]),
    ],
)
def test_notice_and_certificate_of_release(told_of: str, verdicts: list[str]) -> None:
    assert told("MEAS-02", NOTICE, release(told_of)) == verdicts


def test_bail_in_the_certificate_and_in_its_decision() -> None:
    """The detention centre names no office: whether one office gave both bails is open."""
    decision = (
        "铜鼓县公安局\n取保候审决定书\n"
        "犯罪嫌疑人温如山，男，出生日期1980年3月4日，居民身份证360926198003040012，住址江西省铜鼓县。\n"
        "我局正在侦查温如山涉嫌诈骗案，决定对其取保候审，期限从2016年7月1日起算。\n"
        "铜鼓县公安局\n二〇一六年七月一日\n"
    )
    detained = "因涉嫌诈骗罪于2016年5月4日被刑事拘留"
    assert told("MEAS-02", decision, release(detained)) == ["precision"]
    assert told("MEAS-02", decision, release(detained, "2016年7月1日")) == []
