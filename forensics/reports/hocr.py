"""Pages as hOCR 1.2 (http://kba.github.io/hocr-spec/1.2/): words with boxes and confidence.

One XHTML file for any number of papers. Text is shown through ``escape.visible``; a word that
a person corrected has the class ``corrected`` beside ``ocrx_word``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from forensics import __version__
from forensics.escape import visible
from forensics.records import Box, Document, Page, Word

HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<title>hOCR</title>
<meta name="ocr-system" content="forensics {__version__}"/>
<meta name="ocr-capabilities" content="ocr_page ocr_carea ocr_line ocrx_word"/>
</head>
<body>
"""
FOOT = "</body>\n</html>\n"


def pages(document: Document) -> Iterator[str]:
    """One ``ocr_page`` a page: the running text, then each region that was read apart."""
    for number, page in enumerate(document.pages):
        name = visible(document.name).replace("\\", "\\\\").replace('"', '\\"')
        # Counter-clockwise, as the text stands: what undoes ``turn``.
        turn = f"; textangle {page.turn}" if page.turn else ""
        title = (
            f'image "{name}"; bbox 0 0 {page.width} {page.height}; ppageno {number}; '
            f"lpageno {page.number}"
        )
        if page.dpi:
            title += f"; scan_res {page.dpi} {page.dpi}"
        yield f'<div class="ocr_page" title="{escape(title + turn)}">\n'
        for start, end in _areas(page):
            yield from _area(page, start, end)
        yield "</div>\n"


def _areas(page: Page) -> Iterator[tuple[int, int]]:
    at = 0
    for part in page.text.split("\f"):
        yield at, at + len(part)
        at += len(part) + 1


def _area(page: Page, start: int, end: int) -> Iterator[str]:
    inside = [w for w in page.words if start <= w.start < end]
    if not inside:
        return
    yield f'<div class="ocr_carea" title="{_bbox(inside)}">\n'
    for line in re.finditer(r"[^\n]+", page.text[start:end]):
        low, high = start + line.start(), start + line.end()
        words = [w for w in inside if low <= w.start < high]
        if words:
            parts = []
            for number, word in enumerate(words):
                before = words[number - 1] if number else None
                gap = before and before.start + len(before.text) < word.start
                parts.append((" " if gap else "") + _word(word))
            yield f'<span class="ocr_line" title="{_bbox(words)}">{"".join(parts)}</span>\n'
    yield "</div>\n"


def _word(word: Word) -> str:
    # Never rounded up to certainty.
    sure = min((c.confidence for c in word.chars), default=word.confidence)
    percent = min(int(sure * 100), 99 if sure < 1 else 100)
    kind = "ocrx_word corrected" if word.corrected else "ocrx_word"
    title = f"{_bbox([word])}; x_wconf {percent}"
    return f'<span class="{kind}" title="{title}">{escape(visible(word.text))}</span>'


def _bbox(words: Sequence[Word]) -> str:
    box: Box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return f"bbox {box.left} {box.top} {box.right} {box.bottom}"
