"""A name that a paper itself prints as another name of the person is no other name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from court_papers import paper as page

from forensics.case import Case, CaseDocument
from forensics.pipeline import dispatch
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules

RULES = load_rules()
WHO = "男，1991年8月17日出生，公民身份号码430225199108170036，汉族，户籍所在地湖南省炎陵县"
BAIL = (
    "炎陵县公安局\n取保候审决定书\n犯罪嫌疑人{}，{}。\n我局正在侦查其涉嫌诈骗案，决定对其取保候审，"
    "期限从2016年4月5日起算。\n炎陵县公安局\n二〇一六年四月五日\n"
)
CLEAN = (
    "无犯罪记录证明\n经查，{}，{}，未发现有犯罪记录。\n特此证明。\n炎陵县公安局\n"
    "二〇一五年二月十八日\n"
)


def rules_that_speak(*texts: str) -> set[str]:
    extractions = []
    for number, text in enumerate(texts):
        document = replace(page(text), name=f"{number}.txt")
        told, errors = dispatch.extract(document, CaseDocument(document.name, Path(document.name)))
        assert not errors
        extractions += told
    return {f.rule for f in crosscheck(Case("test", Path()), extractions, RULES).findings}


def test_another_name_of_one_number_is_told() -> None:
    assert "ID-03" in rules_that_speak(BAIL.format("章未", WHO), CLEAN.format("计未名", WHO))


def test_a_name_in_traditional_characters_is_no_other_name() -> None:
    assert "ID-03" not in rules_that_speak(BAIL.format("温未", WHO), CLEAN.format("溫未", WHO))
    assert "ID-03" in rules_that_speak(BAIL.format("温未", WHO), CLEAN.format("湿未", WHO))


def test_a_former_name_that_the_paper_prints_is_no_other_name() -> None:
    former = WHO.replace("男，", "曾用名计未名，男，")
    assert "ID-03" not in rules_that_speak(BAIL.format("章未", former), CLEAN.format("计未名", WHO))
