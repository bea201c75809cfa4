"""The report in a terminal: the same order and the same words as the HTML, in any width.

Text of papers is only ever handed to rich as ``Text`` and through ``escape.visible``: no
markup is parsed, no escape sequence gets through. ``NO_COLOR`` is honoured by rich itself;
without colour every class keeps its own symbol.
"""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from forensics.reports import files, grid, sections, timeline
from forensics.reports.catalogue import Texts, texts
from forensics.reports.console import page, text
from forensics.reports.flow import Flow
from forensics.reports.quotation import MarkView
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.view import (
    AssumptionView,
    FindingView,
    HeadView,
    SideView,
    Viewer,
    heads,
)
from forensics.reports.wording import warning_words

NAME = "terminal"
STYLES = {
    "certain": "bold red",
    "reading": "bold yellow",
    "precision": "bold cyan",
    "other": "bold",
    "agrees": "green",
    "unchecked": "dim",
    "warnings": "yellow",
}
STATES = {"holds": ("×", "dim"), "fails": ("✓", "green"), "untested": ("○", "dim")}
NARROW = 56
"""Terminals of fewer columns get no indentation to speak of."""


def render(run: Run, options: Options = DEFAULT) -> str:
    """The report as text, ``options.width`` columns wide; with ANSI colour if asked for."""
    console, out = page(options)
    show(run, console, options)
    return out.getvalue()


def show(run: Run, console: Console, options: Options = DEFAULT) -> None:
    """Print the report to ``console``, in its width."""
    for part in _Report(run, texts(options.lang), console.width).parts():
        console.print(Flow(part) if isinstance(part, Text) else part, highlight=False)


