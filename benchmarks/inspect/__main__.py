"""What ``forensics inspect`` finds in altered files, and says of honest ones.

``python -m benchmarks.inspect``; ``N`` pairs a kind (default 6), ``SEED``, ``ONLY`` one check.
The files are drawn (``makers``, and a module a check); every one is inspected whole, by the
same function as the command; an altered one is found if an observation of that check is
notable, an honest one flagged if any is. The last line is JSON: for each check ``{altered,
found, benign, flagged}`` and the kinds that went wrong; ``cpu_s_page``: CPU seconds a page,
parent and workers, without OCR.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.cpu import of_workers, without_sandbox
from benchmarks.inspect import hide, makers, revise, scans, seals
from forensics import integrity
from forensics.errors import ForensicsError

Draw = Callable[[random.Random], bytes | tuple[bytes, bytes]]


@dataclass(slots=True)
class Score:
    altered: int = 0
    found: int = 0
    benign: int = 0
    flagged: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, altered: bool, hit: bool, name: str) -> None:
        if altered:
            self.altered += 1
            self.found += hit
        else:
            self.benign += 1
            self.flagged += hit
        self.wrong[name] += altered != hit

    def told(self) -> dict[str, object]:
        wrong = {k: v for k, v in sorted(self.wrong.items()) if v}
        return {
            "altered": self.altered, "found": self.found, "benign": self.benign,
            "flagged": self.flagged, "wrong": wrong,
        }  # fmt: skip


def files(check: str) -> Iterator[tuple[str, bool, Draw]]:
    """(name, altered?, how it is drawn) of each kind of file of a check."""
    if check == "revisions":
        for save in (*revise.ALTERED, *revise.HONEST):
            yield save.__name__, save in revise.ALTERED, _of(save, encrypt=False)
    elif check == "hidden-text":
        for change in (*hide.HIDDEN, *hide.SEEN):
            yield change.__name__, change in hide.HIDDEN, _of(change, encrypt=True)
    elif check == "reuse":
        for pair in (*seals.ALTERED, *seals.HONEST):
            yield pair.__name__, pair in seals.ALTERED, pair
    elif check == "layer":
        for draw in (*scans.ALTERED, *scans.HONEST):
            yield draw.__name__, draw in scans.ALTERED, draw


def _of(change: Callable[[makers.Paper, random.Random], bytes], *, encrypt: bool) -> Draw:
    return lambda rng: change(makers.paper(rng, encrypt=encrypt), rng)


CHECKS = ("revisions", "hidden-text", "layer", "reuse")


def score(check: str, kinds: Iterable[tuple[str, bool, Draw]], folder: Path) -> Score:
    """The score of one check."""
    out = Score()
    seed, count = int(os.environ.get("SEED") or 5), int(os.environ.get("N") or 6)
    for name, altered, draw in kinds:
        for i in range(count):
            rng = random.Random(seed * 1_000_003 + i * 1009 + zlib.crc32(name.encode()))
            made = draw(rng)
            papers = []
            for k, data in enumerate(made if isinstance(made, tuple) else (made,)):
                papers.append((folder / f"{k}", f"{k}"))
                papers[-1][0].write_bytes(data)
            hit = False
            for result in integrity.inspect_many(papers):
                if isinstance(result, ForensicsError):
                    raise result
                # Of an honest file nothing at all may be notable, whichever check says so.
                hit |= any(
                    o.notable and (o.check == check or not altered) for o in result.observations
                )
                for gap in result.not_inspected:
                    print(f"{check}: {name} {i}: {gap}", file=sys.stderr)
            out.add(altered, hit, name)
            if altered != hit:
                print(f"{check}: {name} {i}: {hit}", file=sys.stderr)
    return out


def cpu() -> float:
    """CPU seconds of this process and of the workers that have ended."""
    return time.process_time() + of_workers()


def cost(folder: Path) -> float:
    """CPU seconds a page of twenty honest papers of several pages, inspected whole."""
    made = []
    for i in range(20):
        made.append((folder / f"{i}.pdf", f"{i}.pdf"))
        made[-1][0].write_bytes(makers.paper(random.Random(i)).data)
    before, pages = cpu(), 0
    for path, name in made:
        pages += integrity.inspect(path, name).pages
    return (cpu() - before) / pages


def main() -> None:
    without_sandbox()
    only = os.environ.get("ONLY", "")
    answer: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for check in CHECKS:
            if only in ("", check):
                answer[check] = score(check, files(check), folder).told()
        answer["cpu_s_page"] = round(cost(folder), 4)
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
