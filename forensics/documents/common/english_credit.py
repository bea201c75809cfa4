"""Days in custody that an English sentence counts: "with credit for 41 days already served"."""

from __future__ import annotations

import re

_CREDIT = re.compile(
    r"\bcredit(?:ed)?\b[^.;\d]{0,40}?(?P<a>\d{1,4}) days?\b"
    r"|\b(?P<b>\d{1,4}) days? (?:(?:already |actually |which (?:he|she|you) (?:has|have) )?"
    r"(?:spent|served)(?: on remand| in custody)?|(?:of|in) pre-?(?:sentence|trial) (?:custody"
    r"|detention))"
    r"[^.;]{0,20}(?:count|credit|deduct|taken into account|be reckoned)",
    re.I,
)


def credit_days(sentence: str) -> str:
    """The number of days, or nothing where no number or more than one is printed."""
    found = {m["a"] or m["b"] for m in _CREDIT.finditer(sentence)}
    return next(iter(found)) if len(found) == 1 else ""
