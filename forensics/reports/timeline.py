"""The timeline as data: who asserts what for which days, and where statements clash.

Nothing is placed that the papers do not date. A day that is not exact becomes a soft span, a
mark with several readings stands once at each, a period without a printed end has an open side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from forensics.events import Event, EventKind, Extraction
from forensics.findings import Finding
from forensics.histories import Crossing, TravelHistory
from forensics.records import Provenance
from forensics.reports.catalogue import Texts
from forensics.reports.view import FindingView, Viewer
from forensics.reports.wording import area_words, note_words, when_words, who_words
from forensics.temporal.edtf import from_edtf
from forensics.temporal.readings import (
    Extent,
    Interval,
    Pick,
    Reading,
    UncertainDate,
    When,
    consistent,
)

_FAR = {EventKind.BIRTH, EventKind.ISSUE, EventKind.EXPIRY}
"""Often years away from the rest: they never stretch the picture unless a finding needs them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``first`` to ``last``; between ``sure_from`` and ``sure_to`` it certainly held.

    ``None`` for ``first``/``last`` is an open side; ``None`` for the sure part: no day of it
    is certain. ``assumes`` are the picks it rests on.
    """

    first: date | None
    last: date | None
    sure_from: date | None
    sure_to: date | None
    assumes: tuple[Pick, ...] = ()

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class Item:
    """One statement. ``shape``: ``bar``, ``stamp``, ``day``, ``cover``, ``stay``.

    Several ``stretches`` are the several readings of one mark.
    """

    shape: str
    label: str
    stretches: tuple[Stretch, ...]
    when: str
    where: str
    who: str
    source: str
    kind: EventKind
    note: str = ""
    findings: tuple[int, ...] = ()
    group: int = 0
    """Two stamps and the stay between them have one number over 0, and share a row."""


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Finding ``number``: the shaded days, or ``None`` where its statements share no day."""

    number: int
    anchor: str
    days: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """``undated`` statements have no day to draw but stand in the table."""

    lanes: tuple[Lane, ...]
    clashes: tuple[Clash, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for lane in self.lanes for item in lane.items)

    @property
    def ends(self) -> tuple[date, date] | None:
        """First and last day to draw, from what lies close together; ``None`` if nothing."""
        near = [i for i in self.items if i.kind not in _FAR or i.findings]
        near = [i for i in near if i.shape != "cover" and i.kind is not EventKind.BIRTH]
        days = sorted(d for i in near or self.items for d in _days(i.stretches))
        return (days[0], days[-1]) if days else None


def _days(stretches: Iterable[Stretch]) -> list[date]:
    return [d for s in stretches for d in (s.first, s.last) if d is not None]


def build(viewer: Viewer, findings: tuple[FindingView, ...]) -> Timeline:
    """Every event of every paper in the lane of whoever asserts it."""
    lanes: dict[str, list[Item]] = {}
    between = _stays(viewer.run.histories)
    # One stamp can end a stay and begin none, or the other way round: never two rows for it.
    groups = {p: n for n, pair in enumerate(between, 1) for c in pair for p in c.places}
    for extraction in viewer.run.extractions:
        for event in extraction.events:
            name = _lane(event, extraction, viewer.texts)
            made = _items(event, extraction, viewer, findings)
            group = groups.get(event.provenance[0], 0)
            lanes.setdefault(name, []).extend(replace(item, group=group) for item in made)
    for number, (entry, leaving) in enumerate(between, 1):
        lane = lanes.setdefault(entry.places[0].document, [])
        lane.append(_stay(entry, leaving, viewer, number))
    drawn = [Lane(name, tuple(sorted(items, key=_first))) for name, items in lanes.items() if items]
    drawn.sort(key=lambda lane: (_first(lane.items[0]), lane.name))
    clashes = tuple(
        Clash(view.number, view.anchor, _shaded(view.finding, viewer.run.extractions))
        for view in findings
        if view.group != "other"
    )
    return Timeline(tuple(drawn), clashes)


def _first(item: Item) -> tuple[date, date, str]:
    days = _days(item.stretches)
    return min(days, default=date.max), max(days, default=date.max), item.label


def _lane(event: Event, extraction: Extraction, texts: Texts) -> str:
    # Stamps of many states stand together in the passport that carries them.
    if event.kind is EventKind.BORDER_CROSSING:
        return extraction.document
    who = event.asserted_by or extraction.asserted_by
    return who_words(who, texts) or extraction.document


def stretches(when: When | None) -> tuple[Stretch, ...]:
    """What to draw for ``when``: one stretch a reading."""
    if isinstance(when, UncertainDate):
        return tuple(_day_stretch(r) for r in when.readings)
    if isinstance(when, Extent):
        whole = stretches(when.within)
        return tuple(Stretch(s.first, s.last, None, None) for s in whole)
    if isinstance(when, Interval):
        first = when.start.earliest if when.start else None
        last = when.end.latest if when.end else None
        sure_from = when.start.latest if when.start else None
        sure_to = when.end.earliest if when.end else sure_from
        if when.start is None:
            sure_from = sure_to
        if sure_from is None or sure_to is None or sure_from > sure_to:
            sure_from = sure_to = None
        return (Stretch(first, last, sure_from, sure_to),)
    return ()


