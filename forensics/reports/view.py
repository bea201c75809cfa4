"""Findings as they are shown: every word settled, nothing laid out yet.

The terminal and the HTML report share this view, so they cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from forensics.findings import (
    Assumption,
    Deciding,
    Evidence,
    Finding,
    Nature,
    Severity,
    Verdict,
)
from forensics.records import Provenance
from forensics.reports.catalogue import Texts
from forensics.reports.heads import shared, together
from forensics.reports.quotation import MarkView, mark_view
from forensics.reports.run import Run
from forensics.reports.wording import (
    place_words,
    verdict_words,
    when_words,
    who_words,
)
from forensics.temporal.edtf import from_edtf

CLASSES = ("certain", "reading", "precision", "other")
"""How findings are counted: contradictions and broken rules by verdict, the rest together."""
MOST_MARKS = 4
"""Quotations of one side that are shown with their pictures."""


@dataclass(frozen=True, slots=True)
class SideView:
    heading: str
    says: str
    statement: str
    reading: str
    edtf: str
    marks: tuple[MarkView, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class AssumptionView:
    """``state`` is ``holds``, ``fails`` or ``untested``; ``tried`` is what was tried."""

    otherwise: str
    ask: str
    state: str
    tried: str


@dataclass(frozen=True, slots=True)
class FindingView:
    number: int
    finding: Finding
    group: str
    verdict: str
    short: str
    sides: tuple[SideView, ...]
    assumptions: tuple[AssumptionView, ...]
    tested: str

    @property
    def anchor(self) -> str:
        return anchor(self.finding.id)

    @property
    def deciding(self) -> tuple[Deciding, ...]:
        """What decides, as far as the verdict does not say it already."""
        return tuple(
            d for d in self.finding.deciding if d.words and d.words.rstrip(".") not in self.verdict
        )


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands above several findings: what they have in common, and the other side of each."""

    title: str
    statement: str
    findings: tuple[FindingView, ...]

    def other(self, view: FindingView) -> str:
        """The side of a finding that is not the common one, in a sentence."""
        sides = [s.statement for s in view.sides if s.statement != self.statement]
        return " ".join(sides) or view.finding.sentence


def heads(views: tuple[FindingView, ...]) -> dict[int, HeadView]:
    """Number of the first finding of a head -> the head."""
    common = shared([v.finding for v in views])
    found: dict[tuple[object, ...], list[FindingView]] = {}
    for view in views:
        side = common.get(view.finding.id)
        if side is not None:
            key = (view.finding.rule, view.finding.verdict, side.role, side.provenance)
            found.setdefault(key, []).append(view)
    return {
        of[0].number: HeadView(of[0].finding.title, common[of[0].finding.id].statement, tuple(of))
        for of in found.values()
        if len(of) > 1
    }


def anchor(text: str) -> str:
    """A stable id for a link, of letters, digits and dashes."""
    return "f-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in text).strip("-")


def group_of(finding: Finding) -> str:
    """The count a finding belongs to, one of ``CLASSES``."""
    if finding.nature in (Nature.CONTRADICTION, Nature.VIOLATION) and (
        finding.verdict is not Verdict.NONE
    ):
        return finding.verdict.value
    return "other"


def ordered(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Firmest first, contradictions before broken rules, gravest first; else as they came, those
    of one head (see ``heads``) together."""
    gravest = list(reversed(Severity))
    return together(
        sorted(
            findings,
            key=lambda f: (
                CLASSES.index(group_of(f)),
                list(Nature).index(f.nature),
                gravest.index(f.severity),
            ),
        )
    )


class Viewer:
    """Words findings, agreements and places of one run in one language."""

    def __init__(self, run: Run, texts: Texts, *, context: bool = True) -> None:
        """Without ``context`` a quotation stands alone, without the rest of its lines."""
        self.run = run
        self.context = context
        self.texts = texts
        self._documents = {d.name: d for d in run.documents}
        self._languages = {e.document: e.language for e in run.extractions}

    def mark(self, provenance: Provenance) -> MarkView:
        document = self._documents.get(provenance.document)
        language = self._languages.get(provenance.document, "")
        view = mark_view(provenance, document, self.texts, language)
        return view if self.context else replace(view, before="", after="")

    def place(self, provenance: Provenance) -> str:
        return place_words(provenance, self._documents.get(provenance.document), self.texts)

    def side(self, evidence: Evidence, heading: str = "") -> SideView:
        seen = dict.fromkeys(evidence.provenance)
        marks = tuple(self.mark(p) for p in list(seen)[:MOST_MARKS])
        who = who_words(evidence.asserted_by, self.texts)
        return SideView(
            heading,
            self.texts("finding.says", who=who) if who else "",
            evidence.statement,
            self._reading(evidence.reading),
            evidence.reading,
            marks,
            max(0, len(seen) - MOST_MARKS),
        )

    def _reading(self, edtf: str) -> str:
        """EDTF in words; as it is where it is no date (a name, a number)."""
        if not edtf:
            return ""
        try:
            return when_words(from_edtf(edtf), self.texts)
        except ValueError:
            return edtf

    def findings(self) -> tuple[FindingView, ...]:
        return tuple(
            self.finding(number, finding)
            for number, finding in enumerate(ordered(self.run.outcome.findings), start=1)
        )

    def finding(self, number: int, finding: Finding) -> FindingView:
        t = self.texts
        headings = [t("finding.one_side"), t("finding.other_side")]
        sides = tuple(
            self.side(e, headings[i] if i < 2 else t("finding.also"))
            for i, e in enumerate(finding.evidence)
        )
        assumptions = tuple(_assumption(a) for a in finding.assumptions)
        return FindingView(
            number,
            finding,
            group_of(finding),
            verdict_words(finding, t),
            _short(finding, t),
            sides,
            assumptions,
            _tested(assumptions, t),
        )


def _short(finding: Finding, texts: Texts) -> str:
    """The verdict without what decides: the sentence beside it says that."""
    key = f"verdict.short_{finding.verdict.value}"
    return texts(key) if texts.has(key) else verdict_words(finding, texts)


def _assumption(assumption: Assumption) -> AssumptionView:
    head, _, tried = assumption.tested.partition(":")
    state = head.strip() if head.strip() in ("holds", "fails") else "untested"
    if state == "untested":
        tried = assumption.tested.removeprefix("not tested:")
    return AssumptionView(assumption.otherwise, assumption.ask, state, tried.strip())


def _tested(assumptions: tuple[AssumptionView, ...], texts: Texts) -> str:
    """``3 of 4 tested explanations do not dissolve it``."""
    if not assumptions:
        return ""
    tested = [a for a in assumptions if a.state != "untested"]
    return texts(
        "finding.tested_count" if tested else "finding.untested_count",
        held=sum(a.state == "holds" for a in tested),
        tested=len(tested),
        untested=len(assumptions) - len(tested),
    )
