"""A travel history as a picture: a lane a state, stamps as marks, stays as bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from forensics.events import EventKind
from forensics.histories import Bounds, Crossing, Stay, TravelHistory
from forensics.records import Document
from forensics.reports import timeline_svg
from forensics.reports.catalogue import Texts, texts
from forensics.reports.run import DEFAULT, Options
from forensics.reports.timeline import Item, Lane, Stretch, Timeline, stretches
from forensics.reports.travel import HistoryView, view

WIDTH = 1000


def render(
    histories: Iterable[TravelHistory], documents: Sequence[Document], options: Options = DEFAULT
) -> str:
    """One SVG for all persons, ``""`` if nothing is dated. Lanes of several persons are named
    after them."""
    t = texts(options.lang)
    found = list(histories)
    lanes = [
        lane
        for history in found
        for lane in _lanes(history, view(history, documents, t), t, named=len(found) > 1)
    ]
    desc = t(
        "travel.desc",
        crossings=sum(len(h.crossings) for h in found), stays=sum(len(h.stays) for h in found),
    )  # fmt: skip
    keys = ("timeline.key_stay", "timeline.key_soft", "timeline.key_twice")
    told = t("travel.picture_counted"), t("travel.picture_gaps")
    foot = t("punctuation.semicolon").join((*(t(key) for key in keys), *told))
    return timeline_svg.draw(
        Timeline(tuple(lanes), ()), t, WIDTH, "travel", t("travel.picture"), desc, foot
    )


def _lanes(history: TravelHistory, words: HistoryView, t: Texts, named: bool) -> Iterable[Lane]:
    items: dict[str, list[Item]] = {}
    groups: dict[int, int] = {}  # two stamps and the stay between them share a row
    for number, (stay, row) in enumerate(zip(history.stays, words.stays, strict=True), 1):
        ends = {n for n in (stay.entry, stay.exit) if n is not None}
        group = number if len(ends) == 2 and not ends & groups.keys() else 0
        groups |= dict.fromkeys(ends, group) if group else {}
        whole = stay.courses == history.courses and not stay.may_hold
        items.setdefault(stay.state, []).append(
            Item(
                "stay", t("travel.stay_label", state=row.state, days=row.days),
                (_stretch(stay, whole),),
                f"{row.first} – {row.last}", stay.state, history.person, row.stamps,
                EventKind.BORDER_CROSSING, "; ".join(row.notes), group=group,
            )
        )  # fmt: skip
    for index, (crossing, told) in enumerate(zip(history.crossings, words.crossings, strict=True)):
        items.setdefault(_lane(crossing, history), []).append(
            Item(
                "stamp", f"#{told.number} {told.direction}, {told.state}", stretches(crossing.when),
                told.when, told.state, history.person, told.source, EventKind.BORDER_CROSSING,
                "; ".join(told.notes), group=groups.get(index, 0),
            )
        )  # fmt: skip
    for state, drawn in items.items():
        name = f"{history.person}: {state}" if named else state
        yield Lane(name or "?", tuple(drawn))


def _lane(crossing: Crossing, history: TravelHistory) -> str:
    """The state under the name its stays have."""
    return next((s.state for s in history.stays if s.area == crossing.area), crossing.state)


def _stretch(stay: Stay, whole: bool) -> Stretch:
    """From the first day it can have begun to the last it can have ended; sure in between."""
    start, end = stay.start, stay.end
    sure_from = start.last if whole and stay.entry is not None else None
    sure_to = end.first if whole and stay.exit is not None else None
    if sure_from is None or sure_to is None or sure_from > sure_to:
        sure_from = sure_to = _stamped(stay, start, end) if whole else None
    return Stretch(start.first, end.last, sure_from, sure_to)


def _stamped(stay: Stay, start: Bounds, end: Bounds) -> date | None:
    """The day of its only stamp, if that is one day."""
    bounds = start if stay.entry is not None else end
    return bounds.first if bounds.first == bounds.last else None
