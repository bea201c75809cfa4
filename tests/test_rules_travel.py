"""Journeys found as arrays, held against their definition read stamp by stamp."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from forensics.case import Case
from forensics.events import Event, EventKind, Extraction, Person
from forensics.places import Place
from forensics.records import Fact, Provenance, Span
from forensics.rules.items import FAR, Item
from forensics.rules.travel import MOST_RIVALS
from forensics.rules.view import View, view_of
from forensics.temporal.readings import Pick, Reading, UncertainDate

FIRST = date(2016, 1, 1)
NAMES = ("林安", "陈宝")


def drawn(seed: int, stamps: int, days: int, doubt: float = 0.2) -> View:
    """Two persons' books with stamps on few days, some of them read in two ways."""
    rng = random.Random(seed)
    papers = []
    for number, name in enumerate(NAMES):
        paper = f"book{number}.pdf"
        at = 0
        events = []
        for n in range(stamps):
            day = FIRST + timedelta(rng.randrange(days))
            other = FIRST + timedelta(rng.randrange(days))
            readings: tuple[Reading, ...] = (Reading(day, day),)
            if rng.random() < doubt and other != day:
                one, two = sorted((day, other))
                if rng.random() < 0.5:
                    readings = (Reading(one, two),)
                else:
                    readings = tuple(
                        Reading(d, d, (Pick(f"digit:{paper}:{n}", d.isoformat()),))
                        for d in (one, two)
                    )
            mark = Provenance(paper, 1, Span(1, at, at + 5), (), "stamp", 0.99, "test")
            at += 6
            state = rng.choice(("CN", "TH", "JP", ""))
            way = rng.choice([("direction", x) for x in ("entry", "exit")] * 4 + [("note", "x")])
            events.append(
                Event(
                    EventKind.BORDER_CROSSING, UncertainDate(readings), (mark,), "p",
                    Place(state, state) if state else None, details=(way,),
                )
            )  # fmt: skip
        rng.shuffle(events)
        who = Person("p", "holder", (Fact("name", name, Provenance(
            paper, 1, Span(1, 9000, 9002), (), name, 0.99, "test")),))  # fmt: skip
        papers.append(Extraction(
            paper, "0" * 64, "passport", "zh", "", (who,), (), tuple(events)))
    return view_of(Case("drawn", Path()), papers)


def as_defined(view: View, kind: str) -> set[tuple[Item, Item, frozenset[Item]]]:
    ways = {"away": ("exit", "entry"), "stay": ("entry", "exit")}[kind]
    found = set()
    by_person = view.by_kind["border_crossing"]
    for stamps in by_person.values():
        in_order = sorted(stamps, key=lambda i: (i.bounds("start")[0], i.sort_key))
        for state in {i.place.country for i in stamps if i.place}:
            own = [i for i in in_order if i.place and i.place.country == state]
            others = own if kind == "away" else in_order
            for at, one in enumerate(own):
                for two in own[at + 1 : at + 3]:
                    if (one.detail("direction"), two.detail("direction")) != ways:
                        continue
                    between = [
                        o for o in others
                        if o is not one and o is not two
                        and o.bounds("start")[0] <= two.bounds("start")[1]
                        and one.bounds("start")[0] <= o.bounds("start")[1]
                    ]  # fmt: skip
                    surely = any(
                        one.bounds("start")[1] < o.bounds("start")[0]
                        and o.bounds("start")[1] < two.bounds("start")[0]
                        for o in between
                    )
                    if not surely and len(between) <= MOST_RIVALS:
                        found.add((one, two, frozenset(between)))
    return found


@pytest.mark.parametrize(("days", "doubt"), [(9, 0.2), (40, 0.2), (400, 0.2), (900, 0.5)])
@pytest.mark.parametrize("kind", ["away", "stay"])
def test_journeys_are_what_their_definition_says(kind: str, days: int, doubt: float) -> None:
    told = 0
    for seed in range(40):
        view = drawn(seed, stamps=14, days=days, doubt=doubt)
        journeys = list(view.journeys[kind])
        got = {(i.parts[0], i.parts[1], frozenset(i.rivals)) for i in journeys}
        assert len(got) == len(journeys)
        assert got == as_defined(view, kind)
        told += len(got)
    assert told > 40


def test_a_journey_has_the_days_and_the_place_of_its_stamps() -> None:
    view = drawn(3, stamps=14, days=400)
    stays = view.journeys["stay"]
    for side in ("start", "end"):
        low, high = stays.days(side)
        assert list(zip(low.tolist(), high.tolist(), strict=True)) == [
            i.bounds(side) for i in stays
        ]
    assert stays.places() == [i.place for i in stays]
    assert all(abs(d) < FAR for i in stays for d in i.bounds("start"))


def test_no_journey_is_made_before_a_rule_looks_at_it() -> None:
    view = drawn(3, stamps=14, days=400)
    column = view.column(("away", "stay", "border_crossing"), "person")
    column.days("start")
    kept = column.take(column.group == 0)
    assert not view.journeys["stay"]._made
    assert kept.within(0, 2) == sorted(kept.items, key=lambda i: i.sort_key)[:2]
    assert kept.item(1) is kept.items[1]
    first = column.items[0]
    assert first in view.items(("away", "stay", "border_crossing"), first.person)
