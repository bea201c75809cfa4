"""Stamps in two inks made whole: a red date in a black frame, letters that stand apart.

A text without a frame of its own ink may stand in a frame of another; what the page engine read
inside that frame, in the direction of the text, belongs to the stamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from forensics.intake.frames import Frame, find_frame
from forensics.intake.inks import Ink
from forensics.intake.lines import Line
from forensics.intake.stamp_clusters import Cluster, without_text
from forensics.intake.stamp_lines import apart, hull_of, inside, long_side

_LEVEL = 14.0  # degrees a line of the stamp may lie off its text
_GLANCE = 0.5  # confidence of a line that is worth adding


def made_whole(
    clusters: Sequence[Cluster], layers: Sequence[Ink], lines: Sequence[Line]
) -> list[Cluster]:
    """The clusters, those without a frame with the frame of another ink and its lines.

    ``lines`` is what the page engine read, in the pixels of the clusters.
    """
    out = []
    for one in clusters:
        others = [c for c in clusters if c is not one]
        framed = one if one.frame else _framed(one, layers, lines, others)
        out.append(_filled(framed, lines, others) if framed.frame else one)
    return out


def _framed(
    one: Cluster, layers: Sequence[Ink], lines: Sequence[Line], others: Sequence[Cluster]
) -> Cluster:
    near = hull_of([one.hull], one.angle, 0.8 * max(1.0, _height(one)))
    texts = [*lines, *one.lines, *(ln for c in others for ln in c.lines)]
    for hull in (one.hull, near):
        middle = np.asarray(hull.mean(axis=0), np.float32)
        for ink in layers:
            frame = find_frame(without_text(ink.mask, texts), middle, hull, one.angle)
            if frame is not None and not _crowded(frame, others):
                return replace(one, frame=frame)
    return one


def _height(one: Cluster) -> float:
    return float(np.median([long_side(ln)[2] for ln in one.lines]))


def _crowded(frame: Frame, others: Sequence[Cluster]) -> bool:
    """Is it another stamp's frame, or larger than a stamp?"""
    area = cv2.contourArea(frame.quad)
    for other in others:
        if other.frame is None:
            if len(other.lines) > 2 and inside(frame.quad, other.hull.mean(axis=0)):
                return True
            continue
        shared, _ = cv2.intersectConvexConvex(frame.quad, other.frame.quad)
        if float(shared) > 0.7 * min(area, cv2.contourArea(other.frame.quad)):
            return True
    return False


def _filled(one: Cluster, lines: Sequence[Line], others: Sequence[Cluster]) -> Cluster:
    if one.frame is None:
        return one
    added = []
    for line in lines:
        middle = line.quad.mean(axis=0)
        angle, long, high = long_side(line)
        askew = long > 2.5 * high and apart(angle, one.angle) > _LEVEL
        if askew or line.confidence < _GLANCE or not line.text.strip():
            continue
        if not inside(one.frame.quad, middle) or any(inside(c.hull, middle) for c in others):
            continue
        if any(_covers(ln, line) for ln in one.lines):
            continue
        added.append(line)
    return replace(one, lines=(*one.lines, *added)) if added else one


def _covers(a: Line, b: Line) -> bool:
    shared, _ = cv2.intersectConvexConvex(
        np.asarray(a.quad, np.float32), np.asarray(b.quad, np.float32)
    )
    least = min(
        cv2.contourArea(np.asarray(a.quad, np.float32)),
        cv2.contourArea(np.asarray(b.quad, np.float32)),
    )
    return float(shared) > 0.3 * least
