"""W3C Web Annotations: one for each box that a finding, an event or a fact rests on.

Boxes are pixels of the page picture (media fragments ``xywh=pixel:``), words are a text quote
selector. W3C Recommendation "Web Annotation Data Model", 23 February 2017.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from urllib.parse import quote

from forensics.escape import visible
from forensics.records import Box, Provenance
from forensics.reports.catalogue import texts
from forensics.reports.rows import rows
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.view import Viewer

NAME = "web-annotation"
TITLE = "W3C Web Annotations of the pages"
SUFFIX = ".jsonld"
_SPACE = uuid.UUID("8f1d6f0a-0d5b-5c43-9a53-3f0d3a2b7c11")
"""Namespace of our annotation ids: the same box and words always get the same id."""


def render(run: Run, options: Options = DEFAULT) -> str:
    viewer = Viewer(run, texts(options.lang))
    items = [
        _annotation(place, box, words, motive)
        for place, words, motive in _said(viewer)
        for box in place.boxes
    ]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{uuid.uuid5(_SPACE, run.case.name)}",
        "type": "AnnotationPage",
        "items": list({item["id"]: item for item in items}.values()),
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _said(viewer: Viewer) -> Iterator[tuple[Provenance, str, str]]:
    """(place, what is said about it, motivation)."""
    for view in viewer.findings():
        for side in view.finding.evidence:
            words = f"{view.verdict}. {side.statement}"
            yield from ((place, words, "assessing") for place in side.provenance)
    for row in rows(viewer):
        words = f"{row.what}: {row.when} ({row.edtf})" if row.edtf else row.what
        yield from ((place, words, "describing") for place in row.event.provenance)


def _annotation(place: Provenance, box: Box, words: str, motive: str) -> dict[str, object]:
    area = f"{box.left},{box.top},{box.right - box.left},{box.bottom - box.top}"
    source = f"{quote(place.document)}#page={place.page}"
    body = {"type": "TextualBody", "value": visible(words), "format": "text/plain"}
    selectors: list[dict[str, object]] = [
        {
            "type": "FragmentSelector",
            "conformsTo": "http://www.w3.org/TR/media-frags/",
            "value": f"xywh=pixel:{area}",
        }
    ]
    if place.quote:
        selectors.append({"type": "TextQuoteSelector", "exact": visible(place.quote)})
    return {
        "id": f"urn:uuid:{uuid.uuid5(_SPACE, '|'.join((source, area, words, motive)))}",
        "type": "Annotation",
        "motivation": motive,
        "body": body,
        "target": {"source": source, "selector": selectors},
    }
