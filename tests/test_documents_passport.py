"""Data pages built by hand: zones, labels in several languages, doubts."""

from __future__ import annotations

import math
import re
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path

import pytest

from forensics.case import Case
from forensics.documents import Context, passport
from forensics.documents.common.viz_facts import state_named
from forensics.events import EventKind, Extraction
from forensics.findings import Verdict
from forensics.records import Box, Char, Document, Page, Word
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules
from forensics.temporal.readings import UncertainDate
from forensics.text.mrz import check_digit

ZONE = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
UK = f"""PASSPORT  UTOPIA
Type/Type  Code/Code  Passport No./Passeport No.
P  UTO  L898902C3
Surname/Nom (1)
ERIKSSON
Given names/Prénoms (2)
ANNA MARIA
Nationality/Nationalité (3)
UTOPIAN
Date of birth/Date de naissance (4)
12 AUG /AOUT 1974
Sex/Sexe (5)  Place of birth/Lieu de naissance (6)
F  ZENITH
Date of issue/Date de délivrance (7)  Authority/Autorité (8)
16 APR /AVR 2007  PASSPORT OFFICE
Date of expiry/Date d'expiration (9)
15 APR /AVR 2012
{ZONE}"""
CN = """中华人民共和国 护照 PASSPORT
类型/Type  国家码/Country Code  护照号/Passport No.
P  CHN  E00000000
姓/Surname
样
YANG
名/Given names
本一
BENYI
性别/Sex  国籍/Nationality  出生日期/Date of birth
女/F  中国/CHINESE  05 5月/MAY 1981
出生地点/Place of birth  签发日期/Date of issue
北京/BEIJING  12 6月/JUN 2016
签发地点/Place of issue  有效期至/Date of expiry
北京/BEIJING  11 6月/JUN 2026
签发机关/Authority
公安部出入境管理局
P<CHNYANG<<BENYI<<<<<<<<<<<<<<<<<<<<<<<<<<<<
E000000000CHN8105052F2606119LAKKLPNJ<<<<A908"""


def document(*texts: str) -> Document:
    pages = tuple(
        Page(i, 1000, 700, 0, "plain", text, (), len(text)) for i, text in enumerate(texts, 1)
    )
    return Document("passport.txt", "0" * 64, "text/plain", pages)


def read(*texts: str, context: Context | None = None) -> Extraction:
    doc = document(*texts)
    claim = passport.identify(doc)
    assert claim is not None
    return passport.extract(doc, claim, context or Context())


def one(extraction: Extraction, name: str, zone: str) -> object:
    person = extraction.persons[0]
    found = [*person.values(name, zone), *extraction.values(name, zone)]
    assert found, f"{name} not read in {zone}"
    return found[0].value


def day(value: object) -> date | None:
    assert isinstance(value, UncertainDate)
    return value.only_day


def test_both_zones_are_read_and_kept_apart() -> None:
    got = read(UK)
    assert one(got, "name_latin", "mrz") == "ERIKSSON ANNA MARIA"
    assert one(got, "name_latin", "viz") == "ERIKSSON ANNA MARIA"
    assert one(got, "passport_number", "mrz") == one(got, "number", "viz") == "L898902C3"
    assert one(got, "sex", "viz") == one(got, "sex", "mrz") == "F"
    assert one(got, "birth_place", "viz") == "ZENITH"
    assert one(got, "authority", "viz") == "PASSPORT OFFICE"
    assert day(one(got, "expiry_date", "mrz")) == date(2012, 4, 15)
    assert one(got, "mrz_check_composite", "mrz") == "passed"


def test_every_fact_quotes_the_text_at_its_span() -> None:
    doc = document(UK)
    claim = passport.identify(doc)
    assert claim is not None
    got = passport.extract(doc, claim, Context())
    facts = [*got.facts, *(f for p in got.persons for f in p.facts)]
    assert len(facts) > 15
    for fact in facts:
        span = fact.provenance.span
        assert doc.page(span.page).text[span.start : span.end] == fact.provenance.quote != ""


def test_bilingual_dates_of_the_visual_zone_become_events() -> None:
    got = read(UK)
    events = {e.kind: e for e in got.events}
    assert events[EventKind.ISSUE].when == UncertainDate.day(date(2007, 4, 16))
    assert events[EventKind.ISSUE].detail("number") == "L898902C3"
    assert events[EventKind.ISSUE].asserted_by == "UTO"
    assert events[EventKind.BIRTH].when == UncertainDate.day(date(1974, 8, 12))
    assert events[EventKind.EXPIRY].when == UncertainDate.day(date(2012, 4, 15))