def _day_stretch(reading: Reading) -> Stretch:
    day = reading.earliest if reading.is_day else None
    return Stretch(reading.earliest, reading.latest, day, day, reading.assumes)


def event_label(event: Event, texts: Texts) -> str:
    """``entry stamp, Hong Kong``; ``bail pending trial, … County``."""
    key = f"event.{event.kind.value}"
    direction = event.detail("direction")
    if event.kind is EventKind.BORDER_CROSSING and texts.has(f"{key}_{direction}"):
        key = f"{key}_{direction}"
    words = texts(key)
    if event.where is None or not event.where.name:
        return words
    return texts("timeline.event_at", event=words, place=area_words(event.where.name, texts))


def _items(
    event: Event, extraction: Extraction, viewer: Viewer, findings: tuple[FindingView, ...]
) -> list[Item]:
    numbers = tuple(v.number for v in findings if touches(v.finding, event.provenance))
    shape = "day"
    if event.kind is EventKind.BORDER_CROSSING:
        shape = "stamp"
    elif isinstance(event.when, Interval | Extent):
        shape = "bar"
    t = viewer.texts
    label = event_label(event, t)
    who = who_words(event.asserted_by or extraction.asserted_by, t) or extraction.document
    where = area_words(event.where.name, t) if event.where else ""
    source = viewer.place(event.provenance[0])
    note = t("timeline.inferred", how=note_words(event.inferred, t)) if event.inferred else ""
    base = Item(
        shape, label, stretches(event.when), when_words(event.when, t), where, who, source,
        event.kind, note, numbers,
    )  # fmt: skip
    covered = _covered(event)
    if covered is None:
        return [base]
    cover = Item(
        "cover", t("timeline.key_cover"), stretches(covered), when_words(covered, t), where, who,
        source, event.kind,
    )  # fmt: skip
    return [base, cover]


def _covered(event: Event) -> Interval | None:
    """The period a certificate says it covers, only where it is printed."""
    ends: list[UncertainDate | None] = []
    for name in ("scope_from", "scope_to"):
        try:
            value = from_edtf(event.detail(name)) if event.detail(name) else None
        except ValueError:
            value = None
        ends.append(value if isinstance(value, UncertainDate) else None)
    return Interval(ends[0], ends[1]) if any(ends) else None


def _stays(histories: Iterable[TravelHistory]) -> list[tuple[Crossing, Crossing]]:
    """Entry and exit of the stays that hold in every reading."""
    return [
        (history.crossings[stay.entry], history.crossings[stay.exit])
        for history in histories
        for stay in history.stays
        if stay.entry is not None and stay.exit is not None and stay.courses == history.courses
    ]


def _stay(entry: Crossing, leaving: Crossing, viewer: Viewer, group: int) -> Item:
    period = Interval(entry.when, leaving.when)
    t = viewer.texts
    place = entry.places[0]
    state = area_words(entry.state, t)
    return Item(
        "stay", t("timeline.stay", where=state), stretches(period), when_words(period, t),
        state, place.document, viewer.place(place), EventKind.BORDER_CROSSING,
        t("timeline.from_stamps"), (), group,
    )  # fmt: skip


def touches(finding: Finding, places: tuple[Provenance, ...]) -> bool:
    """Does the finding rest on one of these places?"""
    return any(
        a.document == b.document
        and a.span.page == b.span.page
        and (a.span == b.span or (a.span.start < b.span.end and b.span.start < a.span.end))
        for side in finding.evidence
        for a in side.provenance
        for b in places
    )


def _shaded(finding: Finding, extractions: tuple[Extraction, ...]) -> tuple[date, date] | None:
    """The days all sides share, in the readings in which they clash."""
    picks = finding.deciding[0].clash_if if finding.deciding else ()
    low, high, sides = date.min, date.max, 0
    for side in finding.evidence:
        days = _side_days(side.provenance, picks, extractions)
        if days is None:
            continue
        sides += 1
        low, high = max(low, days[0]), min(high, days[1])
    if sides < 2 or low > high or date.min in (low, high) or date.max in (low, high):
        return None
    return low, high


def _side_days(
    places: tuple[Provenance, ...], picks: tuple[Pick, ...], extractions: tuple[Extraction, ...]
) -> tuple[date, date] | None:
    spans = [
        (s.first or date.min, s.last or date.max)
        for extraction in extractions
        for event in extraction.events
        if any(p.document == q.document and p.span == q.span
               for p in event.provenance for q in places)
        for s in stretches(event.when)
        if consistent((*picks, *s.assumes))
    ]  # fmt: skip
    if not spans:
        return None
    return min(a for a, _ in spans), max(b for _, b in spans)
