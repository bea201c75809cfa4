"""The HTML report: whole, closed to the outside, and deaf to what papers say."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from reports_sample import sample_run

from forensics.reports import html
from forensics.reports.run import Options
from forensics.reports.view import anchor

HOSTILE = (
    "</script><script>alert(1)</script><img src=http://evil/x onerror=alert(1)> "
    '{{7*7}} \u202egpj.exe\u202c \x1b[31m & "quoted" \''
)
VOID = {"meta", "img", "br", "rect", "path", "circle", "stop"}


class Reader(HTMLParser):
    """Collects elements and checks that they close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def page() -> str:
    return html.render(sample_run())


@pytest.fixture(scope="module")
def hostile() -> str:
    return html.render(sample_run(HOSTILE))


def check_closed(page: str) -> None:
    """No script that runs, no handler, nothing fetched, nothing linked outside the file."""
    for tag, attributes in read(page).elements:
        assert tag not in ("iframe", "object", "embed", "link", "base", "form", "audio", "video")
        if tag == "script":
            assert attributes == {"type": "application/json", "id": "forensics-data"}
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in ("src", "href", "srcset", "data", "action", "xlink:href"):
                assert value.startswith(("#", "data:image/webp;base64,")), (tag, value)
    style = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_it_is_closed_to_the_outside(page: str) -> None:
    check_closed(page)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    # the only address in it is the name of the SVG namespace
    assert set(re.findall(r"https?://[^\s\"'<]+", page)) == {"http://www.w3.org/2000/svg"}


def test_hostile_text_stays_text(hostile: str) -> None:
    check_closed(hostile)
    shown = "".join(read(hostile).text)
    assert "<script>alert(1)</script>" in shown
    assert "{{7*7}}" in shown
    assert "⟨U+202E⟩gpj.exe" in shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b\u200b]", hostile)


def test_the_data_inside_are_the_findings(hostile: str) -> None:
    text = hostile.split('id="forensics-data">')[1].split("</script>")[0]
    assert "<" not in text
    data = json.loads(text)
    run = sample_run(HOSTILE)
    assert [f["id"] for f in data["findings"]] == [f.id for f in run.outcome.findings]
    assert data["documents"][0]["sha256"] == "1" * 64
    assert HOSTILE in data["findings"][0]["evidence"][0]["statement"]


def test_every_finding_has_a_card_with_both_pieces_of_paper(page: str) -> None:
    run = sample_run()
    for finding in run.outcome.findings:
        mark = f'id="{anchor(finding.id)}"'
        assert page.count(mark) == 1
        card = page[page.index(mark) :].split("</article>")[0]
        marks = sum(len(e.provenance) for e in finding.evidence)
        assert card.count("data:image/webp") == marks
        for evidence in finding.evidence:
            assert evidence.statement in card
        for assumption in finding.assumptions:
            assert assumption.otherwise in card
            assert assumption.ask in card
    assert 'lang="zh-Hans"><span class="ctx">期限</span><mark>从2016年4月20日起' in page


def test_ids_are_unique_and_links_lead_somewhere(page: str) -> None:
    elements = read(page).elements
    ids = [a["id"] for _, a in elements if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes in elements:
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids
        for name in attributes.get("aria-labelledby", "").split():
            assert name in ids


def test_pictures_have_words_for_who_does_not_see_them(page: str) -> None:
    for tag, attributes in read(page).elements:
        if tag == "img":
            assert len(attributes["alt"]) > 20


def test_the_parts_come_in_order(page: str) -> None:
    order = ["class=\"lead\"", "class=\"counts\"", "id=\"limits-h\"", "id=\"timeline\"",
             "id=\"findings\"", "id=\"matrix\"", "id=\"travel\"", "id=\"agrees\"",
             "id=\"unchecked\"", "id=\"marks\"", "id=\"papers\"", "forensics-data\">"]  # fmt: skip
    places = [page.index(part) for part in order]
    assert places == sorted(places)


def test_twice_the_same_bytes(page: str) -> None:
    assert html.render(sample_run()) == page


def test_in_chinese(page: str) -> None:
    chinese = html.render(sample_run(), Options(lang="zh"))
    read(chinese)
    assert '<html lang="zh-Hans">' in chinese
    assert "无论如何辨读，二者不可能同时成立" in chinese
    assert "Cannot both be true" not in chinese
    assert "2016年6月11日 或 2016年11月6日" in chinese


def test_an_empty_case_is_a_report_too() -> None:
    run = sample_run()
    empty = type(run)(run.case, (), (), type(run.outcome)((), (), ()), (), {}, {})
    page = html.render(empty)
    check_closed(page)
    assert "No contradiction was found" in page
    assert "No dated event was read." in page