def test_a_chinese_data_page() -> None:
    got = read(CN)
    assert one(got, "name_han", "viz") == "样本一"
    assert one(got, "name_latin", "viz") == "YANG BENYI"
    assert one(got, "nationality", "viz") == one(got, "nationality", "mrz") == "CN"
    assert one(got, "sex", "viz") == "F"
    assert one(got, "number", "viz") == "E00000000"
    events = {e.kind: e for e in got.events}
    assert events[EventKind.ISSUE].when == UncertainDate.day(date(2016, 6, 12))
    assert events[EventKind.ISSUE].asserted_by == "CN"
    assert got.asserted_by == "CN"


def test_a_failed_check_digit_gives_readings_and_a_warning_and_no_correction() -> None:
    broken = ZONE.replace("7408122", "7408127")
    got = read(broken)
    assert one(got, "mrz_check_birth", "mrz") == "failed"
    (warning,) = [w for w in got.warnings if "date of birth" in w.message]
    assert warning.code == "mrz-check-failed"
    birth = one(got, "birth_date", "mrz")
    assert isinstance(birth, UncertainDate)
    assert date(1974, 8, 12) in {r.earliest for r in birth.readings}


def test_without_a_visual_zone_the_century_stays_open_where_logic_leaves_it_open() -> None:
    text = ZONE.replace("7408122", "050812" + check_digit("050812"))
    got = read(text)
    birth = one(got, "birth_date", "mrz")
    assert isinstance(birth, UncertainDate)
    assert {r.earliest for r in birth.readings} == {date(1905, 8, 12), date(2005, 8, 12)}


def test_years_of_two_figures_are_of_the_centuries_in_which_birth_issue_and_expiry_follow() -> None:
    page = UK.replace(ZONE, "").replace("AOUT 1974", "AOUT 74")
    got = read(page.replace("AVR 2007", "AVR 07").replace("AVR 2012", "AVR 17"))
    told = {e.kind: (e.when.only_day, e.inferred) for e in got.events}
    how = "birth, issue and expiry follow each other"
    assert told == {
        EventKind.BIRTH: (date(1974, 8, 12), how),
        EventKind.ISSUE: (date(2007, 4, 16), how),
        EventKind.EXPIRY: (date(2017, 4, 15), how),
    }


def test_centuries_stay_open_where_no_reading_follows_or_several_do() -> None:
    backwards = UK.replace(ZONE, "").replace("AVR 2007", "AVR 17").replace("AVR 2012", "AVR 07")
    got = read(backwards.replace("AOUT 1974", "AOUT 2018"))
    (issue,) = (e.when for e in got.events if e.kind is EventKind.ISSUE)
    assert len(issue.readings) > 1
    got = read(UK.replace(ZONE, "").replace("AOUT 1974", "AOUT 05").replace("AVR 2007", "AVR 07"))
    (birth,) = (e.when for e in got.events if e.kind is EventKind.BIRTH)
    assert {r.earliest.year for r in birth.readings} == {1905, 2005}


def test_a_data_page_without_zone_says_so() -> None:
    got = read(UK.replace(ZONE, ""))
    assert one(got, "name_latin", "viz") == "ERIKSSON ANNA MARIA"
    assert [w.code for w in got.warnings] == ["mrz-missing"]
    assert got.asserted_by == ""


@pytest.mark.parametrize(
    "text",
    [
        "The passport of the accused was kept by the police.\nDate of birth: 1 May 1980",
        "姓名 张三 性别 男 出生日期 1980年5月1日 国籍 中国",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
        "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        "",
    ],
)
def test_what_is_no_data_page_is_not_claimed(text: str) -> None:
    assert passport.identify(document(text)) is None


def test_a_fact_is_never_made_from_a_missing_field() -> None:
    got = read(ZONE)
    assert not got.values("issue_date")
    assert EventKind.ISSUE not in {e.kind for e in got.events}


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("PEOPLE'S REPUBLIC OF CHINA", "CN"),
        ("PEOPLE’S REPUBLIC OF CHINA", "CN"),
        ("中国/CHINESE", "CN"),
        ("REPUBLIC OF CHINA", "TW"),
        ("中華民國 REPUBLIC OF CHINA", "TW"),
    ],
)
def test_the_long_name_of_one_state_holds_that_of_another(printed: str, state: str) -> None:
    assert state_named(printed) == state


