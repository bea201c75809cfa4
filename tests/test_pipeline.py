"""Which kind gets which page, what one bad kind or file does, and what the caller is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from forensics import intake, pipeline
from forensics.case import Case, CaseDocument
from forensics.documents import Claim, Context
from forensics.errors import (
    CaseError,
    DependencyError,
    ExitCode,
    ForensicsError,
    UnreadableError,
)
from forensics.events import Extraction
from forensics.findings import Finding, Nature, Outcome, Severity, Unchecked, Verdict
from forensics.pipeline import dispatch, exit_code
from forensics.records import Box, Document, Page, ReadingWarning, Span, Word
from forensics.temporal.readings import UncertainDate

NOTHING = Outcome((), (), ())


def document(*texts: str) -> Document:
    pages = tuple(
        Page(n, 10, 10, 0, "plain 1", text, (), len(text)) for n, text in enumerate(texts, 1)
    )
    return Document("a.txt", "00", "text/plain", pages)


@dataclass
class Fake:
    """A kind that claims the pages it is told to."""

    pages: tuple[int, ...] = ()
    strength: int = 2
    fails: str = ""
    TITLE: str = "Fake"

    def identify(self, document: Document) -> Claim | None:
        if self.fails == "identify":
            raise RuntimeError("boom")
        return Claim(self.pages, self.strength, ()) if self.pages else None

    def extract(self, document: Document, claim: Claim, context: Context) -> Extraction:
        if self.fails == "extract":
            raise RuntimeError("boom")
        pages = "+".join(map(str, claim.pages))
        said = f"{pages} {context.order} {context.asserted_by}".strip()
        return Extraction(document.name, document.sha256, "fake", "", said)


def with_kinds(monkeypatch: pytest.MonkeyPatch, **kinds: Fake) -> None:
    monkeypatch.setattr(dispatch, "kinds", lambda: dict(sorted(kinds.items())))


def told(**more: str) -> CaseDocument:
    return replace(CaseDocument("a.txt", Path("a.txt")), **more)  # type: ignore[arg-type]


def test_the_strongest_claim_wins_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    with_kinds(monkeypatch, weak=Fake((1, 2, 3), 1), strong=Fake((2,), 3))
    (strong, weak), errors = dispatch.extract(document("", "", ""), told())
    assert (strong.asserted_by, weak.asserted_by) == ("2", "1+3")
    assert errors == ()


def test_a_mistake_in_the_dates_of_one_page_loses_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_kinds(monkeypatch)
    find = dispatch.find_dates

    def fails(text: str, *more: object) -> object:
        if "boom" in text:
            raise RuntimeError("boom")
        return find(text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(dispatch, "find_dates", fails)
    (rest,), errors = dispatch.extract(document("boom", "2016年3月1日"), told())
    assert len(rest.dates) == 1
    assert [e.place for e in errors] == [document().name]


def test_a_draw_is_nobodys_and_names_both(monkeypatch: pytest.MonkeyPatch) -> None:
    with_kinds(monkeypatch, one=Fake((1, 2)), two=Fake((2,)))
    (one, rest), _ = dispatch.extract(document("2016年10月31日", "2016年3月1日"), told())
    assert one.asserted_by == "1"
    assert rest.kind == ""
    assert [w.code for w in rest.warnings] == ["kind-ambiguous"]
    assert all(part in rest.warnings[0].message for part in ("page 2", "one", "two"))
    # The page still gives its dates, and only its own.
    assert [d.provenance.quote for d in rest.dates] == ["2016年3月1日"]


def test_a_paper_no_kind_claims_gives_its_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    with_kinds(monkeypatch, one=Fake())
    (rest,), _ = dispatch.extract(document("二〇一六年十月三十一日"), told(asserted_by="X"))
    (mention,) = rest.dates
    assert isinstance(mention.value, UncertainDate)
    assert str(mention.value.only_day) == "2016-10-31"
    assert mention.provenance.quote == "二〇一六年十月三十一日"
    assert rest.asserted_by == "X"


def test_the_order_of_the_case_reaches_a_loose_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    with_kinds(monkeypatch)
    (open_order,), _ = dispatch.extract(document("on 04/12/2016"), told())
    (day_first,), _ = dispatch.extract(document("on 04/12/2016"), told(order="day-first"))
    (two,) = open_order.dates
    (one,) = day_first.dates
    assert isinstance(two.value, UncertainDate)
    assert isinstance(one.value, UncertainDate)
    assert len(two.value.readings) == 2
    assert str(one.value.only_day) == "2016-12-04"


def test_what_the_reader_doubted_reaches_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that sees only the extraction must know of a damaged date on its page."""
    with_kinds(monkeypatch, one=Fake((1,)))
    read = document("2016年3月1日", "2016年3月2日")
    doubts = [
        ReadingWarning("date-damaged", "m", read.cite(Span(n, 0, 9), "intake")) for n in (1, 2)
    ]
    pages = tuple(
        replace(p, warnings=(doubt,)) for p, doubt in zip(read.pages, doubts, strict=True)
    )
    (one, rest), _ = dispatch.extract(replace(read, pages=pages), told())
    assert (one.kind, one.warnings) == ("fake", (doubts[0],))
    assert (rest.kind, rest.warnings) == ("", (doubts[1],))