class _Report:
    def __init__(self, run: Run, t: Texts, width: int) -> None:
        self.run, self.t, self.width = run, t, width
        self.colon = t("punctuation.colon")
        self.viewer = Viewer(run, t)
        self.findings = self.viewer.findings()
        self.step = 1 if width < NARROW else 3

    def parts(self) -> list[RenderableType]:
        parts: list[RenderableType] = [*self.top(), *self.timeline()]
        above = heads(self.findings)
        for finding in self.findings:
            if finding.number in above:
                parts += self.head(above[finding.number])
            parts += self.finding(finding)
        parts += [*self.agrees(), *self.unchecked(), *self.warnings()]
        return [*parts, *self.files(), *self.corrections(), *self.suppressed(), *self.papers()]

    def into(self, words: Text) -> Flow:
        return Flow(words, self.step)

    def item(self, symbol: str, style: str, *lines: Text) -> Group:
        """A symbol, and lines that hang beside it."""
        head = Text.assemble((f"{symbol} ", style), lines[0])
        rest = [Flow(line, self.step + 2) for line in lines[1:]]
        return Group(Flow(head, self.step, 2), *rest)

    def said(self, key: str, words: str) -> str:
        """``Ask for: the file``."""
        return f"{self.t(key)}{self.colon}{words}"

    def heading(self, key: str) -> list[RenderableType]:
        return [Text(), Rule(text(self.t(key), "bold"), style="dim", align="left")]

    # the parts

    def top(self) -> list[RenderableType]:
        t, run = self.t, self.run
        names = ", ".join([*run.case.subject.names, *run.case.subject.aliases])
        pages = sum(len(d.pages) for d in run.documents)
        counts = (t.many("head.papers", len(run.documents)), t.many("head.pages", pages))
        size = t("punctuation.comma").join(counts)
        about = f"{t('head.subject')} {names} · {size}" if names else size
        sentences = sections.sentences(run, self.findings, t)
        style = "bold red" if any(f.group == "certain" for f in self.findings) else "bold"
        parts: list[RenderableType] = [text(run.case.name, "bold"), text(about, "dim"), Text()]
        parts.append(text(sentences[0], style))
        parts += [text(s) for s in sentences[1:]]
        parts.append(Text())
        for count in sections.counts(run, self.findings, t):
            if count.n or count.group == "certain":
                row = Text.assemble(
                    (f"{count.symbol} ", STYLES[count.group]), (f"{count.n:>3} ", "bold")
                )
                parts.append(self.into(row.append_text(text(count.words))))
        parts += [Text(), text(t("limits.title"), "bold")]
        parts += [self.item("·", "dim", text(words)) for words in sections.limits(t)]
        return parts

    def timeline(self) -> list[RenderableType]:
        line = timeline.build(self.viewer, self.findings)
        rows = grid.draw(line, self.t, self.width)
        return [*self.heading("timeline.title"), *rows] if rows else []

    def head(self, view: HeadView) -> list[RenderableType]:
        lead = f"{self.t('finding.head', n=len(view.findings))} {view.statement}"
        pairs = [self.item(f"{v.number}.", "bold", text(view.other(v))) for v in view.findings]
        return [Text(), Rule(style="dim"), text(view.title, "bold"), text(lead), *pairs]

    def finding(self, view: FindingView) -> list[RenderableType]:
        t, finding = self.t, view.finding
        style = STYLES[view.group]
        symbol = sections.SYMBOLS[view.group]
        title = Text.assemble((f"{view.number}. ", "bold"), text(finding.title, "bold"))
        kinds = (t(f"nature.{finding.nature}"), t(f"severity.{finding.severity}"))
        meta = t("punctuation.comma").join(kinds)
        parts: list[RenderableType] = [Text(), Rule(style=style.split()[-1]), title]
        parts.append(Flow(Text.assemble((f"{symbol} ", style), text(view.verdict, style)), 0, 2))
        parts += [text(finding.sentence), text(f"{meta} · {finding.rule} · {finding.id}", "dim")]
        for side in view.sides:
            parts += self.side(side)
        if view.deciding:
            parts += [Text(), text(t("finding.decides"), "bold")]
            parts += [self.into(text(d.words)) for d in view.deciding]
        if view.assumptions:
            parts += [Text(), text(t("finding.innocent"), "bold")]
            parts.append(self.into(text(view.tested, "dim")))
            parts += [self.assumption(a) for a in view.assumptions]
        for key, words in (("law", finding.law), ("not_covered", finding.not_covered)):
            if words:
                parts += [Text(), text(self.said(f"finding.{key}", words), "dim")]
        return parts

    def side(self, side: SideView) -> list[RenderableType]:
        parts: list[RenderableType] = [Text(), text(side.says or side.heading, "bold")]
        parts.append(self.into(text(side.statement)))
        parts += [self.mark(mark) for mark in side.marks]
        if side.more:
            parts.append(self.into(text(self.t.many("finding.more_marks", side.more), "dim")))
        if side.reading:
            reading = Text.assemble(
                (f"{self.t('finding.reading')} ", ""), text(side.reading, "bold")
            )
            if side.edtf != side.reading:
                reading.append_text(text(f"  {side.edtf}", "dim"))
            parts.append(self.into(reading))
        return parts

    def mark(self, mark: MarkView) -> RenderableType:
        quote = Text.assemble(
            ("│ ", "dim"),
            text(mark.before, "dim"),
            text(mark.quote, "bold underline"),
            text(mark.after, "dim"),
        )
        words = [
            mark.place,
            self.said("finding.confidence", mark.confidence),
            mark.boxes,
        ]
        if mark.alternatives:
            words.append(self.said("finding.alternatives", "; ".join(mark.alternatives)))
        where = text(" · ".join(w for w in words if w), "dim")
        return Group(Flow(quote, self.step, 2), Flow(where, self.step + 2))

    def assumption(self, view: AssumptionView) -> RenderableType:
        symbol, style = STATES[view.state]
        tried = self.t(f"finding.{view.state}") + (
            f"{self.colon}{view.tried}" if view.tried else ""
        )
        lines = [text(view.otherwise)]
        if view.state != "untested" or view.tried:
            lines.append(text(tried, style))
        if view.ask:
            lines.append(text(self.said("finding.ask", view.ask)))
        return self.item(symbol, style, *lines)

    def agrees(self) -> list[RenderableType]:
        found = sections.agreements(self.viewer)
        parts = self.heading("agrees.title")
        for view in found:
            lines = [text(view.label, "green")] if view.label else []
            for said in view.said:
                lines.append(text(said.sentence))
                # What speaks against a clash is shown with its words; plain agreement in brief.
                if view.label:
                    lines += [text(f"{p}{self.colon}{q}", "dim") for p, q in said.quotes]
            parts.append(self.item("✓", "green", *lines))
        return parts if found else [*parts, self.into(text(self.t("agrees.nothing")))]

    def unchecked(self) -> list[RenderableType]:
        t = self.t
        blocking, absent = sections.unchecked(self.viewer)
        parts = self.heading("unchecked.title")
        if self.run.errors:
            parts.append(text(t("unchecked.files"), "bold"))
        for error in self.run.errors:
            lines = [text(error.place or error.code, "bold"), text(t.told(error.message))]
            lines += [text(t.told(error.advice), "italic")] if error.advice else []
            parts.append(self.item("!", "yellow", *lines))
        if blocking:
            parts.append(text(t("unchecked.blocking"), "bold"))
        for view in blocking:
            entry = view.unchecked
            lines = [text(entry.title, "bold"), text(entry.why)]
            if entry.missing:
                lines.append(text(self.said("unchecked.missing", entry.missing), "dim"))
            lines += [text(" ".join(place).strip(), "dim") for place in view.places]
            parts.append(self.item("!", "yellow", *lines))
        if absent:
            parts.append(text(t("unchecked.absent"), "bold"))
        for view in absent:
            missing = view.unchecked.missing or view.unchecked.why
            words = text(f"{view.unchecked.title}{self.colon}")
            parts.append(self.item("–", "dim", words.append_text(text(missing, "dim"))))
        if not (blocking or absent or self.run.errors):
            parts.append(self.into(text(t("unchecked.nothing"))))
        return parts

    def warnings(self) -> list[RenderableType]:
        found = sections.warnings(self.run)
        parts = self.heading("warnings.title")
        for name, warning in found:
            place = self.viewer.place(warning.provenance) if warning.provenance else name
            words = warning_words(warning, self.t)
            lines = [text(place, "bold"), text(f"{words} ({warning.code})")]
            if warning.provenance and warning.provenance.quote:
                lines.append(text(warning.provenance.quote, "dim"))
            parts.append(self.item("!", "yellow", *lines))
        return parts if found else [*parts, self.into(text(self.t("warnings.nothing")))]

    def files(self) -> list[RenderableType]:
        t = self.t
        found = files.files(self.run, t)
        parts = self.heading("files.title") if found else []
        for file in found:
            parts.append(text(file.name, "bold"))
            for seen in file.seen:
                one = seen.observation
                lines = [text(f"{seen.place} ({seen.trust}) {one.id}", "bold"), text(one.seen)]
                lines += [text(self.said("files.also", seen.others))] if seen.others else []
                lines += [text(words) for words in seen.superseded]
                if one.error_rate:
                    lines.append(text(self.said("files.rate", one.error_rate), "dim"))
                innocent = t("note_between").join(one.innocent)
                lines.append(text(self.said("files.innocent", innocent), "dim"))
                lines.append(text(self.said("files.repeat", one.repeat), "dim"))
                parts.append(self.item("▸", "yellow", *lines))
            if file.context:
                parts.append(self.into(text(t("files.context", n=file.context), "dim")))
            parts += [self.into(text(self.said("files.gap", g), "yellow")) for g in file.gaps]
        return parts

    def corrections(self) -> list[RenderableType]:
        found = sections.corrections(self.viewer)
        parts = self.heading("hand.title") if found else []
        for view in found:
            by = f"{view.by}{self.colon}{view.why}"
            lines = [text(view.place, "bold"), text(view.what), text(by)]
            parts.append(self.item("·", "dim", *lines))
        return parts

    def suppressed(self) -> list[RenderableType]:
        found = self.run.outcome.suppressed
        parts = self.heading("suppressed.title") if found else []
        for entry in found:
            by = self.t("hand.by", who=entry.by.who, when=entry.by.when.isoformat())
            lines = [text(entry.finding.title, "bold"), text(entry.finding.sentence)]
            lines += [text(by + self.colon + entry.by.why), text(entry.finding.id, "dim")]
            parts.append(self.item("–", "dim", *lines))
        return parts

    def papers(self) -> list[RenderableType]:
        t = self.t
        parts = self.heading("papers.title")
        for paper in sections.papers(self.run, t):
            size = t.many("head.pages", paper.pages)
            lines = [text(paper.name, "bold"), text(f"{'; '.join(paper.kinds)} · {size}")]
            lines.append(text("; ".join(paper.readers), "dim"))
            lines.append(text(f"SHA-256 {paper.sha256}", "dim"))
            parts.append(self.item("·", "dim", *lines))
        return parts
