"""What a higher court, or a court trying a case again, did with an earlier judgment.

Criminal Procedure Law (2018) art. 236, 238 (appeal), 256 (retrial), 259 (when a judgment takes
effect). Without this, a conviction that was set aside would look like one that took effect.
"""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder
from forensics.documents.common.parties import Party
from forensics.events import EventKind as K
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import FoundDate
from forensics.text.identifiers import find_case_numbers

_EARLIER = re.compile(r"上诉人|原审|抗诉机关|申诉人|再审")
_SET_ASIDE = re.compile(r"撤销[^；;。]{0,120}?(?:判决|裁定)(?:书)?(?P<rest>[^；;。]{0,120})")
_PART = re.compile(r"第[^；;。]{0,16}项|部分|中对?")
_REMIT = re.compile(r"发回[^；;。]{0,40}重(?:新审|审)|指令[^；;。]{0,40}再审")
_WITHDRAWN = re.compile(r"准[许予][^；;。]{0,60}撤回(?:上诉|抗诉|申诉)")
_UPHELD = re.compile(
    r"驳回[^；;。]{0,80}(?:上诉|抗诉|申诉)|维持原[判裁]|维持[^；;。]{0,80}(?:判决|裁定)"
)


def add_reviews(
    builder: Builder,
    parties: list[Party],
    ruling: tuple[int, int],
    day: UncertainDate | None,
    judged: FoundDate | None,
    own: str,
) -> None:
    """One ``APPEAL_DECIDED`` for each accused person of a paper about an earlier judgment.

    ``ruling`` is where the order stands in the text, ``own`` the paper's own case number.
    """
    text, (start, end) = builder.text, ruling
    if not parties or not _EARLIER.search(text, 0, start):
        return
    earlier = sorted({n.value.text for n in find_case_numbers(text)} - {own})
    first = [e.when for e in builder.events if e.kind is K.FIRST_INSTANCE_JUDGMENT]
    days = [w.only_day.isoformat() for w in first if isinstance(w, UncertainDate) and w.only_day]
    spans = [(start, max(end, start + 1))]
    if judged is not None:
        spans.append((judged.start, judged.end))
    for party in parties:
        builder.event(
            K.APPEAL_DECIDED,
            day,
            *spans,
            person=party.key,
            details={
                "result": result_for(text[start:end], party.name),
                "numbers": " ".join(earlier),
                "first": " ".join(dict.fromkeys(days)),
            },
        )


def result_for(order: str, name: str) -> str:
    """What the order does for one person: acquitted, set_aside, changed, upheld or unknown."""
    if re.search(rf"{re.escape(name)}[^；;。]{{0,30}}无罪", order):
        return "acquitted"
    aside = _SET_ASIDE.search(order)
    if _REMIT.search(order) or (aside and not _PART.search(aside["rest"])):
        return "set_aside"
    if aside:
        return "changed"
    if _WITHDRAWN.search(order) or _UPHELD.search(order):
        return "upheld"
    return "unknown"
