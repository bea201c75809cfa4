"""Date expressions against their known readings: ``GOLD=FOLDER python -m benchmarks.dates``.

``GOLD`` is a folder with ``*.jsonl`` files, one expression a line: ``text``, ``reference_day``
(the day it was written, and what relative words hang on), ``readings`` (every admissible
``[first day, last day]``), ``acceptable`` (other single readings that are as good). Without it
the table of the tests is used.

Classes: ``exact`` the same set, or one acceptable reading; ``sound`` wider, but whatever is
true is inside; ``missed`` no answer; ``unsafe`` the rest: a reading dropped (ONE), a day
invented inside a longer time (FILL), the truth excluded (FALSE), something that is no date
(GARB). The last line printed is one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import date
from pathlib import Path

from forensics.temporal.readings import Interval, UncertainDate, consistent
from forensics.text.dates import DateContext, FoundDate, find_dates

Span = tuple[str, str]
FIRST, LAST = "0001-01-01", "9999-12-31"


def main() -> int:
    folder = Path(os.environ.get("GOLD") or Path(__file__).parents[2] / "tests" / "dates")
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        print(f"no *.jsonl in {folder}", file=sys.stderr)
        return 2
    items = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines() if line]
    counts = dict.fromkeys(("exact", "sound", "unsafe", "missed"), 0)
    for item in items:
        found = find_dates(item["text"], _context(item))
        kind, why = judge(item, found)
        counts[kind] += 1
        if kind != "exact":
            shown = [f"{a}..{b}" if a != b else a for a, b in answer(found)]
            print(f"{kind:7} {why:5} {item['text']!r}: {', '.join(shown[:6]) or '-'}")
    begin = time.process_time()
    rounds = max(1, 5000 // len(items))
    for _ in range(rounds):
        for item in items:
            find_dates(item["text"], _context(item))
    per_s = round(rounds * len(items) / (time.process_time() - begin))
    print(f"{per_s} expressions a second")
    print(json.dumps({"n": len(items), **counts}))
    return 0


def _context(item: dict[str, object]) -> DateContext:
    day = item.get("reference_day")
    known = date.fromisoformat(str(day)) if day else None
    return DateContext(anchor=known, written=known)


def answer(found: tuple[FoundDate, ...]) -> list[Span]:
    """Everything the finder admits, as spans of days."""
    spans: set[Span] = set()
    for one in found:
        spans.update(_spans(one.value))
    return sorted(spans)


def _spans(value: UncertainDate | Interval) -> set[Span]:
    if isinstance(value, UncertainDate):
        return {(_day(r.earliest, FIRST), _day(r.latest, LAST)) for r in value.readings}
    lows = value.start.readings if value.start else (None,)
    highs = value.end.readings if value.end else (None,)
    return {
        (_day(a.earliest if a else None, FIRST), _day(b.latest if b else None, LAST))
        for a in lows
        for b in highs
        if consistent((*(a.assumes if a else ()), *(b.assumes if b else ())))
    }


def _day(day: date | None, default: str) -> str:
    return day.isoformat() if day else default


def judge(item: dict[str, object], found: tuple[FoundDate, ...]) -> tuple[str, str]:
    """The class of an answer, and the kind of fault."""
    gold = sorted({(str(a), str(b)) for a, b in item["readings"]})  # type: ignore[attr-defined]
    fine = {(str(a), str(b)) for a, b in item.get("acceptable") or ()}  # type: ignore[attr-defined]
    given = answer(found)
    if not gold:
        return ("exact", "") if not given else ("unsafe", "GARB")
    if not given:
        return "missed", ""
    if given == gold or (len(given) == 1 and given[0] in fine):
        return "exact", ""
    # An acceptable bound is as true as the first one.
    targets = [g for g in gold if not _inside(g, given)]
    if not targets:
        return "sound", ""
    if any(_inside(f, given) for f in fine) and len(gold) == 1:
        return "sound", ""
    if len(targets) < len(gold):
        return "unsafe", "ONE"
    if all(any(g[0] <= a and b <= g[1] for g in gold) for a, b in given):
        return "unsafe", "FILL"
    return "unsafe", "FALSE"


def _inside(span: Span, given: list[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in given)


if __name__ == "__main__":
    sys.exit(main())
