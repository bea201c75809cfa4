"""Check digits, and which single look-alike would satisfy a failed one.

ICAO Doc 9303 part 3, 4.9: weights 7 3 1, digits count as they are, A = 10 to Z = 35, the
filler 0; the sum modulo 10. Characters equal modulo 10 (K and ``<``, L and 1, G and 6) are
therefore invisible to it, and a passed check is no proof that every character is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from forensics.text.mrz.formats import DIGITS, FILLER, CheckSlot, Format

Verdict = Literal["passed", "failed", "absent"]

_WEIGHTS = (7, 3, 1)

# What OCR and eyes take for each other in OCR-B and its damaged copies. Digits against
# letters first, then strokes lost to wear; symmetric.
_PAIRS = (
    "0O 0D 0Q 0U 1I 1L 1T 2Z 3B 3J 4A 5S 6G 7T 7Z 7Y 8B 9P 9G OQ OD OC OU IL IT IJ BD BR BE EF "
    "CG DU HN HM HK KX MN MW NW PR PF UV VY VW XY <K <C <L <E 38 56 68 69 08 06 17 35 89 49 52"
)


def _lookalikes() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for pair in _PAIRS.split():
        a, b = pair[0], pair[1]
        table[a] = table.get(a, "") + b
        table[b] = table.get(b, "") + a
    return table


LOOKALIKES: Mapping[str, str] = _lookalikes()


def weight(char: str) -> int:
    """The value of a character. Raises ``ValueError`` outside the alphabet."""
    if char == FILLER:
        return 0
    if char in DIGITS:
        return ord(char) - ord("0")
    if "A" <= char <= "Z":
        return ord(char) - ord("A") + 10
    raise ValueError(f"{char!r} cannot stand in a machine-readable zone")


def check_digit(data: str) -> str:
    """The check digit of ``data``, as a character."""
    total = sum(weight(c) * _WEIGHTS[i % 3] for i, c in enumerate(data))
    return str(total % 10)


@dataclass(frozen=True, slots=True)
class Repair:
    """Read the character at (line, column) as ``reading`` and the check holds.

    ``checks`` are all the check digits of the zone that hold after it. A possible reading, not
    a correction: nothing but the arithmetic speaks for it.
    """

    line: int
    column: int
    printed: str
    reading: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One check digit: as printed, as computed, and what follows.

    ``absent``: a filler stands for it because the field it guards is empty. ``repairs`` are
    given for a failed check only, best first: those that make most checks hold.
    """

    name: str
    line: int
    column: int
    printed: str
    computed: str
    verdict: Verdict
    repairs: tuple[Repair, ...] = ()


def spans_of(
    shape: Format, lines: tuple[str, ...]
) -> tuple[tuple[CheckSlot, tuple[tuple[int, int, int], ...], int], ...]:
    """Each check with what it is computed over in these lines, and the column of its digit.

    Differs from the layout only for long document numbers (9303 part 5, 4.2.2, note j): a
    filler at the check digit, the number going on in the optional data, its check digit last.
    """
    out = []
    for slot in shape.checks:
        over, column = slot.over, slot.column
        long = long_number(shape, lines)
        if slot.name == "number" and long:
            over, column = (*slot.over, (slot.line, slot.column + 1, long)), long
        out.append((slot, over, column))
    return tuple(out)


def long_number(shape: Format, lines: tuple[str, ...]) -> int:
    """The column of the check digit of a document number longer than nine, else 0."""
    if shape.name not in ("TD1", "TD2"):
        return 0
    number, optional = shape.slot("number"), shape.slot("optional")
    line = lines[number.line]
    if line[number.end] != FILLER or FILLER in line[number.start : number.end]:
        return 0
    tail = line[optional.start : optional.end].split(FILLER, 1)[0]
    if len(tail) < 2 or tail[-1] not in DIGITS:
        return 0
    return optional.start + len(tail) - 1


def verify(shape: Format, lines: tuple[str, ...], *, repairs: bool = True) -> tuple[Check, ...]:
    """Every check digit of the zone, in the order of the layout; repairs only if asked for."""
    plain = _verdicts(shape, lines)
    out = []
    for slot, over, column in spans_of(shape, lines):
        verdict, computed = plain[slot.name]
        ways: tuple[Repair, ...] = ()
        if verdict == "failed" and repairs:
            ways = _repairs(shape, lines, slot.name, over, column)
        printed = lines[slot.line][column]
        out.append(Check(slot.name, slot.line, column, printed, computed, verdict, ways))
    return tuple(out)


def _verdicts(shape: Format, lines: tuple[str, ...]) -> dict[str, tuple[Verdict, str]]:
    out: dict[str, tuple[Verdict, str]] = {}
    for slot, over, column in spans_of(shape, lines):
        data = "".join(lines[i][a:b] for i, a, b in over)
        computed = check_digit(data)
        printed = lines[slot.line][column]
        empty = not data.strip(FILLER)
        if slot.optional and empty and printed == FILLER:
            out[slot.name] = ("absent", computed)
        elif printed == FILLER and empty:
            # Unknown dates are all fillers; 9303 gives them the check digit 0, some states none.
            out[slot.name] = ("absent", computed)
        else:
            out[slot.name] = ("passed" if printed == computed else "failed", computed)
    return out


def _repairs(
    shape: Format,
    lines: tuple[str, ...],
    name: str,
    over: tuple[tuple[int, int, int], ...],
    column: int,
) -> tuple[Repair, ...]:
    line_of_check = next(s.line for s in shape.checks if s.name == name)
    places = [(i, c) for i, a, b in over for c in range(a, b)]
    places.append((line_of_check, column))
    found = []
    for line, place in places:
        printed = lines[line][place]
        for other in LOOKALIKES.get(printed, ""):
            if other not in shape.allowed(line, place):
                continue
            changed = list(lines)
            changed[line] = changed[line][:place] + other + changed[line][place + 1 :]
            after = _verdicts(shape, tuple(changed))
            if after[name][0] == "passed":
                holds = tuple(n for n, (v, _) in after.items() if v != "failed")
                found.append(Repair(line, place, printed, other, holds))
    return tuple(sorted(found, key=lambda r: (-len(r.checks), r.line, r.column, r.reading)))
