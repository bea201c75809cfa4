"""The desk and its server: what is asked first, what is written, and who is let in."""

from __future__ import annotations

import dataclasses
import http.client
import json
import re
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forensics import cli, pipeline
from forensics.case import load_case
from forensics.case.corrections import load_corrections, save_correction
from forensics.errors import CaseError, ExitCode
from forensics.findings import Outcome, Unchecked
from forensics.pipeline import CaseRun, Settings
from forensics.records import (
    Box,
    Char,
    Correction,
    Document,
    Page,
    Provenance,
    ReadingWarning,
    Span,
    Word,
)
from forensics.reports.catalogue import texts
from forensics.review.desk import SPOKEN, Desk
from forensics.review.pictures import on_page
from forensics.review.queue import DOUBT, READ, UNREAD, WARNED, queue
from forensics.review.server import HEADERS, Server
from forensics.serialize import to_jsonl

ROOT = Path(__file__).parents[1]
DAY = date(2026, 1, 31)
TYPED = {"text": "", "who": "A. Reader", "why": "seen"}


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def desk_of(folder: Path) -> Desk:
    settings = Settings(engine="recorded", recordings=(folder / "recorded",))
    return Desk(load_case(folder), settings, _silent)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return Path(
        shutil.copytree(ROOT / "fixtures" / "cases" / "one-ambiguous-stamp", tmp_path / "case")
    )


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


# the queue


def page_of(words: dict[str, float]) -> Document:
    text, made = "", []
    for number, (word, sure) in enumerate(words.items()):
        box = Box(10, 30 * number, 10 + 10 * len(word), 30 * number + 20)
        chars = tuple(
            Char(c, box, sure, (("8", 0.3), ("5", 0.6)) if c == "6" and sure < 0.9 else ())
            for c in word
        )
        made.append(Word(word, box, sure, len(text), chars))
        text += word + "\n"
    page = Page(1, 400, 300, 0, "t", text, tuple(made), len(text))
    return Document("a.png", "ab" * 32, "image/png", (page,))


def test_what_may_change_a_finding_comes_first(story: Path) -> None:
    case = load_case(story)
    document = page_of({"clear": 1.0, "doubt6": 0.5, "warned": 0.5, "noise": 0.2})
    real = pipeline.crosscheck(case, Settings(engine="recorded", recordings=(story / "recorded",)))

    def cite(words: str) -> Provenance:
        at = document.pages[0].text.index(words)
        return document.cite(Span(1, at, at + len(words)), "t")

    unread = Box(5, 5, 9, 9)
    seen = dataclasses.replace(cite("clear"), span=Span(1, 0, 0), quote="", boxes=(unread,))
    finding = real.outcome.findings[0]
    evidence = dataclasses.replace(
        finding.evidence[0], provenance=(cite("clear"), cite("doubt6"), cite("bt6"))
    )
    finding = dataclasses.replace(
        finding, evidence=(evidence,), verdict=type(finding.verdict)("precision")
    )
    outcome = Outcome((finding,), (), (Unchecked("R", "T", "w", "m", True, (seen,)),))
    page = dataclasses.replace(
        document.pages[0], warnings=(ReadingWarning("x", "why", cite("warned")),)
    )
    document = dataclasses.replace(document, pages=(page,))
    items = queue(CaseRun(case, (document,), (), outcome), texts("en"))
    assert [(i.rank, i.place.quote) for i in items] == [
        (DOUBT, "doubt6"), (UNREAD, ""), (WARNED, "warned"), (READ, "clear"),
    ]  # fmt: skip
    assert items[0].readings == ("doubt6", "doubt5", "doubt8")
    assert len({i.id for i in items}) == 4
    assert items[0].id == queue(CaseRun(case, (document,), (), outcome), texts("en"))[0].id


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_drawn_box_is_the_same_place_on_the_page(turn: int) -> None:
    page = dataclasses.replace(page_of({"a": 1.0}).pages[0], turn=turn)
    box = on_page((0.1, 0.2, 0.3, 0.25), page)
    wide, high = (300, 400) if turn in (90, 270) else (400, 300)
    assert box.turned(400, 300, turn) == Box(
        int(0.1 * wide), int(0.2 * high), round(0.3 * wide), round(0.25 * high)
    )
    for bad in ((0.3, 0.2, 0.1, 0.4), (-0.1, 0, 1, 1), (0, 0, 1.1, 1), (0, 0, float("nan"), 1)):
        with pytest.raises(ValueError, match="box"):
            on_page(bad, page)


