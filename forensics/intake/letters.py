"""The letters of a PDF page out of pdfplumber's layout, with no more than words are made of.

pdfplumber turns everything on a page (letters, lines, curves, with their colours) into a table
of some twenty values, which is a third of its work; a text layer needs eight values of letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTImage
from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import WordExtractor

Letter = dict[str, Any]
"""As in ``Page.chars`` of pdfplumber, but points from the left and top of the media box."""


def of_page(page: Any) -> tuple[list[Letter], int]:
    """Every letter in the order of the file, and how many pictures there are."""
    height = page.height
    letters: list[Letter] = []
    pictures = 0
    waiting = [iter(page.layout)]
    while waiting:
        for item in waiting[-1]:
            if isinstance(item, LTChar):
                top = height - item.y1
                letters.append(
                    {
                        "text": item.get_text(),
                        "x0": item.x0,
                        "x1": item.x1,
                        "top": top,
                        "doctop": top,
                        "bottom": height - item.y0,
                        "upright": item.upright,
                        "size": item.size,
                        "fontname": item.fontname,
                    }
                )
            elif isinstance(item, LTContainer):
                waiting.append(iter(item))
                break
            elif isinstance(item, LTImage):
                pictures += 1
        else:
            waiting.pop()
    return letters, pictures


def in_words(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters word by word; one printed twice to look bold is one."""
    once = _once(letters) if _printed_twice(letters) else letters
    extractor = WordExtractor(keep_blank_chars=False, x_tolerance_ratio=0.15)
    return [word["chars"] for word in extractor.extract_words(list(once), return_chars=True)]


def _once(letters: Sequence[Letter]) -> list[Letter]:
    """One letter for several alike within a point, as pdfplumber's ``dedupe_chars`` chooses it;
    that looks for the place of each letter among all, which takes seconds on a full page."""
    order = {id(letter): i for i, letter in enumerate(letters)}
    alike: dict[tuple[Any, ...], list[Letter]] = {}
    for letter in letters:
        key = (letter["upright"], letter["text"], letter["fontname"], letter["size"])
        alike.setdefault(key, []).append(letter)
    kept = [
        min(column, key=lambda c: (c["top"], c["x0"]))
        for group in alike.values()
        for row in cluster_objects(group, itemgetter("top"), 1)
        for column in cluster_objects(row, itemgetter("x0"), 1)
    ]
    return sorted(kept, key=lambda c: order[id(c)])


def _printed_twice(letters: Sequence[Letter]) -> bool:
    """Does any letter stand within a point of itself? Finding all of them takes far longer."""
    for shift in (0.0, 0.5):
        places = {(c["text"], int(c["x0"] + shift), int(c["top"] + shift)) for c in letters}
        if len(places) < len(letters):
            return True
    return False
