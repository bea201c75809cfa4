"""How well border stamps are found and read. ``python -m benchmarks.stamps``.

Pages are drawn; ``N`` pages (default 30), a third of them faint; ``SEED``; ``STYLE`` is
``varied`` (``varied.py``, the default) or ``plain`` (``draw.py``).
``GOLD=FOLDER`` reads pages of your own: ``truth.jsonl`` with ``file`` and ``stamps``, a list of
``{state, direction, day, port, box}`` (ISO day; box left, top, right, bottom in pixels).

The last line is JSON: ``n`` stamps; ``found``: a region lies on it; ``date``: the true day is
a reading of a crossing there, and no other reading is given unless the print is ambiguous;
``direction``, ``state``, ``port``: right, of all stamps; ``false``: crossings whose readings do
not hold the truth of any stamp there (a wrong day given as read); ``clear`` and ``faint``: date
shares of the two kinds; ``seconds_median``: CPU a page; ``wrong_sure``: crossings whose only
reading is a day that no stamp there shows.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from benchmarks.stamps import draw, varied
from benchmarks.stamps.draw import Truth
from forensics.documents.common.crossings import read_crossings
from forensics.events import Event
from forensics.intake import rapid
from forensics.intake.flow import read_picture
from forensics.records import Box, Document
from forensics.temporal.readings import UncertainDate


@dataclass(slots=True)
class Score:
    n: int = 0
    found: int = 0
    date: int = 0
    direction: int = 0
    state: int = 0
    port: int = 0
    false: int = 0
    by_kind: dict[bool, list[bool]] = field(default_factory=lambda: {False: [], True: []})
    seconds: list[float] = field(default_factory=list)
    wrong_sure: int = 0


def pages() -> Iterator[tuple[str, np.ndarray, list[Truth]]]:
    gold = os.environ.get("GOLD", "")
    if not gold:
        rng = np.random.default_rng(int(os.environ.get("SEED", "11")))
        page = {"varied": varied.page, "plain": draw.page}[os.environ.get("STYLE", "varied")]
        for i in range(int(os.environ.get("N", "30"))):
            picture, truths = page(rng, i % 3 == 2)
            yield f"page {i}", picture, truths
        return
    for line in (Path(gold) / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        image = ImageOps.exif_transpose(Image.open(Path(gold) / row["file"])).convert("RGB")
        truths = [
            Truth(
                s["state"], s["direction"], date.fromisoformat(s["day"]), s.get("port", ""),
                tuple(s["box"]), s.get("angle", 0.0), s.get("faint", False),
            )
            for s in row["stamps"]
        ]  # fmt: skip
        yield row["file"], np.asarray(image), truths


def _share(box: Box, truth: Truth) -> float:
    """How much of ``box`` lies on the stamp."""
    left, top, right, bottom = truth.box
    wide = min(box.right, right) - max(box.left, left)
    high = min(box.bottom, bottom) - max(box.top, top)
    area = (box.right - box.left) * (box.bottom - box.top)
    return max(0, wide) * max(0, high) / max(1, area)


def _days(event: Event) -> set[date]:
    when = event.when
    if not isinstance(when, UncertainDate):
        return set()
    return {r.earliest for r in when.readings if r.earliest and r.earliest == r.latest}


def score_page(score: Score, name: str, picture: np.ndarray, truths: list[Truth]) -> None:
    start = time.process_time()
    read = read_picture(picture, score_page.engine)  # type: ignore[attr-defined]
    score.seconds.append(time.process_time() - start)
    document = Document(name, "0" * 64, "image/png", (read,))
    events = list(read_crossings(document, [read], "", "", "benchmarks.stamps").events)
    used: set[int] = set()

    def there(truth: Truth, event: Event) -> bool:
        return max((_share(b, truth) for b in event.provenance[0].boxes), default=0) > 0.6

    # A triangle's box holds half of its neighbours: stamps whose day was read go first.
    def unread(truth: Truth) -> bool:
        return not any(there(truth, e) and truth.day in _days(e) for e in events)

    for truth in sorted(truths, key=unread):
        score.n += 1
        score.found += any(r.kind == "stamp" and _share(r.box, truth) > 0.5 for r in read.regions)
        here = [(i, e) for i, e in enumerate(events) if i not in used and there(truth, e)]
        best = max(here, key=lambda h: truth.day in _days(h[1]), default=None)
        right = best is not None and truth.day in _days(best[1])
        score.by_kind[truth.faint].append(right)
        if best is None:
            print(f"{name}: not read: {truth}")
            continue
        event = best[1]
        used.add(best[0])
        score.date += right
        if not right:
            print(f"{name}: {event.provenance[0].quote!r} for {truth}")
            score.false += 1
            score.wrong_sure += len(_days(event)) == 1
        place = event.where
        state = bool(place and place.country == truth.state)
        direction = event.detail("direction") == truth.direction
        words = truth.port.split() or [""]
        port = not truth.port or words[0].lower() in event.detail("port").lower()
        port = port or (
            bool(event.detail("port")) and truth.port in _PORTS.get(event.detail("port"), ())
        )
        score.state += state
        score.direction += direction
        score.port += port
        if not (state and direction and port):
            print(f"{name}: {place} {event.details} for {truth}")
    for i, event in enumerate(events):
        if i not in used:
            print(f"{name}: too many: {event.provenance[0].quote!r}")
            score.false += 1
            days = _days(event)
            score.wrong_sure += len(days) == 1 and not days <= {t.day for t in truths}


_PORTS = {
    "Fuyong (福永)": ("福永", "[315]"),
    "Liantang (莲塘)": ("莲塘", "[474]"),
    "Gaoqi (高崎)": ("高崎", "[011]"),
    "Taoyuan": ("TPE",),
    "Taipei Songshan": ("TSA",),
    "Kuala Lumpur International Airport": ("KLIA",),
    "Johor Bahru": ("JOHOR",),
    "Paris Charles de Gaulle": ("ROISSY",),
}


def main() -> None:
    score = Score()
    score_page.engine = rapid.RapidOcr()  # type: ignore[attr-defined]
    for name, picture, truths in pages():
        score_page(score, name, picture, truths)

    def share(values: list[bool]) -> float:
        return round(sum(values) / len(values), 4) if values else 0.0

    n = max(1, score.n)
    print(
        json.dumps(
            {
                "n": score.n,
                "date": round(score.date / n, 4),
                "direction": round(score.direction / n, 4),
                "state": round(score.state / n, 4),
                "port": round(score.port / n, 4),
                "found": round(score.found / n, 4),
                "false": score.false,
                "clear": share(score.by_kind[False]),
                "faint": share(score.by_kind[True]),
                "seconds_median": round(statistics.median(score.seconds or [0.0]), 2),
                "wrong_sure": score.wrong_sure,
            }
        )
    )


if __name__ == "__main__":
    main()
