"""The words by which a written statement is known, made of ``data/statement_words.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    title: re.Pattern[str]
    first_person: tuple[re.Pattern[str], ...]
    answers: re.Pattern[str]
    questions: re.Pattern[str]
    bare: re.Pattern[str]
    signed: re.Pattern[str]
    signed_at: re.Pattern[str]
    denial: re.Pattern[str]
    limits: re.Pattern[str]
    ever: re.Pattern[str]
    with_whom: re.Pattern[str]
    exceptions: re.Pattern[str]
    after: re.Pattern[str]
    till: re.Pattern[str]
    others: re.Pattern[str]
    speaker: re.Pattern[str]
    border: tuple[tuple[str, re.Pattern[str]], ...]
    """Way over China's border, and the words that tell it."""
    about: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def words() -> Words:
    text = resources.files("forensics.data").joinpath("statement_words.toml").read_text("utf-8")
    table = tomllib.loads(text)

    def any_of(patterns: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)

    title = rf"(?:^|\n)[ \t]*(?:{any_of(table['title']).pattern})[ \t]*(?=\n|$)"
    return Words(
        re.compile(title, re.IGNORECASE),
        tuple(re.compile(p) for p in table["first_person"]),
        re.compile(table["answers"]),
        re.compile(table["questions"], re.MULTILINE),
        re.compile(table["bare"], re.MULTILINE),
        re.compile(rf"(?:^|\n)[ \t]*(?:{any_of(table['signed']).pattern})", re.IGNORECASE),
        re.compile(table["signed_at"], re.IGNORECASE),
        any_of(table["denial"]),
        any_of(table["limits"]),
        any_of(table["ever"]),
        re.compile("|".join(f"(?:{p})" for p in table["with_whom"])),
        any_of(table["exceptions"]),
        any_of(table["after"]),
        any_of(table["till"]),
        any_of(table["others"]),
        any_of(table["speaker"]),
        (("exit", any_of(table["border_out"])), ("entry", any_of(table["border_in"]))),
        tuple((row["name"], any_of(row["words"])) for row in table["about"]),
    )
