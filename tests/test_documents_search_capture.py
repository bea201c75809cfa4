"""Saved searches: what was searched where and when, and whether something came up."""

from datetime import date

import pytest

from forensics.documents import Context, search_capture
from forensics.events import EventKind
from forensics.records import Document, Page
from forensics.temporal.readings import UncertainDate

NO_HIT = (
    "中国裁判文书网\n检索条件：沈砚舟 炎陵县人民法院\n"
    "检索时间：2019年11月20日 21:14\n没有找到符合条件的文书"
)
HITS = (
    'Google\nSearch for: "Shen Yanzhou" fraud\nCaptured on: 21 November 2019\nAbout 1,230 results'
)


def paper(*texts: str) -> Document:
    pages = tuple(Page(n, 0, 0, 0, "text", t, (), len(t)) for n, t in enumerate(texts, 1))
    return Document("search.html", "0" * 64, "text/html", pages)


def read(*texts: str):
    document = paper(*texts)
    claim = search_capture.identify(document)
    assert claim is not None
    return search_capture.extract(document, claim, Context(asserted_by="the reporter"))


def test_search_without_a_hit_keeps_place_query_and_day() -> None:
    (event,) = read(NO_HIT).events
    assert event.kind is EventKind.REGISTER_SEARCH
    assert event.when == UncertainDate.day(date(2019, 11, 20))
    assert event.detail("result") == "no-hit"
    assert event.detail("place_name") == "China Judgments Online"
    assert event.detail("place_kind") == "official"
    assert event.detail("query") == "沈砚舟 炎陵县人民法院"
    assert event.provenance[0].quote == "没有找到"
    assert event.asserted_by == "the reporter"


def test_search_with_hits_keeps_the_count() -> None:
    (event,) = read(HITS).events
    assert (event.detail("result"), event.detail("count")) == ("hit", "1230")
    assert event.detail("place_kind") == "engine"


def test_each_page_is_a_search_of_its_own() -> None:
    assert [e.detail("result") for e in read(NO_HIT, HITS).events] == ["no-hit", "hit"]


def test_search_without_a_date_has_no_date_and_says_so() -> None:
    extraction = read(NO_HIT.replace("检索时间：2019年11月20日 21:14\n", ""))
    assert extraction.events[0].when is None
    assert [w.code for w in extraction.warnings] == ["search-undated"]


def test_none_beside_a_count_is_unread_not_decided() -> None:
    extraction = read(HITS + "\nNo results found for this spelling")
    assert extraction.events == ()
    assert "search-unread" in [w.code for w in extraction.warnings]


@pytest.mark.parametrize(
    "text",
    [
        # A judgment that mentions the database.
        "本判决书已在中国裁判文书网公布。二〇一六年十月三十一日",
        # A news report on a search.
        "Search engine queries for his conviction return no results, the analyst wrote. Google",
        # A query form that was never sent.
        "中国裁判文书网\n检索条件：沈砚舟\n",
        # Results without a query: not known what was looked for.
        "百度\n为您找到相关结果约100个",
    ],
)
def test_near_misses_are_not_claimed(text: str) -> None:
    assert search_capture.identify(paper(text)) is None
