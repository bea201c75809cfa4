"""The timeline: nothing is placed that is not dated, and every doubt can be seen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports_sample import MOST, NOVEMBER, TWO_WAYS, sample_run
from rich.cells import cell_len

from forensics.events import EventKind
from forensics.histories import Days
from forensics.reports import grid, timeline, timeline_layout, timeline_svg
from forensics.reports.catalogue import texts
from forensics.reports.scale import scale
from forensics.reports.timeline import Stretch
from forensics.reports.view import Viewer
from forensics.temporal.readings import Interval, Reading, UncertainDate

EN = texts("en")
DAY = date(2016, 6, 12)
BOUNDS = {"min_value": date(1900, 1, 1), "max_value": date(2100, 1, 1)}


@pytest.fixture(scope="module")
def line() -> timeline.Timeline:
    viewer = Viewer(sample_run(), EN)
    return timeline.build(viewer, viewer.findings())


def around(first: UncertainDate | None, last: UncertainDate | None) -> tuple[Stretch, ...]:
    return timeline.stretches(Interval(first, last))


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        # a day
        (timeline.stretches(UncertainDate.day(DAY)), (Stretch(DAY, DAY, DAY, DAY),)),
        # a month: some day, none of them certain
        (
            timeline.stretches(NOVEMBER),
            (Stretch(date(2016, 11, 1), date(2016, 11, 30), None, None),),
        ),
        # an open end stays open, and only the printed day is certain
        (around(UncertainDate.day(DAY), None), (Stretch(DAY, None, DAY, DAY),)),
        # an extent says which days it may have been, and none that it was
        (
            timeline.stretches(MOST),
            (Stretch(date(2016, 1, 1), date(2016, 12, 31), None, None),),
        ),
        # ends that may cross leave no day certain
        (
            around(NOVEMBER, UncertainDate.between(date(2016, 11, 5), date(2016, 12, 1))),
            (Stretch(date(2016, 11, 1), date(2016, 12, 1), None, None),),
        ),
        # nothing dated, nothing drawn
        (timeline.stretches(None), ()),
    ],
)
def test_stretches(made: tuple[Stretch, ...], wanted: tuple[Stretch, ...]) -> None:
    assert made == wanted


def test_an_ambiguous_stamp_stands_twice(line: timeline.Timeline) -> None:
    assert [s.first for s in timeline.stretches(TWO_WAYS)] == [date(2016, 6, 11), date(2016, 11, 6)]
    svg = timeline_svg.draw(line, EN)
    group = next(g for g in svg.split('<g class="stamp">') if "Malaysia" in g.split("</title>")[0])
    assert group.split("</g>")[0].count('class="hollow"') == 2
    assert 'class="join"' in group.split("</g>")[0]


def test_clashes_are_shaded_on_the_days_they_share(line: timeline.Timeline) -> None:
    days = {c.number: c.days for c in line.clashes}
    assert days[1] == (DAY, DAY)
    # finding 2 is a certificate years after a conviction: no common day, nothing shaded
    assert days[2] is None
    # finding 3 clashes only if the stamp is read as June: November is not shaded
    assert days[3] == (date(2016, 6, 11), date(2016, 6, 11))


def test_lanes_are_those_who_say_it(line: timeline.Timeline) -> None:
    names = [lane.name for lane in line.lanes]
    assert "Qingtan County Public Security Bureau" in names
    # stamps of three states stand in the one passport that carries them
    assert names.count("papers/passport.jpg") == 1
    assert not any("Immigration of" in name for name in names)


def test_a_birth_does_not_stretch_the_picture(line: timeline.Timeline) -> None:
    assert any(i.kind is EventKind.BIRTH for i in line.items)
    assert line.ends == (date(2016, 1, 1), date(2019, 2, 11))
    assert "birth (14 March 1990)" in timeline_svg.left_out(line, EN)


def test_the_picture_speaks(line: timeline.Timeline) -> None:
    svg = timeline_svg.draw(line, EN, key="k")
    assert 'role="img" aria-labelledby="k-t k-d"' in svg
    assert '<title id="k-t">' in svg
    assert re.search(r'<desc id="k-d">\d+ dated statements from 4 sources', svg)
    # 2017 and 2018 are skipped, and said to be
    assert "time skipped" in svg
    assert ">2019<" in svg


@pytest.mark.parametrize("width", [360, 1000])
def test_nothing_lies_outside_the_picture_or_on_another_label(
    line: timeline.Timeline, width: int
) -> None:
    made = scale(*(line.ends or (DAY, DAY)), [], 14, width - 14)
    for lane in line.lanes:
        placed, rows = timeline_layout.pack(lane, made)
        taken: dict[int, list[tuple[float, float, int]]] = {}
        for mark in placed:
            span = timeline_layout.extent(mark.item, made)
            assert span
            assert -2 <= span[0] <= span[1] <= width + 2
            assert mark.row < rows
            for a, b, group in taken.get(mark.row, []):
                assert span[1] <= a or b <= span[0] or group == mark.item.group > 0
            taken.setdefault(mark.row, []).append((*span, mark.item.group))


def test_a_stay_and_its_two_stamps_share_a_row(line: timeline.Timeline) -> None:
    (lane,) = (lane for lane in line.lanes if lane.name == "papers/passport.jpg")
    placed, _ = timeline_layout.pack(lane, scale(*(line.ends or (DAY, DAY)), [], 14, 900))
    stay = [p for p in placed if p.item.group]
    assert [p.item.label for p in stay] == [
        "in Thailand", "entry stamp, Thailand", "exit stamp, Thailand"
    ]  # fmt: skip
    assert len({p.row for p in stay}) == 1
    # the label of the row carries the findings of its stamps
    assert [p.badges for p in stay] == [(1,), (), ()]


@settings(deadline=None)
@given(st.dates(**BOUNDS), st.integers(0, 20000), st.lists(st.dates(**BOUNDS), max_size=12))
def test_a_scale_never_turns_time_round(first: date, length: int, busy: list[date]) -> None:
    made = scale(first, first + timedelta(days=length), busy, 10, 900)
    xs = [made.x(first + timedelta(days=n)) for n in range(-50, length + 50, max(1, length // 40))]
    assert xs == sorted(xs)
    assert xs[0] >= 10
    assert xs[-1] <= 900
    # what happens is never inside a cut
    assert not any(made.is_cut(made.x(d)) for d in busy if made.first <= d <= made.last)


@settings(deadline=None)
@given(st.lists(st.tuples(st.dates(**BOUNDS), st.integers(0, 800)), min_size=1, max_size=6))
def test_any_dates_can_be_drawn(spans: list[tuple[date, int]]) -> None:
    readings = tuple(Reading(a, a + timedelta(days=n)) for a, n in spans)
    item = timeline.Item(
        "day", "x", timeline.stretches(UncertainDate(readings)), "", "", "", "", EventKind.OTHER
    )
    made = timeline.Timeline((timeline.Lane("l", (item,)),), ())
    for width in (360, 1000):
        assert timeline_svg.draw(made, EN, width).endswith("</svg>")
    for width in (24, 40, 120):
        assert all(len(row.plain) <= 2 * width for row in grid.draw(made, EN, width)[:-1])


def test_the_grid_marks_what_is_known(line: timeline.Timeline) -> None:
    rows = [row.plain for row in grid.draw(line, EN, 100)]
    bail = next(r for r in rows if "bail pending" in r)
    assert "···███████···" in bail
    malaysia = next(r for r in rows if "Malaysia" in r)
    assert malaysia.count("◇") == 2
    assert next(r for r in rows if r.startswith("Finding 1")).count("✗") == 1


def test_a_stay_needs_two_stamps_of_one_state() -> None:
    (history,) = sample_run().histories
    assert [c.area for c in history.crossings] == ["MY", "TH", "TH", "SG"]
    whole = [s for s in history.stays if s.entry is not None and s.exit is not None]
    assert [(s.area, s.days) for s in whole] == [("TH", Days(9, 9))]


def test_the_grid_keeps_the_words_beside_the_numbers_of_the_findings(
    line: timeline.Timeline,
) -> None:
    dated = next(i for i in line.items if i.shape == "bar" and i.stretches[0].first)
    item = replace(dated, label="bail pending trial, 炎陵县", findings=(*range(3, 12), 1, 14))
    made = replace(line, lanes=(timeline.Lane("炎陵县", (item,)),))
    for width in (40, 70, 100):
        rows = [row.plain for row in grid.draw(made, EN, width)]
        (row,) = [row for row in rows if row.startswith("bail pe")]
        assert "[1, 3–11, 14]" in row
        assert cell_len(row) <= width


def test_findings_of_the_same_days_share_a_row_of_the_grid(line: timeline.Timeline) -> None:
    one = next(c for c in line.clashes if c.days)
    same = tuple(replace(one, number=n) for n in (2, 3, 4, 9))
    rows = [row.plain for row in grid.draw(replace(line, clashes=same), EN, 100)]
    assert [row.split("·")[0].strip() for row in rows if "✗" in row][:-1] == ["Finding 2–4, 9"]
