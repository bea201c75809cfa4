"""bench-ocr: reads hard pages, and says what was read, at what cost, against the bare models.

``python -m benchmarks.ocr`` draws 30 pages (see ``draw``): Chinese, traditional Chinese,
English and bilingual; 150, 200 and 300 dpi; a red seal over the date, a photocopied gray one,
fax, phone photo, 3 degrees of skew, all four turns, JPEG 40. Needs fonts-noto-cjk,
fonts-arphic-uming and fonts-arphic-ukai.

``GOLD=FOLDER`` uses pages of your own instead: a folder with pictures and ``truth.jsonl``, one
page a line::

    {"file": "page1.png", "text": "…", "dates": ["2016-10-31"], "cases": ["(2016)云0421刑初1号"],
     "turn": 0}

``dates``: every date printed, as ISO days, each as often as it stands there; ``cases``: case
numbers as printed; ``text`` in reading order (left out: no CER); ``turn``: degrees clockwise that
make the page upright (0 if left out), used for the bare models only. ``PAGES=a,b`` takes only
pages whose name holds one of these words. ``SHOW=1`` prints what was missed.

The last line is one JSON object: date_recall, date_precision (of the dates reported), flagged
(dates lost or wrong on a page that carries a warning at that place, of all lost or wrong),
case_recall, cer, cpu_s_page (worker process, start-up shared by all pages), ratio_to_bare: CPU
seconds of reading through ``forensics.intake`` over those of the same models run bare (find
lines, cut, read) on the same pages, page by page in turn, in the same run.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cpu import of_workers, without_sandbox
from benchmarks.ocr import score


@dataclass(frozen=True)
class Truth:
    path: Path
    text: str
    dates: list[str]
    cases: list[str]
    turn: int


def gold(folder: Path) -> Iterator[Truth]:
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        yield Truth(
            folder / page["file"],
            page.get("text", ""),
            page.get("dates", []),
            page.get("cases", []),
            page.get("turn", 0),
        )


def drawn(folder: Path) -> Iterator[Truth]:
    from benchmarks.ocr import draw

    for spec in draw.specs():
        paper = spec.paper()
        path = folder / (spec.name + (".png" if spec.fate == "fax" else ".jpg"))
        path.write_bytes(draw.draw(spec, paper))
        yield Truth(path, "SPECIMEN\n" + paper.text, paper.dates, paper.cases, spec.turn)


class Bare:
    """The models alone: decode, find lines, cut them out, read them."""

    def __init__(self) -> None:
        import cv2

        from forensics.intake import ppocr

        cv2.setNumThreads(1)
        self._find, self._read = ppocr.Finder(), ppocr.Reader()

    def __call__(self, page: Truth) -> str:
        from PIL import Image

        from forensics.intake import image, lines, scan

        with Image.open(page.path) as opened:
            picture = scan.turned(image.rgb(opened), page.turn)
        quads = self._find(picture)
        quads.sort(key=lambda q: (q[:, 1].mean(), q[:, 0].mean()))
        return "\n".join(self._read(lines.cut(picture, q)).text for q in quads)


def main() -> int:
    from forensics import intake
    from forensics.errors import ForensicsError

    without_sandbox()
    words = [w for w in os.environ.get("PAGES", "").split(",") if w]
    show = bool(os.environ.get("SHOW"))
    place = os.environ.get("GOLD")
    with tempfile.TemporaryDirectory() as temporary:
        pages = list(gold(Path(place)) if place else drawn(Path(temporary)))
        pages = [p for p in pages if not words or any(w in p.path.name for w in words)]
        start, bare_cpu = of_workers(), time.process_time()
        bare = Bare()
        bare_cpu = time.process_time() - bare_cpu
        tally: Counter[str] = Counter()
        for page in pages:
            began = time.process_time()
            bare(page)
            bare_cpu += time.process_time() - began
            name = page.path.name
            ((_, result),) = intake.read_many([(page.path, name)], jobs=1)
            if isinstance(result, ForensicsError):
                print(f"{name}: {result}", file=sys.stderr)
                texts, warned = "", False
            else:
                texts = "\n".join(p.main_text for p in result.pages)
                warned = any(
                    w.code in ("date-damaged", "unreadable")
                    for p in result.pages
                    for w in p.warnings
                )
                if show:
                    for warning in (w for p in result.pages for w in p.warnings):
                        quote = warning.provenance.quote if warning.provenance else ""
                        print(f"  {name}: {warning.code}: {warning.message}: {quote!r}")
            _count(tally, page, texts, warned, show)
        intake.close_workers()
    cpu = of_workers() - start
    lost = tally["dates"] - tally["right"] + tally["reported"] - tally["right"]
    answer = {
        "date_recall": _ratio(tally["right"], tally["dates"]),
        "date_precision": _ratio(tally["right"], tally["reported"]),
        "case_recall": _ratio(tally["cases_right"], tally["cases"]),
        "cer": _ratio(tally["wrong"], tally["characters"]),
        "cpu_s_page": round(cpu / len(pages), 3),
        "ratio_to_bare": round(cpu / bare_cpu, 3),
        "n": len(pages),
        "dates": tally["dates"],
        "dates_right": tally["right"],
        "dates_reported": tally["reported"],
        "lost_or_wrong": lost,
        "lost_or_wrong_on_flagged_pages": tally["flagged"],
    }
    print(json.dumps(answer))
    return 0


def _count(tally: Counter[str], page: Truth, text: str, warned: bool, show: bool) -> None:
    found = score.dates(text)
    right = score.common(page.dates, found)
    cases = score.common([score.bare(c) for c in page.cases], score.cases(text))
    wanted, read = score.bare(page.text), score.bare(text)
    wrong = score.distance(wanted, read) if page.text else 0
    tally.update(
        dates=len(page.dates),
        right=right,
        reported=len(found),
        cases=len(page.cases),
        cases_right=cases,
        characters=len(wanted),
        wrong=wrong,
        flagged=(len(page.dates) + len(found) - 2 * right) if warned else 0,
    )
    missed = Counter(page.dates) - Counter(found)
    extra = Counter(found) - Counter(page.dates)
    print(
        f"{page.path.name}: dates {right}/{len(page.dates)}, reported {len(found)}, cases "
        f"{cases}/{len(page.cases)}, wrong characters {wrong}/{len(wanted)}"
        + (f", missed {sorted(missed)}, extra {sorted(extra)}" if missed or extra else ""),
        flush=True,
    )
    if show and (missed or extra or cases < len(page.cases) or wrong > 8):
        print(text)


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 5) if whole else 1.0


if __name__ == "__main__":
    sys.exit(main())
