"""Events laid flat for other people's programs, with no doubt lost on the way.

Formats that know single days only get all bounds: the first and the last day on which a thing
can have begun, and the same for its end. Which of them are the same says how exact it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from forensics.events import Event, Extraction
from forensics.records import Provenance
from forensics.reports.timeline import event_label, touches
from forensics.reports.view import Viewer
from forensics.reports.wording import box_words, when_words
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Extent, Interval, Reading, UncertainDate, When


@dataclass(frozen=True, slots=True)
class Bounds:
    """Earliest and latest day of the beginning and of the end; ``None`` is open.

    ``precision``: ``day``, ``month``, ``year``, ``span`` (one unknown day of several),
    ``readings`` (one mark, several days), ``period`` (all days from … to), ``part`` (some days
    of a period, not said which), ``unknown``.
    """

    from_earliest: date | None
    from_latest: date | None
    to_earliest: date | None
    to_latest: date | None
    precision: str

    @property
    def one_day(self) -> date | None:
        """The day, where there is exactly one."""
        return self.from_earliest if self.precision == "day" else None


@dataclass(frozen=True, slots=True)
class Row:
    """One event of one paper. ``place`` and ``when`` are in words, ``edtf`` ``""`` if undated."""

    event: Event
    extraction: Extraction
    what: str
    when: str
    edtf: str
    bounds: Bounds
    place: str
    boxes: str
    findings: tuple[int, ...]

    @property
    def provenance(self) -> Provenance:
        return self.event.provenance[0]

    @property
    def who(self) -> str:
        return self.event.asserted_by or self.extraction.asserted_by or self.extraction.document

    @property
    def person(self) -> str:
        """The name as printed, ``""`` if the paper gives none."""
        person = self.extraction.person(self.event.person)
        names = person.values("name") if person else ()
        return names[0].provenance.quote if names else ""


def rows(viewer: Viewer) -> tuple[Row, ...]:
    """Every event of every paper, in the order of the papers."""
    findings = viewer.findings()
    t = viewer.texts
    return tuple(
        Row(
            event,
            extraction,
            event_label(event, t),
            when_words(event.when, t),
            edtf(event.when),
            bounds(event.when),
            viewer.place(event.provenance[0]),
            box_words(event.provenance[0].boxes),
            tuple(v.number for v in findings if touches(v.finding, event.provenance)),
        )
        for extraction in viewer.run.extractions
        for event in extraction.events
    )


def edtf(when: When | None) -> str:
    if when is None:
        return ""
    return to_edtf(when.within if isinstance(when, Extent) else when)


def bounds(when: When | None) -> Bounds:
    if isinstance(when, UncertainDate):
        first, last = when.earliest, when.latest
        return Bounds(first, last, first, last, _precision(when))
    if isinstance(when, Extent):
        inner = bounds(when.within)
        return Bounds(inner.from_earliest, inner.to_latest, inner.from_earliest,
                      inner.to_latest, "part")  # fmt: skip
    if isinstance(when, Interval):
        start, end = when.start, when.end
        return Bounds(
            start.earliest if start else None,
            start.latest if start else None,
            end.earliest if end else None,
            end.latest if end else None,
            "period",
        )
    return Bounds(None, None, None, None, "unknown")


def _precision(when: UncertainDate) -> str:
    if len(when.readings) > 1:
        return "readings"
    return reading_precision(when.readings[0])


def reading_precision(reading: Reading) -> str:
    """``day``, ``month``, ``year`` or ``span``."""
    a, b = reading.earliest, reading.latest
    if a is None or b is None:
        return "span"
    if a == b:
        return "day"
    if a.day != 1 or (b + timedelta(days=1)).day != 1 or a.year != b.year:
        return "span"
    if a.month == b.month:
        return "month"
    return "year" if (a.month, b.month) == (1, 12) else "span"
