"""Find the stamps on a page and read each one apart.

The page is taken apart by ink (``inks``); in each ink lines of text are found, also turned
ones, gathered into clusters, straightened and read again; the frame around a cluster gives the
shape. A frame of stamp size without readable text is a stamp that was seen and not read: a
region without lines and a warning. Ordinary pages cost a quick look only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from forensics.intake.ground import inks_over_ground
from forensics.intake.inks import Ink, coloured, inks
from forensics.intake.lines import Line, Picture, Quad, cut
from forensics.intake.regions import Canvas, Doubt, Found
from forensics.intake.stamp_clusters import (
    Cluster,
    as_one_ink,
    clusters_of,
    distinct,
    is_told,
    together,
)
from forensics.intake.stamp_lines import (
    BORDER,
    DATE,
    apart,
    hull_of,
    inside,
    long_side,
    scaled,
)
from forensics.intake.stamp_whole import made_whole
from forensics.text.chat_times import CENTRED, CLOCK, SCREEN, has_time, is_time_line, time_at_end

# Offices that have the border in their name: no sign of a stamp on a data page.
_OFFICE = re.compile(
    r"出\s?入\s?境\s?管\s?理|exit\s?(?:&|and)?\s?entry\s?admin\w*|immigration\s?department", re.I
)
# A table of crossings that an authority keeps: full of the words and dates of stamps.
_OF_AN_AUTHORITY = re.compile(
    r"出入境(?:记录|記錄|紀錄)|入出國日期證明|\b(?:movement|travel) (?:records?|history)\b", re.I
)
_COLOURED = 0.0012  # share of coloured ink from which a page may have stamps
_SPARSE = 32  # lines: a page with more is a text, whose red ink is a seal's
_SIDE = 1700  # long side on which inks are told apart
_BARE = 4  # lines
_PARALLEL = 2.3  # degrees
_SENTENCE = re.compile(r"[，。；、]|[a-z]{3,}[,;] [a-z]|\b[a-z]{3,} [a-z]{2,} [a-z]{2,} [a-z]{2,}")
_PALE = 0.14
"""Optical density under which figures were misread with confidence, on drawn stamps; ink in full
strength has 0.16 to 0.9."""
_MANY = 3
_FEWEST_TIMES = 2
_LINES = 10
_LEFT = 0.25  # share of the ink outside stamps already read …
_LEFT_SIDE = 3.0  # … and its least amount, in widths of the page, that is worth another look


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
    before = scaled(canvas.lines, factor)
    layers = inks(picture)
    for ink in layers:
        shown = ink.picture()
        clusters += clusters_of(canvas, ink, shown, canvas.read_block(shown), picture, before)
    whole = as_one_ink(picture)
    clusters += clusters_of(canvas, whole, picture, before, None)
    over = inks_over_ground(picture)
    for ink in over:
        if _unread_ink(ink, clusters):
            shown = ink.picture()
            clusters += clusters_of(canvas, ink, shown, canvas.read_block(shown), picture, before)
    kept = made_whole(together(distinct(clusters)), (*layers, *over, whole), before)
    stamps = [c for c in kept if _is_stamp(c)]
    found = [_found(canvas, c, factor) for c in stamps]
    places = [c.frame.quad if c.frame else c.hull for c in stamps]
    blobs = _unread_blobs(layers, places, canvas)
    if len(blobs) > _MANY:  # a strong ground pattern: say it once, for all of it
        blobs = [(hull_of([quad for quad, _ in blobs], 0.0), "")]
    return (*found, *(_unread(blob, factor, name) for blob, name in blobs))


def _unread_ink(ink: Ink, clusters: Sequence[Cluster]) -> bool:
    """Is there ink outside the stamps that were read in full?"""
    mask = ink.mask.copy()
    whole = float(mask.sum())
    for one in clusters:
        if is_told(one):
            quad = one.frame.quad if one.frame else one.hull
            middle = quad.mean(axis=0)
            cv2.fillPoly(mask, [np.rint(middle + (quad - middle) * 1.12).astype(np.int32)], 0)
    return bool(mask.sum() > max(_LEFT * whole, _LEFT_SIDE * mask.shape[1]))


def _may_have_stamps(canvas: Canvas) -> bool:
    """Border words on the page, or coloured ink on a page that is no running text."""
    if _is_screen(canvas):
        return False
    text = " ".join(line.text for line in canvas.lines)
    if _OF_AN_AUTHORITY.search(text):
        return False
    if "<<<" in text.replace(" ", ""):  # a data page or a visa: only if it says so
        return len(BORDER.findall(_OFFICE.sub("", text))) >= 2
    if len(canvas.lines) > _SPARSE or sum(len(ln.chars) for ln in canvas.lines) > 700:
        return False
    if _is_letter(canvas):  # its words may speak of exits and entries, its seal is no stamp
        return False
    if BORDER.search(text) and DATE.search(text):
        return True
    if len(canvas.lines) < 15 and any(_tilted(ln) for ln in canvas.lines):
        return True
    if len(canvas.lines) <= _BARE:  # next to nothing was read: pale stamps perhaps
        return True
    return coloured(canvas.picture) > _COLOURED


def _is_screen(canvas: Canvas) -> bool:
    """A chat on the screen of a telephone: its coloured bubbles are no stamps."""
    high, wide = canvas.picture.shape[:2]
    if high < SCREEN * wide:
        return False
    # A photograph with the telephone upright has this shape, too, and stamps may bear a time.
    if any(_tilted(ln) or "<<<" in ln.text.replace(" ", "") for ln in canvas.lines):
        return False
    shown = below = 0
    for line in canvas.lines:
        middle = float(line.quad[:, 0].mean())
        is_clock = float(line.quad[:, 1].min()) <= CLOCK * high
        centred = abs(middle - wide / 2) < CENTRED * wide and is_time_line(line.text)
        told = has_time(line.text) and (is_clock or centred or time_at_end(line.text) >= 0)
        shown += told
        below += told and not is_clock
    return below > 0 and shown >= _FEWEST_TIMES


def _tilted(line: Line) -> bool:
    """Print that does not lie along the page, as stamps do."""
    angle, long, high = long_side(line)
    return long > 3 * high and abs((angle + 45) % 90 - 45) > 2.5


def _is_letter(canvas: Canvas) -> bool:
    """Parallel lines of print fill the page: a letter with a seal, not a visa page.

    A letter lies askew in a photograph, so its lines are held to each other, not to the page.
    """
    wide = canvas.picture.shape[1]
    sides = [(ln, *long_side(ln)[:2]) for ln in canvas.lines if ln.confidence > 0.9]
    if not sides:
        return False
    askew = float(np.median([angle for _, angle, long in sides if long > 0.2 * wide] or [0.0]))
    level = [(ln, long) for ln, angle, long in sides if apart(angle, askew) < _PARALLEL]
    long_ones = sum(long > 0.45 * wide for _, long in level)
    other = [ln for ln, _ in level if not BORDER.search(ln.text)]
    han = sum("\u4e00" <= c.text <= "\u9fff" for ln in other for c in ln.chars)
    return long_ones >= 3 or han > 40


def _is_stamp(cluster: Cluster) -> bool:
    text = cluster.text
    if "<<" in text:
        return False
    dated, border = bool(DATE.search(text)), bool(BORDER.search(text))
    if len(cluster.lines) > _LINES or sum(len(ln.chars) for ln in cluster.lines) > 200:
        return False  # running text
    if len(_SENTENCE.findall(text)) >= 2:
        return False  # a paragraph that speaks of journeys
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
    takes = tuple(i for i, ln in enumerate(canvas.lines) if inside(hull, ln.quad.mean(axis=0)))
    doubts: tuple[Doubt, ...] = ()
    if not DATE.search(cluster.text):
        message = "a stamp without a date that could be read"
        doubts = (Doubt("stamp-date-unread", message, quad),)
    elif any(_strength(canvas.picture, ln) < _PALE for ln in lines if DATE.search(ln.text)):
        message = "the ink is pale: a figure may be another that looks like it (3 and 8, 1 and 7)"
        doubts = (Doubt("stamp-ink-unsure", message, quad),)
    shape = cluster.frame.shape if cluster.frame else ""
    name = cluster.ink.name
    return Found("stamp", quad, lines, takes, shape, name, round(cluster.angle, 1), doubts)


def _strength(picture: Picture, line: Line) -> float:
    """Optical density of a line's ink against its ground, in the channel that shows it best."""
    part = cv2.GaussianBlur(cut(picture, line.quad, 0.2), (0, 0), 0.8).astype(np.float32) + 1
    ground = np.median(part.reshape(-1, 3), axis=0)
    return float(np.percentile(-np.log(part / ground).max(axis=2), 95))


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
            if any(inside(quad, p) for p in near) or any(inside(p, middle) for p in places):
                continue
            out.append((quad, ink.name))
    return out
