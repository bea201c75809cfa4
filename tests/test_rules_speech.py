"""The rules in every language: the same answer, said in other words."""

from __future__ import annotations

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest

import forensics.rules
from forensics.case import load_case
from forensics.events import Extraction
from forensics.findings import Outcome
from forensics.rules import describe, engine, pagetests
from forensics.rules.loader import RuleError, load_rules, read_page
from forensics.rules.model import Rule
from forensics.rules.speech import named, say, speaking, spoken, words
from forensics.serialize import from_jsonl

PLACES = re.compile(r"\{([^}]*)\}")
HAN = re.compile(r"[\u3400-\u9fff]")
NEVER = ("伪造", "撒谎", "说谎", "假证", "造假", "欺骗", "骗取", "作伪")
"""What no text of ours may say of a paper or a person."""


def _said() -> set[str]:
    """Every sentence that the code of the rules hands to ``say``."""
    found = set()
    for path in Path(forensics.rules.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(first.value)
    return found


def test_what_the_code_says_stands_in_the_table_and_nothing_else_does() -> None:
    assert _said() == set(words()["say"])


@pytest.mark.parametrize("table", ["say", "named"])
def test_entries_fill_in_the_same(table: str) -> None:
    for english, others in words()[table].items():
        assert set(others) == {"zh"}, english
        assert sorted(PLACES.findall(english)) == sorted(PLACES.findall(others["zh"])), english


def test_every_kind_of_fact_has_a_name_in_chinese() -> None:
    for name in (*describe._KINDS.values(), *describe._FACTS.values()):
        assert name in words()["named"], name


def test_every_built_in_page_speaks_chinese() -> None:
    for rule in load_rules():
        assert rule.zh is not None, f"{rule.id}: no [zh]"
        told = rule.told("zh")
        texts = [told.title, told.covers, told.not_covered, *vars_of(told.say)]
        texts += [x for a in told.assumptions for x in (a.otherwise, a.ask)]
        texts += [x for law in told.laws for x in (law.text, law.source)]
        for text in texts:
            assert not text or HAN.search(text), f"{rule.id}: {text}"
            assert not any(word in text for word in NEVER), f"{rule.id}: {text}"


def vars_of(say: object) -> list[str]:
    return [getattr(say, k) for k in ("certain", "reading", "precision", "agrees")]


def test_no_text_judges_a_paper_or_a_person() -> None:
    for table in words().values():
        for others in table.values():
            assert not any(word in others["zh"] for word in NEVER)


def _page(old: str = "", new: str = "") -> str:
    page = files("forensics.rules") / "catalogue" / "between-documents"
    text = (page / "stamp_while_restricted.toml").read_text("utf-8")
    assert old in text
    return text.replace(old, new, 1)


def test_a_page_without_chinese_loads_and_speaks_english() -> None:
    head, rest = _page().split("[zh]", 1)
    rule = read_page(head + "[[test]]" + rest.split("[[test]]", 1)[1], "mine.toml", trusted=False)
    assert rule.zh is None
    assert rule.told("zh") is rule


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('\n[zh]\ntitle = "', '\n[zh]\nheading = "', "[zh] holds"),
        ("{s.what}。{r.document}", "{s.date}。{r.document}", "zh.say.certain"),
        ("carrier = {", "porter = {", "[zh.assume]"),
    ],
)
def test_a_page_that_says_another_thing_in_chinese_does_not_load(
    old: str, new: str, told: str
) -> None:
    with pytest.raises(RuleError, match=re.escape(told)):
        read_page(_page(old, new), "mine.toml", trusted=False)


def _answers(outcome: Outcome) -> list[object]:
    return [
        *((f.id, f.rule, f.nature, f.severity, f.verdict) for f in outcome.findings),
        *(sorted((a.rule, a.kind) for a in outcome.agreements)),
        *(sorted((u.rule, u.blocking) for u in outcome.unchecked)),
    ]


@pytest.mark.parametrize("rule", load_rules(), ids=lambda r: r.id)
def test_every_page_test_has_the_same_answer_in_chinese_words(rule: Rule) -> None:
    for test in rule.tests:
        given = pagetests.papers(rule, test)
        english, chinese = (
            engine.crosscheck(pagetests.CASE, given, [rule], lang) for lang in ("en", "zh")
        )
        assert _answers(chinese) == _answers(english)
        for finding in chinese.findings:
            told = [finding.title, finding.sentence, finding.law, finding.not_covered]
            told += [d.words for d in finding.deciding] + [e.statement for e in finding.evidence]
            told += [x for a in finding.assumptions for x in (a.otherwise, a.ask)]
            told += [a.tested.partition(":")[2] for a in finding.assumptions]
            for text in told:
                assert not _english(text), f"{rule.id} test {test.number}: {text}"
        for gap in chinese.unchecked:
            assert not _english(f"{gap.why} {gap.missing}"), (gap.why, gap.missing)


ENGLISH_WORDS = re.compile(
    r"\b(the|is|was|were|not|from|until|or|in|an|on|to|with|read|dated|issued)\b"
)
"""Words of a sentence of ours; names, numbers and the papers' own words may be Latin."""


def _english(text: str) -> bool:
    text = text.replace("as the test says", "")  # the message of a warning made for a test
    return bool(ENGLISH_WORDS.search(re.sub(r"“[^”]*”", "", text)))


def test_the_language_ends_with_its_block() -> None:
    with speaking("zh"):
        assert spoken() == "zh"
        assert say("a passport") == "护照"
        assert named("lunar") == "农历"
        assert named("五显镇") == "五显镇"
        with pytest.raises(KeyError):
            say("a sentence nobody translated")
    assert say("a passport") == "a passport"
    with pytest.raises(ValueError, match="en or zh"), speaking("fr"):
        pass


STORIES = Path(__file__).resolve().parents[1] / "fixtures" / "cases"


@pytest.mark.parametrize("story", sorted(p.name for p in STORIES.iterdir()))
def test_a_whole_story_has_the_same_answer_in_chinese(story: str) -> None:
    records = list(from_jsonl((STORIES / story / "expected.jsonl").read_text("utf-8")))
    given = [r for r in records if isinstance(r, Extraction)]
    case = load_case(STORIES / story)
    english, chinese = (
        engine.crosscheck(case, given, load_rules(), lang) for lang in ("en", "zh")
    )
    assert _answers(chinese) == _answers(english)
    said = [f.sentence for f in chinese.findings] + [a.sentence for a in chinese.agreements]
    said += [f"{u.why} {u.missing} {u.title}" for u in chinese.unchecked]
    said += [e.statement for f in chinese.findings for e in f.evidence]
    assert [text for text in said if _english(text)] == []
    notes = {n for x in given for e in x.events for n in e.inferred.split("; ") if n}
    assert sorted(n for n in notes if n not in words()["named"]) == []


def test_every_kind_a_page_joins_has_a_chinese_name() -> None:
    with speaking("zh"):
        for rule in load_rules():
            for role in rule.roles:
                for kind in role.kinds:
                    assert HAN.search(describe.kind_in_words(kind)), kind
