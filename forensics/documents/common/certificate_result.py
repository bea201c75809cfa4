"""What an English certificate of criminal record says was found: nothing, something, or nothing
that may still be told."""

from __future__ import annotations

import re

CLEAR = re.compile(
    r"no\s?trace(?:\s?of\s?any\s?(?:criminal\s?)?convictions?)?|no\s?live\s?trace|no\s?(?:criminal\s?)?(?:record|conviction)s?"
    r"|(?:has|had|have)\s?no\s?record\s?of\s?committing"
    r"|no\s?(?:disclosable|prior|recorded)\s?(?:court\s?)?(?:outcomes?|convictions?|arrest)"
    r"|(?:did|does)\s?not\s?(?:identify|reveal|disclose)\s?any\s?(?:criminal\s?)?(?:record|conviction)s?"
    r"|not\s?(?:been\s?)?(?:convicted|recorded)|no\s?(?:prior\s?)?arrest\s?data|no\s?adverse\s?(?:information|report|entry)|does\s?not\s?have\s?(?:a|any)\s?criminal",
    re.I,
)
RECORD = re.compile(
    r"\btrace\s?(?:found|:)|Kingdom\s?[:：]\s?TRACE\b|(?:was|been)\s?convicted\s?(?:of|on)"
    r"|(?<!no )(?<!any )convictions?\s?(?:recorded|listed|shown)\s?(?:below|are|is|:)"
    r"|(?<!no )(?<!no\s\s)disclosable\s?court\s?outcomes?\s?(?:are\s?)?(?:listed|recorded)"
    r"|(?:conviction\s?details|offence)\s?:\s?(?!none|nil|no\b)\w",
    re.I,
)
# ACRO writes "No Live Trace" where what it holds has been stepped down; Australian certificates
# leave spent convictions out: neither says that there never was a record.
KEPT_BACK = re.compile(r"live|disclosable", re.I)
# The row of the result: the notes of such a paper explain every result that there can be.
_ROW = re.compile(r"Kingdom\s?[:：]\s?(?P<v>No\s?(?:Live\s?)?Trace)\b", re.I)


def result_of(text: str) -> re.Match[str] | None:
    """The words that certify; where no row says it, those first that leave something out."""
    if row := _ROW.search(text):
        return CLEAR.match(text, row.start("v"))
    found = list(CLEAR.finditer(text))
    return next((m for m in found if KEPT_BACK.search(m[0])), found[0] if found else None)
