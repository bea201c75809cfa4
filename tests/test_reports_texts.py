"""Our own words: complete in every language, and never a judgment on a person or a paper."""

from __future__ import annotations

import re
import string
from importlib import resources

import pytest

from forensics.documents import kinds
from forensics.events import EventKind
from forensics.findings import Deciding, Finding, Nature, Severity, Verdict
from forensics.records import ReadingWarning
from forensics.reports.catalogue import LANGUAGES, texts
from forensics.reports.view import ordered
from forensics.reports.wording import area_words, verdict_words, warning_words

FORBIDDEN = re.compile(
    r"\b(fake\w*|forge\w*|forgery|counterfeit\w*|fraud\w*|lie[sd]?|lying|liar\w*|bogus|sham"
    r"|proves?|proven|guilty)\b|伪造|变造|造假|作假|撒谎|说谎|谎言|骗|证明了|冒充",
    re.IGNORECASE,
)


def _fields(text: str) -> set[str]:
    return {name.lower() for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_ours_judges(lang: str) -> None:
    table = texts(lang)
    for key in table.names():
        # An alleged offence may be named; it is the paper that alleges it.
        assert not FORBIDDEN.search(table._table[key]), (key, table._table[key])


def test_no_template_judges() -> None:
    folder = resources.files("forensics.reports") / "templates"
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
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
