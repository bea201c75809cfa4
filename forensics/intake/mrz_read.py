"""Read the lines of a machine-readable zone twice, and put the two readings together.

The first reader is our two OCR-B networks (``ocrb``), the second the page engine. The grammar says
the length of a line and where letters or digits belong. Check digits decide only between
characters that one of the two readers really read: a look-alike that nobody read is never
tried. Where exactly one such change makes every check digit hold it is taken, and said so;
where several would, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from forensics.intake import ocrb
from forensics.intake.lines import Line, LineChar, Picture, Quad, cut
from forensics.intake.mrz_settle import settle_checks, settle_codes
from forensics.text.mrz import FORMATS, Format, clean, format_of, verify

_TRACE = 0.03
"""A reader that gives a character at least this much likelihood has read it."""
_FLOOR = 2e-3
_MIXED = 0.2
# What the second reader, which was not made for OCR-B, mixes up: it tells these apart from
# everything else, but hardly from each other (measured on drawn lines and by its published
# errors: O/0 and I/1 first).
_SHY = [ocrb.INDEX[c] for c in "OIQ"]
_RARE = 1.5  # log odds: most states leave these out of document numbers, some do not
_BLURRED, _PITCH = 3.0, 8.0  # the same below so many pixels a character, where shapes blur
_CLASSES = ("0O", "1I", "8B", "5S", "2Z", "6G", "<C")
_SELDOM = 0.03
_SELDOM_CLASSES = ("0OQD", "1IL")


@dataclass(frozen=True, slots=True, eq=False)
class Raw:
    """One line as seen: its crop's quad, our frames (several views), the engine's reading."""

    quad: Quad
    views: tuple[ocrb.Frames, ...]
    second: Line | None


@dataclass(frozen=True, slots=True, eq=False)
class ReadZone:
    """A zone read: lines of exact length, what was changed by check digits, how well it went.

    ``sure`` is the mean over the characters of the fused likelihood; ``changes`` are (line,
    column, from, to).
    """

    shape: Format
    lines: tuple[Line, ...]
    changes: tuple[tuple[int, int, str, str], ...]
    sure: float
    passed: int
    failed: int

    @property
    def weakest(self) -> float:
        """The lowest likelihood of any character."""
        return min(c.confidence for line in self.lines for c in line.chars)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines)


def raw_line(
    picture: Picture,
    quad: Quad,
    read_line: Callable[[Picture], Line] | None,
    second: Line | None = None,
    wide: bool = False,
) -> Raw:
    """Look at one line. ``wide`` adds views of slightly other crops, for doubtful zones."""
    crop = cut(picture, quad)
    views = []
    for model in (ocrb.SMALL, ocrb.WIDE):
        views.append(ocrb.look(crop, model=model))
        if wide:
            views.append(ocrb.look(crop, 1.12, model))
            views.append(ocrb.look(cut(picture, quad, 0.08), model=model))
            views.append(ocrb.look(_inner(crop), model=model))
            views.append(ocrb.look(crop.max(axis=2), model=model))  # drops coloured overprint
    if second is None and read_line is not None:
        second = read_line(crop)
    return Raw(quad, tuple(views), second)


def with_second(picture: Picture, raw: Raw, read_line: Callable[[Picture], Line]) -> Raw:
    """The same line, read by the second reader too if it was not yet."""
    return raw if raw.second else replace(raw, second=read_line(cut(picture, raw.quad)))


def _inner(crop: Picture) -> Picture:
    """The crop without a tenth of its height, half above and half below."""
    off = max(1, crop.shape[0] // 20)
    return crop[off : max(off + 1, crop.shape[0] - off)]


def read_zone(raws: Sequence[Raw]) -> ReadZone | None:
    """The best reading of these lines in any layout of so many lines, or ``None``."""
    best: ReadZone | None = None
    for shape in FORMATS:
        if shape.lines != len(raws) or not _length_fits(shape, raws) or not _opens(shape, raws):
            continue
        got = _read_as(shape, raws)
        if got is not None and (best is None or _merit(got) > _merit(best)):
            best = got
    return best


def _merit(zone: ReadZone) -> tuple[float, float]:
    return (zone.sure + 0.1 * zone.passed - 0.1 * zone.failed, zone.sure)


def _opens(shape: Format, raws: Sequence[Raw]) -> bool:
    """Could the first line open this layout, by either reader? Spares fitting the others."""
    heads = [ocrb.greedy(raws[0].views[0])[0][:5]]
    if raws[0].second is not None:
        heads.append(raws[0].second.text.replace(" ", "")[:5])
    if shape.name == "FR-ID":
        return any("FR" in head or "RA" in head for head in heads)
    visa = any(head.startswith(("V", "U", "Y")) for head in heads)
    other = any(not head.startswith("V") for head in heads)
    return visa if shape.first == frozenset("V") else other


def _length_fits(shape: Format, raws: Sequence[Raw]) -> bool:
    sizes = [len(ocrb.greedy(raw.views[0])[0]) for raw in raws]
    sizes += [len(raw.second.text.replace(" ", "")) for raw in raws if raw.second]
    size = float(np.median(sizes))
    widths = [f.columns for f in FORMATS if f.lines == shape.lines]
    nearest = min(widths, key=lambda n: abs(n - size))
    return nearest == shape.columns and abs(size - nearest) <= 0.2 * nearest


def _read_as(shape: Format, raws: Sequence[Raw]) -> ReadZone | None:
    likely: list[NDArray[np.float32]] = []
    heard: list[list[set[str]]] = []
    edges: list[list[tuple[float, float]]] = []
    for index, raw in enumerate(raws):
        allowed = [shape.allowed(index, c) for c in range(shape.columns)]
        try:
            spelled = [ocrb.spell(view, allowed)[0] for view in raw.views]
        except ValueError:
            return None
        mean = np.mean([[s.likely for s in one] for one in spelled], axis=0)
        ours = mean / np.maximum(1e-6, mean.sum(axis=1, keepdims=True))
        theirs, told = _second(raw.second, ours, allowed)
        fused = np.log(np.maximum(ours, 1e-5)) + np.log(theirs)
        pitch = float(np.linalg.norm(raw.quad[1] - raw.quad[0])) / shape.columns
        rare = _RARE if pitch >= _PITCH else _BLURRED
        for i, chars in enumerate(allowed):
            unlawful = [k for k, c in enumerate(ocrb.ALPHABET) if c not in chars]
            fused[i, unlawful] -= 6.0
            if "O" in chars and "0" in chars:
                fused[i, _SHY] -= rare
        fused = np.exp(fused - fused.max(axis=1, keepdims=True))
        fused /= fused.sum(axis=1, keepdims=True)
        likely.append(fused.astype(np.float32))
        heard.append(
            [
                {c for k, c in enumerate(ocrb.ALPHABET) if ours[i, k] >= _TRACE} | told[i]
                for i in range(shape.columns)
            ]
        )
        edges.append(_cells(spelled[0]))
    texts = ["".join(ocrb.ALPHABET[k] for k in one.argmax(axis=1)) for one in likely]
    settle_codes(shape, texts, heard, likely)
    texts, changes = settle_checks(shape, texts, heard, likely)
    if format_of(tuple(texts)) is not shape:
        return None
    checks = verify(shape, tuple(texts))
    lines = tuple(
        _line(raw.quad, text, one, told, edge)
        for raw, text, one, told, edge in zip(raws, texts, likely, heard, edges, strict=True)
    )
    sure = float(np.mean([c.confidence for line in lines for c in line.chars]))
    failed = sum(c.verdict == "failed" for c in checks)
    passed = sum(c.verdict == "passed" for c in checks)
    return ReadZone(shape, lines, changes, sure, passed, failed)


def _lawful(heard: set[str], allowed: frozenset[str]) -> set[str]:
    """What was read; a character unlawful here stands for its lawful look-alikes as well."""
    more = {
        other
        for char in heard - allowed
        for mixed in (*_CLASSES, *_SELDOM_CLASSES)
        if char in mixed
        for other in mixed
        if other in allowed
    }
    return heard | more


def _cells(spelled: Sequence[ocrb.Spelled]) -> list[tuple[float, float]]:
    """Left and right edge of each character: half way to its neighbours."""
    middles = [(s.start + s.end) / 2 for s in spelled]
    steps = [b - a for a, b in pairwise(middles)]
    pitch = float(np.median(steps))
    cuts = [max(0.0, middles[0] - pitch / 2)]
    cuts += [(a + b) / 2 for a, b in pairwise(middles)]
    cuts.append(min(1.0, middles[-1] + pitch / 2))
    return list(pairwise(cuts))


def _second(
    line: Line | None, ours: NDArray[np.float32], allowed: Sequence[frozenset[str]]
) -> tuple[NDArray[np.float32], list[set[str]]]:
    """What the second reader gives each position; even odds where it says nothing."""
    n = len(allowed)
    even = np.full((n, len(ocrb.ALPHABET)), 1 / len(ocrb.ALPHABET), np.float32)
    told: list[set[str]] = [set() for _ in range(n)]
    if line is None:
        return even, told
    chars: list[tuple[str, LineChar]] = []
    for char in line.chars:
        made = clean(char.text.upper() if char.text.islower() else char.text)
        for plain in made[0] if made else ("",) if char.text.strip() else ():
            chars.append((plain, char))
    mine = "".join(ocrb.ALPHABET[k] for k in ours.argmax(axis=1))
    for position, at in _align(mine, [c for c, _ in chars]):
        plain, char = chars[at]
        if not plain:
            continue
        row = np.full(len(ocrb.ALPHABET), _FLOOR, np.float32)
        for mixed in _SELDOM_CLASSES:
            if plain in mixed:
                row[[ocrb.INDEX[c] for c in mixed]] = _SELDOM
        for mixed in _CLASSES:
            if plain in mixed:
                row[[ocrb.INDEX[c] for c in mixed]] = _MIXED
        row[ocrb.INDEX[plain]] = max(_MIXED, min(0.99, char.confidence))
        told[position].add(plain)
        for other, likely in char.alternatives:
            if other in ocrb.INDEX:
                row[ocrb.INDEX[other]] = max(float(row[ocrb.INDEX[other]]), likely)
                if likely >= _TRACE:
                    told[position].add(other)
        even[position] = row / row.sum()
    return even, told


def _align(mine: str, theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (position in ``mine``, in ``theirs``): by place if as long, else least edits."""
    n, m = len(mine), len(theirs)
    if n == m:
        return [(i, i) for i in range(n)]
    cost = np.zeros((n + 1, m + 1), np.int32)
    cost[:, 0], cost[0, :] = np.arange(n + 1), np.arange(m + 1)
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            swap = cost[i - 1, j - 1] + (mine[i - 1] != theirs[j - 1])
            cost[i, j] = min(swap, cost[i - 1, j] + 1, cost[i, j - 1] + 1)
    out: list[tuple[int, int]] = []
    i, j = n, m
    while i and j:
        if cost[i, j] == cost[i - 1, j - 1] + (mine[i - 1] != theirs[j - 1]):
            out.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif cost[i, j] == cost[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    # A difference counts only between two agreements; beside a gap it is no evidence.
    same = {pair for pair in out if mine[pair[0]] == theirs[pair[1]]}
    return [
        (a, b)
        for a, b in reversed(out)
        if (a, b) in same or ((a - 1, b - 1) in same and (a + 1, b + 1) in same)
    ]


def _line(
    quad: Quad,
    text: str,
    likely: NDArray[np.float32],
    heard: Sequence[set[str]],
    edges: Sequence[tuple[float, float]],
) -> Line:
    chars = []
    for i, char in enumerate(text):
        row = likely[i]
        others = sorted(
            ((c, round(float(row[ocrb.INDEX[c]]), 4)) for c in heard[i] if c != char),
            key=lambda o: (-o[1], o[0]),
        )
        sure = round(float(row[ocrb.INDEX[char]]), 4)
        start, end = edges[i]
        chars.append(LineChar(char, round(start, 5), round(end, 5), sure, tuple(others)))
    mean = round(float(np.mean([c.confidence for c in chars])), 4)
    return Line(quad, tuple(chars), mean)