def test_the_case_can_name_the_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    with_kinds(monkeypatch, fake=Fake(()), strong=Fake((1, 2), 3))
    named = told(kind="fake", order="day-first", asserted_by="X")
    (only,), _ = dispatch.extract(document("", ""), named)
    assert only.asserted_by == "1+2 day-first X"


@pytest.mark.parametrize("fails", ["identify", "extract"])
def test_a_kind_that_fails_is_an_error_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    monkeypatch.delenv("FORENSICS_DEBUG", raising=False)
    with_kinds(monkeypatch, bad=Fake((1,), fails=fails), good=Fake((2,)))
    extractions, (error,) = dispatch.extract(document("2016年3月1日", ""), told())
    assert [e.kind for e in extractions] == ["fake", ""]
    assert len(extractions[1].dates) == 1
    assert error.place == "a.txt"
    assert "bad" in error.message
    assert exit_code([error], []) is ExitCode.INTERNAL


def test_an_unknown_kind_names_the_nearest_before_anything_is_read(tmp_path: Path) -> None:
    case = Case("x", tmp_path, documents=(CaseDocument("a", tmp_path / "none", kind="pasport"),))
    with pytest.raises(CaseError, match="passport"):
        list(pipeline.extract(case))


def test_papers_are_read_in_their_order_and_languages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls = []

    def read_many(files: list, options: intake.ReadOptions, jobs: int, moved: object) -> list:
        calls.append((options.lang, [name for _, name in files]))
        for done in range(len(files)):
            moved(done + 1, len(files))  # type: ignore[operator]
        return [(name, UnreadableError("bad", place=name)) for _, name in files]

    monkeypatch.setattr(intake, "read_many", read_many)
    papers = tuple(
        CaseDocument(name, tmp_path / name, lang=lang)
        for name, lang in [("a", ""), ("b", ""), ("c", "th"), ("d", "")]
    )
    case = Case("x", tmp_path, documents=papers)
    progress: list[tuple[int, int]] = []
    read = pipeline.extract(case, on_progress=lambda done, total: progress.append((done, total)))
    assert [p.name for p in read] == ["a", "b", "c", "d"]
    assert calls == [("auto", ["a", "b"]), ("th", ["c"]), ("auto", ["d"])]
    assert progress == [(1, 2), (2, 2), (3, 3), (4, 4)]
    calls.clear()
    list(pipeline.extract(case, pipeline.Settings(lang="en")))
    assert calls == [("en", ["a", "b", "c", "d"])]


def test_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2016年3月1日", encoding="utf-8")
    (tmp_path / "b.jpg").write_bytes(b"")
    papers = tuple(CaseDocument(n, tmp_path / n) for n in ("a.txt", "b.jpg", "none.pdf"))
    good, empty, none = pipeline.extract(Case("x", tmp_path, documents=papers))
    assert good.extractions[0].dates
    assert [e.code for e in empty.errors] == ["empty"]
    assert none.errors[0].place == "none.pdf"
    assert str(tmp_path) not in str(none.errors[0])


def test_a_run_keeps_no_words() -> None:
    page = replace(document("年").pages[0], words=(Word("年", Box(0, 0, 1, 1), 1.0, 0),))
    paper = pipeline.Paper("a.txt", replace(document(), pages=(page,)))
    light = pipeline.lighten(paper).document
    assert light is not None
    assert light.pages == (replace(page, words=()),)


