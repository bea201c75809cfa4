"""The review page in a real browser: keyboard alone, both widths, and hostile papers."""

from __future__ import annotations

import dataclasses
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from PIL import Image

from forensics import pipeline
from forensics.case import load_case
from forensics.case.corrections import load_corrections
from forensics.pipeline import Settings
from forensics.records import Box, Char, Document, Page, ReadingWarning, Span, Word
from forensics.review.desk import Desk
from forensics.review.server import Server

pytestmark = pytest.mark.skipif(not chromium.BINARY, reason="chromium is not installed")

ROOT = Path(__file__).parents[1]
SHOWN = (
    "document.querySelector('#crop')?.complete && document.querySelector('#crop').naturalWidth > 0"
    " && document.querySelectorAll('#readings button').length > 0"
)
PAGE_SHOWN = "document.querySelector('#page').naturalWidth > 0"
HOSTILE = (
    "<img/src=x/onerror=alert(1)>\u202etxt.exe\x1b[31m=cmd|'/c'!A1</script><script>alert(2)</script>"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    made = chromium.Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


def serve(desk: Desk) -> Server:
    server = Server(desk)
    threading.Thread(target=server.run, daemon=True).start()
    return server


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return Path(
        shutil.copytree(ROOT / "fixtures" / "cases" / "one-ambiguous-stamp", tmp_path / "case")
    )


@pytest.fixture
def server(story: Path) -> Iterator[Server]:
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    made = serve(Desk(load_case(story), settings, lambda done, total: None))
    yield made
    made.shutdown()


def troubles(browser: chromium.Browser) -> list[dict[str, object]]:
    """What the browser complained of, but for the icon it asks every site for."""
    return [
        m for m in browser.said
        if m["method"] in ("Runtime.exceptionThrown", "Page.javascriptDialogOpening")
        or (m["method"] == "Log.entryAdded" and "favicon" not in str(m["params"]))
    ]  # fmt: skip


SIZES = [(1280, 900, False), (390, 844, True)]


@pytest.mark.parametrize(("width", "height", "phone"), SIZES)
def test_with_the_keyboard_alone(
    browser: chromium.Browser, server: Server, story: Path, width: int, height: int, phone: bool
) -> None:
    browser.said.clear()
    browser.size(width, height, phone=phone)
    browser.open(server.address)
    browser.wait(SHOWN)
    # Without a name nothing is written.
    browser.key("1")
    browser.wait("document.activeElement.id === 'who'")
    assert not (story / "corrections.toml").exists()
    browser.type("A. Reader")
    browser.key("Escape")
    # The place that decides the finding comes first; one keeps looking until the stamp.
    for _ in range(4):
        if "05/08/2016" in browser.run("document.querySelector('#crop').alt"):
            break
        browser.key("s")
        browser.wait(SHOWN)
    before = browser.run("document.querySelector('#answer').textContent")
    assert "◐" in before
    browser.key("e")
    browser.wait("document.activeElement.id === 'text'")
    text = browser.run("document.activeElement.value")
    assert "\n" in text
    browser.run("document.activeElement.select()")
    browser.type(text.replace("05/08/2016", "05 AUG 2016"))
    browser.key("Enter", control=True)
    browser.wait("document.querySelector('#answer').textContent.includes('●')")
    (entry,) = load_corrections(story)
    assert (entry.who, "05 AUG 2016" in entry.new) == ("A. Reader", True)
    # Something that was not found: on the whole page, with arrows.
    browser.key("d")
    browser.wait(PAGE_SHOWN)
    for key, shift in (("ArrowUp", False), ("ArrowLeft", False), ("ArrowRight", True)):
        browser.key(key, shift=shift)
    browser.key("Enter")
    browser.wait("document.activeElement.id === 'text'")
    browser.type("words nobody found")
    browser.key("Tab")
    browser.wait("document.activeElement.id === 'kind'")
    browser.key("w")  # words of the page
    browser.wait("document.activeElement.value === 'text'")
    browser.key("Enter", control=True)
    browser.wait("document.querySelectorAll('#done li').length === 2")
    added = load_corrections(story)[1]
    assert (added.added, added.new) == ("text", "words nobody found")
    # And back again.
    browser.key("u")
    browser.wait("document.querySelectorAll('#done li').length === 1")
    browser.key("u")
    browser.wait("document.querySelector('#answer').textContent.includes('◐')")
    assert load_corrections(story) == ()
    assert troubles(browser) == []


@pytest.mark.parametrize(("width", "height", "phone"), SIZES)
def test_day_or_month_first_is_chosen_with_one_key(
    browser: chromium.Browser, server: Server, story: Path, width: int, height: int, phone: bool
) -> None:
    server.desk.who = "A. Reader"
    browser.said.clear()
    browser.size(width, height, phone=phone)
    browser.open(server.address)
    browser.wait(SHOWN)
    # what decides the finding comes first, and says what each day would do to it
    assert "05/08/2016" in browser.run("document.querySelector('#crop').alt")
    shown = "[...document.querySelectorAll('#readings button')].map((b) => b.innerText)"
    buttons = browser.run(shown)
    assert [b.split("\n")[-1] for b in buttons] == ["as read", "8 May 2016", "5 August 2016"]
    said = browser.run("document.querySelector('#reasons').innerText")
    assert "Read as “5 August 2016”: finding 1" in said
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    for key, sign in (("3", "●"), ("2", "No contradiction was found")):
        browser.key(key)
        browser.wait(f"document.querySelector('#answer').textContent.includes('{sign}')")
        (entry,) = load_corrections(story)
        assert "05/08/2016" in entry.old
        assert ("05 AUG 2016" if key == "3" else "08 MAY 2016") in entry.new
        browser.key("u")
        browser.wait("document.querySelector('#answer').textContent.includes('◐')")
    assert troubles(browser) == []


def test_a_box_is_drawn_with_the_mouse(
    browser: chromium.Browser, server: Server, story: Path
) -> None:
    browser.size(1280, 900)
    browser.open(server.address)
    browser.wait(SHOWN)
    browser.run("document.querySelector('#who').value = 'B. Reader'")
    browser.key("d")
    browser.wait(PAGE_SHOWN)
    left, top, wide, high = browser.run(
        "(() => { scrollTo(0, 0); const r = document.querySelector('#page')"
        ".getBoundingClientRect(); return [r.left, r.top, r.width, r.height] })()"
    )
    mouse = {"button": "left", "clickCount": 1}
    start, end = (left + wide * 0.1, top + 100), (left + wide * 0.3, top + 150)
    for kind, (x, y) in (("mousePressed", start), ("mouseMoved", end), ("mouseReleased", end)):
        browser.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, buttons=1, **mouse)
    browser.wait("document.activeElement.id === 'text'")
    browser.type("OK 1")
    browser.key("Enter", control=True)
    browser.wait("document.querySelectorAll('#done li').length === 1")
    (entry,) = load_corrections(story)
    run = pipeline.crosscheck(
        load_case(story), Settings(engine="recorded", recordings=(story / "recorded",))
    )
    page = next(d for d in run.documents if d.sha256 == entry.sha256).page(entry.page)
    assert page.turn == 0
    assert entry.box.left == pytest.approx(page.width * 0.1, abs=3)
    assert entry.box.right == pytest.approx(page.width * 0.3, abs=3)
    assert entry.box.top == pytest.approx(page.height * 100 / high, abs=3)