# the desk


def stamp_item(desk: Desk) -> dict[str, Any]:
    return next(i for i in desk.state()["queue"] if "/2016" in i["quote"])


def other_stamp(story: Path) -> Correction:
    """The stamp of the story, read by somebody as the fifth of August."""
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    run = pipeline.crosscheck(dataclasses.replace(load_case(story), suppressions=()), settings)
    place = next(
        p for f in run.outcome.findings for e in f.evidence for p in e.provenance
        if "05/08/2016" in p.quote
    )  # fmt: skip
    box = place.boxes[0]
    for other in place.boxes[1:]:
        box = box.union(other)
    document = next(d for d in run.documents if d.name == place.document)
    new = place.quote.replace("05/08/2016", "05 AUG 2016")
    return Correction(document.sha256, place.page, box, place.quote, new, "A", DAY, "seen")


def test_a_correction_changes_the_answer_at_once_and_nothing_else(story: Path) -> None:
    before = files(story)
    desk = desk_of(story)
    first = desk.state()
    assert [f["symbol"] for f in first["findings"]] == ["◐"]
    item = stamp_item(desk)
    desk.correct(item["id"], {**TYPED, "text": item["quote"].replace("05/08/2016", "05 AUG 2016")})
    assert item["id"] not in {i["id"] for i in desk.state()["queue"]}
    assert desk.crop(item["id"]), "a browser may still be asking for its picture"
    after = desk.state()
    assert [f["symbol"] for f in after["findings"]] == ["●"]
    assert item["id"] not in [i["id"] for i in after["queue"]]
    assert after["done"][0]["by"].startswith("A. Reader, ")
    changed = files(story)
    (entry,) = load_corrections(story)
    assert entry.new == item["quote"].replace("05/08/2016", "05 AUG 2016")
    changed.pop("corrections.toml")
    assert changed == before
    # What the page says is what every later run says.
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    run = pipeline.crosscheck(load_case(story), settings)
    assert to_jsonl(run.records()).count('"record":"correction"') == 1
    assert [f.verdict.value for f in run.outcome.findings] == ["certain"]
    desk.undo(entry.id)
    assert desk.state()["findings"] == first["findings"]
    assert load_corrections(story) == ()


def test_a_reading_is_confirmed_by_its_number(story: Path) -> None:
    desk = desk_of(story)
    item = desk.state()["queue"][0]
    desk.correct(item["id"], TYPED, 0)
    (entry,) = load_corrections(story)
    assert entry.old == entry.new != ""


def test_a_stamp_is_added(story: Path) -> None:
    desk = desk_of(story)
    names = [p["name"] for p in desk.state()["pages"]]
    page = names.index("papers/passport-page.jpg")
    number = desk.state()["pages"][page]["document"]
    text = "UTOPIA IMMIGRATION\nDEPARTURE\n01 JUL 2016"
    desk.add(number, 1, (0.05, 0.05, 0.2, 0.15), "stamp", {**TYPED, "text": text})
    (entry,) = load_corrections(story)
    assert (entry.added, entry.new) == ("stamp", text)
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    run = pipeline.crosscheck(load_case(story), settings)
    found = [
        e for x in run.extractions for e in x.events
        if e.kind == "border_crossing" and e.provenance[0].corrected == entry.id
    ]  # fmt: skip
    assert [e.detail("direction") for e in found] == ["exit"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({**TYPED, "text": ""}, "new is missing"),
        ({**TYPED, "text": "x", "who": " "}, "who is missing"),
        ({**TYPED, "text": "x", "why": ""}, "why is missing"),
        ({**TYPED, "text": "\u202ex"}, "U\\+202E"),
    ],
)
def test_what_cannot_be_a_correction_is_refused_and_not_written(
    story: Path, typed: dict[str, str], said: str
) -> None:
    desk = desk_of(story)
    with pytest.raises(CaseError, match=said):
        desk.correct(desk.state()["queue"][0]["id"], typed)
    assert not (story / "corrections.toml").exists()


