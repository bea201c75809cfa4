"""Han characters that are one character in two scripts (``han_simplified.csv``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> Mapping[int, str]:
    text = files(__package__).joinpath("han_simplified.csv").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")][1:]
    return {ord(row[0]): row[2:] for row in rows}


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    forms: dict[str, str] = {}
    for code, simple in _table().items():
        forms[simple] = forms.get(simple, simple) + chr(code)
    return forms


def simplified(text: str) -> str:
    """Each traditional character in its simplified form; same length. For comparing only."""
    return text.translate(_table())


def forms(character: str) -> str:
    """The character in both scripts, itself among them: ``溫`` is ``温溫``."""
    simple = simplified(character)
    return _forms().get(simple, simple)
