"""The same picture, or the same impression of a seal, in more than one place of a case.

First by the bytes of pictures inside PDFs; then by the texture of ink. Electronic seals, seals
printed with the form and letterheads are the same everywhere by design.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from forensics.integrity.impressions import Impression
from forensics.integrity.seen import Seen, Share
from forensics.integrity.texture import compare, profile

CHECK = "reuse"
SAME = 0.68
"""Correlation of ink texture from which two impressions are one."""
_PROFILE = 0.95
"""Likeness of ink by distance from the middle from which two are worth laying over each other;
one impression used twice: .99, and .93 once in thirty."""
_MOST_PAIRS = 1_500
_SAME_PAGE = 0.9
_BIG = 0.6
"""Share of a page from which a picture is the page itself."""
RATE = (
    "drawn seals of 14 to 30 mm at 200 dpi, JPEG 60 to 85, turned and scaled by up to 10: the same "
    "impression told in 98 of 100 pairs, two impressions of one seal in 0 of 200 (highest "
    "correlation 0.62); printed and scanned again it is hardly ever seen"
)
REPEAT_BYTES = "pdfimages -all FILE out, then sha256sum out-*: the same sum in both files"
REPEAT_INK = (
    "cut both impressions out, lay one over the other half clear, and look at the ink inside the "
    "strokes: flecks and gaps are in the same places"
)
INNOCENT_BYTES = (
    "a letterhead, a logo or a coat of arms is the same picture on every paper of an office",
    "an electronic seal or a stored signature is put on each paper by the office itself",
    "the two files hold the same scan",
)
INNOCENT_INK = (
    "electronic seals, and seals printed with the form, are the same on every paper by design",
    "one of the papers is a copy of the other, or both are cut from one scan",
)


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture inside a PDF: the hash of its bytes as stored, and how much of it is coloured."""

    document: str
    page: int
    share: Share
    sha256: str
    size: int
    coloured: float


Placed = tuple[str, Seen]
"""The document an observation belongs to, and the observation."""


def same_bytes(pictures: Sequence[Embedded]) -> Iterator[Placed]:
    """Pictures that lie on more than one page, once a page and picture."""
    places: dict[str, dict[tuple[str, int], Embedded]] = defaultdict(dict)
    for one in pictures:
        places[one.sha256].setdefault((one.document, one.page), one)
    for sha256, found in sorted(places.items()):
        if len(found) < 2:
            continue
        for (document, page), one in sorted(found.items()):
            others = _named(document, [k for k in found if k != (document, page)])
            yield document, Seen(
                CHECK, "fact", page,
                f"The same picture, byte for byte ({one.size} bytes, SHA-256 {sha256[:16]}…), lies "
                f"in {len(found)} places of these papers",
                REPEAT_BYTES, INNOCENT_BYTES,
                notable=one.coloured > 0.02 and _area(one.share) < _BIG and _files(found) > 1,
                shares=(one.share,), others=others,
            )  # fmt: skip


def same_ink(impressions: Sequence[Impression]) -> Iterator[Placed]:
    """Pairs of impressions with one texture of ink, told on both pages."""
    profiles = [profile(one.ink) for one in impressions]
    pairs = [
        (impressions[i], impressions[k])
        for i, k in combinations(range(len(impressions)), 2)
        if impressions[i].colour == impressions[k].colour
        and float(profiles[i] @ profiles[k]) > _PROFILE
    ]
    for a, b in pairs[:_MOST_PAIRS]:
        likeness = compare(a.ink, b.ink)
        if likeness.texture < SAME:
            continue
        same_page = _same_page(a, b)
        for here, there in ((a, b), (b, a)):
            words = (
                f"The ink of the {here.colour} impression here and of that on page {there.page} of "
                f"{there.document} lies alike, fleck for fleck (correlation {likeness.texture:.2f})"
            )
            if same_page:
                words += "; the two pages are pictures of one page"
            elif likeness.flat:
                words += "; the ink is nearly even, as in a drawn or electronic seal"
            yield here.document, Seen(
                CHECK, "measured", here.page, words, REPEAT_INK, INNOCENT_INK,
                notable=not same_page and not likeness.flat, shares=(here.share,),
                error_rate=RATE, others=_named(here.document, [(there.document, there.page)]),
            )  # fmt: skip
    if len(pairs) > _MOST_PAIRS:
        last = pairs[_MOST_PAIRS][0]
        yield last.document, Seen(
            CHECK, "measured", 0,
            f"Only {_MOST_PAIRS} of {len(pairs)} pairs of impressions were compared",
            REPEAT_INK, INNOCENT_INK, notable=False, error_rate=RATE,
        )  # fmt: skip


def named(impression: Impression, document: str) -> Impression:
    return dataclasses.replace(impression, document=document)


def _same_page(a: Impression, b: Impression) -> bool:
    x, y = (i.thumb.astype(np.float32).ravel() for i in (a, b))
    near = max(abs(p - q) for p, q in zip(a.share, b.share, strict=True)) < 0.03
    return near and float(np.corrcoef(x, y)[0, 1]) > _SAME_PAGE


def _named(document: str, places: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(
        f"page {page}" if name == document else f"{name}, page {page}"
        for name, page in sorted(places)
    )


def _files(found: dict[tuple[str, int], Embedded]) -> int:
    return len({document for document, _ in found})


def _area(share: Share) -> float:
    return max(0.0, share[2] - share[0]) * max(0.0, share[3] - share[1])
