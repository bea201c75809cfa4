"""Text files and saved web pages: text without a picture, so words without boxes."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from forensics.errors import DamagedError, EmptyFileError
from forensics.records import Page, ReadingWarning

_SILENT = {"script", "style", "noscript", "template", "svg", "iframe", "object"}
_BLOCK = {
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "tbody", "tfoot",
    "thead", "title", "tr", "ul",
}  # fmt: skip


_HIDDEN = ReadingWarning(
    "hidden-text", "the page holds text that a browser does not show; it was read with the rest"
)


def read_text(path: Path) -> Page:
    """UTF-8 (or UTF-16 with a mark), else GB18030. Line ends become one line feed."""
    text, encoding = _decoded(path.read_bytes())
    return _page(_lines(text), f"text {encoding}")


def read_html(path: Path) -> Page:
    """The text of the page: no script, no style, blocks on lines of their own. Text that a browser
    would not show is read too, with a warning."""
    raw = path.read_bytes()
    text, encoding = _decoded(raw, _declared(raw))
    parser = _Text()
    parser.feed(text)
    parser.close()
    lines = [re.sub(r"[ \t\r\n\f\v\u00a0]+", " ", ln).strip() for ln in parser.text().split("\f")]
    page = _page("\n".join(ln for ln in lines if ln), f"html {encoding}")
    return replace(page, warnings=(_HIDDEN,)) if parser.hides else page


def _page(text: str, reader: str) -> Page:
    if not text.strip():
        raise EmptyFileError("there is no text in it", advice="check that it was saved whole")
    # A form feed ends the running text of a page by convention; text files may hold some.
    text = text.replace("\f", "\n")
    return Page(1, 0, 0, 0, reader, text, (), len(text))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n\ufeff")


def _declared(raw: bytes) -> str:
    found = re.search(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", raw[:4096])
    return found.group(1).decode("ascii") if found else ""


def _decoded(raw: bytes, declared: str = "") -> tuple[str, str]:
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    encodings = [name for mark, name in marks if raw.startswith(mark)]
    if declared and declared.lower() not in ("gb2312", "gbk"):
        encodings.append(declared)
    for encoding in (*encodings, "utf-8", "gb18030", "big5"):
        try:
            return raw.decode(encoding), encoding.lower()
        except (UnicodeDecodeError, LookupError):
            continue
    raise DamagedError("the text is neither UTF-8 nor GB18030", advice="save it again as UTF-8")


def _hidden(attrs: list[tuple[str, str | None]]) -> bool:
    """Does the element ask not to be shown?"""
    told = dict(attrs)
    style = re.sub(r"\s", "", told.get("style") or "").lower()
    return "hidden" in told or "display:none" in style or "visibility:hidden" in style


class _Text(HTMLParser):
    """Collects visible text; block borders become form feeds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0
        self.hides = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hides = self.hides or _hidden(attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCK:
            self._parts.append("\f")
        elif tag in ("td", "th"):
            self._parts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCK:
            self._parts.append("\f")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCK:
            self._parts.append("\f")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(data.replace("\f", " "))

    def text(self) -> str:
        return "".join(self._parts)
