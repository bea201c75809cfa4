"""Stamps built by hand: state, direction, dates, series that settle each other, what is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from court_papers import claims, paper

from forensics.case import Case, Subject
from forensics.data.stamp_layouts import layouts
from forensics.documents import Context, passport_stamps
from forensics.documents.common.stamp_text import read_stamp, split
from forensics.events import Event, Extraction
from forensics.records import Box, Document, Page, Region
from forensics.rules.doubt import doubts_of
from forensics.rules.view import view_of
from forensics.temporal.readings import UncertainDate


def document(*pages: list[tuple[str, str]]) -> Document:
    """Pages of stamps given as (text, shape)."""
    made = []
    for number, stamps in enumerate(pages, 1):
        text = "VISAS"
        regions = []
        for i, (words, shape) in enumerate(stamps):
            text += "\f"
            box = Box(10, 200 * i, 400, 200 * i + 180)
            regions.append(Region("stamp", box, len(text), len(text) + len(words), shape))
            text += words
        made.append(Page(number, 800, 1200, 0, "test", text, (), 5, tuple(regions)))
    return Document("passport.pdf", "0" * 64, "application/pdf", tuple(made))


def extract(doc: Document, order: str = "") -> Extraction:
    claim = passport_stamps.identify(doc)
    assert claim is not None
    return passport_stamps.extract(doc, claim, Context(order=order))


def only(words: str, shape: str = "") -> Event:
    (event,) = extract(document([(words, shape)])).events
    return event


def days(event: Event) -> list[date | None]:
    assert isinstance(event.when, UncertainDate)
    return sorted(r.earliest for r in event.when.readings if r.earliest)


@pytest.mark.parametrize(
    ("words", "shape", "state", "direction", "day"),
    [
        ("中国边检\n出境 EXIT\n2016.06.12\n[022]浦东 0318", "oval", "CN", "exit", (2016, 6, 12)),
        (
            "IMMIGRATION\nHONG KONG\n12 JUN 2010\nPERMITTED TO REMAIN\nUNTIL 10 SEP 2010",
            "",
            "HK",
            "entry",
            (2010, 6, 12),
        ),
        ("MACAU\n入境\n2012.03.05", "", "MO", "entry", (2012, 3, 5)),
        ("中華民國\n入境\n2014.11.02\nTPE 021", "octagon", "TW", "entry", (2014, 11, 2)),
        ("JAPAN\nDEPARTED\n02 NOV 2014\nNARITA", "", "JP", "exit", (2014, 11, 2)),
        ("REPUBLIC OF KOREA\n2016.02.14\nINCHEON", "circle", "KR", "exit", (2016, 2, 14)),
        ("THAILAND\nDEPARTED\n19 JUN 2559\nPHUKET", "triangle", "TH", "exit", (2016, 6, 19)),
        ("VIETNAM\nNHAP CANH\n19 JUN 2016\nNOI BAI", "", "VN", "entry", (2016, 6, 19)),
        ("JABATAN IMIGRESEN\nEXIT\n19 JUN 2016\nJOHOR", "triangle", "MY", "exit", (2016, 6, 19)),
        ("SINGAPORE\n19 JUN 2016\nCHANGI", "circle", "SG", "exit", (2016, 6, 19)),
        ("AUSTRALIA\nARRIVED\n19 JUN 2016\nSYDNEY", "", "AU", "entry", (2016, 6, 19)),
        ("NEW ZEALAND\nDEPARTED\n19 JUN 2016", "", "NZ", "exit", (2016, 6, 19)),
        ("LEAVE TO ENTER\nUNITED KINGDOM\n19 JUN 2016\nHEATHROW", "", "GB", "entry", (2016, 6, 19)),
        (
            "U.S. CUSTOMS\nADMITTED\nJUN 19 2016\nUNTIL DEC 18 2016",
            "",
            "US",
            "entry",
            (2016, 6, 19),
        ),
        ("F →\n19.06.2016\nROISSY 123", "rounded", "FR", "exit", (2016, 6, 19)),
    ],
)
def test_every_layout(
    words: str, shape: str, state: str, direction: str, day: tuple[int, int, int]
) -> None:
    event = only(words, shape)
    assert event.where is not None
    assert event.where.country == state
    assert event.detail("direction") == direction
    assert date(*day) in days(event)
    assert event.asserted_by == state


def test_every_layout_file_names_its_practice_and_has_an_order_only_with_a_source() -> None:
    found = {layout.state for layout in layouts()}
    assert found >= {
        "CN",
        "HK",
        "MO",
        "TW",
        "JP",
        "KR",
        "TH",
        "VN",
        "MY",
        "SG",
        "AU",
        "NZ",
        "GB",
        "US",
        "SCHENGEN",
    }
    for layout in layouts():
        assert layout.names
        assert layout.practices
        assert all(p.source or p.entry == "unknown" for p in layout.practices)
        assert all(d.source for d in layout.directions)


def test_a_limit_of_stay_is_no_travel_day() -> None:
    event = only("THAILAND\nADMITTED\n12 JUN 2016\nUNTIL 11 JUL 2016", "rectangle")
    assert days(event) == [date(2016, 6, 12)]
    assert event.detail("until") == "2016-07-11"


def test_both_orders_stay_where_nothing_settles_them() -> None:
    event = only("THAILAND\nADMITTED\n05/06/2016")
    assert days(event) == [date(2016, 5, 6), date(2016, 6, 5)]
    assert event.inferred == ""


def test_one_clear_stamp_settles_its_series_and_no_other_and_says_so() -> None:
    doc = document(
        [("THAILAND\nADMITTED\n05/06/2016", ""), ("VIETNAM\nENTRY\n05/07/2016", "")],
        [("THAILAND\nDEPARTED\n25/06/2016", "")],
    )
    first, second, third = extract(doc).events
    assert days(first) == [date(2016, 6, 5)]
    assert "day-first" in first.inferred
    assert "25/06/2016" in first.inferred
    assert len(days(second)) == 2
    assert third.inferred == ""


def test_stamps_whose_state_was_not_read_settle_nothing_for_each_other() -> None:
    # They may be of two states that write their dates in two ways.
    doc = document([("XQZW\nENTRY\n05/06/2016", ""), ("JKVB\nEXIT\n25/06/2016", "")])
    first, second = extract(doc).events
    assert days(first) == [date(2016, 5, 6), date(2016, 6, 5)]
    assert first.inferred == ""
    assert days(second) == [date(2016, 6, 25)]


def test_two_stamps_that_settle_it_differently_settle_nothing() -> None:
    doc = document(
        [
            ("THAILAND\nADMITTED\n05/06/2016", ""),
            ("THAILAND\nDEPARTED\n25/06/2016", ""),
            ("THAILAND\nDEPARTED\n06/25/2016", ""),
        ]
    )
    assert len(days(extract(doc).events[0])) == 2


def test_years_of_the_republic_and_two_digit_years_keep_their_readings() -> None:
    assert days(only("中華民國\n出境\n105.06.12")) == [date(2016, 6, 12)]
    assert date(2010, 6, 12) in days(only("中華民國\n出境\n99.06.12"))
    assert date(1999, 6, 12) in days(only("中華民國\n出境\n99.06.12"))


def test_two_dates_of_one_stamp_are_two_readings() -> None:
    event = only("MALAYSIA\nENTRY\n3 MAY 2008\n13 MAY 2008")
    assert days(event) == [date(2008, 5, 3), date(2008, 5, 13)]
    assert "more than one date" in event.inferred


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "stamp-unread"),
        ("THAILAND\nADMITTED", "stamp-unread"),
        ("THAILAND\nADMITTED\n12 JUN 2016\nCANCELLED", "stamp-cancelled"),
        ("F →\n12.06.2016\nENTRY REFUSED", "stamp-refused"),
        ("VISITED\nMACHU PICCHU\n12 JUN 2016", "stamp-unknown"),
    ],
)
def test_what_is_no_crossing_is_a_warning_with_its_box(words: str, code: str) -> None:
    got = extract(document([(words, "circle")]))
    assert got.events == ()
    (warning,) = got.warnings
    assert warning.code == code
    assert warning.provenance is not None
    assert warning.provenance.boxes == (Box(10, 0, 400, 180),)


def test_a_word_against_a_shape_is_told() -> None:
    got = extract(document([("THAILAND\nADMITTED\n12 JUN 2016", "triangle")]))
    assert got.events[0].detail("direction") == "entry"
    assert [w.code for w in got.warnings] == ["stamp-direction-conflict"]


def test_a_number_is_no_year_and_a_port_is_no_state() -> None:
    event = only("REPUBLIC OF KOREA\n입국 ENTRY\n2016.02.10\nINCHEON\n2093")
    assert days(event) == [date(2016, 2, 10)]
    assert (event.detail("port"), event.detail("number")) == ("Incheon", "2093")


def test_pages_without_stamps_are_not_claimed() -> None:
    page = Page(1, 800, 1200, 0, "test", "The stamp says ENTRY on 12 June 2016.", (), 37)
    assert passport_stamps.identify(Document("a", "0", "text/plain", (page,))) is None


def test_the_state_comes_from_names_before_ports() -> None:
    lines = split("VIETNAM\nENTRY\nPHUKET\n12 JUN 2016", 0)
    where = read_stamp(lines, "").where
    assert where is not None
    assert where.country == "VN"


def test_the_century_of_two_digits_follows_the_other_stamps_of_the_book() -> None:
    alone = only("MALAYSIA\nENTRY\n12 JUN 16\nKLIA")
    assert days(alone) == [date(1916, 6, 12), date(2016, 6, 12)]
    doc = document(
        [("MALAYSIA\nENTRY\n12 JUN 16\nKLIA", ""), ("REPUBLIC OF KOREA\nENTRY\n2017.02.10", "")]
    )
    first = extract(doc).events[0]
    assert days(first) == [date(2016, 6, 12)]
    assert "century" in first.inferred


@pytest.mark.parametrize("cut", ["6.06.1", "6.06.19", "16.06.1"])
def test_what_a_cut_leaves_of_a_date_is_no_date(cut: str) -> None:
    found = extract(document([(f"中国边检\n入境 ENTRY\n{cut}", "")]))
    assert found.events == ()
    assert "stamp-unread" in {w.code for w in found.warnings}


def test_a_month_misread_by_a_round_letter_is_the_only_month_it_can_be() -> None:
    assert days(only("NEW ZEALAND\nDEPARTED\n30QCT2008\nAUCKLAND")) == [date(2008, 10, 30)]
    assert days(only("NEW ZEALAND\nDEPARTED\n28 0CT 2016\nAUCKLAND")) == [date(2016, 10, 28)]


def test_a_year_that_may_run_on_is_no_date() -> None:
    got = extract(document([("THAILAND\nADMITTED\n13JUN20II\nPHUKET", "")]))
    assert got.events == ()
    assert [w.code for w in got.warnings] == ["stamp-unread"]


def test_a_lone_letter_beside_words_of_a_border_post_names_no_state() -> None:
    event = only("F\nKOREK DEPARTURE\n2004.03.03\nINCHEON", "circle")
    assert event.where is None or event.where.country != "FR"
    assert only("F\n02 03 2014\nROISSY 12", "rectangle").where.country == "FR"  # type: ignore[union-attr]


def test_a_bar_of_a_frame_names_no_state_of_the_union() -> None:
    got = extract(document([("I\n02.03.2014\nQMIO", "rectangle")]))
    assert all(e.where is None for e in got.events)


def test_six_figures_without_spaces_may_be_in_any_order() -> None:
    found = days(only("D\n270309\nFRANKFURT", "rounded"))
    assert date(2009, 3, 27) in found
    assert date(2027, 3, 9) in found


def test_a_lone_letter_that_another_states_port_contradicts_names_no_state() -> None:
    event = only("S\n02.03.2014\nROISSY 12", "rectangle")
    assert event.where is not None
    assert event.where.country == "FR"


def test_a_direction_told_by_the_frame_alone_puts_the_stamp_in_doubt() -> None:
    got = extract(document([("REPUBLIC OF KOREA\n2016.02.10\nINCHEON", "circle")]))
    (warning,) = [w for w in got.warnings if w.code == "stamp-direction-unsure"]
    (mention,) = got.dates
    assert warning.provenance is not None
    case = Case("test", Path(), Subject())
    doubts = doubts_of(view_of(case, [got]).items(("border_crossing",)))
    assert mention.provenance.quote in doubts[0].words


def test_a_sentence_about_a_bar_on_leaving_is_no_stamp() -> None:
    text = "中華民國法院於105年3月1日裁定，被告限制出境。\n\n香港特別行政區入境處，2021年9月27日。"
    assert "passport_stamps" not in claims(paper(text))


@pytest.mark.parametrize(
    ("head", "number", "name"),
    [
        ("护照号 E61220347 第8页", "E61220347", None),
        ("章未名 护照 G48812035 签注页\n持照人：章未名", "G48812035", "章未名"),
        ("British passport 533071946 - pages 6-9", "533071946", None),
        ("Passport of DALE EUGENE MARCH, No. 488120377, page 11", "488120377", "DALE EUGENE MARCH"),
    ],
)
def test_a_transcript_names_the_book_its_stamps_stand_in(
    head: str, number: str, name: str | None
) -> None:
    stamp = "中国边检\n出境\n2016.06.12\n浦东"
    found = extract(paper(f"SPECIMEN\n{head}\n\n{stamp}\n"))
    (holder,) = found.persons
    assert [f.value for f in holder.values("passport_number")] == ([number] if name else [])
    assert [f.value for f in holder.values("name")] == ([name] if name else [])
    (event,) = found.events
    assert event.detail("passport_number") == number


def test_a_number_inside_a_stamp_or_of_two_books_is_nobodys() -> None:
    stamp = "中国边检\n出境\n2016.06.12\n浦东"
    inside = extract(paper(f"{stamp}\npassport E61220347\n"))
    assert inside.persons[0].facts == ()


def test_a_form_with_a_birth_date_is_no_stamp() -> None:
    text = (
        "NEW YORK STATE\nCERTIFICATE OF RELEASE\nName: DOE, MARVIN\nDate of Birth: 03/14/1980\n"
        "Arrived: 06/02/2016\nReleased: 12/14/2017\n"
    )
    assert "passport_stamps" not in claims(paper(text))
