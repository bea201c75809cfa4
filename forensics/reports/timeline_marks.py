"""The shapes of the timeline: bars with soft ends, stamps, days, periods covered, stays."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib import resources

from forensics.escape import visible
from forensics.reports.measure import text_width
from forensics.reports.scale import Scale
from forensics.reports.timeline import Item, Stretch
from forensics.reports.timeline_layout import Placed, badge_room, edges, in_sight


@cache
def style() -> str:
    """The style element of the picture, which thus stands for itself, also outside a page."""
    source = resources.files("forensics.reports") / "templates" / "timeline.css"
    return f"<style>{source.read_text(encoding='utf-8')}</style>"


def definitions(key: str) -> str:
    """The style, the hatching of clashes and the fading of soft ends; ids begin with ``key``."""
    return (
        f'{style()}<defs><pattern id="{key}-h" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern>'
        f'<linearGradient id="{key}-l"><stop class="fade" offset="0" stop-opacity="0"/>'
        '<stop class="fade" offset="1" stop-opacity=".85"/></linearGradient>'
        f'<linearGradient id="{key}-r"><stop class="fade" offset="0" stop-opacity=".85"/>'
        '<stop class="fade" offset="1" stop-opacity="0"/></linearGradient></defs>'
    )


def mark(item: Item, y: float, scale: Scale, key: str) -> str:
    """One statement around the height ``y``: all its readings, joined if there are several."""
    title = " · ".join(x for x in (item.label, item.when, item.source, item.note) if x)
    out = [f'<g class="{item.shape}"><title>{escape(visible(title))}</title>']
    seen = [s for s in item.stretches if in_sight(s, scale)]
    several = len(item.stretches) > 1
    spans = [edges(s, scale) for s in seen]
    points: list[str] = []
    for stretch, (a, b) in zip(seen, spans, strict=True):
        if item.shape == "cover":
            out.append(_cover(stretch, a, b, y, scale))
        elif stretch.is_day and item.shape in ("day", "stamp"):
            points.append(_point((a + b) / 2, y, item.shape, several))
        else:
            out.append(_bar(stretch, a, b, y, item.shape, scale, key))
    if several and len(spans) > 1:
        mids = [(a + b) / 2 for a, b in spans]
        out.append(f'<path class="join" d="M{min(mids):.1f} {y:.1f}H{max(mids):.1f}"/>')
    return "".join([*out, *points, "</g>"])


def _point(x: float, y: float, shape: str, several: bool) -> str:
    css = "hollow" if several else "mark"
    if shape == "stamp":
        return f'<path class="{css}" d="M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z"/>'
    return f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'


def _bar(s: Stretch, a: float, b: float, y: float, shape: str, scale: Scale, key: str) -> str:
    height = 15.0 if shape == "bar" else 11.0
    top = y - height / 2
    b = max(b, a + 4)
    if s.sure_from is None or s.sure_to is None:
        return (
            f'<rect class="vague" x="{a:.1f}" y="{top:.1f}" width="{b - a:.1f}" '
            f'height="{height:.0f}" rx="3"/>'
        )
    c, d = scale.span(s.sure_from, s.sure_to)
    c = max(c, a)
    d = max(d, c + 3)
    out = _soft(a, c, top, height, f"{key}-l") + _soft(d, b, top, height, f"{key}-r")
    css = "stay" if shape == "stay" else "solid"
    return out + (
        f'<rect class="{css}" x="{c:.1f}" y="{top:.1f}" width="{d - c:.1f}" height="{height:.0f}"/>'
    )


def _soft(a: float, b: float, top: float, height: float, fill: str) -> str:
    """A fading end from ``a`` to ``b``, outlined in dashes for print; nothing if too short."""
    if b - a < 1:
        return ""
    return (
        f'<rect x="{a:.1f}" y="{top:.1f}" width="{b - a:.1f}" height="{height:.0f}" '
        f'fill="url(#{fill})"/><path class="dash" d="M{a:.1f} {top:.1f}H{b:.1f}'
        f'M{a:.1f} {top + height:.1f}H{b:.1f}"/>'
    )


def _cover(s: Stretch, a: float, b: float, y: float, scale: Scale) -> str:
    """A double line with a foot at each printed end, an arrow where it leaves the picture."""
    left = f"M{a:.1f} {y - 5:.1f}v10"
    right = f"M{b:.1f} {y - 5:.1f}v10"
    if s.first is None or s.first < scale.first:
        left = f"M{a + 6:.1f} {y - 6:.1f}l-7 6l7 6"
    if s.last is None or s.last > scale.last:
        right = f"M{b - 6:.1f} {y - 6:.1f}l7 6l-7 6"
    return (
        f'<path class="cover" d="M{a:.1f} {y - 2:.1f}H{b:.1f}M{a:.1f} {y + 2:.1f}H{b:.1f}'
        f'{left}{right}"/>'
    )


def dark_under(mark: Placed, scale: Scale) -> bool:
    """Does the label stand on the solid part of its bar?"""
    s = mark.item.stretches[0]
    if mark.item.shape != "bar" or s.sure_from is None or s.sure_to is None:
        return False
    c, d = scale.span(s.sure_from, s.sure_to)
    end = mark.x + badge_room(len(mark.badges)) + text_width(mark.label)
    return c <= mark.x and end <= d