def test_a_suppression_that_loses_its_finding_is_said(story: Path) -> None:
    desk = desk_of(story)
    settings = Settings(engine="recorded", recordings=(story / "recorded",))
    (found,) = pipeline.crosscheck(load_case(story), settings).outcome.findings
    with (story / "case.toml").open("a", encoding="utf-8") as file:
        file.write(
            f'\n[[suppressions]]\nfinding = "{found.id}"\nwho = "B"\nwhen = 2026-01-01\n'
            'why = "settled"\n'
        )
    desk = desk_of(story)
    state = desk.state()
    assert (state["findings"], state["stale"]) == ([], "")
    assert "One finding is suppressed by the case file." in state["sentences"]
    # Nothing rests on the stamp that is asked about any more, but it can be read anew.
    page = next(p for p in state["pages"] if p["name"].endswith("passport-page.jpg"))
    text = "UTOPIA IMMIGRATION\nENTRY\n05 AUG 2016"
    desk.add(page["document"], 1, (0.05, 0.05, 0.2, 0.15), "stamp", {**TYPED, "text": text})
    assert desk.state()["stale"] == ""
    save_correction(story, other_stamp(story))
    desk = desk_of(story)
    assert f"no finding {found.id}" in desk.state()["stale"]
    assert len(desk.state()["findings"]) == 2


# the server


@pytest.fixture
def server(story: Path) -> Iterator[Server]:
    made = Server(desk_of(story))
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    thread.join(10)
    assert not thread.is_alive()


Reply = tuple[int, dict[str, str], bytes]


def ask(
    server: Server, method: str, path: str, body: bytes | None = None, **headers: str
) -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    sent = {"Host": server.hosts[0], **{k.replace("_", "-"): v for k, v in headers.items()}}
    connection.request(method, path, body, sent)
    reply = connection.getresponse()
    data = reply.read()
    connection.close()
    return reply.status, dict(reply.getheaders()), data


def post(server: Server, what: str, data: object, **headers: str) -> Reply:
    given = {"Content_Type": "application/json", "Origin": f"http://{server.hosts[0]}", **headers}
    body = json.dumps(data).encode()
    return ask(server, "POST", f"/{server.token}/{what}", body, **given)


def test_the_page_and_its_parts(server: Server) -> None:
    home = f"/{server.token}/"
    for path in ("", "app.js", "style.css", "state"):
        status, headers, data = ask(server, "GET", home + path)
        assert status == 200
        assert data
        assert HEADERS.items() <= headers.items()
    state = json.loads(data)
    for path in (f"crop/{state['queue'][0]['id']}", "page/0/1"):
        status, headers, data = ask(server, "GET", home + path)
        assert (status, headers["Content-Type"], data[8:12]) == (200, "image/webp", b"WEBP")
    for path in ("crop/0", "page/99/1", "page/0/99", "page/0/-1", "../case.toml", "correct", "x"):
        assert ask(server, "GET", home + path)[0] == 404