@pytest.mark.parametrize(("width", "phone"), [(1280, False), (390, True), (320, True)])
def test_nothing_runs_out_of_the_page(
    browser: chromium.Browser, server: Server, width: int, phone: bool
) -> None:
    browser.size(width, 844, phone)
    browser.open(server.address)
    browser.wait(SHOWN)
    assert browser.run("document.documentElement.scrollWidth") <= width
    small = "[...document.querySelectorAll('#readings button, .row button')].filter(b => b."
    assert browser.run(small + "offsetParent && b.offsetHeight < 44).length") == 0
    browser.key("d")
    browser.wait(PAGE_SHOWN)
    assert browser.run("document.documentElement.scrollWidth") <= width


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    folder = tmp_path / "hostile"
    folder.mkdir()
    name = "<b>bad.png"
    Image.new("RGB", (900, 300), "white").save(folder / name)
    (folder / "case.toml").write_text('name = "</title><script>alert(3)</script>"\n')
    box = Box(20, 20, 860, 60)
    # The last character is doubtful: the readings are hostile too.
    chars = tuple(Char(c, box, 0.4) for c in HOSTILE)
    chars = (*chars[:-1], dataclasses.replace(chars[-1], alternatives=(("\u2066", 0.3),)))
    words = (Word(HOSTILE, box, 0.4, 0, chars),)
    page = Page(1, 900, 300, 0, "t", HOSTILE, words, len(HOSTILE))
    document = Document(name, "ab" * 32, "image/png", (page,))
    doubt = ReadingWarning(
        "line-uncertain", HOSTILE, document.cite(Span(1, 0, len(HOSTILE)), "t")
    )
    page = dataclasses.replace(page, warnings=(doubt,))
    document = dataclasses.replace(document, pages=(page,))
    case = load_case(folder)
    monkeypatch.setattr(pipeline, "read", lambda *rest: [(case.documents[0], document)])
    made = serve(Desk(case, Settings(), lambda done, total: None, "<i>who"))
    yield made
    made.shutdown()