def test_engines_are_those_that_read() -> None:
    readers = (
        "pdfplumber 0.11.10 text layer + rapidocr 3.10.0 PP-OCRv6 (spot check)",
        "rapidocr 3.10.0 PP-OCRv6",
        "plain 1",
    )
    pages = tuple(replace(document("").pages[0], reader=r) for r in readers)
    engines = pipeline.engines_of([replace(document(), pages=pages)])
    assert engines["rapidocr"] == "3.10.0 PP-OCRv6"
    assert engines["pdfplumber"] == "0.11.10 text layer"
    assert set(engines) == {"forensics", "pdfplumber", "plain", "rapidocr"}


def finding(nature: Nature, verdict: Verdict) -> Finding:
    return Finding("X-01-0", "X-01", "t", nature, Severity.HIGH, verdict, "s", ())


@pytest.mark.parametrize(
    ("nature", "verdict", "at"),
    [
        (Nature.CONTRADICTION, Verdict.CERTAIN, "certain"),
        (Nature.CONTRADICTION, Verdict.READING, "contradiction"),
        (Nature.CONTRADICTION, Verdict.PRECISION, "contradiction"),
        (Nature.VIOLATION, Verdict.CERTAIN, "violation"),
        (Nature.TENSION, Verdict.READING, "tension"),
        (Nature.LEAD, Verdict.NONE, "lead"),
        (Nature.CONTRADICTION, Verdict.NONE, ""),
        (Nature.GUARD, Verdict.NONE, ""),
    ],
)
def test_fail_on_is_a_ladder(nature: Nature, verdict: Verdict, at: str) -> None:
    outcome = Outcome((finding(nature, verdict),), (), ())
    ladder = list(pipeline.FAIL_ON)
    first = ladder.index(at) if at else len(ladder)
    for step, word in enumerate(ladder):
        failed = word != "never" and step >= first
        expected = ExitCode.FINDINGS if failed else ExitCode.OK
        assert exit_code([], [], outcome, word) is expected, word


def test_what_is_incomplete_is_3_unless_allowed() -> None:
    unreadable = replace(document(""), warnings=())
    warned = replace(unreadable.pages[0], warnings=(ReadingWarning("page-unreadable", "damaged"),))
    unreadable = replace(unreadable, pages=(warned,))
    open_ends = [
        ([UnreadableError("x")], [], NOTHING),
        ([], [unreadable], NOTHING),
        ([], [], replace(NOTHING, unchecked=(Unchecked("X", "t", "w", "m", blocking=True),))),
    ]
    for errors, documents, outcome in open_ends:
        assert exit_code(errors, documents, outcome) is ExitCode.INCOMPLETE
        assert exit_code(errors, documents, outcome, allow_incomplete=True) is ExitCode.OK
    missing = replace(NOTHING, unchecked=(Unchecked("X", "t", "w", "m"),))
    assert exit_code([], [document("")], missing) is ExitCode.OK


def test_the_gravest_code_wins() -> None:
    certain = Outcome((finding(Nature.CONTRADICTION, Verdict.CERTAIN),), (), ())
    errors: list[ForensicsError] = [UnreadableError("x"), DependencyError("y")]
    assert exit_code(errors, []) is ExitCode.DEPENDENCY
    assert exit_code(errors, [], certain) is ExitCode.FINDINGS
    assert exit_code([*errors, ForensicsError("z")], [], certain) is ExitCode.INTERNAL


def test_the_verbs_as_a_library() -> None:
    import forensics

    for name in forensics.__all__:
        assert getattr(forensics, name) is not None
    assert set(forensics.__all__) == set(forensics._HOME)
    assert forensics.extract is pipeline.extract
    with pytest.raises(AttributeError, match="nothing"):
        forensics.nothing  # noqa: B018


def test_a_paper_of_no_kind_still_tells_what_it_says_twice_two_ways() -> None:
    text = "传唤：2019年4月16日（星期四），押金伍佰元（600元）"
    (rest,), _ = dispatch.extract(document(text), told())
    assert rest.kind == ""
    assert {w.code for w in rest.warnings} == {"date-weekday-mismatch", "amount-differs"}
