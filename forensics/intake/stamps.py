"""Find the stamps on a page and read each one apart.

The page is taken apart by ink (``inks``); in each ink lines of text are found, also turned
ones, gathered into clusters, straightened and read again; the frame around a cluster gives the
shape. A frame of stamp size without readable text is a stamp that was seen and not read: a
region without lines and a warning. Ordinary pages cost a quick look only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.intake.frames import Frame, find_frame
from forensics.intake.inks import Ink, coloured, density, inks
from forensics.intake.lines import Line, Picture, Quad
from forensics.intake.regions import Canvas, Doubt, Found

BORDER = re.compile(
    r"\b(?:immigration|imigresen|immigra\w*|entry|exit|admitted|departed|departure|arrival|"
    r"arrived|permitted|landed|landing|ENTR[EÉ]E|SORTIE|border|frontier|checkpoint|"
    r"nh[aậ]p c[aả]nh|xu[aấ]t c[aả]nh)\b|"
    r"入\s?境|出\s?境|边\s?检|邊\s?檢|上陸|出国|帰国|입국|출국|移民",
    re.I,
)
_DATE = re.compile(r"\d{1,4}\s?[.\-/ 年]\s?(?:\d{1,2}|[A-Za-z]{3,9})\s?[.\-/ 月]\s?\d{1,4}")
# Offices that issue passports have the border in their name.
_OFFICE = re.compile(
    r"出\s?入\s?境\s?管\s?理|exit\s?(?:&|and)?\s?entry\s?admin\w*|immigration\s?department", re.I
)
_COLOURED = 0.0012  # share of coloured ink from which a page may have stamps
_SPARSE = 32  # lines: a page with more is a text, whose red ink is a seal's
_SIDE = 1700  # long side on which inks are told apart
_SURE = 0.86
_PLAIN = 0.92
_MANY = 3
_LINES = 10


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """Lines of one stamp in one ink. Quads in pixels of the page picture."""

    ink: Ink
    lines: tuple[Line, ...]
    angle: float
    frame: Frame | None

    @property
    def hull(self) -> Quad:
        return hull_of([line.quad for line in self.lines], self.angle)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def merit(self) -> float:
        """More well-read characters are better; a date and border words count."""
        told = sum(len(ln.chars) * max(0.0, ln.confidence - 0.5) for ln in self.lines)
        return told + 4 * bool(_DATE.search(self.text)) + 4 * bool(BORDER.search(self.text))


def find_stamps(canvas: Canvas) -> tuple[Found, ...]:
    """Every stamp of the page; see ``regions``."""
    if not _may_have_stamps(canvas):
        return ()
    factor = min(1.0, _SIDE / max(canvas.picture.shape[:2]))
    picture = canvas.picture
    if factor < 1:
        small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        picture = np.asarray(small, np.uint8)
    clusters: list[Cluster] = []
    before = _scaled(canvas.lines, factor)
    layers = inks(picture)
    for ink in layers:
        shown = ink.picture()
        clusters += _clusters(canvas, ink, shown, canvas.read_block(shown), picture, before)
    clusters += _clusters(canvas, _plain(picture), picture, before, None)
    kept = _together(_distinct(clusters))
    stamps = [c for c in kept if _is_stamp(c)]
    found = [_found(canvas, c, factor) for c in stamps]
    places = [c.frame.quad if c.frame else c.hull for c in stamps]
    blobs = _unread_blobs(layers, places, canvas)
    if len(blobs) > _MANY:  # a strong ground pattern: say it once, for all of it
        blobs = [(hull_of([quad for quad, _ in blobs], 0.0), "")]
    return (*found, *(_unread(blob, factor, name) for blob, name in blobs))


def _may_have_stamps(canvas: Canvas) -> bool:
    """Border words on the page, or coloured ink on a page that is no running text."""
    text = " ".join(line.text for line in canvas.lines)
    if "<<<" in text.replace(" ", ""):  # a data page or a visa: only if it says so
        return len(BORDER.findall(_OFFICE.sub("", text))) >= 2
    if len(canvas.lines) > _SPARSE or sum(len(ln.chars) for ln in canvas.lines) > 700:
        return False
    if _is_letter(canvas):  # its words may speak of exits and entries, its seal is no stamp
        return False
    if _is_letter(canvas):
        return False
    if BORDER.search(text) and _DATE.search(text):
        return True
    if len(canvas.lines) < 15 and any(_tilted(ln) for ln in canvas.lines):
        return True
    return coloured(canvas.picture) > _COLOURED


def _tilted(line: Line) -> bool:
    """Print that does not lie along the page, as stamps do."""
    angle, long, high = _long_side(line)
    return long > 3 * high and abs((angle + 45) % 90 - 45) > 2.5


def _is_letter(canvas: Canvas) -> bool:
    """Level lines of print fill the page: a certificate with a seal, not a visa page."""
    wide = canvas.picture.shape[1]
    level = [
        ln
        for ln in canvas.lines
        if abs(ln.quad[1][1] - ln.quad[0][1]) < 0.04 * abs(ln.quad[1][0] - ln.quad[0][0])
        and ln.confidence > 0.9
    ]
    long = sum(abs(ln.quad[1][0] - ln.quad[0][0]) > 0.45 * wide for ln in level)
    other = [ln for ln in level if not BORDER.search(ln.text)]
    han = sum("\u4e00" <= c.text <= "\u9fff" for ln in other for c in ln.chars)
    return long >= 3 or han > 40


def _plain(picture: Picture) -> Ink:
    """The page as it is, taken for one ink of no colour: what the page engine read of it."""
    return Ink("", density(picture).max(axis=2))


def _scaled(lines: Sequence[Line], factor: float) -> list[Line]:
    return [replace(ln, quad=np.asarray(ln.quad * factor, np.float32)) for ln in lines]


def _clusters(
    canvas: Canvas,
    ink: Ink,
    shown: Picture,
    found: Sequence[Line],
    other: Picture | None,
    before: Sequence[Line] = (),
) -> list[Cluster]:
    """Lines found in one ink, gathered, straightened, read again.

    ``other`` is the page itself and ``before`` what the page engine read of it: dates are read
    there a second time, and where the two readings differ both stay, as two lines.
    """
    lines = [ln for ln in found if len(ln.text.strip()) > 1]
    strokes = _without_text(ink.mask, lines)
    out = []
    for group in _gather(lines, strokes):
        if other is None and not _promising(group):
            continue
        angle = _angle(group)
        again = _reread(canvas, shown, group, angle)
        if again is None:
            continue
        members, angle = again
        hull = hull_of([ln.quad for ln in members], angle)
        middle = np.asarray(hull.mean(axis=0), np.float32)
        frame = find_frame(_without_text(ink.mask, members), middle, hull, angle)
        if other is not None:
            members = _twice_dated(canvas, other, before, members, angle)
        out.append(Cluster(ink, members, angle, frame))
    return out


def _promising(group: Sequence[Line]) -> bool:
    text = "\n".join(ln.text for ln in group)
    return bool(_DATE.search(text) or BORDER.search(text))


def _twice_dated(
    canvas: Canvas,
    other: Picture,
    before: Sequence[Line],
    members: tuple[Line, ...],
    angle: float,
) -> tuple[Line, ...]:
    """Add dates that the second look reads otherwise, or that only it reads."""
    hull = hull_of([ln.quad for ln in members], angle, 0.5 * _height(members))
    known = {_figures(ln.text) for ln in members if _DATE.search(ln.text)}
    seen = [ln for ln in before if _inside(hull, ln.quad.mean(axis=0)) and _DATE.search(ln.text)]
    if known and known <= {_figures(ln.text) for ln in seen}:
        return members  # the page as it was read first says the same
    second = _read_turned(canvas, other, hull, angle, _height(members))
    added = []
    for line in second:
        match = _DATE.search(line.text)
        if match and line.confidence >= 0.75 and _figures(line.text) not in known:
            known.add(_figures(line.text))
            added.append(line)
    return (*members, *added)


def _figures(text: str) -> str:
    """A line without its separators, look-alikes of figures as figures."""
    bare = re.sub(r"[^0-9A-Z]", "", text.upper())
    return bare.translate(str.maketrans("OIL", "011"))


def _without_text(mask: NDArray[np.uint8], lines: Sequence[Line]) -> NDArray[np.uint8]:
    out = mask.copy()
    for line in lines:
        cv2.fillPoly(out, [np.rint(line.quad).astype(np.int32)], 0)
    return out


def _long_side(line: Line) -> tuple[float, float, float]:
    """Angle in degrees, length, height: of the long side, whatever way the quad begins."""
    x, y = line.quad[1] - line.quad[0]
    u, v = line.quad[3] - line.quad[0]
    wide, high = float(np.hypot(x, y)), float(np.hypot(u, v))
    if high > wide:
        return float(np.degrees(np.arctan2(v, u))), high, wide
    return float(np.degrees(np.arctan2(y, x))), wide, high


def _apart(a: float, b: float) -> float:
    """Degrees between two directions that have no sense."""
    return abs((a - b + 90) % 180 - 90)


def _gather(lines: Sequence[Line], strokes: NDArray[np.uint8]) -> list[list[Line]]:
    """Lines that stand together, in one direction, with no frame between them."""
    parent = list(range(len(lines)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, a in enumerate(lines):
        for j in range(i):
            if _linked(a, lines[j], strokes):
                parent[root(i)] = root(j)
    groups: dict[int, list[Line]] = {}
    for i, line in enumerate(lines):
        groups.setdefault(root(i), []).append(line)
    return list(groups.values())


def _linked(a: Line, b: Line, strokes: NDArray[np.uint8]) -> bool:
    angle_a, long_a, high_a = _long_side(a)
    angle_b, long_b, high_b = _long_side(b)
    high = (high_a + high_b) / 2
    lead, other = (angle_a, angle_b) if long_a >= long_b else (angle_b, angle_a)
    firm = min(long_a / high_a, long_b / high_b) > 3
    if _apart(lead, other) > (9 if firm else 40):
        return False
    turn = np.deg2rad(lead)
    step = b.quad.mean(axis=0) - a.quad.mean(axis=0)
    along = abs(float(step[0] * np.cos(turn) + step[1] * np.sin(turn)))
    across = abs(float(-step[0] * np.sin(turn) + step[1] * np.cos(turn)))
    if across > 2.3 * high or along > (long_a + long_b) / 2 + 1.2 * high:
        return False
    if across > 0.6 * high and along > 0.62 * max(long_a, long_b):
        return False
    crossed = _crossed(a.quad.mean(axis=0), b.quad.mean(axis=0), strokes)
    return not crossed or (across < 1.7 * high and _apart(lead, other) < 4 and firm)


def _crossed(a: NDArray[np.float32], b: NDArray[np.float32], strokes: NDArray[np.uint8]) -> bool:
    """Does a long stroke lie between two points? Looked for on three parallel ways."""
    steps = max(2, int(np.hypot(*(b - a))))
    across = np.array([-(b - a)[1], (b - a)[0]]) / max(1.0, float(np.hypot(*(b - a))))
    hits = 0
    for shift in (-6, 0, 6):
        at = np.linspace(a, b, steps) + across * shift
        x = np.rint(at[:, 0]).astype(int).clip(0, strokes.shape[1] - 1)
        y = np.rint(at[:, 1]).astype(int).clip(0, strokes.shape[0] - 1)
        hits += bool(strokes[y, x].any())
    return hits == 3


def _angle(lines: Sequence[Line]) -> float:
    """The direction of a group, by its long lines; -90 to 90."""
    longest = max(lines, key=lambda ln: _long_side(ln)[1])
    base = _long_side(longest)[0]
    near = []
    for line in lines:
        angle, long, high = _long_side(line)
        if long > 2.5 * high:
            near.append(((angle - base + 90) % 180 - 90, long))
    if not near:
        return (base + 90) % 180 - 90
    mean = sum(a * w for a, w in near) / sum(w for _, w in near)
    return (base + mean + 90) % 180 - 90


def _reread(
    canvas: Canvas, shown: Picture, group: Sequence[Line], angle: float
) -> tuple[tuple[Line, ...], float] | None:
    """The group read straightened, whichever way up gives more; its lines and angle.

    A group that was read well is kept as it is.
    """
    flat = Cluster(Ink("", np.zeros((1, 1), np.float32)), tuple(group), angle, None)
    sure = min((ln.confidence for ln in group), default=0.0)
    told = bool(_DATE.search(flat.text) and BORDER.search(flat.text))
    if told and ((abs(angle) < 2 and sure > _SURE) or sure > _PLAIN):
        return tuple(group), angle  # the finder's quads are straightened one by one already
    hull = hull_of([ln.quad for ln in group], angle, 0.9 * _height(group))
    best: tuple[float, tuple[Line, ...], float] | None = None
    for turn in (angle, angle + 180):
        lines = _read_turned(canvas, shown, hull, turn, _height(group))
        merit = replace(flat, lines=lines).merit if lines else 0.0
        if best is None or merit > best[0]:
            best = (merit, lines, turn)
        text = "\n".join(ln.text for ln in best[1])
        if BORDER.search(text) and _DATE.search(text):
            break  # letters on their head spell no such words; figures may
    if best is None or not best[1]:
        return (tuple(group), angle) if sure > _SURE else None
    return best[1], (best[2] + 180) % 360 - 180


def _height(lines: Sequence[Line]) -> float:
    return float(np.median([_long_side(ln)[2] for ln in lines]))


def _read_turned(
    canvas: Canvas, shown: Picture, hull: Quad, angle: float, high: float
) -> tuple[Line, ...]:
    """The lines inside ``hull``, read with the picture turned by ``angle``; enlarged if small."""
    middle = hull.mean(axis=0)
    turn = np.deg2rad(angle)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    half = np.abs((hull - middle) @ axes.T).max(axis=0) + 4
    zoom = float(np.clip(26 / max(1.0, high), 1.0, 2.5))
    size = (int(2 * half[0] * zoom) + 1, int(2 * half[1] * zoom) + 1)
    if min(size) < 12 or max(size) > 4000:
        return ()
    forward = np.zeros((2, 3))
    forward[:, :2] = axes * zoom
    forward[:, 2] = half * zoom - forward[:, :2] @ middle
    crop = cv2.warpAffine(shown, forward, size, flags=cv2.INTER_CUBIC, borderValue=(255,) * 3)
    back = cv2.invertAffineTransform(forward)
    out = []
    for line in canvas.read_block(np.asarray(crop, np.uint8)):
        if _long_side(line)[1] > 1.6 * _long_side(line)[2] and _apart(_long_side(line)[0], 0) > 25:
            continue  # a piece of the frame, or of a neighbour
        if not line.text.strip():
            continue
        quad = np.asarray(line.quad @ back[:, :2].T + back[:, 2], np.float32)
        out.append(replace(line, quad=quad))
    return tuple(out)


def hull_of(quads: Sequence[Quad], angle: float, margin: float = 0.0) -> Quad:
    """The smallest rectangle in direction ``angle`` around quads, corners tl, tr, br, bl."""
    turn = np.deg2rad(angle)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    points = np.concatenate(quads) @ axes.T
    low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
    box = np.array([low, [high[0], low[1]], high, [low[0], high[1]]])
    return np.asarray(box @ axes, np.float32)


def _inside(quad: Quad, point: NDArray[np.float32]) -> bool:
    return (
        cv2.pointPolygonTest(quad.astype(np.float32), (float(point[0]), float(point[1])), False) > 0
    )


def _distinct(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The same stamp seen in two inks: the better reading stays."""
    kept: list[Cluster] = []
    for one in sorted(clusters, key=lambda c: -c.merit):
        middle = one.hull.mean(axis=0)
        if not any(_inside(k.hull, middle) and _same(one, k) for k in kept):
            kept.append(one)
    return kept


