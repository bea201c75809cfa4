"""Is a denial one of everything, or does it say more: of what kind, where, of which other person?

"I have never met Mr Li again", "alone" and "in that year" deny a part. No list holds all words
that narrow a denial, so it is asked the other way round: is each word one that narrows nothing?
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from forensics.documents.common.countries import countries_in
from forensics.documents.common.statement_words import words


@dataclass(frozen=True, slots=True)
class _Plain:
    """``phrases``, ``english`` and ``chinese`` narrow nothing in a denial of one kind."""

    lead: re.Pattern[str]
    phrases: re.Pattern[str]
    earlier: re.Pattern[str]
    english: frozenset[str]
    chinese: re.Pattern[str]
    meeting: re.Pattern[str]
    speech: re.Pattern[str]
    anybody: re.Pattern[str]
    role: re.Pattern[str]


_KINDS = dict.fromkeys(("departure", "abroad", "arrival"), "journey")
"""What a clause is about -> the words of ``[plain]``; the others bear the name of their kind."""


@cache
def _plain(about: str) -> _Plain:
    text = resources.files("forensics.data").joinpath("statement_words.toml").read_text("utf-8")
    table = tomllib.loads(text)["plain"]
    kind = _KINDS.get(about, about)
    phrases, english, chinese = (
        [*table[name]["all"], *table[name][kind]] for name in ("phrases", "english", "chinese")
    )
    return _Plain(
        re.compile(table["lead"], re.IGNORECASE),
        re.compile("|".join(phrases), re.IGNORECASE),
        re.compile(table["earlier"], re.IGNORECASE),
        frozenset(english),
        re.compile("|".join(sorted(chinese, key=len, reverse=True))),
        re.compile(table["meeting"], re.IGNORECASE),
        re.compile(table["speech"], re.IGNORECASE),
        re.compile(table["anybody"], re.IGNORECASE),
        re.compile(table["role"]),
    )


_PIECE = re.compile(r"[;；]|[,，]\s*(?=(?:and|or|nor|who (?:is|was))\b)|[，,](?=[也亦更])")
_NUMBER = re.compile(r"^\s*(?:\d{1,3}[.、)]|(?:答|A|ANSWER)\s?[:：.])\s*")
_LATIN = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’]\w+)?")
_MORE_NAMES = re.compile(
    r"^(?:(?:,| and| or| nor)\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?[A-Z]\w+(?:\s[A-Z]\w+){0,3}){1,9}"
)


def is_plain(clause: str, days: list[tuple[int, int]], whom: str, about: str) -> bool:
    """Does the clause deny, and say no more than who denies, what, whom, and the ``days``?"""
    for start, end in days:
        clause = clause[:start] + " " * (end - start) + clause[end:]
    pieces = [p for p in _PIECE.split(clause) if words().denial.search(p)]
    told = [p for p in pieces if any(a.search(p) for _, a in words().about) or countries_in(p)]
    return any(_says_no_more(p, whom, _plain(about)) for p in told)


def _says_no_more(piece: str, whom: str, plain: _Plain) -> bool:
    rest = plain.lead.sub("", _NUMBER.sub("", piece).strip())
    if plain.earlier.search(rest):
        return False
    if whom:
        before, _, behind = rest.partition(whom)
        rest = f"{before} {_MORE_NAMES.sub('', behind)}"
    rest = plain.phrases.sub(" ", rest)
    if any(w.casefold() not in plain.english for w in _LATIN.findall(rest)):
        return False
    rest = _LATIN.sub("", rest)
    for start, end, _ in reversed(countries_in(rest)):
        rest = f"{rest[:start]} {rest[end:]}"
    left = plain.chinese.sub("", rest)
    return not re.search(r"\w", left)


def way_of(clause: str, whom: str) -> str:
    """``meeting`` or ``speech`` where contact of this kind only is denied: no message is one;
    ``unnamed`` where it is of somebody whom the clause does not name."""
    plain = _plain("contact")
    if plain.meeting.search(clause):
        return "meeting"
    if plain.speech.search(clause):
        return "speech"
    return "" if whom or plain.anybody.search(clause) else "unnamed"


def names_nobody(name: str) -> bool:
    """Is what stands where a name would "anybody", or somebody's part in the case?"""
    plain = _plain("contact")
    return bool(plain.anybody.fullmatch(name) or plain.role.fullmatch(name))
