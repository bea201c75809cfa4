"""The verbs: read and extract the papers of a case, then lay them side by side."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from forensics import __version__, intake, travel
from forensics.case import Case, CaseDocument
from forensics.case.correct import check_files, corrected
from forensics.errors import CaseError, ForensicsError
from forensics.events import Extraction
from forensics.findings import Outcome, Suppressed, Suppression
from forensics.histories import TravelHistory
from forensics.observations import Inspection
from forensics.pipeline import dispatch, inspection, superseded
from forensics.pipeline.ending import FAIL_ON, exit_code, fails
from forensics.pipeline.warned import warnings_of, without_pages
from forensics.records import Correction, Document
from forensics.rules import engine, loader
from forensics.rules.model import Rule
from forensics.rules.speech import ENGLISH
from forensics.serialize import SCHEMA, Engines, Header, Record, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "FAIL_ON", "CaseRun", "Paper", "Settings", "answer", "crosscheck", "engines_of", "exit_code",
    "extract", "fails", "header", "lighten", "read", "settled", "told", "trouble", "understood",
    "warnings_of", "without_pages",
]  # fmt: skip

OnProgress = Callable[[int, int], None]
"""Called with (pages done, pages known so far)."""


def _silent(done: int, total: int) -> None:
    """Progress for nobody."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read; see ``intake.ReadOptions``. ``lang`` and ``kind`` override the case.

    ``inspect``: look at the files themselves too (crosscheck only).
    """

    engine: str = "auto"
    second_engine: str = ""
    lang: str = ""
    kind: str = ""
    jobs: int = 1
    cache_dir: Path | None = None
    recordings: tuple[Path, ...] = ()
    inspect: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One file of the case, read: a document and what it says, or the error that stopped it."""

    name: str
    document: Document | None
    extractions: tuple[Extraction, ...] = ()
    errors: tuple[ForensicsError, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRun:
    """One crosscheck with all that went into it; what every report is handed.

    The pages of ``documents`` have their text, regions and warnings, but no words: the memory
    of a run does not grow with the number of characters. Boxes are in the provenances.
    """

    case: Case
    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    outcome: Outcome
    errors: tuple[ForensicsError, ...] = ()
    engines: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    inspections: tuple[Inspection, ...] = ()

    @property
    def histories(self) -> tuple[TravelHistory, ...]:
        """The travel history of each person whose border crossings were read."""
        return travel.histories(self.case.subject, self.extractions)

    def page_image(self, document: str, page: int) -> Image | None:
        """The page in the pixel grid of its boxes; ``None`` if it has no picture."""
        paper = self.case.document(document)
        if paper is None:
            return None
        try:
            return intake.page_image(paper.path, page)
        except (ForensicsError, OSError):
            return None

    def records(self) -> Iterator[Record]:
        """The run as records for ``serialize``: what was read, what it says, the answer."""
        yield header()
        yield from (without_pages(d) for d in self.documents)
        yield from self.extractions
        yield from (trouble(e) for e in self.errors)
        yield from self.corrections
        yield self.outcome
        yield from self.inspections
        yield Engines(tuple(sorted(self.engines.items())))


def extract(
    case: Case, settings: Settings = Settings(), on_progress: OnProgress = _silent
) -> Iterator[Paper]:
    """Each paper of the case in turn, in the order of the case; one bad file stops no other.

    Raises ``CaseError`` before anything is read if the case names a kind there is not, or a
    correction is for a file that is not there; after a paper is read, if its place is gone.
    """
    dispatch.check_kinds([settings.kind, *(d.kind for d in case.documents)])
    check_files(case)
    for paper, result in read(case, settings, on_progress):
        yield understood(case, paper, result, settings.kind)


def understood(
    case: Case, paper: CaseDocument, result: Document | ForensicsError, kind: str = ""
) -> Paper:
    """What one paper says, with the corrections of the case. ``kind`` goes before the case's.

    Raises ``CaseError`` if the place of a correction is gone.
    """
    if isinstance(result, ForensicsError):
        return Paper(paper.name, None, (), (result,))
    document, corrections = corrected(result, case.corrections)
    told = dataclasses.replace(paper, kind=kind or paper.kind)
    extractions, errors = dispatch.extract(document, told)
    return Paper(paper.name, document, extractions, errors, corrections)


def crosscheck(
    case: Case,
    settings: Settings = Settings(),
    on_progress: OnProgress = _silent,
    heard: Callable[[Iterator[Paper]], Iterator[Paper]] = iter,
) -> CaseRun:
    """Read the papers, and say what cannot both be true. The rules are loaded first, so that
    a mistake in a rule page costs no reading. Raises ``CaseError`` for such a mistake.

    ``heard`` is handed the papers on their way, whole (see ``journalled.Log``).
    """
    rules = loader.load_rules(case.rule_files)
    papers = heard(extract(case, settings, on_progress))
    run = answer(case, [lighten(p) for p in papers], rules)
    if not settings.inspect:
        return run
    options = intake.ReadOptions(engine=settings.engine, cache_dir=settings.cache_dir)
    found = inspection.inspect(case, options, _silent)
    seen = (one for one in found if isinstance(one, Inspection))
    weighed = superseded.weighed(tuple(seen), case, run.extractions, run.outcome, rules)
    return dataclasses.replace(run, inspections=weighed)


def answer(
    case: Case, papers: Sequence[Paper], rules: Sequence[Rule], lang: str = ENGLISH
) -> CaseRun:
    """The crosscheck of papers that were read. Raises ``CaseError`` for a stale suppression.

    ``lang``: as of ``told``.
    """
    done = {c.id: c for paper in papers for c in paper.corrections}
    extractions = tuple(e for paper in papers for e in paper.extractions)
    documents = tuple(paper.document for paper in papers if paper.document)
    return CaseRun(
        case=case,
        documents=documents,
        extractions=extractions,
        outcome=settled(engine.crosscheck(case, extractions, rules, lang), case),
        errors=tuple(error for paper in papers for error in paper.errors),
        engines=engines_of(documents),
        corrections=tuple(done[entry.id] for entry in case.corrections if entry.id in done),
    )


def told(run: CaseRun, lang: str) -> CaseRun:
    """The run with its answer said in ``lang``: the same findings under the same ids.

    What was read is asked again, nothing is read again. Raises ``ValueError`` for a language
    that is not in ``rules.speech.LANGUAGES``.
    """
    if lang == ENGLISH:
        return run
    rules = loader.load_rules(run.case.rule_files)
    outcome = engine.crosscheck(run.case, run.extractions, rules, lang)
    return dataclasses.replace(run, outcome=settled(outcome, run.case))


def settled(outcome: Outcome, case: Case) -> Outcome:
    """The answer with the findings that the case suppresses set apart.

    Raises ``CaseError`` for a suppression whose finding is not there (any more).
    """
    if not case.suppressions:
        return outcome
    by_id: dict[str, Suppression] = {s.finding: s for s in case.suppressions}
    if stale := sorted(by_id.keys() - {f.id for f in outcome.findings}):
        raise CaseError(
            f"there is no finding {', '.join(stale)} to suppress (any more)",
            place=str(case.folder / "case.toml"),
            advice="take it out of [[suppressions]]; if the papers or the rules have changed, "
            "look at what they say now",
        )
    return dataclasses.replace(
        outcome,
        findings=tuple(f for f in outcome.findings if f.id not in by_id),
        suppressed=tuple(Suppressed(f, by_id[f.id]) for f in outcome.findings if f.id in by_id),
    )


def read(
    case: Case, settings: Settings, on_progress: OnProgress
) -> Iterator[tuple[CaseDocument, Document | ForensicsError]]:
    """Every document in the order of the case. Runs of papers of one language share workers."""
    for lang, papers, moved in _runs(case.documents, settings.lang, on_progress):
        options = intake.ReadOptions(
            engine=settings.engine,
            second_engine=settings.second_engine,
            lang=lang or "auto",
            cache_dir=settings.cache_dir,
            recordings=settings.recordings,
        )
        files = [(paper.path, paper.name) for paper in papers]
        results = intake.read_many(files, options, settings.jobs, moved)
        for paper, (_, result) in zip(papers, results, strict=True):
            yield paper, result


def _runs(
    papers: Sequence[CaseDocument], lang: str, on_progress: OnProgress
) -> Iterator[tuple[str, Sequence[CaseDocument], OnProgress]]:
    """Neighbouring papers of one language, with the progress of all counted on.

    ``lang`` from the command line goes before that of the papers.
    """
    before = [0]
    start = 0
    for at in range(1, len(papers) + 1):
        here = lang or papers[start].lang
        if at == len(papers) or (lang or papers[at].lang) != here:
            known = before[0]

            def moved(done: int, total: int, known: int = known) -> None:
                before[0] = known + total
                on_progress(known + done, known + total)

            yield here, papers[start:at], moved
            start = at


def lighten(paper: Paper) -> Paper:
    """The paper without the words of its pages."""
    if paper.document is None:
        return paper
    pages = tuple(dataclasses.replace(page, words=()) for page in paper.document.pages)
    return dataclasses.replace(paper, document=dataclasses.replace(paper.document, pages=pages))


def engines_of(documents: Sequence[Document]) -> dict[str, str]:
    """The programs that read these documents, name → version as they say it themselves."""
    engines = {"forensics": __version__}
    readers = {page.reader for document in documents for page in document.pages}
    for part in sorted(p.strip() for reader in readers for p in reader.split("+")):
        name, _, version = part.partition(" ")
        if name:
            engines[name] = version.removesuffix(" (spot check)")
    return engines


def header() -> Header:
    """The first record of every output."""
    return Header(SCHEMA, __version__)


def trouble(error: ForensicsError) -> Trouble:
    """The error as data. The path of this machine is not in it: ``place`` is the name."""
    return Trouble(error.code, error.place, error.message, error.advice)
