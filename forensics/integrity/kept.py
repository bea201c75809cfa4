"""What was seen in a file, kept beside its readings: a second look at the same file is quick."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from forensics.intake import ReadOptions
from forensics.intake.cache import code_hash
from forensics.intake.engines import engines


@cache
def settings(engine: str, lang: str) -> str:
    """A hash of everything that could change what is seen: the code, pikepdf, the engines."""
    whole = hashlib.sha256(f"{code_hash()} {version('pikepdf')} {engine} {lang}\n".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(path.name.encode() + path.read_bytes())
    for name, module in engines().items():
        whole.update(f"{name} {module.available()}\n".encode())
    return whole.hexdigest()


def settings_of(options: ReadOptions) -> str:
    return settings(options.engine, options.lang)
