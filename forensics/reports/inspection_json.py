"""What the files themselves say, as one JSON object for programs."""

from __future__ import annotations

from collections.abc import Sequence

from forensics import pipeline
from forensics.errors import ForensicsError
from forensics.observations import Inspection
from forensics.serialize import dumps, to_data


def render(inspections: Sequence[Inspection], errors: Sequence[ForensicsError]) -> str:
    """``inspections`` as the ``Inspection`` of the published schema; ``errors`` as ``Trouble``."""
    head = pipeline.header()
    data = {
        "schema": head.schema,
        "version": head.version,
        "inspections": [to_data(one) for one in inspections],
        "errors": [to_data(pipeline.trouble(e)) for e in errors],
    }
    return dumps(data) + "\n"
