"""What a report is handed: one finished crosscheck. ``pipeline.CaseRun`` is one.

A protocol, so that reports are tested without reading a single file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from forensics.errors import ForensicsError
from forensics.events import Extraction
from forensics.findings import Outcome
from forensics.histories import TravelHistory
from forensics.observations import Inspection
from forensics.records import Correction, Document

if TYPE_CHECKING:
    from PIL.Image import Image

REDACTIONS = ("names", "numbers", "faces", "birth")


class Subject(Protocol):
    """The person the case is about, as far as the case file says."""

    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


class CaseLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def subject(self) -> Subject: ...


class Run(Protocol):
    """A case, everything read of it, and the answer."""

    @property
    def case(self) -> CaseLike: ...
    @property
    def documents(self) -> tuple[Document, ...]: ...
    @property
    def extractions(self) -> tuple[Extraction, ...]: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def errors(self) -> tuple[ForensicsError, ...]: ...
    @property
    def engines(self) -> Mapping[str, str]: ...
    @property
    def corrections(self) -> tuple[Correction, ...]: ...

    @property
    def inspections(self) -> tuple[Inspection, ...]: ...
    @property
    def histories(self) -> tuple[TravelHistory, ...]: ...

    def page_image(self, document: str, page: int) -> Image | None:
        """The page in the pixel grid of its boxes; ``None`` if it has no picture."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to show it. ``redact`` holds words of ``REDACTIONS``; ``width`` is in columns."""

    lang: str = "en"
    redact: frozenset[str] = frozenset()
    width: int = 80
    colour: bool = False

    def __post_init__(self) -> None:
        unknown = sorted(self.redact - set(REDACTIONS))
        if unknown:
            raise ValueError(f"cannot redact {', '.join(unknown)}: only {', '.join(REDACTIONS)}")


DEFAULT = Options()
