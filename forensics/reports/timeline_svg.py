"""The timeline as a picture: our own static SVG, readable in black and white and aloud.

Shapes carry the meaning, colour only helps. Every mark has a title; numbers link to findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from forensics.escape import visible
from forensics.reports import timeline_marks
from forensics.reports.catalogue import Texts
from forensics.reports.measure import FONT, text_width, wrap
from forensics.reports.scale import Scale, scale
from forensics.reports.timeline import Clash, Lane, Timeline
from forensics.reports.timeline_layout import BADGE, Placed, badge_room, in_sight, pack
from forensics.reports.wording import day_words

ROW, GAP = 26.0, 10.0
AXIS = 44.0
"""Room for the years and months over the lanes."""
MOST_IN_BAND = 6
"""Numbers over one shaded band; more are told by an ellipsis, and stand at the marks."""
NARROW = 600
"""Pictures of fewer pixels put the names of lanes above them, not beside."""


def draw(
    timeline: Timeline,
    texts: Texts,
    width: int = 1000,
    key: str = "tl",
    title: str = "",
    desc: str = "",
    foot: str = "",
) -> str:
    """The picture as an SVG element, ``""`` if nothing is dated. ``key`` makes ids unique.

    ``foot`` stands below it: what a picture needs that stands alone.
    """
    ends = timeline.ends
    if ends is None:
        return ""
    left = 14.0 if width < NARROW else 178.0
    busy = [
        d for i in timeline.items if i.shape != "cover"
        for s in i.stretches for d in (s.first, s.last) if d is not None
    ]  # fmt: skip
    title = title or texts("timeline.picture")
    span = scale(*ends, busy, left, width - 14.0)
    return _Drawing(timeline, texts, width, key, title, desc, foot, span).svg()


class _Drawing:
    """Layers from the ground up: lanes, months, cuts, clashes, marks, numbers."""

    def __init__(
        self,
        timeline: Timeline,
        texts: Texts,
        width: int,
        key: str,
        title: str,
        desc: str,
        foot: str,
        scale: Scale,
    ) -> None:
        self.title, self.desc, self.foot = title, desc, foot
        self.timeline, self.texts, self.width, self.key = timeline, texts, width, key
        self.scale = scale
        self.narrow = width < NARROW
        self.anchors = {c.number: c.anchor for c in timeline.clashes}
        self.bands = _bands(timeline.clashes, scale)

    def svg(self) -> str:
        deepest = max((band.row for band in self.bands), default=-1)
        top = AXIS + 22.0 * (deepest + 1)
        ground, marks, bottom = [], [], top
        shown = [n for n in self.timeline.lanes if _seen(n, self.scale)]
        for index, lane in enumerate(shown):
            back, front, bottom = self._lane(lane, bottom, index)
            ground.append(back)
            marks += front
        layers = [*ground, *self._months(top, bottom), *self._cuts(top, bottom)]
        layers += [*self._clashes(bottom, deepest), *marks]
        below = wrap(visible(self.foot), self.width - 28.0, 9) if self.foot else []
        layers += [_label(14, bottom + 20 + 16 * n, line, "") for n, line in enumerate(below)]
        return self._frame("".join(layers), bottom + 10 + 16 * len(below))

    def _frame(self, body: str, height: float) -> str:
        first, last = self.scale.first, self.scale.last
        t, k = self.texts, self.key
        desc = self.desc or t(
            "timeline.desc",
            n=len(self.timeline.items),
            lanes=len(self.timeline.lanes),
            a=day_words(first, t),
            b=day_words(last, t),
        )
        return (
            f'<svg class="timeline" viewBox="0 0 {self.width} {height:.0f}" role="img" '
            f'aria-labelledby="{k}-t {k}-d" xmlns="http://www.w3.org/2000/svg" '
            f'font-size="{FONT}"><title id="{k}-t">{text(self.title)}</title>'
            f'<desc id="{k}-d">{text(desc)}</desc>{timeline_marks.definitions(k)}{body}</svg>'
        )

    # time

    def _months(self, top: float, bottom: float) -> list[str]:
        """Lines and names of years and months, as many as there is room for."""
        s, out = self.scale, []
        months = _months(s)
        plain = [(a, b) for a, b in months if not _cut_between(s, a, b)]
        room = min((s.x(b) - s.x(a) for a, b in plain), default=0.0)
        step = next((n for n, px in ((1, 27), (3, 10), (6, 5)) if room >= px), 12)
        # Every run of time names its first year, even in mid-year.
        named = [(s.x(a), a) for a, _ in months if s.x(a) > s.left][:1]
        named += [
            (x, date.fromordinal(day)) for day, x in s.knots if any(x == b for _, b in s.cuts)
        ]
        out += [_label(x + 3, top - 20, str(day.year), "tick-year") for x, day in named]
        taken = [x for x, _ in named]
        for a, _ in months:
            x = s.x(a)
            if not s.left <= x <= s.right - 14 or (a.month - 1) % step:
                continue
            if s.is_cut(x) or any(x < c < x + 24 for c, _ in s.cuts):
                continue
            css = "year" if a.month == 1 else "month"
            out.append(f'<path class="{css}" d="M{x:.1f} {top - 14:.0f}V{bottom:.0f}"/>')
            if a.month == 1 and all(abs(x - other) > 38 for other in taken):
                out.append(_label(x + 3, top - 20, str(a.year), "tick-year"))
            if step < 12:
                name = str(a.month) if self.texts.lang == "zh" else a.strftime("%b")
                out.append(_label(x + 3, top - 5, name, "tick"))
        return out

    def _cuts(self, top: float, bottom: float) -> list[str]:
        out = []
        title = text(self.texts("timeline.key_break"))
        for a, b in self.scale.cuts:
            zig = "l4 6l-4 6" * int((bottom - top + 14) // 12)
            out.append(
                f'<g class="cut"><title>{title}</title><rect x="{a:.1f}" y="{top - 14:.0f}" '
                f'width="{b - a:.1f}" height="{bottom - top + 14:.0f}"/>'
                f'<path d="M{a:.1f} {top - 14:.0f}{zig}M{b:.1f} {top - 14:.0f}{zig}"/></g>'
            )
        return out

    # clashes

    def _clashes(self, bottom: float, deepest: int) -> list[str]:
        """Shaded days, each once, with the numbers of all findings that clash on them."""
        out = []
        for band in self.bands:
            y = 13 + 22.0 * (deepest - band.row)
            where = (
                f'x="{band.left:.1f}" y="{y + 9:.0f}" width="{band.right - band.left:.1f}" '
                f'height="{bottom - y - 9:.0f}"'
            )
            out.append(
                f'<g class="clash"><rect {where} fill="url(#{self.key}-h)"/>'
                f'<rect class="edge" {where}/></g>'
            )
            for i, number in enumerate(band.numbers[:MOST_IN_BAND]):
                out.append(self._badge(number, band.head + 10 + 20.0 * i, y))
            if len(band.numbers) > MOST_IN_BAND:
                out.append(_label(band.head + 20.0 * MOST_IN_BAND + 2, y + 4, "…", "label"))
        return out

    def _badge(self, number: int, x: float, y: float) -> str:
        title = text(self.texts("finding.number", n=number))
        return (
            f'<a href="#{escape(self.anchors.get(number, "findings"))}">'
            f'<circle class="badge" cx="{x:.1f}" cy="{y:.1f}" r="9"><title>{title}</title></circle>'
            f'<text class="badge-n" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle">{number}'
            "</text></a>"
        )

    # lanes

    def _lane(self, lane: Lane, top: float, index: int) -> tuple[str, list[str], float]:
        """Its ground, its marks, and where it ends."""
        room = self.width - 24.0 if self.narrow else 158.0
        names = wrap(visible(lane.name), room, 2 if self.narrow else 3)
        head = 15.0 * len(names) + 5 if self.narrow else 0.0
        placed, rows = pack(lane, self.scale)
        beside = 0.0 if self.narrow else 15.0 * len(names) + 6
        bottom = top + head + max(rows * ROW, beside) + GAP
        ground = (
            f'<rect class="lane{index % 2}" x="0" y="{top:.1f}" width="{self.width}" '
            f'height="{bottom - top:.1f}"/>'
        )
        front = [_label(10, top + 18 + 15 * n, name, "lane") for n, name in enumerate(names)]
        for mark in placed:
            y = top + head + GAP / 2 + mark.row * ROW + ROW / 2
            front.append(timeline_marks.mark(mark.item, y, self.scale, self.key))
            front.append(self._caption(mark, y))
        return ground, front, bottom

    def _caption(self, mark: Placed, y: float) -> str:
        """The numbers of its findings, then its label."""
        if mark.label_at == "none":
            return ""
        badges = badge_room(len(mark.badges))
        y += ROW * 0.82 if mark.label_at == "under" else 0
        x = mark.x
        if mark.label_at == "left":
            x -= badges + text_width(mark.label) + 3
        out = "".join(
            self._badge(number, x + 10 + BADGE * i, y) for i, number in enumerate(mark.badges)
        )
        inside = mark.label_at == "in" and timeline_marks.dark_under(mark, self.scale)
        css = "in" if inside else "label"
        if mark.label_at != "in":
            # A light ground, so that lines and hatching do not run through the words.
            wide = text_width(mark.label) + 2
            out = (
                f'<rect class="under" x="{x + badges - 1:.1f}" y="{y - 8:.1f}" '
                f'width="{wide:.1f}" height="17" rx="3"/>{out}'
            )
        if mark.label_at == "left":
            return out + _label(mark.x, y + 4.3, mark.label, css, "end")
        return out + _label(x + badges, y + 4.3, mark.label, css)


def _seen(lane: Lane, scale: Scale) -> bool:
    return any(in_sight(s, scale) for item in lane.items for s in item.stretches)


def left_out(timeline: Timeline, texts: Texts) -> str:
    """What is dated but lies outside the picture, in words; ``""`` if nothing."""
    ends = timeline.ends
    if ends is None:
        return ""
    shown = scale(*ends, [], 0, 1)
    far = [
        f"{visible(i.label)} ({i.when})"
        for i in timeline.items
        if i.stretches and not any(in_sight(s, shown) for s in i.stretches)
    ]
    return texts("timeline.outside", items="; ".join(dict.fromkeys(far))) if far else ""


@dataclass(frozen=True, slots=True)
class _Band:
    """Days on which findings clash: left, right, where their numbers begin, and in which row."""

    left: float
    right: float
    head: float
    row: int
    numbers: tuple[int, ...]


def _bands(clashes: tuple[Clash, ...], scale: Scale) -> list[_Band]:
    """Rows count from below; the numbers of one band stand side by side."""
    together: dict[tuple[date, date], list[int]] = {}
    for clash in clashes:
        if clash.days:
            together.setdefault(clash.days, []).append(clash.number)
    rows: list[float] = []
    bands = []
    for days, numbers in sorted(together.items()):
        a, b = scale.span(*days)
        if b - a < 6:
            a, b = (a + b) / 2 - 3, (a + b) / 2 + 3
        wide = 20.0 * min(len(numbers), MOST_IN_BAND) + (12 if len(numbers) > MOST_IN_BAND else 0)
        head = min(max((a + b - wide) / 2, scale.left - 8), scale.right - wide)
        row = next((i for i, end in enumerate(rows) if end + 4 < head), len(rows))
        rows[row : row + 1] = [head + wide]
        bands.append(_Band(a, b, head, row, tuple(numbers)))
    return bands


def _months(s: Scale) -> list[tuple[date, date]]:
    months = []
    day = s.first.replace(day=1)
    while day <= s.last:
        after = (day + timedelta(days=32)).replace(day=1)
        months.append((day, after))
        day = after
    return months


def _cut_between(s: Scale, a: date, b: date) -> bool:
    return any(s.x(a) < d and s.x(b) > c for c, d in s.cuts)


def _label(x: float, y: float, words: str, css: str, anchor: str = "") -> str:
    end = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}"{end}>{text(words)}</text>'


def text(words: str) -> str:
    """Text of any origin as content of an element."""
    return escape(visible(words))
