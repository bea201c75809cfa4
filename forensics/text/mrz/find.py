"""Find machine-readable zones in running text, offsets kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.text.mrz.formats import ALPHABET, FORMATS
from forensics.text.mrz.zone import Mrz, parse

# What text layers and general readers put for the filler and for spaces.
_SAME = {
    "\u00ab": "<<",
    "\u2039": "<",
    "\u2329": "<",
    "\u3008": "<",
    "\u304f": "<",
    "\u300a": "<<",
    "\u226a": "<<",
}
_LINE = re.compile(r"[^\n\f]+")
_LENGTHS = frozenset(f.columns for f in FORMATS)


@dataclass(frozen=True, slots=True)
class FoundZone:
    """A zone in a text: ``columns[i][k]`` is the offset of character ``k`` of line ``i``."""

    zone: Mrz
    columns: tuple[tuple[int, ...], ...]

    def span(self, line: int, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text of columns ``start`` to ``end`` (excluded)."""
        return self.columns[line][start], self.columns[line][end - 1] + 1

    @property
    def whole(self) -> tuple[int, int]:
        return self.columns[0][0], self.columns[-1][-1] + 1


def clean(text: str, start: int = 0) -> tuple[str, tuple[int, ...]] | None:
    """A line in the alphabet of the zone, with the offset of each character.

    Spaces go, substitutes of the filler become fillers, full-width letters plain. ``None`` if
    something else stands in it. No letter is ever changed into another.
    """
    out, at = [], []
    for i, char in enumerate(text):
        if char in " \t\r\u3000\u00a0":
            continue
        for plain in _SAME.get(char, chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char):
            if plain not in ALPHABET:
                return None
            out.append(plain)
            at.append(start + i)
    return "".join(out), tuple(at)


def find(text: str) -> tuple[FoundZone, ...]:
    """Every zone in the text whose lines have the exact length and follow each other."""
    lines = []
    for match in _LINE.finditer(text):
        made = clean(match.group(), match.start())
        lines.append(made if made and len(made[0]) in _LENGTHS else None)
        if not match.group().strip():
            lines.pop()
    found = []
    i = 0
    while i < len(lines):
        for n in (3, 2):
            part = [x for x in lines[i : i + n] if x]
            if len(part) < n:
                continue
            zone = parse([x[0] for x in part])
            if zone is not None and _plausible(zone):
                found.append(FoundZone(zone, tuple(x[1] for x in part)))
                i += n - 1
                break
        i += 1
    return tuple(found)


def _plausible(zone: Mrz) -> bool:
    """Some check holds, or the name is closed by fillers: prose has neither."""
    held = sum(c.verdict == "passed" for c in zone.checks)
    return held > 0 or any("<<<" in line for line in zone.lines)
