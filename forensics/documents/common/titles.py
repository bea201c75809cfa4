"""Where a paper begins: titles of Chinese court, prosecution and police papers.

A file may hold several papers. A claim covers the page with the title and those after it, up to
the next page that begins with another title.
"""

from __future__ import annotations

import re

from forensics.documents.common.joined import simplified
from forensics.records import Document, Page

_TITLES = re.compile(
    r"刑事(?:附带民事)?(?:判决|裁定)书|起诉书|不起诉决定书|取保候审(?:决定书|执行通知书|保证书)|监视居住(?:决定书|执行通知书)"
    r"|(?:刑事)?拘留(?:证|通知书)|逮捕(?:证|通知书|决定书)|(?:刑满)?释放(?:证明书?|通知书)|解除社区矫正证明书|公证书|无(?:违法)?犯罪记录证明"
    r"|警情通报|情况通报|民事(?:判决|裁定|调解)书|行政(?:判决|裁定|处罚决定)书|执行裁定书"
    r"|POLICE CERTIFICATE|CRIMINAL RECORD|NOTARIAL CERTIFICATE|NATIONAL POLICE"
)


def head_of(page: Page, size: int = 400) -> str:
    """The first printed characters of a page without blanks."""
    return simplified(re.sub(r"\s+", "", page.main_text[: 4 * size])[:size])


_ORGAN = r"(?:[\u4e00-\u9fff]{2,28}(?:局|院|所|处|会))?"
_HEADING = re.compile(rf"{_ORGAN}(?:{_TITLES.pattern})")


def begins_paper(page: Page) -> bool:
    """Is one of the first lines of the page a title and nothing else but the organ's name?

    A title inside a sentence that runs over from the page before (以…起诉书指控) is none.
    """
    lines = [x for x in page.main_text.split("\n") if x.strip()][:5]
    plain = [simplified(re.sub(r"\s+", "", x)) for x in lines]
    return any(_HEADING.fullmatch(x) for x in [*plain, *(x.strip() for x in lines)])


def pages_from(document: Document, first: int) -> tuple[int, ...]:
    """Numbers of the pages of the paper that begins on page ``first``."""
    numbers = [p.number for p in document.pages if p.number >= first]
    kept: list[int] = []
    for number in numbers:
        if kept and begins_paper(document.page(number)):
            break
        kept.append(number)
    return tuple(kept)
