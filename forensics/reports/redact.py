"""A copy of a run to send on: names, numbers, birth dates and faces taken out.

What is taken out is taken out of the records before anything is laid out, so that no part of
a report can forget it; text keeps its length, so that places still fit. Pictures show only the
quoted words (``crops.cut(only_words=True)``), with what is redacted painted over. Where in
doubt too much is blacked out, never too little. Misread names are beyond any list: a redacted
report must still be looked at before it is sent.
"""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

from rich.cells import cell_len

from forensics.errors import ForensicsError
from forensics.events import Extraction
from forensics.findings import Outcome
from forensics.histories import TravelHistory
from forensics.observations import Inspection
from forensics.records import Box, Correction, Document, Page, Provenance, ReadingWarning
from forensics.reports.redact_terms import birth_days, our_text, patterns
from forensics.reports.run import Run
from forensics.temporal.readings import Reading, UncertainDate
from forensics.text.normalize import fold

if TYPE_CHECKING:
    from PIL.Image import Image

BLACK = "█"
_MRZ = r"(?<![A-Z0-9<])[A-Z0-9<]*<<[A-Z0-9<]*|[A-Z0-9<]{30,44}"
_ANY_NUMBER = r"(?<!\d)\d{17}[\dXx](?!\d)|(?<![A-Z0-9])[A-Z]{1,2}\d{7,8}(?!\d)"
_MARKUP = re.compile(
    r"<style>.*?</style>|</?[A-Za-z][\w-]*|\s(?:class|lang|id|role|style)=\"[^\"]*\"|\s[a-z-]+(?==\")"
    r"|\"[a-z_]+\":",
    re.S,
)
"""What stands in a report that no paper says: styles, names of elements, attributes, keys."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Subject:
    names: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    subject: _Subject


@dataclass(frozen=True, slots=True)
class RedactedRun:
    """A ``Run`` that no longer knows what was taken out, but for the pictures it asks for."""

    case: _Case
    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    outcome: Outcome
    errors: tuple[ForensicsError, ...]
    engines: Mapping[str, str]
    corrections: tuple[Correction, ...]
    histories: tuple[TravelHistory, ...]
    inspections: tuple[Inspection, ...]
    source: Run
    names: Mapping[str, str]

    def page_image(self, document: str, page: int) -> Image | None:
        return self.source.page_image(self.names.get(document, document), page)


class Redactor:
    """Knows what to take out of one run. ``what`` are words of ``run.REDACTIONS``."""

    def __init__(self, run: Run, what: frozenset[str]) -> None:
        self.what = what
        self.days = birth_days(run) if "birth" in what else frozenset()
        self.patterns = patterns(run, what, self.days)
        wanted = sorted(self.patterns, key=len, reverse=True)
        if what & {"names", "numbers", "birth"}:
            wanted.append(_MRZ)
        if "numbers" in what:
            wanted.append(_ANY_NUMBER)
        self._search = re.compile("|".join(wanted)) if wanted else None
        self.files = self._files(run)
        self._same = {old: new for old, new in self.files.items() if new != self._text(old)}

    def _files(self, run: Run) -> dict[str, str]:
        """Name of a paper -> what it is called here: two that lose what told them apart get
        a number, or the pictures of one would be shown for the other."""
        made: dict[str, str] = {}
        for document in run.documents:
            name, n = self._text(document.name), 2
            while name in made.values():
                name, n = f"{self._text(document.name)} ({n})", n + 1
            made[document.name] = name
        return made

    def text(self, text: str) -> str:
        """The text with every hit blacked out; as long as before, but for names of papers."""
        for old, new in self._same.items():
            text = text.replace(old, new)
        return self._text(text)

    def _text(self, text: str) -> str:
        if self._search is None:
            return text
        made, end = [], 0
        for hit in self._search.finditer(fold(text)):
            made += [text[end : hit.start()], re.sub(r"\S", BLACK, text[hit.start() : hit.end()])]
            end = hit.end()
        return "".join([*made, text[end:]])

    def record(self, record: T) -> T:
        """Any record, with all text and all birth days in it taken out."""
        return self._any(record)  # type: ignore[no-any-return]

    def _any(self, value: Any) -> Any:
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, UncertainDate):
            return self._date(value)
        if isinstance(value, ReadingWarning) and value.provenance:
            # What was read with doubt matches no list.
            hidden = BLACK * len(value.provenance.quote)
            value = dataclasses.replace(
                value, provenance=dataclasses.replace(value.provenance, quote=hidden)
            )
        if isinstance(value, Correction):
            value = _hidden(value)
        if isinstance(value, tuple):
            return tuple(self._any(v) for v in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changed = {
                f.name: self._any(getattr(value, f.name))
                for f in dataclasses.fields(value)
                if f.name != "sha256"
            }
            return dataclasses.replace(value, **changed)
        return value

    def _date(self, value: UncertainDate) -> UncertainDate:
        if not any(day in self.days for r in value.readings for day in (r.earliest, r.latest)):
            return value
        return UncertainDate((Reading(None, None),))

    def black(self, place: Provenance, page: Page) -> tuple[Box, ...]:
        """What to paint over in the picture of a quotation that is already redacted."""
        if "faces" in self.what:
            faces = tuple(r.box for r in page.regions if r.kind == "photo")
        else:
            faces = ()
        if BLACK in place.quote or (BLACK in _run_around(place, page) and not _tight(place, page)):
            return (*faces, *place.boxes)
        return faces


def _hidden(entry: Correction) -> Correction:
    """Without its words: what was misread matches no list. Changed stays told from confirmed."""
    same = entry.old == entry.new
    new = BLACK * len(entry.new)
    old = new if same else BLACK * (len(entry.old) + (len(entry.old) == len(entry.new)))
    place = entry.provenance and dataclasses.replace(entry.provenance, quote=new)
    return dataclasses.replace(entry, old=old, new=new, provenance=place)


def redacted(run: Run, redactor: Redactor) -> RedactedRun:
    """The run without what is to be taken out. Documents may change their names with it."""
    names = {new: old for old, new in redactor.files.items()}
    subject = run.case.subject
    return RedactedRun(
        _Case(
            redactor.text(run.case.name),
            _Subject(redactor.record(subject.names), redactor.record(subject.aliases)),
        ),
        tuple(redactor.record(dataclasses.replace(d, pages=_wordless(d))) for d in run.documents),
        redactor.record(run.extractions),
        redactor.record(run.outcome),
        tuple(_error(e, redactor) for e in run.errors),
        run.engines,
        redactor.record(run.corrections),
        redactor.record(run.histories),
        (),  # they quote what an editor hid, and show it: no list knows what is in that
        run,
        names,
    )


def check(page: str, redactor: Redactor) -> None:
    """Raise ``ForensicsError`` if a redacted text is still in a finished report.

    A word that we say ourselves ("May", 时间) cannot be looked for there.
    """
    bare = re.sub(r"data:image/(?:webp|png);base64,[A-Za-z0-9+/=]*", "", page)
    bare = _MARKUP.sub(" ", bare)
    bare = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), bare)
    bare = fold("\n".join((bare, html.unescape(bare), unquote(bare))))
    for words in redactor.patterns:
        search = re.compile(words)
        if search.search(bare) and not search.search(our_text()):
            raise ForensicsError("a redacted text was still in the report", advice="report this")


def _wordless(document: Document) -> tuple[Page, ...]:
    return tuple(dataclasses.replace(page, words=()) for page in document.pages)


def _error(error: ForensicsError, redactor: Redactor) -> ForensicsError:
    return type(error)(
        redactor.text(error.message),
        place=redactor.text(error.place),
        advice=redactor.text(error.advice),
    )


def _run_around(place: Provenance, page: Page) -> str:
    """The text without a space that the quotation is part of: what a box may cover."""
    text, start, end = page.text, place.span.start, place.span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _tight(place: Provenance, page: Page) -> bool:
    """Are the boxes no longer than the quotation needs, so that they show nothing else?"""
    lying = page.turn in (90, 270)
    along = across = 0
    for box in place.boxes:
        wide, high = box.right - box.left, box.bottom - box.top
        along += high if lying else wide
        across = max(across, wide if lying else high)
    return along <= 0.5 * cell_len(place.quote) * across * 1.15