def _same(a: Cluster, b: Cluster) -> bool:
    """Is the text of ``a`` a paler copy of part of ``b``'s? Two words alike are enough."""
    if a.ink is b.ink:
        return True
    words = set(re.findall(r"\w{2,}", a.text.upper()))
    others = set(re.findall(r"\w{2,}", b.text.upper()))
    return not words or len(words & others) >= max(1, len(words) // 3) or a.merit < 3


def _together(clusters: list[Cluster]) -> list[Cluster]:
    """Parts of one stamp in two inks (a red date in a black frame) become one."""
    out: list[Cluster] = []
    for one in sorted(clusters, key=lambda c: c.frame is None):
        for i, whole in enumerate(out):
            around = whole.frame.quad if whole.frame else hull_of([whole.hull], whole.angle, 20)
            alone = bool(_DATE.search(one.text)) != bool(_DATE.search(whole.text))
            if _inside(around, one.hull.mean(axis=0)) and one.frame is None and alone:
                out[i] = replace(whole, lines=(*whole.lines, *one.lines))
                break
        else:
            out.append(one)
    return out


def _is_stamp(cluster: Cluster) -> bool:
    text = cluster.text
    if "<<" in text:
        return False
    dated, border = bool(_DATE.search(text)), bool(BORDER.search(text))
    if len(cluster.lines) > _LINES or sum(len(ln.chars) for ln in cluster.lines) > 200:
        return False  # running text
    if cluster.frame is None:
        return dated and (border or cluster.ink.name not in ("black", ""))
    return dated or border or cluster.ink.name != "black"


def _found(canvas: Canvas, cluster: Cluster, factor: float) -> Found:
    quad = cluster.frame.quad if cluster.frame else hull_of([cluster.hull], cluster.angle, 6)
    across = np.deg2rad(cluster.angle)
    down = np.array([-np.sin(across), np.cos(across)])
    ordered = sorted(cluster.lines, key=lambda ln: float(ln.quad.mean(axis=0) @ down))
    lines = tuple(replace(ln, quad=np.asarray(ln.quad / factor, np.float32)) for ln in ordered)
    quad = np.asarray(quad / factor, np.float32)
    hull = np.asarray(cluster.hull / factor, np.float32)
    takes = tuple(i for i, ln in enumerate(canvas.lines) if _inside(hull, ln.quad.mean(axis=0)))
    doubts: tuple[Doubt, ...] = ()
    if not _DATE.search(cluster.text):
        message = "a stamp without a date that could be read"
        doubts = (Doubt("stamp-date-unread", message, quad),)
    shape = cluster.frame.shape if cluster.frame else ""
    name = cluster.ink.name
    return Found("stamp", quad, lines, takes, shape, name, round(cluster.angle, 1), doubts)


def _unread(blob: Quad, factor: float, name: str) -> Found:
    quad = np.asarray(blob / factor, np.float32)
    doubt = Doubt("stamp-unread", "a stamp is seen here and could not be read", quad)
    return Found("stamp", quad, (), (), "", name, 0.0, (doubt,))


def _unread_blobs(
    layers: Sequence[Ink], places: Sequence[Quad], canvas: Canvas
) -> list[tuple[Quad, str]]:
    """Patches of coloured ink of stamp size in which nothing was read."""
    out: list[tuple[Quad, str]] = []
    for ink in layers:
        if ink.name == "black":
            continue
        high, wide = ink.mask.shape
        reach = max(3, round(0.02 * max(high, wide)))
        closed = cv2.morphologyEx(ink.mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
        count, labels, stats, middles = cv2.connectedComponentsWithStats(closed)
        for i in range(1, count):
            _, _, w, h, _ = stats[i]
            inked = int(ink.mask[labels == i].sum())
            if min(w, h) < 0.07 * wide or max(w, h) > 0.85 * wide or inked < 0.02 * w * h:
                continue
            middle = np.asarray(middles[i], np.float32)
            points = cv2.boxPoints(
                cv2.minAreaRect(np.argwhere(labels == i)[:, ::-1].astype(np.float32))
            )
            quad = np.asarray(points, np.float32)
            near = [p.mean(axis=0) for p in places] + [q.mean(axis=0) for q, _ in out]
            if any(_inside(quad, p) for p in near) or any(_inside(p, middle) for p in places):
                continue
            out.append((quad, ink.name))
    return out
