"""The parts of a report around the findings: the sentence on top, counts, papers, marks."""

from __future__ import annotations

from dataclasses import dataclass

from forensics.documents import kinds
from forensics.findings import Agreement, Unchecked
from forensics.records import Correction, Document, Provenance, ReadingWarning
from forensics.reports.catalogue import Texts
from forensics.reports.run import Run
from forensics.reports.view import FindingView, Viewer
from forensics.reports.wording import who_words

SYMBOLS = {
    "certain": "●",
    "reading": "◐",
    "precision": "◌",
    "other": "?",
    "agrees": "✓",
    "unchecked": "–",
    "warnings": "!",
}
"""One shape a class, so that nothing hangs on colour."""


@dataclass(frozen=True, slots=True)
class Count:
    group: str
    symbol: str
    n: int
    words: str


@dataclass(frozen=True, slots=True)
class PaperView:
    name: str
    sha256: str
    kinds: tuple[str, ...]
    pages: int
    readers: tuple[str, ...]
    says: tuple[str, ...]
    warnings: int


def sentences(run: Run, findings: tuple[FindingView, ...], texts: Texts) -> tuple[str, ...]:
    """What came out, honestly: contradictions, open points, and what could not be checked."""
    groups = [f.group for f in findings]
    certain = groups.count("certain")
    open_ = groups.count("reading") + groups.count("precision")
    out = []
    if certain:
        out.append(texts.many("summary.certain", certain))
        if open_:
            out.append(texts.many("summary.open", open_))
    elif open_:
        out.append(texts.many("summary.only_open", open_))
    else:
        out.append(texts("summary.none"))
    if groups.count("other"):
        out.append(texts.many("summary.other", groups.count("other")))
    explained = sum(a.kind == "explained" for a in run.outcome.agreements)
    if explained:
        out.append(texts.many("summary.explained", explained))
    blocking = sum(u.blocking for u in run.outcome.unchecked)
    if blocking:
        out.append(texts.many("summary.gaps", blocking))
    if run.errors:
        out.append(texts.many("summary.unread", len(run.errors)))
    if run.corrections:
        out.append(texts.many("summary.hand", len(run.corrections)))
    if run.outcome.suppressed:
        out.append(texts.many("summary.suppressed", len(run.outcome.suppressed)))
    return tuple(out)


def counts(run: Run, findings: tuple[FindingView, ...], texts: Texts) -> tuple[Count, ...]:
    numbers = {g: sum(f.group == g for f in findings) for g in SYMBOLS}
    numbers["agrees"] = len(run.outcome.agreements)
    numbers["unchecked"] = len(run.outcome.unchecked)
    numbers["warnings"] = len(warnings(run)) + len(run.errors)
    return tuple(Count(g, s, numbers[g], texts(f"count.{g}")) for g, s in SYMBOLS.items())


def limits(texts: Texts) -> tuple[str, ...]:
    """What this report does not show."""
    return tuple(texts(f"limits.{key}") for key in ("which", "genuine", "machine", "missing"))


def warnings(run: Run) -> tuple[tuple[str, ReadingWarning], ...]:
    """(document, warning) of files, pages and extractions, each once, in reading order."""
    found: dict[tuple[str, ReadingWarning], None] = {}
    for document in run.documents:
        for warning in document.warnings:
            found[document.name, warning] = None
        for page in document.pages:
            for warning in page.warnings:
                found[document.name, warning] = None
    for extraction in run.extractions:
        for warning in extraction.warnings:
            found[extraction.document, warning] = None
    return tuple(sorted(found, key=_warning_order))


def _warning_order(entry: tuple[str, ReadingWarning]) -> tuple[str, int, int, str]:
    name, warning = entry
    place = warning.provenance
    return name, place.page if place else 0, place.span.start if place else 0, warning.code


def papers(run: Run, texts: Texts) -> tuple[PaperView, ...]:
    counted = [name for name, _ in warnings(run)]
    return tuple(_paper(d, run, counted.count(d.name), texts) for d in run.documents)


def _paper(document: Document, run: Run, marks: int, texts: Texts) -> PaperView:
    mine = [e for e in run.extractions if e.document == document.name]
    kinds = dict.fromkeys(kind_words(e.kind, texts) for e in mine)
    return PaperView(
        document.name,
        document.sha256,
        tuple(kinds) or (texts("papers.kind_none"),),
        len(document.pages),
        tuple(dict.fromkeys(p.reader for p in document.pages)),
        tuple(dict.fromkeys(who_words(e.asserted_by, texts) for e in mine if e.asserted_by)),
        marks,
    )


def kind_words(kind: str, texts: Texts) -> str:
    """A kind of paper for people: its own title where it has one."""
    if texts.has(f"kind.{kind}"):
        return texts(f"kind.{kind}")
    known = kinds().get(kind)
    return known.TITLE if known else kind.replace("_", " ") or texts("papers.kind_none")


@dataclass(frozen=True, slots=True)
class HandView:
    """A correction in words: what was changed, who did it and when, and why."""

    provenance: Provenance
    place: str
    what: str
    by: str
    why: str


def corrections(viewer: Viewer) -> tuple[HandView, ...]:
    """The corrections that were applied, in the order of the file."""
    return tuple(_hand(c, c.provenance, viewer) for c in viewer.run.corrections if c.provenance)


def _hand(entry: Correction, place: Provenance, viewer: Viewer) -> HandView:
    t = viewer.texts
    key = entry.added or ("confirmed" if entry.old == entry.new else "changed")
    return HandView(
        place,
        viewer.place(place),
        t(f"hand.{key}", old=f"“{entry.old}”", new=f"“{entry.new}”"),
        t("hand.by", who=entry.who, when=entry.when.isoformat()),
        entry.why,
    )


@dataclass(frozen=True, slots=True)
class UncheckedView:
    unchecked: Unchecked
    places: tuple[tuple[str, str], ...]


def unchecked(viewer: Viewer) -> tuple[tuple[UncheckedView, ...], tuple[UncheckedView, ...]]:
    """(blocking, absent): unreadable evidence first, then what the case does not hold."""
    views = [
        UncheckedView(u, tuple((viewer.place(p), p.quote) for p in u.provenance))
        for u in viewer.run.outcome.unchecked
    ]
    return (
        tuple(v for v in views if v.unchecked.blocking),
        tuple(v for v in views if not v.unchecked.blocking),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence and where it rests: (place, quote) each."""

    sentence: str
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """What one rule found to agree. ``label`` says so where it is more than that."""

    rule: str
    title: str
    kind: str
    label: str
    law: str
    said: tuple[Said, ...]


def agreements(viewer: Viewer) -> tuple[AgreementView, ...]:
    """By rule: clashes that another paper explains, what only looks like one, then the rest."""
    order = ("explained", "guard", "agrees")
    by_rule: dict[tuple[str, str], list[Agreement]] = {}
    for agreement in viewer.run.outcome.agreements:
        by_rule.setdefault((agreement.kind, agreement.rule), []).append(agreement)
    return tuple(
        AgreementView(
            rule,
            found[0].title,
            kind,
            viewer.texts(f"agrees.{kind}") if kind in order[:2] else "",
            found[0].law,
            tuple(
                Said(a.sentence, tuple((viewer.place(p), p.quote) for p in _places(a)))
                for a in found
            ),
        )
        for (kind, rule), found in sorted(by_rule.items(), key=lambda item: order.index(item[0][0]))
    )


def _places(agreement: Agreement) -> tuple[Provenance, ...]:
    return tuple(dict.fromkeys(p for e in agreement.evidence for p in e.provenance[:2]))
