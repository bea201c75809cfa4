"""What a case file can say. See ``forensics.case`` for the form of ``case.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from forensics.findings import Suppression
from forensics.records import Correction
from forensics.temporal.readings import Order, UncertainDate

ORDERS: tuple[Order, ...] = ("day-first", "month-first")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose case it is. ``names`` and ``aliases`` in any script, ``numbers`` as printed."""

    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    birth_date: UncertainDate | None = None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """One paper. ``name`` is its path in the case folder with ``/``; ``""`` means: not told.

    ``order`` is ``day-first`` or ``month-first``.
    """

    name: str
    path: Path
    kind: str = ""
    lang: str = ""
    asserted_by: str = ""
    order: Order = ""


@dataclass(frozen=True, slots=True)
class Hints:
    """What holds for every paper that does not say otherwise."""

    order: Order = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """The papers of one subject, in the order in which they are read (by name)."""

    name: str
    folder: Path
    subject: Subject = Subject()
    documents: tuple[CaseDocument, ...] = ()
    hints: Hints = Hints()
    rule_files: tuple[Path, ...] = ()
    corrections: tuple[Correction, ...] = ()
    suppressions: tuple[Suppression, ...] = ()

    def document(self, name: str) -> CaseDocument | None:
        return next((d for d in self.documents if d.name == name), None)
