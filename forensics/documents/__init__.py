"""Kinds of paper: one module a kind, found by being there.

A kind is a module of this package with

* ``TITLE``: its name for people;
* ``identify(document) -> Claim | None``: does this file hold such a paper, on which pages;
* ``extract(document, claim, context) -> Extraction``: what it says.

Kinds do not import each other and know nothing of rules. Helpers shared by several kinds
live in the subpackage ``documents.common``.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Protocol, cast

from forensics.events import Extraction
from forensics.records import Document, Span
from forensics.temporal.readings import Order


@dataclass(frozen=True, slots=True)
class Claim:
    """A kind says: this is mine.

    ``strength`` is 3 (title and body both say so), 2 (title or body), 1 (weak signs only;
    gives way to any stronger claim on the same pages), 0 (what it is stays unknown).
    ``because`` are the words that say so.
    """

    pages: tuple[int, ...]
    strength: int
    because: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What the case knows that the paper does not say.

    ``order`` is ``day-first``, ``month-first`` or ``""``; ``asserted_by`` overrides the issuer.
    """

    order: Order = ""
    asserted_by: str = ""


class Kind(Protocol):
    TITLE: str

    def identify(self, document: Document) -> Claim | None: ...

    def extract(self, document: Document, claim: Claim, context: Context) -> Extraction: ...


def kinds() -> dict[str, Kind]:
    """Every kind by name (its module name), sorted."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        if not info.ispkg:
            found[info.name] = cast(Kind, importlib.import_module(f"{__name__}.{info.name}"))
    return dict(sorted(found.items()))
