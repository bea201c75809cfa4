"""Saved searches: what was searched where and when, and whether something came up."""

import time
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


SCREENS = {
    "conditions": (
        "https://wenshu.court.gov.cn/website/wenshu/index.html?s8=02\n中国裁判文书网\n"
        "当前条件：当事人：沈砚舟\n共检索到0篇文书\n无符合条件的数据\nSPECIMEN  2019/6/14下午3:22"
    ),
    "quoted": (
        "百度\n沈砚舟 诈骗\n很抱歉，没有找到与“沈砚舟 诈骗”相关的网页。\n2019年6月14日 15:22"
    ),
    "did not match": (
        "www.google.com/webhp\nYour search - Shen Yanzhou炎陵 - did not match any documents.\n"
        "15:22  14 June 2019"
    ),
    "address": (
        "https://www.bing.com/search?q=%E6%B2%88%E7%A0%9A%E8%88%9F+fraud&form=1\n"
        "No results found\n6/14/2019, 3:22 PM  search - Bing"
    ),
}
"""The text of whole screens: nobody writes "query:" on them."""


@pytest.mark.parametrize("name", SCREENS)
def test_a_picture_of_a_screen_is_read(name: str) -> None:
    (event,) = read(SCREENS[name]).events
    assert event.detail("result") == "no-hit"
    assert "沈砚舟" in event.detail("query") or "Shen Yanzhou" in event.detail("query")
    assert event.when == UncertainDate.day(date(2019, 6, 14)) or name == "address"
    assert event.when is not None
    assert event.inferred == "day of the clock on the page"


def test_a_space_that_was_not_read_hides_no_clock() -> None:
    (event,) = read(SCREENS["quoted"].replace("日 15", "日15")).events
    assert event.when == UncertainDate.day(date(2019, 6, 14))


def test_two_clocks_tell_no_day() -> None:
    assert read(SCREENS["quoted"] + "\n2019年7月1日 09:00").events[0].when is None


def test_the_archive_that_was_searched_is_the_place() -> None:
    text = (
        "web.archive.org/web/*/wenshu.court.gov.cn/x\nSearch: Shen\nNo results\nCaptured 1 May 2019"
    )
    (event,) = read(text).events
    assert event.detail("place_kind") == "archive"
    assert event.when == UncertainDate.day(date(2019, 5, 1))


@pytest.mark.parametrize(
    "text",
    [
        # A statement that tells of a search.
        "I went to Baidu that evening and typed in his name, as I had done twice in spring.\n"
        "There were no results for “Shen Yanzhou”, and I closed it.\n2019年6月14日 15:22",
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


@pytest.mark.parametrize("unit", [" ", "\t", "a", "a.", "一", "www."])
def test_a_long_line_of_one_thing_costs_no_time(unit: str) -> None:
    text = "Google\n" + (unit * 100_000)[:100_000]
    began = time.process_time()
    search_capture.identify(paper(text))
    assert time.process_time() - began < 5


def test_a_listed_judgment_keeps_its_day_and_not_that_of_going_online() -> None:
    text = (
        "中国裁判文书网\n检索条件：沈砚舟\n检索时间：2019年11月20日 21:14\n共检索到 2 篇文书\n"
        "炎陵县人民法院 （2016）湘0225刑初87号 2016-10-21\n"
        "炎陵县人民法院 （2017）湘0225刑初9号 发布日期：2018-03-02\n"
    )
    listed = [e for e in read(text).events if e.kind is EventKind.OTHER]
    assert [(e.detail("judgment_number"), e.when) for e in listed] == [
        ("（2016）湘0225刑初87号", UncertainDate.day(date(2016, 10, 21)))
    ]
