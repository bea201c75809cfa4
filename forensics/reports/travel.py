"""A travel history in words: the same rows for the terminal, the HTML report and the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forensics.histories import AreaDays, Bounds, Crossing, Days, Gap, Stay, TravelHistory
from forensics.records import Document, Provenance
from forensics.reports.catalogue import Texts
from forensics.reports.wording import area_words, date_words, day_words, note_words, place_words
from forensics.temporal.readings import UncertainDate

_TOLD = (
    "stamp-direction-unread", "stamp-direction-unsure", "stamp-direction-conflict",
    "stamp-state-unread", "stamp-cancelled", "stamp-refused",
)  # fmt: skip
"""Codes of warnings about stamps that are crossings all the same, or surely none."""


@dataclass(frozen=True, slots=True)
class CrossingRow:
    """``source`` names paper and page in full, ``spot`` by the paper's number in ``papers``."""

    number: int
    when: str
    direction: str
    state: str
    port: str
    source: str
    spot: str
    quote: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StayRow:
    """``first`` and ``last`` day in words; ``stamps`` names the crossings it rests on."""

    state: str
    first: str
    last: str
    days: str
    stamps: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """One person's history, every word settled."""

    title: str
    lead: tuple[str, ...]
    papers: tuple[str, ...]
    crossings: tuple[CrossingRow, ...]
    stays: tuple[StayRow, ...]
    gaps: tuple[StayRow, ...]
    areas: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    notes: tuple[str, ...]


def view(history: TravelHistory, documents: Sequence[Document], t: Texts) -> HistoryView:
    """The rows of one history. A crossing is named by its number in the list."""
    words = _Words(history, {d.name: d for d in documents}, t)
    colon = t("punctuation.colon")
    lead = [t("travel.lead"), t("travel.counted")]
    between = t("travel.between")
    for key, papers in (("unnamed", history.unnamed), ("others", history.others)):
        if papers:
            lead.append(t(f"travel.{key}", papers=between.join(papers)))
    if history.courses > 1:
        lead.append(t("travel.courses", n=history.courses))
    if history.widened:
        lead.append(t("travel.widened"))
    outside = sum(w.code not in _TOLD for w in history.unread)
    if outside:
        lead.append(t("travel.unread_lead", n=outside))
    return HistoryView(
        title=t("travel.of", person=history.person) if history.person else t("travel.of_nobody"),
        lead=tuple(lead),
        papers=words.papers,
        crossings=tuple(words.crossing(n, c) for n, c in enumerate(history.crossings, 1)),
        stays=tuple(words.stay(s) for s in history.stays),
        gaps=tuple(words.gap(g) for g in history.gaps),
        areas=tuple(words.area(a) for a in history.areas),
        unread=tuple(
            (f"{words.place(w.provenance)}{colon}" if w.provenance else "") + t.told(w.message)
            for w in history.unread
        ),
        notes=tuple(map(t.told, history.notes)),
    )