def test_hostile_papers_do_nothing(browser: chromium.Browser, hostile: Server) -> None:
    browser.said.clear()
    browser.size(1280, 900)
    browser.open(hostile.address)
    browser.wait(SHOWN)
    said = browser.run("document.body.innerText + document.title")
    assert "<img/src=x/onerror=alert(1)>" in said
    assert "⟨U+202E⟩" in said
    assert "⟨U+001B⟩" in said
    assert not set(said) & {"\u202e", "\u2066", "\x1b"}
    assert browser.run("document.querySelectorAll('script').length") == 1
    assert browser.run("document.querySelectorAll('main img').length") == 2
    browser.key("1")
    browser.wait("document.querySelectorAll('#done li').length === 1")
    assert browser.run("document.querySelectorAll('main b, aside i').length") == 0
    assert browser.run("document.querySelectorAll('script').length") == 1
    (entry,) = load_corrections(hostile.desk._case.folder)
    assert entry.new == entry.old == HOSTILE
    assert troubles(browser) == []


def test_it_cannot_be_framed_and_no_script_can_be_put_in(
    browser: chromium.Browser, server: Server, tmp_path: Path
) -> None:
    page = tmp_path / "frame.html"
    page.write_text(f'<iframe id="f" src="{server.address}"></iframe>')
    browser.said.clear()
    browser.open(page.as_uri())
    browser.wait("document.readyState === 'complete'")
    told = browser.wait("document.querySelector('#f') && document.querySelector('#f').src")
    assert told == server.address
    for _ in range(100):
        browser.run("new Promise(done => setTimeout(done, 50))")
        if troubles(browser):
            break
    assert any("frame" in str(m["params"]).lower() for m in troubles(browser))
    browser.open(server.address)
    browser.wait(SHOWN)
    ran = (
        "(() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
        "document.body.append(s); return window.bad || 0 })()"
    )
    assert browser.run(ran) == 0


def test_the_page_speaks_chinese(browser: chromium.Browser, story: Path) -> None:
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    server = serve(Desk(load_case(story), settings, lambda done, total: None, words="zh"))
    browser.said.clear()
    browser.size(390, 844, phone=True)
    browser.open(server.address)
    browser.wait("document.querySelectorAll('#reasons li').length")
    assert browser.run("document.documentElement.lang") == "zh-Hans"
    own = (
        "#asked, #reasons, #actions, #signed label, aside h2, aside .small, #answer, #none, #count"
    )
    shown = browser.run(
        f"[...document.querySelectorAll('{own}')].map((n) => n.innerText).join('\\n')"
    )
    assert "此处写的是什么？" in shown
    assert "取决于如何辨读" in shown
    left = shown.replace("SPECIMEN", "")
    for words in ("Finding", "Skip", "Type", "rests", "would", "Your name", "the stamp", "however"):
        assert words not in left, words
    browser.key("d")
    browser.wait("!document.getElementById('whole').hidden")
    assert "方向键移动方框" in browser.run("document.getElementById('whole').innerText")
    assert troubles(browser) == []
    server.shutdown()
