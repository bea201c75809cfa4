"""What rules join: events, facts, and what follows from two of them.

An ``Item`` is one dated or valued thing that a paper says, under the name rules know it by:

* an event: the value of its ``EventKind`` (``bail``, ``border_crossing``);
* a fact about a person: ``fact:birth_date``; about the paper: ``paper:issue_date``;
* ``document``: the paper itself, with its kind, issuer and date;
* derived ones (see ``derive``): ``passport``, ``stay``, ``suspect``, ``serving``, ``on_probation``,
  ``effective_conviction``. They say in ``inferred`` how they were put together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from forensics.events import Event, Extraction
from forensics.places import Place
from forensics.records import Fact, FactValue, Provenance
from forensics.temporal.readings import Extent, Interval, UncertainDate, When

Standing = tuple[str, int, int, int, str, str]
"""Where an item stands: document, page, first and last character, kind, person."""


@dataclass(slots=True, eq=False)
class Item:
    """One thing a paper says. ``person`` is the key of ``identity``'s group, ``""`` if none.

    ``start`` and ``end`` are the same object for a single day. ``parts`` are the items a
    derived one was put together from; ``rivals`` are crossings that would break a stay if
    they lay inside it; ``open_because`` says why even its existence is not sure.
    """

    kind: str
    extraction: Extraction
    provenance: tuple[Provenance, ...]
    person: str = ""
    component: str = ""
    start: UncertainDate | None = None
    end: UncertainDate | None = None
    when: When | None = None
    place: Place | None = None
    event: Event | None = None
    fact: Fact | None = None
    asserted_by: str = ""
    inferred: str = ""
    details: tuple[tuple[str, str], ...] = ()
    parts: tuple[Item, ...] = ()
    rivals: tuple[Item, ...] = ()
    open_because: str = ""
    _starts: tuple[int, int] | None = None
    _ends: tuple[int, int] | None = None
    _stands: Standing | None = None
    _said: tuple[str, str] | None = None

    @property
    def document(self) -> str:
        return self.extraction.document

    @property
    def value(self) -> FactValue | None:
        return self.fact.value if self.fact else None

    def bounds(self, side: str) -> tuple[int, int]:
        """First and last ordinal of ``start`` or ``end`` over all readings; ``FAR`` where open.

        Kept, for it is asked again in every rule; an item does not change once it is made.
        """
        if side == "end":
            if self._ends is None:
                same = self.end is self.start
                self._ends = self.bounds("start") if same else ordinals(self.end)
            return self._ends
        if self._starts is None:
            self._starts = ordinals(self.start)
        return self._starts

    def said(self, say: Callable[[Item], tuple[str, str]]) -> tuple[str, str]:
        """Its sentence and its EDTF text, made by ``say`` when first asked for."""
        if self._said is None:
            self._said = say(self)
        return self._said

    @property
    def is_day(self) -> bool:
        """True for one day, False for a period."""
        return self.start is not None and self.start is self.end

    @property
    def extent(self) -> Extent | None:
        return self.when if isinstance(self.when, Extent) else None

    @property
    def can_be_compared(self) -> bool:
        """Has it a date, or does it need none? What merely lasted somewhere has no days."""
        return self.extent is None and (self.event is None or self.event.when is not None)

    def detail(self, name: str) -> str:
        if self.event is not None:
            for key, value in self.event.details:
                if key == name and value:
                    return value
        for key, value in self.details:
            if key == name:
                return value
        return ""

    @property
    def matter(self) -> str:
        if self.event is not None:
            return self.event.matter
        return next((p.matter for p in self.parts), "this")

    @property
    def sort_key(self) -> Standing:
        """Where it stands: the same whatever order the papers came in."""
        if self._stands is None:
            main = self.provenance[0]
            spot = main.span
            self._stands = (main.document, main.page, spot.start, spot.end, self.kind, self.person)
        return self._stands

    @property
    def leaves(self) -> tuple[Item, ...]:
        """The printed items it rests on: itself, or those of its parts."""
        if not self.parts:
            return (self,)
        return tuple(dict.fromkeys(leaf for part in self.parts for leaf in part.leaves))


FAR = 10**9
"""Stands for "no bound": farther than any day."""


def bounds_of(items: Sequence[Item], side: str) -> list[tuple[int, int]]:
    """``bounds`` of many items at once."""
    if side == "start":
        return [i._starts or i.bounds("start") for i in items]
    return [i._ends or i.bounds("end") for i in items]


def ordinals(when: UncertainDate | None) -> tuple[int, int]:
    """First and last ordinal over all readings; ``FAR`` where open."""
    if when is None:
        return -FAR, FAR
    if len(when.readings) == 1:
        only = when.readings[0]
        first, last = only.earliest, only.latest
    else:
        first, last = when.earliest, when.latest
    return first.toordinal() if first else -FAR, last.toordinal() if last else FAR


def each_reading(when: UncertainDate | None) -> list[tuple[int, int]]:
    """First and last ordinal of every reading; ``FAR`` where open."""
    if when is None:
        return [(-FAR, FAR)]
    return [
        (
            r.earliest.toordinal() if r.earliest else -FAR,
            r.latest.toordinal() if r.latest else FAR,
        )
        for r in when.readings
    ]


def item_of_event(event: Event, extraction: Extraction, person: str, component: str) -> Item:
    """An event as an item."""
    when = event.when
    start: UncertainDate | None
    end: UncertainDate | None
    if isinstance(when, UncertainDate):
        start = end = when
    elif isinstance(when, Interval):
        start, end = when.start, when.end
    else:
        start = end = None
    return Item(
        event.kind.value, extraction, event.provenance, person, component, start, end, when,
        event.where, event, None, event.asserted_by or extraction.asserted_by, event.inferred,
    )  # fmt: skip


def item_of_fact(
    prefix: str, fact: Fact, extraction: Extraction, person: str, component: str
) -> Item:
    """A fact as an item: ``fact:<name>`` of a person, ``paper:<name>`` of the paper."""
    value = fact.value
    start: UncertainDate | None = None
    end: UncertainDate | None = None
    if isinstance(value, UncertainDate):
        start = end = value
    elif isinstance(value, Interval):
        start, end = value.start, value.end
    when = value if isinstance(value, UncertainDate | Interval | Extent) else None
    place = value if isinstance(value, Place) else None
    details = (("zone", fact.zone),) if fact.zone else ()
    return Item(
        prefix + fact.name, extraction, (fact.provenance,), person, component, start, end, when,
        place, None, fact, extraction.asserted_by, "", details,
    )  # fmt: skip


def put(
    kind: str,
    parts: Sequence[Item],
    start: UncertainDate | None,
    end: UncertainDate | None,
    how: str,
    place: Place | None = None,
) -> Item:
    """An item that follows from ``parts``; ``how`` says how, ``""`` where it is just printed."""
    main = parts[0]
    return Item(
        kind, main.extraction, tuple([x.provenance[0] for x in parts]), main.person,
        main.component, start, end, None, place or main.place, None, None, main.asserted_by,
        how, (), tuple(parts),
    )  # fmt: skip


def by_day(item: Item) -> tuple[date, Standing]:
    """Sort key: the earliest day it can mean; what has none comes last."""
    return (item.start.earliest if item.start else None) or date.max, item.sort_key
