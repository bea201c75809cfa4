"""The number of the indictment: under its own title, and as the judgment quotes it.

The year stands in brackets of any shape, since 2020 often with a Z behind it (〔2020〕Z433号).
Two papers bear one number whatever brackets and leading zeros they print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from forensics.documents.common.build import Builder
from forensics.documents.common.parties import Party
from forensics.text.identifiers import CLOSE, OPEN

_QUOTED = re.compile(
    rf"(?P<v>[\u4e00-\u9fff]{{2,16}}[{re.escape(OPEN)}](?:19|20)\d{{2}}[{re.escape(CLOSE)}]"
    r"第?[A-Z]?\d{1,7}号)(?=[《“]?起诉书)"
)
# 检察院以…号起诉书: what leads to the number is no part of it.
_LED = re.compile(r"[\u4e00-\u9fff]*[以据依按院]")


def one_form(number: str) -> str:
    """The number without what differs from paper to paper: brackets, 第, leading zeros."""
    plain = re.sub(rf"[{re.escape(OPEN)}]", "〔", number)
    plain = re.sub(rf"[{re.escape(CLOSE)}]", "〕", plain)
    return re.sub(r"(?<=〕)第?([A-Z]?)0*(?=\d)", r"\1", plain)


def add_quoted(builder: Builder, parties: Sequence[Party], start: int, end: int) -> None:
    """The indictment the judgment is given on; none where it names several.

    ``accused`` = several: what the judgment says of its proceedings is then of no one person, and
    only the number ties it to the indictment.
    """
    found: dict[str, tuple[int, int]] = {}
    for m in _QUOTED.finditer(builder.text, start, end):
        led = _LED.match(m["v"])
        at = m.start("v") + (led.end() if led else 0)
        found.setdefault(one_form(builder.text[at : m.end("v")]), (at, m.end("v")))
    if len(found) == 1:
        ((number, span),) = found.items()
        builder.fact("indictment_number", number, *span)
        if len(parties) > 1:
            builder.fact("accused", "several", *span)
