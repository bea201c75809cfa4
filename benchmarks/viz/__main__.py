"""How well the visual zone of data pages is read. ``python -m benchmarks.viz``.

Pages are drawn (``draw.py``): nine wordings in turn, flat, on a sheet, photographed; ``N``
(default 27), ``SEED``. ``GOLD=FOLDER`` reads pages of your own: ``viz.jsonl`` with ``file`` and
``fields`` (name_latin, name_han, number, birth_date, issue_date, expiry_date, sex, birth_place,
authority; days as ISO). The machine-readable zone is read too, as it always is; only facts of the
visual zone are scored.

The last line is JSON: ``n`` pages; ``fields`` looked for; ``exact``: value right (a date: the
true day is a reading, and at most one other); ``wrong``: another value given; ``missed``: none;
``by_field``: exact share; ``by_layout``; ``seconds_median``: CPU a page.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from benchmarks.viz.draw import Drawn, pages
from forensics.documents import Context, passport
from forensics.intake import rapid
from forensics.intake.flow import read_picture
from forensics.records import Document, Fact
from forensics.temporal.readings import UncertainDate


def drawn() -> Iterator[Drawn]:
    gold = os.environ.get("GOLD", "")
    if not gold:
        yield from pages(int(os.environ.get("N", "27")), int(os.environ.get("SEED", "7")))
        return
    for line in (Path(gold) / "viz.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        image = ImageOps.exif_transpose(Image.open(Path(gold) / row["file"])).convert("RGB")
        yield Drawn(row["file"], np.asarray(image), row["fields"])


def right(fact: Fact, truth: str) -> bool:
    if isinstance(fact.value, UncertainDate):
        days = {r.earliest.isoformat() for r in fact.value.readings if r.is_day and r.earliest}
        return truth in days and len(days) <= 2
    return plain(str(fact.value)) == plain(truth)


def plain(text: str) -> str:
    """Spaces, commas and case apart."""
    return "".join(c for c in text.upper() if c.isalnum())


def main() -> None:
    engine = rapid.RapidOcr()
    counts = {"exact": 0, "wrong": 0, "missed": 0}
    by_field: dict[str, list[bool]] = defaultdict(list)
    by_layout: dict[str, list[bool]] = defaultdict(list)
    seconds = []
    n = 0
    for one in drawn():
        n += 1
        start = time.process_time()
        read = read_picture(one.picture, engine)
        document = Document(f"page {n}", "0" * 64, "image/png", (read,))
        claim = passport.identify(document)
        facts = passport.extract(document, claim, Context()).facts if claim else ()
        persons = passport.extract(document, claim, Context()).persons if claim else ()
        seconds.append(time.process_time() - start)
        seen = [f for f in (*facts, *(f for p in persons for f in p.facts)) if f.zone == "viz"]
        for name, truth in one.truth.items():
            fact = next((f for f in seen if f.name == name), None)
            good = fact is not None and right(fact, truth)
            counts["exact" if good else "missed" if fact is None else "wrong"] += 1
            by_field[name].append(good)
            by_layout[one.layout].append(good)
            if not good:
                print(f"page {n} ({one.layout}): {name} {fact.value if fact else None!r}: {truth}")

    def shares(rows: dict[str, list[bool]]) -> dict[str, float]:
        return {name: round(sum(v) / len(v), 3) for name, v in sorted(rows.items())}

    print(
        json.dumps(
            {
                "n": n,
                "fields": sum(counts.values()),
                **counts,
                "by_field": shares(by_field),
                "by_layout": shares(by_layout),
                "seconds_median": round(statistics.median(seconds or [0.0]), 2),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main()
