"""The engine as a whole: order, ids, identity, doubt, what agrees and what is missing."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forensics.case import Case, Subject
from forensics.events import Event, EventKind, Extraction, Person
from forensics.findings import Verdict
from forensics.places import Place
from forensics.records import Fact, Provenance, ReadingWarning, Span
from forensics.rules import join as joining
from forensics.rules.columns import Column
from forensics.rules.engine import crosscheck
from forensics.rules.identity import Identity
from forensics.rules.items import Item
from forensics.rules.loader import RuleError, load_rules, read_page
from forensics.rules.names import same_name
from forensics.rules.pagetests import parse_date, parse_when
from forensics.temporal.network import Limit
from forensics.temporal.readings import Reading, UncertainDate

RULES = load_rules()
CASE = Case("test", Path(), Subject(("张三", "ZHANG SAN")))


def mark(document: str, at: int = 0, quote: str = "words", confidence: float = 1.0) -> Provenance:
    return Provenance(document, 1, Span(1, at, at + len(quote)), (), quote, confidence, "test")


def paper(
    name: str,
    *events: Event,
    person: str = "张三",
    facts: tuple[tuple[str, object], ...] = (),
    warnings: tuple[ReadingWarning, ...] = (),
    kind: str = "",
) -> Extraction:
    printed = [Fact("name", person, mark(name, 900))]
    printed += [Fact(n, v, mark(name, 950 + i)) for i, (n, v) in enumerate(facts)]
    who = Person("p", "subject", tuple(printed))
    return Extraction(name, "0" * 64, kind, "zh", "", (who,), (), events, (), warnings)


def event(
    kind: EventKind, when: str, document: str, at: int = 0, place: str = "", **details: str
) -> Event:
    country, _, code = place.partition("-")
    where = Place(place, country, code) if place else None
    provenance = (mark(document, at, when),)
    return Event(kind, parse_when(when), provenance, "p", where, details=tuple(details.items()))


def bail(when: str = "2016-03-01/2016-10-31", name: str = "bail.pdf") -> Extraction:
    return paper(name, event(EventKind.BAIL, when, name, place="CN-350723"))


def stamps(*days: str, name: str = "passport.pdf") -> Extraction:
    crossed = [
        event(EventKind.BORDER_CROSSING, d, name, 10 * i, "TH", direction="entry")
        for i, d in enumerate(days)
    ]
    return paper(name, *crossed)


def found(*papers: Extraction, case: Case = CASE) -> dict[str, set[Verdict]]:
    verdicts: dict[str, set[Verdict]] = {}
    for finding in crosscheck(case, papers, RULES).findings:
        verdicts.setdefault(finding.rule, set()).add(finding.verdict)
    return verdicts


def test_order_of_papers_facts_and_rules_changes_nothing() -> None:
    papers = [bail(), stamps("2016-06-12", "2016-04-05|2016-05-04", "2017-01-01")]
    papers.append(paper("c.pdf", event(EventKind.CLEARANCE, "2019-02-01", "c.pdf", place="CN")))
    first = crosscheck(CASE, papers, RULES)
    assert first.findings
    assert first.agreements
    assert first.unchecked
    rng = random.Random(7)
    for _ in range(5):
        shuffled = [replace(p, events=tuple(rng.sample(p.events, len(p.events)))) for p in papers]
        rng.shuffle(shuffled)
        assert crosscheck(CASE, shuffled, rng.sample(RULES, len(RULES))) == first


def test_ids_do_not_change_with_what_else_is_in_the_case() -> None:
    alone = crosscheck(CASE, [bail(), stamps("2016-06-12")], RULES).findings
    more = crosscheck(CASE, [bail(), stamps("2016-06-12", "2016-07-01")], RULES).findings
    assert {f.id for f in alone} < {f.id for f in more}
    assert len({f.id for f in more}) == len(more)


def test_equal_words_at_two_places_get_two_ids() -> None:
    outcome = crosscheck(CASE, [bail(), stamps("2016-06-12", "2016-06-12")], RULES)
    ids = [f.id for f in outcome.findings if f.rule == "PRES-01"]
    assert len(ids) == 2
    assert len(set(ids)) == 2


def test_a_finding_says_everything_a_reporter_needs() -> None:
    outcome = crosscheck(CASE, [bail(), stamps("2016-06-12")], RULES)
    finding = next(f for f in outcome.findings if f.rule == "PRES-01")
    assert "12 June 2016" in finding.sentence
    assert "{" not in finding.sentence
    assert {e.role for e in finding.evidence} == {"r", "s"}
    assert all(e.provenance and e.statement and e.reading for e in finding.evidence)
    assert "art. 69" in finding.law, "the article of the text in force in 2016"
    assert "art. 71" not in finding.law
    assert len(finding.assumptions) >= 2


def test_law_of_a_later_day_is_the_later_text() -> None:
    papers = [bail("2019-03-01/2019-10-31"), stamps("2019-06-12")]
    law = next(f for f in crosscheck(CASE, papers, RULES).findings if f.rule == "PRES-01").law
    assert "art. 71" in law
    assert "art. 69" not in law


def test_what_agrees_is_said_with_its_evidence() -> None:
    outcome = crosscheck(CASE, [bail(), stamps("2017-06-12")], RULES)
    assert not outcome.findings
    said = next(a for a in outcome.agreements if a.rule == "PRES-01")
    assert {e.role for e in said.evidence} == {"r", "s"}


def test_what_is_missing_is_said() -> None:
    outcome = crosscheck(CASE, [bail()], RULES)
    missing = next(u for u in outcome.unchecked if u.rule == "PRES-01")
    assert "border stamp" in missing.missing
    assert not missing.blocking


def test_an_unread_stamp_is_not_silence() -> None:
    warning = ReadingWarning("stamp-unread", "a stamp that could not be read", mark("x.pdf", 5))
    unread = replace(stamps("2017-06-12", name="x.pdf"), warnings=(warning,))
    outcome = crosscheck(CASE, [bail(), unread], RULES)
    missing = next(u for u in outcome.unchecked if u.rule == "PRES-01")
    assert missing.blocking
    assert missing.provenance


def test_an_event_without_a_date_is_said_to_be_unread() -> None:
    undated = Event(EventKind.BORDER_CROSSING, None, (mark("x.pdf"),), "p", Place("", "TH"))
    outcome = crosscheck(CASE, [bail(), paper("x.pdf", undated)], RULES)
    assert any(u.rule == "PRES-01" and u.blocking for u in outcome.unchecked)


def test_leave_to_travel_explains_and_is_reported_as_explaining() -> None:
    leave = paper(
        "leave.pdf", event(EventKind.TRAVEL_PERMITTED, "2016-06-10/2016-06-20", "leave.pdf")
    )
    outcome = crosscheck(CASE, [bail(), stamps("2016-06-12"), leave], RULES)
    assert not [f for f in outcome.findings if f.rule == "PRES-01"]
    explained = [a for a in outcome.agreements if a.kind == "explained"]
    assert explained
    assert "leave.pdf" in explained[0].sentence


@pytest.mark.parametrize(
    ("confidence", "verdict"), [(0.79, Verdict.READING), (0.8, Verdict.CERTAIN)]
)
def test_nothing_certain_rests_on_a_doubtful_reading(confidence: float, verdict: Verdict) -> None:
    crossing = event(EventKind.BORDER_CROSSING, "2016-06-12", "x.pdf", place="TH")
    doubtful = replace(crossing, provenance=(mark("x.pdf", 0, "12 JUN 2016", confidence),))
    outcome = crosscheck(CASE, [bail(), paper("x.pdf", doubtful)], RULES)
    finding = next(f for f in outcome.findings if f.rule == "PRES-01")
    assert finding.verdict is verdict
    if verdict is Verdict.READING:
        assert finding.deciding
        assert "12 JUN 2016" in finding.deciding[-1].words


def test_a_warning_on_the_date_takes_certainty_away() -> None:
    papers = [bail(), stamps("2016-06-12")]
    assert found(*papers)["PRES-01"] == {Verdict.CERTAIN}
    warning = ReadingWarning(
        "date-damaged", "a doubtful day", mark("passport.pdf", 0, "2016-06-12")
    )
    papers[1] = replace(papers[1], warnings=(warning,))
    assert found(*papers)["PRES-01"] == {Verdict.READING}


def test_a_direction_told_by_a_frame_alone_is_no_certain_exit() -> None:
    crossing = event(
        EventKind.BORDER_CROSSING, "2016-06-12", "x.pdf", place="CN", direction="exit"
    )
    sure = paper("x.pdf", crossing)
    whole = mark("x.pdf", 0, "2016-06-12")
    unsure = replace(
        sure, warnings=(ReadingWarning("stamp-direction-unsure", "by the frame alone", whole),)
    )
    exits = {"EXIT-01", "PRES-01"}
    certain = found(bail(), sure)
    assert any(certain.get(rule) == {Verdict.CERTAIN} for rule in exits), certain
    doubtful = found(bail(), unsure)
    assert all(Verdict.CERTAIN not in doubtful.get(rule, set()) for rule in exits), doubtful


def test_a_period_that_can_only_run_forward_settles_the_order_of_its_series() -> None:
    """05/08 and 06/07 of one series; elsewhere in it a visa from 03/04 to 04/03 of one year."""

    def either(a: str, b: str) -> str:
        return f"{a}=order:x:day-first|{b}=order:x:month-first"

    stamp = stamps(either("2016-08-05", "2016-05-08"))
    restriction = bail("2016-06-20/2016-10-31")
    assert found(restriction, stamp)["PRES-01"] == {Verdict.READING}
    # day-first: 3 April to 4 March (impossible); month-first: 4 March to 3 April
    when = either("2016-04-03", "2016-03-04") + "/" + either("2016-03-04", "2016-04-03")
    settled = paper("visa.pdf", event(EventKind.OTHER, when, "visa.pdf"))
    assert "PRES-01" not in found(restriction, stamp, settled)


def test_two_persons_of_one_name_are_kept_apart() -> None:
    one = paper(
        "bail.pdf",
        event(EventKind.BAIL, "2016-03-01/2016-10-31", "bail.pdf", place="CN-350723"),
        facts=(("birth_date", parse_date("1991-08-17")), ("id_number", "430225199108170036")),
    )
    two = paper(
        "passport.pdf",
        event(EventKind.BORDER_CROSSING, "2016-06-12", "passport.pdf", place="TH"),
        facts=(("birth_date", parse_date("1975-01-02")), ("id_number", "110101197501020018")),
    )
    assert not found(one, two)


BORN_1991 = ("birth_date", parse_date("1991-08-17"))
NUMBER_1991 = ("id_number", "430225199108170036")
BORN_1975 = ("birth_date", parse_date("1975-01-02"))
NUMBER_1975 = ("id_number", "110101197501020018")


def bailed(name: str, *marks: tuple[str, object]) -> Extraction:
    held = event(EventKind.BAIL, "2016-03-01/2016-10-31", name, place="CN-350723")
    return paper(name, held, facts=marks)


def crossed(name: str, *marks: tuple[str, object]) -> Extraction:
    out = event(EventKind.BORDER_CROSSING, "2016-06-12", name, place="TH")
    return paper(name, out, facts=marks)


@pytest.mark.parametrize(
    "third",
    [
        bailed("c.pdf", BORN_1991),
        bailed("c.pdf", NUMBER_1991),
        crossed("c.pdf", BORN_1975),
        bailed("c.pdf"),
        paper("c.pdf", facts=(("birth_date", parse_date("1980-05-05")),)),
    ],
    ids=["birth of one", "number of one", "birth of the other", "no mark", "a third birth date"],
)
def test_a_third_paper_does_not_tie_two_persons_of_one_name(third: Extraction) -> None:
    """Birth date and number both differ: two persons, whatever else is in the case."""
    one, two = bailed("bail.pdf", BORN_1991, NUMBER_1991), crossed("p.pdf", BORN_1975, NUMBER_1975)
    for finding in crosscheck(CASE, (one, two, third), RULES).findings:
        papers = {p.document for e in finding.evidence for p in e.provenance}
        assert not {"bail.pdf", "p.pdf"} <= papers, finding.sentence
        assert not (finding.rule != "ID-01" and len(papers) > 1), finding.sentence


def test_the_birth_date_inside_a_valid_number_is_held_against_a_printed_one() -> None:
    papers = bailed("bail.pdf", NUMBER_1991), crossed("p.pdf", BORN_1975)
    assert found(*papers) == {"PRES-01": {Verdict.READING}}
    # The last digit does not fit: the number may be misread, and says nothing.
    misread = bailed("bail.pdf", ("id_number", "430225199108170037"))
    assert found(misread, papers[1])["PRES-01"] == {Verdict.CERTAIN}


def test_one_mark_that_differs_lowers_the_link() -> None:
    one = paper(
        "bail.pdf",
        event(EventKind.BAIL, "2016-03-01/2016-10-31", "bail.pdf", place="CN-350723"),
        facts=(("birth_date", parse_date("1991-08-17")),),
    )
    two = paper(
        "passport.pdf",
        event(EventKind.BORDER_CROSSING, "2016-06-12", "passport.pdf", place="TH"),
        facts=(("birth_date", parse_date("1991-09-17")),),
    )
    assert found(one, two) == {"ID-01": {Verdict.READING}, "PRES-01": {Verdict.READING}}


def test_two_han_names_of_one_pinyin_are_two_people() -> None:
    case = Case("bare", Path())
    papers = [paper("a.pdf", person="张三"), paper("b.pdf", person="章三")]
    who = Identity(case.subject, papers)
    assert who.of(0, "p")[0] != who.of(1, "p")[0]


def test_an_alias_of_the_case_file_joins() -> None:
    subject = Subject(("张三",), ("Jackie Zhang",))
    papers = [paper("a.pdf", person="张三"), paper("b.pdf", person="JACKIE ZHANG")]
    who = Identity(subject, papers)
    assert who.of(0, "p") == who.of(1, "p")


def test_a_name_in_the_other_script_is_one_name() -> None:
    one, two = paper("a.pdf", person="温如玉"), paper("b.pdf", person="溫如玉")
    who = Identity(Subject(("温如玉",), ()), [one, two])
    assert who.of(0, "p") == who.of(1, "p")
    assert found(one, two) == {}


def test_a_masked_name_is_joined_only_in_doubt() -> None:
    masked = paper(
        "bail.pdf",
        event(EventKind.BAIL, "2016-03-01/2016-10-31", "bail.pdf", place="CN-350723"),
        person="张某",
    )
    verdicts = found(masked, stamps("2016-06-12"))
    assert verdicts == {"PRES-01": {Verdict.READING}}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("曾伟", "ZENG WEI", True),
        ("曾伟", "CENG WEI", True),
        ("吕明", "LYU MING", True),
        ("吕明", "LU, MING", True),
        ("欧阳雪", "XUE OUYANG", True),
        ("王力强", "WANG LIQUAN", False),
        ("王某", "王力强", None),
        ("李某", "王力强", False),
        ("张三", "张三", True),
        # one name in two scripts
        ("温如玉", "溫如玉", True),
        ("溫某", "温如玉", None),
        ("溫如玉", "WEN RUYU", True),
        ("温如玉", "湿如玉", False),
        ("ZHANG SAN", "San Zhang", True),
    ],
)
def test_names(a: str, b: str, expected: bool | None) -> None:
    assert same_name(a, b) is expected
    assert same_name(b, a) is expected


PAGE = """
id = "OWN-01"
title = "t"
group = "between-documents"
nature = "contradiction"
severity = "low"
conflict = ["during(s.date, r.period)"]
covers = "c"
not_covered = "n"
[facts]
r = ["bail"]
s = ["border_crossing"]
[say]
certain = "c"
[[assume]]
id = "a"
otherwise = "o."
ask = "x"
[[assume]]
id = "b"
otherwise = "o."
ask = "x"
[[test]]
r = ["2016"]
s = ["2016"]
expect = "CERTAIN"
[[test]]
r = ["2016"]
s = ["2016"]
expect = "NONE"
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('[[assume]]\nid = "b"\notherwise = "o."\nask = "x"\n', "", "at least two"),
        ('expect = "NONE"', 'expect = "PRECISION"', "expects NONE"),
        ('expect = "CERTAIN"', 'expect = "READING"', "expects CERTAIN"),
        ("during(s.date, r.period)", "__import__('os')", "unknown predicate"),
        ("during(s.date, r.period)", "s.date.year", "only predicates"),
        ("during(s.date, r.period)", "during(x.date, r.period)", "names no fact"),
        ("during(s.date, r.period)", "during(s.date)", "takes 2 to 2"),
        ('"bail"', '"bails"', "unknown kind"),
        ('id = "OWN-01"', 'id = "own"', "not like"),
        ('severity = "low"', 'severity = "lowest"', "unknown severity"),
        ('severity = "low"', 'severity = "low"\ncolour = "red"', "unknown key"),
        ('conflict = ["during(s.date, r.period)"]', 'python = "os:system"', "not allowed"),
    ],
)
def test_a_page_that_lacks_something_does_not_load(old: str, new: str, says: str) -> None:
    read_page(PAGE, "own.toml", trusted=False)
    assert old in PAGE
    with pytest.raises(RuleError, match=says):
        read_page(PAGE.replace(old, new, 1), "own.toml", trusted=False)


