"""The non-parole period of an Australian or New Zealand sentence: held from its start to its end.

The head sentence may be served on parole, so its last day says nothing of custody; up to the end
of the non-parole period there is none (Crimes (Sentencing Procedure) Act 1999 (NSW), s 44 and 50).
"""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder, one_day
from forensics.events import EventKind as K
from forensics.temporal.readings import Interval, UncertainDate

_PERIOD = re.compile(r"\bnon-?parole period\b|\bminimum period of imprisonment\b", re.I)
_ENDS = re.compile(r"\b(?:(?:to )?expir(?:es?|ing)|(?:to )?end(?:s|ing)?)(?: on)?\s?$", re.I)
_BEGINS = re.compile(r"\b(?:(?:to )?commenc(?:es?|ing)|from)(?: on)?\s?$", re.I)
_STOP = re.compile(r"\.(?=\s|$)|;")


def add_non_parole(builder: Builder, person: str) -> None:
    """Custody up to the end of the period, where its days are printed and one is accused."""
    text = builder.text
    for m in _PERIOD.finditer(text):
        stop = _STOP.search(text, m.end())
        inside = builder.within(m.end(), stop.start() if stop else len(text))
        last = next((d for d in inside if _ENDS.search(text[: d.start])), None)
        end = one_day(last)
        if last is None or end is None:
            continue
        own = [d for d in inside if d.start < last.start and _BEGINS.search(text[: d.start])]
        told = [e.when for e in builder.events if e.kind is K.SENTENCE_START and e.person == person]
        starts = {one_day(d) for d in own} or {w for w in told if isinstance(w, UncertainDate)}
        # Its end is not that of the sentence, which stands in the same sentence.
        builder.events = [
            e for e in builder.events if e.kind is not K.SENTENCE_END or e.when != end
        ]
        start = next(iter(starts)) if len(starts) == 1 else None
        if start is not None:
            span = (m.start(), last.end)
            builder.event(K.IMPRISONMENT, Interval(start, end), span, person=person)
