"""A case under review: read once, corrected by a person, answered again after each correction."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from forensics import pipeline
from forensics.case import Case
from forensics.case.correct import check_files, corrected
from forensics.case.corrections import check, load_corrections, save_correction, take_back
from forensics.errors import CaseError, ForensicsError
from forensics.escape import visible
from forensics.findings import Outcome
from forensics.pipeline import CaseRun, OnProgress, Paper, Settings, journalled
from forensics.records import Box, Correction, Document, Page, Provenance
from forensics.reports import sections
from forensics.reports.catalogue import texts
from forensics.reports.view import Viewer
from forensics.review.impact import Impacts
from forensics.review.pictures import Pictures, on_page
from forensics.review.queue import Item, queue
from forensics.rules import loader

Json = dict[str, Any]


SPOKEN = (
    "title", "count", "none_left", "empty", "crop", "asked", "asked_unread", "as_read", "page",
    "added", "confirmed", "take_back", "unsigned", "ended",
)  # fmt: skip
"""What the script of the page says, with ``{name}`` where it fills in."""
TRYING = 1.0
"""Seconds that one look at the page may spend on trying other readings; the next goes on."""


def _around(boxes: tuple[Box, ...]) -> Box:
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box


class Desk:
    """Safe for several threads. Every change is in ``corrections.toml`` before it is answered."""

    def __init__(
        self,
        case: Case,
        settings: Settings,
        on_progress: OnProgress,
        who: str = "",
        words: str = "en",
    ) -> None:
        """Reads the papers. ``words`` is the language of the page and of the answer on it.

        Raises ``CaseError`` as ``pipeline.crosscheck`` does.
        """
        self.who = who
        self.texts = texts(words)
        self._case = case
        self._kind = settings.kind
        self._rules = loader.load_rules(case.rule_files)
        check_files(case)
        self._read = list(pipeline.read(case, settings, on_progress))
        self._papers: dict[str, tuple[tuple[Correction, ...], Paper]] = {}
        self._lock = threading.Lock()
        self._asked: dict[str, Provenance] = {}
        """Every place ever asked about: a browser may still want the picture of a settled one."""
        self._answer()
        self._pictures = Pictures(self._run)

    # what the page shows

    def state(self) -> Json:
        """The queue, the answer and what was corrected; every text made visible."""
        with self._lock:
            items = self._impacts.put(tuple(self._queue.values()), TRYING)
            t = self.texts
            viewer = Viewer(self._run, t)
            findings = viewer.findings()
            return {
                "case": visible(self._run.case.name),
                "who": visible(self.who),
                "words": {key: t.template(f"review.{key}") for key in SPOKEN},
                "sentences": [visible(s) for s in sections.sentences(self._run, findings, t)],
                "findings": [
                    {
                        "symbol": sections.SYMBOLS[f.group],
                        "verdict": visible(f.short),
                        "sentence": visible(f.finding.sentence),
                    }
                    for f in findings
                ],
                "stale": visible(self._stale),
                "queue": [self._item(i, viewer) for i in items],
                "done": [self._done(c, viewer) for c in reversed(self._run.corrections)],
                "pages": [
                    {"document": n, "name": visible(d.name), "page": p.number}
                    for n, d in enumerate(self._run.documents)
                    for p in d.pages
                    if p.width and p.height
                ],
            }

    def _item(self, item: Item, viewer: Viewer) -> Json:
        names = [d.name for d in self._run.documents]
        return {
            "id": item.id,
            "place": visible(viewer.place(item.place)),
            "quote": visible(item.place.quote, newlines=True),
            "readings": [visible(r, newlines=True) for r in item.readings],
            "labels": [visible(label) for label in item.labels],
            "reasons": [visible(r) for r in item.reasons],
            "document": names.index(item.place.document),
            "page": item.place.page,
        }

    def _done(self, entry: Correction, viewer: Viewer) -> Json:
        return {
            "id": entry.id,
            "place": visible(viewer.place(entry.provenance)) if entry.provenance else "",
            "old": visible(entry.old),
            "new": visible(entry.new),
            "added": entry.added,
            "by": visible(f"{entry.who}, {entry.when.isoformat()}: {entry.why}"),
        }

    def crop(self, item: str) -> bytes | None:
        """The picture of a place that is or was in the queue."""
        with self._lock:
            place = self._asked.get(item)
            if place is None:
                return None
            page = self._document(place.document).page(place.page)
            return self._pictures.crop(place, page)

    def page(self, document: int, number: int) -> bytes | None:
        with self._lock:
            found = self._page(document, number)
            return self._pictures.page(found[0].name, found[1]) if found else None

    # what the page asks for

    def correct(self, item: str, typed: Mapping[str, str], reading: int | None = None) -> None:
        """Write what a place of the queue says: one of its readings, or what was typed.

        Raises ``CaseError`` for a place that is no longer asked, or a text that cannot be.
        """
        with self._lock:
            found = self._queue.get(item)
            if found is None:
                raise CaseError("this place is no longer in the queue", advice="look at the next")
            place = found.place
            if reading is not None and not 0 <= reading < len(found.readings):
                raise CaseError("there is no such reading")
            new = found.readings[reading] if reading is not None else typed.get("text", "")
            # What was left as it is shown was not typed.
            if reading is None and new == visible(place.quote, newlines=True):
                new = place.quote
            box = _around(place.boxes)
            document = self._document(place.document)
            added: Literal["", "stamp"] = "" if place.quote else "stamp"
            self._write(document, place.page, box, place.quote, new, added, typed)

    def add(
        self,
        document: int,
        number: int,
        share: tuple[float, float, float, float],
        added: Literal["stamp", "text"],
        typed: Mapping[str, str],
    ) -> None:
        """Write what was not found. ``share`` is its box in shares of the upright page.

        Raises ``CaseError``.
        """
        with self._lock:
            found = self._page(document, number)
            if found is None:
                raise CaseError("there is no such page")
            try:
                box = on_page(share, found[1])
            except ValueError as error:
                raise CaseError(str(error)) from error
            self._write(found[0], number, box, "", typed.get("text", ""), added, typed)

    def undo(self, id: str) -> None:
        """Take a correction back. Raises ``CaseError`` if there is none with this id."""
        with self._lock:
            take_back(self._case.folder, id)
            journalled.changed(self._case.folder, self.who)
            self._answer()

    def _write(
        self,
        document: Document,
        page: int,
        box: Box,
        old: str,
        new: str,
        added: Literal["", "stamp", "text"],
        typed: Mapping[str, str],
    ) -> None:
        new = new if new == old else new.replace("\r\n", "\n").strip()
        who = typed.get("who", "").strip()
        entry = Correction(
            document.sha256, page, box, old, new, who, date.today(),
            typed.get("why", "").strip(), added, document.name,
        )  # fmt: skip
        check(entry)
        raw = next(r for p, r in self._read if p.name == document.name)
        if isinstance(raw, Document):
            # Tried before it is written: nothing that stops the next run gets into the file.
            others = [c for c in load_corrections(self._case.folder) if c.id != entry.id]
            corrected(raw, [*others, entry])
        save_correction(self._case.folder, entry)
        journalled.changed(self._case.folder, who)
        self.who = who
        self._answer()

    def _answer(self) -> None:
        """Everything anew that hangs on the corrections; papers they do not touch stay."""
        case = replace(self._case, corrections=load_corrections(self._case.folder))
        papers = []
        for paper, result in self._read:
            sha = "" if isinstance(result, ForensicsError) else result.sha256
            mine = tuple(c for c in case.corrections if c.sha256 == sha)
            known = self._papers.get(paper.name)
            if known is None or known[0] != mine:
                known = (mine, pipeline.understood(case, paper, result, self._kind))
                self._papers[paper.name] = known
            papers.append(known[1])
        self._stale = ""
        try:
            run = pipeline.answer(case, papers, self._rules, self.texts.lang)
        except CaseError as error:
            # A correction may take away the finding that was suppressed: then it must be said.
            self._stale = str(error)
            bare = replace(case, suppressions=())
            run = pipeline.answer(bare, papers, self._rules, self.texts.lang)
        self._run: CaseRun = run
        self._queue = {item.id: item for item in queue(run, self.texts)}
        self._asked |= {name: item.place for name, item in self._queue.items()}
        self._impacts = Impacts(
            run.outcome,
            lambda item, reading: self._if_read(case, papers, item, reading),
            self.texts,
        )

    def _if_read(
        self, case: Case, papers: Sequence[Paper], item: Item, reading: str
    ) -> Outcome | None:
        """The answer if the place were read so. Nothing is written."""
        place = item.place
        document = self._document(place.document)
        entry = Correction(
            document.sha256, place.page, _around(place.boxes), place.quote, reading,
            "review", date.today(), "tried", "", document.name,
        )  # fmt: skip
        paper, result = next((p, r) for p, r in self._read if p.name == place.document)
        tried = replace(case, corrections=(*case.corrections, entry), suppressions=())
        try:
            other = pipeline.understood(tried, paper, result, self._kind)
        except ForensicsError:
            return None
        read = [other if p.name == paper.name else p for p in papers]
        return pipeline.answer(tried, read, self._rules, self.texts.lang).outcome

    def _document(self, name: str) -> Document:
        return next(d for d in self._run.documents if d.name == name)

    def _page(self, document: int, number: int) -> tuple[Document, Page] | None:
        if not 0 <= document < len(self._run.documents):
            return None
        found = self._run.documents[document]
        page = next((p for p in found.pages if p.number == number), None)
        return (found, page) if page else None