class _Words:
    def __init__(self, history: TravelHistory, documents: Mapping[str, Document], t: Texts) -> None:
        self.history, self.documents, self.t = history, documents, t
        named = (p.document for c in history.crossings for p in c.places)
        self.papers = tuple(dict.fromkeys(named))

    def place(self, provenance: Provenance) -> str:
        return place_words(provenance, self.documents.get(provenance.document), self.t)

    def spot(self, provenance: Provenance) -> str:
        number = self.papers.index(provenance.document) + 1
        return self.t("travel.spot", paper=number, page=provenance.page)

    def crossing(self, number: int, crossing: Crossing) -> CrossingRow:
        t = self.t
        notes = [t("travel.unplaced", why=t(f"doubt.{crossing.doubt}"))] if crossing.doubt else []
        if crossing.inferred:
            notes.append(t("timeline.inferred", how=note_words(crossing.inferred, t)))
        return CrossingRow(
            number,
            date_words(crossing.when, t) if crossing.when else t("date.unknown"),
            t(f"travel.{crossing.direction}"),
            area_words(crossing.state, t) or t("travel.no_state"),
            crossing.port,
            "; ".join(dict.fromkeys(self.place(p) for p in crossing.places)),
            "; ".join(dict.fromkeys(self.spot(p) for p in crossing.places)),
            crossing.places[0].quote,
            tuple(notes),
        )

    def stay(self, stay: Stay) -> StayRow:
        t = self.t
        notes = [*self._some(stay.courses), *self._holds(stay.may_hold)]
        if stay.entry is None:
            notes.append(t("travel.no_entry"))
        if stay.exit is None:
            notes.append(t("travel.no_exit"))
        notes += [t("travel.practice", words=t.told(words)) for words in stay.practice]
        return StayRow(
            area_words(stay.state, t),
            self._side(stay, stay.start, stay.entry, stay.start_by, "after"),
            self._side(stay, stay.end, stay.exit, stay.end_by, "before"),
            self._days(stay.days),
            self._stamps(stay.entry, stay.exit),
            tuple(notes),
        )

    def gap(self, gap: Gap) -> StayRow:
        t = self.t
        notes = [*self._some(gap.courses), *self._holds(gap.may_hold)]
        if gap.unstamped:
            states = t("travel.between").join(area_words(x, t) for x in gap.unstamped)
            notes.append(t("travel.unstamped", states=states))
        if gap.gated:
            states = t("travel.between").join(area_words(x, t) for x in gap.gated)
            notes.append(t("travel.gated", states=states))
        return StayRow(
            t("travel.nowhere"),
            t("travel.after_stamp", when=self._day(gap, gap.start, gap.after)),
            t("travel.before_stamp", when=self._day(gap, gap.end, gap.before)),
            self._days(gap.days),
            self._stamps(gap.after, gap.before),
            tuple(notes),
        )

    def area(self, area: AreaDays) -> tuple[str, str]:
        return area_words(area.state, self.t), self._days(area.days)

    def _when(self, when: UncertainDate | None) -> str:
        return date_words(when, self.t) if when else self.t("date.unknown")

    def _side(
        self, stay: Stay, bounds: Bounds, stamp: int | None, by: int | None, side: str
    ) -> str:
        """The day of the stamp; without one, what bounds it."""
        t = self.t
        if stamp is not None:
            return self._day(stay, bounds, stamp)
        if by is None:
            return t("travel.open")
        day = bounds.first if side == "after" else bounds.last
        return t(f"travel.{side}", day=day_words(day, t) if day else "?", n=by + 1)

    def _day(self, part: Stay | Gap, bounds: Bounds, stamp: int) -> str:
        """The day of a stamp: as read, or as far as it holds where the part occurs."""
        if part.courses == self.history.courses:
            return self._when(self.history.crossings[stamp].when)
        return _span(bounds.first, bounds.last, self.t)

    def _days(self, days: Days) -> str:
        t = self.t
        if days.most is None:
            return t("travel.days_least", a=days.least)
        if days.least == days.most:
            return t("travel.days_one", a=days.least)
        return t("travel.days_range", a=days.least, b=days.most)

    def _stamps(self, *numbers: int | None) -> str:
        return " – ".join(f"#{n + 1}" if n is not None else "…" for n in numbers)

    def _some(self, courses: int) -> list[str]:
        if courses == self.history.courses:
            return []
        return [self.t("travel.some", n=courses, of=self.history.courses)]

    def _holds(self, loose: tuple[int, ...]) -> list[str]:
        if not loose:
            return []
        return [self.t("travel.may_hold", stamps=", ".join(f"#{n + 1}" for n in loose))]


def _span(first: date | None, last: date | None, t: Texts) -> str:
    if first is None or last is None:
        return t("travel.open")
    if first == last:
        return day_words(first, t)
    return t("date.between", a=day_words(first, t), b=day_words(last, t))
