"""Visas built by hand: the zone, validity, entries, stay; data pages are none."""

from __future__ import annotations

from datetime import date

import pytest

from forensics.documents import Context, passport, passport_stamps, visa
from forensics.events import EventKind
from forensics.records import Box, Document, Page, Region
from forensics.temporal.readings import UncertainDate

ZONE = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"
)
SCHENGEN = f"""VISUM  VISA
Valid for
SCHENGEN STATES
From  Until
10 JUN 2016  08 SEP 2016
Number of entries  Duration of stay ... days
MULT  30
Type of visa
C
Visa No  Passport number
012345678  L898902C3
{ZONE}"""


def document(text: str) -> Document:
    page = Page(1, 1000, 700, 0, "plain", text, (), len(text))
    return Document("visa.txt", "0" * 64, "text/plain", (page,))


def test_a_visa_with_its_zone() -> None:
    doc = document(SCHENGEN)
    claim = visa.identify(doc)
    assert claim is not None
    assert claim.strength == 3
    got = visa.extract(doc, claim, Context())
    values = {f.name: f.value for f in got.facts if f.zone == "viz"}
    assert values["entries"] == "multiple"
    assert values["duration_days"] == 30
    assert values["number"] == "012345678"
    assert values["passport_number"] == "L898902C3"
    events = {e.kind: e for e in got.events}
    assert events[EventKind.ISSUE].when == UncertainDate.day(date(2016, 6, 10))
    assert events[EventKind.EXPIRY].when == UncertainDate.day(date(2016, 9, 8))
    assert events[EventKind.EXPIRY].detail("paper") == "visa"
    assert got.persons[0].values("name_latin")[0].value == "ERIKSSON ANNA MARIA"
    for fact in got.facts:
        span = fact.provenance.span
        assert doc.page(1).text[span.start : span.end] == fact.provenance.quote


def test_a_zone_alone_is_enough_and_invents_nothing() -> None:
    doc = document(ZONE)
    claim = visa.identify(doc)
    assert claim is not None
    got = visa.extract(doc, claim, Context())
    assert [e.kind for e in got.events] == [EventKind.EXPIRY]
    assert not [f for f in got.facts if f.name in ("entries", "duration_days", "issue_date")]


def test_a_visa_is_no_passport_and_a_passport_no_visa() -> None:
    assert passport.identify(document(ZONE)) is None
    data_page = ZONE.replace("V<", "P<")
    assert visa.identify(document(data_page)) is None
    assert visa.identify(document("The visa was refused on 3 May 2016.")) is None


def test_a_stamp_on_a_visa_is_a_crossing_and_the_page_has_one_kind() -> None:
    stamp = "THAILAND\nADMITTED\n12 JUN 2016"
    text = ZONE + "\f" + stamp
    region = Region("stamp", Box(1, 1, 99, 99), len(ZONE) + 1, len(text), "rectangle")
    page = Page(1, 1000, 700, 0, "plain", text, (), len(ZONE), (region,))
    doc = Document("visa.txt", "0" * 64, "text/plain", (page,))
    assert passport_stamps.identify(doc) is None
    claim = visa.identify(doc)
    assert claim is not None
    kinds = {e.kind for e in visa.extract(doc, claim, Context()).events}
    assert kinds == {EventKind.EXPIRY, EventKind.BORDER_CROSSING}


def test_of_two_visas_on_one_page_the_books_are_not_told_apart() -> None:
    def books(text: str) -> set[str]:
        doc = document(text)
        claim = visa.identify(doc)
        assert claim is not None
        return {e.detail("book") for e in visa.extract(doc, claim, Context()).events}

    assert books(SCHENGEN) == {"L898902C3"}
    second = ZONE.replace("ERIKSSON<<ANNA<MARIA", "ERIKSSON<<ANNA<<<<<<")
    assert books(f"{SCHENGEN}\n{second}") == {""}
    other = SCHENGEN.replace("012345678  L898902C3", "012345699  M12345678").replace(ZONE, "")
    assert books(f"{other}\n{SCHENGEN}") == {""}


@pytest.mark.parametrize(
    ("states", "first"), [("SCHENGEN", date(2016, 1, 10)), ("UTOPIAN", None)]
)
def test_the_uniform_sticker_of_the_schengen_states_prints_the_day_first(
    states: str, first: date | None
) -> None:
    text = SCHENGEN.replace("10 JUN 2016  08 SEP 2016", "10-01-2016  09-02-2016")
    doc = document(text.replace("SCHENGEN", states))
    claim = visa.identify(doc)
    assert claim is not None
    events = visa.extract(doc, claim, Context()).events
    (day,) = [e.when for e in events if e.kind is EventKind.ISSUE]
    assert isinstance(day, UncertainDate)
    assert day.only_day == first
