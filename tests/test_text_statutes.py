"""Citations of laws, and since when each could be cited."""

from datetime import date

import pytest

from forensics.text.statutes import find_citations, statutes


@pytest.mark.parametrize(
    ("text", "name", "article", "since"),
    [
        # An article that all texts have: the oldest text decides.
        ("依照《中华人民共和国刑事诉讼法》第六十五条之规定", "刑事诉讼法", 65, date(1997, 1, 1)),
        # Number 280 exists since the text of 2012, 301 since that of 2018.
        ("《中华人民共和国刑事诉讼法》第二百八十条", "刑事诉讼法", 280, date(2013, 1, 1)),
        ("《刑事诉讼法》第三百零一条", "刑事诉讼法", 301, date(2018, 10, 26)),
        # No text has it.
        ("《中华人民共和国刑事诉讼法》第三百五十条", "刑事诉讼法", 350, None),
        # A law without an article.
        ("根据《中华人民共和国监察法》的规定", "监察法", 0, date(2018, 3, 20)),
        # The name of one law inside the title of another: the longer title counts.
        (
            "《最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释》第二百零二条",
            "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释",
            202,
            date(2013, 1, 1),
        ),
        ("《中华人民共和国护照法》第13条", "护照法", 13, date(2007, 1, 1)),
    ],
)
def test_a_citation_says_since_when_it_was_possible(
    text: str, name: str, article: int, since: date | None
) -> None:
    (found,) = find_citations(text)
    assert (found.statute.name, found.article, found.since) == (name, article, since)
    assert text[found.start] == "《"


@pytest.mark.parametrize("whose", ["台湾", "台湾地区", "香港特别行政区及台湾地区现行"])
def test_a_law_of_elsewhere_with_the_same_name_is_none_of_the_table(whose: str) -> None:
    assert not list(find_citations(f"依照{whose}《刑事诉讼法》第二百九十九条"))
    (found,) = find_citations("他住在台湾。依照《刑事诉讼法》第六十五条")
    assert found.article == 65


def test_unknown_laws_and_plain_words_are_no_citations() -> None:
    assert not list(find_citations("根据刑事诉讼法和《某某管理办法》第三条"))


def test_versions_follow_each_other() -> None:
    for statute in statutes():
        days = [first for first, _, _ in statute.versions]
        assert days == sorted(set(days))


def test_a_law_is_public_before_it_is_in_force() -> None:
    (found,) = find_citations("《中华人民共和国民法典》第一百条")
    assert (found.public, found.since) == (date(2020, 5, 28), date(2021, 1, 1))
    assert all(public <= first for s in statutes() for first, _, public in s.versions)
