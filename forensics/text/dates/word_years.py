"""Years written out: two thousand and sixteen, nineteen eighty-five, deux mille seize."""

from __future__ import annotations

import re
from collections.abc import Callable

_ONES = {
    "oh": 0, "o": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_FRENCH = {
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20, "trente": 30,
}  # fmt: skip
HEADS = {"two", "twenty", "nineteen", "deux"}
_W = r"[a-zéû]+"
_FORM = re.compile(
    rf"(?P<th>two[ ]thousand)(?:[ ](?:and[ ])?(?P<a>{_W})(?:[- ](?P<a2>{_W}))?)?"
    rf"|(?P<cent>nineteen|twenty)[- ](?:(?P<h>hundred)(?:[ ]and)?[ ])?"
    rf"(?P<b>{_W})(?:[- ](?P<b2>{_W}))?"
    rf"|(?P<fr>deux[- ]mille)(?:[- ](?P<c>{_W}(?:-(?:sept|huit|neuf))?)"
    rf"(?:[- ](?:et[- ])?(?P<c2>{_W}))?)?"
)


def year_at(lower: str, pos: int) -> tuple[int, int] | None:
    """The year written out at ``pos`` and where it ends; ``None`` if there is none."""
    m = _FORM.match(lower, pos)
    if m is None:
        return None
    if m["th"]:
        return _sum(m, 2000, "a", "a2", _english, m.end("th"))
    if m["fr"]:
        return _sum(m, 2000, "c", "c2", _french, m.end("fr"))
    base = 1900 if m["cent"] == "nineteen" else 2000
    found = _sum(m, base, "b", "b2", _english, -1)
    # "twenty one" is a number, "twenty sixteen" a year; "nineteen oh five" too.
    if found and not m["h"] and found[0] % 100 < 10 and m["b"] not in ("oh", "o"):
        return None
    return found


def _sum(
    m: re.Match[str],
    base: int,
    one: str,
    two: str,
    read: Callable[[str], int | None],
    bare: int,
) -> tuple[int, int] | None:
    first = read(m[one]) if m[one] else None
    if first is None:
        return (base, bare) if bare > 0 else None
    second = read(m[two]) if m[two] else None
    if second is not None and first >= 20 and first % 10 == 0 and 1 <= second <= 9:
        return base + first + second, m.end(two)
    return base + first, m.end(one)


def _english(word: str) -> int | None:
    return _ONES.get(word, _TENS.get(word))


def _french(word: str) -> int | None:
    return _FRENCH.get(word)
