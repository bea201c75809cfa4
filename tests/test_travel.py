"""Travel histories: what follows from stamps in every reading, and what only in some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from forensics.case import Subject
from forensics.events import Event, EventKind, Extraction, Person
from forensics.histories import Days, Stay, TravelHistory
from forensics.places import Place
from forensics.records import Fact, Provenance, ReadingWarning, Span
from forensics.temporal.readings import Pick, Reading, UncertainDate
from forensics.travel import histories

D = date.fromisoformat
DIRECTIONS = {">": "entry", "<": "exit", "?": "unknown"}


def mark(at: int, document: str = "passport.pdf", quote: str = "x") -> Provenance:
    return Provenance(document, 1, Span(1, at, at + 1), (), quote, 1.0, "test")


def swapped(text: str) -> UncertainDate:
    """``3/4/2016``: the day first or the month first, one choice for all of them."""
    a, b, year = (int(x) for x in text.split("/"))
    return UncertainDate(
        tuple(
            Reading(day, day, (Pick("order:passport.pdf", order),))
            for order, day in (
                ("day-first", date(year, b, a)),
                ("month-first", date(year, a, b)),
            )
        )
    )


def when_of(text: str) -> UncertainDate | None:
    if text == "-":
        return None
    if "/" in text:
        return swapped(text)
    if ".." in text:
        first, last = text.split("..")
        return UncertainDate.between(D(first), D(last))
    return UncertainDate.day(D(text))


def paper(stamps: str, document: str = "passport.pdf", **more: object) -> Extraction:
    """``CN< 2016-03-05; TH> 2016-03-05``: state, direction, date."""
    events = []
    for at, stamp in enumerate(s.strip() for s in stamps.split(";") if s.strip()):
        who, when = stamp.split()
        events.append(
            Event(
                EventKind.BORDER_CROSSING,
                when_of(when),
                (mark(at, document),),
                person="holder",
                where=Place(who[:-1], who[:-1]) if who[:-1] else None,
                details=(("direction", DIRECTIONS[who[-1]]),),
            )
        )
    name = Fact("name_latin", "SHEN YANZHOU", mark(900, document))
    holder = Person("holder", "holder", (name, *more.get("facts", ())))  # type: ignore[misc]
    return Extraction(
        document, "0" * 64, "passport", "en", "CN", (holder,), (), tuple(events),
        warnings=more.get("warnings", ()),  # type: ignore[arg-type]
    )  # fmt: skip


def one(stamps: str, **more: object) -> TravelHistory:
    (history,) = histories(Subject(), [paper(stamps, **more)])
    return history


def stay(history: TravelHistory, state: str) -> Stay:
    (found,) = (s for s in history.stays if s.area == state)
    return found


def days(history: TravelHistory) -> dict[str, tuple[int, int | None]]:
    return {a.area: (a.days.least, a.days.most) for a in history.areas}


def test_a_journey_with_all_its_stamps() -> None:
    history = one("CN< 2016-03-05; TH> 2016-03-05; TH< 2016-03-20; CN> 2016-03-21")
    found = stay(history, "TH")
    assert (found.start.first, found.end.last) == (D("2016-03-05"), D("2016-03-20"))
    assert found.days == Days(16, 16)
    assert found.courses == history.courses == 1
    assert history.gaps == ()  # out one day, in the next: no full day between
    assert days(history) == {"CN": (2, None), "TH": (16, 16)}


def test_a_window_bounds_what_is_open() -> None:
    extraction = paper("CN< 2016-03-05; TH> 2016-03-05; TH< 2016-03-20; CN> 2016-03-21")
    (history,) = histories(Subject(), [extraction], D("2016-03-01"), D("2016-03-31"))
    assert days(history) == {"CN": (2, 16), "TH": (16, 16)}


def test_no_exit_stamp_is_not_filled_in() -> None:
    history = one("GB> 2016-03-05; CN> 2016-06-01")
    found = stay(history, "GB")
    assert found.exit is None
    assert found.end_by == 1
    assert found.days == Days(1, 89)
    assert found.practice == ("exit: none",)  # the United Kingdom stamps no exits
    last = stay(history, "CN")
    assert last.days == Days(1, None)
    assert last.end.last is None


def test_no_entry_stamp_is_not_filled_in() -> None:
    history = one("TH< 2016-03-05; VN< 2016-04-05")
    assert stay(history, "TH").days == Days(1, None)
    found = stay(history, "VN")
    assert found.entry is None
    assert found.start_by == 0
    assert found.days == Days(1, 32)


def test_a_gap_names_states_that_leave_no_stamp() -> None:
    history = one("TH> 2016-03-01; TH< 2016-03-05; VN> 2016-03-10; VN< 2016-03-11")
    (gap,) = history.gaps
    assert gap.days == Days(4, 4)
    assert "Hong Kong" in gap.unstamped
    assert "Thailand" not in gap.unstamped


def test_stamps_of_one_day_stand_in_the_order_in_which_they_fit() -> None:
    transit = one("CN< 2016-03-04; TH< 2016-03-05; TH> 2016-03-05; CN> 2016-03-06")
    assert stay(transit, "TH").days == Days(1, 1)
    turn = one("TH> 2016-03-01; TH> 2016-03-05; TH< 2016-03-05; TH< 2016-03-09")
    assert [s.days for s in turn.stays] == [Days(5, 5), Days(5, 5)]
    assert days(turn) == {"TH": (9, 9)}  # the day of both stays counts once
    over = one("VN> 2016-03-05; CN< 2016-03-05")
    assert [(s.area, s.entry, s.exit) for s in over.stays] == [("CN", None, 1), ("VN", 0, None)]


def test_an_order_that_the_stamps_of_a_day_do_not_settle_is_laid_out_both_ways() -> None:
    # Out and back, or in and out: without a stamp before or after, both need none to be missing.
    alone = one("CN< 2016-03-05; CN> 2016-03-05")
    assert alone.courses == 2
    assert days(alone) == {"CN": (1, None)}
    # Two entries of one day: which came last?
    two = one("TH> 2016-03-05; VN> 2016-03-05")
    assert two.courses == 2
    assert days(two) == {"TH": (1, None), "VN": (1, None)}
    # The exit that follows settles it.
    after = one("TH> 2016-03-05; VN> 2016-03-05; VN< 2016-03-09")
    assert days(after) == {"TH": (1, 1), "VN": (5, 5)}


def test_a_crossing_without_a_place_settles_no_order_and_leaves_it_open() -> None:
    two = "TH> 2016-03-05; VN> 2016-03-05; VN< 2016-03-09"
    assert days(one(two)) == {"TH": (1, 1), "VN": (5, 5)}  # the exit shows which came last
    history = one(f"{two}; ? 2016-03-07")
    assert history.courses == 2
    assert days(history) == {"TH": (1, 5), "VN": (2, 5)}


def test_more_stamps_of_a_day_than_can_be_put_in_order_are_given_none() -> None:
    history = one("TH> 2016-03-01; " + "VN> 2016-03-05; VN< 2016-03-05; " * 3 + "TH< 2016-03-09")
    assert history.widened
    assert stay(history, "TH").days == Days(2, 9)
    assert days(history)["VN"] == (1, 9)  # wider than need be, and said so


def test_one_series_that_shows_both_orders_settles_nothing() -> None:
    def only(day: str, order: str) -> UncertainDate:
        return UncertainDate((Reading(D(day), D(day), (Pick("order:passport.pdf", order),)),))

    dates = [only("2016-03-25", "day-first"), only("2016-03-28", "month-first"),
             swapped("5/4/2016")]  # fmt: skip
    history = stamped_on(dates, "TH> TH< VN>")
    assert [len(c.when.readings) for c in history.crossings if c.when] == [1, 1, 2]
    assert history.courses == 2  # both stamps stand in each; the third is open
    assert stay(history, "TH").days == Days(4, 4)


def test_one_stamp_settles_the_order_of_the_others_and_they_say_so() -> None:
    sole = UncertainDate(
        (Reading(D("2016-04-25"), D("2016-04-25"), (Pick("order:passport.pdf", "day-first"),)),)
    )
    history = stamped_on([swapped("3/4/2016"), sole], "TH> TH<")
    assert history.courses == 1
    assert stay(history, "TH").days == Days(23, 23)
    first, last = history.crossings
    assert first.when
    assert first.when.only_day == D("2016-04-03")
    assert "day-first, as the stamp of the same series" in first.inferred
    assert last.inferred == ""


def stamped_on(dates: list[UncertainDate], who: str) -> TravelHistory:
    """Stamps ``who`` on dates of any form."""
    plain = paper("; ".join(f"{w} 2016-01-01" for w in who.split()))
    events = tuple(replace(e, when=d) for e, d in zip(plain.events, dates, strict=True))
    (history,) = histories(Subject(), [replace(plain, events=events)])
    return history


def test_states_of_a_union_are_one() -> None:
    history = one("FR> 2016-03-01; DE< 2016-03-09")
    assert stay(history, "SCHENGEN").days == Days(9, 9)


def test_a_state_belongs_to_a_union_from_the_day_it_joined() -> None:
    before = one("FR> 2015-03-01; HR< 2015-03-09")
    assert {s.area for s in before.stays} == {"SCHENGEN", "HR"}
    after = one("FR> 2024-03-01; HR< 2024-03-09")
    assert stay(after, "SCHENGEN").days == Days(9, 9)
    never = one("FR> 2024-03-01; CY< 2024-03-09")
    assert {s.area for s in never.stays} == {"SCHENGEN", "CY"}


def test_automatic_gates_are_told_where_a_stamp_is_missing() -> None:
    history = one("JP> 2016-03-01; TH> 2016-03-09; TH< 2016-03-12; VN> 2016-03-20")
    assert stay(history, "JP").practice == ("exit: automatic gates",)
    (gap,) = history.gaps
    assert "Taiwan" in gap.gated
    assert "Thailand" not in gap.gated


def test_a_state_of_no_table_is_not_held_to_stamp() -> None:
    assert stay(one("UTO> 2016-03-01"), "UTO").practice == ("not in the tables",)


def test_a_gap_that_holds_in_some_readings_has_the_days_of_these() -> None:
    history = one("VN> 2016-03-25; VN< 2016-04-05; TH> 3/5/2016")
    (gap,) = history.gaps
    assert gap.courses == 1
    assert (gap.end.first, gap.end.last) == (D("2016-05-03"), D("2016-05-03"))
    assert gap.days == Days(27, 27)


def test_stamps_alike_by_accident_are_not_one() -> None:
    # Two stamps of one day whose state was not read, on two pages: an exit and an entry perhaps.
    found = histories(Subject(), [paper("? 2016-03-05"), paper("? 2016-03-05", "more.pdf")])
    assert [len(h.crossings) for h in found] == [2]


def test_an_ambiguous_order_is_laid_out_both_ways() -> None:
    history = one("TH> 3/4/2016; TH< 9/4/2016")
    assert history.courses == 2
    found = stay(history, "TH")
    assert found.courses == 2
    # 3 to 9 April, or 4 March to 4 September
    assert found.days == Days(7, 185)
    assert (found.start.first, found.start.last) == (D("2016-03-04"), D("2016-04-03"))


def test_what_holds_in_one_reading_only_says_so() -> None:
    history = one("TH> 3/4/2016; TH< 9/4/2016; VN> 2016-03-20; VN< 2016-03-25")
    by_courses = {(s.area, s.entry is None, s.exit is None): s.courses for s in history.stays}
    assert history.courses == 2
    assert by_courses["TH", False, False] == 1  # day first: Vietnam lies before
    assert by_courses["VN", False, False] == 2
    assert by_courses["TH", False, True] == 1  # month first: Vietnam lies between


def test_an_unread_direction_is_taken_both_ways() -> None:
    history = one("TH> 2016-03-01; TH? 2016-03-09")
    assert history.courses == 2
    assert {(s.entry, s.exit, s.courses) for s in history.stays} == {
        (0, 1, 1), (0, None, 1), (1, None, 1),
    }  # fmt: skip
    assert days(history)["TH"] == (2, None)


def test_a_wide_date_has_no_place_among_others() -> None:
    history = one("TH> 2016-03-01; TH< 2016-03-20; TH< 2016-03-02..2016-03-31")
    assert [c.doubt for c in history.crossings].count("wide") == 1
    found = stay(history, "TH")
    assert found.may_hold
    assert found.days == Days(2, 20)  # only the days of its stamps are sure
    assert days(history)["TH"] == (2, 31)  # the third may be the exit of a second stay


def test_a_state_known_by_a_stamp_without_place_is_counted() -> None:
    history = one("TH> 2016-03-01..2016-03-31; VN> 2016-03-05; VN< 2016-03-10")
    assert [s.area for s in history.stays] == ["VN"]
    assert days(history) == {"TH": (1, None), "VN": (2, 6)}


def test_a_stamp_whose_state_was_not_read_may_be_of_any() -> None:
    history = one("TH> 2016-03-01; TH< 2016-03-05; < 2016-03-10; VN> 2016-03-11; VN< 2016-03-12")
    assert days(history) == {"TH": (5, 10), "VN": (2, 8)}


def test_a_wide_date_alone_bounds_both_sides() -> None:
    history = one("TH> 2016-03-01..2016-03-31; TH< 2016-04-10")
    found = stay(history, "TH")
    assert found.days == Days(11, 41)


def test_a_stamp_without_a_date_is_listed_and_placed_nowhere() -> None:
    history = one("TH> 2016-03-01; TH< -; TH< 2016-03-20")
    assert [c.doubt for c in history.crossings] == ["", "", "no-date"]
    assert stay(history, "TH").days == Days(2, 20)  # it may lie between the two
    assert stay(history, "TH").may_hold == (2,)
    assert days(history)["TH"] == (2, None)


def test_stamps_that_were_not_read_are_told() -> None:
    told = ReadingWarning("stamp-unread", "a stamp is seen here and could not be read", mark(5))
    assert one("TH> 2016-03-01", warnings=(told,)).unread == (told,)
    (history,) = histories(Subject(), [paper("", warnings=(told,))])
    assert (history.crossings, history.stays) == ((), ())


def test_a_stamp_scanned_twice_is_one_crossing() -> None:
    stamps = "TH> 2016-03-01; TH< 2016-03-20"
    (history,) = histories(Subject(), [paper(stamps), paper(stamps, "again.jpg")])
    assert len(history.crossings) == 2
    assert [p.document for p in history.crossings[0].places] == ["passport.pdf", "again.jpg"]
    assert stay(history, "TH").days == Days(20, 20)


def test_two_passports_of_one_person_are_one_history() -> None:
    (history,) = histories(
        Subject(), [paper("TH> 2016-03-01", "old.pdf"), paper("TH< 2016-03-20", "new.pdf")]
    )
    assert stay(history, "TH").days == Days(20, 20)
    assert history.papers == ("old.pdf", "new.pdf")


def born(day: str, number: str) -> dict[str, object]:
    facts = (
        Fact("birth_date", UncertainDate.day(D(day)), mark(910)),
        Fact("passport_number", number, mark(920)),
    )
    return {"facts": facts}


def test_pages_that_name_nobody_are_an_assumption_and_of_two_persons_nobodys() -> None:
    holder = paper("TH> 2016-03-01", "a.pdf", **born("1980-01-01", "E00000001"))
    pages = replace(
        paper("TH< 2016-03-20", "pages.pdf"),
        persons=(Person("holder", "holder"),),
        kind="passport_stamps",
    )
    (history,) = histories(Subject(), [holder, pages])
    assert stay(history, "TH").days == Days(20, 20)
    assert history.unnamed == ("pages.pdf",)
    other = paper("VN> 2016-03-02", "b.pdf", **born("1991-02-02", "E00000002"))
    found = histories(Subject(), [holder, other, pages])
    assert [(h.person, h.papers) for h in found] == [
        ("", ("pages.pdf",)),
        ("SHEN YANZHOU", ("a.pdf",)),
        ("SHEN YANZHOU", ("b.pdf",)),
    ]


def test_two_persons_are_two_histories() -> None:
    found = histories(
        Subject(),
        [
            paper("TH> 2016-03-01", "a.pdf", **born("1980-01-01", "E00000001")),
            paper("TH< 2016-03-20", "b.pdf", **born("1991-02-02", "E00000002")),
        ],
    )
    assert [h.papers for h in found] in ([("a.pdf",), ("b.pdf",)], [("b.pdf",), ("a.pdf",)])
    assert all(s.entry is None or s.exit is None for h in found for s in h.stays)


def test_too_many_doubts_are_said_and_placed_nowhere() -> None:
    stamps = "; ".join(f"TH? 2016-03-{day:02}" for day in range(1, 31))
    history = one(stamps)
    assert history.widened
    assert history.courses <= 4096
    assert [c.doubt for c in history.crossings].count("many") == 18


# ---- against an oracle --------------------------------------------------------------------

FIRST = D("2016-01-01")
AREAS = ("TH", "VN", "CN")


@st.composite
def stamped(draw: st.DrawFn) -> list[tuple[str, str, tuple[int, ...]]]:
    """(area, direction, days it may mean); all days of all stamps are different."""
    count = draw(st.integers(1, 6))
    pool = draw(st.permutations(range(60)))
    out = []
    for i in range(count):
        both = draw(st.booleans()) and i < 3
        few = pool[2 * i : 2 * i + 2] if both else pool[2 * i : 2 * i + 1]
        way = draw(st.sampled_from(["entry", "exit", "entry", "exit", "unknown"]))
        out.append((draw(st.sampled_from(AREAS)), way, tuple(few)))
    return out


def needed(course: Sequence[tuple[int, str, str]]) -> int:
    """Stamps that must be missing if the crossings came in this order, the ends left open."""
    count, inside = 0, None  # None: not known yet
    for _, area, way in course:
        if way == "exit":
            if inside not in (None, area):
                count += 1 if inside == "" else 2  # an entry; and the exit from elsewhere
            inside = ""
        else:
            count += inside not in (None, "")
            inside = area
    return count


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(AREAS), st.sampled_from(["entry", "exit"])),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_days_cover_every_order_of_a_day_that_needs_the_fewest_missing_stamps(
    stamps: list[tuple[int, str, str]],
) -> None:
    sign = {"entry": ">", "exit": "<"}
    written = "; ".join(f"{area}{sign[way]} {FIRST + timedelta(day)}" for day, area, way in stamps)
    history = one(written)
    possible = {
        order
        for order in permutations(stamps)
        if [s[0] for s in order] == sorted(s[0] for s in stamps)
    }
    least = min(needed(order) for order in possible)
    walks = [walk(list(order)) for order in possible if needed(order) == least]
    assert history.widened == (len(walks) > 16)
    for area, (low, high) in days(history).items():
        least = min(len(sure[area]) for sure, _ in walks)
        most = max(len(may[area]) for _, may in walks)
        if history.widened:
            assert low <= least
            assert high is None or most <= high
        else:
            assert history.courses == len(walks)
            assert low == least
            assert most > 400 if high is None else high == most


@settings(max_examples=150, deadline=None)
@given(stamped(), st.integers(0, 59), st.integers(1, 59), st.sampled_from(["entry", "exit"]))
def test_a_crossing_without_a_place_lies_within_the_bounds_wherever_it_was(
    stamps: list[tuple[str, str, tuple[int, ...]]], low: int, wide: int, way: str
) -> None:
    sign = {"entry": ">", "exit": "<", "unknown": "?"}
    fixed = [(few[0], area, way) for area, way, few in stamps if way != "unknown"]
    written = [f"{area}{sign[w]} {FIRST + timedelta(day)}" for day, area, w in fixed]
    span = f"{FIRST + timedelta(low)}..{FIRST + timedelta(low + wide)}"
    history = one("; ".join([*written, f"TH{sign[way]} {span}"]))
    found = days(history)
    for day in range(low, low + wide + 1):
        if day in {d for d, _, _ in fixed}:
            continue
        sure, may = walk(sorted([*fixed, (day, "TH", way)]))
        for area in AREAS:
            least, most = found.get(area, (0, 0))
            assert least <= len(sure[area])
            assert most is None or len(may[area]) <= most


def walk(course: list[tuple[int, str, str]]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Sure and possible days of each area, day by day, from sorted (day, area, direction)."""
    far = range(-500, 600)
    sure: dict[str, set[int]] = {a: set() for a in AREAS}
    may: dict[str, set[int]] = {a: set() for a in AREAS}
    for day, area, _ in course:
        sure[area].add(day)
        may[area].add(day)
    ends = [None, *course, None]
    for before, after in pairwise(ends):
        low = before[0] if before else far[0]
        high = after[0] if after else far[-1]
        between = set(range(low, high + 1))
        inside = before[1] if before and before[2] == "entry" else ""
        leaves = after[1] if after and after[2] == "exit" else ""
        if inside and inside == leaves:
            sure[inside] |= between
        for area in {inside, leaves} - {""}:
            may[area] |= between
    return sure, may


