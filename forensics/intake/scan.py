"""The picture of a page made readable, without losing where each pixel came from.

Only what was measured to help is done: a red seal is taken off (inside its mask alone), and a
page photographed on a darker table is straightened. No denoising, no binarising, no upscaling:
they cost dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from forensics.intake.lines import Picture

Matrix = NDArray[np.float64]

_RED_SHARE = 0.0008
"""Share of saturated red pixels from which there is a seal: 0.0014 and more with, 0 without."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """``colour`` is the page as photographed, straightened; ``plain`` the same without seals.

    ``to_page`` maps pixels of both to pixels of the page image (3x3, homogeneous).
    """

    plain: Picture
    colour: Picture
    to_page: Matrix


def prepare(picture: Picture) -> Prepared:
    colour, to_page = straighten(picture)
    return Prepared(without_red(colour), colour, to_page)


def red_mask(picture: Picture, lead: int = 50) -> NDArray[np.uint8]:
    """1 where red leads green and blue by more than ``lead``: red ink, dark or pale."""
    red, green, blue = cv2.split(picture)
    ahead = cv2.subtract(red, cv2.max(green, blue))
    return np.asarray(ahead > lead, np.uint8)


def without_red(picture: Picture) -> Picture:
    """Red ink taken off. Returns the picture itself if there is no seal.

    Inside the red mask, and only there, the red channel is divided by what it is on bare seal
    ink nearby: the ink becomes paper, black under it stays black.
    """
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    mask = red_mask(np.asarray(small, np.uint8))
    if np.count_nonzero(mask) < _RED_SHARE * mask.size:
        return picture
    near = cv2.dilate(mask, np.ones((11, 11), np.uint8))
    height, width = picture.shape[:2]
    clean = picture.copy()
    count, _, stats, _ = cv2.connectedComponentsWithStats(near)
    for x, y, w, h, _ in stats[1:count].tolist():
        area = clean[4 * y : min(height, 4 * (y + h)), 4 * x : min(width, 4 * (x + w))]
        if min(area.shape[:2]) >= 16:
            _take_off(area)
    return clean


def _take_off(area: Picture) -> None:
    pure = red_mask(area) > 0
    if not pure.any():
        return
    red = np.ascontiguousarray(area[..., 0])
    # The paper around: the brightest nearby, smoothed, so that shade and shadow stay.
    coarse = cv2.resize(red, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ground = cv2.blur(cv2.dilate(coarse, np.ones((9, 9), np.uint8)), (15, 15))
    ground = cv2.resize(ground, (red.shape[1], red.shape[0]), interpolation=cv2.INTER_LINEAR)
    paper = np.maximum(np.asarray(ground, np.float32), 1.0)
    share = red / paper
    ink = float(np.clip(np.percentile(share[pure], 30), 0.3, 1.0))
    fringe = cv2.dilate(red_mask(area, 14), np.ones((3, 3), np.uint8)) > 0
    cleaned = np.minimum(share[fringe] / (0.97 * ink), 1.0) * paper[fringe]
    area[fringe] = cleaned.astype(np.uint8)[:, None]


def straighten(picture: Picture) -> tuple[Picture, Matrix]:
    """A bright page on a darker ground, warped to a rectangle; else the picture itself."""
    corners = _page_corners(picture)
    if corners is None:
        return picture, np.eye(3)
    top, bottom = corners[1] - corners[0], corners[2] - corners[3]
    left, right = corners[3] - corners[0], corners[2] - corners[1]
    width = int(max(np.linalg.norm(top), np.linalg.norm(bottom)))
    height = int(max(np.linalg.norm(left), np.linalg.norm(right)))
    goal = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    back = cv2.getPerspectiveTransform(goal, corners.astype(np.float32))
    flat = cv2.warpPerspective(
        picture,
        back,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(flat, np.uint8), np.asarray(back, np.float64)


def _dark_edge(picture: Picture) -> bool:
    """Is most of the edge clearly darker than the paper in the middle? Looks at few pixels."""
    height, width = (v // 8 for v in picture.shape[:2])
    step = max(1, max(picture.shape[:2]) // 200)
    green = picture[..., 1]
    edge = [green[:3, ::step], green[-3:, ::step], green[::step, :3], green[::step, -3:]]
    middle = green[height:-height:step, width:-width:step]
    paper = float(np.percentile(middle, 75))
    return float(np.median(np.concatenate([e.ravel() for e in edge]))) <= 0.7 * paper


def _page_corners(picture: Picture) -> NDArray[np.float32] | None:
    """Corners tl, tr, br, bl of the page if it lies on a clearly darker ground."""
    scale = 400 / max(picture.shape[:2])
    if scale >= 1 or not _dark_edge(picture):
        return None
    small = shrunk(picture, 400)
    gray = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (7, 7), 0)
    _, mask = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    page: Any = cv2.convexHull(max(contours, key=cv2.contourArea))
    area = cv2.contourArea(page)
    if not 0.3 * gray.size <= area <= 0.97 * gray.size:
        return None
    four = cv2.approxPolyDP(page, 0.03 * cv2.arcLength(page, True), True).reshape(-1, 2)
    if len(four) != 4 or cv2.contourArea(four) < 0.93 * area:
        return None
    points = four.astype(np.float32) / scale
    total, differ = points.sum(axis=1), points[:, 1] - points[:, 0]
    return np.array(
        [
            points[total.argmin()],
            points[differ.argmin()],
            points[total.argmax()],
            points[differ.argmax()],
        ],
        np.float32,
    )


def shrunk(picture: Picture, side: int) -> Picture:
    """With a long side of ``side`` pixels at most. Whole quarters go first: that is fast."""
    while max(picture.shape[:2]) >= 4 * side:
        quarter = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
        picture = np.asarray(quarter, np.uint8)
    if max(picture.shape[:2]) >= 2 * side:
        half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        picture = np.asarray(half, np.uint8)
    scale = side / max(picture.shape[:2])
    if scale >= 1:
        return picture
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def turned(picture: Picture, turn: int) -> Picture:
    """Turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -(turn // 90))) if turn else picture


def unturn(turn: int, width: int, height: int) -> Matrix:
    """Maps pixels of a picture turned clockwise by ``turn`` back; size is before turning."""
    if turn == 90:
        return np.array([[0, 1, 0], [-1, 0, height], [0, 0, 1]], np.float64)
    if turn == 180:
        return np.array([[-1, 0, width], [0, -1, height], [0, 0, 1]], np.float64)
    if turn == 270:
        return np.array([[0, -1, width], [1, 0, 0], [0, 0, 1]], np.float64)
    return np.eye(3)


def mapped(matrix: Matrix, points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Points (n, 2) through a homogeneous matrix."""
    flat = points.reshape(1, -1, 2).astype(np.float64)
    return np.asarray(cv2.perspectiveTransform(flat, matrix), np.float32).reshape(points.shape)
