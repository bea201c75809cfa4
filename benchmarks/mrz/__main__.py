"""How well machine-readable zones are read. ``GOLD=FOLDER python -m benchmarks.mrz``.

``FOLDER`` has ``ground_truth.jsonl``, a line a picture: ``file`` (relative), ``lines``,
``all_check_digits_valid``, ``exclude`` (``null``, or why it is not counted). Without ``GOLD``
pictures are drawn (``draw.py``). ``ONLY=zone`` skips the slower reading of whole pages.

The last line is JSON. ``exact``: share of pictures whose zone is identical in every character;
``data``: the lines with check digits identical; ``valid_but_wrong``: pictures whose check digits
all hold although a data line is wrong; ``fields``: share of the fields right (number, birth,
expiry, sex, nationality, state, surname, given names); ``seconds_median``: CPU seconds a
picture for the zone alone; ``rotations``: exact share with the pictures turned; ``page``: the
same through the whole page flow, which reads all other text as well.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from benchmarks.mrz.draw import documents
from forensics.intake import rapid
from forensics.intake.flow import read_picture
from forensics.intake.mrz_scan import MrzScanner
from forensics.text.mrz import Mrz, parse

_TURNS = (90, 180, 270, 5, 12)
_FIELDS = ("number", "birth", "expiry", "sex", "nationality", "state")
Reader = Callable[[np.ndarray], list[tuple[str, ...]]]


@dataclass(slots=True)
class Score:
    """Counts over pictures; ``missed`` are (name, truth, got)."""

    n: int = 0
    exact: int = 0
    data: int = 0
    valid_but_wrong: int = 0
    fields: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    missed: list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]] = field(default_factory=list)

    def add(
        self, name: str, truth: tuple[str, ...], got: list[tuple[str, ...]], cpu: float
    ) -> None:
        self.n += 1
        self.seconds.append(cpu)
        best = max(
            got, key=lambda g: sum(a == b for a, b in zip(g, truth, strict=False)), default=()
        )
        right = best == truth
        checked = _checked(truth)
        same = len(best) == len(truth) and all(best[i] == truth[i] for i in checked)
        self.exact += right
        self.data += same
        self.valid_but_wrong += any(
            (zone := parse(g)) is not None
            and zone.valid
            and (len(g) != len(truth) or any(g[i] != truth[i] for i in checked))
            for g in got
        )
        self.fields.append(_fields(parse(truth), parse(best) if best else None))
        if not right:
            self.missed.append((name, truth, got))

    def share(self, count: int) -> float:
        return round(count / self.n, 4) if self.n else 0.0


def _checked(lines: tuple[str, ...]) -> tuple[int, ...]:
    """The lines with check digits."""
    if len(lines) == 3:
        return (0, 1)
    return (0, 1) if lines[0].startswith("IDFRA") else (1,)


def _fields(truth: Mrz | None, got: Mrz | None) -> float:
    if truth is None:
        return 0.0
    pairs = [(truth.value(f), got.value(f) if got else None) for f in _FIELDS]
    pairs.append((truth.name.surname, got.name.surname if got else None))
    pairs.append((truth.name.given, got.name.given if got else None))
    return sum(a == b for a, b in pairs) / len(pairs)


def pictures() -> Iterator[tuple[str, tuple[str, ...], np.ndarray]]:
    gold = os.environ.get("GOLD", "")
    if not gold:
        for one in documents(int(os.environ.get("N", "60"))):
            yield one.name, one.lines, one.picture
        return
    folder = Path(gold)
    for line in (folder / "ground_truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("exclude"):
            continue
        image = ImageOps.exif_transpose(Image.open(folder / row["file"])).convert("RGB")
        yield row["file"], tuple(row["lines"]), np.asarray(image)


def turned(picture: np.ndarray, degrees: int) -> np.ndarray:
    """Turned clockwise; at odd angles on grey, nothing cut off."""
    if degrees % 90 == 0:
        return np.ascontiguousarray(np.rot90(picture, -(degrees // 90)))
    high, wide = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    new = (int(high * sin + wide * cos), int(high * cos + wide * sin))
    matrix[:, 2] += (new[0] - wide) / 2, (new[1] - high) / 2
    return np.asarray(cv2.warpAffine(picture, matrix, new, borderValue=(128, 128, 128)))


def measure(read: Reader, turn: int = 0) -> Score:
    score = Score()
    for name, truth, picture in pictures():
        ready = turned(picture, turn) if turn else picture
        start = time.process_time()
        got = read(ready)
        score.add(name, truth, got, time.process_time() - start)
    return score


def main() -> None:
    scanner = MrzScanner()
    engine = rapid.RapidOcr()

    def zone_only(picture: np.ndarray) -> list[tuple[str, ...]]:
        return [zone.texts for zone, _ in scanner.scan(picture)]

    def whole_page(picture: np.ndarray) -> list[tuple[str, ...]]:
        page = read_picture(picture, engine)
        return [
            tuple(page.text[r.start : r.end].split("\n")) for r in page.regions if r.kind == "mrz"
        ]

    score = measure(zone_only)
    for name, truth, got in score.missed:
        print(name)
        for line in truth:
            print("   truth", line)
        for zone in got or [()]:
            for line in zone or ("nothing found",):
                print("     got", line)
    rotations = {}
    for turn in _TURNS if os.environ.get("ONLY") != "quick" else ():
        one = measure(zone_only, turn)
        rotations[str(turn)] = one.share(one.exact)
        for name, _, _ in one.missed:
            print(f"turned by {turn}: {name} not exact")
        score.valid_but_wrong += one.valid_but_wrong
    result: dict[str, object] = {
        "n": score.n,
        "exact": score.share(score.exact),
        "data": score.share(score.data),
        "valid_but_wrong": score.valid_but_wrong,
        "fields": round(statistics.mean(score.fields), 4) if score.fields else 0.0,
        "seconds_median": round(statistics.median(score.seconds), 3) if score.seconds else 0.0,
        "rotations": rotations,
    }
    if not os.environ.get("ONLY"):
        page = measure(whole_page)
        for name, _, _ in page.missed:
            print(f"whole page: {name} not exact")
        result["page"] = {
            "exact": page.share(page.exact),
            "data": page.share(page.data),
            "valid_but_wrong": page.valid_but_wrong,
            "seconds_median": round(statistics.median(page.seconds), 3),
        }
    sys.stdout.flush()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
