"""``forensics schema``."""

from __future__ import annotations

from forensics.serialize import dumps
from forensics.serialize.schema import schema


def command() -> None:
    """Print the JSON Schema of one line of JSON Lines output.

    Example: forensics schema > forensics.schema.json
    """
    print(dumps(schema(), indent=2))
