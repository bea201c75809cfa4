"""What the rules say besides their pages, in the language of this crosscheck.

English stands in the code, where it is said; ``words.toml`` beside it holds the same sentence in
every other language. A page of its own language speaks for itself (``model.Rule.told``). Words of
the papers are never translated. The language changes no verdict, no order of rules and no id.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

ENGLISH = "en"
LANGUAGES = (ENGLISH, "zh")

_spoken: ContextVar[str] = ContextVar("language of the findings", default=ENGLISH)


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Within this, ``say`` says it in ``lang``. Raises ``ValueError`` for another language."""
    if lang not in LANGUAGES:
        raise ValueError(f"findings are written in {' or '.join(LANGUAGES)}, not in {lang!r}")
    before = _spoken.set(lang)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """``en`` or ``zh``."""
    return _spoken.get()


def say(english: str, **values: object) -> str:
    """The sentence, with ``{name}`` filled in. One that is not in the table is a bug: KeyError."""
    lang = _spoken.get()
    template = english if lang == ENGLISH else words()["say"][english][lang]
    return template.format(**values) if values else template


def named(name: str, lang: str = "") -> str:
    """A name out of a closed list (an option, a measure, a holiday); others stay as they are.

    ``lang`` is the language in which it is wanted; ``""`` is the one that is being spoken.
    """
    lang = lang or _spoken.get()
    if lang == ENGLISH:
        return name
    return words()["named"].get(name, {}).get(lang, name)


@cache
def words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """``say`` and ``named``: English -> language -> words."""
    text = (files("forensics.rules") / "words.toml").read_text("utf-8")
    table: dict[str, dict[str, dict[str, str]]] = tomllib.loads(text)
    return table
