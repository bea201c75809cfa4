"""How a sentence of a statement tells its day: plainly, as a plan, or not as the speaker's word."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = resources.files("forensics.data").joinpath("statement_words.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return tuple(
        (name, re.compile("|".join(f"(?:{p})" for p in table[name]), re.IGNORECASE))
        for name in ("planned", "qualified")
    )


def told_how(clause: str, denied: bool, about: str) -> str:
    """``planned``, ``qualified`` (hearsay, a condition, a denial of a kind only), or ``""``.

    What only narrows a denial (alone, only, for more than ten days) says nothing of a journey
    that is not denied, so it counts with a denial alone. The last day of a paper (until 2020) is
    nothing to come where the clause is ``about`` something done.
    """
    for name, words in _patterns():
        for found in words.finditer(clause):
            group = found.lastgroup or ""
            if group.startswith("kind"):
                counts = denied
            else:
                counts = not (group.startswith("typed") and about)
            if counts:
                return name
    return ""
