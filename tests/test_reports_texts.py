"""Our own words: complete in every language, and never a judgment on a person or a paper."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

import forensics.errors
from forensics import pipeline
from forensics.case import load_case
from forensics.data.stamp_layouts import layouts
from forensics.documents import kinds
from forensics.events import EventKind
from forensics.findings import Deciding, Finding, Nature, Severity, Verdict
from forensics.pipeline import Settings
from forensics.records import ReadingWarning
from forensics.reports import html
from forensics.reports.catalogue import LANGUAGES, texts
from forensics.reports.run import Options
from forensics.reports.view import ordered
from forensics.reports.wording import area_words, verdict_words, warning_words

FORBIDDEN = re.compile(
    r"\b(fake\w*|forge\w*|forgery|counterfeit\w*|fraud\w*|lie[sd]?|lying|liar\w*|bogus|sham"
    r"|proves?|proven|guilty)\b|伪造|变造|造假|作假|撒谎|说谎|谎言|骗|证明了|冒充",
    re.IGNORECASE,
)


WHERE = re.compile(r"\blies? (?:outside|over|alike|in)\b")
"""Of a thing, not of a person."""
PACKAGE = Path(forensics.__file__).parent


def _fields(text: str) -> set[str]:
    return {name.lower() for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_ours_judges(lang: str) -> None:
    table = texts(lang)
    for key in table.names():
        # An alleged offence may be named; it is the paper that alleges it.
        said = WHERE.sub("", table._table[key])
        assert not FORBIDDEN.search(said), (key, said)


def test_no_template_judges() -> None:
    folder = resources.files("forensics.reports") / "templates"
    for file in folder.iterdir():
        text = WHERE.sub("", file.read_text(encoding="utf-8"))
        assert not FORBIDDEN.search(text), file.name


def test_languages_fill_in_the_same_values() -> None:
    first, *others = (texts(lang) for lang in LANGUAGES)
    for other in others:
        assert first.names() == other.names()
        for key in first.names():
            mine = _fields(first._table[key]) - {"word", "n"}
            assert mine == _fields(other._table[key]) - {"word", "n"}, key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_vocabulary_has_a_name(lang: str) -> None:
    t = texts(lang)
    wanted = [f"event.{k.value}" for k in EventKind]
    wanted += [f"nature.{n.value}" for n in Nature] + [f"severity.{s.value}" for s in Severity]
    wanted += [f"verdict.{n.value}.{v.value}" for n in Nature for v in Verdict]
    assert [key for key in wanted if not t.has(key) or not t._table[key]] == []


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        texts("fr")


def test_small_numbers_are_spelled_out() -> None:
    t = texts("en")
    assert t.many("summary.open", 2).startswith("Two more places")
    assert t.many("summary.open", 1).startswith("One more place ")
    assert t.many("summary.open", 31).startswith("31 more places")


@pytest.mark.parametrize(
    ("words", "verdict", "said"),
    [
        # the condition alone stands in the verdict; what speaks against it stands below
        (
            "they clash if it is 7 June; they do not if it is 6 July",
            Verdict.READING,
            "Cannot both be true if it is 7 June",
        ),
        # a sentence that is no condition is not pressed into one
        (
            "the stamp is out of order; they clash if it is read right",
            Verdict.READING,
            "Depends on a doubtful mark: the stamp is out of order; they clash if it is read right",
        ),
        ("", Verdict.READING, "Cannot both be true if a doubtful mark is read one way"),
        ("a.pdf says only 2016", Verdict.PRECISION, "Cannot be decided: a.pdf says only 2016"),
        ("", Verdict.CERTAIN, "Cannot both be true, however the papers are read"),
    ],
)
def test_the_verdict_in_words(words: str, verdict: Verdict, said: str) -> None:
    deciding = (Deciding((), (), words),) if words else ()
    finding = Finding(
        "x", "x", "x", Nature.CONTRADICTION, Severity.HIGH, verdict, "x", (), deciding
    )
    assert verdict_words(finding, texts("en")) == said


def test_a_lead_is_never_a_conflict() -> None:
    lead = Finding("x", "x", "x", Nature.LEAD, Severity.LOW, Verdict.NONE, "x", ())
    assert verdict_words(lead, texts("en")) == "Worth asking about; nothing follows from it"


def test_the_gravest_firm_contradiction_comes_first() -> None:
    def made(nature: Nature, severity: Severity, verdict: Verdict) -> Finding:
        return Finding(f"{nature}{severity}", "x", "x", nature, severity, verdict, "x", ())

    lead = made(Nature.LEAD, Severity.CRITICAL, Verdict.NONE)
    broken = made(Nature.VIOLATION, Severity.CRITICAL, Verdict.CERTAIN)
    unsure = made(Nature.CONTRADICTION, Severity.CRITICAL, Verdict.READING)
    light = made(Nature.CONTRADICTION, Severity.LOW, Verdict.CERTAIN)
    grave = made(Nature.CONTRADICTION, Severity.CRITICAL, Verdict.CERTAIN)
    assert ordered((lead, unsure, broken, light, grave)) == (grave, light, broken, unsure, lead)


def test_every_kind_of_paper_has_its_title_in_every_language() -> None:
    for name, kind in kinds().items():
        assert texts("en")(f"kind.{name}") == kind.TITLE
        assert texts("zh").has(f"kind.{name}")


def test_a_warning_is_told_in_the_language_of_the_report() -> None:
    warning = ReadingWarning("stamp-unread", "no date in the stamp at the top")
    assert warning_words(warning, texts("en")) == "no date in the stamp at the top"
    assert warning_words(warning, texts("zh")) == (
        "有一枚印戳未能读出（no date in the stamp at the top）"
    )
    unknown = ReadingWarning("mine", "of a kind of my own")
    assert warning_words(unknown, texts("zh")) == "of a kind of my own"


def spoken(module: Path, *, errors: bool) -> Iterator[str]:
    """What a module says in English, read from its source: the words of its errors, or the
    sentences of its constants (lists of innocent explanations and the like)."""
    tree = ast.parse(module.read_text("utf-8"))
    for node in ast.walk(tree):
        if errors and isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", "")
            words = [node.args[0], *(k.value for k in node.keywords if k.arg == "advice")]
            if name.endswith("Error") and hasattr(forensics.errors, name):
                yield from filter(None, map(_literal, words))
    for node in () if errors else tree.body:
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(value, ast.Tuple | ast.Dict):
            yield from (c.value for c in ast.walk(value)
                        if isinstance(c, ast.Constant) and isinstance(c.value, str)
                        and c.value.count(" ") > 2)  # fmt: skip


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "7" for v in node.values)
    return ""


READERS = ("guard", "image", "pdf", "plain", "workers", "tasks", "desk")
NOT_SHOWN = {"a text file has no picture", "there is no page 7", "no worker could be started",
             "the reader ended before it sent the picture", "7 is 7",
             "give a whole number above 0"}  # fmt: skip
"""Errors of the command line and of the program itself: they end it, and are in no report."""


def test_what_readers_and_checks_of_files_say_has_its_chinese() -> None:
    zh = texts("zh")
    said = {p.note for layout in layouts() for p in layout.practices if p.note}
    said = {f"{note} (source)" for note in said}
    for name in READERS:
        said |= set(spoken(PACKAGE / "intake" / f"{name}.py", errors=True)) - NOT_SHOWN
    for path in sorted((PACKAGE / "integrity").glob("*.py")):
        if path.stem not in ("maps", "kept"):
            said |= set(spoken(path, errors=False))
    assert len(said) > 90
    assert sorted(s for s in said if zh.told(s) == s) == []
    assert all(texts("en").told(s) == s for s in said)


def test_the_warnings_of_all_fixtures_have_their_chinese() -> None:
    zh = texts("zh")
    root = PACKAGE.parent / "fixtures"
    lines = [x for p in root.rglob("*.jsonl") for x in p.read_text("utf-8").splitlines() if x]
    found = re.findall(r'"code":"([a-z-]+)","message":"((?:[^"\\\\]|\\\\.)*)"', "\n".join(lines))
    said = {json.loads(f'"{m}"') for _, m in found}
    assert len(said) > 10
    assert sorted({code for code, _ in found if not zh.has(f"warning.{code}")}) == []
    assert sorted(s for s in said if zh.told(s) == s) == []


def test_what_is_filled_in_is_told_too() -> None:
    zh = texts("zh")
    told = zh.told("entry is told by the frame alone (shape: oval): look at the picture")
    assert told == "仅由外框判断为入境（外框：椭圆），请查看图像"
    hidden = zh.told(
        "The text “12 JUN 2016” has the colour of its ground. It holds the date 2016-06-12."
    )
    assert hidden == "文字“12 JUN 2016”与底色相同，其中含日期 2016-06-12。"
    assert zh.told("a {brace} of my own") == "a {brace} of my own"


def test_states_have_their_chinese_names() -> None:
    zh = texts("zh")
    assert area_words("Thailand", zh) == "泰国"
    assert area_words("Hong Kong", zh) == "香港"
    assert area_words("Yanling County", zh) == "Yanling County"
    assert area_words("Thailand", texts("en")) == "Thailand"


def test_the_condition_alone_stands_in_a_chinese_verdict() -> None:
    words = "如果该日期读作 2016-06-07，则冲突；如果该日期读作 2016-07-06，则不冲突"
    finding = Finding(
        "x", "x", "x", Nature.CONTRADICTION, Severity.HIGH, Verdict.READING, "x", (),
        (Deciding((), (), words),),
    )  # fmt: skip
    assert verdict_words(finding, texts("zh")) == "若该日期读作 2016-06-07，则二者不可能同时成立"


@pytest.mark.parametrize("story", ["another-book", "clean", "county-bail"])
def test_no_english_sentence_is_left_in_a_chinese_report(story: str) -> None:
    folder = PACKAGE.parent / "fixtures" / "cases" / story
    settings = Settings(engine="recorded", recordings=(folder / "recorded",), inspect=True)
    run = pipeline.told(pipeline.crosscheck(load_case(folder), settings), "zh")
    page = html.render(run, Options(lang="zh"))
    ours = re.sub(r"<(script|style|blockquote|q|code|mark)\b.*?</\1>", "", page, flags=re.S)
    assert re.findall(r">([^<>]*[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}[^<>]*)<", ours) == []
