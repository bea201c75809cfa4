"""Years written out: two thousand and sixteen, nineteen eighty-five, deux mille seize."""

from __future__ import annotations

import re

_ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {"oh": 0, "o": 0}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_FRENCH = {
    w: i
    for i, w in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize".split()
    )
} | {"vingt": 20, "trente": 30, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19}
HEADS = {"two", "twenty", "nineteen", "deux"}
_W = r"[a-zéû]+"
_FORM = re.compile(
    rf"(?P<th>two[ ]thousand)(?:[ ](?:and[ ])?(?P<a>{_W})(?:[- ](?P<a2>{_W}))?)?"
    rf"|(?P<cent>nineteen|twenty)[- ](?:(?P<h>hundred)(?:[ ]and)?[ ])?(?P<b>{_W})(?:[- ](?P<b2>{_W}))?"
    rf"|(?P<fr>deux[- ]mille)(?:[- ](?P<c>{_W}(?:-(?:sept|huit|neuf))?)(?:[- ](?:et[- ])?(?P<c2>{_W}))?)?"
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


def _sum(m: re.Match[str], base: int, one: str, two: str, read: object, bare: int) -> tuple[int, int] | None:
    assert callable(read)
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
