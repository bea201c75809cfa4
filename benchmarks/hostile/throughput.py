"""Text layers of honest PDFs, ours against plain pdfplumber, file by file in turn.

``python -m benchmarks.hostile.throughput``: drawn papers of several writers and the PDFs of
``fixtures`` that hold text, or those of ``GOLD=FOLDER``; ``N`` papers, ``ROUNDS`` times. Plain is
``extract_text()`` of each page; ``words`` is ``extract_words()`` with its letters, which have
places as ours do; ``pages`` goes on to the ``Page`` and the JSON between worker and parent. Drawing
pages and holding lines to their pixels is not part of it. Last line: {n, pages, plain_s, words_s,
layers_s, pages_s, layers_of_plain, layers_of_words, pages_of_plain}: CPU seconds of the quickest
round of each file, and pages a second of ours as a share of plain.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from benchmarks.inspect import makers
from forensics.intake import pagejson, pdfpage
from forensics.intake.guard import Limits
from forensics.intake.pdf import DPI, Pdf


def plain(path: Path) -> int:
    with pdfplumber.open(path) as opened:
        return sum(bool(page.extract_text()) for page in opened.pages)


def words(path: Path) -> int:
    with pdfplumber.open(path) as opened:
        return sum(bool(page.extract_words(return_chars=True)) for page in opened.pages)


def layers(path: Path) -> int:
    with Pdf(path, Limits()) as opened:
        return sum(bool(opened.text_layer(n).lines) for n in range(1, opened.count() + 1))


def pages(path: Path) -> int:
    made = 0
    with Pdf(path, Limits()) as opened:
        for number in range(1, opened.count() + 1):
            layer, size = opened.text_layer(number), opened.size(number)
            text = pagejson.dumps(pdfpage.written(layer, number, size, DPI, "no check"))
            sent = json.loads(json.dumps({"page": text}, ensure_ascii=False).encode())
            made += bool(pagejson.from_json(json.loads(sent["page"]), path.name).words)
    return made


WAYS: tuple[Callable[[Path], int], ...] = (plain, words, layers, pages)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = _papers(Path(folder))
        count, total = 0, [0.0] * len(WAYS)
        for path in files:
            best = [9e9] * len(WAYS)
            for _ in range(int(os.environ.get("ROUNDS") or 5)):
                for i, way in enumerate(WAYS):
                    began = time.process_time()
                    found = way(path)
                    best[i] = min(best[i], time.process_time() - began)
            count += found
            total = [t + b for t, b in zip(total, best, strict=True)]
            if os.environ.get("SHOW"):
                print(f"{best[0] / best[2]:.2f} {best[1] / best[2]:.2f} {found:3} {path.name}")
    seconds = {f"{way.__name__}_s": round(t, 3) for way, t in zip(WAYS, total, strict=True)}
    shares = {
        "layers_of_plain": total[0] / total[2],
        "layers_of_words": total[1] / total[2],
        "pages_of_plain": total[0] / total[3],
    }
    rounded = {name: round(share, 3) for name, share in shares.items()}
    print(json.dumps({"n": len(files), "pages": count, **seconds, **rounded}))


def _papers(folder: Path) -> list[Path]:
    if gold := os.environ.get("GOLD"):
        every = sorted(Path(gold).rglob("*.pdf"))
    else:
        rng = random.Random(int(os.environ.get("SEED") or 5))
        every = []
        for number in range(int(os.environ.get("N") or 24)):
            made = makers.paper(rng)
            every.append(folder / f"{number:02} {made.producer}.pdf")
            every[-1].write_bytes(made.data)
        every += sorted(Path("fixtures").rglob("*.pdf"))
    return [path for path in every if plain(path) and layers(path)]


if __name__ == "__main__":
    main()
