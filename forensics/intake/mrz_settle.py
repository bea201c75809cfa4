"""What check digits and lists of codes decide between characters that were both read.

A look-alike that no reader read is never tried. Where exactly one choice makes every check
digit hold it is taken; where several would, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from forensics.data.states import by_icao
from forensics.intake import ocrb
from forensics.text.mrz import LOOKALIKES, Format, format_of, verify

_MOST_DOUBTS = 10
_CLEARLY = 4.0  # times likelier than the next
_TAKEN = 0.02
"""Likelihood that a character has at least to be chosen by check digits."""
_BETWEEN = 0.8
"""Likelihood that the two characters of a choice have together: with less a third is likely as
well, and a check digit holds for one wrong character in ten."""


def settle_codes(
    shape: Format,
    texts: list[str],
    heard: list[list[set[str]]],
    likely: Sequence[NDArray[np.float32]],
) -> None:
    """A state that is in no list, while one that was also read is: take that one.

    Of several such the likeliest, if it is clearly so; else the text stays as it is.
    """
    for name in ("state", "nationality"):
        slot = next((s for s in shape.slots if s.name == name), None)
        if slot is None:
            continue
        text = texts[slot.line]
        code = text[slot.start : slot.end]
        if code.rstrip("<") in by_icao():
            continue
        issuer = next(texts[s.line][s.start : s.end] for s in shape.slots if s.name == "state")
        if issuer.rstrip("<") in by_icao() and all(
            a == b or b in LOOKALIKES.get(a, "") for a, b in zip(code, issuer, strict=True)
        ):
            # The zone prints it a second time, and the two differ by look-alikes only.
            texts[slot.line] = text[: slot.start] + issuer + text[slot.end :]
            continue
        places = range(slot.start, slot.end)
        options = [sorted(heard[slot.line][i] | {text[i]}) for i in places]
        known = []
        for chars in product(*options):
            code = "".join(chars)
            if code.rstrip("<") in by_icao():
                rows = zip(places, chars, strict=True)
                odds = [float(likely[slot.line][i, ocrb.INDEX[c]]) for i, c in rows]
                known.append((float(np.prod(odds)), code))
        known.sort(reverse=True)
        if known and (len(known) == 1 or known[0][0] > _CLEARLY * known[1][0]):
            texts[slot.line] = text[: slot.start] + known[0][1] + text[slot.end :]


def settle_checks(
    shape: Format,
    texts: list[str],
    heard: list[list[set[str]]],
    likely: Sequence[NDArray[np.float32]],
) -> tuple[list[str], tuple[tuple[int, int, str, str], ...]]:
    """Let check digits choose between what was read, if exactly one choice makes all hold."""
    if format_of(tuple(texts)) is not shape or not _failed(shape, texts):
        return texts, ()
    doubts = []
    for line, text in enumerate(texts):
        for column, char in enumerate(text):
            for other in sorted(heard[line][column] - {char}):
                row = likely[line][column]
                sure = float(row[ocrb.INDEX[other]])
                both = sure + float(row[ocrb.INDEX[char]])
                if other in shape.allowed(line, column) and sure >= _TAKEN and both >= _BETWEEN:
                    doubts.append((sure, line, column, char, other))
    doubts = sorted(doubts, reverse=True)[:_MOST_DOUBTS]
    for size in (1, 2, 3):
        fits = []
        for some in combinations(doubts, size):
            if len({(line, column) for _, line, column, _, _ in some}) < size:
                continue
            changed = list(texts)
            for _, line, column, _, other in some:
                row = changed[line]
                changed[line] = row[:column] + other + row[column + 1 :]
            if format_of(tuple(changed)) is shape and not _failed(shape, changed):
                fits.append((changed, some))
        if len(fits) == 1:
            changed, some = fits[0]
            return changed, tuple((ln, c, a, b) for _, ln, c, a, b in some)
        if fits:
            break
    return texts, ()


def _failed(shape: Format, texts: Sequence[str]) -> int:
    return sum(c.verdict == "failed" for c in verify(shape, tuple(texts), repairs=False))
