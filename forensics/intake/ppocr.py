"""The three models of the rapidocr wheel, run directly: find lines, tell 0 from 180, read.

The wheel's own pipeline loses lines and dates (see docs); its models do not. Pre- and
post-processing follow PaddleOCR (Apache-2.0) in the parameters of rapidocr 3.10's config.yaml.
Models are taken from inside the wheel by path, so nothing can ever be downloaded.
"""

from __future__ import annotations

import itertools
import math
from typing import Any

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from forensics.intake.lines import Line, LineChar, Picture, Quad, rectangle
from forensics.intake.models import model_paths

FIND_SIDE = 960
"""Long side for finding lines; measured: as good as 2000, at a seventh of the cost."""
_PIXEL, _BOX, _GROW = 0.3, 0.5, 1.6
_HEIGHT = 48
_MIN_WIDTH = 320
_FAINT = 0.08
_DOUBTFUL = 0.9
"""Below this a character carries what else the model saw there."""


def _session(role: str, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False  # the arena keeps the widest line's memory for ever
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        str(model_paths()[role]), sess_options=options, providers=["CPUExecutionProvider"]
    )


def _tensor(picture: Picture) -> NDArray[np.float32]:
    """RGB bytes to the models' (3, height, width), BGR, -1..1."""
    scaled = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR).astype(np.float32)
    scaled *= 1 / 127.5
    scaled -= 1.0
    return np.ascontiguousarray(scaled.transpose(2, 0, 1))


class Finder:
    """Finds lines of text: DB text detection."""

    def __init__(self, threads: int = 1) -> None:
        self._run = _session("find", threads)

    def __call__(self, picture: Picture) -> list[Quad]:
        """Quads in pixels of ``picture``, by axis: tl, tr, br, bl as they lie."""
        height, width = picture.shape[:2]
        ratio = min(1.0, FIND_SIDE / max(height, width))
        small_w = max(32, round(width * ratio / 32) * 32)
        small_h = max(32, round(height * ratio / 32) * 32)
        way = cv2.INTER_AREA if ratio < 0.5 else cv2.INTER_LINEAR
        small = cv2.resize(picture, (small_w, small_h), interpolation=way)
        heat = self._run.run(None, {"x": _tensor(np.asarray(small, np.uint8))[None]})[0][0, 0]
        scale = np.array([width / small_w, height / small_h], dtype=np.float32)
        return [quad * scale for quad in _boxes(heat)]


def _boxes(heat: NDArray[np.float32]) -> list[Quad]:
    mask = cv2.dilate((heat > _PIXEL).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    quads = []
    for contour in contours:
        (cx, cy), (w, h), angle = cv2.minAreaRect(contour)
        if min(w, h) < 3:
            continue
        if _score(heat, cv2.boxPoints(((cx, cy), (w, h), angle))) < _BOX:
            continue
        grow = 2 * w * h * _GROW / (2 * (w + h))
        corners = cv2.boxPoints(((cx, cy), (w + grow, h + grow), angle))
        quads.append(_ordered(np.asarray(corners, np.float32), heat.shape))
    return quads


def _score(heat: NDArray[np.float32], corners: NDArray[Any]) -> float:
    """Mean heat inside the box."""
    limit = np.array([heat.shape[1] - 1, heat.shape[0] - 1])
    low = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, limit)
    high = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, limit)
    mask = np.zeros((high[1] - low[1] + 1, high[0] - low[0] + 1), np.uint8)
    cv2.fillPoly(mask, [(corners - low).astype(np.int32)], 1)
    return float(cv2.mean(heat[low[1] : high[1] + 1, low[0] : high[0] + 1], mask)[0])


def _ordered(corners: Quad, shape: tuple[int, ...]) -> Quad:
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    quad = np.array([left[0], right[0], right[1], left[1]], dtype=np.float32)
    quad[:, 0] = np.clip(quad[:, 0], 0, shape[1] - 1)
    quad[:, 1] = np.clip(quad[:, 1], 0, shape[0] - 1)
    return quad


class TurnTeller:
    """Tells a line standing upright from one standing on its head. Only good as a vote."""

    def __init__(self, threads: int = 1) -> None:
        self._run = _session("turn", threads)

    def __call__(self, crops: list[Picture]) -> list[float]:
        """For each crop the probability that it stands on its head."""
        batch = np.zeros((len(crops), 3, _HEIGHT, 192), np.float32)
        for i, crop in enumerate(crops):
            width = min(192, math.ceil(_HEIGHT * crop.shape[1] / crop.shape[0]))
            small = cv2.resize(crop, (width, _HEIGHT), interpolation=cv2.INTER_LINEAR)
            batch[i, :, :, :width] = _tensor(np.asarray(small, np.uint8))
        return [float(p[1]) for p in self._run.run(None, {"x": batch})[0]]


