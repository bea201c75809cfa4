"""The gold texts drawn as the pages of a court paper, made to look scanned, and read by OCR.

Faces, looks and seals go round; the seed is the paper's name, so that a second run draws the
same pages and finds their readings in the cache.
"""

from __future__ import annotations

import re
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from fixtures.draw.letter import Letter
from fixtures.draw.look import LOOKS, take
from forensics.errors import ForensicsError
from forensics.intake import ReadOptions, read_many
from forensics.records import Document

FACES = ("song", "serif", "kai", "sans")
TAKEN = ("scan", "old-scan", "copy", "fax", "scan", "photo")
QUALITY = (75, 60, 50, 80, 45, 70)

_HEADING = re.compile(
    r"^(?:(?P<site>\S*?书)\s)?(?P<court>\S*?法院)\s?(?P<title>刑事\S*?书)\s?"
    r"(?P<number>[（(]\d{4}[）)]\S*?号)[:：]?\s?(?P<rest>.*)$",
    re.S,
)
_SIGNED = re.compile(r"^(?:代理|助理)?(?:审判长|审判员|人民陪审员|陪审员|书记员|代书记员|法官助理)")
_DATED = re.compile(r"^[〇○零OΟ一二三四五六七八九]{2,}年\S*日?$")


def markup(text: str, grey: bool = False) -> str:
    """The text with its heading centred, signatures to the right, the seal over the date.

    On a grey copy the seal stands beside the date: nobody reads a date under a black seal.
    """
    m = _HEADING.match(text)
    court, lines = "", []
    body = text
    if m:
        court, body = m["court"], m["rest"]
        lines = [f"# {court}", "## " + " ".join(m["title"]), f"> {m['number']}", ""]
    for part in body.split():
        if _SIGNED.match(part) and len(part) <= 12:
            lines.append(f"> {part}")
        elif _DATED.match(part):
            seal = f"@seal{'-left' if grey else ''} {court}"
            lines += [f"> {part}", seal] if court else [f"> {part}"]
        else:
            lines.append(part)
    return "\n".join(lines)


Markup = Callable[[str, bool], str]


def draw(name: str, text: str, dpi: int, n: int, folder: Path, mark: Markup = markup) -> Path:
    """One paper as a PDF of scanned pages."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    letter = Letter(
        dpi=dpi, face=FACES[n % len(FACES)], points=14, rng=rng, mark="SPECIMEN", seal_strength=0.6
    )
    look = LOOKS[TAKEN[n % len(TAKEN)]]
    pages = [take(page, look, rng).convert("RGB") for page in letter.set(mark(text, look.grey))]
    path = folder / f"{name}-{dpi}.pdf"
    pages[0].save(
        path,
        save_all=True,
        append_images=pages[1:],
        resolution=dpi,
        quality=QUALITY[n % len(QUALITY)],
    )
    return path


def documents(
    texts: dict[str, str], dpi: int, mark: Markup = markup
) -> Iterator[tuple[str, Document]]:
    """Each paper drawn and read. A paper that cannot be read is printed and left out."""
    cache = Path(tempfile.gettempdir()) / "forensics-bench-court"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as drawn:
        files = [
            (draw(name, text, dpi, n, Path(drawn), mark), name)
            for n, (name, text) in enumerate(texts.items())
        ]
        for name, result in read_many(files, ReadOptions(cache_dir=cache)):
            if isinstance(result, ForensicsError):
                print(f"{name}: {result}")
            else:
                yield name, result
