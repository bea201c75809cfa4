"""One date that can be read one way only settles the order of its series."""

from __future__ import annotations

from datetime import date

from forensics.documents import Context, message_log
from forensics.documents.common.series import narrowed, settled_orders
from forensics.events import EventKind
from forensics.records import Document, Page
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, find_dates

SAID = DateContext(series="log")


def day(text: str) -> UncertainDate:
    value = find_dates(text, SAID)[0].value
    assert isinstance(value, UncertainDate)
    return value


def test_one_sure_date_settles_the_others() -> None:
    orders = settled_orders([day("03/05/2016"), day("24/05/2016")])
    assert narrowed(day("03/05/2016"), orders).only_day == date(2016, 5, 3)


def test_two_orders_settle_nothing() -> None:
    orders = settled_orders([day("03/05/2016"), day("24/05/2016"), day("05/24/2016")])
    assert narrowed(day("03/05/2016"), orders) == day("03/05/2016")


def test_the_order_of_a_log() -> None:
    text = (
        "03/05/2016, 10:11 - 沈远: one\n04/05/2016, 10:12 - 陶先生: two\n"
        "24/05/2016, 10:13 - 沈远: three\n"
    )
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    document = Document("log.txt", "0" * 64, "text/plain", (page,))
    claim = message_log.identify(document)
    assert claim is not None
    events = message_log.extract(document, claim, Context()).events
    days = [e.when.only_day for e in events if isinstance(e.when, UncertainDate)]
    assert days == [date(2016, 5, 3), date(2016, 5, 4), date(2016, 5, 24)]
    assert "first" in events[0].inferred
    assert events[0].kind is EventKind.MESSAGE
