"""The report people send to each other: one static file, no script, no reference outside.

A content policy in the file forbids everything but its own styles and pictures, every value
passes ``escape.visible`` and the template's escaping, and the data are inside as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from forensics import __version__
from forensics.escape import visible
from forensics.records import Provenance
from forensics.reports import (
    crops,
    json_out,
    matrix,
    redact,
    sections,
    timeline,
    timeline_marks,
    timeline_svg,
    travel,
)
from forensics.reports.catalogue import Texts, texts
from forensics.reports.files import files as file_views
from forensics.reports.run import DEFAULT, REDACTIONS, Options, Run
from forensics.reports.view import FindingView, HeadView, SideView, Viewer, heads
from forensics.reports.wording import confidence_words, language_of, warning_words

NAME = "html"
PICTURES = 4_000_000
"""Bytes of pictures after which the marks outside the findings are listed without theirs."""
SHOWN = 2
"""Pictures of one side; its further quotations are words alone."""
MOST_WARNING_CROPS = 40


def render(run: Run, options: Options = DEFAULT) -> str:
    """The whole report as one HTML text, without what ``options.redact`` takes out.

    Raises ``ForensicsError`` rather than give out a report that still holds it.
    """
    if not options.redact:
        return _render(run, options, None)
    redactor = redact.Redactor(run, options.redact)
    page = _render(redact.redacted(run, redactor), options, redactor)
    redact.check(page, redactor)
    return page


def _render(run: Run, options: Options, redactor: redact.Redactor | None) -> str:
    t = texts(options.lang)
    # The rest of a line may name people whom no kind of paper looks for.
    viewer = Viewer(run, t, context=redactor is None)
    findings = viewer.findings()
    grouped = heads(findings)
    line = timeline.build(viewer, findings)
    blocking, absent = sections.unchecked(viewer)
    marks = [(viewer.mark(w.provenance) if w.provenance else None, name, w)
             for name, w in sections.warnings(run)]  # fmt: skip
    by_hand = sections.corrections(viewer)
    others = [v.provenance for v in by_hand]
    others += [m.provenance for m, _, _ in marks if m]
    others = [] if redactor else others
    pictures = _pictures(run, findings, others, redactor)
    return _template().render(
        t=t,
        colon=t("punctuation.colon"),
        lang=t.tag,
        version=__version__,
        case=run.case,
        names=[*run.case.subject.names, *run.case.subject.aliases],
        sentences=sections.sentences(run, findings, t),
        counts=[c for c in sections.counts(run, findings, t) if c.n or c.group == "certain"],
        limits=sections.limits(t),
        redacted=_redacted(options, t),
        findings=findings,
        heads=grouped,
        glance=_glance(findings, grouped),
        symbols=sections.SYMBOLS,
        pictures=pictures,
        timeline=line,
        svg_wide=Markup(timeline_svg.draw(line, t, 1000, "tw")),
        timeline_style=Markup(timeline_marks.style()),
        left_out=timeline_svg.left_out(line, t),
        svg_narrow=Markup(timeline_svg.draw(line, t, 360, "tn")),
        matrices=matrix.matrices(run.extractions, t),
        histories=[travel.view(h, run.documents, t) for h in run.histories],
        agreements=sections.agreements(viewer),
        blocking=blocking,
        absent=absent,
        errors=run.errors,
        warnings=marks,
        by_hand=by_hand,
        files=file_views(run, t),
        suppressed=run.outcome.suppressed,
        papers=sections.papers(run, t),
        pages=sum(len(d.pages) for d in run.documents),
        engines=sorted(run.engines.items()),
        data=Markup(json_out.embedded(run)),
        language_of=language_of,
        warning_words=lambda w: warning_words(w, t),
        confidence=lambda p: confidence_words(p, t),
    )


def _glance(
    findings: tuple[FindingView, ...], grouped: Mapping[int, HeadView]
) -> list[tuple[FindingView, int]]:
    """The findings a reader sees first, each with the number of those alike that it stands for."""
    stood_for = {v.number for head in grouped.values() for v in head.findings[1:]}
    return [
        (f, len(grouped[f.number].findings) - 1 if f.number in grouped else 0)
        for f in findings
        if f.number not in stood_for
    ]


def _redacted(options: Options, t: Texts) -> str:
    """What the reader of a redacted copy is told; ``""`` for a whole one."""
    what = [t(f"redact.{w}") for w in REDACTIONS if w in options.redact]
    between = "、" if t.lang == "zh" else ", "
    return t("head.redacted", what=between.join(what)) if what else ""


@cache
def environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("forensics.reports"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["anchor"] = lambda v: "".join(c if c.isalnum() else "-" for c in v)
    return environment


def _template() -> Template:
    return environment().get_template("report.html")


def _shown(value: object) -> object:
    """Every value that a template prints: only our own markup goes through as it is."""
    if isinstance(value, Markup):
        return value
    return visible(value, newlines=True) if isinstance(value, str) else value


def _pictures(
    run: Run,
    findings: tuple[FindingView, ...],
    others: list[Provenance],
    redactor: redact.Redactor | None,
) -> dict[Provenance, crops.Crop]:
    """A crop for each quotation of a finding, then for unread marks while the budget lasts."""
    quoted = [p for f in findings for s in f.sides for p in _shown_places(s)]
    made = dict(_cut(run, quoted, redactor))
    size = sum(len(c.data) for c in made.values())
    for place, crop in _cut(run, [p for p in others if p not in made][:MOST_WARNING_CROPS], None):
        size += len(crop.data)
        if size > PICTURES:
            break
        made[place] = crop
    return made


def _shown_places(side: SideView) -> list[Provenance]:
    """The first quotations of a side; none that only repeats the place of another."""
    found: list[Provenance] = []
    for mark in side.marks:
        one = mark.provenance
        if len(found) < SHOWN and not any(
            other.document == one.document
            and other.page == one.page
            and other.span.start < one.span.end
            and one.span.start < other.span.end
            for other in found
        ):
            found.append(one)
    return found


def _cut(
    run: Run, places: Iterable[Provenance], redactor: redact.Redactor | None
) -> Iterator[tuple[Provenance, crops.Crop]]:
    """Page by page, so that each page is opened once and one is in memory."""
    documents = {d.name: d for d in run.documents}
    by_page: dict[tuple[str, int], list[Provenance]] = {}
    for place in dict.fromkeys(places):
        if place.boxes:
            by_page.setdefault((place.document, place.page), []).append(place)
    for (name, number), found in by_page.items():
        document = documents.get(name)
        page = next((p for p in document.pages if p.number == number), None) if document else None
        image = run.page_image(name, number) if page else None
        if image is None or page is None:
            continue
        for place in found:
            black = redactor.black(place, page) if redactor else ()
            crop = crops.cut(image, page, place, black=black, only_words=redactor is not None)
            if crop:
                yield place, crop
