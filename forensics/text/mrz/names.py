"""Names of the machine-readable zone, and whether they fit a name printed in full.

ICAO Doc 9303 part 3, 4.6 (filler rules, truncation) and its section 6 (transliteration).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import product
from typing import Literal

from forensics.text.mrz.formats import FILLER

# Letters with more than one lawful transliteration in 9303 part 3 section 6, or with one that
# is not the bare letter. Everything else loses its mark.
_SPECIAL: dict[str, tuple[str, ...]] = {
    "Ä": ("AE", "A"),
    "Å": ("AA", "A"),
    "Æ": ("AE",),
    "Ð": ("D",),
    "Ñ": ("N", "NXX"),
    "Ö": ("OE", "O"),
    "Ø": ("OE",),
    "Ü": ("UE", "UXX", "U"),
    "Þ": ("TH",),
    "ß": ("SS",),
    "ẞ": ("SS",),
    "Ĳ": ("IJ",),
    "Œ": ("OE",),
    "Đ": ("D",),
    "Ł": ("L",),
    "ı": ("I",),
    "İ": ("I",),
}
_LIMIT = 64


@dataclass(frozen=True, slots=True)
class MrzName:
    """``surname`` and ``given`` with spaces for fillers.

    ``truncated``: the field is full to its last column, so the name may go on unprinted.
    """

    surname: str
    given: str
    truncated: bool

    @property
    def full(self) -> str:
        return f"{self.surname} {self.given}".strip()


def split_name(raw: str) -> MrzName:
    """Surname, two fillers, given names; one name alone is a surname."""
    surname, _, given = raw.partition(FILLER * 2)
    full = bool(raw) and raw[-1] != FILLER
    return MrzName(_words(surname), _words(given), full)


def _words(raw: str) -> str:
    return " ".join(part for part in raw.split(FILLER) if part)


Fit = Literal["same", "truncated", "different"]


def fits(zone: MrzName, surname: str, given: str) -> Fit:
    """Does a name printed in full (any marks, any case) fit the zone's?

    ``truncated`` means: as far as the zone goes, it fits.
    """
    if _same(zone.surname, surname) and _same(zone.given, given):
        return "same"
    if zone.truncated and _begins(zone, surname, given):
        return "truncated"
    return "different"


def transliterations(printed: str) -> tuple[str, ...]:
    """Every lawful form of a printed Latin name in A-Z, without spaces; at most 64."""
    parts: list[tuple[str, ...]] = []
    for char in unicodedata.normalize("NFC", printed):
        if char in _SPECIAL:
            parts.append(_SPECIAL[char])
        elif char.upper() in _SPECIAL:
            parts.append(_SPECIAL[char.upper()])
        else:
            plain = unicodedata.normalize("NFD", char).upper()
            parts.append(("".join(c for c in plain if "A" <= c <= "Z"),))
    out: list[str] = []
    for combination in product(*parts):
        out.append("".join(combination))
        if len(out) == _LIMIT:
            break
    return tuple(dict.fromkeys(out))


def _same(zone: str, printed: str) -> bool:
    return zone.replace(" ", "") in transliterations(printed)


def _begins(zone: MrzName, surname: str, given: str) -> bool:
    """Each word of the zone begins a word of the full name, in order (9303 lets both cut)."""
    for short, full in ((zone.surname, surname), (zone.given, given)):
        words = [transliterations(w) for w in full.replace("-", " ").split()]
        at = 0
        for part in short.split():
            while at < len(words) and not any(w.startswith(part) for w in words[at]):
                at += 1
            if at == len(words):
                return False
            at += 1
    return True
