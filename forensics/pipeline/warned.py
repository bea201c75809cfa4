"""What could not be read or is doubtful, gathered from documents and their pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from forensics.records import Document, ReadingWarning


def without_pages(document: Document) -> Document:
    """The document as an entry of a list: name, hash, type; its warnings with those of pages."""
    warnings = (*document.warnings, *(w for page in document.pages for w in page.warnings))
    return dataclasses.replace(document, pages=(), warnings=warnings)


def warnings_of(documents: Sequence[Document]) -> Iterator[tuple[str, int, ReadingWarning]]:
    """(document, page or 0, warning) of everything that could not be read or is doubtful."""
    for document in documents:
        yield from ((document.name, 0, w) for w in document.warnings)
        for page in document.pages:
            yield from ((document.name, page.number, w) for w in page.warnings)