@settings(max_examples=150, deadline=None)
@given(stamped())
def test_days_are_the_tightest_bounds_over_all_courses(
    stamps: list[tuple[str, str, tuple[int, ...]]],
) -> None:
    events = []
    for at, (area, way, few) in enumerate(stamps):
        readings = tuple(
            Reading(day, day, (Pick(f"digit:{at}", str(n)),) if len(few) > 1 else ())
            for n, day in enumerate(FIRST + timedelta(x) for x in few)
        )
        events.append(
            Event(
                EventKind.BORDER_CROSSING,
                UncertainDate(readings),
                (mark(at),),
                "holder",
                Place(area, area),
                details=(("direction", way),),
            )
        )
    extraction = Extraction(
        "p.pdf", "0" * 64, "passport", "en", "", (Person("holder", "holder"),), (), tuple(events)
    )
    (history,) = histories(Subject(), [extraction])
    least: dict[str, list[int]] = {a: [] for a in AREAS}
    most: dict[str, list[int]] = {a: [] for a in AREAS}
    ways = [("entry", "exit") if way == "unknown" else (way,) for _, way, _ in stamps]
    courses = 0
    for taken in product(*[few for _, _, few in stamps]):
        for way in product(*ways):
            courses += 1
            course = sorted((d, s[0], w) for d, s, w in zip(taken, stamps, way, strict=True))
            sure, may = walk(course)
            for area in AREAS:
                least[area].append(len(sure[area]))
                most[area].append(len(may[area]))
    assert history.courses == courses
    for area, (low, high) in days(history).items():
        assert low == min(least[area])
        assert (max(most[area]) > 400) if high is None else high == max(most[area])