class Reader:
    """Reads one straightened line. One line a run: batches change text and scores."""

    def __init__(self, threads: int = 1) -> None:
        self._run = _session("read", threads)
        meta = self._run.get_modelmeta().custom_metadata_map["character"]
        self._alphabet = ["", *meta.splitlines(), " "]
        self._zero, *self._rings = (self._alphabet.index(c) for c in "〇○◯" if c in meta)
        self._numerals = {self._alphabet.index(c) for c in "一二三四五六七八九十"} | {self._zero}
        self._year = self._alphabet.index("年")

    def __call__(self, crop: Picture, squeeze: float = 1.0) -> Line:
        """Quad of the answer: the corners of the crop. ``squeeze`` narrows the line first."""
        height, width = crop.shape[:2]
        used = max(8, math.ceil(_HEIGHT * width / height * squeeze))
        small = cv2.resize(crop, (used, _HEIGHT), interpolation=cv2.INTER_LINEAR)
        tensor = np.zeros((1, 3, _HEIGHT, max(used, _MIN_WIDTH)), np.float32)
        tensor[0, :, :, :used] = _tensor(np.asarray(small, np.uint8))
        steps = self._run.run(None, {"x": tensor})[0][0]
        chars = self._decode(steps, tensor.shape[3] / used)
        sure = float(np.mean([c.confidence for c in chars])) if chars else 0.0
        return Line(rectangle(0, 0, width, height), chars, round(sure, 4))

    def _decode(self, steps: NDArray[np.float32], padded: float) -> tuple[LineChar, ...]:
        rings = steps[:, self._rings].sum(axis=1)
        zero = steps[:, self._zero] + rings
        # The numeral 〇 and the sign ○ look the same; apart, each loses to "nothing here".
        steps[:, self._rings] = 0
        steps[:, self._zero] = zero
        best = steps.argmax(axis=1)
        runs: list[tuple[int, int, int]] = []
        start = 0
        for i in range(1, len(best) + 1):
            if i == len(best) or best[i] != best[start]:
                if best[start] != 0:
                    runs.append((int(best[start]), start, i))
                start = i
        runs = self._with_lost_zeros(runs, zero)
        column = padded / len(best)
        middles = [
            float(np.average(np.arange(a, b), weights=steps[a:b, code]) + 0.5) * column
            for code, a, b in runs
        ]
        texts = [self._alphabet[code] for code, _, _ in runs]
        chars = []
        for i, ((code, a, b), edges) in enumerate(zip(runs, _edges(middles, texts), strict=True)):
            top = a + int(steps[a:b, code].argmax())
            confidence = float(steps[top, code])
            other = self._others(steps[top], code) if confidence < _DOUBTFUL else ()
            text = texts[i]
            if code == self._zero and rings[top] > zero[top] / 2 and not self._numeral(runs, i):
                text = "○"
            chars.append(LineChar(text, *edges, round(min(confidence, 1.0), 4), other))
        return tuple(chars)

    def _with_lost_zeros(
        self, runs: list[tuple[int, int, int]], zero: NDArray[np.float32]
    ) -> list[tuple[int, int, int]]:
        """The zero of a year in numerals, where it lost narrowly to "nothing here".

        Between two numerals (or a numeral and 年, or the edge of the line) the strongest column
        of the zero is taken as read, with the little confidence it has.
        """
        out: list[tuple[int, int, int]] = []
        edge = (-1, len(zero), len(zero))
        for run in (*runs, edge):
            before = out[-1] if out else (-1, 0, 0)
            low, high = before[2], run[1]
            # At the edge of a line the other half of the year is on the next or last one.
            fit = before[0] in (*self._numerals, -1) and run[0] in (*self._numerals, self._year, -1)
            if fit and high > low and before[0] != run[0]:
                at = low + int(zero[low:high].argmax())
                if zero[at] >= _FAINT:
                    out.append((self._zero, at, at + 1))
            if run is not edge:
                out.append(run)
        return out

    def _numeral(self, runs: list[tuple[int, int, int]], i: int) -> bool:
        """Does this character stand in a number?"""
        beside = {runs[k][0] for k in (i - 1, i + 1) if 0 <= k < len(runs)}
        return bool(beside & (self._numerals | {self._year}))

    def _others(self, step: NDArray[np.float32], code: int) -> tuple[tuple[str, float], ...]:
        ranked = np.argpartition(step, -4)[-4:]
        ranked = ranked[np.argsort(-step[ranked], kind="stable")]
        return tuple(
            (self._alphabet[k], round(float(step[k]), 4))
            for k in ranked
            if k != code and step[k] >= 0.02
        )


def _edges(middles: list[float], texts: list[str]) -> list[tuple[float, float]]:
    """Left and right edge of each character, as fractions, from the middles of all."""
    gaps = [b - a for a, b in itertools.pairwise(middles)]
    widths = [_width(t) for t in texts]
    units = [g / ((w + v) / 2) for g, w, v in zip(gaps, widths, widths[1:], strict=False)]
    unit = float(np.median(units)) if units else 1.0 / max(1.0, sum(widths))
    edges = []
    for i, middle in enumerate(middles):
        half = unit * widths[i] / 2
        left, right = middle - half, middle + half
        if i and gaps[i - 1] < 1.5 * (half + unit * widths[i - 1] / 2):
            share = widths[i - 1] / (widths[i - 1] + widths[i])
            left = middles[i - 1] + gaps[i - 1] * share
        if i < len(gaps) and gaps[i] < 1.5 * (half + unit * widths[i + 1] / 2):
            right = middle + gaps[i] * widths[i] / (widths[i] + widths[i + 1])
        edges.append((round(max(0.0, left), 5), round(min(1.0, max(right, left)), 5)))
    return edges


def _width(text: str) -> float:
    """Typical width of a character: a Han character is 1."""
    return 1.0 if text and ord(text[0]) >= 0x2E80 else 0.5
