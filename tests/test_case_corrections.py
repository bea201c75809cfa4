"""Corrections: read, written, put into a document, shown, and never silently lost."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports_sample import sample_run

from forensics import cli, pipeline
from forensics.case import load_case
from forensics.case.correct import corrected
from forensics.case.corrections import load_corrections, save_correction, take_back
from forensics.errors import CaseError, ExitCode
from forensics.pipeline import Settings
from forensics.records import (
    Box,
    Char,
    Correction,
    Document,
    Page,
    ReadingWarning,
    Region,
    Span,
    Word,
)
from forensics.reports import html, json_out, terminal
from forensics.serialize import from_jsonl, to_jsonl

ROOT = Path(__file__).parents[1]
SHA = "ab" * 32
DAY = date(2026, 1, 31)


def words_of(text: str, left: int = 10, top: int = 10, turn: int = 0) -> tuple[Word, ...]:
    """Ten pixels a character, thirty a line; each word with its characters."""
    words, at = [], 0
    for number, line in enumerate(text.split("\n")):
        column = 0
        for piece in line.split(" "):
            y = top + 30 * number
            chars = tuple(
                Char(c, Box(left + 10 * (column + i), y, left + 10 * (column + i + 1), y + 20), 0.6)
                for i, c in enumerate(piece)
            )
            if piece:
                box = chars[0].box.union(chars[-1].box)
                words.append(Word(piece, box, 0.6, at, chars))
            at += len(piece) + 1
            column += len(piece) + 1
    return tuple(words)


def paper(text: str, stamp: str = "", turn: int = 0) -> Document:
    words = words_of(text)
    whole, regions = text, ()
    if stamp:
        start = len(text) + 1
        more = words_of(stamp, 400, 400)
        words += tuple(dataclasses.replace(w, start=w.start + start) for w in more)
        whole = text + "\f" + stamp
        regions = (Region("stamp", Box(390, 390, 600, 500), start, len(whole)),)
    page = Page(1, 800, 600, 0, "test", whole, words, len(text), regions, turn)
    return Document("a.png", SHA, "image/png", (page,))


def entry(box: Box, old: str, new: str, **more: object) -> Correction:
    return Correction(SHA, 1, box, old, new, "A. Reader", DAY, "seen", **more)  # type: ignore[arg-type]


def place(document: Document, words: str) -> Box:
    at = document.pages[0].text.index(words)
    boxes = document.cite(Span(1, at, at + len(words)), "t").boxes
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box


def sound(page: Page) -> None:
    """What every page must keep."""
    for word in page.words:
        assert page.text[word.start : word.start + len(word.text)] == word.text
    starts = [w.start for w in page.words]
    assert starts == sorted(starts)
    assert 0 <= page.main_end <= len(page.text)
    assert all(0 <= r.start <= r.end <= len(page.text) for r in page.regions)


def test_a_place_is_replaced_with_its_boxes_kept() -> None:
    document = paper("from 2O16-05-03 to\nnext line", "EXIT 4 MAY")
    box = place(document, "2O16-05-03")
    result, (done,) = corrected(document, [entry(box, "2O16-05-03", "2016-05-3")])
    page = result.pages[0]
    sound(page)
    assert page.text == "from 2016-05-3 to\nnext line\fEXIT 4 MAY"
    assert page.main_text == "from 2016-05-3 to\nnext line"
    region = page.regions[0]
    assert page.text[region.start : region.end] == "EXIT 4 MAY"
    cited = result.cite(Span(1, 5, 14), "t")
    assert (cited.boxes, cited.confidence, cited.corrected) == ((box,), 1.0, done.id)
    assert done.provenance is not None
    assert done.provenance.quote == "2016-05-3"
    assert result.cite(Span(1, 15, 17), "t").corrected == ""
    assert result.cite(Span(1, 15, 17), "t").confidence == 0.6


def test_a_part_of_a_word_is_replaced() -> None:
    document = paper("于2O16年5月被执行")
    result, (done,) = corrected(document, [entry(place(document, "2O16"), "2O16", "2016")])
    page = result.pages[0]
    sound(page)
    assert [w.text for w in page.words] == ["于", "2016", "年5月被执行"]
    assert page.words[1].box == Box(20, 10, 60, 30)
    assert page.words[2].box.left == 60
    assert done.provenance
    assert done.provenance.boxes == (Box(20, 10, 60, 30),)


def test_the_same_words_elsewhere_stay() -> None:
    document = paper("5 May\n5 May")
    lower = place(paper("\n5 May"), "5 May")
    result, _ = corrected(document, [entry(lower, "5 May", "6 May")])
    assert result.pages[0].text == "5 May\n6 May"


def test_several_lines_and_several_corrections() -> None:
    document = paper("EX1T\nCHANGI 5\n4 MAY", "A1 B2")
    first = entry(place(document, "EX1T\nCHANGI 5"), "EX1T\nCHANGI 5", "EXIT\nCHANGI 55 X")
    second = entry(place(document, "B2"), "B2", "BB")
    result, done = corrected(document, [second, first])
    page = result.pages[0]
    sound(page)
    assert page.text == "EXIT\nCHANGI 55 X\n4 MAY\fA1 BB"
    assert [d.provenance.quote for d in done if d.provenance] == ["BB", "EXIT\nCHANGI 55 X"]


def test_what_reads_right_by_now_is_no_error() -> None:
    document = paper("on 5 May")
    result, (done,) = corrected(document, [entry(place(document, "5 May"), "S May", "5 May")])
    assert result.pages[0].text == "on 5 May"
    assert result.cite(Span(1, 3, 8), "t").confidence == 1.0
    assert done.provenance


@pytest.mark.parametrize(
    ("old", "box", "page"),
    [
        ("6 May", Box(40, 10, 90, 30), 1),
        ("5 May", Box(400, 300, 450, 320), 1),
        ("5 May", Box(40, 10, 90, 30), 2),
    ],
)
def test_a_place_that_is_gone_is_an_error_that_says_so(old: str, box: Box, page: int) -> None:
    lost = dataclasses.replace(entry(box, old, "7 May"), page=page)
    with pytest.raises(CaseError, match=r"a\.png, page \d: .*A\. Reader has lost its place"):
        corrected(paper("on 5 May"), [lost])


def test_corrections_over_each_other_are_refused() -> None:
    document = paper("on 5 May 2016")
    both = [
        entry(place(document, "5 May"), "5 May", "6 May"),
        entry(place(document, "May 2016"), "May 2016", "May 2017"),
    ]
    with pytest.raises(CaseError, match="over each other"):
        corrected(document, both)


def test_other_files_are_left_alone() -> None:
    document = dataclasses.replace(paper("5 May"), sha256="cd" * 32)
    assert corrected(document, [entry(Box(1, 1, 2, 2), "x", "y")]) == (document, ())


def test_a_doubt_is_settled_only_where_all_of_it_was_read() -> None:
    document = paper("on S May 2O16\nmore")

    def doubt(code: str, words: str) -> ReadingWarning:
        at = document.pages[0].text.index(words)
        return ReadingWarning(code, code, document.cite(Span(1, at, at + len(words)), "t"))

    page = dataclasses.replace(
        document.pages[0], warnings=(doubt("inside", "S"), doubt("wider", "May 2O16"),
                                     doubt("behind", "more")),
    )  # fmt: skip
    document = dataclasses.replace(document, pages=(page,))
    result, _ = corrected(document, [entry(place(document, "S May"), "S May", "5th May")])
    left = {w.code: w.provenance for w in result.pages[0].warnings}
    assert set(left) == {"wider", "behind"}
    for warning in left.values():
        assert warning
        assert result.pages[0].text[warning.span.start : warning.span.end] == warning.quote
    assert left["wider"]
    assert left["wider"].quote.endswith(" 2O16")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_stamp_that_was_not_found(turn: int) -> None:
    document = paper("on 5 May", "OLD", turn)
    box = Box(100, 200, 200, 300)
    result, (done,) = corrected(document, [entry(box, "", "ENTRY\n5 MAY 2016", added="stamp")])
    page = result.pages[0]
    sound(page)
    assert page.text == "on 5 May\fOLD\fENTRY\n5 MAY 2016"
    region = page.regions[-1]
    assert (region.kind, page.text[region.start : region.end]) == ("stamp", "ENTRY\n5 MAY 2016")
    assert done.provenance
    first, second = done.provenance.boxes[0], done.provenance.boxes[-1]
    assert first.union(second) == box
    # Upright, the first line stands above the second.
    assert first.turned(800, 600, turn).top < second.turned(800, 600, turn).top


def test_an_unread_stamp_is_the_stamp_that_was_added() -> None:
    document = paper("on 5 May")
    seen = Region("stamp", Box(90, 190, 210, 310), 8, 8, "circle", "red", 12.0)
    unread = ReadingWarning(
        "stamp-unread", "seen",
        dataclasses.replace(document.cite(Span(1, 8, 8), "t"), boxes=(seen.box,)),
    )  # fmt: skip
    page = dataclasses.replace(document.pages[0], regions=(seen,), warnings=(unread,))
    document = dataclasses.replace(document, pages=(page,))
    box = Box(100, 200, 200, 300)
    result, _ = corrected(document, [entry(box, "", "5 MAY 2016", added="stamp")])
    assert result.pages[0].warnings == ()
    (region,) = result.pages[0].regions
    assert (region.shape, region.colour, region.box) == ("circle", "red", seen.box)
    assert result.pages[0].text[region.start : region.end] == "5 MAY 2016"


@pytest.mark.parametrize(
    ("top", "text"),
    [(0, "new\none\ntwo\fS"), (32, "one\nnew\ntwo\fS"), (300, "one\ntwo\nnew\fS")],
)
def test_words_that_were_not_found_stand_at_their_height(top: int, text: str) -> None:
    box = Box(300, top, 350, top + 14)
    result, (done,) = corrected(paper("one\ntwo", "S"), [entry(box, "", "new", added="text")])
    page = result.pages[0]
    sound(page)
    assert page.text == text
    assert page.text[page.regions[0].start : page.regions[0].end] == "S"
    assert page.main_text == text[:-2]
    assert done.provenance
    assert done.provenance.boxes == (box,)


@given(
    st.lists(st.text("ab □年", min_size=1, max_size=8), min_size=1, max_size=4),
    st.data(),
)
def test_whatever_is_replaced_the_page_stays_sound(lines: list[str], data: st.DataObject) -> None:
    document = paper("\n".join(lines), "XY Z")
    page = document.pages[0]
    start = data.draw(st.integers(0, len(page.text) - 1))
    end = data.draw(st.integers(start + 1, len(page.text)))
    old = page.text[start:end]
    boxes = document.cite(Span(1, start, end), "t").boxes
    if not boxes or "\f" in old:
        return
    box = place(document, old)
    new = data.draw(st.text("cd 月\n", min_size=1, max_size=8).filter(str.strip))
    result, (done,) = corrected(document, [entry(box, old, new)])
    sound(result.pages[0])
    assert len(result.pages[0].text) == len(page.text) + len(new) - len(old)
    assert done.provenance
    assert done.provenance.quote == new.strip()


# the file


HOSTILE = 'a"b\\c\n[[corrections]]\nx = "\u202e=cmd|\x7f'


def test_the_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    one = entry(Box(1, 2, 3, 4), HOSTILE, HOSTILE, document="a.png")
    two = entry(Box(5, 6, 7, 8), "", "5 MAY\n2016", added="stamp", document="b.png")
    save_correction(tmp_path, one)
    save_correction(tmp_path, two)
    assert load_corrections(tmp_path) == (one, two)
    text = (tmp_path / "corrections.toml").read_text("utf-8")
    assert "\u202e" not in text
    assert "\x7f" not in text
    again = dataclasses.replace(two, new="6 MAY\n2016")
    save_correction(tmp_path, again)
    assert load_corrections(tmp_path) == (one, again)
    take_back(tmp_path, one.id)
    assert load_corrections(tmp_path) == (again,)
    assert [p.name for p in tmp_path.iterdir()] == ["corrections.toml"]


def test_what_a_person_wrote_between_stays(tmp_path: Path) -> None:
    save_correction(tmp_path, entry(Box(1, 2, 3, 4), "a", "b"))
    path = tmp_path / "corrections.toml"
    path.write_text("# my notes\n" + path.read_text() + "# and more\n")
    save_correction(tmp_path, entry(Box(5, 6, 7, 8), "c", "d"))
    assert path.read_text().startswith("# my notes\n")
    assert "# and more\n" in path.read_text()
    assert len(load_corrections(tmp_path)) == 2


def test_an_entry_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    save_correction(tmp_path, entry(Box(1, 2, 3, 4), "a", "b"))
    before = (tmp_path / "corrections.toml").read_bytes()
    for bad in ("\u202etxet", "\x1b[31m", "x" * 5000, " ", "\ud800"):
        with pytest.raises(CaseError):
            save_correction(tmp_path, entry(Box(5, 6, 7, 8), "c", bad))
    assert (tmp_path / "corrections.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("page = 0", "page must be"),
        ("box = [1, 2]", "box must be"),
        ("box = [5, 5, 5, 9]", "box is empty"),
        ('when = "today"', "when must be"),
        ('who = ""', "who is missing"),
        ('sha256 = "12"', "sha256 must be"),
        ('added = "stamp"', "not both"),
        ("colour = 3", "unknown key colour"),
        ("new = 5", "new must be a text"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, change: str, said: str) -> None:
    save_correction(tmp_path, entry(Box(1, 2, 3, 4), "a", "b"))
    path = tmp_path / "corrections.toml"
    key = change.split(" ")[0]
    lines = [line for line in path.read_text().splitlines() if not line.startswith(key + " ")]
    path.write_text("\n".join([*lines, change]))
    with pytest.raises(CaseError, match=said) as caught:
        load_corrections(tmp_path)
    assert "entry 1" in caught.value.place


def test_a_place_twice_is_a_mistake(tmp_path: Path) -> None:
    save_correction(tmp_path, entry(Box(1, 2, 3, 4), "a", "b"))
    path = tmp_path / "corrections.toml"
    path.write_text(path.read_text() * 2)
    with pytest.raises(CaseError, match="twice"):
        load_corrections(tmp_path)


# through the whole program

STORY = ROOT / "fixtures" / "cases" / "one-ambiguous-stamp"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STORY, tmp_path / "case"))


def run_of(folder: Path) -> pipeline.CaseRun:
    settings = Settings(engine="recorded", recordings=(folder / "recorded",))
    return pipeline.crosscheck(load_case(folder), settings)


def first_mention(run: pipeline.CaseRun) -> Correction:
    extraction = next(e for e in run.extractions if e.events)
    quoted = extraction.events[0].provenance[0]
    box = quoted.boxes[0]
    for other in quoted.boxes[1:]:
        box = box.union(other)
    return Correction(
        extraction.sha256, quoted.page, box, quoted.quote, quoted.quote,
        "A. Reader", DAY, "looked at the paper", document=extraction.document,
    )  # fmt: skip


def test_a_correction_is_in_every_run_and_every_report(story: Path) -> None:
    before = run_of(story)
    wanted = first_mention(before)
    save_correction(story, wanted)
    run = run_of(story)
    assert [c.id for c in run.corrections] == [wanted.id]
    carried = [p for e in run.extractions for v in e.events for p in v.provenance]
    assert any(wanted.id in p.corrected for p in carried)
    for text in (html.render(run), terminal.render(run), json_out.render(run)):
        assert "A. Reader" in text
        assert "looked at the paper" in text
        assert "2026-01-31" in text
    assert from_jsonl(to_jsonl(run.records())) == tuple(run.records())
    # Read again by machine, it stays.
    assert run_of(story).corrections == run.corrections


def test_a_file_that_changed_is_an_error_before_anything_is_read(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_correction(story, first_mention(run_of(story)))
    name = load_corrections(story)[0].document
    with (story / name).open("ab") as file:
        file.write(b"\n")
    assert cli.run(["crosscheck", str(story), "--no-cache"]) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert name in said
    assert "has changed since it was corrected by A. Reader" in said
    digest = hashlib.sha256((story / name).read_bytes()).hexdigest()
    assert digest not in said


def test_a_recording_is_made_without_corrections(story: Path) -> None:
    from forensics import ci

    wanted = dataclasses.replace(first_mention(run_of(story)))
    save_correction(story, dataclasses.replace(wanted, new="BY HAND"))
    seen = []
    real = ci.pipeline.extract
    check = next(iter(ci.discover(story)))
    settings = Settings(engine="recorded", recordings=(story / "recorded",))

    def spy(case: object, *rest: object) -> object:
        seen.append(case)
        return real(case, settings)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ci.pipeline, "extract", spy)
        patch.delenv("CI", raising=False)
        result = ci.record(check)
    assert result.ok
    assert all("BY HAND" not in p.read_text("utf-8") for p in (story / "recorded").iterdir())


def test_no_output_takes_the_place_of_the_corrections(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_correction(story, first_mention(run_of(story)))
    path = story / "corrections.toml"
    before = path.read_bytes()
    assert cli.run(["report", str(story), "-o", str(path)]) == ExitCode.USAGE
    assert "one of the inputs" in capsys.readouterr().err
    assert path.read_bytes() == before


# suppressions


def suppress(folder: Path, finding: str) -> None:
    path = folder / "case.toml"
    path.write_text(
        path.read_text("utf-8")
        + f'\n[[suppressions]]\nfinding = "{finding}"\nwho = "B. Judge"\nwhen = 2026-02-01\n'
        'why = "settled by the register"\n',
        encoding="utf-8",
    )


@pytest.fixture
def bail(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "fixtures" / "cases" / "county-bail", tmp_path / "bail"))


def test_a_suppressed_finding_is_listed_and_counts_nowhere(bail: Path) -> None:
    before = run_of(bail)
    assert any(pipeline.fails(f, "contradiction") for f in before.outcome.findings)
    for found in before.outcome.findings:
        suppress(bail, found.id)
    run = run_of(bail)
    assert run.outcome.findings == ()
    assert [s.finding for s in run.outcome.suppressed] == list(before.outcome.findings)
    assert pipeline.exit_code((), run.documents, run.outcome, "lead") is not ExitCode.FINDINGS
    for text in (html.render(run), terminal.render(run), json_out.render(run)):
        assert "settled by the register" in text
        assert "B. Judge" in text
        assert before.outcome.findings[0].id in text
    assert from_jsonl(to_jsonl(run.records())) == tuple(run.records())


def test_exports_carry_the_suppression(bail: Path) -> None:
    from forensics.reports.export import formats

    found = run_of(bail).outcome.findings[0]
    suppress(bail, found.id)
    run = run_of(bail)
    log = json.loads(formats()["sarif"].render(run))
    (entry,) = [r for r in log["runs"][0]["results"] if "suppressions" in r]
    assert entry["partialFingerprints"]["findingId/v1"] == found.id
    assert "settled by the register" in entry["suppressions"][0]["justification"]
    assert "settled by the register" in formats()["junit"].render(run)


def test_a_stale_suppression_fails(bail: Path) -> None:
    suppress(bail, "PRES-01-000000000000")
    with pytest.raises(CaseError, match="PRES-01-000000000000") as caught:
        run_of(bail)
    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("key", ["finding", "who", "when", "why"])
def test_a_suppression_says_who_when_and_why(bail: Path, key: str) -> None:
    suppress(bail, "X-1")
    path = bail / "case.toml"
    lines = path.read_text("utf-8").splitlines()
    cut = next(i for i in range(len(lines) - 1, 0, -1) if lines[i].startswith(key + " ="))
    path.write_text("\n".join(lines[:cut] + lines[cut + 1 :]), encoding="utf-8")
    with pytest.raises(CaseError, match="finding, who, when and why"):
        load_case(bail)


def test_a_redacted_report_redacts_corrections() -> None:
    from forensics.reports.run import Options

    run = sample_run()
    name = run.case.subject.names[0]
    document = run.documents[0]
    said = Correction(
        document.sha256, 1, Box(1, 1, 9, 9), name, name + "!", "A. Reader", DAY, "why",
        provenance=document.cite(Span(document.pages[0].number, 0, 1), "t"),
    )  # fmt: skip
    run = dataclasses.replace(run, corrections=(said,))
    misread = dataclasses.replace(said, old="MISREADNAME", new="NEVERLISTED", box=Box(1, 1, 9, 8))
    run = dataclasses.replace(run, corrections=(said, misread))
    page = html.render(run, Options(redact=frozenset({"names"})))
    assert name not in page
    assert "MISREADNAME" not in page
    assert "NEVERLISTED" not in page
    assert "confirmed as read" not in page
    assert "A. Reader" in page
    assert name in html.render(run)
