"""Innocent explanations that were tried: what holds, what fails, what is not counted."""

from __future__ import annotations

from pathlib import Path

from forensics.case import Case, Subject
from forensics.events import Event, EventKind, Extraction, Person
from forensics.findings import Assumption, Finding
from forensics.places import Place
from forensics.records import Fact, FactValue, Provenance, Span
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules
from forensics.rules.pagetests import parse_when

RULES = load_rules()
CASE = Case("test", Path(), Subject(("张三", "ZHANG SAN")))


def mark(document: str, at: int, quote: str) -> Provenance:
    return Provenance(document, 1, Span(1, at, at + len(quote)), (), quote, 1.0, "test")


def paper(name: str, *events: Event, kind: str = "", **facts: FactValue) -> Extraction:
    printed = [
        Fact(n, v, mark(name, 900 + i, str(n)))
        for i, (n, v) in enumerate({"name": "张三", **facts}.items())
    ]
    who = Person("p", "subject", tuple(printed))
    return Extraction(name, "0" * 64, kind, "zh", "", (who,), (), events)


def event(kind: EventKind, when: str, document: str, quote: str, at: int = 0) -> Event:
    place = Place("", "TH") if kind is EventKind.BORDER_CROSSING else Place("county", "CN")
    details = (("direction", "entry"),) if kind is EventKind.BORDER_CROSSING else ()
    marks = (mark(document, at, quote),)
    return Event(kind, parse_when(when, "order:x:TH"), marks, "p", place, details=details)


def bail(when: str, **facts: FactValue) -> Extraction:
    return paper(
        "bail.pdf", event(EventKind.BAIL, when, "bail.pdf", "二〇一六年三月一日"), **facts
    )


def stamp(when: str, quote: str, **facts: FactValue) -> Extraction:
    return paper("x.pdf", event(EventKind.BORDER_CROSSING, when, "x.pdf", quote), **facts)


def restricted(*papers: Extraction) -> Finding:
    findings = crosscheck(CASE, papers, RULES).findings
    return next(f for f in findings if f.rule == "PRES-01")


def of(finding: Finding, name: str) -> Assumption | None:
    return next((a for a in finding.assumptions if a.id == name), None)


def test_the_other_order_of_day_and_month_is_tried_where_it_can_be() -> None:
    inside = restricted(bail("2016-03-01/2016-10-31"), stamp("2016-06-05", "05/06/2016"))
    assert of(inside, "other-order").tested.startswith("holds: one other reading")
    outside = restricted(bail("2016-03-01/2016-10-31"), stamp("2016-06-12", "12.06.2016"))
    assert "if 12 June 2016 in x.pdf were 6 December 2016" in of(outside, "other-order").tested
    named = restricted(bail("2016-03-01/2016-10-31"), stamp("2016-06-05", "05 JUN 2016"))
    assert of(named, "other-order") is None
    large = restricted(bail("2016-03-01/2016-10-31"), stamp("2016-06-25", "25/06/2016"))
    assert of(large, "other-order") is None


def test_an_order_the_paper_leaves_open_decides() -> None:
    finding = restricted(
        bail("2016-06-01/2016-06-30"), stamp("2016-06-05|2016-05-06", "05/06/2016")
    )
    assert finding.verdict.value == "reading"
    # The choice of a page test is named by its date; a stamp's is named after its series.
    assert of(finding, "other-order").tested.startswith("fails: the paper leaves it open")


def test_a_figure_that_looks_like_another_ends_the_clash_or_not() -> None:
    finding = restricted(bail("2016-03-01/2016-10-31"), stamp("2016-06-12", "12 JUN 2016"))
    # 42, 72 and 19 … are tried for the day only: the month stands there in letters.
    assert of(finding, "other-figure").tested == "holds: one other reading tried, the clash remains"
    assert "were 12 June 2010" in of(finding, "other-year").tested
    narrow = restricted(bail("2016-06-10/2016-06-14"), stamp("2016-06-12", "12 JUN 2016"))
    assert "were 17 June 2016" in of(narrow, "other-figure").tested


def test_dates_in_characters_and_letters_are_not_tried_as_figures() -> None:
    finding = restricted(
        bail("2016-03-01/2016-10-31"), stamp("2016-06-12", "the twelfth of June")
    )
    assert of(finding, "other-figure") is None
    assert of(finding, "other-year") is None


def test_one_person_rests_on_a_number_or_stays_untested() -> None:
    period, day = "2016-03-01/2016-10-31", "2016-06-12"
    plain = restricted(bail(period), stamp(day, "12 JUN 2016"))
    assert of(plain, "same-person").tested == ""
    number = "350723199001010013"
    shared = restricted(
        bail(period, id_number=number), stamp(day, "12 JUN 2016", id_number=number)
    )
    assert of(shared, "same-person").tested.startswith("holds: each of the 2 papers")
    half = restricted(bail(period, id_number=number), stamp(day, "12 JUN 2016"))
    assert of(half, "same-person").tested == ""


def test_a_lunar_birthday_is_tried() -> None:
    # 15 May 1991 of the lunar calendar was 26 June 1991.
    birth = {"birth_date": parse_when("1991-05-15")}
    lunar = crosscheck(
        CASE, [paper("a.pdf", **birth), paper("b.pdf", birth_date=parse_when("1991-06-26"))], RULES
    )
    other = crosscheck(
        CASE, [paper("a.pdf", **birth), paper("b.pdf", birth_date=parse_when("1991-06-27"))], RULES
    )
    told = [
        a.tested
        for outcome in (lunar, other)
        for f in outcome.findings
        for a in f.assumptions
        if a.id == "same-calendar"
    ]
    assert [t.split(":")[0] for t in told] == ["fails", "holds"]


def test_explanations_that_cannot_be_tried_are_not_counted() -> None:
    finding = restricted(bail("2016-03-01/2016-10-31"), stamp("2016-06-12", "12 JUN 2016"))
    for name in ("carrier", "no-leave", "obeyed", "stamp-genuine", "record-genuine"):
        assert of(finding, name).tested == ""