def test_a_page_of_the_user_is_shown_as_his(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(PAGE, "utf-8")
    rules = load_rules([own])
    assert [r.source for r in rules if r.id == "OWN-01"] == ["own.toml"]
    own.write_text(PAGE.replace("OWN-01", "PRES-01"), "utf-8")
    with pytest.raises(RuleError, match="is taken"):
        load_rules([own])


days = st.integers(0, 20).map(lambda n: date(2016, 3, 1) + timedelta(days=n))


@st.composite
def uncertain(draw: st.DrawFn) -> UncertainDate | None:
    if draw(st.integers(0, 9)) == 0:
        return None
    readings = draw(st.lists(st.tuples(days, st.integers(0, 4)), min_size=1, max_size=2))
    return UncertainDate(
        tuple(Reading(d, d + timedelta(days=n)) for d, n in dict(readings).items())
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(uncertain(), min_size=9, max_size=14),
    st.lists(st.tuples(uncertain(), uncertain()), min_size=9, max_size=12),
    st.lists(
        st.builds(
            Limit,
            st.sampled_from(["s.start", "r.start"]),
            st.sampled_from(["s.start", "r.end"]),
            st.integers(-3, 3),
        ).filter(lambda x: x.left[0] != x.right[0]),
        max_size=3,
    ),
)
def test_the_join_skips_nothing_that_the_limits_allow(
    points: list[UncertainDate | None],
    periods: list[tuple[UncertainDate | None, UncertainDate | None]],
    limits: list[Limit],
) -> None:
    def item(kind: str, at: int, start: UncertainDate | None, end: UncertainDate | None) -> Item:
        where = (mark("x", at),)
        return Item(kind, paper("x"), where, "p", "p", start, end)

    lists = {
        "s": [item("s", n, d, d) for n, d in enumerate(points)],
        "r": [item("r", n, a, b) for n, (a, b) in enumerate(periods)],
    }

    def allowed(pair: dict[str, Item]) -> bool:
        for limit in limits:
            low, high = (
                i.bounds(side)
                for letter, side in (limit.left.split("."), limit.right.split("."))
                for i in [pair[letter]]
            )
            if low[0] - high[1] > limit.days:
                return False
        return True

    expected = {(id(s), id(r)) for s in lists["s"] for r in lists["r"] if allowed({"s": s, "r": r})}
    columns = {x: Column.of(items, [0] * len(items)) for x, items in lists.items()}
    bindings = joining.Join(columns, limits).bindings()
    found_pairs = [(id(p["s"]), id(p["r"])) for _, p, _ in bindings]
    assert set(found_pairs) == expected
    assert len(found_pairs) == len(set(found_pairs))


def test_two_stamps_paired_by_this_program_do_not_settle_how_a_date_is_read() -> None:
    """Entry on 6 May or 5 June, exit on 20 May: the exit may be of another journey."""
    restricted = bail("2016-06-01/2016-06-30")
    entry = event(
        EventKind.BORDER_CROSSING, "2016-05-06|2016-06-05", "x.pdf", 0, "TH", direction="entry"
    )
    leave = event(EventKind.BORDER_CROSSING, "2016-05-20", "x.pdf", 20, "TH", direction="exit")
    assert found(restricted, paper("x.pdf", entry, leave))["PRES-01"] == {Verdict.READING}
