"""The line reader for OCR-B: 37 characters, two networks of our own (``training/ocrb``).

The small one looks at every line that may belong to a zone; where a zone is read both look, and
what they see is averaged: they were trained on other drawings and err at other places.
It gives, for every few pixels of a line, how likely each character stands there. ``spell``
fits a line of known length and lawful characters to that: the grammar of the zone says how
many characters a line has and where letters or digits may stand, never which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from forensics.intake.lines import Picture

ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
INDEX = {c: i for i, c in enumerate(ALPHABET)}
_HEIGHT = 32
_MAX_WIDTH = 1600
_UNLAWFUL = -6.0  # log odds

Frames = NDArray[np.float32]
"""Shape (steps, 38): log-probabilities; column 0 is "no character here"."""


@dataclass(frozen=True, slots=True, eq=False)
class Spelled:
    """One position of a line: what was taken, how likely each of ``ALPHABET`` is there.

    ``start`` and ``end`` are fractions of the line's length.
    """

    char: str
    likely: NDArray[np.float32]
    start: float
    end: float


SMALL, WIDE = "ocrb.onnx", "ocrb_wide.onnx"


@lru_cache(maxsize=2)
def _session(model: str) -> Any:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    with as_file(files("forensics.data").joinpath(f"models/{model}")) as path:
        return onnxruntime.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )


def look(crop: Picture, stretch: float = 1.0, model: str = SMALL) -> Frames:
    """What a network sees in a straightened line (RGB or grey)."""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY) if crop.ndim == 3 else crop
    scale = _HEIGHT / grey.shape[0]
    width = int(np.clip(grey.shape[1] * scale * stretch, 16, _MAX_WIDTH)) // 4 * 4
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    line = cv2.resize(grey, (width, _HEIGHT), interpolation=way).astype(np.float32)
    line = (line - line.mean()) / (line.std() + 1e-3)
    out: Frames = _session(model).run(None, {"line": line[None, None]})[0][0]
    return out


def greedy(frames: Frames) -> tuple[str, float]:
    """The likeliest text without any grammar, and the mean likelihood of its characters."""
    best = frames.argmax(axis=1)
    text, sure = [], []
    for i, code in enumerate(best):
        if code and (i == 0 or best[i - 1] != code):
            text.append(ALPHABET[code - 1])
            sure.append(float(np.exp(frames[i, code])))
        elif code:
            sure[-1] = max(sure[-1], float(np.exp(frames[i, code])))
    return "".join(text), float(np.mean(sure)) if sure else 0.0


def spell(frames: Frames, allowed: Sequence[frozenset[str]]) -> tuple[list[Spelled], float]:
    """The likeliest line of ``len(allowed)`` characters, and its mean log-likelihood a step.

    A character that is not ``allowed`` at its position is taken only against heavy odds: papers
    with unlawful characters exist. Raises ``ValueError`` if the line is too short to hold so
    many characters.

    Viterbi over (how many characters so far, which one last); a repeated character needs a
    step of "no character" between.
    """
    steps, n = len(frames), len(allowed)
    if steps < n:
        raise ValueError(f"{steps} steps cannot hold {n} characters")
    odds = np.full((n, len(ALPHABET)), _UNLAWFUL, np.float32)
    for i, chars in enumerate(allowed):
        odds[i, [INDEX[c] for c in chars]] = 0.0
    low = np.float32(-1e9)
    on = np.full((n, len(ALPHABET)), low, np.float32)  # ends in character c at position i
    off = np.full(n + 1, low, np.float32)  # i characters so far, last step empty
    off[0] = 0.0
    stay = np.zeros((steps, n, len(ALPHABET)), bool)
    enter = np.zeros((steps, n, len(ALPHABET)), np.int8)
    rest = np.zeros((steps, n + 1), np.int8)
    rows = np.arange(n)
    for t in range(steps):
        first = on.argmax(axis=1)
        top = on[rows, first]
        masked = on.copy()
        masked[rows, first] = low
        second = masked.argmax(axis=1)
        # Come from position i-1: from its empty step, or from another character.
        other = np.full_like(on, low)
        source = np.full(on.shape, -1, np.int8)
        other[1:] = top[:-1, None]
        source[1:] = first[:-1, None]
        same = first[:-1]
        other[rows[1:], same] = masked[rows[:-1], second[:-1]]
        source[rows[1:], same] = second[:-1]
        from_off = off[:-1, None] >= other
        come = np.where(from_off, off[:-1, None], other) + odds
        source = np.where(from_off, np.int8(-1), source)
        keep = on >= come
        stay[t], enter[t] = keep, source
        on_now = np.where(keep, on, come) + frames[t, 1:]
        leave = np.concatenate([[low], top])
        rest[t] = np.where(off >= leave, -1, np.concatenate([[0], first]))
        off = np.maximum(off, leave) + frames[t, 0]
        on = on_now
    return _trace(frames, on, off, stay, enter, rest)


def _trace(
    frames: Frames,
    on: NDArray[np.float32],
    off: NDArray[np.float32],
    stay: NDArray[np.bool_],
    enter: NDArray[np.int8],
    rest: NDArray[np.int8],
) -> tuple[list[Spelled], float]:
    """Walk back and collect, for each position, its steps and its likeliest one."""
    steps, n = len(frames), len(on)
    last = int(on[n - 1].argmax())
    score = max(float(on[n - 1, last]), float(off[n]))
    char = last if on[n - 1, last] >= off[n] else -1
    i = n - 1 if char >= 0 else n
    spans: list[tuple[int, int, int]] = []  # (character, first step, last step), backwards
    end = steps - 1
    for t in range(steps - 1, -1, -1):
        if char < 0:  # an empty step after i characters
            char = int(rest[t, i])
            if char >= 0:
                i, end = i - 1, t - 1
        elif not stay[t, i, char]:
            spans.append((char, t, end))
            char = int(enter[t, i, char])
            i -= 1
            if char < 0:
                i += 1  # i characters so far: the empty step before position i
            end = t - 1
    spans.reverse()
    out = []
    for code, a, b in spans:
        at = a + int(frames[a : b + 1, code + 1].argmax())
        likely = np.exp(frames[at, 1:])
        out.append(Spelled(ALPHABET[code], likely, at / steps, (at + 1) / steps))
    return out, score / steps
