"""The running text of several pages as one string, with the way back to each page.

Line breaks inside a sentence, headers, footers and page numbers stand in the way of reading;
they are left out here, never in the pages themselves. Every character knows its page and offset,
so that a span found here is cited where it is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from forensics.data import han
from forensics.records import Char, Document, Page, Provenance, Span

_PAGE_NUMBER = re.compile(
    r"\s*(?:第\s*[\d一二三四五六七八九十]+\s*页\s*[，,/]?\s*(?:共\s*[\d一二三四五六七八九十]+\s*页)?"
    r"|[-—–－·\s]*\d{1,3}[-—–－·\s]*|\d{1,3}\s*/\s*\d{1,3}|[Pp]age\s+\d{1,3}(?:\s+of\s+\d{1,3})?)\s*"
)
_NUMERALS = "〇○零一二三四五六七八九十"
_WIDE = {0xFF10 + i: str(i) for i in range(10)}
_WIDE |= {0xFF21 + i: chr(65 + i) for i in range(26)}
_WIDE |= {0xFF41 + i: chr(97 + i) for i in range(26)}


# Traditional forms that OCR reads for the simplified ones of the keywords of mainland papers.
_SIMPLE = str.maketrans("決書審證號無錄記執檢條監視終訴", "决书审证号无录记执检条监视终诉")
_RARE = 0.03
"""Above this share of the Han characters the paper itself is in traditional characters."""


@dataclass(frozen=True, slots=True)
class Joined:
    """``text`` with, for each character, its ``(page, offset)`` in ``spots``.

    A blank has the place of the character before it. Blanks are kept only between Latin words
    and where a name in numerals would run into a date. ``breaks`` are offsets before which a
    blank or a line end was left out: on a clean text the border of a paragraph, on a scan any
    line.
    """

    document: Document
    text: str
    spots: tuple[tuple[int, int], ...]
    breaks: frozenset[int]
    lines: frozenset[int] = frozenset()
    """Offsets at which a line begins."""

    def line_end(self, start: int, end: int) -> int:
        """``end``, or where the line of ``start`` ends if that comes first."""
        return min((x for x in self.lines if start < x < end), default=end)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where ``text[start:end]`` stands: one span a page. Raises ``ValueError`` if empty."""
        if start >= end:
            raise ValueError("an empty span cannot be cited")
        found: list[Span] = []
        for page, offset in self.spots[start:end]:
            if found and found[-1].page == page:
                found[-1] = Span(page, found[-1].start, max(found[-1].end, offset + 1))
            else:
                found.append(Span(page, offset, offset + 1))
        return tuple(found)

    def cite(self, start: int, end: int, reader: str) -> tuple[Provenance, ...]:
        return tuple(self.document.cite(s, reader) for s in self.spans(start, end))

    def chars(self) -> list[Char | None] | None:
        """What the engine said of each character; ``None`` if it said nothing of any."""
        seen: dict[tuple[int, int], Char] = {}
        pages = {page for page, _ in self.spots}
        for page in self.document.pages:
            if page.number in pages:
                for word in page.words:
                    if len(word.chars) == len(word.text):
                        seen.update(
                            ((page.number, word.start + i), c) for i, c in enumerate(word.chars)
                        )
        return [seen.get(spot) for spot in self.spots] if seen else None


def join(document: Document, pages: Iterable[int] | None = None) -> Joined:
    """The running text of these pages (all by default), in their order in the file."""
    wanted = None if pages is None else set(pages)
    chosen = [p for p in document.pages if wanted is None or p.number in wanted]
    furniture = _furniture(chosen)
    raw: list[tuple[str, int, int]] = []
    for page in chosen:
        edges = _edges(page) if "\n" in page.main_text.strip() else set()
        lines = _lines(page)
        longest = max((e - s for s, e in lines), default=0)
        for start, end in lines:
            line = page.text[start:end]
            if start in edges and _is_furniture(line, furniture):
                continue
            raw.extend((page.text[i], page.number, i) for i in range(start, end))
            # A short line is not wrapped: what follows does not run on from it.
            short = 10 * (end - start) < 6 * longest
            raw.append(("\v" if short else "\n", page.number, end))
    return _squeeze(document, raw)


def _lines(page: Page) -> list[tuple[int, int]]:
    found, start = [], 0
    main = page.main_text
    for m in re.finditer(r"\n|$", main):
        if m.start() > start:
            found.append((start, m.start()))
        start = m.end()
    return found


def _edges(page: Page) -> set[int]:
    """Starts of the two first and two last lines that are not blank."""
    starts = [s for s, e in _lines(page) if page.text[s:e].strip()]
    return set(starts[:2]) | set(starts[-2:]) if len(starts) > 4 else set(starts[:1] + starts[-1:])


def _furniture(pages: list[Page]) -> frozenset[str]:
    """Lines that return at the edge of several pages, digits apart: running heads."""
    seen: Counter[str] = Counter()
    for page in pages:
        edges = _edges(page)
        seen.update({_plain(page.text[s:e]) for s, e in _lines(page) if s in edges})
    enough = max(2, len(pages) // 2 + 1)
    # A date under a signature stands at the edge of several pages and is no running head.
    return frozenset(
        line for line, n in seen.items() if n >= enough and line and not line.endswith("年月日")
    )


def _plain(line: str) -> str:
    return re.sub(r"[\d\s]", "", line)


def _is_furniture(line: str, furniture: frozenset[str]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line)) or _plain(line) in furniture


def _squeeze(document: Document, raw: list[tuple[str, int, int]]) -> Joined:
    text: list[str] = []
    spots: list[tuple[int, int]] = []
    breaks: set[int] = set()
    lines: set[int] = set()
    new_line = False
    blank = False
    wrapped = True
    for char, page, offset in raw:
        if char.isspace() or char == "\u200b":
            new_line = new_line or char in "\n\v"
            wrapped = char == "\n" and (not blank or wrapped)
            blank = True
            continue
        char = _WIDE.get(ord(char), char)
        if blank:
            # 审判员张三 二〇一八年: a name that ends in a numeral is no part of the date.
            apart = not wrapped and text and text[-1] in _NUMERALS and char in _NUMERALS
            if text and ((_latin(text[-1]) and _latin(char)) or apart):
                text.append(" ")
                # A line end may lie behind the last character of its page.
                spots.append(spots[-1])
            breaks.add(len(text))
            if new_line:
                lines.add(len(text))
            blank, new_line = False, False
        text.append(char)
        spots.append((page, offset))
    return Joined(
        document, simplified("".join(text)), tuple(spots), frozenset(breaks), frozenset(lines)
    )


def simplified(text: str) -> str:
    """Stray traditional characters of keywords in their simplified form, one for one."""
    simple = han.simplified(text)
    changed = sum(a != b for a, b in zip(text, simple, strict=True))
    return text.translate(_SIMPLE) if changed <= max(2, _RARE * len(text)) else text


def _latin(char: str) -> bool:
    return ord(char) < 0x2E80
