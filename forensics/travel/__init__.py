"""Travel histories: the border crossings of a case laid out in order, under every reading.

``histories`` is the one verb. A missing stamp is never guessed: a stay without an exit stamp
ends somewhere before the next crossing elsewhere, or is open. Where a date or a direction has
several readings, each way to take them together is laid out (a *course*), and what holds in
some courses only is said to.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from forensics.case import Subject
from forensics.events import Extraction
from forensics.histories import TravelHistory
from forensics.travel.crossings import bearers
from forensics.travel.history import history


def histories(
    subject: Subject,
    extractions: Sequence[Extraction],
    first: date | None = None,
    last: date | None = None,
) -> tuple[TravelHistory, ...]:
    """One history a person, the subject of the case first.

    ``first`` and ``last`` cut the counts of days to a window; stays are shown whole.
    """
    return tuple(history(b, first, last) for b in bearers(subject, extractions))