def test_every_word_of_the_page_is_in_the_catalogue() -> None:
    static = ROOT / "forensics" / "review" / "static"
    page = (static / "page.html").read_text("utf-8")
    bare = re.sub(r"<kbd>[^<]*</kbd>|{{[^}]*}}|<[^>]*>", " ", page)
    assert bare.split() == []
    spoken = re.findall(r'(?:aria-label|alt|value|title|placeholder)="([^"]+)"', page)
    assert [s for s in spoken if not s.startswith("{{") and s not in ("stamp", "text")] == []
    script = (static / "app.js").read_text("utf-8")
    script = re.sub(r"//.*", "", script)
    assert set(re.findall(r'say\((?:[^"()]*\? )?"(\w+)"', script)) <= set(SPOKEN)
    assert [s for s in re.findall(r'"([^"]*)"', script) if re.search(r"[A-Za-z] [a-z]", s)] == [
        "use strict"
    ]


@pytest.mark.parametrize("path", ["/", "/state", "//state", "/x/state", f"/{'A' * 43}/state"])
def test_nothing_without_the_token(server: Server, path: str) -> None:
    assert ask(server, "GET", path)[0] == 404
    assert ask(server, "GET", path.replace("state", "correct"))[0] == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", ""]
)
def test_another_host_name_is_refused(server: Server, host: str) -> None:
    host = host.format(port=server.server_address[1])
    status, _, data = ask(server, "GET", f"/{server.token}/state", Host=host)
    assert status == 403
    assert b"queue" not in data


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_writes_come_from_our_own_page_alone(
    server: Server, story: Path, headers: dict[str, str], status: int
) -> None:
    item = server.desk.state()["queue"][0]["id"]
    data = {"item": item, "reading": 0, "who": "A", "why": "b"}
    assert post(server, "correct", data, **headers)[0] == status
    assert not (story / "corrections.toml").exists()
    assert post(server, "correct", data)[0] == 200
    assert (story / "corrections.toml").exists()


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("correct", []),
        ("correct", {}),
        ("correct", {"item": "0", "reading": "1"}),
        ("correct", {"item": "0", "text": 5}),
        ("undo", {"id": "nothing"}),
        ("add", {"box": [0, 0, 1], "added": "stamp", "document": 0, "page": 1}),
        ("add", {"box": [0, 0, "x", 1], "added": "stamp", "document": 0, "page": 1}),
        ("add", {"box": [0, 0, 1, 1], "added": "seal", "document": 0, "page": 1}),
        ("add", {"box": [0, 0, 1, 1], "added": "stamp", "document": 99, "page": 1}),
        ("add", {"box": [0, 0, 1, 1], "added": "stamp", "document": "0", "page": 1}),
    ],
)
def test_a_request_without_sense_is_refused(
    server: Server, story: Path, what: str, data: object
) -> None:
    status, _, body = post(server, what, data)
    assert status == 400
    assert json.loads(body)["error"]
    assert not (story / "corrections.toml").exists()


def test_too_much_is_not_read(server: Server) -> None:
    assert post(server, "correct", {"text": "x" * 70_000})[0] == 413


def test_it_ends_when_nobody_uses_it(story: Path) -> None:
    made = Server(desk_of(story), idle=0.05)
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()


def test_the_command_prints_the_address(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def now(self: Server) -> None:
        self.server_close()

    monkeypatch.setattr(Server, "run", now)
    for name in list((story / "papers").iterdir()):
        name.unlink()
    (story / "papers" / "a.txt").write_text("2016年3月1日", encoding="utf-8")
    assert cli.run(["review", str(story), "--no-cache", "--who", "A"]) == ExitCode.OK
    said = capsys.readouterr()
    assert said.out.startswith("http://127.0.0.1:")
    assert len(said.out.strip().split("/")[3]) >= 43


def test_a_browser_that_hangs_up_is_no_error(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    for error in (BrokenPipeError(), ValueError("ours")):
        try:
            raise error
        except Exception:
            server.handle_error(None, ("127.0.0.1", 1))
    said = capsys.readouterr().err
    assert "BrokenPipe" not in said
    assert "ours" in said