@pytest.mark.parametrize("label", ["SURAME", "Surnane", "SURNAME"])
def test_a_label_with_one_letter_lost_or_misread_is_a_label(label: str) -> None:
    assert one(read(UK.replace("Surname/Nom (1)", label)), "name_latin", "viz") == (
        "ERIKSSON ANNA MARIA"
    )


def test_a_name_that_begins_like_a_label_is_a_name() -> None:
    told = read(UK.replace("ERIKSSON\n", "SURMANEK\n"))
    assert "SURMANEK" in str(one(told, "name_latin", "viz"))


def leaning(text: str, degrees: float) -> Page:
    """A page whose rows are 30 pixels apart and whose lines lean clockwise, as in a photograph."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    words: list[Word] = []
    start = 0
    for row, line in enumerate(text.split("\n")):
        for match in re.finditer(r"\S+", line):
            chars = []
            for at, char in enumerate(match.group(), match.start()):
                x, y = 400 + 12 * at, 100 + 30 * row
                left, top = round(x * cos - y * sin), round(x * sin + y * cos)
                chars.append(Char(char, Box(left, top, left + 12, top + 20), 1.0))
            box = chars[0].box.union(chars[-1].box)
            words.append(Word(match.group(), box, 1.0, start + match.start(), tuple(chars)))
        start += len(line) + 1
    return Page(1, 2000, 2000, 0, "plain", text, tuple(words), len(text))


@pytest.mark.parametrize("degrees", [0.0, 14.0, -14.0])
def test_values_below_their_labels_are_found_on_a_page_that_leans(degrees: float) -> None:
    text = UK.replace("  Authority/Autorité", "").replace("  PASSPORT OFFICE", "")
    doc = replace(document("x"), pages=(leaning(text, degrees),))
    claim = passport.identify(doc)
    assert claim is not None
    told = passport.extract(doc, claim, Context())
    assert one(told, "name_latin", "viz") == "ERIKSSON ANNA MARIA"
    assert day(one(told, "birth_date", "viz")) == date(1974, 8, 12)
    assert day(one(told, "issue_date", "viz")) == date(2007, 4, 16)
    assert day(one(told, "expiry_date", "viz")) == date(2012, 4, 15)


CARD = """CARTE NATIONALE D'IDENTITÉ  PASSPORT
Nom: BERGER
Prénom(s): MARIE
Sexe: F
Né(e) le: 06.12.1965
P<UTOBERGER<<MARIE<<<<<<<<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10"""


def test_a_plural_in_brackets_belongs_to_the_label() -> None:
    assert one(read(CARD), "name_latin", "viz") == "BERGER MARIE"


def test_the_rest_of_a_label_in_one_more_language_is_no_value() -> None:
    told = read(UK.replace("Given names/Prénoms (2)\nANNA MARIA", "Given names / Pr"))
    assert one(told, "name_latin", "viz") == "ERIKSSON"


@pytest.mark.parametrize("label", ["外文別名/Also known as", "外文别名 / Also knowm as"])
def test_another_name_of_the_holder_is_not_the_name(label: str) -> None:
    told = read(CN.replace("性别/Sex  国籍", f"{label}\nMAY YANG\n性别/Sex  国籍"))
    assert one(told, "name_latin", "viz") == "YANG BENYI"


def with_one_unsure(at: int, confidence: float) -> Extraction:
    """The page of ``UK`` with one character, by its offset, read with this confidence."""
    page = leaning(UK, 0.0)
    words = tuple(
        replace(w, chars=tuple(
            replace(c, confidence=confidence) if w.start + i == at else c
            for i, c in enumerate(w.chars)
        ))
        for w in page.words
    )  # fmt: skip
    doc = replace(document("x"), pages=(replace(page, words=words),))
    claim = passport.identify(doc)
    assert claim is not None
    return passport.extract(doc, claim, Context())


def test_a_check_digit_is_as_sure_as_the_least_sure_character_it_rests_on() -> None:
    told = with_one_unsure(UK.index("ZE184226B"), 0.4)
    sure = {f.name: f.provenance.confidence for f in told.facts if f.name.startswith("mrz_check_")}
    assert sure["mrz_check_number"] == sure["mrz_check_birth"] == 1.0
    assert sure["mrz_check_optional"] == sure["mrz_check_composite"] == 0.4


def test_the_name_printed_as_in_the_zone_counts_where_labels_mislead() -> None:
    names = "姓/Surname\n样\nYANG\n名/Given names\n本一\nBENYI"
    lines = CN.replace(names, "名\nMAY YANG\nYANG, BEN-YI")
    assert one(read(lines), "name_latin", "viz") == "YANG BENYI"


def test_one_letter_of_a_han_word_is_no_label() -> None:
    told = read(UK.replace("Given names/Prénoms (2)\n", "题名/\nMAY\nGiven names/Prénoms (2)\n"))
    assert one(told, "name_latin", "viz") == "ERIKSSON ANNA MARIA"


def test_a_filler_for_the_sex_states_none() -> None:
    told = read(UK.replace("7408122F1204159", "7408122<1204159"))
    assert [f.value for p in told.persons for f in p.values("sex", "mrz")] == []
    assert one(told, "sex", "viz") == "F"


def test_a_check_digit_that_rests_on_hardly_read_characters_is_not_said_to_pass() -> None:
    told = with_one_unsure(UK.index("L898902C36UTO"), 0.3)
    rules = [r for r in load_rules() if r.id == "MRZ-02"]
    outcome = crosscheck(Case("p", Path()), [told], rules)
    assert outcome.findings == ()
    # The number and the whole zone rest on it; the days and the optional data do not.
    assert len([u for u in outcome.unchecked if "hardly read" in u.why]) == 2
    assert len(outcome.agreements) == 3


@pytest.mark.parametrize(("wide", "verdict"), [(12, Verdict.CERTAIN), (5, Verdict.READING)])
def test_a_failing_check_digit_of_tiny_letters_may_be_misread(wide: int, verdict: Verdict) -> None:
    page = leaning(UK.replace("ZE184226B<<<<<10", "ZE184229B<<<<<16"), 0.0)
    words = tuple(
        replace(w, chars=tuple(
            replace(c, box=Box(*(x * wide // 12 for x in astuple(c.box))))
            for c in w.chars
        ))
        for w in page.words
    )  # fmt: skip
    doc = replace(document("x"), pages=(replace(page, words=words),))
    claim = passport.identify(doc)
    assert claim is not None
    told = passport.extract(doc, claim, Context())
    optional = [f for f in told.facts if f.name == "mrz_check_optional"]
    rules = [r for r in load_rules() if r.id == "MRZ-02"]
    found = crosscheck(Case("p", Path()), [replace(told, facts=tuple(optional))], rules).findings
    assert [f.verdict for f in found] == [verdict]


@pytest.mark.parametrize(
    ("issued", "expires"), [("10 JAN 15", "10 JAN 25"), ("10 JAN 15", "10 JAN 14")]
)
def test_years_in_two_figures_are_those_in_which_somebody_can_hold_the_book(
    issued: str, expires: str
) -> None:
    text = (
        "PASSPORT  UTOPIA\nSurname: ERIKSSON\nGiven names: ANNA\nNationality: UTOPIAN\n"
        f"Date of birth: 23 FEB 84\nSex: F\nDate of issue: {issued}\nDate of expiry: {expires}\n"
        "Passport No. 532718846\n"
    )
    told = read(text)
    assert day(one(told, "birth_date", "viz")) == date(1984, 2, 23)
    assert day(one(told, "issue_date", "viz")) == date(2015, 1, 10)
    # An expiry before the issue is no reason to take another century.
    assert day(one(told, "expiry_date", "viz")) == date(2000 + int(expires[-2:]), 1, 10)


@pytest.mark.parametrize(
    ("authority", "issuer"),
    [
        ("公安部出入境管理局 MPS Exit & Entry Administration", "CN"),
        ("Immigration Department, Hong Kong, People's Republic of China", ""),
        ("Utopian Passport Office", ""),
    ],
)
def test_without_a_zone_the_office_tells_the_issuing_state(authority: str, issuer: str) -> None:
    text = (
        "PASSPORT\nSurname: ERIKSSON\nGiven names: ANNA\nDate of birth: 23 FEB 1984\nSex: F\n"
        "Date of issue: 10 JAN 2015\nDate of expiry: 09 JAN 2025\nPassport No. E52718846\n"
        f"Authority: {authority}\n"
    )
    assert read(text).asserted_by == issuer
