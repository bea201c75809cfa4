"""Replay: readings recorded earlier stand in for OCR, page for page, boxes and regions too.

A recording is a JSON Lines file, one page a line::

    {"file": SHA256, "name": "papers/bail.png", "media_type": "image/png", "pages": 2,
     "warnings": […], "page": {…}}

``file`` is the sha256 of the file's bytes, so replay costs hashing and nothing else: no image
is decoded, no worker started. ``page`` is the whole ``records.Page`` as ``pagejson`` writes it.

Record::

    from forensics.intake import ReadOptions, read
    from forensics.intake.engines.recorded import record
    document = read(path, name, ReadOptions())       # live
    record(document, case_folder / "recorded")       # writes recorded/papers__bail.png.jsonl

Replay::

    read_many(files, ReadOptions(engine="recorded", recordings=(case_folder / "recorded",)), …)

``recordings`` are such files or folders of them. A file is found by its hash, whatever its
name. If only its name is found, the recording is stale: an error, never an old reading.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forensics.errors import CaseError
from forensics.intake import pagejson
from forensics.records import Document

_ADVICE = "record again with: forensics ci --record"


def record(document: Document, folder: Path) -> Path:
    """Writes the reading of a document; a recording of the same name is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (document.name.replace("/", "__") + ".jsonl")
    head = {
        "file": document.sha256,
        "name": document.name,
        "media_type": document.media_type,
        "pages": len(document.pages),
        "warnings": [pagejson.warning_to_json(w) for w in document.warnings],
    }
    lines = [
        json.dumps({**head, "page": pagejson.to_json(p)}, ensure_ascii=False, separators=(",", ":"))
        for p in document.pages
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@dataclass
class Recordings:
    """All recordings of a run, by hash of the file."""

    by_hash: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)

    def add(self, line: dict[str, Any]) -> None:
        """Raises ``KeyError``, ``TypeError`` or ``ValueError`` for a line that is no recording."""
        name, file, page, pages = line["name"], line["file"], line["page"], line["pages"]
        if not (isinstance(name, str) and isinstance(file, str)):
            raise TypeError("name and file must be texts")
        if not (type(pages) is int and type(page["number"]) is int):
            raise TypeError("pages are counted in whole numbers")
        self.by_name[name] = file
        self.by_hash.setdefault(file, {})[page["number"]] = line

    def replay(self, name: str, sha256: str) -> Document:
        """Raises ``CaseError`` for a stale recording, or none."""
        lines = [line for _, line in sorted(self.by_hash.get(sha256, {}).items())]
        if not lines:
            if name in self.by_name:
                raise CaseError(
                    "the recording is stale: the file has changed", place=name, advice=_ADVICE
                )
            raise CaseError("there is no recording of this file", place=name, advice=_ADVICE)
        if len(lines) != lines[0]["pages"]:
            raise CaseError(
                f"the recording has {len(lines)} of {lines[0]['pages']} pages",
                place=name,
                advice=_ADVICE,
            )
        try:
            pages = tuple(pagejson.from_json(line["page"], name) for line in lines)
            told = tuple(pagejson.warning_from_json(w, name, 0) for w in lines[0]["warnings"])
            media_type = str(lines[0]["media_type"])
        except (KeyError, TypeError, ValueError, IndexError) as problem:
            raise CaseError(
                f"the recording cannot be used: {problem}", place=name, advice=_ADVICE
            ) from problem
        return Document(name, sha256, media_type, pages, told)


def load(places: Sequence[Path]) -> Recordings:
    """Raises ``CaseError`` for a place that is not there or a line that is no recording."""
    found = Recordings()
    for place in places:
        if not place.exists():
            raise CaseError(f"there are no recordings at {place.name}", advice=_ADVICE)
        for path in sorted(place.glob("*.jsonl")) if place.is_dir() else [place]:
            for number, raw in enumerate(path.read_bytes().splitlines(), 1):
                try:
                    found.add(json.loads(raw))
                except (ValueError, KeyError, TypeError, RecursionError) as problem:
                    raise CaseError(
                        f"line {number} is no recording: {problem!r}",
                        place=path.name,
                        advice=_ADVICE,
                    ) from problem
    return found
